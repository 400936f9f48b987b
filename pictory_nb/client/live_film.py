"""A film that plays while it is made: its parts in order, as soon as each is there [ours]."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pictory_nb.client import endpoint as routes
from pictory_nb.client.answers import parse_render
from pictory_nb.client.asking import PATIENT_TIMES
from pictory_nb.client.calls import Call
from pictory_nb.client.envelope import Answer
from pictory_nb.client.errors import ApiError, BadAnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.client.calls import Caller
    from pictory_nb.client.transport import Response

_LARGEST_PART_BYTES = 512 * 2**20
_NOT_YET = 204


@dataclass(frozen=True, slots=True)
class LivePart:
    """A part of a film: fragmented MP4 with sound; part 0 begins with ``ftyp`` and ``moov``."""

    data: bytes = field(repr=False)
    start_ms: int
    duration_ms: int


class LiveFilm:
    """The parts of one export, running or finished.

    Attributes
    ----------
    mime
        What the parts are, as ``MediaSource.addSourceBuffer`` takes it (RFC 6381), such as
        ``video/mp4; codecs="avc1.640028,mp4a.40.2"``.
    duration_ms
        How long the whole film is.
    parts
        How many parts it has.
    """

    def __init__(
        self, caller: Caller, values: Mapping[str, str], *, mime: str, duration_ms: int, parts: int
    ) -> None:
        self._caller, self._values = caller, values
        self.mime = mime
        self.duration_ms = duration_ms
        self.parts = parts

    async def part(self, index: int) -> LivePart | None:
        """Return a part, and wait until it is there; None after the last one.

        Raises
        ------
        RenderFailedError, RenderCancelledError
            The export ended without a film; the message says why.
        PictoryError
            The connection is broken, say.
        """
        if not 0 <= index < self.parts:
            return None
        call = Call(routes.LIVE_PART, {**self._values, "index": str(index)}, timeouts=PATIENT_TIMES)
        return _read_part(await _patient(self._caller, call))


async def open_live_film(caller: Caller, session_id: str, render_id: str) -> LiveFilm:
    """Return an export's parts, once the first of them tells what they are.

    Raises
    ------
    RenderFailedError, RenderCancelledError
        The export ended without a film.
    ApiError
        There is no such export.
    """
    values = {"session_id": session_id, "render_id": render_id}
    facts = caller.read(await _patient(caller, Call(routes.LIVE, values, timeouts=PATIENT_TIMES)))
    try:
        mime, duration_ms, parts = str(facts["mime"]), int(facts["duration_ms"]), int(facts["parts"])
    except (KeyError, TypeError, ValueError):
        raise BadAnswerError("The engine did not say what the film's parts are.") from None
    return LiveFilm(caller, values, mime=mime, duration_ms=duration_ms, parts=parts)


async def _patient(caller: Caller, call: Call) -> Answer:
    """Ask until it is there; the backend holds each answer back for a while."""

    async def whole(response: Response) -> Answer:
        body = await response.read(_LARGEST_PART_BYTES)
        return Answer(response.status, response.headers, body)

    while True:
        answer: Answer = await caller.send(call, whole)
        if answer.status == _NOT_YET:
            continue
        if answer.status >= 400:
            await _fail(caller, answer, call.path_values["render_id"])
        return answer


async def _fail(caller: Caller, answer: Answer, render_id: str) -> None:
    """Raise why the export has no film, in the words that every look at the export has; else the answer's."""
    try:
        caller.read(answer)
    except ApiError:
        if answer.status not in {404, 405, 501}:
            data = await caller.json(Call(routes.RENDER_STATUS, {"render_id": render_id}))
            parse_render(data, render_id).raise_if_lost()
        raise


def _read_part(answer: Answer) -> LivePart:
    """Return the part that an answer holds."""
    try:
        start_ms, duration_ms = (int(answer.headers[f"x-part-{name}-ms"]) for name in ("start", "duration"))
    except (KeyError, ValueError):
        raise BadAnswerError("The engine sent a part of the film without its place in it.") from None
    return LivePart(answer.body, start_ms, duration_ms)
