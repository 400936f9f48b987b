"""One call to the backend: address, token, headers, repetition and errors, the same for every endpoint."""

from __future__ import annotations

import asyncio
import json
import random as _random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from pictory_nb._version import __version__
from pictory_nb.client import endpoint as routes
from pictory_nb.client.envelope import Answer, read_answer
from pictory_nb.client.errors import BadAnswerError, PictoryError
from pictory_nb.client.logs import LOGGER
from pictory_nb.client.retry import Attempts, Remedy, Step
from pictory_nb.client.tokens import Token, TokenFiles, Tokens, token_expiry_s
from pictory_nb.client.transport import USUAL_TIMES, Body, Request, Response, Timeouts, Transport
from pictory_nb.settings import Secret, Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from pictory_nb.client.endpoint import Connect, Endpoint, Route

LARGEST_ANSWER_BYTES = 256 * 2**20
SKILL_SOURCE = "pictory-ai"


@dataclass(frozen=True, slots=True)
class Tools:
    """What a client takes from outside, so that tests need neither sleep nor luck.

    Attributes
    ----------
    clock
        Monotonic seconds.
    wall_clock
        Seconds since 1970.
    sleep
        A pause in seconds.
    random
        A number in [0, 1), for the jitter.
    """

    clock: Callable[[], float] = time.monotonic
    wall_clock: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep
    random: Callable[[], float] = _random.random


@dataclass(frozen=True, slots=True)
class Call:
    """What one verb of the client asks for.

    Attributes
    ----------
    path_values
        Fill the template of the route.
    json_body, body, content_type
        The body, as a JSON value or as it is.
    stream
        True for an event stream.
    anonymous
        True for the token call, which carries no token.
    """

    route: Route
    path_values: Mapping[str, str] = field(default_factory=dict, repr=False)
    json_body: Any = field(default=None, repr=False)
    body: Body = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeouts: Timeouts = USUAL_TIMES
    stream: bool = False
    anonymous: bool = False

    @property
    def may_repeat(self) -> bool:
        """Whether the call may arrive twice without harm: GET and DELETE may, POST and PUT may not."""
        return self.route.method in {"GET", "DELETE"}


