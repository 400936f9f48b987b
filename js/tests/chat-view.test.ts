import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import makeWidget from "../src/chat";
import type { ChatState, TurnRow } from "../src/chat-session";
import { KIND, METHOD } from "../src/kinds";
import { WORDS } from "../src/words";
import { StubModel, settle } from "./stub-model";

let model: StubModel<ChatState>;
let el: HTMLElement;
let close: () => void;

const turn = (changes: Partial<TurnRow> = {}): TurnRow => ({
  ...{ id: "t1", prompt: "Make a video", text: "Done.", ending: "done", changes: [], actions: [] },
  ...{ offers: [], question: "", error: "", elapsed_s: 12.2, credits: 3 },
  ...changes,
});

const find = <Kind extends Element>(selector: string) => {
  const found = el.querySelector<Kind>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const input = () => find<HTMLTextAreaElement>("textarea");
const note = () => find(".pnb-note").textContent;
const offers = () => [...el.querySelectorAll<HTMLButtonElement>(".pnb-offers button")];
const key = (init: KeyboardEventInit) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  input().dispatchEvent(event);
  return event;
};

beforeEach(() => {
  model = new StubModel<ChatState>({
    ...{ title: "Pictory", badge: "Local engine", interactive: true },
    ...{ suggestions: ["Try this: ", "Or that"], turns: [], first_turn: 0, stand_in: "" },
  });
  el = document.createElement("div");
  document.body.append(el);
  const widget = makeWidget();
  const closers = [widget.initialize({ model }), widget.render({ model, el })];
  close = () => {
    for (const end of closers.reverse()) end();
    el.remove();
  };
});

afterEach(() => close());

