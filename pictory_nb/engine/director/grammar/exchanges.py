"""Words of the film that give way to others: "say turnover instead of churn", "“argued” sounds harsh, use “discussed”".

What is to go has to be said in the film, so that "calm instead of lo-fi" is read as what it is.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_saying
from pictory_nb.engine.director.grammar.boundaries import UNSAID, end_in_doubt, without_courtesy
from pictory_nb.engine.director.grammar.words import lexicon
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film

_WORDS = r"[\w%'’-]+(?: [\w%'’-]+){0,3}?"
_OLD = rf"(?:the )?(?:words? )?(?P<old>{QUOTED}|{_WORDS})"
_NEW = rf"(?:the words? )?(?P<new>{QUOTED}|{_WORDS})"
_PLACE = r"(?:scene|slide|card) \w+|the (?:\w+ )?(?:scene|slide|card|line|caption|sentence|title|subtitle|list|quote|statistic)|(?:all|every) (?:the )?(?:scenes?|slides?|captions?|texts?)"
_BEFORE = rf"(?:(?:in|on) (?P<before>{_PLACE}),? )?(?:please )?"
_AFTER = rf"(?: (?:in|on) (?P<after>{_PLACE})| (?P<all>everywhere|throughout|all over))?"
_SAY = r"(?:say|write|put|use|have|it (?:should|must|has to) (?:say|read|be)|it should be|(?:it )?(?:must|should) be|(?:it )?should say|i want|we want)"
_FAULT = r"(?:is|are|sounds?|looks?|feels?|seems?|reads?|was)\b(?!(?: \w+)? (?:fine|good|ok|okay|great|perfect|right|not))[^,;.:]{1,40}"
_STOP = r"(?: in the (?:text|video|film|wording|copy))?\s*[.!]*$"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_BEFORE}{_SAY} {_NEW},? (?:instead of|rather than|in place of) {_OLD}{_AFTER}{_STOP}",
        rf"^{_BEFORE}instead of {_OLD},? (?:please )?{_SAY} {_NEW}{_AFTER}{_STOP}",
        rf"^{_BEFORE}{_OLD} {_FAULT}(?:[,;.] ?(?:so )?| so )(?:please )?(?:just )?(?:use|say|write|put|make it|make that|call it|it should (?:say|be)|better|(?:replace|swap|exchange) (?:it|that|this)(?: word)? (?:with|for|by)|change (?:it|that|this) (?:to|into)) {_NEW}(?: instead| in its place| there| in place of it)?{_AFTER}{_STOP}",
        rf"^(?:make (?:it|that)|put|write|say) {_NEW} (?:where|wherever) (?:it|the \w+) (?:now )?(?:says?|reads?) {_OLD}{_STOP}",
        rf"^{_BEFORE}(?:it|this|that|the \w+) (?:now )?says {_OLD}[,;]? (?:but |and |where |when )?(?:it )?(?:should|must|has to|ought to) (?:say|be|read) {_NEW}{_STOP}",
        rf"^(?:\S+ ){{1,5}}(?P<by>by|on|in|at|for|to|of) {_NEW},? (?:and )?not (?P=by) {_OLD}{_STOP}",
        rf"^(?:[^,.;:]{{1,40}}[,.;:] )?(?:(?:it|that|this) )?(?P<copula>['’]?s|is|was|its|should be|must be|needs? to (?:be|say)|it['’]s)(?: now)? {_NEW}(?: now)?,? (?:and )?not {_OLD}{_STOP}",
        rf"^(?:it|that|this) (?:was(?:n['’]?t| not)|is(?:n['’]?t| not)) {_OLD}[,;.] (?:but )?(?:it|that) (?:was|is|['’]s) {_NEW}(?: ?[,;–—-]+ ?(?:please )?(?:fix|change|correct) (?:that|it)(?: in (?P<after>{_PLACE}))?)?{_STOP}",
        rf"^show {_NEW} (?:instead of|rather than|not) {_OLD}{_STOP}",
        rf"^(?P<loose>make) (?P<old>(?-i:[A-Z])[a-z]+) (?:into )?(?P<new>(?-i:[A-Z])[a-z]+)(?:[,;] .*)?{_STOP}",
        rf"^{_BEFORE}{_OLD} (?P<loose>should|must|has to|needs? to) (?:be|become|say|read) {_NEW}(?: instead| now)?{_STOP}",
        rf"^(?:swap|exchange|trade|switch) (?:the words? )?(?P<old>{QUOTED}|{_WORDS}) for (?P<new>{QUOTED}|{_WORDS})(?: (?:in|on) (?P<after>{_PLACE}))?{_STOP}",
        rf"^(?:wherever|everywhere|every ?where|any ?where) it (?P<all>says) {_OLD}[,;]? (?:please )?(?:put|say|write|use|make it|it should (?:say|be)) {_NEW}{_STOP}",
        rf"^(?P<all>every|all|each|any) (?:mentions?|occurrences?|instances?|times?) of {_OLD} (?:should|must|has to|have to|needs? to) (?:be|become|say|read|be replaced (?:with|by)) {_NEW}{_STOP}",
        rf"^(?:we|i|our \w+) (?:never|don['’]t|do not|no longer) (?:say|use|call it|write) {_OLD}[,;.] ?(?:(?:we|i) (?:say|call it|use|write|prefer)|it['’]?s|say|but|only) {_NEW}{_STOP}",
        rf"^(?:we|i) call {_OLD} (?P<new>{QUOTED})(?: \w+ly)?(?:[,;.] .*)?{_STOP}",
        r"^(?:请)?[把将]\s?(?P<old>[A-Za-z%\d][\w% ]*?|“[^”]+”|\"[^\"]+\")\s?(?:这个词|一词|二字)?(?:全部|统一|都)?(?:改为|改成|换成|换为|替换成|替换为)\s?(?P<new>“[^”]+”|\"[^\"]+\")[。！]*$",
        r"^(?:能不能|可以|请|帮我)?用\s?(?P<new>“[^”]+”|\"[^\"]+\")\s?(?:来)?(?:替换掉?|代替|取代|换掉)\s?(?P<old>[A-Za-z%\d][\w% ]*?|“[^”]+”|\"[^\"]+\")[。！吧吗？]*$",
        r"^(?:客户|老板|他们|我们|同事)?[^，。]{0,6}?(?P<old>[A-Za-z][\w ]*?)\s?(?:这个)?词?(?:他们|我们|大家)?(?:不用|不说|看不懂|太专业了?|不好懂)[，,](?:能不能|可以|请|就|应该)?(?:写|用|说|换成|改成|叫)(?:成)?\s?(?P<new>[A-Za-z“\"][\w “”\"]*)[。！吧吗？]*$",
        r"^[^，。]{0,12}?(?:不用|不说|不叫)(?P<old>[\w“”\"]+?)这个词?[，,]?(?:统一|全部|都|一律)?(?:改成|换成|改为|换为|用|说|叫)(?P<new>[\w“”\" ]+)[。！]*$",
        r"^(?:第?(?P<number>[一二三四五六七八九\d]+)个?(?:场景|段|场|幕|页)?(?:里|的)+)?\s*(?P<old>[A-Za-z%\d][\w% ]*?) ?(?P<loose>改为|改成|换成|换为) ?(?P<new>[A-Za-z\d%“\"][\w%“”\" ]*)[。！]*$",
        r"^(?:请)?[把将]?[^，。“\"A-Za-z]{1,12}(?:字幕|标题|场景|段|幕|页|话|卡片?)(?:里面?|中)的\s?(?P<old>[A-Za-z%\d][\w% ]*?|“[^”]+”|\"[^\"]+\")\s?(?:这个词|一词)?(?:全部|统一|都)?(?:改为|改成|换成|换为|替换成|替换为)\s?(?P<new>“[^”]+”|\"[^\"]+\")[。！]*$",
        r"^不是(?P<old>[\w“”\" ]+?)(?:写的|说的|的)?[，,](?:而)?是(?P<new>[\w“”\" ]+?)(?:写的|说的|的)?(?:[，,].{0,6})?[。！]*$",
        r"^[把将]?(?:英文的|单词)?(?P<old>[A-Za-z]+)(?:这个词)?(?P<all>统统|全部|一律|全都|都)(?:换成|改成|换为|改为|替换成)(?P<new>[A-Za-z ]+)(?:[，,]全[片部].{0,3})?[。！]*$",
        r"^[把将]?(?P<all>所有|全部|每[个一]处?)(?:的)?(?P<old>“[^”]+”|「[^」]+」|\"[^\"]+\")(?:这个词|二字|字样)?(?:都|全部?|全都)?(?:换成|改成|换为|改为|替换成|替换为)(?P<new>“[^”]+”|「[^」]+」|\"[^\"]+\")[。！]*$",
    )
)
_OF_A_FILM = re.compile(
    r"\b(?:music|theme|logo|captions?|transitions?|background|voice|song|track)\b", re.IGNORECASE
)


def with_exchanges(message: str, film: Film) -> str:
    """Return a message that only exchanges words of the film as "replace “old” with “new”"."""
    message = with_cuts(message, film)
    for form in _FORMS:
        found = form.match(message)
        if found is None:
            continue
        named = found.groupdict()
        old, new = _bare(named["old"]), without_courtesy(_bare(named["new"]))
        new = re.sub(r" who (?:did|does|said|wrote|made) (?:it|that|this)$", "", new)
        if re.fullmatch(r"(?:that|it|this|scenes? \d+)", new, re.IGNORECASE):
            continue
        if UNSAID.match(new) or (
            new == _bare(named["new"]) and named["new"].strip()[:1] not in _MARKS and _AT_PLACE.search(new)
        ):
            continue
        if _COPULA.match(old) and _COPULA.match(named.get("copula") or ""):
            # "Was right, not is right" exchanges the verb, too.
            new = f"{named['copula']} {new}"
        if not old or not new or old.lower() == new.lower() or not _is_said(found, old, film):
            continue
        if new.endswith("%") and scenes_saying(film, f"{old}%"):
            old = f"{old.rstrip('%')}%"
        old, new = _without_overlap(old, new, film)
        is_quoted = named["new"].strip()[:1] in _MARKS
        if not is_quoted and (end_in_doubt(new) is not None or _OF_A_FILM.search(new)):
            continue
        if old.lower() == film.brand.lower():
            return f"change the brand name to “{new}”"
        if named.get("loose") and not is_quoted and (not _is_plain(new) or _SHOWN.match(new)):
            continue
        place = named.get("before") or named.get("after") or ""
        if named.get("number"):
            place = f"scene {_HAN.get(named['number'], named['number'])}"
        is_all = bool(named.get("all")) or place.lower().startswith(("all", "every"))
        where = " everywhere" if is_all else f" in {place}" if place else ""
        return f"replace “{old}” with “{new}”{where}"
    return message


_AT_PLACE = re.compile(r" (?:in|on) (?:the|scene|slide|that|this)\b", re.IGNORECASE)
"""Where words are to be exchanged, which is no part of them."""
_SHOWN = re.compile(
    r"(?:seen|shown|heard|mentioned|visible|there|here|gone|run|at|on|in|over)\b", re.IGNORECASE
)
"""What is to be done with a thing, and no other word for it: "our team should be seen at the end"."""
_COPULA = re.compile(r"(?:is|are|was|were)\b", re.IGNORECASE)
_CUT = r"(?:please |just |i would |i['’]d |we could |can you )*(?:cut|delete|remove|drop|lose|strike|end|stop|take)(?: out)?"
_FROM = re.compile(
    rf"^{_CUT} the (?:clause|part|bit|half|words|phrase|sentence|piece) (?:starting|beginning|that starts|that begins) with (?P<said>{QUOTED})(?: (?:out of|from|in|of) [\w ]+)?{_STOP}",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    rf"^{_CUT} (?:(?:it|the (?:text|sentence|caption)|scene \w+) )?(?:off )?after (?P<said>{QUOTED})(?: and [\w ]+)?{_STOP}",
    re.IGNORECASE,
)
_ONLY_THAT = re.compile(
    rf"^{_CUT} (?P<said>{QUOTED}) and (?:leave|keep) (?:the )?(?:rest|others?)[\w ]*{_STOP}", re.IGNORECASE
)


def with_cuts(message: str, film: Film) -> str:
    """Return a message that cuts a part of one text as the text that is left: "cut it after “fell by a third”"."""
    for form in (_FROM, _AFTERWARDS, _ONLY_THAT):
        found = form.match(message)
        said = _bare(found["said"]) if found else ""
        places = scenes_saying(film, said) if said else []
        if len(places) != 1:
            continue
        words = film.scenes[places[0]].words
        start = words.lower().find(said.lower())
        if start < 0 or not words[:start].strip(" ,") + words[start + len(said) :].strip(" .!?"):
            continue
        end = start + len(said)
        if form is not _ONLY_THAT:
            sentence = re.compile(r"[.!?。！？]").search(words, end)
            start, end = (start if form is _FROM else end), sentence.start() if sentence else len(words)
        left = words[:start].rstrip(" ,;，；") + words[end:]
        return f"the text of scene {places[0] + 1} should be “{left.strip(' ,;').lstrip('.!? ')}”"
    return message


def _without_overlap(old: str, new: str, film: Film) -> tuple[str, str]:
    """Return both texts so that a word that follows the old one and ends the new one is said once."""
    for place in scenes_saying(film, old):
        said = " ".join(text.all_words for text in film.scenes[place].texts)
        found = re.search(rf"(?<!\w){re.escape(old)}(?: [\w'’-]+)+", said, re.IGNORECASE)
        following = found[0][len(old) :].split() if found else []
        for count in range(min(len(following), 4), 0, -1):
            tail = " ".join(following[:count])
            if new.lower().endswith(f" {tail}".lower()):
                return f"{old} {tail}", new
    return old, new


_HAN = {sign: str(number) for number, sign in enumerate("一二三四五六七八九", 1)}


def _is_plain(text: str) -> bool:
    """Tell whether words are of no edit, so that "Monday should be longer" writes nothing."""
    known = lexicon()
    return not any(
        known.get(word, ("", ""))[0] for word in re.findall(r"[a-z]+|[\u4e00-\u9fff]+", text.lower())
    )


_MARKS = "\"“„«「『'‘"


def _bare(text: str) -> str:
    return text.strip(' "“”„«»「」『』‘’').strip()


def _is_said(found: re.Match[str], old: str, film: Film) -> bool:
    """Tell whether the film says a text, which is no name of a thing of films unless it is called a text."""
    is_text = bool(found.groupdict().get("after") or found.groupdict().get("before"))
    is_text = is_text or found["old"].strip()[:1] in _MARKS or bool(_CALLED_A_TEXT.search(found[0]))
    if not is_text and (old.lower() in lexicon() or _OF_A_FILM.search(old)):
        return False
    whole = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)
    said = (
        " ".join(text.all_words for text in film.scenes[place].texts) for place in scenes_saying(film, old)
    )
    return any(whole.search(words) or not old.isascii() for words in said)


_CALLED_A_TEXT = re.compile(
    r"\b(?:says?|mentions?|occurrences?|instances?|words?)\b|这个词|英文的|统统|一律", re.IGNORECASE
)
