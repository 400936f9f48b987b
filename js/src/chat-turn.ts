/** One turn in the transcript: what the user said, the answer as it grows, and what came of it. */
import type { ChatSession, Live, TurnRow } from "./chat-session";
import { h, icon, setText } from "./dom";
import { MarkdownStream } from "./markdown";
import { WORDS } from "./words";

const LONG_PROMPT_WORDS = 90;

export class TurnView {
  readonly element: HTMLElement;
  readonly #session: ChatSession;
  readonly #answer = h("div", { class: "pnb-answer" });
  readonly #markdown: MarkdownStream;
  readonly #statusText = h("span");
  readonly #elapsed = h("span", { class: "pnb-elapsed", "aria-hidden": "true" });
  readonly #status: HTMLElement;
  readonly #changes = h("ul");
  readonly #changeBox: HTMLElement;
  readonly #error = h("div", { class: "pnb-error", hidden: true });
  readonly #actions = h("div", { class: "pnb-actions", hidden: true });
  readonly #offers = h("div", { class: "pnb-offers", role: "group", hidden: true });
  readonly #facts = h("span", { class: "pnb-facts" });
  readonly #footer: HTMLElement;
  readonly #reply: HTMLElement;
  readonly #say: (words: string) => void;
  #row: TurnRow;

