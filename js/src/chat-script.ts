/** Scripts in messages: what counts as long, how a message is put together, and how it is taken apart again. */

const LONG_WORDS = 90;
const LONG_LINES = 12;
const LONGEST_INSTRUCTION_WORDS = 60;

const CJK = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
/** As `pictory_nb/documents/counting.py` counts: each Chinese or Japanese character is a word. */
const LETTER = `(?![${CJK}])[\\p{L}\\p{N}]`;
const WORD = new RegExp(`[${CJK}]|(?:${LETTER})+(?:[’'.,\\-](?:${LETTER})+)*`, "gu");

/** A script that goes with a message: pasted, or read from a file of that name. */
export interface Script {
  name: string;
  text: string;
}

export interface Draft {
  text: string;
  scripts: Script[];
}

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Whether a text is so long that it would bury the rest of a message. */
export function isLong(text: string): boolean {
  return countWords(text) > LONG_WORDS || text.trim().split("\n").length > LONG_LINES;
}

/** The message that a draft becomes: everything in it, whole. */
export function joinMessage({ text, scripts }: Draft): string {
  return [text, ...scripts.map((script) => script.text)]
    .map((part) => part.trim())
    .filter(Boolean)
    .join("\n\n");
}

/** The draft that a message was: a short first paragraph is the instruction, a long rest the script. */
export function splitMessage(message: string): Draft {
  if (!isLong(message)) return { text: message, scripts: [] };
  const end = message.search(/\n\s*\n/);
  const first = end < 0 ? "" : message.slice(0, end).trim();
  const rest = message.slice(first.length).trim();
  const isInstruction =
    first !== "" && !first.startsWith("#") && countWords(first) <= LONGEST_INSTRUCTION_WORDS && isLong(rest);
  return isInstruction
    ? { text: first, scripts: [{ name: "", text: rest }] }
    : { text: "", scripts: [{ name: "", text: message.trim() }] };
}
