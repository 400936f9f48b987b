"""A film plays while it is rendered: parts in order, with sound, the same ones when it is finished."""

import asyncio
import io
import itertools

import av
import numpy as np
import pytest

from pictory_nb.engine.render import FinishedFilm, RenderEndedError, RenderError, read_film

pytestmark = pytest.mark.anyio


@pytest.fixture
def sounding(draft):
    """A draft with music, so that the sound is not silence."""
    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    draft["t"].append({"id": "trk_music", "tt": 1, "sg": [{"id": "m", "st": 0, "d": draft["d"], "m": music}]})
    return draft


async def watched(pool, draft, out, **options):
    """Render and return every part with whether the film was there when it came."""
    tasks, parts = [], []

    async def watch(feed):
        await feed.mime()
        for index in itertools.count():
            part = await feed.part(index)
            if part is None:
                return
            parts.append((part, out.exists()))

    def on_feed(feed):
        tasks.append(asyncio.create_task(watch(feed)))

    report = await pool.render("job", draft, out, on_feed=on_feed, **options)
    await tasks[0]
    return report, parts


def decoded(source, kind):
    with av.open(source) as film:
        if kind == "video":
            return [frame.to_ndarray() for frame in film.decode(video=0)]
        return np.concatenate([frame.to_ndarray() for frame in film.decode(audio=0)], axis=1)


async def test_the_parts_are_the_film(pool, sounding, tmp_path):
    out = tmp_path / "out.mp4"
    report, parts = await watched(pool, sounding, out)
    assert len(parts) == report.segments_total
    assert not parts[0][1], "the first part comes before the film is finished"
    assert parts[0][0].data[4:8] == b"ftyp"
    ends = [0, *(part.start_ms + part.duration_ms for part, _ in parts)]
    assert [part.start_ms for part, _ in parts] == ends[:-1]
    assert ends[-1] == sounding["d"]
    assert parts[0][0].duration_ms <= 1500, "the first part is short"
    stream = b"".join(part.data for part, _ in parts)
    mine, whole = decoded(io.BytesIO(stream), "video"), decoded(str(out), "video")
    assert len(mine) == len(whole) == report.frames
    assert all(np.array_equal(one, other) for one, other in zip(mine, whole, strict=True))
    heard, film = decoded(io.BytesIO(stream), "audio"), decoded(str(out), "audio")
    length = min(heard.shape[1], film.shape[1])
    assert length > 3.9 * 48_000
    shifts = [np.abs(heard[:, shift : shift + 48_000] - film[:, :48_000]).max() for shift in (0, 1024)]
    assert min(shifts) < 1e-4


async def test_a_finished_film_gives_the_same_parts(pool, sounding, tmp_path):
    out = tmp_path / "out.mp4"
    _, parts = await watched(pool, sounding, out)
    film = read_film(sounding)
    finished = FinishedFilm(out, film.canvas, film.duration_ms)
    assert len(finished) == len(parts)
    assert [await finished.part(index) for index in range(len(finished))] == [part for part, _ in parts]
    assert await finished.part(len(finished)) is None
    assert (await finished.mime()).startswith('video/mp4; codecs="avc1.64')


async def test_a_film_from_the_cache_gives_the_same_parts(pool, sounding, tmp_path):
    _, fresh = await watched(pool, sounding, tmp_path / "a.mp4")
    _, again = await watched(pool, sounding, tmp_path / "b.mp4")
    assert [part for part, _ in fresh] == [part for part, _ in again]


@pytest.mark.parametrize("fps", [24, 29.97, 60])
async def test_parts_keep_the_frame_grid_at_every_rate(pool, make_draft, tmp_path, fps):
    draft = make_draft({"family": "mesh", "ms": 2200}, {"family": "grid", "ms": 1700}, fps=fps)
    report, parts = await watched(pool, draft, tmp_path / "out.mp4")
    with av.open(io.BytesIO(b"".join(part.data for part, _ in parts))) as film:
        times = [
            frame.pts * frame.time_base * film.streams.video[0].average_rate for frame in film.decode(video=0)
        ]
    assert [round(time) for time in times] == list(range(report.frames))


async def test_whoever_waits_for_a_part_is_told_when_the_render_fails(pool, make_draft, tmp_path):
    waiting = []
    draft = make_draft({"family": "mesh", "ms": 3000}, {"media_id": "gone", "ms": 1000})

    def on_feed(feed):
        waiting.append(asyncio.create_task(feed.part(len(feed) - 1)))

    with pytest.raises(RenderError, match="no longer there"):
        await pool.render("job", draft, tmp_path / "out.mp4", on_feed=on_feed)
    with pytest.raises(RenderEndedError):
        await waiting[0]


async def test_a_film_cut_off_on_disk_is_told_in_words(pool, draft, tmp_path):
    out = tmp_path / "out.mp4"
    await pool.render("job", draft, out)
    out.write_bytes(out.read_bytes()[:-2000])
    film = read_film(draft)
    with pytest.raises(RenderError, match="damaged"):
        FinishedFilm(out, film.canvas, film.duration_ms)
