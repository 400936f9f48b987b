"""Edits of a film as values; scenes are counted from 1."""

from __future__ import annotations

from dataclasses import dataclass


class EditError(Exception):
    """An edit that cannot be done; the message says why and what can be done instead."""


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
    """Write another text on the end card."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeSceneText:
    """Write other words in a scene, counted from 1 (-1 is the last)."""

    scene: int
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Write `new` where a scene says `old`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RemoveScenes:
    """Take scenes out, counted from 1 (-1 is the last)."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Retell:
    """Tell the script again: at another length (or `by_ms` longer), all of it, or another part of it."""

    length_ms: int | None = None
    by_ms: int = 0
    keep_all: bool = False
    portion: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ChangeMusic:
    """Another mood, another volume, or a little more or less (`steps`); volume 0 takes the music out."""

    mood: str | None = None
    volume_pct: int | None = None
    steps: int = 0


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """Another theme for the whole film."""

    theme: str


@dataclass(frozen=True, slots=True)
class ShowCaptions:
    """Captions on or off; the texts of cards stay."""

    show: bool


@dataclass(frozen=True, slots=True)
class ChangeBrand:
    """Another brand name."""

    name: str


@dataclass(frozen=True, slots=True)
class ChangeCanvas:
    """Another shape ("9:16"), resolution (720 or 1080 lines) or frame rate; None keeps what is."""

    shape: str | None = None
    lines: int | None = None
    fps: int | None = None


Operation = (
    ChangeTitle
    | ChangeSubtitle
    | ChangeCallToAction
    | ChangeSceneText
    | ReplaceText
    | RemoveScenes
    | Retell
    | ChangeMusic
    | ChangeTheme
    | ShowCaptions
    | ChangeBrand
    | ChangeCanvas
)
