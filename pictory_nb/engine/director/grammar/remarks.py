"""Remarks beside an order, set aside for every operation alike: "the quote is too much for one card, cut it".

A message is parted into clauses. Those that only state something are left out where the rest is an order by itself;
"it", "them", "there" and "both" in the order take what the remark before it names. What remains is read like any
other message, by the grammar and by the model, so that no word of a remark is ever taken for a value.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.asides import POINTED_AT, named_scenes
from pictory_nb.engine.director.grammar.places import Scope
from pictory_nb.engine.director.grammar.readings import Mended, Reading
from pictory_nb.engine.director.grammar.reasons import BASE_VERBS
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.grammar.statements import (
    certainly_states,
    is_of_people,
    is_of_the_rest,
    promises,
    states,
    subject_of,
)
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeBrand,
    ChangeCallToAction,
    ChangeLogo,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    Operation,
    PlaceLogo,
    ReplaceText,
    Retell,
    ShowCaptions,
    StyleCaptions,
)
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_HIDDEN = 0xF000
_HAN = re.compile("[\u3400-\u9fff]")
_QUOTE = re.compile("[\uf000-\uf0ff]")
_QUOTED_TEXT = re.compile(QUOTED)
_BORDER = re.compile(
    r"(?P<stop>(?:[,;:!]+|\.(?!\w))\s+(?:so\s+|and so\s+)?|\s+[-–—]+\s+|\s+so\s+(?=(?:please|make|put|move|give|use|cut|drop|remove|delete|add|let|set|turn|change|keep|take|shorten|lengthen|swap|switch|replace)\b))"
    r"|(?<!\blong)(?<!\bsoon)(?<!\bsame)\s+(?=(?:because|since|as) (?:i|we|it|they|the|my|our|people|nobody|that|this|there|he|she)\b)"
)
_COUNTED = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|last)"
_LISTED = re.compile(rf"\b{_COUNTED}$", re.IGNORECASE)
_LISTING = re.compile(rf"{_COUNTED}\b", re.IGNORECASE)
_MOST_PARTS = 5
_LONGEST_WORDS = 40
_PLACE_WORD = re.compile(
    r"\b(?:in |on |up |down |over )?(?:there|here)\b(?! (?:is|are|was|were|should)\b)", re.IGNORECASE
)
_PAIR = re.compile(r"\b(?:both|all three)(?: of (?:them|those|these))?\b", re.IGNORECASE)
_OWN = re.compile(r"\bits\b(?! own\b)|\btheir\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:it|them|this one|that one|that (?:card|scene|part|slide|bit|section)|this (?:card|scene|part|slide|bit|section)|these|those(?: (?:two|three|scenes|cards|slides))?|this|that(?=$|[,.!]| (?:out|off|away|down|up|to|at|on|in|into|for|by|from|with|instead|please)\b))\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:an? |the |our )?[\w-]+(?: cards?)? and (?:an? |the |our )?[\w-]+(?: cards?)?\b", re.IGNORECASE
)
_EVERYWHERE = re.compile(
    r"\b(?:all|every|everywhere|each|whole|entire|video|film|everything|throughout|general|overall)\b",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"\b(?:scene|slide|card|shot|part|bit|one|caption|line|quote|title|list|number|logo|music)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:the|my|our|your|a|an|his|her|their|this|that|these|those) (?!(?:is|are|was|were|has|can|does|makes?|looks?|feels?|sounds?|one)\b)[a-z]+|^(?!(?:i|we|they|he|she|it|it['’]s|this|that|people|nobody|everyone)\b)\w+",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"(?:(?:so|then|please|just|can you|could you|would you) )*(?:add|do|make|include|apply|set|give (?:them|him|her|us)|put|use|change) (?:both(?: of them)?|them|it|that|these|those|one|so)(?: (?:in|so|please|happen|for (?:them|him|her|us|me)))*",
    re.IGNORECASE,
)
_AFTER_IT = re.compile(
    r"\b(?:what (?:comes|follows|is left|remains)|(?:everything|all|the rest|whatever)(?: (?:that|which))?(?: (?:is|comes))? (?:after|before|else)?|after (?:that|this|it)|before (?:that|this|it)|the (?:rest|others?|remainder))\W*$",
    re.IGNORECASE,
)
_WITH_VERB = re.compile(
    rf"(?:(?:so|please|then|just|let['’]?s|can you|could you|would you|will you|and) )*(?:{'|'.join(sorted(BASE_VERBS | {'delete', 'remove', 'swap', 'shorten', 'lengthen', 'insert', 'split', 'merge', 'duplicate', 'mute', 'set', 'extend', 'trim', 'replace', 'rename', 'apply', 'switch', 'zoom', 'center', 'shift', 'flip', 'double', 'crop'}))})\b",
    re.IGNORECASE,
)
_WANTED_AND_DONE = 2
_TAKING = re.compile(
    r"\b(?:remove|delete|drop|cut|hide|lose|kill|mute|out|off|away|rid|scrap|skip|no|without)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:(?:please|a (?:bit|little|touch)|much|slightly|way|so) )*(?:bigger|smaller|larger|louder|quieter|softer|darker|brighter|longer|shorter|slower|faster)(?: (?:please|then))*[.!]*",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"(?:(?:only|just|please|at most|max(?:imum)?) )*(?P<long>\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)(?: (?:max(?:imum)?|at most|tops|please|only|is enough|are enough))*[.!]*",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:between|before|after|except|but|without|not|other|rest)\b", re.IGNORECASE)
_LACKS = re.compile(
    r"\b(?:(?:needs?|has|have|wants?) no|(?:does|do|did)(?:n['’]?t| not) (?:need|want|have))\b", re.IGNORECASE
)
_OF_TEXTS = (
    ChangeCallToAction,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    ChangeBrand,
    AddScene,
    AddPoint,
    ReplaceText,
    ChangePoint,
)
_THINGS = POINTED_AT | {"font", "tagline", "lowerthird"}
_KIT = (ChangeLogo, PlaceLogo, ShowCaptions, StyleCaptions)
_OF_WORDS = re.compile(
    r"\b(?:bullets?|points?|items?|entry|entries|words?|phrases?|typos?|spelling|spelled|misspelled|letters?|commas?)\b",
    re.IGNORECASE,
)
_OF_LIST = re.compile(r"\b(?:lists?|scenes?|slides?|cards?|parts?|sections?|enumeration)\b", re.IGNORECASE)
_OF_TEXT = re.compile(r"\b(?:captions?|sentences?|texts?|wording|lines?|copy)\b", re.IGNORECASE)
_SHORTER = re.compile(
    r"\b(?:short\w*|condens\w*|trim\w*|rewrit\w*|reword\w*|cut (?:it |that |them )?down|tighten\w*|simplif\w*)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:and|but|also|plus|then|or|so)\b", re.IGNORECASE)
_SELF = re.compile(r"^(?:i|we|i['’]\w+|we['’]\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a remark names: where it stands there, how an order says it, and the scenes that it is."""

    start: int
    said: str
    scenes: tuple[int, ...] = ()


