"""What can be seen: legible text, safe areas, a steady logo, moving grounds, the user's own pictures."""

import av
import numpy as np
import pytest
from PIL import Image, ImageFilter

from pictory_nb.engine.render import painting
from pictory_nb.engine.render.backgrounds import make_ground
from pictory_nb.engine.render.color import contrast, luminance, luminance_of, rgb
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.film import FAMILIES, Background
from pictory_nb.engine.render.layouts.counting import counter
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.themes import THEMES

CANVASES = {"16:9": (640, 360), "9:16": (360, 640), "1:1": (480, 480), "4:5": (432, 540)}
LONG = "Writing forces you to notice the gap between what you know and what you only feel, gladly."
CARDS = {
    "title": {"role": "title", "text": "Why great teams write things down", "subtitle": "A summary"},
    "chapter": {"role": "chapter", "text": "Part two: the long road home"},
    "stat": {"role": "stat", "value": "73%", "text": "of decisions are re-argued because nobody wrote"},
    "list": {
        "role": "list",
        "text": "Three habits",
        "items": ["Draft before", "One owner", "Link, do not copy"],
    },
    "chart": {"role": "chart", "text": "Revenue", "items": ["Q1: 12", "Q2: 18", "Q3: -5"], "form": "bar"},
    "comparison": {
        "role": "comparison",
        "text": "Home or office",
        "series": ["Home", "Office"],
        "items": ["Quiet hours | People to ask", "No way | A walk"],
    },
    "call": {"role": "call", "text": "Book a demo today", "subtitle": "example.com/demo"},
    "quote": {"role": "quote", "text": "Clear writing is clear thinking.", "by": "the post"},
    "end": {"role": "end", "text": "Thanks for watching", "subtitle": "example.com"},
}


def frame(draft, number, media=None):
    """Return the frame as an (height, width, 3) sRGB array."""
    film = read_film(draft)
    view = FilmView(film, media or {})
    return picture_to_rgb(view.picture_at(number), film.canvas.width, film.canvas.height)


