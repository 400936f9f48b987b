import { describe, expect, it, vi } from "vitest";
import { h, isolated, whenAttached } from "../src/dom";

describe("an element that is put into the page", () => {
  it("is told of once, before anything can be seen of it", async () => {
    const element = h("div");
    const [act, frame] = [vi.fn(), vi.fn()];
    whenAttached(element, act, new AbortController().signal);
    requestAnimationFrame(frame);
    document.body.append(h("p"));
    await Promise.resolve();
    expect(act).not.toHaveBeenCalled();
    document.body.append(element);
    await Promise.resolve();
    document.body.append(h("p"));
    await Promise.resolve();
    expect(act).toHaveBeenCalledOnce();
    expect(frame).not.toHaveBeenCalled();
  });

  it("is not told of when its view was closed before", async () => {
    const life = new AbortController();
    const element = h("div");
    const act = vi.fn();
    whenAttached(element, act, life.signal);
    life.abort();
    document.body.append(element);
    await Promise.resolve();
    expect(act).not.toHaveBeenCalled();
  });
});

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
