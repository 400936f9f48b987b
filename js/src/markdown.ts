/**
 * Markdown that is still being written. Finished blocks are drawn once and never touched again; only the last,
 * unfinished block is drawn anew, and of a long one only its end.
 */
import { type Block, parseBlocks } from "./markdown-blocks";
import { drawBlock } from "./markdown-dom";
import { parseInline } from "./markdown-inline";

/** An open block that is longer than this is cut where its beginning cannot change any more. */
const LONG_BLOCK_CHARS = 1500;
/** If nothing has closed a mark within this distance, nothing will. */
const FARTHEST_CLOSER_CHARS = 600;
/** A block that takes long to draw is drawn less often: it may take one part in this many of the time. */
const SHARE = 10;

/** Draws a text into `element` while it grows. */
export class MarkdownStream {
  readonly #element: HTMLElement;
  #text = "";
  #isWhole = false;
  #frozenLength = 0;
  #frozenNodes = 0;
  /** The paragraph or list that was cut: the text beyond `#frozenLength` goes on in it. */
  #cut: { block: Element; nodes: number } | null = null;
  #drawAgainAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Show `text`, of which nothing more will come if it `isWhole`; what is drawn already is not drawn again. */
  set(text: string, isWhole = true): void {
    if (text === this.#text && isWhole === this.#isWhole) return;
    const isOther = !text.startsWith(this.#text.slice(0, this.#frozenLength));
    this.#text = text;
    this.#isWhole = isWhole;
    clearTimeout(this.#timer);
    if (isOther) this.#startOver();
    const waitMs = this.#drawAgainAt - performance.now();
    if (isWhole || isOther || waitMs <= 0) this.#draw();
    else this.#timer = setTimeout(() => this.#draw(), waitMs);
  }

  #startOver(): void {
    this.#frozenLength = 0;
    this.#frozenNodes = 0;
    this.#cut = null;
    this.#element.replaceChildren();
  }

  #draw(): void {
    const begunAt = performance.now();
    this.#dropUnfinished();
    const rest = this.#text.slice(this.#frozenLength);
    const blocks = parseBlocks(rest);
    const open = blocks.pop();
    for (const block of blocks) this.#append(block, false);
    if (blocks.length > 0) this.#freeze(lengthOf(rest, blocks));
    if (open && !this.#isWhole) this.#drawOpen(open);
    else if (open) this.#append(open, false);
    const now = performance.now();
    this.#drawAgainAt = now + SHARE * Math.max(0, now - begunAt - 1);
  }

  #drawOpen(open: Block): void {
    const cut = cutOf(open, this.#text.slice(this.#frozenLength));
    if (cut) {
      this.#append(cut.block, false);
      this.#freeze(cut.length);
      const block = this.#element.lastElementChild;
      this.#cut = block && { block, nodes: block.childNodes.length };
    }
    for (const block of cut ? parseBlocks(this.#text.slice(this.#frozenLength)) : [open]) {
      this.#append(block, true);
    }
  }

  #freeze(length: number): void {
    this.#cut = null;
    this.#frozenNodes = this.#element.childNodes.length;
    this.#frozenLength += length;
  }

  #append(block: Block, isOpen: boolean): void {
    for (const drawn of drawBlock(block, isOpen)) {
      if (this.#cut && drawn.tagName === this.#cut.block.tagName) this.#cut.block.append(...drawn.childNodes);
      else this.#element.append(drawn);
    }
    // Only the first block can go on with what was cut.
    if (!isOpen) this.#cut = null;
  }

  #dropUnfinished(): void {
    while (this.#element.childNodes.length > this.#frozenNodes) this.#element.lastChild?.remove();
    if (!this.#cut) return;
    const { block, nodes } = this.#cut;
    while (block.childNodes.length > nodes) block.lastChild?.remove();
  }
}

/** How many characters of `text` the `blocks` at its beginning take. */
function lengthOf(text: string, blocks: readonly { lines: number }[]): number {
  let at = 0;
  for (
    let left = blocks.reduce((sum, { lines }) => sum + lines, 0);
    left > 0 && at < text.length;
    left -= 1
  ) {
    const end = text.indexOf("\n", at);
    at = end < 0 ? text.length : end + 1;
  }
  return at;
}

/** The beginning of a long open block that no further text can change, if there is one. */
function cutOf(block: Block, text: string): { block: Block; length: number } | null {
  if (text.length < LONG_BLOCK_CHARS) return null;
  const before = text.match(/^(?:[ \t]*\n)*/)?.[0].length ?? 0;
  const cut = cutBlock(block, text.slice(before));
  return cut && { ...cut, length: before + cut.length };
}

function cutBlock(block: Block, text: string): { block: Block; length: number } | null {
  if (block.kind === "list" && block.items.length > 1) {
    const items = block.items.slice(0, -1);
    return { block: { ...block, items }, length: lengthOf(text, items) };
  }
  if (block.kind !== "paragraph" || !text.startsWith(block.text)) return null;
  const length = cutParagraph(block.text);
  return length === 0 ? null : { block: { ...block, text: block.text.slice(0, length) }, length };
}

/** Where the last word begins behind which no mark is open; 0 when there is none. */
function cutParagraph(text: string): number {
  let cut = 0;
  for (const token of parseInline(text)) {
    if (token.kind !== "text") continue;
    if (token.isOpen && text.length - token.start < FARTHEST_CLOSER_CHARS) break;
    const raw = text.slice(token.start, token.start + token.text.length);
    // An escape or an entity is longer than what it stands for; such a text is left in one piece.
    if (raw !== token.text) continue;
    // What follows begins with a letter: nothing but a paragraph does.
    const words = raw.match(/.* (?=\p{L})/su)?.[0].length ?? 0;
    if (words > 0) cut = token.start + words;
  }
  return cut;
}
