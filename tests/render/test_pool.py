"""Films from real worker processes: the promised format, the same bytes, progress, and every trouble."""

import asyncio
import contextlib
import io
import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from pictory_nb.engine.render import RenderError, RenderPool

pytestmark = pytest.mark.anyio


def boxes_of(path):
    """Return the names of the MP4's top-level boxes in order."""
    data, names, place = path.read_bytes(), [], 0
    while place < len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        names.append(data[place + 4 : place + 8].decode())
        place += size or len(data)
    return names


def leftovers(folder):
    return [path.name for path in folder.rglob("*") if ".part" in path.name]


def is_running(pid):
    """Return whether the process does anything: one that waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


async def until(condition):
    """Wait for a condition; the test's own time limit is the only clock."""
    while not condition():  # noqa: ASYNC110 - processes and files have no event to wait for
        await asyncio.sleep(0.01)


async def test_a_film_has_the_promised_format(pool, draft, tmp_path):
    seen = []
    out = tmp_path / "my films" / "out.mp4"
    report = await pool.render("job", draft, out, on_progress=seen.append)
    assert report.path == out
    assert (report.frames, report.duration_ms, report.segments_reused) == (120, 4000, 0)
    assert report.cpu_s > 0
    assert report.wall_s > 0
    assert boxes_of(out)[:2] == ["ftyp", "moov"]
    with av.open(str(out)) as film:
        video, audio = film.streams.video[0], film.streams.audio[0]
        assert (video.codec_context.name, video.profile, video.pix_fmt) == ("h264", "High", "yuv420p")
        assert (video.width, video.height, video.average_rate, video.frames) == (320, 180, 30, 120)
        assert (video.codec_context.colorspace, video.codec_context.color_range) == (1, 1)
        assert (audio.codec_context.name, audio.rate, audio.channels) == ("aac", 48000, 2)
        assert abs(float(audio.duration * audio.time_base) - 4) < 0.05
        times = [frame.pts * frame.time_base * 30 for frame in film.decode(video)]
    assert times == list(range(120))
    assert leftovers(tmp_path) == []
    fractions = [progress.fraction for progress in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert (seen[-1].stage, seen[-1].done, seen[-1].total) == ("done", 120, 120)
    assert len({progress.done for progress in seen}) > 8


@pytest.mark.parametrize(("fps", "frames"), [(24, 48), (29.97, 60), (60, 120)])
async def test_the_frame_rate_is_the_drafts(pool, make_draft, tmp_path, fps, frames):
    draft = make_draft({"family": "mesh"}, {"family": "grid"}, fps=fps)
    report = await pool.render("job", draft, tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as film:
        assert film.streams.video[0].frames == report.frames == frames
        assert float(film.streams.video[0].average_rate) == pytest.approx(fps, abs=0.01)


async def test_one_worker_and_two_make_the_same_bytes(draft, tmp_path):
    films = []
    for workers in (1, 2):
        pool = RenderPool(tmp_path / f"work {workers}", workers=workers)
        await pool.render("job", draft, tmp_path / f"{workers}.mp4")
        await pool.aclose()
        films.append((tmp_path / f"{workers}.mp4").read_bytes())
    assert films[0] == films[1]


@pytest.mark.parametrize("profile", ["draft", "balanced", "high"])
async def test_what_lies_in_memory_changes_no_byte(make_draft, photo, tmp_path, monkeypatch, profile):
    draft = make_draft({"media_id": "m"}, {"family": "waves", "caption": "One page."}, width=202, height=360)
    films = set()
    for filling in ("1", "77", "200"):
        monkeypatch.setenv("MALLOC_PERTURB_", filling)  # glibc: what fresh memory holds
        pool = RenderPool(tmp_path / filling, workers=1)
        await pool.render("job", draft, tmp_path / "out.mp4", media={"m": photo}, profile=profile)
        await pool.aclose()
        films.add((tmp_path / "out.mp4").read_bytes())
    assert len(films) == 1


async def test_an_unchanged_draft_is_only_joined_again(pool, draft, tmp_path):
    first = await pool.render("a", draft, tmp_path / "a.mp4")
    again = await pool.render("b", draft, tmp_path / "b.mp4")
    assert again.segments_reused == again.segments_total == first.segments_total
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


async def test_an_edit_of_one_scene_renders_that_scene_and_its_transitions(pool, draft, tmp_path):
    await pool.render("a", draft, tmp_path / "a.mp4")
    draft["t"][1]["sg"][1]["m"]["value"] = "74%"
    report = await pool.render("b", draft, tmp_path / "b.mp4")
    assert report.segments_total - report.segments_reused == 3
    fresh = RenderPool(tmp_path / "fresh", workers=1)
    await fresh.render("c", draft, tmp_path / "c.mp4")
    await fresh.aclose()
    assert (tmp_path / "b.mp4").read_bytes() == (tmp_path / "c.mp4").read_bytes()


async def test_footage_gets_the_better_profile(pool, make_draft, photo, tmp_path):
    draft = make_draft({"media_id": "m", "ms": 1000})
    sizes = {}
    for profile in ("auto", "high", "draft"):
        await pool.render(profile, draft, tmp_path / f"{profile}.mp4", media={"m": photo}, profile=profile)
        sizes[profile] = (tmp_path / f"{profile}.mp4").read_bytes()
    assert sizes["auto"] == sizes["high"] != sizes["draft"]


async def test_a_still_is_the_films_picture(pool, draft, tmp_path):
    await pool.render("job", draft, tmp_path / "out.mp4")
    png = await pool.still(draft, 2500)
    still = np.asarray(Image.open(io.BytesIO(png))).astype(int)
    with av.open(str(tmp_path / "out.mp4")) as film:
        frames = list(film.decode(video=0))
    assert still.shape == (180, 320, 3)
    assert np.abs(still - frames[75].to_ndarray(format="rgb24")).mean() < 3
    small = Image.open(io.BytesIO(await pool.still(draft, 10**9, width=160)))
    assert (small.format, small.size) == ("PNG", (160, 90))


async def test_the_outline_of_a_sound_is_made_once(pool, draft):
    music = {"id": "m", "st": 500, "d": 1000, "m": {"mood": "lo-fi", "seed": 7, "volume_pct": 35}}
    tracks = [track for track in draft["t"] if track["tt"] != 1]
    film = {**draft, "t": [*tracks, {"id": "trk_music", "tt": 1, "sg": [music]}]}
    outline = await pool.peaks(film, len(tracks), 0)
    assert len(outline) == 20
    assert max(outline) > 10
    later = {**film, "t": [*tracks, {"id": "trk_music", "tt": 1, "sg": [{**music, "st": 900}]}]}
    workers = pool.worker_pids
    await pool.aclose()
    assert await pool.peaks(later, len(tracks), 0) == outline, "asked of no worker: it is kept"
    assert workers
    with pytest.raises(RenderError, match="no such sound"):
        await pool.peaks(film, 0, 0)


async def test_what_cannot_be_rendered_is_told_in_words_and_the_pool_goes_on(
    pool, draft, make_draft, tmp_path
):
    out = tmp_path / "out.mp4"
    with pytest.raises(RenderError, match="timeline is empty"):
        await pool.render("job", {}, out)
    with pytest.raises(RenderError, match="no longer there"):
        await pool.render("job", make_draft({"media_id": "med_gone"}), out)
    with pytest.raises(RenderError, match="profile"):
        await pool.render("job", draft, out, profile="best")
    with pytest.raises(RenderError, match="0 pixels"):
        await pool.still(draft, 0, width=0)
    assert not out.exists()
    await pool.render("job", draft, out)
    assert out.exists()


async def test_missing_music_is_told_in_words(pool, draft, tmp_path):
    music = {"id": "m", "st": 0, "d": draft["d"], "m": {"name": "Song", "media_id": "med_gone"}}
    tracks = [track for track in draft["t"] if track["tt"] != 1]
    tracks.append({"id": "trk_music", "tt": 1, "sg": [music]})
    with pytest.raises(RenderError) as caught:
        await pool.render("job", {**draft, "t": tracks}, tmp_path / "film.mp4", media={})
    assert "fault" not in str(caught.value)
    assert "Song" in str(caught.value) or "music" in str(caught.value) or "sound" in str(caught.value)


async def test_cancelling_kills_the_busy_workers_and_keeps_what_is_finished(pool, make_draft, tmp_path):
    draft = make_draft(*({"family": "waves", "ms": 1500} for _ in range(4)), width=960, height=540)
    started = asyncio.Event()

    def on_progress(progress):
        if progress.done > 90:
            started.set()

    task = asyncio.create_task(pool.render("job", draft, tmp_path / "out.mp4", on_progress=on_progress))
    await started.wait()
    pids = pool.worker_pids
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    await until(lambda: not any(is_running(pid) for pid in pids))
    assert not (tmp_path / "out.mp4").exists()
    report = await pool.render("job", draft, tmp_path / "out.mp4")
    assert report.segments_reused >= 1
    assert leftovers(tmp_path) == []


async def kill_when_busy(pool, render, times):
    """Kill a worker in the middle of a segment, so many times; return the ids."""
    killed = []

    def is_stopped_at_work(pid):
        """Hold a worker that writes a segment; one that has just finished it goes on."""
        if pid in killed or not has_part(pool, pid):
            return False
        os.kill(pid, signal.SIGSTOP)
        if has_part(pool, pid):
            return True
        os.kill(pid, signal.SIGCONT)
        return False

    while len(killed) < times:
        held = []
        await until(
            lambda held=held: (
                render.done() or held.extend(filter(is_stopped_at_work, pool.worker_pids)) or bool(held)
            )
        )
        assert not render.done(), "no worker was seen at work"
        for pid in held:
            os.kill(pid, signal.SIGKILL)
        killed += held
    return killed


def has_part(pool, pid):
    return any(path.name.endswith(f".{pid}.part") for path in pool.cache.folder.glob("*.part"))


async def test_a_segment_whose_worker_dies_is_made_by_a_fresh_one(tmp_path, make_draft):
    pool = RenderPool(tmp_path / "work", workers=1)
    draft = make_draft({"family": "waves", "ms": 4000}, width=1280, height=720)
    render = asyncio.create_task(pool.render("job", draft, tmp_path / "out.mp4"))
    await kill_when_busy(pool, render, 1)
    report = await render
    await pool.aclose()
    with av.open(str(tmp_path / "out.mp4")) as film:
        assert sum(1 for _ in film.decode(video=0)) == report.frames == 120


async def test_a_worker_that_dies_twice_ends_the_job_in_words(tmp_path, make_draft):
    pool = RenderPool(tmp_path / "work", workers=1)
    # Not longer: a film that is cut into two segments could lose its two workers in different ones.
    draft = make_draft({"family": "waves", "ms": 1500}, width=3840, height=2160)
    render = asyncio.create_task(pool.render("job", draft, tmp_path / "out.mp4"))
    await kill_when_busy(pool, render, 2)
    with pytest.raises(RenderError, match="stopped twice"):
        await render
    assert not (tmp_path / "out.mp4").exists()
    await pool.render("job", draft, tmp_path / "out.mp4")
    await pool.aclose()


async def test_a_full_disk_is_told_in_words_and_leaves_nothing_behind(tmp_path, make_draft):
    pool = RenderPool(tmp_path / "work", workers=1)
    draft = make_draft({"family": "contours", "ms": 2000}, width=1280, height=720)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, hard))
    try:
        # The worker is started here and keeps the limit: for it, the disk ends after 40 kB.
        await pool.still(draft, 0, width=64)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(RenderError, match=r"disk is full.*Free some space"):
        await pool.render("job", draft, tmp_path / "out.mp4")
    assert not (tmp_path / "out.mp4").exists()
    assert leftovers(tmp_path) == []
    await pool.aclose()


