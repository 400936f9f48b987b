/** Rows of a timeline as Python sends them, from what a test cares about. */
import type { Columns } from "../src/timeline-rows";

interface TestRow {
  lane: number;
  start: number;
  duration?: number;
  text?: string;
  key?: number;
  volume?: number;
  change?: readonly [readonly string[], string, readonly [number, number] | null];
}

export const TRACKS: [string, string][] = [
  ["Video", "Video"],
  ["BGM", "Audio"],
  ["Captions", "Text"],
];

export const ROWS: TestRow[] = [
  { lane: 0, start: 0, duration: 2000, text: "Waves", key: 10 },
  { lane: 0, start: 2000, duration: 2000, text: "Grid", key: 11 },
  { lane: 1, start: 0, duration: 4000, volume: 35, key: 12 },
  { lane: 2, start: 1000, duration: 1000, text: "Paper remembers", key: 13 },
];

export function columns(rows: TestRow[], first = 0): Columns {
  const seen = new Map<number, number>();
  return {
    first,
    key: rows.map((row, index) => row.key ?? 1000 + first + index),
    lane: rows.map((row) => row.lane),
    segment: rows.map(({ lane }) => {
      seen.set(lane, (seen.get(lane) ?? 0) + 1);
      return seen.get(lane) ?? 0;
    }),
    start: rows.map((row) => row.start),
    duration: rows.map((row) => row.duration ?? 1000),
    text: rows.map((row) => row.text ?? ""),
    volume: rows.flatMap((row, index): [number, number][] =>
      row.volume === undefined ? [] : [[index, row.volume]],
    ),
    change: rows.flatMap((row, index): Columns["change"] => {
      if (!row.change) return [];
      const [marks, words, was] = row.change;
      return [[index, [...marks], words, was ? [was[0], was[1]] : null]];
    }),
  };
}
