/** The part of a widget's model that is used here; Jupyter's own models and anywidget's proxies both have it. */
export interface Model<State extends object> {
  get<Key extends keyof State & string>(key: Key): State[Key];
  send(content: object, callbacks?: undefined, buffers?: ArrayBuffer[]): void;
  on(event: string, callback: (...args: never[]) => void): void;
  off(event: string, callback: (...args: never[]) => void): void;
  widget_manager?: {
    get_model(id: string): Promise<unknown>;
    create_view?(model: unknown): Promise<unknown>;
  };
}

/** Call `callback` on each of the model's `events` until `signal` aborts. */
export function listen<State extends object>(
  model: Model<State>,
  events: string[],
  callback: (...args: never[]) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  for (const event of events) model.on(event, callback);
  const stop = () => {
    for (const event of events) model.off(event, callback);
  };
  signal.addEventListener("abort", stop, { once: true });
}

const REFERENCE = "IPY_MODEL_";

/** Find the model that a trait refers to; `words` says what to do where widgets cannot be joined. */
export async function findPart<Part extends object>(
  model: Model<object>,
  trait: string,
  words: string,
): Promise<Model<Part>> {
  const manager = model.widget_manager;
  if (!manager) throw new Error(words);
  const reference = String((model as Model<Record<string, unknown>>).get(trait));
  return (await manager.get_model(reference.replace(REFERENCE, ""))) as Model<Part>;
}

/** A set of functions to call when something has changed. */
export class Listeners {
  readonly #all = new Set<() => void>();

  add(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#all.add(listener);
    signal.addEventListener("abort", () => this.#all.delete(listener), { once: true });
  }

  call(): void {
    for (const listener of [...this.#all]) listener();
  }
}
