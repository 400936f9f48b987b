"""A finished film is changed in plain words; what is not understood changes nothing and costs nothing."""

from __future__ import annotations

import pytest

from pictory_nb.engine.director import ToolResult


def meta(segments, draft, track, index=0):
    return segments(draft, track)[index]["m"]


@pytest.mark.parametrize(
    "message",
    [
        "change the title to Write it down",
        'Please set the title to "Write it down".',
        "title: Write it down",
        "make the title shorter: Write it down",
        "call it Write it down",
        "Could you rename the video to “Write it down”, please?",
    ],
)
def test_the_title_changes_on_its_card_and_in_the_project(ask, check_film, segments, film, message):
    answer = ask(message, film)
    check_film(answer.draft)
    assert answer.credits == 1
    assert answer.draft["m"]["title"] == "Write it down"
    assert meta(segments, answer.draft, "Title")["text"] == "Write it down"
    assert "Write it down" in answer.text


def test_an_edit_touches_nothing_else(ask, film):
    draft = ask("change the title to Write it down", film).draft
    changed = [
        (a["id"], a["m"], b["m"])
        for old, new in zip(film["t"], draft["t"], strict=True)
        for a, b in zip(old["sg"], new["sg"], strict=True)
        if a != b
    ]
    assert len(changed) == 1
    assert {key for key in film["m"] if film["m"][key] != draft["m"][key]} == {"title"}


@pytest.mark.parametrize(
    ("message", "mood", "volume"),
    [
        ("upbeat music at 20%", "upbeat", 20),
        ("lo-fi at 50%", "lo-fi", 50),
        ("set the music volume to 10%", "lo-fi", 10),
        ("make the music calm", "calm", 100),
        ("quieter", "lo-fi", 85),
        ("turn the music down a bit", "lo-fi", 85),
        ("把音乐调到20%", "lo-fi", 20),
    ],
)
def test_the_music_changes_its_mood_and_volume(ask, check_film, segments, film, message, mood, volume):
    draft = ask(message, film).draft
    check_film(draft)
    music = meta(segments, draft, "BGM")
    assert (music["mood"], music["volume_pct"]) == (mood, volume)


def test_music_that_is_quiet_can_be_turned_up(ask, segments, film):
    quiet = ask("set the music volume to 20%", film).draft
    assert meta(segments, ask("turn the music up a bit", quiet).draft, "BGM")["volume_pct"] == 35


def test_the_music_goes_and_comes_back(ask, check_film, segments, film):
    silent = ask("no music", film).draft
    assert segments(silent, "BGM") == []
    again = ask("add cinematic music", silent).draft
    check_film(again)
    assert meta(segments, again, "BGM")["mood"] == "cinematic"


@pytest.mark.parametrize(
    ("message", "theme"),
    [("midnight theme", "midnight"), ("change the theme to paper", "paper"), ("dark look", "midnight")],
)
def test_the_theme_changes_for_the_whole_film(ask, film, message, theme):
    assert ask(message, film).draft["m"]["theme"] == theme


@pytest.mark.parametrize(
    ("message", "size"),
    [
        ("make it vertical", (1080, 1920)),
        ("9:16", (1080, 1920)),
        ("square please", (1080, 1080)),
        ("4:5 and 720p", (720, 900)),
        ("720p", (1280, 720)),
    ],
)
def test_the_shape_changes_and_captions_still_fit_it(ask, check_film, segments, film, message, size):
    draft = ask(message, film).draft
    check_film(draft)
    canvas = draft["m"]["canvas"]
    assert (canvas["width"], canvas["height"]) == size
    if canvas["height"] > canvas["width"]:
        assert all(len(c["m"]["text"]) <= 72 for c in segments(draft, "Captions"))


def test_captions_are_switched_off_and_on(ask, film):
    off = ask("turn off the captions", film).draft
    assert off["m"]["captions"]["show"] is False
    assert ask("captions on", off).draft["m"]["captions"]["show"] is True


def test_the_brand_changes(ask, film):
    assert ask("change the brand name to Acme & Sons", film).draft["m"]["brand"]["name"] == "Acme & Sons"


def test_a_longer_film_tells_more_and_a_shorter_one_less(ask, check_film, segments, film, scripts):
    def words(draft):
        return sum(len(c["m"]["text"].split()) for c in segments(draft, "Captions"))

    long = ask("make it 60 seconds", film).draft
    check_film(long, scripts["sample_post"])
    assert long["d"] == 60_000
    assert words(long) > words(film)
    short = ask("make it 15 seconds shorter", film).draft
    assert short["d"] == 15_000
    assert words(short) < words(film)


def test_a_new_length_keeps_the_settings(ask, segments, film):
    draft = ask("change the title to Notes. Square. Upbeat music at 20%. Midnight theme.", film).draft
    longer = ask("make it 45 seconds", draft).draft
    assert longer["m"]["title"] == meta(segments, longer, "Title")["text"] == "Notes"
    assert longer["m"]["canvas"] == draft["m"]["canvas"]
    assert longer["m"]["theme"] == "midnight"
    assert meta(segments, longer, "BGM")["mood"] == "upbeat"
    assert meta(segments, longer, "Title")["subtitle"] == "A 45-second summary"


def test_a_new_length_keeps_captions_that_were_written_by_hand(ask, check_film, segments, film):
    draft = ask('scene 2 should say "We were lucky."', film).draft
    longer = ask("make it 40 seconds", draft).draft
    check_film(longer)
    assert longer["d"] == 40_000
    assert [c["m"]["text"] for c in segments(longer, "Captions")] == [
        c["m"]["text"] for c in segments(draft, "Captions")
    ]


