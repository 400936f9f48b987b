/** Small helpers around the DOM. */

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
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
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

/** Write `text` to `element` unless it is there already, so that nothing is announced twice. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