describe("the input", () => {
  it("sends on Enter and is empty again when Python has accepted", async () => {
    model.kernel = ({ method }) => (method === METHOD.chatSend ? { ok: true } : undefined);
    input().value = "Turn this into a video";
    expect(key({ key: "Enter" }).defaultPrevented).toBe(true);
    expect(model.request(METHOD.chatSend).params).toEqual({ text: "Turn this into a video" });
    await settle();
    expect(input().value).toBe("");
  });

  it("sends once, however often Enter is pressed", () => {
    input().value = "once";
    key({ key: "Enter" });
    key({ key: "Enter" });
    expect(model.sent.filter(({ method }) => method === METHOD.chatSend)).toHaveLength(1);
  });

  it("leaves Shift+Enter and an input method's Enter to the text area", () => {
    input().value = "text";
    expect(key({ key: "Enter", shiftKey: true }).defaultPrevented).toBe(false);
    expect(key({ key: "Enter", isComposing: true }).defaultPrevented).toBe(false);
    expect(model.sent.some(({ method }) => method === METHOD.chatSend)).toBe(false);
  });

  it("refuses an empty message in words, in place", () => {
    input().value = "  \n ";
    key({ key: "Enter" });
    expect(note()).toBe(WORDS.emptyMessage);
    expect(input().getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(input());
    input().value = "x";
    input().dispatchEvent(new Event("input"));
    expect(note()).toBe(WORDS.hint);
    expect(input().hasAttribute("aria-invalid")).toBe(false);
  });

  it("keeps the text and says why when Python refuses", async () => {
    input().value = "hello";
    key({ key: "Enter" });
    const { id } = model.request(METHOD.chatSend);
    model.receive({ kind: KIND.error, id, message: "No credits are left." });
    await settle();
    expect(note()).toBe("No credits are left.");
    expect(input().value).toBe("hello");
  });

  it("keeps every key to itself", () => {
    const leaked = vi.fn();
    document.body.addEventListener("keydown", leaked);
    for (const name of ["Enter", "a", "Escape", "b"]) key({ key: name, shiftKey: name === "Enter" });
    expect(leaked).not.toHaveBeenCalled();
    document.body.removeEventListener("keydown", leaked);
  });

  it("takes over a suggestion without sending it", () => {
    find<HTMLButtonElement>(".pnb-chip").click();
    expect(input().value).toBe("Try this: ");
    expect(model.sent.some(({ method }) => method === METHOD.chatSend)).toBe(false);
  });
});

describe("a running turn", () => {
  beforeEach(async () => {
    model.set({ turns: [turn({ ending: "", text: "" })] });
    model.receive({
      kind: KIND.delta,
      turn: "t1",
      seq: 1,
      text: "Half an an",
      status: "Planning the scenes",
    });
    await settle();
  });

  it("shows text and status, and Stop instead of Send", () => {
    expect(find(".pnb-answer").textContent?.trim()).toBe("Half an an");
    expect(find(".pnb-status").textContent).toContain("Planning the scenes");
    expect(find<HTMLElement>(".pnb-stop").hidden).toBe(false);
    expect(find<HTMLElement>(".pnb-send").hidden).toBe(true);
  });

  it("asks to stop once and says so", () => {
    find<HTMLButtonElement>(".pnb-stop").click();
    find<HTMLButtonElement>(".pnb-stop").click();
    expect(model.sent.filter(({ method }) => method === METHOD.chatStop)).toHaveLength(1);
    expect(note()).toBe(WORDS.stopping);
  });

  it("does not take a second message", () => {
    input().value = "and another";
    key({ key: "Enter" });
    expect(note()).toBe(WORDS.oneAtATime);
    expect(input().value).toBe("and another");
  });
});

describe("a finished turn", () => {
  it("shows changes, facts, and buttons that pass on what was pressed", async () => {
    const actions = [{ name: "export", label: "Export video" }];
    model.set({ turns: [turn({ changes: ["Title added: 'Hi' (0-3s)"], actions })] });
    await settle();
    expect(find(".pnb-changes li").textContent).toBe("Title added: 'Hi' (0-3s)");
    expect(find(".pnb-facts").textContent).toBe("12 s · 3 credits");
    find<HTMLButtonElement>("[data-action=export]").click();
    expect(model.request(METHOD.chatAction).params).toEqual({ name: "export" });
  });

  it("shows an error in its own words", async () => {
    model.set({ turns: [turn({ ending: "failed", error: "The engine stopped. Try again." })] });
    await settle();
    expect(find(".pnb-error").textContent).toBe("The engine stopped. Try again.");
  });

  it("offers buttons for the latest turn alone", async () => {
    const actions = [{ name: "retry", label: "Try again" }];
    model.set({ turns: [turn({ actions }), turn({ id: "t2", actions })] });
    await settle();
    expect([...el.querySelectorAll<HTMLElement>(".pnb-actions")].map(({ hidden }) => hidden)).toEqual([
      true,
      false,
    ]);
  });

  it("sends an offer as it stands with one press, and only once", async () => {
    model.set({ turns: [turn({ offers: ["Make it calmer", "Set the volume to 20%"] })] });
    await settle();
    const [first, second] = offers();
    expect([first, second].map((chip) => chip?.textContent)).toEqual([
      "Make it calmer",
      "Set the volume to 20%",
    ]);
    first?.click();
    first?.click();
    second?.click();
    await settle();
    const sent = model.sent.filter(({ method }) => method === METHOD.chatSend);
    expect(sent.map(({ params }) => params)).toEqual([{ text: "Make it calmer" }]);
    expect(input().value).toBe("");
  });

  it("can be pressed again when Python refuses, and says why", async () => {
    model.set({ interactive: false, turns: [turn({ offers: ["Make it calmer"] })] });
    await settle();
    offers()[0]?.click();
    model.receive({ kind: KIND.error, id: model.request(METHOD.chatSend).id, message: "No credits left." });
    await settle();
    expect(note()).toBe("No credits left.");
    expect(find<HTMLElement>(".pnb-note").hidden).toBe(false);
    expect(offers()[0]?.disabled).toBe(false);
  });

  it("names the question that its offers answer", async () => {
    model.set({ turns: [turn({ offers: ["A beach", "A city"], question: "Where is it set?" })] });
    await settle();
    const group = find(".pnb-offers");
    expect(group.getAttribute("aria-label")).toBe("Where is it set?");
    expect(group.querySelector("p")?.textContent).toBe(WORDS.answers);
  });

  it("offers nothing more once the talk has gone on", async () => {
    model.set({ turns: [turn({ offers: ["A beach"] }), turn({ id: "t2", ending: "", text: "" })] });
    await settle();
    expect(offers()).toHaveLength(0);
    expect(find<HTMLElement>(".pnb-offers").hidden).toBe(true);
  });

  it("folds a long script", async () => {
    model.set({ turns: [turn({ prompt: "word ".repeat(400).trim() })] });
    await settle();
    const button = find<HTMLButtonElement>(".pnb-prompt button");
    expect(button.textContent).toBe("Show all 400 words");
    button.click();
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(find(".pnb-prompt").classList.contains("pnb-folded")).toBe(false);
  });
});

it("is a log for screen readers, with a labelled input", () => {
  expect(find("[role=log]").getAttribute("aria-label")).toBe(WORDS.conversation);
  expect(input().getAttribute("aria-label")).toBe(WORDS.inputLabel);
});

it("has no input when it only shows", async () => {
  model.set({ interactive: false });
  await settle();
  expect(find<HTMLElement>(".pnb-field").hidden).toBe(true);
  expect(find<HTMLElement>(".pnb-greeting").hidden).toBe(true);
});

it("hides the static output that stands in for it where nothing runs", () => {
  close();
  model.set({ stand_in: "pnb-static-1" });
  const twin = document.createElement("div");
  twin.className = "pnb-static-1";
  document.body.append(el, twin);
  const widget = makeWidget();
  const closers = [widget.initialize({ model }), widget.render({ model, el })];
  expect(getComputedStyle(twin).display).toBe("none");
  for (const end of closers.reverse()) end();
  expect(getComputedStyle(twin).display).toBe("block");
  twin.remove();
});

it("leaves nothing behind when it is closed", () => {
  close();
  expect(model.listenerCount).toBe(0);
  expect(el.childElementCount).toBe(0);
});
