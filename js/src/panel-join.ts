/**
 * Lets the parts of a panel act on each other. Each part is a widget of its own, from a bundle of its own; what
 * it offers is found at its root element, and found again after it was drawn anew.
 */
import type { ChatSession, Target } from "./chat-session";
import type { PlayerHandle } from "./player-view";
import { DRAWN, type Drawn } from "./root";
import type { TimelineSession } from "./timeline-session";
import type { TimelineHandle } from "./timeline-view";

interface Parts {
  chat: Drawn<ChatSession, unknown>;
  player: Drawn<unknown, PlayerHandle>;
  timeline: Drawn<TimelineSession, TimelineHandle>;
}

/** Join the parts below `panel`; `show` brings a part to where it can be seen. */
export function join(panel: HTMLElement, show: (part: keyof Parts) => void, signal: AbortSignal): void {
  let life = new AbortController();
  const rejoin = () => {
    life.abort();
    life = new AbortController();
    const player = drawn<Parts["player"]>(panel, "player")?.handle;
    const timeline = drawn<Parts["timeline"]>(panel, "timeline");
    const chat = drawn<Parts["chat"]>(panel, "chat")?.session;
    if (player && timeline) {
      timeline.handle.onSeek((timeMs) => player.seek(timeMs), life.signal);
      player.onTime((timeMs) => timeline.handle.setPlayhead(timeMs), life.signal);
    }
    if (chat && timeline) {
      const jump = (target: Target | null) => {
        show("timeline");
        if (target) go(target, timeline, player);
      };
      chat.onJump(jump, life.signal);
    }
  };
  panel.addEventListener(DRAWN, rejoin, { signal });
  signal.addEventListener("abort", () => life.abort());
  rejoin();
}

function go(target: Target, timeline: Parts["timeline"], player: PlayerHandle | undefined): void {
  const { rows } = timeline.session;
  const row = rows.segment.findIndex(
    (segment, index) =>
      segment === target.segment && rows.tracks[rows.lane[index] ?? -1]?.[0] === target.track,
  );
  if (row >= 0) timeline.session.select([row]);
  if (target.start_ms === null) return;
  timeline.handle.setPlayhead(target.start_ms);
  player?.seek(target.start_ms);
}

function drawn<Part>(panel: HTMLElement, name: string): Part | undefined {
  const root = panel.querySelector<HTMLElement & { pictory?: Part }>(`.pnb-${name}-root`);
  return root?.pictory;
}
