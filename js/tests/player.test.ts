import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KIND, METHOD } from "../src/kinds";
import { PlayerSession, type PlayerState } from "../src/player-session";
import { fileUrl, findServer, type Server } from "../src/player-source";
import { Wire } from "../src/wire";
import { WORDS } from "../src/words";
import { StubModel, settle } from "./stub-model";

const SERVER: Server = { baseUrl: "/user/ann/", serverRoot: "~/work", rootUri: "file:///srv/tape" };
const CHUNK = 4 * 2 ** 20;

let life: AbortController;
let model: StubModel<PlayerState>;
const fetched: { url: string; range: string | null }[] = [];

const respond = (status: number, total: number) => {
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    fetched.push({ url, range: new Headers(init.headers).get("Range") });
    return new Response("x", { status, headers: { "Content-Range": `bytes 0-0/${total}` } });
  });
};

const open = (server: Server | null, state: Partial<PlayerState> = {}) => {
  model = new StubModel<PlayerState>({
    ...{ title: "Video", info: [], name: "out.mp4", path: "/srv/tape/out.mp4", size_bytes: 100 },
    ...{ revision: "r1", has_poster: false, url_path: "", notice: {}, shape: [], fps: 30, duration_ms: 0 },
    ...{ codecs: [], captions: {}, live_mime: "", goes_on: "", position: { time_s: 0, count: 0 } },
    ...state,
  });
  return new PlayerSession(model, new Wire(model, life.signal), life.signal, server);
};
const located = async (url_path: string) => {
  model.result(model.request(METHOD.playerLocate).id, { url_path });
  await settle();
};

beforeEach(() => {
  life = new AbortController();
  fetched.length = 0;
  URL.createObjectURL = vi.fn(() => "blob:made");
  URL.revokeObjectURL = vi.fn();
});

afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

describe("a file below the server's root", () => {
  it("plays by URL at once where the page knows the server's root, while one byte is asked for", async () => {
    respond(206, 100);
    const session = open(SERVER, { path: "/srv/tape/a b/out.mp4" });
    const url = "/user/ann/files/a%20b/out.mp4?v=r1";
    expect(session.source).toEqual({ status: "ready", url, isBlob: false });
    await settle();
    expect(fetched).toEqual([{ url, range: "bytes=0-0" }]);
    expect(session.source).toEqual({ status: "ready", url, isBlob: false });
    expect(model.sent.some(({ method }) => method === METHOD.playerLocate)).toBe(false);
  });

  it("is asked for where it only seemed to be, and what a view met meanwhile says nothing", async () => {
    respond(404, 0);
    const session = open(SERVER);
    session.giveUp(session.source, "it is not there");
    expect(session.detour).toBe("");
    await settle();
    expect(session.source.status).toBe("finding");
    await located("");
    expect(session.source.status).toBe("pulling");
  });

  it("comes over the wire when it is there and a view could not play it", async () => {
    respond(206, 100);
    const session = open(SERVER);
    session.giveUp(session.source, "it broke off");
    await settle();
    expect(session.detour).toContain("it broke off");
    expect(session.source.status).toBe("pulling");
  });

  it.each(["/srv/other/out.mp4", "/srv/tape/.hidden/out.mp4", "/srv/tape/../out.mp4", "/srv/tapes/out.mp4"])(
    "is never guessed where it is not offered: %s",
    (path) => {
      expect(open(SERVER, { path }).source.status).toBe("finding");
    },
  );

  it("plays by URL, with the page's base URL, after a probe of one byte", async () => {
    respond(206, 100);
    const session = open({ ...SERVER, rootUri: "" });
    expect(model.request(METHOD.playerLocate).params).toEqual({
      ...{ revision: "r1", server_root: "~/work", root_uri: "" },
    });
    await located("a%20b/out.mp4");
    const url = "/user/ann/files/a%20b/out.mp4?v=r1";
    expect(fetched).toEqual([{ url, range: "bytes=0-0" }]);
    expect(session.source).toEqual({ status: "ready", url, isBlob: false });
  });

  it("is not taken for another file of that name", async () => {
    respond(206, 99);
    const session = open(SERVER);
    await settle();
    await located("out.mp4");
    expect(session.source.status).toBe("pulling");
  });

  it("plays again without asking Python, so also without a kernel", async () => {
    respond(206, 100);
    const session = open(SERVER, { url_path: "out.mp4" });
    await settle();
    expect(session.source.status).toBe("ready");
    expect(model.sent.some(({ method }) => method === METHOD.playerLocate)).toBe(false);
  });
});

