import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { METHOD } from "../src/kinds";
import { crc32 } from "../src/uploader-sender";
import { type FileRow, type FilesState, UploadSession } from "../src/uploader-session";
import { Wire } from "../src/wire";
import { WORDS } from "../src/words";
import { type Sent, StubModel, settle } from "./stub-model";

const MB = 2 ** 20;

let life: AbortController;
let model: StubModel<FilesState>;
let session: UploadSession;
/** Python's part: what has arrived of each file, and the chunks that are not answered yet. */
const received = new Map<string, Uint8Array>();
const held: (() => void)[] = [];
let isHolding = false;

const row = (id: string, more: Partial<FileRow> = {}): FileRow => ({
  ...{ id, name: `${id}.mp4`, state: "waiting", kind: "video", size_bytes: 1, duration_ms: null },
  ...{ width: null, height: null, media_id: null, words: null, error: "", has_thumbnail: false },
  ...{ can_retry: false, is_address: false, owner: "" },
  ...more,
});

const change = (id: string, more: Partial<FileRow>) =>
  model.set({ file_rows: model.get("file_rows").map((one) => (one.id === id ? { ...one, ...more } : one)) });

function begin(params: Record<string, unknown>): object {
  const id = String(params.name);
  if (!received.has(id)) {
    received.set(id, new Uint8Array(Number(params.size_bytes)));
    const owner = String(params.page);
    const added = row(id, { name: id, size_bytes: Number(params.size_bytes), owner });
    model.set({ file_rows: [...model.get("file_rows"), added] });
  }
  return { id, is_known: false, missing: [[0, params.size_bytes]] };
}

function kernel({ method, params, id }: Sent, buffers: ArrayBuffer[]): object | undefined {
  const size = received.get(String(params.id))?.length ?? 0;
  if (method === METHOD.filesBegin) return begin(params);
  if (method === METHOD.filesResume) return { missing: [[0, size]] };
  if (method === METHOD.filesChunk) {
    const take = () => {
      received.get(String(params.id))?.set(new Uint8Array(buffers[0] as ArrayBuffer), Number(params.offset));
      model.result(id, {});
    };
    if (isHolding) held.push(take);
    else queueMicrotask(take);
    return undefined;
  }
  return {};
}

const chunks = () => model.sent.filter(({ method }) => method === METHOD.filesChunk);
const asked = (method: string) =>
  model.sent.filter((one) => one.method === method).map(({ params }) => params);

function fileOf(name: string, bytes: number): File {
  const data = new Uint8Array(bytes).map((_, index) => index % 253);
  const file = new File([data], name, { lastModified: 7 });
  // jsdom's own slices cannot be read.
  const slice = (start = 0, end = bytes) => ({ arrayBuffer: async () => data.slice(start, end).buffer });
  return Object.assign(file, { slice });
}

const until = async (isTrue: () => boolean) => {
  for (let turn = 0; turn < 500 && !isTrue(); turn += 1) await settle();
  expect(isTrue()).toBe(true);
};

