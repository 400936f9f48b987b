"""One clause read as one order: by the rules, by what it leaves out, or as a mere mention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pictory_nb.engine.director import phrases
from pictory_nb.engine.director.grammar import (
    rules_asked,
    rules_backgrounds,
    rules_brand,
    rules_clips,
    rules_history,
    rules_kit,
    rules_limits,
    rules_looks,
    rules_marks,
    rules_picture,
    rules_scenes,
    rules_sound,
    rules_texts,
    rules_times,
)
from pictory_nb.engine.director.grammar.exceptions import parted, trimmed, without
from pictory_nb.engine.director.grammar.found import Found
from pictory_nb.engine.director.grammar.frames import read_frames
from pictory_nb.engine.director.grammar.patterns import compiled, encoded
from pictory_nb.engine.director.grammar.places import NoMatchError, Scope, scenes_of
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.operations import (
    AskError,
    BeyondUsError,
    EditError,
    Operation,
    Option,
    Retell,
    StyleCaptions,
)
from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.tokens import Token
    from pictory_nb.engine.director.steps import MediaItem

_KEPT = frozenset(
    {
        "music",
        "title",
        "captions",
        "logo",
        "theme",
        "background",
        "voice",
        "subtitle",
        "others",
        "volume",
        "moodname",
        "list",
        "quote",
        "stat",
    }
)
_DISLIKED = frozenset(
    """
    family there word kind themename moodname background music theme that in it transition
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)
_HOLDING_TEXT = frozenset({"title", "subtitle", "cta", "brand", "tagline", "author", "lowerthird"})
_KEEPING = frozenset({"keep", "only", "should", "be", "card", "asis", "in", "every"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Scenes and things that are spoken of and left as they are; `kept` is what is to stay so."""

    scenes: tuple[int, ...]
    thing: str = ""
    value: str = ""
    kept: frozenset[str] = frozenset()


Order = Operation | Travel | Question | EditError | AskError | Mention

RULES = (
    *rules_kit.RULES,
    *rules_marks.RULES,
    *rules_brand.RULES,
    *rules_limits.RULES,
    *rules_history.RULES,
    *rules_looks.RULES[:3],
    *rules_texts.RULES,
    *rules_times.RULES,
    *rules_clips.RULES,
    *rules_sound.RULES,
    *rules_looks.RULES[3:],
    *rules_backgrounds.RULES,
    *rules_picture.RULES,
    *rules_asked.RULES,
    *rules_scenes.RULES,
)


def order_of(
    clause: list[Token],
    scope: Scope,
    media: Sequence[MediaItem],
    stop: int,
    *,
    own_orders: Sequence[Token],
    borrows: bool = False,
) -> Order | None:
    """Read a clause as an order; None when no rule knows it.

    Parameters
    ----------
    stop
        Where in the message an unquoted text of this clause ends at the latest.
    own_orders
        Words in it that begin orders of their own: a text that takes them in is none.
    borrows
        Whether its first word was borrowed from the clause before.
    """
    if not clause:
        return None
    if _wants_not_gone(clause) or _forbids(clause):
        return None
    if clause[0].symbol == "dislike":
        is_plain = all(token.symbol in _DISLIKED for token in clause[1:])
        return _mention(clause[1:], scope) or (Mention(()) if is_plain else None)
    if clause[-1].symbol == "unneeded":
        return _mention(clause[:-1], scope)
    if clause[-1].symbol == "asis" and clause[0].symbol in {"keep", "let"}:
        return _mention(clause[1:-1], scope)
    is_timed = any(token.symbol in {"sec", "min", "clock", "hour"} for token in clause)
    portion = None if is_timed else _portion(scope.message[clause[0].start : clause[-1].end])
    if portion is not None and not borrows:
        return portion
    try:
        clause = trimmed(clause, scope.film)
    except EditError as error:
        return error
    plain = _by_rules(clause, scope, media, stop, own_orders=own_orders, borrows=borrows)
    if isinstance(plain, EditError):
        framed = read_frames(clause, scope, media, stop)
        return framed if isinstance(framed, Operation | AskError) else plain
    if not isinstance(plain, AskError | None):
        return plain
    for head, tail in parted(clause):
        if head and head[-1].symbol in {"be", "has"}:
            # "What changed was not the reasons" is one sentence.
            continue
        order = _by_rules(head, scope, media, _end_of(head, clause, stop), own_orders=(), borrows=borrows)
        try:
            if isinstance(order, Operation) and (left := without(order, tail, scope)):
                return left
        except (EditError, AskError) as error:
            return error
        except NoMatchError:
            continue
    symbols = {token.symbol for token in clause}
    if own_orders and "colon" in symbols and symbols & _HOLDING_TEXT:
        # A text behind a colon takes in no order.
        return plain
    if isinstance(plain, AskError) and any(token.symbol == "captions" for token in clause):
        # "Captions: boxed, top" asks for no scene.
        framed = read_frames(clause, scope, media, stop)
        return framed if isinstance(framed, StyleCaptions) else plain
    return plain or _keeping(clause) or read_frames(clause, scope, media, stop)


def _wants_not_gone(clause: Sequence[Token]) -> bool:
    """Tell whether something is to stay: "I don't want 2 and 4 removed"."""
    return clause[0].symbol == "no" and any(token.symbol == "removed" for token in clause[1:])


_DOING = frozenset(
    """
    remove cut trim move swap split merge duplicate add shorten lengthen change put make use switch translate
    mute
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


def _forbids(clause: Sequence[Token]) -> bool:
    """Tell whether a clause says not to do something: "不要剪掉最后5秒", "音乐不要去掉"."""
    is_around = len(clause) > 2 and clause[-1].symbol in _UNDOING and not clause[-1].value.isascii()
    if is_around and _DO_NOT.fullmatch(clause[0].value):
        # "不要背景音乐关掉".
        return True
    return any(
        one.symbol in {"no", "remove", "unneeded"} and _DO_NOT.fullmatch(one.value) and two.symbol in _DOING
        for one, two in pairwise(clause)
    )


_UNDOING = frozenset({"hide", "off", "remove", "removed", "cut", "mute"})
_DO_NOT = re.compile("不要|不用|不需要|无需|不必|用不着|别要")


def _end_of(head: Sequence[Token], clause: Sequence[Token], stop: int) -> int:
    """Return where a text at the end of `head` ends at the latest."""
    return next((token.start for token in clause if head and token.start > head[-1].start), stop)


def _keeping(clause: Sequence[Token]) -> Mention | None:
    """Read "keep the music", which changes nothing."""
    is_one = len(clause) > 1 and any(token.symbol == "keep" for token in clause)
    is_heard = any(token.symbol in {"moodname", "music"} for token in clause)
    return (
        Mention((), "music" if is_heard else "", kept=frozenset(token.symbol for token in clause) & _KEPT)
        if is_one and all(token.symbol in {*_KEPT, *_KEEPING} for token in clause)
        else None
    )


def _by_rules(
    clause: Sequence[Token],
    scope: Scope,
    media: Sequence[MediaItem],
    stop: int,
    *,
    own_orders: Sequence[Token],
    borrows: bool,
) -> Order | None:
    if not clause:
        return None
    code = encoded(clause)
    trouble: EditError | AskError | None = None
    for pattern, build in RULES:
        match = compiled(pattern).fullmatch(code)
        if match is None:
            continue
        found = Found(match, clause, scope, media, stop)
        if _swallows(found, own_orders, borrows=borrows):
            continue
        try:
            built: Order = build(found)
        except NoMatchError:
            continue
        except BeyondUsError as error:
            return error
        except EditError as error:
            trouble = trouble or error
        except AskError as error:
            trouble = trouble or _in_message(error, clause, scope.message)
        else:
            return built
    return trouble


def _swallows(found: Found, own_orders: Sequence[Token], *, borrows: bool) -> bool:
    """Tell whether the text of the rule takes in an order, or reaches back over a borrowed verb."""
    if not found.has("text") or (found.part("text")[0].symbol == "quoted" and len(found.part("text")) == 1):
        return False
    return borrows or any(token in found.part("text") for token in own_orders)


def _portion(clause: str) -> Retell | None:
    """Read "keep all of it", "only the second half": how much of the script is told."""
    if not phrases.names_only_options(clause):
        return None
    portion, keep_all = phrases.portion_in(clause), phrases.keeps_all(clause)
    looks = (phrases.shape_in, phrases.lines_in, phrases.fps_in, phrases.mood_in, phrases.theme_in)
    if keep_all and not portion and any(read(clause) for read in looks):
        # "Make the whole thing vertical" tells how it is to look.
        return None
    return Retell(keep_all=keep_all, portion=portion) if portion or keep_all else None


def _mention(clause: Sequence[Token], scope: Scope) -> Mention | None:
    while clause and clause[-1].symbol == "be":
        clause = clause[:-1]
    if clause and all(token.symbol in {"it", "that"} for token in clause):
        return Mention(())
    if len(clause) == 1 and clause[0].symbol in _KEPT:
        return Mention((), clause[0].symbol)
    try:
        return Mention(scenes_of(clause, scope))
    except (EditError, AskError, NoMatchError):
        return None


def _in_message(error: AskError, clause: Sequence[Token], message: str) -> AskError:
    """Let the options of a clause stand for the whole message."""
    if error.is_whole:
        return error
    head, tail = message[: clause[0].start], message[clause[-1].end :]
    return AskError(
        error.question,
        tuple(Option(option.label, f"{head}{option.message}{tail}") for option in error.options),
        f"{head}{error.completion}{tail}" if error.completion else "",
        is_whole=True,
    )
