"""Where a backend is, and the paths of its contract (CONTRACT §3); every `[ours]` path stands here alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, urlsplit

Method = Literal["GET", "POST", "PUT", "DELETE"]
Origin = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A backend's address, as `connect` found it.

    Attributes
    ----------
    base_url, web_url
        Without a trailing slash.
    extra_headers
        Sent with every request to `base_url` and to nobody else (the local engine's key).
    is_local
        True for the engine of this computer: addresses that are not public are then allowed, and proxies
        are not used.
    """

    base_url: str
    web_url: str
    extra_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    is_local: bool = False

    @property
    def origin(self) -> Origin:
        """Scheme, host and port: what must match before a token is sent along."""
        return origin_of(self.base_url)

    @property
    def realm(self) -> str:
        """Under what name this backend's token is kept: one for the local engine, one per cloud."""
        scheme, host, port = self.origin
        return "local" if self.is_local else f"{scheme}-{host}-{port}"


Connect = Callable[[], Awaitable[Endpoint]]


def origin_of(url: str) -> Origin:
    """Return scheme, host and port of a URL.

    Examples
    --------
    >>> origin_of("https://Example.org/a?b") == origin_of("https://example.org:443")
    True
    """
    parts = urlsplit(url)
    return (
        parts.scheme,
        (parts.hostname or "").lower(),
        parts.port or (443 if parts.scheme == "https" else 80),
    )


@dataclass(frozen=True, slots=True)
class Route:
    """One endpoint: its verb and its path; `template` is what may be logged."""

    method: Method
    template: str

    def path(self, **values: str) -> str:
        """Return the path with `values` filled in, each one escaped."""
        return self.template.format_map({name: quote(value, safe="") for name, value in values.items()})


TOKEN = Route("POST", "/api/auth/anonymous-token")
CLAIM = Route("POST", "/api/auth/claim-token")
SESSION = Route("POST", "/api/tasks/me/with-session/nemo_agent")
MESSAGE = Route("POST", "/run_sse")
UPLOAD = Route("POST", "/api/upload-video/nemo_agent/me/{session_id}")
CREDITS = Route("GET", "/api/credits/balance/simple")
STATE = Route("GET", "/api/state/nemo_agent/me/{session_id}/latest")
DRAFT = Route("PUT", "/api/engine/draft/{session_id}")  # [ours]: no public source has one
STILL = Route("GET", "/api/engine/still/{session_id}?t_ms={t_ms}&width={width}")  # [ours]
OVERVIEW = Route(  # [ours]
    "GET", "/api/engine/overview/{session_id}?kind={kind}&width={width}&segment={segment}&columns={columns}"
)
PEAKS = Route("GET", "/api/engine/peaks/{session_id}?track={track}&segment={segment}")  # [ours]
FONT = Route("POST", "/api/engine/font/{session_id}?name={name}")  # [ours]
THUMBNAIL = Route("GET", "/api/engine/thumbnail/{media_id}?width={width}")  # [ours]
RENDER = Route("POST", "/api/render/proxy/lambda")
RENDER_STATUS = Route("GET", "/api/render/proxy/lambda/{render_id}")
RENDER_CANCEL = Route("DELETE", "/api/render/proxy/lambda/{render_id}")  # [ours]: no public source has one
CACHE = Route("DELETE", "/api/engine/cache")  # [ours]
LIVE = Route("GET", "/api/engine/live/{session_id}/{render_id}")  # [ours]
LIVE_PART = Route("GET", "/api/engine/live/{session_id}/{render_id}/{index}")  # [ours]
RENDER_DOWNLOAD = Route("GET", "/api/render/proxy/{render_id}/download")
FILE = Route("GET", "(download)")


def claim_url(web_url: str, claim_token: str) -> str:
    """Return the page on which an anonymous user takes over the work (CONTRACT §3, claim link)."""
    return f"{web_url}/workspace/claim?ct={quote(claim_token, safe='')}"


def registration_url(web_url: str, bind_id: str) -> str:
    """Return the page on which an anonymous user registers (CONTRACT §2, code 2001; the page is [ours])."""
    return f"{web_url}/register?bind={quote(bind_id, safe='')}"
