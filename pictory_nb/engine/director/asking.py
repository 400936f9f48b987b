"""The one question back: asked when an edit can mean several things, answered by the next message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.speaking import LANGUAGES, said

if TYPE_CHECKING:
    from pictory_nb.engine.director.operations import AskError, Option

_NUMBER = re.compile(
    r"(?:option |number |no\.? |#|the )?(\d{1,2})(?:st|nd|rd|th)?(?: one| option)?", re.IGNORECASE
)
_SCENE = re.compile(
    r"(?:the )?(?:(?:one )?in )?(?:scene |场景 ?)(?P<a>\d+)(?:里的)?|第 ?(?P<b>\d+) ?个?场景(?:里的)?",
    re.IGNORECASE,
)
_WORDS = {
    "first": 0, "the first": 0, "the first one": 0, "first one": 0, "第一个": 0, "second": 1, "the second": 1,
    "the second one": 1, "second one": 1, "第二个": 1, "third": 2, "the third": 2, "the third one": 2,
    "third one": 2, "第三个": 2, "fourth": 3, "the fourth": 3, "the fourth one": 3,
    "last": -1, "the last": -1,
    "the last one": -1, "last one": -1, "最后一个": -1,
}  # fmt: skip
_NEVER_MIND = frozenset(
    {"never mind", "nevermind", "cancel", "forget it", "none", "none of them", "no", "stop", "算了", "取消"}
)


def is_refusal(reply: str) -> bool:
    """Tell whether `reply` takes the wish back."""
    return _bare(reply) in _NEVER_MIND


def message_for(asked: AskError, reply: str) -> str | None:
    """Return the message that `reply` makes of what was asked; None when it is no answer to it."""
    if not asked.options:
        text = reply.strip().strip('"“”„«»「」').strip().replace("”", "’")
        return asked.completion.replace("{answer}", text) if text else None
    option = option_for(asked, reply)
    return None if option is None else option.message


def option_for(asked: AskError, reply: str) -> Option | None:
    """Return the option that `reply` chooses: by its label, a part of it, its number or its scene."""
    bare = _bare(reply)
    if bare in _WORDS and -len(asked.options) <= _WORDS[bare] < len(asked.options):
        return asked.options[_WORDS[bare]]
    for option in asked.options:
        if bare in _labels(option):
            return option
    scene = _SCENE.fullmatch(bare)
    if scene:
        wanted = f"scene {scene['a'] or scene['b']}:"
        return next((option for option in asked.options if _bare(option.label).startswith(wanted)), None)
    number = _NUMBER.fullmatch(bare)
    if number and 1 <= int(number[1]) <= len(asked.options):
        return asked.options[int(number[1]) - 1]
    near = [option for option in asked.options if bare and any(bare in label for label in _labels(option))]
    return near[0] if len(near) == 1 else None


def _labels(option: Option) -> tuple[str, ...]:
    """Return what an option is called in every language: a reply may name it in any."""
    return tuple(_bare(said(language, option.label)) for language in LANGUAGES)


def _bare(text: str) -> str:
    return " ".join(text.lower().split()).strip(' .!?。！？"“”')