def beside_remarks(
    message: str, reading: Reading, film: Film, media: Sequence[MediaItem], read: Callable[[str], Reading]
) -> tuple[str, Reading]:
    """Return the order of a message without the remarks around it, and how it is read.

    Both stay as they are when nothing is set aside.

    Parameters
    ----------
    read
        How the grammar reads a message.
    """
    if isinstance(reading, Travel) or len(message.split()) > _LONGEST_WORDS or _HAN.search(message):
        return message, reading
    hidden = _QUOTED_TEXT.findall(message)
    marks = iter(range(len(hidden)))
    parts = _parts(_QUOTED_TEXT.sub(lambda _: chr(_HIDDEN + next(marks)), message))
    if not 1 < len(parts) <= _MOST_PARTS:
        return message, reading
    echoed = _echoed(parts, read)
    if echoed is not None and _edits_of(reading) is None:
        return echoed
    first, last = _order_among(parts, read)
    if (first, last) == (0, len(parts)) or first >= last:
        return message, reading
    order = "".join(link + text for text, link in parts[first:last]).strip(" ,;-–—")
    order = order.removeprefix(parts[first][1]).strip(" ,;-–—").removeprefix("so ")
    remarks = [text for text, _ in parts[:first]]
    named = [
        one for text in remarks for one in _named_in(text, film, media, takes=bool(_TAKING.search(order)))
    ]
    if any(map(_OF_WORDS.search, remarks)) or (any(map(_OF_TEXT.search, remarks)) and _SHORTER.search(order)):
        # A text is meant, and no scene.
        named = [one for one in named if not one.scenes]
    if _leans(order, parts, first, last, named):
        return message, reading
    is_followed = last < len(parts)
    found = dict[str, tuple[str, Reading]]()
    for spelt in _spelt(order, named):
        said = _with_quotes(spelt, hidden)
        alone = read(said)
        is_open = is_followed and not _QUOTE.search(order) and _gives_text(alone)
        if _is_order(alone, said, order, named) and not is_open:
            found.setdefault(repr(alone), (said, alone))
    if len(found) != 1:
        return message, reading
    said, alone = next(iter(found.values()))
    is_sure = any(map(certainly_states, remarks))
    return (said, alone) if is_sure or _is_clearer(alone, reading) else (message, reading)


