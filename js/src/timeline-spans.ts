/** Row numbers as ranges, first and last, as they go over the wire: 3, 1, 2, 9 is 1-3 and 9-9. */

export function spansOf(rows: Iterable<number>): [number, number][] {
  const spans: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else spans.push([row, row]);
  }
  return spans;
}

export function* expand(spans: [number, number][]): Generator<number> {
  for (const [first, last] of spans) for (let row = first; row <= last; row += 1) yield row;
}
