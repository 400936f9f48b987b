/** What every view's root element needs: styles, the host's theme, and keys that stay inside. */
import { h } from "./dom";
import { wear } from "./sheets";
import themeCss from "./theme.css";
import { language } from "./words";

/** Give `host` a styled root; its lifetime is `signal`'s. */
export function makeRoot(
  host: HTMLElement,
  name: string,
  styles: string[],
  signal: AbortSignal,
): HTMLElement {
  const root = h("div", {
    class: `pnb pnb-${name}-root`,
    lang: language,
    "data-lm-suppress-shortcuts": "true",
  });
  wear(host, [themeCss, ...styles].join("\n"), signal);
  host.append(root);
  keepKeysInside(root, signal);
  followTheme(root, signal);
  signal.addEventListener("abort", () => root.remove());
  return root;
}

/** Told, from a root element upwards, when it was drawn. */
export const DRAWN = "pictory-drawn";

/** What other widgets in the page find at a root element, as its property `pictory`. */
export interface Drawn<Session, Handle> {
  session: Session;
  handle: Handle;
}

/** Let other widgets in the page find `drawn` at `root`. */
export function offer(root: HTMLElement, drawn: Drawn<unknown, unknown>): void {
  Object.assign(root, { pictory: drawn });
  root.dispatchEvent(new Event(DRAWN, { bubbles: true }));
}

/** A live view hides its static twin, the output of that class, and the row of JupyterLab's that would be empty. */
export function hideStandIn(host: HTMLElement, name: string | undefined, signal: AbortSignal): void {
  if (!name) return;
  const style = h("style");
  // Two rules: a browser without :has() drops the one that it does not know.
  style.textContent = `.${name}{display:none}.jp-OutputArea-child:has(.${name}){display:none!important}`;
  host.append(style);
  signal.addEventListener("abort", () => style.remove());
}

/** Shift+Enter would run the cell again, and single letters are notebook commands. */
function keepKeysInside(root: HTMLElement, signal: AbortSignal): void {
  for (const type of ["keydown", "keypress", "keyup", "paste", "copy", "cut"]) {
    root.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }
  // Notebook 7 looks at keys before they come here, at the focused element first, and at the root never.
  root.addEventListener(
    "focusin",
    ({ target }) => (target as Element).setAttribute("data-lm-suppress-shortcuts", "true"),
    { signal },
  );
}

function followTheme(root: HTMLElement, signal: AbortSignal): void {
  const update = () => {
    const theme = isDark(root) ? "dark" : "light";
    // Written again it would count as a change, and what follows the theme would be drawn anew.
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
  };
  const observer = new MutationObserver(update);
  const options = {
    attributes: true,
    attributeFilter: ["class", "style", "data-jp-theme-name", "data-theme"],
  };
  for (const element of [document.documentElement, document.body]) observer.observe(element, options);
  signal.addEventListener("abort", () => observer.disconnect());
  const media = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  media?.addEventListener("change", update, { signal });
  update();
  // The view is attached to the page after it has been drawn; only then is there a background to look at.
  requestAnimationFrame(update);
}

function isDark(root: HTMLElement): boolean {
  const body = document.body;
  const jupyter = body.dataset.jpThemeLight;
  if (jupyter !== undefined) return jupyter === "false";
  if (body.classList.contains("vscode-dark")) return true;
  if (body.classList.contains("vscode-light")) return false;
  const background = backgroundBehind(root);
  if (background) return luminance(background) < 0.4;
  return false;
}

/** The first opaque background among the element's ancestors, across shadow roots. */
function backgroundBehind(root: Element): [number, number, number] | null {
  for (let element = parentOf(root); element; element = parentOf(element)) {
    const [red, green, blue, alpha = 1] = channelsOf(getComputedStyle(element).backgroundColor);
    if (red !== undefined && green !== undefined && blue !== undefined && alpha > 0.5)
      return [red, green, blue];
  }
  return null;
}

/** Red, green and blue to 255, and what covers to 1; none where the colour is not known. */
function channelsOf(colour: string): number[] {
  if (/^rgba?\(/.test(colour)) return colour.match(/[\d.]+/g)?.map(Number) ?? [];
  // Such as oklch() and lab(): their numbers mean something else, and painting them tells.
  const ctx = colour ? h("canvas", { width: 1, height: 1 }).getContext("2d") : null;
  if (!ctx) return [];
  ctx.fillStyle = colour;
  ctx.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = ctx.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function luminance([red, green, blue]: [number, number, number]): number {
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
