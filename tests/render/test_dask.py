"""Many machines, here as processes on loopback: the same bytes, lost workers, names for people."""

import asyncio
import os
import signal

import psutil
import pytest
from distributed import LocalCluster

from pictory_nb.engine.render import RenderError, RenderPool
from pictory_nb.engine.render.dask_workers import DaskWorkers

pytestmark = pytest.mark.anyio


@pytest.fixture
async def cluster(anyio_backend):
    async with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        asynchronous=True,
        dashboard_address=None,
        host="127.0.0.1",
    ) as cluster:
        yield cluster


def pool_on(address, folder, store=None):
    return RenderPool(
        folder, workers=1, cluster=lambda here, cache: DaskWorkers(here, cache, address, store and str(store))
    )


async def local_film(draft, tmp_path, media=None):
    pool = RenderPool(tmp_path / "local work", workers=2)
    await pool.render("job", draft, tmp_path / "local.mp4", media=media)
    await pool.aclose()
    return (tmp_path / "local.mp4").read_bytes()


async def test_a_cluster_makes_the_same_bytes_with_media_through_a_store(
    cluster, make_draft, photo, tmp_path
):
    draft = make_draft({"media_id": "m", "ms": 1500}, {"family": "waves", "caption": "One page.", "ms": 1500})
    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    draft["t"].append({"id": "trk_music", "tt": 1, "sg": [{"id": "m", "st": 0, "d": 3000, "m": music}]})
    expected = await local_film(draft, tmp_path, {"m": photo})
    for store in (None, tmp_path / "store"):
        pool = pool_on(cluster.scheduler_address, tmp_path / f"work {store is None}", store)
        await pool.render("job", draft, tmp_path / "dask.mp4", media={"m": photo})
        assert pool.size == 2
        again = await pool.render("job", draft, tmp_path / "again.mp4", media={"m": photo})
        assert again.segments_reused == again.segments_total
        assert (await pool.still(draft, 0, width=64, media={"m": photo}))[:4] == b"\x89PNG"
        await pool.aclose()
        assert (tmp_path / "dask.mp4").read_bytes() == expected
        assert (tmp_path / "again.mp4").read_bytes() == expected
    assert any(path.name.startswith("media-") for path in (tmp_path / "store").iterdir())


async def test_lost_machines_are_survived(cluster, make_draft, tmp_path):
    draft = make_draft(*({"family": "bokeh", "ms": 2000} for _ in range(4)), width=640, height=360)
    expected = await local_film(draft, tmp_path)
    pool = pool_on(cluster.scheduler_address, tmp_path / "work")
    done = asyncio.Event()
    render = asyncio.create_task(
        pool.render("job", draft, tmp_path / "out.mp4", on_progress=lambda now: now.done and done.set())
    )
    await done.wait()
    victim = next(iter(cluster.workers.values())).pid
    helpers = psutil.Process(victim).children(recursive=True)
    os.kill(victim, signal.SIGKILL)
    await render
    await pool.aclose()
    assert (tmp_path / "out.mp4").read_bytes() == expected
    _, alive = psutil.wait_procs(helpers, timeout=30)
    assert alive == [], "the render process of a lost machine ends with it"


async def test_the_dashboard_shows_names_that_people_understand(cluster, make_draft, tmp_path):
    draft = make_draft(
        {"family": "mesh", "ms": 1000}, {"family": "grid", "ms": 1000}, title="Notes – part-one"
    )
    pool = pool_on(cluster.scheduler_address, tmp_path / "work")
    await pool.render("job", draft, tmp_path / "out.mp4")
    seen = set(cluster.scheduler.task_prefixes)
    await pool.aclose()
    assert "Notes – part–one: pictures 0:00.0 to 0:00.9" in seen
    assert "Notes – part–one: transition 0:00.9 to 0:01.1" in seen
    assert "Notes – part–one: sound" in seen


async def test_what_is_wrong_with_a_cluster_is_told_in_words(cluster, draft, make_draft, tmp_path):
    pool = pool_on("tcp://127.0.0.1:9", tmp_path / "a")
    with pytest.raises(RenderError, match="cannot be reached"):
        await pool.render("job", draft, tmp_path / "out.mp4")
    await pool.aclose()
    pool = pool_on(cluster.scheduler_address, tmp_path / "b", "nosuch://store")
    with pytest.raises(RenderError, match="cannot be used"):
        await pool.render("job", draft, tmp_path / "out.mp4")
    await pool.aclose()
    pool = pool_on(cluster.scheduler_address, tmp_path / "c")
    with pytest.raises(RenderError, match="no longer there"):
        await pool.render("job", make_draft({"media_id": "gone"}), tmp_path / "out.mp4")
    await cluster.scale(0)
    while cluster.scheduler.workers:  # noqa: ASYNC110 - the scheduler has no event for it
        await asyncio.sleep(0)
    with pytest.raises(RenderError, match="has no workers"):
        await pool.render("job", draft, tmp_path / "out.mp4")
    await pool.aclose()
