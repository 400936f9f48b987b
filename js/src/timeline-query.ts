/** Which rows a table shows, and in which order. Pure. */
import { COLUMNS, type Column } from "./timeline-fields";
import type { Rows } from "./timeline-rows";

export type Sort = { column: Column["name"]; isDown: boolean } | null;

export interface Filter {
  /** In small letters. */
  text: string;
  lane: number | null;
}

export const NO_FILTER: Filter = { text: "", lane: null };

export function matching(rows: Rows, filter: Filter, sort: Sort): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    if (filter.lane !== null && rows.laneOf(row) !== filter.lane) continue;
    if (filter.text === "" || holds(rows, row, filter.text)) found.push(row);
  }
  if (!sort) return found;
  const { value } = COLUMNS[sort.column];
  const values = new Map(found.map((row) => [row, value(rows, row)]));
  const sign = sort.isDown ? -1 : 1;
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  return found.sort((a, b) => {
    const [one, other] = [values.get(a) ?? 0, values.get(b) ?? 0];
    const order = typeof one === "number" ? one - Number(other) : compare(one, String(other));
    return order * sign || a - b;
  });
}

function holds(rows: Rows, row: number, text: string): boolean {
  if (rows.textOf(row).toLocaleLowerCase().includes(text)) return true;
  const words = rows.changes.get(row)?.words ?? "";
  return rows.labelOf(row).toLocaleLowerCase().includes(text) || words.toLocaleLowerCase().includes(text);
}
