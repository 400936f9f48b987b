/** How time becomes pixels, and what an edge that is being dragged snaps to. Pure. */
import type { Rows } from "./timeline-rows";

const TICKS_MS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
];
/** Closest view: half a pixel for each millisecond. */
export const MOST_PX_PER_MS = 0.5;
const LEAST_CLIP_MS = 100;

/** The distance between marks on a ruler, so that they are at least `leastPx` apart. */
export function tickStep(pxPerMs: number, leastPx: number): number {
  const fitting = TICKS_MS.find((step) => step * pxPerMs >= leastPx);
  return fitting ?? Math.ceil(leastPx / pxPerMs / 3_600_000) * 3_600_000;
}

/** How many pixels a millisecond takes when the whole film is to be seen in `widthPx`. */
export function fitting(endMs: number, widthPx: number): number {
  return Math.min(Math.max(widthPx - 8, 1) / Math.max(endMs, 1), MOST_PX_PER_MS);
}

/** Zoom by `factor` around `atPx` of the view, never further out than the whole film. */
export function zoomed(
  view: { pxPerMs: number; scrollPx: number },
  factor: number,
  atPx: number,
  fitPxPerMs: number,
): { pxPerMs: number; scrollPx: number } {
  const pxPerMs = Math.min(Math.max(view.pxPerMs * factor, fitPxPerMs), MOST_PX_PER_MS);
  const timeMs = (view.scrollPx + atPx) / view.pxPerMs;
  return { pxPerMs, scrollPx: Math.max(0, timeMs * pxPerMs - atPx) };
}

/** The starts and ends that an edge can snap to: of all segments but `leftOut`, in rising order. */
export function edgesOf(rows: Rows, leftOut: ReadonlySet<number>): Float64Array {
  const edges: number[] = [0];
  for (let row = 0; row < rows.length; row += 1) {
    if (!leftOut.has(row) && !rows.removed.has(row)) edges.push(rows.startOf(row), rows.end(row));
  }
  return Float64Array.from(edges).sort();
}

export interface SnapTargets {
  edges: Float64Array;
  playheadMs: number | null;
}

/** The time within `reachMs` of `timeMs` to snap to, or `null`: an edge, the playhead, a whole second. */
export function snapTo(timeMs: number, targets: SnapTargets, reachMs: number): number | null {
  const near = nearest(targets.edges, timeMs);
  const second = Math.round(timeMs / 1000) * 1000;
  // In this order: of two that are as near, a neighbour counts for more than a round number.
  const candidates = [near, targets.playheadMs, second];
  let best: number | null = null;
  for (const candidate of candidates) {
    if (candidate === null || Math.abs(candidate - timeMs) > reachMs) continue;
    if (best === null || Math.abs(candidate - timeMs) < Math.abs(best - timeMs)) best = candidate;
  }
  return best;
}

function nearest(edges: Float64Array, timeMs: number): number | null {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [edges[low - 1], edges[low]];
  if (before === undefined) return after ?? null;
  return after !== undefined && after - timeMs < timeMs - before ? after : before;
}

export type Grip = "move" | "start" | "end";

export interface Span {
  start: number;
  duration: number;
}

/** Where segments come when `grip` of the first is dragged by `deltaMs`; all move or are trimmed alike. */
export function dragged(spans: Span[], grip: Grip, deltaMs: number, snap: (timeMs: number) => number | null) {
  const lead = spans[0];
  if (!lead) return { spans, snappedMs: null };
  const edges =
    grip === "start" ? [lead.start] : grip === "end" ? [lead.start + lead.duration] : bothEnds(lead);
  let shift = Math.round(deltaMs);
  let snappedMs: number | null = null;
  for (const edge of edges) {
    const target = snap(edge + deltaMs);
    if (
      target === null ||
      (snappedMs !== null && Math.abs(target - edge - deltaMs) >= Math.abs(shift - deltaMs))
    )
      continue;
    shift = Math.round(target - edge);
    snappedMs = target;
  }
  const bounded = Math.max(shift, ...spans.map((span) => least(span, grip)));
  const final = Math.min(bounded, ...spans.map((span) => most(span, grip)));
  return {
    spans: spans.map((span) => shifted(span, grip, final)),
    snappedMs: final === shift ? snappedMs : null,
  };
}

const bothEnds = (span: Span) => [span.start, span.start + span.duration];

function least(span: Span, grip: Grip): number {
  return grip === "end" ? Math.min(0, LEAST_CLIP_MS - span.duration) : -span.start;
}

function most(span: Span, grip: Grip): number {
  return grip === "start" ? Math.max(0, span.duration - LEAST_CLIP_MS) : Number.POSITIVE_INFINITY;
}

function shifted({ start, duration }: Span, grip: Grip, byMs: number): Span {
  if (grip === "move") return { start: start + byMs, duration };
  if (grip === "end") return { start, duration: duration + byMs };
  return { start: start + byMs, duration: duration - byMs };
}
