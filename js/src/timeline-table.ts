/**
 * The table of all segments: the accessible twin of the lanes, a grid whose rows are made when they are
 * scrolled to. It sorts and filters; its cells are edited in place.
 */
import { h, setText } from "./dom";
import { editCell } from "./timeline-cell";
import type { Commands } from "./timeline-commands";
import { type Column, columnsFor } from "./timeline-fields";
import { signOf } from "./timeline-marks";
import { kindOf } from "./timeline-palette";
import { type Filter, matching, NO_FILTER, type Sort } from "./timeline-query";
import type { TimelineSession } from "./timeline-session";
import { WORDS } from "./words";

const ROW_PX = 32;
/** The height of the box in `timeline.css`. */
const BOX_PX = 300;
const MORE_ROWS = 6;

export class SegmentTable {
  readonly element: HTMLElement;
  readonly #session: TimelineSession;
  readonly #commands: Commands;
  readonly #caption = h("caption", { class: "pnb-hidden" });
  readonly #body = h("tbody");
  readonly #above = spacer();
  readonly #below = spacer();
  readonly #box: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #track = h("select", { class: "pnb-select" });
  readonly #count = h("span", { class: "pnb-muted", role: "status" });
  readonly #none = h("p", { class: "pnb-muted pnb-none-found", hidden: true });
  readonly #head = h("tr");
  readonly #table: HTMLTableElement;
  #columns: Column[];
  #sort: Sort = null;
  #filter: Filter = NO_FILTER;
  /** The rows that are shown, in their order. */
  #order: number[] = [];
  #queried: unknown[] = [];
  /** What the lines were drawn from when the session told of a change last. */
  #shown: unknown[] = [];
  /** The cell that the Tab key reaches: a place in the order, and a column. */
  #cell = { at: 0, column: 0 };
  #isEditing = false;
  #playing: ReadonlySet<number> = new Set();
  /** The lines that are drawn, by their places in the order. */
  #lines: ReadonlyMap<number, HTMLElement> = new Map();
  #moreRows = 0;
  /** The places in the order that have lines. */
  #drawn = { first: 0, last: 0 };