async def test_a_damaged_segment_is_made_anew_without_a_word(pool, draft, tmp_path):
    await pool.render("job", draft, tmp_path / "out.mp4")
    for pattern in ("*.mp4", "*.m4a"):
        victim = max(pool.cache.folder.glob(pattern), key=lambda path: path.stat().st_size)
        victim.write_bytes(b"\0" * 500)
    await pool.render("job", draft, tmp_path / "again.mp4")
    assert (tmp_path / "again.mp4").read_bytes() == (tmp_path / "out.mp4").read_bytes()


async def test_the_cache_can_be_cleared_and_the_next_export_is_right(pool, draft, tmp_path):
    await pool.render("job", draft, tmp_path / "out.mp4")
    assert pool.cache.clear() > 0
    assert list(pool.cache.folder.iterdir()) == []
    report = await pool.render("job", draft, tmp_path / "again.mp4")
    assert report.segments_reused == 0
    assert (tmp_path / "again.mp4").read_bytes() == (tmp_path / "out.mp4").read_bytes()


async def test_two_engines_share_one_cache_and_tidy_up_side_by_side(draft, make_draft, tmp_path):
    pools = [RenderPool(tmp_path / "work", workers=1, cache_bytes=1) for _ in range(2)]
    other = make_draft({"family": "grid", "ms": 1500})
    films = [(pools[0], draft), (pools[1], draft), (pools[0], other), (pools[1], draft)]
    for _ in range(3):
        reports = await asyncio.gather(
            *(
                pool.render(str(number), film, tmp_path / f"{number}.mp4")
                for number, (pool, film) in enumerate(films)
            )
        )
    assert [report.frames for report in reports] == [120, 120, 45, 120]
    same = {(tmp_path / f"{number}.mp4").read_bytes() for number in (0, 1, 3)}
    assert len(same) == 1
    for pool in pools:
        await pool.aclose()


