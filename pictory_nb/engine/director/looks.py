"""Which theme and which backgrounds suit a mood; every choice follows from the seed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import THEMES
from pictory_nb.engine.director.plan import (
    CaptionScene,
    ChartScene,
    ComparisonScene,
    QuoteScene,
    Scene,
    StatScene,
    TitleScene,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FAMILY_NAMES = {
    "mesh": "Mesh gradient", "waves": "Waves", "bokeh": "Bokeh", "contours": "Contour lines", "grid": "Grid",
    "papercut": "Papercut", "blobs": "Blobs", "rays": "Light rays", "datalines": "Data lines",
}  # fmt: skip
_THEMES = {
    "lo-fi": ("midnight", "lagoon", "aurora"),
    "upbeat": ("sunrise", "lagoon", "aurora"),
    "calm": ("lagoon", "paper", "daylight"),
    "cinematic": ("ink", "midnight", "ember"),
    "corporate": ("midnight", "paper", "daylight"),
    "inspiring": ("sunrise", "aurora", "ember"),
}
_FAMILIES = {
    "lo-fi": ("mesh", "waves", "papercut", "bokeh", "datalines", "contours", "blobs", "grid"),
    "upbeat": ("mesh", "blobs", "waves", "papercut", "grid", "rays", "bokeh", "contours"),
    "calm": ("waves", "mesh", "papercut", "contours", "blobs", "bokeh"),
    "cinematic": ("rays", "bokeh", "mesh", "datalines", "grid", "contours"),
    "corporate": ("contours", "datalines", "mesh", "papercut", "rays", "grid", "waves"),
    "inspiring": ("rays", "bokeh", "waves", "mesh", "blobs", "contours", "papercut"),
}
"""The first ones suit the mood best."""
_BUSY = frozenset({"grid", "bokeh", "papercut", "datalines"})


def theme_for(mood: str, seed: int) -> str:
    """Choose a theme that suits `mood`."""
    choice = _THEMES.get(mood, THEMES)
    return choice[number("theme", seed) % len(choice)]


def families(scenes: Sequence[Scene], mood: str, seed: int) -> list[str]:
    """Choose a background family for each scene: never one twice in a row, quiet ones behind numbers."""
    pool = _FAMILIES.get(mood, tuple(FAMILY_NAMES))
    offset = number("family", seed) % len(pool)
    order = pool[offset:] + pool[:offset]
    used = dict.fromkeys(order, 0)
    chosen: list[str] = []
    for scene in scenes:
        free = [family for family in order if not chosen or family != chosen[-1]]
        if isinstance(scene, StatScene | TitleScene | ChartScene | ComparisonScene) or (
            isinstance(scene, QuoteScene | CaptionScene) and len(free) > 1 and chosen and chosen[-1] in _BUSY
        ):
            free = [family for family in free if family not in _BUSY] or free
        family = min(free, key=lambda name: (used[name], order.index(name)))
        used[family] += 1
        chosen.append(family)
    return chosen


def number(*parts: object) -> int:
    """Compute a number from `parts` alone, the same in every process."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.blake2s(text.encode(), digest_size=6).digest(), "big")


def seeds(count: int, seed: int) -> Iterator[int]:
    """Yield seeds for the pictures of `count` scenes."""
    return (number("picture", seed, index) % 1000 for index in range(count))
