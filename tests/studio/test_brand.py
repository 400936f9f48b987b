"""A brand is put on a film from Python: stored in the draft, seen in its frames, refused in words."""

import io
import sys

import numpy as np
import pytest
from PIL import Image, ImageFont

from pictory_nb.branding import BrandError, BrandKit, as_message, branded, svg_as_png
from pictory_nb.draft.brand_cards import INTRO_MS, OUTRO_MS, TRACK_ID, has_card

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#ff0000"/><circle cx="10" cy="10" r="6" fill="#00ff00"/></svg>'
)


def test_a_kit_changes_what_it_names_and_nothing_else():
    draft = {
        "d": 1000,
        "m": {"theme": "ink", "brand": {"name": "Old", "logo": None, "place": "top-right"}},
        "t": [],
    }
    kit = BrandKit(
        name="Nordwind", accent="#FFD166", colors=("#0B6E4F",), watermark=True, lower_third=("Ada", "Chief")
    )
    made = branded(draft, kit)
    assert made["m"]["brand"] == {
        "name": "Nordwind", "logo": None, "place": "top-right", "show": True, "opacity_pct": 45,
        "lower_third": {"text": "Ada", "subtitle": "Chief"},
    }  # fmt: skip
    assert made["m"]["colors"] == {"accent": "#ffd166", "palette": ["#0b6e4f"]}
    assert (made["m"]["theme"], made["d"], made["t"]) == ("ink", 1000, [])
    assert draft["m"]["brand"]["name"] == "Old"
    again = branded(made, BrandKit(colors=(), watermark=False, lower_third=("", "")))
    assert again["m"]["colors"] == {"accent": "#ffd166", "palette": []}
    assert again["m"]["brand"]["opacity_pct"] == 100
    assert "lower_third" not in again["m"]["brand"]


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"accent": "blue"}, "hex code"),
        ({"colors": ("#0b6e4f", "green")}, "hex code"),
        ({"colors": ("#000000",) * 4}, "up to 3"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(wishes, words):
    with pytest.raises(BrandError, match=words):
        BrandKit(**wishes)


def test_a_backend_that_takes_no_drafts_is_told_in_one_message():
    kit = BrandKit(name="Nordwind", accent="#ffd166", outro=True, lower_third=("Ada", ""))
    assert as_message(kit) == (
        "Put our brand on the video: the brand's name is Nordwind; the accent colour is "
        "#ffd166; the film ends with a short card that shows the logo large; a lower third says “Ada”."
    )


def test_an_svg_becomes_a_picture(tmp_path):
    path = tmp_path / "logo.svg"
    path.write_text(SVG)
    image = Image.open(io.BytesIO(svg_as_png(path))).convert("RGB")
    assert image.size == (1024, 512)
    assert image.getpixel((900, 250)) == (255, 0, 0)
    assert image.getpixel((256, 256)) == (0, 255, 0)


def test_an_svg_that_cannot_be_drawn_is_refused_in_words(tmp_path, monkeypatch):
    path = tmp_path / "logo.svg"
    path.write_text("no svg at all")
    with pytest.raises(BrandError, match="save it as a PNG"):
        svg_as_png(path)
    with pytest.raises(BrandError, match="Check where the logo lies"):
        svg_as_png(tmp_path / "gone.svg")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(BrandError, match=r"pictory-nb\[svg\]"):
        svg_as_png(path)


def test_a_film_wears_its_brand(studio, tmp_path):
    with pytest.raises(BrandError, match="Make one first"):
        studio.brand("Nordwind")
    studio.send(
        "Make a 12 second video of this: Notes win. A short note saves a long meeting, every single week."
    )
    with pytest.raises(BrandError, match="Say what the brand has"):
        studio.brand()
    plain = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    logo = tmp_path / "logo.svg"
    logo.write_text(SVG)
    studio.brand("Nordwind", logo=logo, accent="#ffd166", colors=["#0b6e4f"], intro=True)
    worn = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    reds = [(one[..., 0] > 200) & (one[..., 1] < 60) & (one[..., 2] < 60) for one in (plain, worn)]
    assert reds[0].sum() < 20
    assert reds[1].sum() > 300


def test_a_film_is_set_in_the_brands_font(studio, tmp_path):
    studio.send("Make a 12 second video of this: Notes win. A short note saves a long meeting, every week.")
    plain = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    font = tmp_path / "Aileron.ttf"
    font.write_bytes(ImageFont.load_default(20).font_bytes)
    turn = studio.brand(font=font)
    assert any("font" in change for change in turn.changes)
    worn = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    assert np.abs(worn - plain).max() > 60
    studio.send("make the accent colour red")
    studio.brand(font="")
    assert "font" not in studio._work.conversation.draft["m"]["brand"]
    for name, content, words in (
        ("a.txt", b"x", "no font file"), ("b.ttf", b"nonsense", "no font that can be used"),
    ):  # fmt: skip
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(BrandError, match=words):
            studio.brand(font=path)
    with pytest.raises(BrandError, match="Check where the font lies"):
        studio.brand(font=tmp_path / "gone.ttf")


def test_a_font_is_uploaded_like_a_picture_and_asked_for_by_talking(studio, tmp_path):
    studio.send("Make a 12 second video of this: Notes win. A short note saves a long meeting, every week.")
    plain = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    assert "font" in studio.send("use my font").text
    font = tmp_path / "Aileron.ttf"
    font.write_bytes(ImageFont.load_default(20).font_bytes)
    kept = studio.upload(font)
    assert (kept.name, kept.kind) == ("Aileron.ttf", "font")
    assert "Aileron.ttf" in studio.send("use my font").text
    worn = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    assert np.abs(worn - plain).max() > 60
    studio.send("back to the default font")
    again = np.asarray(studio.frame(1.5, 320).convert("RGB")).astype(int)
    assert np.abs(again - plain).max() == 0
    (tmp_path / "broken.ttf").write_bytes(b"nonsense")
    with pytest.raises(BrandError, match="no font that can be used"):
        studio.upload(tmp_path / "broken.ttf")


def test_an_intro_is_a_scene_that_the_film_can_lose_again(studio):
    studio.send("Make a 12 second video of this: Notes win. A short note saves a long meeting, every week.")
    length_ms = studio._work.conversation.draft["d"]
    studio.brand("Nordwind", intro=True, outro=True, tagline="Wind for all")
    assert studio._work.conversation.draft["d"] == length_ms + INTRO_MS + OUTRO_MS
    studio.send("make scene 2 1 second longer")
    assert studio._work.conversation.draft["d"] == length_ms + INTRO_MS + OUTRO_MS + 1000
    studio.brand(intro=False, outro=False)
    assert studio._work.conversation.draft["d"] == length_ms + 1000


def test_a_film_that_is_told_anew_keeps_its_cards(studio):
    studio.send(
        f"Make a 30 second video of this: {' '.join(f'Note {n} saves a meeting.' for n in range(60))}"
    )
    studio.brand("Nordwind", intro=True, outro=True, tagline="Wind for all")
    studio.send("make it 20 seconds")
    draft = studio._work.conversation.draft
    assert draft["d"] == pytest.approx(20_000, abs=400)
    assert has_card(draft, "intro")
    assert has_card(draft, "outro")
    (brand,) = (track for track in draft["t"] if track["id"] == TRACK_ID)
    assert [one["m"]["subtitle"] for one in brand["sg"]] == ["Wind for all"] * 2
