"""Orders that point back at what was named right before become exactly that change."""

from __future__ import annotations

from typing import Any

import edit_corpus as ec
import pytest

POINTS = ["The decision", "The reason", "The road not taken", "The alarm bell"]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("the first sentence in scene 3 sounds dull, cut it", {"3.text": "Nobody remembers what was said."}),
        (
            '"great" is a bit loud, leave out that word from the title',
            {"title": "Why teams write things down"},
        ),
        ("everything behind the comma in scene 5 should go", {"5.text": "Customer churn fell by a third."}),
        ("that calm loop gets on my nerves, take it out", {"music": "none"}),
        ("the little logo up there is distracting, hide it please", {"logo": "off"}),
        ("the logo can go bottom right, it is in the way up there", {"logo.place": "bottom-right"}),
        ("this slide: 7 seconds, and bigger captions", {"5.s": 7.0, "5.captions.size": 125}),
        ("scene 3: bokeh and the ink theme", {"3.background": "bokeh", "3.theme": "ink"}),
        ("I'll talk over it, so remove the music", {"music": "none"}),
        ("7 seconds for the second and the last scene", {"2.s": 7.0, "8.s": 7.0}),
        (
            'call the video "Six notes" and set it in the lagoon theme',
            {"title": "Six notes", "theme": "lagoon"},
        ),
        ("take the logo I sent", {"logo": "med_logo"}),
        (
            'the closing card should read "Ask us" and stay up for seven seconds',
            {"cta": "Ask us", "8.s": 7.0},
        ),
        ("scene 2 and the quote both need 7 seconds", {"2.s": 7.0, "6.s": 7.0}),
        (
            "office.jpg behind the list, walkthrough.mp4 behind this scene",
            {"4.background": "med_photo", "5.background": "med_clip"},
        ),
        (
            'drop the alarm bell from the list and rename it "Three notes"',
            {"4.items": POINTS[:3], "4.text": "Three notes"},
        ),
        ("no logo please and no captions at all", {"logo": "off", "captions": "off"}),
        (
            'the number should be 44% and the line under it "of talks end early"',
            {"2.value": "44%", "2.text": "of talks end early"},
        ),
        ('end with "Read on" its shorter', {"cta": "Read on"}),
        (
            'our customers see it on phones: make it vertical, and the title should be "Notes"',
            {"title": "Notes", "canvas": "1080x1920@30"},
        ),
        (
            "boxed captions, and the music louder, we want some fun",
            {"captions.style": "boxed", "music": "lo-fi 50%"},
        ),
        (
            'the quote is too long, remove it and change this one to "Churn fell."',
            {"order": [1, 2, 3, 4, 5, 7, 8], "5.text": "Churn fell."},
        ),
        ("字幕换成pop样式，活泼一些", {"captions.style": "pop"}),
        ("这一幕放快一点，1.5倍速", {"5.s": 4.0}),
        ("引用之后的内容全部删掉", {"order": [1, 2, 3, 4, 5, 6]}),
        ("开会那段有点拖，加快一点", {"3.s": 5.6}),
        ("标题里的great太夸张了，去掉这个词", {"title": "Why teams write things down"}),
        (
            "把Meetings改成Lessons更合适",
            {"3.text": "Lessons feel productive. Nobody remembers what was said."},
        ),
        ("要点里少了一条，最后补上“复盘”", {"4.items": [*POINTS, "复盘"]}),
        ("清单里的第二个拿掉", {"4.items": [POINTS[0], *POINTS[2:]]}),
        ("开头9秒太慢，把这9秒剪掉", {"order": [3, 4, 5, 6, 7, 8]}),
        ("数字卡：数字41%，文字“会议没有结果”", {"2.value": "41%", "2.text": "会议没有结果"}),
        ("这句话有点长，读不完，精简一下", {"5.text": "Customer churn fell by a third."}),
        ("turn off the voice-over, oh no, forget it", {"says": "nothing"}),
    ],
)
def test_what_was_named_before_is_meant(said: str, change: dict[str, Any]) -> None:
    found, text = ec.outcome(said, ec.read_draft())
    assert ec.is_right(ec.Case(said, change), found, text), (found, text)