def _with_quotes(text: str, hidden: Sequence[str]) -> str:
    for number, quoted in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + number), quoted)
    return text


def _parts(text: str) -> list[tuple[str, str]]:
    """Cut a message at its pauses: what stands between them, each with the pause before it."""
    parts: list[tuple[str, str]] = []
    end, link = 0, ""
    for border in _BORDER.finditer(text):
        if _LISTED.search(text, end, border.start()) and _LISTING.match(text, border.end()):
            continue
        if ":" in border[0] and not _WITH_VERB.match(text, border.end()):
            continue
        parts.append((text[end : border.start()], link))
        end, link = border.end(), border[0]
    parts.append((text[end:], link))
    return [(part, link) for part, link in parts if part.strip(" .,!")]


def _order_among(parts: Sequence[tuple[str, str]], read: Callable[[str], Reading]) -> tuple[int, int]:
    """Return where the order begins and ends among the parts, with only remarks around it."""
    first, last = 0, len(parts)
    while first < last - 1:
        text, following = parts[first][0], parts[first + 1][1]
        is_ground = "so " in following or not _SELF.match(text)
        is_told = certainly_states(text) or bool(_MORE.fullmatch(parts[first + 1][0].strip()))
        if not states(text, wanting=is_ground) or not (is_told or not _orders(read(text))):
            break
        if not states(text) and not _WITH_VERB.match(parts[first + 1][0]):
            # "Auditors want the source at the end, so a last scene “…”" goes on with the wish.
            break
        first += 1
    while last - 1 > first and _is_aside(parts[last - 1][0], read):
        last -= 1
    return first, last


def _is_aside(text: str, read: Callable[[str], Reading]) -> bool:
    """Tell whether a part behind an order only states something; what "and" joins to it may be meant, too."""
    if _JOINED.match(text) or is_of_the_rest(text):
        return False
    return promises(text) or (states(text) and not _orders(read(text)))


def _echoed(parts: Sequence[tuple[str, str]], read: Callable[[str], Reading]) -> tuple[str, Reading] | None:
    """Return what somebody wants, where the rest only says to do so: "marketing insists on an intro, add it"."""
    wanted = parts[0][0]
    if (
        len(parts) != _WANTED_AND_DONE
        or not _ECHO.fullmatch(parts[1][0].strip(" .!"))
        or not states(wanted, wanting=True)
    ):
        return None
    reading = read(wanted)
    return (wanted, reading) if _orders(reading) else None


def _orders(reading: Reading) -> bool:
    return isinstance(reading, tuple | Mended | Travel)


def _named_in(text: str, film: Film, media: Sequence[MediaItem], *, takes: bool) -> list[_Named]:
    """Return what a remark is about; where people or things of no film do something to it, what that is.

    Parameters
    ----------
    takes
        Whether the order takes something away: then what is no thing of the film may be meant itself.
    """
    about = subject_of(text)
    if _BESIDE.search(about):
        return []
    if _LACKS.search(text):
        return list(_named(_LACKS.split(text, maxsplit=1)[-1], film, media))
    subject = list(_named(about, film, media))
    return subject if subject or not (is_of_people(text) or not takes) else list(_named(text, film, media))


