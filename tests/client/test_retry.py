"""What is repeated and what never is; the server counts."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from pictory_nb.client import (
    ApiError,
    BadAnswerError,
    ConnectionFailedError,
    Endpoint,
    RateLimitedError,
    RequestTimeoutError,
)
from pictory_nb.client.retry import MAX_ATTEMPTS, Attempts, Remedy
from pictory_nb.client.transport import _in_our_words

CREDITS = {"available": 1}


def replies(*answers):
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_a_get_is_repeated_with_full_jitter_until_it_works(serve, reply, make_client, times) -> None:
    async def main() -> int:
        bad = reply(503, "")
        handler = replies(bad, reply(502, "<html>"), None, reply(500, ""), reply(200, CREDITS))
        async with serve(handler) as server, make_client(server) as client:
            await client.credits()
            return len(server.got)

    assert asyncio.run(main()) == 5
    assert times.pauses == [0.25, 0.5, 1.0, 2.0]


def test_a_get_is_given_up_after_a_few_tries(serve, reply, make_client) -> None:
    async def main() -> int:
        async with serve(lambda _: reply(503, "")) as server, make_client(server) as client:
            with pytest.raises(ApiError):
                await client.credits()
            return len(server.got)

    assert asyncio.run(main()) == MAX_ATTEMPTS


def test_retry_after_is_obeyed(serve, reply, make_client, times) -> None:
    async def main() -> None:
        handler = replies(
            reply(503, "", {"Retry-After": "7"}),
            reply(429, "", {"Retry-After": "Tue, 14 Nov 2023 22:13:50 GMT"}),
            reply(200, CREDITS),
        )
        async with serve(handler) as server, make_client(server) as client:
            await client.credits()

    asyncio.run(main())
    assert times.pauses == [7.0, 30.0]


def test_a_rate_limit_is_waited_out_once_for_half_a_minute(serve, reply, make_client, times) -> None:
    async def main() -> int:
        async with serve(lambda _: reply(429, "")) as server, make_client(server) as client:
            with pytest.raises(RateLimitedError):
                await client.create_session()
            return len(server.got)

    assert asyncio.run(main()) == 2
    assert times.pauses == [30.0]


@pytest.mark.parametrize("status", [500, 502, 504, 400])
def test_a_post_that_arrived_is_not_repeated(status, serve, reply, make_client) -> None:
    async def main() -> int:
        async with serve(lambda _: reply(status, "")) as server, make_client(server) as client:
            with pytest.raises(ApiError):
                await client.start_render("render_1", "s", {"t": []})
            return len(server.got)

    assert asyncio.run(main()) == 1


@pytest.mark.parametrize("how", ["closed", "cut", "reset", "bad"])
def test_a_post_whose_answer_is_lost_is_not_repeated(how, serve, reply, make_client) -> None:
    answer = {
        "closed": None,
        "cut": reply(200, {"code": 0, "data": {}}, cut_after=5),
        "reset": reply(200, {"code": 0}, cut_after=0, reset=True),
        "bad": reply(200, "<html>"),
    }[how]

    async def main() -> int:
        async with serve(lambda _: answer) as server, make_client(server) as client:
            with pytest.raises((ConnectionFailedError, BadAnswerError)):
                await client.start_render("render_1", "s", {"t": []})
            return len(server.got)

    assert asyncio.run(main()) == 1


def test_a_post_that_was_turned_away_is_repeated(serve, reply, make_client) -> None:
    async def main() -> int:
        handler = replies(reply(503, ""), reply(429, ""), reply(200, {"session_id": "s"}))
        async with serve(handler) as server, make_client(server) as client:
            assert (await client.create_session()).session_id == "s"
            return len(server.got)

    assert asyncio.run(main()) == 3


def test_a_post_never_travels_on_a_connection_that_was_kept(serve, reply, make_client) -> None:
    async def main() -> tuple[int, int]:
        def handler(got):
            return reply(200, CREDITS if got.method == "GET" else {"session_id": "s"})

        async with serve(handler) as server, make_client(server) as client:
            for _ in range(3):
                await client.credits()
            kept = server.connections
            for _ in range(3):
                await client.create_session()
            return kept, server.connections

    assert asyncio.run(main()) == (1, 4)


def test_a_refused_connection_asks_for_the_address_anew(serve, reply, make_client) -> None:
    """A local engine that was killed is started anew, and the message that never left is sent."""

    async def main() -> None:
        async with serve(lambda _: None) as gone:
            dead = gone.url
        async with serve(lambda _: reply(200, {"session_id": "s"})) as server:
            asked = []

            async def connect() -> Endpoint:
                asked.append(1)
                return Endpoint(dead if len(asked) == 1 else server.url, "https://w", is_local=True)

            async with make_client(server, connect=connect) as client:
                assert (await client.create_session()).session_id == "s"
            assert len(asked) == 2
            assert len(server.got) == 1

    asyncio.run(main())


def test_two_calls_that_are_refused_at_once_restart_one_engine(serve, reply, make_client) -> None:
    async def main() -> int:
        async with serve(lambda _: None) as gone:
            dead = gone.url
        asked = []
        async with serve(lambda _: reply(200, CREDITS)) as server:

            async def connect() -> Endpoint:
                asked.append(1)
                await asyncio.sleep(0.01)
                return Endpoint(dead if len(asked) == 1 else server.url, "https://w", is_local=True)

            async with make_client(server, connect=connect) as client:
                await asyncio.gather(*(client.credits() for _ in range(5)))
        return len(asked)

    assert asyncio.run(main()) == 2


def test_a_dead_address_is_an_error_in_words(serve, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: None) as server:
            client = make_client(server)
        with pytest.raises(ConnectionFailedError, match="could not be reached") as caught:
            await client.create_session()
        assert caught.value.never_left
        assert caught.value.refused

    asyncio.run(main())


def test_a_key_of_an_earlier_start_asks_for_the_address_anew(serve, reply, make_client) -> None:
    async def main() -> int:
        handler = replies(reply(403, {"code": 9003, "message": "wrong key"}), reply(200, {"session_id": "s"}))
        async with serve(handler) as server:
            asked = []

            async def connect() -> Endpoint:
                asked.append(1)
                return Endpoint(server.url, "https://w", is_local=True)

            async with make_client(server, connect=connect) as client:
                await client.create_session()
        return len(asked)

    assert asyncio.run(main()) == 2


def test_a_name_that_does_not_exist_is_said_to_be_so(serve, make_client, monkeypatch) -> None:
    async def main() -> None:
        async with serve(lambda _: None) as server:

            async def connect() -> Endpoint:
                return Endpoint("https://no-such-host.invalid", "https://w")

            async def fail(*_args, **_more):
                import socket

                raise socket.gaierror(-2, "Name or service not known")

            monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", fail)
            client = make_client(server, connect=connect)
            with pytest.raises(ConnectionFailedError, match="name could not be found"):
                await client.credits()

    asyncio.run(main())


def test_plain_http_on_a_tls_port_speaks_of_the_certificate(make_client) -> None:
    async def main() -> None:
        async def no_tls(_reader, writer) -> None:
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

        server = await asyncio.start_server(no_tls, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]

        async def connect() -> Endpoint:
            return Endpoint(f"https://127.0.0.1:{port}", "https://w")

        async with server, make_client(server, connect=connect) as client:
            with pytest.raises(ConnectionFailedError, match="certificate"):
                await client.credits()

    asyncio.run(main())


@pytest.mark.parametrize("verb", ["get", "post"])
def test_silence_ends_in_a_timeout_that_names_its_phase(verb, serve, reply, make_client, monkeypatch) -> None:
    from pictory_nb.client.calls import Call
    from pictory_nb.client.endpoint import CREDITS as ROUTE
    from pictory_nb.client.endpoint import SESSION
    from pictory_nb.client.transport import Timeouts

    async def main() -> tuple[RequestTimeoutError, int]:
        silence = asyncio.Event()

        async def handler(_):
            await silence.wait()

        async with serve(handler) as server, make_client(server) as client:
            call = Call(ROUTE if verb == "get" else SESSION, timeouts=Timeouts(read_s=0.05))
            with pytest.raises(RequestTimeoutError) as caught:
                await client._caller.json(call)
            return caught.value, len(server.got)

    error, arrived = asyncio.run(main())
    assert (error.phase, error.never_left) == ("read", False)
    assert arrived == (MAX_ATTEMPTS if verb == "get" else 1)


def test_attempts_end_for_what_no_repetition_mends() -> None:
    attempts = Attempts(repeatable=True, random=lambda: 1.0)
    assert attempts.after(BadAnswerError("x", status=404)) is None
    step = Attempts(repeatable=True, random=lambda: 1.0).after(BadAnswerError("x", status=200))
    assert step is not None
    assert (step.remedy, step.pause_s) == (Remedy.WAIT, 0.5)


def test_the_log_says_verb_path_attempt_status_and_request_id(serve, reply, make_client, caplog) -> None:
    caplog.set_level(logging.DEBUG)

    async def main() -> None:
        state = {"state": {"draft": {"t": []}}}
        handler = replies(reply(503, ""), reply(200, state, {"X-Request-Id": "req-1"}))
        async with serve(handler) as server, make_client(server) as client:
            await client.state("session-of-mine")

    asyncio.run(main())
    lines = [record.getMessage() for record in caplog.records if record.name == "pictory_nb.client"]
    path = "/api/state/nemo_agent/me/{session_id}/latest"
    assert lines == [
        f"GET {path} attempt 1: 503, request id -",
        f"GET {path} attempt 2: 200, request id req-1",
    ]


@pytest.mark.parametrize(
    ("error", "reads", "never_left"),
    [
        (httpx.ConnectTimeout("x"), "reached in time", True),
        (httpx.PoolTimeout("x"), "reached in time", True),
        (httpx.WriteTimeout("x"), "take the request in time", False),
        (httpx.ReadTimeout("x"), "answer in time", False),
        (httpx.ProxyError("x"), "HTTPS_PROXY", True),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"), "certificate", True),
        (httpx.ConnectError("x"), "could not be reached", True),
        (httpx.InvalidURL("x"), "not a web address", True),
        (httpx.UnsupportedProtocol("x"), "not a web address", True),
        (httpx.DecodingError("x"), "damaged", False),
        (httpx.RemoteProtocolError("x"), "connection to the backend broke", False),
        (httpx.WriteError("x"), "connection to the backend broke", False),
    ],
)
def test_what_broke_is_said_in_words_and_whether_it_left(error, reads, never_left) -> None:
    ours = _in_our_words(error)
    assert reads in str(ours)
    assert ours.never_left is never_left
    assert (ours.__cause__, ours.__context__) == (None, None)


def test_a_proxy_that_refuses_is_said_to_be_the_one(serve, reply, make_client, monkeypatch) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(403, "no")) as proxy:
            monkeypatch.setenv("https_proxy", proxy.url)
            monkeypatch.delenv("no_proxy", raising=False)

            async def connect() -> Endpoint:
                return Endpoint("https://api.example", "https://w")

            async with make_client(proxy, connect=connect) as client:
                with pytest.raises(ConnectionFailedError, match="HTTPS_PROXY"):
                    await client.create_session()
            assert "authorization" not in proxy.got[0].headers

    asyncio.run(main())


def test_a_damaged_packed_answer_is_no_success(serve, reply, make_client) -> None:
    async def main() -> None:
        answer = reply(200, b"this is not packed", {"Content-Encoding": "gzip"})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            with pytest.raises(ConnectionFailedError, match="damaged"):
                await client.create_session()
            assert len(server.got) == 1

    asyncio.run(main())
