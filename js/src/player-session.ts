/** What a player shows, once per model: which film, and how far its way into this page has come. */
import { METHOD } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { canPlayParts, type PartList } from "./player-parts";
import {
  fetchPart,
  fileUrl,
  findPlan,
  findServer,
  folderOf,
  guessUrlPath,
  probe,
  pull,
  pullPoster,
  type Server,
} from "./player-source";
import type { Wire } from "./wire";
import { WORDS } from "./words";

/** Larger files that play only when they are whole are pulled when the user asks for it. */
const PULLED_UNASKED_BYTES = 64e6;
/** How long a kernel may take to answer before people are told that it does not. */
const SILENT_AFTER_MS = 8000;
/** Smaller files are whole as soon as their first part would be. */
const WHOLE_BYTES = 8e6;

/** The player's traits (`pictory_nb/widgets/player.py`). */
export interface PlayerState {
  title: string;
  info: [string, string][];
  name: string;
  path: string;
  size_bytes: number;
  revision: string;
  has_poster: boolean;
  url_path: string;
  notice: { kind?: "progress" | "error" | "note"; text?: string; fraction?: number | null };
  shape: number[];
  fps: number;
  duration_ms: number;
  codecs: string[];
  captions: { place?: "top" | "bottom"; language?: string };
  live_mime: string;
  goes_on: string;
  position: { time_s: number; count: number };
}

export type Source =
  | { status: "empty" }
  | { status: "finding" }
  | { status: "offered" }
  | { status: "pulling"; fraction: number }
  | { status: "ready"; url: string; isBlob: boolean }
  | { status: "parts"; parts: PartList }
  | { status: "failed"; words: string };

export class PlayerSession {
  readonly #model: Model<PlayerState>;
  readonly wire: Wire;
  readonly changed = new Listeners();
  /** Python wants to be at `startS`. */
  readonly moved = new Listeners();
  readonly #signal: AbortSignal;
  readonly #server: Server | null;
  #load = new AbortController();
  #source: Source = { status: "empty" };
  /** The revision that `source` belongs to. */
  #revision = "";
  #poster = "";
  #captions: Promise<string> | null = null;
  #count: number;
  #isLate = false;
  /** What a view plays while it is still found out whether it is the film, and why a view could not. */
  #trial: { source: Source; reason: string } | null = null;
  /** Why the server's copy was given up for one that comes over the wire. */
  #detour = "";
  /** Why what is there cannot be played. */
  #broken = "";

