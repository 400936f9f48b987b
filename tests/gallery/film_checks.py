"""All that is checked on a rendered film of the gallery, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import draft_checks
import picture_checks
import sound_checks

from pictory_nb.engine.render.scenes import read_film

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from films import Entry


def complaints(entry: Entry, draft: Mapping[str, Any], path: Path, media: Mapping[str, Path]) -> list[str]:
    """Return what is wrong with the film at `path`, each a sentence; nothing when all holds."""
    film = read_film(draft)
    moments = picture_checks.moments_of(film)
    seen = picture_checks.see(path, {moment.frame for moment in moments})
    found = draft_checks.caption_times(draft) + draft_checks.length(seen.length_s * 1000, entry.asked_ms)
    if entry.wish:  # a bare instruction has no script whose words could be told
        found += draft_checks.numbers(draft, entry.source) + draft_checks.order(draft, entry.source)
    return [
        *found,
        *picture_checks.texts(film, media, seen, moments),
        *picture_checks.motion(seen),
        *sound_checks.loudness(path),
    ]
