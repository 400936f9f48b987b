/**
 * Plays a film part by part through MediaSource: a file cut by Python, or a film that is still being rendered.
 * Parts are fetched as they are needed and dropped when the browser's memory for them is full.
 */

/** One part's bytes, and what time of the film it covers. */
export interface Part {
  data: Uint8Array<ArrayBuffer>;
  startMs: number;
  endMs: number;
}

export interface PartList {
  mime: string;
  /** How long the film is; 0 where that is not known. */
  durationMs: number;
  /** When each part begins; `null` for a film that is being rendered, whose parts are known as they come. */
  startsMs: number[] | null;
  /** Wait for a part; `null` behind the last one. */
  fetch(index: number, signal: AbortSignal): Promise<Part | null>;
}

const AHEAD_MS = 30_000;
/** A film that nobody has played yet shows its first picture; more of it would only keep the wire busy. */
const AHEAD_UNPLAYED_MS = 0;
const KEPT_BEHIND_S = 10;

/** Whether this page can play parts of that kind. */
export function canPlayParts(mime: string): boolean {
  return typeof MediaSource !== "undefined" && MediaSource.isTypeSupported(mime);
}

interface Span {
  startMs: number;
  endMs: number;
}

export class PartStream {
  readonly #video: HTMLVideoElement;
  readonly #parts: PartList;
  readonly #signal: AbortSignal;
  readonly #media = new MediaSource();
  readonly #spans: Span[];
  #isWhole: boolean;
  #fetching: { index: number; life: AbortController } | null = null;
  #wake: () => void = () => undefined;

  /** `onFailed` is told in words when a part cannot be had; what is there goes on playing. */
  constructor(
    video: HTMLVideoElement,
    parts: PartList,
    onFailed: (error: Error) => void,
    signal: AbortSignal,
  ) {
    this.#video = video;
    this.#parts = parts;
    this.#signal = signal;
    this.#spans = spansOf(parts);
    this.#isWhole = parts.startsMs !== null;
    const url = URL.createObjectURL(this.#media);
    video.src = url;
    for (const type of ["seeking", "timeupdate", "play"]) {
      video.addEventListener(type, () => this.#look(), { signal });
    }
    signal.addEventListener("abort", () => this.#look(), { once: true });
    this.#media.addEventListener(
      "sourceopen",
      () => {
        URL.revokeObjectURL(url);
        this.#run().catch((error) => {
          if (!signal.aborted) onFailed(error as Error);
        });
      },
      { once: true, signal },
    );
  }

  /** How far the film can be played by now. */
  get reachMs(): number {
    return this.#spans.at(-1)?.endMs ?? 0;
  }

  /** Whether the whole film is there. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  async #run(): Promise<void> {
    const buffer = this.#media.addSourceBuffer(this.#parts.mime);
    if (this.#parts.durationMs > 0) this.#media.duration = this.#parts.durationMs / 1000;
    while (!this.#signal.aborted) {
      const index = this.#wanted();
      if (index === null) {
        this.#end();
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else {
        const part = await this.#fetch(index);
        if (part) await this.#take(index, part, buffer);
      }
    }
  }

  /** The next part to fetch; `null` while there is enough. */
  #wanted(): number | null {
    const nowMs = this.#video.currentTime * 1000;
    const count = this.#spans.length;
    const here = this.#spans.findIndex((span) => nowMs < span.endMs);
    for (let index = here < 0 ? count : here; index < count; index += 1) {
      const span = this.#spans[index];
      if (!span || span.startMs > nowMs + this.#aheadMs) return null;
      if (!this.#isBuffered(span)) return index;
    }
    // A film that is being rendered is followed up to its end, so that its length is known.
    return this.#isWhole ? null : count;
  }

  get #aheadMs(): number {
    const isUnplayed = this.#video.paused && this.#video.played.length === 0;
    return isUnplayed && this.#parts.startsMs ? AHEAD_UNPLAYED_MS : AHEAD_MS;
  }

  /** `undefined` when something else has become more urgent meanwhile. */
  async #fetch(index: number): Promise<Part | undefined> {
    const life = new AbortController();
    this.#fetching = { index, life };
    const signal = AbortSignal.any([life.signal, this.#signal]);
    try {
      const part = await this.#parts.fetch(index, signal);
      if (part) return part;
      this.#isWhole = true;
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#fetching = null;
    }
    return undefined;
  }

  async #take(index: number, part: Part, buffer: SourceBuffer): Promise<void> {
    this.#spans[index] ??= { startMs: part.startMs, endMs: part.endMs };
    while (!this.#signal.aborted) {
      try {
        buffer.appendBuffer(part.data);
      } catch (error) {
        if ((error as Error).name !== "QuotaExceededError") throw error;
        await this.#makeRoom(buffer);
        continue;
      }
      await settled(buffer, this.#signal);
      return;
    }
  }

  /** Drop what was played; where that is not enough, wait until more of it has been. */
  async #makeRoom(buffer: SourceBuffer): Promise<void> {
    const nowS = this.#video.currentTime;
    const { buffered } = buffer;
    const firstS = buffered.length > 0 ? buffered.start(0) : nowS;
    const lastS = buffered.length > 0 ? buffered.end(buffered.length - 1) : nowS;
    if (firstS < nowS - KEPT_BEHIND_S) buffer.remove(0, nowS - KEPT_BEHIND_S);
    else if (lastS > nowS + AHEAD_MS / 1000) buffer.remove(nowS + AHEAD_MS / 1000, Number.POSITIVE_INFINITY);
    else {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      return;
    }
    await settled(buffer, this.#signal);
  }

  #isBuffered({ startMs, endMs }: Span): boolean {
    const middleS = (startMs + endMs) / 2000;
    const { buffered } = this.#video;
    for (let index = 0; index < buffered.length; index += 1) {
      if (buffered.start(index) <= middleS && middleS < buffered.end(index)) return true;
    }
    return false;
  }

  #end(): void {
    const last = this.#spans.at(-1);
    if (this.#media.readyState === "open" && this.#isWhole && last && this.#isBuffered(last)) {
      this.#media.endOfStream();
    }
  }

  /** Somebody went elsewhere, or time went by: is there something (else) to fetch? */
  #look(): void {
    if (this.#fetching && this.#wanted() !== this.#fetching.index) this.#fetching.life.abort();
    this.#wake();
  }
}

function spansOf({ startsMs, durationMs }: PartList): Span[] {
  if (!startsMs) return [];
  return startsMs.map((startMs, index) => ({ startMs, endMs: startsMs[index + 1] ?? durationMs }));
}

function settled(buffer: SourceBuffer, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const life = new AbortController();
    const end = (settle: () => void) => {
      life.abort();
      settle();
    };
    const options = { signal: life.signal };
    buffer.addEventListener("updateend", () => end(resolve), options);
    buffer.addEventListener("error", () => end(() => reject(new Error("append"))), options);
    signal.addEventListener("abort", () => end(resolve), options);
  });
}
