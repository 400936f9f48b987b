/**
 * What a chat shows, once per model: the finished turns (a trait) and the running one (deltas). A missing
 * delta is noticed by the number of the next, or by a question when none comes; then the whole is asked for.
 */
import { Reveal } from "./chat-reveal";
import type { Draft } from "./chat-script";
import { METHOD } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { type FilesState, UploadSession } from "./uploader-session";
import type { Delta, Step, Wire } from "./wire";

/** Where on the timeline a change is. */
export interface Target {
  track: string;
  segment: number | null;
  start_ms: number | null;
}

/** One turn; `ending` is empty while it runs (`pictory_nb/widgets/transcript.py`). */
export interface TurnRow {
  id: string;
  prompt: string;
  /** The prompt is only the beginning of what was said; `ChatSession.promptOf` fetches all of it. */
  is_cut: boolean;
  /** The prompt tells what was done by hand: it is nothing that could be sent again. */
  is_heading?: boolean;
  text: string;
  ending: string;
  changes: string[];
  /** Where each of the changes is; empty when that is not known. */
  targets: Target[];
  steps: Step[];
  actions: string[];
  /** Messages that one press sends. */
  offers: string[];
  /** What the agent wants to know, when the offers answer a question. */
  question: string;
  error: string;
  elapsed_s: number;
  credits: number | null;
  credits_left: number | null;
}

export interface ChatState extends FilesState {
  language: string;
  title: string;
  badge: string;
  interactive: boolean;
  /** Whether a running turn can be stopped although there is no input. */
  can_stop: boolean;
  suggestions: string[];
  takes_files: boolean;
  turns: TurnRow[];
  first_turn: number;
}

/** The running turn as far as it has come; what of its text is seen is `ChatSession.shownText`. */
export interface Live {
  turn: string;
  seq: number;
  text: string;
  steps: Step[];
  changes: string[];
  /** When the steps were heard of (`performance.now()`), for the seconds of the one that runs. */
  heardAt: number;
}

/** A running turn that is silent for so long is asked about, and then less and less often. */
const FIRST_LOOK_MS = 3000;
const LONGEST_LOOK_MS = 30_000;

export class ChatSession {
  readonly #model: Model<ChatState>;
  readonly #signal: AbortSignal;
  readonly wire: Wire;
  readonly changed = new Listeners();
  /** What is being written; a view that is drawn anew goes on with it. */
  readonly draft: Draft = { text: "", scripts: [] };
  /** The files that are given to the studio; the chat shows those that were chosen in it. */
  readonly uploads: UploadSession;
  readonly #jumps = new Set<(target: Target | null) => void>();
  readonly #startedAt = new Map<string, number>();
  readonly #reveal: Reveal;
  #live: Live | null = null;
  #look: ReturnType<typeof setTimeout> | undefined;
  /** Deltas that came while the whole text was asked for; `null` when nothing is being asked. */
  #waiting: Delta[] | null = null;
  #earlier: TurnRow[] = [];
  #first = 0;

