/** One turn in the transcript: what the user said, the answer as it grows, and what came of it. */
import { promptBubble } from "./chat-prompt";
import type { ChatSession, Live, Target, TurnRow } from "./chat-session";
import { StepsView } from "./chat-steps";
import { copyButton, h, icon, isolated, toolButton } from "./dom";
import { MarkdownStream } from "./markdown";
import { WORDS } from "./words";

/** What a turn asks of the chat around it. */
export interface TurnHost {
  edit(row: TurnRow): Promise<void>;
  /** Say what went wrong. */
  complain(words: string): void;
}

export class TurnView {
  readonly element: HTMLElement;
  readonly #session: ChatSession;
  readonly #host: TurnHost;
  readonly #answer = h("div", { class: "pnb-answer", dir: "auto" });
  readonly #markdown: MarkdownStream;
  readonly #steps: StepsView;
  readonly #changes = h("ul");
  readonly #changeBox: HTMLElement;
  readonly #jump: HTMLButtonElement;
  readonly #error = h("div", { class: "pnb-error", dir: "auto", hidden: true });
  readonly #actions = h("div", { class: "pnb-actions", hidden: true });
  readonly #offers = h("div", { class: "pnb-offers", role: "group", hidden: true });
  readonly #retry: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  readonly #reply: HTMLElement;
  #row: TurnRow;
  #shownAs = "";

