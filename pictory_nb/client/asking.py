"""What every verb of the client does: ask, read the answer, and give advice that fits who the user is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pictory_nb.client import endpoint as routes
from pictory_nb.client.envelope import Answer
from pictory_nb.client.errors import BadAnswerError, NoCreditsError, PictoryError
from pictory_nb.client.transport import Timeouts

if TYPE_CHECKING:
    from pictory_nb.client.calls import Call, Caller
    from pictory_nb.client.transport import Response

PATIENT_TIMES = Timeouts(connect_s=10.0, read_s=120.0, write_s=60.0)
"""For what the backend has to work for before it answers."""

_LARGEST_PICTURE_BYTES = 32 * 2**20
_BYTES = {"image/png", "image/webp", "application/octet-stream"}


class Asking:
    """Sends the calls of the verbs."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._bind_id: str | None = None

    async def _bytes(self, call: Call) -> bytes:
        async def whole(response: Response) -> bytes:
            body = await response.read(_LARGEST_PICTURE_BYTES)
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if response.status == 200 and kind in _BYTES:
                return body
            self._caller.read(Answer(response.status, response.headers, body))
            raise BadAnswerError(
                "A message came instead of a picture. Try again; if it stays, check NEMO_API_URL.",
                status=response.status,
            )

        found: bytes = await self._asked(self._caller.send(call, whole))
        return found

    async def _mapping(self, call: Call) -> Mapping[str, Any]:
        data = await self._asked(self._caller.json(call))
        return data if isinstance(data, Mapping) else {"data": data}

    async def _asked(self, work: Any) -> Any:
        failure: PictoryError
        try:
            return await work
        except PictoryError as error:
            failure = error
        raise self._advised(failure)

    def _advised(self, failure: PictoryError) -> PictoryError:
        """Tell a user without credits what to do, which depends on the backend (CONTRACT §2, 2001)."""
        endpoint = self._caller.known_endpoint
        if not isinstance(failure, NoCreditsError) or endpoint is None:
            return failure
        if endpoint.is_local:
            return failure.instead(failure.said) if failure.said else failure
        token = self._caller.tokens.held(endpoint)
        if token is None or token.own or self._bind_id is None:
            return failure
        url = routes.registration_url(endpoint.web_url, self._bind_id)
        return failure.instead(f"The free credits are used up. Register to go on with this work: {url}", url)
