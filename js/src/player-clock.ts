/** Tells Python where the page is in the film: a few times a second while it plays, and where it stops. */
import type { Playable } from "./player-playable";
import type { PlayerSession } from "./player-session";

const EVERY_MS = 250;

export function tellPython(session: PlayerSession, playable: Playable, signal: AbortSignal): void {
  let told = "";
  let isTelling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // One message at a time: a kernel that is busy finds one when it looks again, not hundreds.
  const tell = async () => {
    clearTimeout(timer);
    timer = undefined;
    const now = `${playable.timeS} ${playable.isPaused}`;
    if (isTelling || now === told || !playable.isReady || signal.aborted) return;
    isTelling = true;
    told = now;
    try {
      await session.tellTime(playable.timeS, !playable.isPaused);
    } catch {
      // The connection's state is told elsewhere; the film plays on without Python.
    }
    isTelling = false;
    later();
  };
  const later = () => {
    if (signal.aborted || `${playable.timeS} ${playable.isPaused}` === told) return;
    timer ??= setTimeout(tell, EVERY_MS);
  };
  for (const type of ["pause", "seeked", "ended"]) playable.events.addEventListener(type, tell, { signal });
  for (const type of ["play", "timeupdate"]) playable.events.addEventListener(type, later, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
}
