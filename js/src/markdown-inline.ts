/**
 * Marks inside a line of Markdown: emphasis, code, links, breaks. What is not a mark stays text, HTML included,
 * and every token knows where in the source it stands.
 */

export type Inline = Text | Code | Break | Span | Link;

export interface Text {
  kind: "text";
  text: string;
  start: number;
  /** A mark that nothing has closed yet. */
  isOpen?: boolean;
}
export interface Code {
  kind: "code";
  text: string;
  start: number;
}
export interface Break {
  kind: "break";
  start: number;
}
export interface Span {
  kind: "em" | "strong" | "del";
  children: Inline[];
  start: number;
}
export interface Link {
  kind: "link";
  href: string;
  title: string;
  children: Inline[];
  start: number;
}

/** A run of `*`, `_` or `~` that may begin or end a span. */
interface Run {
  kind: "run";
  sign: string;
  count: number;
  length: number;
  opens: boolean;
  closes: boolean;
  start: number;
}
interface Bracket {
  kind: "bracket";
  text: string;
  start: number;
}
type Token = Inline | Run | Bracket;

const PLAIN = /[^\\`!\]*_~<\n&[h]+/y;
const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const TICKS = /`+/y;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/iy;
const HTML_BREAK = /<br ?\/?>/iy;
const BARE_LINK = /https?:\/\/[^\s<]*[^\s<.,;:!?'"*_~)\]]/iy;
const TARGET = /\(\s*(?:<([^<>\n]*)>|((?:\([^()\s]*\)|[^()\s])*))(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*\)/y;
const RUN = /\*+|_+|~~?(?!~)/y;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|hellip|mdash|ndash|copy));/iy;
const NAMED: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" },
  ...{ hellip: "…", mdash: "—", ndash: "–", copy: "©" },
};
const SPACE = /\s|^$/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** Read `source`; with `isOpen` more may come, and marks that nothing has closed yet reach to its end. */
export function parseInline(source: string, isOpen = false): Inline[] {
  return new Reader(isOpen ? withoutHalfLink(source) : source, isOpen).read();
}

