/** The buttons above the lanes, the bar for edits that wait to be applied, and the key to a comparison. */
import { h, setText, svg } from "./dom";
import type { Commands } from "./timeline-commands";
import { countMarks, SIGNS, wordOf } from "./timeline-marks";
import type { TimelineSession } from "./timeline-session";
import { clock } from "./units";
import { WORDS } from "./words";

const GLYPHS = {
  undo: "M8 5 4 9l4 4M4 9h9a6 6 0 0 1 0 12h-3",
  redo: "m16 5 4 4-4 4M20 9h-9a6 6 0 0 0 0 12h3",
  edit: "M4 20h4L19.5 8.5a2.1 2.1 0 0 0-3-3L5 17zM14.5 7.5l3 3",
  remove: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13",
  zoomOut: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21M7.5 10.5h6",
  zoomIn: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21M7.5 10.5h6m-3-3v6",
};

function glyph(name: keyof typeof GLYPHS): SVGSVGElement {
  return svg(
    "svg",
    { class: "pnb-icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: GLYPHS[name] }),
  );
}

function toolButton(label: string, content: Node | string, act: () => void): HTMLButtonElement {
  const button = h(
    "button",
    { type: "button", class: "pnb-tool", title: label, "aria-label": label },
    content,
  );
  button.addEventListener("click", act);
  return button;
}

export class Bar {
  readonly element: HTMLElement;
  readonly pending: HTMLElement;
  readonly legend = h("ul", { class: "pnb-legend", hidden: true });
  readonly #session: TimelineSession;
  readonly #commands: Commands;
  readonly #edits: HTMLElement;
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  readonly #remove: HTMLButtonElement;
  readonly #time = h("span", { class: "pnb-time" });
  readonly #state = h("span", { class: "pnb-muted", role: "status" });
  readonly #pendingWords = h("span", {});
  readonly #apply: HTMLButtonElement;
  readonly #discard: HTMLButtonElement;

  constructor(session: TimelineSession, commands: Commands) {
    this.#session = session;
    this.#commands = commands;
    const { tl } = WORDS;
    this.#undo = toolButton(tl.undo, glyph("undo"), () => commands.step(true));
    this.#redo = toolButton(tl.redo, glyph("redo"), () => commands.step(false));
    this.#edit = toolButton(tl.edit, glyph("edit"), () => {
      if (commands.current !== null) commands.stage?.editText(commands.current);
    });
    this.#remove = toolButton(tl.remove, glyph("remove"), () => commands.remove());
    this.#edits = h("span", { class: "pnb-tools" }, this.#undo, this.#redo, this.#edit, this.#remove);
    const zooms = h(
      "span",
      { class: "pnb-tools" },
      toolButton(tl.zoomOut, glyph("zoomOut"), () => commands.stage?.zoom(1 / 1.6)),
      toolButton(tl.zoomIn, glyph("zoomIn"), () => commands.stage?.zoom(1.6)),
      toolButton(tl.fitLong, tl.fit, () => commands.stage?.fit()),
    );
    this.element = h(
      "div",
      { class: "pnb-bar", role: "toolbar", "aria-label": WORDS.timeline },
      this.#edits,
      this.#time,
      this.#state,
      zooms,
    );
    this.#apply = h("button", { type: "button", class: "pnb-button pnb-primary" });
    this.#apply.addEventListener("click", () => session.apply());
    this.#discard = h("button", { type: "button", class: "pnb-button" }, tl.discard);
    this.#discard.addEventListener("click", () => session.discard());
    this.pending = h(
      "div",
      { class: "pnb-pending", hidden: true, role: "group" },
      this.#pendingWords,
      this.#apply,
      this.#discard,
    );
  }

  update(playheadMs: number | null): void {
    const session = this.#session;
    this.#edits.hidden = !session.get("can_edit");
    const isOff = !session.canEdit;
    const has = session.selected.size > 0;
    this.#undo.disabled = isOff || session.isSaving || !session.canUndo;
    this.#redo.disabled = isOff || session.isSaving || !session.canRedo;
    this.#edit.disabled =
      isOff || this.#commands.current === null || !session.selected.has(this.#commands.current);
    this.#remove.disabled = isOff || !has;
    setText(this.#time, `${clock(playheadMs ?? 0, true)} / ${clock(session.rows.endMs, true)}`);
    const isWaiting = session.isSaving || (session.editCount > 0 && !session.collects);
    const said = isWaiting ? WORDS.tl.waiting : session.get("lock");
    setText(this.#state, said);
    this.#state.title = said;
    this.#showPending();
    this.#showLegend();
  }

  #showPending(): void {
    const count = this.#session.editCount;
    this.pending.hidden = !this.#session.collects || count === 0;
    setText(this.#pendingWords, `${WORDS.tl.collected(count)} ${this.#session.get("edit_cost")}`);
    setText(this.#apply, WORDS.tl.apply(count));
    this.#apply.disabled = this.#discard.disabled = this.#session.isSaving || !this.#session.canEdit;
  }

  #showLegend(): void {
    const { rows } = this.#session;
    const counts = countMarks(rows);
    this.legend.hidden = rows.changes.size === 0;
    const left = rows.length - rows.changes.size;
    const entries = [...counts].map(([mark, count]) => [mark, `${count} ${wordOf(mark)}`] as const);
    const text = entries.map(([mark, words]) => `${mark} ${words}`).join() + left;
    if (this.legend.dataset.said === text) return;
    this.legend.dataset.said = text;
    this.legend.replaceChildren(
      ...entries.map(([mark, words]) =>
        h(
          "li",
          { class: `pnb-mark-${mark}` },
          h("b", { class: "pnb-sign", "aria-hidden": "true" }, SIGNS[mark] ?? "•"),
          words,
        ),
      ),
      h("li", {}, WORDS.tl.unchanged(left)),
    );
  }
}
