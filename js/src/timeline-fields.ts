/** The columns of the table: what a cell says, and what an edited one means. */
import type { Edit, Rows } from "./timeline-rows";
import { clock, parseClock } from "./units";
import { WORDS } from "./words";

export interface Column {
  name: "text" | "track" | "start" | "length" | "volume" | "change";
  isNumber: boolean;
  label(): string;
  say(rows: Rows, row: number): string;
  /** What to sort by. */
  value(rows: Rows, row: number): string | number;
  /** What a cell holds while it is edited, the name of its field, and what was typed as an edit. */
  draft?(rows: Rows, row: number): string;
  field?(name: string): string;
  read?(typed: string): Edit | null;
}

const seconds = (timeMs: number) => `${(timeMs / 1000).toFixed(1)} s`;
const plainSeconds = (timeMs: number) => String(timeMs / 1000);

function readTime(typed: string, make: (timeMs: number) => Edit): Edit | null {
  const timeMs = parseClock(typed);
  return timeMs === null ? null : make(timeMs);
}

const TEXT: Column = {
  name: "text",
  isNumber: false,
  label: () => WORDS.content,
  say: (rows, row) => rows.textOf(row) || WORDS.noText,
  value: (rows, row) => rows.textOf(row).toLocaleLowerCase(),
  draft: (rows, row) => rows.textOf(row),
  field: (name) => WORDS.tl.editText(name),
  read: (typed) => ({ text: typed }),
};
const TRACK: Column = {
  name: "track",
  isNumber: false,
  label: () => WORDS.track,
  say: (rows, row) => rows.labelOf(row),
  value: (rows, row) => rows.laneOf(row),
};
const START: Column = {
  name: "start",
  isNumber: true,
  label: () => WORDS.start,
  say: (rows, row) => clock(rows.startOf(row), true),
  value: (rows, row) => rows.startOf(row),
  draft: (rows, row) => plainSeconds(rows.startOf(row)),
  field: (name) => WORDS.tl.editStart(name),
  read: (typed) => readTime(typed, (start_ms) => ({ start_ms })),
};
const LENGTH: Column = {
  name: "length",
  isNumber: true,
  label: () => WORDS.length,
  say: (rows, row) => seconds(rows.durationOf(row)),
  value: (rows, row) => rows.durationOf(row),
  draft: (rows, row) => plainSeconds(rows.durationOf(row)),
  field: (name) => WORDS.tl.editLength(name),
  read: (typed) => readTime(typed, (duration_ms) => ({ duration_ms })),
};
const VOLUME: Column = {
  name: "volume",
  isNumber: true,
  label: () => WORDS.volume,
  say: (rows, row) => {
    const volume = rows.volume.get(row);
    return volume === undefined ? "" : `${Math.round(volume)}%`;
  },
  value: (rows, row) => rows.volume.get(row) ?? -1,
  draft: (rows, row) => String(rows.volume.get(row) ?? ""),
  field: (name) => WORDS.tl.editVolume(name),
  read: (typed) => {
    const volume = Number(typed.replace("%", "").replace(",", ".").trim());
    return typed.trim() === "" || Number.isNaN(volume) ? null : { volume_pct: volume };
  },
};
const CHANGE: Column = {
  name: "change",
  isNumber: false,
  label: () => WORDS.tl.change,
  say: (rows, row) => rows.changes.get(row)?.words ?? "",
  value: (rows, row) => rows.changes.get(row)?.marks.join() || "~",
};

/** The columns that a timeline needs: Change only where two states are compared. */
export function columnsFor(rows: Rows): Column[] {
  return [TEXT, ...(rows.changes.size > 0 ? [CHANGE] : []), TRACK, START, LENGTH, VOLUME];
}

export const COLUMNS: Record<Column["name"], Column> = {
  text: TEXT,
  track: TRACK,
  start: START,
  length: LENGTH,
  volume: VOLUME,
  change: CHANGE,
};
