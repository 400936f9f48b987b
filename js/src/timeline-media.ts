/** Pictures of scenes and outlines of sounds: fetched when they are seen, a few at once, kept by their content. */
import { METHOD } from "./kinds";
import { Listeners } from "./model";
import type { Wire } from "./wire";

const AT_ONCE = 2;
const STILL_PX = 160;
const MOST_KEPT = 400;

export type Outline = Uint8Array;
type Kind = "still" | "outline";

interface Wanted {
  kind: Kind;
  key: number;
  row: number;
}

interface Kept {
  name: string;
  content: ImageBitmap | Outline | null;
  /** Made for the rows as they are now; else it is shown until Python says whether it still holds. */
  isNew: boolean;
}

export class TimelineMedia {
  readonly changed = new Listeners();
  readonly #wire: Wire;
  readonly #revision: () => number;
  readonly #signal: AbortSignal;
  readonly #kept = new Map<string, Kept>();
  #wanted: Wanted[] = [];
  readonly #asked = new Set<string>();

  constructor(wire: Wire, revision: () => number, signal: AbortSignal) {
    this.#wire = wire;
    this.#revision = revision;
    this.#signal = signal;
  }

  /** The rows are others now: what is kept may be out of date. */
  renew(): void {
    for (const kept of this.#kept.values()) kept.isNew = false;
    this.#wanted = [];
  }

  still(key: number, row: number): ImageBitmap | null {
    return this.#find("still", key, row) as ImageBitmap | null;
  }

  outline(key: number, row: number): Outline | null {
    return this.#find("outline", key, row) as Outline | null;
  }

  /** Forget what was wanted and not asked for: the view shows another part of the film now. */
  forgetWanted(): void {
    this.#wanted = [];
  }

  #find(kind: Kind, key: number, row: number): ImageBitmap | Outline | null {
    const kept = this.#kept.get(`${kind} ${key}`);
    if (!kept?.isNew) {
      this.#wanted.push({ kind, key, row });
      queueMicrotask(() => this.#pump());
    }
    return kept?.content ?? null;
  }

  #pump(): void {
    while (this.#asked.size < AT_ONCE && this.#wanted.length > 0) {
      const wanted = this.#wanted.shift();
      if (!wanted) return;
      const id = `${wanted.kind} ${wanted.key}`;
      if (this.#asked.has(id) || this.#kept.get(id)?.isNew) continue;
      this.#asked.add(id);
      void this.#fetch(wanted, id).finally(() => {
        this.#asked.delete(id);
        this.#pump();
      });
    }
  }

  async #fetch({ kind, row }: Wanted, id: string): Promise<void> {
    const revision = this.#revision();
    const old = this.#kept.get(id);
    const method = kind === "still" ? METHOD.timelineStill : METHOD.timelineOutline;
    const params = { row, revision, width: STILL_PX, have: old?.name ?? "" };
    let found: Kept = { name: "", content: null, isNew: true };
    try {
      const { value, buffers } = await this.#wire.request(method, params);
      const name = String(value.name);
      if (name === old?.name) found = { ...old, isNew: true };
      else if (buffers[0]) found = { name, content: await decoded(kind, buffers[0]), isNew: true };
    } catch {
      // A segment without its picture is drawn as a plain one.
    }
    if (this.#signal.aborted || revision !== this.#revision()) return;
    this.#kept.delete(id);
    this.#kept.set(id, found);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    this.changed.call();
  }
}

async function decoded(kind: Kind, part: DataView): Promise<ImageBitmap | Outline> {
  const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength).slice();
  return kind === "outline" ? bytes : createImageBitmap(new Blob([bytes], { type: "image/png" }));
}
