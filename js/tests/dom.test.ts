import { describe, expect, it } from "vitest";
import { h, isolated } from "../src/dom";

describe("a sentence with words that run the other way", () => {
  it.each([
    ["Title added: 'لماذا تكتب 3' (0-2.9s)", ["لماذا تكتب 3"]],
    ["新增标题：“למה כותבים.”（0-2.9 秒）", ["למה כותבים."]],
    ["Captions: 'one' → 'نص ثان' (4.1-5s)", ["نص ثان"]],
    ["Video added: شرح قصير (0-3s)", ["شرح قصير"]],
    ["Title added: 'Writing forces you.' (0-2.9s)", []],
  ])("%s", (sentence, quoted) => {
    const line = h("span", {}, ...isolated(sentence));
    expect(line.textContent).toBe(sentence);
    expect([...line.querySelectorAll("bdi")].map((one) => one.textContent)).toEqual(quoted);
  });
});
