"""A message read as a whole: cut into clauses, each one an order, or not understood at all.

Every word must be accounted for by a rule. One clause that no rule knows makes the message not understood, so
that nothing is changed by half.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.grammar import (
    rules_questions,
)
from pictory_nb.engine.director.grammar.aforesaid import with_the_aforesaid
from pictory_nb.engine.director.grammar.asides import aside_of, complains, is_felt, lent, nearer
from pictory_nb.engine.director.grammar.chunks import chunked
from pictory_nb.engine.director.grammar.comparisons import UnknownOtherError, with_compared, with_ranges
from pictory_nb.engine.director.grammar.corrections import with_corrections
from pictory_nb.engine.director.grammar.counts import without_counts
from pictory_nb.engine.director.grammar.courtesies import without_courtesies
from pictory_nb.engine.director.grammar.doubts import is_report, is_taken_back
from pictory_nb.engine.director.grammar.exchanges import with_exchanges
from pictory_nb.engine.director.grammar.files_named import unknown_file
from pictory_nb.engine.director.grammar.found import Found
from pictory_nb.engine.director.grammar.frames import is_question
from pictory_nb.engine.director.grammar.frames_questions import read_question
from pictory_nb.engine.director.grammar.han.plainly import put_plainly
from pictory_nb.engine.director.grammar.han.reading import read_chinese
from pictory_nb.engine.director.grammar.han.told_clauses import with_orders_told
from pictory_nb.engine.director.grammar.help_wanted import asks_for_help
from pictory_nb.engine.director.grammar.kinds_named import with_captions_as_scenes
from pictory_nb.engine.director.grammar.meanings import (
    as_meant,
    is_echo,
    near_card,
    of_those_captions,
    uploaded_logo,
)
from pictory_nb.engine.director.grammar.noise import NOISE, SMALL
from pictory_nb.engine.director.grammar.nouns import said_in
from pictory_nb.engine.director.grammar.orders import Mention, Order, order_of
from pictory_nb.engine.director.grammar.patterns import compiled, encoded
from pictory_nb.engine.director.grammar.pieces import ORDERS, is_border, pieces_of
from pictory_nb.engine.director.grammar.places import NoMatchError, Scope
from pictory_nb.engine.director.grammar.readings import Mended, NotUnderstood, Partly, Reading
from pictory_nb.engine.director.grammar.reasons import (
    has_condition,
    is_about_people,
    is_allowed,
    is_granted,
    is_only_too,
    stands_out,
    tells_of_past,
    tells_of_people,
)
from pictory_nb.engine.director.grammar.relations import with_scenes_placed
from pictory_nb.engine.director.grammar.repeated import repeated
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.grammar.settling import settled
from pictory_nb.engine.director.grammar.states import State
from pictory_nb.engine.director.grammar.texts_told import with_texts_told
from pictory_nb.engine.director.grammar.times_named import with_scenes_at_times
from pictory_nb.engine.director.grammar.tokens import Token, mended, mended_in, tokenize
from pictory_nb.engine.director.grammar.words_told import with_words_told
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeCallToAction,
    ChangeCanvas,
    ChangeLogo,
    ChangeMusic,
    ChangeSceneLength,
    ChangeSpeaker,
    ChangeSpeed,
    ChangeSubtitle,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    ChangeVoice,
    EditError,
    MoveScenes,
    Operation,
    PlaceLogo,
    ReplaceText,
    Retell,
    ShiftTheme,
    ShowCaptions,
    ShowLowerThird,
    StyleCaptions,
    SwapScenes,
)
from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_HAN = re.compile("[\u3400-\u9fff]")
_NARROW = str.maketrans({"，": ", ", "；": "; ", "：": ": ", "。": ". "})
"""Marks of Chinese keyboards in messages that have no Chinese."""
_LISTED = re.compile(r"\badd\b.*\blist\b[^:]*: ?(?:[A-Z][\w'’ ]*: )?[A-Z][\w'’ ]*, ", re.IGNORECASE)
"""A new list whose points are told, some of which may be verbs: "add a list: Extract, Transform, Load"."""
_MOST_TOKENS = 200
_SHARED_VERBS = frozenset(
    {"remove", "cut", "no", "hide", "make", "use", "duplicate", "change", "shorten", "lengthen"}
)


_THINGS: dict[type[Any], str] = {
    ChangeMusic: "music", ChangeVoice: "voice", ChangeLogo: "logo", PlaceLogo: "logo",
    ShowCaptions: "captions",
    StyleCaptions: "captions", ChangeTransition: "transition",
    ChangeTitle: "title", ChangeSubtitle: "subtitle", ChangeCallToAction: "cta",
}  # fmt: skip
_FITTING = frozenset({"make", "it", "video", "fit", "let", "to", "in", "that"})
_TELLING = frozenset(
    {
        "use",
        "be",
        "become",
        "change",
        "make",
        "add",
        "put",
        "on",
        "to",
        "ba",
        "with",
        "off",
        "switch",
        "remove",
    }
)


def read_message(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...] = ()
) -> Reading:
    """Read an editing message; slips of the pen are mended when it makes no sense as it is typed.

    Parameters
    ----------
    focus
        The scenes that were edited last, which "it" means.
    """
    if asks_for_help(message):
        return Question("help")
    if not _HAN.search(message):
        message = message.translate(_NARROW)
    message = in_plain_words(message, media, focus)
    told = read_chinese(message, film, media, focus, lambda said, near: _read_freely(said, film, media, near))
    if told is not None and is_taken_back(message):
        told = None
    if told is not None and told[1]:
        return told[0]
    reading = _read_freely(message, film, media, focus)
    if isinstance(reading, tuple) and _ends_with_slip(reading, message, film, media):
        # "Replace third by half in the churn captoin" gives no such text.
        reading = NotUnderstood(message)
    if isinstance(reading, NotUnderstood | Mended):
        again = _read_mended(message, film, media, focus)
        is_more = again is not None and (
            isinstance(reading, NotUnderstood) or len(again.edits) >= len(reading.edits)
        )
        reading = again if again is not None and is_more else reading
    if told is not None and (isinstance(reading, NotUnderstood) or _loses_a_word(told[0], reading)):
        return told[0]
    return reading


def in_plain_words(message: str, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return a message as it was put right in the same breath, with turns of phrase put plainly."""
    return with_the_aforesaid(put_plainly(with_corrections(" ".join(message.split()), media)), focus)


