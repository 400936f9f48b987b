import { describe, expect, it } from "vitest";
import { countWords, isLong, joinMessage, splitMessage } from "../src/chat-script";

describe("words are counted as Python counts them", () => {
  it.each([
    ["", 0],
    ["It’s a 4.5-hour film", 4],
    ["好的视频 works", 5],
    ["カメラ", 3],
    ["—  … !", 0],
    ["Ünïcode wörds", 2],
    ["الفرق العظيمة تكتب", 3],
    ["Привет, мир", 2],
  ])("%s has %i", (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe("a long text", () => {
  it("has many words or many lines", () => {
    expect(isLong("word ".repeat(90))).toBe(false);
    expect(isLong("word ".repeat(91))).toBe(true);
    expect(isLong("字".repeat(91))).toBe(true);
    expect(isLong("x\n".repeat(13))).toBe(true);
    expect(isLong("x\n".repeat(12))).toBe(false);
  });
});

describe("a message", () => {
  const script = "A sentence of the script. ".repeat(40).trim();

  it("holds the text and every script, whole", () => {
    const scripts = [
      { name: "a.md", text: ` ${script}\n` },
      { name: "", text: "two" },
    ];
    expect(joinMessage({ text: " Make a video ", scripts })).toBe(`Make a video\n\n${script}\n\ntwo`);
    expect(joinMessage({ text: "  ", scripts: [] })).toBe("");
  });

  it.each([
    ["Make it calmer", "Make it calmer", []],
    [`Make a video of this:\n\n${script}`, "Make a video of this:", [script]],
    [script, "", [script]],
    [`# A title\n\n${script}`, "", [`# A title\n\n${script}`]],
    [`${script}\n\nMake it short`, "", [`${script}\n\nMake it short`]],
  ])("is taken apart again", (message, text, scripts) => {
    const draft = splitMessage(message);
    expect(draft.text).toBe(text);
    expect(draft.scripts.map((one) => one.text)).toEqual(scripts);
    expect(joinMessage(draft)).toBe(message);
  });
});
