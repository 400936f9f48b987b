"""What a clause leaves out: "all scenes except the first", "but not in scene 5", "calm instead of lo-fi"."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.grammar import places
from pictory_nb.engine.director.grammar.chunks import chunked
from pictory_nb.engine.director.grammar.tokens import Token
from pictory_nb.engine.director.operations import ChangeSceneLength, EditError, Retell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation

_BREAKS = frozenset({"comma", "and", "but", "stop"})
_PLACING = frozenset({"in", "to", "behind", "before", "on", "from", "as", "with", "by", "be", "under"})
_VALUES = frozenset({"moodname", "themename", "kind", "family", "shape", "capstyle", "percentage"})
_AGAINST = frozenset({"not", "no", "remove", "isnt"})
_WHOLE = frozenset({"scene", "everything", "every", "card", "one"})
_NOUNS = frozenset(
    {"music", "theme", "mood", "transition", "background", "video", "aspect", "one", "captions"}
)


def trimmed(clause: list[Token], film: Film) -> list[Token]:
    """Return the clause without "too" and "instead", and without the value that is replaced.

    Raises
    ------
    EditError
        When the film does not have that value.
    """
    while clause and clause[0].symbol in {"gap", "but"}:
        clause = clause[1:]
    while len(clause) > 1 and clause[-1].symbol == "gap":
        clause = clause[:-1]
    if len(clause) > 2 and clause[0].symbol == "isnt" and clause[1].symbol in _VALUES:
        rest = [token for token in clause[2:] if token.symbol not in {"comma", "but"}]
        if any(token.symbol == clause[1].symbol and token.value != clause[1].value for token in rest):
            _check_current(clause[1], film)
            return rest
    for place in range(len(clause) - 2, 0, -1):
        if clause[place].symbol not in {"spread", "isnt"}:
            continue
        old, *nouns = clause[place + 1 :]
        head = clause[:place]
        while head and head[-1].symbol in _BREAKS:
            head = head[:-1]
        if (
            old.symbol in _VALUES
            and all(token.symbol in _NOUNS for token in nouns)
            and any(token.symbol == old.symbol for token in head)
            and old.symbol != "percentage"
        ):
            if any(token.symbol in _AGAINST for token in head):
                # "Don't use wipes instead of crossfades" is no order.
                return clause
            _check_current(old, film)
            return head
    return clause


def _check_current(old: Token, film: Film) -> None:
    current = {
        "moodname": film.music["m"].get("mood") if film.music else None,
        "themename": film.meta.get("theme", "midnight"),
    }.get(old.symbol, old.value)
    if current != old.value:
        raise EditError(f"It is not {old.value} now. Say only what it should become.")


def parted(clause: Sequence[Token]) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield the ways to read a clause as an order and the scenes that it leaves out."""
    for place, token in enumerate(clause):
        if (token.symbol in {"except", "but", "isnt"} and place) or (
            token.symbol in {"keep", "let"} and place and clause[place - 1].symbol in _BREAKS
        ):
            yield _head(clause[:place]), _tail(clause[place + 1 :])
            if token.symbol in {"except", "but"} and clause[place - 1].symbol in _WHOLE:
                yield from _rotated(clause, place)
        elif (
            token.symbol in {"comma", "others"}
            and token.value != "、"
            and clause[0].symbol == "except"
            and place > 1
        ):
            rest = list(clause[place + (token.symbol == "comma") :])
            yield [_every(one) if one.symbol == "others" else one for one in rest], _tail(clause[1:place])


def _rotated(clause: Sequence[Token], place: int) -> Iterator[tuple[list[Token], list[Token]]]:
    """Read what stands behind the exception, too: "all scenes but the last should have waves behind them"."""
    head = list(clause[:place])
    if not any(token.symbol in {"every", "everything"} for token in head):
        return
    for end in range(min(len(clause) - 1, place + _LONGEST_EXCEPTION), place + 1, -1):
        yield [*head, *clause[end:]], _tail(clause[place + 1 : end])


_LONGEST_EXCEPTION = 8


def _every(token: Token) -> Token:
    return Token("everything", token.value, token.start, token.end)


def _head(tokens: Sequence[Token]) -> list[Token]:
    head = list(tokens)
    while head and head[-1].symbol in {*_BREAKS, "except", "isnt"}:
        head.pop()
    return head


def _tail(tokens: Sequence[Token]) -> list[Token]:
    tail = list(tokens)
    while tail and (tail[0].symbol in _PLACING or tail[0].symbol in {"keep", "let"}):
        tail.pop(0)
    while tail and tail[-1].symbol in {"asis", "comma", "in"} and len(tail) > 1:
        tail.pop()
    if tail and tail[-1].symbol in {"ordinal", "last"}:
        tail.append(Token("scene", "scene", tail[-1].end, tail[-1].end))
    return tail


def _left_out(tail: Sequence[Token], scope: places.Scope) -> tuple[int, ...]:
    try:
        return places.scenes_of(tail, scope)
    except places.NoMatchError:
        if not tail:
            raise
        bag = chunked(tail, scope, (), tail[-1].end)
        if not bag.refs() or not bag.only("ref", "and"):
            raise
        return bag.refs()


def without(operation: Operation, tail: Sequence[Token], scope: places.Scope) -> Operation | None:
    """Return the operation without the scenes of `tail`; None when it has nothing to do with scenes.

    Raises
    ------
    EditError, AskError
        When the scenes are not there, or none is left.
    """
    if isinstance(operation, Retell) and operation.factor != 1:
        count = len(scope.film.scenes)
        operation = ChangeSceneLength(tuple(range(1, count + 1)), None, 0, operation.factor)
    names = {field.name for field in fields(operation)}
    values: Any = operation
    if "scenes" in names:
        wanted = tuple(values.scenes) or tuple(range(1, len(scope.film.scenes) + 1))
    elif "scene" in names and values.scene:
        wanted = (int(values.scene),)
    else:
        return None
    if [token.symbol for token in tail] == ["others"]:
        return operation if len(wanted) < len(scope.film.scenes) else None
    out = set(_left_out(tail, scope))
    if not out & set(wanted):
        return operation
    left = tuple(number for number in wanted if number not in out)
    if not left or "scenes" not in names:
        raise EditError("That leaves no scene to change.")
    changed: Operation = replace(values, scenes=left)
    return changed