async def test_what_a_killed_engine_left_half_written_is_removed(tmp_path):
    folder = tmp_path / "work" / "segments"
    folder.mkdir(parents=True)
    gone = subprocess.Popen([sys.executable, "-c", ""])  # noqa: ASYNC220 - it ends at once
    gone.wait()
    (folder / f"a.mp4.{gone.pid}.part").touch()
    (folder / f"b.mp4.{os.getpid()}.part").touch()
    pool = RenderPool(tmp_path / "work", workers=1)
    assert leftovers(folder) == [f"b.mp4.{os.getpid()}.part"]
    await pool.aclose()


async def test_two_jobs_share_the_workers(pool, draft, make_draft, tmp_path):
    other = make_draft({"family": "grid", "ms": 1500})
    reports = await asyncio.gather(
        pool.render("a", draft, tmp_path / "a.mp4"), pool.render("b", other, tmp_path / "b.mp4")
    )
    assert [report.frames for report in reports] == [120, 45]
    assert len(pool.worker_pids) <= 2


async def test_the_cache_is_bounded_and_lets_the_oldest_go(tmp_path, draft, make_draft):
    pool = RenderPool(tmp_path / "work", workers=1)
    await pool.render("a", draft, tmp_path / "a.mp4")
    pool.cache.limit_bytes = 1
    await pool.render("b", make_draft({"family": "grid"}), tmp_path / "b.mp4")
    assert len(list(pool.cache.folder.iterdir())) == 2
    await pool.aclose()


