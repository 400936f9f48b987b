/** The page's words in Chinese; `words.ts` says what has to be here. */
import type { Words } from "./words";

export const CHINESE: Words = {
  // the wire
  closed: "此视图已关闭。",
  gone: "内核已重启或已结束。请重新运行该单元格。",
  cancelled: "已取消。",
  failed: "操作没有成功，内核没有说明原因。",
  silent: "内核尚未响应，可能正忙；如果刚打开笔记本，请运行该单元格。",

  // chat
  you: "您",
  pictory: "Pictory",
  conversation: "对话",
  inputLabel: "消息",
  inputPlaceholder: "粘贴文稿，或描述您想要的视频…",
  send: "发送",
  stop: "停止",
  stopping: "正在停止…",
  hint: "按 Enter 发送，Shift+Enter 换行",
  emptyMessage: "请先写下视频要讲什么、展示什么。",
  oneAtATime: "一次只能处理一条消息：请等待回答，或点“停止”。",
  greeting: "想做一个关于什么的视频？",
  greetingMore: "粘贴一篇文章或文稿，并说明视频时长。可以试试这样说：",
  working: "正在处理…",
  changes: "改动内容",
  answers: "点一下即可回答：",
  offers: "点一下即可继续：",
  earlier: (count: number) => `显示更早的 ${count} 轮对话`,
  latest: "跳到最新内容",
  showAll: (count: number) => `显示全部 ${count.toLocaleString("zh")} 字`,
  showLess: "收起",
  copy: "复制",
  copied: "已复制",
  seconds: (count: number) =>
    count < 60 ? `${Math.round(count)} 秒` : `${Math.floor(count / 60)} 分 ${Math.round(count % 60)} 秒`,
  credits: (count: number) => `${count.toLocaleString("zh")} 积分`,

  // timeline
  timeline: "时间线",
  noTimeline: "还没有时间线",
  noTimelineMore: "在对话中规划好视频后，这里会显示时间线。",
  track: "轨道",
  content: "内容",
  start: "开始",
  length: "时长",
  volume: "音量",
  segments: (count: number) => `${count.toLocaleString("zh")} 个片段`,
  tracks: (count: number) => `${count} 条轨道`,
  allSegments: "片段",
  moreRows: "显示更多片段",
  noText: "（未命名）",

  // player
  player: "视频播放器",
  noVideo: "还没有视频",
  noVideoMore: "导出时间线后，就可以在这里播放。",
  loadingVideo: "正在加载视频…",
  loadingPart: (percent: number) => `正在加载视频… ${percent}%`,
  loadVideo: (size: string) => `加载视频（${size}）`,
  download: "下载",
  cannotPlay: "当前的笔记本前端不能播放 H.264 视频。文件本身没有问题，请下载或打开",
  noSound: "当前的笔记本前端没有 AAC 解码器，视频可能没有声音。文件里是有声音的。",
  lossy: "当前的笔记本环境会丢失二进制数据，因此无法在这里显示视频。文件本身没有问题，请打开",
  brokenVideo: (reason: string) => `视频无法在这里播放：${reason}。请重新导出，或用其他播放器打开：`,
  detour: (reason: string) => `视频无法从笔记本服务器播放：${reason}。现在改由内核传送。`,
  playbackNetwork: "加载中途断开了",
  playbackDecode: "画面或声音无法解码",
  playbackSource: "收到的内容不是这里能播放的视频",

  // panel
  noManager: "当前的笔记本前端无法组合控件，请分别显示对话、播放器和时间线。",
};
