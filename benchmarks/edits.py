"""How fast an edit is: the first frame of an answer over HTTP, and edits of a draft of 10,000 segments.

Run: python benchmarks/edits.py

CPU times are the process's own, so that other work on the machine does not count; wall times are medians.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from pictory_nb.engine.director import Past, PastTurn, ToolResult, direct
from pictory_nb.engine.director.captions import word_times

if TYPE_CHECKING:
    from collections.abc import Callable

SEGMENTS = 10_000
RUNS = 7
EDITS = (
    "change the title to Notes",
    "remove scene 2500",
    "swap scenes 10 and 4000",
    "scene 1234 should say We forget what we say.",
    "remove the part about elm 777",
    "make scene 3 4 seconds long",
    "use waves as the background everywhere",
    "paper theme, music at 20% and no captions",
    "make it vertical",
    "trim the first 10 seconds",
    "add an intro and an outro",
    "our tagline is “Notes that last”",
    "our brand colours are #0F62FE and #FFB000",
    "undo",
)
SCRIPT = (
    "Make a 20 second video:\n\n# Notes\n\n"
    + "Teams forget what they decide. A page remembers for them. " * 6
)


def large_draft() -> dict[str, Any]:
    """Make a film of 5,000 caption scenes with one caption each."""
    words = ("owl", "fox", "elm", "oak", "jay")
    video, captions = [], []
    for number in range(SEGMENTS // 2):
        text = f"See the {words[number % len(words)]} {number}."
        start_ms = number * 1400
        meta: dict[str, Any] = {
            "name": "Waves",
            "scene": "caption",
            "background": {"family": "waves" if number % 2 else "mesh", "seed": number},
        }
        if number:
            meta["transition"] = {"kind": "crossfade", "d": 500}
        video.append({"id": f"seg_v{number}", "st": start_ms, "d": 1400, "m": meta})
        caption = {"role": "caption", "text": text, "words": word_times(text, 1100)}
        captions.append({"id": f"seg_c{number}", "st": start_ms + 200, "d": 1100, "m": caption})
    length_ms = len(video) * 1400
    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    return {
        "id": "drf_large",
        "d": length_ms,
        "m": {
            "title": "Large",
            "canvas": {"width": 1920, "height": 1080, "fps": 30},
            "theme": "midnight",
            "seed": 7,
            "language": "en",
        },
        "t": [
            {"id": "trk_video", "tt": 0, "m": {"name": "Video"}, "sg": video},
            {"id": "trk_music", "tt": 1, "m": {"name": "BGM"},
             "sg": [{"id": "seg_m", "st": 0, "d": length_ms, "m": music}]},
            {"id": "trk_captions", "tt": 7, "m": {"name": "Captions"}, "sg": captions},
        ],
    }  # fmt: skip


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Median wall and CPU time of some runs, in ms."""
    walls, cpus = [], []
    for _ in range(RUNS):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return statistics.median(walls), statistics.median(cpus)


def large_edits() -> None:
    draft = large_draft()
    older = {**draft, "m": {**draft["m"], "title": "Older"}}
    drafts = {1: older, 2: draft}
    turns = (
        PastTurn("a script", 1, (("plan_scenes", {}),)),
        PastTurn("an edit", 2, (("edit_timeline", {}),)),
    )
    past = Past(turns, drafts.__getitem__)
    print(f"Edits of a draft of {SEGMENTS:,} segments (target < 200 ms)")
    print(f"{'':46}{'wall':>9}{'CPU':>9}")
    for order in EDITS:

        def edit(said: str = order) -> None:
            steps = list(direct(said, draft, (), seed=7, past=past))
            assert any(isinstance(step, ToolResult) and step.draft for step in steps), (said, steps)

        wall, cpu = measured(edit)
        print(f"{order:46}{wall:6.0f} ms{cpu:6.0f} ms")


def first_frames() -> None:
    """Time the first frame of an edit's answer and its last, over HTTP with a real engine."""
    with tempfile.TemporaryDirectory() as folder:
        engine = RealEngine(Path(folder))
        try:
            first, last = engine.edits()
        finally:
            engine.stop()
    print(f"\nAn edit over HTTP, median of {len(first)} (target: first frame < 100 ms)")
    print(f"{'first frame':46}{statistics.median(first):6.0f} ms")
    print(f"{'last frame: the new state can be read':46}{statistics.median(last):6.0f} ms")


class RealEngine:
    """An engine of this version in a thread, with the real director."""

    def __init__(self, folder: Path) -> None:
        from pictory_nb.engine.server import process
        from pictory_nb.engine.server.wiring import real_services

        state = folder / "state.json"
        argv = ["--state-file", state, "--data-dir", folder / "data", "--cache-dir", folder / "cache"]
        arguments = process.parse([str(word) for word in argv])
        listener = process.bind(0)
        up = threading.Event()

        async def serve() -> None:
            services = real_services(arguments.settings)
            await process.serve(arguments, listener, services, announce=lambda _: up.set())

        self._thread = threading.Thread(target=lambda: asyncio.run(serve()))
        self._thread.start()
        up.wait(30)
        found = json.loads(state.read_text())
        headers = {
            "X-Engine-Key": found["key"],
            "X-Skill-Source": "pictory-ai",
            "X-Skill-Version": "0",
            "X-Skill-Platform": "unknown",
        }
        port = listener.getsockname()[1]
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, trust_env=False)

    def edits(self) -> tuple[list[float], list[float]]:
        """Make a film and 20 edits of it; the times of first and last frames in ms."""
        token = self._client.post("/api/auth/anonymous-token", headers={"X-Client-Id": "bench"}).json()
        self._client.headers["Authorization"] = f"Bearer {token['data']['token']}"
        body = {"task_name": "bench", "language": "en"}
        session = self._client.post("/api/tasks/me/with-session/nemo_agent", json=body).json()["data"]
        self._say(session["session_id"], SCRIPT)
        times = [self._say(session["session_id"], f"change the title to Notes {n}") for n in range(20)]
        return [first for first, _ in times], [last for _, last in times]

    def _say(self, session_id: str, text: str) -> tuple[float, float]:
        message = {
            "app_name": "nemo_agent",
            "user_id": "me",
            "session_id": session_id,
            "new_message": {"parts": [{"text": text}]},
        }
        begun = time.perf_counter()
        first, changed = 0.0, False
        with self._client.stream("POST", "/run_sse", json=message) as stream:
            for line in stream.iter_lines():
                if line and not first:
                    first = (time.perf_counter() - begun) * 1000
                changed = changed or "draft_version" in line
        assert changed, f"“{text[:40]}” changed nothing"
        return first, (time.perf_counter() - begun) * 1000

    def stop(self) -> None:
        """End the engine."""
        self._client.post("/api/engine/stop")
        self._client.close()
        self._thread.join(30)


if __name__ == "__main__":
    large_edits()
    first_frames()
