"""Parts of a film that a server tells wrongly are refused in words, never played."""

from __future__ import annotations

import asyncio

import pytest

from pictory_nb.client import ApiError, BadAnswerError

FACTS = {"code": 0, "data": {"mime": "video/mp4", "duration_ms": 1000, "parts": 1}}
BYTES = {"Content-Type": "video/mp4"}


def refused(answer, serve, make_client):
    async def main():
        async with serve(answer) as server, make_client(server, local=True) as client:
            film = await client.live_film("s", "r")
            await film.part(0)

    with pytest.raises(BadAnswerError) as raised:
        asyncio.run(main())
    return str(raised.value)


def test_a_film_without_its_facts_is_refused(serve, reply, make_client) -> None:
    said = refused(lambda _: reply(200, {"code": 0, "data": {"mime": "video/mp4"}}), serve, make_client)
    assert "did not say what the film's parts are" in said


def test_a_refusal_without_a_reason_is_said(serve, reply, make_client) -> None:
    def handler(got):
        if got.path.endswith("/r"):
            return reply(422, {"code": 0, "data": {}})
        return reply(200, {"code": 0, "data": {"status": "processing"}})

    with pytest.raises(ApiError, match="gave no reason"):
        refused(handler, serve, make_client)


def test_a_part_without_its_place_is_refused(serve, reply, make_client) -> None:
    def handler(got):
        return reply(200, FACTS) if got.path.endswith("/r") else reply(200, b"part", BYTES)

    assert "without its place" in refused(handler, serve, make_client)
