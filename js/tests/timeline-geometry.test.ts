import { describe, expect, it } from "vitest";
import { Drag } from "../src/timeline-drag";
import { layoutOf, rowAt, stripOf } from "../src/timeline-layout";
import { Rows } from "../src/timeline-rows";
import { dragged, edgesOf, fitting, snapTo, tickStep, zoomed } from "../src/timeline-scale";
import { expand, spansOf } from "../src/timeline-spans";
import { clock, grouped, megabytes, parseClock } from "../src/units";
import { columns, ROWS, TRACKS } from "./timeline-columns";

const ROW_SET = new Rows(TRACKS, [columns(ROWS)]);

describe("rows", () => {
  it("of a span of time are found, long ones that began before it too", () => {
    const rows = [
      { lane: 0, start: 0, duration: 60_000 },
      ...Array.from({ length: 1000 }, (_, index) => ({ lane: 0, start: index * 10, duration: 10 })),
      { lane: 0, start: 10_000, duration: 0 },
    ];
    const set = new Rows([["Captions", "Text"]], [columns(rows)]);
    expect([...set.between(0, 5001, 5005)]).toEqual([0, 501]);
    expect([...set.between(0, 9_995, 10_001)]).toEqual([0, 1000, 1001]);
    expect([...set.between(1, 0, 10)]).toEqual([]);
  });

  it("are found in order of their starts, in whichever they came", () => {
    const rows = [300, 100, 200, 100].map((start) => ({ lane: 0, start, duration: 50 }));
    const set = new Rows([["Captions", "Text"]], [columns(rows)]);
    expect([...set.between(0, 0, 1000)]).toEqual([1, 3, 2, 0]);
  });

  it("that overlap lie below each other, and never on more than four lines", () => {
    const rows = Array.from({ length: 9 }, () => ({ lane: 0, start: 0 }));
    const set = new Rows([["Captions", "Text"]], [columns(rows)]);
    expect(rows.map((_, row) => set.levelOf(row))).toEqual([0, 1, 2, 3, 3, 3, 3, 3, 3]);
    const layout = layoutOf(set);
    const bottom = stripOf(layout, set, 8);
    expect(bottom.top + bottom.height).toBeLessThanOrEqual(
      (layout.lanes[0]?.top ?? 0) + (layout.lanes[0]?.height ?? 0),
    );
  });

  it("with edits leave those that they were made from as they are", () => {
    const edited = ROW_SET.with(
      new Map([
        [13, { start_ms: 5000, text: "New" }],
        [11, { remove: true as const }],
        [99, {}],
      ]),
    );
    expect([edited.startOf(3), edited.textOf(3), edited.endMs]).toEqual([5000, "New", 6000]);
    expect([...edited.removed]).toEqual([1]);
    expect([ROW_SET.startOf(3), ROW_SET.textOf(3), ROW_SET.endMs]).toEqual([1000, "Paper remembers", 4000]);
  });
});

describe("the scale", () => {
  it("has marks far enough apart at any length", () => {
    for (const lengthMs of [500, 30_000, 600_000, 36_000_000]) {
      expect(tickStep(600 / lengthMs, 56) * (600 / lengthMs)).toBeGreaterThanOrEqual(56);
    }
  });

  it("zooms around the place under the pointer, between the whole film and single frames", () => {
    const fit = fitting(60_000, 608);
    expect(fit).toBeCloseTo(0.01);
    const near = zoomed({ pxPerMs: fit, scrollPx: 0 }, 4, 300, fit);
    expect((near.scrollPx + 300) / near.pxPerMs).toBeCloseTo(30_000);
    expect(zoomed(near, 1e-6, 300, fit).pxPerMs).toBe(fit);
    expect(zoomed(near, 1e6, 300, fit).pxPerMs).toBe(0.5);
    expect(fitting(0, 600)).toBe(0.5);
  });

  it("finds the segment at a place, and a thin one beside it", () => {
    const layout = layoutOf(ROW_SET);
    const view = { pxPerMs: 0.1, scrollPx: 0 };
    const y = (layout.lanes[2]?.top ?? 0) + 5;
    expect(rowAt(layout, ROW_SET, view, 150, y)).toBe(3);
    expect(rowAt(layout, ROW_SET, view, 98, y)).toBe(3);
    expect(rowAt(layout, ROW_SET, view, 90, y)).toBeNull();
    expect(rowAt(layout, ROW_SET, view, 150, -5)).toBeNull();
  });
});

