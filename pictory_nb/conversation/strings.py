"""The conversation's own words, in every language that it speaks; nothing else of the package words them.

A field with ``{name}`` in it is a template: ``words("en").credits_left.format(available="50")``.
"""

from __future__ import annotations

from dataclasses import dataclass

from pictory_nb.languages import Languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything that a conversation says itself, in one language; `language` is its code."""

    language: str
    # while it works
    connecting: str
    sending: str
    working: str
    still_working: str
    waiting_for_another: str
    looking: str
    looking_late: str
    looking_after_restart: str
    # how a turn ends
    done: str
    nothing_changed: str
    not_applied: str
    edited_table: str
    broken_with_changes: str
    broken_midway: str
    late_with_changes: str
    late_midway: str
    stopped: str
    stopped_after: str
    failed: str
    # two stages of a generation
    raw_video_ready: str
    all_tracks_ready: str
    # buttons and what they stand for in the chat
    export: str
    show_timeline: str
    show_credits: str
    upload: str
    upload_advice: str
    # credits
    credits_left: str
    credits_reserved: str
    generation_cost: str
    editing_cost: str
    credits_short: str
    credits_spent: str
    # sessions and messages
    empty_message: str
    unreachable_note: str
    state_note: str
    export_unfetched: str
    nothing_to_retry: str
    # upload and export
    uploading: str
    uploaded: str
    exported: str
    exported_file: str
    fetched_file: str
    export_unfinished: str
    export_unfinished_see_chat: str
    export_stopped: str
    export_prepare: str
    export_find: str
    export_wait: str
    export_frames: str
    export_sound: str
    export_join: str
    export_render: str
    export_fetch: str
    # tools
    tool_read_script: str
    tool_plan_scenes: str
    tool_write_captions: str
    tool_choose_music: str
    tool_edit_timeline: str
    tool_generate_video: str
    tool_generate_image: str
    tool_add_effects: str
    tool_undo: str
    tool_redo: str
    tool_restore_version: str
    tool_other: str
    tool_any: str

    def tool_label(self, name: str) -> str:
        """Return what people read for a tool; an unknown one is named, in English as words ("Add bgm")."""
        known = getattr(self, f"tool_{name}", None) if name not in {"any", "other", "label"} else None
        if isinstance(known, str):
            return known
        spelled = name.replace("_", " ").replace("-", " ").strip().capitalize()
        if not spelled:
            return self.tool_any
        return self.tool_other.format(name=spelled if self.language == "en" else name)

    def export_stage(self, stage: str) -> str:
        """Return how far an export is (`ExportProgress.stage`, in English) in this language."""
        name = next((name for name in _EXPORT_STAGES if getattr(_ENGLISH, name) == stage), None)
        return stage if name is None else str(getattr(self, name))


_EXPORT_STAGES = (
    *("export_prepare", "export_find", "export_wait", "export_frames", "export_sound"),
    *("export_join", "export_render", "export_fetch"),
)

_ENGLISH = Words(
    language="en",
    connecting="Connecting…",
    sending="Sending…",
    working="Working on it…",
    still_working="Still working…",
    waiting_for_another="Waiting until the message before has ended…",
    looking="The connection broke. Looking at what was done…",
    looking_late="No answer came in time. Looking at what was done…",
    looking_after_restart="Looking at what was done while nobody listened…",
    done="Done:",
    nothing_changed="Nothing changed on the timeline. Say it differently, or press Retry to send it once "
    "more.",
    not_applied="These parts of the edit are not on the timeline:",
    edited_table="(edited by hand)",
    broken_with_changes="The connection broke, but the work was done:",
    broken_midway="The connection broke here. On the timeline:",
    late_with_changes="No answer came in time, but the work was done:",
    late_midway="The answer stopped here. On the timeline:",
    stopped="Stopped.",
    stopped_after="Stopped. Until then:",
    failed="That did not work.",
    raw_video_ready="The raw video is there; music and titles follow.",
    all_tracks_ready="All tracks are there now.",
    export="Export",
    show_timeline="Show the timeline",
    show_credits="Show my credits",
    upload="Upload",
    upload_advice='Run `studio.upload("picture.png")` in a cell: pictures, clips and sound up to 500 MB.',
    credits_left="{available} credits.",
    credits_reserved="{available} credits, {frozen} of them reserved.",
    generation_cost="A new video costs about {cost} credits; you have {available}.",
    editing_cost="Editing costs about {cost} credits per session; you have {available}.",
    credits_short="This may cost more than you have: about {cost} credits, and {available} are left.",
    credits_spent="{spent} credits were spent, {left} are left.",
    empty_message="Write what the video should say or show first: the message is empty.",
    unreachable_note=" – as last seen: the backend cannot be reached now",
    state_note=" – state {number}",
    export_unfetched='An export was not fetched: {name}. Fetch it with studio.fetch_export("{render_id}").',
    nothing_to_retry="There is no message to retry. Apply an edited table again: studio.timeline.apply(df).",
    uploading="Uploading {name}",
    uploaded="Uploaded {name}",
    exported="Your video is ready: **{name}** ({info}), in `{folder}`.",
    exported_file="Exported {name}",
    fetched_file="Fetched {name}",
    export_unfinished="The export did not finish.",
    export_unfinished_see_chat="The export did not finish. What happened is said in the chat.",
    export_stopped="The export was stopped.",
    export_prepare="Preparing the export",
    export_find="Looking for the export",
    export_wait="Waiting for its turn",
    export_frames="Drawing the pictures",
    export_sound="Mixing the sound",
    export_join="Joining the film",
    export_render="Rendering",
    export_fetch="Fetching the file",
    tool_read_script="Reading the script",
    tool_plan_scenes="Planning the scenes",
    tool_write_captions="Writing the captions",
    tool_choose_music="Choosing the music",
    tool_edit_timeline="Editing the timeline",
    tool_generate_video="Generating the video",
    tool_generate_image="Generating a picture",
    tool_add_effects="Adding effects",
    tool_undo="Taking it back",
    tool_redo="Bringing it back",
    tool_restore_version="Bringing an earlier version back",
    tool_other="{name}",
    tool_any="Working",
)

_CHINESE = Words(
    language="zh",
    connecting="正在连接…",
    sending="正在发送…",
    working="正在处理…",
    still_working="还在处理中，请稍候…",
    waiting_for_another="正在等待上一条消息结束…",
    looking="连接断开了，正在查看已完成的内容…",
    looking_late="等了很久没有回答，正在查看已完成的内容…",
    looking_after_restart="正在查看您离开期间完成的内容…",
    done="已完成：",
    nothing_changed="时间线没有任何变化。换个说法试试，或者点“重试”再发一次。",
    not_applied="以下修改没有出现在时间线上：",
    edited_table="（手动编辑）",
    broken_with_changes="连接断开了，但修改已经完成：",
    broken_midway="连接在这里断开了。时间线上的变化：",
    late_with_changes="等了很久没有回答，但修改已经完成：",
    late_midway="回答在这里中断了。时间线上的变化：",
    stopped="已停止。",
    stopped_after="已停止。停止前完成的修改：",
    failed="没有成功。",
    raw_video_ready="视频画面已经生成，音乐和标题随后就来。",
    all_tracks_ready="所有轨道都已就绪。",
    export="导出",
    show_timeline="查看时间线",
    show_credits="查看积分",
    upload="上传",
    upload_advice='请在单元格中运行 `studio.upload("picture.png")`：支持图片、视频和音频，最大 500 MB。',
    credits_left="剩余 {available} 积分。",
    credits_reserved="剩余 {available} 积分，其中 {frozen} 积分已预留。",
    generation_cost="生成一个新视频大约需要 {cost} 积分，您还有 {available} 积分。",
    editing_cost="每次编辑会话大约需要 {cost} 积分，您还有 {available} 积分。",
    credits_short="积分可能不够：大约需要 {cost} 积分，目前只剩 {available} 积分。",
    credits_spent="本次花费 {spent} 积分，剩余 {left} 积分。",
    empty_message="消息是空的：请先写下视频要讲什么、展示什么。",
    unreachable_note="（上次看到的内容：现在无法连接后端）",
    state_note="（第 {number} 个状态）",
    export_unfetched='有一个导出还没有取回：{name}。取回请运行 studio.fetch_export("{render_id}")。',
    nothing_to_retry="没有可以重试的消息。修改过的表格请再次用 studio.timeline.apply(df) 提交。",
    uploading="正在上传 {name}",
    uploaded="已上传 {name}",
    exported="视频已经导出：**{name}**（{info}），保存在 `{folder}`。",
    exported_file="已导出 {name}",
    fetched_file="已获取 {name}",
    export_unfinished="导出没有完成。",
    export_unfinished_see_chat="导出没有完成，原因请看对话。",
    export_stopped="导出已停止。",
    export_prepare="正在准备导出",
    export_find="正在查找导出任务",
    export_wait="正在排队",
    export_frames="正在绘制画面",
    export_sound="正在混音",
    export_join="正在合成视频",
    export_render="正在渲染",
    export_fetch="正在下载文件",
    tool_read_script="正在阅读文稿",
    tool_plan_scenes="正在规划场景",
    tool_write_captions="正在撰写字幕",
    tool_choose_music="正在挑选音乐",
    tool_edit_timeline="正在编辑时间线",
    tool_generate_video="正在生成视频",
    tool_generate_image="正在生成图片",
    tool_add_effects="正在添加特效",
    tool_undo="正在撤销",
    tool_redo="正在重做",
    tool_restore_version="正在恢复之前的版本",
    tool_other="正在执行：{name}",
    tool_any="处理中",
)

LANGUAGES = Languages(en=_ENGLISH, zh=_CHINESE)
"""The languages that the conversation speaks itself."""

EDIT_HEADINGS = frozenset(spoken.edited_table for spoken in LANGUAGES.values()) | {
    "(edited as a table)",
    "（通过表格编辑）",
}
"""What stands in the place of a message where a timeline was edited by hand, in earlier versions too."""


words = LANGUAGES.of
"""Returns the conversation's words in a language ("zh", "zh-CN"); English where it does not speak it."""
