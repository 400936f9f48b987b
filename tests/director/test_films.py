"""A post becomes a film of exactly the asked length that tells the post's own words in their order."""

from __future__ import annotations

import itertools
import re

import pytest

from pictory_nb.engine.director import MediaItem, Say, Spend, ToolResult

NAMES = (
    "sample_post", "churn_report", "harbour_speech", "huerto", "kaffee", "shuiku", "sleep_habits",
    "standup_desk", "velo",
)  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seconds", [10, 15, 30, 60, 90])
def test_the_film_is_exactly_as_long_as_asked(ask, check_film, scripts, name, seconds):
    answer = ask(f"Make a {seconds} second video of this post:\n\n{scripts[name]}")
    assert answer.draft["d"] == seconds * 1000
    assert answer.credits == 10
    check_film(answer.draft, scripts[name])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seconds", [30, 60])
def test_captions_are_the_scripts_own_words_in_the_scripts_order(ask, segments, scripts, name, seconds):
    draft = ask(f"Make a {seconds} second video of this post:\n\n{scripts[name]}").draft
    source = letters(re.sub(r"^\d+\. ", "", scripts[name], flags=re.MULTILINE))
    position = 0
    for segment in segments(draft, "Captions"):
        found = source.find(letters(segment["m"]["text"]), position)
        assert found >= position, f"{segment['m']['text']!r} is not in the script after what was told before"
        position = found


@pytest.mark.parametrize("name", NAMES)
def test_every_section_is_heard_in_a_minute(ask, scripts, name):
    answer = ask(f"Make a 60 second video of this post:\n\n{scripts[name]}")
    assert "every section is heard" in answer.text or "All of your text is in it" in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_no_caption_opens_with_a_pronoun_that_nothing_before_it_explains(ask, segments, scripts, name):
    draft = ask(f"Make a 30 second video of this post:\n\n{scripts[name]}").draft
    starts = {scene["st"] for scene in segments(draft, "Video")}
    previous_end = 0
    for caption in segments(draft, "Captions"):
        opens_scene = any(0 <= caption["st"] - start < 600 for start in starts)
        if opens_scene and caption["st"] - previous_end > 0:
            assert not re.match(
                r"(?:This|That|These|They|It|He|She|However|But|Dies|Dabei|Ils|Elles|Cela|Esto|Ellos|他们|它|这)\b",
                caption["m"]["text"],
            )
        previous_end = caption["st"] + caption["d"]


def test_the_draft_grows_pictures_then_texts_then_music(ask, scripts):
    answer = ask("Turn this into a 30 second video:\n\n" + scripts["sample_post"])
    assert answer.tools == ["read_script", "plan_scenes", "write_captions", "choose_music"]
    tracks = [[track["m"]["name"] for track in draft["t"]] for draft in answer.drafts]
    assert tracks[0] == ["Video"]
    assert tracks[1] == ["Video", "Title", "Cards", "Captions"]
    assert tracks[2] == ["Video", "BGM", "Title", "Cards", "Captions"]
    for earlier, later in zip(answer.drafts, answer.drafts[1:], strict=False):
        by_name = {track["m"]["name"]: track for track in later["t"]}
        assert all(by_name[track["m"]["name"]] == track for track in earlier["t"])


def test_people_hear_what_was_made_and_what_was_left_out(ask, scripts):
    answer = ask("Turn this into a 30 second video:\n\n" + scripts["sample_post"])
    assert isinstance(answer.steps[0], Spend)
    assert isinstance(answer.steps[1], Say)
    assert "30 seconds" in answer.text
    assert re.search(r"condensed 1,2\d\d words to \d\d", answer.text)
    assert not re.search(r"click|button|panel|drag", answer.text, re.IGNORECASE)
    read = next(s for s in answer.steps if isinstance(s, ToolResult) and s.name == "read_script")
    assert read.response["title"] == "Why great teams write things down"
    assert read.response["language"] == "en"


