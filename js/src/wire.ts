/**
 * The page's side of the protocol in `pictory_nb/widgets/wire.py`. One `Wire` per model, made in
 * `initialize`; views only draw. Several pages may show one model, so a request's id says whose it is.
 */
import { KIND, METHOD, type Method } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { WORDS } from "./words";

export interface Reply {
  value: Record<string, unknown>;
  buffers: DataView[];
}

export interface Delta {
  kind: typeof KIND.delta;
  turn: string;
  seq: number;
  text?: string;
  replace?: boolean;
  status?: string;
  changes?: string[];
}

type Answer = { kind: string; id?: string; value?: Record<string, unknown>; message?: string };

/** `silent`: nothing has been heard yet; `lossy`: this host loses binary data; `gone`: the kernel is. */
export type Connection = "silent" | "live" | "lossy" | "gone";

/** A refusal or failure, in words for the person in front of the page. */
export class WireError extends Error {
  override name = "WireError";
}

interface Pending {
  resolve(reply: Reply): void;
  reject(reason: unknown): void;
}

const PROBE = [80, 105, 99, 33];
const GONE_AFTER_MS = 5000;

export class Wire {
  readonly #model: Model<object>;
  readonly #signal: AbortSignal;
  readonly #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  readonly #pending = new Map<string, Pending>();
  readonly #deltas = new Set<(delta: Delta) => void>();
  #count = 0;
  #connection: Connection = "silent";
  readonly changed = new Listeners();

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
      this.#pending.set(id, { resolve, reject });
      this.#send({ kind: KIND.request, id, method, params }, options.buffers);
    }).finally(() => options.signal?.removeEventListener("abort", giveUp));
  }

  onDelta(callback: (delta: Delta) => void, signal: AbortSignal): void {
    this.#deltas.add(callback);
    signal.addEventListener("abort", () => this.#deltas.delete(callback), { once: true });
  }

  #receive = (message: Answer | Delta, buffers: DataView[] = []): void => {
    if (message.kind === KIND.delta) {
      this.#setConnection(this.#connection === "lossy" ? "lossy" : "live");
      for (const callback of this.#deltas) callback(message as Delta);
      return;
    }
    const answer = message as Answer;
    const pending = this.#pending.get(answer.id ?? "");
    if (!pending) return;
    this.#pending.delete(answer.id ?? "");
    if (answer.kind === KIND.result) pending.resolve({ value: answer.value ?? {}, buffers });
    else if (answer.kind === KIND.cancelled) pending.reject(new WireError(WORDS.cancelled));
    else pending.reject(new WireError(answer.message || WORDS.failed));
  };

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

  /**
   * Find out whether Python is there, and whether binary data survives the way there and back. A kernel
   * that has just been asked for may take its time; one that the host has doubts about has `waitMs`.
   */
  #sayHello(waitMs?: number): void {
    const timer = waitMs === undefined ? undefined : setTimeout(() => this.#lose(), waitMs);
    const probe = new Uint8Array(PROBE);
    this.request(METHOD.hello, {}, { buffers: [probe.buffer] }).then(
      ({ buffers }) => {
        clearTimeout(timer);
        this.#setConnection(isProbe(buffers[0]) ? "live" : "lossy");
      },
      () => clearTimeout(timer),
    );
  }

  #lose(): void {
    this.#setConnection("gone");
    this.#rejectAll(new WireError(WORDS.gone));
  }

  #rejectAll(error: WireError): void {
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
