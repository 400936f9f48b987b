"""Whether a proposal accounts for all that a message mentions: what is left over may be half of the wish."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.features import MENTIONS

if TYPE_CHECKING:
    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.chunks import Chunk

_SIDES = frozenset({"before", "after", "before_of", "behind_of", "between", "follow"})
_RELATIONS = _SIDES | {"except", "others", "spread", "isnt", "not", "until", "noscene"}
# What a kind of wish, or the way in which its scenes are named, makes of such words.
_EXPLAINED = {
    "move": _SIDES | {"until"}, "add": _SIDES, "swap": _SIDES, "cut": _SIDES | {"until"}, "keep": _SIDES | {"until", "others", "except"},
    "duplicate": {"after", "behind_of"}, "transition": {"between"}, "undo": {"before"}, "replace": {"isnt", "spread"}, "ask": _RELATIONS,
}  # fmt: skip
_BY_TARGET = {
    "range": {"until", "between"}, "between": {"between"}, "before": {"before", "before_of"},
    "after": {"after", "behind_of"}, "from": {"after", "behind_of"}, "next": {"after", "behind_of", "follow"},
    "previous": {"before", "before_of"}, "others": {"except", "others"}, "all": {"between"},
}  # fmt: skip


# Texts, files, addresses, colours, lengths and shares that are left over are surely another wish.
_GIVEN = frozenset({"quoted", "media", "address", "hex", "hexes", "len", "percentage"})


def leaves_something_given(heard: Heard, one: Proposal) -> bool:
    """Tell whether a proposal makes nothing of a text, file, colour, length or share that the message gives."""
    scenes = set(scenes_of(one.wish))
    return any(
        chunk.symbol in _GIVEN
        and not any(chunk.start < end and start < chunk.end for _, start, end in one.roles)
        and not _names(chunk, scenes)
        for chunk in heard.bag.chunks
    )


def accounts_for_all(heard: Heard, one: Proposal) -> bool:
    """Tell whether nothing that the message mentions is left over by a proposal."""
    explained = set(_EXPLAINED.get(one.what.split(" ", 1)[0], ()))
    for name, _, _ in one.roles:
        explained |= _BY_TARGET.get(name.split(" ", 1)[-1], set())
    scenes = set(scenes_of(one.wish))
    left = [
        chunk
        for chunk in heard.bag.chunks
        if not any(chunk.start < end and start < chunk.end for _, start, end in one.roles)
    ]
    as_it_is = [chunk for chunk in left if _is_as_it_is(chunk, heard.film)]
    if as_it_is:
        # "Instead of the lo-fi music", where that is the music that there is.
        explained.add("isnt")
    for chunk in left:
        if chunk.symbol in _RELATIONS:
            if chunk.symbol not in explained:
                return False
        elif chunk.symbol in MENTIONS and chunk not in as_it_is and not _names(chunk, scenes):
            return False
    return True


def scenes_of(wish: object) -> tuple[int, ...]:
    """Return the scenes of a wish's first operation that has some."""
    for operation in wish if isinstance(wish, tuple) else ():
        for field in fields(operation):
            value = getattr(operation, field.name)
            if field.name == "scenes" and value:
                return tuple(value)
            if field.name == "scene" and value:
                return (value,)
    return ()


def _names(chunk: Chunk, scenes: set[int]) -> bool:
    """Tell whether a mention names once more what is known: "the closing card that says …"."""
    if chunk.kind == "it" or chunk.symbol == "one":
        return True
    if chunk.symbol == "ref":
        return bool(chunk.scenes) and scenes.issuperset(chunk.scenes)
    return chunk.symbol == "ordinal" and chunk.value.isdigit() and int(chunk.value) in scenes


def _is_as_it_is(chunk: Chunk, film: Film) -> bool:
    now = {
        "moodname": film.music["m"].get("mood") if film.music else None,
        "themename": film.meta.get("theme"),
        "capstyle": film.meta.get("captions", {}).get("style"),
        "kind": "crossfade",
    }
    return chunk.symbol in now and chunk.value == now[chunk.symbol]
