"""A post goes in, a captioned 1080p film comes out: the whole path on the real engine over real HTTP."""

import asyncio
import threading

import av
import numpy as np
import pytest

from pictory_nb import Studio
from pictory_nb.conversation import Ending


def boxes_in_order(path):
    """The names of a file's top-level MP4 boxes."""
    names = []
    with path.open("rb") as file:
        while header := file.read(8):
            size = int.from_bytes(header[:4], "big")
            names.append(header[4:].decode("ascii"))
            file.seek(size - 8, 1)
    return names


def loudest(path):
    """The largest sample of a file's sound, 0 to 1."""
    with av.open(str(path)) as container:
        return max(float(np.abs(frame.to_ndarray()).max()) for frame in container.decode(audio=0))


def test_a_post_becomes_a_1080p_film_of_the_wanted_length(studio, post_file, tmp_path):
    video = studio.make(post_file, seconds=12, target="film.mp4")
    assert video.path == tmp_path / "film.mp4"
    with av.open(str(video.path)) as container:
        picture, sound = container.streams.video[0].codec_context, container.streams.audio[0].codec_context
        frames = sum(1 for _ in container.decode(video=0))
        assert (picture.name, picture.profile, picture.pix_fmt) == ("h264", "High", "yuv420p")
        assert (picture.width, picture.height) == (1920, 1080)
        assert container.streams.video[0].average_rate == 30
        assert (sound.name, sound.sample_rate, sound.layout.name) == ("aac", 48000, "stereo")
        assert abs(container.duration / 1e6 - 12) < 1
        assert frames == 360
    boxes = boxes_in_order(video.path)
    assert boxes.index("moov") < boxes.index("mdat")
    assert loudest(video.path) > 0.01
    assert studio.turns[0].ending is Ending.DONE


def test_the_timeline_is_a_line_and_a_table(made):
    timeline = made.timeline
    assert timeline.summary.startswith("Timeline (")
    frame = timeline.df
    assert {"Video", "Audio", "Text"} <= set(frame["type"])
    assert frame["end_ms"].max() == 10_000
    assert (frame["end_ms"] - frame["start_ms"] == frame["duration_ms"]).all()
    assert "Why notes win" in set(frame["text"].dropna())


def test_a_refinement_changes_what_it_says_and_says_what_it_changed(made):
    turn = made.send("Set the music volume to 20%")
    assert turn.changes == ("BGM volume: 100% → 20%",)
    frame = made.timeline.df
    assert frame[frame["type"] == "Audio"]["volume_pct"].tolist() == [20.0]


def test_credits_are_counted(studio):
    before = studio.credits().available
    studio.send("Turn this into a 10 second video.\n\nNotes win. Teams forget. A page remembers for them.")
    # A generation costs 10; a local balance that would go below zero is topped up by 100.
    assert (before - studio.credits().available) % 100 == 10


def test_the_async_twins_do_the_same_inside_a_running_loop(studio, tmp_path):
    async def cell():
        turn = await studio.asend(
            "Turn this into a 5 second video.\n\nNotes win. A page remembers for a team."
        )
        timeline = await studio.atimeline()
        video = await studio.aexport("async.mp4")
        return turn, timeline, video, await studio.acredits()

    turn, timeline, video, credits_ = asyncio.run(cell())
    assert turn.ending is Ending.DONE
    assert len(timeline) > 2
    assert video.path == tmp_path / "async.mp4"
    assert video.info.duration_ms == 5000
    assert credits_.available >= 0


def test_a_second_studio_and_a_second_thread_use_the_same_engine(studio):
    results = []

    def other():
        results.append(Studio.local().credits().available)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert results == [studio.credits().available]


def test_a_session_can_be_gone_on_with(made):
    again = Studio.local(session_id=made.session_id)
    assert again.timeline.summary == made.timeline.summary


def test_an_uploaded_picture_is_taken(studio, tmp_path):
    from PIL import Image

    Image.new("RGB", (640, 360), "teal").save(tmp_path / "logo.png")
    media = studio.upload("logo.png")
    assert (media.name, media.kind) == ("logo.png", "image")
    assert media.media_id


def test_a_typed_command_exports(made, tmp_path):
    turn = made.send("export")
    assert turn.ending is Ending.DONE
    (film,) = tmp_path.glob("*.mp4")
    assert film.name in turn.text


@pytest.mark.parametrize("expression", ["studio", "studio.timeline", "video"])
def test_every_object_has_a_static_form_for_readers_without_a_kernel(made, expression):
    video = made.export("still.mp4") if expression == "video" else None
    shown = {"studio": made, "studio.timeline": made.timeline, "video": video}[expression]
    data, *_ = shown._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"]
    assert "<script" not in data["text/html"]
    assert len(str(data)) < 50_000
