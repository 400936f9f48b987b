"""Lengths, cuts and speed."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import NoMatchError, label
from pictory_nb.engine.director.grammar.values import length_ms
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeSceneLength,
    ChangeSpeed,
    CutRange,
    EditError,
    KeepRange,
    Operation,
    Option,
    Retell,
)
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.wording import spoken_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.found import Found, Rule

SHORTER, LONGER = 0.75, 1.25
_VERBS = "(?:SET|shorten|shortento|lengthen|lengthento|cut|trim|keep|take|show|last_for|play|let|down|up|smaller|bigger)*"
_JOINS = "(?:fit|take|up|atmost|to|in|be|should|become|last_for|colon|only|on|down|up|length|with|under)*"
_VIDEO = "(?:video|it|that|everything)?"
_RM = "(?:remove|cut|trim|take|ba|no)"
_FACTORS = {
    "shorter": SHORTER,
    "longer": LONGER,
    "faster": 0.8,
    "slower": 1.25,
    "double": 0.5,
    "halfspeed": 2.0,
}


def _scene_meant(found: Found) -> tuple[int, ...]:
    """Return the scenes that "it" means inside one message: "move scene 4 …, then make it 9 seconds"."""
    names_whole = any(
        token.symbol in {"video", "everything", "length", "atmost", "fit"} for token in found.tokens
    )
    return found.scope.focus if found.scope.is_local and not names_whole else ()


def _whole(found: Found) -> Operation:
    if found.includes("atmost") and found.film.length_ms <= found.length_ms():
        raise EditError(
            tell(
                "The video is {length} long already, which is within that.",
                length=spoken_length(found.film.length_ms),
            )
        )
    by = next((token for token in found.tokens if token.symbol in {"shorten", "lengthen"}), None)
    if by and not by.value.isascii() and not found.includes("to"):
        # "缩短6秒" is by how much; "缩短到" would be to what.
        return _whole_by(-1 if by.symbol == "shorten" else 1)(found)
    if scenes := _scene_meant(found):
        return ChangeSceneLength(scenes, length_ms=found.length_ms())
    return Retell(length_ms=found.length_ms())


def _whole_by(sign: int) -> Callable[[Found], Operation]:
    def build(found: Found) -> Operation:
        by_ms = sign * found.length_ms()
        if scenes := _scene_meant(found):
            return ChangeSceneLength(scenes, by_ms=by_ms)
        return Retell(by_ms=by_ms)

    return build


_A_PART = re.compile(
    r"\b(?:the|that|this) (?:(?:middle|first|last|opening|closing|whole middle) )?(?:part|bit|section|stretch|passage|middle)\b|"
    r"(?:中间|前面|后面|[那这])(?:的|那|这)?(?:一)?(?:段|部分|截)",
    re.IGNORECASE,
)


def _check_whole(found: Found) -> None:
    """Check that "shorter" may be said of the whole: "shorter" alone, or behind a part of the film, may not.

    Raises
    ------
    AskError
        When nothing is said but "shorter", and one scene was edited last.
    NoMatchError
        When a part was spoken of: "中间那段太长了，剪短".
    """
    scope = found.scope
    if any(token.symbol in {"video", "everything", "length", "it", "that"} for token in found.tokens):
        return
    if _A_PART.search(scope.message[: found.tokens[0].start]):
        raise NoMatchError
    how = found.scope.message.strip(" .!。！")
    if len(found.tokens) == 1 and len(scope.focus) == 1 and how.lower() in {"shorter", "longer"}:
        number = scope.focus[0]
        options = (
            Option(label(scope.film, number), f"make scene {number} {how}"),
            Option(tell("The whole video"), f"make the video {how}"),
        )
        raise AskError(tell("The scene that was edited last, or the whole video?"), options, is_whole=True)


def _whole_factor(found: Found) -> Operation:
    factor = _factor(found)
    if scenes := _scene_meant(found):
        return ChangeSceneLength(scenes, factor=factor)
    _check_whole(found)
    if found.has("how") and found.symbol("how") in {"shorter", "longer"}:
        return Retell(factor=factor)
    return ChangeSpeed(1 / factor)


def _doubled(found: Found) -> Operation:
    """Read "make it twice as long"."""
    if scenes := _scene_meant(found):
        return ChangeSceneLength(scenes, factor=2.0)
    return Retell(factor=2.0)


def _even(found: Found) -> Operation:
    """Read "all scenes the same length": the whole stays as long as it is."""
    if found.has("many") and found.value("many") == "scene":
        raise NoMatchError
    count = len(found.film.scenes)
    return ChangeSceneLength(tuple(range(1, count + 1)), length_ms=round(found.film.length_ms / count))


def _by_share(found: Found) -> Operation:
    """Read "play it 20% faster"."""
    share = found.share_pct() / 100
    is_faster = found.symbol("how") in {"faster", "speedup"}
    return ChangeSpeed(1 + share if is_faster else 1 - share)


def _factor(found: Found) -> float:
    if found.has("factor"):
        speed = float(found.value("factor"))
        if not 0.1 <= speed <= 20:
            raise EditError(tell("That speed makes no sense: say “1.5x” or “half speed”."))
        return 1 / speed
    return _FACTORS[found.symbol("how")]


def _scene_length(found: Found) -> Operation:
    if found.tokens[0].symbol == "cut" and found.symbol("len") == "clock":
        # "Cut scene 3 at 0:12" names a time of the film and no length.
        raise NoMatchError
    return ChangeSceneLength(found.scenes(), length_ms=found.length_ms())


def _scene_by(sign: int) -> Callable[[Found], Operation]:
    return lambda found: ChangeSceneLength(found.scenes(), by_ms=sign * found.length_ms())


def _by_seconds(found: Found) -> Operation:
    length_ms = round(found.number("n") * 1000)
    is_more = found.includes("more") or found.includes("else") or found.includes("longer")
    if not is_more and found.includes("in"):
        # "5 seconds for scene 3" is how long it lasts.
        return ChangeSceneLength(found.scenes(), length_ms=length_ms)
    return ChangeSceneLength(found.scenes(), by_ms=length_ms)


def _scene_factor(found: Found) -> Operation:
    return ChangeSceneLength(found.scenes(), factor=_factor(found))


def _lengthened(found: Found) -> Operation:
    """Read "extend scene 4 2 seconds" as more, "hold scene 4 2 seconds" as a length."""
    if found.value("how") == "hold":
        return _scene_length(found)
    return _scene_by(-1 if found.symbol("how") == "shorten" else 1)(found)


def _signed(found: Found) -> Operation:
    sign = 1 if found.symbol("how") in {"longer", "lengthen"} else -1
    return _scene_by(sign)(found) if found.has("ref") else _whole_by(sign)(found)


def _cut_first(found: Found) -> Operation:
    return _cut(found, 0, found.length_ms())


def _cut_last(found: Found) -> Operation:
    total_ms = found.film.length_ms
    return _cut(found, max(0, total_ms - found.length_ms()), total_ms)


def _cut_before(found: Found) -> Operation:
    return _cut(found, 0, _at(found, "at"))


def _cut_after(found: Found) -> Operation:
    return _cut(found, _at(found, "at"), found.film.length_ms)


def _cut_range(found: Found) -> Operation:
    return _cut(found, _at(found, "at"), _at(found, "until"))


def _keep_range(found: Found) -> Operation:
    start_ms, end_ms = _at(found, "at"), _at(found, "until")
    _check(found, start_ms, end_ms)
    return KeepRange(start_ms, end_ms)


def _keep_first(found: Found) -> Operation:
    _check(found, 0, found.length_ms())
    return KeepRange(0, found.length_ms())


def _keep_last(found: Found) -> Operation:
    total_ms = found.film.length_ms
    start_ms = total_ms - found.length_ms()
    _check(found, start_ms, total_ms)
    return KeepRange(start_ms, total_ms)


def _at(found: Found, name: str) -> int:
    part = found.part(name)
    if not any(token.symbol in {"sec", "min", "clock"} for token in part):
        return round(found.number(name) * 1000)
    return length_ms(part)


def _cut(found: Found, start_ms: int, end_ms: int) -> Operation:
    _check(found, start_ms, end_ms)
    return CutRange(start_ms, end_ms)


def _check(found: Found, start_ms: int, end_ms: int) -> None:
    check_range(found.film, start_ms, end_ms)


def check_range(film: Film, start_ms: int, end_ms: int) -> None:
    """Check that a stretch lies within the film.

    Raises
    ------
    NoMatchError
        When it ends before it starts.
    EditError
        When the film is shorter.
    """
    total_ms = film.length_ms
    if start_ms > end_ms:
        raise NoMatchError
    if start_ms >= total_ms or end_ms > total_ms or start_ms < 0 or start_ms == end_ms:
        raise EditError(tell("The video is only {length} long.", length=spoken_length(total_ms)))


RULES: tuple[Rule, ...] = (
    # Ranges.
    (f"{_RM}+ (?:off|out|everything|part)* (?:ordinal|front|start) (?:in)? <len=LEN> (?:off|in video|cut|remove)?",
     _cut_first),
    ("(?:ordinal|front) <len=LEN> (?:remove|cut|off)", _cut_first),
    (f"{_RM}+ (?:off|out|everything|part)* (?:last|end) <len=LEN> (?:off|in video)?", _cut_last),
    ("(?:start|let video start) (?:video|it)? (?:in|from|on|with)* <at=AT>", _cut_before),
    (f"{_RM}+ (?:everything|every|part)? (?:before) <at=AT>", _cut_before),
    (f"{_RM}+ (?:everything|every|part)? (?:after|from) <at=AT> (?:on|to end)?", _cut_after),
    ("(?:end|finish) (?:video|it)? (?:in|on)+ <at=AT>", _cut_after),
    (f"{_RM}+ (?:out|off|everything|every|part|scene)* (?:from|between)? <at=AT> (?:to|until|and|dash) <until=AT> out?",
     _cut_range),
    (f"{_RM}+ (?:out|off)? (?:from|between)? sec <at=NUM> (?:to|until|and|dash) <until=NUM>", _cut_range),
    (f"{_RM}+ (?:out|off|part|everything)* (?:from|between)? <at=NUM> (?:to|until|and|dash) <until=NUM sec>", _cut_range),
    ("from <at=AT> (?:cut|remove|shortento) to? <until=AT>", _cut_range),
    ("(?:keep|only|use|show)+ (?:everything|part)? (?:from|between)? <at=AT> (?:to|until|and|dash) <until=AT>", _keep_range),
    ("(?:keep|only|use|show)+ (?:ordinal|front) <len=LEN>", _keep_first),
    ("(?:keep|only|use|show)+ last <len=LEN>", _keep_last),
    # The whole.
    (f"{_VERBS} (?:length|speed)? in? {_VIDEO} <len=LEN> <how=longer|shorter>", _signed),
    (f"(?:shorten|cut|trim|lower) {_VIDEO} length? by <len=LEN>", _whole_by(-1)),
    (f"(?:lengthen|raise) {_VIDEO} length? by <len=LEN>", _whole_by(1)),
    ("(?:shorten) <len=LEN>", _whole_by(-1)),
    ("(?:lengthen) <len=LEN>", _whole_by(1)),
    ("(?:take|cut|trim) <len=LEN> (?:off|out) (?:video|it)?", _whole_by(-1)),
    ("add (?:else|more)* <len=LEN> (?:more)? (?:to video)?", _whole_by(1)),
    (f"{_VERBS} length? in? {_VIDEO} {_VERBS} {_JOINS} <len=LEN> (?:length|video)?", _whole),
    (f"(?:{_VERBS}|speedup|slowdown) length? {_VIDEO} (?:be|become)? more? <how=shorter|longer|faster|slower>", _whole_factor),
    ("(?:shorten) (?:video|it)?", lambda found: _shift(found, SHORTER)),
    ("(?:lengthen) (?:video|it)?", lambda found: _shift(found, LONGER)),
    ("speed (?:video|it|everything) up", lambda found: _pace(found, 1.25)),
    ("(?:slowdown) (?:video|it|everything) down", lambda found: _pace(found, 0.8)),
    ("(?:speedup) (?:video|it|everything)?", lambda found: _pace(found, 1.25)),
    ("(?:slowdown) (?:video|it|everything)?", lambda found: _pace(found, 0.8)),
    (f"(?:SET|play|speedup|slowdown)* {_VIDEO} (?:to|in|by|on)* speed? (?:to|by)* <factor=factor> speed?", _whole_factor),
    (f"(?:SET|play|speedup)* {_VIDEO} speed? (?:in|to)* <how=double|halfspeed> play?", _whole_factor),
    (f"(?:SET|play|speedup|slowdown)* {_VIDEO} speed? by? <pct=PCT> <how=faster|slower>", _by_share),
    (f"<how=speedup|slowdown> {_VIDEO} by <pct=PCT>", _by_share),
    (f"(?:SET|let)* {_VIDEO} length? (?:be|to|by|in)* doublelong", _doubled),
    # Scenes.
    ("(?:SET|let|show)* (?:every (?:scene|card)|everything|scene every|<many=scene>) (?:SET|be|should|to|with|in|shall_have|last_for|show|every)* "
     "samelong", _even),
    (f"{_VERBS} (?:length in|length on)? <ref=REF0> length? {_JOINS} <len=LEN> <how=longer|shorter>", _signed),
    ("(?:else)? <n=NUM> (?:more|else)? sec (?:more|longer)? (?:in|to) <ref=REF0>", _by_seconds),
    ("(?:SET|show|let|keep|lengthen|last_for)* <ref=REF0> (?:in|last_for|show|on)* else <n=NUM> sec", _by_seconds),
    ("ba? <ref=REF0> add <len=LEN>", _scene_by(1)),
    ("(?:shorten|cut|trim) <ref=REF0> by <len=LEN>", _scene_by(-1)),
    ("add (?:else|more)* <len=LEN> (?:more)? (?:to|in|on)+ <ref=REF0>", _scene_by(1)),
    ("(?:take|cut|trim|remove) <len=LEN> (?:off|out|from)+ <ref=REF0>", _scene_by(-1)),
    ("(?:SET|show|let|keep|lengthen|last_for)* <ref=REF0> (?:in|last_for|show)* <n=NUM> (?:more|else) sec", _by_seconds),
    ("(?:ba)? <ref=REF0> <how=lengthen|shorten> by? <len=LEN>", _lengthened),
    ("<how=lengthen|shorten> <ref=REF0> <len=LEN>", _lengthened),
    ("(?:lengthen|let|show) <ref=REF0> by <len=LEN>", _scene_by(1)),
    (f"{_VERBS} (?:length in|length on)? <ref=REF0> {_VERBS} {_JOINS} <len=LEN> every?", _scene_length),
    ("(?:SET|show|let|keep)* <ref=REF0> (?:last_for|be|become|in|on|show|card)* more? <how=shorter|longer|faster|slower>", _scene_factor),
    ("(?:shorten) <ref=REF0>", lambda found: ChangeSceneLength(found.scenes(), factor=SHORTER)),
    ("(?:lengthen) <ref=REF0>", lambda found: ChangeSceneLength(found.scenes(), factor=LONGER)),
    ("speed <ref=REF0> up", lambda found: ChangeSceneLength(found.scenes(), factor=0.8)),
    ("(?:slowdown) <ref=REF0> down", lambda found: ChangeSceneLength(found.scenes(), factor=1.25)),
    ("(?:speedup) <ref=REF0>", lambda found: ChangeSceneLength(found.scenes(), factor=0.8)),
    ("(?:slowdown) <ref=REF0>", lambda found: ChangeSceneLength(found.scenes(), factor=1.25)),
    ("(?:SET|play|speedup|slowdown|show)* <ref=REF0> (?:to|in|by|on)* <factor=factor> speed?", _scene_factor),
    ("(?:SET|play|speedup)* <ref=REF0> (?:to|in|on)* <how=double|halfspeed>", _scene_factor),
)  # fmt: skip


def _shift(found: Found, factor: float) -> Operation:
    if scenes := _scene_meant(found):
        return ChangeSceneLength(scenes, factor=factor)
    _check_whole(found)
    return Retell(factor=factor)


def _pace(found: Found, speed: float) -> Operation:
    if scenes := _scene_meant(found):
        return ChangeSceneLength(scenes, factor=1 / speed)
    return ChangeSpeed(speed)
