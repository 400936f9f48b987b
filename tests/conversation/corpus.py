"""Labelled utterances, and the one split into a part to tune on and a part that only counts."""

import csv
import hashlib
import unicodedata
from pathlib import Path

_FOLDER = Path(__file__).parent / "corpora"


def read(name):
    """Return the rows of a corpus; ``\\n`` in a field is a line break."""
    with (_FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{key: value.replace("\\n", "\n") for key, value in row.items()} for row in rows]


def is_held_out(utterance):
    """Tell whether an utterance is in the third that nobody tunes on; its words decide, not their width."""
    return hashlib.sha256(unicodedata.normalize("NFKC", utterance).encode()).digest()[0] % 3 == 0


def split(rows, key):
    """Return (tuning, held out)."""
    tuning = [row for row in rows if not is_held_out(row[key])]
    return tuning, [row for row in rows if is_held_out(row[key])]
