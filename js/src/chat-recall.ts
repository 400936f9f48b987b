/** ArrowUp brings back what was said before, ArrowDown goes the other way, down to what was being written. */
import type { Draft } from "./chat-script";

export class Recall<Message extends { prompt: string }> {
  readonly #said: () => readonly Message[];
  #place = 0;
  #written: Draft = { text: "", scripts: [] };

  /** `said` gives the messages, oldest first. */
  constructor(said: () => readonly Message[]) {
    this.#said = said;
  }

  /** Whether a message of before stands in the input. */
  get isOn(): boolean {
    return this.#place > 0;
  }

  /** The message before the shown one; `undefined` when there is none. `written` stands in the input now. */
  earlier(written: Draft): Message | undefined {
    const message = this.#messages()[this.#place];
    if (message) this.#go(this.#place + 1, written);
    return message;
  }

  /** The message after the shown one, and at last the draft; `undefined` when that is shown already. */
  later(): Message | Draft | undefined {
    if (this.#place === 0) return undefined;
    this.#place -= 1;
    return this.#place === 0 ? this.#written : this.#messages()[this.#place - 1];
  }

  /** Go on from `message`, which was chosen by hand. */
  goTo(message: Message, written: Draft): void {
    const place = this.#messages().findIndex(({ prompt }) => prompt === message.prompt);
    this.#go(place + 1, written);
  }

  /** Something else is being written: the next ArrowUp begins with the newest message. */
  reset(): void {
    this.#place = 0;
  }

  #go(place: number, written: Draft): void {
    if (this.#place === 0) this.#written = { text: written.text, scripts: [...written.scripts] };
    this.#place = place;
  }

  /** Newest first, each once. */
  #messages(): Message[] {
    const said = new Map<string, Message>();
    for (const message of [...this.#said()].reverse()) {
      if (message.prompt && !said.has(message.prompt)) said.set(message.prompt, message);
    }
    return [...said.values()];
  }
}
