/** What a comparison shows, once per model: two players, the offset between them, and whose sound is heard. */
import { METHOD } from "./kinds";
import { findPart, Listeners, listen, type Model } from "./model";
import { PlayerSession, type PlayerState } from "./player-session";
import { Wire } from "./wire";
import { WORDS } from "./words";

/** The comparison's traits (`pictory_nb/widgets/compare.py`). */
export interface CompareState {
  first: string;
  second: string;
  offset_s: number;
  heard: "first" | "second";
}

export class CompareSession {
  readonly first: PlayerSession;
  readonly second: PlayerSession;
  readonly changed = new Listeners();
  readonly #wire: Wire;
  #offsetS: number;
  #heard: "first" | "second";

  constructor(
    model: Model<CompareState>,
    wire: Wire,
    players: [PlayerSession, PlayerSession],
    signal: AbortSignal,
  ) {
    this.#wire = wire;
    [this.first, this.second] = players;
    this.#offsetS = model.get("offset_s");
    this.#heard = model.get("heard");
    const take = () => {
      this.#offsetS = model.get("offset_s");
      this.#heard = model.get("heard");
      this.changed.call();
    };
    listen(model, ["change:offset_s", "change:heard"], take, signal);
  }

  get offsetS(): number {
    return this.#offsetS;
  }

  get heard(): "first" | "second" {
    return this.#heard;
  }

  /** Change both here at once, and tell Python, which tells the other pages. */
  async set(offsetS: number, heard: "first" | "second"): Promise<void> {
    if (Number.isFinite(offsetS)) this.#offsetS = offsetS;
    this.#heard = heard;
    this.changed.call();
    await this.#wire.request(METHOD.compareSet, { offset_s: this.#offsetS, heard });
  }
}

/** Find the two players; a front end that cannot join widgets is told of in words. */
export async function openCompare(
  model: Model<CompareState>,
  wire: Wire,
  signal: AbortSignal,
): Promise<CompareSession> {
  const find = async (trait: "first" | "second") => {
    const part = await findPart<PlayerState>(model, trait, WORDS.noManager);
    return new PlayerSession(part, new Wire(part, signal), signal);
  };
  return new CompareSession(model, wire, await Promise.all([find("first"), find("second")]), signal);
}
