"""Every row of the contract's table of errors, in every shape in which a server may answer it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class Row:
    code: int | None
    status: int
    error: type[ApiError]
    reads: str


ROWS = [
    Row(1001, 401, TokenError, "NEMO_TOKEN"),
    Row(1002, 404, SessionGoneError, "timeline is gone"),
    Row(2001, 402, NoCreditsError, "Top up credits in your account"),
    Row(4001, 415, UnsupportedFileError, "mp4, mov, avi"),
    Row(4002, 413, FileTooLargeError, "Compress or trim"),
    Row(None, 402, PlanError, "Register or upgrade your plan to unlock export."),
    Row(None, 429, RateLimitedError, "pause"),
    Row(9009, 409, SessionBusyError, "still being answered"),
    Row(7777, 418, ApiError, "short and stout"),
]


def shapes(row: Row) -> dict[str, tuple[int, Any, dict[str, str]]]:
    said = {"message": "short and stout"}
    found: dict[str, tuple[int, Any, dict[str, str]]] = {}
    if row.code is not None:
        body = {"code": row.code, **said, "data": None}
        found["code in a 200"] = (200, body, {})
        found["code in a 4xx"] = (row.status, body, {})
        found["code as text"] = (200, {**body, "code": str(row.code)}, {})
        found["wrong content type"] = (200, json.dumps(body), {"Content-Type": "text/html"})
        found["with a BOM"] = (200, "\ufeff" + json.dumps(body), {})
    if row.status not in {404, 409}:
        found["bare body"] = (row.status, said, {})
        found["detail"] = (row.status, {"detail": "short and stout"}, {})
    if row.code in {None, 1001, 4001, 4002}:
        found["HTML"] = (row.status, HTML, {})
        found["empty"] = (row.status, "", {})
        found["truncated"] = (row.status, '{"code": ', {})
    return found


CASES = [
    (row, name) for row in ROWS for name in shapes(row) if not (name == "bare body" and row.code == 2001)
]
CASES = [(row, name) for row, name in CASES if not (name == "detail" and row.code == 2001)]


@pytest.mark.parametrize(("row", "shape"), CASES, ids=lambda value: str(getattr(value, "error", value)))
def test_each_error_is_told_apart_in_each_shape(
    row: Row, shape: str, serve, reply, make_client, times
) -> None:
    status, body, headers = shapes(row)[shape]

    async def main() -> None:
        answer = reply(status, body, {"X-Request-Id": "req-77", **headers})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            with pytest.raises(row.error) as caught:
                await client.credits()
        error = caught.value
        assert type(error) is row.error
        assert row.reads in str(error)
        assert error.status == status
        assert error.request_id == "req-77"
        assert "req-77" in str(error)
        if shape.startswith("code"):
            assert str(error.code) == str(row.code)

    asyncio.run(main())


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
