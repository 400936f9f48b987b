"""A clause as chunks: references to scenes, lengths, texts and single words, for readings that know no order."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar import nouns, values
from pictory_nb.engine.director.grammar.boundaries import end_in_doubt, without_courtesy
from pictory_nb.engine.director.grammar.found import ORDERS, WISHES
from pictory_nb.engine.director.grammar.noise import LIGHT, NOISE, SMALL
from pictory_nb.engine.director.grammar.patterns import compiled, encoded
from pictory_nb.engine.director.grammar.places import NoMatchError, checked, label, scenes_of
from pictory_nb.engine.director.operations import AskError, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.places import Scope
    from pictory_nb.engine.director.grammar.tokens import Token
    from pictory_nb.engine.director.steps import MediaItem

_SEP = "(?:comma and|comma|and|to|dash)"
_NUMBERED = (
    f"(?:(?:scene|hash|nth|card)+ NUM (?:{_SEP} (?:scene|hash|nth)* NUM)* in? (?:scene|card|caption|part)?"
    "|every NUM scene|capscenes|last NUM"
    "|(?:ordinal|last) NUM? (?:scene|one|part|card|caption)"
    f"|(?:ordinal|last|nth NUM) (?:{_SEP} (?:ordinal|last|nth NUM))+ (?:scene|one|part|card)?"
    "|every (?:scene|card|one|part)|scene every|(?:scene|one|card) (?:after|before) REF_"
    "|that (?:scene|one|part|card)|it)"
)
# "这一段" without a number is the scene that was spoken of.
_THIS_SCENE = frozenset({"这段", "这一段", "这幕", "这一幕", "这页", "这一页", "那幕", "那段", "这个镜头"})
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a clause: a symbol of the lexicon, or "ref" (scenes), "len" (in ms) or "words" (a text behind a colon).

    A reference that is only the name of a kind ("the quote") is `bare`; `point` is a point of a list that was
    named by its words.
    """

    symbol: str
    value: str
    start: int
    end: int
    scenes: tuple[int, ...] = ()
    kind: str = ""
    bare: bool = False
    point: int = 0
    ms: int = 0


@dataclass(frozen=True, slots=True)
class Bag:
    """The chunks of a clause, to be looked up by what they are."""

    chunks: tuple[Chunk, ...]
    scope: Scope
    media: Sequence[MediaItem]

    @property
    def film(self) -> Film:
        """The film that is edited."""
        return self.scope.film

    def has(self, *symbols: str) -> bool:
        """Tell whether one of the symbols is there."""
        return any(chunk.symbol in symbols for chunk in self.chunks)

    def all(self, *symbols: str) -> list[Chunk]:
        """Return every chunk of these symbols, in order."""
        return [chunk for chunk in self.chunks if chunk.symbol in symbols]

    def one(self, *symbols: str) -> Chunk | None:
        """Return the only chunk of these symbols; None when there is none.

        Raises
        ------
        NoMatchError
            When there are several that say different things.
        """
        found = self.all(*symbols)
        if len({(chunk.symbol, chunk.value) for chunk in found}) > 1:
            raise NoMatchError
        return found[0] if found else None

    def place(self, *symbols: str) -> int:
        """Return where the first chunk of these symbols stands; -1 when there is none."""
        return next((n for n, chunk in enumerate(self.chunks) if chunk.symbol in symbols), -1)

    def only(self, *symbols: str) -> bool:
        """Tell whether nothing is there but these symbols and small words that wish for nothing."""
        return all(chunk.symbol in symbols or is_small(chunk) for chunk in self.chunks)

    def refs(self) -> tuple[int, ...]:
        """Return all scenes that are pointed at, in order."""
        found = self.all("ref")
        named = [chunk for chunk in found if chunk.kind != "it"] or found
        return tuple(dict.fromkeys(n for chunk in named for n in chunk.scenes))

    def kinds(self) -> set[str]:
        """Return the kinds that stand alone: "title" in "the title in capitals"."""
        return {chunk.kind for chunk in self.all("ref") if chunk.bare}

    def text(self) -> str | None:
        """Return the only text of the clause."""
        chunk = self.one("quoted", "words")
        return chunk.value if chunk else None

    def without(self, *symbols: str) -> Bag:
        """Return the bag without chunks of these symbols."""
        return Bag(tuple(c for c in self.chunks if c.symbol not in symbols), self.scope, self.media)

    def with_quoted_scenes(self) -> Bag:
        """Return the bag with a quoted sentence of the film read as its scene."""
        made: list[Chunk] = []
        for chunk in self.chunks:
            places = (
                scenes_saying(self.film, chunk.value)
                if chunk.symbol == "quoted" and " " in chunk.value
                else []
            )
            is_one = len(places) == 1 and self.film.scenes[places[0]].kind != "list"
            made.append(Chunk("ref", "", chunk.start, chunk.end, (places[0] + 1,)) if is_one else chunk)
        return Bag(tuple(made), self.scope, self.media)

    def without_bare(self) -> Bag:
        """Return the bag without kinds that stand alone: "the ending" of the music is no scene."""
        kept = tuple(chunk for chunk in self.chunks if not (chunk.symbol == "ref" and chunk.bare))
        return Bag(kept, self.scope, self.media)

    def with_numbers(self) -> Bag:
        """Return the bag with bare numbers and ordinals read as scenes: "swap 4 and 5", "the third"."""
        made: list[Chunk] = []
        counted = ["num", "ordinal"]
        for first, link, second in zip(self.chunks, self.chunks[1:], self.chunks[2:], strict=False):
            if (
                first.symbol in counted
                and second.symbol in counted
                and link.symbol in {"to", "dash", "until"}
            ):
                return self
        if any(a.symbol == "every" and b.symbol == "ordinal" for a, b in itertools.pairwise(self.chunks)):
            return self
        for before, chunk in zip((None, *self.chunks), self.chunks, strict=False):
            number = _number(chunk, len(self.film.scenes))
            if number is not None and chunk.symbol == "num" and before and before.symbol == "that":
                # "These four" counts scenes and names none.
                raise NoMatchError
            if number is None:
                made.append(chunk)
            else:
                scene = checked(number, self.film)
                made.append(Chunk("ref", chunk.value, chunk.start, chunk.end, (scene,)))
        return Bag(tuple(made), self.scope, self.media)


