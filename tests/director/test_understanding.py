"""A message is an instruction, a script, or both in either order; wishes are read in several languages."""

from __future__ import annotations

import pytest

from pictory_nb.engine.director.reading import read_script
from pictory_nb.engine.director.script import Bullets, Quotation, Table
from pictory_nb.engine.director.understanding import read_brief, split_message

POST = (
    "# Why we write\n\nWriting is thinking. Teams that write decide once.\n\n## Start small\n\nPick one page."
)


@pytest.mark.parametrize(
    "instruction",
    [
        "Turn this into a 30 second video",
        "convert this blog post into a short branded video with captions and background clips",
        "Hi! Could you please make a 45s vertical video of the post below?",
        "I want you to create a calm 60-second clip from this article. Use the midnight theme, lo-fi at 35%.",
        "Please summarize the following text as a one minute video",
        "Mach daraus ein 30-Sekunden-Video",
        "Fais-en une vidéo de 30 secondes",
        "Haz un vídeo de 30 segundos con este texto",
        "把这篇文章做成30秒的视频",
        "30 second video, upbeat, no captions",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "{i}\n\n{p}",
        "{i}:\n\n{p}",
        "{i}:\n{p}",
        "{p}\n\n{i}",
        "{i}\n\n---\n\n{p}\n\n---",
        "{i}\n\n```\n{p}\n```",
    ],
)
def test_instruction_and_script_are_told_apart(form, instruction):
    request = split_message(form.format(i=instruction, p=POST))
    assert request.script == POST
    assert request.instruction.rstrip(":.") == instruction.rstrip(":.")


def test_a_script_on_the_line_of_the_instruction_is_found_after_its_colon():
    request = split_message("make a 45s vertical video: Coffee is a ritual. It wakes us. We like it black.")
    assert request.script == "Coffee is a ritual. It wakes us. We like it black."
    assert read_brief(request.instruction).length_ms == 45_000


@pytest.mark.parametrize(
    "script",
    [
        POST,
        (
            "Create a video that people watch to the end, they say, is easy. We tried it for a year, "
            "and it was not.\n\nHere is what we learned about clips."
        ),
        "How to make a 30 second video\n\nFirst, write a script. Then record it.",
        "## Make better videos\n\nCut the first ten seconds.\n\n- Make it short\n- Turn off the music",
        "The export button\n\nExport is the last step of every video. We measured 30 seconds per export.",
    ],
)
def test_a_script_about_videos_is_no_instruction(script):
    assert split_message(script).script == script


@pytest.mark.parametrize(
    ("wish", "length_ms"),
    [
        ("30 seconds", 30_000), ("a 45s clip", 45_000), ("30-second video", 30_000), ("one minute", 60_000),
        ("a minute and a half", 90_000), ("1 minute 30 seconds", 90_000),
        ("1:30", 90_000), ("2 mins", 120_000),
        ("half a minute", 30_000), ("ninety seconds", 90_000),
        ("12.5 seconds", 12_500), ("20-30 seconds", 30_000),
        ("dreißig Sekunden", 30_000), ("deux minutes", 120_000), ("treinta segundos", 30_000),
        ("30秒", 30_000),
        ("1分半", 90_000), ("一分钟", 60_000), ("in 9:16 please", None), ("16:9", None),
        ("about the 90s", None),
        ("lo-fi at 35%", None), ("1080p at 30 fps", None),
    ],
)  # fmt: skip
def test_lengths_are_read_as_people_write_them(wish, length_ms):
    assert read_brief(wish).length_ms == length_ms


@pytest.mark.parametrize(
    ("wish", "size"),
    [
        ("9:16", (1080, 1920)), ("vertical", (1080, 1920)), ("for TikTok", (1080, 1920)),
        ("an Instagram reel", (1080, 1920)),
        ("square", (1080, 1080)), ("1:1 in 720p", (720, 720)), ("4:5", (1080, 1350)),
        ("16:9 720p", (1280, 720)),
        ("1080x1920", (1080, 1920)), ("a video", (1920, 1080)), ("竖屏", (1080, 1920)),
        ("Hochformat", (1080, 1920)),
    ],
)  # fmt: skip
def test_shapes_and_resolutions_are_read(wish, size):
    canvas = read_brief(wish).canvas
    assert (canvas.width, canvas.height, canvas.fps) == (*size, 30)


