/** The theme's colours as a canvas can use them, read from elements that CSS has coloured. */
import { h } from "./dom";

const KINDS = ["video", "audio", "text", "other"] as const;
export type Kind = (typeof KINDS)[number];
const PLAIN = ["text", "muted", "line", "surface", "accent", "bad", "good", "wait", "select"] as const;
const SHADES = ["fill", "hover", "selected", "bar"] as const;

export type Shades = Record<(typeof SHADES)[number], string>;
export type Palette = Record<(typeof PLAIN)[number], string> & {
  kinds: Record<Kind, Shades>;
  font: string;
  /** The colours are the system's: only shapes and lines tell things apart. */
  isForced: boolean;
};

export function kindOf(type: string): Kind {
  if (type === "Video" || type === "Audio" || type === "Text") return type.toLowerCase() as Kind;
  return "other";
}

/** Elements nobody sees, one for each colour; `timeline.css` colours them. */
export class PaletteProbe {
  readonly element = h("div", { class: "pnb-probe", "aria-hidden": "true" });
  readonly #probes = new Map<string, HTMLElement>();

  constructor() {
    for (const name of PLAIN) this.#add(name, `pnb-probe-${name}`);
    for (const kind of KINDS) {
      for (const shade of SHADES) this.#add(`${kind} ${shade}`, `pnb-is-${kind} pnb-probe-${shade}`);
    }
  }

  read(): Palette {
    const of = (name: string) => {
      const probe = this.#probes.get(name);
      return (probe && getComputedStyle(probe).color) || "gray";
    };
    const plain = Object.fromEntries(PLAIN.map((name) => [name, of(name)]));
    const kinds = Object.fromEntries(
      KINDS.map((kind) => [kind, Object.fromEntries(SHADES.map((shade) => [shade, of(`${kind} ${shade}`)]))]),
    );
    const font = getComputedStyle(this.element).fontFamily || "sans-serif";
    const isForced = globalThis.matchMedia?.("(forced-colors: active)").matches ?? false;
    return { ...plain, kinds, font, isForced } as Palette;
  }

  #add(name: string, classes: string): void {
    const probe = h("span", { class: classes });
    this.#probes.set(name, probe);
    this.element.append(probe);
  }
}