def _loses_a_word(told: Reading, reading: Reading) -> bool:
    """Tell whether a reading takes replaced words for a whole text, or leaves one of the orders out."""
    if not isinstance(told, tuple) or not isinstance(reading, tuple):
        return False
    return (len(reading) < len(told) and set(reading) < set(told)) or (
        any(isinstance(one, ReplaceText) for one in told)
        and not any(isinstance(one, ReplaceText) for one in reading)
    )


def _ends_with_slip(edits: Sequence[Operation], message: str, film: Film, media: Sequence[MediaItem]) -> bool:
    """Tell whether a text that is to be written ends with a mistyped name of a part of films."""
    texts = [str(getattr(edit, name, "") or "") for edit in edits for name in ("text", "new")]
    last = {text.rstrip(" .!?").rpartition(" ")[2] for text in texts if text}
    if not last:
        return False
    slips = mended_in(message, media, said_in(film).words)
    return any(typed in last and meant.rstrip("s") in _PARTS for typed, meant in slips)


_PARTS = frozenset({"caption", "scene", "slide", "card", "title", "subtitle", "quote", "list", "music"})


def _read_mended(
    message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]
) -> Mended | None:
    """Read a message again from the start without its slips: "delete the qoute and the scene after it"."""
    said = said_in(film).words
    slips = mended_in(message, media, said)
    if not slips or is_taken_back(message) or is_taken_back(meant := mended(message, media, said)):
        return None
    found = _read_freely(meant, film, media, focus)
    edits = found.edits if isinstance(found, Mended) else found
    if not isinstance(edits, tuple) or any(_writes(edit, word) for edit in edits for _, word in slips):
        return None
    return Mended(edits, slips)


def _writes(edit: Operation, word: str) -> bool:
    """Tell whether a text that an edit writes has a word in it: texts stay as they were typed."""
    values = (getattr(edit, field.name) for field in fields(edit))
    texts = (one for value in values for one in (value if isinstance(value, tuple) else (value,)))
    return any(isinstance(one, str) and word.lower() in one.lower().split() for one in texts)


