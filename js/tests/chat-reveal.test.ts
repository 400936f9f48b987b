import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Reveal } from "../src/chat-reveal";

let life: AbortController;
let seen: string[];
let reveal: Reveal;
let isStill: boolean;
let isHidden: boolean;

const hide = (hidden: boolean) => {
  isHidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => {
  vi.useFakeTimers();
  isStill = isHidden = false;
  vi.stubGlobal("matchMedia", () => ({ matches: isStill }));
  vi.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
  life = new AbortController();
  seen = [];
  reveal = new Reveal(() => seen.push(reveal.text), life.signal);
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const WORDS = "one two three four five six seven eight nine ten ".repeat(10);

it("shows what came without a span at once, and the rest at a steady rate until the next is due", () => {
  reveal.set("First");
  expect(reveal.text).toBe("First");
  reveal.set(`First${WORDS}`, 1000);
  expect(reveal.text).toBe("First");
  vi.advanceTimersByTime(500);
  const half = reveal.text.length - 5;
  expect(half / WORDS.length).toBeGreaterThan(0.4);
  expect(half / WORDS.length).toBeLessThan(0.55);
  vi.advanceTimersByTime(560);
  expect(reveal.text).toBe(`First${WORDS}`);
  expect(seen.length, "a step shows several words").toBeLessThan(20);
  const steps = seen.map((text, index) => text.length - (seen[index - 1]?.length ?? 5));
  expect(Math.max(...steps)).toBeLessThan(WORDS.length / 8);
  const calls = seen.length;
  vi.advanceTimersByTime(5000);
  expect(seen.length, "nothing runs when all is shown").toBe(calls);
});

it("goes on from where it is when the next comes early", () => {
  reveal.set(WORDS, 1000);
  vi.advanceTimersByTime(500);
  const before = reveal.text;
  reveal.set(`${WORDS}${WORDS}`, 1000);
  expect(reveal.text).toBe(before);
  vi.advanceTimersByTime(1060);
  expect(reveal.text).toBe(`${WORDS}${WORDS}`);
});

it("catches up at once with the end, a pause and a text that was replaced", () => {
  reveal.set(WORDS, 1000);
  vi.advanceTimersByTime(300);
  reveal.set(WORDS);
  expect(reveal.text).toBe(WORDS);
  reveal.set("Another text", 1000);
  expect(reveal.text).toBe("Another text");
});

it("holds nothing back from a hidden page, or from somebody who wants less motion", () => {
  reveal.set(WORDS, 1000);
  hide(true);
  expect(reveal.text).toBe(WORDS);
  expect(seen.at(-1)).toBe(WORDS);
  reveal.set(`${WORDS}more`, 1000);
  expect(reveal.text).toBe(`${WORDS}more`);
  hide(false);
  isStill = true;
  reveal.set(`${WORDS}more and more`, 1000);
  expect(reveal.text).toBe(`${WORDS}more and more`);
});

it("cuts through no character", () => {
  const letters = ["👩‍🚀", "e\u0301", "👍🏽", "字", "❤️"];
  reveal.set(letters.join("").repeat(40), 1000);
  vi.advanceTimersByTime(1060);
  expect(seen.length).toBeGreaterThan(10);
  const whole = new RegExp(`^(?:${letters.join("|")})*$`, "u");
  for (const text of seen) expect(text).toMatch(whole);
});

it("ends with the widget", () => {
  reveal.set(WORDS, 1000);
  life.abort();
  vi.advanceTimersByTime(2000);
  expect(seen).toEqual([]);
});
