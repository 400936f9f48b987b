/** The segments of a timeline as columns, and which of them lie in a span of time. */

/** As `pictory_nb/widgets/timeline_columns.py` makes them; what few rows have is listed with its place. */
export interface Columns {
  first: number;
  key: number[];
  lane: number[];
  segment: number[];
  start: number[];
  duration: number[];
  text: string[];
  volume: [number, number][];
  change: [number, string[], string, [number, number] | null][];
}

/** In a comparison: what happened to a segment, in words too, and where it was (start and length in ms). */
export interface Change {
  marks: string[];
  words: string;
  was: [number, number] | null;
}

/** What an edit sets; times in ms, volume in percent. */
export interface Edit {
  start_ms?: number;
  duration_ms?: number;
  text?: string;
  volume_pct?: number;
  remove?: true;
}

/** Rows of one track in order of their starts; `reach` is the latest end up to each of them. */
interface Order {
  rows: number[];
  reach: Float64Array;
}

export class Rows {
  readonly tracks: [label: string, type: string][];
  readonly key: number[] = [];
  readonly lane: number[] = [];
  readonly segment: number[] = [];
  start: number[] = [];
  duration: number[] = [];
  text: string[] = [];
  volume = new Map<number, number>();
  readonly changes = new Map<number, Change>();
  /** Rows that an edit removes: they keep their place until Python has removed them. */
  removed: ReadonlySet<number> = new Set();
  #orders: Order[] | null = null;
  #places: Map<number, number> | null = null;
  #levels: { of: Uint8Array; count: number[] } | null = null;

  constructor(tracks: [string, string][], parts: Columns[] = []) {
    this.tracks = tracks;
    for (const part of parts) {
      for (const name of ["key", "lane", "segment", "start", "duration"] as const) {
        for (const value of part[name]) this[name].push(value);
      }
      for (const text of part.text) this.text.push(text);
      for (const [place, volume] of part.volume) this.volume.set(part.first + place, volume);
      for (const [place, marks, words, was] of part.change) {
        this.changes.set(part.first + place, { marks, words, was });
      }
    }
  }

  get length(): number {
    return this.key.length;
  }

  /** The end of the last segment, in ms. */
  get endMs(): number {
    return this.#order().reduce((latest, { reach }) => Math.max(latest, reach.at(-1) ?? 0), 0);
  }

  end(row: number): number {
    return this.#at(this.start, row) + this.#at(this.duration, row);
  }

  startOf(row: number): number {
    return this.#at(this.start, row);
  }

  durationOf(row: number): number {
    return this.#at(this.duration, row);
  }

  textOf(row: number): string {
    return this.text[row] ?? "";
  }

  laneOf(row: number): number {
    return this.#at(this.lane, row);
  }

  labelOf(row: number): string {
    return this.tracks[this.laneOf(row)]?.[0] ?? "";
  }

  typeOf(row: number): string {
    return this.tracks[this.laneOf(row)]?.[1] ?? "";
  }

  keyOf(row: number): number {
    return this.#at(this.key, row);
  }

  /** Where the segment that is known by `key` is now. */
  placeOf(key: number): number | undefined {
    this.#places ??= new Map(this.key.map((known, row) => [known, row]));
    return this.#places.get(key);
  }

  /** The rows of a track that lie in a span of time, in order of their starts. */
  *between(lane: number, fromMs: number, toMs: number): Generator<number> {
    const order = this.#order()[lane];
    if (!order) return;
    for (let at = firstAbove(order.reach, fromMs); at < order.rows.length; at += 1) {
      const row = this.#at(order.rows, at);
      if (this.startOf(row) > toMs) return;
      if (this.end(row) >= fromMs) yield row;
    }
  }

  /** On which line of its track a segment is drawn: one that overlaps those before it goes further down. */
  levelOf(row: number): number {
    return this.#level().of[row] ?? 0;
  }

  levelsOf(lane: number): number {
    return this.#level().count[lane] ?? 1;
  }

  /** The rows as they will be once `edits` (by key) are made. */
  with(edits: ReadonlyMap<number, Edit>): Rows {
    if (edits.size === 0) return this;
    const copy = Object.assign(new Rows(this.tracks), {
      key: this.key,
      lane: this.lane,
      segment: this.segment,
    });
    Object.assign(copy, { start: [...this.start], duration: [...this.duration], text: [...this.text] });
    Object.assign(copy, { volume: new Map(this.volume), changes: this.changes });
    const removed = new Set<number>();
    for (const [key, edit] of edits) {
      const row = this.placeOf(key);
      if (row === undefined) continue;
      if (edit.start_ms !== undefined) copy.start[row] = edit.start_ms;
      if (edit.duration_ms !== undefined) copy.duration[row] = edit.duration_ms;
      if (edit.text !== undefined) copy.text[row] = edit.text;
      if (edit.volume_pct !== undefined) copy.volume.set(row, edit.volume_pct);
      if (edit.remove) removed.add(row);
    }
    copy.removed = removed;
    // What is only wanted so far does not push others down: it lies over them until it is true.
    copy.#levels = this.#level();
    return copy;
  }

  #order(): Order[] {
    if (this.#orders) return this.#orders;
    const lanes: number[][] = this.tracks.map(() => []);
    for (let row = 0; row < this.length; row += 1) lanes[this.laneOf(row)]?.push(row);
    this.#orders = lanes.map((rows) => {
      if (!this.#isRising(rows)) rows.sort((a, b) => this.startOf(a) - this.startOf(b) || a - b);
      const reach = new Float64Array(rows.length);
      let latest = 0;
      for (let at = 0; at < rows.length; at += 1) {
        latest = Math.max(latest, this.end(this.#at(rows, at)));
        reach[at] = latest;
      }
      return { rows, reach };
    });
    return this.#orders;
  }

  /** Whether rows are in order of their starts already, as those of a film mostly are. */
  #isRising(rows: number[]): boolean {
    for (let at = 1; at < rows.length; at += 1) {
      if (this.startOf(this.#at(rows, at)) < this.startOf(this.#at(rows, at - 1))) return false;
    }
    return true;
  }

  #level(): { of: Uint8Array; count: number[] } {
    if (this.#levels) return this.#levels;
    const of = new Uint8Array(this.length);
    const count = this.#order().map(({ rows }) => {
      const ends: number[] = [];
      for (const row of rows) {
        const start = this.startOf(row);
        let level = 0;
        while (level < ends.length && (ends[level] ?? 0) > start) level += 1;
        level = Math.min(level, MOST_LEVELS - 1);
        ends[level] = Math.max(ends[level] ?? 0, this.end(row));
        of[row] = level;
      }
      return Math.max(1, ends.length);
    });
    this.#levels = { of, count };
    return this.#levels;
  }

  #at(values: ArrayLike<number>, place: number): number {
    return values[place] ?? 0;
  }
}

const MOST_LEVELS = 4;

/** The first place in rising `values` that is above `limit`; its end where none is. */
function firstAbove(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