def _named(text: str, film: Film, media: Sequence[MediaItem]) -> Iterator[_Named]:
    """Yield what a remark names, in its order: scenes, and what the whole film has."""
    tokens = tokenize(text, media, mend=True)
    found: list[_Named] = []
    for start in range(len(tokens)):
        token = tokens[start]
        if token.symbol in _THINGS:
            word = text[token.start : token.end]
            found.append(_Named(token.start, f"our {word}" if token.symbol == "font" else f"the {word}"))
    scenes = named_scenes(tokens, Scope(film, text), media) if tokens else ()
    scenes = scenes or ()
    kinds = {film.scenes[n - 1].kind for n in scenes}
    if "list" in kinds and not _OF_LIST.search(text):
        # "The road not taken sounds like poetry" may speak of the point alone.
        scenes = ()
    if scenes:
        listed = " and ".join(map(str, scenes))
        found.append(_Named(0, f"scene{'s' if len(scenes) > 1 else ''} {listed}", scenes))
    if scenes and _OF_TEXT.search(text) and any(token.symbol == "captions" for token in tokens):
        found.append(_Named(0, f"the text of scene {scenes[0]}"))
    pair = _TWO.search(text)
    if pair is not None:
        found.append(_Named(pair.start(), pair[0], (0, 0)))
    yield from found


def _leans(
    order: str, parts: Sequence[tuple[str, str]], first: int, last: int, named: Sequence[_Named]
) -> bool:
    """Tell whether an order points at what a remark names in words that are not known."""
    if _AFTER_IT.search(order):
        return first > 0
    if _IT.search(order) and any(_QUOTE.search(text) for text, _ in parts[:first]):
        # "The list misses “…”, so add it".
        return True
    if not any(form.search(order) for form in (_PAIR, _OWN, _IT, _PLACE_WORD)):
        return False
    if any(_POINTED.search(text) for text, _ in parts[last:]):
        return True
    return not named and any(_NOUN.search(text) for text, _ in parts[:first])


def _spelt(order: str, named: Sequence[_Named]) -> Iterator[str]:
    """Yield an order with what it points back at put in words, or as it is when it points at nothing."""
    is_pointing = any(form.search(order) for form in (_PAIR, _OWN, _IT, _PLACE_WORD))
    if named and _MORE.fullmatch(order):
        yield from (f"make {one.said} {order}" for one in named if 0 not in one.scenes)
        return
    timed = _A_TIME.fullmatch(order)
    if timed and any(one.scenes for one in named):
        yield from (
            f"make {one.said} {timed['long']} seconds long" for one in named if one.scenes and all(one.scenes)
        )
        return
    if not named or not is_pointing:
        yield order
        return
    for one in named:
        said = order
        if one.scenes:
            said = _PLACE_WORD.sub(f" in {one.said}", said)
        if len(one.scenes) > 1:
            said = _PAIR.sub(one.said, said)
        if 0 not in one.scenes:
            said = _OWN.sub(f"{one.said}'s", said)
            said = _IT.sub(one.said, said)
        if said != order:
            yield " ".join(said.split())


def _is_order(alone: Reading, said: str, order: str, named: Sequence[_Named]) -> bool:
    """Tell whether a reading of the rest is an order by itself, that leans on no remark."""
    if not _orders(alone):
        return False
    if not isinstance(alone, tuple) or not any(one.scenes for one in named) or said != order:
        return True
    if _EVERYWHERE.search(order):
        return True
    # "The quote feels rushed, two more seconds" may be of the quote.
    return not any(getattr(one, "scenes", None) == () or isinstance(one, Retell) for one in alone)


def _is_clearer(alone: Reading, whole: Reading) -> bool:
    """Tell whether the order counts, though every word of the message was read in another way.

    It does where that took words of the remark for a place or for scenes: "the logo is in the way up there, put it
    bottom right".
    """
    edits, others = _edits_of(whole), _edits_of(alone)
    if edits is None or edits == others:
        return True
    return others is not None and len(edits) == len(others) and all(isinstance(one, _KIT) for one in others)


def _gives_text(reading: Reading) -> bool:
    """Tell whether an order gives a text, which may go on where it is in no quotation marks."""
    return any(isinstance(one, _OF_TEXTS) for one in _edits_of(reading) or ())


def _edits_of(reading: Reading) -> tuple[Operation, ...] | None:
    edits = reading.edits if isinstance(reading, Mended) else reading
    return edits if isinstance(edits, tuple) else None