describe("any other file", () => {
  it("is pulled in chunks, at most four at a time, and put together in order", async () => {
    const size = 5 * CHUNK + 3;
    const session = open(null, { size_bytes: size });
    await located("");
    const asked = () => model.sent.filter(({ method }) => method === METHOD.playerChunk);
    expect(asked()).toHaveLength(4);
    const answered = new Set<string>();
    while (answered.size < 6) {
      const request = asked().findLast(({ id }) => !answered.has(id));
      if (!request) throw new Error("the page stopped asking");
      answered.add(request.id);
      const { offset, length } = request.params as { offset: number; length: number };
      const part = new Uint8Array(length).fill(offset / CHUNK + 1);
      model.result(request.id, {}, [part.buffer]);
      await settle();
    }
    expect(session.source).toEqual({ status: "ready", url: "blob:made", isBlob: true });
    const blob = vi.mocked(URL.createObjectURL).mock.calls[0]?.[0] as Blob;
    const bytes = new Uint8Array(await readAll(blob));
    expect(bytes.length).toBe(size);
    expect([0, CHUNK, 2 * CHUNK, 5 * CHUNK + 2].map((at) => bytes[at])).toEqual([1, 2, 3, 6]);
  });

  it("is pulled only when asked for, if it is large", async () => {
    const session = open(null, { size_bytes: 200e6 });
    await located("");
    expect(session.source.status).toBe("offered");
    expect(model.sent.some(({ method }) => method === METHOD.playerChunk)).toBe(false);
  });

  it("says in Python's words that it is gone", async () => {
    const session = open(null);
    const { id } = model.request(METHOD.playerLocate);
    model.receive({ kind: KIND.error, id, message: "The video file is no longer there." });
    await settle();
    expect(session.source).toEqual({ status: "failed", words: "The video file is no longer there." });
  });

  it("gives way to a newer one", async () => {
    const session = open(null);
    await located("");
    const stale = model.request(METHOD.playerChunk);
    model.set({ revision: "r2" });
    expect(model.sent.at(-2)).toEqual({ kind: KIND.cancel, id: stale.id });
    model.result(stale.id, {}, [new ArrayBuffer(100)]);
    await settle();
    expect(session.source.status).toBe("finding");
  });
});

describe("a video that does not play", () => {
  const URL_OF_FILE = "/user/ann/files/out.mp4?v=r1";
  const ready = async (state: Partial<PlayerState> = {}) => {
    respond(206, state.size_bytes ?? 100);
    const session = open(SERVER, { url_path: "out.mp4", ...state });
    await settle();
    expect(session.source).toEqual({ status: "ready", url: URL_OF_FILE, isBlob: false });
    return session;
  };
  const arrive = async () => {
    model.result(model.request(METHOD.playerChunk).id, {}, [new ArrayBuffer(100)]);
    await settle();
  };

  it("is tried once more from chunks, and it is told why", async () => {
    const session = await ready();
    session.giveUp(session.source, "it broke off");
    expect(session.source.status).toBe("pulling");
    expect(session.detour).toBe(WORDS.detour("it broke off"));
    await arrive();
    expect(session.source).toEqual({ status: "ready", url: "blob:made", isBlob: true });
    expect(session.broken).toBe("");
  });

  it("is pulled once, however many views complain", async () => {
    const session = await ready();
    const { source } = session;
    session.giveUp(source, "it broke off");
    session.giveUp(source, "it broke off");
    expect(model.sent.filter(({ method }) => method === METHOD.playerChunk)).toHaveLength(1);
  });

  it("is told of in words when the chunks do not play either; the file can still be saved", async () => {
    const session = await ready();
    session.giveUp(session.source, "it broke off");
    await arrive();
    session.giveUp(session.source, "it could not be decoded");
    expect(session.broken).toBe(`${WORDS.brokenVideo("it could not be decoded")} /srv/tape/out.mp4`);
    expect(session.source.status).toBe("ready");
    expect(model.sent.filter(({ method }) => method === METHOD.playerChunk)).toHaveLength(1);
  });

  it("is pulled only when asked for, if it is large", async () => {
    const session = await ready({ size_bytes: 200e6 });
    session.giveUp(session.source, "it broke off");
    expect(session.source.status).toBe("offered");
    expect(session.detour).toBe(WORDS.detour("it broke off"));
  });

  it("is forgotten when a newer one is shown", async () => {
    const session = await ready();
    session.giveUp(session.source, "it broke off");
    model.set({ revision: "r2" });
    expect([session.detour, session.broken]).toEqual(["", ""]);
  });
});

it("says after a while that no kernel answers, and still where the file is", async () => {
  vi.useFakeTimers();
  const session = open(null);
  expect(session.isUnanswered).toBe(false);
  vi.advanceTimersByTime(8000);
  expect(session.isUnanswered).toBe(true);
  vi.useRealTimers();
  await located("");
  expect(session.isUnanswered).toBe(false);
});

it("there is none yet", () => {
  expect(open(SERVER, { revision: "" }).source).toEqual({ status: "empty" });
});

