/**
 * The page's side of the protocol in `pictory_nb/widgets/wire.py`. One `Wire` per model, made in
 * `initialize`; views only draw. Several pages may show one model, so a request's id says whose it is.
 *
 * Nothing waits for ever: while an answer is due and nothing is heard, `hello` asks Python which of the open
 * requests never arrived. Those are sent again under their old ids, and Python answers an id at most once.
 */
import { bytesFrom, textFrom } from "./base64";
import { KIND, METHOD, type Method } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { WORDS } from "./words";

export interface Reply {
  value: Record<string, unknown>;
  buffers: DataView[];
}

/** One line on what the agent did or does, and for how many seconds; `null` where that is not known. */
export interface Step {
  text: string;
  elapsed_s: number | null;
}

export interface Delta {
  kind: typeof KIND.delta;
  /** Counts what Python pushed to this model. */
  push?: number;
  turn: string;
  seq: number;
  text?: string;
  replace?: boolean;
  /** How long the page takes to show the text, because no more is due before. */
  spread_ms?: number;
  steps?: Step[];
  changes?: string[];
}

type Answer = {
  kind: string;
  id?: string;
  value?: Record<string, unknown>;
  parts?: string[];
  message?: string;
};

/** `silent`: nothing has been heard yet; `lossy`: this host loses binary data; `gone`: the kernel is. */
export type Connection = "silent" | "live" | "lossy" | "gone";

/** A refusal or failure, in words for the person in front of the page. */
export class WireError extends Error {
  override name = "WireError";
}

/** What Python answers to `hello`: how much it has pushed, and which open requests never arrived. */
interface Welcome {
  pushed?: number;
  lost?: string[];
}

interface Pending {
  content: { kind: string; id: string; method: Method; params: object };
  buffers: ArrayBuffer[] | undefined;
  resolve(reply: Reply): void;
  reject(reason: unknown): void;
}

const PROBE = [80, 105, 99, 33];
const GONE_AFTER_MS = 5000;
const FIRST_LOOK_MS = 4000;
const LONGEST_LOOK_MS = 30_000;

export class Wire {
  readonly #model: Model<object>;
  readonly #signal: AbortSignal;
  readonly #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  readonly #pending = new Map<string, Pending>();
  readonly #deltas = new Set<(delta: Delta) => void>();
  #count = 0;
  #connection: Connection = "silent";
  /** The number of the last push that is known of; -1 before the first `hello` was answered. */
  #pushed = -1;
  #look: ReturnType<typeof setTimeout> | undefined;
  #lookMs = FIRST_LOOK_MS;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  readonly changed = new Listeners();
  /** Called when a push got lost: what was built from pushes is to be asked for anew. */
  readonly missed = new Listeners();

