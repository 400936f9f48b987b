"""Which of two readers is right: the grammar, which knows rules, or the model, which knows examples; or neither.

Both agree, or one of them alone is sure: done. They disagree, or several readings are near each other: the user is
asked, with what would come of each. What neither understands is said not to be understood.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.choosing.certainty import certainty, traits
from pictory_nb.engine.director.choosing.choosing import Choice, Likely, Wish, choose
from pictory_nb.engine.director.choosing.disagreeing import (
    SURE_OF_AN_ANSWER,
    doubts,
    doubts_what_it_cannot_say,
    is_agreed,
    is_beyond_the_model,
    is_sure_otherwise,
    may_be_sure,
)
from pictory_nb.engine.director.choosing.model import shipped
from pictory_nb.engine.director.choosing.unheeded import leaves_a_text, leaves_a_thing
from pictory_nb.engine.director.grammar.doubts import is_report, is_taken_back
from pictory_nb.engine.director.grammar.readings import Mended, NotUnderstood, Reading, Withdrawn
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.grammar.settling import OF_REST
from pictory_nb.engine.director.grammar.texts_told import is_told
from pictory_nb.engine.director.language import count_words
from pictory_nb.engine.director.operations import (
    AddPoint,
    AskError,
    BeyondUsError,
    ChangeAccent,
    ChangeBackground,
    ChangeCallToAction,
    ChangeCanvas,
    ChangeCase,
    ChangeFigure,
    ChangeLogo,
    ChangeMusic,
    ChangePalette,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    ChangeVoice,
    EditError,
    KeepRange,
    KeepScenes,
    Option,
    PlaceLogo,
    RemovePoint,
    RemoveScenes,
    ReplaceText,
    ShiftTheme,
    ShortenText,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.questions import Question
from pictory_nb.engine.director.references import QUOTED
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.choosing.model import Model
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.operations import Operation
    from pictory_nb.engine.director.steps import MediaItem

LONGEST_WORDS = 40
# How certain a reading has to be, see `certainty`; more where something is left over, or the grammar gives a reason.
_SURE, _SURE_OF_A_SETTING, _SURE_AGAINST_A_REASON = 0.88, 0.88, 0.985
_SURE_AGAINST_A_QUESTION, _SURE_WHICH_SCENE, _SURE_OF_A_PART = 0.88, 0.97, 0.92
# No certainty reaches it, not even one that is rounded to 1.
_NEVER_SURE = 2.0
# Of 4,926 utterances, most of them those that certainty was fitted to, the second lets 12 more be done, none wrongly.
_SURE_DESPITE_DOUBT, _SURE_WITH_A_THING_LEFT = 0.94, 0.94
# What looks are to be is seen at once, and guessed rightly where the message points at no scene in words of its own.
_SURE_OF_A_PLAIN_SETTING, _SURE_OF_A_PLAIN_PART = 0.84, 0.88
_STAYING = (KeepScenes, KeepRange)
_KEEPING = re.compile(
    r"\b(?:keep|only|except|apart from|other than|(?:all|everything) but|nothing but|besides)\b",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"\b(?:no|not|without|remove|delete|drop|cut|hide|lose|kill|out|off|away|rid|scrap|skip|gone|go|erase|clear|strike|empty|blank|leave|unneeded|superfluous|redundant|unnecessary|needless|need|take|ditch|omit|axe|nix|only|just)\b|n['’]t\b",
    re.IGNORECASE,
)
_SETTINGS = (
    ChangeAccent, ChangeBackground, ChangeCanvas, ChangeLogo, ChangeMusic, ChangePalette, ChangeTheme, ChangeTransition,
    ChangeVoice, PlaceLogo, ShiftTheme, ShowCaptions, StyleCaptions,
)  # fmt: skip
_OF_TEXTS = (
    AddPoint, ChangeCallToAction, ChangeCase, ChangeFigure, ChangePoint, ChangeSceneText, ChangeSpeaker, ChangeSubtitle,
    ChangeTitle, RemovePoint, ReplaceText, ShortenText,
)  # fmt: skip
_SURE_OF_A_QUESTION, _SURE_OF_A_STEP = 0.5, 0.85
_SURE_WHAT_IS_WANTED = 0.7
_WORTH_ASKING, _WORTH_ASKING_OF_A_PART = 0.15, 0.45
_WORTH_ASKING_BESIDE_NOTHING = 1.0
_SURE_OF_ANOTHER_TEXT = 0.99
_NEXT_OPTION = 0.05
# What is likelier than all others together need not be compared with them.
_MOST_OF_ALL = 0.5
_MOST_OPTIONS = 3
# What only sounds like one of the words of doubt below.
_COURTEOUS = re.compile(
    r"\bif you (?:would|could|can|please|like|don['’]?t mind|may)\b|\bif (?:possible|that['’]?s ok(?:ay)?)\b|\b(?:perhaps|maybe) you (?:could|can|would)\b|"
    r"\b(?:instead of|rather than|no longer)\b|\b(?:do|does)(?: not|n['’]?t) (?:need|want|like|suit|fit|disturb|work)\b|"
    r"\b(?:can['’]?t|cannot|can not) (?:read|see|hear)\b|没法|别的|差别|[能可]不[能可]以?|行不行|好不好|(?:不要|不用|别)(?:显示|有)?了$|可能太|不清楚?|不到|不完|不下",
    re.IGNORECASE,
)
_A_QUOTED_TEXT = re.compile(QUOTED)
# What denies something of the film, which is a reason for an order oftener than doubt about it.
_STATED = re.compile(
    r"(?<=\w )(?:(?:is|are|was|were|has|can|could|does|did|will|would|should|must|need)(?: not|n['’]?t)|cannot|not (?:needed|necessary|allowed|for|from|so|at all|enough|more than|serious))\b|"
    r"看不[清懂完到见]|读不[完懂]|[听念]不[清懂完]|没人|没什么|不[适合]合|不搭|不好[看听]|不够|不准|不需要|不知道|不认识|不允许|不让|来不及|不太",
    re.IGNORECASE,
)
# What points at some of the film; the model takes no heed of what it does not know.
_POINTING = re.compile(
    r"\b(?:first|second|third|last|next|previous|following|follows?|preceding|after|before|half|halves|middle|opening|closing|other|others|rest|remaining|"
    r"except|only|until|till|through|throughout|both|two|three|four|five|every|each|during|while|where|when|between|from|at \d|too|cannot|hardly|barely|tiny)\b|n['’]t\b",
    re.IGNORECASE,
)
# With one of these a message may be no order at all, however much it looks like one: it is only asked about.
_DOUBTFUL = re.compile(
    r"\bclone\b|\b(?:with|and) an? \w+(?: \w+)?\W*$|\band \w+ the \w+\W*$|\bnext (?:week|month|year)\b|\b(?:not|never|without losing|and then some|like before|and keep|under no|by no means|no way|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|wouldn['’]?t|shouldn['’]?t|can['’]?t|cannot|isn['’]?t|nobody|"
    r"unless|except|if|when|whenever|until|maybe|perhaps|should (?:i|we)|what if|why|had|kidding|joking|or not|"
    r"said|told|asked|yesterday|tomorrow|later|would have|could have|next time|instead of|rather than|no longer|every (?:second|other|third|fourth|fifth|few))\b|"
    r"每隔|隔一|别|不|没|除[了非去外开]|如果|要是|假如|万一|也许|可能|为什么|昨天|明天|以后|下次|开玩笑|算了|说要|让我|吗|[，,；;]\s*(?:再|然后|顺便)(?!.{0,3}[大小长短高低亮暗快慢])",
    re.IGNORECASE,
)


# A second wish, of which a single operation does nothing: "… and add a dancing bear".
_ADDING_MORE = re.compile(r"\band (?:add|insert|include) an? ", re.IGNORECASE)
# What somebody wonders about is no order, however sure the words are.
_WONDERED = re.compile(
    r"\bwould be (?:an? )?(?:mistake|shame|pity|overkill|bad idea|wrong)\b|\bwould (?:it|that|this) be (?!possible|ok|okay|all right|alright|feasible|doable|too much|a problem)|会不会",
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
    strange: float
    leaves_given: bool


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
    if isinstance(reading, Question | Travel | Withdrawn) or count_words(message) > LONGEST_WORDS:
        return reading
    model = model or shipped()
    choice = choose(message, film, media, focus, model)
    if isinstance(reading, NotUnderstood | EditError | AskError):
        return _chosen(message, reading, choice, film, media, model)
    return _checked(message, reading, choice, film, media, model, focus)


def _chosen(
    message: str, reading: Reading, choice: Choice, film: Film, media: Sequence[MediaItem], model: Model
) -> Reading:
    """Return the model's reading of what the grammar does not understand."""
    if is_left_alone(message, choice):
        return reading
    first = choice.readings[0]
    if isinstance(first.wish, Question | Travel) and isinstance(reading, NotUnderstood):
        needed = _SURE_OF_A_QUESTION if isinstance(first.wish, Question) else _SURE_OF_A_STEP
        is_plain = isinstance(first.wish, Question) or not _DOUBTFUL.search(message)
        if first.probability >= needed:
            return first.wish if is_plain else reading
    if isinstance(reading, NotUnderstood) and first.probability >= _SURE_WHAT_IS_WANTED:
        trouble = _trouble_of(first.wish, film, media)
        if trouble is not None and not _DOUBTFUL.search(_without_courtesy(message)):
            return trouble
    offers = offers_of(choice, film, media)
    if not offers:
        return reading
    best = offers[0]
    if any(map(_blanks, best.wish)) and message.isascii() and not _TAKING.search(message):
        return reading
    plain = _without_courtesy(message)
    is_part = len(best.wish) == 1 and _ADDING_MORE.search(plain)
    is_no_order = is_part or _WONDERED.search(message) or _DOUBTFUL.search(_STATED.sub(" ", plain))
    if not is_no_order and not _loses_the_rest(message, best.wish):
        sure = certainty(model.certainty, traits(message, reading, choice, offers))
        if sure >= max(
            _needed(message, reading, best),
            _SURE_DESPITE_DOUBT if _DOUBTFUL.search(plain) else 0,
            _SURE_WITH_A_THING_LEFT if best.leaves_given or leaves_a_thing(message, best.wish) else 0,
        ):
            return best.wish
    if not isinstance(reading, NotUnderstood):
        # The grammar's question, or its reason why not, says more.
        return reading
    nothing = choice.probability_of(None)
    worth = _WORTH_ASKING if best.whole else _WORTH_ASKING_OF_A_PART
    if best.probability >= max(worth, _WORTH_ASKING_BESIDE_NOTHING * nothing):
        return _asking([one for one in offers if one.probability >= _NEXT_OPTION])
    return reading


