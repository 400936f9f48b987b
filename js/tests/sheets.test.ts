import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { h } from "../src/dom";
import { wear } from "../src/sheets";

class Sheet {
  css = "";
  replaceSync(css: string) {
    this.css = css;
  }
}

const wornBy = (root: Document | ShadowRoot) =>
  (root.adoptedStyleSheets as unknown as Sheet[]).map(({ css }) => css);

describe("where sheets can be shared", () => {
  beforeEach(() => {
    vi.stubGlobal("CSSStyleSheet", Sheet);
    document.adoptedStyleSheets = [];
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(document, "adoptedStyleSheets");
    delete document.body.dataset.jpThemeLight;
  });

  it("all views of a page wear one, and the last one takes it off", () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const hosts = [h("div"), h("div")] as const;
    document.body.append(...hosts);
    wear(hosts[0], "a {}", first.signal);
    wear(hosts[1], "a {}", second.signal);
    wear(hosts[1], "b {}", second.signal);
    expect(wornBy(document)).toEqual(["a {}", "b {}"]);
    expect(document.querySelector("style")).toBeNull();
    second.abort();
    expect(wornBy(document)).toEqual(["a {}"]);
    first.abort();
    expect(wornBy(document)).toEqual([]);
  });

  it("JupyterLab's views wear it before they are in the page", () => {
    document.body.dataset.jpThemeLight = "true";
    const life = new AbortController();
    wear(h("div"), "a {}", life.signal);
    expect(wornBy(document)).toEqual(["a {}"]);
    life.abort();
  });

  it("a shadow root wears its own", () => {
    const outer = h("div");
    document.body.append(outer);
    const root = outer.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [];
    const host = h("div");
    root.append(host);
    wear(host, "a {}", new AbortController().signal);
    expect([wornBy(document), wornBy(root)]).toEqual([[], ["a {}"]]);
  });
});

it("a view that may come into any page, or into an old browser, brings a sheet of its own", () => {
  const life = new AbortController();
  const host = h("div");
  wear(host, "a {}", life.signal);
  expect(host.querySelector("style")?.textContent).toBe("a {}");
  life.abort();
  expect(host.querySelector("style")).toBeNull();
});