def _read_freely(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> Reading:
    message = with_words_told(message, film, media, focus)
    placed = with_scenes_placed(message, film, media, focus)
    message = placed if placed == message else with_words_told(placed, film, media, focus)
    told = with_orders_told(message, film, focus)
    text = without_courtesies(with_ranges(with_exchanges(told, film), film, media, focus))
    reading: Reading = NotUnderstood(text)
    if is_taken_back(text) or is_taken_back(message):
        return reading
    text = with_texts_told(text, film, media, focus)
    text = with_captions_as_scenes(with_scenes_at_times(text, film), film)
    try:
        text = with_exchanges(with_compared(text, film, media, focus), film)
    except UnknownOtherError:
        return reading
    said = said_in(film).words
    trouble: Reading | None = None
    for mend in (False, True):
        tokens = tokenize(text, media, mend=mend, said=said)
        if not tokens or len(tokens) > _MOST_TOKENS:
            break
        if mend and is_taken_back(mended(text, media, said)):
            return reading
        found = _read(tokens, Scope(film, text, focus), media)
        is_slip = not mend and isinstance(found, EditError) and mended_in(text, media, said)
        if is_slip:
            trouble = found
        elif not isinstance(found, NotUnderstood):
            if mend and isinstance(found, EditError) and trouble is not None:
                return trouble
            if mend and isinstance(found, tuple):
                return Mended(found, mended_in(text, media, said))
            return found
        reading = reading if mend else found
    return trouble or unknown_file(text, media) or reading


def _read(tokens: list[Token], scope: Scope, media: Sequence[MediaItem]) -> Reading:
    tokens = without_counts(tokens)
    while tokens and tokens[-1].symbol in {"ask", "stop", "comma"}:
        tokens = tokens[:-1]
    if len(tokens) > 2 and tokens[-1].symbol == "and" and tokens[-2].symbol == "comma":
        # "…, please and thank you".
        tokens = tokens[:-2]
    while len(tokens) > 1 and tokens[0].symbol in {"and", "comma", "but", "so", "stop"}:
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0].symbol == "no" and tokens[1].symbol in {"comma", "stop"}:
        tokens = tokens[2:]
    if not tokens or tokens[-1].symbol in {"and", "but", "then"}:
        return NotUnderstood(scope.message)
    question = _question(tokens, scope, media)
    if question is not None:
        return question
    pieces = pieces_of(tokens)
    states: dict[int, State] = {0: State(0, 0, (), None, scope)}
    for last in range(1, len(pieces) + 1):
        for first in range(last - 1, -1, -1):
            before = states.get(first)
            if before is None:
                continue
            found = _clause(tokens, pieces[first:last], before, media)
            if found and (last not in states or found.rank > states[last].rank):
                states[last] = found
    reading = states.get(len(pieces))
    orders = tuple(order for order in reading.orders if not isinstance(order, Mention)) if reading else ()
    if not orders:
        return NotUnderstood(_first_unknown(tokens, pieces, scope, media))
    told = tuple(order for order in reading.orders if isinstance(order, Mention)) if reading else ()
    whole = settled(orders, scope, told)
    if isinstance(whole, Partly) and not all(_has_verb(tokens[slice(*piece)]) for piece in pieces):
        # Without verbs the parts may belong together: "between 70 and 80 seconds".
        return whole.troubles[0]
    return whole


def _has_verb(piece: Sequence[Token]) -> bool:
    return any(
        token.symbol in (ORDERS | _TELLING) - {"to", "on", "with", "off", "be", "not", "isnt"}
        for token in piece
    )