def _trouble_of(wish: Wish, film: Film, media: Sequence[MediaItem]) -> EditError | None:
    """Return why a wish cannot be done; None when it can, or is none that changes anything."""
    if isinstance(wish, tuple):
        try:
            apply(film, wish, media)
        except EditError as error:
            return error
        except AskError:
            pass
    return None


def _blanks(one: Operation) -> bool:
    """Tell whether an operation leaves a text blank: "the second line under the title" is no wish for that."""
    return isinstance(one, ChangeSubtitle | ChangeSpeaker) and "" in (
        getattr(one, "text", None),
        getattr(one, "by", None),
    )


def _loses_the_rest(message: str, wish: tuple[Operation, ...]) -> bool:
    """Tell whether a wish takes away what is to become otherwise: "keep the quote, but make the rest darker"."""
    return bool(OF_REST.search(message)) and any(isinstance(one, KeepScenes | RemoveScenes) for one in wish)


def is_left_alone(message: str, choice: Choice) -> bool:
    """Tell whether a message is none that the model acts on, whatever it reads."""
    return choice.has_trouble or is_taken_back(message) or is_report(message) or not choice.readings


def _needed(message: str, reading: Reading, best: _Offer) -> float:
    """Return how sure one has to be: less of what is seen at once and takes nothing away."""
    if isinstance(reading, AskError | BeyondUsError):
        # Behind which scene a picture is shown, when nobody said so, is a guess.
        is_guess = any(isinstance(one, ChangeBackground) for one in best.wish)
        return _SURE_WHICH_SCENE if is_guess else _SURE_AGAINST_A_QUESTION
    is_like = isinstance(reading, tuple) and [*map(type, reading)] == [*map(type, best.wish)]
    if not isinstance(reading, NotUnderstood) and not is_like:
        return _SURE_AGAINST_A_REASON
    is_setting = all(isinstance(one, _SETTINGS) for one in best.wish)
    is_everywhere = not any(getattr(one, "scenes", ()) for one in best.wish)
    is_plain = is_everywhere or re.search(r"\d", message) is not None
    if (
        is_setting
        and is_plain
        and message.isascii()
        and not _POINTING.search(message)
        and not any(map(_hides, best.wish))
    ):
        return _SURE_OF_A_PLAIN_SETTING if best.whole else _SURE_OF_A_PLAIN_PART
    if not best.whole:
        # "In scene 3 change Monday to Sunday", where another scene says Monday.
        is_elsewhere = any(isinstance(one, ReplaceText) and one.everywhere for one in best.wish)
        return _NEVER_SURE if is_elsewhere else _SURE_OF_A_PART
    return _SURE_OF_A_SETTING if is_setting else _SURE


