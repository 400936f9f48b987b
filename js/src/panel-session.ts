/** What a panel is made of, once per model: the models of its parts, and which of them are folded. */
import { METHOD } from "./kinds";
import { findPart, Listeners, listen, type Model } from "./model";
import type { Wire } from "./wire";
import { WORDS } from "./words";

/** The panel's traits (`pictory_nb/widgets/panel.py`). */
export interface PanelState {
  chat: string;
  uploader: string | null;
  player: string;
  timeline: string;
  folded: string[];
}

export const PARTS = ["chat", "uploader", "player", "timeline"] as const;
export type PartName = (typeof PARTS)[number];

/** A view of another widget, as its manager makes it. */
interface View {
  el: HTMLElement;
  remove(): void;
}

export class PanelSession {
  readonly changed = new Listeners();
  readonly #model: Model<PanelState>;
  readonly #wire: Wire;
  #folded: string[];

  constructor(model: Model<PanelState>, wire: Wire, signal: AbortSignal) {
    this.#model = model;
    this.#wire = wire;
    this.#folded = model.get("folded");
    const take = () => {
      this.#folded = model.get("folded");
      this.changed.call();
    };
    listen(model, ["change:folded"], take, signal);
  }

  get folded(): string[] {
    return this.#folded;
  }

  has(part: PartName): boolean {
    return Boolean(this.#model.get(part));
  }

  /** Fold these parts here; Python keeps it for other pages and for this one when it is reloaded. */
  async fold(folded: string[]): Promise<void> {
    this.#folded = folded;
    await this.#wire.request(METHOD.panelFold, { folded }).catch(() => undefined);
  }

  /** Make a view of one part; in words, why this front end cannot. */
  async open(part: PartName): Promise<View> {
    const model = await findPart(this.#model, part, WORDS.noManager);
    const make = this.#model.widget_manager?.create_view;
    if (!make) throw new Error(WORDS.noManager);
    return (await make.call(this.#model.widget_manager, model)) as View;
  }
}
