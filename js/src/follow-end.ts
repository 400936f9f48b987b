/**
 * Keeps the end of a growing, scrolling box in sight until somebody goes further up.
 *
 * A browser tells of scrolling late, when the box may have grown since, so how far the end is away says nothing
 * about who went: only a box that stands higher than it was left does, with a hand on it or without any growth.
 */
const NEAR_END_PX = 48;
/** Positions are told in fractions of a pixel, heights are not. */
const EXACT_PX = 1;

const UPWARD_KEYS = new Set(["ArrowUp", "PageUp", "Home", " "]);

export class FollowEnd {
  readonly #box: HTMLElement;
  readonly #changed: () => void;
  #follows = true;
  #hasNews = false;
  /** Somebody may be scrolling: wheel, touch, key, scroll bar, or a focus further up. */
  #isHandled = false;
  #isPressed = false;
  #top = 0;
  #height = 0;
  #inner = 0;

  /** Follow the end of `box`; `changed` is told when `follows` or `hasNews` may be others. */
  constructor(box: HTMLElement, changed: () => void, signal: AbortSignal) {
    this.#box = box;
    this.#changed = changed;
    const options = { passive: true, signal };
    const handle = () => {
      this.#isHandled = true;
    };
    box.addEventListener("scroll", () => this.#onScroll(), options);
    box.addEventListener("wheel", (event) => event.deltaY < 0 && handle(), options);
    box.addEventListener("touchmove", handle, options);
    box.addEventListener("keydown", (event) => UPWARD_KEYS.has(event.key) && handle(), options);
    box.addEventListener("focusin", handle, options);
    box.addEventListener(
      "pointerdown",
      () => {
        handle();
        this.#isPressed = true;
      },
      options,
    );
    const release = () => {
      this.#isPressed = false;
    };
    for (const event of ["pointerup", "pointercancel"]) window.addEventListener(event, release, options);
  }

  get follows(): boolean {
    return this.#follows;
  }

  /** Whether something has been added below what somebody reads further up. */
  get hasNews(): boolean {
    return this.#hasNews;
  }

  /** The box may have grown. */
  keep(): void {
    const height = this.#box.scrollHeight;
    if (this.#follows) {
      this.#box.scrollTop = height;
      this.#hasNews = false;
    } else if (height > this.#height) {
      this.#hasNews = true;
    }
    this.#note();
    this.#changed();
  }

  /** Go to the end and stay there. */
  follow(): void {
    this.#follows = true;
    this.keep();
  }

  /** Stay at this distance in pixels from the end, without following it. */
  stay(fromEnd: number): void {
    this.#follows = false;
    this.#hasNews = false;
    this.#box.scrollTop = this.#box.scrollHeight - fromEnd;
    this.#note();
    this.#changed();
  }

  get fromEnd(): number {
    return this.#box.scrollHeight - this.#box.scrollTop;
  }

  #onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#box;
    const left = scrollHeight - scrollTop - clientHeight;
    const isHigher = scrollTop < this.#top - EXACT_PX;
    const isUnchanged = scrollHeight === this.#height && clientHeight === this.#inner;
    if (isHigher && left > EXACT_PX && (this.#isHandled || isUnchanged)) {
      this.#follows = false;
    } else if (left <= EXACT_PX || (!isHigher && left < NEAR_END_PX)) {
      this.#follows = true;
      this.#hasNews = false;
      this.#isHandled = this.#isPressed;
    }
    this.#top = scrollTop;
    this.#changed();
  }

  #note(): void {
    this.#top = this.#box.scrollTop;
    this.#height = this.#box.scrollHeight;
    this.#inner = this.#box.clientHeight;
  }
}
