/** Style sheets that all views in a page share: parsed once, and each rule matched once, however many there are. */
import { h } from "./dom";

/** The sheets that a document or shadow root wears for us, by their text; several bundles use them. */
type Worn = Map<string, { sheet: CSSStyleSheet; views: number }>;
type Wearer = (Document | ShadowRoot) & { [SHEETS]?: Worn };

const SHEETS = Symbol.for("pictory-nb.sheets");

/** Let `host` and what it holds be styled by `css` until `signal`. */
export function wear(host: HTMLElement, css: string, signal: AbortSignal): void {
  const wearer = wearerOf(host);
  if (!wearer) {
    const style = h("style");
    style.textContent = css;
    host.append(style);
    signal.addEventListener("abort", () => style.remove());
    return;
  }
  wearer[SHEETS] ??= new Map();
  const worn = wearer[SHEETS];
  const shared = worn.get(css) ?? { sheet: new CSSStyleSheet(), views: 0 };
  if (!worn.has(css)) {
    shared.sheet.replaceSync(css);
    worn.set(css, shared);
    wearer.adoptedStyleSheets = [...wearer.adoptedStyleSheets, shared.sheet];
  }
  shared.views += 1;
  signal.addEventListener("abort", () => {
    shared.views -= 1;
    if (shared.views > 0) return;
    worn.delete(css);
    wearer.adoptedStyleSheets = wearer.adoptedStyleSheets.filter((sheet) => sheet !== shared.sheet);
  });
}

/** The document or shadow root of `host`; none where that is not known yet, or where sheets cannot be shared. */
function wearerOf(host: HTMLElement): Wearer | null {
  const root = host.getRootNode();
  const isJupyter = document.body.dataset.jpThemeLight !== undefined;
  const wearer = root instanceof Document || root instanceof ShadowRoot ? root : isJupyter ? document : null;
  return wearer && "adoptedStyleSheets" in wearer ? wearer : null;
}
