"""The whole engine as people run it: its own process, real director, probe and renderer, over HTTP."""

import io

import av
import httpx
import pytest
from engine_scripts import export, finished, new_session, send, state_of
from PIL import Image

from pictory_nb.engine.launch import ensure_engine, stop_engine

POST = """# Why great teams write things down

Writing forces you to notice the gap between what you think and what you can say.
73% of decisions are re-argued because nobody wrote them down.
Good teams keep a log, and they read it before they meet.

Turn this into a 6 second video."""


@pytest.fixture
def client():
    address = ensure_engine()
    with httpx.Client(
        base_url=address.base_url,
        headers={
            "X-Engine-Key": address.key,
            "X-Skill-Source": "pictory-ai",
            "X-Skill-Version": address.version,
            "X-Skill-Platform": "unknown",
        },
        timeout=60,
    ) as client:
        token = client.post("/api/auth/anonymous-token", headers={"X-Client-Id": "c"}).json()["data"]["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield client
    stop_engine()


def test_a_post_becomes_a_draft_a_still_and_a_film(client):
    session_id = new_session(client)
    events = send(client, session_id, POST)
    assert any(event.get("partial") for event in events)
    assert events[-1]["turnComplete"]
    draft = state_of(client, session_id)["draft"]
    assert draft["d"] == pytest.approx(6000, abs=500)
    still = client.get(f"/api/engine/still/{session_id}", params={"t_ms": 1000, "width": 320})
    assert Image.open(io.BytesIO(still.content)).width == 320
    draft["m"]["canvas"] |= {"width": 640, "height": 360}
    export(client, session_id, "render_1", draft)
    film = finished(client, "render_1")
    assert film["error"] is None
    with av.open(io.BytesIO(client.get(film["output"]["url"]).content)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, video.width, video.height) == ("h264", 640, 360)
        assert audio.rate == 48_000
        assert container.duration / 1e6 == pytest.approx(draft["d"] / 1000, abs=0.1)
    broken = export(
        client, session_id, "render_2", {**draft, "t": [{"tt": 0, "sg": [{"id": "s", "d": "soon"}]}]}
    )
    assert broken.json()["code"] == 0
    failed = finished(client, "render_2")
    assert failed["status"] == "failed"
    assert failed["error"]


def test_uploads_are_told_by_their_content(client):
    session_id = new_session(client)
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "png")
    path = f"/api/upload-video/nemo_agent/me/{session_id}"
    answer = client.post(path, files={"files": ("misnamed.mp4", picture.getvalue())}).json()
    (file,) = answer["data"]["files"]
    assert (file["kind"], file["mime_type"], file["width"], file["height"]) == ("image", "image/png", 40, 30)
    answer = client.post(path, files={"files": ("film.mp4", b"MZ" + bytes(1000))}).json()
    assert answer["code"] == 4001
    assert all(kind in answer["message"] for kind in ("mp4", "webp", "aac"))
