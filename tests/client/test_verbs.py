"""The small verbs: what they send and how tolerantly they read (CONTRACT §3)."""

from __future__ import annotations

import asyncio
import inspect
import socket
import ssl
import threading

import httpcore
import pytest

import pictory_nb.client as package
from pictory_nb.client import (
    BadAnswerError,
    Client,
    Endpoint,
    PlanError,
    RenderCancelledError,
    RenderFailedError,
    RenderPhase,
    SettingsError,
    TokenError,
)
from pictory_nb.client.answers import parse_credits, parse_render, parse_session, parse_state
from pictory_nb.client.endpoint import Route, origin_of
from pictory_nb.client.proxies import proxy_for
from pictory_nb.settings import load_settings


def test_a_session_is_started_in_a_language(serve, reply, make_client) -> None:
    async def main():
        answer = reply(200, {"code": 0, "data": {"session_id": "s", "task_id": "t"}})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            return await client.create_session("zh"), server.got

    session, (got,) = asyncio.run(main())
    assert (session.session_id, session.task_id) == ("s", "t")
    assert (got.path, got.json) == (
        "/api/tasks/me/with-session/nemo_agent",
        {"task_name": "project", "language": "zh"},
    )


def test_a_claim_link_holds_a_claim_token_and_never_the_real_one(serve, reply, make_client, token) -> None:
    async def main():
        answer = reply(200, {"claim_token": "clm_a/b", "expires_in": 3600})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            link = await client.claim_link(parse_session({"session_id": "s", "task_id": "t"}))
            return link, server.got

    link, (got,) = asyncio.run(main())
    assert got.json == {"task_id": "t", "session_id": "s"}
    assert link.url.reveal() == "https://web.example/workspace/claim?ct=clm_a%2Fb"
    assert link.expires_in_s == 3600
    assert token not in link.url.reveal()
    assert "clm_a" not in repr(link)


def test_a_state_keeps_the_draft_exactly_as_it_came(serve, reply, make_client) -> None:
    draft = {"t": [{"tt": 0, "sg": [{"d": 12.5, "ü": None}]}], "zz": [1, {"b": 2, "a": 1}]}
    state = {"draft": draft, "video_infos": [{"id": 1}], "canvas_config": {"w": 1}, "generated_media": [2]}

    async def main():
        async with serve(lambda _: reply(200, {"code": 0, "data": {"state": state}})) as server:
            client = make_client(server)
            found = await client.state("s/1")
            await client.aclose()
            return found, server.got

    found, (got,) = asyncio.run(main())
    assert got.path == "/api/state/nemo_agent/me/s/1/latest"
    assert (found.draft, found.video_infos, found.canvas_config) == (draft, [{"id": 1}], {"w": 1})
    assert found.generated_media == [2]


@pytest.mark.parametrize(
    "data", [{}, {"state": None}, {"state": {"draft": {}}}, {"draft": [], "video_infos": 3}]
)
def test_a_state_without_a_draft_has_none(data) -> None:
    assert parse_state(data).draft is None


def test_an_export_is_sent_as_the_contract_says(serve, reply, make_client) -> None:
    async def main():
        async with (
            serve(lambda _: reply(200, {"status": "pending"})) as server,
            make_client(server) as client,
        ):
            status = await client.start_render("render_1", "s", {"t": []}, output={"resolution": "720p"})
            await client.render_status("render_1")
            return status, server.got

    status, (submit, poll) = asyncio.run(main())
    assert (status.render_id, status.phase) == ("render_1", RenderPhase.PENDING)
    assert submit.path == "/api/render/proxy/lambda"
    assert submit.json == {
        "id": "render_1",
        "sessionId": "s",
        "draft": {"t": []},
        "output": {"format": "mp4", "quality": "high", "resolution": "720p"},
    }
    assert poll.path == "/api/render/proxy/lambda/render_1"
    assert {submit.headers[name] for name in ("x-skill-source", "x-skill-platform")} == {
        "pictory-ai",
        "unknown",
    }


