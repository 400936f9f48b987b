"""The compiled inner loops draw what numpy draws, bit for bit, and nothing depends on them."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.engine.render import blending, native, tiles
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.native import build
from pictory_nb.engine.render.overlay import Layer
from pictory_nb.engine.render.scenes import read_film

SEEDS = st.integers(0, 2**32 - 1)
SIZES = st.tuples(st.integers(1, 9), st.integers(1, 70))


def layer_of(rng, shape, planes):
    keep = rng.integers(0, 257, shape).astype(np.uint16)
    add = (rng.integers(0, 65536, (*planes, *shape)) % (65536 - 255 * keep.astype(np.int64))).astype(
        np.uint16
    )
    return keep, add


@given(SEEDS, SIZES, st.integers(0, 256), st.booleans(), st.integers(0, 3))
def test_a_blend_is_numpys(seed, shape, level, is_chroma, beside):
    rng = np.random.default_rng(seed)
    planes = (2,) if is_chroma else ()
    keep, add = layer_of(rng, (shape[0] + 2, shape[1] + 5), planes)
    keep, add = keep[1:-1, 2:-3], add[..., 1:-1, 2:-3]
    drawn = rng.integers(0, 256, (*planes, shape[0], shape[1] + 2 * beside), dtype=np.uint8)
    by_numpy = drawn.copy()
    columns = slice(beside, beside + shape[1])
    blending.blend(drawn[..., columns], keep, add, level)
    blending.blend_in_numpy(by_numpy[..., columns], keep, add, level)
    np.testing.assert_array_equal(drawn, by_numpy)


@given(SEEDS, SIZES, st.integers(0, 256))
def test_a_mix_is_numpys(seed, shape, level):
    rng = np.random.default_rng(seed)
    drawn, other = rng.integers(0, 256, (2, *shape), dtype=np.uint8)
    by_numpy = drawn.copy()
    blending.mix(drawn, other, level)
    blending.mix_in_numpy(by_numpy, other, level)
    np.testing.assert_array_equal(drawn, by_numpy)


@given(SEEDS, SIZES)
def test_tinted_rows_are_numpys(seed, shape):
    rng = np.random.default_rng(seed)
    source = rng.integers(0, 256, shape, dtype=np.uint8)
    level = (rng.integers(0, 257, shape[0]) * rng.integers(0, 2, shape[0])).astype(np.uint16)
    color = (level * rng.integers(0, 256, shape[0])).astype(np.uint16)
    drawn, by_numpy = np.empty_like(source), np.empty_like(source)
    blending.tint_rows(drawn, source, level, color)
    blending.tint_rows_in_numpy(by_numpy, source, level, color)
    np.testing.assert_array_equal(drawn, by_numpy)


@given(SEEDS, st.booleans(), st.integers(0, 89))
def test_a_strip_is_numpys(seed, is_chroma, offset):
    rng = np.random.default_rng(seed)
    planes = (2,) if is_chroma else ()
    made = []
    for left in range(0, 90, 30):
        top, mixed, solid = (int(count) for count in rng.integers(0, 9, 3))
        body = rng.integers(0, 256, (*planes, solid, 30), dtype=np.uint8)
        made.append(tiles.Tile(left, left + 30, top, Layer(*layer_of(rng, (mixed, 30), planes)), body))
    strip = tiles.Tiles(tuple(made), 90)
    drawn = rng.integers(0, 256, (*planes, 30, 50), dtype=np.uint8)
    by_numpy = drawn.copy()
    strip.paste(drawn, offset)
    strip.paste_in_numpy(by_numpy, offset)
    np.testing.assert_array_equal(drawn, by_numpy)


def test_whole_pictures_are_numpys(make_draft, monkeypatch):
    title = {"role": "title", "text": "Why great teams write", "subtitle": "A summary"}
    film = read_film(
        make_draft(
            {"family": "waves", "theme": "lagoon", "card": title},
            {"family": "grid", "theme": "ink", "caption": "Writing forces you to notice the gap."},
            {"family": "waves", "caption": "Start small: one page.", "transition_kind": "wipe"},
            {
                "family": "bokeh",
                "theme": "sunrise",
                "caption": "Meetings shrink.",
                "transition_kind": "slide",
            },
        )
    )
    compiled = FilmView(film, {})
    drawn = [[plane.copy() for plane in compiled.picture_at(at).planes] for at in range(0, film.frames, 7)]
    for module, name in ((blending, "_blend"), (blending, "_mix"), (blending, "_tint_rows")):
        monkeypatch.setattr(module, name, None)
    monkeypatch.setattr(tiles, "_paste_tiles", None)
    slow = FilmView(film, {})
    for at, planes in zip(range(0, film.frames, 7), drawn, strict=True):
        for plane, by_numpy in zip(planes, slow.picture_at(at).planes, strict=True):
            np.testing.assert_array_equal(plane, by_numpy)


@pytest.fixture
def folder(tmp_path):
    """A folder with the source alone, whose name has a space in it."""
    made = tmp_path / "a folder"
    made.mkdir()
    shutil.copy(Path(build.__file__).with_name("kernels.c"), made)
    return made


def program(path, line):
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)
    return path


def test_without_a_compiler_there_is_no_library_and_no_complaint(folder, monkeypatch):
    (folder / build.LIBRARY).write_bytes(b"of an older source")
    monkeypatch.setattr(build, "compilers", list)
    assert not build.build(folder)
    assert [path.name for path in folder.iterdir()] == ["kernels.c"]
    assert native.load(folder / build.LIBRARY) == {}


def test_compilers_that_fail_or_cannot_start_are_passed_over(folder, tmp_path, monkeypatch):
    broken = program(tmp_path / "broken", "exit 1")
    working = program(tmp_path / "working", 'while [ "$1" != -o ]; do shift; done; echo library > "$2"')
    monkeypatch.setattr(build, "compilers", lambda: [[str(tmp_path / "none")], [str(broken)], [str(working)]])
    assert build.build(folder)
    assert (folder / build.LIBRARY).read_text() == "library\n"
    assert build.is_fresh(folder)
    monkeypatch.setattr(build, "compilers", list)
    assert build.build(folder), "what is up to date needs no compiler"


def test_a_changed_source_is_compiled_again(folder, tmp_path, monkeypatch):
    working = program(tmp_path / "working", 'while [ "$1" != -o ]; do shift; done; echo library > "$2"')
    monkeypatch.setattr(build, "compilers", lambda: [[str(working)]])
    assert build.build(folder)
    with (folder / "kernels.c").open("a") as source:
        source.write("/* more */\n")
    assert not build.is_fresh(folder)
    assert build.build(folder)
    assert build.is_fresh(folder)


def test_the_compiler_that_somebody_wants_is_asked_first(monkeypatch):
    monkeypatch.setenv("CC", "their-cc --fast")
    assert build.compilers()[0] == ["their-cc", "--fast"]


def test_a_mac_without_developer_tools_is_not_asked_to_install_them(tmp_path, monkeypatch):
    program(tmp_path / "cc", "exit 1")
    tools = program(tmp_path / "xcode-select", "exit 2")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(build.sys, "platform", "darwin")
    monkeypatch.setattr(build.importlib.util, "find_spec", lambda _name: None)
    assert build.compilers() == []
    tools.write_text("#!/bin/sh\nexit 0\n")
    assert build.compilers() == [[str(tmp_path / "cc")]]


def test_a_broken_library_is_as_good_as_none(tmp_path):
    path = tmp_path / "kernels.so"
    path.write_bytes(b"\x7fELF and nothing else")
    assert native.load(path) == {}
