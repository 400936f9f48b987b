/**
 * The files of a studio, once per model. Python holds the list and every state (traits); the files themselves
 * are only in the page where they were chosen, which sends them one after the other.
 */
import { METHOD } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { checkOf, type Span, sendParts, UnreadableFileError } from "./uploader-sender";
import type { Wire } from "./wire";
import { WORDS } from "./words";

/** The same list stands in `pictory_nb/widgets/upload_rows.py`. */
export type FileState =
  | "waiting"
  | "receiving"
  | "paused"
  | "interrupted"
  | "sending"
  | "done"
  | "script"
  | "failed";

export interface FileRow {
  id: string;
  name: string;
  state: FileState;
  kind: "video" | "image" | "audio" | "text" | "font" | "file";
  size_bytes: number | null;
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  media_id: string | null;
  words: number | null;
  error: string;
  has_thumbnail: boolean;
  can_retry: boolean;
  is_address: boolean;
  owner: string;
}

/** The traits that every widget with files has (`HoldsFiles` in `pictory_nb/widgets/uploads.py`). */
export interface FilesState {
  file_rows: FileRow[];
  /** Bytes received by the kernel and bytes sent to the backend, by the row's id. */
  file_progress: Record<string, [number, number]>;
  /** Where the files go, in a word or two; not every widget with files has it. */
  badge?: string;
}

export interface Script {
  title: string;
  text: string;
  words: number;
}

/** What is accepted; the same lists stand in `pictory_nb/client`, and a test compares them. */
export const MEDIA_EXTENSIONS = ["mp4", "mov", "avi", "webm", "mkv", "jpg", "jpeg", "png", "gif", "webp"];
export const SOUND_EXTENSIONS = ["mp3", "wav", "m4a", "aac"];
export const FONT_EXTENSIONS = ["ttf", "otf", "woff2"];
export const TEXT_EXTENSIONS = ["txt", "md", "markdown", "html", "htm", "docx"];

const ARRIVING: readonly FileState[] = ["waiting", "receiving", "paused", "interrupted"];
const STILL_MS = 8000;
const RATE_OVER_MS = 4000;

interface Begun {
  id: string;
  is_known: boolean;
  missing: Span[];
}

/** How a file has moved lately: the newest is the last. */
type Seen = { at: number; bytes: number }[];

export class UploadSession {
  readonly #model: Model<FilesState>;
  readonly wire: Wire;
  readonly changed = new Listeners();
  readonly #signal: AbortSignal;
  /** Names this page among those that show the model. */
  readonly #page = crypto.getRandomValues(new Uint32Array(2)).join("-");
  readonly #files = new Map<string, File>();
  /** The ids of the rows whose files were chosen here, in their order. */
  readonly chosen = new Set<string>();
  readonly #queue: string[] = [];
  readonly #seen = new Map<string, Seen>();
  readonly #thumbnails = new Map<string, Promise<string>>();
  #sending: { id: string; life: AbortController } | null = null;
  #watch: ReturnType<typeof setTimeout> | undefined;
  /** What Python said when it was asked, until the trait changes: its news may have got lost. */
  #asked: FilesState | null = null;
  /** What to say last: a refusal, or what became of a choice. */
  #notice = { text: "", isProblem: false };

