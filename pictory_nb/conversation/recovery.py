"""After an interruption: look at the state until it changes or waiting makes no more sense (CONTRACT §4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pictory_nb.client import PictoryError
from pictory_nb.draft import same_but_for_secrets

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping


@dataclass(frozen=True, slots=True)
class Looks:
    """When to look, in seconds of pause before each look."""

    pauses_s: tuple[float, ...]

    @classmethod
    def local(cls) -> Self:
        """Seconds: the local engine stops with the connection, so the state is soon final."""
        return cls((0.3, 0.7, 1.5))

    @classmethod
    def cloud(cls) -> Self:
        """After 30 s, then every 60 s, five unchanged looks at most."""
        return cls((30.0, 60.0, 60.0, 60.0, 60.0))


async def look_for_change(
    refresh: Callable[[], Awaitable[Mapping[str, Any] | None]],
    before: Mapping[str, Any] | None,
    looks: Looks,
    sleep: Callable[[float], Awaitable[Any]],
) -> Mapping[str, Any] | None:
    """Return the draft as soon as more than secrets differs from `before`, else that of the last look.

    Raises
    ------
    PictoryError
        Every look failed, so that nothing can be said about the state.
    """
    found = before
    failure: PictoryError | None = None
    seen = False
    for pause_s in looks.pauses_s:
        await sleep(pause_s)
        try:
            found = await refresh()
        except PictoryError as error:
            failure = error
            continue
        seen = True
        if found != before and not same_but_for_secrets(found, before):
            return found
    if not seen and failure is not None:
        raise failure
    return found
