"""How fast a film is made: the reference film of 30 s in 1080p30, beside peers and the encoder's own limit.

Run it from the repository's root on a quiet machine:

    python benchmarks/render.py                      # everything; says how long it took
    python benchmarks/render.py --parts contest --rounds 5 --without moviepy
    python benchmarks/render.py --parts lengths,edits,first,browser,dask,quality

Parts: contest (profiles, peers, limits), lengths (30, 300, 1,800 s and memory), edits (8 and 80 scenes),
first (first playable second through the engine), browser (the same in JupyterLab in Chromium), dask (1, 2, 4
workers), quality (PSNR-Y and SSIM). Rounds
are interleaved after a warm-up, figures are medians. They go to benchmarks/results/render.json, and a line
each to render_history.jsonl beside it; docs/performance.md is filled from there by benchmarks/render_docs.py.

moviepy wants an older Pillow than the product: give it a Python of its own, which also brings an ffmpeg
where none is installed (peers and quality need one):

    python -m venv .venv-peers && .venv-peers/bin/pip install "moviepy==2.2.1"
    python benchmarks/render.py --peer-python .venv-peers/bin/python
"""

from __future__ import annotations

import argparse
import asyncio
import copy
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from reference_film import FPS, POST, reference_draft  # noqa: E402

from pictory_nb.engine.render import RenderPool  # noqa: E402

RESULTS = HERE / "results"
PROFILES = ("draft", "balanced", "high")
PEERS_PROFILE = "veryfast"
"""Crf 21, as the peers encode: an equal profile."""
CONTEST = (*PROFILES, PEERS_PROFILE)
YARDSTICK = "draft crf 22"
"""The settings of the encoder's limit that the draft profile was planned by: it is held against them, too."""
PEERS = ("moviepy", "numpy", "ffmpeg")
PARTS = ("contest", "lengths", "edits", "first", "browser", "dask", "quality")
LENGTH_S = 30
MOST_DASK_ROUNDS = 3
"""A cluster is started for each."""