  constructor(row: TurnRow, session: ChatSession, host: TurnHost) {
    this.#row = row;
    this.#session = session;
    this.#host = host;
    this.#markdown = new MarkdownStream(this.#answer);
    this.#steps = new StepsView(session.startedAt(row.id));
    this.#jump = toolButton("target", WORDS.jump, () => session.jump(this.#row.targets[0] ?? null));
    this.#changeBox = h(
      "section",
      { class: "pnb-changes", "aria-label": WORDS.changes },
      h("div", { class: "pnb-changes-head" }, h("h4", {}, WORDS.changes), this.#jump),
      this.#changes,
    );
    this.#retry = toolButton("retry", WORDS.retry, () => this.#sendAgain());
    this.#stop = toolButton("stop", WORDS.stop, () => this.#press(this.#stop, () => session.stop()));
    this.#copy = copyButton(
      async () => this.#row.text,
      (error) => host.complain(error.message),
    );
    this.#edit = toolButton("edit", WORDS.edit, () => this.#editPrompt());
    const copyPrompt = copyButton(
      () => session.promptOf(this.#row),
      (error) => host.complain(error.message),
    );
    const footer = h(
      "div",
      { class: "pnb-turn-footer" },
      this.#steps.element,
      h("div", { class: "pnb-turn-tools" }, this.#stop, this.#copy, this.#retry),
    );
    this.#reply = h(
      "div",
      { class: "pnb-reply" },
      h("h3", { class: "pnb-hidden" }, WORDS.pictory),
      this.#answer,
      this.#changeBox,
      this.#error,
      this.#offers,
      this.#actions,
      footer,
    );
    this.element = h(
      "article",
      { class: "pnb-turn" },
      row.prompt ? promptBubble(row.prompt, row.is_heading ? [] : [copyPrompt, this.#edit]) : null,
      this.#reply,
    );
  }

  /** Show the turn as it is now; `isLast` turns offer what can be done next. */
  update(row: TurnRow, live: Live | null, isLast: boolean): void {
    const { canJump } = this.#session;
    const isInteractive = this.#session.get("interactive");
    const isBusy = this.#session.running !== undefined;
    const canStop = this.#session.get("can_stop") && !isInteractive;
    const around = [isLast, canJump, isInteractive, isBusy].join();
    if (row === this.#row && row.ending && this.#shownAs === around) return;
    this.#row = row;
    this.#shownAs = around;
    const isRunning = row.ending === "";
    this.element.setAttribute("aria-busy", String(isRunning));
    this.element.dataset.ending = row.ending || "running";
    this.#markdown.set(isRunning && live ? this.#session.shownText : withoutChanges(row), !isRunning);
    this.#steps.update(row, live);
    this.#showChanges(isRunning ? (live?.changes ?? []) : row.changes, row.targets);
    this.#showError(row);
    this.#showOffers(isLast ? row : null);
    this.#showActions(isLast ? row : null);
    this.#stop.hidden = !isRunning || !canStop;
    this.#copy.hidden = isRunning || row.text === "";
    this.#retry.hidden = isBusy || !isInteractive || row.prompt === "" || row.is_heading === true;
    this.#edit.hidden = !isInteractive;
  }

  /** Show how long the running turn has taken. */
  tick(now: number): void {
    if (!this.#row.ending) this.#steps.tick(now);
  }

  #showChanges(changes: string[], targets: Target[]): void {
    const canJump = this.#session.canJump;
    this.#changeBox.hidden = changes.length === 0;
    this.#jump.hidden = !canJump;
    const lines = changes.map((change, index) => {
      const target = canJump ? targets[index] : undefined;
      const old = this.#changes.children[index];
      if (old?.textContent === change && Boolean(old.querySelector("button")) === Boolean(target)) return old;
      return h("li", {}, icon("check"), changeLine(change, target && (() => this.#session.jump(target))));
    });
    if (lines.some((line, index) => this.#changes.children[index] !== line)) {
      this.#changes.replaceChildren(...lines);
    }
    while (this.#changes.children.length > lines.length) this.#changes.lastChild?.remove();
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
    if (!isNew(this.#offers, wanted)) return;
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
    if (!isNew(this.#actions, wanted)) return;
    this.#actions.replaceChildren(
      ...wanted.map((name, index) => {
        const kind = index === 0 ? "pnb-button pnb-primary" : "pnb-button";
        const label = WORDS.actions[name] ?? name;
        const button = h("button", { type: "button", class: kind, "data-action": name }, label);
        button.addEventListener("click", () => this.#press(button, () => this.#session.act(name)));
        return button;
      }),
    );
  }

  async #sendAgain(): Promise<void> {
    await this.#press(this.#retry, async () => this.#session.send(await this.#session.promptOf(this.#row)));
  }

  async #editPrompt(): Promise<void> {
    try {
      await this.#host.edit(this.#row);
    } catch (error) {
      this.#host.complain((error as Error).message);
    }
  }

  /** A press is a message, perhaps a paid one: until its own turn takes over, nothing else can be pressed. */
  async #press(button: HTMLButtonElement, ask: () => Promise<void>): Promise<void> {
    const all = [
      this.#retry,
      ...this.#reply.querySelectorAll<HTMLButtonElement>(".pnb-offers button, .pnb-actions button"),
    ];
    // A disabled button loses the focus to the page; the transcript is where the answer will be.
    button.closest<HTMLElement>("[role=log]")?.focus({ preventScroll: true });
    for (const each of all) each.disabled = true;
    try {
      await ask();
      this.#retry.disabled = false;
    } catch (error) {
      for (const each of all) each.disabled = false;
      button.focus();
      this.#host.complain((error as Error).message);
    }
  }
}

/** The answer without the list of changes at its end, which the box below it shows. */
function withoutChanges({ text, changes }: TurnRow): string {
  const list = changes.map((change) => `- ${change}`).join("\n");
  return list && text.endsWith(`\n${list}`) ? text.slice(0, -list.length).trimEnd() : text;
}

/** Whether `box` shows anything else than `wanted`. */
function isNew(box: HTMLElement, wanted: string[]): boolean {
  const shown = JSON.stringify(wanted);
  if (box.dataset.shown === shown) return false;
  box.dataset.shown = shown;
  return true;
}

/** A change in words; with `onPress` a button that goes to its place. */
function changeLine(change: string, onPress: (() => void) | undefined): HTMLElement {
  const words = isolated(change);
  if (!onPress) return h("span", { dir: "auto" }, ...words);
  return h("button", { type: "button", class: "pnb-change", dir: "auto", on: { click: onPress } }, ...words);
}
