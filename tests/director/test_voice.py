"""A film that is spoken: as long as asked, every word timed as it is said, quiet about it otherwise."""

from __future__ import annotations

import re

import pytest

from pictory_nb.engine.sound.voice import chosen, lines_of, narrator_of

POST = """# Why great teams write things down

Writing forces you to notice the gap in your own thinking. In our survey of 1,200 teams, 73% of decisions were
argued again because nobody could find the first one. Good notes save $3.5 million a year. They make a new
colleague useful in days instead of weeks. They let people far away take part. Start with one page on Monday.
Keep it where everybody looks. Ask what changed, who decided it and why. Try it for a month.
"""


def captions(draft):
    return [s for t in draft["t"] for s in t["sg"] if s["m"].get("role") == "caption"]


@pytest.mark.parametrize("seconds", [20, 30, 60])
def test_a_spoken_film_is_as_long_as_asked_and_all_of_it_can_be_said(ask, check_film, seconds):
    draft = ask(f"Make a {seconds} second video with a voice-over from this post.\n\n{POST}").draft
    check_film(draft)
    assert draft["m"]["voice"]["on"]
    assert abs(draft["d"] - seconds * 1000) <= 0.02 * seconds * 1000
    narrator = narrator_of(draft)
    for line in lines_of(draft):
        assert line.start_ms + narrator.say(line.text).duration_ms <= line.end_ms


def test_words_light_up_when_they_are_said(ask):
    draft = ask(f"Make a 60 second video with a male voice-over from this post.\n\n{POST}").draft
    assert draft["m"]["voice"]["name"] == "male"
    narrator = narrator_of(draft)
    assert captions(draft)
    for caption in captions(draft):
        said = narrator.say(caption["m"]["text"]).words
        assert caption["m"]["words"] == [[80 + start, length] for start, length in said]


def test_a_film_has_no_voice_unless_it_is_asked_for(ask):
    for wish in ("Make a 30 second video from this post.", "A 30 second video without a voice, please."):
        draft = ask(f"{wish}\n\n{POST}").draft
        assert "voice" not in draft["m"]
        assert lines_of(draft) == []


def test_the_music_lies_under_the_voice_and_is_full_without_one(ask, segments):
    spoken = ask(f"Make a 30 second video with a voice-over.\n\n{POST}").draft
    plain = ask(f"Make a 30 second video.\n\n{POST}").draft
    asked = ask(f"Make a 30 second video with a voice-over, music at 20%.\n\n{POST}").draft
    volumes = [segments(draft, "BGM")[0]["m"]["volume_pct"] for draft in (spoken, plain, asked)]
    assert volumes == [35, 100, 20]
    later = ask("add a voice-over", plain).draft
    assert segments(later, "BGM")[0]["m"]["volume_pct"] == 35


def test_an_edited_text_gets_the_time_that_saying_it_takes(ask, check_film):
    draft = ask(f"Make a 60 second video with a voice-over.\n\n{POST}").draft
    number = 1 + next(
        i
        for i, s in enumerate(next(t for t in draft["t"] if t["tt"] == 0)["sg"])
        if s["m"]["scene"] == "caption"
    )
    long = "On 14 March 2026 we wrote 1,250,000 words in 3,333 documents for $77,777.77 in 99 cities."
    edited = ask(f"Change the caption in scene {number} to “{long}”", draft).draft
    check_film(edited)
    narrator = narrator_of(edited)
    for line in lines_of(edited):
        assert line.start_ms + narrator.say(line.text).duration_ms <= line.end_ms
    shown = " ".join(caption["m"]["text"] for caption in captions(edited))
    assert long in re.sub(r"\s+", " ", shown)


def test_a_computer_without_a_voice_makes_the_film_and_says_so(ask, check_film, monkeypatch):
    monkeypatch.setattr(chosen.Espeak, "is_installed", staticmethod(lambda: False))
    answer = ask(f"Make a 30 second video with a voice-over.\n\n{POST}")
    check_film(answer.draft)
    assert "pip install 'pictory_nb[voice]'" in answer.text


def test_a_language_that_the_voice_does_not_know_is_silence_with_a_note(ask):
    draft = ask(f"Make a 30 second video.\n\n{POST}").draft
    odd = {**draft, "m": {**draft["m"], "voice": {"on": True, "language": "xx"}}}
    answer = ask("make the voice slower", odd)
    assert "cannot speak this" in answer.text
    assert answer.draft["d"] == draft["d"]


@pytest.mark.parametrize(
    ("wish", "words"),
    [("gone.onnx", "没有声音文件"), ("bare.onnx", "缺少设置文件"), ("nowhere:speak", "无法导入声音")],
)
def test_a_broken_voice_of_ones_own_is_told_in_chinese(ask, monkeypatch, tmp_path, wish, words):
    (tmp_path / "bare.onnx").write_bytes(b"onnx")
    monkeypatch.setenv("PICTORY_NB_VOICE", wish if ":" in wish else str(tmp_path / wish))
    answer = ask("做一个20秒的视频，带配音：\n\n机器知道时间，手知道叶子。茶叶要慢慢地做，一片一片地看。")
    assert words in answer.text
