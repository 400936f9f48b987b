"""An export is written down before it is asked for, and ends as a verified file or in words."""

import asyncio

import av
import numpy as np
import pytest

from pictory_nb.client import (
    ConnectionFailedError,
    DiskFullError,
    NotAVideoError,
    PlanError,
    RenderFailedError,
    RenderUnfinishedError,
)
from pictory_nb.client.answers import parse_render
from pictory_nb.exports import (
    Exporter,
    JobState,
    Journal,
    NothingToExportError,
    WrongTargetError,
    probe_video,
)

DRAFT = {"t": [{"tt": 0, "sg": [{"d": 1000}]}]}


@pytest.fixture(scope="session")
def small_mp4(tmp_path_factory):
    """A second of grey, as a real H.264 file."""
    path = tmp_path_factory.mktemp("video") / "small.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for _ in range(10):
            frame = av.VideoFrame.from_ndarray(np.full((36, 64, 3), 128, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


class Client:
    """The client's verbs that an export uses; `looks` are the answers of the poll."""

    def __init__(self, video, *looks, can_cancel=True):
        self.video = video
        self.looks = list(looks)
        self.can_cancel = can_cancel
        self.started = []
        self.outputs = []
        self.cancelled = []
        self.on_start = lambda: None

    async def start_render(self, render_id, session_id, draft, output=None):
        self.started.append((render_id, session_id, draft))
        self.outputs.append(output)
        self.on_start()
        return parse_render({"status": "pending"}, render_id)

    async def render_status(self, render_id):
        look = self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]
        if isinstance(look, BaseException):
            raise look
        return parse_render(look, render_id)

    async def cancel_render(self, render_id):
        self.cancelled.append(render_id)
        return self.can_cancel

    async def download_render(self, _status, path):
        path.write_bytes(self.video.read_bytes())
        return path


async def no_sleep(_seconds):
    await asyncio.sleep(0)


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal", clock=lambda: 1_700_000_000.0)


def exporter(client, journal):
    return Exporter(client, backend="local", poll_s=30, journal=journal, sleep=no_sleep)


def run(client, journal, target, draft=DRAFT, seen=None):
    progress = [].append if seen is None else seen.append
    return asyncio.run(exporter(client, journal).export("s1", draft, target, progress))


DONE = {"status": "completed", "output": {"url": "http://127.0.0.1/x.mp4"}}


def test_the_job_is_on_disk_before_the_request_leaves(small_mp4, journal, tmp_path):
    client = Client(small_mp4, DONE)
    on_disk = []
    client.on_start = lambda: on_disk.extend(journal.jobs())
    run(client, journal, tmp_path / "out.mp4")
    assert [job.state for job in on_disk] == [JobState.SUBMITTING]
    assert on_disk[0].render_id == client.started[0][0] == "render_1700000000000"


def test_the_file_is_probed_and_the_draft_is_sent_unchanged(small_mp4, journal, tmp_path):
    client = Client(small_mp4, {"status": "pending"}, {"status": "processing", "progress_pct": 40}, DONE)
    seen = []
    path, info = run(client, journal, tmp_path / "out", seen=seen)
    assert path == tmp_path / "out.mp4"
    assert (info.width, info.height, info.video_codec, info.duration_ms) == (64, 36, "h264", 1000)
    assert client.started[0][2] is DRAFT
    assert client.outputs == [None]
    assert [progress.fraction for progress in seen] == [None, 0.4, 1.0]
    assert journal.jobs()[0].state is JobState.FETCHED


def test_two_jobs_of_one_millisecond_have_two_ids(small_mp4, journal, tmp_path):
    client = Client(small_mp4, DONE)
    run(client, journal, tmp_path / "a.mp4")
    run(client, journal, tmp_path / "b.mp4")
    assert len({render_id for render_id, *_ in client.started}) == 2


def test_an_interrupted_wait_cancels_the_render(small_mp4, journal, tmp_path):
    client = Client(small_mp4, {"status": "processing"})

    async def interrupted():
        started = asyncio.Event()
        client.on_start = started.set
        waiting = asyncio.ensure_future(
            exporter(client, journal).export("s1", DRAFT, tmp_path / "a.mp4", lambda _: None)
        )
        await started.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(interrupted())
    assert client.cancelled == [client.started[0][0]]
    assert journal.jobs()[0].state is JobState.CANCELLED


def test_where_nothing_can_be_cancelled_the_render_stays_known_and_can_be_fetched(
    small_mp4, journal, tmp_path
):
    client = Client(small_mp4, asyncio.CancelledError(), DONE, can_cancel=False)
    with pytest.raises(asyncio.CancelledError):
        run(client, journal, tmp_path / "a.mp4")
    later = exporter(client, journal)
    (job,) = later.unfinished()
    path, _ = asyncio.run(later.resume(job.render_id, lambda _: None))
    assert path.exists()
    assert later.unfinished() == []


def test_a_lost_connection_while_waiting_leaves_the_render_fetchable(small_mp4, journal, tmp_path):
    client = Client(small_mp4, ConnectionFailedError("gone", never_left=False), DONE)
    with pytest.raises(ConnectionFailedError):
        run(client, journal, tmp_path / "a.mp4")
    later = exporter(client, journal)
    (job,) = later.unfinished()
    assert asyncio.run(later.resume(job.render_id, lambda _: None))[0] == tmp_path / "a.mp4"


def test_a_failed_render_is_told_and_ended(small_mp4, journal, tmp_path):
    client = Client(small_mp4, {"status": "failed", "error": "scene 3 has no picture"})
    with pytest.raises(RenderFailedError, match="scene 3 has no picture"):
        run(client, journal, tmp_path / "a.mp4")
    assert journal.jobs()[0].state is JobState.FAILED


def test_a_refused_export_is_not_waited_for_later(small_mp4, journal, tmp_path):
    client = Client(small_mp4, DONE)

    def refuse():
        raise PlanError("Register or upgrade your plan to unlock export.", status=402)

    client.on_start = refuse
    with pytest.raises(PlanError):
        run(client, journal, tmp_path / "a.mp4")
    assert exporter(client, journal).unfinished() == []


def test_a_render_that_does_not_end_in_an_hour_keeps_its_handle(small_mp4, journal, tmp_path):
    client = Client(small_mp4, {"status": "processing"})
    with pytest.raises(RenderUnfinishedError, match="fetch_export"):
        run(client, journal, tmp_path / "a.mp4")
    assert len(exporter(client, journal).unfinished()) == 1


def test_an_export_that_is_interrupted_while_it_is_asked_for_is_cancelled(small_mp4, journal, tmp_path):
    client = Client(small_mp4, DONE)
    client.on_start = lambda: (_ for _ in ()).throw(asyncio.CancelledError)
    with pytest.raises(asyncio.CancelledError):
        run(client, journal, tmp_path / "out.mp4")
    (job,) = journal.jobs()
    assert (client.cancelled, job.state) == ([job.render_id], JobState.CANCELLED)


def test_an_export_is_waited_for_for_an_hour_and_no_longer(small_mp4, journal, tmp_path):
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    client = Client(small_mp4, {"status": "processing"})
    made = Exporter(client, backend="cloud", poll_s=30, journal=journal, sleep=sleep)
    with pytest.raises(RenderUnfinishedError, match="after 60 minutes"):
        asyncio.run(made.export("s1", DRAFT, tmp_path / "out.mp4", [].append))
    assert sum(slept) == 3600


@pytest.mark.parametrize("draft", [None, {}, {"t": [{"tt": 0, "sg": []}]}])
def test_nothing_to_export_is_said_before_anything_is_sent(small_mp4, journal, tmp_path, draft):
    client = Client(small_mp4, DONE)
    with pytest.raises(NothingToExportError, match="script"):
        run(client, journal, tmp_path / "a.mp4", draft)
    assert client.started == []
    assert journal.jobs() == []


def test_a_wrong_target_is_refused_before_anything_is_sent(small_mp4, journal, tmp_path):
    client = Client(small_mp4, DONE)
    (tmp_path / "file").write_text("x")
    for target, words in [
        (tmp_path, "is a folder"),
        (tmp_path / "film.avi", "MP4"),
        (tmp_path / "file" / "film.mp4", "cannot be made"),
    ]:
        with pytest.raises(WrongTargetError, match=words):
            run(client, journal, target)
    assert client.started == []


def test_an_unreadable_entry_does_not_hide_the_others(small_mp4, journal, tmp_path):
    run(Client(small_mp4, DONE), journal, tmp_path / "a.mp4")
    (tmp_path / "journal" / "render_1.json").write_text("{half")
    assert len(journal.jobs()) == 1


def test_a_file_that_is_no_video_is_said_to_be_none(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"not a video")
    with pytest.raises(NotAVideoError, match=r"a\.mp4"):
        probe_video(tmp_path / "a.mp4")


def test_a_full_disk_is_said_before_anything_is_sent(small_mp4, journal, tmp_path, monkeypatch):
    client = Client(small_mp4, DONE)

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pictory_nb.exports.journal.write_private_json", full)
    with pytest.raises(DiskFullError, match="nothing was started"):
        run(client, journal, tmp_path / "a.mp4")
    assert client.started == []


def test_progress_is_said_in_words_for_people(small_mp4, journal, tmp_path):
    looks = [{"status": "processing", "stage": stage} for stage in ("frames", "sound", "join", "warp")]
    seen = []
    run(Client(small_mp4, {"status": "pending"}, *looks, DONE), journal, tmp_path / "a.mp4", seen=seen)
    assert [progress.stage for progress in seen] == [
        "Waiting for its turn",
        "Drawing the pictures",
        "Mixing the sound",
        "Joining the film",
        "Rendering",
        "Fetching the file",
    ]
