"""The envelope ``{"code", "message", "data"}`` and everything that comes instead of it (CONTRACT §2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from pictory_nb.client.errors import ApiError, BadAnswerError
from pictory_nb.client.redact import excerpt
from pictory_nb.client.refusals import api_error

_REQUEST_ID_HEADERS = (
    "x-request-id",
    "x-requestid",
    "request-id",
    "x-amzn-requestid",
    "x-trace-id",
    "cf-ray",
)
_SESSION_NOT_FOUND = re.compile(
    r"(?i)session\b.*\b(?:not found|does not exist|unknown|expired)|no such session"
)
_LONGEST_RETRY_AFTER_S = 300.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, with its body hidden from ``repr``: it may hold a token."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def request_id(self) -> str | None:
        """What the backend calls this request, if it says so, redacted and short."""
        for name in _REQUEST_ID_HEADERS:
            if self.headers.get(name):
                return excerpt(self.headers[name])[:80]
        return None


def read_answer(answer: Answer, *, wall_s: float, secrets: Iterable[str] = ()) -> Any:
    """Return the data of a successful answer, enveloped or bare, whatever its content type says.

    Parameters
    ----------
    answer
        The whole answer.
    wall_s
        The time now as seconds since 1970, for a Retry-After that is a date.
    secrets
        Cut out of every message.

    Raises
    ------
    ApiError
        The kind of CONTRACT §2 for a code other than 0 or a status other than 2xx.
    BadAnswerError
        The answer is empty, cut off, or not JSON.
    """
    value, failure = _decode(answer, secrets)
    if failure is not None and (200 <= answer.status < 300):
        raise failure
    code = value.get("code") if isinstance(value, Mapping) else None
    if isinstance(code, bool) or not isinstance(code, (int, str)):
        code = None
    if 200 <= answer.status < 300 and code in {None, 0, "0"}:
        return _data_of(value)
    raise _error_of(answer, value, code, wall_s=wall_s, secrets=tuple(secrets))


def retry_after_s(value: str | None, *, wall_s: float) -> float | None:
    """Return the seconds that a Retry-After header asks for, at most 300; ``None`` when it cannot be read.

    Examples
    --------
    >>> retry_after_s("7", wall_s=0), retry_after_s("Thu, 01 Jan 1970 00:01:00 GMT", wall_s=40)
    (7.0, 20.0)
    """
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - wall_s
        except (ValueError, TypeError, OverflowError, OSError):
            return None
    if seconds != seconds:  # noqa: PLR0124 - not a number
        return None
    return min(max(0.0, seconds), _LONGEST_RETRY_AFTER_S)


def _decode(answer: Answer, secrets: Iterable[str]) -> tuple[Any, BadAnswerError | None]:
    text = answer.body.decode("utf-8", errors="replace").lstrip("\ufeff").strip()
    if text:
        try:
            return json.loads(text), None
        except (ValueError, RecursionError):
            pass
    if not text:
        what = "The backend's answer is empty"
    elif text.startswith("<"):
        what = "A web page came instead of the backend's answer (a proxy or a login page in between?)"
    elif text[0] in "{[":
        what = "The backend's answer is cut off"
    else:
        what = "The backend's answer cannot be read"
    return None, BadAnswerError(
        f"{what} (HTTP {answer.status}). Try again; if it stays, check the network and NEMO_API_URL.",
        status=answer.status,
        request_id=answer.request_id,
        excerpt=excerpt(text, secrets),
    )


def _data_of(value: Any) -> Any:
    if isinstance(value, Mapping) and "data" in value:
        data = value["data"]
        if data is None:
            return {}
        # A poll has its status at the top level, beside or without `data` (CONTRACT §3).
        beside = {key: item for key, item in value.items() if key not in {"code", "message", "msg", "data"}}
        return {**beside, **data} if isinstance(data, Mapping) else data
    return value


def _error_of(
    answer: Answer, value: Any, code: int | str | None, *, wall_s: float, secrets: tuple[str, ...]
) -> ApiError:
    said = _said(value)
    text = answer.body[:6000].decode("utf-8", errors="replace")
    details: dict[str, Any] = {
        "status": answer.status,
        "request_id": answer.request_id or _text(value, "request_id") or _text(value, "requestId"),
        "excerpt": excerpt(text, secrets),
        "retry_after_s": retry_after_s(answer.headers.get("retry-after"), wall_s=wall_s),
    }
    if answer.status == 404 and code in {None, 404} and _SESSION_NOT_FOUND.search(said):
        code = 1002
    if code in {0, "0"}:
        code = None
    if answer.status in range(300, 400):
        return BadAnswerError(
            f"The backend's address answers with a redirect (HTTP {answer.status}), which is not followed "
            "with a token in hand. Check NEMO_API_URL.",
            **details,
        )
    if value is None and code is None and text.lstrip().startswith("<") and answer.status < 500:
        said = "a web page came instead of an answer (a proxy or a login page in between?)"
    return api_error(code=code, said=excerpt(said, secrets), **details)


def _said(value: Any) -> str:
    for name in ("message", "msg", "detail", "error", "error_description"):
        found = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(found, Mapping):
            found = found.get("message")
        if isinstance(found, str) and found:
            return found
    return ""


def _text(value: Any, name: str) -> str | None:
    found = value.get(name) if isinstance(value, Mapping) else None
    return excerpt(found)[:80] if isinstance(found, str) and found else None