def test_the_plan_is_told_apart_from_the_credits(serve, reply, make_client) -> None:
    async def main() -> None:
        async with (
            serve(lambda _: reply(402, {"message": "upgrade"})) as server,
            make_client(server) as client,
        ):
            with pytest.raises(PlanError, match="Register or upgrade your plan to unlock export"):
                await client.start_render("render_1", "s", {"t": []})

    asyncio.run(main())


@pytest.mark.parametrize(
    ("data", "phase", "progress_pct"),
    [
        ({"status": "pending"}, RenderPhase.PENDING, None),
        ({"status": "Processing", "progress": 0.25}, RenderPhase.PROCESSING, 25.0),
        ({"status": "processing", "progress": 25}, RenderPhase.PROCESSING, 25.0),
        ({"status": "processing", "progress": "40"}, RenderPhase.PROCESSING, 40.0),
        ({"status": "processing", "progress": "half"}, RenderPhase.PROCESSING, 0.0),
        ({"status": "processing", "progress_pct": 250}, RenderPhase.PROCESSING, 100.0),
        ({"status": "completed"}, RenderPhase.COMPLETED, None),
        ({"status": "succeeded?"}, RenderPhase.UNKNOWN, None),
        ({}, RenderPhase.UNKNOWN, None),
    ],
)
def test_a_look_at_an_export_never_invents_success(data, phase, progress_pct) -> None:
    status = parse_render(data, "render_1")
    assert (status.phase, status.progress_pct) == (phase, progress_pct)
    assert status.finished is (phase is RenderPhase.COMPLETED)
    status.raise_if_lost()


def test_an_export_that_is_lost_says_so_with_the_job_in_hand() -> None:
    failed = parse_render(
        {"status": "failed", "error": {"message": "no GPU"}, "queue_position": 2}, "render_1"
    )
    assert failed.queue_position == 2
    with pytest.raises(RenderFailedError, match="no GPU") as caught:
        failed.raise_if_lost()
    assert caught.value.render_id == "render_1"
    with pytest.raises(RenderFailedError, match="gave no reason"):
        parse_render({"status": "error"}, "render_1").raise_if_lost()
    with pytest.raises(RenderCancelledError, match="render_1"):
        parse_render({"status": "canceled"}, "render_1").raise_if_lost()


@pytest.mark.parametrize(
    ("status", "body", "cancelled"),
    [(200, {"code": 0}, True), (404, "", False), (405, {"detail": "no"}, False), (501, "<html>", False)],
)
def test_cancelling_tolerates_a_backend_that_cannot(
    status, body, cancelled, serve, reply, make_client
) -> None:
    async def main():
        async with serve(lambda _: reply(status, body)) as server, make_client(server) as client:
            return await client.cancel_render("render_1"), server.got[0]

    result, got = asyncio.run(main())
    assert result is cancelled
    assert (got.method, got.path) == ("DELETE", "/api/render/proxy/lambda/render_1")


def test_cancelling_raises_what_is_another_matter(serve, reply, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(401, "")) as server, make_client(server) as client:
            with pytest.raises(TokenError):
                await client.cancel_render("render_1")

    asyncio.run(main())


@pytest.mark.parametrize("data", [{}, {"session_id": ""}, {"session_id": None}, {"data": 3}])
def test_an_answer_without_what_was_asked_for_is_an_error(data, serve, reply, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(200, data)) as server, make_client(server) as client:
            with pytest.raises(BadAnswerError, match="session id"):
                await client.create_session()
            with pytest.raises(BadAnswerError, match="claim token"):
                await client.claim_link(parse_session({"session_id": "s"}))

    asyncio.run(main())


def test_numbers_and_ids_are_read_tolerantly() -> None:
    assert parse_credits({"available": "7.5", "frozen": None}).available == 7.5
    assert parse_credits({"available": "many", "balance": 3}).available == 3
    assert parse_session({"session": {"id": 12}}).session_id == "12"
    with pytest.raises(BadAnswerError):
        parse_credits({"available": True})