  constructor(model: Model<ChatState>, wire: Wire, signal: AbortSignal) {
    this.#model = model;
    this.#signal = signal;
    this.wire = wire;
    this.uploads = new UploadSession(model, wire, signal);
    this.uploads.changed.add(() => this.changed.call(), signal);
    this.#first = model.get("first_turn");
    this.#reveal = new Reveal(() => this.changed.call(), signal);
    wire.onDelta((delta) => this.#receive(delta), signal);
    const traits = ["turns", "title", "badge", "interactive", "can_stop", "suggestions", "takes_files"];
    listen(
      model,
      traits.map((trait) => `change:${trait}`),
      () => this.#onTraits(),
      signal,
    );
    wire.changed.add(() => this.changed.call(), signal);
    wire.missed.add(() => this.#lookNow(), signal);
    const lookAgain = () => document.hidden || this.#lookNow();
    document.addEventListener("visibilitychange", lookAgain, { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#look), { once: true });
    this.#lookNow();
    this.#lookLater();
  }

  get<Key extends keyof ChatState>(key: Key): ChatState[Key] {
    return this.#model.get(key);
  }

  /** The turns that this page has, oldest first. */
  get turns(): TurnRow[] {
    return [...this.#earlier, ...this.#model.get("turns")];
  }

  /** How many turns there are before the first of `turns`. */
  get missing(): number {
    return this.#first;
  }

  get live(): Live | null {
    return this.#live;
  }

  /** The text of the running turn as far as it is to be seen: what has just come is shown little by little. */
  get shownText(): string {
    return this.#live ? this.#reveal.text : "";
  }

  get running(): TurnRow | undefined {
    return this.#model.get("turns").findLast((turn) => turn.ending === "");
  }

  /** When this page first heard of a turn, for the seconds that it shows while the turn runs. */
  startedAt(turn: string): number {
    const known = this.#startedAt.get(turn) ?? performance.now();
    this.#startedAt.set(turn, known);
    return known;
  }

  async send(text: string): Promise<void> {
    await this.wire.request(METHOD.chatSend, { text });
  }

  async stop(): Promise<void> {
    await this.wire.request(METHOD.chatStop);
  }

  async act(name: string): Promise<void> {
    if (name === "show_timeline") this.jump(null);
    await this.wire.request(METHOD.chatAction, { name });
  }

  /** What the user said in a turn, whole. */
  async promptOf(row: TurnRow): Promise<string> {
    if (!row.is_cut) return row.prompt;
    const { value } = await this.wire.request(METHOD.chatPrompt, { turn: row.id });
    return String(value.text);
  }

  /** The whole conversation as a Markdown file. */
  async markdown(): Promise<{ name: string; text: string }> {
    const { value } = await this.wire.request(METHOD.chatMarkdown);
    return { name: String(value.name), text: String(value.text) };
  }

  /** Let `listener` show a place on a timeline that stands beside the chat; `null` is the timeline itself. */
  onJump(listener: (target: Target | null) => void, signal: AbortSignal): void {
    this.#jumps.add(listener);
    signal.addEventListener("abort", () => this.#jumps.delete(listener), { once: true });
    this.changed.call();
  }

  /** Whether there is a timeline to jump to. */
  get canJump(): boolean {
    return this.#jumps.size > 0;
  }

  jump(target: Target | null): void {
    for (const listener of this.#jumps) listener(target);
  }

  /** The credits that are left, as far as a turn has told. */
  get creditsLeft(): number | null {
    return this.turns.findLast((turn) => turn.credits_left !== null)?.credits_left ?? null;
  }

  /** Fetch the turns before the first one that is here. */
  async loadEarlier(): Promise<void> {
    const { value } = await this.wire.request(METHOD.chatEarlier, { before: this.#first });
    this.#earlier = [...(value.turns as TurnRow[]), ...this.#earlier];
    this.#first = Number(value.first);
    this.changed.call();
  }

  #onTraits(): void {
    if (this.#earlier.length === 0) this.#first = this.#model.get("first_turn");
    else this.#keepWindowWhole();
    if (this.#live && this.#live.turn !== this.running?.id) this.#live = null;
    this.#lookLater();
    this.changed.call();
  }

  /** When the trait's window moves on, turns that fell out of it would leave a hole behind the earlier ones. */
  #keepWindowWhole(): void {
    const expected = this.#first + this.#earlier.length;
    if (this.#model.get("first_turn") === expected) return;
    this.#earlier = [];
    this.#first = this.#model.get("first_turn");
  }

  #receive(delta: Delta): void {
    this.#lookLater();
    if (this.#waiting) {
      this.#waiting.push(delta);
      return;
    }
    if (delta.turn !== this.#live?.turn) {
      this.#reveal.set("");
      this.#live = { turn: delta.turn, seq: 0, text: "", steps: [], changes: [], heardAt: performance.now() };
    }
    if (delta.seq <= this.#live.seq) return;
    if (delta.seq !== this.#live.seq + 1) {
      this.#heal(delta.turn);
      return;
    }
    this.#apply(this.#live, delta);
    this.changed.call();
  }

  #apply(live: Live, delta: Delta): void {
    live.seq = delta.seq;
    if (delta.text !== undefined) live.text = delta.replace ? delta.text : live.text + delta.text;
    this.#reveal.set(live.text, delta.spread_ms);
    if (delta.steps !== undefined) {
      live.steps = delta.steps;
      live.heardAt = performance.now();
    }
    if (delta.changes !== undefined) live.changes = delta.changes;
  }

  #lookNow(): void {
    if (this.running) this.#heal(this.running.id);
  }

  /** Ask about the running turn if nothing is heard of it: what got lost may have been the last for long. */
  #lookLater(quietMs = FIRST_LOOK_MS): void {
    clearTimeout(this.#look);
    if (!this.running || this.#signal.aborted) return;
    this.#look = setTimeout(() => {
      if (!this.#waiting) this.#lookNow();
      this.#lookLater(Math.min(2 * quietMs, LONGEST_LOOK_MS));
    }, quietMs);
  }

  #heal(turn: string): void {
    this.#waiting = [];
    const seen = this.#live?.turn === turn ? this.#live.seq : 0;
    this.wire
      .request(METHOD.chatLive, { turn, seq: seen })
      .then(({ value }) => {
        // Python sends the finished turns anew when it has ended, and no text when none is missing.
        if (!value.running || value.text === undefined) return;
        const { seq, text, steps, changes } = value as unknown as Live;
        this.#live = { turn, seq, text, steps, changes, heardAt: performance.now() };
        this.#reveal.set(text);
      })
      // A turn that cannot be asked about still ends with its full text in the trait.
      .catch(() => undefined)
      .finally(() => {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const delta of waiting) this.#receive(delta);
        this.changed.call();
      });
  }
}
