"""Where the model reads otherwise than the grammar: whether both mean the same, and which is doubted."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.proposing import TAUGHT
from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeBrand,
    ChangeClipSound,
    ChangeLogo,
    ChangePoint,
    ChangeVoice,
    PlaceLogo,
    RemovePoint,
    ShowBrandCard,
    ShowLowerThird,
)
from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.choosing.certainty import Ranked
    from pictory_nb.engine.director.choosing.choosing import Choice, Likely, Wish
    from pictory_nb.engine.director.operations import Operation

SURE_OF_AN_ANSWER = 0.9
_DISAGREES = 0.12
# What the model could think of and finds this unlikely was wrong in 27 of 38 readings of the grammar's,
# else in 1 in 100.
_UNTHOUGHT_OF, _RULES_OUT = 0.01, 0.7
# Where the model was as sure of another change, the grammar was wrong in 21 of 30.
_OTHERWISE_SURE, _OTHERWISE_SURE_OF_A_PART = 0.9, 0.96
_SURE_OF_NOTHING = 0.99
# Less likely than this is it that a message has several wishes, where the model is sure of one.
_ONE_WISH, _SEVERAL_WISHES = 0.1, 0.5


def is_agreed(edits: tuple[Operation, ...], first: Likely) -> bool:
    """Tell whether the model's first reading is the grammar's, but for what the grammar knows better."""
    return (
        first.wish == edits
        or _are_like(edits, first.wish)
        or _are_of_logo(edits, first.wish)
        or _goes_on_with_a_name(edits, first.wish)
        or _says_more(edits, first.wish)
    )


def _says_more(edits: tuple[Operation, ...], wish: Wish) -> bool:
    """Tell whether a reading is the wish and more of the same kinds: when a clip is shown, how loud."""
    if not isinstance(wish, tuple) or not wish:
        return False
    kinds = {type(one) for one in wish}
    return all(type(one) in kinds or isinstance(one, ChangeClipSound) for one in edits) and all(
        any(_is_part_of(part, one) for one in edits) for part in wish
    )


def _is_part_of(part: Operation, one: Operation) -> bool:
    """Tell whether an operation says less than another: of some of its scenes, or nothing of a value."""
    if type(part) is not type(one):
        return False
    for field in fields(part):
        less, more = getattr(part, field.name), getattr(one, field.name)
        is_less = bool(less) and set(less) < set(more) if field.name == "scenes" else less == field.default
        if less != more and not is_less:
            return False
    return True


def is_beyond_the_model(one: Operation) -> bool:
    """Tell whether the grammar alone knows when it is meant: points are called so, cards are there."""
    of_points = isinstance(one, AddPoint | ChangePoint | RemovePoint)
    return (
        of_points or isinstance(one, ShowBrandCard) or (isinstance(one, ChangeVoice) and bool(one.media_id))
    )


def may_be_sure(choice: Choice) -> bool:
    """Tell whether the model may be sure enough of anything to doubt the grammar; mostly it is not."""
    changing = sum(one.probability for one in choice.readings if isinstance(one.wish, tuple))
    return max(choice.readings[0].probability, choice.several, changing) >= _RULES_OUT


def is_sure_otherwise(offers: Sequence[Ranked], choice: Choice) -> bool:
    """Tell whether the model is so sure of another change that the grammar may be wrong."""
    if not offers or choice.several >= _SEVERAL_WISHES:
        # The model reads each part of a message by itself: in the next, "the heading" is that of the list.
        return False
    is_plain = offers[0].whole and choice.several < _ONE_WISH
    return offers[0].probability >= (_OTHERWISE_SURE if is_plain else _OTHERWISE_SURE_OF_A_PART)


def doubts(edits: tuple[Operation, ...], first: Likely, choice: Choice, agreed: float) -> bool:
    """Tell whether the model, which thought of the grammar's reading, all but rules it out."""
    is_nothing = first.wish is None or isinstance(first.wish, Question)
    is_taught = all(isinstance(one, TAUGHT) for one in edits)
    least = SURE_OF_AN_ANSWER if is_nothing else _RULES_OUT
    may_disagree = is_taught and first.probability >= (_SURE_OF_NOTHING if is_nothing else _OTHERWISE_SURE)
    # Of new scenes the grammar knows more: what is a figure, a heading, points.
    is_new = any(isinstance(one, AddScene) for one in edits)
    may_rule_out = is_taught and not is_new and max(first.probability, choice.several) >= least
    return (may_disagree and agreed < _DISAGREES) or (may_rule_out and agreed < _UNTHOUGHT_OF)


def doubts_what_it_cannot_say(edits: tuple[Operation, ...], first: Likely, choice: Choice) -> bool:
    """Tell whether the model is sure of another reading, though it could not think of the grammar's.

    Where the grammar read several wishes and the model was sure of one, the grammar was wrong in 13 of 30.
    """
    if (
        not isinstance(first.wish, tuple)
        or not first.wish
        or not all(isinstance(one, TAUGHT) for one in edits)
    ):
        return False
    if len(edits) > 1:
        return choice.several < _ONE_WISH and len(first.wish) == 1 and first.probability >= _RULES_OUT
    return first.whole and first.probability >= _OTHERWISE_SURE


def _are_like(edits: tuple[Operation, ...], wish: Wish) -> bool:
    """Tell whether two readings add the same scene: of its place and its kind the grammar knows more."""
    pair = (*edits, *wish) if isinstance(wish, tuple) else ()
    added = [one.text for one in pair if isinstance(one, AddScene)]
    return len(pair) == len(added) == 2 and len(set(added)) == 1


def _goes_on_with_a_name(edits: tuple[Operation, ...], wish: Wish) -> bool:
    """Tell whether two readings name the brand or a person alike, but that one takes in more.

    It is when or where, "Kestrel in May", or what the grammar knows to be a role.
    """
    pair = (*edits, *wish) if isinstance(wish, tuple) else ()
    names = [one.name for one in pair if isinstance(one, ChangeBrand)]
    names += [one.text for one in pair if isinstance(one, ShowLowerThird)]
    return len(pair) == len(names) == 2 and re.match(rf"{re.escape(names[0])}\W", names[1]) is not None


def _are_of_logo(edits: tuple[Operation, ...], wish: Wish) -> bool:
    """Tell whether two readings are about the logo alone: how large and where the grammar knows better."""
    return isinstance(wish, tuple) and all(isinstance(one, ChangeLogo | PlaceLogo) for one in (*edits, *wish))
