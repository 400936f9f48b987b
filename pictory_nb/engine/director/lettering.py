"""Says which letters of a film no font has, because its pictures leave them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.steps import Say, Step, ToolResult
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.render.fonts import undrawable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_SHOWN = 12
_SHOWN_KEYS = frozenset({"text", "subtitle", "value", "by", "items", "series"})


def with_missing_letters(steps: Iterator[Step], draft: Mapping[str, Any] | None) -> Iterator[Step]:
    """Yield `steps`, then a sentence on letters that came into the film and cannot be drawn."""
    newest = draft
    for step in steps:
        if isinstance(step, ToolResult) and step.draft is not None:
            newest = step.draft
        yield step
    if newest is None or newest is draft:
        return
    old = set(_texts(draft)) if draft is not None else set()
    fresh = undrawable("\n".join(sorted(text for text in _texts(newest) if text not in old)))
    known = set(undrawable("\n".join(old))) if fresh else set()
    missing = [letter for letter in fresh if letter not in known]
    if missing:
        letters = " ".join(missing[:_MOST_SHOWN]) + (" …" if len(missing) > _MOST_SHOWN else "")
        yield Say(
            tell(
                " No font of mine has these characters, so the pictures leave them out: {letters}.",
                letters=letters,
            )
        )


def _texts(draft: Mapping[str, Any]) -> list[str]:
    third = draft.get("m", {}).get("brand", {}).get("lower_third") or {}
    parts = [str(text) for text in third.values()]
    for track in draft.get("t", ()):
        for segment in track.get("sg", ()):
            meta = segment.get("m", {})
            if "role" in meta:
                for key in _SHOWN_KEYS & meta.keys():
                    value = meta[key]
                    parts += map(str, value) if isinstance(value, list) else [str(value)]
    return parts
