"""Every error of the package, in one tree; each message says what happened and what to do about it.

Which answer of the backend is which error: see `refusals`. No error ever holds a URL's query, a header or an
unredacted body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCEPTED_EXTENSIONS: tuple[str, ...] = (
    *("mp4", "mov", "avi", "webm", "mkv"),
    *("jpg", "jpeg", "png", "gif", "webp"),
    *("mp3", "wav", "m4a", "aac"),
)
"""What can be uploaded (CONTRACT §3; jpeg is another spelling of jpg)."""

MAX_UPLOAD_BYTES = 500 * 1024 * 1024
"""The largest file that can be uploaded (CONTRACT §2, code 4002)."""


class PictoryError(Exception):
    """Base of everything that this package raises on purpose."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows: the words alone, since the trace says nothing about a user's mistake."""
        return [f"{type(self).__name__}: {self}"]


class SettingsError(PictoryError):
    """A setting or a settings file cannot be used; the message says which and how to mend it."""


class ConnectionFailedError(PictoryError):
    """The backend could not be reached, or the connection broke.

    Attributes
    ----------
    never_left
        True when it is certain that the request was not sent, so that it may be sent again.
    refused
        True when nothing listened at the address: a local engine is then started anew.
    """

    def __init__(self, message: str, *, never_left: bool, refused: bool = False) -> None:
        super().__init__(message)
        self.never_left = never_left
        self.refused = refused


class RequestTimeoutError(ConnectionFailedError):
    """The backend did not answer in time.

    Attributes
    ----------
    phase
        ``connect``, ``pool``, ``write`` or ``read``.
    """

    def __init__(self, message: str, *, phase: str, never_left: bool) -> None:
        super().__init__(message, never_left=never_left)
        self.phase = phase


class StreamInterruptedError(PictoryError):
    """The answer stopped before its end; what came is kept, and the message must not be sent again.

    Attributes
    ----------
    timed_out
        True when the watchdog gave up: only heartbeats for too long, or too long in all.
    """

    def __init__(self, message: str, *, timed_out: bool = False) -> None:
        super().__init__(message)
        self.timed_out = timed_out


class AgentError(PictoryError):
    """The agent ended its answer with an error of its own (CONTRACT §4.6).

    Attributes
    ----------
    code
        The agent's code, or ``None`` when it gave none.
    said
        The agent's own words, redacted.
    """

    def __init__(self, message: str, *, code: str | None = None, said: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.said = said


class ApiError(PictoryError):
    """The backend answered with an error.

    Attributes
    ----------
    status
        HTTP status; ``None`` when the request was refused here, before anything was sent.
    code
        The backend's own code, ``None`` when it gave none.
    request_id
        What support asks for, ``None`` when it gave none.
    said
        The backend's own words, redacted.
    excerpt
        The first part of the answer, redacted.
    retry_after_s
        How long the backend asked to wait, in seconds.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: int | str | None = None,
        request_id: str | None = None,
        said: str = "",
        excerpt: str = "",
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.request_id = request_id
        self.said = said
        self.excerpt = excerpt
        self.retry_after_s = retry_after_s


class BadAnswerError(ApiError):
    """The answer is not what the backend's contract says (HTML from a proxy, empty, cut off)."""


class TokenError(ApiError):
    """The token is refused (1001, 401)."""


class SessionGoneError(ApiError):
    """The backend does not know the session any more (1002)."""


class SessionBusyError(ApiError):
    """A message is still being answered in this session; two at once would corrupt it (CONTRACT §4.8)."""


class DraftChangedError(ApiError):
    """The timeline has changed since the version that was edited; nothing was stored (9011) [ours]."""


class NotOfferedError(ApiError):
    """The backend has no such thing; nothing was done."""


class NoCreditsError(ApiError):
    """There are no credits left (2001).

    Attributes
    ----------
    registration_url
        Where an anonymous user registers and keeps the work; ``None`` for a registered user.
    """

    registration_url: str | None = None

    def instead(self, message: str, registration_url: str | None = None) -> NoCreditsError:
        """Return the same error with advice for who the user is."""
        error = NoCreditsError(
            message,
            status=self.status,
            code=self.code,
            request_id=self.request_id,
            said=self.said,
            excerpt=self.excerpt,
            retry_after_s=self.retry_after_s,
        )
        error.registration_url = registration_url
        return error


class UnsupportedFileError(ApiError):
    """The file's type is not accepted (4001).

    Attributes
    ----------
    accepted
        The extensions that are.
    """

    accepted: ClassVar[Sequence[str]] = ACCEPTED_EXTENSIONS


class FileTooLargeError(ApiError):
    """The file is larger than 500 MB (4002)."""


class PlanError(ApiError):
    """The plan does not include this (402)."""


class RateLimitedError(ApiError):
    """Too many requests (429)."""


class UploadError(PictoryError):
    """A file could not be read, or changed while it was being uploaded."""


class DownloadError(PictoryError):
    """A file could not be downloaded whole; what came is kept beside the target for the next try."""


class UnsafeAddressError(DownloadError):
    """A download's address is not one that this computer should open."""


class NotAVideoError(DownloadError):
    """What was downloaded is not a whole MP4 file."""


class DiskFullError(DownloadError):
    """There is not enough room on the disk."""


class RenderError(PictoryError):
    """An export did not give a video.

    Attributes
    ----------
    render_id
        The only handle on the job (CONTRACT §3).
    """

    def __init__(self, message: str, *, render_id: str) -> None:
        super().__init__(message)
        self.render_id = render_id


class RenderFailedError(RenderError):
    """The backend could not make the video."""


class RenderCancelledError(RenderError):
    """The export was cancelled."""


class RenderUnfinishedError(RenderError):
    """The export was not finished in time; it may still finish, and its id is in hand."""
