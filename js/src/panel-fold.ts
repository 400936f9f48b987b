/** The row of buttons that folds a panel's parts away, one button per part. */
import { h, setText } from "./dom";

export interface Part {
  name: string;
  label: string;
  element: HTMLElement;
}

let panels = 0;

/** Buttons for `parts`; `onFold` gets the names of those that are folded now. */
export class FoldBar {
  readonly element: HTMLElement;
  readonly #parts: Part[];
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #folded: ReadonlySet<string> = new Set();

  constructor(parts: Part[], label: string, onFold: (folded: string[]) => void) {
    this.#parts = parts;
    panels += 1;
    for (const { name, element, label: words } of parts) {
      element.id ||= `pnb-panel-${panels}-${name}`;
      const button = h("button", { type: "button", class: "pnb-fold", "aria-controls": element.id });
      setText(button, words);
      button.addEventListener("click", () => {
        const folded = new Set(this.#folded);
        if (!folded.delete(name)) folded.add(name);
        this.fold(folded);
        onFold([...folded]);
      });
      this.#buttons.set(name, button);
    }
    this.element = h(
      "div",
      { class: "pnb-folds", role: "group", "aria-label": label },
      ...this.#buttons.values(),
    );
    this.fold(this.#folded);
  }

  /** Fold these parts and no other. */
  fold(folded: ReadonlySet<string>): void {
    this.#folded = folded;
    for (const { name, element } of this.#parts) {
      element.hidden = folded.has(name);
      this.#buttons.get(name)?.setAttribute("aria-expanded", String(!folded.has(name)));
    }
  }

  get folded(): ReadonlySet<string> {
    return this.#folded;
  }
}
