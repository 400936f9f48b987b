"""Which of two readers is right: the grammar, which knows rules, or the model, which knows examples; or neither.

Both agree, or one of them alone is sure: done. They disagree, or several readings are near each other: the user is
asked, with what would come of each. What neither understands is said not to be understood.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.choosing.choosing import Choice, Likely, Wish, choose
from pictory_nb.engine.director.choosing.model import shipped
from pictory_nb.engine.director.choosing.proposing import TAUGHT
from pictory_nb.engine.director.grammar.doubts import is_report, is_taken_back
from pictory_nb.engine.director.grammar.readings import Mended, NotUnderstood, Reading, Withdrawn
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.language import count_words
from pictory_nb.engine.director.operations import (
    AddScene,
    AskError,
    BeyondUsError,
    ChangeAccent,
    ChangeBackground,
    ChangeCanvas,
    ChangeLogo,
    ChangeMusic,
    ChangePalette,
    ChangeTheme,
    ChangeTransition,
    ChangeVoice,
    EditError,
    Option,
    PlaceLogo,
    ShiftTheme,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.questions import Question
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.choosing.model import Model
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem

LONGEST_WORDS = 40
# How sure the model has to be alone. Trained without them, it was right in 275 of 286 readings of other authors
# above 0.95 and in 94 of 106 from 0.9 on; more is needed where the grammar gives a reason why not.
_SURE, _SURE_OF_A_SETTING, _SURE_AGAINST_A_REASON = 0.95, 0.92, 0.985
_SETTINGS = (
    ChangeAccent, ChangeBackground, ChangeCanvas, ChangeLogo, ChangeMusic, ChangePalette, ChangeTheme, ChangeTransition,
    ChangeVoice, PlaceLogo, ShiftTheme, ShowCaptions, StyleCaptions,
)  # fmt: skip
_SURE_OF_A_QUESTION = 0.8
_WORTH_ASKING, _WORTH_ASKING_OF_A_PART = 0.15, 0.45
_WORTH_ASKING_BESIDE_NOTHING = 0.5
_DISAGREES = 0.12
_OTHERWISE_SURE = 0.83
_SURE_OF_NOTHING = 0.99
_NEXT_OPTION = 0.05
_MOST_OPTIONS = 3
# With one of these a message may be no order at all, however much it looks like one: it is only asked about.
_DOUBTFUL = re.compile(
    r"\b(?:with|and) an? \w+(?: \w+)?\W*$|\band \w+ the \w+\W*$|\bnext (?:week|month|year)\b|\b(?:not|never|without losing|and then some|like before|and keep|under no|by no means|no way|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wouldn['’]?t|shouldn['’]?t|can['’]?t|cannot|isn['’]?t|nobody|"
    r"unless|except|if|when|whenever|until|maybe|perhaps|should (?:i|we)|what if|why|had|kidding|joking|or not|"
    r"said|told|asked|yesterday|tomorrow|later|would have|could have|next time|instead of|rather than|no longer|every (?:second|other|third|fourth|fifth|few))\b|"
    r"每隔|隔一|别|不|没|除|如果|要是|假如|万一|也许|可能|为什么|昨天|明天|以后|下次|开玩笑|算了|说要|让我|吗",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A reading that could be made, what it makes of the film, and what is told about it."""

    wish: tuple[Operation, ...]
    film: Film
    told: str
    probability: float
    whole: bool


def decide(
    message: str,
    reading: Reading,
    film: Film,
    media: Sequence[MediaItem],
    focus: tuple[int, ...],
    model: Model | None = None,
) -> Reading:
    """Return what `message` means, which the grammar reads as `reading`.

    Parameters
    ----------
    focus
        The scenes that were edited last, which "it" means.
    model
        The model to choose with; the one that came with the package when there is none.
    """
    if (
        isinstance(reading, Question | Withdrawn | BeyondUsError | AskError)
        or count_words(message) > LONGEST_WORDS
    ):
        return reading
    choice = choose(message, film, media, focus, model or shipped())
    if isinstance(reading, NotUnderstood | EditError):
        return _chosen(message, reading, choice, film, media)
    return _checked(message, reading, choice, film, media)


