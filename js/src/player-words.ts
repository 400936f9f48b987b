/** What there is to say about a video that does not play as it should, the most important first. */
import type { PlayerSession } from "./player-session";
import type { PlayerStage } from "./player-stage";
import { WORDS } from "./words";

const H264 = "avc1.640028";
const AAC = "mp4a.40.2";

/** Whether this page has the decoder for the film's picture. */
export function canShow(session: PlayerSession): boolean {
  return canDecode("video", session.get("codecs")[0] ?? H264);
}

/** The words, empty if there are none, and whether the video plays all the same. */
export function whatIsWrong(session: PlayerSession, stage: PlayerStage): [string, boolean] {
  const { source } = session;
  const { kind, text = "" } = session.get("notice");
  const path = session.get("path");
  const isThere = source.status === "ready" || source.status === "parts";
  if (kind === "error") return [text, false];
  if (source.status === "failed") return [source.words, false];
  if (session.broken) return [session.broken, false];
  if (stage.captions.problem) return [stage.captions.problem, false];
  if (isThere && !canShow(session)) return [`${WORDS.cannotPlay} ${path}`, false];
  if (isThere && stage.hasOnlySound) return [`${WORDS.onlySound} ${path}`, false];
  if (kind === "note") return [text, true];
  if (session.detour) return [session.detour, true];
  return [isThere && !canHear(session) ? WORDS.noSound : "", true];
}

function canHear(session: PlayerSession): boolean {
  const [picture, sound] = session.get("codecs");
  const isSilent = picture !== undefined && sound === undefined;
  return isSilent || canDecode("audio", sound ?? AAC);
}

function canDecode(kind: "video" | "audio", codec: string): boolean {
  return document.createElement("video").canPlayType(`${kind}/mp4; codecs="${codec}"`) !== "";
}
