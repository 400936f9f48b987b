/** The input below the transcript: text and scripts that become one message, Send, and Stop while a turn runs. */
import { ScriptCard } from "./chat-card";
import { ChatFiles } from "./chat-files";
import { Recall } from "./chat-recall";
import { countWords, type Draft, isLong, joinMessage, type Script, splitMessage } from "./chat-script";
import type { ChatSession, TurnRow } from "./chat-session";
import { h, icon, setText, toolButton } from "./dom";
import { WORDS } from "./words";

const TALLEST_PX = 180;
const SLOW_MS = 4000;
let count = 0;

export class Composer {
  readonly element: HTMLElement;
  readonly #session: ChatSession;
  readonly #recall: Recall<TurnRow>;
  readonly #field: HTMLElement;
  readonly #cards = h("div", { class: "pnb-cards", hidden: true });
  readonly #files: ChatFiles;
  readonly #attach: HTMLButtonElement;
  readonly #shown = new Map<Script, ScriptCard>();
  readonly #input: HTMLTextAreaElement;
  readonly #note: HTMLElement;
  readonly #send: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  #isSending = false;
  #isStopping = false;

  constructor(session: ChatSession) {
    this.#session = session;
    this.#recall = new Recall(() => session.turns.filter((turn) => !turn.is_heading));
    count += 1;
    const noteId = `pnb-note-${count}`;
    this.#input = h("textarea", {
      rows: 1,
      class: "pnb-message-input",
      "aria-label": WORDS.inputLabel,
      "aria-describedby": noteId,
      on: {
        keydown: (event: KeyboardEvent) => this.#onKey(event),
        input: () => this.#onInput(),
        paste: (event: ClipboardEvent) => this.#onPaste(event),
      },
    });
    this.#note = h("p", { class: "pnb-note", id: noteId, role: "status" }, WORDS.hint);
    this.#send = roundButton("send", WORDS.send, () => this.#submit());
    this.#stop = roundButton("stop", WORDS.stop, () => this.#halt());
    this.#files = new ChatFiles(session, this);
    this.#attach = toolButton("clip", WORDS.attach, () => this.#files.input.click());
    this.#field = h(
      "div",
      { class: "pnb-message" },
      this.#files.list,
      this.#cards,
      h("div", { class: "pnb-message-row" }, this.#attach, this.#input, this.#send, this.#stop),
      this.#files.input,
    );
    this.element = h(
      "form",
      { class: "pnb-composer", on: { submit: (event: Event) => event.preventDefault() } },
      this.#field,
      this.#note,
    );
    this.update();
  }

  /** Follow the session: what is being written, Send or Stop, and whether anybody is there to answer. */
  update(): void {
    this.#field.hidden = !this.#session.get("interactive");
    this.#note.hidden = this.#field.hidden && !this.#note.classList.contains("pnb-complaint");
    const isRunning = this.#session.running !== undefined;
    if (!isRunning) this.#isStopping = false;
    // What was to be waited for is over.
    if (!isRunning && this.#note.textContent === WORDS.oneAtATime) this.say(WORDS.hint, false);
    const hadFocus = this.#hasFocus(this.#send) || this.#hasFocus(this.#stop);
    this.#send.hidden = isRunning;
    this.#stop.hidden = !isRunning;
    this.#stop.disabled = this.#isStopping;
    this.#send.disabled = this.#isSending;
    if (hadFocus && !this.#hasFocus(this.#send) && !this.#hasFocus(this.#stop)) this.#input.focus();
    this.#attach.hidden = !this.#session.get("takes_files");
    this.#files.update();
    this.#showDraft();
    if (this.#session.wire.connection === "gone") this.say(WORDS.gone, true);
  }

  /** Put `text` into the input, ready to be gone on with. */
  suggest(text: string): void {
    this.#offer({ text, scripts: [] });
    this.#recall.reset();
    this.say(WORDS.hint, false);
  }

  /** Put an earlier message into the input, to be changed and sent as a new one. */
  async edit(row: TurnRow): Promise<void> {
    this.#recall.goTo(row, this.#session.draft);
    await this.#bring(row);
    this.say(WORDS.editing, false);
  }

  /** Say something under the input, where it was asked for. */
  say(words: string, isProblem: boolean): void {
    setText(this.#note, words);
    this.#note.classList.toggle("pnb-complaint", isProblem);
    if (isProblem) this.#input.setAttribute("aria-invalid", "true");
    else this.#input.removeAttribute("aria-invalid");
    this.#note.hidden = this.#field.hidden && !isProblem;
  }

  #hasFocus(element: Element): boolean {
    return (element.getRootNode() as Document | ShadowRoot).activeElement === element;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && !event.shiftKey) {
      const isUp = event.key === "ArrowUp";
      // In the middle of a text, arrows move the cursor as everywhere.
      const atStart = this.#input.selectionStart === 0 && this.#input.selectionEnd === 0;
      if (!(this.#recall.isOn || (isUp && atStart))) return;
      event.preventDefault();
      this.#recallOne(isUp);
    }
  }

  async #recallOne(isUp: boolean): Promise<void> {
    try {
      let found = isUp ? this.#recall.earlier(this.#session.draft) : this.#recall.later();
      while (isUp && !found && this.#session.missing > 0) {
        await this.#session.loadEarlier();
        found = this.#recall.earlier(this.#session.draft);
      }
      if (found) await this.#bring(found);
    } catch (error) {
      this.#refuse((error as Error).message);
    }
  }

  async #bring(found: TurnRow | Draft): Promise<void> {
    this.#offer("prompt" in found ? splitMessage(await this.#session.promptOf(found)) : found);
  }

  #onInput(): void {
    this.#recall.reset();
    this.#session.draft.text = this.#input.value;
    this.#session.changed.call();
    this.#showDraft();
    this.#fit();
    if (this.#session.wire.connection !== "gone") this.say(WORDS.hint, false);
  }

  /** A long text that is pasted would bury what is asked for: it becomes a card. */
  #onPaste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) {
      event.preventDefault();
      this.takeFiles(files);
      return;
    }
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isLong(text)) return;
    event.preventDefault();
    this.addScript({ name: "", text: text.trim() });
  }

  /** Let files go with the message: media are uploaded, documents are read. */
  takeFiles(files: File[]): void {
    if (!this.#field.hidden) this.#files.take(files);
  }

  /** Let a script go with the message. */
  addScript(script: Script): void {
    this.#recall.reset();
    this.#session.draft.scripts.push(script);
    this.#session.changed.call();
    this.#showDraft();
    this.say(WORDS.scriptAdded(countWords(script.text)), false);
  }

  #write(draft: Draft): void {
    this.#session.draft.text = draft.text;
    this.#session.draft.scripts = [...draft.scripts];
    this.#session.changed.call();
    this.#showDraft();
  }

  #offer(draft: Draft): void {
    this.#write(draft);
    this.#input.focus();
    this.#input.setSelectionRange(draft.text.length, draft.text.length);
  }

  #showDraft(): void {
    const { text, scripts } = this.#session.draft;
    if (this.#input.value !== text) {
      this.#input.value = text;
      this.#fit();
    }
    // An empty input has no direction of its own; its placeholder follows the page.
    if (text) this.#input.dir = "auto";
    else this.#input.removeAttribute("dir");
    for (const [script, card] of this.#shown) {
      if (scripts.includes(script)) continue;
      card.element.remove();
      this.#shown.delete(script);
    }
    for (const script of scripts) {
      const card = this.#shown.get(script) ?? this.#addCard(script);
      card.update();
    }
    this.#cards.hidden = scripts.length === 0;
    const placeholder = scripts.length > 0 ? WORDS.saysWithScript : WORDS.inputPlaceholder;
    if (this.#input.placeholder !== placeholder) this.#input.placeholder = placeholder;
  }

  #addCard(script: Script): ScriptCard {
    const remove = () => {
      const { draft } = this.#session;
      draft.scripts = draft.scripts.filter((other) => other !== script);
      this.#session.changed.call();
      this.#showDraft();
      this.#input.focus();
    };
    const card = new ScriptCard(script, remove, () => this.#session.changed.call());
    this.#shown.set(script, card);
    this.#cards.append(card.element);
    return card;
  }

  #fit(): void {
    this.#input.style.height = "auto";
    this.#input.style.height = `${Math.min(this.#input.scrollHeight, TALLEST_PX)}px`;
  }

  async #submit(): Promise<void> {
    if (this.#isSending) return;
    const message = joinMessage(this.#session.draft);
    if (!message) return this.#refuse(WORDS.emptyMessage);
    if (this.#session.running) return this.#refuse(WORDS.oneAtATime);
    if (this.#files.isBusy) return this.#refuse(WORDS.stillUploading);
    this.#isSending = true;
    this.#input.readOnly = true;
    this.update();
    const slow = setTimeout(() => this.say(WORDS.silent, false), SLOW_MS);
    try {
      await this.#session.send(message);
      this.#recall.reset();
      this.#files.sent();
      this.#write({ text: "", scripts: [] });
      this.say(WORDS.hint, false);
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