def test_the_same_seed_makes_the_same_film_and_another_seed_another_look(ask, scripts):
    message = "Turn this into a 30 second video:\n\n" + scripts["churn_report"]
    first, second, other = ask(message), ask(message), ask(message, seed=8)
    assert first.steps == second.steps
    assert first.draft != other.draft


def test_backgrounds_vary_from_scene_to_scene(ask, segments, scripts):
    for seed in range(6):
        draft = ask("Make a 60 second video:\n\n" + scripts["sample_post"], seed=seed).draft
        families = [s["m"]["background"]["family"] for s in segments(draft, "Video")]
        assert all(a != b for a, b in itertools.pairwise(families))
        assert len(set(families)) >= 3


def test_uploads_stand_behind_the_captions_in_their_order(ask, segments, scripts):
    media = [
        MediaItem("med_a", "garden.jpg", "image", 1600, 900),
        MediaItem("med_s", "song.mp3", "audio", duration_ms=9000),
        MediaItem("med_b", "walk.mp4", "video", 1280, 720, 8000),
    ]
    draft = ask("Make a 30 second video:\n\n" + scripts["churn_report"], media=media).draft
    used = [s for s in segments(draft, "Video") if "media_id" in s["m"]["background"]]
    assert [s["m"]["background"]["media_id"] for s in used] == ["med_a", "med_b"]
    assert [s["m"]["name"] for s in used] == ["garden.jpg", "walk.mp4"]
    assert {s["m"]["scene"] for s in used} == {"caption"}


def test_a_percentage_becomes_a_number_card_that_says_its_whole_sentence(ask, segments, scripts):
    draft = ask("Make a 30 second video:\n\n" + scripts["churn_report"]).draft
    stats = [s["m"] for s in segments(draft, "Cards") if s["m"]["role"] == "stat"]
    assert {
        "role": "stat",
        "value": "14%",
        "text": "Only 14% of the people who left named the price",
    } in stats


def test_a_quotation_keeps_its_speaker(ask, segments, scripts):
    draft = ask("Make a 60 second video:\n\n" + scripts["churn_report"]).draft
    quote = next(s["m"] for s in segments(draft, "Cards") if s["m"]["role"] == "quote")
    assert quote["text"] == "People do not cancel a product. They cancel a habit that never formed."
    assert quote["by"] == "Ines Carvalho, head of customer care"


def test_a_numbered_post_shows_all_of_its_points_on_one_card(ask, segments, scripts):
    draft = ask("Make a 30 second video:\n\n" + scripts["sleep_habits"]).draft
    points = next(s["m"]["items"] for s in segments(draft, "Cards") if s["m"]["role"] == "list")
    assert points[0] == "Get up at the same time"
    assert len(points) == 7


def test_a_list_becomes_a_card_of_short_points_under_its_lead_in(ask, segments, scripts):
    draft = ask("Make a 60 second video:\n\n" + scripts["sample_post"]).draft
    card = next(s["m"] for s in segments(draft, "Cards") if s["m"]["role"] == "list")
    assert card["text"] == "Four kinds of notes earn their keep again and again"
    assert card["items"] == ["The decision", "The reason", "The road not taken", "The alarm bell"]


def test_the_call_to_action_of_the_script_ends_the_film(ask, segments, scripts):
    draft = ask("Make a 30 second video:\n\n" + scripts["standup_desk"]).draft
    end = segments(draft, "Cards")[-1]["m"]
    assert (end["role"], end["text"]) == ("end", "Order yours at perch.example")


def test_a_long_film_announces_its_sections(ask, segments, scripts):
    draft = ask("Make a 2 minute video:\n\n" + scripts["sample_post"]).draft
    chapters = [s["m"]["text"] for s in segments(draft, "Title") if s["m"]["role"] == "chapter"]
    assert "Talk is quick, memory is not" in chapters
    assert draft["d"] == 120_000


def test_all_of_it_is_told_when_all_of_it_is_wanted(ask, check_film, shown, scripts):
    answer = ask("Make a video of this and keep all of it:\n\n" + scripts["standup_desk"])
    check_film(answer.draft, scripts["standup_desk"])
    told = letters(" ".join(shown(answer.draft)))
    assert letters("There are no screws.") in told
    assert letters("Send it back within 100 days if you do not love it.") in told
    assert "All of your text is in it" in answer.text


