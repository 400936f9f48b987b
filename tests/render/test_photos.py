"""The user's pictures in a film: around what matters, never blown up to mush, turned, see-through, moving."""

import itertools
from fractions import Fraction

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms, ImageDraw, ImageOps

from pictory_nb.engine.render.backgrounds import make_ground
from pictory_nb.engine.render.backgrounds.photo_files import load_rgba
from pictory_nb.engine.render.backgrounds.salience import focus_of
from pictory_nb.engine.render.backgrounds.window import MovingWindow
from pictory_nb.engine.render.film import Background, Canvas
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.themes import THEMES

WIDE, TALL = Canvas(640, 360, Fraction(30)), Canvas(360, 640, Fraction(30))


def ground_of(path, canvas=WIDE, seed=3, theme="midnight"):
    return make_ground(Background("mesh", seed, "m"), canvas, THEMES[theme], {"m": path}, 4.0)


def shown(path, time_s=1.0, canvas=WIDE, **more):
    picture = ground_of(path, canvas, **more).picture_at(time_s)
    return picture_to_rgb(picture, canvas.width, canvas.height).astype(int)


def saved(tmp_path, image, name="photo.png", **options):
    path = tmp_path / name
    image.save(path, **options)
    return path


def is_orange(image):
    return (image[..., 0] > 180) & (image[..., 2] < 90) & (image[..., 1] > 80)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("place", [(100, 100), (2_200, 150), (1_900, 1_100), (300, 1_200)])
def test_what_catches_the_eye_stays_in_the_picture(tmp_path, place, seed):
    scene = Image.new("RGB", (2_400, 1_400), (60, 70, 80))
    ImageDraw.Draw(scene).ellipse((place[0] - 90, place[1] - 90, place[0] + 90, place[1] + 90), "orange")
    path = saved(tmp_path, scene)
    sizes = [is_orange(shown(path, at, seed=seed)).sum() for at in (0.0, 2.0, 4.0)]
    whole = np.pi * (90 * 640 / 2_400) ** 2
    assert min(sizes) > 0.8 * whole


def test_the_salient_point_of_nothing_is_the_middle():
    assert focus_of(Image.new("RGB", (90, 60), "grey")) == (0.5, 0.5)


def test_a_window_moves_by_fractions_of_a_pixel():
    x = np.arange(900, dtype=np.float64) + 0.5
    luma = np.tile(np.rint(128 + 100 * np.sin(x / 24)), (500, 1)).astype(np.uint8)
    chroma = np.full((250, 450), 128, dtype=np.uint8)
    window = MovingWindow((luma, chroma, chroma), 640, 360)
    for step in range(40):
        left, width = 20.0 + 0.137 * step, 704.0 + 0.731 * step
        row = window.picture(left, 10.0 + 0.1 * step, width, width * 9 / 16).planes[0][180].astype(float)
        wanted = 128 + 100 * np.sin((left + (np.arange(640) + 0.5) * width / 640) / 24)
        # A tenth of a pixel is at most 0.42 here; the rest is the rounding of both pictures.
        assert np.abs(row - wanted)[2:-2].max() < 1.6
        assert abs((row - wanted).mean()) < 0.15


@pytest.mark.parametrize("canvas", [WIDE, TALL, Canvas(1920, 1080, Fraction(30))])
def test_a_small_picture_is_framed_and_not_blown_up(tmp_path, canvas):
    path = saved(tmp_path, Image.new("RGB", (300, 200), "orange"))
    image = shown(path, 4.0, canvas)
    columns = is_orange(image).any(axis=0).sum() / canvas.unit
    assert 450 < columns < 2.2 * 300
    assert not is_orange(image)[:4].any()


def test_a_tiny_icon_is_still_seen(tmp_path):
    icon = Image.new("RGB", (16, 16), "navy")
    icon.paste("orange", (4, 4, 12, 12))
    assert is_orange(shown(saved(tmp_path, icon))).sum() > 40**2


def test_a_picture_of_another_shape_is_shown_whole(tmp_path):
    tall = Image.new("RGB", (900, 2_000), "orange")
    tall.paste("red", (0, 0, 900, 100))
    tall.paste("blue", (0, 1_900, 900, 2_000))
    image = shown(saved(tmp_path, tall), 0.0, seed=1)
    middle = image[:, 320]
    assert (middle[:, 0] > 180).any()
    assert (middle[:, 2] > 180).any()


def test_the_theme_shines_through(tmp_path):
    pixels = np.zeros((400, 400, 4), dtype=np.uint8)
    pixels[:200] = (255, 160, 0, 255)
    path = saved(tmp_path, Image.fromarray(pixels))
    dark, pale = shown(path, theme="midnight"), shown(path, theme="paper")
    for image in (dark, pale):
        assert is_orange(image[140, 320])
    assert pale[280, 320].mean() > dark[280, 320].mean() + 80


