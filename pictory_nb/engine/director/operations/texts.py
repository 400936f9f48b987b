"""Edits of what scenes say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeTitle:
    """Write another title, on the title card and for the project."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeSubtitle:
    """Write another line under the title; empty for none."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeCallToAction:
    """Write another text on the end card, or where to go (an address or a number) as its second line."""

    text: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeSceneText:
    """Write other words in a scene."""

    scene: int
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Write `new` where a scene says `old`: in one scene, in `scene`, or `everywhere`."""

    old: str
    new: str
    scene: int | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSpeaker:
    """Name somebody else under a quotation."""

    scene: int
    by: str


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """Show another number on a number card; its sentence stays."""

    scene: int
    value: str


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Add a point to a list."""

    scene: int
    text: str


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Take a point out of a list: by its words, or by its number (from 1, -1 is the last)."""

    scene: int
    text: str = ""
    point: int = 0


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Write a scene's text in capital letters ("upper") or small ones ("lower"); scene 0 is all captions."""

    scene: int
    case: str


@dataclass(frozen=True, slots=True)
class ShortenText:
    """Say a scene's text in fewer of its own words."""

    scene: int


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """Write another point on a list, by its number (from 1, -1 is the last)."""

    scene: int
    point: int
    text: str