def test_a_client_works_in_a_second_loop_and_in_a_thread_of_its_own(serve, reply, make_client) -> None:
    """A fork or a second loop does not break it: connections belong to the loop that opened them."""
    answer = reply(200, {"available": 4})

    async def serving(ready, end) -> None:
        async with serve(lambda _: answer) as server:
            ready.append(server)
            begun.set()
            await asyncio.to_thread(end.wait)

    ready: list = []
    begun, end = threading.Event(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(serving(ready, end)))
    thread.start()
    assert begun.wait(60)
    client = make_client(ready[0])

    async def ask() -> float:
        try:
            return (await client.credits()).available
        finally:
            await client.aclose()

    assert [asyncio.run(ask()) for _ in range(3)] == [4.0, 4.0, 4.0]
    end.set()
    thread.join()


def test_the_users_own_settings_are_read_when_none_are_given(serve, reply, private_home, monkeypatch) -> None:
    monkeypatch.setenv("NEMO_TOKEN", "from-env")
    monkeypatch.setenv("SKILL_SOURCE", "clawhub")

    async def main():
        async with serve(lambda _: reply(200, {"available": 1})) as server:

            async def connect() -> Endpoint:
                return Endpoint(server.url, "https://w")

            async with Client(connect) as client:
                await client.credits()
            return server.got[0].headers

    headers = asyncio.run(main())
    assert headers["authorization"] == "Bearer from-env"
    assert headers["x-skill-platform"] == "clawhub"


def test_a_proxy_of_the_environment_is_used_for_the_cloud_but_not_for_this_computer(
    serve, reply, make_client, monkeypatch
) -> None:
    async def main() -> None:
        async with (
            serve(lambda _: reply(200, {"available": 1})) as proxy,
            serve(lambda _: reply(200, {"available": 2})) as engine,
        ):
            monkeypatch.setenv("http_proxy", f"127.0.0.1:{proxy.port}")
            monkeypatch.delenv("no_proxy", raising=False)

            async def connect() -> Endpoint:
                return Endpoint("http://api.example", "https://w")

            async with make_client(proxy, connect=connect) as client:
                assert (await client.credits()).available == 1
            assert proxy.got[0].path == "/api/credits/balance/simple"
            async with make_client(engine, local=True) as client:
                assert (await client.credits()).available == 2
            monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
            async with make_client(proxy, connect=connect) as client:
                with pytest.raises(SettingsError, match="not an HTTP proxy"):
                    await client.credits()
            monkeypatch.setenv("no_proxy", "api.example")
            assert proxy_for("http://api.example/x") is None

    asyncio.run(main())


def test_no_cookie_is_kept(serve, reply, make_client) -> None:
    async def main():
        answer = reply(200, {"available": 1}, {"Set-Cookie": "a=b; Path=/"})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            await client.credits()
            await client.credits()
            return server.got

    assert all("cookie" not in got.headers for got in asyncio.run(main()))


def test_paths_are_escaped() -> None:
    route = Route("GET", "/a/{session_id}/b")
    assert route.path(session_id="../x?y#z") == "/a/..%2Fx%3Fy%23z/b"
    assert origin_of("http://h") == ("http", "h", 80)


def test_every_public_name_is_there_and_documented() -> None:
    for name in package.__all__:
        found = getattr(package, name)
        assert found is not None
        assert not isinstance(found, type) or found.__doc__, name
    assert set(package.__all__) <= set(dir(package))
    with pytest.raises(AttributeError):
        _ = package.Nothing


def test_importing_an_error_does_not_load_the_http_library() -> None:
    import subprocess
    import sys

    imports = "import sys; from pictory_nb.client import PictoryError; from pictory_nb import settings"
    code = f"{imports}; print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_one_module_alone_knows_the_http_library() -> None:
    from pathlib import Path

    folder = Path(package.__file__).parent
    knowing = [path.name for path in folder.glob("*.py") if "import httpx" in path.read_text()]
    assert knowing == ["transport.py"]
    assert load_settings(environ={}).token.value is None


