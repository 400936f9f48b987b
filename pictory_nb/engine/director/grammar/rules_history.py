"""Undo, redo and versions."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.found import Found


@dataclass(frozen=True, slots=True)
class Travel:
    """A step through the versions: "undo" or "redo" of `count` changes, to "version" `count`, or "start"."""

    kind: str
    count: int = 1


def _counted(kind: str) -> Callable[[Found], Travel]:
    def build(found: Found) -> Travel:
        if found.includes("twice"):
            return Travel(kind, 2)
        return Travel(kind, int(found.number("n")) if found.has("n") else 1)

    return build


def _version(found: Found) -> Travel:
    return Travel("version", int(found.number("n")))


_IT = "(?:it|that|changes|change|last (?:changes|change|one)|last <n=NUM> (?:changes|change)|<n=NUM> (?:changes|change|one)|twice)?"


def _first_or(found: Found) -> Travel:
    ordinal = next((token.value for token in found.tokens if token.symbol == "ordinal"), "1")
    return Travel("start") if ordinal == "1" else Travel("version", int(ordinal))


RULES: tuple[tuple[str, Callable[[Found], Travel]], ...] = (
    ("undo (?:<n=NUM>|it|that|twice|last|changes|change|one|previous)* (?:changes|change|one)?", _counted("undo")),
    ("undo (?:everything|every) (?:changes|change)?", lambda _: Travel("start")),
    ("(?:remove|take) every (?:changes|change)", lambda _: Travel("start")),
    ("(?:goback|restore|take)? (?:<n=NUM>)? (?:changes|change) on", _counted("undo")),
    ("(?:put|take|change|make)* it on asis", lambda _: Travel("undo")),
    ("(?:undo|restore)? asis", lambda _: Travel("undo")),
    ("that? changes (?:remove|no|unneeded)", lambda _: Travel("undo")),
    ("goback (?:one)? (?:changes|change)?", lambda _: Travel("undo")),
    ("(?:goback) <n=NUM> (?:changes|change)", _counted("undo")),
    ("(?:goback|restore|undo|show|use)? (?:to)? previous (?:version|one)?", lambda _: Travel("undo")),
    ("redo (?:it|that|twice|changes|change|last|one)* (?:changes|change)?", _counted("redo")),
    ("startover (?:from|in|to)+ (?:front|start|ordinal|end)", lambda _: Travel("start")),
    ("startover (?:everything|it|video|every (?:changes|change))? (?:to)? (?:original|version|front|start)?", lambda _: Travel("start")),
    ("(?:goback|restore|startover|undo|use|show|take)+ (?:to|ba|on)* (?:it|video|everything)? (?:to)? original", lambda _: Travel("start")),
    ("(?:goback|restore|startover|undo)+ to? (?:front|start|ordinal version)", _first_or),
    ("(?:goback|restore|undo|use|show|take|switch|startover)* (?:to)? (?:nth)? version (?:nth|hash)* <n=NUM> (?:on)?", _version),
    ("(?:goback|restore|undo|use)+ (?:to)? nth <n=NUM> version", _version),
    ("(?:goback|restore|undo|use)+ (?:to)? <n=ordinal> version", _version),
)  # fmt: skip