  constructor(model: Model<object>, signal: AbortSignal) {
    this.#model = model;
    this.#signal = signal;
    listen(model, ["msg:custom"], this.#receive as (...args: never[]) => void, signal);
    listen(model, ["comm_live_update"], () => this.#sayHello(GONE_AFTER_MS), signal);
    signal.addEventListener("abort", () => this.#rejectAll(new WireError(WORDS.closed)), { once: true });
    this.#sayHello();
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Ask Python; the promise settles on every path, with a `WireError` in words if it fails. */
  request(
    method: Method,
    params: object = {},
    options: { buffers?: ArrayBuffer[]; signal?: AbortSignal } = {},
  ): Promise<Reply> {
    if (this.#signal.aborted) return Promise.reject(new WireError(WORDS.closed));
    if (this.#connection === "gone" && method !== METHOD.hello) {
      return Promise.reject(new WireError(WORDS.gone));
    }
    options.signal?.throwIfAborted();
    this.#count += 1;
    const id = `${this.#page}-${this.#count}`;
    const giveUp = () => this.#cancel(id, options.signal);
    options.signal?.addEventListener("abort", giveUp, { once: true });
    return new Promise<Reply>((resolve, reject) => {
      const content = { kind: KIND.request, id, method, params };
      this.#pending.set(id, { content, buffers: options.buffers, resolve, reject });
      this.#transmit(id);
      this.#lookLater();
    }).finally(() => options.signal?.removeEventListener("abort", giveUp));
  }

  onDelta(callback: (delta: Delta) => void, signal: AbortSignal): void {
    this.#deltas.add(callback);
    signal.addEventListener("abort", () => this.#deltas.delete(callback), { once: true });
  }

  #receive = (message: Answer | Delta, buffers: DataView[] = []): void => {
    this.#lookMs = FIRST_LOOK_MS;
    clearTimeout(this.#deadline);
    if (this.#connection === "gone") {
      this.#setConnection("silent");
      this.#sayHello();
    }
    if (message.kind === KIND.delta) {
      this.#receiveDelta(message as Delta);
      return;
    }
    const answer = message as Answer;
    const pending = this.#pending.get(answer.id ?? "");
    if (!pending) return;
    this.#pending.delete(answer.id ?? "");
    if (answer.kind === KIND.result) {
      const parts = answer.parts ? answer.parts.map(bytesFrom) : buffers;
      pending.resolve({ value: answer.value ?? {}, buffers: parts });
    } else if (answer.kind === KIND.cancelled) pending.reject(new WireError(WORDS.cancelled));
    else pending.reject(new WireError(answer.message || WORDS.failed));
  };

  #receiveDelta(delta: Delta): void {
    if (this.#connection === "silent") this.#setConnection("live");
    for (const callback of this.#deltas) callback(delta);
    if (delta.push !== undefined) this.#expect(delta.push, delta.push - 1);
  }

  /** `known` pushes were heard of; all up to `arrived` must have been here before. */
  #expect(known: number, arrived: number): void {
    const lost = this.#pushed >= 0 && arrived > this.#pushed;
    this.#pushed = Math.max(this.#pushed, known);
    if (lost) this.missed.call();
  }

  /** A host that loses binary data gets it as base64 text inside the message. */
  #transmit(id: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    const { content, buffers } = pending;
    if (this.#connection === "lossy" && content.method !== METHOD.hello) {
      this.#send({ ...content, parts: (buffers ?? []).map(textFrom) });
    } else {
      this.#send(content, buffers);
    }
  }

  /** JupyterLab's comms throw once their kernel was restarted. */
  #send(content: object, buffers?: ArrayBuffer[]): void {
    try {
      this.#model.send(content, undefined, buffers);
    } catch {
      this.#lose();
    }
  }

  #cancel(id: string, signal: AbortSignal | undefined): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    this.#send({ kind: KIND.cancel, id });
    pending.reject(signal?.reason);
  }

  /** After a while without a word, find out what became of the requests that are open. */
  #lookLater(): void {
    if (this.#look !== undefined) return;
    this.#look = setTimeout(() => {
      this.#look = undefined;
      if (this.#signal.aborted || this.#connection === "gone" || this.#pending.size === 0) return;
      this.#lookMs = Math.min(2 * this.#lookMs, LONGEST_LOOK_MS);
      this.#sayHello();
    }, this.#lookMs);
  }

  /**
   * Find out whether Python is there, whether binary data survives the way there and back, and what got lost.
   * A kernel that has just been asked for may take its time; one that the host has doubts about has `waitMs`.
   */
  #sayHello(waitMs?: number): void {
    if (waitMs !== undefined) {
      clearTimeout(this.#deadline);
      this.#deadline = setTimeout(() => this.#lose(), waitMs);
    }
    for (const [id, { content }] of this.#pending) {
      // An older greeting without an answer: this one asks for all that it did.
      if (content.method === METHOD.hello) this.#pending.delete(id);
    }
    const open = [...this.#pending.keys()];
    const probe = new Uint8Array(PROBE);
    this.request(METHOD.hello, { open }, { buffers: [probe.buffer] }).then(
      ({ value, buffers }) => this.#welcome(value as Welcome, buffers[0]),
      () => undefined,
    );
  }

  #welcome({ pushed = 0, lost = [] }: Welcome, echo: DataView | undefined): void {
    this.#setConnection(isProbe(echo) ? "live" : "lossy");
    this.#expect(pushed, pushed);
    for (const id of lost) this.#transmit(id);
  }

  #lose(): void {
    this.#setConnection("gone");
    this.#rejectAll(new WireError(WORDS.gone));
  }

  #rejectAll(error: WireError): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#look);
    this.#look = undefined;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #setConnection(connection: Connection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.changed.call();
  }
}

function isProbe(echo: DataView | undefined): boolean {
  return echo?.byteLength === PROBE.length && PROBE.every((byte, index) => echo.getUint8(index) === byte);
}