def _clause(
    tokens: Sequence[Token], pieces: Sequence[tuple[int, int]], before: State, media: Sequence[MediaItem]
) -> State | None:
    start, end = pieces[0][0], pieces[-1][1]
    while end < len(tokens) and not is_border(tokens, end):
        end += 1
    clause = list(tokens[start:end])
    stop = tokens[end].start if end < len(tokens) else len(before.scope.message)
    if end < len(tokens) and tokens[end].symbol == "stop":
        stop = tokens[end].end
    orders = [tokens[piece[0]] for piece in pieces[1:] if _is_own_order(tokens[slice(*piece)], before, media)]
    while (
        clause
        and clause[0].symbol in {"only", "then", "let"}
        and len(clause) > 1
        and clause[1].symbol in ORDERS
        and not (clause[0].value == "只" and clause[1].symbol == "keep")
    ):
        clause = clause[1:]
    if clause and start and tokens[start - 1].symbol == "but" and clause[0].symbol == "only":
        # "…, but only on phones" takes back a part of what was said before.
        return None
    if before.orders and len(pieces) == 1 and start and tokens[start - 1].symbol in {"because", "so"}:
        said_so = before.scope.message[tokens[start - 1].end : clause[-1].end]
        is_order = clause[0].symbol in ORDERS | _TELLING | {"let", "give", "take"}
        is_ground = tokens[start - 1].symbol == "because" and not has_condition(said_so)
        if is_ground or (not is_order and stands_out(said_so)):
            return _after(before, Mention(()), None, borrowed=0, asides=1)
    typed_clause = clause
    clause = [_meant(token, before) for token in clause]
    if (
        before.orders
        and isinstance(before.orders[-1], Retell)
        and {token.symbol for token in clause} <= _FITTING
    ):
        # "I have 40 seconds, make it fit" has told the length already.
        return _after(before, Mention(()), None, borrowed=0)
    before = replace(before, scope=near_card(before, typed_clause))
    order = order_of(clause, before.scope, media, stop, own_orders=orders)
    if order is None and clause != typed_clause:
        # "Change the title to Hello and make it vertical": "it" is the video.
        whole = order_of(typed_clause, before.scope, media, stop, own_orders=orders)
        order = whole if isinstance(whole, ChangeCanvas | ChangeTheme | ShiftTheme | Retell) else None
    if _goes_on(order, clause, before):
        return None
    if (
        isinstance(order, ChangeMusic)
        and before.orders
        and isinstance(before.orders[-1], ChangeCanvas)
        and {token.symbol for token in clause} <= {"moodname", "abit", "more"}
    ):
        # "24 frames, cinematic": how the picture is to look.
        return _after(before, Mention(()), None, borrowed=0, asides=1)
    said = before.scope.message[tokens[start].start : tokens[min(end, len(tokens)) - 1].end]
    is_granted_so = isinstance(before.orders[-1], Retell) and is_granted(said) if before.orders else False
    if before.orders and not isinstance(before.orders[-1], Mention) and (is_granted_so or is_only_too(said)):
        # "Lose scene 3 and 4, too slow".
        return _after(before, Mention(()), None, borrowed=0)
    is_complaint = isinstance(order, Operation | AskError) and _is_complaint(
        tokens, start, end, before.scope.message
    )
    if isinstance(order, AskError) and not is_complaint:
        closer = order_of(
            nearer(clause, before.thing, before.scope), before.scope, media, stop, own_orders=()
        )
        order = closer if isinstance(closer, Operation) else order
    if is_complaint and isinstance(order, Operation):
        thing = "video" if isinstance(order, Retell | ChangeSpeed) else _THINGS.get(type(order), "")
        return _after(before, Mention(_scenes_of(order), thing), None, borrowed=0)
    typed = before.scope.message[tokens[start - 1].end if start else 0 : stop].strip()
    is_timing = isinstance(order, ChangeSpeed | ChangeSceneLength)
    if before.orders and isinstance(order, ChangeCanvas | ChangeVoice) and tells_of_people(typed):
        # "Captions bigger, people watch this on phones", "慢一点，我念不过来".
        return _after(before, Mention(()), None, borrowed=0, asides=1)
    if isinstance(order, Operation) and (is_report(typed) or (is_timing and is_felt(typed))):
        order = None
    links = [token.symbol for token in tokens[end : end + 2]]
    is_ground = "so" in links or links in (["stop", "remove"], ["stop", "cut"])
    if is_ground and is_allowed(before.scope.message[clause[0].start : clause[-1].end]):
        return _after(before, Mention(()), None, borrowed=0, asides=1)
    if is_echo(order, clause, before):
        return _after(before, Mention(before.scope.focus), None, borrowed=0)
    if isinstance(order, Operation):
        order = as_meant(order, clause, before)
    if order is not None:
        verb = clause[0] if clause[0].symbol in _SHARED_VERBS else None
        chosen = uploaded_logo(order, clause, media, before.scope)
        before = _after(before, chosen, None, borrowed=0) if chosen else before
        return _after(before, order, verb, borrowed=0)
    follows = any(not isinstance(order, Mention) for order in before.orders)
    if len(pieces) > 1:
        if any(
            tokens[piece[1]].symbol != "and" or tokens[piece[1] + 1].symbol == "comma"
            for piece in pieces[:-1]
        ):
            return None
        aside = aside_of(tokens, (start, end), before.scope, media, follows=follows)
        return (
            None if aside is None or not aside.scenes else _after(before, aside, None, borrowed=0, asides=2)
        )
    again = repeated(clause, before, media)
    if again is not None:
        return _after(before, again, None, borrowed=1)
    if before.verb is not None and not is_about_people(typed):
        order = order_of([before.verb, *clause], before.scope, media, stop, own_orders=(), borrows=True)
        if order is not None:
            return _after(before, order, before.verb, borrowed=1)
    longer = (
        [] if tells_of_past(typed) or tells_of_people(typed) else nearer(clause, before.thing, before.scope)
    )
    if longer:
        order = order_of(longer, before.scope, media, stop, own_orders=())
        if isinstance(order, ChangeSceneLength):
            order = as_meant(order, clause, before)
        if isinstance(order, Operation) and not isinstance(order, MoveScenes | SwapScenes):
            return _after(before, order, None, borrowed=1)
    is_joined = end < len(tokens) and tokens[end].symbol in {"and", "comma"}
    longer = lent(clause, _following(tokens, end + 1)) if is_joined else []
    if longer:
        order = order_of(longer, before.scope, media, stop, own_orders=())
        if isinstance(order, Operation):
            return _after(before, order, None, borrowed=1)
    is_apart = not start or tokens[start - 1].symbol in {"comma", "stop", "so", "ask"}
    last = before.orders[-1] if before.orders else None
    has_more = isinstance(last, ShowLowerThird) or (
        isinstance(last, ChangeSpeaker) and before.scope.message[clause[0].start].isupper()
    )
    if (
        is_apart
        and not has_more
        and all(
            token.symbol in SMALL or (token.symbol == "word" and token.value in NOISE) for token in clause
        )
    ):
        return _after(before, Mention(()), before.verb, borrowed=0)
    aside = aside_of(tokens, (start, end), before.scope, media, follows=follows)
    if aside is not None and _names_by_slip(clause, typed, media):
        return None
    return None if aside is None else _after(before, aside, None, borrowed=0, asides=1)


