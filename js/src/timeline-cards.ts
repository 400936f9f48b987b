/** What stands over the lanes: a card on the segment under the pointer, what is wrong with an edit, a text field. */
import { h, icon } from "./dom";
import { editCell } from "./timeline-cell";
import type { Commands } from "./timeline-commands";
import { COLUMNS } from "./timeline-fields";
import type { Lanes } from "./timeline-lanes";
import type { TimelineSession } from "./timeline-session";
import { clock } from "./units";
import { WORDS } from "./words";

const MOST_PROBLEMS = 3;

export class Cards {
  readonly #session: TimelineSession;
  readonly #commands: Commands;
  readonly #lanes: Lanes;
  readonly #hover = h("div", { class: "pnb-card-hover", hidden: true, "aria-hidden": "true" });
  readonly #problems = h("div", { class: "pnb-problems", role: "alert" });
  readonly #editor = h("div", { class: "pnb-card-editor", hidden: true });
  #hovered: number | null = null;
  #edited: number | null = null;
  #told = "";

  constructor(session: TimelineSession, commands: Commands, lanes: Lanes) {
    this.#session = session;
    this.#commands = commands;
    this.#lanes = lanes;
    lanes.overlay.append(this.#hover, this.#problems, this.#editor);
    lanes.onHover = (row) => this.#showHover(row);
    lanes.onView = () => this.#place();
  }

  update(): void {
    if (this.#hovered !== null && this.#hovered >= this.#session.rows.length) this.#showHover(null);
    this.#showProblems();
    this.#place();
  }

  /** Open a text field over a segment. */
  edit(row: number): void {
    this.#edited = row;
    this.#showHover(null);
    this.#editor.hidden = false;
    this.#place();
    const subject = { rows: this.#session.rows, row, name: this.#commands.nameOf(row) };
    const field = editCell(this.#editor, COLUMNS.text, subject, (edit) => {
      this.#edited = null;
      this.#editor.hidden = true;
      if (edit?.text !== undefined) this.#commands.setText(row, edit.text);
      this.#lanes.focus();
    });
    this.#editor.append(h("small", {}, WORDS.tl.editHint));
    field.setAttribute("rows", "2");
  }

  #showHover(row: number | null): void {
    this.#hovered = row;
    this.#hover.hidden = row === null;
    if (row === null) return;
    const { rows } = this.#session;
    const volume = rows.volume.get(row);
    const facts = [
      `${clock(rows.startOf(row), true)} – ${clock(rows.end(row), true)}`,
      `${(rows.durationOf(row) / 1000).toFixed(1)} s`,
      volume === undefined ? "" : `${WORDS.volume} ${Math.round(volume)}%`,
    ];
    this.#hover.replaceChildren(
      h("span", { class: "pnb-muted" }, this.#commands.nameOf(row)),
      h("strong", { dir: "auto" }, rows.textOf(row) || WORDS.noText),
      h("span", {}, facts.filter(Boolean).join(" · ")),
      h("span", { class: "pnb-change-words" }, rows.changes.get(row)?.words ?? ""),
    );
    this.#place();
  }

  #showProblems(): void {
    const { problems, rows } = this.#session;
    const told = [...problems].map((entry) => entry.join()).join("\n");
    if (told === this.#told) return;
    this.#told = told;
    this.#problems.replaceChildren(
      ...[...problems].slice(0, MOST_PROBLEMS).map(([key, words]) => {
        const row = rows.placeOf(key);
        const close = h(
          "button",
          { type: "button", class: "pnb-link", "aria-label": WORDS.tl.close },
          icon("close"),
        );
        close.addEventListener("click", () => {
          this.#session.dismissProblem(key);
          this.#lanes.focus();
        });
        const name = row === undefined ? "" : `${this.#commands.nameOf(row)}: `;
        return h(
          "div",
          { class: "pnb-problem", "data-row": row ?? "" },
          h("span", {}, `${name}${words}`),
          close,
        );
      }),
    );
  }

  /** Cards follow their segments when the lanes are scrolled or zoomed. */
  #place(): void {
    const width = this.#lanes.overlay.clientWidth;
    if (this.#hovered !== null) this.#put(this.#hover, this.#hovered, Math.min(280, width), width);
    if (this.#edited !== null) this.#put(this.#editor, this.#edited, Math.min(320, width), width);
    for (const card of this.#problems.children as HTMLCollectionOf<HTMLElement>) {
      if (card.dataset.row) this.#put(card, Number(card.dataset.row), Math.min(320, width), width);
    }
  }

  #put(card: HTMLElement, row: number, cardWidth: number, room: number): void {
    const place = this.#lanes.placeOf(row);
    card.style.maxWidth = `${cardWidth}px`;
    card.style.left = `${Math.max(0, Math.min(place.left, room - cardWidth))}px`;
    const below = place.top + place.height + 4;
    const isAbove =
      card !== this.#editor && below + card.offsetHeight > this.#lanes.overlay.clientHeight + 120;
    card.style.top = `${isAbove ? Math.max(0, place.top - card.offsetHeight - 4) : below}px`;
  }
}
