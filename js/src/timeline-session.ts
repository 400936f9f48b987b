/** What a timeline shows, once per model: rows, selection, and edits on their way to Python. */
import { METHOD } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { EditBook, toWire } from "./timeline-edits";
import { TimelineMedia } from "./timeline-media";
import { type Columns, type Edit, Rows } from "./timeline-rows";
import { expand, spansOf } from "./timeline-spans";
import type { Reply, Wire } from "./wire";
import { WORDS } from "./words";

/** Key presses that follow each other closely become one edit. */
const SETTLE_MS = 600;

/** The traits of `pictory_nb/widgets/timeline.py`. */
export interface TimelineState {
  title: string;
  summary: string;
  tracks: [string, string][];
  columns: Partial<Columns>;
  row_count: number;
  duration_ms: number;
  revision: number;
  spans: [number, number][];
  can_edit: boolean;
  can_undo: boolean;
  can_redo: boolean;
  has_media: boolean;
  edit_cost: string;
  lock: string;
}

interface Problem {
  row: number | null;
  words: string;
}

export class TimelineSession {
  readonly wire: Wire;
  readonly media: TimelineMedia;
  readonly changed = new Listeners();
  readonly #model: Model<TimelineState>;
  readonly #book = new EditBook();
  #truth: Rows;
  #shown: Rows;
  #shownEdits: ReadonlyMap<number, Edit> = new Map();
  #isLoading = false;
  #pulling: Promise<void> = Promise.resolve();
  #selected: ReadonlySet<number> = new Set();
  #sent: ReadonlyMap<number, Edit> = new Map();
  #isSaving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsentSelection = false;
  #isSelecting = false;
  #problem = "";
  #problems = new Map<number, string>();