def _names_by_slip(clause: Sequence[Token], typed: str, media: Sequence[MediaItem]) -> bool:
    """Tell whether a short aside is none when its slips are mended: "biger captions"."""
    if len(clause) > _LONGEST_SLIP or all(token.symbol != "word" for token in clause):
        return False
    meant = {token.symbol for token in tokenize(typed, media, mend=True)} - {token.symbol for token in clause}
    return bool(meant & _MEANT_BY_SLIPS)


_LONGEST_POINT = 4
_LONGEST_SLIP = 8
_MEANT_BY_SLIPS = frozenset(
    {"scene", "bigger", "smaller", "captions", "music", "title", "logo", "remove", "longer", "shorter"}
)


def _following(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """Return the clause that starts at `start`."""
    stop = next((n for n in range(start, len(tokens)) if is_border(tokens, n)), len(tokens))
    return tokens[start:stop]


def _is_complaint(tokens: Sequence[Token], start: int, end: int, message: str) -> bool:
    is_pace = tokens[start].symbol == "speedup" and tokens[start].value in {"pace", "speed", "tempo"}
    if (
        end >= len(tokens)
        or tokens[end].symbol not in {"comma", "stop", "so"}
        or (tokens[start].symbol in ORDERS and not is_pace)
    ):
        return False
    said, rest = message[tokens[start].start : tokens[end].start], message[tokens[end].end :]
    return complains(said, rest) and not _changes_subject(tokens, start, end)


_SUBJECTS = frozenset({"music", "title", "captions", "logo", "voice", "subtitle", "theme"})


def _changes_subject(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether "and" goes on with another thing: "the music is too loud, and the title should be …"."""
    spoken = [{token.symbol for token in part} & _SUBJECTS for part in (tokens[start:end], tokens[end:])]
    is_joined = end + 1 < len(tokens) and tokens[end].symbol == "comma" and tokens[end + 1].symbol == "and"
    return is_joined and bool(spoken[0] and spoken[1]) and not spoken[0] & spoken[1]


# What an order without a verb is of; "meet later" may as well go on with a text.
_EXPLICIT = frozenset(
    """
    num nth ordinal percentage sec music volume captions logo voice theme background transition title
    subtitle cta hex hexes media themename moodname family capstyle scene video it
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


def _goes_on(order: Order | None, clause: Sequence[Token], before: State) -> bool:
    """Tell whether a further order may be the rest of an unquoted text: "Write first, meet later"."""
    last = before.orders[-1] if before.orders else None
    text = (
        getattr(last, "text", "")
        if isinstance(last, ChangeTitle | ChangeSubtitle | ChangeCallToAction)
        else ""
    )
    if not text or not isinstance(order, MoveScenes | SwapScenes):
        return False
    at = before.scope.message.find(text)
    if at < 0 or before.scope.message[:at].rstrip()[-1:] in "\"“”„«‘「『'":
        return False
    return not any(token.symbol in ORDERS | _TELLING | _EXPLICIT for token in clause)


def _is_own_order(piece: Sequence[Token], before: State, media: Sequence[MediaItem]) -> bool:
    """Tell whether a piece is an order by itself, so that no text before it may take it in."""
    is_name = (
        len(piece) <= _LONGEST_POINT
        and before.scope.message[piece[0].start].isupper()
        and _LISTED.search(before.scope.message)
    )
    if piece[0].symbol in ORDERS and not is_name:
        return True
    is_plain = not any(token.symbol in _TELLING or token.symbol == "colon" for token in piece)
    if len(piece) < 2 or (is_plain and not _says_in_chinese(piece)):
        return False
    order = order_of(list(piece), before.scope, media, piece[-1].end, own_orders=())
    return isinstance(order, Operation)


def _says_in_chinese(piece: Sequence[Token]) -> bool:
    """Tell whether a piece in Chinese gives a number to something: "第一张放五秒"."""
    return any(token.symbol in {"num", "percentage"} for token in piece) and not any(
        token.value.isascii() and token.symbol == "word" for token in piece
    )


def _after(before: State, order: Order, verb: Token | None, *, borrowed: int, asides: int = 0) -> State:
    scope = before.scope
    scenes = _scenes_of(order)
    if scenes:
        scope = replace(scope, focus=scenes, is_local=True)
    thing = order.thing if isinstance(order, Mention) else _THINGS.get(type(order), "")
    value = order.value if isinstance(order, Mention) else ""
    orders = (*before.orders, of_those_captions(order, before))
    return State(before.borrowed + borrowed, before.asides + asides, orders, verb, scope, thing, value)


def _meant(token: Token, before: State) -> Token:
    """Read "it" as what was spoken of last, when that was no scene: "show the logo and make it bigger"."""
    if not before.thing or token.symbol != "it":
        return token
    return replace(token, symbol=before.thing, value=before.value or before.thing)


def _scenes_of(order: Order) -> tuple[int, ...]:
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


def _question(tokens: list[Token], scope: Scope, media: Sequence[MediaItem]) -> Reading | None:
    code = encoded(tokens)
    for pattern, build in rules_questions.RULES:
        match = compiled(pattern).fullmatch(code)
        if match:
            try:
                return build(Found(match, tokens, scope, media, len(scope.message)))
            except NoMatchError:
                continue
            except (EditError, AskError) as error:
                return error
    if not is_question(scope.message):
        return None
    try:
        bag = chunked(tokens, replace(scope, is_local=True), media, len(scope.message))
    except (EditError, AskError):
        return None
    return read_question(bag)


def _first_unknown(
    tokens: Sequence[Token], pieces: Sequence[tuple[int, int]], scope: Scope, media: Sequence[MediaItem]
) -> str:
    for start, end in pieces:
        order = order_of(list(tokens[start:end]), scope, media, tokens[end - 1].end, own_orders=())
        if order is None:
            return scope.message[tokens[start].start : tokens[end - 1].end]
    return scope.message
