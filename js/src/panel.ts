/**
 * The panel's bundle: one view on three models, each of which also has a widget of its own. The panel makes
 * its own sessions on them, as a second browser tab would.
 */
import chatCss from "./chat.css";
import { ChatSession, type ChatState } from "./chat-session";
import { drawChat } from "./chat-view";
import { h } from "./dom";
import type { Model } from "./model";
import panelCss from "./panel.css";
import playerCss from "./player.css";
import { PlayerSession, type PlayerState } from "./player-session";
import { drawPlayer } from "./player-view";
import timelineCss from "./timeline.css";
import { TimelineSession, type TimelineState } from "./timeline-session";
import { drawTimeline } from "./timeline-view";
import { defineWidget } from "./widget";
import { Wire } from "./wire";
import { WORDS } from "./words";

interface PanelState {
  chat: string;
  player: string;
  timeline: string;
}

interface Parts {
  chat: ChatSession;
  player: PlayerSession;
  timeline: TimelineSession;
}

const REFERENCE = "IPY_MODEL_";

async function findParts(model: Model<PanelState>, signal: AbortSignal): Promise<Parts> {
  const manager = model.widget_manager;
  if (!manager) throw new Error(WORDS.noManager);
  const find = async <State extends object>(key: keyof PanelState) =>
    (await manager.get_model(model.get(key).replace(REFERENCE, ""))) as Model<State>;
  const [chat, player, timeline] = await Promise.all([
    find<ChatState>("chat"),
    find<PlayerState>("player"),
    find<TimelineState>("timeline"),
  ]);
  const wire = (part: Model<object>) => new Wire(part, signal);
  return {
    chat: new ChatSession(chat, wire(chat), signal),
    player: new PlayerSession(player, wire(player), signal),
    timeline: new TimelineSession(timeline, wire(timeline), signal),
  };
}

async function draw(element: HTMLElement, parts: Promise<Parts>, signal: AbortSignal): Promise<void> {
  const chatBox = h("div", { class: "pnb-panel-chat" });
  const playerBox = h("div", { class: "pnb-panel-player" });
  const timelineBox = h("div", { class: "pnb-panel-timeline" });
  element.append(h("div", { class: "pnb-panel" }, chatBox, playerBox, timelineBox));
  try {
    const { chat, player, timeline } = await parts;
    if (signal.aborted) return;
    drawChat(chatBox, chat, signal);
    const lanes = drawTimeline(timelineBox, timeline, signal);
    const screen = drawPlayer(playerBox, player, signal);
    lanes.onSeek((timeMs) => screen.seek(timeMs), signal);
    screen.onTime((timeMs) => lanes.setPlayhead(timeMs), signal);
  } catch (error) {
    chatBox.append(h("div", { class: "pnb-error", role: "alert" }, (error as Error).message));
  }
}

export default defineWidget<PanelState, Promise<Parts>>({
  name: "panel",
  styles: [chatCss, playerCss, timelineCss, panelCss],
  makeSession: (model, _wire, signal) => {
    const parts = findParts(model, signal);
    // Views show why it failed; without one there is nobody to tell.
    parts.catch(() => undefined);
    return parts;
  },
  draw,
});
