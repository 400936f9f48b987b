/**
 * Every word that the page itself says: here in English and the choice of the language, in `words-zh.ts` in
 * Chinese. What Python says comes over the wire.
 */
import { CHINESE } from "./words-zh";

const ENGLISH = {
  // the wire
  closed: "This view was closed.",
  gone: "The kernel was restarted or has ended. Run the cell again to go on.",
  cancelled: "Cancelled.",
  failed: "That did not work, and the kernel gave no reason.",
  silent: "The kernel has not answered yet. It may be busy; if the notebook was just opened, run the cell.",

  // chat
  you: "You",
  pictory: "Pictory",
  conversation: "Conversation",
  inputLabel: "Message",
  inputPlaceholder: "Paste a script or describe a video…",
  send: "Send",
  stop: "Stop",
  stopping: "Stopping…",
  hint: "Enter sends, Shift+Enter starts a new line",
  emptyMessage: "Write what the video should say or show first.",
  oneAtATime: "One message at a time: wait for the answer, or press Stop.",
  greeting: "What should the video be about?",
  greetingMore: "Paste a post or a script and say how long it should be. Try saying:",
  working: "Working…",
  changes: "What changed",
  answers: "Answer with one press:",
  offers: "Say next, with one press:",
  earlier: (count: number) => `Show ${count} earlier ${count === 1 ? "turn" : "turns"}`,
  latest: "Jump to the latest",
  showAll: (count: number) => `Show all ${count.toLocaleString("en")} words`,
  showLess: "Show less",
  copy: "Copy",
  copied: "Copied",
  seconds: (count: number) =>
    count < 60 ? `${Math.round(count)} s` : `${Math.floor(count / 60)} min ${Math.round(count % 60)} s`,
  credits: (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "credit" : "credits"}`,

  // timeline
  timeline: "Timeline",
  noTimeline: "No timeline yet",
  noTimelineMore: "It fills when a video has been planned in the chat.",
  track: "Track",
  content: "Content",
  start: "Start",
  length: "Length",
  volume: "Volume",
  segments: (count: number) => `${count.toLocaleString("en")} ${count === 1 ? "segment" : "segments"}`,
  tracks: (count: number) => `${count} ${count === 1 ? "track" : "tracks"}`,
  allSegments: "Segments",
  moreRows: "Show more segments",
  noText: "(no name)",

  // player
  player: "Video player",
  noVideo: "No video yet",
  noVideoMore: "Export the timeline, and it plays here.",
  loadingVideo: "Loading the video…",
  loadingPart: (percent: number) => `Loading the video… ${percent}%`,
  loadVideo: (size: string) => `Load the video (${size})`,
  download: "Download",
  cannotPlay: "This notebook front end cannot play H.264 video. The file itself is fine: download it or open",
  noSound:
    "This notebook front end has no AAC decoder, so the video may play without sound. The file has sound.",
  lossy:
    "This notebook host loses binary data, so the video cannot be shown here. The file itself is fine, open",
  brokenVideo: (reason: string) =>
    `The video could not be played here: ${reason}. Export it again, or open the file in another player:`,
  detour: (reason: string) =>
    `The video did not play from the notebook's server: ${reason}. It comes through the kernel instead.`,
  playbackNetwork: "it broke off while it was being loaded",
  playbackDecode: "the picture or the sound could not be decoded",
  playbackSource: "what arrived is not a video that plays here",

  // panel
  noManager:
    "This notebook front end cannot join widgets. Show chat, player and timeline one by one instead.",
};

/** What every language has to say; a table with a hole does not compile. */
export type Words = Readonly<typeof ENGLISH>;

export const LANGUAGES: Readonly<Record<string, Words>> = { en: ENGLISH, zh: CHINESE };

/** The words in the language that is in use; read them when they are shown and keep none. */
export let WORDS: Words = ENGLISH;

/** The code of the language in use, "en" or "zh". */
export let language = "en";

/** Speak `code` ("zh", "zh-CN"), or the page's language when it is empty. */
export function speak(code: string): void {
  const [wanted = ""] = (code || pageLanguage()).toLowerCase().split(/[-_]/);
  language = wanted in LANGUAGES ? wanted : "en";
  WORDS = LANGUAGES[language] ?? ENGLISH;
}

/** JupyterLab and VS Code say "en" whatever the user speaks; the browser knows better then. */
function pageLanguage(): string {
  const page = document.documentElement.lang;
  return page && !/^en\b/i.test(page) ? page : navigator.language;
}
