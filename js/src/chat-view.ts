/** Draws a `ChatSession` into an element; one model may have several of these. */
import { Composer } from "./chat-composer";
import type { ChatSession } from "./chat-session";
import { TurnView } from "./chat-turn";
import { downloadText, h, icon, mark, setText, toolButton } from "./dom";
import { takeDrops } from "./file-drops";
import { FollowEnd } from "./follow-end";
import { WORDS } from "./words";

const TICK_MS = 1000;

export function drawChat(element: HTMLElement, session: ChatSession, signal: AbortSignal): void {
  const view = new ChatView(session, signal);
  element.append(view.element);
  signal.addEventListener("abort", () => view.element.remove());
}

class ChatView {
  readonly element: HTMLElement;
  readonly #session: ChatSession;
  readonly #turns = new Map<string, TurnView>();
  readonly #title = h("h2");
  readonly #badge = h("span", { class: "pnb-badge" });
  readonly #credits: HTMLButtonElement;
  readonly #save: HTMLButtonElement;
  readonly #log: HTMLElement;
  readonly #list = h("div", { class: "pnb-turns" });
  readonly #greeting: HTMLElement;
  readonly #chips = h("div", { class: "pnb-chips" });
  readonly #earlier: HTMLButtonElement;
  readonly #latest: HTMLButtonElement;
  readonly #composer: Composer;
  readonly #news = h("span", {}, WORDS.newBelow);
  readonly #end: FollowEnd;
  #frame = 0;

  constructor(session: ChatSession, signal: AbortSignal) {
    this.#session = session;
    this.#composer = new Composer(session);
    this.#earlier = h("button", { type: "button", class: "pnb-link pnb-earlier", hidden: true });
    this.#earlier.addEventListener("click", () => this.#loadEarlier());
    this.#latest = h(
      "button",
      { type: "button", class: "pnb-latest", hidden: true, title: WORDS.latest },
      h("span", { class: "pnb-hidden" }, WORDS.latest),
      this.#news,
      icon("down"),
    );
    this.#latest.addEventListener("click", () => {
      this.#end.follow();
      this.#log.focus({ preventScroll: true });
    });
    this.#greeting = h(
      "div",
      { class: "pnb-greeting" },
      h("p", { class: "pnb-greeting-title" }, WORDS.greeting),
      h("p", {}, WORDS.greetingMore),
      this.#chips,
    );
    this.#log = h(
      "div",
      { class: "pnb-log", role: "log", "aria-label": WORDS.conversation, tabindex: 0 },
      this.#earlier,
      this.#greeting,
      this.#list,
    );
    this.#end = new FollowEnd(this.#log, () => this.#showWhere(), signal);
    this.#credits = h("button", {
      ...{ type: "button", class: "pnb-link pnb-credits", title: WORDS.showCredits, hidden: true },
      on: { click: () => this.#ask(() => session.act("show_credits")) },
    });
    this.#save = toolButton("download", WORDS.saveTranscript, () => this.#ask(() => this.#saveTranscript()));
    this.element = h(
      "section",
      { class: "pnb-chat", "aria-label": WORDS.conversation },
      h("header", { class: "pnb-head" }, mark(), this.#title, this.#credits, this.#badge, this.#save),
      h("div", { class: "pnb-log-box" }, this.#log, this.#latest),
      this.#composer.element,
      h("div", { class: "pnb-drop-here", "aria-hidden": "true" }, icon("clip"), WORDS.dropOnChat),
    );
    takeDrops(this.element, (files) => this.#composer.takeFiles(files));
    session.changed.add(() => this.#schedule(), signal);
    // A narrower column, an unfolded script: the end moves although nothing new was said.
    const observer = new ResizeObserver(() => this.#end.keep());
    for (const element of [this.#log, this.#list]) observer.observe(element);
    const timer = setInterval(() => this.#tick(), TICK_MS);
    signal.addEventListener("abort", () => {
      observer.disconnect();
      clearInterval(timer);
      cancelAnimationFrame(this.#frame);
    });
    this.#draw();
  }

  /** Many deltas can arrive before the next frame; they are drawn together. */
  #schedule(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const session = this.#session;
    const isInteractive = session.get("interactive");
    setText(this.#title, session.get("title"));
    const badge = session.get("badge");
    setText(this.#badge, WORDS.badges[badge] ?? badge);
    this.#badge.hidden = badge === "";
    const left = session.creditsLeft;
    this.#credits.hidden = left === null || !isInteractive;
    setText(this.#credits, left === null ? "" : WORDS.credits(left));
    this.#credits.disabled = session.running !== undefined;
    this.#save.hidden = session.turns.length === 0 || !isInteractive;
    this.element.classList.toggle("pnb-readonly", !isInteractive);
    this.#drawTurns();
    this.#drawGreeting(isInteractive);
    this.#composer.update();
    this.#end.keep();
  }

  /** To somebody who reads further up, say that there is more below. */
  #showWhere(): void {
    this.#latest.hidden = this.#end.follows;
    this.#news.hidden = !this.#end.hasNews;
  }

  #drawTurns(): void {
    const { turns, live, missing } = this.#session;
    const wanted = new Set(turns.map((turn) => turn.id));
    for (const [id, view] of this.#turns) {
      if (wanted.has(id)) continue;
      view.element.remove();
      this.#turns.delete(id);
    }
    turns.forEach((row, index) => {
      let view = this.#turns.get(row.id);
      if (!view) {
        view = new TurnView(row, this.#session, {
          edit: (edited) => this.#composer.edit(edited),
          complain: (words) => this.#composer.say(words, true),
        });
        this.#turns.set(row.id, view);
        if (row.ending === "" && index === turns.length - 1) this.#end.follow();
      }
      if (this.#list.children[index] !== view.element) {
        this.#list.insertBefore(view.element, this.#list.children[index] ?? null);
      }
      view.update(row, live?.turn === row.id ? live : null, index === turns.length - 1);
    });
    this.#earlier.hidden = missing === 0;
    setText(this.#earlier, WORDS.earlier(missing));
  }

  #drawGreeting(isInteractive: boolean): void {
    const isEmpty = this.#session.turns.length === 0;
    this.#greeting.hidden = !isEmpty || !isInteractive;
    const given = this.#session.get("suggestions");
    const suggestions = given.length > 0 ? given : WORDS.suggestions;
    if (!isEmpty || this.#chips.childElementCount === suggestions.length) return;
    this.#chips.replaceChildren(
      ...suggestions.map((text) =>
        h(
          "button",
          {
            type: "button",
            class: "pnb-chip",
            dir: "auto",
            on: { click: () => this.#composer.suggest(text) },
          },
          text,
        ),
      ),
    );
  }

  async #loadEarlier(): Promise<void> {
    const { fromEnd } = this.#end;
    this.#end.stay(fromEnd);
    this.#earlier.disabled = true;
    try {
      await this.#session.loadEarlier();
      this.#draw();
      this.#end.stay(fromEnd);
    } catch (error) {
      this.#composer.say((error as Error).message, true);
    } finally {
      this.#earlier.disabled = false;
    }
  }

  /** Do what a button asks for; what goes wrong is said under the input. */
  async #ask(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#composer.say((error as Error).message, true);
    }
  }

  async #saveTranscript(): Promise<void> {
    const { name, text } = await this.#session.markdown();
    downloadText(name, text, "text/markdown");
    this.#composer.say(WORDS.transcriptSaved(name), false);
  }

  #tick(): void {
    const running = this.#session.running;
    if (running) this.#turns.get(running.id)?.tick(performance.now());
  }
}