def _number(chunk: Chunk, count: int) -> int | None:
    if chunk.symbol == "last":
        return count
    if chunk.symbol not in {"num", "ordinal"} or "." in chunk.value:
        return None
    number = int(chunk.value)
    return number if number > 0 else count + 1 + number


def is_small(chunk: Chunk) -> bool:
    """Tell whether a chunk carries no wish of its own."""
    return chunk.symbol in SMALL or chunk.symbol in LIGHT or (chunk.symbol == "word" and chunk.value in NOISE)


def chunked(tokens: Sequence[Token], scope: Scope, media: Sequence[MediaItem], stop: int) -> Bag:
    """Cut a clause into chunks.

    Raises
    ------
    EditError, AskError
        When scenes are pointed at that are not there, or that may be several.
    """
    said = nouns.said_in(scope.film)
    repeated = nouns.verbatim(scope.message, scope.film)
    chunks: list[Chunk] = []
    position = 0
    while position < len(tokens):
        tail = _tail(tokens, position, scope, stop)
        if tail is not None:
            chunks.append(tail)
            break
        near = _near(chunks, scope) if tokens[position].symbol in {"scene", "one", "card"} else scope
        position, chunk = chunk_at(tokens, position, near, said, repeated)
        chunks.append(chunk)
    return Bag(tuple(merged(chunks, scope.message)), scope, media)


def _near(chunks: Sequence[Chunk], scope: Scope) -> Scope:
    """Let "the scene after it" stand beside what the clause spoke of just before."""
    spoken = next((chunk.scenes for chunk in reversed(chunks) if chunk.symbol == "ref" and chunk.scenes), ())
    return replace(scope, focus=spoken, is_local=True) if len(spoken) == 1 else scope


def chunk_at(
    tokens: Sequence[Token],
    position: int,
    scope: Scope,
    said: nouns.Said,
    repeated: Sequence[tuple[int, int, int, int]],
) -> tuple[int, Chunk]:
    """Return the chunk that starts at a token, and where the next one starts.

    Raises
    ------
    EditError, AskError
        As `chunked` does.
    """
    token = tokens[position]
    whole = _repeated(tokens, position, repeated) if token.symbol != "quoted" else None
    return whole or _length(tokens, position) or _reference(tokens, position, scope, said)


def merged(chunks: list[Chunk], message: str) -> list[Chunk]:
    """Put chunks together that are read as one: "20 percent", "between 16 and 29 seconds"."""
    if "之间" not in message and "中间" not in message:
        # "在" is "in" where nothing is between.
        chunks = [replace(c, symbol="in") if c.symbol == "between" and c.value == "在" else c for c in chunks]
    return _shares(_timed(chunks))


