"""Our MP4 files are what every player expects: boxes, tables, long films."""

from fractions import Fraction

import numpy as np
import pytest

from pictory_nb.engine.render.mp4_boxes import DamagedFileError, boxes_in, inside
from pictory_nb.engine.render.mp4_read import read_track
from pictory_nb.engine.render.mp4_write import Format, Run, film_head, sound_run

pytestmark = pytest.mark.anyio

ENTRY = b"\0\0\0\0\0\0\0\1" + b"\0\0\0\x10avc1avcC\x01\x64\x00\x28"


def run_of(count, size):
    shown = np.arange(count)
    return Run(np.full(count, size), shown, (shown == 0).astype(np.int64))


async def test_a_film_reads_back_as_it_was_written(pool, draft, tmp_path):
    out = tmp_path / "out.mp4"
    report = await pool.render("job", draft, out)
    pictures, sound = read_track(out, "vide"), read_track(out, "soun")
    assert len(pictures) == report.frames
    assert sorted(pictures.shown) == list(range(report.frames))
    firsts = pictures.chunk_lengths.cumsum() - pictures.chunk_lengths
    assert pictures.keys[firsts].all(), "every part begins with a key picture"
    assert len(pictures.chunk_lengths) == report.segments_total
    assert len(sound) * 1024 >= 4 * 48_000


def test_a_film_beyond_4_gb_gets_wide_places():
    shape = Format(1920, 1080, Fraction(30), 60_000, ENTRY)
    head = film_head(shape, [run_of(100, 50_000_000)] * 2, [sound_run(np.full(10, 300))] * 2)
    index = inside(head[: head.rindex(b"mdat") - 4], "moov")
    video = next(body for kind, body in boxes_in(index) if kind == "trak")
    places = inside(video, "mdia", "minf", "stbl", "co64")
    first, second = (int.from_bytes(places[8 + 8 * at : 16 + 8 * at], "big") for at in (0, 1))
    assert first == len(head)
    assert second == len(head) + 100 * 50_000_000 + 10 * 300


@pytest.mark.parametrize("damage", [b"", b"\0" * 600, b"\0\0\0\x20ftypisom" + b"\0" * 20])
def test_what_is_no_film_is_told(tmp_path, damage):
    path = tmp_path / "x.mp4"
    path.write_bytes(damage)
    with pytest.raises(DamagedFileError):
        read_track(path, "vide")
