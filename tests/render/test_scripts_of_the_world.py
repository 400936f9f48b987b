"""Letters of other scripts: drawn in the right order and shape, aligned to their side, never as boxes."""

from itertools import pairwise

import numpy as np
import pytest

from pictory_nb.engine.render.bidi import is_rtl, levels, visual_order
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.film import CaptionLook, Word
from pictory_nb.engine.render.fonts import Face, drawable, line_mask, undrawable, width_of
from pictory_nb.engine.render.layouts.caption_lines import CaptionPlace, set_pages
from pictory_nb.engine.render.picture import picture_to_rgb
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.typeset import tokens_of

FACE = Face(weight=600)
SENTENCES = {
    "ar": "الكتابة الجيدة توفّر ٧٣٪ من الوقت، كلَّ يومٍ",
    "fa": "می‌خواهم بنویسم",
    "he": "כתיבה טובה חוסכת זמן לכולם",
    "th": "การเขียนที่ดีช่วยประหยัดเวลา",
    "hi": "अच्छा लेखन सबका समय बचाता है, क्षत्रिय",
    "ko": "좋은 글쓰기는 모두의 시간을 절약합니다",
    "ja": "日本語の文章を読むと気持ちが働く図書館",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_every_letter_and_mark_is_drawn(language):
    assert drawable(SENTENCES[language]) == SENTENCES[language]
    assert undrawable(SENTENCES[language]) == ""


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("size_px", [30, 90])
def test_nothing_of_a_line_is_clipped(language, size_px):
    mask, _, _ = line_mask(SENTENCES[language], FACE, size_px)
    assert mask.max() > 0.9
    assert max(edge.max() for edge in (mask[0], mask[-1], mask[:, 0], mask[:, -1])) == 0


def test_arabic_letters_join():
    apart = sum(width_of(letter, FACE, 60) for letter in "كتب")
    assert width_of("كتب", FACE, 60) < 0.9 * apart


def test_letters_that_no_font_has_are_named_once():
    assert undrawable("გამა, and 🎉🎉") == "გამ🎉"


@pytest.mark.parametrize(
    ("parts", "base_is_rtl", "shown"),
    [
        (["אב", " ", "גד"], True, "גד אב"),
        (["אב", " ", "73", "%", " ", "גד"], True, "גד 73% אב"),
        (["אב", " ", "iPhone", " ", "15", " ", "גד"], True, "גד iPhone 15 אב"),
        (["Say", " ", "אב", " ", "גד", " ", "now"], False, "Say גד אב now"),
    ],
)
def test_mixed_text_stands_in_the_order_in_which_it_is_read(parts, base_is_rtl, shown):
    order = visual_order(levels(parts, base_is_rtl=base_is_rtl))
    assert "".join(parts[index] for index in order) == shown


def test_the_direction_is_that_of_most_letters():
    assert is_rtl("שלום iPhone לכולם")
    assert not is_rtl("Hello שלום everybody")


def test_captions_from_right_to_left_keep_their_gaps_and_foreign_words_their_order(make_draft):
    text = "אנחנו חוסכים זמן עם Excel 365 בכל שבוע"
    words = [Word(token, 100 * index, 100 * index + 100) for index, token in enumerate(text.split())]
    canvas = read_film(make_draft({}, width=1920, height=1080)).canvas
    pages = set_pages(words, 4000, CaptionPlace(canvas, CaptionLook(), 0, 1080))
    lines = [line for page in pages for line in page.lines]
    for line in lines:
        gaps = [after.x - before.x - before.width for before, after in pairwise(line.pieces)]
        assert max(gaps) - min(gaps) < 1
    shown = [piece.text for line in lines for piece in line.pieces]
    assert shown.index("Excel") < shown.index("365")


@pytest.mark.parametrize("role", ["title", "chapter", "list"])
def test_a_card_in_arabic_stands_on_the_right(make_draft, role):
    card = {"role": role, "text": "الكتابة الجيدة" if role != "list" else "", "items": ["تكتب", "توفر"]}
    look = {"width": 640, "height": 360, "brand": ""}
    scene = {"kind": role, "ms": 3000, "family": "mesh"}
    films = [read_film(make_draft(one, **look)) for one in ({**scene, "card": card}, scene)]
    pictures = [picture_to_rgb(FilmView(film, {}).picture_at(60), 640, 360).astype(int) for film in films]
    shown, empty = pictures
    columns = np.flatnonzero((np.abs(shown - empty).max(axis=-1) > 90).any(axis=0))
    middle = 0.52 * 640 if role != "list" else 0.3 * 640
    assert np.median(columns) > middle


def test_thai_breaks_before_a_leading_vowel_and_korean_at_spaces_alone():
    assert tokens_of("การเขียนที่ดี") == ["การ", "เขียนที่ดี "]
    assert tokens_of("좋은 글쓰기는") == ["좋은 ", "글쓰기는 "]
