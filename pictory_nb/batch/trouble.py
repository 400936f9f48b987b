"""Which errors concern one video, and which would meet every video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.batch.book import BatchNotKeptError
from pictory_nb.client import (
    ConnectionFailedError,
    DiskFullError,
    NoCreditsError,
    PictoryError,
    PlanError,
    RateLimitedError,
    SessionBusyError,
    SettingsError,
    TokenError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

HOPELESS: tuple[type[PictoryError], ...] = (
    NoCreditsError,
    PlanError,
    TokenError,
    SettingsError,
    RateLimitedError,
    SessionBusyError,
    DiskFullError,
    BatchNotKeptError,
)
"""Errors that the next video would meet too."""


class NoVideoError(PictoryError):
    """The agent has ended its turn, and there is no video of the item."""


def is_hopeless(error: BaseException, more: Sequence[type[BaseException]] = ()) -> bool:
    """Tell whether the next video would meet the error too, as it does a backend that cannot be reached."""
    if isinstance(error, ConnectionFailedError):
        return error.never_left
    return isinstance(error, (*HOPELESS, *more))
