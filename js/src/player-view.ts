/** Draws a `PlayerSession`: the video on its stage, and in words what else there is to know. */
import { h, icon, setText } from "./dom";
import type { PlayerSession, Source } from "./player-session";
import { megabytes } from "./units";
import { WORDS } from "./words";

const H264 = 'video/mp4; codecs="avc1.640028"';
const AAC = 'audio/mp4; codecs="mp4a.40.2"';

/** What other parts of a panel may do with a player. */
export interface PlayerHandle {
  seek(timeMs: number): void;
}

export function drawPlayer(element: HTMLElement, session: PlayerSession, signal: AbortSignal): PlayerHandle {
  const view = new PlayerView(session);
  session.changed.add(() => view.update(), signal);
  element.append(view.element);
  signal.addEventListener("abort", () => view.remove());
  view.update();
  return view;
}

class PlayerView implements PlayerHandle {
  readonly element: HTMLElement;
  readonly #session: PlayerSession;
  readonly #title = h("h2");
  readonly #facts = h("span", { class: "pnb-head-facts" });
  readonly #video = h("video", { controls: true, playsinline: true, preload: "metadata", hidden: true });
  readonly #emptyTitle = h("strong");
  readonly #emptyText = h("span");
  readonly #load: HTMLButtonElement;
  readonly #empty: HTMLElement;
  readonly #notice = h("div", { class: "pnb-player-notice", role: "status", hidden: true });
  readonly #noticeText = h("span");
  readonly #bar = h("progress", { max: 1 });
  readonly #words = h("div", { class: "pnb-error", hidden: true });
  readonly #path = h("code");
  readonly #download: HTMLAnchorElement;
  readonly #footer: HTMLElement;
  readonly #stage: HTMLElement;
  /** Where a video that broke off goes on, once it is there again. */
  #goOn = { at_s: 0, isPlaying: false };

  constructor(session: PlayerSession) {
    this.#session = session;
    this.#load = h("button", { type: "button", class: "pnb-button pnb-primary", hidden: true });
    this.#load.addEventListener("click", () => session.pull());
    this.#empty = h(
      "div",
      { class: "pnb-empty" },
      icon("film"),
      this.#emptyTitle,
      this.#emptyText,
      this.#load,
    );
    this.#notice.append(this.#noticeText, this.#bar);
    this.#download = h("a", { class: "pnb-button", hidden: true }, icon("download"), WORDS.download);
    this.#footer = h("footer", { class: "pnb-player-foot", hidden: true }, this.#path, this.#download);
    this.#video.addEventListener("error", () => this.#onError());
    this.#video.addEventListener("loadedmetadata", () => this.#onLoaded());
    this.#stage = h("div", { class: "pnb-stage" }, this.#empty, this.#video);
    this.element = h(
      "section",
      { class: "pnb-card pnb-player", "aria-label": WORDS.player },
      h("header", { class: "pnb-head" }, this.#title, this.#facts),
      this.#stage,
      this.#notice,
      this.#words,
      this.#footer,
    );
  }

  update(): void {
    const session = this.#session;
    const { source } = session;
    setText(this.#title, session.get("title"));
    this.#title.title = session.get("title");
    setText(this.#facts, factsOf(session));
    this.#showSource(source);
    this.#showStage(source);
    this.#showNotice();
    this.#showWords(source);
    this.#showFooter(source);
  }

  seek(timeMs: number): void {
    if (this.#session.source.status === "ready") this.#video.currentTime = timeMs / 1000;
  }

  /** A detached video would go on playing, and keep its connection to the server. */
  remove(): void {
    this.#video.pause();
    this.#video.removeAttribute("src");
    this.#video.load();
    this.element.remove();
  }

  #showSource(source: Source): void {
    const isShown = source.status === "ready" && canPlay(H264) && !this.#session.broken;
    const url = isShown ? source.url : "";
    if ((this.#video.getAttribute("src") ?? "") !== url) {
      if (source.status === "finding" || source.status === "empty")
        this.#goOn = { at_s: 0, isPlaying: false };
      if (url) this.#video.src = url;
      else this.#video.removeAttribute("src");
    }
    if (this.#video.poster !== this.#session.poster) this.#video.poster = this.#session.poster;
    this.#video.hidden = url === "";
    this.#stage.classList.toggle("pnb-showing", url !== "");
    this.#video.setAttribute("aria-label", this.#session.get("title"));
  }

  #showStage(source: Source): void {
    this.#empty.hidden = !this.#video.hidden;
    setText(this.#emptyTitle, stageTitle(source));
    setText(this.#emptyText, source.status === "empty" ? WORDS.noVideoMore : "");
    this.#load.hidden = source.status !== "offered";
    setText(this.#load, WORDS.loadVideo(megabytes(this.#session.get("size_bytes"))));
  }

  #showNotice(): void {
    const notice = this.#session.get("notice");
    const text = notice.kind === "progress" ? (notice.text ?? "") : "";
    const { fraction } = notice;
    this.#notice.hidden = text === "";
    setText(this.#noticeText, text);
    if (typeof fraction === "number") this.#bar.value = fraction;
    else this.#bar.removeAttribute("value");
    this.#bar.setAttribute("aria-label", text);
  }

  #showWords(source: Source): void {
    const session = this.#session;
    const { kind, text = "" } = session.get("notice");
    const path = session.get("path");
    let words = "";
    let isQuiet = false;
    if (kind === "error") words = text;
    else if (source.status === "failed") words = source.words;
    else if (source.status === "ready" && !canPlay(H264)) words = `${WORDS.cannotPlay} ${path}`;
    else if (session.broken) words = session.broken;
    else if (session.detour) {
      words = session.detour;
      isQuiet = true;
    } else if (source.status === "ready" && !canPlay(AAC)) {
      words = WORDS.noSound;
      isQuiet = true;
    }
    this.#words.hidden = words === "";
    this.#words.classList.toggle("pnb-quiet", isQuiet);
    if (words && this.#words.textContent !== words) {
      this.#words.replaceChildren(icon("alert"), h("span", {}, words));
    }
  }

  #showFooter(source: Source): void {
    const path = this.#session.get("path");
    this.#footer.hidden = path === "";
    setText(this.#path, this.#session.get("name"));
    this.#path.title = path;
    this.#download.hidden = source.status !== "ready";
    if (source.status !== "ready") return;
    this.#download.href = source.isBlob ? source.url : `${source.url}&download=1`;
    this.#download.download = this.#session.get("name");
  }

  #onError(): void {
    const video = this.#video;
    const url = video.getAttribute("src");
    if (!url) return;
    this.#goOn = { at_s: video.currentTime, isPlaying: !video.paused };
    this.#session.giveUp(url, reasonOf(video.error));
  }

  #onLoaded(): void {
    const { at_s, isPlaying } = this.#goOn;
    this.#goOn = { at_s: 0, isPlaying: false };
    this.#stage.style.aspectRatio = `${this.#video.videoWidth} / ${this.#video.videoHeight}`;
    if (at_s > 0) this.#video.currentTime = at_s;
    // A browser that wants a press before it plays shows its own button.
    if (isPlaying) this.#video.play().catch(() => undefined);
  }
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

function factsOf(session: PlayerSession): string {
  const facts = session.get("info").map(([, text]) => text);
  const sizeBytes = session.get("size_bytes");
  if (sizeBytes) facts.push(megabytes(sizeBytes));
  return facts.join(" · ");
}

function canPlay(type: string): boolean {
  return document.createElement("video").canPlayType(type) !== "";
}