  constructor(model: Model<FilesState>, wire: Wire, signal: AbortSignal) {
    this.#model = model;
    this.wire = wire;
    this.#signal = signal;
    listen(model, ["change:file_rows"], () => this.#onRows(), signal);
    listen(model, ["change:file_progress"], () => this.#onNews(), signal);
    wire.changed.add(() => this.changed.call(), signal);
    globalThis.addEventListener("pagehide", () => this.#leave(), { signal });
    signal.addEventListener("abort", () => this.#end());
    this.#onProgress();
    this.#watchOthers();
  }

  get rows(): readonly FileRow[] {
    return this.#asked?.file_rows ?? this.#model.get("file_rows");
  }

  get badge(): string {
    return this.#model.get("badge") ?? "";
  }

  get notice(): { text: string; isProblem: boolean } {
    return this.#notice;
  }

  get #progress(): FilesState["file_progress"] {
    return this.#asked?.file_progress ?? this.#model.get("file_progress");
  }

  /** Whether the file itself is in this page. */
  isHere(row: FileRow): boolean {
    return this.#files.has(row.id) && row.owner === this.#page;
  }

  /** How far a row is, 0 to 1: on its way to the kernel, then to the backend. */
  fraction(row: FileRow): number {
    return row.size_bytes ? this.bytes(row) / row.size_bytes : 0;
  }

  /** The bytes of the phase that a row is in. */
  bytes(row: FileRow): number {
    const [received, sent] = this.#progress[row.id] ?? [0, 0];
    return row.state === "sending" ? sent : received;
  }

  /** Bytes per second, 0 while it is not known. */
  rate(row: FileRow): number {
    const seen = this.#seen.get(row.id) ?? [];
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last || last.at - first.at < 300) return 0;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }

  async add(files: Iterable<File>): Promise<void> {
    this.say("");
    for (const file of files) await this.#guarded(() => this.#addOne(file));
  }

  /** Have the backend fetch what is at a web address. */
  async addAddress(address: string): Promise<boolean> {
    this.say("");
    return this.#guarded(async () => {
      const { value } = await this.wire.request(METHOD.filesAddress, { address });
      if (value.is_known) this.say(WORDS.knownFile(address));
    });
  }

  pause(id: string): Promise<boolean> {
    this.#stop(id);
    return this.#guarded(() => this.wire.request(METHOD.filesPause, { id }));
  }

