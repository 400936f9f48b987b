/** The comparison's bundle: one view on two players' models, kept in step by `compare-pair.ts`. */
import compareCss from "./compare.css";
import { type CompareSession, type CompareState, openCompare } from "./compare-session";
import { drawCompare } from "./compare-view";
import playerCss from "./player.css";
import { defineWidget } from "./widget";

export default defineWidget<CompareState, Promise<CompareSession>>({
  name: "compare",
  styles: [playerCss, compareCss],
  makeSession: (model, wire, signal) => {
    const session = openCompare(model, wire, signal);
    // Views show why it failed; without one there is nobody to tell.
    session.catch(() => undefined);
    return session;
  },
  draw: drawCompare,
});