def _shares(chunks: list[Chunk]) -> list[Chunk]:
    """Read "20 percent" as it is read in "20%"."""
    made: list[Chunk] = []
    for chunk in chunks:
        if chunk.symbol == "percent" and made and made[-1].symbol == "num":
            number = made.pop()
            made.append(Chunk("percentage", number.value, number.start, chunk.end))
        elif chunk.symbol == "num" and made and made[-1].symbol == "percent" and not made[-1].value.isascii():
            made[-1] = Chunk("percentage", chunk.value, made[-1].start, chunk.end)
        else:
            made.append(chunk)
    return made


def _timed(chunks: list[Chunk]) -> list[Chunk]:
    """Let "between 16 and 29 seconds" start at a time, too."""
    made = list(chunks)
    for place in range(len(chunks) - 2):
        first, link, second = chunks[place : place + 3]
        if first.symbol == "num" and second.symbol == "len" and link.symbol in {"to", "and", "dash", "until"}:
            made[place] = Chunk("len", "", first.start, first.end, ms=round(float(first.value) * 1000))
    return made


def _plain(token: Token) -> Chunk:
    return Chunk(token.symbol, token.value, token.start, token.end)


def _tail(tokens: Sequence[Token], position: int, scope: Scope, stop: int) -> Chunk | None:
    """Read the words behind a colon as a text, unless they are quoted."""
    token = tokens[position]
    if token.symbol != "colon" or position + 1 >= len(tokens) or not position:
        return None
    if any(later.symbol in {"quoted", "media"} for later in tokens[position:]):
        return None
    if tokens[position + 1].symbol in ORDERS and scope.message[tokens[position + 1].start].islower():
        return None
    if all(later.symbol in {*WISHES, *ORDERS} for later in tokens[position + 1 :]):
        return None
    text = without_courtesy(scope.message[token.end : stop].strip(" ,，")).rstrip("。!！;； ")
    if not text or end_in_doubt(text) is not None:
        return None
    return Chunk("words", text, token.end, stop)


def _repeated(
    tokens: Sequence[Token], position: int, repeated: Sequence[tuple[int, int, int, int]]
) -> tuple[int, Chunk] | None:
    """Read words that the film says as they are: "the alarm bell", "start with one page on Monday"."""
    token = tokens[position]
    for start, stop, scene, point in repeated:
        if start <= token.start < stop:
            end = position
            while end < len(tokens) and tokens[end].start < stop:
                if tokens[end].symbol == "quoted":
                    return None
                end += 1
            return end, Chunk("ref", "", token.start, tokens[end - 1].end, (scene,), point=point)
    return None


def _length(tokens: Sequence[Token], position: int) -> tuple[int, Chunk] | None:
    if (
        tokens[position].symbol == "sec"
        and position + 1 < len(tokens)
        and tokens[position + 1].symbol == "num"
    ):
        number = tokens[position + 1]
        return position + 2, Chunk(
            "len", "", tokens[position].start, number.end, ms=round(float(number.value) * 1000)
        )
    if tokens[position].symbol not in {"num", "one", "half", "clock", "min"}:
        return None
    if position and tokens[position - 1].symbol in {"scene", "nth", "hash"}:
        is_counted = position > 1 and tokens[position - 2].symbol in {"num", "ordinal", "last", "every"}
        is_named = position > 1 and tokens[position - 2].symbol == "percentage"
        if not is_named and not (is_counted and tokens[position - 1].value == "scenes"):
            return None
    for end in range(min(len(tokens), position + 6), position, -1):
        part = tokens[position:end]
        if compiled("LEN").fullmatch(encoded(part)):
            return end, Chunk("len", "", part[0].start, part[-1].end, ms=values.length_ms(part))
    return None


