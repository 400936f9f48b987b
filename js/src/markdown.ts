/**
 * Markdown that is still being written. Finished blocks are drawn once and never touched again; only the
 * last, unfinished block is drawn anew. Everything goes through DOMPurify; pictures become links.
 */
import DOMPurify from "dompurify";
import { Marked, type Token } from "marked";

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

/** Draws a text into `element` while it grows. */
export class MarkdownStream {
  readonly #element: HTMLElement;
  #text = "";
  #frozenLength = 0;
  #frozenNodes = 0;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Show `text`; what it shares with the text before is not drawn again. */
  set(text: string): void {
    if (text === this.#text) return;
    if (!text.startsWith(this.#text.slice(0, this.#frozenLength))) {
      this.#frozenLength = 0;
      this.#frozenNodes = 0;
    }
    this.#text = text;
    this.#dropUnfinished();
    const tokens = marked.lexer(text.slice(this.#frozenLength));
    const open = lastBlock(tokens);
    const finished = tokens.slice(0, open);
    if (finished.some((token) => token.type !== "space")) {
      this.#element.append(toDom(marked.parser(finished)));
      this.#frozenNodes = this.#element.childNodes.length;
      for (const token of finished) this.#frozenLength += token.raw.length;
    }
    this.#element.append(toDom(marked.parser(tokens.slice(open))));
  }

  #dropUnfinished(): void {
    while (this.#element.childNodes.length > this.#frozenNodes) this.#element.lastChild?.remove();
  }
}

/** The index of the block that more text may still change. */
function lastBlock(tokens: Token[]): number {
  let index = tokens.length - 1;
  while (index > 0 && tokens[index]?.type === "space") index -= 1;
  return Math.max(index, 0);
}
