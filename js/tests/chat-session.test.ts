import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChatSession, type ChatState, type TurnRow } from "../src/chat-session";
import { KIND, METHOD } from "../src/kinds";
import { Wire } from "../src/wire";
import { StubModel, settle } from "./stub-model";

const lives: AbortController[] = [];
let model: StubModel<ChatState>;

const turn = (id: string, ending = "done", text = ""): TurnRow => ({
  ...{ id, prompt: `prompt of ${id}`, is_cut: false, text, ending, changes: [], targets: [], steps: [] },
  ...{ actions: [], offers: [], question: "", error: "", elapsed_s: 1, credits: null, credits_left: null },
});

const makeModel = (turns: TurnRow[] = [], first_turn = 0) =>
  new StubModel<ChatState>({
    language: "en",
    title: "Pictory",
    badge: "",
    interactive: true,
    can_stop: false,
    suggestions: [],
    turns,
    first_turn,
    ...{ takes_files: false, file_rows: [], file_progress: {} },
  });

const makeSession = () => {
  const { signal } = lives[lives.push(new AbortController()) - 1] as AbortController;
  return new ChatSession(model, new Wire(model, signal), signal);
};
const delta = (seq: number, rest: object) => model.receive({ kind: KIND.delta, turn: "t1", seq, ...rest });

beforeEach(() => {
  model = makeModel();
});

afterEach(() => {
  for (const life of lives.splice(0)) life.abort();
  vi.useRealTimers();
});

describe("the running turn", () => {
  it("adds up deltas, status and changes", () => {
    const session = makeSession();
    model.set({ turns: [turn("t1", "")] });
    delta(1, { text: "Hel", steps: [{ text: "Planning", elapsed_s: 0 }] });
    delta(2, { text: "lo", changes: ["Title added"] });
    expect(session.live).toMatchObject({
      ...{ turn: "t1", seq: 2, text: "Hello", changes: ["Title added"] },
      steps: [{ text: "Planning", elapsed_s: 0 }],
    });
    delta(3, { text: "Anew", replace: true });
    expect(session.live?.text).toBe("Anew");
  });

  it("shows the text of a window until the next is due, and of anything else at once", () => {
    const session = makeSession();
    model.set({ turns: [turn("t1", "")] });
    delta(1, { text: "First" });
    delta(2, { text: " words of many", spread_ms: 1000 });
    expect([session.live?.text, session.shownText]).toEqual(["First words of many", "First"]);
    delta(3, { text: "" });
    expect(session.shownText, "the answer pauses").toBe("First words of many");
    delta(4, { text: " and more", spread_ms: 1000 });
    model.set({ turns: [turn("t1", "done", "First words of many and more")] });
    expect(session.shownText).toBe("");
  });

  it("asks for the whole text when a delta was lost, and loses nothing that came meanwhile", async () => {
    const session = makeSession();
    model.set({ turns: [turn("t1", "")] });
    delta(1, { text: "a" });
    delta(3, { text: "c" });
    delta(4, { text: "d" });
    const { id, params } = model.request(METHOD.chatLive);
    expect(params).toEqual({ turn: "t1", seq: 1 });
    delta(5, { text: "e" });
    model.result(id, { running: true, seq: 4, text: "abcd", steps: [], changes: [] });
    await settle();
    expect(session.live?.text).toBe("abcde");
  });

  it("is asked for by a page that comes when it is under way", async () => {
    model = makeModel([turn("t1", "")]);
    const session = makeSession();
    const { id } = model.request(METHOD.chatLive);
    model.result(id, { running: true, seq: 9, text: "so far", steps: [], changes: [] });
    await settle();
    expect(session.live?.text).toBe("so far");
    delta(10, { text: "!" });
    expect(session.live?.text).toBe("so far!");
  });

  it("gives way to the finished turn", () => {
    const session = makeSession();
    model.set({ turns: [turn("t1", "")] });
    delta(1, { text: "partial" });
    model.set({ turns: [turn("t1", "done", "The whole answer.")] });
    expect(session.live).toBeNull();
    expect(session.running).toBeUndefined();
    expect(session.turns.at(-1)?.text).toBe("The whole answer.");
  });

  it("is the same for two pages", () => {
    const sessions = [makeSession(), makeSession()];
    model.set({ turns: [turn("t1", "")] });
    delta(1, { text: "both" });
    expect(sessions.map((session) => session.live?.text)).toEqual(["both", "both"]);
  });
});

