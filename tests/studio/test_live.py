"""A turn in a cell: its buttons work, and what a press has begun can be stopped there."""

import asyncio
import threading

import pytest

from pictory_nb import bridge
from pictory_nb.conversation import Ending, TurnEnded
from pictory_nb.live import ShownTurn
from tests.conversation.fakes import TITLED, Client, conversation, delta, done


@pytest.fixture(autouse=True)
def _no_loop_left():
    yield
    bridge.close()


def shown(*scripts):
    made, events = conversation(Client(*scripts, draft=TITLED))
    ended = {}

    def listen(event):
        if isinstance(event, TurnEnded):
            ended.setdefault(event.turn.prompt, threading.Event()).set()

    made.subscribe(listen)
    return made, events, ShownTurn(made, "Local engine"), ended


def wait(ended, prompt):
    assert ended.setdefault(prompt, threading.Event()).wait(60)


def test_what_a_press_has_begun_can_be_stopped_in_the_page():
    at_work = threading.Event()
    made, events, view, ended = shown(
        [done("Ready.")], [delta("Half an ans"), at_work.set, asyncio.Event().wait]
    )
    chat = view._chat
    bridge.run(made.send("make a video", view))
    assert not chat.can_stop, "a cell that waits is interrupted, not stopped"
    chat._on_send("Make it calmer")
    assert at_work.wait(60)
    assert chat.can_stop
    chat._on_stop()
    wait(ended, "Make it calmer")
    turn = events[-1].turn
    assert turn.ending is Ending.STOPPED
    assert turn.text.startswith("Half an ans")
    assert chat.turns[-1]["ending"] == "stopped"
    assert not chat.can_stop


def test_the_chat_speaks_the_language_of_the_session():
    made, _, view, _ = shown([done("好了。")])
    bridge.run(made.send("做一个关于茶的视频", view))
    assert view._chat.language == "zh"


def test_a_stop_when_nothing_runs_does_nothing():
    _, _, view, _ = shown()
    view._chat._on_stop()
