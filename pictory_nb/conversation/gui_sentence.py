"""One sentence of the backend without the instructions for a GUI that nobody here has.

An instruction speaks to the user ("click …", "you can open …", "点击…") and names a piece of a GUI. Someone
else who clicks ("She clicks through the slides") is content, as is everything in quotation marks or behind
a label ("Narration: …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pictory_nb.conversation.events import Action
from pictory_nb.conversation.gui_offers import offer_for
from pictory_nb.conversation.gui_patterns import (
    CREDITS,
    EDIT,
    END,
    EXPORT,
    IDLE,
    INSTRUCTIONS,
    INTRO,
    INVITES,
    OPENING_SYMBOLS,
    PART,
    QUOTED,
    SCRUB,
    SOMEONE,
    TAIL,
    UPLOAD,
    VIEW,
)

_LONGEST_SENTENCE_CHARS = 500
"""Nobody instructs at greater length, and looking for instructions takes time."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left of a sentence, and what its GUI instructions are replaced by.

    Attributes
    ----------
    kept
        The sentence without them, ``""`` when nothing is left.
    removed
        The instructions that were taken out.
    """

    kept: str
    removed: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    offers: tuple[str, ...] = ()


def judge(sentence: str) -> Verdict:
    """Take the GUI instructions out of one sentence (plain Markdown, no list marker)."""
    if len(sentence) > _LONGEST_SENTENCE_CHARS:
        return Verdict(sentence)
    sentence, aside = _without_asides(sentence)
    parts = _parts(sentence)
    flags = _flags(parts)
    if not any(flags):
        invited = _is_one_of(sentence, INVITES)
        actions = (*aside.actions, *((Action.EXPORT,) if invited else ()))
        return Verdict(sentence, aside.removed, tuple(dict.fromkeys(actions)), aside.offers)
    gone = [part for part, is_gui in zip(parts, flags, strict=True) if is_gui]
    kept = [part for part, is_gui in zip(parts, flags, strict=True) if not is_gui]
    actions_found, offers = _wishes(gone)
    return Verdict(
        _joined(sentence, kept),
        (*aside.removed, *(part.strip() for part in gone)),
        tuple(dict.fromkeys((*aside.actions, *actions_found))),
        tuple(dict.fromkeys((*aside.offers, *offers))),
    )


def _without_asides(sentence: str) -> tuple[str, Verdict]:
    """Take out what stands in parentheses and is nothing but an instruction."""
    removed: list[str] = []

    def check(match: re.Match[str]) -> str:
        if not _is_instruction(match["aside"]):
            return match[0]
        removed.append(match["aside"])
        return ""

    rest = re.sub(r"\s*[(（](?P<aside>[^()（）]+)[)）]", check, sentence)
    if not rest.strip(" .!?。！？"):
        return sentence, Verdict("")
    actions, offers = _wishes(removed)
    return rest, Verdict("", tuple(removed), actions, offers)


def _parts(sentence: str) -> list[str]:
    """Cut at commas and the like outside quotations; an introduction stays with what it introduces."""
    masked = QUOTED.sub(lambda quoted: "q" * len(quoted[0]), sentence)
    cuts = [0]
    for match in PART.finditer(masked):
        so_far = OPENING_SYMBOLS.sub("", masked[cuts[-1] : match.start()])
        if not so_far or (INTRO.match(so_far) and not _is_instruction(sentence[cuts[-1] : match.start()])):
            continue
        cuts.append(match.end())
    return [sentence[start:end] for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _flags(parts: list[str]) -> list[bool]:
    """Tell for each part whether it goes: an instruction, or what merely continues one."""
    flags: list[bool] = []
    someone = False
    for part in parts:
        is_gui = _is_instruction(part) and not someone
        if not is_gui and flags and flags[-1]:
            is_gui = TAIL.match(OPENING_SYMBOLS.sub("", part)) is not None
        someone = someone or (not is_gui and SOMEONE.search(QUOTED.sub("", part)) is not None)
        flags.append(is_gui)
    return flags


def _is_instruction(part: str) -> bool:
    return _is_one_of(part, INSTRUCTIONS)


def _is_one_of(part: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    plain = OPENING_SYMBOLS.sub("", part).replace("’", "'")
    return any(pattern.match(plain) for pattern in patterns)


def _wishes(instructions: list[str]) -> tuple[tuple[Action, ...], tuple[str, ...]]:
    actions: list[Action] = []
    offers: list[str] = []
    for instruction in instructions:
        action = _action(instruction)
        if action is not None:
            actions.append(action)
        elif not IDLE.search(instruction):
            offer = offer_for(instruction)
            if offer:
                offers.append(offer)
            elif VIEW.search(instruction) and not EDIT.search(instruction):
                actions.append(Action.SHOW_TIMELINE)
    return tuple(dict.fromkeys(actions)), tuple(dict.fromkeys(offers))


def _action(instruction: str) -> Action | None:
    """Return what the notebook does instead; ``None`` when it is an edit, or nothing at all."""
    if CREDITS.search(instruction):
        return Action.SHOW_CREDITS
    if UPLOAD.search(instruction):
        return Action.UPLOAD
    if EXPORT.search(instruction):
        return Action.EXPORT
    if SCRUB.search(instruction):
        return Action.SHOW_TIMELINE
    if EDIT.search(instruction) or IDLE.search(instruction):
        return None
    return Action.SHOW_TIMELINE if VIEW.search(instruction) else None


def _joined(sentence: str, kept: list[str]) -> str:
    """Return the kept parts as a sentence with the end that the whole one had."""
    text = "".join(kept).strip()
    text = re.sub(r"[\s,;，；–—-]+$|(?:[\s,;，；]+(?:and|so|then|but|or))$", "", text)
    text = re.sub(r"[\s,;，；]+$", "", text)
    if not text or not re.search(r"\w", text):
        return ""
    end = END.search(sentence)
    if not END.search(text):
        text += end[0].strip() if end else ("。" if re.search("[\u4e00-\u9fff]$", text) else ".")
    first = re.search(r"\w", text)
    if first and sentence[:1] != text[:1]:
        text = text[: first.start()] + first[0].upper() + text[first.end() :]
    return text
