import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KIND, METHOD } from "../src/kinds";
import makeWidget from "../src/timeline";
import type { Columns } from "../src/timeline-rows";
import type { TimelineState } from "../src/timeline-session";
import { WORDS } from "../src/words";
import { StubModel, settle } from "./stub-model";
import { columns, ROWS, TRACKS } from "./timeline-columns";

// jsdom has no canvas; what is drawn is looked at in a real browser.
HTMLCanvasElement.prototype.getContext = () => null;

let model: StubModel<TimelineState>;
let el: HTMLElement;
let close: () => void;

const open = (state: Partial<TimelineState> = {}) => {
  model = new StubModel<TimelineState>({
    ...{ title: "Timeline", summary: "Timeline (3 tracks)", tracks: TRACKS, columns: columns(ROWS) },
    ...{ row_count: ROWS.length, duration_ms: 4000, revision: 1, spans: [], can_edit: true, can_undo: false },
    ...{ can_redo: false, has_media: false, edit_cost: "", lock: "", ...state },
  });
  const widget = makeWidget();
  const closers = [widget.initialize({ model }), widget.render({ model, el })];
  close = () => {
    for (const end of closers.reverse()) end();
  };
};
const lines = () => [...el.querySelectorAll<HTMLElement>("tbody tr[data-row]")];
const cell = (row: number, column: string) =>
  el.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`) as HTMLElement;
const selected = () => lines().map((line) => line.getAttribute("aria-selected"));
const button = (name: string) => el.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const lanes = () => el.querySelector(".pnb-lanes-box") as HTMLElement;
const edits = () => model.request(METHOD.timelineEdit).params.edits;
const answer = async (value: object) => {
  model.result(model.request(METHOD.timelineEdit).id, { problems: [], said: "", ...value });
  await settle();
};
/** What Python does when it has made an edit: the new rows, then the answer. */
const show = (changed: Partial<Columns>, revision = 2) =>
  model.set({ columns: { ...columns(ROWS), ...changed }, row_count: ROWS.length, revision });

beforeEach(() => {
  el = document.createElement("div");
  document.body.append(el);
});

afterEach(() => {
  close();
  el.remove();
});

describe("the table", () => {
  it("says all that the lanes show, with its summary as the caption", () => {
    open();
    expect(el.querySelector("caption")?.textContent).toBe("Timeline (3 tracks)");
    expect(lines().map((line) => [...line.children].map((one) => one.textContent))).toEqual([
      ["Waves", "Video", "0:00.0", "2.0 s", ""],
      ["Grid", "Video", "0:02.0", "2.0 s", ""],
      ["(no name)", "BGM", "0:00.0", "4.0 s", "35%"],
      ["Paper remembers", "Captions", "0:01.0", "1.0 s", ""],
    ]);
    expect(el.querySelector(".pnb-head-facts")?.textContent).toBe("0:04 · 3 tracks · 4 segments");
  });

  it("says in words that there is nothing yet, and what to do", () => {
    open({ columns: columns([]), row_count: 0, tracks: [] });
    expect(el.querySelector<HTMLElement>(".pnb-empty")?.hidden).toBe(false);
    expect(el.querySelector(".pnb-empty")?.textContent).toContain("studio.send");
    expect(el.querySelector("table")?.closest("[hidden]")).not.toBeNull();
  });

  it("sorts by a column, the other way, and back", () => {
    open();
    const firsts = () => lines().map((line) => line.dataset.row);
    const sort = () => el.querySelector<HTMLElement>('th[data-column="start"] button')?.click();
    const direction = () => el.querySelector('th[data-column="start"]')?.getAttribute("aria-sort");
    sort();
    expect([firsts(), direction()]).toEqual([["0", "2", "3", "1"], "ascending"]);
    sort();
    expect([firsts(), direction()]).toEqual([["1", "3", "0", "2"], "descending"]);
    sort();
    expect([firsts(), direction()]).toEqual([["0", "1", "2", "3"], "none"]);
  });

  it("filters by words and by track, and says how many are left", () => {
    open();
    const search = el.querySelector('input[type="search"]') as HTMLInputElement;
    search.value = "REMEM";
    search.dispatchEvent(new Event("input"));
    expect(lines().map((line) => line.dataset.row)).toEqual(["3"]);
    expect(el.querySelector(".pnb-table-tools [role=status]")?.textContent).toBe("1 of 4");
    search.value = "nothing like it";
    search.dispatchEvent(new Event("input"));
    expect(el.querySelector<HTMLElement>(".pnb-none-found")?.hidden).toBe(false);
    search.value = "";
    search.dispatchEvent(new Event("input"));
    const track = el.querySelector("select") as HTMLSelectElement;
    track.value = "0";
    track.dispatchEvent(new Event("change"));
    expect(lines().map((line) => line.dataset.row)).toEqual(["0", "1"]);
  });

  it("moves from cell to cell with the arrow keys, one cell being in the order of tabs", () => {
    open();
    cell(0, "text").focus();
    press(cell(0, "text"), "ArrowDown");
    press(cell(1, "text"), "ArrowRight");
    expect(document.activeElement).toBe(cell(1, "track"));
    press(cell(1, "track"), "End");
    expect(document.activeElement).toBe(cell(1, "volume"));
    expect([...el.querySelectorAll('tbody [tabindex="0"]')]).toEqual([cell(1, "volume")]);
  });

  const openMany = () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      lane: 0,
      start: index * 100,
      text: `row ${index}`,
    }));
    open({ columns: columns(many), row_count: 5000, tracks: [["Captions", "Text"]] });
  };

  it("keeps the rows that stay in sight while it is scrolled, and the focus with them", () => {
    openMany();
    cell(5, "text").focus();
    const before = lines();
    const box = el.querySelector(".pnb-table-box") as HTMLElement;
    box.scrollTop = 3 * 32;
    box.dispatchEvent(new Event("scroll"));
    expect(lines().map((line) => Number(line.dataset.row))).toEqual(
      before.map((line) => Number(line.dataset.row) + 3),
    );
    expect(lines().slice(0, -3)).toEqual(before.slice(3));
    expect(document.activeElement).toBe(cell(5, "text"));
    box.scrollTop = 100 * 32;
    box.dispatchEvent(new Event("scroll"));
    expect(document.activeElement).toBe(box);
  });

  it("makes only the rows that can be seen", () => {
    openMany();
    expect(lines().length).toBeLessThan(60);
    expect(el.querySelector("table")?.getAttribute("aria-rowcount")).toBe("5001");
  });
});

describe("the selection", () => {
  it("is in step both ways", async () => {
    open();
    cell(1, "text").click();
    expect(model.request(METHOD.timelineSelect).params).toEqual({ spans: [[1, 1]], revision: 1 });
    expect(selected()).toEqual(["false", "true", "false", "false"]);
    model.result(model.request(METHOD.timelineSelect).id, {});
    await settle();
    model.set({ spans: [[2, 3]] });
    expect(selected()).toEqual(["false", "false", "true", "true"]);
  });

  it("grows with Shift and by single segments with Ctrl", async () => {
    open();
    model.kernel = () => ({});
    cell(0, "text").click();
    cell(2, "text").dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: true }));
    expect(selected()).toEqual(["true", "true", "true", "false"]);
    cell(1, "text").dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
    expect(selected()).toEqual(["true", "false", "true", "false"]);
    await settle();
    expect(model.request(METHOD.timelineSelect).params.spans).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });

  it("sends the last of many at once, when the one before was heard", async () => {
    open();
    for (const row of [0, 1, 2, 3]) cell(row, "text").click();
    const sent = () => model.sent.filter(({ method }) => method === METHOD.timelineSelect);
    expect(sent()).toHaveLength(1);
    model.result(sent()[0]?.id ?? "", {});
    await settle();
    expect(sent().map(({ params }) => params.spans)).toEqual([[[0, 0]], [[3, 3]]]);
  });

  it("walks with the arrow keys on the lanes, and says where it is", () => {
    open();
    press(lanes(), "ArrowDown");
    press(lanes(), "ArrowDown", { shiftKey: true });
    expect(selected()).toEqual(["true", "true", "false", "false"]);
    press(lanes(), "End");
    expect(selected()).toEqual(["false", "false", "false", "true"]);
    const live = [...el.querySelectorAll("[role=status]")].map((one) => one.textContent);
    expect(live).toContain("Captions 1: Paper remembers, 0:01.0 – 0:02.0");
    press(lanes(), "Escape");
    expect(selected()).toEqual(["false", "false", "false", "false"]);
  });
});

describe("an edit", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => vi.useRealTimers());

  const finish = async () => {
    vi.runOnlyPendingTimers();
    vi.useRealTimers();
    await settle();
  };

  it("with the keyboard is one message however often the key was pressed", async () => {
    open();
    press(lanes(), "End");
    press(lanes(), "ArrowRight");
    press(lanes(), "ArrowRight");
    press(lanes(), "ArrowRight", { shiftKey: true });
    expect(cell(3, "start").textContent).toBe("0:02.2");
    press(lanes(), "ArrowLeft", { altKey: true });
    press(lanes(), "ArrowRight", { altKey: true, shiftKey: true });
    await finish();
    expect(model.sent.filter(({ method }) => method === METHOD.timelineEdit)).toHaveLength(1);
    expect(edits()).toEqual([{ row: 3, start_ms: 2300, duration_ms: 800 }]);
  });

  it("never goes before the start, nor below the least length", async () => {
    open();
    press(lanes(), "End");
    for (let count = 0; count < 3; count += 1) press(lanes(), "ArrowLeft", { shiftKey: true });
    for (let count = 0; count < 20; count += 1) press(lanes(), "ArrowLeft", { altKey: true });
    await finish();
    expect(edits()).toEqual([{ row: 3, start_ms: 0, duration_ms: 100 }]);
  });

  it("is seen at once, and stays until the new rows are there", async () => {
    open();
    press(lanes(), "End");
    press(lanes(), "ArrowRight");
    await finish();
    show({ start: [0, 2000, 0, 1100] });
    await answer({});
    expect(cell(3, "start").textContent).toBe("0:01.1");
    expect(el.textContent).not.toContain("dropped");
  });

  it("that is refused is told in words at its segment, and the view is true again", async () => {
    open();
    press(lanes(), "End");
    press(lanes(), "ArrowRight");
    await finish();
    await answer({ problems: [{ row: 3, words: "It overlaps Captions 2. Move one of the two." }] });
    expect(cell(3, "start").textContent).toBe("0:01.0");
    expect(lines()[3]?.getAttribute("aria-invalid")).toBe("true");
    expect(el.querySelector(".pnb-problem")?.textContent).toBe(
      "Captions 1: It overlaps Captions 2. Move one of the two.",
    );
    el.querySelector<HTMLElement>(".pnb-problem button")?.click();
    expect(el.querySelector(".pnb-problem")).toBeNull();
  });

  it("that fails altogether is told above, and the view is true again", async () => {
    open();
    press(lanes(), "End");
    press(lanes(), "Delete");
    expect(lines()[3]?.className).toBe("pnb-gone");
    await finish();
    expect(edits()).toEqual([{ row: 3, remove: true }]);
    model.receive({
      kind: "error",
      id: model.request(METHOD.timelineEdit).id,
      message: "The engine stopped.",
    });
    await settle();
    expect(el.querySelector(".pnb-error")?.textContent).toBe("The engine stopped.");
    expect(lines()[3]?.className).toBe("");
  });

  it("goes along with its segment when the timeline changes, and is dropped in words when it cannot", async () => {
    open({ edit_cost: "Applying sends one message." });
    press(lanes(), "End");
    press(lanes(), "ArrowRight");
    const front = [{ lane: 0, start: 0, duration: 500, key: 99, text: "New" }, ...ROWS];
    model.set({ columns: columns(front), row_count: 5, revision: 2 });
    expect(cell(4, "start").textContent).toBe("0:01.1");
    show({ start: [0, 2000, 0, 3000] }, 3);
    expect(cell(3, "start").textContent).toBe("0:03.0");
    expect(el.querySelector(".pnb-error")?.textContent).toContain("one edit of yours was dropped");
  });

  it("of a text is made in the cell: Enter keeps it, Escape does not", async () => {
    open();
    cell(3, "text").focus();
    press(cell(3, "text"), "Enter");
    const field = el.querySelector("textarea") as HTMLTextAreaElement;
    expect([field.value, field.getAttribute("aria-label")]).toEqual([
      "Paper remembers",
      "Text of Captions 1",
    ]);
    field.value = "Paper forgets";
    press(field, "Escape");
    expect(cell(3, "text").textContent).toBe("Paper remembers");
    press(cell(3, "text"), "F2");
    const again = el.querySelector("textarea") as HTMLTextAreaElement;
    again.value = "Paper keeps";
    press(again, "Enter");
    expect(cell(3, "text").textContent).toBe("Paper keeps");
    await finish();
    expect(edits()).toEqual([{ row: 3, text: "Paper keeps" }]);
  });

  it("of a time is read as people write times, and nothing else is taken", async () => {
    open();
    cell(3, "start").focus();
    press(cell(3, "start"), "Enter");
    const field = el.querySelector(".pnb-field") as HTMLInputElement;
    field.value = "soon";
    press(field, "Enter");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    field.value = "0:02,5";
    press(field, "Enter");
    await finish();
    expect(edits()).toEqual([{ row: 3, start_ms: 2500 }]);
  });

  it("is undone and redone by Python", async () => {
    open({ can_undo: true });
    press(lanes(), "z", { ctrlKey: true });
    expect(model.request(METHOD.timelineStep).params).toEqual({ back: true });
    vi.useRealTimers();
    model.result(model.request(METHOD.timelineStep).id, { problems: [], said: "" });
    await settle();
    model.set({ can_undo: false, can_redo: true });
    expect(button("Undo")?.disabled).toBe(true);
    button("Redo")?.click();
    expect(model.request(METHOD.timelineStep).params).toEqual({ back: false });
  });

  it("that costs something is collected, checked, and applied when the user says so", async () => {
    open({ edit_cost: "Applying sends one message to the cloud." });
    press(lanes(), "End");
    press(lanes(), "ArrowRight");
    press(lanes(), "Home");
    press(lanes(), "Delete");
    await finish();
    expect(model.request(METHOD.timelineEdit).params.only_check).toBe(true);
    const bar = el.querySelector<HTMLElement>(".pnb-pending");
    expect(bar?.textContent).toBe(
      "2 changes not applied yet. Applying sends one message to the cloud.Apply 2 changesDiscard",
    );
    button("Undo")?.click();
    expect(bar?.textContent).toContain("Apply 1 change");
    button("Redo")?.click();
    const [apply, discard] = bar?.querySelectorAll("button") ?? [];
    apply?.click();
    expect(model.request(METHOD.timelineEdit).params).toEqual({
      edits: [
        { row: 3, start_ms: 1100 },
        { row: 0, remove: true },
      ],
      revision: 1,
    });
    await answer({ problems: [{ row: 3, words: "No." }] });
    expect(bar?.hidden, "a refused edit can be mended").toBe(false);
    discard?.click();
    expect(bar?.hidden).toBe(true);
    expect(cell(3, "start").textContent).toBe("0:01.0");
  });

  it("is not offered while the chat is at work, nor where the timeline is only shown", () => {
    open({ lock: "The chat is at work." });
    press(lanes(), "End");
    press(lanes(), "Delete");
    expect(model.sent.some(({ method }) => method === METHOD.timelineEdit)).toBe(false);
    expect(el.querySelector(".pnb-bar")?.textContent).toContain("The chat is at work.");
    close();
    open({ can_edit: false });
    expect(button("Undo")?.closest("[hidden]")).not.toBeNull();
    expect(press(lanes(), "Delete"), "the key is left to the page").toBe(true);
  });
});

describe("many rows", () => {
  it("are pulled, and an answer that is out of date is dropped", async () => {
    open({ columns: {}, row_count: 4 });
    expect(el.querySelector<HTMLElement>(".pnb-loading")?.hidden).toBe(false);
    const first = model.request(METHOD.timelineRows);
    model.result(first.id, { revision: 1, columns: columns(ROWS.slice(0, 2)) });
    await settle();
    const second = model.request(METHOD.timelineRows);
    expect(second.params).toEqual({ offset: 2 });
    model.set({ revision: 2, row_count: 1, columns: columns(ROWS.slice(0, 1)) });
    model.result(second.id, { revision: 1, columns: columns(ROWS.slice(2), 2) });
    await settle();
    expect(lines()).toHaveLength(1);
  });
});

it("says at once that no kernel is there to keep an edit, and no more once one answers", async () => {
  vi.useFakeTimers();
  open();
  const said = () => el.querySelector<HTMLElement>('.pnb-timeline > [role="alert"]');
  model.trigger("comm_live_update");
  await vi.advanceTimersByTimeAsync(6000);
  expect(said()?.textContent).toBe(WORDS.gone);
  expect(lines()).toHaveLength(ROWS.length);
  model.receive({ kind: KIND.delta, push: 1 });
  expect(said()?.hidden).toBe(true);
  vi.useRealTimers();
});

describe("a comparison", () => {
  it("marks what happened by sign and in words", () => {
    const rows = [
      { lane: 0, start: 0, text: "Kept" },
      { lane: 0, start: 2000, text: "New", change: [["added"], "Added: New", null] as const },
      { lane: 0, start: 4000, text: "Late", change: [["moved", "text"], "Moved", [3000, 1000]] as const },
      { lane: 0, start: 6000, text: "Old", change: [["removed"], "Removed: Old", null] as const },
    ];
    open({ columns: columns(rows), row_count: 4, tracks: [["Captions", "Text"]], can_edit: false });
    expect(lines().map((line) => cell(Number(line.dataset.row), "change").textContent)).toEqual([
      "",
      "+Added: New",
      "→✎Moved",
      "−Removed: Old",
    ]);
    expect([...el.querySelectorAll(".pnb-legend li")].map((one) => one.textContent)).toEqual([
      "+1 added",
      "→1 moved",
      "✎1 text",
      "−1 removed",
      "1 unchanged",
    ]);
  });
});
