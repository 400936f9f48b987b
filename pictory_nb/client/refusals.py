"""Which code or status of the backend is which error, and what the user reads: the table of CONTRACT §2."""

from __future__ import annotations

from pictory_nb.client.errors import (
    ApiError,
    DraftChangedError,
    FileTooLargeError,
    NoCreditsError,
    PlanError,
    RateLimitedError,
    SessionBusyError,
    SessionGoneError,
    TokenError,
    UnsupportedFileError,
)

_ACCEPTED_TEXT = (
    "Accepted are videos (mp4, mov, avi, webm, mkv), pictures (jpg, png, gif, webp) and sound (mp3, wav, "
    "m4a, aac). A text (txt, md, html, docx) is no upload: send it as a message."
)

_MESSAGES: dict[type[ApiError], str] = {
    TokenError: (
        "The token was refused: it is wrong or has expired. Put a new one into NEMO_TOKEN (or the token= "
        "argument), or remove it to start with a free one."
    ),
    SessionGoneError: (
        "The backend does not know this session any more, so its timeline is gone there. The last timeline "
        "that was seen is kept; start a new session to go on."
    ),
    NoCreditsError: "There are no credits left. Top up credits in your account.",
    UnsupportedFileError: f"The backend does not accept this file. {_ACCEPTED_TEXT}",
    FileTooLargeError: "The file is larger than 500 MB. Compress or trim it, then upload it again.",
    PlanError: "Register or upgrade your plan to unlock export.",
    SessionBusyError: (
        "The message before is still being answered. Wait for it or stop it, then send this one again."
    ),
    DraftChangedError: (
        "The timeline has changed since it was read, so nothing was stored. Read it again and repeat the "
        "edit."
    ),
    RateLimitedError: "The backend asks for a pause: too many requests. Try again in a minute.",
}

_BY_CODE: dict[str, type[ApiError]] = {
    "1001": TokenError,
    "1002": SessionGoneError,
    "2001": NoCreditsError,
    "4001": UnsupportedFileError,
    "4002": FileTooLargeError,
    "9009": SessionBusyError,  # [ours]: the local engine's word for it
    "9011": DraftChangedError,  # [ours] too
}

_BY_STATUS: dict[int, type[ApiError]] = {
    401: TokenError,
    402: PlanError,
    413: FileTooLargeError,
    415: UnsupportedFileError,
    429: RateLimitedError,
}


def api_error(
    *,
    status: int | None,
    code: int | str | None,
    said: str = "",
    request_id: str | None = None,
    excerpt: str = "",
    retry_after_s: float | None = None,
) -> ApiError:
    """Return the error for what the backend answered (CONTRACT §2); the backend's code wins over the status.

    `said` is the backend's own message, already redacted; unknown codes keep it.
    """
    kind = _BY_CODE.get(str(code)) or (_BY_STATUS.get(status) if status else None) or ApiError
    if kind is ApiError and str(code) in {"402", "429"}:
        kind = _BY_STATUS[int(str(code))]
    message = _MESSAGES.get(kind) or _unknown(status, code, said)
    if kind in {UnsupportedFileError, FileTooLargeError} and said:
        message = f"{message} The backend says: {said}"
    if request_id:
        message = f"{message} (request {request_id})"
    return kind(
        message,
        status=status,
        code=code,
        request_id=request_id,
        said=said,
        excerpt=excerpt,
        retry_after_s=retry_after_s,
    )


def _unknown(status: int | None, code: int | str | None, said: str) -> str:
    names = [f"code {code}"] if code is not None else []
    names += [f"HTTP {status}"] if status is not None else []
    named = f" ({', '.join(names)})" if names else ""
    if said:
        return f"{said.rstrip('.')}{named}."
    advice = "Try again in a minute" if (status or 0) >= 500 else "Check what was asked for"
    return f"The backend refused and gave no reason{named}. {advice}."
