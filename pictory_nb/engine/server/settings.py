"""What can be set about an engine, with its defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.server.quirk_settings import NONE, QuirkSettings

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How one engine behaves; command line options of ``python -m pictory_nb.engine`` set most of these.

    Attributes
    ----------
    data_dir
        Holds the database, uploads and finished renders: precious.
    cache_dir
        The renderer's work folder: can be made again.
    idle_timeout_s
        The engine ends itself when it was not used for so long and no job runs.
    heartbeat_s
        Silence on a stream after which a heartbeat is sent.
    enforce_credits
        Off for people: a balance that would go below zero is topped up. On for tests and teaching: the
        message is refused with code 2001.
    faults
        Lets requests ask for faults (see `pictory_nb.engine.server.faults`).
    quirks
        The cloud's habits on every message (see `pictory_nb.engine.server.quirk_settings`).
    allow_private_urls
        Lets URL imports reach private addresses; for tests on loopback.
    seed
        Given to the director for a session's first draft, so that one script makes one video; later the
        draft's own seed counts.
    max_upload_bytes
        Largest file that is taken, 500 MB (CONTRACT §3).
    max_json_bytes
        Largest JSON body that is read.
    max_turn_s
        Longest run of one message, 15 minutes (CONTRACT §3).
    max_renders
        Renders at work at once, over all sessions; they share the workers fairly.
    cache_bytes
        How much finished scenes and soundtracks may take on disk, so that the next export is quick.
    executor
        ``"local"``: processes of this computer; ``"dask"``: a cluster.
    address
        Of the cluster's scheduler, ``tcp://host:8786``.
    store
        Where the cluster's machines leave files for each other: a shared folder or an fsspec address; the
        engine's own cache folder unless said, which all machines must then see.
    voice
        The user's own voice: a voice file of Piper, a folder of such files, or ``"module:function"``.
    keep_renders_s
        How long a finished render can be downloaded.
    """

    data_dir: Path
    cache_dir: Path
    port: int = 0
    idle_timeout_s: float = 900.0
    heartbeat_s: float = 5.0
    enforce_credits: bool = False
    faults: bool = False
    quirks: QuirkSettings = NONE
    allow_private_urls: bool = False
    seed: int = 7
    max_upload_bytes: int = 500 * 1024 * 1024
    max_json_bytes: int = 32 * 1024 * 1024
    max_turn_s: float = 900.0
    max_renders: int = 16
    cache_bytes: int = 2 * 1024**3
    executor: str = "local"
    address: str | None = None
    store: str | None = None
    voice: str | None = None
    keep_renders_s: float = 30 * 86400.0
