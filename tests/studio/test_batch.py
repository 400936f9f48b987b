"""A batch on the real engine: films on disk, single failures told, a dead kernel's work gone on with."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from pictory_nb import Studio
from pictory_nb.exports import probe_video
from tests.studio.at_a_render import INTERRUPTED_AT_THE_FIRST_RENDER, KILLED_AT_THE_SECOND_RENDER

NOTES = "# Notes win\n\nA team forgets what it decides. A page remembers for a team."
MEETINGS = "# Short meetings\n\nTwo people decide in ten minutes. Nine people need an hour."


def test_scripts_pictures_and_mistakes_in_one_call(studio, tmp_path):
    from PIL import Image

    Image.new("RGB", (640, 360), "teal").save(tmp_path / "winter-shoes.png")
    (tmp_path / "notes.md").write_text(NOTES)
    sources = ["winter-shoes.png", "nowhere.md"]
    table = studio.batch(sources, "Vertical, upbeat.", seconds=5)
    assert table["status"].tolist() == ["done", "failed"]
    assert "nowhere.md" in table["message"][1]
    film = probe_video(Path(table["video"][0]))
    assert (film.width, film.height, film.duration_ms) == (1080, 1920, 5000)
    assert "media_id" in str(studio.timeline.draft.raw["t"])
    assert studio.batches().iloc[0][["done", "failed", "left"]].tolist() == [1, 1, 0]
    assert studio.batch(sources, "Vertical, upbeat.", seconds=5)["render_id"][0] == table["render_id"][0]


DIES = f"""
{KILLED_AT_THE_SECOND_RENDER}
import pictory_nb

pictory_nb.Studio.local().batch(["notes.md", "meetings.md"], seconds=5)
"""


def test_a_batch_whose_kernel_was_killed_is_finished_by_the_next(studio, engine_home, tmp_path):
    (tmp_path / "notes.md").write_text(NOTES)
    (tmp_path / "meetings.md").write_text(MEETINGS)
    killed = subprocess.run(
        [sys.executable, "-c", DIES],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PICTORY_NB_HOME": str(engine_home)},
        timeout=300,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (render,) = studio.unfinished_exports()
    first = tmp_path / "videos" / "notes.mp4"
    made_ns = first.stat().st_mtime_ns

    table = Studio.local().resume_batch()
    assert table["status"].tolist() == ["done", "done"]
    assert first.stat().st_mtime_ns == made_ns
    assert table["render_id"][1] == render.render_id
    assert probe_video(Path(table["video"][1])).duration_ms == 5000
    session = Studio.sessions().iloc[0]
    assert (session["turns"], session["pending"]) == (2, False)


STOPPED = f"""
{INTERRUPTED_AT_THE_FIRST_RENDER}
import pictory_nb

studio = pictory_nb.Studio.local()
try:
    studio.batch(["notes.md", "meetings.md"], seconds=5)
except KeyboardInterrupt:
    print("INTERRUPTED")
print("LEFT", studio.batches()["left"][0])
table = studio.batch(["notes.md", "meetings.md"], seconds=5)
print(table["status"].tolist(), len(studio.turns))
"""


def test_ctrl_c_stops_a_batch_and_the_same_call_goes_on(studio, engine_home, tmp_path):
    (tmp_path / "notes.md").write_text(NOTES)
    (tmp_path / "meetings.md").write_text(MEETINGS)
    result = subprocess.run(
        [sys.executable, "-c", STOPPED],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PICTORY_NB_HOME": str(engine_home)},
        timeout=300,
        check=False,
    )
    lines = result.stdout.splitlines()
    assert "INTERRUPTED" in lines, result.stderr
    assert "1/2 notes.md: stopped – Stopped. Run the batch again to go on." in lines
    assert "LEFT 2" in lines
    assert lines[-1] == "['done', 'done'] 2", result.stderr
