/** The input below the transcript: a text area that grows, Send, and Stop while a turn runs. */
import type { ChatSession } from "./chat-session";
import { h, icon, setText } from "./dom";
import { WORDS } from "./words";

const TALLEST_PX = 180;
let count = 0;

export class Composer {
  readonly element: HTMLElement;
  readonly #session: ChatSession;
  readonly #field: HTMLElement;
  readonly #input: HTMLTextAreaElement;
  readonly #note: HTMLElement;
  readonly #send: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  #isSending = false;
  #isStopping = false;

  constructor(session: ChatSession) {
    this.#session = session;
    count += 1;
    const noteId = `pnb-note-${count}`;
    this.#input = h("textarea", {
      rows: 1,
      class: "pnb-input",
      dir: "auto",
      "aria-label": WORDS.inputLabel,
      "aria-describedby": noteId,
      placeholder: WORDS.inputPlaceholder,
      on: { keydown: (event: KeyboardEvent) => this.#onKey(event), input: () => this.#onInput() },
    });
    this.#note = h("p", { class: "pnb-note", id: noteId, role: "status" }, WORDS.hint);
    this.#send = roundButton("send", WORDS.send, () => this.#submit());
    this.#stop = roundButton("stop", WORDS.stop, () => this.#halt());
    this.#field = h("div", { class: "pnb-field" }, this.#input, this.#send, this.#stop);
    this.element = h(
      "form",
      { class: "pnb-composer", on: { submit: (event: Event) => event.preventDefault() } },
      this.#field,
      this.#note,
    );
    this.update();
  }

  /** Follow the session: Send or Stop, and whether anybody is there to answer. */
  update(): void {
    this.#field.hidden = !this.#session.get("interactive");
    this.#note.hidden = this.#field.hidden && !this.#note.classList.contains("pnb-problem");
    const isRunning = this.#session.running !== undefined;
    if (!isRunning) this.#isStopping = false;
    const hadFocus = this.#hasFocus(this.#send) || this.#hasFocus(this.#stop);
    this.#send.hidden = isRunning;
    this.#stop.hidden = !isRunning;
    this.#stop.disabled = this.#isStopping;
    this.#send.disabled = this.#isSending;
    if (hadFocus && !this.#hasFocus(this.#send) && !this.#hasFocus(this.#stop)) this.#input.focus();
    if (this.#session.wire.connection === "gone") this.say(WORDS.gone, true);
  }

  /** Put `text` into the input, ready to be gone on with. */
  suggest(text: string): void {
    this.#input.value = text;
    this.#onInput();
    this.#input.focus();
    this.#input.setSelectionRange(text.length, text.length);
  }

  /** Say something under the input, where it was asked for. */
  say(words: string, isProblem: boolean): void {
    setText(this.#note, words);
    this.#note.classList.toggle("pnb-problem", isProblem);
    if (isProblem) this.#input.setAttribute("aria-invalid", "true");
    else this.#input.removeAttribute("aria-invalid");
    this.#note.hidden = this.#field.hidden && !isProblem;
  }

  #hasFocus(element: Element): boolean {
    return (element.getRootNode() as Document | ShadowRoot).activeElement === element;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #onInput(): void {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, TALLEST_PX)}px`;
    if (this.#session.wire.connection !== "gone") this.say(WORDS.hint, false);
  }

  async #submit(): Promise<void> {
    const text = this.#input.value;
    if (this.#isSending) return;
    if (!text.trim()) return this.#refuse(WORDS.emptyMessage);
    if (this.#session.running) return this.#refuse(WORDS.oneAtATime);
    this.#isSending = true;
    this.#input.readOnly = true;
    this.update();
    const slow = setTimeout(() => this.say(WORDS.silent, false), 4000);
    try {
      await this.#session.send(text);
      this.#input.value = "";
      this.#onInput();
    } catch (error) {
      this.#refuse((error as Error).message);
    } finally {
      clearTimeout(slow);
      this.#isSending = false;
      this.#input.readOnly = false;
      this.update();
    }
  }

  async #halt(): Promise<void> {
    this.#isStopping = true;
    this.say(WORDS.stopping, false);
    this.update();
    try {
      await this.#session.stop();
      this.say(WORDS.hint, false);
    } catch (error) {
      this.#isStopping = false;
      this.#refuse((error as Error).message);
      this.update();
    }
  }

  #refuse(words: string): void {
    this.say(words, true);
    this.#input.focus();
  }
}

function roundButton(name: "send" | "stop", label: string, onClick: () => void): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: `pnb-round pnb-${name}`,
      "aria-label": label,
      title: label,
      on: { click: onClick },
    },
    icon(name),
  );
}
