"""A message read as a whole: cut into clauses, each one an order, or not understood at all.

Every word must be accounted for by a rule. One clause that no rule knows makes the message not understood, so
that nothing is changed by half.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director import phrases
from pictory_nb.engine.director.grammar import (
    rules_brand,
    rules_history,
    rules_limits,
    rules_looks,
    rules_questions,
    rules_scenes,
    rules_sound,
    rules_texts,
    rules_times,
)
from pictory_nb.engine.director.grammar.exceptions import parted, trimmed, without
from pictory_nb.engine.director.grammar.found import Found, NoMatchError
from pictory_nb.engine.director.grammar.patterns import compiled, encoded
from pictory_nb.engine.director.grammar.places import Scope
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.grammar.tokens import Token, tokenize
from pictory_nb.engine.director.operations import (
    AskError,
    BeyondUsError,
    EditError,
    KeepScenes,
    Operation,
    Option,
    RemoveScenes,
    Retell,
)
from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_BORDERS = frozenset({"comma", "and", "but", "then", "stop", "ask"})
# "Paper theme with #0f62fe as the accent", "vertical with calm music".
_AFTER_WITH = frozenset({"hex", "moodname", "kind", "no", "capstyle", "themename"})
_MOST_TOKENS = 400
_MOST_CLAUSES = 40
# A clause that begins so is an order of its own and no part of an unquoted text before it.
_ORDERS = frozenset(
    """
    change rewrite make rename remove cut trim no hide show add put move swap switch split merge duplicate
    shorten lengthen speedup slowdown lower raise use play replace undo redo mute turn not isnt keep except
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)
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
        "as",
        "it",
        "be",
    }
)
_SHARED_VERBS = frozenset(
    {"remove", "cut", "no", "hide", "make", "use", "duplicate", "change", "shorten", "lengthen"}
)


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The clause that no rule knows."""

    clause: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The user takes the wish back that we asked about."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Scenes that are spoken of and left as they are."""

    scenes: tuple[int, ...]


_Order = Operation | Travel | Question | EditError | AskError | _Mention
Reading = tuple[Operation, ...] | Question | Travel | Withdrawn | EditError | AskError | NotUnderstood


@dataclass(frozen=True, slots=True)
class _State:
    """A reading of the message up to a border; a better one borrows fewer verbs and finds more orders."""

    borrowed: int
    orders: tuple[_Order, ...]
    verb: Token | None
    scope: Scope

    @property
    def rank(self) -> tuple[int, int]:
        return -self.borrowed, len(self.orders)


def read_message(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...] = ()
) -> Reading:
    """Read an editing message; slips of the pen are mended when it makes no sense as it is typed.

    Parameters
    ----------
    focus
        The scenes that were edited last, which "it" means.
    """
    text = " ".join(message.split())
    reading: Reading = NotUnderstood(text)
    for mend in (False, True):
        tokens = tokenize(text, media, mend=mend)
        if not tokens or len(tokens) > _MOST_TOKENS:
            break
        found = _read(tokens, Scope(film, text, focus), media)
        if not isinstance(found, NotUnderstood):
            return found
        reading = reading if mend else found
    return reading


def _read(tokens: list[Token], scope: Scope, media: Sequence[MediaItem]) -> Reading:
    while tokens and tokens[-1].symbol in {"ask", "stop", "comma"}:
        tokens = tokens[:-1]
    if not tokens:
        return NotUnderstood(scope.message)
    question = _question(tokens, scope, media)
    if question is not None:
        return question
    pieces = _pieces(tokens)
    states: dict[int, _State] = {0: _State(0, (), None, scope)}
    for last in range(1, len(pieces) + 1):
        for first in range(last - 1, -1, -1):
            before = states.get(first)
            if before is None:
                continue
            found = _clause(tokens, pieces[first:last], before, media)
            if found and (last not in states or found.rank > states[last].rank):
                states[last] = found
    reading = states.get(len(pieces))
    orders = tuple(order for order in reading.orders if not isinstance(order, _Mention)) if reading else ()
    if not orders:
        return NotUnderstood(_first_unknown(tokens, pieces, scope, media))
    return _settled(orders)


def _settled(orders: tuple[_Order, ...]) -> Reading:
    beyond = next((order for order in orders if isinstance(order, BeyondUsError)), None)
    trouble = beyond or next((order for order in orders if isinstance(order, EditError | AskError)), None)
    if trouble:
        return trouble
    if len(orders) == 1 and isinstance(orders[0], Travel | Question):
        return orders[0]
    edits = tuple(
        order
        for order in orders
        if not isinstance(order, Travel | Question | EditError | AskError | _Mention)
    )
    edits, orders = _once(edits), _once(orders)
    if any(isinstance(edit, RemoveScenes) for edit in edits):
        # "Remove scene 2 and keep scene 3" speaks of scene 3 only to leave it alone.
        edits, orders = (tuple(o for o in some if not isinstance(o, KeepScenes)) for some in (edits, orders))
    if len(edits) < len(orders):
        return EditError("Send undo, versions and questions on their own, one at a time.")
    return edits


