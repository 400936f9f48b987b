"""Faults on demand: what real networks and half-documented servers do, for tests and teaching.

An engine that was started with ``--faults`` takes them per request, in the header ``X-Engine-Fault`` (a JSON
object or a list of them), or ahead of time from ``POST /api/engine/faults``:
``{"faults": [{"path": "/run_sse", "kind": "drop", "after_bytes": 200}, …]}``.
There ``path`` is a shell pattern, ``method`` narrows it, ``skip`` lets that many requests pass first, and
``times`` (1 unless said, ``null`` for always) is how often the fault comes.

| kind | what happens | options |
|---|---|---|
| lost_request | the connection is reset before the request is handled | |
| lost_answer | the request is handled, then the connection is reset before any answer | |
| drop | the connection closes after so much of the body | after_bytes = 0 |
| reset | the same with a TCP reset | after_bytes = 0 |
| half_frame | so many frames pass, then half of the next, then it closes | frames = 0 |
| drip | the body comes in small pieces with pauses | bytes = 16, delay_ms = 20 |
| chunks | the body comes in pieces of so many bytes | bytes = 1 |
| delay | the request is handled later | delay_ms = 1000 |
| gzip | the body is compressed | |
| content_type | the answer has another content type | value = "text/html" |
| status | the answer has another status: a code in a 200, say | status = 200 |
| bare | the answer is its data without the envelope | |
| ignore_range | a Range is answered with 200 and the whole file | |
| answer | the request is not handled but answered with this | status = 500, body = "", headers = {} |
| rate_limit | 429 | retry_after = null |
| stale_token | the request's token expires before it is handled | |
| silent_edit | no text comes back | |
| heartbeats_only | nothing but heartbeats at first | seconds = null: until the client leaves |
| two_stages | the rest of the draft appears after the stream | delay_ms = 500 |
| gui_phrases, temporary_issue | more text, see `pictory_nb.engine.server.quirks` | text |
| error_event | an error event ends the turn | code, message |
| error_frame | a last frame without an event ends the turn | message, escaped = true |
"""

from __future__ import annotations

import fnmatch
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.server.envelope import bad_request
from pictory_nb.engine.server.quirks import GUI_PHRASES, TEMPORARY_ISSUE, Quirks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FAULT_HEADER = "X-Engine-Fault"
_UNTIL_CLIENT_LEAVES_S = 86400.0

OPTIONS: dict[str, dict[str, Any]] = {
    "lost_request": {},
    "lost_answer": {},
    "delay": {"delay_ms": 1000},
    "stale_token": {},
    "answer": {"status": 500, "body": "", "headers": {}},
    "rate_limit": {"retry_after": None},
    "ignore_range": {},
    "silent_edit": {},
    "heartbeats_only": {"seconds": None},
    "two_stages": {"delay_ms": 500},
    "gui_phrases": {"text": GUI_PHRASES},
    "temporary_issue": {"text": TEMPORARY_ISSUE},
    "error_event": {"code": "RESOURCE_EXHAUSTED", "message": "The model is overloaded."},
    "error_frame": {"message": 'backend exploded: "quoted"', "escaped": True},
    "bare": {},
    "status": {"status": 200},
    "content_type": {"value": "text/html"},
    "half_frame": {"frames": 0},
    "gzip": {},
    "chunks": {"bytes": 1},
    "drip": {"bytes": 16, "delay_ms": 20},
    "drop": {"after_bytes": 0},
    "reset": {"after_bytes": 0},
}
"""All kinds with their options, in the order in which several of them are applied to one request."""

