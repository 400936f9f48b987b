"""Files that a message names and nobody uploaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.slips import near_of
from pictory_nb.engine.director.operations import EditError
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.steps import MediaItem

_FILE = re.compile(
    r"(?<![\w.-])[\w-]+\.(?:jpe?g|png|gif|webp|svg|heic|tiff?|mp3|wav|m4a|flac|ogg|mp4|mov|webm|avi|mkv|ttf|otf|woff2?|pdf|docx?|xlsx?|pptx?|csv|txt|zip)\b",
    re.IGNORECASE | re.ASCII,
)


def unknown_file(message: str, media: Sequence[MediaItem]) -> EditError | None:
    """Return why a message that was not understood cannot be done: it names a file that is not there."""
    names = [item.name.lower() for item in media]
    typed = next((found[0] for found in _FILE.finditer(message) if found[0].lower() not in names), None)
    if typed is None or near_of(typed.lower(), names) or any(typed.lower() in name for name in names):
        return None
    return EditError(
        tell("There is no upload named {name}. Upload the file first, then ask again.", name=typed)
    )
