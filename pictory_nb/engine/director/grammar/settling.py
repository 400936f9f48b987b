"""The orders of a message as one set of edits, without repetitions and contradictions."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.orders import Mention, Order
from pictory_nb.engine.director.grammar.readings import Partly, Reading
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.operations import (
    AskError,
    BeyondUsError,
    ChangeBrand,
    ChangeCallToAction,
    ChangeCanvas,
    ChangeMusic,
    ChangeSceneLength,
    ChangeSubtitle,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    ChangeVoice,
    CutRange,
    DuplicateScenes,
    EditError,
    KeepScenes,
    MoveScenes,
    Operation,
    PlaceLogo,
    RemoveScenes,
    Retell,
    ShiftTheme,
    ShortenText,
    ShowCaptions,
    StyleCaptions,
    SwapScenes,
)
from pictory_nb.engine.director.questions import Question
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.places import Scope

_SETTINGS = (
    ChangeBrand, ChangeCallToAction, ChangeCanvas, ChangeSubtitle, ChangeTitle, PlaceLogo, Retell,
    ShowCaptions, StyleCaptions,
)  # fmt: skip

_AT_MOST = re.compile(
    r"\b(?:only have|have only|at (?:the )?most|max(?:imum)?|no more than|no longer than|up to|under|within|"
    r"limit(?:ed)?)\b|最多|不超过|只有|以内",
    re.IGNORECASE,
)
_NO_JOINS = ChangeTransition((), "cut")
_NO_OTHER = re.compile(
    r"\b(?:no|not|without(?: any)?) (?:more )?(?:cross-?fades?|dissolves?|fades?|fading|wipes?|slides?)\b|"
    r"不要(?:淡|叠|擦|滑)",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    r"\b(?:keep|retain|rest|remove|delete|drop|others?|cut|lose|dump|leave|want|need|stay)\b|留|其[余他它]|剩|删|别的|不要",
    re.IGNORECASE,
)


_ONLY = re.compile(
    r"\bkeep(?:ing)? only\b|\bonly keep\b|\bkeep just\b|\bnothing but\b|只(?:保)?留",
    re.IGNORECASE,
)


# "Keep the title and the quote, but make the rest darker": the rest stays, too.
OF_REST = re.compile(
    r"\b(?:make|turn|change|set|give|put|let|have|use) (?:all )?(?:the )?(?:rest|others)\b"
    r"(?! (?:go|out|away|off|disappear)\b)",
    re.IGNORECASE,
)


# "Keep only the decision and the reason in the list" is about its points.
_OF_POINTS = re.compile(
    r"\b(?:in|on|from|within) the (?:list|bullets|points)\b|(?:列表|清单)(?:里|中|上|内)", re.IGNORECASE
)


def _without_echoes(edits: tuple[Operation, ...], scope: Scope) -> tuple[Operation, ...]:
    """Leave out what only says an edit again: "skip the intro, cut the first 4 seconds"."""
    gone = {n for edit in edits if isinstance(edit, RemoveScenes) for n in edit.scenes}
    swapped = {n for edit in edits if isinstance(edit, SwapScenes) for n in (edit.scene, edit.other)}
    starts = [scene.video["st"] for scene in scope.film.scenes]
    spans = {
        (starts[n - 1], starts[n - 1] + scope.film.scenes[n - 1].video["d"]) for n in gone if n <= len(starts)
    }
    short = {edit.scene for edit in edits if isinstance(edit, ShortenText)}
    lengths = [edit for edit in edits if isinstance(edit, Retell) and edit.length_ms]
    if (
        len(lengths) > 1
        and _AT_MOST.search(scope.message)
        and lengths[-1].length_ms == min(one.length_ms or 0 for one in lengths)
    ):
        # "It must be under 40 seconds, so make it 38".
        edits = tuple(edit for edit in edits if edit is lengths[-1] or not isinstance(edit, Retell))
    if any(one.length_ms for one in lengths):
        # "The client wants 1 minute, please extend" says how long.
        edits = tuple(one for one in edits if not isinstance(one, Retell) or one.factor == 1.0)
    joins = [one for one in edits if isinstance(one, ChangeTransition) and one != _NO_JOINS and one.kind]
    if joins and _NO_OTHER.search(scope.message):
        # "Hard cut into the quote, no dissolve", "wipes, no crossfades".
        edits = tuple(one for one in edits if one != _NO_JOINS)
    if any(isinstance(one, ChangeVoice) and one.on for one in edits):
        # "Slow the speech down, and add a voice": there has to be one first.
        edits = tuple(sorted(edits, key=lambda one: isinstance(one, ChangeVoice) and not one.on))
    count = len(scope.film.scenes)
    left_ms = sum(scene.video["d"] for n, scene in enumerate(scope.film.scenes, 1) if n not in gone)
    return tuple(
        edit
        for edit in edits
        if not (
            isinstance(edit, ChangeSceneLength) and edit.factor < 1 and short and set(edit.scenes) <= short
        )
        and not (isinstance(edit, CutRange) and (edit.start_ms, edit.end_ms) in spans)
        and not (isinstance(edit, MoveScenes) and swapped and set(edit.scenes) <= swapped)
        # "Finish on the quote, everything after it goes".
        and not (
            isinstance(edit, MoveScenes)
            and edit.after == count
            and gone == set(range(edit.scenes[-1] + 1, count + 1))
        )
        # "Delete scenes 2 to 4, I only have half a minute": it is no longer than that now.
        and not (
            isinstance(edit, Retell)
            and gone
            and left_ms <= (edit.length_ms or 0)
            and _AT_MOST.search(scope.message)
        )
    )


def settled(orders: tuple[Order, ...], scope: Scope, told: tuple[Mention, ...] = ()) -> Reading:
    """Return what the orders of a message mean together; `told` is what it spoke of beside them."""
    done = tuple(order for order in orders if isinstance(order, Operation))
    troubles = tuple(order for order in orders if isinstance(order, EditError))
    if done and troubles and len(done) + len(troubles) == len(orders):
        rest = settled(done, scope, told)
        return Partly(rest, troubles) if isinstance(rest, tuple) else troubles[0]
    beyond = next((order for order in orders if isinstance(order, BeyondUsError)), None)
    trouble = beyond or next((order for order in orders if isinstance(order, EditError | AskError)), None)
    if trouble:
        return trouble
    if len(set(map(repr, orders))) == 1 and isinstance(orders[0], Travel):
        return orders[0]
    if len(orders) == 1 and isinstance(orders[0], Travel | Question):
        return orders[0]
    edits: tuple[Operation, ...] = tuple(
        order for order in orders if not isinstance(order, Travel | Question | EditError | AskError | Mention)
    )
    if len(edits) < len(orders):
        return EditError(tell("Send undo, versions and questions on their own, one at a time."))
    mentioned = {n for order in told for n in order.scenes}
    kept = {n for edit in edits if isinstance(edit, KeepScenes) for n in edit.scenes}
    if kept and mentioned - kept and not any(isinstance(edit, RemoveScenes) for edit in edits):
        return EditError(
            tell("I was not sure whether all other scenes should go. Say “keep only scene 3” on its own.")
        )
    if kept and (
        OF_REST.search(scope.message)
        or _OF_POINTS.search(scope.message)
        or (told and not _KEEPS.search(scope.message))
    ):
        return EditError(
            tell("I was not sure whether all other scenes should go. Say “keep only scene 3” on its own.")
        )
    edits = _as_one_join(_without_echoes(edits, scope))
    edits = _once(edits, is_repeated=bool(_REPEATED.search(scope.message)))
    gone = {n for edit in edits if isinstance(edit, RemoveScenes) for n in edit.scenes}
    if gone & kept:
        return EditError(tell("That asks for two different things at once. Say which of them you want."))
    if gone:
        # "Remove scene 2 and keep scene 3" speaks of scene 3 only to leave it alone.
        edits = tuple(edit for edit in edits if not isinstance(edit, KeepScenes))
    if (
        len(edits) > 1
        and any(isinstance(edit, KeepScenes) for edit in edits)
        and not _keeps_only(edits, kept, scope)
    ):
        return EditError(
            tell("I was not sure whether all other scenes should go. Say “keep only scene 3” on its own.")
        )
    things = frozenset[str]().union(*(order.kept for order in told))
    timed = {n for edit in edits if isinstance(edit, ChangeSceneLength) for n in edit.scenes}
    if gone & timed or _contradict(edits) or any(_changes_kept(edit, things) for edit in edits):
        return EditError(tell("That asks for two different things at once. Say which of them you want."))
    return edits


def _keeps_only(edits: tuple[Operation, ...], kept: set[int], scope: Scope) -> bool:
    """Tell whether it is clear that the others go, beside what is wished for the whole or for what stays."""
    named = [getattr(edit, name, None) for edit in edits for name in ("scene", "after")]
    touched = {n for n in named if n} | {n for edit in edits for n in getattr(edit, "scenes", ())}
    is_once = sum(isinstance(edit, KeepScenes) for edit in edits) == 1
    return is_once and bool(_ONLY.search(scope.message)) and touched <= kept


def _as_one_join(edits: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """Put together what is said bit by bit of the same transitions: "wipes, faster, 0.2 seconds"."""
    made: list[Operation] = []
    for edit in edits:
        last = made[-1] if made else None
        if (
            isinstance(edit, ChangeTransition)
            and isinstance(last, ChangeTransition)
            and edit.scenes == last.scenes
            and edit.kind in {None, last.kind}
        ):
            made[-1] = replace(last, length_ms=edit.length_ms or last.length_ms)
        else:
            made.append(edit)
    return tuple(made)


def _changes_kept(edit: Operation, things: frozenset[str]) -> bool:
    """Tell whether an edit changes what is to be kept as it is: "darker but keep the theme"."""
    match edit:
        case ChangeTheme() | ShiftTheme():
            return "theme" in things and not edit.scenes
        case ChangeMusic():
            return "music" in things and (bool(edit.mood or edit.media_id) or edit.volume_pct == 0)
        case ChangeTitle():
            return "title" in things
        case ChangeSubtitle():
            return "subtitle" in things
        case ShowCaptions():
            return "captions" in things and not edit.show and not edit.scenes
        case _:
            return False


def _contradict(edits: tuple[Operation, ...]) -> bool:
    """Tell whether two edits set the same thing to different values: "vertical but also horizontal"."""
    for place, edit in enumerate(edits):
        for other in edits[:place]:
            if type(edit) is not type(other) or not isinstance(edit, _SETTINGS):
                continue
            for field in fields(edit):
                one, two = getattr(edit, field.name), getattr(other, field.name)
                if field.name != "scenes" and field.default not in (one, two) and one != two:
                    return True
        if any(_takes_back(edit, other) for other in edits[:place]):
            return True
    return False


def _takes_back(edit: Operation, earlier: Operation) -> bool:
    """Tell whether an edit of all scenes undoes an earlier one: "slides, but the last one a wipe"."""
    if type(edit) is not type(earlier) or not isinstance(edit, ChangeTransition | ChangeTheme):
        return False
    one, two = (
        (edit.kind, getattr(earlier, "kind", None))
        if isinstance(edit, ChangeTransition)
        else (edit.theme, getattr(earlier, "theme", None))
    )
    before = set(getattr(earlier, "scenes", ()))
    is_wider = bool(before) and (not edit.scenes or set(edit.scenes) >= before)
    return None not in (one, two) and one != two and is_wider


_REPEATED = re.compile(r"\b(\w+)\b.*\b\1\b|([\u3400-\u9fff]{2,}).*\2", re.IGNORECASE)


def _once(edits: tuple[Operation, ...], *, is_repeated: bool) -> tuple[Operation, ...]:
    """Leave out what was said twice: "vertical, for TikTok"; "louder, louder" means twice as much."""
    return tuple(
        edit
        for place, edit in enumerate(edits)
        if edit not in edits[:place]
        or (
            is_repeated
            and (
                isinstance(edit, Retell | DuplicateScenes)
                or (isinstance(edit, ChangeMusic) and edit.steps != 0)
            )
        )
    )
