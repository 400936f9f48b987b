"""A secret that is planted everywhere shows up nowhere but in the token file and on the wire."""

from __future__ import annotations

import asyncio
import logging
import traceback
from pathlib import Path

import pytest

import pictory_nb
from pictory_nb.client import Client, Endpoint, PictoryError
from pictory_nb.client.redact import excerpt, redact
from pictory_nb.settings import load_settings

PACKAGE = Path(pictory_nb.__file__).parent
PLANTED = "s3cr3tPLANTED0123456789"
TOKEN = f"nmv_usr_{PLANTED}"


def everything_about(error: BaseException) -> str:
    """Return what a curious error reporter can show: messages, reprs, and every frame's variables."""
    shown = [repr(error), str(error), repr(vars(error))]
    seen = {id(error)}
    left: list[BaseException | None] = [error]
    while left:
        current = left.pop()
        if current is None:
            continue
        report = traceback.TracebackException.from_exception(current, capture_locals=True)
        shown.append("".join(report.format()))
        for other in (current.__cause__, current.__context__):
            if other is not None and id(other) not in seen:
                seen.add(id(other))
                left.append(other)
    return "\n".join(shown)


class Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(f"{record.name} {record.getMessage()} {record.args!r} {vars(record)!r}")


@pytest.fixture
def listener():
    found = Listener()
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(found)
    yield found
    root.removeHandler(found)
    root.setLevel(level)


HEADERS = {"X-Request-Id": f"token={PLANTED}", "Set-Cookie": f"session={PLANTED}"}
ANSWERS = {
    "envelope": (400, {"code": 7, "message": f"bad token {TOKEN}", "data": {"secret": PLANTED}}),
    "html": (502, f"<html>{TOKEN} https://x.example/?sig={PLANTED}</html>"),
    "cut": (200, f'{{"token": "{PLANTED}"'),
    "empty": (500, ""),
    "refused": (401, {"code": 1001, "message": PLANTED}),
    "no credits": (200, {"code": 2001, "message": f"key={PLANTED}"}),
    "gone": (404, {"code": 1002, "message": TOKEN}),
    "wrong data": (200, {"code": 0, "data": {"password": PLANTED}}),
    "file": (415, {"code": 4001, "message": f"file {TOKEN}.mp4"}),
    "stream error": (200, f'data: {{"error": "auth {TOKEN} failed"}}\n\n'),
    "stream code": (200, f'data: {{"invocationId": "i", "errorCode": "X", "errorMessage": "k {TOKEN}"}}\n\n'),
    "stream cut": (200, f'data: {{"a": "{PLANTED}'),
    "redirect": (302, ""),
}


@pytest.mark.parametrize("name", [*ANSWERS, "closed", "dead"])
def test_a_planted_secret_is_shown_nowhere(name, serve, reply, times, tmp_path, listener) -> None:
    media = tmp_path / f"{TOKEN}.mp4"
    media.write_bytes(b"x" * 1000)
    wrong = tmp_path / f"{TOKEN}.exe"
    wrong.write_bytes(b"x")
    errors: list[BaseException] = []
    leaks = [TOKEN, PLANTED]

    async def main() -> None:
        status, body = ANSWERS.get(name, (200, ""))
        headers = {**HEADERS, **({"Location": f"https://10.0.0.1/x?sig={PLANTED}"} if status == 302 else {})}
        answer = None if name == "closed" else reply(status, body, headers)

        def handler(got):
            assert PLANTED in got.headers["authorization"]
            return answer

        async with serve(handler) as server:

            async def connect() -> Endpoint:
                return Endpoint(server.url, "https://web.example", {"X-Engine-Key": PLANTED})

            settings = load_settings(token=TOKEN, environ={})
            client = Client(connect, settings=settings, folder=tmp_path / "tokens", tools=times.tools())
            if name == "dead":
                server._server.close()
            session = await _made_session()
            verbs = [
                client.credits,
                client.create_session,
                lambda: client.claim_link(session),
                lambda: client.state(f"s-{PLANTED}"),
                lambda: client.upload("s", media),
                lambda: client.upload("s", wrong),
                lambda: client.upload("s", f"https://cdn.example/a.mp4?sig={PLANTED}"),
                lambda: client.start_render("render_1", "s", {"t": [], "secret": PLANTED}),
                lambda: client.render_status("render_1"),
                lambda: client.cancel_render("render_1"),
                lambda: client.download(f"{server.url}/f?sig={PLANTED}", tmp_path / "o.mp4"),
                lambda: client.download(f"https://10.0.0.1/f?sig={PLANTED}", tmp_path / "o.mp4"),
                lambda: client.stream("s", f"my key is {PLANTED}").__aenter__(),
            ]
            for verb in verbs:
                try:
                    await verb()
                except PictoryError as error:
                    errors.append(error)
            stream = client.stream("s", "x")
            try:
                async for _ in stream:
                    pass
            except PictoryError as error:
                errors.append(error)
            results = await client.upload_many("s", [wrong])
            errors.extend(result.error for result in results if result.error)
            shown = [repr(client), repr(vars(client)), repr(stream), repr(vars(stream)), repr(results)]
            shown += [
                repr(await client.endpoint()),
                repr(await client.token()),
                repr(client._caller.tokens.__dict__),
            ]
            assert all(leak not in text for text in shown for leak in leaks)
            await client.aclose()

    asyncio.run(main())
    assert len(errors) >= 4
    for error in errors:
        # The frames of this test hold the secret by themselves: only those of the package are looked at.
        inner = error.__traceback__
        while inner is not None and PACKAGE not in Path(inner.tb_frame.f_code.co_filename).parents:
            inner = inner.tb_next
        shown = everything_about(error.with_traceback(inner))
        assert not [leak for leak in leaks if leak in shown], shown
    assert listener.records
    for record in listener.records:
        assert PLANTED not in record
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path not in {media, wrong}]
    assert [path.name for path in kept if PLANTED.encode() in path.read_bytes()] == []


