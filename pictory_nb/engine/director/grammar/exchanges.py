"""Words of the film that give way to others: "say turnover instead of churn", "“argued” sounds harsh, use “discussed”".

What is to go has to be said in the film, so that "calm instead of lo-fi" is read as what it is.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar.boundaries import end_in_doubt, without_courtesy
from pictory_nb.engine.director.grammar.words import lexicon
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film

_WORDS = r"[\w%'’-]+(?: [\w%'’-]+){0,3}?"
_OLD = rf"(?:the )?(?:words? )?(?P<old>{QUOTED}|{_WORDS})"
_NEW = rf"(?:the )?(?:words? )?(?P<new>{QUOTED}|{_WORDS})"
_PLACE = r"(?:scene|slide|card) \w+|the (?:\w+ )?(?:scene|slide|card|title|list|quote|statistic)|(?:all|every) (?:the )?(?:scenes?|slides?|captions?|texts?)"
_BEFORE = rf"(?:(?:in|on) (?P<before>{_PLACE}),? )?(?:please )?"
_AFTER = rf"(?: (?:in|on) (?P<after>{_PLACE})| (?P<all>everywhere|throughout|all over))?"
_SAY = r"(?:say|write|put|use|have|it (?:should|must|has to) (?:say|read|be)|it should be|(?:it )?(?:must|should) be|(?:it )?should say|i want|we want)"
_FAULT = r"(?:is|are|sounds?|looks?|feels?|seems?|reads?|was)\b(?!(?: \w+)? (?:fine|good|ok|okay|great|perfect|right|not))[^,;.:]{1,40}"
_STOP = r"\s*[.!]*$"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_BEFORE}{_SAY} {_NEW},? (?:instead of|rather than|in place of) {_OLD}{_AFTER}{_STOP}",
        rf"^{_BEFORE}instead of {_OLD},? {_SAY} {_NEW}{_AFTER}{_STOP}",
        rf"^{_BEFORE}{_OLD} {_FAULT}[,;.] ?(?:so )?(?:please )?(?:just )?(?:use|say|write|put|make it|make that|call it|it should (?:say|be)|better) {_NEW}(?: instead| in its place| there| in place of it)?{_AFTER}{_STOP}",
        rf"^(?:make (?:it|that)|put|write|say) {_NEW} (?:where|wherever) (?:it|the \w+) (?:now )?(?:says?|reads?) {_OLD}{_STOP}",
        rf"^{_BEFORE}(?:it|this|that|the \w+) (?:now )?says {_OLD}[,;]? (?:but |and |where |when )?(?:it )?(?:should|must|has to|ought to) (?:say|be|read) {_NEW}{_STOP}",
        rf"^(?:\S+ ){{1,5}}(?P<by>by|on|in|at|for|to|of) {_NEW},? (?:and )?not (?P=by) {_OLD}{_STOP}",
        r"^[把将]?(?P<all>所有|全部|每[个一]处?)(?:的)?(?P<old>“[^”]+”|「[^」]+」|\"[^\"]+\")(?:这个词|二字|字样)?(?:都|全部?|全都)?(?:换成|改成|换为|改为|替换成|替换为)(?P<new>“[^”]+”|「[^」]+」|\"[^\"]+\")[。！]*$",
    )
)
_OF_A_FILM = re.compile(
    r"\b(?:music|theme|logo|captions?|transitions?|background|voice|song|track)\b", re.IGNORECASE
)


def with_exchanges(message: str, film: Film) -> str:
    """Return a message that only exchanges words of the film as "replace “old” with “new”"."""
    for form in _FORMS:
        found = form.match(message)
        if found is None:
            continue
        named = found.groupdict()
        old, new = _bare(named["old"]), without_courtesy(_bare(named["new"]))
        if not old or not new or old.lower() == new.lower() or not _is_said(named["old"], old, film):
            continue
        is_quoted = named["new"].strip()[:1] in _MARKS
        if not is_quoted and (end_in_doubt(new) is not None or _OF_A_FILM.search(new)):
            continue
        place = named.get("before") or named.get("after") or ""
        is_all = bool(named.get("all")) or place.lower().startswith(("all", "every"))
        where = " everywhere" if is_all else f" in {place}" if place else ""
        return f"replace “{old}” with “{new}”{where}"
    return message


_MARKS = "\"“„«「『'‘"


def _bare(text: str) -> str:
    return text.strip(' "“”„«»「」『』‘’').strip()


def _is_said(typed: str, old: str, film: Film) -> bool:
    """Tell whether the film says a text, which is no name of a thing of films unless it is quoted."""
    if typed.strip()[:1] not in _MARKS and (old.lower() in lexicon() or _OF_A_FILM.search(old)):
        return False
    whole = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    said = (
        " ".join(text.all_words for text in film.scenes[place].texts) for place in scenes_saying(film, old)
    )
    return any(whole.search(words) or not old.isascii() for words in said)
