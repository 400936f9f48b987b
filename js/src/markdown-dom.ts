/**
 * Markdown → DOM. Nodes are made one by one and never from HTML, so a text can be nothing but text: no element
 * that is not in this file, no attribute but `href` (to the web or a mail address), `title` and `start`.
 */
import { h } from "./dom";
import { type Block, type List, parseBlocks } from "./markdown-blocks";
import { type Inline, type Link, parseInline } from "./markdown-inline";

const SAFE_ADDRESS = /^(?:https?:|mailto:)/i;
const TASK = /^\[([ xX])\] (?=\S)/;

/** Draw a whole text. */
export function renderMarkdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of parseBlocks(text)) fragment.append(...drawBlock(block));
  return fragment;
}

/** Draw a block; with `isOpen` it is still being written. */
export function drawBlock(block: Block, isOpen = false): HTMLElement[] {
  switch (block.kind) {
    case "paragraph":
      return [h("p", {}, ...drawInline(block.text, isOpen))];
    case "heading":
      return [h(`h${block.level}` as "h1", {}, ...drawInline(block.text, isOpen))];
    case "code":
      return [h("pre", {}, h("code", {}, block.text))];
    case "rule":
      return [h("hr")];
    case "quote":
      return [h("blockquote", {}, ...drawBlocks(block.blocks, isOpen))];
    case "list":
      return [drawList(block, isOpen)];
    case "table":
      return [drawTable(block.rows, block.aligns, isOpen)];
  }
}

export function drawInline(text: string, isOpen = false): Node[] {
  return parseInline(text, isOpen).flatMap(drawToken);
}

function drawBlocks(blocks: Block[], isOpen: boolean): HTMLElement[] {
  return blocks.flatMap((block, index) => drawBlock(block, isOpen && index === blocks.length - 1));
}

function drawList(list: List, isOpen: boolean): HTMLElement {
  const items = list.items.map(({ blocks }, index) => {
    const isLast = isOpen && index === list.items.length - 1;
    return h("li", {}, ...(list.isTight ? drawTight(blocks, isLast) : drawBlocks(withTask(blocks), isLast)));
  });
  if (!list.isOrdered) return h("ul", {}, ...items);
  return h("ol", { start: list.start === 1 ? null : list.start }, ...items);
}

/** The items of a tight list hold their words themselves. */
function drawTight(blocks: Block[], isOpen: boolean): Node[] {
  return withTask(blocks).flatMap((block, index) => {
    const isLast = isOpen && index === blocks.length - 1;
    return block.kind === "paragraph" ? drawInline(block.text, isLast) : drawBlock(block, isLast);
  });
}

function withTask(blocks: Block[]): Block[] {
  const [first, ...others] = blocks;
  if (first?.kind !== "paragraph" || !TASK.test(first.text)) return blocks;
  const text = first.text.replace(TASK, (_, done) => (done === " " ? "☐ " : "☑ "));
  return [{ ...first, text }, ...others];
}

function drawTable(rows: string[][], aligns: string[], isOpen: boolean): HTMLElement {
  const drawRow = (cells: string[], tag: "th" | "td", isLast: boolean) =>
    h(
      "tr",
      {},
      ...cells.map((cell, column) => {
        const drawn = h(tag, {}, ...drawInline(cell, isLast));
        drawn.style.textAlign = aligns[column] ?? "";
        return drawn;
      }),
    );
  const [head = [], ...body] = rows;
  return h(
    "table",
    {},
    h("thead", {}, drawRow(head, "th", false)),
    body.length > 0
      ? h("tbody", {}, ...body.map((row, index) => drawRow(row, "td", isOpen && index === body.length - 1)))
      : null,
  );
}

function drawToken(token: Inline): Node[] {
  switch (token.kind) {
    case "text":
      return token.text ? [document.createTextNode(token.text)] : [];
    case "code":
      return [h("code", {}, token.text)];
    case "break":
      return [h("br")];
    case "link":
      return drawLink(token);
    default:
      return [h(token.kind, {}, ...token.children.flatMap(drawToken))];
  }
}

/** A link to anything but the web or a mail address is only its words; pictures are links, too. */
function drawLink({ href, title, children }: Link): Node[] {
  const inside = children.flatMap(drawToken);
  if (!SAFE_ADDRESS.test(href)) return inside;
  return [
    h(
      "a",
      { href: encoded(href), title: title || null, target: "_blank", rel: "noopener noreferrer" },
      ...inside,
    ),
  ];
}

function encoded(address: string): string {
  try {
    return encodeURI(address).replace(/%25/g, "%");
  } catch {
    // Half a sign of two; the browser has a way with it.
    return address;
  }
}
