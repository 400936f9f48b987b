"""What code the weights of the reader belong to: when it changes, they are trained anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

CHOOSING = Path(__file__).parents[1] / "pictory_nb" / "engine" / "director" / "choosing"


def source_of() -> str:
    """Return a hash of the code that the weights belong to: proposals, features, training."""
    digest = hashlib.blake2s(digest_size=16)
    parts = (
        "hearing.py", "features.py", "proposing.py", "proposals*.py", "already.py",
        "accounting.py", "choosing.py", "certainty.py", "sense.py", "encoder.py", "pieces.py", "pieces.npz",
    )  # fmt: skip
    own = (
        "train_reader.py", "reader_certainty.py", "reader_examples.py", "reader_phrases.py",
        "reader_phrases.txt", "reader_encoder.py", "reader_base.py",
    )  # fmt: skip
    here = Path(__file__).parent
    for path in (
        *(file for part in parts for file in sorted(CHOOSING.glob(part))),
        *(here / name for name in own),
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()
