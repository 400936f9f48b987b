"""Clauses that state something and order nothing: "the quote goes by too fast", "marketing insists on an intro".

A statement has a subject and a verb in the present or the past. What wishes, allows, doubts, sets a condition or
takes something back is none, whatever its form.
"""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.reasons import BASE_VERBS

_LEAD = re.compile(
    r"^(?:(?:because|since|as|so|well|also|and|but|fyi|btw|honestly|sorry|sadly|unfortunately|apparently|obviously|clearly|actually|now|today|here|right now|at the moment|currently|"
    r"somehow|frankly|for me|for us|to me|oh|ok|okay|yes|yeah|hmm+|ugh|hey|hi|hello|the thing is|the problem is|problem is|thing is)[, ]+)+",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"(?:is|are|was|were|am|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t|has|have|had|hasn['’]?t|haven['’]?t|hadn['’]?t|does|doesn['’]?t|don['’]?t|didn['’]?t|did|do|can|can['’]?t|cannot|could|couldn['’]?t|will|won['’]?t|would|wouldn['’]?t|may|might|should|shouldn['’]?t|must|mustn['’]?t|have to|has to)"
)
_HELD = re.compile(
    r"(?:i|we|they|he|she|it|this|that|there|these|those|what|who|\w{3,})(?:['’](?:s|re|m|ve|ll))$|(?:im|ive|its|thats|theres|cant|dont)$"
)
_SPEAKER = re.compile(
    r"^(?:i|we|they|he|she|im|ive|people|folks|everyone|everybody|nobody|no one|someone|somebody)\b",
    re.IGNORECASE,
)
_NOUNS = frozenset(
    {
        "people",
        "face",
        "cover",
        "type",
        "sound",
        "look",
        "show",
        "point",
        "run",
        "place",
        "end",
        "cut",
        "start",
        "play",
        "stop",
    }
)
_OWNED_FILE = re.compile(r"\w['’]s [\w-]+\.\w{3,4}\b")
_LONGEST_SUBJECT = 11
_NUMBERED = frozenset({"page", "scene", "slide", "card", "point", "bullet"})
_PAST_FORMS = (
    "left went saw knew made got said told came took found lost ran spoke thought bought brought chose felt forgot gave grew heard held kept led meant met paid sent sold "
    "sat stood swore taught wore won wrote broke began ate fell hid read spent struck drew drove flew"
)
_MORE_VERBS = (
    "annoy overlap insist distract irritate puzzle bewilder bore drown compete duplicate mislead overlap dominate echo linger rush sag wander "
    "arrive approve publish print post present teach project stream broadcast load lack belong clutter crowd flash flicker glare hang irk jar lag "
    "mumble overpower overwhelm pass puzzle ruin shout shock shrink sting suck swallow undermine vanish whisper"
)


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else f"{verb}s"


def _past(verb: str) -> str:
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb.removesuffix('e')}ed"


_HAN = re.compile("[\u3400-\u9fff]")
_BASES = BASE_VERBS | frozenset(_MORE_VERBS.split())
_PRESENT = frozenset(map(_third, _BASES))
_PASTS = frozenset(map(_past, _BASES)) | frozenset(_PAST_FORMS.split())
_RELATIVE = frozenset({"that", "which", "who", "whose", "where"})
_PEOPLE = re.compile(
    r"^(?:(?:the|my|our|your|his|her|their|most|some|many|all|half of|half|one of)(?: of)? )*(?:\w+ ){0,2}?(?:i|we|they|people|folks|everyone|everybody|viewers|readers|kids|children|students|pupils|learners|parents|clients|customers|execs|colleagues|"
    r"teachers|users|guests|patients|neighbou?rs|reviewers|managers|lawyers|sales|marketing|legal|hr|audience|team|boss(?:es)?|crew|staff|members|visitors|followers|fans|employees|investors|designers|testers|friends)\b",
    re.IGNORECASE,
)
_SHINE = r"(?:know|see|notice|remember|understand|be (?:clear|readable|legible|visible|easy|calm|serious|professional|fun|short|perfect|right|quick)|stand out|shine|pop|breathe|fit|match|land|work|look|feel|sink in|impress)"
_BARS = re.compile(
    rf"\b(?:if|unless|when(?:ever)?|once|until|till|provided|assuming|suppose|supposing|in case|as soon as|as long as|should(?! not|n| {_SHINE})|shall|must(?! not|n| {_SHINE})|ought|(?:has|have|needs?) to(?! {_SHINE})|had to be|"
    r"wish|prefers?|rather|let['’]?s|let us|please|(?:could|can|will|would) you|instead|except|maybe|perhaps|possibly|probably|whether|or|not sure|unsure|"
    r"kidding|joking|joke|just testing|forget|ignore|cancel|scratch|undo|undone|revert|never ?mind|wait|hold on|changed? my mind|mean(?:t)? it|take (?:it|that) back|not yet|for now|"
    r"later|tomorrow|next (?:week|month|year|time)|then|stays?|remains?|keeps? (?:the|its|it|my|our|this|that|as)|leave|gone|goes (?:to|in|on|at|out|away(?! before| too| so)|off|after|before|behind|first|last|under|over|top|bottom|left|right)|gets|becomes?|turns? into|comes? (?:first|last|before|after|next|right)|"
    r"bigger|smaller|louder|quieter|longer|shorter|darker|brighter|lighter|warmer|cooler|faster|slower|bolder|larger|twice|double|halve|again)\b"
    r"|\b(?:would be|mistake|(?:bad|wrong|terrible|stupid|silly) idea|regret|was the plan|in theory)\b"
    r"|\b(?:title|headline|subtitle|captions?|number|quote|card) (?:says|reads) (?!nothing|too|so|very|little|much|enough)"
    r"|[?\"“”„«»:]|->|=|\b(?:said|says|say|told me|tells me|asked|asks|goes|like)\W*$",
    re.IGNORECASE,
)
"""What may order, doubt, put off or take back; a speaker at the end gives what follows to another."""
_NO_START = re.compile(
    r"^(?:do(?:n['’]?t| not) (?!(?:really |even |quite )?(?:like|love|want|need|know|think|get|understand|see|care|have|trust|believe|remember)\b)|never\b|got\b)|^(?:where|wherever|which|who|how|why|let|make|in|on|at|from|to|with|without|under|behind|after|before|during|while|between|instead|over|above|below|by|not)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"^(?:all|every|each|both|the rest|the others?|only)\b(?! (?:of )?(?:my|our|the|these) (?:viewers|users|students|pupils|clients|customers|colleagues))",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"\b(?:want|wants|wanted|need|needs|needed|would like|['’]d like|['’]d love|would love|asked for|insists? on|demands?|requires?|wishes|hopes?|hoped)\b",
    re.IGNORECASE,
)


