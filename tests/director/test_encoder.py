"""The encoder of the reader of edits: texts cut into pieces, and the vectors of these."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.engine.director.choosing.encoder import LONGEST_PIECES, Text, shipped_table, unpacked
from pictory_nb.engine.director.choosing.model import shipped
from pictory_nb.engine.director.choosing.pieces import BEGIN, END, MASK, UNKNOWN, Vocabulary


@pytest.fixture(scope="module")
def encoder():
    sense = shipped().sense
    assert sense is not None
    return sense.encoder


def test_the_likeliest_way_to_cut_a_text_is_taken():
    vocabulary = Vocabulary(
        {"▁": (9, -3.0), "▁ab": (4, -2.0), "▁a": (5, -1.0), "b": (6, -2.0), "c": (7, -1.0), "bc": (8, -1.5)},
        3,
        -20.0,
    )

    rows = [piece.row for piece in vocabulary.cut("abc")]

    assert rows == [5, 8]  # -1 - 1.5 beats -2 - 1


def test_a_letter_that_no_piece_has_is_unknown_and_the_rest_is_read():
    vocabulary = Vocabulary({"▁": (9, -3.0), "▁a": (5, -1.0), "c": (7, -1.0)}, 2, -20.0)

    rows = [piece.row for piece in vocabulary.cut("a♞c")]

    assert rows == [5, UNKNOWN, 7]


@given(st.text(max_size=60))
def test_pieces_stand_one_after_the_other_through_the_whole_text(text: str):
    pieces = shipped_table().vocabulary.cut(text)

    assert all(before.end <= after.start for before, after in pairwise(pieces))
    assert all(0 <= piece.start <= piece.end <= len(text) for piece in pieces)
    assert pieces[-1].end == len(text)


def test_a_masked_part_is_one_piece_and_its_words_tell_nothing(encoder):
    one, other = (
        Text(f'call it "{name}" please', ((8, 10 + len(name)),)) for name in ("Six", "A day at sea")
    )

    first, second = encoder.encode([one, other])

    assert first.cut.rows.tolist().count(MASK) == 1
    assert np.allclose(first.vectors, second.vectors, atol=1e-5)


def test_texts_that_are_encoded_together_take_no_heed_of_each_other(encoder):
    texts = [Text("make scene 3 shorter"), Text("把音乐调小一点"), Text("")]

    together = encoder.encode(texts)

    for text, found in zip(texts, together, strict=True):
        alone = encoder.encode([text])[0]
        assert np.allclose(alone.vectors, found.vectors, atol=1e-4)


def test_a_text_longer_than_the_encoder_reads_is_read_from_its_begin(encoder):
    found = encoder.encode([Text("remove the quote and then " * 40)])[0]

    assert len(found.vectors) == LONGEST_PIECES
    assert (found.cut.rows[0], found.cut.rows[-1]) == (BEGIN, END)
    assert np.isfinite(found.vectors).all()
    first, last = found.cut.places(900, 910)
    assert 0 < first < last <= LONGEST_PIECES


def test_a_part_of_a_text_is_found_among_its_pieces():
    text = "move the quotation before scene 3"
    cut = shipped_table().cut(Text(text))

    first, last = cut.places(text.index("quotation"), text.index(" before"))

    assert text[cut.starts[first] : cut.ends[last - 1]].strip() == "quotation"
    assert cut.places(4, 4) == (0, 1)


def test_four_bits_keep_a_number_with_the_scale_of_its_block():
    nibbles = np.full((1, 16), 0x9F, dtype=np.uint8)
    nibbles[0, 0] = 0x08

    row = unpacked(nibbles, np.array([[0.5]], dtype=np.float16))[0]

    assert row[:3].tolist() == [0.0, 3.5, 3.5]
    assert row[16:19].tolist() == [-4.0, 0.5, 0.5]


def test_what_means_the_same_lies_nearer_than_what_does_not(encoder):
    said = ("turn the soundtrack down", "make the music quieter", "delete the third scene")

    music, same, other = (found.vectors.mean(axis=0) for found in encoder.encode([Text(one) for one in said]))

    def near(one, two):
        return float(one @ two / np.linalg.norm(one) / np.linalg.norm(two))

    assert near(music, same) > near(music, other)
