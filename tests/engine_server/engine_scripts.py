"""A director that follows a script, and short ways to say what every test says."""

import asyncio
import errno
import json
import os
import threading

import av
import numpy as np

from pictory_nb.engine.director.steps import Say, Spend, ToolCall, ToolResult
from pictory_nb.engine.media.info import MediaInfo, UnsupportedMediaError
from pictory_nb.engine.server.services import FailedInWordsError, Services


def draft_of(text, version=1):
    return {
        "id": "drf_test",
        "d": 1000,
        "m": {"title": text, "canvas": {"width": 320, "height": 180, "fps": 30}, "version": version},
        "t": [
            {
                "id": "trk_video",
                "tt": 0,
                "m": {"name": "Video"},
                "sg": [{"id": "s1", "st": 0, "d": 1000, "m": {}}],
            },
            {
                "id": "trk_title",
                "tt": 7,
                "m": {"name": "Title"},
                "sg": [{"id": "s2", "st": 0, "d": 900, "m": {}}],
            },
        ],
    }


class ScriptedDirector:
    """Does what the message's first word says; gates let a test hold it at a point."""

    def __init__(self, cost=20):
        self.cost = cost
        self.gate = threading.Event()
        self.calls = []

    def __call__(self, message, draft, media, *, seed, past=None):
        self.calls.append((message, draft, list(media), seed))
        if message.startswith("think"):
            yield Say("Thinking. ")
            assert self.gate.wait(120)
        yield Spend(self.cost, "a draft")
        yield Say("Let me ")
        yield Say("look – 第一幕. ")
        yield ToolCall("call-1", "write_draft", {"about": message})
        yield ToolResult("call-1", "write_draft", {"status": "ok"}, draft=draft_of(message))
        if message.startswith("wait"):
            assert self.gate.wait(120)
        if message.startswith("explode"):
            raise ValueError('no such "mood"')
        if message.startswith("silent"):
            return
        yield Say("Done: ")
        yield Say("one scene.")


class TinyRenderer:
    """Writes a real, tiny MP4; what it should do wrong is in the draft's title."""

    def __init__(self, work_dir):
        self.work_dir = work_dir
        self.gate = asyncio.Event()
        self.rendered = []
        self.at_work = 0
        self.most_at_work = 0
        self.media = {}
        self.closed = False

    async def render(self, job_id, draft, out_path, *, media, order, on_progress, on_feed):
        self.rendered.append(job_id)
        self.media[job_id] = media
        title = draft["m"]["title"]
        self.at_work += 1
        self.most_at_work = max(self.most_at_work, self.at_work)
        try:
            on_progress(0.5, "frames")
            if "gated" in title:
                await self.gate.wait()
            if "killed worker" in title:
                raise FailedInWordsError("A worker was ended from outside. Export again.")
            if "full disk" in title:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if "crash" in title:
                raise ZeroDivisionError("division by zero")
            tiny_mp4(out_path)
            return {"frames": 10, "profile": order.profile}
        finally:
            self.at_work -= 1

    async def warm(self):
        pass

    async def still(self, draft, at_ms, *, width, media):
        if "crash" in draft["m"]["title"]:
            raise FailedInWordsError("The scene at 0:00 cannot be drawn.")
        return b"\x89PNG\r\n\x1a\n" + f"{at_ms} {width}".encode()

    async def overview(self, draft, what, *, width, media):
        return f"{what} {width}".encode()

    async def peaks(self, draft, track, segment, *, media):
        if draft["t"][track]["tt"] != 1:
            raise FailedInWordsError("There is no such sound on the timeline any more.")
        return bytes([track, segment])

    async def aclose(self):
        self.closed = True


def tiny_mp4(path):
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for shade in range(10):
            frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), shade * 20, np.uint8), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def png_only(path, name):
    with path.open("rb") as file:
        if file.read(4) != b"\x89PNG":
            raise UnsupportedMediaError(f"“{name}” is no picture, video or sound that can be used.")
    return MediaInfo("image", "png", "png", 2, 3)


class Parts:
    """The parts behind an engine, as a test hands them in and looks at them afterwards."""

    def __init__(self, director=None):
        self.director = director or ScriptedDirector()
        self.renderers = []
        self.edits_loaded = threading.Event()
        self.services = Services(
            direct=self.director, get_ready=self.edits_loaded.set, open_renderer=self._open, probe=png_only
        )

    def _open(self, work_dir):
        self.renderers.append(TinyRenderer(work_dir))
        return self.renderers[-1]


def services(director=None):
    return Parts(director).services


def new_session(client):
    answer = client.post(
        "/api/tasks/me/with-session/nemo_agent", json={"task_name": "project", "language": "en"}
    ).json()
    assert answer["code"] == 0
    return answer["data"]["session_id"]


def message(session_id, text, **more):
    return {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": session_id,
        "new_message": {"parts": [{"text": text}]},
        **more,
    }


def events_of(body):
    """The JSON of each frame of a finished stream."""
    frames = [line.removeprefix("data:").strip() for line in body.split("\n") if line]
    return [json.loads(frame) for frame in frames if frame not in {"", "heartbeat"}]


def send(client, session_id, text, **more):
    response = client.post("/run_sse", json=message(session_id, text, **more))
    assert response.status_code == 200, response.text
    return events_of(response.content.decode())


def state_of(client, session_id):
    return client.get(f"/api/state/nemo_agent/me/{session_id}/latest").json()["data"]["state"]


def credits_of(client):
    data = client.get("/api/credits/balance/simple").json()["data"]
    return data["available"], data["frozen"], data["total"]


def export(client, session_id, job_id, draft, changes=()):
    return client.post(
        "/api/render/proxy/lambda",
        json={
            "id": job_id,
            "sessionId": session_id,
            "draft": draft,
            "output": {"format": "mp4", "quality": "high"},
            **dict(changes),
        },
    )


def poll(client, job_id):
    return client.get(f"/api/render/proxy/lambda/{job_id}").json()


def until(condition, timeout_s=120):
    """Wait until the engine says so; it is asked over HTTP, so there is nothing to be woken by."""
    pause = threading.Event()
    for _ in range(int(timeout_s / 0.02)):
        if result := condition():
            return result
        pause.wait(0.02)
    raise AssertionError("the condition was never met")


def finished(client, job_id):
    return until(lambda: (job := poll(client, job_id))["status"] not in {"pending", "processing"} and job)
