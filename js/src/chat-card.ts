/** The card of a script that goes with a message: its words are counted, it opens to be edited, it goes away. */
import { countWords, type Script } from "./chat-script";
import { h, icon, setText } from "./dom";
import { WORDS } from "./words";

export class ScriptCard {
  readonly element: HTMLElement;
  readonly #script: Script;
  readonly #count = h("span", { class: "pnb-script-words" });
  readonly #text: HTMLTextAreaElement;
  readonly #edit: HTMLButtonElement;

  /** `onRemove` takes the script out of the message, `onEdit` is told that its text is another one. */
  constructor(script: Script, onRemove: () => void, onEdit: () => void) {
    this.#script = script;
    const name = script.name || WORDS.pastedScript;
    this.#text = h("textarea", {
      ...{ class: "pnb-script-text", rows: 8, dir: "auto", hidden: true, "aria-label": WORDS.scriptText },
      on: { input: () => this.#onInput(onEdit) },
    });
    this.#text.value = script.text;
    this.#edit = h(
      "button",
      { type: "button", class: "pnb-link", "aria-expanded": "false", on: { click: () => this.#toggle() } },
      WORDS.editScript,
    );
    const remove = h(
      "button",
      {
        ...{ type: "button", class: "pnb-link pnb-icon-button", on: { click: onRemove } },
        ...{ "aria-label": `${WORDS.remove}: ${name}`, title: WORDS.remove },
      },
      icon("close"),
    );
    this.element = h(
      "div",
      { class: "pnb-script", role: "group", "aria-label": name },
      h(
        "div",
        { class: "pnb-script-head" },
        icon("file"),
        h("span", { class: "pnb-script-name", dir: "auto" }, name),
        this.#count,
        this.#edit,
        remove,
      ),
      this.#text,
    );
    this.#showCount();
  }

  /** Show what another view has made of the text. */
  update(): void {
    if (this.#text.value !== this.#script.text) this.#text.value = this.#script.text;
    this.#showCount();
  }

  #toggle(): void {
    this.#text.hidden = !this.#text.hidden;
    this.#edit.setAttribute("aria-expanded", String(!this.#text.hidden));
    setText(this.#edit, this.#text.hidden ? WORDS.editScript : WORDS.editScriptDone);
    if (this.#text.hidden) return;
    this.#text.focus();
    this.#text.setSelectionRange(0, 0);
    this.#text.scrollTop = 0;
  }

  #onInput(onEdit: () => void): void {
    this.#script.text = this.#text.value;
    onEdit();
  }

  #showCount(): void {
    setText(this.#count, WORDS.words(countWords(this.#script.text)));
  }
}
