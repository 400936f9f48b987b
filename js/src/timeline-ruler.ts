/** The ruler above the lanes: dragging on it, or its arrow keys, move the playhead. */
import { h } from "./dom";
import { clock } from "./units";
import { WORDS } from "./words";

const STEPS_MS: Record<string, number> = {
  ArrowLeft: -100,
  ArrowDown: -100,
  ArrowRight: 100,
  ArrowUp: 100,
  PageDown: -5000,
  PageUp: 5000,
};

export class Ruler {
  readonly element = h("div", {
    class: "pnb-ruler",
    role: "slider",
    tabindex: 0,
    "aria-label": WORDS.tl.playhead,
    "aria-valuemin": 0,
  });
  readonly #seek: (timeMs: number) => void;
  readonly #timeAt: (clientX: number) => number;
  #timeMs = 0;
  #endMs = 0;

  constructor(seek: (timeMs: number) => void, timeAt: (clientX: number) => number) {
    this.#seek = seek;
    this.#timeAt = timeAt;
    this.element.addEventListener("pointerdown", (event) => this.#onDown(event));
    this.element.addEventListener("pointermove", (event) => this.#onMove(event));
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(timeMs: number, endMs: number): void {
    this.#timeMs = timeMs;
    this.#endMs = endMs;
    this.element.setAttribute("aria-valuemax", String(Math.round(endMs)));
    this.element.setAttribute("aria-valuenow", String(Math.round(Math.min(timeMs, endMs))));
    this.element.setAttribute("aria-valuetext", clock(timeMs, true));
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.element.setPointerCapture(event.pointerId);
    this.#seek(this.#timeAt(event.clientX));
  }

  #onMove(event: PointerEvent): void {
    if ((event.buttons & 1) === 1) this.#seek(this.#timeAt(event.clientX));
  }

  #onKey(event: KeyboardEvent): void {
    const step = (STEPS_MS[event.key] ?? 0) * (event.shiftKey ? 10 : 1);
    const ends: Record<string, number> = { Home: 0, End: this.#endMs };
    const target = ends[event.key] ?? this.#timeMs + step;
    if (step === 0 && !(event.key in ends)) return;
    event.preventDefault();
    this.#seek(Math.min(Math.max(target, 0), this.#endMs));
  }
}