def median(rows: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each figure, and of how many rounds it is."""
    medians = {name: round(statistics.median(row[name] for row in rows), 3) for name in rows[0]}
    return {**medians, "rounds": len(rows)}


async def warmed(folder: Path, workers: int) -> RenderPool:
    pool = RenderPool(folder / "work", workers=workers)
    tiny = reference_draft(8, width=256, height=144)
    await pool.render("warm", tiny, folder / "warm.mp4")
    return pool


async def one_film(draft: dict[str, Any], profile: str, workers: int) -> dict[str, float]:
    """Make a film with warm workers and an empty cache."""
    with tempfile.TemporaryDirectory() as name:
        pool = await warmed(Path(name), workers)
        try:
            before_s = processor_s(pool)
            report = await pool.render("film", draft, Path(name) / "film.mp4", profile=profile)
            cpu_s = processor_s(pool) - before_s
            again = await pool.render("again", draft, Path(name) / "again.mp4", profile=profile)
            peak = max(peak_mb(pid) for pid in pool.worker_pids)
            size_mb = (Path(name) / "film.mp4").stat().st_size / 1e6
        finally:
            await pool.aclose()
    return {
        "wall_s": report.wall_s,
        "cpu_s": cpu_s,
        "unchanged_s": again.wall_s,
        "size_mb": size_mb,
        "worker_rss_mb": peak,
    }


def processor_s(pool: RenderPool) -> float:
    """Return the processor time so far of this process and the pool's workers (Linux)."""
    ticks_per_s = os.sysconf("SC_CLK_TCK")
    spent_s = time.process_time()
    for pid in pool.worker_pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent_s += (int(fields[11]) + int(fields[12])) / ticks_per_s
    return spent_s


def peak_mb(pid: int) -> float:
    """Return the most memory that a process has had, in MB (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def find_ffmpeg(peer_python: str, folder: Path) -> None:
    """Let ``ffmpeg`` be found: the installed one, or the one that moviepy's Python brings."""
    if shutil.which("ffmpeg"):
        return
    asked = [peer_python, "-c", "import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    if found.returncode:
        raise SystemExit("Peers and quality need ffmpeg: install it, or give a --peer-python with moviepy.")
    (folder / "ffmpeg").symlink_to(found.stdout.strip())
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"


def peer_film(peer: str, python: str, sound: Path) -> dict[str, float]:
    """Have a peer make the film; its processor time includes its ffmpeg's."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "film.mp4"
        command = [python, str(HERE / "peers" / f"{peer}_film.py"), str(LENGTH_S), str(sound), str(out)]
        began = time.monotonic()
        process = subprocess.Popen(command, cwd=name)
        _, status, used = os.wait4(process.pid, 0)
        wall_s = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{peer} failed: is it installed in {python}?")
        return {"wall_s": wall_s, "cpu_s": used.ru_utime + used.ru_stime, "size_mb": out.stat().st_size / 1e6}


def limits() -> dict[str, dict[str, float]]:
    """Have x264 alone encode our pictures with each profile's settings."""
    command = [
        sys.executable,
        str(HERE / "peers" / "x264_limit.py"),
        ",".join((*CONTEST, YARDSTICK)),
        str(LENGTH_S),
    ]
    found: dict[str, dict[str, float]] = json.loads(
        subprocess.run(command, check=True, capture_output=True).stdout
    )
    return found


def contest(options: argparse.Namespace) -> dict[str, Any]:
    """Run ours, the limits and the peers in turn."""
    from pictory_nb.engine.sound import encode_aac, mix_blocks

    draft = reference_draft(LENGTH_S)
    rows: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        sound = Path(name) / "sound.m4a"
        encode_aac(mix_blocks(draft, {}), sound)
        asyncio.run(one_film(draft, "draft", options.workers))
        for round_ in range(options.rounds):
            alone = limits()
            for profile in CONTEST:
                row = asyncio.run(one_film(draft, profile, options.workers))
                rows.setdefault(f"ours, {profile}", []).append(row)
                rows.setdefault(f"limit, {profile}", []).append(alone[profile])
            rows.setdefault(f"limit, {YARDSTICK}", []).append(alone[YARDSTICK])
            for peer in PEERS:
                if peer not in options.without and round_ < options.peer_rounds:
                    python = options.peer_python if peer == "moviepy" else sys.executable
                    rows.setdefault(peer, []).append(peer_film(peer, python, sound))
            print(f"round {round_ + 1} of {options.rounds}:", told(rows, -1), flush=True)
    found: dict[str, Any] = {name: median(runs) for name, runs in rows.items()}
    ours = found["ours, draft"]["wall_s"]
    held_against = [(profile, profile, "the x264 limit") for profile in CONTEST]
    held_against.append(("draft", YARDSTICK, "the x264 limit at crf 22"))
    found["ratios"] = {
        "x real time (draft)": round(LENGTH_S / ours, 2),
        **{
            f"{profile}: {what} of {title}": round(
                found[f"ours, {profile}"][f"{what}_s"] / found[f"limit, {limit}"][f"{what}_s"], 3
            )
            for what in ("wall", "cpu")
            for profile, limit, title in held_against
        },
        **{f"faster than {peer}": round(found[peer]["wall_s"] / ours, 1) for peer in PEERS if peer in found},
    }
    return found


def told(rows: dict[str, list[dict[str, float]]], which: int) -> str:
    return ", ".join(
        f"{name} {runs[which]['wall_s']:.1f}/{runs[which]['cpu_s']:.1f}" for name, runs in rows.items()
    )


def lengths(options: argparse.Namespace) -> dict[str, Any]:
    """Films of several lengths; which segments a worker gets differs, and with it a short film's memory."""
    found = {}
    for length_s in options.lengths:
        rounds = options.rounds if length_s <= 2 * LENGTH_S else 1
        rows = [
            asyncio.run(one_film(reference_draft(length_s), "draft", options.workers)) for _ in range(rounds)
        ]
        found[f"{length_s} s"] = median(rows)
        print(f"{length_s} s:", found[f"{length_s} s"], flush=True)
    first, last = (found[f"{options.lengths[at]} s"]["worker_rss_mb"] for at in (0, -1))
    return {**found, "growth of memory": round(last / first - 1, 3)}


async def edit(length_s: int, workers: int) -> dict[str, float]:
    """Change one scene in the middle of a finished film."""
    draft = reference_draft(length_s)
    changed = copy.deepcopy(draft)
    caption = changed["t"][3]["sg"][len(changed["t"][3]["sg"]) // 2]
    caption["m"]["text"] = "One scene says something else now, and only it is made anew for you."
    with tempfile.TemporaryDirectory() as name:
        pool = await warmed(Path(name), workers)
        try:
            began_s = processor_s(pool)
            await pool.render("a", draft, Path(name) / "film.mp4")
            full_s = processor_s(pool)
            edited = await pool.render("b", changed, Path(name) / "film.mp4")
            edited_s = processor_s(pool)
            again = await pool.render("c", changed, Path(name) / "film.mp4")
        finally:
            await pool.aclose()
    return {
        "full_cpu_s": full_s - began_s,
        "edit_cpu_s": edited_s - full_s,
        "edit_wall_s": edited.wall_s,
        "edit_share": (edited_s - full_s) / (full_s - began_s),
        "unchanged_wall_s": again.wall_s,
        "segments_made": edited.segments_total - edited.segments_reused,
    }


def edits(options: argparse.Namespace) -> dict[str, Any]:
    found = {}
    for scenes, length_s, rounds in ((8, 30, options.rounds), (80, 300, 1)):
        found[f"{scenes} scenes"] = median(
            [asyncio.run(edit(length_s, options.workers)) for _ in range(rounds)]
        )
        print(f"one edit of {scenes} scenes:", found[f"{scenes} scenes"], flush=True)
    return found


def first(options: argparse.Namespace) -> dict[str, Any]:
    """Time from `Studio.export` to a playable second of film in the notebook's process."""
    os.environ["PICTORY_NB_HOME"] = tempfile.mkdtemp()
    from pictory_nb import Studio, bridge
    from pictory_nb.engine.launch import stop_engine

    rows = []
    for round_ in range(options.rounds + 1):
        studio = Studio.local()
        studio.send(f"Turn this into a 30 second video, seed {round_}.\n\n# Notes {round_}\n\n" + POST)
        studio.clear_cache()
        seen: dict[str, float] = {}
        began = time.monotonic()

        def show(film: Any, seen: dict[str, float] = seen, began: float = began) -> None:
            async def watch() -> None:
                playable_ms = index = 0
                while playable_ms < 1000:
                    playable_ms += (await film.part(index)).duration_ms
                    index += 1
                seen["first_second_s"] = time.monotonic() - began

            bridge.submit(watch())

        work = studio._work  # noqa: SLF001 - the panel's place is taken by a stop watch
        work._desk = Watcher(show)  # noqa: SLF001
        studio.export(Path(os.environ["PICTORY_NB_HOME"]) / f"{round_}.mp4")
        seen["film_s"] = time.monotonic() - began
        rows.append(seen)
        print("first playable second:", {name: round(value, 2) for name, value in seen.items()}, flush=True)
    stop_engine()
    return median(rows[1:])


def browser(options: argparse.Namespace) -> dict[str, Any]:
    """Time from the start of the export's cell until the film plays in the notebook's panel."""
    from benchmarks.first_second import LIMIT_S, first_seconds

    found = median(first_seconds(options.rounds))
    found["of the limit"] = round(found["first_second_s"] / LIMIT_S, 3)
    return found


class Watcher:
    """What an export tells its panel, for a stop watch."""

    def __init__(self, show_live: Any) -> None:
        self.show_live = show_live

    def show_video(self, video: Any) -> None:
        """Do nothing: the film is there."""


async def on_cluster(count: int) -> dict[str, float]:
    from distributed import LocalCluster

    from pictory_nb.engine.render.dask_workers import DaskWorkers

    draft = reference_draft(LENGTH_S)
    async with LocalCluster(
        n_workers=count,
        threads_per_worker=1,
        processes=True,
        asynchronous=True,
        dashboard_address=None,
        host="127.0.0.1",
    ) as cluster:
        with tempfile.TemporaryDirectory() as name:
            pool = RenderPool(
                Path(name) / "work",
                workers=1,
                cluster=lambda here, cache: DaskWorkers(here, cache, cluster.scheduler_address, None),
            )
            tiny = reference_draft(8, width=256, height=144)
            await pool.render("warm", tiny, Path(name) / "warm.mp4")
            report = await pool.render("film", draft, Path(name) / "film.mp4")
            await pool.aclose()
    return {"wall_s": report.wall_s, "cpu_s": report.cpu_s}


def dask(options: argparse.Namespace) -> dict[str, Any]:
    rows: dict[str, list[dict[str, float]]] = {}
    for _ in range(min(options.rounds, MOST_DASK_ROUNDS)):
        for count in (1, 2, 4):
            rows.setdefault(f"{count} workers", []).append(asyncio.run(on_cluster(count)))
    found = {name: median(runs) for name, runs in rows.items()}
    print("dask:", found, flush=True)
    return found


def quality(options: argparse.Namespace) -> dict[str, Any]:
    """Compare each profile, and veryfast crf 21, with a lossless encode of the same pictures."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lossless = folder / "lossless.mkv"
        encode_raw(lossless, ["-preset", "ultrafast", "-qp", "0"])
        reference = folder / "veryfast.mp4"
        again = ["-i", str(lossless), "-preset", "veryfast", "-crf", "21", "-c:v", "libx264", str(reference)]
        subprocess.run(["ffmpeg", "-v", "error", *again], check=True)
        films = {"veryfast crf 21": reference}
        for profile in PROFILES:
            films[profile] = folder / f"{profile}.mp4"
            asyncio.run(export_to(films[profile], profile, options.workers))
        for title, film in films.items():
            found[title] = {
                "psnr_y_db": measured(film, lossless, "psnr", r"y:([\d.]+|inf)"),
                "ssim_y": measured(film, lossless, "ssim", r"Y:([\d.]+)"),
                "size_mb": round(film.stat().st_size / 1e6, 2),
            }
            print(f"quality, {title}:", found[title], flush=True)
    return found


async def export_to(out: Path, profile: str, workers: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        pool = RenderPool(Path(name), workers=workers)
        await pool.render("film", reference_draft(LENGTH_S), out, profile=profile)
        await pool.aclose()


def encode_raw(out: Path, settings: list[str]) -> None:
    """Pipe our own pictures to ffmpeg."""
    from pictory_nb.engine.render.compose import FilmView
    from pictory_nb.engine.render.scenes import read_film

    film = read_film(reference_draft(LENGTH_S))
    view, canvas = FilmView(film, {}), film.canvas
    command = [
        *("ffmpeg", "-v", "error", "-f", "rawvideo", "-pix_fmt", "yuv420p"),
        *("-s", f"{canvas.width}x{canvas.height}", "-r", str(canvas.fps), "-i", "-", "-c:v", "libx264"),
        *(*settings, str(out)),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for number in range(film.frames):
            for plane in view.picture_at(number).planes:
                encoder.stdin.write(plane.tobytes())


def measured(film: Path, reference: Path, filter_name: str, pattern: str) -> float:
    # One time base for both, or some frames are held against the one before; and the same tags, or ffmpeg
    # converts the colours of the film, which has some, to those of the reference, which has none.
    same = f"settb=1/{FPS},setpts=N,setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
    graph = f"[0:v]{same}[a];[1:v]{same}[b];[a][b]{filter_name}"
    inputs = ["-i", str(film), "-i", str(reference)]
    said = subprocess.run(
        ["ffmpeg", "-hide_banner", *inputs, "-lavfi", graph, "-an", "-f", "null", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    return float(re.findall(pattern, said)[-1])


def table(part: str, found: dict[str, Any]) -> str:
    lines = [f"\n{part}"]
    for name, value in found.items():
        shown = (
            "  ".join(f"{key} {figure:g}" for key, figure in value.items())
            if isinstance(value, dict)
            else f"{value:g}"
        )
        lines.append(f"  {name:24} {shown}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--parts", default=",".join(PARTS), help="which, by comma")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer-rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--without", default="", help="peers to leave out, by comma: moviepy takes minutes")
    parser.add_argument("--peer-python", default=sys.executable, help="a Python that has moviepy")
    parser.add_argument(
        "--lengths", default="30,300,1800", help="of the films of the part lengths, in seconds"
    )
    options = parser.parse_args()
    # Peers run in a folder of their own.
    options.peer_python = str(Path(options.peer_python).absolute())
    options.lengths = [int(length) for length in options.lengths.split(",")]
    wanted = [part for part in PARTS if part in options.parts.split(",")]
    piped = "contest" in wanted and {"numpy", "ffmpeg"} - set(options.without.split(","))
    with tempfile.TemporaryDirectory() as name:
        if piped or "quality" in wanted:
            find_ffmpeg(options.peer_python, Path(name))
        for part in wanted:
            began = time.monotonic()
            found = globals()[part](options)
            keep(part, found, time.monotonic() - began)


def keep(part: str, found: dict[str, Any], took_s: float) -> None:
    """Print the figures of a part and write them down at once: what follows may be stopped."""
    load = os.getloadavg()[0]
    print(table(part, found))
    print(f"{part} took {took_s / 60:.1f} min; load now {load:.1f} on {os.cpu_count()} cores", flush=True)
    facts = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "took_s": round(took_s),
        "load": round(load, 2),
    }
    RESULTS.mkdir(exist_ok=True)
    latest = RESULTS / "render.json"
    kept = json.loads(latest.read_text()) if latest.exists() else {}
    kept[part] = {**facts, "figures": found}
    latest.write_text(json.dumps(kept, indent=1) + "\n")
    with (RESULTS / "render_history.jsonl").open("a") as history:
        history.write(json.dumps({**facts, "figures": {part: found}}) + "\n")


if __name__ == "__main__":
    main()
