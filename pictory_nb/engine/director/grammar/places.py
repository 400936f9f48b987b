"""How people point at scenes ("the third scene", "2 to 4", "the part about churn", "it")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import Film, scenes_saying
from pictory_nb.engine.director.grammar.ends import brand_card
from pictory_nb.engine.director.grammar.patterns import compiled, encoded
from pictory_nb.engine.director.operations import AskError, EditError, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.grammar.tokens import Token

MOST_OPTIONS = 8


class NoMatchError(Exception):
    """The words fit a pattern and mean something else."""


class WhichSceneError(AskError):
    """Words that point at one of several scenes."""


_KINDS = {
    "title": "title", "heading": "title", "intro": "title", "list": "list", "quote": "quote", "stat": "stat",
    "chapter": "chapter", "outro": "end", "cta": "end", "caption": "caption", "captions": "caption",
}  # fmt: skip
_NAMES = {
    "title": "title card", "list": "list", "quote": "quotation", "stat": "number", "chapter": "chapter card",
    "end": "end card", "caption": "caption",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """What references can mean: the film, the message, and the scenes that were spoken of last."""

    film: Film
    message: str
    focus: tuple[int, ...] = ()
    is_local: bool = field(default=False)


def scenes_of(tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    """Return the scenes, counted from 1, that `tokens` point at; several only when several are meant.

    Raises
    ------
    NoMatchError
        When they are no reference.
    EditError
        When there is no such scene.
    AskError
        When more than one scene may be meant.
    """
    code = encoded(tokens)
    for pattern, build in _forms():
        found = compiled(pattern).fullmatch(code)
        if found:
            return build(found, tokens, scope)
    raise NoMatchError


def one_scene(tokens: Sequence[Token], scope: Scope) -> int:
    """Return the one scene that `tokens` point at.

    Raises
    ------
    EditError
        When they point at no scene or at several.
    """
    found = scenes_of(tokens, scope)
    if len(found) != 1:
        raise EditError(tell("That needs one scene, and you named several."))
    return found[0]


def checked(number: int, film: Film) -> int:
    """Return `number` when the film has such a scene; -1 is the last.

    Raises
    ------
    EditError
        When there is none.
    """
    count = len(film.scenes)
    if number == -1:
        return count
    if not 1 <= number <= count:
        there = tell("is only one scene") if count == 1 else tell("are only {count} scenes", count=count)
        raise EditError(tell("There is no scene {number}: there {there}.", number=number, there=there))
    return number


def is_new(message: str, start: int) -> bool:
    """Tell whether the word at `start` names something that is not there yet: "a scene", "another scene"."""
    words = message[:start].lower().split()
    return bool(words) and words[-1] in {"a", "an", "another", "new", "one", "more"}


def label(film: Film, number: int) -> str:
    """Name a scene for a list of options: "Scene 3: Meetings feel …"."""
    scene = film.scenes[number - 1]
    words = " ".join(text.all_words for text in scene.texts)
    return tell(
        "Scene {number}: {words}",
        number=number,
        words=words if len(words) <= 48 else words[:47].rstrip() + "…",
    )


def _numbers(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    """Read "2, 4 and 6 to 8"."""
    numbers: list[int] = []
    is_range = False
    for token in tokens[found.start() : found.end()]:
        if token.symbol in {"num", "one"}:
            number = checked(1 if token.symbol == "one" else int(float(token.value)), scope.film)
            if is_range and numbers:
                low, high = sorted((numbers[-1], number))
                numbers.extend(range(low + 1, high + 1) if number == high else range(low, high))
            else:
                numbers.append(number)
            is_range = False
        elif token.symbol in {"to", "dash"}:
            is_range = True
    return tuple(dict.fromkeys(numbers))


def _ordinal(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    first = tokens[found.start()]
    count = next((_value(token) for token in tokens[1:] if token.symbol in {"num", "one"}), None)
    if tokens[-1].symbol == "one" and len(tokens) == 2:
        count = None
    total = len(scope.film.scenes)
    if first.symbol == "last":
        if count is None and tokens[-1].symbol == "caption":
            captions = [n for n, scene in enumerate(scope.film.scenes, 1) if scene.kind == "caption"]
            return (captions[-1],) if captions else (total,)
        if count is None:
            return (total,)
        checked(count, scope.film)
        return tuple(range(total - count + 1, total + 1))
    number = int(first.value)
    if number < 0:
        number = checked(total + 1 + number if total + number >= 0 else number, scope.film)
    if count is None:
        if tokens[-1].symbol in {"caption", "captions"}:
            return (_nth_of_kind("caption", number, scope),)
        return (checked(number, scope.film),)
    checked(count, scope.film)
    return tuple(range(1, count + 1))


def _ordinals(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    """Read "the first, second and last scene"; "first to third" is all between."""
    numbers: list[int] = []
    is_range = False
    for token in tokens[found.start() : found.end()]:
        if token.symbol in {"ordinal", "last", "num"}:
            number = (
                len(scope.film.scenes) if token.symbol == "last" else checked(int(token.value), scope.film)
            )
            numbers.extend(range(numbers[-1] + 1, number + 1) if is_range and numbers else (number,))
            is_range = False
        elif token.symbol in {"to", "dash"}:
            is_range = True
    return tuple(dict.fromkeys(numbers))


_FOLLOWING = frozenset({"everything that comes after", "what comes after", "后面的"})


def _others(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    """Read "the others": all scenes but those that the message spoke of before, or what comes after these."""
    rest = range(1, len(scope.film.scenes) + 1)
    if tokens[found.start()].value in _FOLLOWING and scope.is_local:
        rest = range(max(scope.focus) + 1, len(scope.film.scenes) + 1)
    numbers = tuple(n for n in rest if n not in scope.focus)
    if not scope.is_local or not numbers:
        raise EditError(tell("I did not find which other scenes you mean. Name them by their numbers."))
    return numbers


def _by_family(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    token = tokens[found.start("family")]
    numbers = tuple(
        number
        for number, scene in enumerate(scope.film.scenes, 1)
        if scene.video["m"].get("background", {}).get("family") == token.value
    )
    if not numbers:
        raise EditError(tell("No scene shows {value}.", value=token.value))
    return _only(numbers, tokens, scope, tell("Which scene with {value} do you mean?", value=token.value))


def _value(token: Token) -> int:
    return 1 if token.symbol == "one" else int(float(token.value))


def _nth_of_kind(kind: str, number: int, scope: Scope) -> int:
    found = [index + 1 for index, scene in enumerate(scope.film.scenes) if scene.kind == kind]
    if number > len(found):
        raise EditError(
            tell(
                "There {are}, so there is no number {number}.",
                are=_are(len(found), "caption scene"),
                number=number,
            )
        )
    return found[number - 1]


def _are(count: int, noun: str) -> str:
    return (
        tell("is only one {noun}", noun=tell(noun))
        if count == 1
        else tell("are only {count} {noun}s", count=count, noun=tell(noun))
    )


def _all(_: re.Match[str], __: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    return tuple(range(1, len(scope.film.scenes) + 1))


def _kind(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    token = tokens[found.start("kind")]
    kind = _KINDS[token.symbol]
    own = brand_card(token.symbol, token.value, [scene.kind for scene in scope.film.scenes])
    if own is not None:
        return (own,)
    numbers = tuple(index + 1 for index, scene in enumerate(scope.film.scenes) if scene.kind == kind)
    if not numbers:
        raise EditError(tell("This video has no {kind}.", kind=tell(_NAMES[kind])))
    if len(numbers) > 1 and any(token.symbol == "that" for token in tokens):
        near = tuple(number for number in scope.focus if number in numbers)
        numbers = near or numbers
    return _only(numbers, tokens, scope, tell("Which {kind} do you mean?", kind=tell(_NAMES[kind])))


def _only(numbers: tuple[int, ...], tokens: Sequence[Token], scope: Scope, question: str) -> tuple[int, ...]:
    if len(numbers) == 1:
        return numbers
    start, end = tokens[0].start, tokens[-1].end
    options = tuple(
        Option(label(scope.film, number), f"{scope.message[:start]} scene {number} {scope.message[end:]}")
        for number in numbers[:MOST_OPTIONS]
    )
    raise WhichSceneError(question, options, is_whole=True)


def _focus(_: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    if scope.focus:
        return scope.focus
    everyone = tuple(range(1, len(scope.film.scenes) + 1))
    return _only(everyone, tokens, scope, tell("Which scene do you mean?"))


_NO_WORDS = frozenset({"colon", "comma", "stop", "sec", "min"})


def _about(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    named = tokens[found.start("words") : found.end("words")]
    if any(token.symbol in _NO_WORDS for token in named[1:]):
        # "The bit about Monday: have it say …" is about Monday alone.
        raise NoMatchError
    words = scope.message[named[0].start : named[-1].end].strip(" \"“”'‘’.,")
    if len(named) == 1 and named[0].symbol == "quoted":
        words = named[0].value
    words = re.sub(r"\b(\d+) (?:percent|per cent)\b", r"\1%", words)
    numbers = scenes_saying(scope.film, words)
    if not numbers:
        wanted = [word for word in words.lower().split() if len(word) > 2] or [words.lower()]
        numbers = [
            index
            for index, scene in enumerate(scope.film.scenes)
            if all(
                _says(" ".join(text.all_words for text in scene.texts), word, inflected=len(wanted) > 1)
                for word in wanted
            )
        ]
    if not numbers:
        raise EditError(tell("No scene speaks of “{words}”.", words=words))
    return _only(
        tuple(index + 1 for index in numbers),
        tokens,
        scope,
        tell("Several scenes speak of “{words}”.", words=words),
    )


def _by_words(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    """Read "the churn scene"; unknown words before "scene" may as well be a slip of the pen."""
    try:
        return _about(found, tokens, scope)
    except EditError as error:
        raise NoMatchError from error


_ENDING = re.compile(r"(?:ing|ed|s)$")
_LONG_WORD = 6


def _says(text: str, word: str, *, inflected: bool) -> bool:
    """Tell whether a word is said; beside others it may have another ending: "starting on Monday"."""
    stem = _ENDING.sub("", word) if inflected and len(word) > _LONG_WORD else word.removesuffix("s")
    return any(piece.startswith(stem) for piece in text.lower().split())


def _beside(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    anchor = one_scene(tokens[found.start("ref") : found.end("ref")], scope)
    step = 1 if tokens[found.start("side")].symbol == "after" else -1
    return (checked(anchor + step, scope.film),)


def _both(found: re.Match[str], tokens: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    first = scenes_of(tokens[found.start("a") : found.end("a")], scope)
    near = Scope(scope.film, scope.message, first, is_local=True)
    second = scenes_of(tokens[found.start("b") : found.end("b")], near)
    return tuple(dict.fromkeys((*first, *second)))


@cache
def _forms() -> tuple[tuple[str, Callable[[re.Match[str], Sequence[Token], Scope], tuple[int, ...]]], ...]:
    sep = "(?:comma and|comma|and|to|dash)"
    number = "(?:scene|card|hash|nth)* NUM"
    kind = f"<kind={'|'.join(_KINDS)}>"
    return (
        (f"{number} (?:{sep} {number})* in? (?:scene|card|caption)?", _numbers),
        ("(?:ordinal|last) NUM? (?:scene|one|part|card|caption)", _ordinal),
        (
            f"(?:ordinal|last|nth NUM) (?:{sep} (?:ordinal|last|nth NUM))+ (?:scene|one|part|card)",
            _ordinals,
        ),
        ("others", _others),
        ("<family=family> background? (?:scene|one|card)", _by_family),
        ("(?:scene|one|card) (?:with|in) <family=family> background?", _by_family),
        ("every (?:scene|card|one)|scene every|everything", _all),
        (f"that? {kind} (?:scene|card|one|part)?", _kind),
        (f"(?:scene|card|one|part) (?:with|in|about) {kind}", _kind),
        ("it|there|that (?:scene|one|part|card|there)", _focus),
        ("that? <words=word{1,3}> (?:scene|part|card|text|caption)", _by_words),
        ("(?:scene|part|one|card) (?:about|where|say|with) <words=.+>", _about),
        ("about <words=.+> (?:scene|part)", _about),
        ("(?:scene|one|card|caption|text) <side=after|before> <ref=REF_>", _beside),
        ("<a=REF_> (?:and|comma) <b=REF_|(?:scene|one|card) (?:after|before) REF_>", _both),
    )  # fmt: skip
