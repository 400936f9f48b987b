import { afterEach, describe, expect, it, vi } from "vitest";
import { LANGUAGES, language, speak, WORDS } from "../src/words";

const CHINESE_SIGN = /[\u4e00-\u9fff]/;

/** What a table says for a key, with a number or a word put in where it wants one. */
const said = (entry: unknown): string => {
  if (typeof entry === "function") return String(entry(3, 4, 5));
  return Array.isArray(entry) || (entry && typeof entry === "object")
    ? Object.values(entry).map(said).join(" ")
    : String(entry);
};

afterEach(() => {
  document.documentElement.removeAttribute("lang");
  vi.unstubAllGlobals();
  speak("en");
});

describe("every language", () => {
  const [english, ...others] = Object.values(LANGUAGES);

  it("has the same words as English, and none is empty", () => {
    for (const table of others) expect(Object.keys(table).sort()).toEqual(Object.keys(english ?? {}).sort());
    for (const table of Object.values(LANGUAGES)) {
      for (const [key, entry] of Object.entries(table)) expect(said(entry).trim(), key).not.toBe("");
    }
  });

  it("says nothing in the words of another one", () => {
    const same = Object.entries(LANGUAGES.zh ?? {})
      .filter(([key, entry]) => said(entry) === said(LANGUAGES.en?.[key as keyof typeof WORDS]))
      .map(([key]) => key);
    expect(same).toEqual(["pictory"]);
    for (const [key, entry] of Object.entries(LANGUAGES.en ?? {})) {
      expect(said(entry), key).not.toMatch(CHINESE_SIGN);
    }
  });
});

describe("the language in use", () => {
  it.each([
    ["zh", "zh"],
    ["zh-CN", "zh"],
    ["zh_TW", "zh"],
    ["en-GB", "en"],
    ["sw", "en"],
  ])("of a session in %s is %s", (code, expected) => {
    speak(code);
    expect(language).toBe(expected);
    expect(WORDS).toBe(LANGUAGES[expected]);
  });

  it("is the page's when the session has none", () => {
    document.documentElement.lang = "zh-Hans";
    speak("");
    expect(language).toBe("zh");
  });

  it("is the browser's where the page is in English or says nothing", () => {
    vi.stubGlobal("navigator", { language: "zh-CN" });
    for (const page of ["en", ""]) {
      document.documentElement.lang = page;
      speak("");
      expect(language).toBe("zh");
    }
    document.documentElement.lang = "de";
    speak("");
    expect(language).toBe("en");
  });
});
