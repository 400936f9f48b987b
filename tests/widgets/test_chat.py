import json
import threading

import pytest

from pictory_nb.conversation.events import (
    Action,
    DraftChanged,
    Ending,
    Question,
    StatusLine,
    TextDelta,
    TextReplaced,
    Turn,
    TurnEnded,
    TurnStarted,
)
from pictory_nb.widgets import ChatWidget


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
    assert (live["text"], live["status"], live["changes"]) == ("Half of it.", "Planning", ["Title added"])
    chat.handle(TurnEnded(turn(text="All of it.", actions=(Action.EXPORT,), credits_spent=3, elapsed_s=2.04)))
    assert not chat.is_running
    (row,) = chat.turns
    assert (row["text"], row["ending"], row["changes"]) == ("All of it.", "done", ["Title added"])
    assert row["actions"] == [{"name": "export", "label": "Export video"}]
    assert (row["credits"], row["elapsed_s"]) == (3, 2.0)
    assert page.ask("chat.live", turn="t1")["value"] == {"running": False}


def test_every_text_reaches_the_page_before_the_end_of_its_turn(chat, page_for):
    page = page_for(chat)
    chat.handle(TurnStarted("t1", "x"))
    for word in ("one ", "two ", "three"):
        chat.handle(TextDelta("t1", word))
    chat.handle(TurnEnded(turn()))
    assert "".join(delta["text"] for delta in page.deltas()) == "one two three"


def test_an_error_is_shown_in_words(chat):
    chat.handle(TurnEnded(turn(ending=Ending.FAILED, error="The engine stopped.", actions=(Action.RETRY,))))
    assert chat.turns[0]["error"] == "The engine stopped."
    assert chat.turns[0]["actions"][0]["label"] == "Try again"


def test_every_action_that_a_turn_can_offer_has_a_label():
    chat = ChatWidget()
    chat.handle(TurnEnded(turn(actions=tuple(Action))))
    assert all(button["label"] for button in chat.turns[0]["actions"])


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
    assert html.count("Title added") == html.count("Music added") == 1


def test_a_chat_with_a_static_output_beside_it_leaves_the_words_to_that():
    chat = ChatWidget(interactive=False, badge="Local engine", has_stand_in=True)
    chat.handle(TurnEnded(turn(text="All done.")))
    data, _ = chat._repr_mimebundle_()
    assert data["text/plain"] == "Pictory · Local engine"
    assert data["text/html"] == "<h4>Pictory · Local engine</h4>"
    beside = chat.static()
    assert chat.stand_in
    assert f'class="{chat.stand_in}"' in beside["text/html"]
    assert "All done." in beside["text/html"]
    assert beside["text/plain"] == "You: Make a video\n\nPictory: All done."
