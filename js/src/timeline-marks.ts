/** In a comparison: the sign of what happened to a segment, so that colour is not the only one to tell. */
import type { Rows } from "./timeline-rows";
import { WORDS } from "./words";

export const SIGNS: Record<string, string> = {
  added: "+",
  removed: "−",
  moved: "→",
  retimed: "↔",
  text: "✎",
  volume: "♪",
  style: "◐",
};

export function signOf(marks: string[]): string {
  return marks.map((mark) => SIGNS[mark] ?? "•").join("");
}

export function wordOf(mark: string): string {
  const words: Record<string, string> = {
    added: WORDS.tl.added,
    removed: WORDS.tl.removed,
    moved: WORDS.tl.movedMark,
    retimed: WORDS.tl.retimed,
    text: WORDS.tl.text,
    volume: WORDS.tl.volumeMark,
    style: WORDS.tl.style,
  };
  return words[mark] ?? mark;
}

/** How many segments each thing happened to. */
export function countMarks(rows: Rows): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { marks } of rows.changes.values()) {
    for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}