def contrast_around(image, ink):
    """Return the contrast of text in `ink` against the worst 5 % of what is right beside its letters."""
    near = np.abs(image.astype(int) - np.array(ink) * 255).max(axis=-1) < 14
    mask = Image.fromarray((near * 255).astype(np.uint8))
    close = np.asarray(mask.filter(ImageFilter.MaxFilter(5))) > 0
    around = np.asarray(mask.filter(ImageFilter.MaxFilter(9))) > 0
    levels = luminance(image[around & ~close].astype(np.float32) / 255)
    assert near.sum() > 300
    assert len(levels) > 300
    text = luminance_of(ink)
    return min(contrast(text, float(level)) for level in np.percentile(levels, (5, 95)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("family", FAMILIES)
def test_captions_keep_their_contrast_on_every_generated_ground(theme, family, make_draft):
    draft = make_draft(
        {"family": family, "caption": "Legible on every ground there is", "ms": 3000},
        theme=theme, width=960, height=540, brand="",
    )  # fmt: skip
    draft["t"][2]["sg"][0]["m"]["words"] = [[index * 5000, 1] for index in range(6)]
    assert contrast_around(frame(draft, 45), rgb(THEMES[theme].ink)) >= 4.5


@pytest.mark.parametrize("theme", ["midnight", "paper"])
@pytest.mark.parametrize("look", ["white", "black", "noise"])
def test_captions_and_titles_keep_their_contrast_on_the_users_picture(theme, look, make_draft, tmp_path):
    pixels = {
        "white": np.full((540, 960, 3), 255),
        "black": np.zeros((540, 960, 3)),
        "noise": np.random.default_rng(1).integers(0, 256, (54, 96, 3)).repeat(10, axis=0).repeat(10, axis=1),
    }[look]
    path = tmp_path / "picture.png"
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    draft = make_draft(
        {"media_id": "m", "kind": "title", "card": {"role": "title", "text": "A title here"}, "ms": 3000},
        theme=theme, width=960, height=540, brand="",
    )  # fmt: skip
    title = frame(draft, 60, {"m": path})[225:285, 85:420]
    assert contrast_around(title, rgb(THEMES[theme].ink)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_themes_own_pairs_of_colours_have_contrast(theme):
    assert contrast(luminance_of(rgb(theme.accent)), luminance_of(rgb(theme.on_accent))) >= 4.5
    assert contrast(luminance_of(rgb(theme.ink)), luminance_of(rgb(theme.shade))) >= 7


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("role", CARDS)
def test_a_card_stays_inside_the_safe_area(canvas, role, make_draft):
    width, height = CANVASES[canvas]
    scene = {"family": "contours", "kind": role, "ms": 3000}
    look = {"width": width, "height": height, "brand": ""}
    with_card = frame(make_draft({**scene, "card": CARDS[role]}, **look), 60)
    without = frame(make_draft(scene, **look), 60)
    changed = np.abs(with_card.astype(int) - without).max(axis=-1) > 60
    rows, columns = np.nonzero(changed.any(axis=1))[0], np.nonzero(changed.any(axis=0))[0]
    assert changed.sum() > 500
    assert columns[0] >= 0.04 * width
    assert columns[-1] <= 0.96 * width
    assert rows[0] >= 0.05 * height
    assert rows[-1] <= 0.95 * height


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("role", CARDS)
def test_a_card_and_captions_at_once_do_not_touch(canvas, role, make_draft):
    width, height = CANVASES[canvas]
    scene = {"family": "contours", "kind": role, "ms": 3000, "caption": "Two lines of caption under it all"}
    look = {"width": width, "height": height, "brand": ""}
    both = frame(make_draft({**scene, "card": CARDS[role]}, **look), 60).astype(int)
    captions = frame(make_draft(scene, **look), 60).astype(int)
    plain = frame(make_draft({"family": "contours", "ms": 3000}, **look), 60).astype(int)
    card_rows = np.nonzero((np.abs(both - captions).max(axis=-1) > 60).any(axis=1))[0]
    caption_rows = np.nonzero((np.abs(captions - plain).max(axis=-1) > 60).any(axis=1))[0]
    assert card_rows[-1] < caption_rows[0]


def test_two_cards_at_once_stand_under_each_other(make_draft):
    draft = make_draft(
        {"family": "contours", "card": CARDS["title"], "ms": 3000}, width=640, height=360, brand=""
    )
    lone = frame(draft, 60).astype(int)
    second = {"id": "k2", "st": 0, "d": 3000, "m": CARDS["stat"]}
    draft["t"][1]["sg"].append(second)
    both = frame(draft, 60).astype(int)
    accent = np.array(rgb(THEMES["midnight"].accent)) * 255
    figure = np.nonzero(np.abs(both - accent).max(axis=-1) < 30)[0]
    assert np.abs(both[:150] - lone[:150]).max() > 60
    assert figure.min() < 120
    assert np.median(figure) > 200


@pytest.mark.parametrize("canvas", CANVASES)
def test_long_captions_show_two_lines_at_most_inside_the_safe_area(canvas, make_draft):
    width, height = CANVASES[canvas]
    look = {"width": width, "height": height, "brand": "", "theme": "ink"}
    with_text = make_draft({"family": "mesh", "caption": LONG, "ms": 6000}, **look)
    without = make_draft({"family": "mesh", "ms": 6000}, **look)
    unit = min(width, height) / 1080
    for number in (20, 90, 160):
        changed = np.abs(frame(with_text, number).astype(int) - frame(without, number)).max(axis=-1) > 90
        rows, columns = np.nonzero(changed.any(axis=1))[0], np.nonzero(changed.any(axis=0))[0]
        assert rows[-1] - rows[0] <= 2 * 1.4 * 66 * unit + 2
        assert rows[-1] <= (0.79 if canvas == "9:16" else 0.95) * height
        assert columns[0] >= 0.04 * width
        assert columns[-1] <= 0.96 * width


def test_every_word_of_a_long_caption_gets_its_pill(make_draft):
    draft = make_draft(
        {"family": "mesh", "caption": LONG, "ms": 8000}, width=360, height=640, theme="ink", brand=""
    )
    words = read_film(draft).scenes[0].captions[0].words
    accent = np.array(rgb(THEMES["ink"].accent)) * 255
    places = []
    for word in words:
        image = frame(draft, round((word.start_ms + word.end_ms) / 2 * 30 / 1000))
        pill = np.abs(image.astype(int) - accent).max(axis=-1) < 40
        assert pill.sum() > 60, word.text
        places.append((int(np.nonzero(pill)[0].mean()), int(np.nonzero(pill)[1].mean())))
    assert len(set(places)) == len(words)


def test_the_logo_stands_still_through_a_transition(make_draft):
    draft = make_draft({"family": "mesh"}, {"family": "waves"}, width=640, height=360)
    mark = [frame(draft, number)[24:36, 28:40] for number in (5, 28, 30, 31, 50)]
    assert all(np.abs(other.astype(int) - mark[0]).max() <= 3 for other in mark[1:])


def test_the_users_logo_is_shown_whole(make_draft, tmp_path):
    path = tmp_path / "logo.png"
    logo = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    logo.paste((255, 0, 0, 255), (0, 0, 400, 100))
    logo.save(path)
    draft = make_draft({"family": "contours"}, width=640, height=360)
    draft["m"]["brand"]["logo"] = {"media_id": "logo"}
    image = frame(draft, 3, {"logo": path}).astype(int)
    red = (image[..., 0] > 200) & (image[..., 1] < 60) & (image[..., 2] < 60)
    rows, columns = np.nonzero(red)
    assert (columns.max() - columns.min()) / (rows.max() - rows.min()) == pytest.approx(4, rel=0.15)


def test_a_frame_is_the_same_whatever_was_drawn_before_it(draft):
    film = read_film(draft)
    forwards, backwards = FilmView(film, {}), FilmView(film, {})
    frames = range(0, film.frames, 2)
    first = [[plane.copy() for plane in forwards.picture_at(number).planes] for number in frames]
    for number, planes in reversed(list(zip(frames, first, strict=True))):
        again = backwards.picture_at(number).planes
        assert all(np.array_equal(one, other) for one, other in zip(planes, again, strict=True)), number


@pytest.mark.parametrize("family", FAMILIES)
def test_a_ground_moves_smoothly_and_is_the_same_for_the_same_seed(family, make_draft):
    film = read_film(make_draft({"family": family}, width=640, height=360))

    def ground():
        return make_ground(Background(family, 5), film.canvas, THEMES["midnight"], {}, 5.0)

    def luma(moment, of):
        return of.picture_at(moment).planes[0].astype(int)

    first = ground()
    start, following, later = (luma(moment, first) for moment in (1.0, 1 + 1 / 30, 3.0))
    assert np.array_equal(luma(3.0, ground()), later)
    assert np.abs(later - start).mean() > 0.8
    assert np.abs(following - start).mean() < np.abs(later - start).mean()
    other = make_ground(Background(family, 6), film.canvas, THEMES["midnight"], {}, 5.0)
    assert not np.array_equal(luma(3.0, other), later)


def test_the_users_picture_fills_the_frame_and_drifts(make_draft, photo):
    draft = make_draft({"media_id": "m", "ms": 3000}, brand="")
    early, late = frame(draft, 2, {"m": photo}), frame(draft, 80, {"m": photo})
    assert early[:, :20, 0].mean() < 60
    assert early[:, -20:, 0].mean() > 190
    assert np.abs(early.astype(int) - late).mean() > 1


def test_a_sideways_phone_picture_is_turned_upright(make_draft, tmp_path):
    path = tmp_path / "phone.jpg"
    image = Image.new("RGB", (1080, 1920), "red")
    image.paste("blue", (0, 0, 540, 1920))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(path, exif=exif, quality=95)
    shown = frame(make_draft({"media_id": "m"}, brand=""), 3, {"m": path})
    assert shown[10, 160, 2] > 180
    assert shown[170, 160, 0] > 180


def make_clip(path, colors, *, fps=10):
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for color in colors:
            image = np.zeros((180, 320, 3), dtype=np.uint8)
            image[...] = color
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode(None))


def test_the_users_clip_plays_at_its_own_speed_and_starts_anew(make_draft, tmp_path):
    path = tmp_path / "clip.mp4"
    make_clip(path, [(200, 0, 0)] * 10 + [(0, 0, 200)] * 10)
    draft = make_draft({"media_id": "m", "ms": 5000}, brand="")
    shown = [
        "red" if frame(draft, number, {"m": path})[90, 160, 0] > 100 else "blue"
        for number in (3, 45, 70, 105)
    ]
    assert shown == ["red", "blue", "red", "blue"]


def test_a_clip_gives_the_same_picture_played_or_sought(make_draft, tmp_path):
    path = tmp_path / "clip.mp4"
    make_clip(path, [(5 * step, 0, 250 - 5 * step) for step in range(50)])
    film = read_film(make_draft({"media_id": "m", "ms": 5000}, brand=""))
    played = FilmView(film, {"m": path})
    for number in range(100):
        picture = played.picture_at(number)
    sought = FilmView(film, {"m": path}).picture_at(99)
    assert np.array_equal(picture.planes[0], sought.planes[0])


@pytest.mark.parametrize("content", [b"", b"not a picture at all", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_medium_that_cannot_be_read_is_told_in_words(content, make_draft, tmp_path):
    path = tmp_path / "holiday.mp4"
    path.write_bytes(content)
    with pytest.raises(RenderError, match=r"holiday.mp4.*upload"):
        frame(make_draft({"media_id": "m"}), 0, {"m": path})


def test_a_medium_that_is_gone_is_told_in_words(make_draft):
    with pytest.raises(RenderError, match="no longer there"):
        frame(make_draft({"media_id": "med_1"}), 0, {})


@pytest.mark.parametrize(
    ("value", "halfway"),
    [
        ("73%", "36%"),
        ("$2,450,000", "$1,225,000"),
        ("4.8 of 5", "4.8 of 5"),
        ("2024", "2024"),
        ("x3", "x2"),
        ("007", "007"),
    ],
)
def test_a_number_counts_up_and_anything_else_stands(value, halfway):
    assert counter(value)(0.5) == halfway
    assert counter(value)(1.0) == value


@pytest.mark.parametrize(("language", "marks"), [("en", "“”"), ("de", "„“"), ("fr", "«»"), ("zh", "“”")])
def test_a_quotation_wears_the_marks_of_its_language(language, marks, make_draft, monkeypatch):
    lines = []
    draw = painting.letter

    def noted(coverage, sheet, text, *rest):
        lines.append(text)
        draw(coverage, sheet, text, *rest)

    monkeypatch.setattr(painting, "letter", noted)
    frame(make_draft({"card": CARDS["quote"], "ms": 3000}, language=language, brand=""), 60)
    shown = "".join(lines)
    assert marks[0] in shown
    assert marks[1] in shown
