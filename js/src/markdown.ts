/**
 * Markdown that is still being written. Finished blocks are drawn once and never touched again; only the
 * last, unfinished block is drawn anew. Everything goes through DOMPurify; pictures become links.
 */
import DOMPurify from "dompurify";
import { Marked, type Token, type Tokens } from "marked";

const marked = new Marked({ gfm: true, breaks: true });

const ALLOWED = {
  ALLOWED_TAGS: [
    ..."a b blockquote br code del em h1 h2 h3 h4 h5 h6 hr i li ol p pre s strong sub sup".split(" "),
    ..."table tbody td th thead tr ul".split(" "),
  ],
  ALLOWED_ATTR: ["href", "title", "start", "align"],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
};

marked.use({
  renderer: {
    image({ href, text }) {
      const link = document.createElement("a");
      link.setAttribute("href", href);
      link.textContent = text || href;
      return link.outerHTML;
    },
  },
});

/** Markdown text → safe DOM. */
export function renderMarkdown(text: string): DocumentFragment {
  return toDom(marked.parse(text, { async: false }));
}

function toDom(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, { ...ALLOWED, RETURN_DOM_FRAGMENT: true });
  for (const link of fragment.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return fragment;
}

/** An open block that is longer than this is cut where its beginning cannot change any more. */
const LONG_BLOCK_CHARS = 1500;
/** What opens an inline mark; if nothing has closed it within some distance, nothing will. */
const OPENER = /[*_~`[<]/g;
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
    const begunAt = performance.now();
    if (!isWhole && !isOther && begunAt < this.#drawAgainAt) {
      this.#timer = setTimeout(() => this.#draw(), this.#drawAgainAt - begunAt);
      return;
    }
    this.#draw();
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
    let tokens: Token[] = marked.lexer(this.#text.slice(this.#frozenLength));
    const finished = tokens.slice(0, lastBlock(tokens));
    if (finished.some((token) => token.type !== "space")) {
      this.#freeze(finished, lengthOf(finished));
      tokens = tokens.slice(finished.length);
    }
    const cut = this.#isWhole ? null : safeCut(tokens);
    if (cut) {
      this.#freeze(cut.tokens, cut.length);
      const block = this.#element.lastElementChild;
      this.#cut = block && { block, nodes: block.childNodes.length };
      tokens = marked.lexer(this.#text.slice(this.#frozenLength));
    }
    this.#append(tokens);
    this.#drawAgainAt = performance.now() + SHARE * (performance.now() - begunAt) - SHARE;
  }

  #freeze(tokens: Token[], length: number): void {
    this.#append(tokens);
    this.#cut = null;
    this.#frozenNodes = this.#element.childNodes.length;
    this.#frozenLength += length;
  }

  #append(tokens: Token[]): void {
    const fragment = toDom(marked.parser(tokens));
    const first = fragment.firstElementChild;
    if (this.#cut && first?.tagName === this.#cut.block.tagName) {
      if (first.tagName === "P") this.#cut.block.append(" ");
      this.#cut.block.append(...first.childNodes);
      first.remove();
    }
    this.#element.append(fragment);
  }

  #dropUnfinished(): void {
    while (this.#element.childNodes.length > this.#frozenNodes) this.#element.lastChild?.remove();
    if (!this.#cut) return;
    const { block, nodes } = this.#cut;
    while (block.childNodes.length > nodes) block.lastChild?.remove();
  }
}

function lengthOf(tokens: readonly { raw: string }[]): number {
  return tokens.reduce((length, token) => length + token.raw.length, 0);
}

/** The beginning of a long open block that no further text can change, if there is one. */
function safeCut(tokens: Token[]): { tokens: Token[]; length: number } | null {
  const [block] = tokens;
  if (!block || block.raw.length < LONG_BLOCK_CHARS) return null;
  if (block.type === "list") return cutList(block as Tokens.List);
  return block.type === "paragraph" ? cutParagraph(block as Tokens.Paragraph) : null;
}

/** All items but the last; a list that is nothing but one long item is left alone. */
function cutList(list: Tokens.List): { tokens: Token[]; length: number } | null {
  const items = list.items.slice(0, -1);
  if (items.length === 0) return null;
  return { tokens: [{ ...list, items }], length: lengthOf(items) };
}

/** Everything up to a word behind which no mark is open. */
function cutParagraph(paragraph: Tokens.Paragraph): { tokens: Token[]; length: number } | null {
  let [start, cut] = [0, 0];
  for (const token of paragraph.tokens) {
    if (token.type === "text") {
      const open = openMark(token.raw, paragraph.raw.length - start);
      cut = lastWordIn(token.raw.slice(0, open)) + start || cut;
      if (open < token.raw.length) break;
    }
    start += token.raw.length;
  }
  if (cut === 0) return null;
  return { tokens: marked.lexer(paragraph.raw.slice(0, cut).trimEnd()), length: cut };
}

/** Where in a text a mark begins that what comes may still close; `room` is the way to the end. */
function openMark(text: string, room: number): number {
  for (const { index } of text.matchAll(OPENER)) {
    if (room - index < FARTHEST_CLOSER_CHARS) return index;
  }
  return text.length;
}

/** The index of the last word of a text, if it begins with a letter: nothing but a paragraph starts so. */
function lastWordIn(text: string): number {
  return (text.match(/.* (?=\p{L})/su)?.[0] ?? "").length;
}

/** The index of the block that more text may still change. */
function lastBlock(tokens: Token[]): number {
  let index = tokens.length - 1;
  while (index > 0 && tokens[index]?.type === "space") index -= 1;
  return Math.max(index, 0);
}
