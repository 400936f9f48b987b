"""The batch's own words, in every language that the package speaks.

A field with ``{name}`` in it is a template. A batch speaks the language of its session, before there is one
that of its first item.
"""

from __future__ import annotations

from dataclasses import dataclass

from pictory_nb.languages import Languages


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchWords:
    """Everything that a batch says itself, in one language; `language` is its code."""

    language: str
    # while it works
    beginning: str
    sending: str
    looking: str
    # how one video ends
    done: str
    stopped: str
    unexpected: str
    unseen: str
    broken: str
    others: str
    moved_on: str
    address_not_kept: str
    nothing_changed: str
    no_video: str
    new_session: str
    source_changed: str
    renamed: str
    # how the batch ends
    batch_stopped: str
    some_waiting: str
    unfinished: str
    # the table
    source: str
    status: str
    message: str
    one_video: str
    videos: str
    counts: str
    comma: str
    count: str
    row: str
    finished: str
    hidden_rows: str
    waiting: str
    working: str
    is_done: str
    failed: str
    is_stopped: str


_ENGLISH = BatchWords(
    language="en",
    beginning="Beginning…",
    sending="Sending…",
    looking="Looking at what was made before…",
    done="{info}. {note}",
    stopped="Stopped. Run the batch again to go on.",
    unexpected="Stopped by something unexpected ({error}). Run the batch again to go on.",
    unseen="The connection broke while it was made, so look whether all is there; to have it made anew, "
    "remove the file and run the batch again.",
    broken="The connection broke before the video was whole. Run the batch again to have it made anew.",
    others="The video would show the upload of another item, so it was not exported. Make it in a batch of "
    "its own, in a new Studio().",
    moved_on="The timeline was changed after this video was made, so it was not exported. Run the batch "
    "again to have it made anew.",
    address_not_kept="Signed addresses are not written down, so this one is not known any more. Run the same "
    "studio.batch(…) call again.",
    nothing_changed="Nothing changed on the timeline, so there is no video. Run the batch again to ask once "
    "more, or say it differently.",
    no_video="No video was made. The agent says: {answer}",
    new_session="The session before was gone, so this is from a new one.",
    source_changed="The source has changed since the video before.",
    renamed="{wished} was taken, so this is {name}.",
    batch_stopped="The batch has stopped: {error}{rest} When that is mended, go on with "
    'studio.resume_batch("{batch_id}") or the same call.',
    some_waiting=" {waiting} of {count} are waiting.",
    unfinished="A batch was broken off: {done} of {count} videos are done, {failed} failed. Go on with "
    'studio.resume_batch("{batch_id}").',
    source="source",
    status="status",
    message="message",
    one_video="1 video",
    videos="{count} videos",
    counts="{videos}: {parts}",
    comma=", ",
    count="{count} {status}",
    row="{name}: {told}",
    finished="{name}: {message}",
    hidden_rows="… and {count} more, all in the table returned",
    waiting="waiting",
    working="working",
    is_done="done",
    failed="failed",
    is_stopped="stopped",
)

_CHINESE = BatchWords(
    language="zh",
    beginning="开始处理…",
    sending="正在发送…",
    looking="正在查看之前完成的内容…",
    done="{info}。{note}",
    stopped="已停止。再次运行批次即可继续。",
    unexpected="因意外错误停止（{error}）。再次运行批次即可继续。",
    unseen="制作时连接断开，请检查内容是否完整；如需重新制作，请删除该文件后再次运行批次。",
    broken="视频完成之前连接断开了。再次运行批次即可重新制作。",
    others="这个视频会显示另一项上传的文件，因此没有导出。请在新的 Studio() 中单独制作。",
    moved_on="这个视频完成之后，时间线又发生了变化，因此没有导出。再次运行批次即可重新制作。",
    address_not_kept="带签名的地址不会写入磁盘，因此这里已经没有它了。"
    "请再次运行同一条 studio.batch(…) 语句。",
    nothing_changed="时间线没有任何变化，因此没有视频。请再次运行批次，或者换个说法。",
    no_video="没有生成视频。助手的回答：{answer}",
    new_session="之前的会话已不存在，这个视频来自新的会话。",
    source_changed="上次制作之后，源文件已经改变。",
    renamed="{wished} 已被占用，因此文件名为 {name}。",
    batch_stopped="批次已停止：{error}{rest}问题解决后，请运行 "
    'studio.resume_batch("{batch_id}") 或再次运行同一条语句。',
    some_waiting="共 {count} 个视频，还有 {waiting} 个在等待。",
    unfinished="有一个批次中断了：共 {count} 个视频，已完成 {done} 个，失败 {failed} 个。"
    '继续请运行 studio.resume_batch("{batch_id}")。',
    source="来源",
    status="状态",
    message="说明",
    one_video="1 个视频",
    videos="{count} 个视频",
    counts="{videos}：{parts}",
    comma="，",
    count="{count} 个{status}",
    row="{name}：{told}",
    finished="{name}：{message}",
    hidden_rows="… 还有 {count} 行，全部在返回的表格中",
    waiting="等待中",
    working="进行中",
    is_done="已完成",
    failed="失败",
    is_stopped="已停止",
)

LANGUAGES = Languages(en=_ENGLISH, zh=_CHINESE)
"""The languages that batches speak."""


batch_words = LANGUAGES.of
"""Returns the words in which a batch is told in a language."""
