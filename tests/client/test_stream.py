"""A message and its answer: told as it comes, never sent twice, never left without an end."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import pytest

from pictory_nb.client import (
    AgentError,
    ApiError,
    BadAnswerError,
    ConnectionFailedError,
    Heartbeat,
    MessageDelta,
    MessageDone,
    NoCreditsError,
    Patience,
    SessionBusyError,
    SessionGoneError,
    StreamInterruptedError,
    TokenError,
    Unknown,
)

ADK = Path(__file__).parents[1] / "fixtures" / "adk"
SSE = {"Content-Type": "text/event-stream"}


async def read_all(stream, on_event=lambda _: None):
    events = []
    async with stream:
        async for event in stream:
            on_event(event)
            events.append(event)
    return events


async def fail(stream, kind):
    with pytest.raises(kind) as caught:
        await read_all(stream)
    return caught.value


def test_the_request_is_the_contracts(serve, reply, make_client, stream_of, saying, token) -> None:
    async def main():
        async with serve(lambda _: reply(200, stream_of(saying("Hi")), SSE)) as server:
            async with make_client(server) as client:
                stream = client.stream("s-1", "Make a video")
                assert server.got == []
                await read_all(stream)
            return server.got

    (got,) = asyncio.run(main())
    assert (got.method, got.path) == ("POST", "/run_sse")
    assert got.json == {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": "s-1",
        "new_message": {"parts": [{"text": "Make a video"}]},
    }
    assert got.headers["accept"] == "text/event-stream"
    assert got.headers["authorization"] == f"Bearer {token}"
    assert got.headers["x-skill-source"] == "pictory-ai"
    assert got.headers["x-skill-platform"] == "unknown"
    assert got.headers["x-skill-version"]
    assert got.headers["x-engine-key"] == "key-of-engine"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("size", [1, 7, None])
@pytest.mark.parametrize("kind", ["text/event-stream", "application/json", "text/plain; charset=latin-1", ""])
def test_the_answer_is_told_piece_by_piece(
    kind, size, packed, serve, reply, make_client, stream_of, saying
) -> None:
    body = stream_of(
        saying("Hé", partial=True), b"heartbeat", saying("llo", partial=True), saying("Héllo"), b"[1]"
    )
    headers = {"Content-Type": kind, **({"Content-Encoding": "gzip"} if packed else {})}
    wire = gzip.compress(body) if packed else body

    async def main():
        answer = reply(200, wire, headers, chunk_size=size)
        async with serve(lambda _: answer) as server, make_client(server) as client:
            stream = client.stream("s", "x")
            events = await read_all(stream)
            assert stream.transcript.text == "Héllo"
            return events

    events = asyncio.run(main())
    kinds = [type(event) for event in events if not isinstance(event, Heartbeat)]
    assert kinds == [MessageDelta, MessageDelta, MessageDone, Unknown]
    assert Heartbeat() in events


def test_every_captured_answer_arrives_over_http(serve, reply, make_client) -> None:
    captures = {path.name: path.read_bytes() for path in ADK.glob("*_stream.sse")}
    failing = {"raise_stream.sse": AgentError, "errorevent_stream.sse": NoCreditsError}
    failing["safety_stream.sse"] = AgentError

    async def main() -> None:
        sending = b""

        def handler(_):
            return reply(200, sending, SSE, chunk_size=100)

        async with serve(handler) as server, make_client(server) as client:
            for name, content in captures.items():
                sending = content
                stream = client.stream("s", "x")
                if name in failing:
                    await fail(stream, failing[name])
                    assert name == "safety_stream.sse" or stream.transcript.text == "Working on it."
                else:
                    await read_all(stream)

    asyncio.run(main())


@pytest.mark.parametrize("how", ["cut frame", "reset", "length", "open buffer", "damaged gzip"])
def test_a_broken_answer_is_an_interruption_and_what_came_is_kept(
    how, serve, reply, make_client, stream_of, saying
) -> None:
    whole = stream_of(saying("kept"), saying("half", partial=True))
    answer = {
        "cut frame": reply(200, whole + b'data: {"a', SSE, with_length=False),
        "reset": reply(200, whole, SSE, lie_about_length=True, reset=True),
        "length": reply(200, whole, SSE, lie_about_length=True),
        "open buffer": reply(200, whole, SSE),
        "damaged gzip": reply(200, gzip.compress(whole)[:-40] + b"x" * 40, {"Content-Encoding": "gzip"}),
    }[how]

    async def main() -> None:
        async with serve(lambda _: answer) as server, make_client(server) as client:
            stream = client.stream("s", "x")
            error = await fail(stream, StreamInterruptedError)
            assert "not sent again" in str(error)
            assert not error.timed_out
            if how != "damaged gzip":
                assert stream.transcript.messages[0].text == "kept"
            assert len(server.got) == 1

    asyncio.run(main())


@pytest.mark.parametrize("when", ["before the headers", "before the first byte"])
def test_a_message_that_may_have_arrived_is_never_sent_again(when, serve, reply, make_client) -> None:
    answer = None if when == "before the headers" else reply(200, b"", SSE, lie_about_length=True)
    kind = ConnectionFailedError if when == "before the headers" else StreamInterruptedError

    async def main() -> int:
        async with serve(lambda _: answer) as server, make_client(server) as client:
            await fail(client.stream("s", "x"), kind)
            return len(server.got)

    assert asyncio.run(main()) == 1


def test_an_empty_answer_is_a_silent_edit_and_no_error(serve, reply, make_client) -> None:
    async def main():
        async with serve(lambda _: reply(200, b"", SSE)) as server, make_client(server) as client:
            stream = client.stream("s", "x")
            assert await read_all(stream) == []
            assert stream.transcript.text == ""

    asyncio.run(main())


@pytest.mark.parametrize("kind", ["application/json", "text/event-stream", "text/html"])
@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, '{"code": 2001, "message": "no"}', NoCreditsError),
        (200, '\ufeff {"code": 1002}', SessionGoneError),
        (404, '{"detail": "Session not found"}', SessionGoneError),
        (500, "oops", ApiError),
        (200, "<html>login</html>", BadAnswerError),
        (200, '{"code": 0, "data": {}}', BadAnswerError),
        (200, '{"code": 2001', BadAnswerError),
    ],
)
def test_an_error_instead_of_a_stream_is_found_under_any_content_type(
    kind, status, body, error, serve, reply, make_client
) -> None:
    async def main() -> None:
        answer = reply(status, body, {"Content-Type": kind}, chunk_size=3)
        async with serve(lambda _: answer) as server, make_client(server) as client:
            caught = await fail(client.stream("s", "x"), error)
            assert type(caught) is error
            assert len(server.got) == 1

    asyncio.run(main())


def test_a_stale_token_is_renewed_before_the_message_is_taken(
    serve, reply, make_client, stream_of, saying
) -> None:
    given = []

    def handler(got):
        if "token" in got.path:
            given.append(1)
            return reply(200, {"token": f"nmv_usr_{len(given)}"})
        stale = got.headers["authorization"].endswith("1")
        return reply(200, '{"code": 1001}' if stale else stream_of(saying("Hi")), SSE)

    async def main():
        async with serve(handler) as server, make_client(server, token=None) as client:
            await read_all(client.stream("s", "x"))
            return len(server.calls("POST", "/run_sse"))

    assert asyncio.run(main()) == 2
    assert len(given) == 2


def test_an_own_stale_token_is_an_error(serve, reply, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(401, "")) as server, make_client(server) as client:
            await fail(client.stream("s", "x"), TokenError)

    asyncio.run(main())


def test_a_second_message_is_refused_until_the_first_has_ended(
    serve, reply, make_client, stream_of, saying
) -> None:
    async def main() -> None:
        hold = asyncio.Event()
        answer = reply(200, stream_of(saying("Hi")), SSE, then_wait=hold, lie_about_length=True)
        async with serve(lambda _: answer) as server, make_client(server) as client:
            async with client.stream("s", "one") as first:
                assert isinstance(await anext(first), MessageDone)
                await fail(client.stream("s", "two"), SessionBusyError)
                async with client.stream("other", "three"):
                    pass
            async with client.stream("s", "four") as fourth:
                assert isinstance(await anext(fourth), MessageDone)
            assert [got.json["new_message"]["parts"][0]["text"] for got in server.got] == [
                "one",
                "three",
                "four",
            ]
            hold.set()

    asyncio.run(main())


def test_leaving_early_closes_the_connection(serve, reply, make_client, stream_of, saying) -> None:
    """Closing is how an agent is stopped (CONTRACT §4)."""

    async def main() -> None:
        closed, arrived = asyncio.Event(), asyncio.Event()

        async def serve_raw(reader, writer) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + stream_of(saying("Hi"))
            )
            arrived.set()
            while await reader.read(1000):
                pass
            closed.set()
            writer.close()

        raw = await asyncio.start_server(serve_raw, "127.0.0.1", 0)
        async with serve(lambda _: None) as server:
            server.url = f"http://127.0.0.1:{raw.sockets[0].getsockname()[1]}"
            client = make_client(server)
            async with client.stream("s", "x") as stream:
                await anext(stream)
            await asyncio.wait_for(closed.wait(), 60)

            told = asyncio.Event()

            async def without_a_with() -> None:
                async for _ in kept:
                    told.set()

            # Nobody but the stream itself closes this one: it is still held when its reader is gone.
            kept = client.stream("s", "x")
            for begun, reading in (
                (arrived, read_all(client.stream("s", "x"))),
                (told, read_all(client.stream("s", "x"), lambda _: told.set())),
                (told, without_a_with()),
            ):
                closed.clear()
                begun.clear()
                task = asyncio.create_task(reading)
                await begun.wait()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                await asyncio.wait_for(closed.wait(), 60)
                assert not client._busy
            await client.aclose()
        raw.close()

    asyncio.run(main())


async def told(serve, make_client, times, next_frame) -> tuple[int, StreamInterruptedError]:
    """Let a minute pass with every event and then send the next frame; return how many were told."""
    more = asyncio.Event()
    end = asyncio.Event()
    sent = events = 0

    async def talk(reader, writer) -> None:
        nonlocal sent
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        while not end.is_set():
            writer.write(next_frame(sent))
            sent += 1
            more.clear()
            await more.wait()
        writer.close()

    raw = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with raw, serve(lambda _: None) as server:
        server.url = f"http://127.0.0.1:{raw.sockets[0].getsockname()[1]}"
        client = make_client(server)
        stream = client.stream("s", "x")

        def a_minute_later(_event) -> None:
            nonlocal events
            events += 1
            times.now_s += 60
            more.set()

        with pytest.raises(StreamInterruptedError) as caught:
            await read_all(stream, a_minute_later)
        end.set()
        more.set()
        await client.aclose()
        assert not client._busy
    return events, caught.value


BEAT = b"data: heartbeat\n\n"


def test_the_patience_is_the_contracts() -> None:
    assert Patience() == Patience(silence_s=600, total_s=900)


def test_heartbeats_alone_end_after_ten_minutes(serve, make_client, times) -> None:
    for beat in (BEAT, b": life\n\n", b"data:\n\n", b'data: {"type": "heartbeat"}\n\n'):
        events, error = asyncio.run(told(serve, make_client, times, lambda _, beat=beat: beat))
        assert events == 10
        assert error.timed_out
        assert "after 10 min" in str(error)
        assert "not sent again" in str(error)


@pytest.mark.parametrize("known", [True, False], ids=["a word", "a frame that says nothing"])
def test_the_ten_minutes_begin_anew_with_each_word(
    known, serve, make_client, times, stream_of, saying
) -> None:
    word = stream_of(saying("Hi")) if known else stream_of({"invocationId": "i", "id": "1", "usage": {}})

    def next_frame(n: int) -> bytes:
        return (word if n == 3 else b"") + BEAT

    events, error = asyncio.run(told(serve, make_client, times, next_frame))
    # The word comes after three minutes; ten more pass with it and with beats.
    assert events == 13
    assert error.timed_out


def test_words_end_after_fifteen_minutes_in_all(serve, make_client, times, stream_of, saying) -> None:
    words = told(serve, make_client, times, lambda n: stream_of(saying(f"word {n}")))
    events, error = asyncio.run(words)
    assert events == 15
    assert error.timed_out
    assert "after 15 min" in str(error)


def test_the_patience_can_be_set_for_one_message(serve, reply, make_client) -> None:
    async def main() -> None:
        hold = asyncio.Event()
        answer = reply(200, BEAT, SSE, lie_about_length=True, then_wait=hold)
        async with serve(lambda _: answer) as server, make_client(server) as client:
            for patience in (Patience(silence_s=0.05), Patience(total_s=0.05)):
                error = await fail(client.stream("s", "x", patience=patience), StreamInterruptedError)
                assert error.timed_out
            hold.set()

    asyncio.run(main())


def test_zero_bytes_end_after_the_patience_too(serve, reply, make_client) -> None:
    async def main() -> None:
        hold = asyncio.Event()
        answer = reply(200, b"", SSE, lie_about_length=True, then_wait=hold)
        async with serve(lambda _: answer) as server:
            async with make_client(server, patience=Patience(silence_s=0.05)) as client:
                error = await fail(client.stream("s", "x"), StreamInterruptedError)
                assert error.timed_out
            hold.set()

    asyncio.run(main())


def test_an_anonymous_user_without_credits_is_told_where_to_register(serve, reply, make_client) -> None:
    def handler(got):
        if "token" in got.path:
            return reply(200, {"token": "nmv_usr_1"})
        if "with-session" in got.path:
            return reply(200, {"session_id": "s", "task_id": "task/7"})
        return reply(200, {"code": 2001, "message": "Not enough: 10 are needed."})

    async def main() -> None:
        async with serve(handler) as server, make_client(server, token=None) as client:
            session = await client.create_session()
            error = await fail(client.stream(session.session_id, "x"), NoCreditsError)
            assert error.registration_url == "https://web.example/register?bind=task%2F7"
            assert error.registration_url in str(error)
            with pytest.raises(NoCreditsError, match="bind=task%2F7"):
                await client.credits()
        async with serve(handler) as server, make_client(server, token="own-token") as client:
            error = await fail(client.stream("s", "x"), NoCreditsError)
            assert (error.registration_url, str(error)) == (
                None,
                "There are no credits left. Top up credits in your account.",
            )
        async with serve(handler) as server, make_client(server, token=None, local=True) as client:
            assert str(await fail(client.stream("s", "x"), NoCreditsError)) == "Not enough: 10 are needed."

    asyncio.run(main())


def test_a_stream_may_be_iterated_without_a_with_and_ends_once(
    serve, reply, make_client, stream_of, saying
) -> None:
    async def main() -> None:
        answer = reply(200, stream_of(saying("Hi")), SSE)
        async with serve(lambda _: answer) as server, make_client(server) as client:
            stream = client.stream("s", "x")
            assert len([event async for event in stream]) == 1
            assert [event async for event in stream] == []
            assert "1 entries" in repr(stream)
            assert not client._busy
            assert len(server.got) == 1

    asyncio.run(main())
