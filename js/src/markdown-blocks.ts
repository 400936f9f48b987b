/** The blocks of a Markdown text: paragraphs, headings, lists, quotations, tables, code (GFM, without HTML). */

export type Block = { lines: number } & (
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; level: number; text: string }
  | { kind: "code"; text: string }
  | { kind: "rule" }
  | { kind: "quote"; blocks: Block[] }
  | List
  | { kind: "table"; aligns: string[]; rows: string[][] }
);

export interface List {
  kind: "list";
  isOrdered: boolean;
  start: number;
  isTight: boolean;
  items: { blocks: Block[]; lines: number }[];
}

const DEEPEST = 12;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
// Longer than Markdown asks for: "- " of a list that is being written is no heading of the line above.
const UNDERLINE = /^ {0,3}(={3,}|-{3,})[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|(\d{1,9})[.)])(?:( {1,4})(?! )|(?= {5})( )|[ \t]*$)/;
const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const INDENTED = /^ {4}/;

/** Read `source`; each block counts its lines, with the empty ones behind it. */
export function parseBlocks(source: string): Block[] {
  return blocksOf(source.replace(/\r\n?/g, "\n").split("\n").map(expandTabs), 0);
}

function expandTabs(line: string): string {
  return line.replace(/^[ \t]+/, (space) => space.replace(/\t/g, "    "));
}

function blocksOf(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const last = blocks.at(-1);
    if (isBlank(lines[at])) {
      if (last) last.lines += 1;
      at += 1;
      continue;
    }
    const block = blockAt(lines, at, depth);
    // Empty lines before the first block are counted as its own.
    if (!last) block.lines += at;
    at += last ? block.lines : block.lines - at;
    blocks.push(block);
  }
  return blocks;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}

function blockAt(lines: string[], at: number, depth: number): Block {
  const line = lines[at] ?? "";
  if (INDENTED.test(line)) return indentedCode(lines, at);
  const fence = FENCE.exec(line)?.[1];
  if (fence) return fencedCode(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading) {
    return { kind: "heading", level: heading[1]?.length ?? 1, text: heading[2]?.trim() ?? "", lines: 1 };
  }
  if (RULE.test(line)) return { kind: "rule", lines: 1 };
  if (depth < DEEPEST && QUOTE.test(line)) return quote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return list(lines, at, depth);
  return table(lines, at) ?? paragraph(lines, at);
}

/** Whether a line ends the paragraph before it. */
function interrupts(line: string): boolean {
  if (FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line)) return true;
  const item = ITEM.exec(line);
  return item !== null && !/^[ \t]*$/.test(line.slice(item[0].length)) && (!item[3] || item[3] === "1");
}

function indentedCode(lines: string[], at: number): Block {
  let end = at;
  for (let next = at; next < lines.length; next += 1) {
    if (INDENTED.test(lines[next] ?? "")) end = next + 1;
    else if (!isBlank(lines[next])) break;
  }
  const text = lines.slice(at, end).map((line) => line.slice(4));
  return { kind: "code", text: text.join("\n"), lines: end - at };
}

function fencedCode(lines: string[], at: number, fence: string): Block {
  const indent = indentOf(lines[at] ?? "");
  const closing = new RegExp(`^ {0,3}\\${fence[0]}{${fence.length},}[ \\t]*$`);
  let end = at + 1;
  while (end < lines.length && !closing.test(lines[end] ?? "")) end += 1;
  const text = lines.slice(at + 1, end).map((line) => line.slice(Math.min(indent, indentOf(line))));
  return { kind: "code", text: text.join("\n"), lines: Math.min(end + 1, lines.length) - at };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function quote(lines: string[], at: number, depth: number): Block {
  const inside: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const isLazy = !isBlank(line) && !isBlank(inside.at(-1)) && !interrupts(line);
    if (!QUOTE.test(line) && !(end > at && isLazy)) break;
    inside.push(line.replace(QUOTE, ""));
  }
  return { kind: "quote", blocks: blocksOf(inside, depth + 1), lines: end - at };
}

