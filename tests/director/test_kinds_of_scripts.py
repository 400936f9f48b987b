"""What people paste that is no post: poems, speeches, saved pages; and sentences that only look whole."""

from __future__ import annotations

import itertools

import pytest

from pictory_nb.engine.chinese_words import splits_word
from pictory_nb.engine.director.captions import split_caption
from pictory_nb.engine.director.pointing import points_back
from pictory_nb.engine.director.reading import read_script
from pictory_nb.engine.director.script import Paragraph, Verse

POEM = """The Tide

The tide comes in to count the stones,
the tide goes out to tell,
and leaves behind its careful sums
in seaweed, foam and shell.
"""
SPEECH = """Dear graduates, dear families,

I was asked to give you advice. I gave up the violin when I was twelve. I gave up law in my third year.
Every thing that we give up stays with us. A thing given away gives us a year. Give up one thing this year.
People who give something up each year have a thing to give. {filler}

And call your mother.
"""


def captions(draft, segments):
    return [segment["m"]["text"] for segment in segments(draft, "Captions")]


def test_a_line_of_a_poem_ends_where_the_poet_ends_it(ask, segments, check_film):
    answer = ask(f"Make a 20 second video of this:\n\n{POEM}")
    check_film(answer.draft, POEM)
    assert captions(answer.draft, segments) == POEM.strip().split("\n")[2:]


def test_prose_that_an_editor_broke_into_lines_is_no_poem():
    broken = "The tide comes in to count the stones and\nthe tide goes out again to tell it,\nand so it went."
    (section,) = read_script(broken).sections
    assert isinstance(section.blocks[0], Paragraph)


def test_a_chinese_poem_is_one():
    (section,) = read_script("床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。").sections
    assert isinstance(section.blocks[0], Verse)


def test_a_speech_is_not_named_after_its_salutation(ask, segments):
    speech = SPEECH.format(filler="The hall is full and the windows are open to the river tonight. " * 12)
    draft = ask(f"Make a 20 second video of this:\n\n{speech}").draft
    (title,) = segments(draft, "Title")
    assert title["m"]["text"] == "Give up one thing this year"
    assert all("Dear" not in text for text in captions(draft, segments))


def test_what_the_title_says_is_not_said_again(ask, segments):
    text = "We are hiring! Our workshop needs two mechanics. You bring patience. Write to us until 15 May."
    draft = ask(f"Make a video of this:\n\n{text}").draft
    assert segments(draft, "Title")[0]["m"]["text"] == "We are hiring!"
    assert "We are hiring!" not in captions(draft, segments)
    assert segments(draft, "Cards")[-1]["m"]["text"] == "Write to us until 15 May"


@pytest.mark.parametrize(
    "furniture",
    [
        "Home / Shop / Boxes",
        "We use cookies to improve your experience.",
        "Wir verwenden Cookies, um Ihnen das Lesen zu erleichtern.",
        "© 2026 Mill & Crumb Ltd.",
        "Subscribe to our newsletter and get 10% off.",
        "Skip to main content",
    ],
)
def test_what_belongs_to_the_page_is_not_told(furniture):
    script = read_script(f"{furniture}\n\n# The box\n\nEverything that a first loaf needs.\n\n{furniture}")
    assert script.title == "The box"
    assert [block for section in script.sections for block in section.blocks] == [
        Paragraph(("Everything that a first loaf needs.",))
    ]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Within a week she had forty drills.", "en"),
        ("I had shown mine after a year.", "en"),
        ("Day two: feed it once.", "en"),
        ("Ours is eleven years old.", "en"),
        ("Today they earn twice as much.", "en"),
        ("Mit den alten Einstellungen lag sie bei 55 Grad.", "de"),
        ("Wir haben es trotzdem versucht.", "de"),
        ("Zwei halten Wasserbüffel.", "de"),
        ("Dans le dernier bassin, elle contient 280 grammes.", "fr"),
        ("Decía que la luz no era para los barcos.", "es"),
        ("Con cinco días, la cifra baja al 54 %.", "es"),
        ("Nadie las echó de menos.", "es"),
    ],
)
def test_a_sentence_that_needs_the_one_before_is_known(sentence, language):
    assert points_back(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("With the new search people find every harbour.", "en"),
        ("Wenn die Katze müde ist, schläft sie.", "de"),
        ("Drei kleine Läden haben eröffnet.", "de"),
        ("En général, il faut attendre une nuit.", "fr"),
        ("Había once pesqueros fuera.", "es"),
    ],
)
def test_a_sentence_that_stands_alone_is_left_in_peace(sentence, language):
    assert not points_back(sentence, language)