describe("a running turn of which nothing is heard", () => {
  const questions = () => model.sent.filter(({ method }) => method === METHOD.chatLive);
  const makeSilent = () => {
    vi.useFakeTimers();
    const session = makeSession();
    model.set({ turns: [turn("t1", "")] });
    delta(1, { text: "One" });
    return session;
  };

  it("is asked about, because the last delta may be what got lost", async () => {
    const session = makeSilent();
    await vi.advanceTimersByTimeAsync(2900);
    expect(questions()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(questions().map(({ params }) => params)).toEqual([{ turn: "t1", seq: 1 }]);
    model.result(model.request(METHOD.chatLive).id, {
      running: true,
      seq: 2,
      text: "One two",
      steps: [],
      changes: [],
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.shownText).toBe("One two");
  });

  it("is asked about less and less often, until something is heard", async () => {
    makeSilent();
    model.kernel = ({ method }) => (method === METHOD.chatLive ? { running: true, seq: 1 } : undefined);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(questions()).toHaveLength(6);
    delta(2, { text: " two" });
    await vi.advanceTimersByTimeAsync(3000);
    expect(questions()).toHaveLength(7);
  });

  it("stays as it is when nothing was lost", async () => {
    const session = makeSilent();
    const before = session.live;
    model.kernel = ({ method }) => (method === METHOD.chatLive ? { running: true, seq: 1 } : undefined);
    await vi.advanceTimersByTimeAsync(3000);
    expect([session.live, session.shownText]).toEqual([before, "One"]);
    delta(2, { text: " two" });
    expect(session.shownText).toBe("One two");
  });

  it("is asked about when the page is seen again", async () => {
    makeSilent();
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);
    expect(questions()).toHaveLength(1);
  });

  it("is not asked about once it has ended or nobody shows it", async () => {
    makeSilent();
    model.set({ turns: [turn("t1", "done", "One two")] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions()).toEqual([]);
    model.set({ turns: [turn("t2", "")] });
    for (const life of lives.splice(0)) life.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what a page can ask for", () => {
  it("fetches the whole of a message that the trait has cut", async () => {
    const session = makeSession();
    expect(await session.promptOf(turn("t1"))).toBe("prompt of t1");
    const asked = session.promptOf({ ...turn("t2"), is_cut: true });
    expect(model.request(METHOD.chatPrompt).params).toEqual({ turn: "t2" });
    model.result(model.request(METHOD.chatPrompt).id, { text: "all of it" });
    expect(await asked).toBe("all of it");
  });

  it("jumps where a timeline listens, and nowhere else", () => {
    const session = makeSession();
    expect(session.canJump).toBe(false);
    const seen: unknown[] = [];
    const panel = new AbortController();
    session.onJump((target) => seen.push(target), panel.signal);
    expect(session.canJump).toBe(true);
    session.jump({ track: "Captions", segment: 2, start_ms: 4000 });
    session.act("show_timeline").catch(() => undefined);
    expect(seen).toEqual([{ track: "Captions", segment: 2, start_ms: 4000 }, null]);
    panel.abort();
    expect(session.canJump).toBe(false);
  });

  it("knows the credits that the last turn left", () => {
    model = makeModel([{ ...turn("t1"), credits_left: 93 }, turn("t2")]);
    expect(makeSession().creditsLeft).toBe(93);
  });
});

describe("a long conversation", () => {
  it("fetches the turns that the trait has no room for", async () => {
    model = makeModel([turn("t8"), turn("t9")], 7);
    const session = makeSession();
    expect(session.missing).toBe(7);
    const loading = session.loadEarlier();
    expect(model.request(METHOD.chatEarlier).params).toEqual({ before: 7 });
    model.result(model.request(METHOD.chatEarlier).id, { first: 6, turns: [turn("t7")] });
    await loading;
    expect(session.turns.map(({ id }) => id)).toEqual(["t7", "t8", "t9"]);
    expect(session.missing).toBe(6);
  });

  it("never shows a hole when the trait moves on", async () => {
    model = makeModel([turn("t1"), turn("t2")], 1);
    const session = makeSession();
    const loading = session.loadEarlier();
    model.result(model.request(METHOD.chatEarlier).id, { first: 0, turns: [turn("t0")] });
    await loading;
    model.set({ first_turn: 2, turns: [turn("t2"), turn("t3")] });
    expect(session.turns.map(({ id }) => id)).toEqual(["t2", "t3"]);
    expect(session.missing).toBe(2);
  });
});
