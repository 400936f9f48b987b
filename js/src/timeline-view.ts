/** Draws a `TimelineSession`: a heading with the facts, the lanes, and the table. */
import { h, icon, setText } from "./dom";
import { Lanes, lanesOf } from "./timeline-lanes";
import type { SegmentRow, TimelineSession } from "./timeline-session";
import { SegmentTable } from "./timeline-table";
import { clock } from "./units";
import { WORDS } from "./words";

/** What other parts of a panel may do with a timeline. */
export interface TimelineHandle {
  /** Show where the player is; `null` hides the playhead. */
  setPlayhead(timeMs: number | null): void;
  /** Call `callback` with the time that the user scrubs to, or that a selected segment begins at. */
  onSeek(callback: (timeMs: number) => void, signal: AbortSignal): void;
}

export function drawTimeline(
  element: HTMLElement,
  session: TimelineSession,
  signal: AbortSignal,
): TimelineHandle {
  const title = h("h2");
  const facts = h("span", { class: "pnb-head-facts" });
  const toggle = (row: number) => {
    const isOn = row !== session.selected;
    void session.select(isOn ? row : null);
    const startMs = session.rows[row]?.start_ms;
    if (isOn && startMs !== undefined) for (const callback of lanes.seek) callback(startMs);
  };
  const lanes = new Lanes(toggle, signal);
  const table = new SegmentTable(toggle);
  const problem = h("div", { class: "pnb-error", role: "alert", hidden: true });
  const empty = h(
    "div",
    { class: "pnb-empty" },
    icon("layers"),
    h("strong", {}, WORDS.noTimeline),
    h("span", {}, WORDS.noTimelineMore),
  );
  const details = h(
    "details",
    { class: "pnb-table", open: true },
    h("summary", {}, WORDS.allSegments),
    table.element,
  );
  const card = h(
    "section",
    { class: "pnb-card pnb-timeline", "aria-label": WORDS.timeline },
    h("header", { class: "pnb-head" }, title, facts),
    problem,
    empty,
    lanes.element,
    details,
  );
  let shown: SegmentRow[] | null = null;
  const update = () => {
    const { rows } = session;
    setText(title, session.title);
    problem.hidden = session.problem === "";
    setText(problem, session.problem);
    if (rows !== shown) {
      shown = rows;
      empty.hidden = rows.length > 0;
      lanes.element.hidden = details.hidden = rows.length === 0;
      setText(facts, factsOf(rows));
      lanes.show(rows);
      table.show(rows, session.summary);
    }
    lanes.select(session.selected);
    table.select(session.selected);
  };
  session.changed.add(update, signal);
  element.append(card);
  signal.addEventListener("abort", () => card.remove());
  update();
  return {
    setPlayhead: (timeMs) => lanes.setPlayhead(timeMs),
    onSeek: (callback, until) => {
      lanes.seek.add(callback);
      until.addEventListener("abort", () => lanes.seek.delete(callback), { once: true });
    },
  };
}

function factsOf(rows: SegmentRow[]): string {
  if (rows.length === 0) return "";
  const endMs = rows.reduce((latest, row) => Math.max(latest, row.end_ms), 0);
  return [clock(endMs), WORDS.tracks(lanesOf(rows).length), WORDS.segments(rows.length)].join(" · ");
}