def test_all_of_it_in_too_little_time_takes_the_least_time_and_says_so(ask, check_film, scripts):
    answer = ask("Make a 20 second video and keep all of it:\n\n" + scripts["standup_desk"])
    check_film(answer.draft, scripts["standup_desk"])
    assert answer.draft["d"] > 20_000
    assert "All of it cannot be read in 20 seconds" in answer.text


def test_only_the_second_half_is_told_when_asked(ask, shown, scripts):
    answer = ask("Make a 20 second video of only the second half:\n\n" + scripts["churn_report"])
    told = " ".join(shown(answer.draft))
    assert "14%" not in told
    assert "price" not in told


def test_a_short_text_is_told_whole_and_not_stretched_unasked(ask, check_film):
    text = "Coffee is a ritual. It wakes us. We drink two cups before nine, and we like them black."
    answer = ask("Make a video of this:\n\n" + text)
    check_film(answer.draft, text)
    assert answer.draft["d"] < 20_000
    assert "All of your text is in it" in answer.text


def test_a_short_text_fills_the_asked_length_and_people_hear_that_it_is_short(ask, check_film):
    text = "Coffee is a ritual. It wakes us. We drink two cups before nine, and we like them black."
    answer = ask("Make a 60 second video of this:\n\n" + text)
    check_film(answer.draft, text)
    assert answer.draft["d"] == 60_000
    assert "The text is short for that length" in answer.text


def test_a_topic_without_a_script_makes_a_teaser_that_claims_nothing(ask, check_film, shown, segments):
    answer = ask("a 20 second teaser for our spring sale, upbeat, 9:16")
    check_film(answer.draft, "20 second")
    canvas = answer.draft["m"]["canvas"]
    assert (answer.draft["d"], canvas["width"], canvas["height"]) == (20_000, 1080, 1920)
    assert segments(answer.draft, "BGM")[0]["m"]["mood"] == "upbeat"
    assert any("spring sale" in text.lower() for text in shown(answer.draft))
    assert "placeholders" in answer.text


@pytest.mark.parametrize(
    "message",
    [
        "",
        "   \n ",
        "convert this blog post into a short branded video with captions and background clips",
        "hello",
    ],
)
def test_without_a_text_nothing_is_made_or_charged(ask, message):
    answer = ask(message)
    assert answer.credits == 0
    assert not answer.drafts
    assert "“" in answer.text, "it shows what to write instead"


def test_a_script_without_sentences_is_refused_in_words(ask):
    answer = ask("Make a 30 second video:\n\n```python\nprint('hello')\nfor i in range(10): print(i)\n```\n")
    assert (answer.credits, answer.drafts) == (0, [])


def test_more_than_twenty_thousand_words_are_refused_in_words(ask):
    answer = ask("Make a 30 second video:\n\n" + "One more word here. " * 5_100)
    assert (answer.credits, answer.drafts) == (0, [])
    assert "20,000" in answer.text


@pytest.mark.parametrize(
    ("name", "language"),
    [("kaffee", "de"), ("velo", "fr"), ("huerto", "es"), ("shuiku", "zh"), ("churn_report", "en")],
)
def test_the_films_own_words_are_in_the_scripts_language(ask, segments, scripts, name, language):
    draft = ask("Make a 30 second video:\n\n" + scripts[name]).draft
    assert draft["m"]["language"] == language
    ending = {
        "de": "Den ganzen Text lesen", "fr": "Lire l’article complet", "es": "Lee el texto completo",
        "zh": "阅读全文", "en": "Read the full story",
    }  # fmt: skip
    assert segments(draft, "Cards")[-1]["m"]["text"] == ending[language]


def test_a_number_that_compares_opens_the_film_on_a_card_of_its_own(film, segments):
    assert [scene["m"]["scene"] for scene in segments(film, "Video")][:2] == ["title", "stat"]
    assert segments(film, "Cards")[0]["m"]["value"] == "73%"