class Caller:
    """Sends calls; knows the address, the token and when to try again."""

    def __init__(self, connect: Connect, *, settings: Settings, files: TokenFiles, tools: Tools) -> None:
        self._connect = connect
        self._settings = settings
        self._endpoint: Endpoint | None = None
        self._connecting: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()
        self.tools = tools
        self.transport = Transport()
        self.tokens = Tokens(
            given=settings.token,
            client_id=settings.client_id,
            files=files,
            acquire=self._acquire_token,
            wall_clock=tools.wall_clock,
            sleep=tools.sleep,
        )

    @property
    def known_endpoint(self) -> Endpoint | None:
        """Where the backend was found last."""
        return self._endpoint

    async def endpoint(self, *, not_this: Endpoint | None = None) -> Endpoint:
        """Return where the backend is; ask `connect` at first, and anew when it was `not_this`."""
        if self._endpoint is not None and self._endpoint is not not_this:
            return self._endpoint
        async with self._connecting.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            if self._endpoint is None or self._endpoint is not_this:
                self._endpoint = await self._connect()
            return self._endpoint

    async def json(self, call: Call) -> Any:
        """Return the data of the backend's answer.

        Raises
        ------
        PictoryError
            Any of the table of CONTRACT §2, or what broke on the way, after all repetitions.
        """

        async def whole(response: Response) -> Any:
            answer = Answer(response.status, response.headers, await response.read(LARGEST_ANSWER_BYTES))
            return self.read(answer)

        return await self.send(call, whole)

    async def send(self, call: Call, take: Callable[[Response], Awaitable[Any]]) -> Any:
        """Send `call` and return what `take` makes of the response, repeating both as `retry` allows.

        `take` owns the response only if it returns normally and keeps it; otherwise it is closed here.
        """
        attempts = Attempts(repeatable=call.may_repeat, random=self.tools.random)
        while True:
            endpoint = await self.endpoint()
            # Not within the try: acquiring a token is a call of its own, with repetitions of its own.
            token = None if call.anonymous else await self.tokens.get(endpoint)
            failure: PictoryError
            try:
                return await self._once(call, endpoint, token, take, attempts.made + 1)
            except PictoryError as error:
                failure = error
            step = attempts.after(failure)
            if step is None or not await self._remedied(step, endpoint, token):
                raise failure

    def read(self, answer: Answer) -> Any:
        """Return the data of a whole answer, or raise what it says (CONTRACT §2)."""
        return read_answer(answer, wall_s=self.tools.wall_clock(), secrets=self.secrets())

    def secrets(self) -> tuple[str, ...]:
        """Return what must be cut out of every message."""
        token = None if self._endpoint is None else self.tokens.held(self._endpoint)
        own = self._settings.token.value
        extra = () if self._endpoint is None else tuple(self._endpoint.extra_headers.values())
        return (*extra, *(secret.reveal() for secret in (token and token.secret, own) if secret))

    def headers(self, endpoint: Endpoint, token: Token | None) -> dict[str, str]:
        """Return the headers that every request to the backend carries (CONTRACT §1)."""
        found = {
            "User-Agent": f"pictory_nb/{__version__}",
            "Accept": "application/json",
            "X-Skill-Source": SKILL_SOURCE,
            "X-Skill-Version": __version__,
            "X-Skill-Platform": self._settings.platform.value,
            **endpoint.extra_headers,
        }
        if token is not None:
            found["Authorization"] = f"Bearer {token.secret.reveal()}"
        return found

    async def _once(
        self,
        call: Call,
        endpoint: Endpoint,
        token: Token | None,
        take: Callable[[Response], Awaitable[Any]],
        attempt: int,
    ) -> Any:
        headers = {**self.headers(endpoint, token), **call.headers}
        body = call.body
        if call.json_body is not None:
            body = json.dumps(call.json_body, ensure_ascii=False, separators=(",", ":")).encode()
            headers["Content-Type"] = "application/json"
        request = Request(
            method=call.route.method,
            url=endpoint.base_url + call.route.path(**call.path_values),
            template=call.route.template,
            headers=headers,
            body=body,
            timeouts=call.timeouts,
            single_use=not call.may_repeat,
            stream=call.stream,
            direct=endpoint.is_local,
        )
        name = (request.method, request.template, attempt)
        try:
            response = await self.transport.open(request)
        except PictoryError as error:
            LOGGER.info("%s %s attempt %d: %s", *name, type(error).__name__)
            raise
        answer_id = Answer(response.status, response.headers, b"").request_id
        LOGGER.info("%s %s attempt %d: %d, request id %s", *name, response.status, answer_id or "-")
        try:
            return await take(response)
        except BaseException:
            await response.close()
            raise

    async def _remedied(self, step: Step, endpoint: Endpoint, token: Token | None) -> bool:
        if step.pause_s > 0:
            await self.tools.sleep(step.pause_s)
        if step.remedy is Remedy.RECONNECT:
            await self.endpoint(not_this=endpoint)
        if step.remedy is Remedy.RENEW_TOKEN:
            return token is not None and await self.tokens.renew(endpoint, token.secret) is not None
        return True

    async def _acquire_token(self, client_id: str) -> Token:
        data = await self.json(Call(routes.TOKEN, headers={"X-Client-Id": client_id}, anonymous=True))
        found = data.get("token") if isinstance(data, dict) else None
        if not isinstance(found, str) or not found.isascii() or not found.isprintable() or not found:
            raise BadAnswerError("The backend's answer does not hold a token. Try again in a minute.")
        expires_at_s = token_expiry_s(data, now_s=self.tools.wall_clock())
        return Token(Secret(found), own=False, expires_at_s=expires_at_s)
