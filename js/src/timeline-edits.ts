/** Edits that Python has not made yet: what they set, on what they were based, and the way back. */
import type { Edit, Rows } from "./timeline-rows";

const FIELDS = ["start_ms", "duration_ms", "text", "volume_pct"] as const;
type Field = (typeof FIELDS)[number];
type Edits = ReadonlyMap<number, Edit>;

/** What a field says in the rows as Python knows them. */
function valueIn(rows: Rows, row: number, field: Field): string | number | undefined {
  if (field === "start_ms") return rows.startOf(row);
  if (field === "duration_ms") return rows.durationOf(row);
  if (field === "text") return rows.textOf(row);
  return rows.volume.get(row);
}

export class EditBook {
  #edits: Edits = new Map();
  /** What the edited fields said when they were edited, by key. */
  readonly #base = new Map<number, Edit>();
  #past: Edits[] = [];
  #future: Edits[] = [];

  /** Edits by the key of their segment. */
  get edits(): Edits {
    return this.#edits;
  }

  get count(): number {
    return this.#edits.size;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Add `edit` to a segment; setting a field to what it says anyway takes the edit of it back. */
  put(patches: ReadonlyMap<number, Edit>, truth: Rows): void {
    this.#past.push(this.#edits);
    this.#future = [];
    const edits = new Map(this.#edits);
    for (const [key, patch] of patches) {
      const row = truth.placeOf(key);
      if (row === undefined) continue;
      this.#base.set(key, { ...baseOf(truth, row, patch), ...this.#base.get(key) });
      const merged = withoutNews({ ...edits.get(key), ...patch }, truth, row);
      if (Object.keys(merged).length === 0) edits.delete(key);
      else edits.set(key, merged);
    }
    this.#edits = edits;
  }

  /** Go a step back, or forth again, among edits that were not sent. */
  step(back: boolean): void {
    const [from, to] = back ? [this.#past, this.#future] : [this.#future, this.#past];
    const edits = from.pop();
    if (!edits) return;
    to.push(this.#edits);
    this.#edits = edits;
  }

  /** Forget `done`: made by Python, or refused. What was edited meanwhile stays, now based on `truth`. */
  drop(done: Edits, truth: Rows): void {
    const edits = new Map(this.#edits);
    for (const [key, edit] of done) {
      const left = { ...edits.get(key) };
      for (const field of Object.keys(edit) as (keyof Edit)[]) {
        if (left[field] === edit[field]) delete left[field];
      }
      const row = truth.placeOf(key);
      if (row !== undefined && Object.keys(left).length > 0) {
        edits.set(key, left);
        this.#base.set(key, baseOf(truth, row, left));
      } else {
        edits.delete(key);
        this.#base.delete(key);
      }
    }
    this.#edits = edits;
    this.#past = [];
    this.#future = [];
  }

  clear(): void {
    this.#edits = new Map();
    this.#base.clear();
    this.#past = [];
    this.#future = [];
  }

  /**
   * Carry the edits over to new rows, but for those in `sent`. An edit goes with its segment; one whose
   * segment is gone, or whose field says something else by now, is dropped. Returns the keys of these.
   */
  rebase(truth: Rows, sent: Edits): number[] {
    const dropped: number[] = [];
    const edits = new Map(this.#edits);
    for (const [key, edit] of this.#edits) {
      const left = this.#leftOf(key, edit, truth, sent.has(key));
      if (left) edits.set(key, left);
      else edits.delete(key);
      if (left === null) dropped.push(key);
    }
    this.#edits = edits;
    this.#past = [];
    this.#future = [];
    return dropped;
  }

  /** What is left to do of an edit: `undefined` when all is done, `null` when it makes no sense any more. */
  #leftOf(key: number, edit: Edit, truth: Rows, isSent: boolean): Edit | null | undefined {
    const row = truth.placeOf(key);
    if (row === undefined) return edit.remove || isSent ? undefined : null;
    const left = withoutNews(edit, truth, row);
    if (Object.keys(left).length === 0) return undefined;
    const base = this.#base.get(key) ?? {};
    const isOutdated = FIELDS.some((field) => field in left && base[field] !== valueIn(truth, row, field));
    return isOutdated && !isSent ? null : left;
  }
}

function baseOf(truth: Rows, row: number, patch: Edit): Edit {
  const base: Record<string, unknown> = {};
  for (const field of FIELDS) if (field in patch) base[field] = valueIn(truth, row, field);
  return base;
}

function withoutNews(edit: Edit, truth: Rows, row: number): Edit {
  const left: Edit = { ...edit };
  for (const field of FIELDS) if (left[field] === valueIn(truth, row, field)) delete left[field];
  return left;
}

/** Edits as they go over the wire: by row instead of by key. */
export function toWire(edits: Edits, truth: Rows): object[] {
  return [...edits].flatMap(([key, edit]) => {
    const row = truth.placeOf(key);
    return row === undefined ? [] : [{ row, ...edit }];
  });
}
