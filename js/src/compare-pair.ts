/** Two stages as one `Playable`: the first one's clock is the clock of both. */
import type { Playable } from "./player-playable";
import type { PlayerStage } from "./player-stage";

const IN_STEP_S = 0.02;
const LOST_S = 0.3;
/** How much faster or slower the second one runs until it is in step again. */
const CATCH_UP = 0.06;
const FORWARDED =
  "play pause seeking seeked timeupdate durationchange volumechange loadedmetadata progress ended tick change";

export class Pair implements Playable {
  readonly events = new EventTarget();
  readonly #first: PlayerStage;
  readonly #second: PlayerStage;
  #offsetS = 0;
  #heard: "first" | "second" = "first";
  #isMuted = false;
  #volume = 1;
  #rate = 1;
  /** The first one waits until the second has what it needs. */
  #isHeld = false;

  constructor(first: PlayerStage, second: PlayerStage, signal: AbortSignal) {
    this.#first = first;
    this.#second = second;
    for (const type of FORWARDED.split(" ")) {
      first.events.addEventListener(type, () => this.#forward(type), { signal });
    }
    for (const type of ["canplay", "seeked", "playing", "waiting", "change", "loadedmetadata"]) {
      second.events.addEventListener(type, () => this.#keepStep(), { signal });
    }
  }

  /** How far the second one is from where it should be, in seconds. */
  get driftS(): number {
    return this.#second.timeS - this.#wantedS;
  }

  get offsetS(): number {
    return this.#offsetS;
  }

  set offsetS(offsetS: number) {
    this.#offsetS = offsetS;
    this.#keepStep();
  }

  get heard(): "first" | "second" {
    return this.#heard;
  }

  set heard(heard: "first" | "second") {
    this.#heard = heard;
    this.#sound();
  }

  get isReady(): boolean {
    return this.#first.isReady && this.#second.isReady;
  }

  get isPaused(): boolean {
    return this.#first.isPaused && !this.#isHeld;
  }

  get timeS(): number {
    return this.#first.timeS;
  }

  set timeS(timeS: number) {
    this.#first.timeS = timeS;
    this.#second.timeS = this.#wantedS;
  }

  get durationS(): number {
    return this.#first.durationS;
  }

  get reachS(): number {
    return this.#first.reachS;
  }

  get frameS(): number {
    return this.#first.frameS;
  }

  get rate(): number {
    return this.#rate;
  }

  set rate(rate: number) {
    this.#rate = this.#first.rate = this.#second.rate = rate;
  }

  get isMuted(): boolean {
    return this.#isMuted;
  }

  set isMuted(isMuted: boolean) {
    this.#isMuted = isMuted;
    this.#sound();
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = volume;
    this.#sound();
  }

  play(): void {
    this.#first.play();
    this.#keepStep();
  }

  pause(): void {
    this.#isHeld = false;
    this.#first.pause();
    this.#second.pause();
    this.#keepStep();
  }

  #forward(type: string): void {
    this.#keepStep();
    this.events.dispatchEvent(new Event(type));
  }

  #sound(): void {
    this.#first.isMuted = this.#isMuted || this.#heard !== "first";
    this.#second.isMuted = this.#isMuted || this.#heard !== "second";
    this.#first.volume = this.#second.volume = this.#volume;
    this.events.dispatchEvent(new Event("volumechange"));
  }

  get #wantedS(): number {
    const { durationS } = this.#second;
    const wantedS = this.#first.timeS - this.#offsetS;
    return Math.min(Math.max(wantedS, 0), durationS || 0);
  }

  #keepStep(): void {
    if (!this.isReady) return;
    const first = this.#first;
    const second = this.#second;
    const wantedS = first.timeS - this.#offsetS;
    const isInside = wantedS >= 0 && wantedS < second.durationS;
    if (this.#hold(isInside)) return;
    const runs = !first.isPaused && isInside;
    if (runs && second.isPaused) second.play();
    if (!runs && !second.isPaused) second.pause();
    if (second.video.seeking) return;
    if (runs) this.#catchUp();
    else if (Math.abs(this.driftS) > second.frameS / 2 && !first.video.seeking) {
      second.timeS = this.#wantedS;
    }
  }

  /** Let the first one wait while the second has nothing to show; true while nothing else is to be done. */
  #hold(isInside: boolean): boolean {
    const { video } = this.#second;
    const isStarved = isInside && !video.ended && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    if (this.isPaused || isStarved === this.#isHeld) return this.#isHeld;
    this.#isHeld = isStarved;
    if (isStarved) this.#first.pause();
    else this.#first.play();
    return true;
  }

  #catchUp(): void {
    const { driftS } = this;
    const { video } = this.#second;
    if (Math.abs(driftS) > LOST_S) this.#second.timeS = this.#wantedS;
    const correction = Math.abs(driftS) > IN_STEP_S ? -Math.sign(driftS) * CATCH_UP : 0;
    const rate = this.#rate * (1 + correction);
    if (video.playbackRate !== rate) video.playbackRate = rate;
  }
}