  resume(id: string): Promise<boolean> {
    return this.#guarded(async () => {
      await this.wire.request(METHOD.filesResume, { id });
      if (this.#files.has(id)) this.#enqueue(id);
    });
  }

  retry(id: string): Promise<boolean> {
    return this.#guarded(() => this.wire.request(METHOD.filesRetry, { id }));
  }

  remove(id: string): Promise<boolean> {
    this.#stop(id);
    this.#files.delete(id);
    this.chosen.delete(id);
    return this.#guarded(() => this.wire.request(METHOD.filesRemove, { id }));
  }

  /** The text of a row in the state "script". */
  async script(id: string): Promise<Script> {
    return (await this.wire.request(METHOD.filesScript, { id })).value as unknown as Script;
  }

  /** A URL of a row's picture. */
  thumbnail(id: string): Promise<string> {
    const known = this.#thumbnails.get(id);
    if (known) return known;
    const made = this.wire.request(METHOD.filesThumbnail, { id }).then(({ buffers: [png] }) => {
      return png ? URL.createObjectURL(new Blob([png as DataView<ArrayBuffer>], { type: "image/png" })) : "";
    });
    this.#thumbnails.set(id, made);
    return made;
  }

  say(text: string, isProblem = false): void {
    this.#notice = { text, isProblem };
    this.changed.call();
  }

  async #addOne(file: File): Promise<void> {
    const check = await checkOf(file).catch(() => {
      throw new Error(WORDS.unreadableFile(file.name));
    });
    const { value } = await this.wire.request(METHOD.filesBegin, {
      ...{ name: file.name, size_bytes: file.size, last_modified: file.lastModified },
      ...{ check, page: this.#page },
    });
    const { id, is_known, missing } = value as unknown as Begun;
    this.chosen.add(id);
    if (is_known) this.say(WORDS.knownFile(file.name));
    if (missing.length === 0) return;
    const sent = file.size - missing.reduce((sum, [start, end]) => sum + end - start, 0);
    if (sent > 0) this.say(WORDS.goesOn(file.name, Math.floor((100 * sent) / file.size)));
    this.#files.set(id, file);
    this.#enqueue(id);
  }

  #enqueue(id: string): void {
    if (this.#sending?.id === id || this.#queue.includes(id)) return;
    this.#queue.push(id);
    void this.#sendNext();
  }

  async #sendNext(): Promise<void> {
    if (this.#sending || this.#signal.aborted) return;
    const id = this.#queue.shift();
    const file = id === undefined ? undefined : this.#files.get(id);
    if (id === undefined || !file) return;
    const life = new AbortController();
    this.#sending = { id, life };
    try {
      const { value } = await this.wire.request(METHOD.filesResume, { id }, { signal: life.signal });
      await sendParts(this.wire, file, id, value.missing as Span[], () => this.changed.call(), life.signal);
      this.#files.delete(id);
    } catch (error) {
      if (!life.signal.aborted) await this.#broke(id, file, error);
    } finally {
      this.#sending = null;
      life.abort();
      void this.#sendNext();
    }
  }

  /** What Python refuses stands in the row already. */
  async #broke(id: string, file: File, error: unknown): Promise<void> {
    const row = this.rows.find((one) => one.id === id);
    if (!(error instanceof UnreadableFileError)) {
      if (row && ARRIVING.includes(row.state)) this.say((error as Error).message, true);
      return;
    }
    this.#files.delete(id);
    const params = { id, received: file.size, error: WORDS.unreadableFile(file.name) };
    await this.#guarded(() => this.wire.request(METHOD.filesInterrupt, params));
  }

  #stop(id: string): void {
    const place = this.#queue.indexOf(id);
    if (place >= 0) this.#queue.splice(place, 1);
    if (this.#sending?.id === id) this.#sending.life.abort(new Error("stopped"));
  }

  #onRows(): void {
    this.#asked = null;
    const rows = new Map(this.rows.map((row) => [row.id, row]));
    for (const id of this.#files.keys()) {
      const row = rows.get(id);
      const isOurs = row !== undefined && ARRIVING.includes(row.state) && row.owner === this.#page;
      if (!isOurs || row.state === "paused") this.#stop(id);
      if (!row || row.state === "done" || row.state === "sending") this.#files.delete(id);
      // Another view has let it go on.
      if (isOurs && row.state === "waiting") this.#enqueue(id);
    }
    this.#onProgress();
    this.#watchOthers();
  }

  #onNews(): void {
    this.#asked = null;
    this.#onProgress();
  }

  #onProgress(): void {
    const now = performance.now();
    for (const row of this.rows) {
      const bytes = this.bytes(row);
      const seen = this.#seen.get(row.id) ?? [];
      // A new phase begins at nothing, and a pause says nothing about the rate.
      const moves = row.state === "receiving" || row.state === "sending";
      const recent = moves && bytes >= (seen.at(-1)?.bytes ?? 0) ? seen : [];
      if (bytes !== recent.at(-1)?.bytes) recent.push({ at: now, bytes });
      const kept = recent.filter(({ at }, index) => now - at < RATE_OVER_MS || index >= recent.length - 2);
      this.#seen.set(row.id, kept);
    }
    this.changed.call();
  }

  /**
   * Ask about rows that do not move. Those that nobody here sends: the page that had the file was closed. Those
   * that Python works on: the news of their end may have got lost.
   */
  #watchOthers(): void {
    clearTimeout(this.#watch);
    const ids = this.rows
      .filter((row) => ["waiting", "receiving", "sending"].includes(row.state) && !this.isHere(row))
      .map((row) => [row.id, this.bytes(row)] as const);
    if (ids.length === 0) return;
    this.#watch = setTimeout(async () => {
      await this.#guarded(() => this.#lookAt(new Map(ids)));
      if (!this.#signal.aborted) this.#watchOthers();
    }, STILL_MS);
  }

  async #lookAt(known: Map<string, number>): Promise<void> {
    const { value } = await this.wire.request(METHOD.filesRows);
    const asked = value as unknown as FilesState;
    const { file_rows, file_progress } = asked;
    const shown = { file_rows: this.rows, file_progress: this.#progress };
    if (JSON.stringify({ file_rows, file_progress }) !== JSON.stringify(shown)) {
      this.#asked = asked;
      this.#onProgress();
    }
    for (const row of asked.file_rows) {
      const received = asked.file_progress[row.id]?.[0] ?? 0;
      const isStill = known.get(row.id) === received && ["waiting", "receiving"].includes(row.state);
      if (isStill) await this.wire.request(METHOD.filesInterrupt, { id: row.id, received });
    }
  }

  /** The page is being closed or reloaded: tell Python while that is possible. */
  #leave(): void {
    for (const [id, file] of this.#files) {
      this.wire.request(METHOD.filesInterrupt, { id, received: file.size }).catch(() => undefined);
    }
  }

  async #guarded(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!this.#signal.aborted) this.say((error as Error).message, true);
      return false;
    }
  }

  #end(): void {
    clearTimeout(this.#watch);
    this.#sending?.life.abort();
    for (const url of this.#thumbnails.values()) {
      url.then(
        (made) => made && URL.revokeObjectURL(made),
        () => undefined,
      );
    }
  }
}
