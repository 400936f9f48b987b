/** The screen of a player: a `<video>` for the session's source, and what stands there while there is none. */
import { h, icon, setText } from "./dom";
import { CaptionTrack } from "./player-captions";
import { PartStream } from "./player-parts";
import type { Playable } from "./player-playable";
import type { PlayerSession, Source } from "./player-session";
import { megabytes } from "./units";
import { WORDS } from "./words";

const FPS_UNKNOWN = 30;
const LEAD_S = 0.3;
const IN_STEP_S = 0.04;
const WATCH_MS = 30;
const UNPLAYABLE: Source = { status: "failed", words: "" };
const EVENTS = [
  ..."play pause seeking seeked timeupdate durationchange ratechange volumechange".split(" "),
  ..."waiting playing ended loadedmetadata canplay progress enterpictureinpicture".split(" "),
  "leavepictureinpicture",
];

export class PlayerStage implements Playable {
  readonly element: HTMLElement;
  readonly events = new EventTarget();
  readonly #session: PlayerSession;
  readonly #signal: AbortSignal;
  readonly #captions: CaptionTrack;
  readonly #emptyTitle = h("strong");
  readonly #emptyText = h("span");
  readonly #offer: HTMLButtonElement;
  readonly #empty: HTMLElement;
  readonly #waiting = h("div", { class: "pnb-waiting", role: "status", hidden: true });
  #video: HTMLVideoElement;
  #source: Source | null = null;
  #stream: PartStream | null = null;
  /** The lifetime of what is shown. */
  #life = new AbortController();
  /** The lifetime of a video that is about to take over. */
  #next = new AbortController();
  /** Where a video that broke off goes on, once it is there again. */
  #goOn = { at_s: 0, isPlaying: false };
  #hasOnlySound = false;
  #tick = 0;

