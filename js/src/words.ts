/**
 * Every word that the page itself says: here in English and the choice of the language, in `words-zh.ts` in
 * Chinese. What Python says comes over the wire.
 */
import { TIMELINE_ENGLISH } from "./timeline-words";
import { grouped } from "./units";
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
  inputPlaceholder: "Script or idea for a video…",
  send: "Send",
  stop: "Stop",
  stopping: "Stopping…",
  hint: "Enter sends, Shift+Enter starts a new line",
  emptyMessage: "Write what the video should say or show first.",
  oneAtATime: "One message at a time: wait for the answer, or press Stop.",
  greeting: "What should the video be about?",
  greetingMore: "Paste a post or a script and say how long it should be. Try saying:",
  suggestions: [
    "Turn this post into a 30 second video: ",
    "Make a 20 second video about why sleep matters",
    "Change the music to something calmer",
  ],
  working: "Working…",
  changes: "What changed",
  answers: "Answer with one press:",
  offers: "Say next, with one press:",
  earlier: (count: number) => `Show ${count} earlier ${count === 1 ? "turn" : "turns"}`,
  latest: "Jump to the latest",
  newBelow: "New text below",
  script: "Script",
  words: (count: number) => `${grouped(count)} ${count === 1 ? "word" : "words"}`,
  showScript: "Show all",
  showLess: "Show less",
  pastedScript: "Pasted script",
  scriptAdded: (count: number) => `A script of ${grouped(count)} words goes with the message.`,
  scriptText: "Text of the script",
  editScript: "Edit",
  editScriptDone: "Done",
  remove: "Remove",
  attach: "Add media or a script",
  dropOnChat: "Drop media or a script here",
  mediaReady: (name: string) => `“${name}” is uploaded. Say what to do with it.`,
  stillUploading: "A file is still on its way. Wait for it, or remove it.",
  filesNotTaken: "This chat takes no files; use studio.upload in a cell.",
  saysWithScript: "Say what to make of it: “a 30 second video, upbeat”",
  edit: "Edit and send again",
  editing: "Change it and send it again; ArrowDown brings back what you were writing.",
  retry: "Send once more",
  jump: "Show on the timeline",
  steps: (count: number) => `${count} ${count === 1 ? "step" : "steps"}`,
  saveTranscript: "Save the conversation as Markdown",
  transcriptSaved: (name: string) => `Saved as ${name}.`,
  showCredits: "Show the credits",
  actions: {
    export: "Export video",
    show_timeline: "Show timeline",
    show_credits: "Credits",
    upload: "Upload a file",
    retry: "Try again",
  } as Record<string, string>,
  /** What Python calls the backends. */
  badges: { "Local engine": "Local engine", Cloud: "Cloud" } as Record<string, string>,
  /** What Python calls a widget that has no title of its own. */
  titles: { Timeline: "Timeline", Video: "Video" } as Record<string, string>,
  copy: "Copy",
  copied: "Copied",
  seconds: (count: number) =>
    count < 60 ? `${Math.round(count)} s` : `${Math.floor(count / 60)} min ${Math.round(count % 60)} s`,
  credits: (count: number) => `${grouped(count)} ${count === 1 ? "credit" : "credits"}`,

  // timeline
  timeline: "Timeline",
  tl: TIMELINE_ENGLISH,
  noTimeline: "No timeline yet",
  noTimelineMore: "It fills when a video has been planned in the chat.",
  track: "Track",
  content: "Content",
  start: "Start",
  length: "Length",
  volume: "Volume",
  segments: (count: number) => `${grouped(count)} ${count === 1 ? "segment" : "segments"}`,
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
  brokenVideo: (reason: string) =>
    `The video could not be played here: ${reason}. Export it again, or open the file in another player:`,
  detour: (reason: string) =>
    `The video did not play from the notebook's server: ${reason}. It comes through the kernel instead.`,
  playbackNetwork: "it broke off while it was being loaded",
  playbackDecode: "the picture or the sound could not be decoded",
  playbackSource: "what arrived is not a video that plays here",
  play: "Play",
  pause: "Pause",
  position: "Position",
  positionOf: (at: string, length: string) => `${at} of ${length}`,
  frameBack: "One frame back (,)",
  frameForward: "One frame forward (.)",
  speed: "Speed",
  captions: "Captions (c)",
  captionsName: "Captions",
  mute: "Mute (m)",
  unmute: "Unmute (m)",
  loudness: "Loudness",
  pip: "Picture in picture (p)",
  fullScreen: "Full screen (f)",
  keepStill: "Keep this picture for Python (s)",
  keptStill: (count: number) => `Kept: player.stills[-1], picture ${count}`,
  dismiss: "Close this message",
  rendering: "Plays while it is being rendered",
  waitingRender: "This part is still being rendered. It plays as soon as it is there.",
  waitingData: "Waiting for the video to arrive…",
  noLive:
    "This notebook front end cannot play a video while it is being rendered. It is shown here when it is done.",
  onlySound:
    "Only the sound plays here: this notebook front end found no picture in the file that it can show. The file itself is fine: download it or open",
  loadingCaptions: "The captions could not be loaded:",
  compare: "Compare two videos",
  heard: "Sound of",
  offset: "Second video later by",
  secondsShort: "s",

  // files
  files: "Media and scripts",
  dropFiles: "Drop files here or paste them",
  dropNow: "Let go to add",
  browse: "Browse…",
  address: "Web address of a file",
  addressHint: "https://…",
  fetchAddress: "Fetch",
  acceptedFiles: "Video, pictures and sound up to 500 MB, fonts. Texts (txt, md, html, docx) become scripts.",
  pastedText: "Pasted text",
  pauseFile: "Pause",
  resumeFile: "Go on",
  cancelFile: "Cancel",
  removeFile: "Remove",
  retryFile: "Try again",
  chooseAgain: "Choose again",
  ofFile: (action: string, name: string) => `${action}: ${name}`,
  waitingFile: "Waiting for its turn",
  receivingFile: (done: string, all: string) => `Sent ${done} of ${all}`,
  sendingFile: (done: string, all: string) => `Passed on ${done} of ${all}`,
  checkingFile: "The backend looks at it…",
  fetchingFile: "The backend fetches it…",
  rate: (perSecond: string, left: string) => `${perSecond}/s, ${left} left`,
  pausedFile: (percent: number) => `Paused at ${percent}%`,
  interruptedFile: (percent: number) =>
    `Stopped at ${percent}%. Choose the same file again, and it goes on from there.`,
  doneFile: "Uploaded",
  scriptFile: (count: number) => `Read as a script: ${grouped(count)} ${count === 1 ? "word" : "words"}`,
  knownFile: (name: string) => `“${name}” is in the list already.`,
  goesOn: (name: string, percent: number) => `“${name}” goes on from ${percent}%.`,
  unreadableFile: (name: string) =>
    `“${name}” cannot be read: it was changed or moved, or it is a folder. Choose it again.`,
  saidOfFile: (name: string, what: string) => `${name}: ${what}`,
  filesAsText: "This notebook host loses binary data, so files go as text: slower, and just as whole.",

  // panel
  sections: "Parts of the panel",
  chatSection: "Chat",
  uploadSection: "Uploads",
  videoSection: "Video",
  timelineSection: "Timeline",
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
