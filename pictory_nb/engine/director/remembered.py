"""What was found out about a film, kept for the next question about the same one: long films are asked about often."""

# ruff: noqa: E501 (the docstring reads best when it is not cut)
from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

One = TypeVar("One")
Found = TypeVar("Found")


def remembered(find: Callable[[One], Found]) -> Callable[[One], Found]:
    """Keep what a function found out about the last object that it was asked about.

    Objects are told apart by what they are and not by what is in them, so they must not change. Threads that ask
    at the same time only find out more often.
    """
    kept: list[tuple[One, Found]] = []

    @wraps(find)
    def found(one: One) -> Found:
        last = kept[-1:]
        if last and last[0][0] is one:
            return last[0][1]
        made = find(one)
        kept[:] = [(one, made)]
        return made

    return found


def remembered_for_each(most: int) -> Callable[[Callable[..., Found]], Callable[..., Found]]:
    """Keep what a function of an object and more found out about the last object, for the `most` last asked.

    What it is asked beside the object must be hashable; what it raises is not kept.
    """

    def keeping(find: Callable[..., Found]) -> Callable[..., Found]:
        @remembered
        def known_of(one: object) -> dict[Hashable, Found]:  # noqa: ARG001
            return {}

        @wraps(find)
        def found(one: object, *asked: Hashable) -> Found:
            known = known_of(one)
            if asked not in known:
                made = find(one, *asked)
                while len(known) >= most:
                    known.pop(next(iter(known)), None)
                known[asked] = made
            return known[asked]

        return found

    return keeping
