"""GUI instructions out, actions in: the backend thinks that its user sits in front of a GUI (CONTRACT §5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.conversation.gui_patterns import QUOTED
from pictory_nb.conversation.gui_sentence import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.conversation.events import Action

_FENCE = re.compile(r"\s*(?:```|~~~)")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+•]|(?P<number>\d+)(?P<dot>[.)]))(?P<gap>\s+)(?P<body>.*)")
_LEFT_ALONE = re.compile(r"\s*>|\s*\||\s{4,}\S")
_LEAD_IN = re.compile(r".*[:：]\**\s*$|\s*#{1,6}\s|\s*\*\*[^*]+\*\*\s*$")
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"”*_)\]]*(?=\s+\S)\s+|[。！？]+[”」』*_）】]*\s*"
    r"|(?<=[\u4e00-\u9fff])[.!?]+(?=[\u4e00-\u9fff])"
)
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|mr|mrs|dr|no|approx)|^\W*\d+)\.$", re.IGNORECASE)
_READY = re.compile(
    r"(?:(?:all )?(?:ready|set|done)|happy(?: with it)?|like it|want (?:to|a|more)\b[^?]{0,40}|finished"
    r"|done editing|satisfied|满意吗|准备好了吗|想看看吗)\s*[?？]",
    re.IGNORECASE,
)
"""A question that an instruction answered, and that means nothing without it."""


@dataclass(frozen=True, slots=True)
class Translation:
    """The backend's words without its GUI.

    Attributes
    ----------
    text
        What the user reads (Markdown); may be empty.
    actions
        What to offer instead, in the order in which the backend spoke of it. Only the user starts one.
    removed
        The instructions that were taken out.
    offers
        Messages that could be sent to have the agent do what the GUI was to be used for.
    """

    text: str
    actions: tuple[Action, ...] = ()
    removed: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Line:
    text: str
    is_item: bool = False
    was_removed: bool = False


def translate(text: str) -> Translation:
    """Take GUI instructions out of the backend's words and say what to offer instead.

    Quotations, code, quoted blocks and tables are content and stay as they are.

    Examples
    --------
    >>> translate("I added a title. Click the Export button to download it.").text
    'I added a title.'
    >>> translate("She clicks through the slides.").text
    'She clicks through the slides.'
    """
    lines: list[_Line] = []
    actions: list[Action] = []
    removed: list[str] = []
    offers: list[str] = []
    is_code = False
    for line in text.split("\n"):
        is_fence = _FENCE.match(line) is not None
        if is_code or is_fence or _is_left_alone(line) or not line.strip():
            is_code ^= is_fence
            lines.append(_Line(line))
            continue
        item = _ITEM.fullmatch(line)
        head = line[: item.start("body")] if item else ""
        kept: list[str] = []
        gone: list[str] = []
        for sentence in sentences(line[len(head) :]):
            verdict = judge(sentence)
            if verdict.removed and not verdict.kept and kept and _READY.fullmatch(kept[-1].strip()):
                gone.append(kept.pop().strip())
            if not verdict.removed:
                kept.append(sentence)
            else:
                gone.extend(verdict.removed)
                space = sentence[len(sentence.rstrip()) :]
                kept.append(verdict.kept + space if verdict.kept else "")
            actions.extend(verdict.actions)
            offers.extend(verdict.offers)
        removed.extend(gone)
        body = _balanced("".join(kept).rstrip()) if gone else "".join(kept)
        is_gone = bool(gone) and not re.search(r"\w", body)
        lines.append(_Line(head + body, is_item=item is not None, was_removed=is_gone))
    if not removed:
        return Translation(text, tuple(dict.fromkeys(actions)))
    return Translation(
        _tidy(lines), tuple(dict.fromkeys(actions)), tuple(removed), tuple(dict.fromkeys(offers))
    )


def sentences(text: str) -> Iterator[str]:
    """Cut a line into sentences with their white space; never inside a quotation or an abbreviation."""
    masked = QUOTED.sub(lambda quoted: "q" * len(quoted[0]), text)
    start = 0
    for end in _SENTENCE_END.finditer(masked):
        if _ABBREVIATION.search(masked[start : end.end()].rstrip()):
            continue
        yield text[start : end.end()]
        start = end.end()
    if start < len(text):
        yield text[start:]


def _is_left_alone(line: str) -> bool:
    return _LEFT_ALONE.match(line) is not None and not _ITEM.fullmatch(line)


def _balanced(body: str) -> str:
    """Return `body` without half a pair of ``**`` that a removed sentence has left."""
    if body.count("**") % 2 == 0:
        return body
    at = body.rfind("**")
    opens = at + 2 < len(body) and not body[at + 2].isspace()
    return f"{body}**" if opens else body[:at] + body[at + 2 :]


def _tidy(lines: list[_Line]) -> str:
    """Return the lines that are left: lists numbered on, no lead-in without its list, no double gaps."""
    _drop_lone_lead_ins(lines)
    kept: list[str] = []
    shift: dict[str, int] = {}
    for line in lines:
        item = _ITEM.fullmatch(line.text) if line.is_item else None
        if item is None and not line.was_removed and line.text.strip():
            shift.clear()
        if line.was_removed:
            if item and item["number"]:
                shift[item["indent"]] = shift.get(item["indent"], 0) + 1
            continue
        if not line.text.strip() and (not kept or not kept[-1].strip()):
            continue
        if item and item["number"] and shift.get(item["indent"]):
            number = int(item["number"]) - shift[item["indent"]]
            kept.append(f"{item['indent']}{number}{item['dot']}{item['gap']}{item['body']}")
        else:
            kept.append(line.text)
    return "\n".join(kept).strip("\n")


def _drop_lone_lead_ins(lines: list[_Line]) -> None:
    for at, line in enumerate(lines):
        if line.is_item or line.was_removed or not _LEAD_IN.match(line.text):
            continue
        after = at + 1
        while after < len(lines) and (lines[after].was_removed or not lines[after].text.strip()):
            after += 1
        followers = lines[at + 1 : after]
        is_over = after == len(lines) or not lines[after].is_item
        if is_over and any(follower.was_removed for follower in followers):
            line.was_removed = True
