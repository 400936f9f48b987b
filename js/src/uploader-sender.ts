/**
 * One file's way to the kernel: slices of it, a few at a time, each of them acknowledged. How large a slice is
 * follows from how long the last ones took, so that a slow link moves as well and can be paused at once.
 */
import { METHOD } from "./kinds";
import type { Wire } from "./wire";

export type Span = [start: number, end: number];

const IN_FLIGHT = 4;
const FIRST_BYTES = 128 * 2 ** 10;
const SMALLEST_BYTES = 64 * 2 ** 10;
const LARGEST_BYTES = 2 * 2 ** 20;
/** So much memory, asked for and given back untouched, has V8 look for buffers that are not needed any more. */
const NUDGE_BYTES = 64 * 2 ** 20;
/** Text is a third longer, and is written and read as a whole. */
const LARGEST_TEXT_BYTES = 2 ** 20;
const QUICK_MS = 500;
const SLOW_MS = 2500;
const CHECKED_BYTES = 65_536;

/** The file cannot be read any more: it was changed, moved or taken away after it was chosen. */
export class UnreadableFileError extends Error {
  override name = "UnreadableFileError";
}

/** Send what is missing of `file`; `onSent` is told the bytes of each part that has arrived. */
export async function sendParts(
  wire: Wire,
  file: Blob,
  id: string,
  missing: Span[],
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const spans = missing.map(([start, end]): Span => [start, end]);
  let partBytes = FIRST_BYTES;
  const next = (): Span | null => {
    const span = spans[0];
    if (!span) return null;
    const largest = wire.connection === "lossy" ? LARGEST_TEXT_BYTES : LARGEST_BYTES;
    const start = span[0];
    const end = Math.min(span[1], start + Math.min(partBytes, largest));
    span[0] = end;
    if (span[0] === span[1]) spans.shift();
    return [start, end];
  };
  const work = async () => {
    for (let part = next(); part; part = next()) {
      const data = await read(file, part);
      signal.throwIfAborted();
      const begun = performance.now();
      await wire.request(METHOD.filesChunk, { id, offset: part[0] }, { buffers: [data], signal });
      free(data);
      if (part[1] - part[0] === LARGEST_BYTES) nudgeCollector();
      const took = performance.now() - begun;
      if (took < QUICK_MS) partBytes = Math.min(2 * partBytes, LARGEST_BYTES);
      else if (took > SLOW_MS) partBytes = Math.max(partBytes / 2, SMALLEST_BYTES);
      onSent(part[1] - part[0]);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
}

/** By what a file is known again: CRC-32 of its beginning and of its end. */
export async function checkOf(file: Blob): Promise<[number, number]> {
  const head = await read(file, [0, Math.min(CHECKED_BYTES, file.size)]);
  const tail = await read(file, [Math.max(0, file.size - CHECKED_BYTES), file.size]);
  return [crc32(new Uint8Array(head)), crc32(new Uint8Array(tail))];
}

async function read(file: Blob, [start, end]: Span): Promise<ArrayBuffer> {
  try {
    return await file.slice(start, end).arrayBuffer();
  } catch (error) {
    throw new UnreadableFileError((error as Error).message);
  }
}

/** Give the memory back at once: the collector waits until there is much of it. */
function free(buffer: ArrayBuffer): void {
  (buffer as { transfer?: (bytes: number) => ArrayBuffer }).transfer?.(0);
}

/**
 * The host copies each part into its message and drops the copy, but V8 lets 120 MB of them gather before it
 * looks. It looks when buffers of so many bytes are alive at once; one that is never written to takes no memory.
 */
function nudgeCollector(): void {
  if (!("transfer" in ArrayBuffer.prototype)) return;
  try {
    free(new ArrayBuffer(NUDGE_BYTES));
  } catch {
    // A page that is not given so much goes on without.
  }
}

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (crc ^ 0xffffffff) >>> 0;
}
