"""Exports whose workers, engine or machines are killed at random moments.

Run it alone for many rounds: python tests/render/kill_rounds.py [rounds] [seed]
"""

import asyncio
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from pictory_nb.engine.render import RenderError, RenderPool

KINDS = ("worker", "engine", "machine")
_HOST = """
import asyncio, json, sys
from pathlib import Path
from pictory_nb.engine.render import RenderPool

async def main():
    folder = Path(sys.argv[1])
    pool = RenderPool(folder / "work", workers=2)
    draft = json.loads((folder / "draft.json").read_text())
    await pool.render("job", draft, folder / "out.mp4", on_progress=lambda now: print(now.done, flush=True))

asyncio.run(main())
"""


async def expected_film(draft, folder):
    pool = RenderPool(folder, workers=2)
    await pool.render("job", draft, folder / "expected.mp4")
    await pool.aclose()
    return (folder / "expected.mp4").read_bytes()


async def kill_worker(draft, folder, rng):
    """Kill a few workers in the middle; return what came of the export."""
    pool = RenderPool(folder / "work", workers=2)
    moments = sorted(rng.randrange(1, 100) for _ in range(rng.choice((1, 1, 2, 4))))

    def on_progress(now):
        while moments and now.fraction * 100 >= moments[0]:
            moments.pop(0)
            if pool.worker_pids:
                with contextlib.suppress(ProcessLookupError):  # not missed yet
                    os.kill(rng.choice(pool.worker_pids), signal.SIGKILL)

    try:
        await pool.render("job", draft, folder / "out.mp4", on_progress=on_progress)
    except RenderError as error:
        return str(error)
    finally:
        await pool.aclose()
    return "film"


async def kill_engine(draft, folder, rng):
    """Kill the process that drives the workers."""
    import json

    (folder / "draft.json").write_text(json.dumps(draft))
    moment = rng.randrange(0, 110)
    process = subprocess.Popen(  # noqa: ASYNC220 - read line by line, nothing else runs meanwhile
        [sys.executable, "-c", _HOST, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        for line in process.stdout:
            if int(line) >= moment:
                workers = psutil.Process(process.pid).children()
                process.kill()
                psutil.wait_procs(workers)
                break
    return "film" if process.returncode == 0 else "killed"


async def kill_machine(draft, folder, rng):
    """Kill a Dask worker."""
    from distributed import LocalCluster

    from pictory_nb.engine.render.dask_workers import DaskWorkers

    moment = rng.randrange(1, 90)
    async with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        asynchronous=True,
        dashboard_address=None,
        host="127.0.0.1",
    ) as cluster:
        killed = []

        def on_progress(now):
            if not killed and now.fraction * 100 >= moment:
                killed.append(rng.choice([worker.pid for worker in cluster.workers.values() if worker.pid]))
                os.kill(killed[0], signal.SIGKILL)

        pool = RenderPool(
            folder / "work",
            workers=1,
            cluster=lambda here, cache: DaskWorkers(here, cache, cluster.scheduler_address, None),
        )
        try:
            await pool.render("job", draft, folder / "out.mp4", on_progress=on_progress)
        except RenderError as error:
            return str(error)
        finally:
            await pool.aclose()
    return "film"


async def one_round(kind, draft, expected, folder, rng):
    """Export under fire, then once more in peace; return what came of the first and of the second.

    The first must be the right film or fail in words; the second is the right film and reuses what was done.
    """
    kill = {"worker": kill_worker, "engine": kill_engine, "machine": kill_machine}[kind]
    outcome = await kill(draft, folder, rng)
    out = folder / "out.mp4"
    if outcome == "film":
        assert out.read_bytes() == expected, f"{kind}: a wrong film"
    else:
        assert not out.exists() or out.read_bytes() == expected, f"{kind}: half a film"
    done = len(list((folder / "work" / "segments").glob("*.mp4")))
    pool = RenderPool(folder / "work", workers=2)
    report = await pool.render("again", draft, folder / "again.mp4")
    await pool.aclose()
    assert (folder / "again.mp4").read_bytes() == expected, f"{kind}: a wrong film after {outcome}"
    assert report.segments_reused >= done, f"{kind}: {done} segments were finished"
    leftovers = [path.name for path in folder.rglob("*") if path.suffix == ".part"]
    assert leftovers == [], f"{kind}: {leftovers}"
    return outcome, report.segments_reused, report.segments_total


async def main():
    from conftest import build_draft

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    draft = build_draft(*({"family": name, "ms": 1000} for name in ("mesh", "waves", "bokeh", "grid")))
    with tempfile.TemporaryDirectory() as name:
        expected = await expected_film(draft, Path(name))
        for number in range(rounds):
            folder = Path(name) / str(number)
            folder.mkdir()
            kind = KINDS[number % 3]
            outcome, reused, total = await one_round(kind, draft, expected, folder, rng)
            sys.stdout.write(f"{number + 1:3} {kind:8} {outcome:60.60} again: {reused} of {total} reused\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