def _once(orders: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out what was said twice: "vertical, for TikTok"."""
    return tuple(order for place, order in enumerate(orders) if order not in orders[:place])


def _pieces(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut at commas, stops and "and": (start, end) of what stands between."""
    borders = [index for index in range(len(tokens)) if _is_border(tokens, index)]
    if len(borders) > _MOST_CLAUSES:
        borders = [index for index in borders if tokens[index].symbol in {"then", "stop"}][:_MOST_CLAUSES]
    pieces: list[tuple[int, int]] = []
    start = 0
    for border in borders:
        if border > start:
            pieces.append((start, border))
        start = border + 1
    if start < len(tokens):
        pieces.append((start, len(tokens)))
    return pieces


def _is_border(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].symbol == "with" and 0 < index < len(tokens) - 1:
        return tokens[index + 1].symbol in _AFTER_WITH
    return tokens[index].symbol in _BORDERS


def _clause(
    tokens: Sequence[Token], pieces: Sequence[tuple[int, int]], before: _State, media: Sequence[MediaItem]
) -> _State | None:
    start, end = pieces[0][0], pieces[-1][1]
    while end < len(tokens) and not _is_border(tokens, end):
        end += 1
    clause = list(tokens[start:end])
    stop = tokens[end].start if end < len(tokens) else len(before.scope.message)
    if end < len(tokens) and tokens[end].symbol == "stop":
        stop = tokens[end].end
    orders = [tokens[piece[0]] for piece in pieces[1:] if tokens[piece[0]].symbol in _ORDERS]
    while clause and clause[0].symbol in {"only", "then"} and len(clause) > 1 and clause[1].symbol in _ORDERS:
        clause = clause[1:]
    order = _order(clause, before.scope, media, stop, own_orders=orders)
    if order is not None:
        verb = clause[0] if clause[0].symbol in _SHARED_VERBS else None
        return _after(before, order, verb, borrowed=0)
    if before.verb is None or len(pieces) > 1:
        return None
    order = _order([before.verb, *clause], before.scope, media, stop, own_orders=(), borrows=True)
    return None if order is None else _after(before, order, before.verb, borrowed=1)


def _after(before: _State, order: _Order, verb: Token | None, *, borrowed: int) -> _State:
    scope = before.scope
    scenes = _scenes_of(order)
    if scenes:
        scope = replace(scope, focus=scenes, is_local=True)
    return _State(before.borrowed + borrowed, (*before.orders, order), verb, scope)


def _scenes_of(order: _Order) -> tuple[int, ...]:
    if isinstance(order, EditError | AskError | Travel | Question):
        return ()
    for field in fields(order):
        if field.name == "scenes":
            scenes: tuple[int, ...] = getattr(order, field.name)
            return scenes
        if field.name == "scene":
            scene: int | None = getattr(order, field.name)
            return (scene,) if scene else ()
    return ()


_RULES = (
    *rules_brand.RULES,
    *rules_limits.RULES,
    *rules_history.RULES,
    *rules_looks.RULES[:3],
    *rules_texts.RULES,
    *rules_times.RULES,
    *rules_sound.RULES,
    *rules_looks.RULES[3:],
    *rules_scenes.RULES,
)


def _order(
    clause: list[Token],
    scope: Scope,
    media: Sequence[MediaItem],
    stop: int,
    *,
    own_orders: Sequence[Token],
    borrows: bool = False,
) -> _Order | None:
    if not clause:
        return None
    if clause[0].symbol == "dislike":
        return _mention(clause, scope)
    portion = _portion(scope.message[clause[0].start : clause[-1].end])
    if portion is not None and not borrows:
        return portion
    try:
        clause = trimmed(clause, scope.film)
    except EditError as error:
        return error
    plain = _by_rules(clause, scope, media, stop, own_orders=own_orders, borrows=borrows)
    if not isinstance(plain, AskError | None):
        return plain
    for head, tail in parted(clause):
        order = _by_rules(head, scope, media, _end_of(head, clause, stop), own_orders=(), borrows=borrows)
        try:
            if isinstance(order, Operation) and (left := without(order, tail, scope)):
                return left
        except (EditError, AskError) as error:
            return error
    return plain or _keeping(clause)


def _end_of(head: Sequence[Token], clause: Sequence[Token], stop: int) -> int:
    """Return where a text at the end of `head` ends at the latest."""
    return next((token.start for token in clause if head and token.start > head[-1].start), stop)


def _keeping(clause: Sequence[Token]) -> _Mention | None:
    """Read "keep the music", which changes nothing."""
    is_one = clause[0].symbol == "keep" and len(clause) > 1
    return _Mention(()) if is_one and all(token.symbol in _KEPT for token in clause[1:]) else None


def _by_rules(
    clause: Sequence[Token],
    scope: Scope,
    media: Sequence[MediaItem],
    stop: int,
    *,
    own_orders: Sequence[Token],
    borrows: bool,
) -> _Order | None:
    if not clause:
        return None
    code = encoded(clause)
    trouble: EditError | AskError | None = None
    for pattern, build in _RULES:
        match = compiled(pattern).fullmatch(code)
        if match is None:
            continue
        found = Found(match, clause, scope, media, stop)
        if _swallows(found, own_orders, borrows=borrows):
            continue
        try:
            built: _Order = build(found)
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
    return Retell(keep_all=keep_all, portion=portion) if portion or keep_all else None


def _mention(clause: Sequence[Token], scope: Scope) -> _Mention | None:
    from pictory_nb.engine.director.grammar.places import scenes_of

    try:
        return _Mention(scenes_of(clause[1:], scope))
    except (EditError, AskError):
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


def _question(tokens: list[Token], scope: Scope, media: Sequence[MediaItem]) -> Reading | None:
    code = encoded(tokens)
    for pattern, build in rules_questions.RULES:
        match = compiled(pattern).fullmatch(code)
        if match:
            try:
                return build(Found(match, tokens, scope, media, len(scope.message)))
            except (EditError, AskError) as error:
                return error
    return None


def _first_unknown(
    tokens: Sequence[Token], pieces: Sequence[tuple[int, int]], scope: Scope, media: Sequence[MediaItem]
) -> str:
    for start, end in pieces:
        order = _order(list(tokens[start:end]), scope, media, tokens[end - 1].end, own_orders=())
        if order is None:
            return scope.message[tokens[start].start : tokens[end - 1].end]
    return scope.message
