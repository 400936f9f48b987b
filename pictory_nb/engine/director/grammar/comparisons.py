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
    rf"\b(?:last(?:s|ing)? |(?:exactly|just) )*(?:(?P<factor>{'|'.join(_FACTORS)}) )?(?:exactly |just )?(?:as long as|as much time as|(?:down |up )?(?:to|at) the length of|(?:the )?same (?:length|lenght|duration|time) (?:as|of)) {_OTHER}",
    re.IGNORECASE,
)
_LONG_CHINESE = re.compile(
    r"(?:的(?:时长|长度|时间))?(?:改|调|设|变|弄)?(?:得|成|为)?(?:和|跟|与)(?P<other>[^，。；,;]{1,12}?)(?:的(?:时长|长度))?(?:一样|同样|相同)(?P<what>长|久)?(?:吧|就行|就好|即可)*(?=[，。；,;！!]|$)"
)
_BEHIND = re.compile(
    rf"\b(?:the )?same (?:background|backdrop|picture) (?:as|of|like) {_OTHER}", re.IGNORECASE
)


_TO_THE_END = re.compile(
    r"\b(?:everything |all (?:the )?(?:scenes |slides )?)?from (?P<other>(?:the |my |our |scene |slide )[\w ]{1,30}?) (?:on )?(?:to|until|till) the (?:very )?end(?: of the (?:video|film))?\b",
    re.IGNORECASE,
)
_TO_THE_END_CHINESE = re.compile(
    r"从(?P<other>[^，。到至]{1,10})(?:到|至|直到)(?:最后|结尾|片尾|末尾|完)(?:一场|一幕)?[，,]?(?:每[场幕页段个](?:场景)?)?都?"
)


class UnknownOtherError(Exception):
    """What is compared with is no scene, so that the message is a condition or not understood."""


def scene_of(text: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> int:
    """Return the one scene that is named, and nothing else with it.

    Raises
    ------
    UnknownOtherError
        When it is none, or may be several.
    """
    tokens = tokenize(text, media, mend=False)
    try:
        bag = chunked(tokens, Scope(film, text, focus, is_local=bool(focus)), media, len(text))
        bag = bag if bag.refs() else bag.with_numbers()
    except (EditError, AskError, NoMatchError) as error:
        raise UnknownOtherError from error
    scenes = bag.refs()
    if len(scenes) != 1 or not bag.only("ref", "scene", "one"):
        raise UnknownOtherError
    return scenes[0]


def with_ranges(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return the message with "from the quote to the end" in numbers."""

    def numbered(found: re.Match[str]) -> str:
        try:
            first = scene_of(found["other"].strip(), film, media, focus)
        except UnknownOtherError:
            return found[0]
        last = len(film.scenes)
        return f"scenes {first} to {last}" if found[0].isascii() else f"第{first}到第{last}个场景都"

    return _TO_THE_END_CHINESE.sub(numbered, _TO_THE_END.sub(numbered, message))


def with_compared(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return the message with what is told by another scene in figures and names.

    Raises
    ------
    UnknownOtherError
        When no scene is what is compared with.
    """

    def other_of(found: re.Match[str]) -> int:
        return scene_of(found["other"].strip(), film, media, focus) - 1

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