  constructor(
    model: Model<PlayerState>,
    wire: Wire,
    signal: AbortSignal,
    server: Server | null = findServer(),
  ) {
    this.#model = model;
    this.wire = wire;
    this.#signal = signal;
    this.#server = server;
    this.#count = model.get("position").count;
    listen(model, ["change:revision"], () => this.#restart(), signal);
    listen(model, ["change:has_poster"], () => this.#findPoster(this.#load.signal), signal);
    listen(model, ["change:position"], () => this.#move(), signal);
    const shown = ["notice", "title", "info", "shape", "fps", "codecs", "captions", "duration_ms"];
    listen(
      model,
      shown.map((name) => `change:${name}`),
      () => this.changed.call(),
      signal,
    );
    const late = setTimeout(() => {
      this.#isLate = true;
      this.changed.call();
    }, SILENT_AFTER_MS);
    signal.addEventListener("abort", () => {
      clearTimeout(late);
      this.#drop();
    });
    this.#restart();
  }

  get<Key extends keyof PlayerState>(key: Key): PlayerState[Key] {
    return this.#model.get(key);
  }

  get source(): Source {
    return this.#source;
  }

  /** Whether the film is still being rendered. */
  get isLive(): boolean {
    return this.#source.status === "parts" && this.#source.parts.startsMs === null;
  }

  /** The URL of a still, or an empty string. */
  get poster(): string {
    return this.#poster;
  }

  /** In words, why the video comes over the wire after all; empty if it does not. */
  get detour(): string {
    return this.#detour;
  }

  /** In words, why the video cannot be played although it has arrived; empty if it can. */
  get broken(): string {
    return this.#broken;
  }

  /** Whether nobody has answered for so long that people should know. */
  get isUnanswered(): boolean {
    return this.#isLate && this.#source.status === "finding" && this.wire.connection === "silent";
  }

  /** Where a page that shows the film anew begins. */
  get startS(): number {
    return this.get("position").time_s;
  }

  /** Tell Python where the page is. */
  async tellTime(timeS: number, isPlaying: boolean): Promise<void> {
    const params = { revision: this.#revision, time_s: timeS, is_playing: isPlaying };
    await this.wire.request(METHOD.playerTime, params);
  }

  /** Keep the picture at a time in Python; returns how many are kept. */
  async keepStill(timeS: number): Promise<number> {
    const params = { revision: this.#revision, time_s: timeS };
    const { value } = await this.wire.request(METHOD.playerStill, params);
    return Number(value.count);
  }

  /** The captions as WebVTT; asked for once. */
  captions(): Promise<string> {
    this.#captions ??= this.wire
      .request(METHOD.playerCaptions, { revision: this.get("revision") }, { signal: this.#load.signal })
      .then(({ value }) => String(value.vtt));
    return this.#captions;
  }

  /** The whole file, for saving it; pulled over the wire. */
  pullFile(onProgress: (fraction: number) => void): Promise<Blob> {
    const file = { revision: this.#revision, sizeBytes: this.get("size_bytes") };
    return pull(this.wire, file, onProgress, this.#load.signal);
  }

  /** A view could not play `source`. What came otherwise is tried once more, whole over the wire. */
  giveUp(source: Source, reason: string): void {
    if (source !== this.#source || this.#broken || this.#isGoingOn) return;
    if (source === this.#trial?.source) {
      this.#trial.reason = reason;
      return;
    }
    const isLast = source.status === "ready" && source.isBlob;
    if (isLast || this.isLive || this.wire.connection === "gone") {
      this.#broken = `${WORDS.brokenVideo(reason)} ${this.get("path")}`;
      this.changed.call();
      return;
    }
    this.#detour = WORDS.detour(reason);
    this.#pullOrOffer(this.#load.signal).catch((error) => this.#fail(error, this.#load.signal));
  }

  /** Pull a large file that was only offered so far. */
  async pull(): Promise<void> {
    const { signal } = this.#load;
    this.#set({ status: "pulling", fraction: 0 }, signal);
    const file = { revision: this.get("revision"), sizeBytes: this.get("size_bytes") };
    try {
      const onProgress = (fraction: number) => this.#set({ status: "pulling", fraction }, signal);
      const blob = await pull(this.wire, file, onProgress, signal);
      if (signal.aborted) return;
      this.#set({ status: "ready", url: URL.createObjectURL(blob), isBlob: true }, signal);
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  /** The file of the film that plays while it is rendered is on its way. */
  get #isGoingOn(): boolean {
    return this.#revision !== this.get("revision");
  }

  #restart(): void {
    const revision = this.get("revision");
    const goesOn = this.isLive && this.get("goes_on") === this.#revision;
    if (goesOn) this.#load.abort();
    else this.#drop();
    this.#load = new AbortController();
    this.#detour = this.#broken = "";
    this.#captions = null;
    const { signal } = this.#load;
    if (revision === "") {
      this.#set({ status: "empty" }, signal);
      return;
    }
    this.#set({ status: "finding" }, signal);
    this.#find(signal).catch((error) => this.#fail(error, signal));
    if (!goesOn) this.#findPoster(signal);
  }

  async #find(signal: AbortSignal): Promise<void> {
    const mime = this.get("live_mime");
    if (mime) {
      if (!canPlayParts(mime)) throw new Error(WORDS.noLive);
      this.#set({ status: "parts", parts: this.#live(mime) }, signal);
      return;
    }
    const guess = this.#guessUrl();
    if (guess && (await this.#tryUrl(guess, signal))) return;
    // Where the server cannot see the file, as far as anybody knows, nothing waits for Python to say so.
    const isOutside = !this.#server || folderOf(this.#server) !== "";
    const early = isOutside ? this.#findParts(signal) : null;
    early?.catch(() => undefined);
    const url = await this.#findUrl(signal);
    if (url) this.#set({ status: "ready", url, isBlob: false }, signal);
    else {
      const found = await (early ?? this.#findParts(signal));
      if (found) this.#set({ status: "parts", parts: found }, signal);
      else await this.#pullOrOffer(signal);
    }
  }

  /** A path that worked before works without a kernel, and often the page can tell it from its server's root. */
  #guessUrl(): string {
    const server = this.#server;
    if (!server || this.isLive) return "";
    const path = this.get("url_path") || guessUrlPath(server, this.get("path"));
    return path && fileUrl(server, path, this.get("revision"));
  }

  /** Play the film while the server is asked whether it is that one. */
  async #tryUrl(url: string, signal: AbortSignal): Promise<boolean> {
    const source: Source = { status: "ready", url, isBlob: false };
    const trial = { source, reason: "" };
    this.#trial = trial;
    this.#set(source, signal);
    const isThere = await probe(url, this.get("size_bytes"), signal);
    if (signal.aborted) return true;
    this.#trial = null;
    if (!isThere) this.#set({ status: "finding" }, signal);
    else if (trial.reason) this.giveUp(source, trial.reason);
    return isThere;
  }

  /** Python knows whether the server can see the file. */
  async #findUrl(signal: AbortSignal): Promise<string> {
    const server = this.#server;
    const revision = this.get("revision");
    const sizeBytes = this.get("size_bytes");
    const { value } = await this.wire.request(
      METHOD.playerLocate,
      { revision, server_root: server?.serverRoot ?? "", root_uri: server?.rootUri ?? "" },
      { signal },
    );
    if (!server || typeof value.url_path !== "string" || value.url_path === "") return "";
    const url = fileUrl(server, value.url_path, revision);
    return (await probe(url, sizeBytes, signal)) ? url : "";
  }

  /** A large file begins to play with its first part, where this page and Python can do that. */
  async #findParts(signal: AbortSignal): Promise<PartList | null> {
    if (this.get("size_bytes") <= WHOLE_BYTES || typeof MediaSource === "undefined") return null;
    const plan = await findPlan(this.wire, this.get("revision"), signal);
    return plan && canPlayParts(plan.mime) ? plan : null;
  }

  #live(mime: string): PartList {
    const revision = this.get("revision");
    return {
      mime,
      durationMs: this.get("duration_ms"),
      startsMs: null,
      fetch: (index, signal) => fetchPart(this.wire, revision, index, signal),
    };
  }

  async #pullOrOffer(signal: AbortSignal): Promise<void> {
    if (this.get("size_bytes") <= PULLED_UNASKED_BYTES) await this.pull();
    else this.#set({ status: "offered" }, signal);
  }

  async #findPoster(signal: AbortSignal): Promise<void> {
    if (!this.get("has_poster")) return;
    try {
      const blob = await pullPoster(this.wire, signal);
      if (signal.aborted || this.#signal.aborted) return;
      if (this.#poster) URL.revokeObjectURL(this.#poster);
      this.#poster = URL.createObjectURL(blob);
      this.changed.call();
    } catch {
      // A video without its still is shown from its first frame.
    }
  }

  #move(): void {
    const { count } = this.get("position");
    if (count === this.#count) return;
    this.#count = count;
    this.moved.call();
  }

  #fail(error: unknown, signal: AbortSignal): void {
    this.#set({ status: "failed", words: (error as Error).message }, signal);
  }

  #set(source: Source, signal: AbortSignal): void {
    if (signal.aborted || this.#signal.aborted) return;
    // The film goes on from its parts until its file can take over.
    const isUseless = source.status !== "ready" && source.status !== "parts";
    if (this.#isGoingOn && this.isLive && isUseless) return;
    this.#source = source;
    this.#revision = this.get("revision");
    this.changed.call();
  }

  #drop(): void {
    this.#load.abort();
    if (this.#source.status === "ready" && this.#source.isBlob) URL.revokeObjectURL(this.#source.url);
    if (this.#poster) URL.revokeObjectURL(this.#poster);
    this.#poster = "";
    this.#source = { status: "empty" };
  }
}
