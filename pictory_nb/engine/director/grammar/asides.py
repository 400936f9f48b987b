"""What a clause leans on: what was spoken of last, the verb of its neighbour; and clauses that only explain."""

# ruff: noqa: E501 (a docstring reads best when it is not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.chunks import chunked
from pictory_nb.engine.director.grammar.nouns import HEADS, KINDS, said_in
from pictory_nb.engine.director.grammar.orders import Mention
from pictory_nb.engine.director.grammar.reasons import is_reason, is_refusal
from pictory_nb.engine.director.grammar.tokens import Token
from pictory_nb.engine.director.operations import AskError, EditError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.places import Scope
    from pictory_nb.engine.director.steps import MediaItem

POINTED_AT = frozenset(
    {"music", "logo", "captions", "voice", "title", "subtitle", "theme", "video", "transition"}
)
_POINTING = frozenset({*KINDS, *HEADS, "num", "nth", "ordinal", "last", "hash", "in", "that"})
_LENDING = frozenset({"remove", "hide", "off", "no", "unneeded", "removed"})
_POINTS = frozenset({"points", "bullets", "entries"})
_FEELS = re.compile(
    r"\b(?:people|pple|folks|viewers|readers|kids|children|students|everyone|everybody|they|audience)\b[\w ]{0,24}\breads? (?:very |so |too )?slow|"
    r"\b(?:(?:feels?|felt|seems?|looks?|sounds?)(?=\s+\w)|drags?|dragging|(?:is|was|are|were)(?= (?:\w+ )?(?:slow|sluggish|long)\b))\b|(?:感觉|显得|有些)[^，。]*[慢快长]",
    re.IGNORECASE,
)
_TOO = re.compile(r"\btoo\b|\bwordy\b|\bmouthful\b|\bhard to\b|\bverbose\b|啰嗦|\btiny\b|太|有点")


def aside_of(
    tokens: Sequence[Token],
    piece: tuple[int, int],
    scope: Scope,
    media: Sequence[MediaItem],
    *,
    follows: bool,
) -> Mention | None:
    """Read a clause that only says why, or what to leave alone; None when it may be more.

    Parameters
    ----------
    piece
        Where the clause starts and ends in `tokens`.
    follows
        Whether an order came before it.
    """
    start, end = piece
    clause = tokens[start:end]
    if any(token.symbol == "version" for token in clause):
        # Which version is meant is what the message is about.
        return None
    is_joined = end < len(tokens) and tokens[end].symbol == "and"
    if (
        clause[0].symbol == "isnt"
        and len(clause) > 1
        and not is_joined
        and all(one.symbol in _POINTING for one in clause[1:])
    ):
        return Mention(())
    if len(clause) == 1 and clause[0].symbol in {"move", "change"} and not clause[0].value.isascii():
        return Mention(())
    first = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    message = scope.message
    text = message[first.end if first else 0 : after.start if after else len(message)]
    links = first.symbol if first else "", after.symbol if after else ""
    told = [token for token in clause if not _is_told(token, message, scope)]
    if not is_refusal(text, *links) and (
        _gives_text(clause, message)
        or not is_reason(text, told, *links, follows=follows, repeated=_is_repeated(text, message))
    ):
        return None
    thing = next((token.symbol for token in clause if token.symbol in POINTED_AT), "")
    scenes = named_scenes(clause, scope, media)
    if scenes is None:
        return None
    shown = [token for token in clause if token.symbol in {"family", "media"}]
    if len(shown) == 1 and not thing and not scenes:
        # "I am fond of contour lines. Put them behind the quotation."
        return Mention((), shown[0].symbol, shown[0].value)
    return Mention(scenes, "" if scenes and thing not in {"captions", "logo", "music"} else thing)


_OF_TEXTS = frozenset({"title", "subtitle", "cta", "brand", "tagline", "lowerthird", "author"})
_SAYS_HOW = re.compile(
    r"^[\w'’ ]{2,24}? (?:is|are|was|were|isn['’]?t|looks?|feels?|sounds?|seems?|has|had|needs?|doesn['’]?t|won['’]?t|will|can|cannot|can['’]?t|must|may|drags?|comes?|goes)\b|^\w+['’]s\b|[太是不很]",
    re.IGNORECASE,
)


