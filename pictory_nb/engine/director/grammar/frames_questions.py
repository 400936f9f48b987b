"""Questions without word order: what is asked about is told by its nouns, and nothing can change by it."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.chunks import Bag

# The first topic whose words are there is what is asked about.
_TOPICS = (
    ("uploads", ("uploaded", "file", "photo", "clip")),
    ("versions", ("version", "changes", "undo", "redo")),
    ("music", ("music", "song", "mood", "volume", "tempo", "how_loud")),
    ("brand", ("brand",)),
    ("shape", ("aspect", "resolution", "framerate", "fps", "lines", "shape", "size")),
    ("theme", ("theme", "colour", "themename")),
    ("captions", ("captions",)),
)
_ASKING = ("where_is", "how_long", "how_many", "how_loud", "show_me", "has", "be")
_TIMES = ("how_long", "length", "len", "last_for", "sec", "min")
_ORDERING = (
    "remove", "cut", "trim", "add", "move", "swap", "split", "merge", "duplicate", "replace", "rename", "rewrite",
    "shorten", "lengthen", "raise", "lower", "mute", "hide", "not", "no", "translate", "quoted", "words", "else", "make",
)  # fmt: skip


def read_question(bag: Bag) -> Question | None:
    """Return what a message asks about the film; None when that is not clear."""
    if not bag.has(*_ASKING) or bag.has(*_ORDERING):
        return None
    scenes = bag.refs()
    title = any(chunk.kind == "title" and chunk.bare for chunk in bag.all("ref"))
    for topic, words in _TOPICS:
        if bag.has(*words) and not (topic == "uploads" and scenes):
            return Question(topic)
    if title and not bag.has(*_TIMES):
        return Question("title")
    if len(scenes) == 1 and not (bag.has("video") and not bag.has(*_TIMES)):
        return Question("scene", scenes[0])
    if bag.has("scene", "card", "part") and bag.has("how_many", "where_is", "show_me"):
        return Question("scenes")
    if bag.has(*_TIMES) or (bag.has("video") and bag.has("how_many")):
        return Question("length")
    return Question("length") if bag.has("where_is") and _is_length(bag) else None


def _is_length(bag: Bag) -> bool:
    said = bag.scope.message.lower()
    return any(words in said for words in ("running time", "runtime", "long", "时长", "片长", "多长"))