async def _made_session():
    from pictory_nb.client.answers import parse_session

    return parse_session({"session_id": f"s-{PLANTED}", "task_id": "t"})


def test_the_token_is_kept_in_its_file_alone(serve, reply, times, tmp_path, listener) -> None:
    async def main() -> None:
        def handler(got):
            return reply(200, {"token": TOKEN} if "token" in got.path else {"available": 1}, HEADERS)

        async with serve(handler) as server:

            async def connect() -> Endpoint:
                return Endpoint(server.url, "https://web.example")

            settings = load_settings(environ={})
            async with Client(connect, settings=settings, folder=tmp_path, tools=times.tools()) as client:
                await client.credits()

    asyncio.run(main())
    holding = [
        path.name for path in tmp_path.rglob("*") if path.is_file() and PLANTED.encode() in path.read_bytes()
    ]
    assert len(holding) == 1
    assert holding[0].startswith("token-")
    assert not [record for record in listener.records if PLANTED in record]


def test_a_cancelled_call_carries_no_frames_of_the_http_library(serve, reply, make_client) -> None:
    async def main() -> None:
        arrived = asyncio.Event()

        async def handler(_):
            arrived.set()
            await asyncio.Event().wait()

        async with serve(handler) as server, make_client(server, token=TOKEN) as client:
            task = asyncio.create_task(client.credits())
            await arrived.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            files = [entry.filename for entry in traceback.extract_tb(caught.value.__traceback__)]
            assert not [name for name in files if "httpx" in name or "httpcore" in name]

    asyncio.run(main())


def test_others_keep_the_http_librarys_records(serve, reply, make_client, listener) -> None:
    import httpx

    async def main() -> None:
        async with serve(lambda _: reply(200, {"available": 1})) as server, make_client(server) as client:
            await client.credits()
            assert not [record for record in listener.records if record.startswith(("httpx", "httpcore"))]
            async with httpx.AsyncClient() as other:
                await other.get(server.url)
            assert [record for record in listener.records if record.startswith("httpx")]

    asyncio.run(main())


@pytest.mark.parametrize(
    "text",
    [
        f"Bearer {PLANTED}",
        f"Authorization: Bearer {PLANTED}",
        f'{{"access_token":"{PLANTED}","x":1}}',
        f"{{'api-key': '{PLANTED}'}}",
        f"https://user:{PLANTED}@host.example/",
        f"see https://host.example/a?x=1&sig={PLANTED}#frag, please",
        f"https://host.example/#{PLANTED}",
        f"nmv_usr_{PLANTED}",
        f"clm_{PLANTED}",
        f"eyJhbGciOiJI.{PLANTED}.abc",
        f"X-Api-Key={PLANTED};",
    ],
)
def test_what_looks_like_a_secret_is_cut_out_without_knowing_it(text) -> None:
    assert PLANTED not in redact(text)
    assert PLANTED not in excerpt(text)


def test_known_secrets_are_cut_out_in_any_spelling_and_words_stay() -> None:
    assert redact("a/b c", ["a/b c"]) == "***"
    assert redact("x=a%2Fb%20c", ["a/b c"]) == "x=***"
    assert redact("the abc stays", ["abc"]) == "the abc stays"
    plain = "The token was refused: try again at https://nemovideo.com/help."
    assert redact(plain) == plain
    assert excerpt("word " * 500).endswith("…")
    assert len(excerpt("word " * 500)) == 300
    assert excerpt("two\nlines") == "two lines"
