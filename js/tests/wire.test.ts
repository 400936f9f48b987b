import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KIND, METHOD } from "../src/kinds";
import { Wire } from "../src/wire";
import { WORDS } from "../src/words";
import { StubModel } from "./stub-model";

let life: AbortController;
let model: StubModel<object>;

beforeEach(() => {
  life = new AbortController();
  model = new StubModel({});
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const makeWire = () => new Wire(model, life.signal);

describe("a request", () => {
  it("resolves with the value and the binary parts of its own answer", async () => {
    const wire = makeWire();
    const answer = wire.request(METHOD.timelineRows, { offset: 2 });
    const { id, params } = model.request(METHOD.timelineRows);
    expect(params).toEqual({ offset: 2 });
    model.result("somebody-elses", { rows: [] });
    model.result(id, { rows: [1] }, [new Uint8Array([7]).buffer]);
    const { value, buffers } = await answer;
    expect(value).toEqual({ rows: [1] });
    expect(buffers[0]?.getUint8(0)).toBe(7);
  });

  it("fails with Python's own words", async () => {
    const answer = makeWire().request(METHOD.chatSend, { text: "" });
    model.receive({ kind: KIND.error, id: model.request(METHOD.chatSend).id, message: "Write something." });
    await expect(answer).rejects.toThrow("Write something.");
  });

  it("fails in words when Python cancelled it", async () => {
    const answer = makeWire().request(METHOD.chatSend);
    model.receive({ kind: KIND.cancelled, id: model.request(METHOD.chatSend).id });
    await expect(answer).rejects.toThrow(WORDS.cancelled);
  });

  it("tells Python when the page gives it up", async () => {
    const giveUp = new AbortController();
    const answer = makeWire().request(METHOD.playerChunk, {}, { signal: giveUp.signal });
    const { id } = model.request(METHOD.playerChunk);
    giveUp.abort(new Error("enough"));
    await expect(answer).rejects.toThrow("enough");
    expect(model.sent.at(-1)).toEqual({ kind: KIND.cancel, id });
  });

  it("fails when the view is closed, and leaves no listener behind", async () => {
    const answer = makeWire().request(METHOD.chatSend);
    life.abort();
    await expect(answer).rejects.toThrow(WORDS.closed);
    expect(model.listenerCount).toBe(0);
  });
});

it("two pages on one model never take each other's answers", async () => {
  const first = makeWire().request(METHOD.chatStop);
  const { id } = model.request(METHOD.chatStop);
  const second = makeWire().request(METHOD.chatStop);
  const other = model.request(METHOD.chatStop).id;
  expect(other).not.toBe(id);
  model.result(other, { from: "second" });
  model.result(id, { from: "first" });
  expect((await first).value).toEqual({ from: "first" });
  expect((await second).value).toEqual({ from: "second" });
});

describe("the connection", () => {
  const greet = async (answer: (buffers: ArrayBuffer[]) => ArrayBuffer[]) => {
    let probe: ArrayBuffer[] = [];
    model.kernel = (_request, buffers) => {
      probe = buffers;
      return undefined;
    };
    const wire = makeWire();
    model.result(model.request(METHOD.hello).id, { protocol: 1 }, answer(probe));
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return wire;
  };

  it("is silent until Python has answered", () => {
    expect(makeWire().connection).toBe("silent");
  });

  it("is live when binary data came back whole", async () => {
    expect((await greet((probe) => probe)).connection).toBe("live");
  });

  it("is lossy when binary data got lost on the way", async () => {
    expect((await greet(() => [])).connection).toBe("lossy");
    expect((await greet(() => [new ArrayBuffer(4)])).connection).toBe("lossy");
  });

  it("is gone, and everything open fails in words, when the kernel was restarted", async () => {
    vi.useFakeTimers();
    const wire = await greet((probe) => probe);
    const answer = wire.request(METHOD.chatSend, { text: "hello" });
    const failed = expect(answer).rejects.toThrow(WORDS.gone);
    model.trigger("comm_live_update");
    await vi.advanceTimersByTimeAsync(6000);
    await failed;
    expect(wire.connection).toBe("gone");
    await expect(wire.request(METHOD.chatSend)).rejects.toThrow(WORDS.gone);
  });

  it("is gone at once when the host refuses to send", async () => {
    const wire = await greet((probe) => probe);
    model.send = () => {
      throw new Error("Cannot send");
    };
    await expect(wire.request(METHOD.chatSend)).rejects.toThrow(WORDS.gone);
    expect(wire.connection).toBe("gone");
  });

  it("stays live when Python still answers after the host reported a change", async () => {
    vi.useFakeTimers();
    const wire = await greet((probe) => probe);
    model.kernel = () => ({ protocol: 1 });
    model.trigger("comm_live_update");
    await vi.advanceTimersByTimeAsync(6000);
    expect(wire.connection).toBe("live");
  });
});

describe("a connection that breaks", () => {
  /** Let the page look, and answer its greeting as Python would. */
  const greetAgain = async (value: object) => {
    const before = model.sent.length;
    await vi.advanceTimersByTimeAsync(60_000);
    const hello = model.sent.slice(before).findLast(({ method }) => method === METHOD.hello);
    if (!hello) throw new Error("the page did not look");
    model.result(hello.id, value, [new Uint8Array([80, 105, 99, 33]).buffer]);
    await vi.advanceTimersByTimeAsync(0);
    return hello;
  };

  it("loses no request: what never arrived is sent again, with its binary parts and its id", async () => {
    vi.useFakeTimers();
    const wire = makeWire();
    const part = new Uint8Array([1, 2, 3]).buffer;
    const buffersSent: unknown[] = [];
    model.kernel = (request, buffers) => {
      if (request.method === METHOD.filesChunk) buffersSent.push(buffers);
      return undefined;
    };
    const answer = wire.request(METHOD.filesChunk, { offset: 0 }, { buffers: [part] });
    const { id } = model.request(METHOD.filesChunk);
    const hello = await greetAgain({ lost: [id], pushed: 0 });
    expect(hello.params).toEqual({ open: [id] });
    expect(model.sent.filter((message) => message.id === id)).toHaveLength(2);
    expect(buffersSent).toEqual([[part], [part]]);
    model.result(id, { ok: true });
    expect((await answer).value).toEqual({ ok: true });
  });

  it("sends nothing again that Python has", async () => {
    vi.useFakeTimers();
    const wire = makeWire();
    void wire.request(METHOD.chatSend, { text: "hello" }).catch(() => undefined);
    const { id } = model.request(METHOD.chatSend);
    await greetAgain({ lost: [], pushed: 0 });
    expect(model.sent.filter((message) => message.id === id)).toHaveLength(1);
  });

  it("is not looked at while no answer is due", async () => {
    vi.useFakeTimers();
    makeWire();
    model.result(model.request(METHOD.hello).id, { pushed: 0 });
    const before = model.sent.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(model.sent).toHaveLength(before);
  });

  it("is found by the numbers of pushes, in the middle and at the end", async () => {
    vi.useFakeTimers();
    const wire = makeWire();
    model.result(model.request(METHOD.hello).id, { pushed: 4 });
    await vi.advanceTimersByTimeAsync(0);
    let missed = 0;
    wire.missed.add(() => {
      missed += 1;
    }, life.signal);
    model.receive({ kind: KIND.delta, push: 5 });
    expect(missed).toBe(0);
    model.receive({ kind: KIND.delta, push: 7 });
    expect(missed).toBe(1);
    void wire.request(METHOD.chatSend).catch(() => undefined);
    await greetAgain({ lost: [], pushed: 7 });
    expect(missed).toBe(1);
    await greetAgain({ lost: [], pushed: 9 });
    expect(missed).toBe(2);
  });

  it("is live again when a kernel that was taken for gone answers after all", async () => {
    vi.useFakeTimers();
    const wire = makeWire();
    model.trigger("comm_live_update");
    await vi.advanceTimersByTimeAsync(6000);
    expect(wire.connection).toBe("gone");
    model.receive({ kind: KIND.delta, push: 1 });
    expect(wire.connection).not.toBe("gone");
    const answer = wire.request(METHOD.chatStop);
    model.result(model.request(METHOD.chatStop).id, {});
    await answer;
  });
});

it("a host that loses binary data gets it as text, and its answers are read from text", async () => {
  vi.useFakeTimers();
  const wire = makeWire();
  model.result(model.request(METHOD.hello).id, { pushed: 0 }, []);
  await vi.advanceTimersByTimeAsync(0);
  expect(wire.connection).toBe("lossy");
  const bytes = Uint8Array.from({ length: 70_001 }, (_, index) => index % 251);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const answer = wire.request(METHOD.filesChunk, { offset: 0 }, { buffers: [bytes.buffer] });
  const sent = model.request(METHOD.filesChunk) as unknown as { id: string; parts: string[] };
  expect(sent.parts).toEqual([text]);
  model.receive({
    kind: KIND.result,
    id: sent.id,
    value: {},
    parts: [text],
  });
  const [view] = (await answer).buffers;
  expect(view?.byteLength).toBe(70_001);
  expect(view?.getUint8(70_000)).toBe(70_000 % 251);
});