def test_a_connection_that_nobody_answers_any_more_is_noticed(serve, reply, make_client) -> None:
    """TCP keep-alive is on, for messages as for everything else."""

    async def main() -> None:
        answer = reply(200, b"data: heartbeat\n\n", {"Content-Type": "text/event-stream"})
        async with (
            serve(lambda _: answer) as server,
            make_client(server) as client,
            client.stream("s", "x") as stream,
        ):
            inner = stream._response._inner.extensions["network_stream"]
            found = inner.get_extra_info("socket")
            assert found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            assert found.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) <= 60
            assert found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1

    asyncio.run(main())


def test_the_headers_of_a_message_stay_as_they_were_given(serve, reply, make_client) -> None:
    """The SSE library writes into the headers that it is handed."""

    async def main() -> None:
        async with serve(lambda _: reply(200, b"")) as server, make_client(server) as client:
            stream = client.stream("s", "x")
            await stream.__aenter__()
            await stream.aclose()
            assert stream._call.headers == {"Accept": "text/event-stream"}
            assert server.got[0].headers["accept"] == "text/event-stream"

    asyncio.run(main())


def test_every_public_verb_says_what_it_raises_and_has_types() -> None:
    verbs = [
        (f"{name}.{verb}", function)
        for name in (name for names in package._WHERE.values() for name in names)
        if inspect.isclass(kind := getattr(package, name))
        for verb, function in inspect.getmembers(kind, inspect.iscoroutinefunction)
        if not verb.startswith("_") and verb != "aclose"
    ]
    assert len(verbs) > 15
    for name, function in verbs:
        assert "Raises" in (inspect.getdoc(function) or ""), name
        signature = inspect.signature(function)
        given = [one for one in signature.parameters.values() if one.name != "self"]
        assert all(one.annotation is not inspect.Parameter.empty for one in given), name
        assert signature.return_annotation is not inspect.Signature.empty, name


def test_a_client_that_was_not_closed_lets_go_of_a_loop_that_is_gone(serve, reply, make_client) -> None:
    async def ask(client, server) -> None:
        async with server:
            await client.credits()

    server = serve(lambda _: reply(200, {"available": 4}, {"Connection": "close"}))
    client = make_client(server)
    for _ in range(3):
        asyncio.run(ask(client, server))
        assert len(client._caller.transport._pools) == 1


def test_the_headers_of_an_answer_do_not_show_themselves(serve, reply, make_client) -> None:
    async def main() -> str:
        answer = reply(200, b"data: heartbeat\n\n", {"Set-Cookie": "session=1234"})
        async with (
            serve(lambda _: answer) as server,
            make_client(server) as client,
            client.stream("s", "x") as stream,
        ):
            assert stream._response.headers["set-cookie"] == "session=1234"
            return repr(stream._response.headers)

    assert asyncio.run(main()).endswith("headers>")


def test_a_socket_gives_large_pieces_but_small_ones_to_encryption(serve, reply, make_client) -> None:
    async def main() -> None:
        answer = reply(200, b"data: heartbeat\n\n", {"Content-Type": "text/event-stream"})
        async with (
            serve(lambda _: answer) as server,
            make_client(server) as client,
            client.stream("s", "x") as stream,
        ):
            wide = stream._response._inner.extensions["network_stream"]
            plain = wide._inner._stream._transport
            assert plain.max_size == 2**20
            # The server speaks no TLS: what matters here is what the socket was told before.
            with pytest.raises((httpcore.ConnectError, httpcore.ConnectTimeout)):
                await wide.start_tls(ssl.create_default_context(), "localhost", 0.05)
            assert plain.max_size == asyncio.selector_events._SelectorTransport.max_size

    asyncio.run(main())
