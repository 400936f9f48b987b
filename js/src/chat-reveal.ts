/**
 * Shows the text that came in one message little by little until the next one is due, so that an answer that is
 * sent in windows reads as steadily as it was written.
 */

/** A step shows several tokens: the open block is parsed once a step. */
const STEP_MS = 60;
/** Belongs to the character before it. */
const CONTINUES = /\p{M}|\u200D|\uFE0F|[\u{1F3FB}-\u{1F3FF}]/u;

export class Reveal {
  readonly #changed: () => void;
  #text = "";
  #shown = 0;
  /** From where and since when the rest is being shown. */
  #from = 0;
  #since = 0;
  #spreadMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is told when more of the text is shown although nothing has come. */
  constructor(changed: () => void, signal: AbortSignal) {
    this.#changed = changed;
    const options = { signal };
    // A hidden page is given one timer a second: when it is seen again, nothing is to be caught up with.
    document.addEventListener("visibilitychange", () => document.hidden && this.#showAll(), options);
    signal.addEventListener("abort", () => clearTimeout(this.#timer), { once: true });
  }

  /** As much of the text as is shown by now. */
  get text(): string {
    return this.#text.slice(0, this.#shown);
  }

  /** Let `text` be the text so far; what is new in it is shown within `spreadMs`, or at once. */
  set(text: string, spreadMs = 0): void {
    clearTimeout(this.#timer);
    const isMore = text.startsWith(this.text);
    this.#text = text;
    if (spreadMs <= 0 || !isMore || document.hidden || prefersStill()) {
      this.#shown = text.length;
      return;
    }
    this.#from = this.#shown;
    this.#since = performance.now();
    this.#spreadMs = spreadMs;
    this.#later();
  }

  #later(): void {
    if (this.#shown < this.#text.length) this.#timer = setTimeout(() => this.#step(), STEP_MS);
  }

  #step(): void {
    const part = Math.min(1, (performance.now() - this.#since) / this.#spreadMs);
    const end = this.#from + Math.round(part * (this.#text.length - this.#from));
    this.#shown = Math.max(this.#shown, wholeCharacters(this.#text, end));
    this.#later();
    this.#changed();
  }

  #showAll(): void {
    clearTimeout(this.#timer);
    if (this.#shown === this.#text.length) return;
    this.#shown = this.#text.length;
    this.#changed();
  }
}

/** The first place at or behind `end` that does not cut through a character. */
function wholeCharacters(text: string, end: number): number {
  let at = end;
  while (at > 0 && at < text.length && isInside(text, at)) at += 1;
  return at;
}

function isInside(text: string, at: number): boolean {
  const next = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const code = text.charCodeAt(at);
  return (code >= 0xdc00 && code <= 0xdfff) || CONTINUES.test(next) || text[at - 1] === "\u200D";
}

function prefersStill(): boolean {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}
