import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Part, type PartList, PartStream } from "../src/player-parts";
import { settle } from "./stub-model";

/** Plays the browser's part: what was appended is buffered, and no more than `room` parts at a time. */
class FakeBuffer extends EventTarget {
  readonly spans: [number, number][] = [];
  room = Number.POSITIVE_INFINITY;
  refused = 0;

  get buffered(): TimeRanges {
    const spans = [...this.spans].sort(([a], [b]) => a - b);
    return {
      length: spans.length,
      start: (index) => spans[index]?.[0] ?? 0,
      end: (index) => spans[index]?.[1] ?? 0,
    };
  }

  appendBuffer(data: Uint8Array): void {
    if (this.spans.length >= this.room) {
      this.refused += 1;
      throw new DOMException("full", "QuotaExceededError");
    }
    this.spans.push([data[0] ?? 0, data[1] ?? 0]);
    queueMicrotask(() => this.dispatchEvent(new Event("updateend")));
  }

  remove(fromS: number, toS: number): void {
    const kept = this.spans.filter(([start, end]) => end <= fromS || start >= toS);
    this.spans.splice(0, this.spans.length, ...kept);
    queueMicrotask(() => this.dispatchEvent(new Event("updateend")));
  }
}

let buffer: FakeBuffer;
let media: FakeMedia;

class FakeMedia extends EventTarget {
  readyState = "open";
  duration = Number.NaN;

  constructor() {
    super();
    media = this;
  }

  addSourceBuffer(): FakeBuffer {
    return buffer;
  }

  endOfStream(): void {
    this.readyState = "ended";
  }
}

let life: AbortController;
let video: HTMLVideoElement;
let isPaused: boolean;
const failures: string[] = [];
const asked: number[] = [];

const PART_S = 5;
const partOf = (index: number): Part => ({
  data: new Uint8Array([index * PART_S, (index + 1) * PART_S]),
  startMs: index * PART_S * 1000,
  endMs: (index + 1) * PART_S * 1000,
});

const open = async (list: Partial<PartList>) => {
  const parts: PartList = {
    mime: "video/mp4",
    durationMs: 100_000,
    startsMs: Array.from({ length: 20 }, (_, index) => index * PART_S * 1000),
    fetch: async (index) => {
      asked.push(index);
      return partOf(index);
    },
    ...list,
  };
  const stream = new PartStream(video, parts, (error) => failures.push(error.message), life.signal);
  media.dispatchEvent(new Event("sourceopen"));
  await settle();
  return stream;
};

const goTo = async (timeS: number) => {
  video.currentTime = timeS;
  video.dispatchEvent(new Event("seeking"));
  await settle();
};

beforeEach(() => {
  life = new AbortController();
  buffer = new FakeBuffer();
  failures.length = asked.length = 0;
  vi.stubGlobal("MediaSource", FakeMedia);
  URL.createObjectURL = vi.fn(() => "blob:parts");
  URL.revokeObjectURL = vi.fn();
  video = document.createElement("video");
  let timeS = 0;
  isPaused = false;
  Object.defineProperty(video, "paused", { get: () => isPaused });
  Object.defineProperty(video, "played", { get: () => ({ length: 0 }) });
  Object.defineProperty(video, "currentTime", {
    get: () => timeS,
    set: (value: number) => {
      timeS = value;
    },
  });
  Object.defineProperty(video, "buffered", { get: () => buffer.buffered });
});

afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

describe("a film in parts", () => {
  it("is fetched some way ahead of where it plays, and no further", async () => {
    await open({});
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(media.duration).toBe(100);
    expect(media.readyState).toBe("open");
    await goTo(10);
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("is fetched no further than its first picture until somebody plays it", async () => {
    isPaused = true;
    await open({});
    expect(asked).toEqual([0]);
    await goTo(52);
    expect(asked).toEqual([0, 10]);
    isPaused = false;
    video.dispatchEvent(new Event("play"));
    await settle();
    expect(asked.slice(2)).toEqual([11, 12, 13, 14, 15, 16]);
  });

  it("is fetched from wherever somebody goes, and never twice", async () => {
    await open({});
    await goTo(80);
    expect(asked.slice(7)).toEqual([16, 17, 18, 19]);
    expect(media.readyState).toBe("ended");
    await goTo(81);
    expect(asked).toHaveLength(11);
  });

  it("drops what was played when the browser's memory is full, and fetches it again when it is wanted", async () => {
    buffer.room = 7;
    await open({});
    await goTo(40);
    expect(buffer.refused).toBeGreaterThan(0);
    expect(buffer.spans.every(([, end]) => end > 30)).toBe(true);
    expect(asked).toContain(10);
    await goTo(0);
    expect(asked.filter((index) => index === 0)).toHaveLength(2);
    expect(failures).toEqual([]);
  });

  it("gives up a part that is on its way when somebody goes elsewhere", async () => {
    const aborted: number[] = [];
    await open({
      fetch: (index, signal) => {
        asked.push(index);
        if (index > 0 && index < 10) {
          return new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => {
              aborted.push(index);
              reject(signal.reason);
            });
          });
        }
        return Promise.resolve(partOf(index));
      },
    });
    expect(asked).toEqual([0, 1]);
    await goTo(52);
    expect(aborted).toEqual([1]);
    expect(asked.slice(2, 4)).toEqual([10, 11]);
    expect(failures).toEqual([]);
  });

  it("says why a part cannot be had", async () => {
    await open({ fetch: () => Promise.reject(new Error("The file is gone.")) });
    expect(failures).toEqual(["The file is gone."]);
  });
});

describe("a film that is being rendered", () => {
  const rendering = () => {
    const waiting = new Map<number, (part: Part | null) => void>();
    const fetch = (index: number) =>
      new Promise<Part | null>((resolve) => {
        asked.push(index);
        waiting.set(index, resolve);
      });
    const release = async (index: number, part: Part | null = partOf(index)) => {
      waiting.get(index)?.(part);
      await settle();
    };
    return { fetch, release };
  };

  it("grows as its parts come, and is whole when there are no more", async () => {
    const { fetch, release } = rendering();
    const stream = await open({ startsMs: null, durationMs: 10_000, fetch });
    expect([stream.reachMs, stream.isWhole]).toEqual([0, false]);
    await release(0);
    expect([stream.reachMs, stream.isWhole, media.readyState]).toEqual([5000, false, "open"]);
    await release(1);
    await release(2, null);
    expect([stream.reachMs, stream.isWhole, media.readyState]).toEqual([10_000, true, "ended"]);
    expect(asked).toEqual([0, 1, 2]);
  });

  it("goes on waiting for the same part when somebody goes beyond it", async () => {
    const { fetch, release } = rendering();
    await open({ startsMs: null, durationMs: 100_000, fetch });
    await release(0);
    await goTo(50);
    await goTo(3);
    expect(asked).toEqual([0, 1]);
    await release(1);
    expect(asked).toEqual([0, 1, 2]);
  });

  it("is not asked for any more once nobody shows it", async () => {
    const { fetch, release } = rendering();
    await open({ startsMs: null, fetch });
    life.abort();
    await release(0);
    expect(asked).toEqual([0]);
    expect(buffer.spans).toEqual([]);
  });
});
