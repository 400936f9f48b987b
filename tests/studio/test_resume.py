"""A kernel that dies in the middle loses nothing: the next one goes on and says what happened meanwhile."""

import os
import signal
import subprocess
import sys

import pytest

from pictory_nb import Studio
from pictory_nb.conversation import Ending
from pictory_nb.studio import UnknownSessionError

DIES = """
import os, signal, sys
import pictory_nb
from pictory_nb import live
from pictory_nb.conversation import StatusLine

studio = pictory_nb.Studio.local(name="doomed")

def die(turn, event):
    if isinstance(event, StatusLine) and event.text.startswith("Planning"):
        os.kill(os.getpid(), signal.SIGKILL)

live.PrintedTurn.__call__ = die
studio.send("Turn this into a 30 second video.\\n\\n" + open(sys.argv[1], encoding="utf-8").read())
"""


def test_a_message_at_work_when_the_kernel_died_is_told_of(studio, post_file, engine_home):
    result = subprocess.run(
        [sys.executable, "-c", DIES, str(post_file)],
        capture_output=True,
        text=True,
        env={**os.environ, "PICTORY_NB_HOME": str(engine_home)},
        timeout=120,
        check=False,
    )
    assert result.returncode == -signal.SIGKILL, result.stderr
    sessions = Studio.sessions()
    assert sessions["name"].tolist()[0] == "doomed"
    assert sessions["pending"].tolist()[0]

    again = Studio.resume("doomed", backend="local")
    (told,) = again.turns
    assert told.ending in {Ending.RECOVERED, Ending.NOTHING_CHANGED}
    assert told.text
    assert not Studio.sessions()["pending"].any()
    assert again.send("Turn this into a 5 second video.\n\nNotes win. A page remembers for a team.").changes


def test_the_last_session_is_the_one_that_is_resumed(made):
    again = Studio.resume(backend="local")
    assert again.session_id == made.session_id
    assert [turn.text for turn in again.turns] == [turn.text for turn in made.turns]
    assert again.timeline.summary == made.timeline.summary


def test_an_unknown_session_is_said_with_those_that_there_are(made):
    with pytest.raises(UnknownSessionError, match="Why notes win"):
        Studio.resume("nowhere", backend="local")
