/** Draws a `TimelineSession`: a heading with the facts, buttons, the lanes, and the table. */
import { h, icon, setText } from "./dom";
import { Bar } from "./timeline-bar";
import { Cards } from "./timeline-cards";
import { Commands } from "./timeline-commands";
import { Lanes } from "./timeline-lanes";
import type { TimelineSession } from "./timeline-session";
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

let views = 0;

export function drawTimeline(
  element: HTMLElement,
  session: TimelineSession,
  signal: AbortSignal,
): TimelineHandle {
  const view = new TimelineView(element, session, signal);
  session.changed.add(() => view.update(), signal);
  element.append(view.element);
  signal.addEventListener("abort", () => view.element.remove());
  view.update();
  return view;
}

class TimelineView implements TimelineHandle {
  readonly element: HTMLElement;
  readonly #session: TimelineSession;
  readonly #commands: Commands;
  readonly #title = h("h2");
  readonly #facts = h("span", { class: "pnb-head-facts" });
  readonly #problem = h("div", { class: "pnb-error", role: "alert", hidden: true });
  readonly #empty: HTMLElement;
  readonly #loading = h("p", { class: "pnb-muted pnb-loading", role: "status", hidden: true });
  readonly #content: HTMLElement;
  readonly #live = h("div", { class: "pnb-hidden", role: "status" });
  readonly #hint: HTMLElement;
  readonly #bar: Bar;
  readonly #lanes: Lanes;
  readonly #cards: Cards;
  readonly #table: SegmentTable;
  #playing = "";

  constructor(element: HTMLElement, session: TimelineSession, signal: AbortSignal) {
    views += 1;
    this.#session = session;
    this.#commands = new Commands(session);
    this.#hint = h("div", { class: "pnb-hidden", id: `pnb-timeline-hint-${views}` });
    this.#bar = new Bar(session, this.#commands);
    this.#lanes = new Lanes(session, this.#commands, this.#hint.id, element, signal);
    this.#cards = new Cards(session, this.#commands, this.#lanes);
    this.#table = new SegmentTable(session, this.#commands, signal);
    this.#commands.onSeek((timeMs) => this.setPlayhead(timeMs), signal);
    this.#commands.stage = {
      editText: (row) => this.#cards.edit(row),
      reveal: (row) => this.#reveal(row),
      zoom: (factor) => this.#lanes.zoom(factor),
      fit: () => this.#lanes.fit(),
      announce: (text) => setText(this.#live, text),
    };
    this.#empty = h(
      "div",
      { class: "pnb-empty" },
      icon("layers"),
      h("strong", {}, WORDS.noTimeline),
      h("span", {}, WORDS.noTimelineMore),
      h("span", {}, WORDS.tl.emptyNext),
    );
    const details = h(
      "details",
      { class: "pnb-table", open: true },
      h("summary", {}, WORDS.allSegments),
      this.#table.element,
    );
    const { legend, pending } = this.#bar;
    this.#content = h("div", {}, this.#bar.element, legend, this.#lanes.element, pending, details);
    this.element = h(
      "section",
      { class: "pnb-card pnb-timeline", "aria-label": WORDS.timeline },
      h("header", { class: "pnb-head" }, this.#title, this.#facts),
      this.#problem,
      this.#empty,
      this.#loading,
      this.#content,
      this.#hint,
      this.#live,
    );
  }

  update(): void {
    const session = this.#session;
    const { rows } = session;
    const count = session.get("row_count");
    setText(this.#title, WORDS.titles[session.get("title")] ?? session.get("title"));
    setText(this.#facts, count > 0 ? this.#factsOf() : "");
    this.#showProblem();
    setText(this.#hint, session.get("can_edit") ? WORDS.tl.hint : WORDS.tl.hintRead);
    this.#empty.hidden = count > 0;
    this.#content.hidden = count === 0;
    this.#loading.hidden = !session.isLoading || rows.length > 0;
    setText(this.#loading, WORDS.tl.loading);
    if (count === 0) return;
    if (this.#commands.current !== null && this.#commands.current >= rows.length)
      this.#commands.current = null;
    this.#bar.update(this.#lanes.playheadMs);
    this.#lanes.update();
    this.#cards.update();
    this.#table.update();
  }

  setPlayhead(timeMs: number | null): void {
    this.#lanes.setPlayhead(timeMs);
    this.#bar.update(timeMs);
    const playing = timeMs === null ? [] : this.#rowsAt(timeMs);
    if (playing.join() === this.#playing) return;
    this.#playing = playing.join();
    this.#table.setPlaying(new Set(playing));
  }

  onSeek(callback: (timeMs: number) => void, signal: AbortSignal): void {
    this.#commands.onSeek(callback, signal);
  }

  #rowsAt(timeMs: number): number[] {
    const { rows } = this.#session;
    return rows.tracks.flatMap((_, lane) =>
      [...rows.between(lane, timeMs, timeMs)].filter(
        (row) => rows.startOf(row) <= timeMs && timeMs < rows.end(row),
      ),
    );
  }

  #reveal(row: number): void {
    this.#lanes.reveal(row);
    this.#table.reveal(row);
  }

  #showProblem(): void {
    const { problem } = this.#session;
    this.#problem.hidden = problem === "";
    if (problem && this.#problem.dataset.said !== problem) {
      const close = h(
        "button",
        { type: "button", class: "pnb-link", "aria-label": WORDS.tl.close },
        icon("close"),
      );
      close.addEventListener("click", () => this.#session.dismissProblem(null));
      this.#problem.replaceChildren(icon("alert"), h("span", {}, problem), close);
    }
    this.#problem.dataset.said = problem;
  }

  #factsOf(): string {
    const session = this.#session;
    const chosen = session.selected.size > 1 ? [WORDS.tl.selected(session.selected.size)] : [];
    return [
      ...chosen,
      clock(session.get("duration_ms")),
      WORDS.tracks(session.get("tracks").length),
      WORDS.segments(session.get("row_count")),
    ].join(" · ");
  }
}
