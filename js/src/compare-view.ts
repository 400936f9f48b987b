/** Draws two `PlayerSession`s side by side, with one row of buttons for both. */
import { Pair } from "./compare-pair";
import type { CompareSession } from "./compare-session";
import { h, icon, setText } from "./dom";
import { tellPython } from "./player-clock";
import { Controls } from "./player-controls";
import { toggle } from "./player-playable";
import type { PlayerSession } from "./player-session";
import { PlayerStage } from "./player-stage";
import { canShow, whatIsWrong } from "./player-words";
import { megabytes } from "./units";
import { WORDS } from "./words";

export async function drawCompare(
  element: HTMLElement,
  opened: Promise<CompareSession>,
  signal: AbortSignal,
): Promise<void> {
  const card = h("section", { class: "pnb-card pnb-compare", "aria-label": WORDS.compare });
  element.append(card);
  signal.addEventListener("abort", () => card.remove());
  try {
    const session = await opened;
    if (!signal.aborted) fill(card, session, signal);
  } catch (error) {
    card.append(h("div", { class: "pnb-error", role: "alert" }, (error as Error).message));
  }
}

function fill(card: HTMLElement, session: CompareSession, signal: AbortSignal): void {
  const sides = [session.first, session.second].map((player) => new Side(player, signal));
  const [first, second] = sides as [Side, Side];
  const pair = new Pair(first.stage, second.stage, signal);
  const controls = new Controls(pair, [], signal);
  const footer = h("footer", { class: "pnb-player-foot pnb-compare-foot" });
  const updates = [...sides.map((side) => () => side.update()), settings(footer, session, pair)];
  const update = () => {
    for (const each of updates) each();
    controls.update();
  };
  card.append(
    h("header", { class: "pnb-head" }, h("h2", {}, WORDS.compare)),
    h("div", { class: "pnb-compare-sides" }, first.element, second.element),
    controls.element,
    footer,
  );
  card.addEventListener("click", (event) => {
    if (event.target instanceof HTMLVideoElement) toggle(pair);
  });
  controls.listen(card, signal);
  for (const { changed } of [session, session.first, session.second]) changed.add(update, signal);
  for (const { stage } of sides) stage.events.addEventListener("change", update, { signal });
  update();
}

/** One of the two: its picture, its title, and what there is to say about it. */
class Side {
  readonly element: HTMLElement;
  readonly stage: PlayerStage;
  readonly #session: PlayerSession;
  readonly #title = h("strong");
  readonly #facts = h("span", { class: "pnb-head-facts" });
  readonly #words = h("div", { class: "pnb-error", role: "alert", hidden: true });
  readonly #wordsText = h("span");

  constructor(session: PlayerSession, signal: AbortSignal) {
    this.#session = session;
    this.stage = new PlayerStage(session, signal);
    this.#words.append(icon("alert"), this.#wordsText);
    this.stage.element.append(this.#words);
    this.element = h(
      "figure",
      {},
      this.stage.element,
      h("figcaption", { dir: "auto" }, this.#title, this.#facts),
    );
    tellPython(session, this.stage, signal);
  }

  update(): void {
    const session = this.#session;
    this.stage.update(canShow(session));
    const [words, isQuiet] = whatIsWrong(session, this.stage);
    this.#words.hidden = words === "";
    this.#words.classList.toggle("pnb-quiet", isQuiet);
    setText(this.#wordsText, words);
    setText(this.#title, session.get("title"));
    const sizeBytes = session.get("size_bytes");
    const facts = session.get("info").map(([, text]) => text);
    setText(this.#facts, [...facts, sizeBytes ? megabytes(sizeBytes) : ""].filter(Boolean).join(" · "));
  }
}

/** Whose sound is heard and how much later the second one begins; returns what brings them up to date. */
function settings(footer: HTMLElement, session: CompareSession, pair: Pair): () => void {
  const offset = h("input", { type: "number", step: 0.1, class: "pnb-offset" });
  const name = `pnb-heard-${crypto.getRandomValues(new Uint32Array(1))}`;
  const names = ["first", "second"] as const;
  const radios = names.map((value) => h("input", { type: "radio", name, value }));
  const labels = names.map(() => h("span"));
  const problem = h("span", { class: "pnb-bad-words", role: "alert" });
  const tell = async () => {
    const heard = radios[1]?.checked ? "second" : "first";
    setText(problem, "");
    try {
      await session.set(offset.valueAsNumber, heard);
    } catch (error) {
      setText(problem, (error as Error).message);
    }
  };
  for (const input of [offset, ...radios]) input.addEventListener("change", tell);
  footer.append(
    h(
      "fieldset",
      {},
      h("legend", {}, WORDS.heard),
      ...radios.map((radio, index) => h("label", {}, radio, labels[index])),
    ),
    h("label", {}, WORDS.offset, " ", offset, ` ${WORDS.secondsShort}`),
    problem,
  );
  return () => {
    pair.heard = session.heard;
    pair.offsetS = session.offsetS;
    if (document.activeElement !== offset) offset.value = String(session.offsetS);
    radios.forEach((radio, index) => {
      radio.checked = session.heard === names[index];
    });
    const titles = [session.first, session.second].map((player) => player.get("title"));
    labels.forEach((label, index) => {
      setText(label, titles[0] === titles[1] ? `${index + 1}` : (titles[index] ?? ""));
    });
  };
}