function list(lines: string[], at: number, depth: number): Block {
  const first = ITEM.exec(lines[at] ?? "");
  const isNext = (line: string | undefined) => ITEM.exec(line ?? "")?.[2]?.at(-1) === first?.[2]?.at(-1);
  const items: List["items"] = [];
  let isTight = true;
  let end = at;
  do {
    const { inside, lines: count } = itemLines(lines, end);
    const blocks = blocksOf(inside, depth + 1);
    const next = afterBlanks(lines, end + count);
    const goesOn = isNext(lines[next]) && !RULE.test(lines[next] ?? "");
    if (hasGap(inside, blocks) || (goesOn && next > end + count)) isTight = false;
    const taken = goesOn ? next - end : count;
    items.push({ blocks, lines: taken });
    end += taken;
    if (!goesOn) break;
  } while (end < lines.length);
  const isOrdered = first?.[3] !== undefined;
  return { kind: "list", isOrdered, start: Number(first?.[3] ?? 1), isTight, items, lines: end - at };
}

/** The lines of the item at `at`, without its marker and its indent. */
function itemLines(lines: string[], at: number): { inside: string[]; lines: number } {
  const marker = ITEM.exec(lines[at] ?? "")?.[0] ?? "";
  const indent = Math.max(marker.length, 2);
  const inside = [(lines[at] ?? "").slice(marker.length)];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const isInside = indentOf(isBlank(line) ? (lines[afterBlanks(lines, end)] ?? "") : line) >= indent;
    const isLazy = !isBlank(line) && !isBlank(inside.at(-1)) && !interrupts(line) && !ITEM.test(line);
    if (isInside) inside.push(line.slice(indent));
    else if (isLazy) inside.push(line.trimStart());
    else break;
  }
  return { inside, lines: end - at };
}

function afterBlanks(lines: string[], at: number): number {
  let next = at;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  return next;
}

/** Whether an empty line stands between two blocks of an item: its paragraphs keep their distance then. */
function hasGap(lines: string[], blocks: Block[]): boolean {
  let at = 0;
  return blocks.slice(0, -1).some((block) => {
    at += block.lines;
    return isBlank(lines[at - 1]);
  });
}

function table(lines: string[], at: number): Block | null {
  const head = lines[at] ?? "";
  const delimiters = lines[at + 1] ?? "";
  if (!head.includes("|") || !delimiters.includes("-") || !DELIMITERS.test(delimiters)) return null;
  const aligns = cellsOf(delimiters).map((cell) => alignOf(cell));
  if (cellsOf(head).length !== aligns.length) return null;
  const rows = [cellsOf(head)];
  let end = at + 2;
  while (end < lines.length && !isBlank(lines[end]) && !interrupts(lines[end] ?? "")) {
    const cells = cellsOf(lines[end] ?? "");
    rows.push(aligns.map((_, column) => cells[column] ?? ""));
    end += 1;
  }
  return { kind: "table", aligns, rows, lines: end - at };
}

function cellsOf(line: string): string[] {
  const row = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return row.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

function alignOf(cell: string): string {
  if (cell.startsWith(":") && cell.endsWith(":")) return "center";
  return cell.endsWith(":") ? "end" : "";
}

function paragraph(lines: string[], at: number): Block {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end])) {
    const line = lines[end] ?? "";
    const underline = UNDERLINE.exec(line)?.[1];
    if (underline) {
      const text = textOf(lines.slice(at, end));
      return { kind: "heading", level: underline[0] === "=" ? 1 : 2, text, lines: end + 1 - at };
    }
    if (interrupts(line)) break;
    end += 1;
  }
  return { kind: "paragraph", text: textOf(lines.slice(at, end)), lines: end - at };
}

function textOf(lines: string[]): string {
  return lines
    .map((line) => line.trimStart())
    .join("\n")
    .trimEnd();
}