describe("snapping", () => {
  const edges = edgesOf(ROW_SET, new Set([3]));

  it("goes to the nearest edge, the playhead or a whole second, within reach", () => {
    expect([...edges]).toEqual([0, 0, 0, 2000, 2000, 4000, 4000]);
    expect(snapTo(1960, { edges, playheadMs: null }, 50)).toBe(2000);
    expect(snapTo(1440, { edges, playheadMs: 1450 }, 50)).toBe(1450);
    expect(snapTo(3030, { edges, playheadMs: null }, 50)).toBe(3000);
    expect(snapTo(3500, { edges, playheadMs: null }, 50)).toBeNull();
  });

  it("takes the edge that has less to go, the end as well as the start", () => {
    const snap = (timeMs: number) => snapTo(timeMs, { edges, playheadMs: null }, 50);
    const end = dragged([{ start: 1200, duration: 1500 }], "move", 1270, snap);
    expect(end).toEqual({ spans: [{ start: 2500, duration: 1500 }], snappedMs: 4000 });
  });
});

describe("a drag", () => {
  const none = () => null;

  it("moves all that is selected alike, and none of it before the start", () => {
    const spans = [
      { start: 1000, duration: 500 },
      { start: 300, duration: 200 },
    ];
    expect(dragged(spans, "move", -5000, none).spans).toEqual([
      { start: 700, duration: 500 },
      { start: 0, duration: 200 },
    ]);
  });

  it("trims either end and leaves a tenth of a second", () => {
    expect(dragged([{ start: 1000, duration: 500 }], "end", -9000, none).spans).toEqual([
      { start: 1000, duration: 100 },
    ]);
    expect(dragged([{ start: 1000, duration: 500 }], "start", 9000, none).spans).toEqual([
      { start: 1400, duration: 100 },
    ]);
    expect(dragged([{ start: 1000, duration: 500 }], "start", -9000, none).spans).toEqual([
      { start: 0, duration: 1500 },
    ]);
    expect(dragged([{ start: 1000, duration: 0 }], "end", 50, none).spans).toEqual([
      { start: 1000, duration: 50 },
    ]);
  });

  it("snaps only with the edge that is dragged", () => {
    const drag = new Drag(ROW_SET, [3], 3, "end");
    drag.move(0.3, 0.001, null, false);
    expect([...drag.edits]).toEqual([]);
    drag.move(1995, 1, null, false);
    expect([...drag.edits]).toEqual([[3, { duration_ms: 3000 }]]);
    expect(drag.snappedMs).toBe(4000);
    drag.move(1995, 1, null, true);
    expect([...drag.edits]).toEqual([[3, { duration_ms: 2995 }]]);
  });

  it("goes on with new rows when its segment is as it was, and ends when it is not", () => {
    const drag = new Drag(ROW_SET, [3], 3, "move");
    drag.move(500, 1, null, true);
    const front = new Rows(TRACKS, [columns([{ lane: 0, start: 0, duration: 10, key: 5 }, ...ROWS])]);
    expect(drag.rebase(front)).toBe(true);
    expect([...drag.edits]).toEqual([[4, { start_ms: 1500 }]]);
    expect(drag.preview.startOf(4)).toBe(1500);
    const moved = ROW_SET.with(new Map([[13, { start_ms: 9000 }]]));
    expect(drag.rebase(moved)).toBe(false);
    expect(drag.rebase(new Rows(TRACKS, [columns(ROWS.slice(0, 2))]))).toBe(false);
  });
});

describe("units", () => {
  it("group the digits of counts", () => {
    expect([0, 999, 1000, 20_000, 1_234_567].map(grouped)).toEqual([
      "0",
      "999",
      "1,000",
      "20,000",
      "1,234,567",
    ]);
  });

  it("write times and sizes as people do", () => {
    expect([clock(0), clock(59_600), clock(83_500, true), clock(3_599_990), clock(3_723_400, true)]).toEqual([
      "0:00",
      "1:00",
      "1:23.5",
      "1:00:00",
      "1:02:03.4",
    ]);
    expect([megabytes(69_000), megabytes(5_300_000), megabytes(200_000_000)]).toEqual([
      "69 kB",
      "5.3 MB",
      "200 MB",
    ]);
  });

  it("read times as people write them", () => {
    expect(["1:02.5", "62,5", " 3 s", "1:00:00", ".5", "", "x", "1:", "-3", "1e3"].map(parseClock)).toEqual([
      62_500,
      62_500,
      3000,
      3_600_000,
      500,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("write many rows as few ranges", () => {
    expect(spansOf([3, 1, 2, 9])).toEqual([
      [1, 3],
      [9, 9],
    ]);
    expect([...expand(spansOf([5, 4, 7]))]).toEqual([4, 5, 7]);
  });
});
