"""Whether a proposal accounts for all that a message mentions: what is left over may be half of the wish."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.features import MENTIONS

if TYPE_CHECKING:
    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal

_SIDES = frozenset({"before", "after", "before_of", "behind_of", "between", "follow"})
_RELATIONS = _SIDES | {"except", "others", "spread", "isnt", "not", "until", "noscene"}
# What a kind of wish, or the way in which its scenes are named, makes of such words.
_EXPLAINED = {
    "move": _SIDES | {"until"}, "add": _SIDES, "swap": _SIDES, "cut": _SIDES | {"until"}, "keep": _SIDES | {"until", "others", "except"},
    "transition": {"between"}, "undo": {"before"}, "replace": {"isnt", "spread"}, "ask": _RELATIONS,
}  # fmt: skip
_BY_TARGET = {
    "range": {"until", "between"}, "between": {"between"}, "before": {"before", "before_of"},
    "after": {"after", "behind_of"}, "from": {"after", "behind_of"}, "next": {"after", "behind_of", "follow"},
    "previous": {"before", "before_of"}, "others": {"except", "others"}, "all": {"between"},
}  # fmt: skip


def accounts_for_all(heard: Heard, one: Proposal) -> bool:
    """Tell whether nothing that the message mentions is left over by a proposal."""
    explained = set(_EXPLAINED.get(one.what.split(" ", 1)[0], ()))
    for name, _, _ in one.roles:
        explained |= _BY_TARGET.get(name.split(" ", 1)[-1], set())
    for chunk in heard.bag.chunks:
        is_used = any(chunk.start < end and start < chunk.end for _, start, end in one.roles)
        if chunk.symbol in _RELATIONS:
            if chunk.symbol not in explained and not is_used:
                return False
        elif chunk.symbol in MENTIONS and chunk.kind != "it" and chunk.symbol != "one" and not is_used:
            return False
    return True
