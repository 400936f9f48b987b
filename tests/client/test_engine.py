"""The client against the real engine over real HTTP, with the engine's own faults."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections import Counter
from typing import Any

import psutil
import pytest
from PIL import Image

from pictory_nb.client import (
    AgentError,
    ApiError,
    Client,
    ConnectionFailedError,
    MessageDelta,
    Patience,
    PictoryError,
    SessionBusyError,
    SessionGoneError,
    StreamInterruptedError,
    Tools,
    UnsupportedFileError,
)
from pictory_nb.settings import load_settings
from tests.faulty import engine_in

POST = (
    "Make a 10 second video of this post.\n\n# Why teams write things down\n\n"
    "Writing forces you to notice the gap. Teams that write remember what they decided. "
    "73% of decisions are argued about twice. A page a week is enough. Start today."
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = engine_in(tmp_path_factory.mktemp("engine home"))
    yield engine
    engine.stop()


@pytest.fixture(autouse=True)
def _no_faults_left(engine):
    engine.ask("DELETE", "/api/engine/faults")
    engine.ask("DELETE", "/api/engine/counters")


@pytest.fixture
def client(engine, tmp_path):
    async def soon(_seconds: float) -> None:
        await asyncio.sleep(0)

    def make(**options: Any) -> Client:
        settings = load_settings(environ={})
        folder = tmp_path / "tokens"
        return Client(engine.connect, settings=settings, folder=folder, tools=Tools(sleep=soon), **options)

    return make


def talk(client, text: str = POST, **options: Any):
    """Send a message in a new session; return the transcript, the state, the error and the events."""

    async def main():
        async with client(**options) as speaking:
            session = await speaking.create_session()
            stream = speaking.stream(session.session_id, text)
            events, error = [], None
            try:
                async with stream:
                    async for event in stream:
                        events.append(event)  # noqa: PERF401 - an error must not lose what came
            except PictoryError as caught:
                error = caught
            return stream.transcript, await speaking.state(session.session_id), error, events

    return asyncio.run(main())


def test_a_post_becomes_a_draft_and_the_answer_is_streamed(engine, client) -> None:
    transcript, state, error, events = talk(client)
    assert error is None
    assert transcript.text
    assert not transcript.unfinished
    assert any(isinstance(event, MessageDelta) for event in events)
    assert transcript.tools
    assert all(tool.done for tool in transcript.tools)
    assert any(track["sg"] for track in state.draft["t"])


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "chunks", "bytes": 1},
        {"kind": "chunks", "bytes": 7},
        {"kind": "drip", "bytes": 4000, "delay_ms": 1},
        {"kind": "gzip"},
        {"kind": "content_type", "value": "text/html"},
        {"kind": "stale_token"},
        {"kind": "rate_limit", "retry_after": 3},
        {"kind": "answer", "status": 503, "body": "busy"},
    ],
    ids=lambda fault: "-".join(map(str, fault.values())),
)
def test_what_the_network_does_to_an_answer_changes_nothing(fault, engine, client) -> None:
    plain, state, _, _ = talk(client)
    engine.plan({"path": "/run_sse", **fault})
    transcript, again, error, _ = talk(client)
    assert error is None
    assert transcript.text == plain.text
    assert [tool.name for tool in transcript.tools] == [tool.name for tool in plain.tools]
    assert [len(t["sg"]) for t in again.draft["t"]] == [len(t["sg"]) for t in state.draft["t"]]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"kind": "drop", "after_bytes": 700}, StreamInterruptedError),
        ({"kind": "reset", "after_bytes": 700}, StreamInterruptedError),
        ({"kind": "half_frame", "frames": 2}, StreamInterruptedError),
        ({"kind": "lost_answer"}, ConnectionFailedError),
        ({"kind": "lost_request"}, ConnectionFailedError),
        ({"kind": "error_event"}, AgentError),
        ({"kind": "error_frame", "escaped": False}, AgentError),
        ({"kind": "answer", "status": 502, "body": "<html>"}, ApiError),
        ({"kind": "answer", "status": 200, "body": '{"code": 1002}'}, SessionGoneError),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_what_breaks_is_told_in_its_kind_and_sent_once(fault, kind, engine, client) -> None:
    engine.plan({"path": "/run_sse", **fault})
    _, _, error, _ = talk(client)
    assert isinstance(error, kind)
    assert came_to(engine)["POST /run_sse"] <= 1


def test_heartbeats_alone_are_given_up(engine, client) -> None:
    engine.plan({"path": "/run_sse", "kind": "heartbeats_only"})
    _, _, error, events = talk(client, patience=Patience(silence_s=0.4))
    assert isinstance(error, StreamInterruptedError)
    assert error.timed_out
    assert events


def test_a_silent_edit_is_no_error(engine, client) -> None:
    engine.plan({"path": "/run_sse", "kind": "silent_edit"})
    transcript, state, error, _ = talk(client)
    assert (error, transcript.text) == (None, "")
    assert state.draft is not None


def test_the_engines_own_refusals_are_read(engine, client, tmp_path) -> None:
    wrong = tmp_path / "not a film.mp4"
    wrong.write_bytes(b"this is no film")

    async def main() -> None:
        async with client() as speaking, client() as other:
            session = await speaking.create_session()
            with pytest.raises(UnsupportedFileError, match="not a film"):
                await speaking.upload(session.session_id, wrong)
            with pytest.raises(SessionGoneError):
                await speaking.state("ses_unknown")
            engine.plan({"path": "/run_sse", "kind": "heartbeats_only"})
            async with speaking.stream(session.session_id, POST) as first:
                await anext(first)
                with pytest.raises(SessionBusyError):
                    await other.stream(session.session_id, POST).__aenter__()
            assert await speaking.cancel_render("render_unknown") is False

    asyncio.run(main())


RUNS = 200
ROUTES = {
    "message": "POST /run_sse",
    "upload": "POST /api/upload-video/nemo_agent/me/{session_id}",
    "render": "POST /api/render/proxy/lambda",
}
TURNED_AWAY = ({"kind": "rate_limit"}, {"kind": "answer", "status": 503}, {"kind": "stale_token"})
BROKEN = (
    "drop",
    "reset",
    "half_frame",
    "lost_answer",
    "lost_request",
    "chunks",
    "gzip",
    "content_type",
    "bare",
)


def test_nothing_is_posted_twice_to_the_engine_in_random_faults(engine, client, tmp_path) -> None:
    luck = random.Random(5)
    picture = tmp_path / "tea.png"
    Image.new("RGB", (64, 36), "teal").save(picture)
    ended: Counter[str] = Counter()

    async def send(speaking: Client, verb: str, n: int, draft: Any) -> None:
        session = await speaking.create_session()
        if verb == "upload":
            await speaking.upload(session.session_id, picture)
        elif verb == "render":
            await speaking.start_render(f"render_{n}", session.session_id, draft)
        else:
            async with speaking.stream(
                session.session_id, f"Make a 5 second video. Tea {n} is old."
            ) as stream:
                async for _ in stream:
                    pass

    async def main() -> None:
        async with client() as speaking:
            session = await speaking.create_session()
            async with speaking.stream(session.session_id, POST) as stream:
                async for _ in stream:
                    pass
            draft = (await speaking.state(session.session_id)).draft
            came_before = came_to(engine)
            for n in range(RUNS):
                verb = luck.choices(["message", "upload", "render"], [8, 2, 1])[0]
                fault: dict[str, Any] = {"kind": luck.choice(BROKEN)}
                if fault["kind"] in {"drop", "reset"}:
                    fault["after_bytes"] = luck.randrange(3000 if verb == "message" else 200)
                turned_away = luck.random() < 0.2
                if turned_away:
                    fault = luck.choice(TURNED_AWAY)
                path = ROUTES[verb].partition(" ")[2].replace("{session_id}", "*")
                await asyncio.to_thread(engine.plan, {"path": path, "method": "POST", **fault})
                try:
                    await send(speaking, verb, n, draft)
                    ended["fine"] += 1
                except PictoryError as error:
                    ended[type(error).__name__] += 1
                if verb == "render":
                    await speaking.cancel_render(f"render_{n}")
                now = await asyncio.to_thread(came_to, engine)
                arrived = now[ROUTES[verb]] - came_before[ROUTES[verb]]
                assert arrived == (2 if turned_away else 1), (verb, fault)
                came_before = now

    asyncio.run(main())
    assert sum(ended.values()) == RUNS
    assert min(ended["fine"], RUNS - ended["fine"]) > RUNS / 8
    assert {"StreamInterruptedError", "ConnectionFailedError"} <= set(ended)


def came_to(engine) -> Counter[str]:
    return Counter(engine.ask("GET", "/api/engine/counters")["requests"])


def test_an_engine_that_was_killed_is_started_anew_by_the_next_call(engine, client) -> None:
    async def main() -> None:
        async with client() as speaking:
            session = await speaking.create_session()
            async with speaking.stream(session.session_id, POST) as stream:
                async for _ in stream:
                    pass
            draft = (await speaking.state(session.session_id)).draft
            process = psutil.Process(engine.address().pid)
            os.kill(process.pid, signal.SIGKILL)
            await asyncio.to_thread(psutil.wait_procs, [process], 10)
            again = await speaking.create_session()
            assert again.session_id != session.session_id
            assert (await speaking.state(session.session_id)).draft == draft
            assert engine.address().pid != process.pid

    asyncio.run(main())
