"""The async client: HTTP in, typed values out, for every endpoint of CONTRACT §3."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Self

from pictory_nb import storage
from pictory_nb.client import answers
from pictory_nb.client import endpoint as routes
from pictory_nb.client.asking import PATIENT_TIMES
from pictory_nb.client.calls import Call, Caller, Tools
from pictory_nb.client.download import Download, Progress
from pictory_nb.client.engine_verbs import EngineVerbs
from pictory_nb.client.guard import guarded
from pictory_nb.client.refusals import api_error
from pictory_nb.client.stream import MessageStream, Patience
from pictory_nb.client.tokens import Token, TokenFiles
from pictory_nb.client.upload import UploadResult, Uploads
from pictory_nb.client.values import (
    ClaimLink,
    Credits,
    RenderStatus,
    Session,
    State,
    UploadedMedia,
)
from pictory_nb.settings import Secret, Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from pictory_nb.client.endpoint import Connect, Endpoint


class Client(EngineVerbs):
    """Speaks to one backend, in the cloud or on this computer.

    Parameters
    ----------
    connect
        Returns where the backend is. Called before the first request and again after a refused connection, so
        that a local engine that was killed is started anew.
    settings
        Token, client id and platform; `load_settings()` when not given.
    folder
        Where the client id and the anonymous token are kept; the user's config folder when not given.
    tools
        Clocks, sleep and randomness.
    patience
        How long a stream is waited for.

    Raises
    ------
    PictoryError
        Every verb raises errors of this tree alone; see `pictory_nb.client.errors`.
    """

    def __init__(
        self,
        connect: Connect,
        *,
        settings: Settings | None = None,
        folder: Path | None = None,
        tools: Tools | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._settings = settings or load_settings()
        files = TokenFiles(folder or storage.folders().config)
        super().__init__(Caller(connect, settings=self._settings, files=files, tools=tools or Tools()))
        self._patience = patience or Patience()
        self._uploads = Uploads(self._caller)
        self._busy: set[str] = set()
        self._busy_lock = threading.Lock()

    def __repr__(self) -> str:
        return "<pictory_nb Client>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections of the running loop; the client opens new ones when it is used again."""
        await self._caller.transport.close()

    @guarded
    async def endpoint(self) -> Endpoint:
        """Return where the backend is, starting a local one if need be.

        Raises
        ------
        PictoryError
            What `connect` raises.
        """
        return await self._caller.endpoint()

    @guarded
    async def token(self) -> Token:
        """Return the token in use, acquiring a free one if there is none; its end is known ahead (7 days).

        Raises
        ------
        RateLimitedError
            A free token was given to this computer already (1 per client and week, CONTRACT §1).
        """
        return await self._caller.tokens.get(await self._caller.endpoint())

    @guarded
    async def create_session(self, language: str = "en") -> Session:
        """Start an editing session; `language` is a code such as ``en`` or ``zh`` (CONTRACT §3).

        Raises
        ------
        TokenError
            The user's own token is refused.
        BadAnswerError
            The answer holds no session id; nothing was created.
        """
        body = {"task_name": "project", "language": language}
        session = answers.parse_session(
            await self._mapping(Call(routes.SESSION, json_body=body, timeouts=PATIENT_TIMES))
        )
        self._bind_id = session.task_id or session.session_id
        return session

    @guarded
    async def claim_link(self, session: Session) -> ClaimLink:
        """Return a link by which the user takes an anonymous session over; it never holds the real token.

        Raises
        ------
        SessionGoneError, BadAnswerError
            The backend does not know the session, or gave no claim token (CONTRACT §3).
        """
        body = {"task_id": session.task_id, "session_id": session.session_id}
        data = await self._mapping(Call(routes.CLAIM, json_body=body))
        token, expires_in_s = answers.parse_claim(data)
        endpoint = await self._caller.endpoint()
        return ClaimLink(Secret(routes.claim_url(endpoint.web_url, token)), expires_in_s)

    def stream(self, session_id: str, text: str, *, patience: Patience | None = None) -> MessageStream:
        """Send a message and return its answer as a stream; nothing is sent before it is entered.

        A message is never sent twice (CONTRACT §4): after a `StreamInterruptedError` look at the state.

        Raises
        ------
        SessionBusyError
            On entering: another message is being answered in this session, and two at once would corrupt it
            (CONTRACT §4.8). Nothing was sent; whoever wants to wait instead does so before entering, as
            `Conversation.send` does.
        """
        return MessageStream(
            self._caller,
            session_id,
            text,
            patience=patience or self._patience,
            take_session=lambda: self._take_session(session_id),
            free_session=lambda: self._busy.discard(session_id),
            explain=self._advised,
        )

    @guarded
    async def credits(self) -> Credits:
        """Return the credits of the token in use (CONTRACT §3).

        Raises
        ------
        TokenError, BadAnswerError
            The user's own token is refused, or the answer holds no number.
        """
        return answers.parse_credits(await self._mapping(Call(routes.CREDITS)))

    @guarded
    async def state(self, session_id: str) -> State:
        """Return the session's latest state (CONTRACT §3).

        Raises
        ------
        SessionGoneError
            The backend does not know the session any more.
        """
        return answers.parse_state(
            await self._mapping(Call(routes.STATE, {"session_id": session_id}, timeouts=PATIENT_TIMES))
        )

    @guarded
    async def upload(
        self, session_id: str, source: str | Path, progress: Callable[[int, int], None] | None = None
    ) -> UploadedMedia:
        """Upload a file, or have the backend fetch a web address.

        Parameters
        ----------
        session_id
            Where the file goes.
        source
            A path, or a string that begins with ``http://`` or ``https://``.
        progress
            Called with the bytes sent and the bytes in all; not for an address.

        Raises
        ------
        UnsupportedFileError, FileTooLargeError, UploadError
            Refused before a byte is sent, or by the backend (CONTRACT §2).
        """
        media: UploadedMedia = await self._asked(self._uploads.one(session_id, source, progress))
        return media

    @guarded
    async def upload_many(
        self,
        session_id: str,
        sources: Iterable[str | Path],
        progress: Callable[[int, int, int], None] | None = None,
        *,
        at_once: int = 3,
    ) -> Sequence[UploadResult]:
        """Upload several files, `at_once` at a time; one that fails does not stop the others.

        `progress` is called with the file's index, its bytes sent and its bytes in all. The results come in
        the order of `sources`.

        Raises
        ------
        PictoryError
            Never for a single file: its result holds the error.
        """
        return await self._uploads.many(session_id, list(sources), progress, at_once=at_once)

    @guarded
    async def start_render(
        self,
        render_id: str,
        session_id: str,
        draft: Mapping[str, Any],
        *,
        quality: str = "high",
        output: Mapping[str, Any] | None = None,
    ) -> RenderStatus:
        """Start an export under an id of the caller's, who wrote it down before (CONTRACT §3).

        Parameters
        ----------
        render_id
            ``render_<ms>``: the only handle on the job.
        draft
            Exactly what `state` gave.
        quality, output
            What the backend is asked for; `output` adds keys to ``{"format": "mp4", "quality": quality}``.

        Raises
        ------
        PlanError
            The plan does not include export (402).
        """
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": draft,
            "output": {"format": "mp4", "quality": quality, **(output or {})},
        }
        data = await self._mapping(Call(routes.RENDER, json_body=body, timeouts=PATIENT_TIMES))
        return answers.parse_render(data, render_id)

    @guarded
    async def render_status(self, render_id: str) -> RenderStatus:
        """Look at an export (CONTRACT §3, poll); an unknown word is never taken for success.

        Raises
        ------
        ApiError
            The backend does not know the export, say. A failed export is no error here: see
            `RenderStatus.raise_if_lost`.
        """
        data = await self._mapping(Call(routes.RENDER_STATUS, {"render_id": render_id}))
        return answers.parse_render(data, render_id)

    @guarded
    async def download(
        self, url: str | Secret, path: Path, progress: Progress | None = None, *, video: bool = True
    ) -> Path:
        """Download a file whole or not at all, going on where an earlier try broke off; return its path.

        Parameters
        ----------
        url
            A web address, or a path of the backend's own.
        path
            Where the file goes once it is whole; beside it lies ``<name>.part`` meanwhile.
        progress
            Called with the bytes that are there and the bytes in all (``None`` when not known).
        video
            Check that it is a whole MP4.

        Raises
        ------
        DownloadError
            One of its kinds; what came is kept for the next try.
        """
        address = url if isinstance(url, Secret) else Secret(url)
        return await Download(self._caller, address, path, progress=progress, video=video).run()

    @guarded
    async def download_render(
        self, status: RenderStatus, path: Path, progress: Progress | None = None
    ) -> Path:
        """Download a finished export from its address, else by the fallback path (CONTRACT §3).

        Raises
        ------
        DownloadError
            As `download` does.
        """
        fallback = Secret(routes.RENDER_DOWNLOAD.path(render_id=status.render_id))
        address = status.output_url or fallback
        return await Download(self._caller, address, path, progress=progress, video=True).run()

    def _take_session(self, session_id: str) -> None:
        with self._busy_lock:
            if session_id in self._busy:
                raise api_error(status=None, code=9009)
            self._busy.add(session_id)
