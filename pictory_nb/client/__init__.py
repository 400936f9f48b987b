"""The async client: HTTP in, typed values out. No widgets, no pandas, no printing.

Names are looked up when they are used, so that importing an error or a value does not load the HTTP library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pictory_nb.client.calls import Tools as Tools
    from pictory_nb.client.client import Client as Client
    from pictory_nb.client.endpoint import Connect as Connect
    from pictory_nb.client.endpoint import Endpoint as Endpoint
    from pictory_nb.client.errors import ACCEPTED_EXTENSIONS as ACCEPTED_EXTENSIONS
    from pictory_nb.client.errors import MAX_UPLOAD_BYTES as MAX_UPLOAD_BYTES
    from pictory_nb.client.errors import AgentError as AgentError
    from pictory_nb.client.errors import ApiError as ApiError
    from pictory_nb.client.errors import BadAnswerError as BadAnswerError
    from pictory_nb.client.errors import ConnectionFailedError as ConnectionFailedError
    from pictory_nb.client.errors import DiskFullError as DiskFullError
    from pictory_nb.client.errors import DownloadError as DownloadError
    from pictory_nb.client.errors import DraftChangedError as DraftChangedError
    from pictory_nb.client.errors import FileTooLargeError as FileTooLargeError
    from pictory_nb.client.errors import NoCreditsError as NoCreditsError
    from pictory_nb.client.errors import NotAVideoError as NotAVideoError
    from pictory_nb.client.errors import NotOfferedError as NotOfferedError
    from pictory_nb.client.errors import PictoryError as PictoryError
    from pictory_nb.client.errors import PlanError as PlanError
    from pictory_nb.client.errors import RateLimitedError as RateLimitedError
    from pictory_nb.client.errors import RenderCancelledError as RenderCancelledError
    from pictory_nb.client.errors import RenderError as RenderError
    from pictory_nb.client.errors import RenderFailedError as RenderFailedError
    from pictory_nb.client.errors import RenderUnfinishedError as RenderUnfinishedError
    from pictory_nb.client.errors import RequestTimeoutError as RequestTimeoutError
    from pictory_nb.client.errors import SessionBusyError as SessionBusyError
    from pictory_nb.client.errors import SessionGoneError as SessionGoneError
    from pictory_nb.client.errors import SettingsError as SettingsError
    from pictory_nb.client.errors import StreamInterruptedError as StreamInterruptedError
    from pictory_nb.client.errors import TokenError as TokenError
    from pictory_nb.client.errors import UnsafeAddressError as UnsafeAddressError
    from pictory_nb.client.errors import UnsupportedFileError as UnsupportedFileError
    from pictory_nb.client.errors import UploadError as UploadError
    from pictory_nb.client.live_film import LiveFilm as LiveFilm
    from pictory_nb.client.live_film import LivePart as LivePart
    from pictory_nb.client.redact import redact as redact
    from pictory_nb.client.stream import MessageStream as MessageStream
    from pictory_nb.client.stream import Patience as Patience
    from pictory_nb.client.tokens import Token as Token
    from pictory_nb.client.transcript import ArtifactsChanged as ArtifactsChanged
    from pictory_nb.client.transcript import Failure as Failure
    from pictory_nb.client.transcript import Heartbeat as Heartbeat
    from pictory_nb.client.transcript import Message as Message
    from pictory_nb.client.transcript import MessageDelta as MessageDelta
    from pictory_nb.client.transcript import MessageDone as MessageDone
    from pictory_nb.client.transcript import StateChanged as StateChanged
    from pictory_nb.client.transcript import StreamEvent as StreamEvent
    from pictory_nb.client.transcript import ToolFinished as ToolFinished
    from pictory_nb.client.transcript import ToolStarted as ToolStarted
    from pictory_nb.client.transcript import ToolUse as ToolUse
    from pictory_nb.client.transcript import Transcript as Transcript
    from pictory_nb.client.transcript import Unknown as Unknown
    from pictory_nb.client.upload import UploadResult as UploadResult
    from pictory_nb.client.upload import upload_name as upload_name
    from pictory_nb.client.values import ClaimLink as ClaimLink
    from pictory_nb.client.values import Credits as Credits
    from pictory_nb.client.values import LastTurn as LastTurn
    from pictory_nb.client.values import RenderPhase as RenderPhase
    from pictory_nb.client.values import RenderStatus as RenderStatus
    from pictory_nb.client.values import Session as Session
    from pictory_nb.client.values import State as State
    from pictory_nb.client.values import UploadedMedia as UploadedMedia

_WHERE = {
    "calls": ("Tools",),
    "client": ("Client",),
    "endpoint": ("Connect", "Endpoint"),
    "errors": (
        *("ACCEPTED_EXTENSIONS", "MAX_UPLOAD_BYTES", "AgentError", "ApiError", "BadAnswerError"),
        *("ConnectionFailedError", "DiskFullError", "DownloadError", "DraftChangedError"),
        *("FileTooLargeError", "NoCreditsError", "NotAVideoError", "NotOfferedError", "PictoryError"),
        *("PlanError", "RateLimitedError", "RenderCancelledError"),
        *("RenderError", "RenderFailedError", "RenderUnfinishedError", "RequestTimeoutError"),
        *("SessionBusyError", "SessionGoneError", "SettingsError", "StreamInterruptedError", "TokenError"),
        *("UnsafeAddressError", "UnsupportedFileError", "UploadError"),
    ),
    "live_film": ("LiveFilm", "LivePart"),
    "redact": ("redact",),
    "stream": ("MessageStream", "Patience"),
    "tokens": ("Token",),
    "transcript": (
        *("ArtifactsChanged", "Failure", "Heartbeat", "Message", "MessageDelta", "MessageDone"),
        *("StateChanged", "StreamEvent", "ToolFinished", "ToolStarted", "ToolUse", "Transcript", "Unknown"),
    ),
    "upload": ("UploadResult", "upload_name"),
    "values": (
        *("ClaimLink", "Credits", "LastTurn", "RenderPhase", "RenderStatus", "Session", "State"),
        "UploadedMedia",
    ),
}
_MODULE_OF = {name: module for module, names in _WHERE.items() for name in names}

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605 - the names are written once, in _WHERE


def __getattr__(name: str) -> Any:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
