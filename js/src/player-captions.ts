/** The captions of a film as a track of its `<video>`; loaded when they are first switched on. */
import { h } from "./dom";
import { Listeners } from "./model";
import type { PlayerSession } from "./player-session";
import { WORDS } from "./words";

/** The line above a cue's words: its times, and where it is shown. */
const TIMES = /^(\S+ --> \S+).*$/gm;

export class CaptionTrack {
  readonly changed = new Listeners();
  readonly #session: PlayerSession;
  #video: HTMLVideoElement | null = null;
  #life: AbortSignal | null = null;
  #track: HTMLTrackElement | null = null;
  #isOn = false;
  #problem = "";

  constructor(session: PlayerSession) {
    this.#session = session;
  }

  get isThere(): boolean {
    return this.#session.get("captions").place !== undefined;
  }

  get isOn(): boolean {
    return this.#isOn && this.isThere;
  }

  /** Why they cannot be shown, in words. */
  get problem(): string {
    return this.#problem;
  }

  toggle(): void {
    this.#isOn = !this.#isOn;
    this.#problem = "";
    if (this.#track) this.#show();
    else if (this.#isOn) this.#load();
    this.changed.call();
  }

  /** Show them in `video` until `life` ends. */
  attach(video: HTMLVideoElement, life: AbortSignal): void {
    this.#video = video;
    this.#life = life;
    this.#track = null;
    this.#problem = "";
    if (this.isOn) this.#load();
    life.addEventListener("abort", () => {
      for (const track of video.querySelectorAll("track")) track.remove();
    });
  }

  async #load(): Promise<void> {
    const video = this.#video;
    const life = this.#life;
    if (!video || !life) return;
    try {
      const vtt = await this.#session.captions();
      if (life.aborted || this.#track) return;
      this.#track = this.#add(video, vtt, life);
      this.#show();
    } catch (error) {
      if (life.aborted) return;
      this.#isOn = false;
      this.#problem = `${WORDS.loadingCaptions} ${(error as Error).message}`;
      this.changed.call();
    }
  }

  #add(video: HTMLVideoElement, vtt: string, life: AbortSignal): HTMLTrackElement {
    const { language = "en", place } = this.#session.get("captions");
    // A film that has captions in its picture has them at its bottom; these would cover them there.
    const placed = place === "top" ? vtt.replaceAll(TIMES, "$1 line:0") : vtt;
    const url = URL.createObjectURL(new Blob([placed], { type: "text/vtt" }));
    life.addEventListener("abort", () => URL.revokeObjectURL(url));
    const track = h("track", { kind: "captions", label: WORDS.captionsName, srclang: language, src: url });
    video.append(track);
    return track;
  }

  #show(): void {
    if (this.#track) this.#track.track.mode = this.#isOn ? "showing" : "hidden";
  }
}
