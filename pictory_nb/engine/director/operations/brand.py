"""Edits of the brand: its cards, its tagline, a lower third, its font and its colours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowBrandCard:
    """The brand's own cards with its logo large: "intro" before all scenes, "outro" after them; or none."""

    cards: tuple[str, ...]
    show: bool = True


@dataclass(frozen=True, slots=True)
class ChangeTagline:
    """The line under the brand's name on its cards, empty for none; a `card` that is not there is added."""

    text: str
    card: str | None = None


@dataclass(frozen=True, slots=True)
class ShowLowerThird:
    """A name and a line under it, shown once at the lower left; without a text there is none."""

    text: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class ChangeFont:
    """Set the film in an uploaded font; None for the built-in letters."""

    media_id: str | None = None


@dataclass(frozen=True, slots=True)
class ChangePalette:
    """One to three hex colours for the backgrounds, none for the theme's own; and an `accent` with them.

    An empty `accent` is the theme's again, None leaves it as it is.
    """

    colors: tuple[str, ...] = ()
    accent: str | None = None
