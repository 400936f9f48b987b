"""Values that are told by a scene that has them: "as long as scene 2", "the same background as the quote"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.chunks import chunked
from pictory_nb.engine.director.grammar.places import NoMatchError, Scope
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_OTHER = r"(?P<other>(?:the |scene |slide |card |my |our )[\w -]{1,40}?)(?: (?:does|is|has|lasts|now))*(?=[,.;!?]|$| and | please)"
_FACTORS = {"twice": 2.0, "half": 0.5, "three times": 3.0, "double": 2.0}
_LONG = re.compile(
    rf"\b(?:last(?:s|ing)? |(?:exactly|just) )*(?:(?P<factor>{'|'.join(_FACTORS)}) )?(?:exactly |just )?(?:as long as|(?:the )?same (?:length|duration|time) (?:as|of)) {_OTHER}",
    re.IGNORECASE,
)
_LONG_CHINESE = re.compile(
    r"(?:的(?:时长|长度|时间))?(?:改|调|设|变|弄)?(?:得|成|为)?(?:和|跟|与)(?P<other>[^，。；,;]{1,12}?)(?:的(?:时长|长度))?(?:一样|同样|相同)(?P<what>长|久)?(?=[，。；,;！!]|$)"
)
_BEHIND = re.compile(
    rf"\b(?:the )?same (?:background|backdrop|picture) (?:as|of|like) {_OTHER}", re.IGNORECASE
)


class UnknownOtherError(Exception):
    """What is compared with is no scene, so that the message is a condition or not understood."""


def with_compared(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return the message with what is told by another scene in figures and names.

    Raises
    ------
    UnknownOtherError
        When no scene is what is compared with.
    """

    def other_of(found: re.Match[str]) -> int:
        text = found["other"].strip()
        tokens = tokenize(text, media, mend=False)
        try:
            bag = chunked(tokens, Scope(film, text, focus, is_local=bool(focus)), media, len(text))
            bag = bag if bag.refs() else bag.with_numbers()
        except (EditError, AskError, NoMatchError) as error:
            raise UnknownOtherError from error
        scenes = bag.refs()
        if len(scenes) != 1 or not bag.only("ref", "scene", "one"):
            raise UnknownOtherError
        return scenes[0] - 1

    def length(found: re.Match[str]) -> str:
        factor = _FACTORS[found["factor"].lower()] if found["factor"] else 1.0
        seconds = film.scenes[other_of(found)].duration_ms / 1000 * factor
        return f"{seconds:.1f}".removesuffix(".0") + " seconds"

    def length_in_chinese(found: re.Match[str]) -> str:
        if not re.search("时长|长度|时间|[长久](?:一样)?$", found[0]) and not found["what"]:
            return found[0]
        seconds = film.scenes[other_of(found)].duration_ms / 1000
        return "改成" + f"{seconds:.1f}".removesuffix(".0") + "秒"

    def background(found: re.Match[str]) -> str:
        shown = film.scenes[other_of(found)].video["m"].get("background", {})
        if "family" not in shown:
            raise UnknownOtherError
        return f"the background {shown['family']}"

    message = _LONG.sub(length, message)
    message = _LONG_CHINESE.sub(length_in_chinese, message)
    return _BEHIND.sub(background, message)
