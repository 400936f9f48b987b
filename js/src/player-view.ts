/** Draws a `PlayerSession`: the stage, the buttons below it, and in words what else there is to know. */
import { h, icon, setText } from "./dom";
import { tellPython } from "./player-clock";
import { Controls, type Extra, iconButton } from "./player-controls";
import { toggle } from "./player-playable";
import type { PlayerSession } from "./player-session";
import { PlayerStage } from "./player-stage";
import { canShow, whatIsWrong } from "./player-words";
import { megabytes } from "./units";
import { WORDS } from "./words";

/** What other parts of a panel may do with a player. */
export interface PlayerHandle {
  seek(timeMs: number): void;
  /** Call `callback` with the time that is shown; `null` while no video is. */
  onTime(callback: (timeMs: number | null) => void, signal: AbortSignal): void;
}

export function drawPlayer(element: HTMLElement, session: PlayerSession, signal: AbortSignal): PlayerHandle {
  const view = new PlayerView(session, signal);
  session.changed.add(() => view.update(), signal);
  session.wire.changed.add(() => view.update(), signal);
  element.append(view.element);
  signal.addEventListener("abort", () => view.element.remove());
  view.update();
  return view;
}

class PlayerView implements PlayerHandle {
  readonly element: HTMLElement;
  readonly #session: PlayerSession;
  readonly #stage: PlayerStage;
  readonly #controls: Controls;
  readonly #screen: HTMLElement;
  readonly #title = h("h2");
  readonly #facts = h("span", { class: "pnb-head-facts" });
  readonly #words = h("div", { class: "pnb-error", role: "alert", hidden: true });
  readonly #wordsText = h("span");
  readonly #bar = h("progress", { max: 1, hidden: true });
  readonly #foot = h("span", { class: "pnb-player-foot-text" });
  readonly #said = h("span", { class: "pnb-hidden", role: "status" });
  readonly #download: HTMLAnchorElement;
  readonly #captions = iconButton("captions", WORDS.captions);
  readonly #still = iconButton("camera", WORDS.keepStill);
  readonly #pip = iconButton("pip", WORDS.pip);
  readonly #full = iconButton("fullScreen", WORDS.fullScreen);
  /** What an action of the user met, in words. */
  #problem = "";
  #dismissed = "";
  #kept = "";

