"""What users set by hand is drawn: caption style, size and place, logo, colours, parts of clips."""

import av
import numpy as np
import pytest

from pictory_nb.engine.render.backgrounds import make_ground
from pictory_nb.engine.render.color import contrast, luminance_of, rgb
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.film import CAPTION_STYLES, LOGO_PLACES, Background
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.themes import THEMES, theme_named, with_accent

WIDTH, HEIGHT = 640, 360
SCENE = {"family": "contours", "caption": "Four plain words stand here", "ms": 2000}


def frame(draft, number=36):
    film = read_film(draft)
    return picture_to_rgb(FilmView(film, {}).picture_at(number), WIDTH, HEIGHT).astype(int)


def made(make_draft, *, brand="", shows=True, logo=None, scene=SCENE, **captions):
    draft = make_draft(
        scene, width=WIDTH, height=HEIGHT, brand=brand, captions={"show": shows, "style": "pill", **captions}
    )
    draft["m"]["brand"].update(logo or {})
    return draft


def lettering(make_draft, **captions):
    """Return where captions change the picture: (rows, columns)."""
    bare = frame(made(make_draft, shows=False))
    changed = np.abs(frame(made(make_draft, **captions)) - bare).max(axis=-1) > 40
    assert changed.any()
    return np.nonzero(changed)


def test_every_style_looks_different(make_draft):
    pictures = [frame(made(make_draft, style=style)) for style in CAPTION_STYLES]
    for number, picture in enumerate(pictures):
        for other in pictures[:number]:
            assert np.abs(picture - other).max() > 60


def test_a_style_that_is_not_known_is_the_pill(make_draft):
    assert (frame(made(make_draft, style="neon")) == frame(made(make_draft, style="pill"))).all()


def test_popping_words_come_one_by_one(make_draft):
    draft = made(make_draft, style="pop")
    columns = [np.nonzero(frame(draft, at).max(axis=-1) > 245)[1].max() for at in (11, 23, 35, 47)]
    assert columns == sorted(set(columns))


def test_captions_stand_where_they_are_wanted(make_draft):
    middles = {
        place: np.median(lettering(make_draft, place=place)[0]) for place in ("top", "middle", "bottom")
    }
    assert middles["top"] < 0.3 * HEIGHT < 0.4 * HEIGHT < middles["middle"] < 0.6 * HEIGHT
    assert middles["bottom"] > 0.75 * HEIGHT


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_larger_captions_are_larger_and_stay_in_the_picture(make_draft, place):
    heights = []
    for size_pct in (60, 100, 180):
        rows, columns = lettering(make_draft, place=place, size_pct=size_pct, style="boxed")
        heights.append(np.ptp(rows))
        assert rows.min() > 0.03 * HEIGHT
        assert rows.max() < 0.97 * HEIGHT
        assert columns.min() > 0.03 * WIDTH
        assert columns.max() < 0.97 * WIDTH
    assert heights == sorted(set(heights))


def test_captions_from_right_to_left_begin_at_the_right(make_draft):
    first = {}
    mixed = {**SCENE, "caption": "אבא iPhone 15 Pro Max"}
    for direction in ("ltr", "rtl"):
        pill, plain = (
            frame(made(make_draft, scene=mixed, style=one, direction=direction), 4)
            for one in ("pill", "plain")
        )
        _, columns = np.nonzero(np.abs(pill - plain).max(axis=-1) > 40)
        first[direction] = np.median(columns)
    assert first["ltr"] < WIDTH / 2 < first["rtl"]


@pytest.mark.parametrize("place", LOGO_PLACES)
def test_the_logo_stands_in_its_corner(make_draft, place):
    bare = frame(made(make_draft, shows=False))
    picture = frame(made(make_draft, brand="Northlight", shows=False, logo={"place": place, "size_pct": 130}))
    rows, columns = np.nonzero(np.abs(picture - bare).max(axis=-1) > 60)
    is_low, is_right = place.startswith("bottom"), place.endswith("right")
    assert (rows.min() > HEIGHT / 2) == is_low
    assert (rows.max() < HEIGHT / 2) == (not is_low)
    assert (columns.min() > WIDTH / 2) == is_right
    assert 0.02 * WIDTH < columns.min() < columns.max() < 0.98 * WIDTH
    assert rows.max() < 0.98 * HEIGHT


def test_captions_make_room_for_a_logo_at_the_foot(make_draft):
    logo = {"place": "bottom-left", "size_pct": 200}
    with_logo = made(make_draft, brand="Northlight", shows=True, logo=logo)
    without = made(make_draft, brand="Northlight", shows=False, logo=logo)
    rows, _ = np.nonzero(np.abs(frame(with_logo) - frame(without)).max(axis=-1) > 40)
    logo_rows, _ = np.nonzero(np.abs(frame(without) - frame(made(make_draft, shows=False))).max(axis=-1) > 60)
    assert rows.max() < logo_rows.min()


@pytest.mark.parametrize("accent", ["#0F62FE", "#ffee00", "#101010", "#E4572E"])
def test_an_accent_of_the_users_own_is_drawn_and_its_text_legible(make_draft, accent):
    draft = made(make_draft)
    draft["m"]["colors"] = {"accent": accent}
    wanted = np.array(rgb(accent)) * 255
    near = np.abs(frame(draft) - wanted).max(axis=-1) < 12
    assert near.sum() > 150
    for name in THEMES:
        theme = with_accent(theme_named(name), accent)
        assert contrast(luminance_of(rgb(theme.on_accent)), luminance_of(rgb(accent))) >= 4.5


def test_a_colour_that_is_none_is_left_out(make_draft):
    draft = made(make_draft)
    draft["m"]["colors"] = {"accent": "url(x)"}
    assert (frame(draft) == frame(made(make_draft))).all()


def test_only_the_wanted_part_of_a_clip_is_shown(tmp_path):
    """The clip grows brighter; from 1 s to 2 s it is of middle brightness, however long the scene is."""
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"g": "5"})
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for number in range(30):
            picture = np.full((36, 64, 3), 8 * number, dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    canvas = read_film({"d": 1000, "t": [{"tt": 0, "sg": [{"d": 1000}]}]}).canvas
    background = Background("mesh", 1, "med_clip", from_ms=1000, to_ms=2000)
    ground = make_ground(background, canvas, theme_named("ink"), {"med_clip": path}, 5.0)
    levels = [float(ground.picture_at(at_s).planes[0].mean()) for at_s in (0.0, 0.5, 0.9, 1.0, 1.5, 4.2)]
    darkest, brightest = 16 + 219 * 80 / 255 - 6, 16 + 219 * 160 / 255 + 6
    assert all(darkest < level < brightest for level in levels)
    assert levels[0] < levels[1] < levels[2]
    assert levels[3] == pytest.approx(levels[0], abs=3)


def test_a_scene_has_captions_of_its_own_look(make_draft):
    draft = make_draft(SCENE, {**SCENE, "caption": "Four more words here"}, width=WIDTH, height=HEIGHT)
    plain = [frame(draft, number) for number in (20, 90)]
    draft["t"][0]["sg"][1]["m"]["captions"] = {"style": "boxed", "place": "top"}
    own = [frame(draft, number) for number in (20, 90)]
    assert (own[0] == plain[0]).all()
    rows = np.nonzero((np.abs(own[1] - plain[1]) > 40).any(axis=(1, 2)))[0]
    assert rows.min() < HEIGHT / 2 < rows.max(), "the caption went up"
    draft["t"][0]["sg"][1]["m"]["captions"] = {"show": False}
    assert not read_film(draft).scenes[1].captions
    assert read_film(draft).scenes[0].captions
