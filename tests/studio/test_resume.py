"""A kernel that dies in the middle loses nothing: the next one goes on and says what happened meanwhile."""

import os
import signal
import subprocess
import sys

import pytest

from pictory_nb import Studio
from pictory_nb.client import Client, ConnectionFailedError
from pictory_nb.conversation import Ending
from pictory_nb.studio import UnknownSessionError
from tests.studio.at_a_render import KILLED_AT_THE_SECOND_RENDER

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


KILLED_AT_THE_SECOND_PLAN = """
import os, signal
from pictory_nb.batch import live_table

show = live_table.LiveTable.show

def die(table, number, row, percent=None):
    show(table, number, row, percent)
    if number == 1 and "Planning" in row.message:
        os.kill(os.getpid(), signal.SIGKILL)

live_table.LiveTable.show = die
"""
A_BATCH = """
import sys
import pictory_nb

pictory_nb.Studio.local(name=sys.argv[1]).batch(["notes.md", "meetings.md", "teams.md"], seconds=5)
"""
GOES_ON = """
import sys
import pictory_nb

studio = pictory_nb.Studio.resume(sys.argv[1], backend="local")
print("RESUMED", [turn.ending.value for turn in studio.turns])
if len(sys.argv) > 2:
    print("ENDED", studio.resume_batch(sys.argv[2])["status"].tolist())
"""


def in_a_kernel(code, *arguments, home, folder):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PICTORY_NB_HOME": str(home)},
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    ("language", "dies", "says"),
    [
        ("en", KILLED_AT_THE_SECOND_PLAN, "A batch was broken off: 1 of 3 videos are done, 0 failed."),
        ("zh", KILLED_AT_THE_SECOND_RENDER, "有一个批次中断了：共 3 个视频，已完成 1 个，失败 0 个。"),
    ],
)
def test_a_batch_that_was_broken_off_is_named_with_how_to_go_on(
    studio, engine_home, tmp_path, language, dies, says
):
    texts = {
        "en": ("Notes win. A page remembers.", "Short meetings. Two people decide.", "Teams. Name an owner."),
        "zh": ("写下来的团队更强。一页纸就够。", "会议要短。两个人就能决定。", "团队需要负责人。"),
    }[language]
    for name, text in zip(("notes", "meetings", "teams"), texts, strict=True):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    name = f"batch {language}"
    killed = in_a_kernel(dies + A_BATCH, name, home=engine_home, folder=tmp_path)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    resumed = in_a_kernel(GOES_ON, name, home=engine_home, folder=tmp_path)
    lines = resumed.stdout.splitlines()
    batch_id = Studio.local().batches()["batch_id"][0]
    (told,) = [line for line in lines if says in line]
    assert f'studio.resume_batch("{batch_id}")' in told
    endings = next(line for line in lines if line.startswith("RESUMED"))
    assert endings.count("'") == 4, "the message of the second video is told of, too"

    ended = in_a_kernel(GOES_ON, name, batch_id, home=engine_home, folder=tmp_path)
    assert "ENDED ['done', 'done', 'done']" in ended.stdout, ended.stderr
    again = in_a_kernel(GOES_ON, name, home=engine_home, folder=tmp_path)
    assert "resume_batch" not in again.stdout


def test_an_export_that_was_broken_off_is_named_with_how_to_fetch_it(made, capsys, monkeypatch):
    async def lost(*_):
        raise ConnectionFailedError("Gone.", never_left=False)

    with monkeypatch.context() as patch:
        patch.setattr(Client, "download_render", lost)
        with pytest.raises(ConnectionFailedError):
            made.export("film.mp4")
    capsys.readouterr()
    again = Studio.resume(made.session_id, backend="local")
    (job,) = [job for job in again.unfinished_exports() if job.session_id == made.session_id]
    assert f'film.mp4. Fetch it with studio.fetch_export("{job.render_id}").' in capsys.readouterr().out
    assert again.fetch_export(job.render_id).path.exists()
    capsys.readouterr()
    Studio.resume(made.session_id, backend="local")
    assert "fetch_export" not in capsys.readouterr().out
