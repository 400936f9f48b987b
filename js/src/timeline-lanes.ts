/** The lanes of a timeline, drawn to scale in SVG. The table beside them says the same in words. */
import { h, svg } from "./dom";
import type { SegmentRow } from "./timeline-session";
import { clock } from "./units";

const LANE_PX = 30;
const GAP_PX = 6;
const RULER_PX = 22;
const LABEL_FROM_PX = 30;
const LEAST_CLIP_PX = 1.5;
const TICKS_MS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
];

export interface Lane {
  label: string;
  type: string;
  /** Indices into the rows. */
  rows: number[];
}

/** Rows come track by track; a new track begins where the name, the type or the numbering starts anew. */
export function lanesOf(rows: SegmentRow[]): Lane[] {
  const lanes: Lane[] = [];
  let last: SegmentRow | undefined;
  rows.forEach((row, index) => {
    const lane = lanes.at(-1);
    if (lane && last && last.track === row.track && last.type === row.type && last.segment < row.segment) {
      lane.rows.push(index);
    } else {
      lanes.push({ label: row.track, type: row.type, rows: [index] });
    }
    last = row;
  });
  return lanes;
}

/** The distance between marks on a ruler, so that they are at least `leastPx` apart. */
export function tickStep(pxPerMs: number, leastPx: number): number {
  const fitting = TICKS_MS.find((step) => step * pxPerMs >= leastPx);
  return fitting ?? Math.ceil(leastPx / pxPerMs / 600_000) * 600_000;
}

export class Lanes {
  readonly element: HTMLElement;
  readonly #labels = h("div", { class: "pnb-lane-labels", "aria-hidden": "true" });
  readonly #canvas = svg("svg", { class: "pnb-lanes-svg", "aria-hidden": "true" });
  readonly #onSelect: (row: number) => void;
  readonly #clips = new Map<number, SVGSVGElement>();
  #rows: SegmentRow[] = [];
  #lanes: Lane[] = [];
  #width = 0;
  #selected: number | null = null;
  #playheadMs: number | null = null;
  readonly #playhead = svg("line", { class: "pnb-playhead" });
  readonly seek = new Set<(timeMs: number) => void>();