def _reference(tokens: Sequence[Token], position: int, scope: Scope, said: nouns.Said) -> tuple[int, Chunk]:
    for end in range(min(len(tokens), position + _LONGEST), position, -1):
        part = tokens[position:end]
        if not compiled(_NUMBERED).fullmatch(encoded(part)):
            continue
        before = tokens[position - 1].symbol if position else ""
        is_sentence = end < len(tokens) and tokens[end].value == "句"
        if is_sentence and any(token.symbol in {"scene", "card"} for token in tokens[:position]):
            # "第三幕第二句" is a sentence and no scene.
            break
        if (before == "every" and part[0].symbol == "ordinal") or (
            before == "item" and part[0].symbol in {"nth", "hash"}
        ):
            break
        is_counted = end < len(tokens) and tokens[end].symbol in {
            "sec",
            "min",
            "hour",
            "percent",
            "fps",
            "bpm",
        }
        if is_counted and part[-1].symbol in {"num", "one"}:
            continue
        if (
            end < len(tokens)
            and tokens[end].symbol in {"item", "position"}
            and part[0].symbol in {"nth", "ordinal"}
        ):
            break
        if part[0].symbol == "capscenes" or (part[0].symbol == "every" and part[1].symbol in {"num", "one"}):
            return end, Chunk("ref", "", part[0].start, part[-1].end, _all_of(part, scope), "every")
        try:
            scenes = scenes_of(_named(part), scope)
        except NoMatchError:
            continue
        is_every = any(token.symbol == "every" for token in part)
        if (
            part[0].symbol in {"ordinal", "last"}
            and len(part) == 2
            and len(scenes) == 1
            and part[-1].symbol in {"scene", "one"}
        ):
            return end, Chunk("ref", "", part[0].start, part[-1].end, scenes, "ordinal")
        if part[-1].symbol == "caption":
            return end, Chunk("ref", "", part[0].start, part[-1].end, scenes, "caption")
        kind = "it" if part[0].symbol == "it" or part[0].symbol == "that" else "every" if is_every else ""
        return end, Chunk("ref", "", part[0].start, part[-1].end, scenes, kind)
    token = tokens[position]
    if token.symbol == "scene" and token.value in _THIS_SCENE and len(scope.focus) == 1:
        return position + 1, Chunk("ref", token.value, token.start, token.end, scope.focus, "it")
    if token.symbol == "percentage" and scope.message[: token.start].lower().rstrip().endswith("the"):
        fits = said.scenes_with(f"{token.value}%")
        if len(fits) == 1 and not any(t.symbol in {"volume", "size", "music"} for t in tokens):
            end = position + 1
            while end < len(tokens) and tokens[end].symbol in {
                "scene",
                "card",
                "stat",
                "one",
                "thing",
                "part",
            }:
                end += 1
            return end, Chunk("ref", "", token.start, tokens[end - 1].end, tuple(fits), "stat")
    phrase = nouns.phrase_at(tokens, position, said)
    if phrase is None:
        return position + 1, _plain(tokens[position])
    end, fits, is_scene = phrase
    part = tokens[position:end]
    kind = next((nouns.KINDS[token.symbol] for token in part if token.symbol in nouns.KINDS), "")
    if any(token.symbol == "caption" for token in part):
        kind = "caption"
    is_every = any(token.symbol == "every" for token in tokens[max(0, position - 1) : position])
    scenes = _chosen(tuple(sorted(fits)), part, scope, is_every=is_every)
    return end, Chunk("ref", "", part[0].start, part[-1].end, scenes, kind, bare=bool(kind) and not is_scene)


def _all_of(part: Sequence[Token], scope: Scope) -> tuple[int, ...]:
    """Return all scenes with captions, or all scenes when they are as many as was said."""
    if part[0].symbol == "capscenes":
        return tuple(n for n, scene in enumerate(scope.film.scenes, 1) if scene.kind == "caption")
    count = len(scope.film.scenes)
    if int(float(part[1].value) if part[1].symbol == "num" else 1) != count:
        checked(count + 1, scope.film)
    return tuple(range(1, count + 1))


def _named(part: Sequence[Token]) -> list[Token]:
    """Let ranges of ordinals end in "scene", which people leave out."""
    last = part[-1]
    if len(part) > 1 and last.symbol == "one" and part[-2].symbol in {"ordinal", "last"}:
        return list(part)
    if last.symbol in {"ordinal", "last", "num", "one"} and part[0].symbol in {"ordinal", "last", "nth"}:
        return [*part, type(last)("scene", "scene", last.end, last.end)]
    return list(part)


def _chosen(
    numbers: tuple[int, ...], part: Sequence[Token], scope: Scope, *, is_every: bool
) -> tuple[int, ...]:
    if len(numbers) == 1 or is_every:
        return numbers
    near = tuple(number for number in scope.focus if number in numbers) if scope.is_local else ()
    if len(near) == 1:
        return near
    start, end = part[0].start, part[-1].end
    raise AskError(
        tell("Which scene do you mean?"),
        tuple(
            Option(label(scope.film, number), f"{scope.message[:start]} scene {number} {scope.message[end:]}")
            for number in numbers[:8]
        ),
        is_whole=True,
    )
