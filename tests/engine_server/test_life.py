"""How an engine lives beside others, ends when it is not used, and keeps what it has stored."""

import asyncio
import contextlib
import socket
import sqlite3

import httpx
import pytest
from engine_scripts import (
    Parts,
    ScriptedDirector,
    credits_of,
    draft_of,
    export,
    finished,
    message,
    new_session,
    poll,
    send,
    services,
    state_of,
    until,
)

from pictory_nb.engine.server import accounts, process, sessions
from pictory_nb.engine.server.database import Database
from pictory_nb.engine.server.disk import is_disk_full

# Longer than a busy machine takes from one request to the next.
IDLE_S = 4


def test_an_engine_does_not_end_while_it_renders(start_engine):
    parts = Parts()
    engine = start_engine("--idle-timeout", str(IDLE_S), services=parts.services)
    with engine.signed_in() as client:
        export(client, new_session(client), "render_1", draft_of("gated"))
        assert not engine.ends_within(1.5 * IDLE_S)
        engine.call(parts.renderers[0].gate.set)
        assert engine.ends_within(120)


def test_an_engine_does_not_end_while_it_answers(start_engine):
    director = ScriptedDirector()
    engine = start_engine("--idle-timeout", str(IDLE_S), "--heartbeat", "0.1", services=services(director))
    with engine.signed_in() as client:
        body = message(new_session(client), "wait for me")
        with client.stream("POST", "/run_sse", json=body) as stream:
            beats = 0
            for line in stream.iter_lines():
                beats += line == "data: heartbeat"
                if beats == 15 * IDLE_S:
                    director.gate.set()
            assert beats >= 15 * IDLE_S
    assert engine.ends_within(120)


def test_edits_are_made_ready_once_a_film_is_looked_at_and_not_before(start_engine):
    parts = Parts()
    with start_engine(services=parts.services).signed_in() as client:
        session_id = new_session(client)
        state_of(client, session_id)
        assert not parts.edits_loaded.wait(1)
        send(client, session_id, "a film about tea")
        state_of(client, session_id)
        assert parts.edits_loaded.wait(60)


def test_two_engines_on_one_database_leave_each_other_s_work_alone(start_engine):
    director = ScriptedDirector()
    first_parts, second_parts = Parts(director), Parts()
    first = start_engine(services=first_parts.services)
    with first.signed_in() as client, contextlib.ExitStack() as stack:
        session_id = new_session(client)
        export(client, session_id, "render_1", draft_of("gated"))
        until(lambda: poll(client, "render_1")["status"] == "processing")
        stream = stack.enter_context(client.stream("POST", "/run_sse", json=message(session_id, "wait")))
        lines = stream.iter_lines()
        next(line for line in lines if "functionResponse" in line)
        second = start_engine(services=second_parts.services, name="second")
        with second.client(Authorization=client.headers["Authorization"]) as other:
            assert state_of(other, session_id)["last_turn"]["status"] == "running"
            assert poll(other, "render_1")["status"] == "processing"
            assert other.post("/run_sse", json=message(session_id, "me too")).status_code == 409
            director.gate.set()
            assert any("one scene." in line for line in lines)
            first.call(first_parts.renderers[0].gate.set)
            assert finished(other, "render_1")["status"] == "completed"
            assert send(other, session_id, "and now")[-1]["turnComplete"]
            assert [one.rendered for one in second_parts.renderers] == [[]]


def test_a_turn_that_takes_too_long_is_ended_in_words(start_engine):
    engine = start_engine(change={"max_turn_s": 0.3})
    with engine.signed_in() as client:
        session_id = new_session(client)
        assert "not finished within" in send(client, session_id, "wait for ever")[-1]["error"]
        assert state_of(client, session_id)["last_turn"]["status"] == "failed"
        assert credits_of(client) == (100, 0, 100)


def test_a_frame_s_draft_is_already_stored_when_the_frame_arrives(start_engine):
    director = ScriptedDirector()
    engine = start_engine(services=services(director))
    with engine.signed_in() as client:
        session_id = new_session(client)
        with client.stream("POST", "/run_sse", json=message(session_id, "wait for me")) as stream:
            lines = stream.iter_lines()
            next(line for line in lines if "functionResponse" in line)
            assert state_of(client, session_id)["draft"] == draft_of("wait for me")
            director.gate.set()
            assert list(lines)


def test_every_version_of_a_draft_is_kept(client, session_id, engine):
    for text in ("one", "two", "two", "three"):
        send(client, session_id, text)
    assert state_of(client, session_id)["draft_version"] == 3
    engine.stop()
    with contextlib.closing(sqlite3.connect(engine.data_dir / "engine.sqlite3")) as database:
        rows = database.execute("SELECT version, draft FROM drafts ORDER BY version").fetchall()
    assert [version for version, _ in rows] == [1, 2, 3]
    assert "two" in rows[1][1]


def test_the_ledger_adds_up(client, session_id, engine):
    send(client, session_id, "tea")
    send(client, session_id, "explode")
    engine.stop()
    with contextlib.closing(sqlite3.connect(engine.data_dir / "engine.sqlite3")) as database:
        rows = database.execute("SELECT kind, credits FROM credit_ledger ORDER BY id").fetchall()
    assert rows == [("grant", 100), ("freeze", 20), ("charge", 20), ("freeze", 20), ("release", 20)]


def test_no_file_holds_a_token(client, session_id, engine):
    send(client, session_id, "tea")
    token = client.headers["Authorization"].removeprefix("Bearer ").encode()
    files = [path for path in engine.data_dir.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if token in path.read_bytes()]


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path):
    async def story():
        database = Database(tmp_path / "engine.sqlite3")
        await database.run(accounts.issue_token, "client")
        ((account_id,),) = await database.run(lambda db: db.execute("SELECT id FROM accounts").fetchall())
        session = await database.run(sessions.create, account_id, "project", "en")
        turn_id = await database.run(sessions.begin_turn, session.session_id, "me", "tea", lambda *_: True)
        await database.run(sessions.store_draft, session.session_id, turn_id, draft_of("tea"))
        pages = await database.run(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
        await database.run(lambda db: db.execute(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(sqlite3.OperationalError) as caught:
            await database.run(
                sessions.store_draft, session.session_id, turn_id, draft_of("coffee" * 100_000)
            )
        assert is_disk_full(caught.value)
        await database.run(lambda db: db.execute(f"PRAGMA max_page_count = {pages * 100}"))
        assert (await database.run(sessions.latest_draft, session.session_id)).draft == draft_of("tea")
        database.close()

    asyncio.run(story())


def test_small_answers_are_sent_at_once(engine):
    with process.bind(0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
    with httpx.Client() as client:
        assert client.get(engine.base_url + "/health", headers=engine.headers).status_code == 200
