"""What a message mentions: scenes, lengths, numbers, texts, names; read word by word, whatever it is an order for."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import said_by
from pictory_nb.engine.director.grammar import nouns
from pictory_nb.engine.director.grammar.boundaries import without_courtesy
from pictory_nb.engine.director.grammar.chunks import Bag, Chunk, chunk_at, merged
from pictory_nb.engine.director.grammar.kinds_named import with_captions_as_scenes
from pictory_nb.engine.director.grammar.names import VALUES
from pictory_nb.engine.director.grammar.places import Scope
from pictory_nb.engine.director.grammar.times_named import with_scenes_at_times
from pictory_nb.engine.director.grammar.tokens import Token, tokenize
from pictory_nb.engine.director.operations import AskError, EditError
from pictory_nb.engine.director.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_MOST_TOKENS = 80
_SHORTEST_NAME = 4
_NAMES = {
    name: (symbol, value)
    for symbol in ("moodname", "themename", "family", "kind", "capstyle")
    for value, names in VALUES[symbol].items()
    for name in names
    if name.isascii() and name.isalpha() and len(name) >= _SHORTEST_NAME
}
_MOST_SPANS = 10
_CUES = frozenset(
    {"to", "say", "with", "as", "be", "become", "colon", "should", "rename", "write", "by", "from", "where",
     "isnt", "dash", "author", "brand", "cta", "subtitle", "title", "item", "change", "put", "add", "replace", "use"}
)  # fmt: skip
_ENDS = frozenset(
    {"comma", "stop", "and", "because", "spread", "but", "so", "then", "isnt", "as", "for", "not"}
)
_MORE = r"(?:(?![\u3400-\u9fff])[\w’'&-])"
_CAPITALS = re.compile(
    rf"(?<![A-Za-z0-9#])(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\. )?[A-ZÄÖÜÉ]{_MORE}*"
    rf"(?:\s+(?:(?:of|the|and|de|von|&|or|in|on|to|for|is|a|an|with) )?(?:[A-ZÄÖÜÉ]{_MORE}*|\d[\d.]*))*"
)
_WORDS = re.compile(r"[A-Za-z0-9%][A-Za-z0-9'’%.-]*[A-Za-z0-9%]|[A-Za-z0-9%]")
_PHONE = re.compile(r"(?<!\w)\+?\d[\d /-]{5,}\d(?!\w)")
_CHINESE_TAIL = re.compile(r"(?:说的|的|吧|了|好了|就好|就行)$")
_SMALL_START = re.compile(r"(?:on|in|the|an?|at|of|to|by|for|because|and) ")
_A_NEW = re.compile(
    r"\b(?:an?|another|new|own|fresh|extra|further|additional|separate|more|add|insert)(?: \w+)? $",
    re.IGNORECASE,
)
_THEY = re.compile(r"(?:of )?(?:them|they|their|theirs)|[它她他]们", re.IGNORECASE)
_EDGES = " \"“”„«»‘’「」『』'.,;:，。；：!！?？>-–—"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the message that may be a text: where they stand, and how they were found."""

    text: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A message cut into chunks, none of which has to fit; and the texts that it may give."""

    message: str
    bag: Bag
    spans: tuple[Span, ...]
    old: tuple[Span, ...]
    has_trouble: bool

    @property
    def film(self) -> Film:
        """The film that is spoken of."""
        return self.bag.film

    @property
    def count(self) -> int:
        """How many scenes there are."""
        return len(self.bag.film.scenes)


def hear(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...] = ()) -> Heard:
    """Return what `message` mentions; words that are no mention of anything stay words."""
    text = with_captions_as_scenes(with_scenes_at_times(" ".join(message.split()), film), film)
    scope = Scope(film, text, focus)
    said = nouns.said_in(film)
    tokens = tokenize(text, media, mend=True, said=said.words)[:_MOST_TOKENS]
    tokens = _without_new_scenes(tokens, text)
    repeated = nouns.verbatim(text, film)
    chunks: list[Chunk] = []
    position, has_trouble = 0, False
    while position < len(tokens):
        try:
            position, chunk = chunk_at(tokens, position, scope, said, repeated)
        except AskError:
            position, chunk = _several(tokens, position, scope, said)
        except EditError:
            has_trouble = True
            token = tokens[position]
            chunk = Chunk("noscene", token.value, token.start, token.end)
            position += 1
        chunks.append(_misspelt(chunk) if chunk.symbol == "word" else chunk)
    bag = Bag(tuple(_with_those_named(merged(chunks, text), text)), scope, media)
    return Heard(text, bag, _spans(text, tokens), _old(text, film), has_trouble)


def _without_new_scenes(tokens: Sequence[Token], text: str) -> list[Token]:
    """Leave out the noun of a scene that is to come: "a new one before the list" is no scene that is there."""
    return [
        token
        for token, following in zip_longest(tokens, tokens[1:])
        if not (
            following is not None
            and token.symbol in {"scene", "one", "card", "caption"}
            and following.symbol in {"after", "before"}
            and _A_NEW.search(text[: token.start])
        )
    ]


def _with_those_named(chunks: Sequence[Chunk], text: str) -> list[Chunk]:
    """Read "them" behind scenes as these: "the title and the quote should have waves behind them"."""
    found: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind == "it" and _THEY.fullmatch(text[chunk.start : chunk.end].strip()):
            named = {n for one in found if one.symbol == "ref" and one.kind != "it" for n in one.scenes}
            found.append(replace(chunk, scenes=tuple(sorted(named)) or chunk.scenes))
        else:
            found.append(chunk)
    return found


def _misspelt(chunk: Chunk) -> Chunk:
    """Read a word that is a letter off one name of a mood, theme, background, transition or style as that name."""
    word = chunk.value
    if len(word) < _SHORTEST_NAME or not word.isascii() or not word.isalpha():
        return chunk
    near = {known for name, known in _NAMES.items() if _is_a_letter_off(word, name)}
    if len(near) != 1:
        return chunk
    symbol, value = near.pop()
    return replace(chunk, symbol=symbol, value=value)


def _is_a_letter_off(one: str, other: str) -> bool:
    """Tell whether one letter is missing, too many, another, or changed places with its neighbour."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    rest, rest_of_other = one[start:], other[start:]
    return (
        rest[1:] == rest_of_other
        or rest == rest_of_other[1:]
        or rest[1:] == rest_of_other[1:]
        or (rest[1::-1] == rest_of_other[:2] and rest[2:] == rest_of_other[2:])
    )