  constructor(onSelect: (row: number) => void, signal: AbortSignal) {
    this.#onSelect = onSelect;
    const box = h("div", { class: "pnb-lanes-box" }, this.#canvas);
    this.element = h("div", { class: "pnb-lanes" }, this.#labels, box);
    this.#canvas.addEventListener("click", (event) => this.#onClick(event));
    for (const type of ["pointerdown", "pointermove"] as const) {
      this.#canvas.addEventListener(type, (event) => this.#onScrub(event));
    }
    const observer = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
    observer.observe(box);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  show(rows: SegmentRow[]): void {
    this.#rows = rows;
    this.#lanes = lanesOf(rows);
    this.#labels.replaceChildren(
      ...this.#lanes.map((lane) => h("div", { class: `pnb-lane-label ${kindOf(lane.type)}` }, lane.label)),
    );
    this.#draw();
  }

  select(row: number | null): void {
    if (this.#selected !== null) this.#clips.get(this.#selected)?.classList.remove("pnb-selected");
    this.#selected = row;
    if (row !== null) this.#clips.get(row)?.classList.add("pnb-selected");
  }

  setPlayhead(timeMs: number | null): void {
    this.#playheadMs = timeMs;
    const { endMs, height } = this.#extent();
    const x = 1 + ((timeMs ?? 0) * (this.#width - 2)) / endMs;
    for (const [name, value] of Object.entries({ x1: x, x2: x, y1: 0, y2: height })) {
      this.#playhead.setAttribute(name, String(value));
    }
    this.#playhead.toggleAttribute("hidden", timeMs === null);
    this.#canvas.append(this.#playhead);
  }

  #extent(): { endMs: number; height: number } {
    const endMs = this.#rows.reduce((latest, row) => Math.max(latest, row.end_ms), 1);
    return { endMs, height: RULER_PX + this.#lanes.length * (LANE_PX + GAP_PX) };
  }

  #onScrub(event: PointerEvent): void {
    const box = this.#canvas.getBoundingClientRect();
    const isPressed = (event.buttons & 1) === 1;
    if (!isPressed || event.clientY - box.top > RULER_PX) return;
    const { endMs } = this.#extent();
    const part = (event.clientX - box.left - 1) / Math.max(1, this.#width - 2);
    const timeMs = Math.round(Math.min(Math.max(part, 0), 1) * endMs);
    this.setPlayhead(timeMs);
    for (const callback of this.seek) callback(timeMs);
  }

  #resize(width: number): void {
    const rounded = Math.floor(width);
    if (rounded === this.#width) return;
    this.#width = rounded;
    this.#draw();
  }

  #draw(): void {
    const { endMs, height } = this.#extent();
    this.#canvas.setAttribute("height", String(height));
    this.#clips.clear();
    if (this.#width <= 0) return;
    const pxPerMs = (this.#width - 2) / endMs;
    this.#canvas.setAttribute("viewBox", `0 0 ${this.#width} ${height}`);
    this.#canvas.replaceChildren(
      ...this.#ruler(endMs, pxPerMs, height),
      ...this.#lanes.flatMap((lane, index) =>
        this.#laneClips(lane, RULER_PX + index * (LANE_PX + GAP_PX), pxPerMs),
      ),
    );
    this.select(this.#selected);
    this.setPlayhead(this.#playheadMs);
  }

  #ruler(endMs: number, pxPerMs: number, height: number): SVGElement[] {
    const step = tickStep(pxPerMs, 56);
    const marks: SVGElement[] = [];
    for (let time = 0; time <= endMs; time += step) {
      const x = 1 + time * pxPerMs;
      marks.push(svg("line", { class: "pnb-tick", x1: x, x2: x, y1: RULER_PX - 6, y2: height }));
      const isLast = x > this.#width - 30;
      const anchor = time === 0 ? "start" : isLast ? "end" : "middle";
      marks.push(
        svg("text", { class: "pnb-tick-label", x, y: 11, "text-anchor": anchor }, clock(time, step < 1000)),
      );
    }
    return marks;
  }

  #laneClips(lane: Lane, y: number, pxPerMs: number): SVGElement[] {
    const clips: SVGElement[] = [];
    let drawnUpTo = -1;
    for (const index of lane.rows) {
      const row = this.#rows[index];
      if (!row) continue;
      const x = 1 + row.start_ms * pxPerMs;
      const width = Math.max(row.duration_ms * pxPerMs - 1.5, LEAST_CLIP_PX);
      // Thousands of segments narrower than a pixel look the same as one.
      if (x + width < drawnUpTo + 0.5) continue;
      drawnUpTo = x + width;
      const clip = this.#clip(row, index, x, y, width);
      this.#clips.set(index, clip);
      clips.push(clip);
    }
    return clips;
  }

  #clip(row: SegmentRow, index: number, x: number, y: number, width: number): SVGSVGElement {
    const label = row.text.replace(/\s+/g, " ");
    const radius = Math.min(6, width / 2);
    return svg(
      "svg",
      { class: `pnb-clip ${kindOf(row.type)}`, x, y, width, height: LANE_PX, "data-row": index },
      svg("title", {}, `${row.track}: ${label} (${clock(row.start_ms, true)} – ${clock(row.end_ms, true)})`),
      svg("rect", { class: "pnb-clip-box", width: "100%", height: "100%", rx: radius }),
      svg("rect", { class: "pnb-clip-bar", width: Math.min(3, width), height: "100%", rx: 1.5 }),
      width > LABEL_FROM_PX && svg("text", { class: "pnb-clip-label", x: 9, y: LANE_PX / 2 + 4 }, label),
      svg("rect", {
        class: "pnb-clip-edge",
        x: 1,
        y: 1,
        width: Math.max(width - 2, 0.5),
        height: LANE_PX - 2,
        rx: Math.max(radius - 1, 0),
      }),
    );
  }

  #onClick(event: MouseEvent): void {
    const clip = (event.target as Element).closest<SVGElement>(".pnb-clip");
    if (clip) this.#onSelect(Number(clip.dataset.row));
  }
}

/** The class that gives a type its colour. */
export function kindOf(type: string): string {
  const known: Record<string, string> = { Video: "pnb-is-video", Audio: "pnb-is-audio", Text: "pnb-is-text" };
  return known[type] ?? "pnb-is-other";
}