def _hides(one: Operation) -> bool:
    """Tell whether an operation takes something off the picture."""
    return isinstance(one, ChangeLogo | ShowCaptions) and one.show is False


def _quoted(message: str) -> frozenset[str]:
    return frozenset(found[0][1:-1] for found in _A_QUOTED_TEXT.finditer(message))


def _without_courtesy(message: str) -> str:
    """Return what may hold a word of doubt: a text that is quoted holds none."""
    return _COURTEOUS.sub(" ", _A_QUOTED_TEXT.sub(" ", message))


def _checked(
    message: str,
    reading: Reading,
    choice: Choice,
    film: Film,
    media: Sequence[MediaItem],
    model: Model,
    focus: tuple[int, ...],
) -> Reading:
    """Return the grammar's reading, or ask when the model is sure of another one."""
    edits = reading.edits if isinstance(reading, Mended) else reading
    assert isinstance(edits, tuple)
    if leaves_a_text(message, edits):
        return _chosen(message, NotUnderstood(message), choice, film, media, model)
    if all(isinstance(one, ReplaceText) and not one.new and one.old in _quoted(message) for one in edits):
        # "Cut “Meetings feel productive.”": there is nothing else that goes.
        return reading
    if not choice.readings or (_KEEPING.search(message) and any(isinstance(one, _STAYING) for one in edits)):
        # What stays, and that all else goes, is said in so many words.
        return reading
    first = choice.readings[0]
    is_plain = all(isinstance(one, _OF_TEXTS) for one in edits) and is_told(message, film, media, focus)
    try:
        apply(film, edits, media)
    except EditError:
        # What cannot be done may not be what is meant.
        return _chosen(message, reading, choice, film, media, model)
    except AskError:
        return reading
    mine = _offer(Likely(edits, 1.0, whole=True), film, media)
    if mine is None or is_agreed(edits, first):
        return reading
    if not may_be_sure(choice):
        return reading
    likeliest = _offer(first, film, media) if first.probability > _MOST_OF_ALL else None
    if likeliest is not None and likeliest.film == mine.film:
        return reading
    offers = offers_of(choice, film, media)
    if offers and offers[0].film == mine.film:
        return reading
    if is_plain and (not offers or offers[0].probability < _SURE_OF_ANOTHER_TEXT):
        return reading
    if isinstance(first.wish, tuple) and all(map(is_beyond_the_model, edits)):
        return reading
    agreed = sum(one.probability for one in offers if one.film == mine.film)
    if edits not in choice.proposed:
        # The grammar says more than the model can, such as most lists of wishes.
        is_doubted = doubts_what_it_cannot_say(edits, first, choice)
    else:
        is_doubted = doubts(edits, first, choice, agreed)
    if not is_doubted and not is_sure_otherwise(offers, choice):
        return reading
    if isinstance(first.wish, Question) and first.probability >= SURE_OF_AN_ANSWER:
        return first.wish
    others = [one for one in offers if one.film != mine.film and one.probability >= _NEXT_OPTION]
    return _asking([mine, *others])