def _several(tokens: Sequence[Token], position: int, scope: Scope, said: nouns.Said) -> tuple[int, Chunk]:
    """Read a reference that fits several scenes as a mention of all of them."""
    token = tokens[position]
    phrase = nouns.phrase_at(tokens, position, said)
    if phrase is None:
        return position + 1, Chunk(token.symbol, token.value, token.start, token.end)
    end, fits, _ = phrase
    last = tokens[end - 1]
    kind = next((nouns.KINDS[part.symbol] for part in tokens[position:end] if part.symbol in nouns.KINDS), "")
    near = tuple(n for n in scope.focus if n in fits)
    scenes = near if len(near) == 1 and token.symbol == "that" else tuple(sorted(fits))
    return end, Chunk("ref", token.value, token.start, last.end, scenes, kind or "several")


def _spans(text: str, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """List the texts that the message may give: quotations; else what follows a cue, and names."""
    quoted = [
        Span(token.value, token.start, token.end, "quoted") for token in tokens if token.symbol == "quoted"
    ]
    if quoted:
        return tuple(quoted[:4])
    found = [
        Span(text[token.start : token.end], token.start, token.end, "address")
        for token in tokens
        if token.symbol == "address"
    ]
    found += [Span(phone[0], phone.start(), phone.end(), "address") for phone in _PHONE.finditer(text)]
    for place, token in enumerate(tokens[:-1]):
        if token.symbol not in _CUES:
            continue
        start = token.end
        ends = [len(text)] + [later.start for later in tokens[place + 1 :] if later.symbol in _ENDS]
        for end in sorted(set(ends), reverse=True)[:3]:
            made = _span(text, start, end, f"tail {token.symbol}")
            if made and not any((made.start, made.end) == (one.start, one.end) for one in found):
                found.append(made)
                bare = _CHINESE_TAIL.sub("", made.text)
                if bare and bare != made.text:
                    found.append(Span(bare, made.start, made.start + len(bare), made.how))
    for match in _CAPITALS.finditer(text):
        made = _span(text, match.start(), match.end(), "name")
        if made and (made.start or len(made.text.split()) > 1):
            found.append(made)
    for place, token in enumerate(tokens[1:], 1):
        if token.symbol in {"as", "to", "be", "for", "dash", "colon", "in"} and not any(
            one.symbol in _ENDS for one in tokens[:place]
        ):
            made = _span(text, tokens[0].start, token.start, "head")
            if made:
                found.append(made)
            break
    return tuple(found[:_MOST_SPANS])


def _span(text: str, start: int, end: int, how: str) -> Span | None:
    raw = text[start:end]
    words = without_courtesy(raw.strip(_EDGES)).strip()
    if not words:
        return None
    at = text.find(words, start)
    tail = "." if how.startswith("tail colon") and raw.rstrip().endswith(".") else ""
    return Span(words + tail, at, at + len(words), how)


@remembered
def _pieces(film: Film) -> frozenset[str]:
    """Return the words that the film says."""
    return frozenset(_bare(word) for said in said_by(film) for word in said.split())


@remembered
def _whole(film: Film) -> str:
    """Return all that the film says, for a look whether it says something at all."""
    return "\n".join(said_by(film))


def _old(text: str, film: Film) -> tuple[Span, ...]:
    """List the words that the film says and the message repeats: what may be replaced by others."""
    low = text.lower()
    said, whole, pieces = said_by(film), _whole(film), _pieces(film)
    found: list[Span] = []
    matches = list(_WORDS.finditer(low))
    place = 0
    while place < len(matches):
        if _bare(matches[place][0]) not in pieces:
            place += 1
            continue
        for stop in range(min(len(matches), place + 12), place, -1):
            run = low[matches[place].start() : matches[stop - 1].end()]
            is_word = stop - place > 1 or len(run) > 3 or any(letter.isdigit() for letter in run)
            if is_word and run in whole and any(_holds(one, run) for one in said):
                start = matches[place].start()
                found.append(Span(text[start : start + len(run)], start, start + len(run), "old"))
                small = _SMALL_START.match(run)
                if small and len(run) - small.end() > 3:
                    rest = start + small.end()
                    found.append(Span(text[rest : start + len(run)], rest, start + len(run), "old rest"))
                place = stop
                break
        else:
            place += 1
    return tuple(found[:7])


def _holds(said: str, run: str) -> bool:
    return run in said and re.search(rf"(?<![a-z0-9]){re.escape(run)}(?![a-z0-9])", said) is not None


def _bare(word: str) -> str:
    return word.strip(_EDGES)
