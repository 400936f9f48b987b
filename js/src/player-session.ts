/** What a player shows, once per model: which file, and how far its way into this page has come. */
import { METHOD } from "./kinds";
import { Listeners, listen, type Model } from "./model";
import { fileUrl, findServer, probe, pull, pullPoster, type Server } from "./player-source";
import type { Wire } from "./wire";
import { WORDS } from "./words";

/** Larger files are pulled when the user asks for it. */
const PULLED_UNASKED_BYTES = 64e6;

export interface PlayerState {
  title: string;
  info: [string, string][];
  name: string;
  path: string;
  size_bytes: number;
  revision: string;
  has_poster: boolean;
  url_path: string;
  notice: { kind?: "progress" | "error"; text?: string; fraction?: number | null };
}

export type Source =
  | { status: "empty" }
  | { status: "finding" }
  | { status: "offered" }
  | { status: "pulling"; fraction: number }
  | { status: "ready"; url: string; isBlob: boolean }
  | { status: "failed"; words: string };

export class PlayerSession {
  readonly #model: Model<PlayerState>;
  readonly wire: Wire;
  readonly changed = new Listeners();
  readonly #signal: AbortSignal;
  readonly #server: Server | null;
  #load = new AbortController();
  #source: Source = { status: "empty" };
  #poster = "";
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
    listen(model, ["change:revision"], () => this.#restart(), signal);
    const shown = ["change:notice", "change:title", "change:info"];
    listen(model, shown, () => this.changed.call(), signal);
    signal.addEventListener("abort", () => this.#drop());
    this.#restart();
  }

  get<Key extends keyof PlayerState>(key: Key): PlayerState[Key] {
    return this.#model.get(key);
  }

  get source(): Source {
    return this.#source;
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

  /** A view could not play `url`. What came from the server is tried once more, from chunks over the wire. */
  giveUp(url: string, reason: string): void {
    const source = this.#source;
    if (source.status !== "ready" || source.url !== url || this.#broken) return;
    if (source.isBlob || this.wire.connection === "lossy" || this.wire.connection === "gone") {
      this.#broken = `${WORDS.brokenVideo(reason)} ${this.get("path")}`;
      this.changed.call();
      return;
    }
    this.#detour = WORDS.detour(reason);
    if (this.get("size_bytes") <= PULLED_UNASKED_BYTES) this.pull();
    else this.#set({ status: "offered" }, this.#load.signal);
  }

  /** Pull a large file that was only offered so far. */
  async pull(): Promise<void> {
    const { signal } = this.#load;
    const file = { revision: this.get("revision"), sizeBytes: this.get("size_bytes") };
    this.#set({ status: "pulling", fraction: 0 }, signal);
    try {
      const onProgress = (fraction: number) => this.#set({ status: "pulling", fraction }, signal);
      const blob = await pull(this.wire, file, onProgress, signal);
      if (signal.aborted) return;
      this.#set({ status: "ready", url: URL.createObjectURL(blob), isBlob: true }, signal);
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  #restart(): void {
    this.#drop();
    this.#load = new AbortController();
    const { signal } = this.#load;
    if (this.get("revision") === "") {
      this.#set({ status: "empty" }, signal);
      return;
    }
    this.#set({ status: "finding" }, signal);
    this.#find(signal).catch((error) => this.#fail(error, signal));
    if (this.get("has_poster")) this.#findPoster(signal);
  }

  async #find(signal: AbortSignal): Promise<void> {
    const url = await this.#findUrl(signal);
    if (url) {
      this.#set({ status: "ready", url, isBlob: false }, signal);
    } else if (this.wire.connection === "lossy") {
      throw new Error(`${WORDS.lossy} ${this.get("path")}`);
    } else if (this.get("size_bytes") <= PULLED_UNASKED_BYTES) {
      await this.pull();
    } else {
      this.#set({ status: "offered" }, signal);
    }
  }

  /** A path that worked before works without a kernel; else Python knows whether the server can see the file. */
  async #findUrl(signal: AbortSignal): Promise<string> {
    const server = this.#server;
    const revision = this.get("revision");
    const sizeBytes = this.get("size_bytes");
    const known = this.get("url_path");
    if (server && known) {
      const url = fileUrl(server, known, revision);
      if (await probe(url, sizeBytes, signal)) return url;
    }
    const { value } = await this.wire.request(
      METHOD.playerLocate,
      { revision, server_root: server?.serverRoot ?? "", root_uri: server?.rootUri ?? "" },
      { signal },
    );
    if (!server || typeof value.url_path !== "string" || value.url_path === "") return "";
    const url = fileUrl(server, value.url_path, revision);
    return (await probe(url, sizeBytes, signal)) ? url : "";
  }

  async #findPoster(signal: AbortSignal): Promise<void> {
    try {
      const blob = await pullPoster(this.wire, signal);
      if (signal.aborted) return;
      this.#poster = URL.createObjectURL(blob);
      this.changed.call();
    } catch {
      // A video without its still is shown from its first frame.
    }
  }

  #fail(error: unknown, signal: AbortSignal): void {
    this.#set({ status: "failed", words: (error as Error).message }, signal);
  }

  #set(source: Source, signal: AbortSignal): void {
    if (signal.aborted || this.#signal.aborted) return;
    this.#source = source;
    this.changed.call();
  }

  #drop(): void {
    this.#load.abort();
    if (this.#source.status === "ready" && this.#source.isBlob) URL.revokeObjectURL(this.#source.url);
    if (this.#poster) URL.revokeObjectURL(this.#poster);
    this.#poster = "";
    this.#detour = this.#broken = "";
    this.#source = { status: "empty" };
  }
}
