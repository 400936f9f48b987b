"""A film's shape is read from the head of its file, without a decoder."""

from __future__ import annotations

import struct
import subprocess
import sys
import threading

import av
import pytest

from pictory_nb.widgets import PlayerWidget
from pictory_nb.widgets.mp4_head import shape_of
from pictory_nb.widgets.player_source import looker
from tests.browser.video import write_video


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return write_video(tmp_path_factory.mktemp("film") / "film.mp4", duration_s=0.4, width=180, height=320)


def test_the_shape_of_a_film_is_told(film):
    assert shape_of(film) == (180, 320)


def test_it_is_found_behind_the_pictures_as_well(film, tmp_path):
    late = tmp_path / "late.mp4"
    with av.open(str(film)) as source, av.open(str(late), "w") as output:
        track = output.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = track
                output.mux(packet)
    data = late.read_bytes()
    assert data.index(b"mdat") < data.index(b"moov")
    assert shape_of(late) == (180, 320)
    at = data.index(b"mdat") - 4
    (size,) = struct.unpack_from(">I", data, at)
    late.write_bytes(data[:at] + struct.pack(">I4sQ", 1, b"mdat", size + 8) + data[at + 8 :])
    assert shape_of(late) == (180, 320), "a box of more than 4 GB has its length behind its name"


def test_a_film_that_is_turned_has_the_shape_that_is_shown(film, tmp_path):
    data = film.read_bytes()
    upright = struct.pack(">iii", 0x10000, 0, 0) + struct.pack(">iii", 0, 0x10000, 0)
    turned = struct.pack(">iii", 0, 0x10000, 0) + struct.pack(">iii", -0x10000, 0, 0)
    at = data.index(upright, data.index(b"tkhd"))
    file = tmp_path / "turned.mp4"
    file.write_bytes(data[:at] + turned + data[at + len(turned) :])
    assert shape_of(file) == (320, 180)


@pytest.mark.parametrize(
    "data",
    [b"", b"not a film", struct.pack(">I4s", 4, b"moov"), struct.pack(">I4s", 1 << 31, b"moov") + bytes(64)],
)
def test_what_is_no_film_has_no_shape(data, tmp_path):
    file = tmp_path / "odd.mp4"
    file.write_bytes(data)
    assert shape_of(file) is None
    assert shape_of(tmp_path / "missing.mp4") is None


def test_a_page_knows_the_shape_before_anything_was_decoded(film):
    free = threading.Event()
    held = looker().submit(free.wait)
    try:
        player = PlayerWidget(film)
        assert player.shape == [180, 320]
        assert player.codecs == []
    finally:
        free.set()
        held.result()


def test_no_decoder_is_loaded_for_it(film):
    code = (
        "import pathlib, sys\nfrom pictory_nb.widgets.mp4_head import shape_of\n"
        f"assert shape_of(pathlib.Path({str(film)!r})) == (180, 320)\nassert 'av' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