def _chosen(
    message: str, reading: Reading, choice: Choice, film: Film, media: Sequence[MediaItem]
) -> Reading:
    """Return the model's reading of what the grammar does not understand."""
    if choice.has_trouble or is_taken_back(message) or is_report(message) or not choice.readings:
        return reading
    first = choice.readings[0]
    if isinstance(first.wish, Question | Travel) and first.probability >= _SURE_OF_A_QUESTION:
        is_plain = isinstance(first.wish, Question) or (
            first.probability >= _SURE_OF_A_SETTING and not _DOUBTFUL.search(message)
        )
        return first.wish if is_plain else reading
    offers = _offers(choice, film, media)
    if not offers:
        return reading
    best = offers[0]
    needed = _SURE_AGAINST_A_REASON if isinstance(reading, EditError) else _needed(best.wish)
    # Of several wishes each has to account for its part of the message.
    is_whole = best.whole or len(best.wish) == 1
    if best.probability >= needed and is_whole and not _DOUBTFUL.search(message):
        return best.wish
    if not isinstance(reading, NotUnderstood):
        # The grammar's reason why not says more.
        return reading
    nothing = choice.probability_of(None)
    worth = _WORTH_ASKING if best.whole else _WORTH_ASKING_OF_A_PART
    if best.probability >= max(worth, _WORTH_ASKING_BESIDE_NOTHING * nothing):
        return _asking([one for one in offers if one.probability >= _NEXT_OPTION])
    return reading


def _needed(wish: tuple[Operation, ...]) -> float:
    """Return how sure one has to be: less of what is seen at once and takes nothing away."""
    return _SURE_OF_A_SETTING if all(isinstance(one, _SETTINGS) for one in wish) else _SURE


def _checked(
    message: str, reading: Reading, choice: Choice, film: Film, media: Sequence[MediaItem]
) -> Reading:
    """Return the grammar's reading, or ask when the model is sure of another one."""
    if not choice.readings:
        return reading
    first = choice.readings[0]
    if isinstance(reading, Travel):
        return reading
    edits = reading.edits if isinstance(reading, Mended) else reading
    assert isinstance(edits, tuple)
    try:
        apply(film, edits, media)
    except EditError:
        # What cannot be done may not be what is meant.
        return _chosen(message, reading, choice, film, media)
    except AskError:
        return reading
    if repr(edits) not in choice.proposed or not all(isinstance(one, TAUGHT) for one in edits):
        # The grammar says more than the model can, such as most lists of wishes.
        return reading
    mine = _offer(Likely(edits, 1.0, whole=True), film, media)
    if mine is None or first.wish == edits or _are_like(edits, first.wish):
        return reading
    offers = _offers(choice, film, media)
    if offers and offers[0].film == mine.film:
        return reading
    agreed = sum(one.probability for one in offers if one.film == mine.film)
    is_nothing = first.wish is None or isinstance(first.wish, Question)
    needed = _SURE_OF_NOTHING if is_nothing else _OTHERWISE_SURE
    if agreed >= _DISAGREES or first.probability < needed:
        return reading
    others = [one for one in offers if one.film != mine.film and one.probability >= _NEXT_OPTION]
    return _asking([mine, *others])


def _are_like(edits: tuple[Operation, ...], wish: Wish) -> bool:
    """Tell whether two readings add the same scene in the same place, of another kind."""
    pair = (*edits, *wish) if isinstance(wish, tuple) else ()
    return len(pair) == 2 and len({(one.text, one.after) for one in pair if isinstance(one, AddScene)}) == 1


def _offers(choice: Choice, film: Film, media: Sequence[MediaItem]) -> list[_Offer]:
    """Return the readings that change something, those that make the same film as one, the likeliest first."""
    found: list[_Offer] = []
    for likely in choice.readings:
        one = _offer(likely, film, media)
        if one is None:
            continue
        same = next((place for place, known in enumerate(found) if known.film == one.film), None)
        if same is None:
            found.append(one)
        else:
            known = found[same]
            found[same] = _Offer(
                known.wish, known.film, known.told, known.probability + one.probability, known.whole
            )
    return sorted(found, key=lambda one: -one.probability)


def _offer(likely: Likely, film: Film, media: Sequence[MediaItem]) -> _Offer | None:
    if not isinstance(likely.wish, tuple) or not likely.wish:
        return None
    try:
        outcome = apply(film, likely.wish, media)
    except (EditError, AskError):
        return None
    if outcome.film == film:
        return None
    return _Offer(likely.wish, outcome.film, outcome.told, likely.probability, likely.whole)


def _asking(offers: Sequence[_Offer]) -> AskError:
    options = tuple(Option(one.told, "", one.wish) for one in offers[:_MOST_OPTIONS])
    nothing = Option(tell("None of these"), "never mind")
    return AskError(
        tell("I am not sure what you mean. What should come of it?"), (*options, nothing), is_whole=True
    )
