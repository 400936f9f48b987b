/**
 * The panel's bundle: shows other widgets as one. Each part is drawn by its own bundle on its own model, as in a
 * cell of its own; this one places them, folds them and lets them act on each other.
 */
import { h } from "./dom";
import panelCss from "./panel.css";
import { FoldBar } from "./panel-fold";
import { join } from "./panel-join";
import { PARTS, PanelSession, type PanelState, type PartName } from "./panel-session";
import { DRAWN } from "./root";
import { defineWidget } from "./widget";
import { WORDS } from "./words";

function drawPanel(element: HTMLElement, session: PanelSession, signal: AbortSignal): void {
  const labels: Record<PartName, string> = {
    chat: WORDS.chatSection,
    uploader: WORDS.uploadSection,
    player: WORDS.videoSection,
    timeline: WORDS.timelineSection,
  };
  const parts = PARTS.filter((name) => session.has(name)).map((name) => ({
    name,
    label: labels[name],
    element: h("div", { class: `pnb-part pnb-panel-${name}` }),
  }));
  const bar = new FoldBar(parts, WORDS.sections, (folded) => void session.fold(folded));
  const boxes = new Map(parts.map((part) => [part.name, part.element]));
  const place = () => {
    bar.fold(new Set(session.folded));
    panel.classList.toggle("pnb-no-left", isFolded("chat") && isFolded("uploader"));
    panel.classList.toggle("pnb-no-right", isFolded("player") && isFolded("timeline"));
  };
  const isFolded = (name: PartName) => boxes.get(name)?.hidden ?? true;
  const side = (...names: PartName[]) =>
    h("div", { class: "pnb-side" }, ...names.map((name) => boxes.get(name)));
  const panel = h(
    "div",
    { class: "pnb-panel" },
    bar.element,
    h("div", { class: "pnb-sides" }, side("chat", "uploader"), side("player", "timeline")),
  );
  bar.element.addEventListener("click", place);
  element.append(panel);
  signal.addEventListener("abort", () => panel.remove());
  session.changed.add(place, signal);
  place();
  join(panel, (name) => show(name), signal);
  const show = (name: PartName) => {
    session.fold(session.folded.filter((one) => one !== name));
    place();
    boxes.get(name)?.scrollIntoView({ block: "nearest" });
  };
  fill(parts, session, signal);
}

/** All parts are fetched at once, and shown from above to below: none comes between two that are there. */
async function fill(
  parts: { name: PartName; element: HTMLElement }[],
  session: PanelSession,
  signal: AbortSignal,
): Promise<void> {
  const opened = parts.map(({ name }) => session.open(name));
  // Whatever fails is said in its own place, when it is its turn.
  for (const view of opened) view.catch(() => undefined);
  for (const [index, { element }] of parts.entries()) await show(element, opened[index], signal);
}

async function show(
  box: HTMLElement,
  opened: ReturnType<PanelSession["open"]> | undefined,
  signal: AbortSignal,
): Promise<void> {
  try {
    const view = await opened;
    if (!view) return;
    if (signal.aborted) {
      view.remove();
      return;
    }
    signal.addEventListener("abort", () => view.remove());
    box.append(view.el);
    // What was drawn before it stood here has told nobody.
    box.dispatchEvent(new Event(DRAWN, { bubbles: true }));
  } catch (error) {
    box.append(h("div", { class: "pnb-error", role: "alert" }, (error as Error).message));
  }
}

export default defineWidget<PanelState, PanelSession>({
  name: "panel",
  styles: [panelCss],
  makeSession: (model, wire, signal) => new PanelSession(model, wire, signal),
  draw: drawPanel,
});
