"""Errors leave the client clean: their frames, which may hold tokens, addresses and bodies, stay behind."""

from __future__ import annotations

import asyncio
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from pictory_nb.client.errors import PictoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

P = ParamSpec("P")
T = TypeVar("T")


def guarded(verb: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Wrap a public verb so that what it raises on purpose carries no frame or cause from below.

    A traceback with local variables (rich, IPython's verbose mode, an error reporter) then shows none of
    ours. An error that is a defect of this package keeps its frames.
    """

    @wraps(verb)
    async def clean(*args: P.args, **kwargs: P.kwargs) -> T:
        leaving: BaseException
        try:
            return await verb(*args, **kwargs)
        except (PictoryError, asyncio.CancelledError) as error:
            leaving = error
        del args, kwargs
        leaving.__cause__ = leaving.__context__ = None
        raise leaving.with_traceback(None)

    return clean
