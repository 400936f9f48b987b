"""What is paid for or precious arrives once, whatever the network does: the server counts."""

from __future__ import annotations

import asyncio
import gzip
import random
from collections import Counter

import pytest

from pictory_nb.client import Endpoint, PictoryError

SSE = {"Content-Type": "text/event-stream"}
RUNS = 1000
TURNED_AWAY = {"503", "429", "429 later", "1001", "401"}
FAULTS = [
    *("fine", "lost request", "lost answer", "reset", "cut body", "cut headers", "half frame"),
    *("502", "500", "html", "empty", "truncated", "wrong type", "gzip cut", "drip", "error frame"),
    *("redirect", "2001", "busy"),
    *TURNED_AWAY,
]


def body_of(verb: str, stream_of, saying) -> bytes | dict:
    if verb == "message":
        return stream_of(saying("wor", partial=True), b"heartbeat", saying("works"))
    return {"code": 0, "data": {"status": "pending", "files": [{"media_id": "m"}]}}


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_posted_twice_in_1000_faulty_runs(
    seed, serve, reply, make_client, stream_of, saying, tmp_path
) -> None:
    luck = random.Random(seed)
    taken: Counter[str] = Counter()
    arrived: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    plan: dict[str, tuple[str, str]] = {}
    media = tmp_path / "a.png"
    media.write_bytes(b"x" * 300)

    def name_of(got) -> str:
        if got.path == "/run_sse":
            return got.json["new_message"]["parts"][0]["text"]
        return got.json["id"] if got.path.startswith("/api/render") else got.path.rpartition("/")[2]

    def handler(got):
        if "token" in got.path:
            return reply(200, {"token": f"nmv_usr_{luck.random()}"})
        name = name_of(got)
        verb, fault = plan[name]
        arrived[name] += 1
        if fault in TURNED_AWAY and arrived[name] == 1:
            status = {"503": 503, "429": 429, "429 later": 429, "1001": 200, "401": 401}[fault]
            headers = {"Retry-After": "2"} if fault == "429 later" else {}
            return reply(status, {"code": 1001} if fault == "1001" else "", headers)
        if fault == "lost request" and arrived[name] == 1:
            return None
        taken[name] += 1
        fine = reply(200, body_of(verb, stream_of, saying), SSE if verb == "message" else {})
        size = len(fine.payload)
        match fault:
            case "lost answer":
                return None
            case "reset":
                fine.cut_after, fine.reset = luck.randrange(size), True
            case "cut body" | "half frame":
                fine.cut_after = luck.randrange(size)
            case "cut headers":
                fine.cut_after, fine.lie_about_length = 0, True
            case "502" | "500":
                return reply(int(fault), "")
            case "html":
                return reply(200, "<html>", {"Content-Type": "text/html"})
            case "empty":
                return reply(200, b"")
            case "truncated":
                return reply(200, '{"code": 0, "da')
            case "wrong type":
                fine.headers = {"Content-Type": "application/octet-stream"}
            case "gzip cut":
                fine.body = gzip.compress(fine.payload)[:-12]
                fine.headers = {**fine.headers, "Content-Encoding": "gzip"}
            case "drip":
                fine.chunk_size = luck.randrange(1, 9)
            case "error frame":
                return reply(200, b'data: {"error": "it said "no""}\n\n', SSE)
            case "redirect":
                return reply(307, "", {"Location": got.path})
            case "2001" | "busy":
                return reply(200, {"code": 2001 if fault == "2001" else 9009})
        return fine

    async def one(client, n: int) -> None:
        name = f"render_{seed}_{n}"
        verb = luck.choice(["message", "upload", "render"])
        plan[name] = (verb, luck.choice(FAULTS))
        try:
            if verb == "message":
                async with client.stream(name, name) as stream:
                    async for _ in stream:
                        pass
            elif verb == "upload":
                await client.upload(name, media)
            else:
                await client.start_render(name, "s", {"t": [1]})
        except PictoryError as error:
            ended[type(error).__name__] += 1
        else:
            ended["fine"] += 1

    async def main() -> None:
        async with serve(lambda _: None) as gone:
            dead = gone.url
        async with serve(handler) as server:
            refusing = False

            async def connect() -> Endpoint:
                nonlocal refusing
                refusing = not refusing and luck.random() < 0.5
                return Endpoint(dead if refusing else server.url, "https://w", is_local=True)

            client = make_client(server, connect=connect, token=None)
            for n in range(RUNS // 4):
                if luck.random() < 0.1:
                    client._caller._endpoint = Endpoint(dead, "https://w", is_local=True)
                await one(client, n)
            await client.aclose()

    asyncio.run(main())
    assert sum(ended.values()) == RUNS // 4
    assert max(taken.values()) == 1
    assert ended["fine"] > 30
    assert len(ended) > 6
    for name, (_, fault) in plan.items():
        if fault in {"fine", "wrong type", "drip"} or fault in TURNED_AWAY:
            assert taken[name] == 1, fault