/** "see [the do" and "see [the docs](https://exa" show their words, as they will when they are whole. */
function withoutHalfLink(source: string): string {
  return source.replace(/!?\[([^[\]\n]*)(?:\](?:\([^()\s]*)?)?$/, "$1");
}

class Reader {
  readonly #source: string;
  readonly #isOpen: boolean;
  readonly #tokens: Token[] = [];
  #at = 0;

  constructor(source: string, isOpen: boolean) {
    this.#source = source;
    this.#isOpen = isOpen;
  }

  read(): Inline[] {
    while (this.#at < this.#source.length) this.#readOne();
    return settle(spans(this.#tokens), this.#isOpen);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source);
  }

  #readOne(): void {
    const start = this.#at;
    const sign = this.#source[start] ?? "";
    const found =
      (sign === "\\" && this.#escape()) ||
      (sign === "`" && this.#code()) ||
      (sign === "<" && this.#angle()) ||
      (sign === "&" && this.#entity()) ||
      (sign === "h" && this.#bareLink()) ||
      (sign === "\n" && this.#lineEnd()) ||
      (sign === "[" && this.#opening(sign)) ||
      (this.#source.startsWith("![", start) && this.#opening("![")) ||
      (sign === "]" && this.#closing()) ||
      ("*_~".includes(sign) && this.#run());
    if (!found) this.#text((this.#match(PLAIN)?.[0] ?? sign) || sign);
  }

  #text(text: string, length = text.length, isOpen = false): true {
    const last = this.#tokens.at(-1);
    if (last?.kind === "text" && !last.isOpen && !isOpen) last.text += text;
    else this.#tokens.push({ kind: "text", text, start: this.#at, ...(isOpen && { isOpen }) });
    this.#at += length;
    return true;
  }

  #push(token: Token, length: number): true {
    this.#tokens.push(token);
    this.#at += length;
    return true;
  }

  #escape(): boolean {
    const found = this.#match(ESCAPE);
    return found !== null && this.#text(found[1] ?? "", 2);
  }

  #entity(): boolean {
    const found = this.#match(ENTITY);
    if (!found) return false;
    const [whole, decimal, hex, name] = found;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    const isSign = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    const text = name ? NAMED[name.toLowerCase()] : isSign ? String.fromCodePoint(code) : "\ufffd";
    return this.#text(text ?? "", whole.length);
  }

  #code(): boolean {
    const ticks = this.#match(TICKS)?.[0] ?? "`";
    const from = this.#at + ticks.length;
    let end = this.#source.indexOf(ticks, from);
    while (end >= 0 && (this.#source[end + ticks.length] === "`" || this.#source[end - 1] === "`")) {
      end = this.#source.indexOf(ticks, end + 1);
    }
    if (end < 0 && !this.#isOpen) return this.#text(ticks);
    const inside = this.#source.slice(from, end < 0 ? undefined : end).replace(/\n/g, " ");
    const text = /^ .*[^ ].* $/.test(inside) ? inside.slice(1, -1) : inside;
    if (end >= 0) return this.#push({ kind: "code", text, start: this.#at }, end + ticks.length - this.#at);
    this.#text("", 0, true);
    return text ? this.#push({ kind: "code", text, start: this.#at }, this.#source.length) : this.#skipRest();
  }

  #skipRest(): true {
    this.#at = this.#source.length;
    return true;
  }

  #angle(): boolean {
    const lineBreak = this.#match(HTML_BREAK);
    if (lineBreak) return this.#push({ kind: "break", start: this.#at }, lineBreak[0].length);
    const found = this.#match(AUTOLINK);
    if (found) return this.#link(found[1] ?? "", found[0].length);
    return this.#text("<", 1, true);
  }

  #bareLink(): boolean {
    if (/\w/.test(this.#source[this.#at - 1] ?? "")) return this.#text("h");
    const href = this.#match(BARE_LINK)?.[0];
    if (!href) return this.#text("h");
    // "(see https://example.com/a_(b))": a bracket that was opened inside belongs to it.
    const isOpened = href.split("(").length > href.split(")").length;
    const length = href.length + (isOpened && this.#source[this.#at + href.length] === ")" ? 1 : 0);
    return this.#link(this.#source.slice(this.#at, this.#at + length), length);
  }

  #link(href: string, length: number): true {
    const children: Inline[] = [{ kind: "text", text: href.replace(/^mailto:/i, ""), start: this.#at }];
    return this.#push({ kind: "link", href, title: "", children, start: this.#at }, length);
  }

  #lineEnd(): true {
    const last = this.#tokens.at(-1);
    if (last?.kind === "text") last.text = last.text.replace(/[ \\]+$/, "");
    this.#push({ kind: "break", start: this.#at }, 1);
    while (this.#source[this.#at] === " ") this.#at += 1;
    return true;
  }

  #opening(text: string): true {
    return this.#push({ kind: "bracket", text, start: this.#at }, text.length);
  }

  #closing(): boolean {
    const place = this.#tokens.findLastIndex((token) => token.kind === "bracket");
    const bracket = this.#tokens[place];
    this.#at += 1;
    const target = bracket && this.#match(TARGET);
    this.#at -= 1;
    if (!bracket || !target) {
      if (bracket?.kind === "bracket") {
        this.#tokens[place] = { kind: "text", text: bracket.text, start: bracket.start };
      }
      return this.#text("]");
    }
    const [whole, inAngles, plain, double, single] = target;
    const children = settle(spans(this.#tokens.splice(place).slice(1)), false);
    const href = unescaped(inAngles ?? plain ?? "");
    const title = unescaped(double ?? single ?? "");
    const isEmpty = children.length === 0;
    const shown: Inline[] = isEmpty ? [{ kind: "text", text: href, start: bracket.start }] : children;
    this.#tokens.push({ kind: "link", href, title, children: shown, start: bracket.start });
    this.#at += 1 + whole.length;
    return true;
  }

  #run(): boolean {
    const run = this.#match(RUN)?.[0];
    if (!run) return false;
    const before = charBefore(this.#source, this.#at);
    const after = charAfter(this.#source, this.#at + run.length);
    const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || !isWordy(before));
    const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || !isWordy(after));
    const sign = run[0] ?? "";
    const isWord = sign === "_";
    const opens = left && (!isWord || !right || PUNCTUATION.test(before));
    const closes = right && (!isWord || !left || PUNCTUATION.test(after));
    const count = run.length;
    return this.#push({ kind: "run", sign, count, length: count, opens, closes, start: this.#at }, count);
  }
}

function isWordy(char: string): boolean {
  return !SPACE.test(char) && !PUNCTUATION.test(char);
}

function charBefore(source: string, index: number): string {
  return Array.from(source.slice(Math.max(0, index - 2), index)).at(-1) ?? "";
}

function charAfter(source: string, index: number): string {
  return Array.from(source.slice(index, index + 2))[0] ?? "";
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/&amp;/g, "&");
}

/** Join runs that belong together to spans (CommonMark 6.2, "process emphasis"). */
function spans(tokens: Token[]): Token[] {
  const list = [...tokens];
  /** Below these places no opener for such a closer is left. */
  const bottoms = new Map<string, number>();
  let index = 0;
  while (index < list.length) {
    const closer = list[index];
    index = closer?.kind === "run" && closer.closes ? close(list, index, closer, bottoms) : index + 1;
  }
  return list;
}

/** Join the run at `index` with its opener, if there is one, and return where to go on. */
function close(list: Token[], index: number, closer: Run, bottoms: Map<string, number>): number {
  const key = `${closer.sign}${closer.opens}${closer.length % 3}`;
  const place = openerOf(list, index, closer, bottoms.get(key) ?? 0);
  const opener = list[place];
  if (opener?.kind !== "run") {
    bottoms.set(key, index);
    return index + 1;
  }
  const used = closer.sign === "~" ? closer.count : Math.min(2, opener.count, closer.count);
  opener.count -= used;
  closer.count -= used;
  closer.start += used;
  const span: Span = {
    kind: closer.sign === "~" ? "del" : used === 2 ? "strong" : "em",
    children: settle(list.slice(place + 1, index), false),
    start: opener.start + opener.count,
  };
  const before = opener.count > 0 ? [opener] : [];
  const after = closer.count > 0 ? [closer] : [];
  list.splice(place, index - place + 1, ...before, span, ...after);
  return place + before.length + 1;
}

function openerOf(list: Token[], end: number, closer: Run, bottom: number): number {
  for (let place = end - 1; place >= bottom; place -= 1) {
    const opener = list[place];
    if (opener?.kind === "run" && isPair(opener, closer)) return place;
  }
  return -1;
}

function isPair(opener: Run, closer: Run): boolean {
  if (opener.sign !== closer.sign || !opener.opens) return false;
  if (closer.sign === "~") return opener.count === closer.count;
  if (!opener.closes && !closer.opens) return true;
  const isThird = (opener.length + closer.length) % 3 === 0;
  return !isThird || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

/** What is left of runs and brackets is text; where more may come, an opened span reaches to the end. */
function settle(tokens: Token[], isOpen: boolean): Inline[] {
  const settled: Inline[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isOpen && token.kind === "run" && (token.opens || index === tokens.length - 1)) {
      return [...settled, ...toTheEnd(token, tokens.slice(index + 1))];
    }
    settled.push(token.kind === "run" || token.kind === "bracket" ? asText(token) : token);
  }
  return settled;
}

function asText(token: Run | Bracket): Text {
  const isOpen = token.kind === "bracket" || token.opens;
  const text = token.kind === "bracket" ? token.text : token.sign.repeat(token.count);
  return { kind: "text", text, start: token.start, ...(isOpen && { isOpen }) };
}

function toTheEnd(run: Run, rest: Token[]): Inline[] {
  const children = settle(rest, true);
  const kind = run.sign === "~" ? "del" : run.count === 1 ? "em" : "strong";
  const mark: Text = { kind: "text", text: "", start: run.start, isOpen: true };
  return children.length > 0 ? [mark, { kind, children, start: run.start }] : [mark];
}
