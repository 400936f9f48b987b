"""What only the local engine offers: pictures and outlines, and never a message taken for one."""

from __future__ import annotations

import asyncio

import pytest

from pictory_nb.client import ApiError, BadAnswerError, SessionGoneError

PNG = {"Content-Type": "image/png"}
VERBS = {
    "/api/engine/still/s": lambda client: client.still("s", 1500, 320),
    "/api/engine/overview/s": lambda client: client.overview("s", "segment", 320, segment_id="seg & 1"),
    "/api/engine/peaks/s": lambda client: client.peaks("s", 2, 0),
    "/api/engine/thumbnail/med_1": lambda client: client.thumbnail("med_1", 160),
}


@pytest.fixture(params=VERBS, ids=lambda path: path.split("/")[3])
def verb(request):
    return VERBS[request.param]


def test_bytes_arrive_as_they_are_with_what_was_asked_for_in_the_query(serve, reply, make_client) -> None:
    # An outline may begin like JSON: its type says what it is.
    outline = b"{<[" + bytes(range(256))

    def handler(got):
        kinds = {"peaks": "application/octet-stream", "overview": "image/webp"}
        kind = kinds.get(got.path.split("/")[3], "image/png")
        return reply(200, outline, {"Content-Type": kind})

    async def main():
        async with serve(handler) as server, make_client(server, local=True) as client:
            found = [await verb(client) for verb in VERBS.values()]
            return found, {got.path: got.query for got in server.got}

    found, asked = asyncio.run(main())
    assert found == [outline] * 4
    assert asked == {
        "/api/engine/still/s": {"t_ms": "1500", "width": "320"},
        "/api/engine/overview/s": {"kind": "segment", "width": "320", "segment": "seg & 1", "columns": "4"},
        "/api/engine/peaks/s": {"track": "2", "segment": "0"},
        "/api/engine/thumbnail/med_1": {"width": "160"},
    }


@pytest.mark.parametrize(
    ("status", "body", "headers", "error"),
    [
        (404, {"code": 1002, "message": "no"}, {}, SessionGoneError),
        (200, {"code": 1002}, {}, SessionGoneError),
        (404, "Not Found", {}, ApiError),
        (500, "", {}, ApiError),
        (200, "<html>login</html>", {"Content-Type": "text/html"}, BadAnswerError),
        (200, {"code": 0, "data": {}}, {}, BadAnswerError),
        (302, "", {"Location": "/login"}, BadAnswerError),
        (206, b"half", PNG, BadAnswerError),
    ],
)
def test_a_message_is_never_taken_for_a_picture(
    status, body, headers, error, verb, serve, reply, make_client
) -> None:
    async def main() -> None:
        answer = reply(status, body, headers)
        async with serve(lambda _: answer) as server, make_client(server, local=True) as client:
            with pytest.raises(error) as caught:
                await verb(client)
            assert type(caught.value) is error

    asyncio.run(main())


def test_a_picture_has_a_largest_size(verb, serve, reply, make_client, monkeypatch) -> None:
    monkeypatch.setattr("pictory_nb.client.asking._LARGEST_PICTURE_BYTES", 2**20)

    async def main() -> None:
        async with serve(lambda _: reply(200, b"x" * 2**21, PNG)) as server, make_client(server) as client:
            with pytest.raises(BadAnswerError, match="larger than 1 MB"):
                await verb(client)

    asyncio.run(main())