  constructor(session: PlayerSession, signal: AbortSignal) {
    this.#session = session;
    this.#signal = signal;
    this.#captions = new CaptionTrack(session);
    this.#offer = h("button", { type: "button", class: "pnb-button pnb-primary", hidden: true });
    this.#offer.addEventListener("click", () => session.pull());
    this.#empty = h(
      "div",
      { class: "pnb-empty" },
      icon("film"),
      this.#emptyTitle,
      this.#emptyText,
      this.#offer,
    );
    this.#video = this.#makeVideo();
    this.element = h("div", { class: "pnb-stage" }, this.#empty, this.#video, this.#waiting);
    for (const type of ["waiting", "seeking", "seeked", "playing", "canplay", "timeupdate", "pause"]) {
      this.events.addEventListener(type, () => this.#showWaiting(), { signal });
    }
    this.events.addEventListener("play", () => this.#startTicking(), { signal });
    session.moved.add(() => {
      this.timeS = session.startS;
    }, signal);
    signal.addEventListener("abort", () => this.#close());
  }

  get video(): HTMLVideoElement {
    return this.#video;
  }

  get isReady(): boolean {
    return !this.#video.hidden;
  }

  get isPaused(): boolean {
    return this.#video.paused;
  }

  get timeS(): number {
    return this.#video.currentTime;
  }

  set timeS(timeS: number) {
    const canSeek = this.isReady && this.#video.readyState >= HTMLMediaElement.HAVE_METADATA;
    if (canSeek) this.#video.currentTime = timeS;
    else this.#goOn.at_s = timeS;
    if (canSeek) this.#showWaiting();
  }

  get durationS(): number {
    const { duration } = this.#video;
    return Number.isFinite(duration) && duration > 0 ? duration : this.reachS;
  }

  get reachS(): number {
    if (this.#stream && !this.#stream.isWhole) return this.#stream.reachMs / 1000;
    return Number.isFinite(this.#video.duration) ? this.#video.duration : 0;
  }

  get frameS(): number {
    return 1 / (this.#session.get("fps") || FPS_UNKNOWN);
  }

  get rate(): number {
    return this.#video.defaultPlaybackRate;
  }

  set rate(rate: number) {
    this.#video.defaultPlaybackRate = this.#video.playbackRate = rate;
  }

  get isMuted(): boolean {
    return this.#video.muted;
  }

  set isMuted(isMuted: boolean) {
    this.#video.muted = isMuted;
  }

  get volume(): number {
    return this.#video.volume;
  }

  set volume(volume: number) {
    this.#video.volume = volume;
  }

  /** Whether the film has sound but no picture that this page can show. */
  get hasOnlySound(): boolean {
    return this.#hasOnlySound;
  }

  get captions(): CaptionTrack {
    return this.#captions;
  }

  play(): void {
    // A browser that wants a press before it plays stays paused, and the button says so.
    this.#video.play().catch(() => undefined);
  }

  pause(): void {
    this.#video.pause();
  }

  /** Show what the session has; `isPlayable` is false where this page lacks the decoder. */
  update(isPlayable: boolean): void {
    const { source } = this.#session;
    const shown = isPlayable && !this.#session.broken ? source : UNPLAYABLE;
    if (shown !== this.#source) this.#show(shown);
    if (this.#video.poster !== this.#session.poster) this.#video.poster = this.#session.poster;
    this.#video.setAttribute("aria-label", this.#session.get("title"));
    const [width, height] = this.#session.get("shape");
    if (width && height) this.#shape(width, height);
    this.#empty.hidden = !this.#video.hidden;
    setText(this.#emptyTitle, stageTitle(source));
    setText(this.#emptyText, this.#emptyWords(source));
    this.#offer.hidden = source.status !== "offered";
    setText(this.#offer, WORDS.loadVideo(megabytes(this.#session.get("size_bytes"))));
    this.#showWaiting();
  }

  #emptyWords(source: Source): string {
    if (this.#session.isUnanswered) return `${WORDS.silent} ${this.#session.get("path")}`;
    return source.status === "empty" ? WORDS.noVideoMore : "";
  }

  #show(source: Source): void {
    const before = this.#source;
    this.#source = source;
    this.#next.abort();
    const wasLive = before?.status === "parts" && before.parts.startsMs === null;
    if (wasLive && this.isReady && (source.status === "ready" || source.status === "parts")) {
      this.#next = new AbortController();
      this.#handOver(source, this.#next);
      return;
    }
    if (source.status === "finding" || source.status === "empty") {
      this.#goOn = { at_s: this.#session.startS, isPlaying: false };
    }
    this.#life.abort();
    this.#life = new AbortController();
    this.#hasOnlySound = false;
    this.#stream = null;
    const isThere = source.status === "ready" || source.status === "parts";
    this.#video.hidden = !isThere;
    this.element.classList.toggle("pnb-showing", isThere);
    if (isThere) {
      if (this.#goOn.at_s === 0) this.#goOn.at_s = this.#session.startS;
      this.#stream = this.#open(this.#video, source, this.#life.signal);
      this.#captions.attach(this.#video, this.#life.signal);
    } else if (this.#video.hasAttribute("src")) {
      this.#video.removeAttribute("src");
      this.#video.load();
    }
    this.events.dispatchEvent(new Event("change"));
  }

  #open(video: HTMLVideoElement, source: Source, signal: AbortSignal): PartStream | null {
    if (source.status === "ready") video.src = source.url;
    if (source.status !== "parts") return null;
    const onFailed = (error: Error) => {
      if (this.#source === source) this.#goOn = { at_s: video.currentTime, isPlaying: !video.paused };
      this.#session.giveUp(source, error.message === "append" ? WORDS.playbackDecode : error.message);
    };
    return new PartStream(video, source.parts, onFailed, signal);
  }

  /** The finished file takes over from its parts where those are, so that nobody sees it happen. */
  #handOver(source: Source, next: AbortController): void {
    const old = this.#video;
    const video = this.#makeVideo();
    const life = new AbortController();
    Object.assign(video, { muted: true, hidden: false, preload: "auto" });
    video.classList.add("pnb-behind");
    this.element.insertBefore(video, old);
    const stream = this.#open(video, source, life.signal);
    next.signal.addEventListener("abort", () => {
      if (this.#video === video) return;
      life.abort();
      unload(video);
    });
    const timer = setInterval(() => {
      if (video.readyState < HTMLMediaElement.HAVE_METADATA || video.seeking || old.seeking) return;
      const isRunning = !old.paused && old.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
      const leftS = video.currentTime - old.currentTime;
      const isNear = Math.abs(leftS) <= IN_STEP_S && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
      if (isNear) {
        clearInterval(timer);
        this.#takeOver(video, stream, life);
      } else if (!isRunning) video.currentTime = old.currentTime;
      else if (leftS < 0 || leftS > 4 * LEAD_S)
        video.currentTime = old.currentTime + LEAD_S * old.playbackRate;
    }, WATCH_MS);
    for (const signal of [next.signal, this.#signal]) {
      signal.addEventListener("abort", () => clearInterval(timer));
    }
  }

  #takeOver(video: HTMLVideoElement, stream: PartStream | null, life: AbortController): void {
    const old = this.#video;
    const { muted, volume, playbackRate, defaultPlaybackRate, paused } = old;
    Object.assign(video, { muted, volume, playbackRate, defaultPlaybackRate });
    this.#video = video;
    this.#life.abort();
    this.#life = life;
    this.#stream = stream;
    this.#captions.attach(video, life.signal);
    if (!paused) this.play();
    if (document.pictureInPictureElement === old) video.requestPictureInPicture().catch(() => undefined);
    video.classList.remove("pnb-behind");
    unload(old);
    this.events.dispatchEvent(new Event("change"));
    this.#showWaiting();
  }

  #makeVideo(): HTMLVideoElement {
    const video = h("video", { playsinline: true, preload: "metadata", hidden: true, tabindex: -1 });
    video.addEventListener("error", () => this.#onError(video));
    video.addEventListener("loadedmetadata", () => {
      if (this.#video === video) this.#onLoaded();
    });
    for (const type of EVENTS) {
      video.addEventListener(type, () => {
        if (this.#video === video) this.events.dispatchEvent(new Event(type));
      });
    }
    return video;
  }

  #onError(video: HTMLVideoElement): void {
    const source = this.#source;
    if (!source || !video.hasAttribute("src")) return;
    if (video === this.#video) this.#goOn = { at_s: video.currentTime, isPlaying: !video.paused };
    this.#session.giveUp(source, reasonOf(video.error));
  }

  #onLoaded(): void {
    const { at_s, isPlaying } = this.#goOn;
    this.#goOn = { at_s: 0, isPlaying: false };
    const { videoWidth, videoHeight } = this.#video;
    this.#hasOnlySound = videoWidth === 0;
    if (videoWidth > 0) this.#shape(videoWidth, videoHeight);
    if (at_s > 0 && at_s < this.durationS) this.#video.currentTime = at_s;
    if (isPlaying) this.play();
  }

  #shape(width: number, height: number): void {
    this.element.style.aspectRatio = `${width} / ${height}`;
  }

  /** In words, what a picture that stands still waits for. */
  #showWaiting(): void {
    const video = this.#video;
    const wants = this.isReady && (video.seeking || !video.paused);
    const isStuck = wants && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA && !video.ended;
    const isBeyond = this.#stream?.isWhole === false && video.currentTime >= this.reachS - 0.2;
    const words = isBeyond ? WORDS.waitingRender : this.#stream ? WORDS.waitingData : "";
    this.#waiting.hidden = !isStuck || words === "";
    setText(this.#waiting, this.#waiting.hidden ? "" : words);
  }

  #startTicking(): void {
    cancelAnimationFrame(this.#tick);
    const tick = () => {
      this.events.dispatchEvent(new Event("tick"));
      if (!this.#video.paused && !this.#signal.aborted) this.#tick = requestAnimationFrame(tick);
    };
    this.#tick = requestAnimationFrame(tick);
  }

  #close(): void {
    cancelAnimationFrame(this.#tick);
    this.#next.abort();
    this.#life.abort();
    unload(this.#video);
    this.element.remove();
  }
}

/** A detached video would go on playing, and keep its connection to the server. */
function unload(video: HTMLVideoElement): void {
  video.pause();
  video.removeAttribute("src");
  video.load();
  video.remove();
}

function reasonOf(error: MediaError | null): string {
  if (error?.code === MediaError.MEDIA_ERR_NETWORK) return WORDS.playbackNetwork;
  if (error?.code === MediaError.MEDIA_ERR_DECODE) return WORDS.playbackDecode;
  return WORDS.playbackSource;
}

function stageTitle(source: Source): string {
  if (source.status === "empty") return WORDS.noVideo;
  if (source.status === "finding") return WORDS.loadingVideo;
  if (source.status === "pulling") return WORDS.loadingPart(Math.floor(source.fraction * 100));
  return "";
}
