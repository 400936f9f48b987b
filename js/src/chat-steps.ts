/**
 * The line below an answer: what the agent does and for how long; once it is done, how long all of it took.
 * It is one line high at any time, so that nothing moves; pressed, it lists every step.
 */
import type { Live, TurnRow } from "./chat-session";
import { h, icon, setText } from "./dom";
import type { Step } from "./wire";
import { WORDS } from "./words";

export class StepsView {
  readonly element: HTMLDetailsElement;
  readonly #summary: HTMLElement;
  readonly #pulse = h("span", { class: "pnb-pulse", "aria-hidden": "true" });
  readonly #text = h("span", { class: "pnb-step-text", dir: "auto" });
  readonly #elapsed = h("span", { class: "pnb-elapsed", "aria-hidden": "true" });
  readonly #list = h("ul", { class: "pnb-steps" });
  readonly #startedAt: number;
  #live: Live | null = null;
  #isRunning = false;

  constructor(startedAt: number) {
    this.#startedAt = startedAt;
    this.#summary = h("summary", {}, this.#pulse, this.#text, this.#elapsed);
    this.element = h("details", { class: "pnb-status" }, this.#summary, this.#list);
  }

  update(row: TurnRow, live: Live | null): void {
    this.#isRunning = row.ending === "";
    this.#live = live;
    const steps = this.#isRunning ? (live?.steps ?? []) : row.steps;
    const text = this.#isRunning ? (steps.at(-1)?.text ?? WORDS.working) : factsOf(row);
    this.#pulse.hidden = !this.#isRunning;
    setText(this.#text, text);
    this.element.hidden = text === "";
    this.element.classList.toggle("pnb-no-steps", steps.length === 0);
    this.#summary.tabIndex = steps.length === 0 ? -1 : 0;
    if (steps.length === 0) this.element.open = false;
    this.#showSteps(steps);
    this.tick(performance.now());
  }

  /** Show how long the step that runs has taken by now. */
  tick(now: number): void {
    const step = this.#live?.steps.at(-1);
    const before = step?.elapsed_s ?? 0;
    const since = step && this.#live ? this.#live.heardAt : this.#startedAt;
    const seconds = this.#isRunning ? Math.floor(before + (now - since) / 1000) : 0;
    setText(this.#elapsed, seconds > 0 ? WORDS.seconds(seconds) : "");
  }

  #showSteps(steps: Step[]): void {
    steps.forEach((step, index) => {
      const line = this.#list.children[index] ?? this.#list.appendChild(stepLine());
      const isOver = !this.#isRunning || index < steps.length - 1;
      line.classList.toggle("pnb-running", !isOver);
      const [, text, elapsed] = line.children;
      if (text) setText(text, step.text);
      const isTold = isOver && step.elapsed_s !== null && step.elapsed_s >= 0.5;
      if (elapsed) setText(elapsed, isTold ? WORDS.seconds(step.elapsed_s ?? 0) : "");
    });
    while (this.#list.children.length > steps.length) this.#list.lastChild?.remove();
  }
}

function stepLine(): HTMLElement {
  return h("li", {}, icon("check"), h("span", { dir: "auto" }), h("span", { class: "pnb-elapsed" }));
}

function factsOf(row: TurnRow): string {
  const facts = [];
  if (row.steps.length > 0) facts.push(WORDS.steps(row.steps.length));
  if (row.elapsed_s > 0) facts.push(WORDS.seconds(row.elapsed_s));
  if (row.credits) facts.push(WORDS.credits(row.credits));
  return facts.join(" · ");
}