async def test_closing_ends_every_worker(tmp_path, draft):
    pool = RenderPool(tmp_path / "work", workers=2)
    await pool.still(draft, 0, width=64)
    pids = pool.worker_pids
    assert pids
    await pool.aclose()
    assert not any(is_running(pid) for pid in pids)
    with pytest.raises(RenderError, match="shut down"):
        await pool.still(draft, 0)


async def test_workers_end_by_themselves_when_their_parent_is_killed(tmp_path):
    script = textwrap.dedent(
        """
        import asyncio, sys
        from pathlib import Path
        from pictory_nb.engine.render import RenderPool

        async def main():
            pool = RenderPool(Path(sys.argv[1]), workers=1)
            draft = {"d": 600000, "t": [{"tt": 0, "sg": [{"d": 600000}]}]}
            task = asyncio.create_task(pool.render("job", draft, Path(sys.argv[1]) / "out.mp4"))
            while not list(Path(sys.argv[1]).rglob("*.part")):
                await asyncio.sleep(0.01)
            print(*pool.worker_pids, flush=True)
            await task

        asyncio.run(main())
        """
    )
    root = Path(__file__).parents[2]
    parent = subprocess.Popen(  # noqa: ASYNC220 - it is read to the end before anything is awaited
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    with parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert pids
    await until(lambda: not any(is_running(pid) for pid in pids))
