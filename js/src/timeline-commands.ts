/** What a person can do to a timeline, whichever way they ask: lanes, table and buttons all call this. */
import type { Edit } from "./timeline-rows";
import type { TimelineSession } from "./timeline-session";
import { clock } from "./units";
import { WORDS } from "./words";

const NUDGE_MS = 100;
const FAR_NUDGE_MS = 1000;
const LEAST_CLIP_MS = 100;

/** What a view does for the commands. */
export interface Stage {
  editText(row: number): void;
  reveal(row: number): void;
  zoom(factor: number): void;
  fit(): void;
  /** Say something to those who do not see the screen. */
  announce(text: string): void;
}

export type Choice = "only" | "toggle" | "range";

export class Commands {
  readonly #session: TimelineSession;
  readonly #seekers = new Set<(timeMs: number) => void>();
  stage: Stage | null = null;
  /** The row that the keyboard is at; a range reaches from the anchor to it. */
  current: number | null = null;
  #anchor: number | null = null;

  constructor(session: TimelineSession) {
    this.#session = session;
  }

  onSeek(callback: (timeMs: number) => void, signal: AbortSignal): void {
    this.#seekers.add(callback);
    signal.addEventListener("abort", () => this.#seekers.delete(callback), { once: true });
  }

  seek(timeMs: number): void {
    for (const callback of this.#seekers) callback(timeMs);
  }

  /** Select a row; `order` lists the rows as they are seen, for a range. */
  choose(row: number, choice: Choice, order?: readonly number[]): void {
    const selected = new Set(choice === "only" ? [] : this.#session.selected);
    if (choice === "toggle" && selected.has(row)) selected.delete(row);
    else if (choice === "range" && this.#anchor !== null) {
      selected.clear();
      for (const one of range(this.#anchor, row, order)) selected.add(one);
    } else selected.add(row);
    if (choice !== "range" || this.#anchor === null) this.#anchor = row;
    this.current = row;
    this.#session.select(selected);
    this.stage?.announce(this.describe(row));
    if (choice === "only") this.seek(this.#session.rows.startOf(row));
  }

  chooseAll(order?: readonly number[]): void {
    this.#session.select(order ?? Array(this.#session.rows.length).keys());
    this.stage?.announce(WORDS.tl.selected(this.#session.selected.size));
  }

  clear(): void {
    this.#anchor = null;
    this.#session.select([]);
  }

  /** A segment in words: its track, text and times. */
  describe(row: number): string {
    const { rows } = this.#session;
    const text = rows.textOf(row) || WORDS.noText;
    const change = rows.changes.get(row)?.words;
    const problem = this.#session.problems.get(rows.keyOf(row));
    const times = `${clock(rows.startOf(row), true)} – ${clock(rows.end(row), true)}`;
    return [`${rows.labelOf(row)} ${rows.segment[row]}: ${text}`, times, change, problem]
      .filter(Boolean)
      .join(", ");
  }

  nameOf(row: number): string {
    return `${this.#session.rows.labelOf(row)} ${this.#session.rows.segment[row]}`;
  }

  /** Move what is selected. */
  nudge(deltaMs: number): void {
    const { rows } = this.#session;
    const chosen = this.#chosen();
    const shift = Math.max(deltaMs, ...chosen.map((row) => -rows.startOf(row)));
    this.#edit(chosen, (row) => ({ start_ms: rows.startOf(row) + shift }), true);
    const lead = chosen[0];
    if (lead !== undefined) {
      this.stage?.announce(WORDS.tl.moved(this.nameOf(lead), clock(this.#session.rows.startOf(lead), true)));
    }
  }

  /** Make what is selected longer or shorter, at its end or at its start. */
  trim(deltaMs: number, atStart: boolean): void {
    const { rows } = this.#session;
    const chosen = this.#chosen();
    this.#edit(
      chosen,
      (row) => {
        const [start, duration] = [rows.startOf(row), rows.durationOf(row)];
        if (!atStart) return { duration_ms: Math.max(duration + deltaMs, Math.min(duration, LEAST_CLIP_MS)) };
        const shift = Math.max(-start, Math.min(deltaMs, Math.max(0, duration - LEAST_CLIP_MS)));
        return { start_ms: start + shift, duration_ms: duration - shift };
      },
      true,
    );
    const lead = chosen[0];
    if (lead !== undefined) {
      const length = `${(this.#session.rows.durationOf(lead) / 1000).toFixed(1)} s`;
      this.stage?.announce(WORDS.tl.trimmed(this.nameOf(lead), length));
    }
  }

  remove(): void {
    const chosen = this.#chosen();
    const first = chosen[0];
    if (first === undefined) return;
    const words =
      chosen.length === 1 ? WORDS.tl.removedOne(this.nameOf(first)) : WORDS.tl.removedMany(chosen.length);
    this.#edit(chosen, () => ({ remove: true }), false);
    this.stage?.announce(words);
  }

  setText(row: number, text: string): void {
    if (text === this.#session.rows.textOf(row)) return;
    this.#edit([row], () => ({ text }), false);
    this.stage?.announce(WORDS.tl.texted(this.nameOf(row)));
  }

  set(row: number, edit: Edit): void {
    this.#edit([row], () => edit, false);
  }

  step(back: boolean): void {
    void this.#session.step(back);
  }

  /** Do what a key asks for; false when it means nothing here. */
  key(event: KeyboardEvent): boolean {
    return this.#editKey(event) || this.#viewKey(event);
  }

  #editKey(event: KeyboardEvent): boolean {
    if (!this.#session.get("can_edit")) return false;
    const { key, shiftKey, altKey } = event;
    if (event.ctrlKey || event.metaKey) return this.#stepKey(event);
    const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (side && altKey) this.trim(side * NUDGE_MS, shiftKey);
    else if (side) this.nudge(side * (shiftKey ? FAR_NUDGE_MS : NUDGE_MS));
    else if (key === "Delete" || key === "Backspace") this.remove();
    else if ((key === "Enter" || key === "F2") && this.current !== null) this.stage?.editText(this.current);
    else return false;
    return true;
  }

  #stepKey({ key, shiftKey }: KeyboardEvent): boolean {
    const letter = key.toLowerCase();
    if (letter !== "z" && letter !== "y") return false;
    this.step(letter === "z" && !shiftKey);
    return true;
  }

  #viewKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== "a") return false;
      this.chooseAll();
    } else if (key === "+" || key === "=") this.stage?.zoom(1.6);
    else if (key === "-") this.stage?.zoom(1 / 1.6);
    else if (key === "0") this.stage?.fit();
    else if (key === "Escape" && this.#session.selected.size > 0) this.clear();
    else return this.#walkKey(event);
    return true;
  }

  #walkKey({ key, shiftKey }: KeyboardEvent): boolean {
    const { rows } = this.#session;
    const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, Home: -rows.length, End: rows.length };
    const step = steps[key];
    if (step === undefined || rows.length === 0) return false;
    const from = this.current ?? (step > 0 ? -1 : rows.length);
    const row = Math.min(Math.max(from + step, 0), rows.length - 1);
    this.choose(row, shiftKey ? "range" : "only");
    this.stage?.reveal(row);
    return true;
  }

  #chosen(): number[] {
    return [...this.#session.selected].sort((a, b) => a - b);
  }

  #edit(rows: number[], make: (row: number) => Edit, settle: boolean): void {
    if (rows.length > 0) this.#session.edit(new Map(rows.map((row) => [row, make(row)])), settle);
  }
}

function* range(from: number, to: number, order?: readonly number[]): Generator<number> {
  if (order) {
    const [a, b] = [order.indexOf(from), order.indexOf(to)].sort((one, other) => one - other);
    yield* order.slice(Math.max(a ?? 0, 0), (b ?? 0) + 1);
  } else {
    for (let row = Math.min(from, to); row <= Math.max(from, to); row += 1) yield row;
  }
}