_NO_WISH = re.compile(
    r"\bneeds? (?:(?:some|more|a lot of|enough|a bit of) )*(?:time|space|room|air|focus|calm|attention|help)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"(?:i|we)(?:['’]ll| will) (?:then |later |myself )?(?:change|edit|fix|add|write|replace|do|record|explain|talk|speak|present|show|adapt|adjust|fill|finish)\b(?! (?:nothing|if|when)\b)(?:(?!\b(?:if|unless|when|once|until|instead)\b)[\w' ])*$",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"^(?:(?:way|far|much|a bit|a little|just|simply) )?(?:too (?:much|many|long|short|slow|fast|loud|quiet|dark|bright|small|big|wordy|busy|boring|dull|plain)|not enough)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(?:wants?|needs?|hopes?) (?:people|viewers|readers|everyone|everybody|them|him|her|users|customers|clients|students|pupils|learners|folks|kids|colleagues) to\b|"
    r"\bstands? out\b|\b(?:is|are|has been|have been)(?: \w+ly| now| already)* (?:uploaded|attached|in (?:my|the|our) uploads|there already|enclosed)\W*$",
    re.IGNORECASE,
)
"""What orders nothing, though a word of it could: "we need people to reproduce it", "our corporate font is uploaded"."""


def states(text: str, *, wanting: bool = False) -> bool:
    """Tell whether a clause states something, and is no order, condition or doubt.

    Parameters
    ----------
    wanting
        Whether it may tell what somebody wants.
    """
    said = _bare(text)
    if (
        len(said.split()) < 2
        or _HAN.search(said)
        or _BARS.search(said)
        or _REST.match(said)
        or _NO_START.match(said)
    ):
        return False
    if _FAULT.match(said):
        return True
    if _WANTING.search(_NO_WISH.sub("", said)) and not wanting and not certainly_states(text):
        return False
    return _verb_at(said) > 0


def is_of_the_rest(text: str) -> bool:
    """Tell whether a clause begins with "all", "every", "both": behind an order it may go on with it."""
    return bool(_REST.match(_bare(text)))


def promises(text: str) -> bool:
    """Tell whether somebody says what they will do by themselves: "I'll change the number in the copy later"."""
    return bool(_PROMISE.match(_bare(text)))


def certainly_states(text: str) -> bool:
    """Tell whether a clause orders nothing, whatever else its words could be read as."""
    return bool(_CERTAIN.search(text)) and not _BARS.search(_bare(text))


def subject_of(text: str) -> str:
    """Return what a statement is about: the words before its verb."""
    words = _led(text).split()
    return " ".join(words[: max(_verb_at(_bare(text)), 1)])


def is_of_people(text: str) -> bool:
    """Tell whether a statement is about people, so that what they see or want comes after the verb."""
    return bool(_SPEAKER.match(_bare(text)) or _PEOPLE.match(_bare(text)))


def _led(text: str) -> str:
    return _LEAD.sub("", text.strip(" ,.;!-–—")).strip()


def _bare(text: str) -> str:
    return _led(text).replace(",", "")


def _verb_at(said: str) -> int:
    """Return where the finite verb stands among the words, -1 when there is none; 0 where a pronoun holds it ("it's")."""
    words = [re.sub(r"[^\w'’%-]", "", word.lower()) for word in said.split()]
    if words[0] in _BASES and words[0] not in _NOUNS:
        return -1
    if _HELD.match(words[0]):
        return 1
    is_of_many = bool(_SPEAKER.match(said) or _PEOPLE.match(said))
    for place in range(1, min(len(words), _LONGEST_SUBJECT)):
        before, word = words[place - 1], words[place]
        is_numbered = place > 1 and words[place - 2] in _NUMBERED
        if before in _RELATIVE and place > 1:
            # "All captions that are left" is no sentence yet.
            continue
        is_last = place == len(words) - 1
        if _HELD.match(word) and _OWNED_FILE.search(said):
            # "Our choir's song.mp3" is no sentence.
            continue
        if _FINITE.fullmatch(word) or word in _PRESENT or _HELD.match(word):
            return place
        if word in _PASTS and (is_of_many or not is_last) and words[place - 2 : place - 1] != ["that"]:
            return place
        if (
            word in _BASES
            and word not in _NOUNS
            and not is_numbered
            and (
                is_of_many
                or re.search(r"[^s]s$|^(?:these|those|both|two|three|four|five|six|seven|eight|\d+)$", before)
            )
        ):
            return place
    return -1
