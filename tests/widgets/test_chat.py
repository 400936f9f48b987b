import json
import re
import threading
from dataclasses import asdict
from pathlib import Path

import pytest

from pictory_nb.conversation.events import (
    Action,
    DraftChanged,
    Ending,
    Question,
    StatusLine,
    TextDelta,
    TextReplaced,
    ToolStep,
    Turn,
    TurnEnded,
    TurnStarted,
)
from pictory_nb.draft import diff, read_draft, to_rows
from pictory_nb.widgets import ChatWidget, PlayerWidget, TimelineWidget
from pictory_nb.widgets.chat_words import chat_words


@pytest.fixture
def sent():
    return []


@pytest.fixture
def chat(sent):
    return ChatWidget(on_send=sent.append, badge="Local engine")


def turn(turn_id="t1", **changes):
    defaults = {"prompt": "Make a video", "text": "Done.", "ending": Ending.DONE}
    return Turn(turn_id=turn_id, **{**defaults, **changes})


def test_a_turn_is_shown_from_its_start_to_its_end(chat, page_for):
    page = page_for(chat)
    chat.handle(TurnStarted("t1", "Make a video"))
    assert chat.is_running
    assert [(row["prompt"], row["ending"]) for row in chat.turns] == [("Make a video", "")]
    chat.handle(StatusLine("t1", "Planning"))
    chat.handle(TextDelta("t1", "Half "))
    chat.handle(TextReplaced("t1", "Half of it."))
    chat.handle(DraftChanged("t1", {"t": []}, ("Title added",)))
    live = page.ask("chat.live", turn="t1")["value"]
    assert live["running"]
    assert (live["text"], live["changes"]) == ("Half of it.", ["Title added"])
    assert [step["text"] for step in live["steps"]] == ["Planning"]
    chat.handle(TurnEnded(turn(text="All of it.", actions=(Action.EXPORT,), credits_spent=3, elapsed_s=2.04)))
    assert not chat.is_running
    (row,) = chat.turns
    assert (row["text"], row["ending"], row["changes"]) == ("All of it.", "done", ["Title added"])
    assert row["actions"] == ["export"]
    assert (row["credits"], row["elapsed_s"]) == (3, 2.0)
    assert page.ask("chat.live", turn="t1")["value"] == {"running": False}


def test_a_page_that_has_seen_everything_is_told_so_and_no_more(chat, page_for):
    page = page_for(chat)
    chat.handle(TurnStarted("t1", "x"))
    chat.handle(TextDelta("t1", "one"))
    assert page.ask("chat.live", turn="t1", seq=1)["value"] == {"running": True, "seq": 1}
    assert page.ask("chat.live", turn="t1", seq=0)["value"]["text"] == "one"
    assert page.ask("chat.live", turn="t1", seq="1")["value"]["text"] == "one"


def test_a_page_that_has_missed_the_end_of_a_turn_gets_it_again(chat, page_for):
    page, sent = page_for(chat), []
    chat.handle(TurnStarted("t1", "x"))
    chat.handle(TurnEnded(turn()))
    chat.send_state = sent.append
    assert page.ask("chat.live", turn="t1")["value"] == {"running": False}
    assert sent == [["first_turn", "turns"]]


def test_every_text_reaches_the_page_before_the_end_of_its_turn(chat, page_for):
    page = page_for(chat)
    chat.handle(TurnStarted("t1", "x"))
    for word in ("one ", "two ", "three"):
        chat.handle(TextDelta("t1", word))
    chat.handle(TurnEnded(turn()))
    assert "".join(delta["text"] for delta in page.deltas()) == "one two three"


@pytest.mark.parametrize(
    ("prompt", "is_heading"), [("(edited by hand)", True), ("(edited as a table)", True), ("Make it", False)]
)
def test_the_heading_of_an_edit_by_hand_is_known_as_no_message(chat, prompt, is_heading):
    chat.handle(TurnStarted("t1", prompt))
    chat.handle(TurnEnded(turn(prompt=prompt)))
    (row,) = chat.turns
    assert row["is_heading"] is is_heading


def test_an_error_is_shown_in_words(chat):
    chat.handle(TurnEnded(turn(ending=Ending.FAILED, error="The engine stopped.", actions=(Action.RETRY,))))
    assert chat.turns[0]["error"] == "The engine stopped."
    assert chat.turns[0]["actions"] == ["retry"]


