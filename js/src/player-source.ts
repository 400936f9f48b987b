/**
 * Where the bytes of a video come from. A file below the root of the page's own Jupyter server plays by
 * URL; any other is pulled over the wire, a few chunks at a time, into a Blob.
 */
import { METHOD } from "./kinds";
import type { Wire } from "./wire";

const CHUNK_BYTES = 4 * 2 ** 20;
const IN_FLIGHT = 4;

/** The page's own Jupyter server, as JupyterLab and Notebook describe it in their page. */
export interface Server {
  baseUrl: string;
  serverRoot: string;
  rootUri: string;
}

/** What the page says about its Jupyter server; `null` in other front ends. */
export function findServer(page: Document = document): Server | null {
  const config = page.getElementById("jupyter-config-data")?.textContent;
  if (!config) return null;
  try {
    const { baseUrl, serverRoot = "", rootUri = "" } = JSON.parse(config) as Partial<Server>;
    return typeof baseUrl === "string" ? { baseUrl, serverRoot, rootUri } : null;
  } catch {
    return null;
  }
}

/** The URL under which a server offers a file; the revision keeps an older copy out of play. */
export function fileUrl(server: Server, urlPath: string, revision: string): string {
  const base = server.baseUrl.endsWith("/") ? server.baseUrl : `${server.baseUrl}/`;
  return `${base}files/${urlPath}?v=${encodeURIComponent(revision)}`;
}

/** Whether the server answers a range of the file, and the file is as long as the kernel says. */
export async function probe(url: string, sizeBytes: number, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { Range: "bytes=0-0" }, signal });
    await answer.body?.cancel();
    const total = answer.headers.get("Content-Range")?.split("/")[1];
    return answer.status === 206 && Number(total) === sizeBytes;
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
}

/** Pull the whole file over the wire. */
export async function pull(
  wire: Wire,
  file: { revision: string; sizeBytes: number },
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const count = Math.ceil(file.sizeBytes / CHUNK_BYTES);
  const parts = new Array<Uint8Array<ArrayBuffer>>(count);
  let next = 0;
  let arrivedBytes = 0;
  const work = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const offset = index * CHUNK_BYTES;
      const length = Math.min(CHUNK_BYTES, file.sizeBytes - offset);
      const params = { revision: file.revision, offset, length };
      const { buffers } = await wire.request(METHOD.playerChunk, params, { signal });
      const part = bytesOf(buffers[0]);
      if (part.byteLength !== length) throw new Error("Part of the video did not arrive.");
      parts[index] = part;
      arrivedBytes += length;
      onProgress(arrivedBytes / file.sizeBytes);
    }
  };
  await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, count) }, work));
  return new Blob(parts, { type: "video/mp4" });
}

/** A still that Python holds, as a Blob. */
export async function pullPoster(wire: Wire, signal: AbortSignal): Promise<Blob> {
  const { buffers } = await wire.request(METHOD.playerPoster, {}, { signal });
  return new Blob([bytesOf(buffers[0])]);
}

function bytesOf(view: DataView | undefined): Uint8Array<ArrayBuffer> {
  if (!view) return new Uint8Array(0);
  return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
}
