"""Text: it fits, it is balanced, nothing is clipped, and a box is never shown for a missing character."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.engine.render.fonts import Face, drawable, line_mask, width_of
from pictory_nb.engine.render.hyphens import SOFT_HYPHEN, soft_hyphens
from pictory_nb.engine.render.typeset import balanced_lines, fit_text, tokens_of

HEAVY = Face(weight=800, is_display=True)
PLAIN = Face(weight=450)


@pytest.mark.parametrize("text", ["gjpqy(,;)Ç@|", "ÅÊŇŸẤ", "“fjord”", "写下来的团队，gj", "Ünïcödé ΑΩ Жя"])
@pytest.mark.parametrize("size_px", [24, 61, 134, 380])
def test_no_accent_descender_or_overhang_is_clipped(text, size_px):
    for face in (HEAVY, PLAIN):
        mask, _, _ = line_mask(text, face, size_px)
        assert mask.max() > 0.9
        edges = [mask[0], mask[-1], mask[:, 0], mask[:, -1]]
        assert max(edge.max() for edge in edges) == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Party 🎉 time", "Party time"),
        ("👩‍👩‍👧 family", "family"),
        ("flag 🇩🇪!", "flag !"),
        ("ok ✅ 👍🏽 done", "ok done"),
        ("tab\tand\u200bzero", "tab andzero"),
        ("café déjà", "café déjà"),
        ("中文 and English", "中文 and English"),
    ],
)
def test_what_no_font_has_is_left_out_instead_of_shown_as_a_box(text, shown):
    assert drawable(text) == shown


def test_every_letter_of_the_promised_scripts_can_be_drawn():
    alphabets = (
        "ABCÅÄÖßĐđĞğİıŁłŃńŐőŘřŞşŠšŤťŮůŹźŻżŽž",
        "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        "ΑΒΓΔΕΖΗΘάέήίόύώϊϋ",
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯіїєґ",
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里",
        "，。！？：；“”‘’《》（）、…—「」",
        "€$£¥%‰°§©®™–—…•→←✓½²",
    )
    for alphabet in alphabets:
        assert drawable(alphabet) == alphabet


def test_lines_are_as_equal_as_they_can_be():
    text = "Writing forces you to notice the gap between what you know"
    box = fit_text(text, PLAIN, max_width=700, max_height=400, size=50, min_size=30, max_lines=2, leading=1.3)
    widths = [width_of(line, PLAIN, box.size_px) for line in box.lines]
    assert len(box.lines) == 2
    assert min(widths) > 0.75 * max(widths)
    assert " ".join(box.lines) == text


def test_chinese_lines_do_not_start_with_punctuation():
    text = "写作迫使你注意到，你所知道的和你只是感觉到的之间的差距。" * 3
    box = fit_text(text, PLAIN, max_width=500, max_height=900, size=48, min_size=30, max_lines=9, leading=1.3)
    assert "".join(box.lines) == text
    assert len(box.lines) > 2
    assert not any(line[0] in "，。" for line in box.lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "学校把菜园写进课程，有植物的屋顶夏天温度低。",
            ("学校把菜园写进课程，", "有植物的屋顶夏天温度低。"),
        ),
        ("第一年大约花800元，第二年费用下降", ("第一年大约花800元，", "第二年费用下降")),
        ("Note the road not taken and the alarm bell.", ("Note the road not taken", "and the alarm bell.")),
    ],
)
def test_lines_end_where_a_reader_would_pause(text, lines):
    width = 0.72 * width_of(text, PLAIN, 40)
    box = fit_text(
        text, PLAIN, max_width=width, max_height=200, size=40, min_size=40, max_lines=2, leading=1.3
    )
    assert box.lines == lines


texts = st.text(st.sampled_from("abc WXY gj éß 写。，-"), min_size=1, max_size=400).filter(
    lambda text: text.strip()
)


@given(texts, st.integers(60, 900), st.integers(40, 500))
def test_text_never_leaves_its_box(text, max_width, max_height):
    box = fit_text(
        text,
        HEAVY,
        max_width=max_width,
        max_height=max_height,
        size=90,
        min_size=45,
        max_lines=3,
        leading=1.1,
    )
    assert box.lines
    assert all(width_of(line, HEAVY, box.size_px) <= max_width * 1.02 + 2 for line in box.lines)
    if len(text) < max_width * max_height / 300:
        assert box.height <= max_height + 1


@given(st.lists(st.floats(1, 100), min_size=1, max_size=40), st.floats(101, 300))
def test_breaking_uses_as_few_lines_as_possible(widths, limit):
    lines = balanced_lines(widths, limit, 40)
    assert [index for first, end in lines for index in range(first, end)] == list(range(len(widths)))
    assert all(sum(widths[first:end]) <= limit + 1e-6 for first, end in lines)
    assert balanced_lines(widths, limit, len(lines) - 1) is None


def test_tokens_add_up_to_the_text():
    text = "Mixed 中文（引用）and “quotes”, done."
    assert "".join(tokens_of(text)).strip() == text


def test_a_mask_is_the_same_every_time():
    assert np.array_equal(line_mask("Same", HEAVY, 60)[0], line_mask("Same", HEAVY, 60)[0])


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschifffahrts", "gesellschaft"]),
        ("Rechtsschutzversicherung,", ["Rechts", "schutzversicherung,"]),
        ("Geschwindigkeitsbegrenzung", ["Geschwindigkeits", "begrenzung"]),
        ("writing", ["writing"]),
        ("example.com/a-long-address", ["example.com/a-long-address"]),
        ("日本語の文章を読むと気持ちが働く", ["日本語の文章を読むと気持ちが働く"]),
    ],
)
def test_long_compounds_may_be_broken_at_their_joints(word, parts):
    assert [part.rstrip(SOFT_HYPHEN) for part in soft_hyphens(word)] == parts


def test_a_long_compound_is_hyphenated_rather_than_set_tiny():
    text = "Donaudampfschifffahrtsgesellschaft und Rechtsschutzversicherung"
    look = {"max_width": 1200, "max_height": 600, "size": 108, "min_size": 54, "max_lines": 3, "leading": 1.1}
    box = fit_text(text, HEAVY, **look)
    assert box.size_px > 80
    assert any(line.endswith("-") for line in box.lines)
    joined = "".join(line.removesuffix("-") if line.endswith("-") else f"{line} " for line in box.lines)
    assert joined.strip() == text
    assert all(width_of(line, HEAVY, box.size_px) <= 1200 for line in box.lines)
    short = fit_text("Why great teams write things down", HEAVY, **look)
    assert not any("-" in line for line in short.lines)


def test_a_chinese_quotation_breaks_between_its_clauses():
    found = fit_text(
        "“机器知道时间，手知道叶子。”", Face(720, is_display=True),
        max_width=440, max_height=390, size=60, min_size=30, max_lines=5, leading=1.14,
    )  # fmt: skip
    assert found.lines == ("“机器知道时间，", "手知道叶子。”")
