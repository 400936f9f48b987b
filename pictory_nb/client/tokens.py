"""The token: argument > ``NEMO_TOKEN`` > stored anonymous one > a new one (CONTRACT §1, §2)."""

from __future__ import annotations

import json
import uuid
from collections.abc import Awaitable, Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from pictory_nb import storage
from pictory_nb.client.errors import PictoryError, RateLimitedError, SettingsError
from pictory_nb.client.private import read_private
from pictory_nb.settings import Secret, Setting, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pictory_nb.client.endpoint import Endpoint

TOKEN_LIFE_S = 7 * 24 * 3600.0
_RENEW_BEFORE_S = 3600.0
_LOCK_PATIENCE_S = 60.0
_LOCK_LOOK_S = 0.1


@dataclass(frozen=True, slots=True)
class Token:
    """A token in use.

    Attributes
    ----------
    own
        True when the user gave it: it is then never replaced.
    expires_at_s
        Seconds since 1970; ``None`` for a user's own token, whose life is not known.
    """

    secret: Secret
    own: bool
    expires_at_s: float | None = None


class TokenFiles:
    """The client id and the anonymous tokens on disk; every file is the user's alone (0600).

    Raises
    ------
    SettingsError
        From every method: a file is not private, or the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def client_id(self, *, fresh: bool = False) -> str:
        """Return the id of this installation; it is made once and kept (one free token per id and week)."""
        path = self.folder / "client_id"
        kept = None if fresh else read_private(path)
        if kept:
            text = kept.decode("ascii", errors="ignore").strip()
            if text.isprintable() and text:
                return text
        made = str(uuid.uuid4())
        with _keeping_in(self.folder):
            storage.write_private(path, made.encode())
        return made

    def load(self, realm: str) -> Token | None:
        """Return the stored token of a backend, ``None`` when there is none that can be read."""
        kept = read_private(self._path(realm))
        if kept is None:
            return None
        try:
            found: Any = json.loads(kept)
            token, expires_at_s = str(found["token"]), float(found["expires_at_s"])
        except (ValueError, KeyError, TypeError):
            return None
        return Token(Secret(token), own=False, expires_at_s=expires_at_s) if token else None

    def save(self, realm: str, token: Token) -> None:
        """Keep an anonymous token for the next start."""
        kept = {"token": token.secret.reveal(), "expires_at_s": token.expires_at_s}
        with _keeping_in(self.folder):
            storage.write_private_json(self._path(realm), kept)

    def lock(self, realm: str) -> FileLock:
        """Return the lock under which a new token is acquired, so that two kernels do not take two."""
        with _keeping_in(self.folder):
            storage.make_private_dir(self.folder)
        return FileLock(self._path(realm).with_suffix(".lock"), mode=0o600, blocking=False)

    def _path(self, realm: str) -> Path:
        return self.folder / f"token-{realm}.json"


Acquire = Callable[[str], Awaitable[Token]]


class Tokens:
    """Hands out the token for a backend and renews it, one renewal at a time.

    Parameters
    ----------
    given
        The setting ``token``. One from the environment or the config file is for the cloud: it is not shown
        to the local engine; one given as an argument is used wherever the client talks to.
    client_id
        The setting ``client_id``.
    files
        Where anonymous tokens are kept.
    acquire
        Asks the backend for a new anonymous token under a client id.
    wall_clock, sleep
        Seconds since 1970; a pause.
    """

    def __init__(
        self,
        *,
        given: Setting[Secret | None],
        client_id: Setting[str | None],
        files: TokenFiles,
        acquire: Acquire,
        wall_clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._given = given
        self._client_id = client_id
        self._files = files
        self._acquire = acquire
        self._wall_clock = wall_clock
        self._sleep = sleep
        self._held: dict[str, Token] = {}

    async def get(self, endpoint: Endpoint) -> Token:
        """Return the token to use now.

        Raises
        ------
        SettingsError
            A token file is not private; the message has the command that mends it.
        ApiError, ConnectionFailedError
            No anonymous token could be acquired.
        """
        own = self._own(endpoint)
        if own is not None:
            return own
        token = self._held.get(endpoint.realm) or self._files.load(endpoint.realm)
        if token is None:
            return await self._renewed(endpoint, None)
        self._held[endpoint.realm] = token
        left_s = (token.expires_at_s or 0.0) - self._wall_clock()
        if left_s < _RENEW_BEFORE_S:
            try:
                return await self._renewed(endpoint, token.secret)
            except (RateLimitedError, SettingsError):
                if left_s <= 0:
                    raise
        return token

    async def renew(self, endpoint: Endpoint, rejected: Secret) -> Token | None:
        """Return a token other than `rejected`, or ``None`` when it is the user's own, never replaced."""
        if self._own(endpoint) is not None:
            return None
        return await self._renewed(endpoint, rejected)

    def held(self, endpoint: Endpoint) -> Token | None:
        """Return the token that is known without asking anybody."""
        return self._own(endpoint) or self._held.get(endpoint.realm)

    def _own(self, endpoint: Endpoint) -> Token | None:
        secret = self._given.value
        if secret is None or (endpoint.is_local and self._given.source is not Source.ARGUMENT):
            return None
        return Token(secret, own=True)

    async def _renewed(self, endpoint: Endpoint, rejected: Secret | None) -> Token:
        realm = endpoint.realm
        lock = self._files.lock(realm)
        await self._take(lock)
        try:
            # Whoever held the lock before may have renewed it already.
            stored = self._files.load(realm)
            if stored is not None and stored.secret != rejected:
                token = stored
            else:
                client_id = self._client_id.value or self._files.client_id()
                token = await self._acquired(client_id)
                self._files.save(realm, token)
        finally:
            lock.release()
        self._held[realm] = token
        return token

    async def _acquired(self, client_id: str) -> Token:
        failure: PictoryError
        try:
            return await self._acquire(client_id)
        except PictoryError as error:
            failure = error
        if getattr(failure, "status", None) != 400 or self._client_id.value:
            raise failure
        # CONTRACT §2: 400 on the token call means that the client id is missing or not one.
        return await self._acquire(self._files.client_id(fresh=True))

    async def _take(self, lock: FileLock) -> None:
        waited_s = 0.0
        while True:
            try:
                with _keeping_in(self._files.folder):
                    lock.acquire(blocking=False)
            except Timeout:
                pass
            else:
                return
            if waited_s >= _LOCK_PATIENCE_S:
                raise SettingsError(
                    "Another notebook has been fetching a token for a minute. Close it, then try again."
                )
            await self._sleep(_LOCK_LOOK_S)
            waited_s += _LOCK_LOOK_S


@contextmanager
def _keeping_in(folder: Path) -> Iterator[None]:
    """Say in words that nothing can be kept in `folder`."""
    try:
        yield
    except Timeout:
        # The lock is held; to the standard library that is an OSError, too.
        raise
    except OSError as error:
        reason = error.strerror or "unknown reason"
    else:
        return
    raise SettingsError(
        f"The token cannot be kept in {folder}: {reason}. Make that folder writable, or name another one in "
        f"{storage.HOME_VARIABLE}."
    )


def token_expiry_s(data: Any, *, now_s: float) -> float:
    """Return when a new anonymous token ends, in seconds since 1970: as the backend says, else in 7 days."""
    life = data.get("expires_in") if isinstance(data, dict) else None
    if isinstance(life, (int, float)) and not isinstance(life, bool) and 0 < life <= TOKEN_LIFE_S:
        return now_s + float(life)
    return now_s + TOKEN_LIFE_S
