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
  ...{ id: "t1", prompt: "Make a video", is_cut: false, text: "Done.", ending: "done", changes: [] },
  ...{ targets: [], steps: [], actions: [], offers: [], question: "", error: "" },
  ...{ elapsed_s: 12.2, credits: 3, credits_left: null },
  ...changes,
});

const find = <Kind extends Element>(selector: string) => {
  const found = el.querySelector<Kind>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const input = () => find<HTMLTextAreaElement>("textarea.pnb-message-input");
const note = () => find(".pnb-note").textContent;
const offers = () => [...el.querySelectorAll<HTMLButtonElement>(".pnb-offers button")];
const type = (text: string) => {
  input().value = text;
  input().dispatchEvent(new Event("input"));
};
const paste = (text: string) => {
  const event = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), {
    clipboardData: { getData: () => text, files: [] },
  });
  input().dispatchEvent(event);
  return event;
};
const button = (label: string) => find<HTMLButtonElement>(`button[aria-label^="${label}"]`);
const key = (init: KeyboardEventInit) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  input().dispatchEvent(event);
  return event;
};

beforeEach(() => {
  model = new StubModel<ChatState>({
    ...{ language: "en", title: "Pictory", badge: "Local engine", interactive: true, can_stop: false },
    ...{ suggestions: ["Try this: ", "Or that"], turns: [], first_turn: 0 },
    ...{ takes_files: true, file_rows: [], file_progress: {} },
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
    type("Turn this into a video");
    expect(key({ key: "Enter" }).defaultPrevented).toBe(true);
    expect(model.request(METHOD.chatSend).params).toEqual({ text: "Turn this into a video" });
    await settle();
    expect(input().value).toBe("");
  });

  it("sends once, however often Enter is pressed", () => {
    type("once");
    key({ key: "Enter" });
    key({ key: "Enter" });
    expect(model.sent.filter(({ method }) => method === METHOD.chatSend)).toHaveLength(1);
  });

  it("leaves Shift+Enter and an input method's Enter to the text area", () => {
    type("text");
    expect(key({ key: "Enter", shiftKey: true }).defaultPrevented).toBe(false);
    expect(key({ key: "Enter", isComposing: true }).defaultPrevented).toBe(false);
    expect(model.sent.some(({ method }) => method === METHOD.chatSend)).toBe(false);
  });

  it("refuses an empty message in words, in place", () => {
    type("  \n ");
    key({ key: "Enter" });
    expect(note()).toBe(WORDS.emptyMessage);
    expect(input().getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(input());
    type("x");
    expect(note()).toBe(WORDS.hint);
    expect(input().hasAttribute("aria-invalid")).toBe(false);
  });

  it("keeps the text and says why when Python refuses", async () => {
    type("hello");
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
      steps: [{ text: "Planning the scenes", elapsed_s: 4 }],
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

  it("does not take a second message, and says so until the answer has ended", async () => {
    type("and another");
    key({ key: "Enter" });
    expect(note()).toBe(WORDS.oneAtATime);
    expect(input().value).toBe("and another");
    model.set({ turns: [turn()] });
    await settle();
    expect(note()).toBe(WORDS.hint);
    expect(input().value).toBe("and another");
  });
});

describe("a finished turn", () => {
  it("shows changes, facts, and buttons that pass on what was pressed", async () => {
    model.set({ turns: [turn({ changes: ["Title added: 'Hi' (0-3s)"], actions: ["export"] })] });
    await settle();
    expect(find(".pnb-changes li").textContent).toBe("Title added: 'Hi' (0-3s)");
    expect(find("summary").textContent).toBe("12 s · 3 credits");
    find<HTMLButtonElement>("[data-action=export]").click();
    expect(model.request(METHOD.chatAction).params).toEqual({ name: "export" });
  });

  it("shows an error in its own words", async () => {
    model.set({ turns: [turn({ ending: "failed", error: "The engine stopped. Try again." })] });
    await settle();
    expect(find(".pnb-error").textContent).toBe("The engine stopped. Try again.");
  });

  it("offers buttons for the latest turn alone", async () => {
    const actions = ["retry"];
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

  it("can be stopped where a press has begun it and there is no input", async () => {
    const running = turn({ id: "t2", ending: "", text: "" });
    model.set({ interactive: false, can_stop: false, turns: [turn({}), running] });
    await settle();
    const stop = () =>
      [...el.querySelectorAll<HTMLButtonElement>(`.pnb-turn button[aria-label="${WORDS.stop}"]`)].filter(
        (each) => !each.hidden,
      );
    expect(stop()).toHaveLength(0);
    model.set({ can_stop: true });
    await settle();
    expect(stop()).toHaveLength(1);
    stop()[0]?.click();
    await settle();
    expect(model.sent.filter(({ method }) => method === METHOD.chatStop)).toHaveLength(1);
    model.set({ can_stop: false, turns: [turn({}), turn({ id: "t2", ending: "stopped" })] });
    await settle();
    expect(stop()).toHaveLength(0);
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

  it("folds a long script below its instruction", async () => {
    model.set({ turns: [turn({ prompt: `Make a video of this.\n\n${"word ".repeat(400).trim()}` })] });
    await settle();
    const script = find(".pnb-prompt .pnb-script");
    expect(find(".pnb-prompt > .pnb-prompt-text").textContent).toBe("Make a video of this.");
    expect(script.querySelector(".pnb-script-words")?.textContent).toBe("400 words");
    const open = find<HTMLButtonElement>(".pnb-prompt button");
    open.click();
    expect(open.getAttribute("aria-expanded")).toBe("true");
    expect(script.classList.contains("pnb-folded")).toBe(false);
  });

  it("shows its steps and how long each took", async () => {
    const steps = [
      { text: "Planning the scenes…", elapsed_s: 4.2 },
      { text: "Choosing the music…", elapsed_s: 1 },
    ];
    model.set({ turns: [turn({ steps })] });
    await settle();
    expect(find("summary").textContent).toBe("2 steps · 12 s · 3 credits");
    expect([...el.querySelectorAll(".pnb-steps li")].map((line) => line.textContent)).toEqual([
      "Planning the scenes…4 s",
      "Choosing the music…1 s",
    ]);
  });

  it("is sent once more, whole, on a press", async () => {
    model.kernel = ({ method }) => (method === METHOD.chatPrompt ? { text: "all of it" } : undefined);
    model.set({ turns: [turn({ prompt: "all", is_cut: true })] });
    await settle();
    button(WORDS.retry).click();
    await settle();
    expect(model.request(METHOD.chatSend).params).toEqual({ text: "all of it" });
  });

  it("comes back into the input to be changed and sent again", async () => {
    type("half a thought");
    const script = "A line of it.\n".repeat(20).trim();
    model.set({ turns: [turn({ prompt: `Make it 20 seconds\n\n${script}` })] });
    await settle();
    button(WORDS.edit).click();
    await settle();
    expect(input().value).toBe("Make it 20 seconds");
    expect(find(".pnb-cards .pnb-script-words").textContent).toBe("80 words");
    expect(document.activeElement).toBe(input());
    expect(note()).toBe(WORDS.editing);
    key({ key: "ArrowDown" });
    await settle();
    expect(input().value).toBe("half a thought");
    expect(find<HTMLElement>(".pnb-cards").hidden).toBe(true);
  });

  it("jumps to what it changed once there is a timeline beside it", async () => {
    const targets = [{ track: "Title", segment: 1, start_ms: 0 }];
    model.set({ turns: [turn({ changes: ["Title added"], targets })] });
    await settle();
    expect(button(WORDS.jump).hidden).toBe(true);
    expect(el.querySelector(".pnb-change")).toBeNull();
  });

  it("tells the credits that are left, and asks for more about them", async () => {
    model.set({ turns: [turn({ credits_left: 93 })] });
    await settle();
    expect(find(".pnb-credits").textContent).toBe("93 credits");
    find<HTMLButtonElement>(".pnb-credits").click();
    expect(model.request(METHOD.chatAction).params).toEqual({ name: "show_credits" });
  });
});

describe("a long script", () => {
  const script = "One word follows another. ".repeat(50).trim();

  it("that is pasted becomes a card with its word count, and is sent whole", async () => {
    model.kernel = ({ method }) => (method === METHOD.chatSend ? {} : undefined);
    type("Make a 30 second video of this");
    expect(paste(script).defaultPrevented).toBe(true);
    expect(input().value).toBe("Make a 30 second video of this");
    expect(find(".pnb-script-words").textContent).toBe("200 words");
    expect(note()).toBe(WORDS.scriptAdded(200));
    key({ key: "Enter" });
    await settle();
    expect(model.request(METHOD.chatSend).params).toEqual({
      text: `Make a 30 second video of this\n\n${script}`,
    });
    expect(el.querySelector(".pnb-cards .pnb-script")).toBeNull();
  });

  it("opens to be edited, and is removed", async () => {
    paste(script);
    const edit = find<HTMLButtonElement>(".pnb-script .pnb-link");
    edit.click();
    const text = find<HTMLTextAreaElement>(".pnb-script-text");
    expect(document.activeElement).toBe(text);
    text.value = "Only three words";
    text.dispatchEvent(new Event("input"));
    await settle();
    expect(find(".pnb-script-words").textContent).toBe("3 words");
    button(WORDS.remove).click();
    expect(el.querySelector(".pnb-script")).toBeNull();
    expect(document.activeElement).toBe(input());
  });

  it("is none when it is short", () => {
    expect(paste("Make it calmer").defaultPrevented).toBe(false);
    expect(el.querySelector(".pnb-script")).toBeNull();
  });
});

describe("what was said before", () => {
  beforeEach(async () => {
    model.set({ turns: [turn({ prompt: "one" }), turn({ id: "t2", prompt: "two" })] });
    await settle();
  });
  const press = async (name: string) => {
    const event = key({ key: name });
    await settle();
    return [input().value, event.defaultPrevented];
  };

  it("comes back with ArrowUp and goes with ArrowDown, down to what was being typed", async () => {
    type("three");
    input().setSelectionRange(0, 0);
    expect(await press("ArrowUp")).toEqual(["two", true]);
    expect(await press("ArrowUp")).toEqual(["one", true]);
    expect(await press("ArrowUp")).toEqual(["one", true]);
    expect(await press("ArrowDown")).toEqual(["two", true]);
    expect(await press("ArrowDown")).toEqual(["three", true]);
    expect(await press("ArrowDown")).toEqual(["three", false]);
  });

  it("stays away while the cursor moves through a text", async () => {
    type("first line\nsecond line");
    expect(await press("ArrowUp")).toEqual(["first line\nsecond line", false]);
  });

  it("is fetched when the page does not have it yet", async () => {
    model.kernel = ({ method }) =>
      method === METHOD.chatEarlier ? { first: 0, turns: [turn({ id: "t0", prompt: "zero" })] } : undefined;
    model.set({ first_turn: 1, turns: [...model.get("turns")] });
    for (const _ of [1, 2]) await press("ArrowUp");
    expect(await press("ArrowUp")).toEqual(["zero", true]);
  });
});

describe("in another language", () => {
  it("every word changes with the session's language, and what was typed stays", async () => {
    type("half a thought");
    model.set({ language: "zh" });
    await settle();
    expect(input().getAttribute("aria-label")).toBe("消息");
    expect(input().value).toBe("half a thought");
    expect(find(".pnb").getAttribute("lang")).toBe("zh");
    model.set({ language: "en" });
    await settle();
    expect(input().getAttribute("aria-label")).toBe("Message");
  });

  it("proposes three things to say of its own where Python gives none", async () => {
    model.set({ suggestions: [] });
    await settle();
    expect([...el.querySelectorAll(".pnb-greeting .pnb-chip")].map((chip) => chip.textContent)).toEqual(
      WORDS.suggestions,
    );
  });
});

it("is a log for screen readers, with a labelled input", () => {
  expect(find("[role=log]").getAttribute("aria-label")).toBe(WORDS.conversation);
  expect(input().getAttribute("aria-label")).toBe(WORDS.inputLabel);
});

it("has no input when it only shows", async () => {
  model.set({ interactive: false });
  await settle();
  expect(find<HTMLElement>(".pnb-message").hidden).toBe(true);
  expect(find<HTMLElement>(".pnb-greeting").hidden).toBe(true);
});

it("leaves nothing behind when it is closed", () => {
  close();
  expect(model.listenerCount).toBe(0);
  expect(el.childElementCount).toBe(0);
});
