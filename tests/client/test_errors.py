"""Every row of the contract's table of errors, in every shape in which a server may answer it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

import pytest

from pictory_nb.client import (
    ApiError,
    BadAnswerError,
    Credits,
    FileTooLargeError,
    NoCreditsError,
    PlanError,
    RateLimitedError,
    SessionBusyError,
    SessionGoneError,
    TokenError,
    UnsupportedFileError,
)
from pictory_nb.client.envelope import Answer, read_answer, retry_after_s
from pictory_nb.client.refusals import api_error

HTML = "<html><body>Bad gateway</body></html>"


SAID = {"message": "short and stout"}
SHAPES = {
    "code in a 200": lambda row: (200, {"code": row.code, **SAID, "data": None}, {}),
    "code in a 4xx": lambda row: (row.status, {"code": row.code, **SAID, "data": None}, {}),
    "code as text": lambda row: (200, {"code": str(row.code), **SAID}, {}),
    "wrong content type": lambda row: (
        200,
        json.dumps({"code": row.code, **SAID}),
        {"Content-Type": "text/html"},
    ),
    "with a BOM": lambda row: (200, "\ufeff" + json.dumps({"code": row.code, **SAID}), {}),
    "bare body": lambda row: (row.status, SAID, {}),
    "detail": lambda row: (row.status, {"detail": "short and stout"}, {}),
    "HTML": lambda row: (row.status, HTML, {"Content-Type": "text/html"}),
    "empty": lambda row: (row.status, "", {}),
    "truncated": lambda row: (row.status, f'{{"code": {row.code}, "mess', {}),
}
WITH_CODE = set(list(SHAPES)[:5])


@dataclass(frozen=True)
class Row:
    """A row of CONTRACT §2: its error where the code arrives, and where the status alone does."""

    code: int
    status: int
    error: type[ApiError]
    reads: str
    by_status: type[ApiError] | None = None
    status_reads: str = ""


ROWS = [
    Row(1001, 401, TokenError, "NEMO_TOKEN"),
    # A 404 alone may mean any path: a session is not given up for it.
    Row(1002, 404, SessionGoneError, "timeline is gone", ApiError, "HTTP 404"),
    # A 402 without a code is the plan, not the credits.
    Row(2001, 402, NoCreditsError, "Top up credits in your account", PlanError, "Register or upgrade"),
    Row(4001, 415, UnsupportedFileError, "mp4, mov, avi"),
    Row(4002, 413, FileTooLargeError, "Compress or trim"),
    Row(402, 402, PlanError, "Register or upgrade your plan to unlock export."),
    Row(429, 429, RateLimitedError, "asks for a pause"),
    Row(9009, 409, SessionBusyError, "still being answered", ApiError, "HTTP 409"),
    Row(7777, 418, ApiError, "short and stout", ApiError, "HTTP 418"),
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.code}-{row.status}")
def test_each_error_is_told_apart_in_each_shape(
    row: Row, shape: str, serve, reply, make_client, times
) -> None:
    status, body, headers = SHAPES[shape](row)
    told = row.error if shape in WITH_CODE else row.by_status or row.error
    reads = row.reads if shape in WITH_CODE else row.status_reads or row.reads

    async def main() -> None:
        answer = reply(status, body, {"X-Request-Id": "req-77", **headers})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            with pytest.raises(told) as caught:
                await client.start_render("render_1", "s", {"t": []})
            arrived = len(server.got)
        error = caught.value
        assert type(error) is told
        assert reads in str(error)
        assert error.status == status
        assert error.request_id == "req-77"
        assert "req-77" in str(error)
        assert str(error.code) == (str(row.code) if shape in WITH_CODE else "None")
        # Paid for: sent again after a pause that the backend asked for, and never otherwise.
        assert arrived == (2 if told is RateLimitedError else 1)
        assert times.pauses == ([30.0] if told is RateLimitedError else [])

    asyncio.run(main())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_stale_free_token_is_renewed_once_in_each_shape(shape, serve, reply, make_client) -> None:
    stale = SHAPES[shape](ROWS[0])
    given: list[str] = []

    def handler(got):
        if "token" in got.path:
            given.append(got.headers["x-client-id"])
            return reply(200, {"token": f"nmv_usr_{len(given)}"})
        if got.headers["authorization"].endswith("1"):
            return reply(*stale)
        return reply(200, {"available": 1})

    async def main() -> int:
        async with serve(handler) as server, make_client(server, token=None) as client:
            await client.credits()
            return len(server.got)

    assert asyncio.run(main()) == 4
    assert len(given) == 2
    assert len(set(given)) == 1


@pytest.mark.parametrize("shape", ["bare body", "HTML", "empty", "truncated", "detail", "code in a 4xx"])
def test_a_missing_client_id_is_understood_in_each_shape(shape, serve, reply, make_client) -> None:
    refusal = [reply(*SHAPES[shape](Row(400, 400, ApiError, "")))]

    def handler(got):
        if "token" not in got.path:
            return reply(200, {"available": 1})
        return refusal.pop() if refusal else reply(200, {"token": "nmv_usr_1"})

    async def main() -> list[str]:
        async with serve(handler) as server, make_client(server, token=None) as client:
            await client.credits()
            return [got.headers["x-client-id"] for got in server.got if "token" in got.path]

    first, second = asyncio.run(main())
    assert first != second


@pytest.mark.parametrize(
    ("status", "body", "reads"),
    [
        (200, HTML, "web page came instead"),
        (200, "", "is empty"),
        (200, '{"code": 0, "data": {"available"', "cut off"),
        (200, "OK", "cannot be read"),
        (200, "[" * 100_000, "cut off"),
        (302, "", "redirect"),
        (200, {"code": 0, "data": {"nothing": 1}}, "does not hold the credits"),
        (200, [1, 2], "does not hold the credits"),
        (200, {"code": 0, "data": None}, "does not hold the credits"),
    ],
)
def test_a_strange_success_is_never_taken_for_one(status, body, reads, serve, reply, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(status, body)) as server, make_client(server) as client:
            with pytest.raises(BadAnswerError, match=reads):
                await client.credits()

    asyncio.run(main())


@pytest.mark.parametrize(
    "body",
    [
        {"code": 0, "message": "ok", "data": {"available": 90, "frozen": 10, "total": 100}},
        {"code": "0", "data": {"available": "90", "frozen": 10, "total": 100}},
        {"available": 90, "frozen": 10, "total": 100},
        {"data": {"available": 90.0, "frozen": 10, "total": 100}},
    ],
)
def test_enveloped_and_bare_answers_mean_the_same(body, serve, reply, make_client) -> None:
    async def main() -> Credits:
        async with serve(lambda _: reply(200, body)) as server, make_client(server) as client:
            return await client.credits()

    assert asyncio.run(main()) == Credits(90.0, 10.0, 100.0, {})


def test_an_answer_larger_than_the_limit_is_not_read(serve, reply, make_client, monkeypatch) -> None:
    monkeypatch.setattr("pictory_nb.client.calls.LARGEST_ANSWER_BYTES", 2**20)

    async def main() -> None:
        async with serve(lambda _: reply(200, "x" * 2**21)) as server, make_client(server) as client:
            with pytest.raises(BadAnswerError, match="larger than 1 MB"):
                await client.credits()

    asyncio.run(main())


def test_an_adk_server_says_that_a_session_is_gone_in_its_own_words() -> None:
    answer = Answer(404, {}, b'{"detail": "Session not found: s1"}')
    with pytest.raises(SessionGoneError):
        read_answer(answer, wall_s=0)
    with pytest.raises(ApiError) as caught:
        read_answer(Answer(404, {}, b'{"detail": "Not Found"}'), wall_s=0)
    assert type(caught.value) is ApiError


@pytest.mark.parametrize(
    "body", [{"error": {"message": "why"}}, {"msg": "why"}, {"detail": "why"}, {"error_description": "why"}]
)
def test_the_reason_is_found_wherever_a_server_puts_it(body) -> None:
    with pytest.raises(ApiError, match=r"why \(HTTP 500\)"):
        read_answer(Answer(500, {}, json.dumps(body).encode()), wall_s=0)


def test_the_request_id_may_stand_in_the_body() -> None:
    with pytest.raises(ApiError) as caught:
        read_answer(Answer(500, {}, b'{"message": "m", "requestId": "abc"}'), wall_s=0)
    assert caught.value.request_id == "abc"


def test_an_error_without_any_words_still_says_what_to_do() -> None:
    assert "try again in a minute" in str(api_error(status=503, code=None)).lower()
    assert "Check what was asked for" in str(api_error(status=400, code=None))
    assert str(api_error(status=None, code=None)).startswith("The backend refused")
    assert isinstance(api_error(status=200, code=402), PlanError)
    assert isinstance(api_error(status=200, code="429"), RateLimitedError)
    assert "not a video" in str(api_error(status=415, code=4001, said="It is not a video."))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("1.5", 1.5),
        ("-3", 0.0),
        ("99999", 300.0),
        ("nan", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Tue, 14 Nov 2023 22:13:50 GMT", 30.0),
        ("Tue, 14 Nov 2023 22:00:00 GMT", 0.0),
    ],
)
def test_retry_after_may_be_seconds_or_a_date(value, seconds) -> None:
    assert retry_after_s(value, wall_s=1_700_000_000) == seconds


def test_an_excerpt_shows_what_came_but_no_secret(serve, reply, make_client, token) -> None:
    body = f'{{"message": "no", "token": "{token}", "url": "https://x.example/a?sig=abcdef"}}'

    async def main() -> ApiError:
        async with serve(lambda _: reply(400, body)) as server, make_client(server) as client:
            with pytest.raises(ApiError) as caught:
                await client.credits()
        return caught.value

    excerpt = asyncio.run(main()).excerpt
    assert '"message": "no"' in excerpt
    assert token not in excerpt
    assert "abcdef" not in excerpt


def test_a_code_of_success_beside_a_failing_status_is_a_failure() -> None:
    answer = Answer(500, {}, b'{"code": 0, "message": "it broke"}')
    with pytest.raises(ApiError, match=r"it broke \(HTTP 500\)") as raised:
        read_answer(answer, wall_s=0)
    assert raised.value.code is None