describe("the page's server", () => {
  it("is found in JupyterLab's page and nowhere else", () => {
    const page = document.implementation.createHTMLDocument();
    expect(findServer(page)).toBeNull();
    const config = page.createElement("script");
    config.id = "jupyter-config-data";
    config.textContent = JSON.stringify({ baseUrl: "/", serverRoot: "~", token: "secret" });
    page.head.append(config);
    expect(findServer(page)).toEqual({ baseUrl: "/", serverRoot: "~", rootUri: "" });
    config.textContent = "not JSON";
    expect(findServer(page)).toBeNull();
  });

  it("keeps an older copy of a file out of play", () => {
    expect(fileUrl({ ...SERVER, baseUrl: "/x" }, "a.mp4", "1f-2")).toBe("/x/files/a.mp4?v=1f-2");
  });
});

function readAll(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.readAsArrayBuffer(blob);
  });
}

describe("a film that is being rendered", () => {
  const LIVE = { live_mime: 'video/mp4; codecs="avc1.640028"', revision: "live-1", size_bytes: 0, path: "" };

  beforeEach(() => {
    vi.stubGlobal("MediaSource", { isTypeSupported: () => true });
  });

  it("plays from its parts, which Python gives out one by one", async () => {
    const session = open(SERVER, LIVE);
    await settle();
    const { source } = session;
    if (source.status !== "parts") throw new Error(source.status);
    expect(session.isLive).toBe(true);
    const part = source.parts.fetch(0, life.signal);
    const { id, params } = model.request(METHOD.playerPart);
    expect(params).toEqual({ revision: "live-1", index: 0 });
    model.result(id, { is_end: false, start_ms: 0, duration_ms: 2000 }, [new Uint8Array([7]).buffer]);
    expect(await part).toEqual({ data: new Uint8Array([7]), startMs: 0, endMs: 2000 });
    const end = source.parts.fetch(1, life.signal);
    model.result(model.request(METHOD.playerPart).id, { is_end: true });
    expect(await end).toBeNull();
  });

  it("stays on the screen until its file can take over", async () => {
    respond(206, 100);
    const session = open(SERVER, LIVE);
    await settle();
    const live = session.source;
    model.set({ live_mime: "", goes_on: "live-1", size_bytes: 100, revision: "r2" });
    expect(session.source).toBe(live);
    session.giveUp(live, "Another video is shown by now.");
    expect(session.broken).toBe("");
    await located("out.mp4");
    expect(session.source).toEqual({ status: "ready", url: "/user/ann/files/out.mp4?v=r2", isBlob: false });
    expect(session.isLive).toBe(false);
  });

  it("is not mistaken for another film's beginning", async () => {
    const session = open(SERVER, LIVE);
    await settle();
    model.set({ live_mime: "", goes_on: "", size_bytes: 100, revision: "r2" });
    expect(session.source.status).toBe("finding");
  });

  it("is waited for in words where this page cannot play parts", async () => {
    vi.stubGlobal("MediaSource", { isTypeSupported: () => false });
    const session = open(SERVER, LIVE);
    await settle();
    expect(session.source).toEqual({ status: "failed", words: WORDS.noLive });
  });
});

describe("a large file out of the server's sight", () => {
  const plan = { mime: 'video/mp4; codecs="avc1.640028"', starts_ms: [0, 2000], duration_ms: 3500 };

  it("plays from parts that Python cuts", async () => {
    vi.stubGlobal("MediaSource", { isTypeSupported: () => true });
    const session = open(null, { size_bytes: 200e6 });
    const first = model.request(METHOD.playerPart);
    expect(first.params).toEqual({ revision: "r1", index: 0 });
    model.result(model.request(METHOD.playerPlan).id, plan);
    await located("");
    await settle();
    const { source } = session;
    if (source.status !== "parts") throw new Error(source.status);
    expect(source.parts).toMatchObject({ startsMs: [0, 2000], durationMs: 3500 });
    const begin = source.parts.fetch(0, life.signal);
    expect(model.request(METHOD.playerPart).id).toBe(first.id);
    model.result(first.id, {}, [new ArrayBuffer(2)]);
    expect(await begin).toMatchObject({ startMs: 0, endMs: 2000 });
    const part = source.parts.fetch(1, life.signal);
    model.result(model.request(METHOD.playerPart).id, {}, [new ArrayBuffer(3)]);
    expect(await part).toMatchObject({ startMs: 2000, endMs: 3500 });
    session.giveUp(source, "it broke off");
    expect(session.source.status).toBe("offered");
  });

  it("comes whole where Python cannot cut it", async () => {
    vi.stubGlobal("MediaSource", { isTypeSupported: () => true });
    const session = open(null, { size_bytes: 20e6 });
    await located("");
    const { id } = model.request(METHOD.playerPlan);
    model.receive({ kind: KIND.error, id, message: "The picture is hevc, not H.264." });
    await settle();
    expect(session.source.status).toBe("pulling");
  });
});

it("moves when Python wants it to, and not by its own echo", () => {
  const session = open(SERVER, { revision: "" });
  const moves: number[] = [];
  session.moved.add(() => moves.push(session.startS), life.signal);
  model.set({ position: { time_s: 4, count: 0 } });
  model.set({ position: { time_s: 7, count: 1 } });
  expect(moves).toEqual([7]);
});
