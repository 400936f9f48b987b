/**
 * Where the bytes of a video come from. A file below the root of the page's own Jupyter server plays by
 * URL; any other comes over the wire, cut into parts that play one by one, or whole into a Blob.
 */
import { METHOD } from "./kinds";
import type { Part, PartList } from "./player-parts";
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

/** The server's root as the kernel would write it, with a slash at its end; empty where the page is not told. */
export function folderOf({ serverRoot, rootUri }: Server): string {
  const root = rootUri.startsWith("file://") ? decodeURIComponent(rootUri.slice(7)) : serverRoot;
  return root.startsWith("/") ? `${root.replace(/\/$/, "")}/` : "";
}

/** Under which path a server with this root offers a file, as far as the two tell; empty when they do not. */
export function guessUrlPath(server: Server, path: string): string {
  const folder = folderOf(server);
  if (!folder || !path.startsWith(folder)) return "";
  const parts = path.slice(folder.length).split("/");
  // Servers offer nothing that is hidden, and "..", too, begins with a dot.
  return parts.some((part) => part.startsWith(".")) ? "" : parts.map(encodeURIComponent).join("/");
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

/**
 * Where Python can cut a file into parts that play one by one; `null` for a file that it cannot cut. The first
 * part is asked for together with the plan, so that it is on its way already when it is wanted.
 */
export async function findPlan(wire: Wire, revision: string, signal: AbortSignal): Promise<PartList | null> {
  let value: Record<string, unknown>;
  const ask = (index: number, until: AbortSignal) =>
    wire.request(METHOD.playerPart, { revision, index }, { signal: until });
  const asked = new Map([[0, ask(0, signal)]]);
  asked.get(0)?.catch(() => undefined);
  try {
    ({ value } = await wire.request(METHOD.playerPlan, { revision }, { signal }));
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
  const { mime, starts_ms, duration_ms } = value as unknown as Plan;
  const endMs = (index: number) => starts_ms[index + 1] ?? duration_ms;
  return {
    mime,
    durationMs: duration_ms,
    startsMs: starts_ms,
    fetch: async (index, until) => {
      const early = asked.get(index);
      asked.delete(index);
      const { buffers } = await (early ?? ask(index, until));
      return { data: bytesOf(buffers[0]), startMs: starts_ms[index] ?? 0, endMs: endMs(index) };
    },
  };
}

interface Plan {
  mime: string;
  starts_ms: number[];
  duration_ms: number;
}

/** Wait for a part of a film that is being rendered; `null` behind the last one. */
export async function fetchPart(
  wire: Wire,
  revision: string,
  index: number,
  signal: AbortSignal,
): Promise<Part | null> {
  const { value, buffers } = await wire.request(METHOD.playerPart, { revision, index }, { signal });
  if (value.is_end) return null;
  const startMs = Number(value.start_ms);
  return { data: bytesOf(buffers[0]), startMs, endMs: startMs + Number(value.duration_ms) };
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
