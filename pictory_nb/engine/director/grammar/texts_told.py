"""New texts in plain orders: "use Writing at work as the title" is "change the title to “Writing at work”".

A text without quotation marks gets them where it is clear where it ends; what is read otherwise stays as it was typed.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.cards_told import cards_told
from pictory_nb.engine.director.grammar.courtesies import without_courtesies
from pictory_nb.engine.director.grammar.lists_told import points_told
from pictory_nb.engine.director.grammar.orders import order_of
from pictory_nb.engine.director.grammar.pieces import ORDERS
from pictory_nb.engine.director.grammar.places import Scope
from pictory_nb.engine.director.grammar.scenes_told import READERS as SCENE_READERS
from pictory_nb.engine.director.grammar.scenes_told import author_told, figure_told, spoken_told
from pictory_nb.engine.director.grammar.telling import PLEASE, Telling, Told, place_of
from pictory_nb.engine.director.grammar.text_ends import (
    SHORT,
    SIGN,
    as_text,
    clauses_of,
    hidden_in,
    is_sign,
    names_a_thing,
    shown_in,
)
from pictory_nb.engine.director.grammar.text_names import (
    BENEATH,
    NAMED,
    UNDER,
    card_of,
    name_in,
    number_of,
    order_for,
    points_of,
)
from pictory_nb.engine.director.grammar.tokens import tokenize
from pictory_nb.engine.director.grammar.words_told import (
    FIX_IT,
    TOLD_WHY,
    is_aside,
    with_words_told,
    words_told,
)
from pictory_nb.engine.director.operations import Operation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem


_THE = r"(?:the |my |our |its |that |this |a )?(?:new )?"
_BE = r"(?:be|say|read|now be|now say|now read|just be|just say|just read|state|be called|be changed to|show|become)"
_LINK = rf"(?:(?:should|must|shall|ought to|has to|needs to|can|will|is to|are to) (?:rather |better |please |just |now )*{_BE}|to (?:be|say|read)|says?|reads?|be|becomes?|is(?: now)?|(?:change[sd]? )?(?:in)?to|as|[:=]|->|→|=>|put|now)"
_OF = r"(?:(?:text|wording|words) (?:of|on|in) (?:the |my |our )?)?"
_TO = re.compile(
    rf"^{PLEASE}(?P<verb>change|set|make|let|can|could|may|have|update|edit|rename|rewrite|reword|correct|fix|put|give|use|new|want)? ?{_THE}{_OF}{NAMED}(?P<link> ?(?:[:=]|->|→) ?| {_LINK}:? | )(?:the words?:? |just )?(?P<text>.+)$",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"^{PLEASE}(?:replace|swap|exchange|switch) {_THE}{_OF}{NAMED}(?: (?:text|words|wording))? (?:with|for|by|to|against) (?P<text>.+)$",
    re.IGNORECASE,
)
_AS = re.compile(
    rf"^{PLEASE}(?P<verb>use|put|take|have|make|write|show|set|try|get)? ?(?P<text>\S.*?) (?:as|for) {_THE}{NAMED}$",
    re.IGNORECASE,
)
_SAY = r"(?:put|write|show|say|use|have|display|add|print|i want|(?:it |they )?(?:should|must|has to|needs to) (?:say|read|be|show)|it says|let it say)"
_ON_NAME = re.compile(
    rf"^{PLEASE}(?P<side>on|in|at|for|to|as|{UNDER}) {_THE}(?:{NAMED}|(?P<end>end))[,:]? (?:please |just |now |also )*(?P<verb>{_SAY})?[:,]? ?(?P<text>.+)$",
    re.IGNORECASE,
)
_PUT_ON = re.compile(
    rf"^{PLEASE}(?P<verb>put|write|show|say|use|add|have|display|print|place|insert)? ?(?P<text>\S.*?) (?P<side>on|in|at|to|onto|into|{UNDER}) {_THE}(?:{NAMED}|(?P<end>(?:very )?end))$",
    re.IGNORECASE,
)
_BENEATH = re.compile(
    rf"^{PLEASE}(?:(?:put|write|show|say|use|add|have|with) )?(?:{UNDER} (?:it|that|this|them)[:,]? (?:(?:put|write|show|say|use|add|it says|have) )?(?P<after>.+)|(?P<text>\S.*?) {UNDER}(?: (?:it|that|this|them))?|(?P<second>\S.*?) as (?:the |its )?(?:second line|subline))$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"^{PLEASE}(?:call|name|rename|retitle|title|entitle) (?:it|this|(?:the |this )?(?:whole )?(?:thing|video|film|movie|clip))(?: to| as)? (?P<text>.+)$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    rf"^{PLEASE}(?:end|finish|close)(?: it| the video| the film)? (?:on|with) (?:the (?:words?|text) )?(?P<text>.+)$",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[\w./-]*\w)?|[\w.+-]+@[\w-]+(?:\.\w+)+|\+?\d[\d ()/-]{5,}\d"
)
_AMOUNT = re.compile(
    r"[^\w\s]{0,2}\d[\d.,]*(?: ?%| ?(?:k|m|x|bn|times|million|billion|percent)\b)?|(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|of|out of) (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|hundred)",
    re.IGNORECASE,
)
_SAYING = re.compile(r"say|read|[:=→]|->|put|write|show|print|display|state|i want", re.IGNORECASE)
_TELLING = re.compile(r" (?:is|says?|reads?) ?$", re.IGNORECASE)


_GERUND = re.compile(
    r"(?:the |our |my )?(?:closing|ending) (?!card|slide|screen|page|scene|line|text|words|message)",
    re.IGNORECASE,
)
"""A verb as well as a name: "closing three deals today"."""
_DESCRIBED = re.compile(
    r"(?:[\w'’-]+ ){0,3}(?:is|are|was|were|looks?|sounds?|feels?|needs?|should|must|has|have|could|can)\b",
    re.IGNORECASE,
)
"""What is told of a thing: "the closing words are weak"."""
_OF_IT = re.compile(r"\b(?:its|the) (?:title|heading|headline)\b", re.IGNORECASE)


def _text(typed: str, name: str, telling: Telling, *, is_told: bool, is_lower: bool = False) -> str | None:
    """Return the text in quotation marks, when it can be what is named."""
    bare = re.sub(r" now$", "", typed.strip().rstrip(".!"))
    if name == "place" and _WEB.fullmatch(bare):
        return f"“{bare}”"
    if name == "figure":
        shown = telling.hidden[ord(bare) - 0xF000].strip("\"“”'‘’ ") if is_sign(bare) else bare
        return (bare if is_sign(bare) else f"“{shown}”") if _AMOUNT.fullmatch(shown) else None
    return as_text(typed, is_told=is_told, is_lower=is_lower)


def _told(name: str, found: re.Match[str], text: str, film: Film) -> Told | None:
    if name == "point":
        points = points_of(film)
        number = number_of(found["nth"] or found["number"])
        if not points or number > len(points) + 1:
            return None
        if number == len(points) + 1:
            return Told(f"add {text} to the list", "point")
        return Told(f"change point {number if number > 0 else len(points)} of the list to {text}", "point")
    order = order_for(name, text, film)
    return Told(order, name) if order else None


def _named(telling: Telling) -> Told | None:
    """Read "the title should be …", "end card: …", "replace the quote with …"."""
    found = _TO.match(telling.clause) or _FOR.match(telling.clause)
    if found is None:
        return None
    name, typed = name_in(found), found["text"]
    link = found.groupdict().get("link") or " to "
    is_bare = not link.strip()
    if name == "title" and telling.before in {"point", "added", "heading"} and _OF_IT.search(telling.clause):
        name = "heading"
    if name in {"opener", "quote"} and not (_SAYING.search(link) or is_sign(typed.strip())):
        return None
    is_open = is_bare and not is_sign(typed.strip())
    if is_open and (typed[:1].isdigit() or _GERUND.match(telling.clause)):
        return None
    if is_bare and (name == "opener" or _DESCRIBED.match(typed) or " or " in typed):
        return None
    if _TELLING.search(link) and telling.clause.rstrip().endswith("?"):
        return None
    text = _text(typed, name, telling, is_told=not is_bare or bool(found.groupdict().get("verb")))
    return _told(name, found, text, telling.film) if text else None


def _used(telling: Telling) -> Told | None:
    """Read "Writing at work as the title"."""
    found = _AS.match(telling.clause)
    if found is None or name_in(found) in {"opener", "quote"}:
        return None
    name = name_in(found)
    text = _text(found["text"], name, telling, is_told=False)
    return _told(name, found, text, telling.film) if text else None


def _placed(telling: Telling) -> Told | None:
    """Read "on the end card put …", "“…” under the title"."""
    for form in (_ON_NAME, _PUT_ON):
        found = form.match(telling.clause)
        if found is None:
            continue
        name = "call" if found["end"] else name_in(found)
        is_under = found["side"].lower() in {"under", "below", "beneath", "underneath"}
        if is_under:
            name = BENEATH.get(name, "")
        elif name not in {"title", "opener", "call", "subtitle", "speaker", "place"} or found[
            "side"
        ].lower() in {"to", "as", "for"}:
            continue
        if not name or not (found["verb"] or is_sign(found["text"].strip())):
            continue
        if name == "call" and _WEB.fullmatch(found["text"].strip().rstrip(".!")):
            name = "place"
        text = _text(found["text"], name, telling, is_told=form is _ON_NAME)
        told = _told(name, found, text, telling.film) if text else None
        if told:
            return told
    return None


def _beneath(telling: Telling) -> Told | None:
    """Read "and below it …" behind what is told of a title or an end card."""
    name = BENEATH.get(telling.before)
    found = _BENEATH.match(telling.clause) if name else None
    if found is None or name is None:
        return None
    typed = found["after"] or found["text"] or found["second"]
    text = _text(typed, name, telling, is_told=True, is_lower=bool(found["second"]))
    return _told(name, found, text, telling.film) if text else None


_LAST_ONE = re.compile(
    r"^(?:the )?last one(?: should (?:say|be|read)| says?| to)? (?P<text>\S.*)$", re.IGNORECASE
)


def _last_one(telling: Telling) -> Told | None:
    """Read "and the last one “…”" behind what is told of the first card."""
    found = _LAST_ONE.match(telling.clause) if telling.before in {"title", "opener", "subtitle"} else None
    text = as_text(found["text"]) if found else None
    order = order_for("call", text, telling.film) if text else None
    return Told(order, "call") if order else None


def _called(telling: Telling) -> Told | None:
    """Read "call the whole thing …", "end with …"."""
    for form, name in ((_CALLED, "title"), (_ENDING, "call")):
        found = form.match(telling.clause)
        if found and form is _ENDING and "," in found["text"]:
            continue
        text = as_text(found["text"], is_told=form is _CALLED) if found else None
        if text:
            order = order_for(name, text, telling.film)
            return Told(order, name) if order else None
    return None


READERS: tuple[Callable[[Telling], Told | None], ...] = (
    _beneath, points_told, words_told, cards_told, *SCENE_READERS, _last_one, _called, _named, _used, _placed,
)  # fmt: skip


def with_texts_told(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> str:
    """Return a message with the new texts that it brings in plain orders."""
    text, hidden = hidden_in(message)
    made: list[str] = []
    before = ""
    is_told, last, told = False, "", None

    def is_order(part: str) -> bool:
        shown = shown_in(part, hidden)
        tokens = tokenize(shown, media, mend=False)
        is_explicit = tokens and (
            tokens[0].symbol in ORDERS
            or names_a_thing(part)
            or any(token.symbol in {"kind", "transition"} for token in tokens)
        )
        return bool(is_explicit) and isinstance(
            order_of(tokens, Scope(film, shown, focus), media, len(shown), own_orders=()), Operation
        )

    telling = Telling(_clause(text), film, hidden, media, focus, ends=text.endswith("."))
    head, _, tail = telling.clause.rpartition(", ")
    if head and TOLD_WHY.match(tail) and is_aside(tail):
        telling = replace(telling, clause=head)
    whole = points_told(telling, is_whole=True) or cards_told(telling) or spoken_told(telling)
    whole = whole or author_told(telling) or figure_told(telling)
    if whole:
        return shown_in(whole.order, hidden)
    for clause, border in clauses_of(text, is_order):
        if told and _SAME.match(_clause(clause)):
            made[-1] = made[-1][: len(made[-1]) - len(last)]
            continue
        if _KEPT_BESIDE.get(before) and _KEPT_BESIDE[before].match(_clause(clause)):
            made[-1] = made[-1][: len(made[-1]) - len(last)]
            continue
        if _ONLY_LENGTH.fullmatch(clause.strip(" .")):
            return message
        if made and _CALLS_IT.match(clause):
            # "Take that point out and call it Three kinds": not the film, perhaps.
            made.append(f"{clause}{border}")
            told, before = None, ""
            continue
        told = _read(Telling(_clause(clause), film, hidden, media, focus, before, _ends(clause, border)))
        last = border
        before = told.name if told else ""
        is_told = is_told or told is not None
        made.append(f"{told.order if told else clause}{' and ' if border == ' with ' else border}")
    return shown_in("".join(made), hidden) if is_told else message


_IN_SCENE = re.compile(
    r"^(?:in|on) (?P<place>(?:scene|slide|card) \w+|the \w+ (?:scene|slide|card)),? ", re.IGNORECASE
)


def is_told(message: str, film: Film, media: Sequence[MediaItem], focus: tuple[int, ...]) -> bool:
    """Tell whether a message is read as plain orders about texts."""
    worded = with_words_told(message, film, media, focus)
    plain = without_courtesies(worded)
    return worded != message or with_texts_told(plain, film, media, focus) != plain


_ONLY_LENGTH = re.compile(r"(?:and |for )*[\d.]+ ?(?:s|secs?|seconds?|mins?|minutes?)", re.IGNORECASE)
_CALLS_IT = re.compile(r"(?:please |then |also )*(?:call|name|rename) (?:it|this|that)\b", re.IGNORECASE)
_ITS_SCENE = re.compile(
    r"\b(?:in|on|of|from|to|for) (?P<place>(?:scene|slide|card) \w+|the \w+ (?:scene|slide))\b", re.IGNORECASE
)


def _read(telling: Telling) -> Told | None:
    """Read a clause, unless it names another scene than the one that shows such a text."""
    told = _read_plainly(telling)
    kind = _CARDS.get(told.name) if told else None
    for found in _ITS_SCENE.finditer(telling.clause) if kind else ():
        if place_of(found["place"], telling) not in {0, card_of(telling.film, kind or "")}:
            return None
    return told


def _read_plainly(telling: Telling) -> Told | None:
    """Read a clause, or what of it stands before "please correct it" and a reason."""
    told = next((one for reader in READERS if (one := reader(telling))), None)
    if told:
        return told
    fixed = FIX_IT.search(telling.clause)
    if fixed and fixed.start():
        return _read(replace(telling, clause=telling.clause[: fixed.start()]))
    head, comma, tail = telling.clause.rpartition(", ")
    if head and TOLD_WHY.match(tail):
        told = _read(replace(telling, clause=head))
        rest = "" if is_aside(tail) else f"{comma}{tail}"
        return Told(f"{told.order}{rest}", told.name) if told else None
    placed = _IN_SCENE.match(telling.clause)
    if placed:
        told = _read(replace(telling, clause=telling.clause[placed.end() :]))
        scene = place_of(placed["place"], telling)
        kind = _CARDS.get(told.name) if told else None
        return told if kind and card_of(telling.film, kind) == scene else None
    return None


_CARDS = {"speaker": "quote", "quote": "quote", "figure": "stat", "label": "stat", "heading": "list", "point": "list", "added": "list",
          "title": "title", "subtitle": "title", "call": "end", "place": "end"}  # fmt: skip
_SAME = re.compile(r"^(?:the |with the )?same (?:speaker|author|name|person|title|subtitle)$", re.IGNORECASE)
_KEPT_BESIDE = {
    name: re.compile(
        rf"^(?:just |please )*(?:keep|leave|retain) (?:the |her |his |their )?(?:rest of the )?(?:{kept}|rest|others?|other \w+)(?: itself| text| there| in| as it is| as is)*$",
        re.IGNORECASE,
    )
    for name, kept in (
        ("speaker", "quote|quotation|words"),
        ("subtitle", "title|headline"),
        ("point", "list|points|bullets"),
    )
}
"""What is to stay of a card of which a part is told."""
_WISHED = re.compile(rf"(?:can|could|would|will) you (?:please )?[\w'’ ]*{SIGN}", re.IGNORECASE)
"""How a wish begins that is put as a question."""
_BEHIND = re.compile(rf"(?<={SIGN}) (?:then|too|as well|instead|now|please|there)$")


def _ends(clause: str, border: str) -> bool:
    """Tell whether a clause ends with a stop."""
    return clause.rstrip().endswith(".") or border.startswith(".")


def _clause(text: str) -> str:
    """Return a clause without the stop and the small words behind a quoted text."""
    bare = text.strip()
    bare = bare if SHORT.search(bare) else bare.rstrip(".")
    bare = bare.rstrip("?") if _WISHED.match(bare) else bare
    return _BEHIND.sub("", re.sub(r",? (?:please|pls|thanks)$", "", bare))
