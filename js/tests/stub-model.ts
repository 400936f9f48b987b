/** A widget model without Jupyter: what the page sends goes to `kernel`, which plays the Python side. */
import { KIND } from "../src/kinds";
import type { Model } from "../src/model";

type Callback = (...args: never[]) => void;

export interface Sent {
  kind: string;
  id: string;
  method: string;
  params: Record<string, unknown>;
}

export class StubModel<State extends object> implements Model<State> {
  readonly sent: Sent[] = [];
  readonly #state: State;
  readonly #callbacks = new Map<string, Set<Callback>>();
  /** What answers a request at once; `undefined` leaves it open. */
  kernel: (request: Sent, buffers: ArrayBuffer[]) => object | undefined = () => undefined;

  constructor(state: State) {
    this.#state = state;
  }

  get<Key extends keyof State & string>(key: Key): State[Key] {
    return this.#state[key];
  }

  send(content: object, _callbacks?: undefined, buffers: ArrayBuffer[] = []): void {
    const message = content as Sent;
    this.sent.push(message);
    if (message.kind !== KIND.request) return;
    const value = this.kernel(message, buffers);
    if (value) queueMicrotask(() => this.result(message.id, value, buffers));
  }

  on(event: string, callback: Callback): void {
    const callbacks = this.#callbacks.get(event) ?? new Set();
    this.#callbacks.set(event, callbacks.add(callback));
  }

  off(event: string, callback: Callback): void {
    this.#callbacks.get(event)?.delete(callback);
  }

  /** What Python does: change traits. */
  set(changes: Partial<State>): void {
    Object.assign(this.#state, changes);
    for (const key of Object.keys(changes)) this.trigger(`change:${key}`);
  }

  /** What Python does: send a message. */
  receive(content: object, buffers: DataView[] = []): void {
    this.trigger("msg:custom", content, buffers);
  }

  result(id: string, value: object, buffers: ArrayBuffer[] = []): void {
    const views = buffers.map((buffer) => new DataView(buffer));
    this.receive({ kind: KIND.result, id, value }, views);
  }

  trigger(event: string, ...args: unknown[]): void {
    for (const callback of [...(this.#callbacks.get(event) ?? [])]) callback(...(args as never[]));
  }

  get listenerCount(): number {
    return [...this.#callbacks.values()].reduce((sum, callbacks) => sum + callbacks.size, 0);
  }

  /** The last request for `method`. */
  request(method: string): Sent {
    const found = this.sent.findLast((message) => message.method === method);
    if (!found) throw new Error(`nobody asked for ${method}`);
    return found;
  }
}

/** Let promises and the next frame run. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve));
}
