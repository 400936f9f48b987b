/** The player's bundle; state lives in `player-session.ts`, drawing in `player-view.ts`. */
import playerCss from "./player.css";
import { PlayerSession, type PlayerState } from "./player-session";
import { drawPlayer } from "./player-view";
import { defineWidget } from "./widget";

export default defineWidget<PlayerState, PlayerSession>({
  name: "player",
  styles: [playerCss],
  makeSession: (model, wire, signal) => new PlayerSession(model, wire, signal),
  draw: drawPlayer,
});
