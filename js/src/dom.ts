/** Small helpers around the DOM. */
import { WORDS } from "./words";

type Child = Node | string | null | undefined | false;
type Listener = (event: never) => void;

interface Properties {
  class?: string;
  on?: Record<string, Listener>;
  [attribute: string]: string | number | boolean | null | undefined | Record<string, Listener>;
}

/** Make an element; `true` sets an empty attribute; `false`, `null` and `undefined` set none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, properties);
  append(element, children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** `h` for SVG. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, properties);
  append(element, children);
  return element;
}

function setAttributes(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "object") {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener as EventListener);
      }
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

function append(element: Element, children: Child[]): void {
  for (const child of children) if (child) element.append(child);
}

const PATHS = {
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  stop: "M7 7h10v10H7z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  alert:
    "M12 8v5m0 3.2v.1M10.3 4.2 2.7 17.5A2 2 0 0 0 4.4 20.5h15.2a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z",
  down: "M12 5v14m-6.5-6.5L12 19l6.5-6.5",
  copy: "M9 9h10v11H9zM5 15V4h10",
  film: "M4 5h16v14H4zM8 5v14m8-14v14M4 9.7h4m-4 4.6h4m8-4.6h4m-4 4.6h4",
  layers: "m12 4 8 4.5-8 4.5-8-4.5zM4 12.5l8 4.5 8-4.5M4 16.5 12 21l8-4.5",
  edit: "M4 20h4L19.5 8.5a2.1 2.1 0 0 0-3-3L5 17zM14.5 7.5l3 3",
  retry: "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v4.9h-4.9",
  file: "M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6m-6 4h6",
  clip: "m20 11.5-8.2 8.2a5 5 0 0 1-7-7L13 4.5a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  target: "M12 3v4m0 10v4M3 12h4m10 0h4M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  upload: "M12 15V4m-5 5 5-5 5 5M5 20h14",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5v.1",
  play: "M8 5v14l11-7z",
  pause: "M8 5v14m8-14v14",
  frameBack: "M17 6v12l-8-6zM6 6v12",
  frameForward: "M7 6v12l8-6zM18 6v12",
  captions: "M3 6h18v12H3zM10 10.5a2 2 0 1 0 0 3m7-3a2 2 0 1 0 0 3",
  sound: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11",
  muted: "M4 9.5v5h3.5L12 19V5L7.5 9.5zM16 9.5l5 5m0-5-5 5",
  pip: "M3 5h18v14H3zM12.5 12h6v4.5h-6z",
  fullScreen: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z",
  close: "m6 6 12 12M18 6 6 18",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon of 1em; what it means stands in words beside it or in the button's label. */
export function icon(name: IconName): SVGSVGElement {
  return svg(
    "svg",
    { class: "pnb-icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] }),
  );
}

/** The product's mark: a play triangle cut from a rounded square. */
export function mark(): SVGSVGElement {
  return svg(
    "svg",
    { class: "pnb-mark", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    svg("rect", { x: 1, y: 1, width: 22, height: 22, rx: 7 }),
    svg("path", { d: "M9.4 7.6v8.8a.6.6 0 0 0 .9.5l7.2-4.4a.6.6 0 0 0 0-1L10.3 7.1a.6.6 0 0 0-.9.5Z" }),
  );
}

/** What is between quotes and has letters that run from right to left, or else such letters and what is between them. */
const RIGHT_TO_LEFT =
  /(?<=['“])[^'“”]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe][^'“”]*(?=['”])|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe](?:[^'“”()（）→]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe])?/g;

/** The words of a sentence in which quoted Arabic or Hebrew turns nothing around: the times behind it stay as they are. */
export function isolated(sentence: string): Child[] {
  const parts: Child[] = [];
  let end = 0;
  for (const { 0: quoted, index } of sentence.matchAll(RIGHT_TO_LEFT)) {
    parts.push(sentence.slice(end, index), h("bdi", {}, quoted));
    end = index + quoted.length;
  }
  return [...parts, sentence.slice(end)];
}

/** Write `text` to `element` unless it is there already, so that nothing is announced twice. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A small button with an icon; `label` is its name and its tooltip. */
export function toolButton(name: IconName, label: string, onClick: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "pnb-icon-tool", "aria-label": label, title: label, on: { click: onClick } },
    icon(name),
  );
}

/** A button that copies what `read` gives, and says that it did until it is left. */
export function copyButton(read: () => Promise<string>, onError: (error: Error) => void): HTMLButtonElement {
  const button = toolButton("copy", WORDS.copy, async () => {
    try {
      await navigator.clipboard.writeText(await read());
      show("check", WORDS.copied);
    } catch (error) {
      onError(error as Error);
    }
  });
  const show = (name: IconName, label: string) => {
    button.replaceChildren(icon(name));
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  for (const event of ["blur", "pointerleave"]) {
    button.addEventListener(event, () => show("copy", WORDS.copy));
  }
  return button;
}

/**
 * Call `act` once `element` is in the page, before the frame in which it is first seen. Nobody is told of shadow
 * trees, nor of what takes longer than a frame: that needs a `ResizeObserver`.
 */
export function whenAttached(element: Element, act: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(() => {
    if (!element.isConnected) return;
    observer.disconnect();
    act();
  });
  observer.observe(document, { childList: true, subtree: true });
  requestAnimationFrame(() => observer.disconnect());
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Let the browser save `text` as a file. */
export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h("a", { href: url, download: name });
  link.click();
  // The browser reads it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