  constructor(session: TimelineSession, commands: Commands, signal: AbortSignal) {
    this.#session = session;
    this.#commands = commands;
    this.#columns = columnsFor(session.rows);
    this.#search = h("input", { type: "search", class: "pnb-input", "aria-label": WORDS.tl.search });
    this.#search.placeholder = WORDS.tl.search;
    this.#track.setAttribute("aria-label", WORDS.tl.filterTrack);
    this.#table = h(
      "table",
      { role: "grid", "aria-multiselectable": "true" },
      this.#caption,
      h("thead", {}, this.#head),
      this.#body,
    );
    this.#box = h("div", { class: "pnb-table-box", tabindex: -1 }, this.#table);
    const tools = h("div", { class: "pnb-table-tools" }, this.#search, this.#track, this.#count);
    this.element = h("div", {}, tools, this.#box, this.#none);
    this.#body.append(this.#above, this.#below);
    const listen = { signal };
    this.#search.addEventListener("input", () => this.#onFilter(), listen);
    this.#track.addEventListener("change", () => this.#onFilter(), listen);
    this.#box.addEventListener("scroll", () => this.#drawMoved(), { signal, passive: true });
    this.#body.addEventListener("click", (event) => this.#onClick(event), listen);
    this.#body.addEventListener("keydown", (event) => this.#onKey(event), listen);
    this.#body.addEventListener("focusin", (event) => this.#onFocus(event), listen);
    this.#head.addEventListener("click", (event) => this.#onHead(event), listen);
    const observer = new ResizeObserver(() => {
      this.#drawMoved();
      this.#moreLater(signal);
    });
    observer.observe(this.#box);
    signal.addEventListener("abort", () => observer.disconnect());
    this.#drawHead();
  }

  update(): void {
    const { rows } = this.#session;
    const columns = columnsFor(rows);
    if (columns.length !== this.#columns.length) {
      this.#columns = columns;
      this.#drawHead();
    }
    setText(this.#caption, this.#session.get("summary") || WORDS.timeline);
    this.#showTracks();
    this.#query();
    // A line that is drawn anew between a press and its release takes no click: only for what it shows.
    const { selected, problems } = this.#session;
    const shown = [rows, this.#columns, this.#order, selected, [...problems].join("\n")];
    if (shown.every((value, index) => value === this.#shown[index])) this.#drawMoved();
    else this.#draw();
    this.#shown = shown;
  }

  setPlaying(playing: ReadonlySet<number>): void {
    this.#playing = playing;
    for (const line of this.#body.querySelectorAll<HTMLElement>("[data-row]")) {
      if (playing.has(Number(line.dataset.row))) line.setAttribute("aria-current", "time");
      else line.removeAttribute("aria-current");
    }
  }

  /** Scroll inside the box until a row can be seen; the notebook stays where it is. */
  reveal(row: number): void {
    const at = this.#order.indexOf(row);
    if (at < 0 || this.#box.clientHeight === 0) return;
    const headPx = this.#head.offsetHeight;
    const top = at * ROW_PX;
    const room = this.#box.clientHeight - headPx - ROW_PX;
    const { scrollTop } = this.#box;
    if (top < scrollTop) this.#box.scrollTop = top;
    else if (top > scrollTop + room) this.#box.scrollTop = top - room;
    this.#cell = { at, column: this.#cell.column };
    this.#draw();
  }

  #query(): void {
    const { rows } = this.#session;
    const queried = [rows, this.#filter, this.#sort];
    if (queried.every((value, index) => value === this.#queried[index])) return;
    const isFirst = this.#queried.length === 0;
    this.#queried = queried;
    this.#order = matching(rows, this.#filter, this.#sort);
    this.#cell.at = Math.min(this.#cell.at, Math.max(0, this.#order.length - 1));
    const isWhole = this.#order.length === rows.length;
    if (!isFirst || !isWhole)
      setText(this.#count, isWhole ? "" : WORDS.tl.found(this.#order.length, rows.length));
    this.#none.hidden = this.#order.length > 0 || rows.length === 0;
    setText(this.#none, WORDS.tl.noneFound);
    this.#table.setAttribute("aria-rowcount", String(this.#order.length + 1));
  }

  /** Draw what is to be seen and has no line yet. */
  #drawMoved(): void {
    const { first, last } = this.#window();
    if (first !== this.#drawn.first || last !== this.#drawn.last) this.#draw(this.#lines);
  }

  /** Lines out of sight can wait until those in sight have been shown. */
  #moreLater(signal: AbortSignal): void {
    if (this.#moreRows > 0) return;
    this.#moreRows = MORE_ROWS;
    setTimeout(() => {
      if (!signal.aborted) this.#drawMoved();
    });
  }

  /** The lines that can be seen, and behind the first frame some more at either end. */
  #window(): { first: number; last: number } {
    const top = Math.floor(this.#box.scrollTop / ROW_PX);
    const room = Math.ceil((this.#box.clientHeight || BOX_PX) / ROW_PX);
    return {
      first: Math.max(0, top - this.#moreRows),
      last: Math.min(this.#order.length, top + room + this.#moreRows),
    };
  }

  /** Draw the lines in the window; those in `kept` are right as they are. */
  #draw(kept: ReadonlyMap<number, HTMLElement> = new Map()): void {
    if (this.#isEditing) return;
    const { first, last } = this.#window();
    this.#drawn = { first, last };
    const lines = new Map<number, HTMLElement>();
    for (let at = first; at < last; at += 1) {
      const row = this.#order[at];
      if (row !== undefined) lines.set(at, kept.get(at) ?? this.#line(row, at));
    }
    this.#above.style.height = `${first * ROW_PX}px`;
    this.#below.style.height = `${(this.#order.length - last) * ROW_PX}px`;
    const focused = this.#active()?.closest<HTMLElement>("tr") ?? null;
    const isLost = this.#body.contains(focused) && ![...lines.values()].includes(focused as HTMLElement);
    // The two that hold the height stay: a table without them would lose its place for a moment.
    if (isLost) this.#box.focus({ preventScroll: true });
    this.#place(lines);
    // A focused row that was scrolled away gives its focus to the box, so that keys still arrive.
    if (isLost) (this.#cellElement() ?? this.#box).focus({ preventScroll: true });
  }

  #place(lines: ReadonlyMap<number, HTMLElement>): void {
    for (const [at, line] of this.#lines) if (lines.get(at) !== line) line.remove();
    this.#lines = lines;
    let before: Element = this.#above;
    for (const line of lines.values()) {
      if (before.nextElementSibling !== line) before.after(line);
      before = line;
    }
  }

  #line(row: number, at: number): HTMLElement {
    const { rows, selected, problems } = this.#session;
    const change = rows.changes.get(row);
    const problem = problems.get(rows.keyOf(row));
    const line = h("tr", {
      "data-row": row,
      "aria-rowindex": at + 2,
      "aria-selected": selected.has(row) ? "true" : "false",
      "aria-current": this.#playing.has(row) ? "time" : null,
      "aria-invalid": problem ? "true" : null,
      class: rows.removed.has(row)
        ? "pnb-gone"
        : (change?.marks ?? []).map((mark) => `pnb-mark-${mark}`).join(" "),
    });
    line.append(
      ...this.#columns.map((column, index) => {
        const isReached = at === this.#cell.at && index === this.#cell.column;
        return this.#makeCell(column, row, { isFirst: index === 0, isReached, problem });
      }),
    );
    return line;
  }

  #makeCell(
    column: Column,
    row: number,
    { isFirst, isReached, problem }: { isFirst: boolean; isReached: boolean; problem: string | undefined },
  ): HTMLElement {
    const { rows } = this.#session;
    const text = column.say(rows, row);
    // A row header would be no cell of the grid, hence the role.
    const cell = h(isFirst ? "th" : "td", {
      class: column.isNumber ? "pnb-number" : "",
      scope: isFirst ? "row" : null,
      role: "gridcell",
      tabindex: isReached ? 0 : -1,
      "data-column": column.name,
    });
    const sign = signOf(rows.changes.get(row)?.marks ?? []);
    const isDotted = column.name === "track";
    cell.append(
      ...(isDotted
        ? [h("span", { class: `pnb-dot pnb-is-${kindOf(rows.typeOf(row))}`, "aria-hidden": "true" })]
        : []),
      ...(column.name === "change" && sign
        ? [h("b", { class: "pnb-sign", "aria-hidden": "true" }, sign)]
        : []),
      h("span", { dir: column.isNumber ? "ltr" : "auto", class: "pnb-cell-text" }, text),
    );
    if (!column.isNumber) cell.title = (isFirst && problem) || text;
    return cell;
  }

  #drawHead(): void {
    this.#head.replaceChildren(
      ...this.#columns.map((column) => {
        const isSorted = this.#sort?.column === column.name;
        const arrow = isSorted ? (this.#sort?.isDown ? " ▼" : " ▲") : "";
        const button = h(
          "button",
          { type: "button", class: "pnb-sort", title: WORDS.tl.sortBy(column.label()) },
          column.label(),
          h("span", { "aria-hidden": "true" }, arrow),
        );
        const direction = isSorted ? (this.#sort?.isDown ? "descending" : "ascending") : "none";
        return h(
          "th",
          {
            scope: "col",
            "aria-sort": direction,
            "data-column": column.name,
            class: column.isNumber ? "pnb-number" : "",
          },
          button,
        );
      }),
    );
  }

  #showTracks(): void {
    const { tracks } = this.#session.rows;
    const names = [WORDS.tl.allTracks, ...tracks.map(([label]) => label)];
    const shown = [...this.#track.options].map((option) => option.text);
    if (names.join("\n") === shown.join("\n")) return;
    const chosen = this.#track.value;
    this.#track.replaceChildren(
      ...names.map((name, index) => h("option", { value: index === 0 ? "" : String(index - 1) }, name)),
    );
    this.#track.value = [...this.#track.options].some(({ value }) => value === chosen) ? chosen : "";
    this.#track.hidden = tracks.length < 2;
  }

  #onFilter(): void {
    const lane = this.#track.value === "" ? null : Number(this.#track.value);
    this.#filter = { text: this.#search.value.trim().toLocaleLowerCase(), lane };
    this.#box.scrollTop = 0;
    this.#query();
    this.#draw();
  }

  #onHead(event: Event): void {
    const name = (event.target as Element).closest<HTMLElement>("th")?.dataset.column as
      | Column["name"]
      | undefined;
    if (!name) return;
    const { column, isDown } = this.#sort ?? {};
    if (column !== name) this.#sort = { column: name, isDown: false };
    else this.#sort = isDown ? null : { column: name, isDown: true };
    this.#query();
    this.#drawHead();
    this.#head.querySelector<HTMLElement>(`[data-column="${name}"] button`)?.focus({ preventScroll: true });
    this.#draw();
  }

  #onClick(event: MouseEvent): void {
    const place = this.#placeOf(event.target);
    if (!place || this.#isEditing) return;
    this.#cell = place;
    const row = this.#order[place.at];
    if (row === undefined) return;
    const isToggle = event.ctrlKey || event.metaKey;
    // Not `dblclick`: its two clicks meet different elements, as the first has the rows drawn anew.
    if (event.detail === 2 && !isToggle && !event.shiftKey) {
      this.#edit(place);
      return;
    }
    this.#commands.choose(row, event.shiftKey ? "range" : isToggle ? "toggle" : "only", this.#order);
    this.#focusCell();
  }

  /** The cell that has the focus is the one that the Tab key comes back to. */
  #onFocus(event: FocusEvent): void {
    const place = this.#placeOf(event.target);
    if (place && !this.#isEditing) this.#cell = place;
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#isEditing || !this.#act(event)) return;
    event.preventDefault();
  }

  #act(event: KeyboardEvent): boolean {
    if (this.#walk(event)) return true;
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const row = this.#order[this.#cell.at];
    if (key === " " && row !== undefined)
      this.#commands.choose(row, shiftKey ? "range" : "toggle", this.#order);
    else if (isCommand && key.toLowerCase() === "a") this.#commands.chooseAll(this.#order);
    else if (key === "Enter" || key === "F2") this.#edit(this.#cell);
    else if (key === "Escape" || key === "Delete" || isCommand || event.altKey)
      return this.#commands.key(event);
    else return false;
    return true;
  }

  /** The keys that go from cell to cell, as a grid has them. */
  #walk({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const { at, column } = this.#cell;
    const isFar = ctrlKey || metaKey;
    const side = getComputedStyle(this.#box).direction === "rtl" ? -1 : 1;
    const page = Math.max(1, Math.floor(this.#box.clientHeight / ROW_PX) - 2);
    const places: Record<string, [at: number, column: number]> = {
      ArrowDown: [at + 1, column],
      ArrowUp: [at - 1, column],
      PageDown: [at + page, column],
      PageUp: [at - page, column],
      ArrowRight: [at, column + side],
      ArrowLeft: [at, column - side],
      Home: [isFar ? 0 : at, 0],
      End: [isFar ? this.#order.length - 1 : at, this.#columns.length - 1],
    };
    const place = places[key];
    if (!place || altKey) return false;
    this.#go(...place, shiftKey && place[0] !== at);
    return true;
  }

  #go(at: number, column: number, isRange: boolean): void {
    this.#cell = {
      at: Math.min(Math.max(at, 0), Math.max(this.#order.length - 1, 0)),
      column: Math.min(Math.max(column, 0), this.#columns.length - 1),
    };
    const row = this.#order[this.#cell.at];
    if (row === undefined) return;
    if (isRange) this.#commands.choose(row, "range", this.#order);
    this.#commands.current = row;
    this.reveal(row);
    this.#focusCell();
  }

  #edit({ at, column }: { at: number; column: number }): void {
    const [row, field] = [this.#order[at], this.#columns[column]];
    if (row === undefined || !field) return;
    this.#cell = { at, column };
    this.#commands.current = row;
    if (!this.#session.canEdit || !field.read) {
      this.#commands.choose(row, "only", this.#order);
      return;
    }
    const cell = this.#cellElement();
    if (!cell) return;
    this.#isEditing = true;
    editCell(cell, field, { rows: this.#session.rows, row, name: this.#commands.nameOf(row) }, (edit) => {
      this.#isEditing = false;
      if (edit) this.#commands.set(row, edit);
      this.#draw();
      this.#focusCell();
    });
  }

  #focusCell(): void {
    this.#draw();
    this.#cellElement()?.focus({ preventScroll: true });
  }

  #cellElement(): HTMLElement | null {
    const row = this.#order[this.#cell.at];
    return this.#body.querySelector<HTMLElement>(`[data-row="${row}"]`)?.children[
      this.#cell.column
    ] as HTMLElement;
  }

  #placeOf(target: EventTarget | null): { at: number; column: number } | null {
    const cell = (target as Element).closest<HTMLElement>("[data-column]");
    const line = cell?.closest<HTMLElement>("tr");
    if (!cell || !line) return null;
    return { at: Number(line.getAttribute("aria-rowindex")) - 2, column: [...line.children].indexOf(cell) };
  }

  #active(): Element | null {
    return (this.#body.getRootNode() as Document | ShadowRoot).activeElement;
  }
}

function spacer(): HTMLElement {
  // Without a cell the row would have no height.
  return h("tr", { role: "presentation", "aria-hidden": "true", class: "pnb-spacer" }, h("td"));
}