  constructor(session: PlayerSession, signal: AbortSignal) {
    this.#session = session;
    this.#stage = new PlayerStage(session, signal);
    this.#controls = new Controls(this.#stage, this.#extras(), signal);
    const close = iconButton("close", WORDS.dismiss);
    close.addEventListener("click", () => this.#dismiss());
    this.#words.append(icon("alert"), this.#wordsText, close);
    this.#stage.element.append(this.#words);
    this.#stage.element.addEventListener("click", (event) => this.#onClick(event));
    this.#stage.element.addEventListener("dblclick", (event) => {
      if (event.target === this.#stage.video) this.#toggleFullScreen();
    });
    this.#screen = h("div", { class: "pnb-screen" }, this.#stage.element, this.#controls.element);
    this.#download = h("a", { class: "pnb-button", hidden: true }, icon("download"), WORDS.download);
    this.#download.addEventListener("click", (event) => this.#onDownload(event));
    this.element = h(
      "section",
      { class: "pnb-card pnb-player", "aria-label": WORDS.player },
      h("header", { class: "pnb-head" }, this.#title, this.#facts),
      this.#screen,
      h("footer", { class: "pnb-player-foot" }, this.#bar, this.#foot, this.#said, this.#download),
    );
    this.#controls.listen(this.element, signal);
    this.#stage.captions.changed.add(() => this.update(), signal);
    for (const type of ["change", "loadedmetadata"]) {
      this.#stage.events.addEventListener(type, () => this.update(), { signal });
    }
    tellPython(session, this.#stage, signal);
  }

  update(): void {
    const session = this.#session;
    const title = WORDS.titles[session.get("title")] ?? session.get("title");
    setText(this.#title, title);
    this.#title.title = title;
    setText(this.#facts, factsOf(session));
    this.#stage.update(canShow(session));
    this.#controls.update();
    this.#showExtras();
    this.#showFoot();
    this.#showWords();
    this.#showDownload();
  }

  seek(timeMs: number): void {
    this.#stage.timeS = timeMs / 1000;
  }

  onTime(callback: (timeMs: number | null) => void, signal: AbortSignal): void {
    const tell = () => callback(this.#stage.isReady ? this.#stage.timeS * 1000 : null);
    for (const type of ["tick", "seeking", "seeked", "timeupdate", "change"]) {
      this.#stage.events.addEventListener(type, tell, { signal });
    }
  }

  #extras(): Extra[] {
    this.#captions.addEventListener("click", () => this.#stage.captions.toggle());
    this.#still.addEventListener("click", () => this.#keepStill());
    this.#pip.addEventListener("click", () => this.#togglePictureInPicture());
    this.#full.addEventListener("click", () => this.#toggleFullScreen());
    this.#pip.hidden = !document.pictureInPictureEnabled;
    this.#full.hidden = !document.fullscreenEnabled;
    return [
      { button: this.#captions, key: "c" },
      { button: this.#still, key: "s" },
      { button: this.#pip, key: "p" },
      { button: this.#full, key: "f" },
    ];
  }

  #showExtras(): void {
    const { isReady, captions } = this.#stage;
    this.#captions.disabled = !isReady || !captions.isThere;
    this.#captions.setAttribute("aria-pressed", String(captions.isOn));
    for (const button of [this.#still, this.#pip, this.#full]) button.disabled = !isReady;
  }

  #showFoot(): void {
    const session = this.#session;
    const notice = session.get("notice");
    const isRendering = notice.kind === "progress" && notice.text !== "";
    const { fraction } = notice;
    this.#bar.hidden = !isRendering;
    if (typeof fraction === "number") this.#bar.value = fraction;
    else this.#bar.removeAttribute("value");
    const percent = typeof fraction === "number" ? ` ${Math.floor(fraction * 100)}%` : "";
    const progress = isRendering ? `${notice.text}${percent}` : "";
    this.#bar.setAttribute("aria-label", isRendering ? (notice.text ?? "") : "");
    const live = session.isLive ? WORDS.rendering : "";
    setText(this.#foot, this.#kept || progress || live || session.get("name"));
    this.#foot.title = session.get("path");
  }

  #showWords(): void {
    const [words, isQuiet] = this.#whatToSay();
    this.#words.hidden = words === "" || words === this.#dismissed;
    this.#words.classList.toggle("pnb-quiet", isQuiet);
    setText(this.#wordsText, words);
  }

  #whatToSay(): [string, boolean] {
    return this.#problem ? [this.#problem, false] : whatIsWrong(this.#session, this.#stage);
  }

  #showDownload(): void {
    const session = this.#session;
    const { source } = session;
    const isFile = session.get("path") !== "" && (source.status === "ready" || source.status === "parts");
    this.#download.hidden = !isFile || session.isLive;
    if (source.status === "ready") {
      this.#download.href = source.isBlob ? source.url : `${source.url}&download=1`;
    } else this.#download.href = "#";
    this.#download.download = session.get("name");
  }

  /** A film that plays in parts has no file in the page yet: it is fetched whole, then saved. */
  async #onDownload(event: Event): Promise<void> {
    if (this.#session.source.status !== "parts") return;
    event.preventDefault();
    const say = (words: string) => {
      this.#kept = words;
      this.#showFoot();
    };
    try {
      const onProgress = (fraction: number) => say(WORDS.loadingPart(Math.floor(fraction * 100)));
      const url = URL.createObjectURL(await this.#session.pullFile(onProgress));
      h("a", { href: url, download: this.#session.get("name") }).click();
      // The browser has the file by the time the page has drawn again.
      requestAnimationFrame(() => URL.revokeObjectURL(url));
    } catch (error) {
      this.#complain(error);
    }
    say("");
  }

  async #keepStill(): Promise<void> {
    try {
      const count = await this.#session.keepStill(this.#stage.timeS);
      this.#kept = WORDS.keptStill(count);
      setText(this.#said, this.#kept);
      this.#stage.events.addEventListener("play", () => this.#forgetKept(), { once: true });
      this.#stage.events.addEventListener("seeking", () => this.#forgetKept(), { once: true });
      this.#showFoot();
    } catch (error) {
      this.#complain(error);
    }
  }

  #forgetKept(): void {
    this.#kept = "";
    setText(this.#said, "");
    this.#showFoot();
  }

  async #togglePictureInPicture(): Promise<void> {
    try {
      if (document.pictureInPictureElement) await document.exitPictureInPicture();
      else await this.#stage.video.requestPictureInPicture();
    } catch (error) {
      this.#complain(error);
    }
  }

  async #toggleFullScreen(): Promise<void> {
    try {
      if (this.#screen.matches(":fullscreen")) await document.exitFullscreen();
      else await this.#screen.requestFullscreen();
    } catch (error) {
      this.#complain(error);
    }
  }

  #onClick(event: Event): void {
    if (event.target !== this.#stage.video) return;
    this.#stage.video.focus({ preventScroll: true });
    toggle(this.#stage);
  }

  #complain(error: unknown): void {
    this.#problem = (error as Error).message;
    this.#dismissed = "";
    this.#showWords();
  }

  #dismiss(): void {
    this.#dismissed = this.#whatToSay()[0];
    if (this.#problem) {
      this.#problem = "";
      this.#dismissed = "";
    }
    this.#showWords();
    this.element
      .querySelector<HTMLElement>(".pnb-controls button:not(:disabled), .pnb-player-foot a")
      ?.focus();
  }
}

function factsOf(session: PlayerSession): string {
  const facts = session.get("info").map(([, text]) => text);
  const sizeBytes = session.get("size_bytes");
  if (sizeBytes) facts.push(megabytes(sizeBytes));
  return facts.join(" · ");
}
