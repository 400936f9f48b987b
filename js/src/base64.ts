/** Bytes as text, for hosts that lose binary data on the way. */

const SLICE_BYTES = 32_766;

export function textFrom(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const parts: string[] = [];
  // A multiple of three, so that the parts can be joined; not too long for an argument list.
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + SLICE_BYTES))));
  }
  return parts.join("");
}

export function bytesFrom(text: string): DataView {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) bytes[index] = letters.charCodeAt(index);
  return new DataView(bytes.buffer);
}
