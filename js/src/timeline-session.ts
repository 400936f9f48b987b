/** What a timeline shows, once per model: rows (a trait, or pulled when they are many) and the selection. */
import { METHOD } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import type { Wire } from "./wire";

/** One segment; times in ms from the start of the film (`pictory_nb/widgets/timeline.py`). */
export interface SegmentRow {
  track: string;
  type: string;
  segment: number;
  start_ms: number;
  end_ms: number;
  duration_ms: number;
  text: string;
  volume_pct: number | null;
}

export interface TimelineState {
  title: string;
  summary: string;
  rows: SegmentRow[];
  row_count: number;
  revision: number;
  selected: number | null;
}

export class TimelineSession {
  readonly #model: Model<TimelineState>;
  readonly wire: Wire;
  readonly changed = new Listeners();
  #rows: SegmentRow[] = [];
  #selected: number | null = null;
  #problem = "";

  constructor(model: Model<TimelineState>, wire: Wire, signal: AbortSignal) {
    this.#model = model;
    this.wire = wire;
    this.#takeRows();
    this.#selected = model.get("selected");
    listen(model, ["change:revision"], () => this.#takeRows(), signal);
    listen(model, ["change:selected"], () => this.#takeSelected(), signal);
  }

  get title(): string {
    return this.#model.get("title");
  }

  get summary(): string {
    return this.#model.get("summary");
  }

  get rows(): SegmentRow[] {
    return this.#rows;
  }

  get selected(): number | null {
    return this.#selected;
  }

  /** What went wrong with the last request, in words. */
  get problem(): string {
    return this.#problem;
  }

  /** Select a row here at once, and tell Python, which tells the other pages. */
  async select(row: number | null): Promise<void> {
    if (row === this.#selected) return;
    this.#selected = row;
    this.#problem = "";
    this.changed.call();
    try {
      await this.wire.request(METHOD.timelineSelect, { row });
    } catch (error) {
      this.#problem = (error as Error).message;
      this.#takeSelected();
    }
  }

  #takeSelected(): void {
    this.#selected = this.#model.get("selected");
    this.changed.call();
  }

  #takeRows(): void {
    const rows = this.#model.get("rows");
    if (rows.length === this.#model.get("row_count")) {
      this.#rows = rows;
      this.#problem = "";
      this.changed.call();
    } else {
      this.#pullRows(this.#model.get("revision"));
    }
  }

  async #pullRows(revision: number): Promise<void> {
    const rows: SegmentRow[] = [];
    try {
      while (rows.length < this.#model.get("row_count")) {
        const { value } = await this.wire.request(METHOD.timelineRows, { offset: rows.length });
        if (value.revision !== revision) return;
        rows.push(...(value.rows as SegmentRow[]));
      }
      this.#rows = rows;
      this.#problem = "";
    } catch (error) {
      this.#problem = (error as Error).message;
    }
    this.changed.call();
  }
}
