/** The buttons below a picture. They act on a `Playable` and show what it does, whoever made it do so. */
import { h, type IconName, icon, setText } from "./dom";
import { type Playable, skip, stepFrame, toggle } from "./player-playable";
import { clock } from "./units";
import { WORDS } from "./words";

const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];
const SHORT_FILM_S = 60;

/** A button that is more than one, with its key. */
export interface Extra {
  button: HTMLButtonElement;
  key: string;
}

export class Controls {
  readonly element: HTMLElement;
  readonly #playable: Playable;
  readonly #play = iconButton("play", "");
  readonly #back = iconButton("frameBack", WORDS.frameBack);
  readonly #forward = iconButton("frameForward", WORDS.frameForward);
  readonly #mute = iconButton("sound", WORDS.mute);
  readonly #volume = h("input", { type: "range", class: "pnb-range pnb-volume", min: 0, max: 1, step: 0.05 });
  readonly #scrub = h("input", { type: "range", class: "pnb-range pnb-scrub", min: 0, max: 0, step: 0.01 });
  readonly #time = h("span", { class: "pnb-clock" });
  readonly #speed: HTMLSelectElement;
  readonly #keys = new Map<string, () => void>();

  constructor(playable: Playable, extras: Extra[], signal: AbortSignal) {
    this.#playable = playable;
    const options = RATES.map((rate) => h("option", { value: rate, selected: rate === 1 }, `${rate}×`));
    this.#speed = h(
      "select",
      { class: "pnb-speed", "aria-label": WORDS.speed, title: WORDS.speed },
      ...options,
    );
    this.#scrub.setAttribute("aria-label", WORDS.position);
    this.#volume.setAttribute("aria-label", WORDS.loudness);
    this.element = h(
      "div",
      { class: "pnb-controls", dir: "ltr" },
      this.#scrub,
      h("div", { class: "pnb-buttons" }, this.#play, this.#back, this.#forward, this.#time),
      h(
        "div",
        { class: "pnb-buttons" },
        h("span", { class: "pnb-sound" }, this.#mute, this.#volume),
        this.#speed,
        ...extras.map(({ button }) => button),
      ),
    );
    this.#bind(extras);
    for (const type of ["play", "pause", "seeking", "seeked", "timeupdate", "durationchange", "tick"]) {
      playable.events.addEventListener(type, () => this.#showTime(), { signal });
    }
    for (const type of ["change", "progress", "ratechange", "volumechange", "loadedmetadata", "ended"]) {
      playable.events.addEventListener(type, () => this.update(), { signal });
    }
    this.update();
  }

  update(): void {
    const { isReady, isMuted, rate, volume } = this.#playable;
    for (const control of [this.#play, this.#back, this.#forward, this.#mute, this.#scrub, this.#speed]) {
      control.disabled = !isReady;
    }
    this.#volume.disabled = !isReady;
    this.#volume.value = String(isMuted ? 0 : volume);
    this.#speed.value = String(rate);
    relabel(this.#mute, isMuted ? "muted" : "sound", isMuted ? WORDS.unmute : WORDS.mute);
    this.#showTime();
  }

  /** Let `root` listen to the keys; those that mean something elsewhere are left alone. */
  listen(root: HTMLElement, signal: AbortSignal): void {
    root.addEventListener("keydown", (event) => this.#onKey(event), { signal });
  }

  #bind(extras: Extra[]): void {
    const playable = this.#playable;
    const actions: [HTMLButtonElement, string[], () => void][] = [
      [this.#play, ["k", " "], () => toggle(playable)],
      [this.#back, [","], () => stepFrame(playable, -1)],
      [this.#forward, ["."], () => stepFrame(playable, 1)],
      [this.#mute, ["m"], () => this.#toggleSound()],
    ];
    for (const [button, keys, action] of actions) {
      button.addEventListener("click", action);
      for (const key of keys) this.#keys.set(key, action);
    }
    for (const { button, key } of extras) this.#keys.set(key, () => button.click());
    this.#keys.set("ArrowLeft", () => skip(playable, -this.#skipS));
    this.#keys.set("ArrowRight", () => skip(playable, this.#skipS));
    this.#scrub.addEventListener("input", () => {
      playable.timeS = Number(this.#scrub.value);
    });
    this.#volume.addEventListener("input", () => {
      playable.volume = Number(this.#volume.value);
      playable.isMuted = playable.volume === 0;
    });
    this.#speed.addEventListener("change", () => {
      playable.rate = Number(this.#speed.value);
    });
  }

  get #skipS(): number {
    return this.#playable.durationS > SHORT_FILM_S ? 5 : 1;
  }

  #toggleSound(): void {
    const playable = this.#playable;
    playable.isMuted = !playable.isMuted;
    if (!playable.isMuted && playable.volume === 0) playable.volume = 1;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#playable.isReady) return;
    const target = event.target as HTMLElement;
    const isOwn = target === this.#scrub || !(target instanceof HTMLInputElement);
    const isPressed = event.key === " " && target.closest("button, a, summary, select");
    const action = this.#keys.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!action || !isOwn || isPressed || target instanceof HTMLSelectElement) return;
    event.preventDefault();
    action();
  }

  #showTime(): void {
    const { timeS, durationS, reachS, isPaused } = this.#playable;
    this.#scrub.max = String(durationS);
    this.#scrub.value = String(timeS);
    const part = (value: number) => `${durationS > 0 ? (100 * Math.min(value, durationS)) / durationS : 0}%`;
    this.#scrub.style.setProperty("--pnb-at", part(timeS));
    this.#scrub.style.setProperty("--pnb-reach", part(reachS));
    const [at, length] = [clock(timeS * 1000, true), clock(durationS * 1000, true)];
    this.#scrub.setAttribute("aria-valuetext", WORDS.positionOf(at, length));
    setText(this.#time, `${at} / ${length}`);
    relabel(this.#play, isPaused ? "play" : "pause", isPaused ? WORDS.play : WORDS.pause);
  }
}

export function iconButton(name: IconName, label: string): HTMLButtonElement {
  const button = h("button", { type: "button", class: "pnb-icon-button" }, icon(name));
  button.setAttribute("aria-label", label);
  button.title = label;
  button.dataset.icon = name;
  return button;
}

/** Change what a button shows and says, if it is something else. */
export function relabel(button: HTMLButtonElement, name: IconName, label: string): void {
  if (button.dataset.icon !== name) {
    button.dataset.icon = name;
    button.replaceChildren(icon(name));
  }
  if (button.title !== label) {
    button.title = label;
    button.setAttribute("aria-label", label);
  }
}
