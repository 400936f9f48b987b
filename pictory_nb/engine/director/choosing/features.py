"""What speaks for and against a proposal: features, as numbers of the places where a model keeps their weights."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from pictory_nb.engine.director.choosing.already import is_so_already
from pictory_nb.engine.director.grammar.slips import meant_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal
    from pictory_nb.engine.director.grammar.chunks import Chunk

BITS = 22
_MULTIPLIER = np.uint32(0x9E3779B1)
# Mentions that a wish should make use of: one that is left over speaks against a proposal.
MENTIONS = frozenset(
    {"ref", "len", "percentage", "num", "quoted", "hex", "media", "moodname", "themename", "family", "kind", "shape",
     "lines", "capstyle", "direction", "somewhere", "voicename", "language", "factor", "ordinal", "noscene", "words",
     "fps", "bpm", "one"}
)  # fmt: skip
_NAMED = frozenset(
    {"len", "percentage", "num", "quoted", "hex", "media", "words", "factor", "lines", "moodname", "themename", "family",
     "kind", "shape", "capstyle", "direction", "voicename", "language"}
)  # fmt: skip
_RELATIONS = frozenset(
    {"except", "others", "only", "before", "after", "before_of", "behind_of", "between", "from", "until", "isnt", "spread",
     "not", "next", "previous", "follow", "every", "everything"}
)  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")
_LATIN = re.compile(r"[a-z']+")


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a message and its proposals.

    `message` holds the features that the message has for every kind of wish; `kinds` the kinds (each by two names,
    a narrow and a wide one), `kind_of` the kind of each proposal; `own` the features of the proposals themselves,
    one after the other, `begins` where those of each begin. `words` are the words of the message by themselves.
    """

    message: NDArray[np.uint32]
    kinds: NDArray[np.uint32]
    kind_of: NDArray[np.intp]
    own: NDArray[np.uint32]
    begins: NDArray[np.intp]
    words: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a message, or two Chinese letters of it, that is no name of a scene and no quotation."""

    known_as: int
    start: int
    end: int
    share: float


def features_of(heard: Heard, proposals: Sequence[Proposal]) -> Features:
    """Return the features of a message and of what it may mean."""
    names: dict[str, int] = {}
    kind_of = np.array([names.setdefault(one.what, len(names)) for one in proposals], dtype=np.intp)
    kinds = np.array([[hashed(f"k {name}"), hashed(f"g {_group(name)}")] for name in names], dtype=np.uint32)
    message = np.array([hashed(one) for one in dict.fromkeys(_of_message(heard))], dtype=np.uint32)
    view = _View(heard)
    own: list[int] = []
    begins: list[int] = []
    for one in proposals:
        begins.append(len(own))
        own.extend(map(hashed, dict.fromkeys(view.of_proposal(one))))
    words = np.array([word.known_as for word in words_of(heard)], dtype=np.uint32)
    return Features(
        message, kinds, kind_of, np.array(own, dtype=np.uint32), np.array(begins, dtype=np.intp), words
    )


def words_of(heard: Heard) -> list[Word]:
    """Return the words of a message by which one tells whether it is spoken as others speak."""
    masked = _masked(heard.message.lower(), heard.bag.chunks)
    latin = [Word(hashed(f"u {_spelt(m[0])}"), m.start(), m.end(), 1.0) for m in _LATIN.finditer(masked)]
    han = [Word(hashed(f"h {m[1]}"), m.start(), m.start() + 2, 0.5) for m in _HAN_PAIR.finditer(masked)]
    return latin + han


def places(message: NDArray[np.uint32], kind: NDArray[np.uint32], bits: int = BITS) -> NDArray[np.intp]:
    """Return where the weights of message features for one kind stand."""
    mixed = (message[None, :] ^ (kind[:, None] * np.uint32(0x85EBCA6B))) * _MULTIPLIER
    return (mixed >> np.uint32(32 - bits)).astype(np.intp)


def own_places(own: NDArray[np.uint32], bits: int = BITS) -> NDArray[np.intp]:
    """Return where the weights of the proposals' own features stand."""
    return ((own * _MULTIPLIER) >> np.uint32(32 - bits)).astype(np.intp)


@lru_cache(maxsize=200_000)
def hashed(name: str) -> int:
    """Return the number by which a model knows a name."""
    return crc32(name.encode())


def _group(name: str) -> str:
    return name.split(" ", 1)[0]


def _shown(chunk: Chunk) -> str:
    if chunk.symbol == "ref":
        return f"ref:{chunk.kind or 'named'}"
    if chunk.symbol in _NAMED:
        return chunk.symbol
    return chunk.value


def _of_message(heard: Heard) -> list[str]:
    chunks = heard.bag.chunks
    symbols = ["<", *(chunk.symbol for chunk in chunks), ">"]
    shown = ["<", *(_shown(chunk) for chunk in chunks), ">"]
    found = ["bias"]
    found += [f"s {one}" for one in symbols]
    found += [f"w {one}" for one in shown]
    found += [f"ss {a} {b}" for a, b in pairwise(symbols)]
    found += [f"ww {a} {b}" for a, b in pairwise(shown)]
    found += [f"sss {a} {b} {c}" for a, b, c in zip(symbols, symbols[1:], symbols[2:], strict=False)]
    firm = [one for one in dict.fromkeys(symbols[1:-1]) if one != "word"][:12]
    found += [f"p {a} {b}" for place, a in enumerate(firm) for b in firm[place + 1 :]]
    counts = {symbol: symbols.count(symbol) for symbol in MENTIONS if symbols.count(symbol) > 1}
    found += [f"n {symbol} {min(count, 3)}" for symbol, count in counts.items()]
    low = heard.message.lower()
    masked = _masked(low, chunks)
    words = [_spelt(word) for word in _LATIN.findall(masked)]
    for word in words:
        found.append(f"u {word}")
        if len(word) > 4:
            found.append(f"u4 {word[:4]}")
        if len(word) > 6:
            found.append(f"u6 {word[:6]}")
            found.append(f"e4 {word[-4:]}")
    found += [f"uu {a} {b}" for a, b in pairwise(words)]
    han = [letter if _HAN.match(letter) else " " for letter in masked]
    row = "".join(han)
    for size in (1, 2, 3):
        found += [
            f"h {row[n : n + size]}" for n in range(len(row) - size + 1) if " " not in row[n : n + size]
        ]
    found.append(f"q {'?' in low or '？' in low}")
    found.append(f"long {min(len(chunks) // 4, 6)}")
    return found