def test_a_page_copied_whole_is_its_article():
    page = """Skip to main content
Home
News
Log in

The town that turned off its street lights

By Sarah Hill
Published 3 May 2026
4 min read

Share on Facebook
Share on X

At half past eleven the lamps go dark. What began as a way to save money has become the reason to visit.

Why the stars came back
A street lamp sends a third of its light into the sky. Without it the Milky Way can be seen from the car park.

Read more: Ten villages with dark skies
© 2026 The Oakham Post. All rights reserved.
"""
    script = read_script(page)
    assert script.title == "The town that turned off its street lights"
    assert [section.heading for section in script.sections] == [None, "Why the stars came back"]
    told = [
        sentence for section in script.sections for block in section.blocks for sentence in block.sentences
    ]
    assert told[0] == "At half past eleven the lamps go dark."
    assert len(told) == 4


def test_a_poem_may_begin_its_lines_with_by():
    (section,) = read_script(
        "By the shores of Gitche Gumee,\nBy the shining Big-Sea-Water,\nStood the wigwam of Nokomis."
    ).sections
    assert len(section.blocks[0].lines) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "我们把每辆车的位置都公开在网上乘客在手机上就能看到下一班车还有几分钟",
        "十年前村里的年轻人都去城里打工现在其中一半的人已经回来了",
    ],
)
def test_a_chinese_caption_does_not_end_inside_a_common_word(sentence):
    captions = split_caption(sentence, 24)
    assert len(captions) > 1
    assert not any(splits_word(before, after) for before, after in itertools.pairwise(captions))


def test_a_hint_set_apart_is_no_quotation():
    (section,) = read_script("> **Note:** A bike outside needs a good lock.").sections
    assert section.blocks == (Paragraph(("A bike outside needs a good lock.",)),)


def test_a_film_tells_more_rather_than_standing_still(ask, segments):
    text = (
        "# Choosing a bike\n\nSome bikes are for the city. Others are for the hills.\n\n## Before you buy\n\n"
        "Ask yourself three questions:\n\n- How far do you ride?\n- Where does it sleep?\n- Who carries it "
        "upstairs, and how many steps are there between the front door and the flat?\n\n## Sizes\n\nThe "
        "frame should be 0.66 times your leg. Dr. Müller measured 412 riders, and 61.5 % of them sat too "
        "low.\n"
    )
    draft = ask(f"Make a 25 second video of this:\n\n{text}").draft
    assert "Some bikes are for the city." in captions(draft, segments)
    (card,) = [one["m"] for one in segments(draft, "Cards") if one["m"]["role"] == "list"]
    assert card["items"][-1] == "Who carries it upstairs"


def test_a_list_on_two_cards_counts_on(ask, segments):
    points = "\n".join(f"{number}. Habit number {name}" for number, name in enumerate("ABCDEFGHIJ", 1))
    draft = ask(f"Make a 40 second video of this:\n\n# Ten habits\n\n{points}\n").draft
    cards = [one["m"] for one in segments(draft, "Cards") if one["m"]["role"] == "list"]
    assert [card.get("first", 1) for card in cards] == [1, 6]
    assert {card["text"] for card in cards} == {"Ten habits"}