def offers_of(choice: Choice, film: Film, media: Sequence[MediaItem]) -> list[_Offer]:
    """Return the readings that change something, those that make the same film as one, the likeliest first."""
    found: list[_Offer] = []
    for likely in choice.readings:
        if likely.probability < _NEXT_OPTION and _speaks(likely.wish):
            continue
        one = _offer(likely, film, media)
        if one is None:
            continue
        same = next((place for place, known in enumerate(found) if known.film == one.film), None)
        if same is None:
            found.append(one)
        else:
            known = found[same]
            found[same] = replace(known, probability=known.probability + one.probability)
    return sorted(found, key=lambda one: -one.probability)


def _speaks(wish: Wish) -> bool:
    """Tell whether a wish is about the voice: a long film takes minutes to say."""
    return isinstance(wish, tuple) and any(isinstance(one, ChangeVoice) for one in wish)


def _offer(likely: Likely, film: Film, media: Sequence[MediaItem]) -> _Offer | None:
    if not isinstance(likely.wish, tuple) or not likely.wish:
        return None
    try:
        outcome = apply(film, likely.wish, media)
    except (EditError, AskError):
        return None
    if outcome.film == film:
        return None
    return _Offer(
        likely.wish,
        outcome.film,
        outcome.told,
        likely.probability,
        likely.whole,
        likely.strange,
        likely.leaves_given,
    )


def _asking(offers: Sequence[_Offer]) -> AskError:
    options = tuple(Option(one.told, "", one.wish) for one in offers[:_MOST_OPTIONS])
    nothing = Option(tell("None of these"), "never mind")
    return AskError(
        tell("I am not sure what you mean. What should come of it?"), (*options, nothing), is_whole=True
    )
