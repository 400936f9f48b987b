import { describe, expect, it } from "vitest";
import { MarkdownStream, renderMarkdown } from "../src/markdown";

const html = (text: string) => {
  const box = document.createElement("div");
  box.append(renderMarkdown(text));
  return box.innerHTML.trim();
};

describe("what the backend writes is data", () => {
  it.each([
    ["<script>alert(1)</script>hi"],
    ["<img src=x onerror=alert(1)>"],
    ["<iframe src='https://example.com'></iframe>"],
    ["<svg onload=alert(1)></svg>"],
    ["<a href='javascript:alert(1)'>x</a>"],
    ["[x](javascript:alert(1))"],
    ["[x](data:text/html,<script>alert(1)</script>)"],
    ["<p style='position:fixed' onclick='x()'>y</p>"],
    ["<form action='https://example.com'><input></form>"],
  ])("%s runs nothing", (text) => {
    expect(html(text)).not.toMatch(
      /<(script|img|iframe|svg|form|input)|on\w+=|javascript:|href="data:|style=/i,
    );
  });

  it("a remote picture becomes a link that nobody fetches", () => {
    expect(html("![a cat](https://example.com/cat.png)")).toBe(
      '<p><a href="https://example.com/cat.png" target="_blank" rel="noopener noreferrer">a cat</a></p>',
    );
    const link = renderMarkdown('![" onerror="x](https://example.com/a.png)').querySelector("a");
    expect(link?.getAttributeNames().sort()).toEqual(["href", "rel", "target"]);
  });

  it("links open elsewhere and tell nobody where from", () => {
    expect(html("[x](https://example.com)")).toContain('target="_blank" rel="noopener noreferrer"');
  });
});

const LONG = [
  "# Plan\n\nA **bold** start with `code`.\nSecond line.\n\n- one\n- two\n  - nested\n\n",
  "1. first\n2. second\n\n> quoted\n> more\n\n```python\nx = 1\n\ny = 2\n```\n\n",
  "| a | b |\n|---|---|\n| 1 | 2 |\n\nTitle\n---\n\nDone — 完成. <b>raw</b> & entities &amp; more\n",
].join("");

describe("a text that grows", () => {
  it("looks in the end as if it had come at once, whatever the pieces", () => {
    for (const size of [1, 2, 3, 7, 50, LONG.length]) {
      const box = document.createElement("div");
      const stream = new MarkdownStream(box);
      for (let end = size; end < LONG.length + size; end += size) stream.set(LONG.slice(0, end));
      expect(box.textContent?.replace(/\s+/g, " ").trim()).toBe(
        (renderMarkdown(LONG).textContent ?? "").replace(/\s+/g, " ").trim(),
      );
      expect([...box.children].map((child) => child.tagName)).toEqual(
        [...renderMarkdown(LONG).children].map((child) => child.tagName),
      );
    }
  });

  it("never draws a finished block again", () => {
    const box = document.createElement("div");
    const stream = new MarkdownStream(box);
    stream.set("First paragraph.\n\nSecond");
    const first = box.firstElementChild;
    stream.set("First paragraph.\n\nSecond paragraph.\n\n- and");
    stream.set("First paragraph.\n\nSecond paragraph.\n\n- and a list");
    expect(box.firstElementChild).toBe(first);
    expect(box.querySelector("li")?.textContent).toBe("and a list");
  });

  it("starts over when the text was replaced", () => {
    const box = document.createElement("div");
    const stream = new MarkdownStream(box);
    stream.set("One.\n\nTwo.\n\nThree");
    stream.set("Other.\n\nText");
    expect(box.textContent?.replace(/\s+/g, " ").trim()).toBe("Other. Text");
  });
});
