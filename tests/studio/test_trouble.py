"""When something goes wrong: words that help, the next call works, no draft is lost."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import psutil
import pytest

from pictory_nb import Studio
from pictory_nb.client import PictoryError, UnsupportedFileError, UploadError
from pictory_nb.conversation import EmptyMessageError
from pictory_nb.documents import DocumentError
from pictory_nb.engine.launch import EngineStartError, ensure_engine, stop_engine
from pictory_nb.exports import NothingToExportError, WrongTargetError
from pictory_nb.live import ProgressBar
from pictory_nb.message import WrongArgumentError
from pictory_nb.storage import Folders
from pictory_nb.workshop import NothingToClaimError


def works(studio):
    return studio.send("Turn this into a 5 second video.\n\nNotes win. A page remembers for a team.").changes


def test_an_empty_message(studio):
    with pytest.raises(EmptyMessageError, match="empty"):
        studio.send("   ")
    assert works(studio)


def test_an_export_before_there_is_anything(studio):
    with pytest.raises(NothingToExportError, match="send a script"):
        studio.export("a.mp4")
    assert works(studio)


def test_a_wrong_file(studio, tmp_path):
    (tmp_path / "notes.xyz").write_text("hello")
    (tmp_path / "fake.png").write_text("this is no picture")
    with pytest.raises(UnsupportedFileError, match="mp4"):
        studio.upload("notes.xyz")
    with pytest.raises(UnsupportedFileError):
        studio.upload("fake.png")
    with pytest.raises(UploadError, match="nowhere"):
        studio.upload("nowhere.png")
    with pytest.raises(DocumentError, match="nowhere"):
        studio.make("nowhere.docx")
    with pytest.raises(WrongArgumentError, match="seconds"):
        studio.make("A text.", seconds=-1)
    assert works(studio)


def test_a_wrong_target(made, tmp_path):
    with pytest.raises(WrongTargetError, match="MP4"):
        made.export("film.avi")
    assert made.export("film.mp4").path.exists()


def test_a_killed_engine_is_started_anew_and_the_draft_is_still_there(made):
    before = made.timeline.summary
    os.kill(ensure_engine().pid, signal.SIGKILL)
    assert made.timeline.summary == before
    os.kill(ensure_engine().pid, signal.SIGKILL)
    assert made.send("Set the music volume to 10%").changes == ("BGM volume: 100% → 10%",)


def test_an_engine_killed_during_an_export_is_told_and_the_next_export_works(made, monkeypatch):
    rendering = threading.Event()
    monkeypatch.setattr(
        ProgressBar, "set", lambda _bar, _stage, fraction: rendering.set() if fraction else None
    )

    def kill():
        rendering.wait(300)
        os.kill(ensure_engine().pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    # The engine that is started anew takes the render up again, so that the export may even succeed.
    with contextlib.suppress(PictoryError):
        made.export("a.mp4")
    killer.join()
    assert rendering.is_set()
    assert made.export("b.mp4").info.duration_ms == 10_000


def test_a_taken_port_is_said_with_the_port(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        home = Folders(tmp_path / "config", tmp_path / "data", tmp_path / "cache")
        with pytest.raises(EngineStartError, match=str(port)):
            ensure_engine(home=home, port=port)


def test_a_home_that_cannot_be_written_is_said_in_words(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PICTORY_NB_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(PictoryError, match="home"):
        Studio.local().send("Turn this into a 5 second video.\n\nNotes win.")


INTERRUPTED = """
import sys, _thread
import pictory_nb
from pictory_nb import live
from pictory_nb.conversation import TurnStarted

studio = pictory_nb.Studio.local()
post = "Turn this into a 60 second video.\\n\\n" + open(sys.argv[1], encoding="utf-8").read()

def interrupt_when(happened):
    if happened:
        _thread.interrupt_main()

def send():
    live.PrintedTurn.__call__ = lambda turn, event: interrupt_when(isinstance(event, TurnStarted))
    studio.send(post)

def export():
    studio.send(post)
    live.ProgressBar.set = lambda bar, stage, fraction: interrupt_when(fraction)
    studio.export("a.mp4")

try:
    {"send": send, "export": export}[sys.argv[2]]()
except KeyboardInterrupt:
    print("INTERRUPTED")
live.PrintedTurn.__call__ = lambda turn, event: None
studio.send("Turn this into a 5 second video.\\n\\nNotes win. A page remembers for a team.")
print("WORKS")
"""


def children_of(pid):
    """The process ids of a process's children."""
    return [
        int(child)
        for thread in Path(f"/proc/{pid}/task").iterdir()
        for child in (thread / "children").read_text().split()
    ]


def is_alive(pid):
    """Whether a process does anything: one that waits to be reaped does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def work_of(engine):
    """How many turns and renders an engine works on."""
    said = httpx.get(f"{engine.base_url}/health", headers={"X-Engine-Key": engine.key}, timeout=60)
    return said.json()["data"]["turns_running"], said.json()["data"]["renders_open"]


def until(is_true):
    """Wait for what an engine and its processes do by themselves."""
    for _ in range(1200):
        if is_true():
            return
        threading.Event().wait(0.05)
    raise AssertionError("it never came true")


@pytest.mark.parametrize("verb", ["send", "export"])
def test_ctrl_c_gives_the_prompt_back_and_leaves_no_work_and_no_process_behind(post_file, tmp_path, verb):
    home = tmp_path / "home"
    folders = Folders(home / "config", home / "data", home / "cache")
    environment = {**os.environ, "PICTORY_NB_HOME": str(home)}
    result = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, str(post_file), verb],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    try:
        assert "INTERRUPTED" in result.stdout, result.stderr
        assert "WORKS" in result.stdout, result.stderr
        assert not list(tmp_path.glob("*.mp4*"))
        engine = ensure_engine(home=folders)
        until(lambda: work_of(engine) == (0, 0))
        waiting_workers = children_of(engine.pid)
    finally:
        stop_engine(home=folders)
    until(lambda: not any(is_alive(pid) for pid in waiting_workers))


def test_there_is_nothing_to_claim_on_the_local_engine(made):
    with pytest.raises(NothingToClaimError, match="local engine"):
        made.claim_link()