@pytest.mark.parametrize("table", ["words.ts", "words-zh.ts"])
def test_the_page_has_a_label_for_every_action(table):
    source = (Path(__file__).parents[2] / "js" / "src" / table).read_text(encoding="utf-8")
    labels = re.search(r"  actions: \{(.*?)\n  \}", source, re.DOTALL)[1]
    assert re.findall(r"^    (\w+): \"\S", labels, re.MULTILINE) == [action.value for action in Action]


@pytest.mark.parametrize("table", ["words.ts", "words-zh.ts"])
def test_the_page_has_words_for_the_titles_that_python_gives(table):
    source = (Path(__file__).parents[2] / "js" / "src" / table).read_text(encoding="utf-8")
    titles = re.search(r"  titles: \{(.*?)\}", source, re.DOTALL)[1]
    assert re.findall(r"(\w+): \"\S", titles) == [TimelineWidget().title, PlayerWidget().title]


def test_the_words_of_the_python_half_are_there_in_every_language():
    english, chinese = (asdict(chat_words(code)) for code in ("en", "zh-CN"))
    assert all(english.values())
    assert all(chinese.values())
    assert [key for key in english if english[key] == chinese[key]] == ["pictory"]
    assert chat_words("sw") is chat_words("en")
    for words in (english, chinese):
        assert words["word_count"].format(count=1_200)
        assert words["turn_count"].format(count=3)


def test_what_the_user_sends_reaches_the_studio_once(chat, sent, page_for):
    assert page_for(chat).ask("chat.send", text=" Make it calmer \n")["kind"] == "result"
    assert sent == ["Make it calmer"]


@pytest.mark.parametrize("text", ["", "  \n", None, 5])
def test_an_empty_message_is_refused_in_words(chat, sent, page_for, text):
    answer = page_for(chat).ask("chat.send", text=text)
    assert answer["kind"] == "error"
    assert answer["message"].startswith("Write what the video")
    assert sent == []


def test_what_the_agent_offers_and_asks_reaches_the_page(chat):
    question = Question("Where is it set?", ("A beach", "A city"))
    chat.handle(TurnEnded(turn(offers=("A beach", "A city", " ", "A beach"), question=question)))
    assert chat.turns[0]["offers"] == ["A beach", "A city"]
    assert chat.turns[0]["question"] == "Where is it set?"


def test_readers_without_buttons_get_the_options_of_a_question_as_a_list(chat):
    question = Question("Where is it set?", ("A beach", "A city"))
    chat.handle(TurnEnded(turn(text="Where is it set?", offers=("A beach", "A city"), question=question)))
    assert "- A beach\n- A city" in chat.fallback_text()
    assert "<li>A beach</li>" in chat.fallback_html()
    assert "- A beach\n- A city" in chat.markdown()


def test_a_chat_without_an_input_still_sends_what_is_offered(page_for):
    sent = []
    chat = ChatWidget(sent.append, interactive=False)
    chat.handle(TurnEnded(turn(offers=("Make it calmer",))))
    assert not chat.interactive
    assert page_for(chat).ask("chat.send", text=chat.turns[0]["offers"][0])["kind"] == "result"
    assert sent == ["Make it calmer"]


def test_a_chat_that_cannot_send_offers_nothing():
    chat = ChatWidget()
    chat.handle(TurnEnded(turn(offers=("Make it calmer",))))
    assert chat.turns[0]["offers"] == []


def test_a_second_message_waits_for_the_first(chat, sent, page_for):
    chat.handle(TurnStarted("t1", "x"))
    assert "still being worked on" in page_for(chat).ask("chat.send", text="more")["message"]
    assert sent == []


def test_what_the_studio_refuses_is_said_in_its_words(page_for):
    def refuse(_text):
        raise ValueError("No credits are left. Register to get more.")

    answer = page_for(ChatWidget(on_send=refuse)).ask("chat.send", text="x")
    assert answer["message"] == "No credits are left. Register to get more."


def test_an_action_waits_for_the_turn_that_runs(page_for):
    actions = []
    chat = ChatWidget(on_send=print, on_action=actions.append)
    chat.handle(TurnStarted("t1", "x"))
    assert "still being worked on" in page_for(chat).ask("chat.action", name="export")["message"]
    assert actions == []


