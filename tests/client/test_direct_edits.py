"""A timeline that was edited outside of the conversation: stored once, or refused without harm."""

from __future__ import annotations

import asyncio

import pytest

from pictory_nb.client import (
    ApiError,
    BadAnswerError,
    Client,
    ConnectionFailedError,
    DraftChangedError,
    LastTurn,
    NotOfferedError,
    SessionGoneError,
    State,
)
from pictory_nb.client.answers import parse_state
from pictory_nb.settings import load_settings
from tests.faulty import engine_in

POST = "Make a 10 second video of this post.\n\n# Tea\n\nTea is old. Tea is warm. Half of us drink it daily."


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = engine_in(tmp_path_factory.mktemp("engine home"))
    yield engine
    engine.stop()


@pytest.fixture
def client(engine, tmp_path) -> Client:
    engine.ask("DELETE", "/api/engine/faults")
    engine.ask("DELETE", "/api/engine/counters")
    return Client(engine.connect, settings=load_settings(environ={}), folder=tmp_path / "tokens")


def retitled(state: State, title: str) -> dict:
    assert state.draft is not None
    return {**state.draft, "m": {**state.draft["m"], "title": title}}


async def made(client: Client) -> tuple[str, State]:
    session = await client.create_session()
    before = await client.state(session.session_id)
    assert (before.draft, before.draft_version, before.last_turn) == (None, 0, None)
    async with client.stream(session.session_id, POST) as stream:
        async for _ in stream:
            pass
    return session.session_id, await client.state(session.session_id)


def test_an_edited_timeline_is_stored_as_the_next_version(client) -> None:
    async def main() -> None:
        async with client:
            session_id, state = await made(client)
            assert state.draft_version is not None
            assert isinstance(state.last_turn, LastTurn)
            assert state.last_turn.status == "done"
            assert state.last_turn.error is None
            assert state.last_turn.invocation_id
            assert state.last_turn.credits
            edited = retitled(state, "Tee, größer")
            version = await client.put_draft(session_id, edited, state.draft_version)
            again = await client.state(session_id)
            assert version == again.draft_version == state.draft_version + 1
            assert again.draft == edited

    asyncio.run(main())


def test_an_edit_of_an_older_version_is_refused_in_words_and_changes_nothing(client) -> None:
    async def main() -> None:
        async with client:
            session_id, state = await made(client)
            assert state.draft_version is not None
            with pytest.raises(DraftChangedError, match=r"nothing was stored\. Read it again") as refused:
                await client.put_draft(session_id, retitled(state, "Late"), state.draft_version - 1)
            assert (refused.value.status, refused.value.code) == (409, 9011)
            assert (await client.state(session_id)).draft == state.draft

    asyncio.run(main())


def test_an_edit_in_a_session_that_is_gone_says_so(client) -> None:
    async def main() -> None:
        async with client:
            with pytest.raises(SessionGoneError):
                await client.put_draft("ses_unknown", {"t": []}, 0)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("fault", "stored"),
    [("lost_answer", True), ("lost_request", False)],
)
def test_an_edit_whose_answer_is_lost_is_not_sent_again(fault, stored, engine, client) -> None:
    async def main() -> None:
        async with client:
            session_id, state = await made(client)
            assert state.draft_version is not None
            edited = retitled(state, "Once")
            await asyncio.to_thread(engine.plan, {"path": "/api/engine/draft/*", "kind": fault})
            with pytest.raises(ConnectionFailedError):
                await client.put_draft(session_id, edited, state.draft_version)
            assert ((await client.state(session_id)).draft == edited) is stored

    asyncio.run(main())
    counted = engine.ask("GET", "/api/engine/counters")
    assert [n for name, n in counted["requests"].items() if name.startswith("PUT ")] == [1]
    assert not [name for name in counted["repeated_bodies"] if name.startswith("PUT ")]


@pytest.mark.parametrize(
    ("status", "body"),
    [(404, "not found"), (404, {"code": 9004, "message": "no such page"}), (405, ""), (501, "<html>")],
)
def test_a_backend_without_direct_edits_is_told_in_words(status, body, serve, reply, make_client) -> None:
    async def main() -> int:
        async with serve(lambda _: reply(status, body)) as server, make_client(server) as client:
            with pytest.raises(NotOfferedError, match="Say the change in a message instead") as refused:
                await client.put_draft("s", {"t": []}, 3)
            assert refused.value.status == status
            return len(server.got)

    assert asyncio.run(main()) == 1


def test_any_other_refusal_keeps_its_kind(serve, reply, make_client) -> None:
    async def main() -> None:
        answers = [reply(500, "oh"), reply(200, {"code": 0, "data": {}})]
        async with serve(lambda _: answers.pop(0)) as server, make_client(server) as client:
            with pytest.raises(ApiError, match="HTTP 500") as refused:
                await client.put_draft("s", {"t": []}, 3)
            assert not isinstance(refused.value, NotOfferedError)
            with pytest.raises(BadAnswerError, match="Look at the state"):
                await client.put_draft("s", {"t": []}, 3)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("state", "version", "last_turn"),
    [
        ({}, None, None),
        ({"draft_version": None, "last_turn": None}, None, None),
        ({"draft_version": "7", "last_turn": {"status": "asleep"}}, 7, LastTurn(None, "asleep", None, None)),
        ({"draft_version": 1.5, "last_turn": {"status": []}}, None, None),
        ({"draft_version": True, "last_turn": "done"}, None, None),
        ({"draft_version": -1, "last_turn": {}}, None, None),
        (
            {"draft_version": 2, "last_turn": {"status": "failed", "error": "Out of tea.", "credits": 0}},
            2,
            LastTurn(None, "failed", "Out of tea.", 0.0),
        ),
    ],
)
def test_version_and_last_turn_are_read_tolerantly(state, version, last_turn) -> None:
    found = parse_state({"state": state})
    assert (found.draft_version, found.last_turn) == (version, last_turn)


def test_pictures_and_outlines_of_sound_come_as_bytes_or_as_words(client) -> None:
    async def main() -> None:
        async with client:
            session_id, state = await made(client)
            assert state.draft is not None
            picture = await client.still(session_id, 1000, 160)
            assert picture.startswith(b"\x89PNG")
            sound = next(index for index, track in enumerate(state.draft["t"]) if track["tt"] == 1)
            outline = await client.peaks(session_id, sound, 0)
            assert len(outline) == -(-state.draft["t"][sound]["sg"][0]["d"] // 50)
            with pytest.raises(ApiError, match="no such sound"):
                await client.peaks(session_id, sound, 9)

    asyncio.run(main())
