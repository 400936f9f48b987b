/** One drag of segments: where they come while the pointer moves, and what becomes of it when rows change. */
import type { Edit, Rows } from "./timeline-rows";
import { dragged, edgesOf, type Grip, type Span, snapTo } from "./timeline-scale";

const SNAP_PX = 7;

export class Drag {
  readonly grip: Grip;
  readonly #keys: number[];
  readonly #before: Span[];
  #rows: Rows;
  #edges: Float64Array;
  #after: Span[];
  snappedMs: number | null = null;

  /** `lead` is the row under the pointer: its edges are the ones that snap. */
  constructor(rows: Rows, chosen: Iterable<number>, lead: number, grip: Grip) {
    const others = [...chosen].filter((row) => row !== lead);
    // Only what is moved is moved together: a trim is of one segment.
    const moving = grip === "move" ? [lead, ...others] : [lead];
    this.grip = grip;
    this.#rows = rows;
    this.#keys = moving.map((row) => rows.keyOf(row));
    this.#before = moving.map((row) => ({ start: rows.startOf(row), duration: rows.durationOf(row) }));
    this.#after = this.#before;
    this.#edges = edgesOf(rows, new Set(moving));
  }

  /** The pointer is `deltaPx` from where it began; `isFree` snaps to nothing. */
  move(deltaPx: number, pxPerMs: number, playheadMs: number | null, isFree: boolean): void {
    const targets = { edges: this.#edges, playheadMs };
    const snap = (timeMs: number) => (isFree ? null : snapTo(timeMs, targets, SNAP_PX / pxPerMs));
    const { spans, snappedMs } = dragged(this.#before, this.grip, deltaPx / pxPerMs, snap);
    this.#after = spans;
    this.snappedMs = snappedMs;
  }

  /** The edits so far, by row. */
  get edits(): Map<number, Edit> {
    const edits = new Map<number, Edit>();
    this.#keys.forEach((key, index) => {
      const [row, before, after] = [this.#rows.placeOf(key), this.#before[index], this.#after[index]];
      if (row === undefined || !before || !after) return;
      const edit: Edit = {};
      if (after.start !== before.start) edit.start_ms = after.start;
      if (after.duration !== before.duration) edit.duration_ms = after.duration;
      if (Object.keys(edit).length > 0) edits.set(row, edit);
    });
    return edits;
  }

  /** The rows as they would be if the drag ended here. */
  get preview(): Rows {
    return this.#rows.with(new Map([...this.edits].map(([row, edit]) => [this.#rows.keyOf(row), edit])));
  }

  /** Go on with new rows; false when a dragged segment is gone, or is somewhere else by now. */
  rebase(rows: Rows): boolean {
    const isSame = this.#keys.every((key, index) => {
      const row = rows.placeOf(key);
      const before = this.#before[index];
      return (
        row !== undefined && rows.startOf(row) === before?.start && rows.durationOf(row) === before.duration
      );
    });
    if (!isSame) return false;
    this.#rows = rows;
    this.#edges = edgesOf(rows, new Set(this.#keys.map((key) => rows.placeOf(key) ?? -1)));
    return true;
  }
}