@lru_cache(maxsize=20_000)
def _spelt(word: str) -> str:
    """Return the word of the lexicon that a word is a slip of, or itself."""
    return meant_by(word) or word


def _masked(low: str, chunks: Sequence[Chunk]) -> str:
    """Leave out what the film says and what was quoted: names and numbers say nothing about the wish."""
    letters = list(low)
    for chunk in chunks:
        if chunk.symbol in {"quoted", "media", "ref", "words"} and chunk.kind != "it":
            for place in range(chunk.start, min(chunk.end, len(letters))):
                letters[place] = " "
    return "".join(letters)


class _View:
    """What there is to know about the chunks of a message when proposals are looked at one by one."""

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.chunks = heard.bag.chunks
        self.mentions = [chunk for chunk in self.chunks if chunk.symbol in MENTIONS]
        self.relations = sorted({chunk.symbol for chunk in self.chunks} & _RELATIONS) or ["-"]
        self.refs = sum(chunk.symbol == "ref" for chunk in self.chunks)
        self.starts = [chunk.start for chunk in self.chunks]
        self.beside: dict[tuple[int, int], tuple[str, str, str]] = {}
        self.near: dict[tuple[int, int], tuple[str, ...]] = {}

    def _around(self, start: int, end: int) -> tuple[str, str, str]:
        if (start, end) not in self.beside:
            inside = [c for c in self.chunks if c.start < end and start < c.end]
            before = [c for c in self.chunks if c.end <= start][-2:]
            after = next((c for c in self.chunks if c.start >= end), None)
            last = before[-1] if before else None
            self.beside[start, end] = (
                "<"
                if last is None
                else last.value
                if last.symbol != "ref" and last.symbol not in _NAMED
                else last.symbol,
                ">"
                if after is None
                else after.value
                if after.symbol != "ref" and after.symbol not in _NAMED
                else after.symbol,
                inside[0].symbol if inside else "-",
            )
        return self.beside[start, end]

    def _near(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words of up to three chunks on either side."""
        if (start, end) not in self.near:
            before = [c for c in self.chunks if c.end <= start][-3:]
            after = [c for c in self.chunks if c.start >= end][:3]
            self.near[start, end] = tuple(dict.fromkeys(_shown(chunk) for chunk in (*before, *after)))
        return self.near[start, end]

    def of_proposal(self, one: Proposal) -> list[str]:
        """List the features of a proposal, its kind apart."""
        what, group = one.what, _group(one.what)
        found = [f"b {what}"]
        if isinstance(one.wish, tuple) and any(is_so_already(self.heard.film, edit) for edit in one.wish):
            found += ["already", f"already {group}"]
        used: list[tuple[int, int]] = []
        ordered = sorted(one.roles, key=lambda part: part[1])
        found.append(f"o {what} {' '.join(name for name, _, _ in ordered)}")
        for name, start, end in one.roles:
            found.append(f"r {group} {name}")
            found.extend(f"x {name} {relation}" for relation in self.relations)
            if start == end:
                continue
            used.append((start, end))
            before, after, symbol = self._around(start, end)
            found.append(f"rs {what} {name} {symbol}")
            found.append(f"rb {what} {name} {before}")
            found.append(f"ra {what} {name} {after}")
            found.append(f"gb {group} {name} {before}")
            found.append(f"ga {group} {name} {after}")
            found.append(f"nb {name} {before}")
            found.append(f"na {name} {after}")
            found.extend(f"rn {group} {name} {word}" for word in self._near(start, end))
            if name.split(" ")[0] in {"text", "new", "value", "title", "subtitle"}:
                found.extend(self._of_text(what, name, start, end, after))
        for chunk in self.mentions:
            if not any(chunk.start < end and start < chunk.end for start, end in used):
                kind = f"ref:{chunk.kind}" if chunk.symbol == "ref" else chunk.symbol
                found.append(f"l {kind}")
                found.append(f"lg {group} {kind}")
                found.append(f"lk {what} {kind}")
        if group == "nothing":
            return found
        if not any(name.startswith(("scenes", "moved")) for name, _, _ in one.roles):
            found.append(f"nr {what} {min(self.refs, 2)}")
        return found

    def _of_text(self, what: str, name: str, start: int, end: int, after: str) -> list[str]:
        text = self.heard.message[start:end]
        words = len(text.split()) if text.isascii() else len(text) // 2 + 1
        inside = [c.symbol for c in self.chunks if start <= c.start and c.end <= end]
        known = sum(symbol != "word" for symbol in inside)
        share = round(4 * known / max(len(inside), 1))
        return [
            f"tl {name} {min(words, 8)}",
            f"te {name} {after == '>'}",
            f"tk {name} {share}",
            f"tc {name} {text[:1].isupper()}",
            f"tw {what} {min(words, 8)}",
            *(f"ti {name} {symbol}" for symbol in dict.fromkeys(inside[:6]) if symbol != "word"),
            f"tf {name} {inside[0] if inside else '-'}",
        ]
