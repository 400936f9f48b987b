"""What the Python half of a chat says itself, in the languages that `conversation.strings` speaks."""

from __future__ import annotations

from dataclasses import dataclass

from pictory_nb.languages import Languages


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatWords:
    """The words of refusals, of the static transcript and of its Markdown, in one language."""

    you: str
    pictory: str
    changes: str
    nothing_said: str
    word_count: str
    turn_count: str
    colon: str
    file_stem: str
    empty_message: str
    only_shows: str
    one_at_a_time: str
    cannot_stop: str
    dead_button: str
    gone_turn: str
    no_file: str


_ENGLISH = ChatWords(
    you="You",
    pictory="Pictory",
    changes="What changed",
    nothing_said="Nothing was said yet.",
    word_count="{count:,} words",
    turn_count="Turns: {count}",
    colon=": ",
    file_stem="conversation",
    empty_message="Write what the video should say or show first.",
    only_shows="This chat only shows what was said; send from the studio's own chat.",
    one_at_a_time="The last message is still being worked on. Wait for it, or press Stop.",
    cannot_stop="This chat cannot stop the work; interrupt the cell that started it.",
    dead_button="This button does nothing here.",
    gone_turn="This message is not known any more. Reload the page.",
    no_file="No file arrived. Drop it again.",
)

_CHINESE = ChatWords(
    you="您",
    pictory="Pictory",
    changes="改动内容",
    nothing_said="还没有任何对话。",
    word_count="{count:,} 字",
    turn_count="对话轮数：{count}",
    colon="：",
    file_stem="对话",
    empty_message="请先写下视频要讲什么、展示什么。",
    only_shows="这里只显示对话记录；请在 studio 自己的对话框中发送。",
    one_at_a_time="上一条消息还在处理中。请等待，或点“停止”。",
    cannot_stop="这里无法停止；请中断启动它的单元格。",
    dead_button="这个按钮在这里不起作用。",
    gone_turn="找不到这条消息了。请重新加载页面。",
    no_file="没有收到文件。请重新拖放。",
)

LANGUAGES = Languages(en=_ENGLISH, zh=_CHINESE)
"""The languages that a chat speaks."""


chat_words = LANGUAGES.of
"""Returns the chat's words in a language ("zh", "zh-CN"); English where it does not speak it."""