  constructor(row: TurnRow, session: ChatSession, say: (words: string) => void) {
    this.#row = row;
    this.#session = session;
    this.#say = say;
    this.#markdown = new MarkdownStream(this.#answer);
    this.#status = h(
      "div",
      { class: "pnb-status" },
      h("span", { class: "pnb-pulse", "aria-hidden": "true" }),
      this.#statusText,
      this.#elapsed,
    );
    this.#changeBox = h(
      "section",
      { class: "pnb-changes", "aria-label": WORDS.changes },
      h("h4", {}, WORDS.changes),
      this.#changes,
    );
    this.#footer = h("div", { class: "pnb-turn-footer" }, this.#facts, this.#copyButton());
    this.#reply = h(
      "div",
      { class: "pnb-reply" },
      h("h3", { class: "pnb-hidden" }, WORDS.pictory),
      this.#answer,
      this.#changeBox,
      this.#error,
      this.#status,
      this.#offers,
      this.#actions,
      this.#footer,
    );
    this.element = h(
      "article",
      { class: "pnb-turn" },
      row.prompt ? promptBubble(row.prompt) : null,
      this.#reply,
    );
  }

  update(row: TurnRow, live: Live | null, isLast: boolean): void {
    this.#row = row;
    const isRunning = row.ending === "";
    const text = isRunning ? (live?.text ?? row.text) : row.text;
    this.element.setAttribute("aria-busy", String(isRunning));
    this.element.dataset.ending = row.ending || "running";
    this.#markdown.set(text);
    this.#showStatus(isRunning, live?.status || WORDS.working);
    this.#showChanges(isRunning ? (live?.changes ?? []) : row.changes);
    this.#showError(row);
    this.#showOffers(isLast ? row : null);
    this.#showActions(isLast ? row : null);
    setText(this.#facts, factsOf(row));
    this.#footer.hidden = isRunning || row.text === "";
  }

  /** Show how long the running turn has taken. */
  tick(now: number): void {
    if (this.#row.ending) return;
    const seconds = Math.floor((now - this.#session.startedAt(this.#row.id)) / 1000);
    setText(this.#elapsed, seconds > 0 ? WORDS.seconds(seconds) : "");
  }

  #showStatus(isRunning: boolean, text: string): void {
    this.#status.hidden = !isRunning;
    if (isRunning) setText(this.#statusText, text);
  }

  #showChanges(changes: string[]): void {
    this.#changeBox.hidden = changes.length === 0;
    changes.forEach((change, index) => {
      const line = this.#changes.children[index];
      if (line) setText(line.lastElementChild as Element, change);
      else this.#changes.append(h("li", {}, icon("check"), h("span", {}, change)));
    });
    while (this.#changes.children.length > changes.length) this.#changes.lastChild?.remove();
  }

  #showError(row: TurnRow): void {
    this.#error.hidden = row.error === "";
    if (row.error && this.#error.textContent !== row.error) {
      this.#error.replaceChildren(icon("alert"), h("span", {}, row.error));
    }
  }

  /** What the user could say next; the press is the message. */
  #showOffers(row: TurnRow | null): void {
    const wanted = row?.ending ? row.offers : [];
    this.#offers.hidden = wanted.length === 0;
    if (this.#offers.querySelectorAll("button").length === wanted.length) return;
    const label = row?.question ? WORDS.answers : WORDS.offers;
    this.#offers.setAttribute("aria-label", row?.question || label);
    const chips = wanted.map((text) => {
      const chip = h("button", { type: "button", class: "pnb-chip", dir: "auto" }, text);
      chip.addEventListener("click", () => this.#press(chip, () => this.#session.send(text)));
      return chip;
    });
    this.#offers.replaceChildren(h("p", {}, label), h("div", { class: "pnb-chips" }, ...chips));
  }

  #showActions(row: TurnRow | null): void {
    const wanted = row?.ending ? row.actions : [];
    this.#actions.hidden = wanted.length === 0;
    if (this.#actions.childElementCount === wanted.length) return;
    this.#actions.replaceChildren(
      ...wanted.map((action, index) => {
        const kind = index === 0 ? "pnb-button pnb-primary" : "pnb-button";
        const button = h("button", { type: "button", class: kind, "data-action": action.name }, action.label);
        button.addEventListener("click", () => this.#press(button, () => this.#session.act(action.name)));
        return button;
      }),
    );
  }

  /** A press is a message, perhaps a paid one: until its own turn takes over, nothing else can be pressed. */
  async #press(button: HTMLButtonElement, ask: () => Promise<void>): Promise<void> {
    const all = [
      ...this.#reply.querySelectorAll<HTMLButtonElement>(".pnb-offers button, .pnb-actions button"),
    ];
    // A disabled button loses the focus to the page; the transcript is where the answer will be.
    button.closest<HTMLElement>("[role=log]")?.focus({ preventScroll: true });
    for (const each of all) each.disabled = true;
    try {
      await ask();
    } catch (error) {
      for (const each of all) each.disabled = false;
      button.focus();
      this.#say((error as Error).message);
    }
  }

  #copyButton(): HTMLButtonElement {
    const label = h("span", {}, WORDS.copy);
    const button = h("button", { type: "button", class: "pnb-link" }, icon("copy"), label);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(this.#row.text);
        setText(label, WORDS.copied);
      } catch (error) {
        this.#say((error as Error).message);
      }
    });
    button.addEventListener("blur", () => setText(label, WORDS.copy));
    return button;
  }
}

function factsOf(row: TurnRow): string {
  const facts = [];
  if (row.elapsed_s > 0) facts.push(WORDS.seconds(row.elapsed_s));
  if (row.credits) facts.push(WORDS.credits(row.credits));
  return facts.join(" · ");
}

/** What the user said; a long script is folded. */
function promptBubble(prompt: string): HTMLElement {
  const text = h("div", { class: "pnb-prompt-text", dir: "auto" }, prompt);
  const bubble = h("div", { class: "pnb-prompt" }, h("h3", { class: "pnb-hidden" }, WORDS.you), text);
  const count = prompt.split(/\s+/).length;
  if (count > LONG_PROMPT_WORDS) {
    bubble.classList.add("pnb-folded");
    const button = h(
      "button",
      { type: "button", class: "pnb-link", "aria-expanded": "false" },
      WORDS.showAll(count),
    );
    button.addEventListener("click", () => {
      const isFolded = bubble.classList.toggle("pnb-folded");
      button.setAttribute("aria-expanded", String(!isFolded));
      setText(button, isFolded ? WORDS.showAll(count) : WORDS.showLess);
    });
    bubble.append(button);
  }
  return bubble;
}