beforeEach(() => {
  life = new AbortController();
  received.clear();
  held.length = 0;
  isHolding = false;
  model = new StubModel<FilesState>({ file_rows: [], file_progress: {} });
  model.kernel = kernel;
  session = new UploadSession(model, new Wire(model, life.signal), life.signal);
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

describe("a file", () => {
  it("goes in slices that grow while they are quick, and arrives whole", async () => {
    await session.add([fileOf("a.mp4", 17 * MB + 5)]);
    await until(
      () => chunks().reduce((sum, { params }) => Math.max(sum, Number(params.offset)), 0) > 12 * MB,
    );
    await settle();
    const whole = received.get("a.mp4") ?? new Uint8Array();
    expect(whole.every((byte, index) => byte === index % 253)).toBe(true);
    const offsets = chunks().map(({ params }) => Number(params.offset));
    const sizes = offsets.map((offset, index) => (offsets[index + 1] ?? 17 * MB + 5) - offset);
    expect(sizes[0]).toBe(128 * 1024);
    expect(Math.max(...sizes)).toBe(2 * MB);
  });

  it("has at most four slices on the way", async () => {
    isHolding = true;
    await session.add([fileOf("a.mp4", 3 * MB)]);
    await until(() => held.length === 4);
    await settle();
    expect(chunks()).toHaveLength(4);
  });

  it("is known by its name, its size, its date, and both its ends", async () => {
    const file = fileOf("a.mp4", 200_000);
    await session.add([file]);
    const bytes = new Uint8Array(await file.slice(0, 200_000).arrayBuffer());
    expect(asked(METHOD.filesBegin)[0]).toMatchObject({
      ...{ name: "a.mp4", size_bytes: 200_000, last_modified: 7 },
      check: [crc32(bytes.subarray(0, 65_536)), crc32(bytes.subarray(200_000 - 65_536))],
    });
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("that cannot be read is told in words, and nothing is begun", async () => {
    const file = Object.assign(fileOf("a.mp4", 10), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadableError")) }),
    });
    await session.add([file]);
    expect(session.notice).toEqual({ text: WORDS.unreadableFile("a.mp4"), isProblem: true });
    expect(asked(METHOD.filesBegin)).toEqual([]);
  });

  it("that is changed on the way is told to Python", async () => {
    isHolding = true;
    const file = fileOf("a.mp4", 20 * MB);
    await session.add([file]);
    await until(() => held.length === 4);
    Object.assign(file, { slice: () => ({ arrayBuffer: () => Promise.reject(new Error("changed")) }) });
    for (const take of held) take();
    await until(() => asked(METHOD.filesInterrupt).length > 0);
    expect(asked(METHOD.filesInterrupt)[0]).toMatchObject({ error: WORDS.unreadableFile("a.mp4") });
  });
});

describe("pausing", () => {
  it("sends no more, and the next file takes its turn", async () => {
    isHolding = true;
    await session.add([fileOf("a.mp4", 20 * MB), fileOf("b.mp4", 100)]);
    await until(() => held.length === 4);
    await session.pause("a.mp4");
    change("a.mp4", { state: "paused" });
    await until(() => chunks().some(({ params }) => params.id === "b.mp4"));
    for (const take of held) take();
    await settle();
    expect(chunks().filter(({ params }) => params.id === "a.mp4")).toHaveLength(4);
  });

  it("ends when another view lets the file go on", async () => {
    isHolding = true;
    await session.add([fileOf("a.mp4", 20 * MB)]);
    await until(() => held.length === 4);
    change("a.mp4", { state: "paused" });
    await settle();
    change("a.mp4", { state: "waiting" });
    await until(() => held.length > 4);
  });
});

it("a file that another page took over is sent no more from here", async () => {
  isHolding = true;
  await session.add([fileOf("a.mp4", 20 * MB)]);
  await until(() => held.length === 4);
  change("a.mp4", { state: "receiving", owner: "another-page" });
  for (const take of held) take();
  await settle();
  expect(chunks()).toHaveLength(4);
});

describe("a row that nobody here sends", () => {
  const still = (more: Partial<FileRow>) => model.set({ file_rows: [row("a", { owner: "gone", ...more })] });
  const answer = (rows: FileRow[], progress: FilesState["file_progress"]) => {
    model.kernel = (request, buffers) =>
      request.method === METHOD.filesRows
        ? { file_rows: rows, file_progress: progress }
        : kernel(request, buffers);
  };

  it("and that does not move is told to Python as interrupted", async () => {
    vi.useFakeTimers();
    still({ state: "receiving" });
    answer([...model.get("file_rows")], {});
    await vi.advanceTimersByTimeAsync(9000);
    expect(asked(METHOD.filesInterrupt)).toEqual([{ id: "a", received: 0 }]);
  });

  it("and that moves is left alone", async () => {
    vi.useFakeTimers();
    still({ state: "receiving" });
    answer([...model.get("file_rows")], { a: [500, 0] });
    await vi.advanceTimersByTimeAsync(9000);
    expect(asked(METHOD.filesInterrupt)).toEqual([]);
  });

  it("and that has moved since the last news is told to Python once it moves no more", async () => {
    vi.useFakeTimers();
    still({ state: "receiving" });
    answer([...model.get("file_rows")], { a: [500, 0] });
    await vi.advanceTimersByTimeAsync(17_000);
    expect(asked(METHOD.filesInterrupt)).toEqual([{ id: "a", received: 500 }]);
  });

  it("and whose end got lost on the way is shown as Python has it", async () => {
    vi.useFakeTimers();
    still({ state: "sending" });
    answer([row("a", { state: "done" })], {});
    await vi.advanceTimersByTimeAsync(9000);
    expect(session.rows[0]?.state).toBe("done");
    model.set({ file_rows: [row("a", { state: "failed" })] });
    expect(session.rows[0]?.state).toBe("failed");
  });
});

it("a page that is closed says so for the files that it was sending", async () => {
  isHolding = true;
  await session.add([fileOf("a.mp4", 20 * MB)]);
  await until(() => held.length === 4);
  globalThis.dispatchEvent(new Event("pagehide"));
  expect(asked(METHOD.filesInterrupt)).toEqual([{ id: "a.mp4", received: 20 * MB }]);
});

it("the rate is that of the last seconds", () => {
  vi.useFakeTimers();
  model.set({ file_rows: [row("a", { state: "receiving", size_bytes: 100 * MB })] });
  for (const part of [0, 1, 2, 3]) {
    model.set({ file_progress: { a: [part * 10 * MB, 0] } });
    vi.advanceTimersByTime(1000);
  }
  const shown = session.rows[0] as FileRow;
  expect(session.rate(shown)).toBeCloseTo(10 * MB, -5);
  expect(session.fraction(shown)).toBeCloseTo(0.3, 2);
});