def _gives_text(clause: Sequence[Token], message: str) -> bool:
    """Tell whether a clause names what holds a text and goes on with words: "title Three habits", "标题用少开会"."""
    if len(clause) < 2 or clause[0].symbol not in _OF_TEXTS:
        return False
    return not _SAYS_HOW.search(message[clause[0].start : clause[-1].end])


def is_there(symbol: str, value: str, film: Film) -> bool:
    """Tell whether a film has a background, mood, theme, style or transition."""
    metas = [scene.video["m"] for scene in film.scenes]
    there = {
        "family": {meta.get("background", {}).get("family") for meta in metas},
        "kind": {meta.get("transition", {}).get("kind") for meta in metas},
        "themename": {film.meta.get("theme"), *(meta.get("theme") for meta in metas)},
        "moodname": {film.music["m"].get("mood") if film.music else None},
        "capstyle": {film.meta.get("captions", {}).get("style")},
    }
    return value in there.get(symbol, set())


def _is_told(token: Token, message: str, scope: Scope) -> bool:
    """Tell whether a value is only what the film says, or a word that is an upload's name by chance."""
    if token.symbol in {"family", "moodname", "themename", "capstyle", "kind"}:
        # "The waves clash with our colours" speaks of what there is.
        return is_there(token.symbol, token.value, scope.film)
    if token.symbol == "percentage":
        return any(f"{token.value}%" in text for text in said_in(scope.film).scenes)
    return token.symbol == "media" and "." not in message[token.start : token.end]


def named_scenes(clause: Sequence[Token], scope: Scope, media: Sequence[MediaItem]) -> tuple[int, ...] | None:
    """Return the scenes that a clause is about: those it names, or else those whose words it uses.

    None when it names one that is not there, so that "it" behind it is no other.
    """
    try:
        bag = chunked(clause, scope, media, clause[-1].end)
    except AskError:
        return ()
    except EditError:
        return None
    found = [chunk for chunk in bag.all("ref") if chunk.kind != "it"]
    named = [
        chunk
        for chunk in found
        if chunk.kind
        or chunk.value
        or any(letter.isdigit() for letter in scope.message[chunk.start : chunk.end])
    ]
    scenes = tuple(
        dict.fromkeys(n for chunk in named or found if chunk.kind != "every" for n in chunk.scenes)
    )
    if len({chunk.scenes for chunk in named or found}) > 1 and not any(
        token.symbol in {"and", "comma", "every", "between", "before", "after", "behind"} for token in clause
    ):
        # "The figures tell of churn" may be about either.
        return None
    if scenes:
        return scenes
    lists = [n for n, scene in enumerate(scope.film.scenes, 1) if scene.kind == "list"]
    if len(lists) == 1 and any(token.symbol == "list" or token.value in _POINTS for token in clause):
        return tuple(lists)
    shares = [f"{token.value}%" for token in clause if token.symbol == "percentage"]
    return tuple(
        n for n, text in enumerate(said_in(scope.film).scenes, 1) if any(share in text for share in shares)
    )


def nearer(clause: Sequence[Token], thing: str, scope: Scope) -> list[Token]:
    """Return the clause with what was spoken of last: "logo.png as the logo, bottom right"; empty when nothing was."""
    if not clause or all(token.symbol in {"no", "not", "isnt", "gap", "off", "out"} for token in clause):
        return []
    end = clause[-1].end
    if thing:
        return [*clause, Token(thing, thing, end, end)]
    if scope.is_local and scope.focus:
        return [*clause, Token("it", "it", end, end)]
    return []


def lent(clause: Sequence[Token], following: Sequence[Token]) -> list[Token]:
    """Return the clause with the verb at the end of the next one: "字幕和音乐都去掉"; empty when it has none."""
    is_lent = len(following) > 1 and following[-1].symbol in _LENDING
    return [*clause, following[-1]] if is_lent else []


def complains(said: str, rest: str) -> bool:
    """Tell whether a clause only says what is wrong, and the rest what to do: "太长，分成两个场景"."""
    return is_felt(said) or (bool(_TOO.search(said)) and not _TOO.search(rest))


def is_felt(said: str) -> bool:
    """Tell whether a clause says how something feels, which orders nothing: "the video feels slow"."""
    return bool(_FEELS.search(said))


def _is_repeated(text: str, message: str) -> bool:
    """Tell whether the rest of the message says the numbers of a part again."""
    rest = re.findall(r"\d+", message.replace(text, " ", 1))
    numbers = re.findall(r"\d+", text)
    return bool(numbers) and all(number in rest for number in numbers)