def test_refusals_are_said_in_the_language_of_the_chat(page_for):
    chat = ChatWidget(print, language="zh")
    assert page_for(chat).ask("chat.send", text="")["message"] == chat_words("zh").empty_message


def test_stop_and_actions_are_passed_on(page_for):
    stops, actions = [], []
    chat = ChatWidget(on_send=print, on_stop=lambda: stops.append(1), on_action=actions.append)
    page = page_for(chat)
    assert page.ask("chat.stop")["kind"] == "result"
    assert page.ask("chat.action", name="export")["kind"] == "result"
    assert page.ask("chat.action", name="format_disk")["kind"] == "error"
    assert (stops, actions) == ([1], ["export"])


def test_a_chat_that_only_shows_has_no_input(page_for):
    chat = ChatWidget(interactive=False)
    assert not chat.interactive
    assert page_for(chat).ask("chat.send", text="x")["kind"] == "error"
    assert page_for(chat).ask("chat.stop")["kind"] == "error"


def test_say_adds_an_answer_without_a_question(chat):
    chat.say("You have **93** credits.")
    assert [(row["prompt"], row["text"], row["ending"]) for row in chat.turns] == [
        ("", "You have **93** credits.", "done")
    ]


def test_the_page_gets_the_beginning_of_a_long_script_and_all_of_it_on_demand(chat, page_for):
    script = "word " * 30_000
    chat.handle(TurnStarted("t1", script))
    chat.handle(TurnEnded(turn(prompt="")))
    (row,) = chat.turns
    assert row["is_cut"]
    assert len(row["prompt"]) < 21_000
    page = page_for(chat)
    assert page.ask("chat.prompt", turn="t1")["value"] == {"text": script}
    assert "not known any more" in page.ask("chat.prompt", turn="t9")["message"]


def test_each_change_says_where_on_the_timeline_it_is(chat):
    before = {"t": [{"tt": 7, "sg": [{"id": "a", "st": 0, "d": 1000, "m": {"text": "Old"}}]}]}
    segments = [
        {"id": "a", "st": 0, "d": 1000, "m": {"text": "New"}},
        {"id": "b", "st": 1000, "d": 2000, "m": {"text": "More"}},
    ]
    after = {"t": [{"tt": 7, "sg": segments}]}
    found = diff(read_draft(before), read_draft(after))
    changes = tuple(change.words for change in found)
    chat.handle(TurnEnded(turn(changes=changes, draft_before=before, draft_after=after)))
    assert len(changes) == 2
    targets = chat.turns[0]["targets"]
    assert {(target["segment"], target["start_ms"]) for target in targets} == {(1, 0), (2, 1000)}
    assert {target["track"] for target in targets} == {row["track"] for row in to_rows(read_draft(after))}


def test_changes_of_a_turn_of_an_earlier_kernel_point_nowhere(chat):
    chat.handle(TurnEnded(turn(changes=("Title added",))))
    assert chat.turns[0]["targets"] == []


def test_the_steps_of_a_turn_are_kept_with_their_times(chat):
    chat.handle(TurnStarted("t1", "x"))
    chat.handle(StatusLine("t1", "Planning"))
    chat.handle(TurnEnded(turn()))
    assert [step["text"] for step in chat.turns[0]["steps"]] == ["Planning"]
    assert chat.turns[0]["steps"][0]["elapsed_s"] >= 0
    chat.handle(TurnEnded(turn("t2", steps=(ToolStep("c1", "plan_scenes", "Planning the scenes"),))))
    assert chat.turns[1]["steps"] == [{"text": "Planning the scenes", "elapsed_s": None}]


