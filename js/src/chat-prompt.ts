/** What the user said: the instruction in a bubble, a long script as a card that opens; below it what can be done with it. */
import { countWords, splitMessage } from "./chat-script";
import { h, icon, setText } from "./dom";
import { WORDS } from "./words";

/** Draw a message; `tools` are the buttons below it. */
export function promptBubble(prompt: string, tools: HTMLElement[]): HTMLElement {
  const { text, scripts } = splitMessage(prompt);
  const bubble = h(
    "div",
    { class: "pnb-prompt" },
    h("h3", { class: "pnb-hidden" }, WORDS.you),
    text ? h("div", { class: "pnb-prompt-text", dir: "auto" }, text) : null,
    ...scripts.map((script) => saidScript(script.text)),
  );
  return h(
    "div",
    { class: "pnb-said" },
    bubble,
    tools.length > 0 ? h("div", { class: "pnb-turn-tools" }, ...tools) : null,
  );
}

function saidScript(script: string): HTMLElement {
  const button = h(
    "button",
    { type: "button", class: "pnb-link", "aria-expanded": "false" },
    WORDS.showScript,
  );
  const box = h(
    "div",
    { class: "pnb-script pnb-folded" },
    h(
      "div",
      { class: "pnb-script-head" },
      icon("file"),
      h("span", { class: "pnb-script-name" }, WORDS.script),
      h("span", { class: "pnb-script-words" }, WORDS.words(countWords(script))),
      button,
    ),
    h("div", { class: "pnb-prompt-text", dir: "auto" }, script),
  );
  button.addEventListener("click", () => {
    const isFolded = box.classList.toggle("pnb-folded");
    button.setAttribute("aria-expanded", String(!isFolded));
    setText(button, isFolded ? WORDS.showScript : WORDS.showLess);
  });
  return box;
}
