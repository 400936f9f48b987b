import { Marked } from "marked";
import { describe, expect, it, vi } from "vitest";
import { MarkdownStream } from "../src/markdown";
import { renderMarkdown } from "../src/markdown-dom";

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
    ["[x]( javascript:alert(1))"],
    ["[x](<java script:alert(1)>)"],
    ["[x](&#106;avascript:alert(1))"],
    ["[x](data:text/html,<script>alert(1)</script>)"],
    ["<javascript:alert(1)>"],
    ["![x](javascript:alert(1))"],
    ["<p style='position:fixed' onclick='x()'>y</p>"],
    ["<form action='https://example.com'><input></form>"],
    ["| <b onclick=x()> | a |\n|---|---|\n| <script>1</script> | b |"],
  ])("%s runs nothing", (text) => {
    const box = document.createElement("div");
    box.append(renderMarkdown(text));
    for (const element of box.querySelectorAll("*")) {
      if (element instanceof HTMLAnchorElement && element.href.startsWith("https://example.com")) continue;
      expect(element.tagName).toMatch(/^(P|TABLE|THEAD|TBODY|TR|TH|TD)$/);
      expect(element.getAttributeNames()).toEqual([]);
    }
    expect(box.textContent).not.toBe("");
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

/** As another program reads the same text; the differences that are meant are taken out. */
const marked = new Marked({ gfm: true, breaks: true });
const read = (text: string) => {
  const box = document.createElement("div");
  box.innerHTML = marked.parse(text, { async: false });
  for (const link of box.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const code of box.querySelectorAll("pre code")) {
    code.removeAttribute("class");
    code.textContent = (code.textContent ?? "").replace(/\n$/, "");
  }
  return plain(box);
};
const plain = (box: Element) =>
  box.innerHTML
    .replace(/>\s+|\s+</g, (space) => space.trim())
    .replace(/\s+/g, " ")
    .trim();
const ours = (text: string) => {
  const box = document.createElement("div");
  box.append(renderMarkdown(text));
  return plain(box);
};

describe("Markdown is read as everywhere", () => {
  it.each([
    ["one\ntwo\n\nthree"],
    ["# One\n## Two ##\n### *Three*\n\nFour\n====\n\nFive\n---"],
    ["**bold** *em* ***both*** ~~gone~~ __bold__ _em_ `code`"],
    ["snake_case_word and 2 * 3 * 4 and **not closed and *neither"],
    ["**bold *inside* it** and *em **inside** it*"],
    ["a*b*c a**b**c a_b_c"],
    ["``a `tick` in`` and ` spaced ` and `unclosed"],
    ["\\*no\\* \\`no\\` \\[no\\] 1\\. no"],
    ["[a](https://example.com) [b](https://example.com 'title') [c](<https://example.com/x y>) [d](x [e] f"],
    ["[**bold** link](https://example.com/a_b_c(d)) [x] [y][z]"],
    ["<https://example.com> https://example.com/path?a=1&b=2. (https://example.com/x)"],
    ["- one\n- two\n  - nested\n  - again\n    1. deep\n- three"],
    ["* one\n* two\n\n\n* three, loose"],
    ["3. three\n4. four\n\ntext"],
    ["1) one\n2) two"],
    ["- one\n\n  second paragraph\n\n- two"],
    ["- ```js\n  code()\n  ```\n- > quoted"],
    ["text\n- list right away\n2. not a list\n\n2. a list"],
    ["> quoted\n> - list\n>\n> more\nlazy\n\nout"],
    ["> a\n>> b"],
    ["```python\nx = 1\n\n  y = '**'\n```\nafter"],
    ["~~~\n```\n~~~\n\n    indented\n\n    code"],
    ["```\nnever closed"],
    ["| a | b |\n|:--|--:|\n| 1 | `x \\| y` |\n| only |\n\nafter".replace(":--|--:", "---|---")],
    ["***\n---\n_ _ _\ntext"],
    ["&lt;b&gt; &amp; &copy; &#65; &#x42; & &unknown;"],
    ["完成了**三个**字幕，*好*。\n\n- 第一\n- 第二"],
    ["**注意：**请看 **“引号”**后面"],
    ["line one  \nline two"],
    ["#nospace\n\n####### seven\n\n#"],
    ["1. one\n   - sub\n   - sub\n2. two"],
    ["-\n- x"],
    ["a\n***\nb"],
  ])("%j", (text) => {
    expect(ours(text)).toBe(read(text));
  });

  it("in whatever order the pieces come", () => {
    const pieces = [
      ...["word ", "**bold** ", "*em* ", "_em_ ", "`code` ", "[a](https://b.c) ", "~~gone~~ ", "字", "a_b "],
      ...["\n", "\n\n", "\n- x ", "\n1. x ", "\n\n> y ", "\n# z ", "\n  - x ", "\n   "],
      ...["5 * 3 ", "**字**字", "\n---\n", "\n```\na\n```\n"],
    ];
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const differing: string[] = [];
    for (let round = 0; round < 250; round += 1) {
      const length = 2 + Math.floor(random() * 14);
      const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join("");
      if (ours(text) !== read(text)) differing.push(JSON.stringify(text));
    }
    expect(differing).toEqual([]);
  });

  it("keeps the marks of HTML as text and a task as a box", () => {
    expect(ours("a <b>b</b><br>c")).toBe("<p>a &lt;b&gt;b&lt;/b&gt;<br>c</p>");
    expect(ours("- [ ] open\n- [x] done")).toBe("<ul><li>☐ open</li><li>☑ done</li></ul>");
  });

  it("does not take long over a text that was made to take long", () => {
    const begun = performance.now();
    for (const sign of ["*a ", "**a", "_a_", "[", "](", "> ", "`", "- ", "<", "&", "|-", "![a](", "~~a "]) {
      renderMarkdown(sign.repeat(10_000));
    }
    expect(performance.now() - begun).toBeLessThan(50_000);
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
    expect(box.innerHTML).toBe("<p>Other.</p><p>Text</p>");
  });

  it.each([
    ["Here **it is", "<p>Here <strong>it is</strong></p>"],
    ["Here **", "<p>Here </p>"],
    ["a `co", "<p>a <code>co</code></p>"],
    ["see [the do", "<p>see the do</p>"],
    ["see [the docs](https://exa", "<p>see the docs</p>"],
    ["- one\n- *tw", "<ul><li>one</li><li><em>tw</em></li></ul>"],
    ["text\n-", "<p>text<br>-</p>"],
  ])("%j never shows a mark that is about to be closed", (text, expected) => {
    const box = document.createElement("div");
    new MarkdownStream(box).set(text, false);
    expect(box.innerHTML).toBe(expected);
  });

  it("draws only the end of a paragraph without an end", () => {
    vi.spyOn(performance, "now").mockReturnValue(0);
    const box = document.createElement("div");
    const stream = new MarkdownStream(box);
    let text = "";
    for (let index = 0; index < 1500; index += 1) {
      text += index % 40 === 0 ? `**bold ${index}** ` : `word${index} `;
      if (index % 10 === 0) stream.set(text, false);
    }
    const kept = box.querySelector("strong");
    stream.set(`${text} and more`, false);
    expect(box.children).toHaveLength(1);
    expect(box.querySelector("strong")).toBe(kept);
    stream.set(`${text} and more`, true);
    expect(box.textContent).toBe(renderMarkdown(`${text} and more`).textContent);
    expect(box.querySelectorAll("strong")).toHaveLength(38);
  });

  it("draws only the end of a list without an end", () => {
    vi.spyOn(performance, "now").mockReturnValue(0);
    const box = document.createElement("div");
    const stream = new MarkdownStream(box);
    const lines = Array.from({ length: 200 }, (_, index) => `${index + 1}. item ${index} is \`here\`\n`);
    lines[0] = `\n\n${lines[0]}`;
    for (let end = 1; end <= lines.length; end += 1) stream.set(lines.slice(0, end).join(""), false);
    const kept = box.querySelectorAll("li")[20];
    stream.set(`${lines.join("")}201. the last`, true);
    expect(box.children).toHaveLength(1);
    expect(box.querySelectorAll("li")).toHaveLength(201);
    expect(box.querySelectorAll("li")[20]).toBe(kept);
  });
});
