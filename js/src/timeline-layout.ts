/** Where the tracks lie, one below the other, and what is at a place. Pixels from the top of the first. */
import type { Rows } from "./timeline-rows";

const HEIGHTS: Record<string, number> = { Video: 46, Audio: 40 };
const PLAIN_PX = 30;
const GAP_PX = 6;
const LEVEL_PX = 20;

export interface Lane {
  top: number;
  height: number;
  levels: number;
}

export interface Layout {
  lanes: Lane[];
  height: number;
}

export function layoutOf(rows: Rows): Layout {
  let top = GAP_PX;
  const lanes = rows.tracks.map(([, type], lane) => {
    const levels = rows.levelsOf(lane);
    const height = (HEIGHTS[type] ?? PLAIN_PX) + (levels - 1) * LEVEL_PX;
    const found = { top, height, levels };
    top += height + GAP_PX;
    return found;
  });
  return { lanes, height: top };
}

/** The part of its track that a segment takes: those that overlap lie below each other. */
export function stripOf(layout: Layout, rows: Rows, row: number): { top: number; height: number } {
  const lane = layout.lanes[rows.laneOf(row)] ?? { top: 0, height: PLAIN_PX, levels: 1 };
  const height = (lane.height - (lane.levels - 1) * 2) / lane.levels;
  return { top: lane.top + rows.levelOf(row) * (height + 2), height };
}

export interface View {
  pxPerMs: number;
  scrollPx: number;
}

const REACH_PX = 3;

/** The segment at a place; of several thin ones the nearest. */
export function rowAt(layout: Layout, rows: Rows, view: View, x: number, y: number): number | null {
  const lane = layout.lanes.findIndex(({ top, height }) => y >= top && y <= top + height);
  if (lane < 0) return null;
  const timeMs = (view.scrollPx + x) / view.pxPerMs;
  const reachMs = REACH_PX / view.pxPerMs;
  let best: number | null = null;
  let bestMs = Number.POSITIVE_INFINITY;
  for (const row of rows.between(lane, timeMs - reachMs - 1, timeMs + reachMs)) {
    const strip = stripOf(layout, rows, row);
    if (y < strip.top || y > strip.top + strip.height) continue;
    const missMs = Math.max(rows.startOf(row) - timeMs, timeMs - rows.end(row), 0);
    if (missMs <= reachMs && missMs <= bestMs) {
      best = row;
      bestMs = missMs;
    }
  }
  return best;
}