def moving_picture(tmp_path, lengths_ms, kind="gif"):
    images = [Image.new("RGB", (320, 180), colour) for colour in ("red", "lime", "blue")]
    path = tmp_path / f"moving.{kind}"
    images[0].save(path, save_all=True, append_images=images[1:], duration=lengths_ms, loop=0)
    return path


@pytest.mark.parametrize("kind", ["gif", "png", "webp"])
def test_an_animated_picture_moves_at_its_own_pace_and_goes_on(tmp_path, kind):
    ground = ground_of(moving_picture(tmp_path, [100, 300, 200], kind))

    def colour(time_s):
        return "rgb"[picture_to_rgb(ground.picture_at(time_s), 64, 36)[18, 32].argmax()]

    assert [colour(at) for at in (0.05, 0.15, 0.35, 0.45, 0.65, 1.05, 0.05)] == list("rggbrbr")


def test_a_long_animation_is_decoded_in_order(tmp_path):
    """Each frame builds on the one before it: whoever began anew for each would never come to an end."""
    images = [Image.new("RGB", (320, 180), (level, 0, 255 - level)) for level in range(0, 250, 2)]
    path = tmp_path / "long.gif"
    images[0].save(path, save_all=True, append_images=images[1:], duration=40, loop=0)
    ground = ground_of(path)
    reds = [picture_to_rgb(ground.picture_at(at), 64, 36)[18, 32, 0] for at in np.arange(0.02, 5.0, 0.04)]
    assert np.abs(np.array(reds, dtype=int) - np.arange(0, 250, 2)).max() < 14


def test_a_frame_drawn_over_an_animated_picture_is_not_kept(tmp_path):
    ground = ground_of(moving_picture(tmp_path, [100, 300, 200]))
    first = ground.picture_at(0.0)
    first.planes[0][...] = 16
    assert ground.picture_at(0.0).planes[0].max() > 40


def test_deep_greys_are_not_washed_out(tmp_path):
    grey = np.full((720, 1280), 128 * 257, dtype=np.uint16)
    assert shown(saved(tmp_path, Image.fromarray(grey))).mean() == pytest.approx(128, abs=4)


def test_colours_are_brought_from_the_picture_s_own_colour_space(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"temp", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"temp", b"gXYZ", 1)
    other = swapped.replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be")).replace(b"sRGB", b"xRGB")
    path = saved(tmp_path, Image.new("RGB", (64, 36), (255, 0, 0)), icc_profile=other)
    red, green, blue, alpha = load_rgba(path).getpixel((5, 5))
    assert green > 200
    assert max(red, blue) < 60
    assert alpha == 255


def test_a_broken_colour_profile_is_no_reason_to_fail(tmp_path):
    path = saved(tmp_path, Image.new("RGB", (64, 36), (255, 0, 0)), icc_profile=b"nothing of the kind")
    assert load_rgba(path).getpixel((5, 5)) == (255, 0, 0, 255)


def test_a_wide_picture_in_a_tall_film_has_no_edge(tmp_path):
    image = Image.new("RGB", (1600, 1000), (250, 240, 120))
    rows = shown(saved(tmp_path, image), canvas=TALL)[..., 0].mean(axis=1)
    assert rows.max() - rows.min() > 60, "what is around it steps back"
    assert np.abs(np.diff(rows)).max() < 10


def test_a_picture_moves_all_through_a_long_scene(tmp_path):
    rng = np.random.default_rng(1)
    image = Image.fromarray(rng.integers(0, 255, (10, 16, 3), dtype=np.uint8)).resize((1600, 1000))
    path = saved(tmp_path, image)
    ground = make_ground(Background("mesh", 3, "p"), TALL, THEMES["midnight"], {"p": path}, 9.0)
    pictures = [ground.picture_at(half / 2).planes[0].astype(int) for half in range(19)]
    assert min(np.abs(a - b).mean() for a, b in itertools.pairwise(pictures)) > 0.3


@pytest.mark.parametrize("orientation", [1, 6, 8])
def test_a_huge_photo_is_made_smaller_in_bands_that_nobody_sees(tmp_path, orientation):
    ramps = np.indices((1400, 2100)).astype(np.float32) / np.array([1400, 2100])[:, None, None]
    waves = 0.5 + 0.5 * np.sin(120 * ramps[0]) * np.cos(90 * ramps[1])
    image = Image.fromarray((np.stack([ramps[0], ramps[1], waves], axis=-1) * 255).astype(np.uint8))
    tag = Image.Exif()
    tag[ExifTags.Base.Orientation] = orientation
    path = saved(tmp_path, image, exif=tag)
    found = load_rgba(path, 1500)
    whole = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    expected = whole.resize(found.size, Image.Resampling.LANCZOS)
    assert found.size == ((1500, 1000) if orientation == 1 else (1000, 1500))
    assert np.abs(np.asarray(found).astype(int) - np.asarray(expected)).max() <= 2
