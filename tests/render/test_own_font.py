"""A film in the brand's own font: its letters, at the same height, and others' where it has none."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont

from pictory_nb.engine.media import UnsupportedMediaError, probe_font
from pictory_nb.engine.render import RenderError, fonts
from pictory_nb.engine.render.cache import segment_key
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.fonts import Face, drawable, lettered, line_mask, metrics, width_of
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments

FACE = Face(weight=600)
SHIPPED = Path(fonts.__file__).with_name("fonts")


@pytest.fixture
def aileron(tmp_path):
    """Return a font of another design than the shipped ones: the one inside Pillow."""
    path = tmp_path / "Aileron.ttf"
    path.write_bytes(ImageFont.load_default(20).font_bytes)
    return path


@pytest.fixture
def variable(tmp_path):
    return Path(shutil.copy(SHIPPED / "InterVariable.ttf", tmp_path / "Brand.ttf"))


def test_letters_come_from_the_films_own_font_and_only_in_it(aileron):
    plain = line_mask("Rag", FACE, 60)[0]
    with lettered(aileron):
        own = line_mask("Rag", FACE, 60)[0]
    again = line_mask("Rag", FACE, 60)[0]
    assert np.array_equal(plain, again)
    assert own.shape != plain.shape or np.abs(own - plain).mean() > 0.02


def test_its_capitals_are_as_high_as_those_beside_them(aileron):
    rows = [np.flatnonzero(line_mask("H", FACE, 100)[0].max(axis=1) > 0.5)]
    with lettered(aileron):
        rows.append(np.flatnonzero(line_mask("H", FACE, 100)[0].max(axis=1) > 0.5))
    assert len(rows[1]) == pytest.approx(len(rows[0]), abs=2)


@pytest.mark.parametrize("text", ["写下来的团队", "مكتبة", "ספרייה", "ห้องสมุด"])
def test_what_it_lacks_is_drawn_in_the_shipped_fonts(aileron, text):
    plain = line_mask(text, FACE, 60)[0]
    with lettered(aileron):
        assert drawable(text) == text
        assert np.array_equal(line_mask(text, FACE, 60)[0], plain)
        assert drawable(f"Tea 茶 {text}") == f"Tea 茶 {text}"


def test_weights_are_varied_where_the_file_has_them(variable, aileron):
    for path, is_varied in ((variable, True), (aileron, False)):
        with lettered(path):
            light, heavy = (line_mask("Hamburg", Face(weight), 60)[0].sum() for weight in (400, 800))
        assert (heavy > 1.2 * light) == is_varied


def test_nothing_of_it_is_clipped(aileron):
    with lettered(aileron):
        for text in ("gjpqy(,;)Ç@|", "ÅÊŇŸ", "“fjord”"):
            mask, x, baseline = line_mask(text, FACE, 80)
            assert max(mask[0].max(), mask[-1].max(), mask[:, 0].max(), mask[:, -1].max()) == 0
            assert x >= 0
            assert baseline <= metrics(FACE, 80).ascent + 2
            assert width_of(text, FACE, 80) <= mask.shape[1]


def film_in(make_draft, font):
    draft = make_draft(
        {"family": "mesh", "card": {"role": "title", "text": "Rag"}, "kind": "title", "ms": 2000}
    )
    draft["m"]["brand"]["font"] = {"media_id": font, "name": "Aileron.ttf"}
    return read_film(draft)


def test_a_film_is_drawn_in_it_and_keeps_its_segments_apart(make_draft, aileron, variable):
    film, plain = film_in(make_draft, "f"), film_in(make_draft, "")
    size = film.canvas.width, film.canvas.height
    pictures = [
        picture_to_rgb(FilmView(one, media).picture_at(40), *size).astype(int)
        for one, media in ((plain, {}), (film, {"f": aileron}), (film, {"f": aileron}))
    ]
    assert np.abs(pictures[0] - pictures[1]).max() > 60
    assert np.array_equal(pictures[1], pictures[2])
    segment = plan_segments(film)[0]
    keys = {segment_key(film, segment, "x264", {"f": path}) for path in (aileron, variable)}
    assert len(keys | {segment_key(plain, segment, "x264", {})}) == 3
    assert film.media_ids == ("f",)


def test_a_font_that_is_gone_is_told_in_words(make_draft, tmp_path):
    for media in ({}, {"f": tmp_path / "gone.ttf"}):
        with pytest.raises(RenderError, match="font is no longer there"):
            FilmView(film_in(make_draft, "f"), media)


def test_a_font_is_known_by_its_content(aileron, variable):
    assert (probe_font(aileron, "a").format, probe_font(aileron, "a").has_weights) == ("ttf", False)
    found = probe_font(variable, "Brand.ttf")
    assert (found.format, found.family, found.has_weights) == ("ttf", "Inter Variable", True)
    packed = probe_font(SHIPPED / "NotoSansSC-SemiBold.woff2", "Brand.woff2")
    assert (packed.format, packed.has_weights) == ("woff2", False)


def broken(aileron, kind):
    data = aileron.read_bytes()
    if kind == "a picture":
        Image.new("RGB", (8, 8)).save(aileron, "PNG")
    else:
        aileron.write_bytes(
            {
                "empty": b"",
                "cut off": data[:900],
                "scrambled": data[:12] + bytes(reversed(data[12:])),
                "a collection": b"ttcf" + data[4:],
                "too large": data + b"\0" * (31 * 2**20),
            }[kind]
        )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("empty", "TTF, OTF or WOFF2"), ("a picture", "TTF, OTF or WOFF2"), ("cut off", "damaged"),
        ("scrambled", "damaged"), ("a collection", "collection"), ("too large", "30 MB"),
    ],
)  # fmt: skip
def test_what_is_no_font_is_refused_in_words(aileron, kind, words):
    broken(aileron, kind)
    with pytest.raises(UnsupportedMediaError) as refused:
        probe_font(aileron, "Logo.ttf")
    assert refused.value.reason.startswith("“Logo.ttf” ")
    assert words in refused.value.reason
