import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { METHOD } from "../src/kinds";
import makeWidget from "../src/timeline";
import { lanesOf, tickStep } from "../src/timeline-lanes";
import type { SegmentRow, TimelineState } from "../src/timeline-session";
import { clock, megabytes } from "../src/units";
import { StubModel, settle } from "./stub-model";

const row = (track: string, type: string, segment: number, start_ms: number, text = ""): SegmentRow => ({
  ...{ track, type, segment, start_ms, end_ms: start_ms + 2000, duration_ms: 2000, text },
  volume_pct: type === "Audio" ? 35 : null,
});
const ROWS = [
  row("Video", "Video", 1, 0, "Waves"),
  row("Video", "Video", 2, 2000, "Grid"),
  row("BGM", "Audio", 1, 0),
];

describe("lanes", () => {
  it("are one for each track, also when two tracks have the same name", () => {
    const rows = [row("Title", "Text", 1, 0), row("Title", "Text", 2, 0), row("Title", "Text", 1, 0)];
    expect(lanesOf(rows).map((lane) => lane.rows)).toEqual([[0, 1], [2]]);
    expect(lanesOf(ROWS).map((lane) => lane.label)).toEqual(["Video", "BGM"]);
  });

  it("have marks far enough apart at any scale", () => {
    for (const lengthMs of [500, 30_000, 600_000, 36_000_000]) {
      expect(tickStep(600 / lengthMs, 56) * (600 / lengthMs)).toBeGreaterThanOrEqual(56);
    }
  });
});

describe("units", () => {
  it("write times and sizes as people do", () => {
    expect([clock(0), clock(59_600), clock(83_500, true), clock(3_599_990)]).toEqual([
      "0:00",
      "1:00",
      "1:23.5",
      "60:00",
    ]);
    expect([megabytes(69_000), megabytes(5_300_000), megabytes(200_000_000)]).toEqual([
      "69 kB",
      "5.3 MB",
      "200 MB",
    ]);
  });
});

describe("the widget", () => {
  let model: StubModel<TimelineState>;
  let el: HTMLElement;
  let close: () => void;

  const open = (state: Partial<TimelineState> = {}) => {
    model = new StubModel<TimelineState>({
      ...{ title: "Timeline", summary: "Timeline (2 tracks)", rows: ROWS, row_count: ROWS.length },
      ...{ revision: 1, selected: null, ...state },
    });
    const widget = makeWidget();
    const closers = [widget.initialize({ model }), widget.render({ model, el })];
    close = () => {
      for (const end of closers.reverse()) end();
    };
  };
  const lines = () => [...el.querySelectorAll<HTMLElement>("tbody tr")];
  const pressed = () => lines().map((line) => line.querySelector("button")?.getAttribute("aria-pressed"));

  beforeEach(() => {
    el = document.createElement("div");
    document.body.append(el);
  });

  afterEach(() => {
    close();
    el.remove();
  });

  it("is a real table, with its summary as the caption", () => {
    open();
    expect(el.querySelector("caption")?.textContent).toBe("Timeline (2 tracks)");
    expect(lines().map((line) => [...line.children].map((cell) => cell.textContent))).toEqual([
      ["Waves", "Video", "0:00.0", "2.0 s", ""],
      ["Grid", "Video", "0:02.0", "2.0 s", ""],
      ["(no name)", "BGM", "0:00.0", "2.0 s", "35%"],
    ]);
    expect(el.querySelector(".pnb-head-facts")?.textContent).toBe("0:04 · 2 tracks · 3 segments");
  });

  it("says in words that there is nothing yet", () => {
    open({ rows: [], row_count: 0 });
    expect(el.querySelector<HTMLElement>(".pnb-empty")?.hidden).toBe(false);
    expect(el.querySelector<HTMLElement>(".pnb-table")?.hidden).toBe(true);
  });

  it("keeps the selection in step both ways", async () => {
    open();
    lines()[1]?.querySelector("button")?.click();
    expect(model.request(METHOD.timelineSelect).params).toEqual({ row: 1 });
    expect(pressed()).toEqual(["false", "true", "false"]);
    model.set({ selected: 2 });
    expect(pressed()).toEqual(["false", "false", "true"]);
    model.set({ selected: null });
    expect(pressed()).toEqual(["false", "false", "false"]);
  });

  it("moves from row to row with the arrow keys", () => {
    open();
    const buttons = [...el.querySelectorAll<HTMLButtonElement>("tbody button")];
    buttons[0]?.focus();
    buttons[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    expect(document.activeElement).toBe(buttons[1]);
  });

  it("pulls the rows that are too many for a trait, and drops an answer that is out of date", async () => {
    open({ rows: [], row_count: 3 });
    const first = model.request(METHOD.timelineRows);
    model.result(first.id, { revision: 1, rows: ROWS.slice(0, 2) });
    await settle();
    const second = model.request(METHOD.timelineRows);
    expect(second.params).toEqual({ offset: 2 });
    model.result(second.id, { revision: 1, rows: ROWS.slice(2) });
    await settle();
    expect(lines()).toHaveLength(3);
    model.set({ revision: 2, row_count: 1, rows: [row("New", "Text", 1, 0)] });
    expect(lines()).toHaveLength(1);
  });
});
