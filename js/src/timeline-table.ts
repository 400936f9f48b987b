/** The table of all segments: the accessible twin of the lanes. Arrow keys move between its rows. */
import { h } from "./dom";
import { kindOf } from "./timeline-lanes";
import type { SegmentRow } from "./timeline-session";
import { clock } from "./units";
import { WORDS } from "./words";

const ROWS_AT_ONCE = 300;

export class SegmentTable {
  readonly element: HTMLElement;
  readonly #caption = h("caption", { class: "pnb-hidden" });
  readonly #body = h("tbody");
  readonly #more: HTMLButtonElement;
  readonly #onSelect: (row: number) => void;
  #rows: SegmentRow[] = [];
  #selected: number | null = null;

  constructor(onSelect: (row: number) => void) {
    this.#onSelect = onSelect;
    this.#more = h("button", { type: "button", class: "pnb-link", hidden: true }, WORDS.moreRows);
    this.#more.addEventListener("click", () => this.#append());
    const heads = [WORDS.content, WORDS.track, WORDS.start, WORDS.length, WORDS.volume];
    const table = h(
      "table",
      {},
      this.#caption,
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
      this.#body,
    );
    this.element = h("div", { class: "pnb-table-box", tabindex: -1 }, table, this.#more);
    this.#body.addEventListener("click", (event) => this.#onClick(event));
    this.#body.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(rows: SegmentRow[], summary: string): void {
    this.#rows = rows;
    this.#caption.textContent = summary;
    this.#body.replaceChildren();
    this.#append();
  }

  select(row: number | null): void {
    this.#mark(this.#selected, false);
    this.#selected = row;
    while (row !== null && row >= this.#shown && this.#shown < this.#rows.length) this.#append();
    this.#mark(row, true);
    if (row !== null) this.#scrollTo(row);
  }

  get #shown(): number {
    return this.#body.childElementCount;
  }

  #append(): void {
    const from = this.#shown;
    const rows = this.#rows.slice(from, from + ROWS_AT_ONCE);
    this.#body.append(...rows.map((row, index) => tableRow(row, from + index)));
    this.#more.hidden = this.#shown >= this.#rows.length;
    this.#mark(this.#selected, true);
  }

  #mark(row: number | null, isSelected: boolean): void {
    const line = row === null ? undefined : this.#body.children[row];
    line?.classList.toggle("pnb-selected", isSelected);
    line?.querySelector("button")?.setAttribute("aria-pressed", String(isSelected));
  }

  /** Inside the table's own box alone: the notebook must not jump. */
  #scrollTo(row: number): void {
    const line = this.#body.children[row] as HTMLElement | undefined;
    if (!line || this.element.clientHeight === 0) return;
    const top = line.offsetTop - line.offsetHeight;
    const bottom = line.offsetTop + line.offsetHeight;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (bottom > scrollTop + clientHeight) this.element.scrollTop = bottom - clientHeight;
  }

  #onClick(event: Event): void {
    const line = (event.target as Element).closest<HTMLElement>("tr");
    if (line) this.#onSelect(Number(line.dataset.row));
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const line = (event.target as Element).closest("tr");
    if (!step || !line) return;
    event.preventDefault();
    const next = step > 0 ? line.nextElementSibling : line.previousElementSibling;
    next?.querySelector("button")?.focus();
  }
}

function tableRow(row: SegmentRow, index: number): HTMLTableRowElement {
  return h(
    "tr",
    { "data-row": index },
    h(
      "th",
      { scope: "row" },
      h("button", { type: "button", "aria-pressed": "false", dir: "auto" }, row.text || WORDS.noText),
    ),
    h("td", {}, h("span", { class: `pnb-dot ${kindOf(row.type)}`, "aria-hidden": "true" }), row.track),
    h("td", { class: "pnb-number" }, clock(row.start_ms, true)),
    h("td", { class: "pnb-number" }, `${(row.duration_ms / 1000).toFixed(1)} s`),
    h("td", { class: "pnb-number" }, row.volume_pct === null ? "" : `${Math.round(row.volume_pct)}%`),
  );
}