_WHEN = {"path", "method", "skip", "times"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault with all its options."""

    kind: str
    options: Mapping[str, Any]


@dataclass(slots=True)
class Planned:
    """A fault that waits for its requests; `times` is ``None`` for always."""

    fault: Fault
    path: str
    method: str | None
    skip: int
    times: int | None

    def take(self, method: str, path: str) -> bool:
        """Whether the fault comes over this request; counts it."""
        if self.times == 0 or not fnmatch.fnmatchcase(path, self.path) or self.method not in {None, method}:
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


def parse(value: Any) -> Fault:
    """Read one fault.

    Raises
    ------
    RefusalError
        When its kind or an option is unknown or makes no sense.
    """
    if not isinstance(value, dict) or value.get("kind") not in OPTIONS:
        raise bad_request(f"A fault is an object with a “kind”, one of {', '.join(OPTIONS)}.")
    kind = value["kind"]
    given = {name: option for name, option in value.items() if name not in {"kind", *_WHEN}}
    for name, option in given.items():
        default = OPTIONS[kind].get(name, ...)
        if default is ...:
            raise bad_request(
                f"The fault “{kind}” knows no “{name}”; it knows: {', '.join(OPTIONS[kind]) or '-'}."
            )
        if isinstance(default, int) and (not isinstance(option, (int, float)) or option < 0):
            raise bad_request(f"“{name}” of the fault “{kind}” must be a number from 0 on.")
    return Fault(kind, {**OPTIONS[kind], **given})


def parse_header(text: str) -> list[Fault]:
    """Read the header `X-Engine-Fault`."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise bad_request(f"The header {FAULT_HEADER} is no JSON ({error}).") from error
    return [parse(item) for item in (value if isinstance(value, list) else [value])]


def parse_plan(value: Any) -> Planned:
    """Read one fault of ``POST /api/engine/faults``."""
    fault = parse(value)
    skip, times = value.get("skip", 0), value.get("times", 1)
    if not isinstance(skip, int) or not (times is None or isinstance(times, int)):
        raise bad_request("“skip” and “times” of a fault are whole numbers.")
    return Planned(fault, str(value.get("path", "*")), value.get("method"), skip, times)


def quirks_of(faults: Iterable[Fault]) -> Quirks:
    """Return how the turn of a request with these faults misbehaves."""
    by_kind = {fault.kind: fault.options for fault in faults}
    beats, stages = by_kind.get("heartbeats_only"), by_kind.get("two_stages")
    event, frame = by_kind.get("error_event"), by_kind.get("error_frame")
    beats_s = 0.0 if beats is None else beats["seconds"]
    return Quirks(
        silent="silent_edit" in by_kind,
        heartbeats_only_s=_UNTIL_CLIENT_LEAVES_S if beats_s is None else beats_s,
        two_stages_s=None if stages is None else stages["delay_ms"] / 1000,
        gui_phrases=by_kind.get("gui_phrases", {}).get("text", ""),
        temporary_issue=by_kind.get("temporary_issue", {}).get("text", ""),
        error_event=None if event is None else (str(event["code"]), str(event["message"])),
        error_frame=None if frame is None else str(frame["message"]),
        error_frame_escaped=frame is None or bool(frame["escaped"]),
    )


@dataclass(slots=True)
class Counters:
    """What has come in: how often, what it was answered, and whether a body came twice.

    Keys are ``"POST /run_sse"`` and the like, with the route's pattern for the path.
    """

    requests: Counter[str] = field(default_factory=Counter)
    answers: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    bodies: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def public(self) -> dict[str, Any]:
        """Return the counters as JSON; `repeated_bodies` counts requests whose whole body had come before."""
        repeated = {name: sum(seen.values()) - len(seen) for name, seen in self.bodies.items()}
        return {"requests": self.requests, "answers": self.answers, "repeated_bodies": repeated}


class FaultPlan:
    """The faults that wait, and what was counted."""

    def __init__(self) -> None:
        self.planned: list[Planned] = []
        self.counters = Counters()

    def take(self, method: str, path: str) -> list[Fault]:
        """Return the faults that come over a request."""
        taken = [planned.fault for planned in self.planned if planned.take(method, path)]
        self.planned = [planned for planned in self.planned if planned.times != 0]
        return taken

    def public(self) -> list[dict[str, Any]]:
        """Return the faults that still wait."""
        return [
            {
                "kind": planned.fault.kind,
                **planned.fault.options,
                "path": planned.path,
                "method": planned.method,
                "skip": planned.skip,
                "times": planned.times,
            }
            for planned in self.planned
        ]
