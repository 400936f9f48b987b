/** What a message is; the same list stands in `pictory_nb/widgets/wire.py`, and a test compares the two. */
export const KIND = {
  request: "request",
  cancel: "cancel",
  result: "result",
  error: "error",
  cancelled: "cancelled",
  delta: "delta",
} as const;

/** What the page can ask for; the same list stands in `pictory_nb/widgets/wire.py`. */
export const METHOD = {
  hello: "hello",
  chatSend: "chat.send",
  chatStop: "chat.stop",
  chatAction: "chat.action",
  chatLive: "chat.live",
  chatEarlier: "chat.earlier",
  chatPrompt: "chat.prompt",
  chatMarkdown: "chat.markdown",
  timelineSelect: "timeline.select",
  timelineRows: "timeline.rows",
  timelineEdit: "timeline.edit",
  timelineStep: "timeline.step",
  timelineStill: "timeline.still",
  timelineOutline: "timeline.outline",
  playerLocate: "player.locate",
  playerChunk: "player.chunk",
  playerPoster: "player.poster",
  playerPlan: "player.plan",
  playerPart: "player.part",
  playerCaptions: "player.captions",
  playerTime: "player.time",
  playerStill: "player.still",
  compareSet: "compare.set",
  filesBegin: "files.begin",
  filesChunk: "files.chunk",
  filesAddress: "files.address",
  filesPause: "files.pause",
  filesResume: "files.resume",
  filesInterrupt: "files.interrupt",
  filesRetry: "files.retry",
  filesRemove: "files.remove",
  filesRows: "files.rows",
  filesThumbnail: "files.thumbnail",
  filesScript: "files.script",
} as const;

export type Method = (typeof METHOD)[keyof typeof METHOD];