def test_all_other_wishes_of_one_instruction_are_read():
    brief = read_brief(
        'Make a 40 second square video titled "Less talk", cinematic music at 20%, ink theme, no captions, '
        'branded for Northlight, end with "Write to us", keep all of it, at 25 fps'
    )
    assert brief.length_ms == 40_000
    assert (brief.title, brief.brand, brief.call_to_action) == ("Less talk", "Northlight", "Write to us")
    assert (brief.mood, brief.volume_pct, brief.theme, brief.captions) == ("cinematic", 20, "ink", False)
    assert brief.keep_all
    assert brief.canvas.fps == 25


@pytest.mark.parametrize(
    ("wish", "portion"),
    [
        ("only the second half", (0.5, 1.0)),
        ("the first third", (0.0, 1 / 3)),
        ("只要后半部分", (0.5, 1.0)),
        ("all", (0.0, 1.0)),
    ],
)
def test_parts_of_a_script_are_named(wish, portion):
    assert read_brief(f"a video of {wish}").portion == portion


def test_no_music_is_a_volume_of_nothing():
    assert read_brief("a 30 second video without music").volume_pct == 0


@pytest.mark.parametrize(
    ("instruction", "topic"),
    [
        ("a 20 second teaser for our spring sale, upbeat, 9:16", "our spring sale"),
        ("make a video about owls and mice in 30 seconds", "owls and mice"),
        ("convert this blog post into a video for TikTok", None),
        ("make a video for Instagram", None),
        ("turn this into a 30 second video", None),
        ("做一个关于春季促销的20秒视频", "春季促销"),
    ],
)
def test_the_topic_of_a_bare_instruction_is_found(instruction, topic):
    assert read_brief(instruction).topic == topic


def test_a_wish_beyond_what_we_render_is_said():
    assert "1080p" in " ".join(read_brief("a 30 second video in 4K").impossible)
    assert read_brief("a 1 second video").length_ms == 3_000


def test_markdown_is_read_as_its_author_built_it():
    script = read_script(
        "---\ntitle: Front matter\ndate: 2024-01-01\n---\n\n*By Jo Doe*\n\nIntro with **bold** and a "
        "[link](https://x.y/z).[^1]\n\n"
        "## Part one\n\nFour rules:\n\n- One thing\n- **Two.** More about two\n\n> Be brief.\n> — Ann Lee\n\n"
        "```\ncode\n```\n\n"
        "![photo](a.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert script.title == "Front matter"
    opening, part = script.sections
    assert opening.blocks[0].sentences == ("Intro with bold and a link.",)
    assert part.heading == "Part one"
    assert part.blocks == (
        Bullets(("One thing", "Two. More about two"), "Four rules:"),
        Quotation("Be brief.", "Ann Lee"),
        Table(("a", "b"), (("1", "2"),)),
    )


def test_a_list_keeps_its_numbers_or_its_bullets():
    bullets, numbers = (block for section in read_script("# A\n\n- x\n- y\n\n## B\n\n1. x\n2. y\n").sections
                        for block in section.blocks)  # fmt: skip
    assert (bullets.numbered, numbers.numbered) == (False, True)


def test_plain_text_has_headings_too():
    script = read_script("My title\n\nFirst sentence here. Second one.\n\nA short heading\n\nThe body of it.")
    assert script.title == "My title"
    assert [section.heading for section in script.sections] == [None, "A short heading"]


def test_one_paragraph_per_line_is_read_as_paragraphs():
    line = "This is a long line as a word processor copies it, " * 4 + "and here it ends."
    script = read_script(f"Title\n{line}\nA heading\n{line}")
    assert script.title == "Title"
    assert [section.heading for section in script.sections] == [None, "A heading"]


def test_abbreviations_do_not_end_sentences():
    script = read_script("Dr. Smith paid $3.5 million in the U.S. market. “No. Never,” she said.")
    assert script.sections[0].blocks[0].sentences[0] == "Dr. Smith paid $3.5 million in the U.S. market."