  constructor(model: Model<TimelineState>, wire: Wire, signal: AbortSignal) {
    this.#model = model;
    this.wire = wire;
    this.#truth = this.#shown = new Rows(model.get("tracks"));
    this.media = new TimelineMedia(wire, () => this.#model.get("revision"), signal);
    this.#takeRows();
    listen(model, ["change:revision"], () => this.#takeRows(), signal);
    listen(model, ["change:spans"], () => this.#takeSelected(), signal);
    const flags = ["can_edit", "can_undo", "can_redo", "edit_cost", "lock", "title", "summary"];
    listen(
      model,
      flags.map((name) => `change:${name}`),
      () => this.changed.call(),
      signal,
    );
    this.media.changed.add(() => this.changed.call(), signal);
    wire.changed.add(() => this.#takeConnection(), signal);
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  get<Key extends keyof TimelineState>(key: Key): TimelineState[Key] {
    return this.#model.get(key);
  }

  /** The rows with the user's edits in them, made already or not. */
  get rows(): Rows {
    if (this.#shownEdits !== this.#book.edits) {
      this.#shownEdits = this.#book.edits;
      this.#shown = this.#truth.with(this.#shownEdits);
    }
    return this.#shown;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  get selected(): ReadonlySet<number> {
    return this.#selected;
  }

  /** What went wrong with the last request, in words. */
  get problem(): string {
    return this.#problem;
  }

  /** What is wrong with an edit of a segment, in words, by its key. */
  get problems(): ReadonlyMap<number, string> {
    return this.#problems;
  }

  /** Whether edits are collected until the user applies them, because that costs something. */
  get collects(): boolean {
    return this.#model.get("edit_cost") !== "";
  }

  get canEdit(): boolean {
    return this.#model.get("can_edit") && this.#model.get("lock") === "";
  }

  get canUndo(): boolean {
    return this.collects ? this.#book.canUndo : this.#book.count > 0 || this.#model.get("can_undo");
  }

  get canRedo(): boolean {
    return this.collects ? this.#book.canRedo : this.#model.get("can_redo");
  }

  /** How many segments have edits that Python has not made. */
  get editCount(): number {
    return this.#book.count;
  }

  /** The rows that have edits which Python has not made. */
  get editedRows(): ReadonlySet<number> {
    return new Set([...this.#book.edits.keys()].map((key) => this.#truth.placeOf(key) ?? -1));
  }

  get isSaving(): boolean {
    return this.#isSaving;
  }

  /** Select rows here at once, and tell Python, which tells the other pages. */
  select(rows: Iterable<number>): void {
    const selected = new Set(rows);
    if (selected.size === this.#selected.size && [...selected].every((row) => this.#selected.has(row)))
      return;
    this.#selected = selected;
    this.changed.call();
    this.#unsentSelection = true;
    if (!this.#isSelecting) this.#tellSelected();
  }

  /** Edit segments, here at once; `settle` waits whether more of the kind follows. */
  edit(patches: ReadonlyMap<number, Edit>, settle = false): void {
    if (!this.canEdit) {
      this.say(this.#model.get("lock"));
      return;
    }
    const byKey = new Map([...patches].map(([row, edit]) => [this.#truth.keyOf(row), edit]));
    this.#book.put(byKey, this.#truth);
    this.#problem = "";
    for (const key of byKey.keys()) this.#problems.delete(key);
    this.changed.call();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), settle ? SETTLE_MS : 0);
  }

  /** Send what was collected. */
  apply(): void {
    clearTimeout(this.#timer);
    this.#send();
  }

  discard(): void {
    clearTimeout(this.#timer);
    this.#book.clear();
    this.#problems.clear();
    this.#problem = "";
    this.changed.call();
  }

  /** Undo or redo: among the collected edits, else of what Python has made. */
  async step(back: boolean): Promise<void> {
    if (this.collects) {
      this.#book.step(back);
      this.changed.call();
      return;
    }
    clearTimeout(this.#timer);
    if (this.#book.count > 0 && !this.#isSaving) {
      this.discard();
      return;
    }
    await this.#ask(() => this.wire.request(METHOD.timelineStep, { back }));
  }

  /** Tell the user something about the timeline as a whole. */
  say(words: string): void {
    this.#problem = words;
    this.changed.call();
  }

  dismissProblem(key: number | null): void {
    if (key === null) this.#problem = "";
    else this.#problems.delete(key);
    this.changed.call();
  }

  /** Said before anybody edits what no kernel will keep, and taken back when it is there after all. */
  #takeConnection(): void {
    if (this.wire.connection === "gone") this.say(WORDS.gone);
    else if (this.#problem === WORDS.gone) this.say("");
  }

  /** Edits that cost nothing go to Python; what is collected is only checked there. */
  #flush(): void {
    if (this.collects) void this.#check();
    else this.#send();
  }

  async #check(): Promise<void> {
    const edits = toWire(this.#book.edits, this.#truth);
    if (edits.length === 0) return;
    const revision = this.#model.get("revision");
    try {
      const { value } = await this.wire.request(METHOD.timelineEdit, { edits, revision, only_check: true });
      this.#takeProblems(value.problems as Problem[]);
      this.changed.call();
    } catch (error) {
      this.say((error as Error).message);
    }
  }

  async #send(): Promise<void> {
    // One after the other: what is edited meanwhile goes out when this has been answered.
    if (this.#isSaving || this.#book.count === 0) return;
    const revision = this.#model.get("revision");
    this.#sent = this.#book.edits;
    const edits = toWire(this.#sent, this.#truth);
    const isDone = await this.#ask(() => this.wire.request(METHOD.timelineEdit, { edits, revision }));
    // The edits are seen until the rows that hold them are there.
    await this.#pulling;
    const sent = this.#sent;
    this.#sent = new Map();
    // Refused edits go too, so that the view is true again; collected ones stay, to be mended.
    if (isDone || !this.collects) this.#book.drop(sent, this.#truth);
    this.changed.call();
    if (this.#book.count > 0 && !this.collects) void this.#send();
  }

  /** Ask for a change of the timeline; true when it was made. */
  async #ask(request: () => Promise<Reply>): Promise<boolean> {
    this.#isSaving = true;
    this.#problem = "";
    this.changed.call();
    try {
      const { value } = await request();
      this.#problems.clear();
      const problems = value.problems as Problem[];
      this.#takeProblems(problems);
      if (problems.length === 0) this.#problem = String(value.said ?? "");
      return problems.length === 0;
    } catch (error) {
      this.#problem = (error as Error).message;
      return false;
    } finally {
      this.#isSaving = false;
      this.changed.call();
    }
  }

  #takeProblems(problems: Problem[]): void {
    for (const { row, words } of problems) {
      if (row === null || row >= this.#truth.length) this.#problem = words;
      else this.#problems.set(this.#truth.keyOf(row), words);
    }
  }

  async #tellSelected(): Promise<void> {
    this.#isSelecting = true;
    while (this.#unsentSelection) {
      this.#unsentSelection = false;
      const params = { spans: spansOf(this.#selected), revision: this.#model.get("revision") };
      try {
        await this.wire.request(METHOD.timelineSelect, params);
      } catch (error) {
        this.#problem = (error as Error).message;
        this.#takeSelected();
      }
    }
    this.#isSelecting = false;
  }

  #takeSelected(): void {
    if (!this.#unsentSelection) this.#selected = new Set(expand(this.#model.get("spans")));
    this.changed.call();
  }

  #takeRows(): void {
    const columns = this.#model.get("columns");
    if (columns.key?.length === this.#model.get("row_count")) this.#show([columns as Columns]);
    else this.#pulling = this.#pullRows(this.#model.get("revision"));
  }

  async #pullRows(revision: number): Promise<void> {
    const parts: Columns[] = [];
    let count = 0;
    this.#isLoading = true;
    this.changed.call();
    try {
      while (count < this.#model.get("row_count")) {
        const { value } = await this.wire.request(METHOD.timelineRows, { offset: count });
        if (value.revision !== revision || this.#model.get("revision") !== revision) return;
        const part = value.columns as Columns;
        parts.push(part);
        count += part.key.length;
      }
      this.#show(parts);
    } catch (error) {
      this.#isLoading = false;
      this.say((error as Error).message);
    }
  }

  #show(parts: Columns[]): void {
    this.#isLoading = false;
    this.#truth = this.#shown = new Rows(this.#model.get("tracks"), parts);
    this.#shownEdits = new Map();
    const dropped = this.#book.rebase(this.#truth, this.#sent);
    if (dropped.length > 0) this.#problem = WORDS.tl.dropped(dropped.length);
    this.media.renew();
    this.#takeSelected();
  }
}