def test_a_length_in_which_it_cannot_be_read_is_refused(ask, film):
    draft = ask('scene 2 should say "We were lucky."', film).draft
    answer = ask("make it 4 seconds", draft)
    assert (answer.credits, answer.drafts) == (0, [])
    assert "cannot be read in 4 seconds" in answer.text


def test_a_scene_says_other_words(ask, check_film, segments, film):
    answer = ask('change the caption in scene 3 to "We were lucky, and luck does not scale."', film)
    check_film(answer.draft)
    assert answer.draft["d"] == film["d"]
    assert any(
        c["m"]["text"] == "We were lucky, and luck does not scale."
        for c in segments(answer.draft, "Captions")
    )


def test_a_scene_grows_when_its_new_words_need_more_time(ask, check_film, film):
    words = " ".join(["We talked about it for a very long time, and then we wrote it down."] * 4)
    answer = ask(f'scene 3 should say "{words}"', film)
    check_film(answer.draft)
    assert answer.draft["d"] > film["d"]
    assert "needs more time" in answer.text


def test_words_are_exchanged_wherever_they_stand(ask, segments, film):
    draft = ask('replace "Writing is" with "Notes are"', film).draft
    assert any("Notes are where" in c["m"]["text"] for c in segments(draft, "Captions"))


def test_scenes_are_removed_and_the_rest_closes_up(ask, check_film, segments, film):
    count = len(segments(film, "Video"))
    answer = ask("remove scenes 2 and 3", film)
    check_film(answer.draft)
    assert len(segments(answer.draft, "Video")) == count - 2
    assert len(segments(ask("delete the last scene", film).draft, "Video")) == count - 1


def test_several_wishes_in_one_message_are_all_met_or_none(ask, film):
    draft = ask(
        'change the title to "Write, then talk" and remove scene 3, then make it vertical', film
    ).draft
    assert draft["m"]["title"] == "Write, then talk"
    assert draft["m"]["canvas"]["height"] == 1920
    half = ask("change the title to Notes and add a dancing bear", film)
    assert (half.credits, half.drafts) == (0, [])
    # What is not understood is said, or it is asked whether the rest is meant.
    assert "dancing bear" in half.text or "None of these" in half.text


def test_a_title_may_contain_and(ask, film):
    assert ask("change the title to Save and win", film).draft["m"]["title"] == "Save and win"


@pytest.mark.parametrize(
    "message",
    [
        "make it better",
        "put a cat on the moon in scene 3",
        "remove scene 2 unless it is good",
        "What is the capital of France?",
        "asdf qwer",
        "remove the silly part somewhere near meetings",
        "don't remove scene 2",
        "do not make it vertical",
        "what if the title said Hello?",
    ],
)
def test_what_is_not_understood_changes_nothing_and_costs_nothing(ask, film, message):
    answer = ask(message, film)
    assert (answer.credits, answer.drafts) == (0, [])
    assert "nothing was changed" in answer.text.lower()
    assert "I can change" in answer.text


@pytest.mark.parametrize(
    "message", ["remove scene 99", "scene 40 should say Hello", "change the text of scene 0 to Hi"]
)
def test_a_scene_that_is_not_there_is_explained(ask, film, message):
    answer = ask(message, film)
    assert (answer.credits, answer.drafts) == (0, [])
    assert "there are only" in answer.text


def test_what_is_so_already_is_not_charged(ask, film):
    answer = ask("16:9", film)
    assert (answer.credits, answer.drafts) == (0, [])
    assert "already" in answer.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how long is it?", "30 seconds"),
        ("How many scenes are there?", "There are"),
        ("what music is that?", "Lo-fi at 100%"),
        ("what's the title?", "Why great teams write things down"),
        ("what is the aspect ratio?", "16:9"),
        ("how long is scene 1?", "Scene 1: title"),
    ],
)
def test_questions_are_answered_from_the_draft_for_free(ask, film, question, answer):
    found = ask(question, film)
    assert (found.credits, found.drafts) == (0, [])
    assert answer in found.text


def test_the_whole_script_and_its_parts_can_be_asked_for_later(ask, check_film, film, scripts):
    whole = ask("keep all of it", film).draft
    check_film(whole, scripts["sample_post"])
    assert whole["d"] > 300_000
    half = ask("only the second half", film).draft
    assert half["d"] == 30_000
    assert "73%" not in str(half["t"])


def test_a_new_script_makes_a_new_film(ask, film, scripts):
    answer = ask("Make a 30 second video:\n\n" + scripts["churn_report"], film)
    assert answer.credits == 10
    assert answer.draft["m"]["title"] == "What 1,400 cancellations taught us about churn"


def test_the_edit_is_told_as_a_tool_step(ask, film):
    answer = ask("remove scene 2", film)
    assert answer.tools == ["edit_timeline"]
    result = next(step for step in answer.steps if isinstance(step, ToolResult))
    assert result.response["length_ms"] == answer.draft["d"]


def test_unknown_tracks_and_keys_survive_an_edit(ask, film):
    strange = {
        **film,
        "x": 1,
        "t": [*film["t"], {"id": "trk_fx", "tt": 9, "m": {"name": "FX"}, "sg": [{"q": 1}]}],
    }
    draft = ask("change the title to Notes", strange).draft
    assert draft["x"] == 1
    assert draft["t"][-1] == strange["t"][-1]