def test_the_conversation_is_saved_as_markdown_under_the_name_of_its_film(
    chat, page_for, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    script = "# Heading\n\n" + "word " * 6_000
    chat.handle(TurnEnded(turn(prompt=script, text="It is **done**.", changes=("Title added",))))
    chat.handle(TurnEnded(turn("t2", prompt="More", text="No.", ending=Ending.FAILED, error="No credits.")))
    chat.film_title = "Why sleep matters!"
    saved = chat.save_transcript()
    assert saved == tmp_path / "why-sleep-matters-conversation.md"
    said = saved.read_text(encoding="utf-8")
    assert said.startswith("# Why sleep matters!\n\nLocal engine · Turns: 2 · ")
    assert "> # Heading\n>\n> word word" in said
    assert said.count("word") == 6_000
    assert "It is **done**.\n\n**What changed**\n\n- Title added" in said
    assert "> No credits." in said
    assert chat.save_transcript() == tmp_path / "why-sleep-matters-conversation-2.md"
    assert chat.save_transcript(tmp_path / "mine.md") == chat.save_transcript(tmp_path / "mine.md")
    answer = page_for(chat).ask("chat.markdown")["value"]
    assert answer == {"name": "why-sleep-matters-conversation.md", "text": said}


def test_a_conversation_without_a_film_is_saved_under_its_day(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert re.fullmatch(r"pictory-\d{4}-\d\d-\d\d-conversation\.md", ChatWidget().save_transcript().name)
    assert ChatWidget(language="zh").save_transcript().name.endswith("-对话.md")


def test_no_trait_grows_beyond_100_kb_and_nothing_is_lost(chat, page_for):
    script = "word " * 3_000
    for index in range(30):
        chat.handle(TurnStarted(f"t{index}", script))
        chat.handle(TurnEnded(turn(f"t{index}", prompt=script)))
    assert len(json.dumps(chat.turns)) < 100_000
    page, rows = page_for(chat), list(chat.turns)
    first = chat.first_turn
    while first:
        value = page.ask("chat.earlier", before=first)["value"]
        assert value["first"] < first
        assert len(json.dumps(value)) < 100_000
        first, rows = value["first"], value["turns"] + rows
    assert [row["id"] for row in rows] == [f"t{index}" for index in range(30)]


def test_events_from_many_threads_are_all_shown(chat):
    def converse(number):
        chat.handle(TurnStarted(f"t{number}", "x"))
        for _ in range(50):
            chat.handle(TextDelta(f"t{number}", "y"))
        chat.handle(TurnEnded(turn(f"t{number}", text=f"answer {number}")))

    threads = [threading.Thread(target=converse, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {row["text"] for row in chat.turns} == {f"answer {number}" for number in range(8)}
    assert not chat.is_running


def test_a_reader_without_a_kernel_sees_the_transcript(chat):
    chat.handle(TurnEnded(turn(prompt="<script>alert(1)</script>", text="It is **done**.")))
    data, _ = chat._repr_mimebundle_()
    assert data["text/plain"] == "You: <script>alert(1)</script>\n\nPictory: It is **done**."
    assert "&lt;script&gt;" in data["text/html"]
    assert "<script>" not in data["text/html"]
    assert "It is <strong>done</strong>." in data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data


def test_a_static_transcript_runs_nothing_and_fetches_nothing(chat):
    text = "![x](https://example.com/a.png) <img src=x onerror=alert(1)> [y](javascript:alert(1))"
    chat.handle(TurnEnded(turn(text=text, changes=("Title added: '<b>'",), error="<i>no</i>")))
    html = chat.static()["text/html"]
    for live in ("<img", "<b>'", "<i>no", 'href="javascript'):
        assert live not in html


def test_a_static_transcript_folds_a_long_script_and_lists_what_the_answer_does_not(chat):
    script = "word " * 400
    changes = ("Title added", "Music added")
    chat.handle(TurnEnded(turn(prompt=script, text="Done:\n\n- Title added", changes=changes)))
    html = chat.static()["text/html"]
    assert "<summary>word word" in html
    assert "(400 words)</summary>" in html
    chat.handle(TurnEnded(turn("t2", prompt="视频" * 200)))
    assert "(400 words)</summary>" in chat.static()["text/html"].split("</summary>", 1)[1]
    assert html.count("Title added") == html.count("Music added") == 1


def test_a_chat_with_a_static_output_beside_it_leaves_the_words_to_that():
    chat = ChatWidget(interactive=False, badge="Local engine", has_stand_in=True)
    chat.handle(TurnEnded(turn(text="All done.")))
    data, _ = chat._repr_mimebundle_()
    assert data["text/plain"] == "Pictory · Local engine"
    assert data["text/html"] == "<h4>Pictory · Local engine</h4>"
    beside = chat.static()
    assert chat.stand_in
    assert f'class="{chat.stand_in} ' in beside["text/html"]
    assert "All done." in beside["text/html"]
    assert beside["text/plain"] == "You: Make a video\n\nPictory: All done."
