"""What a rule found in a clause, with ways to read its named parts."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar import places, values
from pictory_nb.engine.director.grammar.boundaries import end_in_doubt, without_aside, without_courtesy
from pictory_nb.engine.director.grammar.noise import NOISE
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import AskError, EditError, Operation, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.tokens import Token
    from pictory_nb.engine.director.steps import MediaItem

_MARKS = "\"“”„«»‘’「」『』'"
# An unquoted text that begins with or consists of such words is a wish and no text.
WISHES = frozenset(
    """
    longer shorter faster slower louder quieter warmer cooler darker brighter bigger smaller upper
    lowercase moodname themename family kind shape lines percentage factor hex somewhere centred more
    less something else colourname dark light font effects lettering double halfspeed abit bold not
    translate sec min num clock fit no every end front last ordinal after before music volume off on own
    uploaded media photo clip song file capstyle direction accent size voicename language isnt except
    last_for but spread others asis shall_have again come someone doublelong halve twofold
    """.split()  # noqa: SIM905 (a hundred quoted words would hide the list)
)

_NO_TEXT = frozenset(
    """
    quote list stat chapter caption captions upper lowercase move put replace rename change position ordinal
    type theme card swap shorten remove removed hide
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)


_CALLED = re.compile(
    r"^(?:[?!.,]+\s*)?(?:(?:is|are) (?:missing|needed)[:：]\s*|(?:that|which) (?:says|reads|is)\s+(?=\S)|saying\s+(?=\S)|成[：:\s]+(?=\S)|there(?: for (?:my|our|the) [\w ]+?)?(?:[:：,]\s*|\s+(?=(?-i:[A-Z])))|(?:the )?(?:text|words?|wording|line)\s*[:：]\s*|the words? (?=\w)|(?:be )?(?:called|named|titled)\s+(?=\S))",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(
    r"(?:isn['’]?t|is not|aren['’]?t|not|its|it['’]s|it all|sounds?|looks?|seems?|feels?|has|have|was|were|will|needs?|deserves?)\b"
    r"|(?-i:it|that|this|so|the same|as much)(?: (?:already|all|too|again|anyway|as well))*$"
    r"|(?:错|不对|得(?:不|太|很)|不好|不清)了?|(?:好了)?(?:吗|么|呢)[？?]?$|好了没有?$"
    r"|(?:something|anything|some other|another|a different|a better)\b|(?:[一另][外]?个|一下|别的|点?什么)(?:吧|呗)?$|(?:(?:another|a different|some other|a new) one|one|something)$"
    r"|(?:(?:另外?|别的|其[他它]的?)?一(?:个|句|段|行)(?:别的|其[他它]的?|新的?|不同的?)?|别的|其[他它]的?|不同的?)"
    r"(?:文字|文案|话|内容|说法|字幕|句子)$",
    re.IGNORECASE,
)
"""How something is, or that it should be other words, but no words."""
_TELLS = re.compile(
    r"(?:[a-z]+(?:ed|en|ing)|gone|free|full|there|already|still|too|so|very|really|quite|now|just|on|in|at|under|over|about|like|by|with)\b"
)
"""What is told of something that "is": "taken by our banner"."""
_LETTERS = frozenset(["colourname", "lettering", "bold", "font", "upper", "lowercase", "hex"])
"""How letters look: "the title should be in red"."""
_LEADING = frozenset(["to", "as", "with", "become", "colon", "say", "be", "should", "where", "write", "that"])
_NAMING = frozenset(["to", "as", "become", "colon", "say", "be", "write"])
_ONE_SIGN = "写说是为叫做成像读念"
"""Chinese signs that lead to a text, or begin one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that a pattern matched."""

    match: re.Match[str]
    tokens: Sequence[Token]
    scope: places.Scope
    media: Sequence[MediaItem]
    end: int

    @property
    def film(self) -> Film:
        """The film that is edited."""
        return self.scope.film

    def has(self, name: str) -> bool:
        """Tell whether the optional part `name` is there."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def part(self, name: str) -> Sequence[Token]:
        """Return the tokens of a part."""
        return self.tokens[self.match.start(name) : self.match.end(name)]

    def value(self, name: str) -> str:
        """Return what the first token of a part stands for."""
        return self.part(name)[0].value

    def symbol(self, name: str) -> str:
        """Return the symbol of the first token of a part."""
        return self.part(name)[0].symbol

    def includes(self, symbol: str) -> bool:
        """Tell whether the clause has a token of this symbol."""
        return any(token.symbol == symbol for token in self.tokens)

    def scenes(self, name: str = "ref") -> tuple[int, ...]:
        """Return the scenes that a part points at."""
        return places.scenes_of(self.part(name), self.scope)

    def scene(self, name: str = "ref") -> int:
        """Return the one scene that a part points at."""
        return places.one_scene(self.part(name), self.scope)

    def length_ms(self, name: str = "len") -> int:
        """Return the length that a part states."""
        return values.length_ms(self.part(name))

    def number(self, name: str) -> float:
        """Return the number that a part states."""
        return values.number_of(self.part(name)[0])

    def share_pct(self, name: str = "pct") -> float:
        """Return the percentage that a part states."""
        return values.share_pct(self.part(name))

    def text(self, name: str = "text", *, keeps_stop: bool = False) -> str:
        """Return the words of a part as they were typed, without the quotation marks around them.

        Raises
        ------
        NoMatchError
            When they are no text but a wish: "change the title to something shorter".
        """
        part = self.part(name)
        if len(part) == 1 and part[0].symbol == "quoted":
            return part[0].value
        is_wish = (
            (part[0].symbol in {*WISHES, "quoted"} and not self._is_headline(part))
            or (all(token.symbol in WISHES for token in part) and not self._is_headline(part))
            or (len(part) > 1 and part[0].symbol == "asplain")
            or self._is_length(name)
        )
        is_wish = is_wish or (len(part) > 1 and part[0].symbol == "in" and part[1].symbol in _LETTERS)
        if is_wish or (len(part) == 1 and part[0].symbol in ORDERS):
            raise NoMatchError
        if self._is_order(part):
            raise NoMatchError
        first, last = self.match.start(name), self.match.end(name)
        start = self.tokens[first - 1].end if first else self.tokens[0].start
        start = min(start, self._begin(first))
        is_last = last >= len(self.tokens)
        stop = self.end if is_last else self.tokens[last].start
        text = self.scope.message[start:stop].strip().strip(":：=> ").strip()
        if len(text) > 1 and text[0] in _MARKS and text[-1] in _MARKS:
            text = text[1:-1].strip()
        text = without_aside(_CALLED.sub("", without_courtesy(text)))
        if not keeps_stop:
            text = text.rstrip(".。!！;； ") if not text.endswith("...") else text.rstrip(";； ")
        if not text or _NO_WORDS.match(text) or self._only_tells(first, text):
            raise NoMatchError
        self.check_whole(text, start, stop)
        return text

    def _only_tells(self, first: int, text: str) -> bool:
        """Tell whether "is" or "will" tells something: "the lower third is taken", "the speaker will explain"."""
        if not first or self.includes("say") or not text[:1].islower():
            return False
        leading = self.tokens[first - 1]
        if leading.symbol == "be" and leading.value in {"is", "are"}:
            return not self.includes("should") and bool(_TELLS.match(text))
        return leading.symbol == "should" and leading.value == "will"

    def _begin(self, first: int) -> int:
        """Return where a text begins whose own first words look like what leads to it.

        "To With love" is the text "With love", "改成写下来" is "写下来".
        """
        run = first
        while run and self.tokens[run - 1].symbol in _LEADING:
            run -= 1
        place = next((n for n in range(run, first) if self.tokens[n].symbol in _NAMING), first)
        colons = [n for n in range(run, first) if self.tokens[n].symbol == "colon"]
        place = colons[-1] if colons else place
        if place >= first - 1 and not (place < first and self._skips(place, first)):
            return len(self.scope.message)
        end = self.tokens[place].end
        rest = self.scope.message[end:].lstrip(' "“')
        later = [self.tokens[n] for n in range(place + 1, first)]
        is_chinese = bool(later) and all(
            len(token.value) == 1 and token.value in _ONE_SIGN for token in later
        )
        is_behind_colon = (
            self.tokens[place].symbol in {"colon", "to"}
            and bool(later)
            and all(token.symbol in {"with", "to", "as", "where", "that"} for token in later)
        )
        if rest[:1].isupper() or is_chinese or is_behind_colon:
            return end
        return len(self.scope.message)

    def _skips(self, place: int, first: int) -> bool:
        """Tell whether words that were left out as fillers stand right behind what leads to a text."""
        following = self.tokens[first].start if first < len(self.tokens) else len(self.scope.message)
        return bool(self.scope.message[self.tokens[place].end : following].strip(' :："“'))

    def _is_order(self, part: Sequence[Token]) -> bool:
        """Tell whether a text is made of words of edits alone ("a quote"), or holds a quotation."""
        if any(token.symbol == "quoted" for token in part):
            return True
        if part[0].symbol in ORDERS and self.scope.message[part[0].start].islower():
            return True
        typed = self.scope.message[part[0].start : part[-1].end]
        return (
            not typed[:1].isupper()
            and len(part) <= 6
            and any(token.symbol in _NO_TEXT for token in part)
            and not any(token.symbol in {"word", "num"} and token.value not in NOISE for token in part)
        )

    def _is_headline(self, part: Sequence[Token]) -> bool:
        """Tell whether a text begins with a number and a capital, or is a name with one: "Paper"."""
        typed = self.scope.message[part[0].start : part[-1].end]
        if len(part) == 1 and part[0].symbol in {"themename", "moodname", "family"}:
            return self.includes("title") and typed[:1].isupper() and typed[:1].isascii()
        if (
            len(part) > 1
            and typed[:1].isupper()
            and any(self.includes(symbol) for symbol in ("title", "subtitle", "cta"))
            and any(token.symbol in {"to", "colon"} for token in self.tokens[: self.match.end()])
            and not any(token.symbol in {"and", "comma", "but", "then"} for token in part)
        ):
            # "Change the title to Red lines": a capital begins a text.
            return True
        return (
            part[0].symbol in {"num", "one", "ordinal"}
            and typed[:1].isupper()
            and typed[:1].isascii()
            and any(token.symbol == "word" and token.value not in NOISE for token in part)
        )

    def _is_length(self, name: str) -> bool:
        """Tell whether "should be on for 8 seconds" says how long and not what."""
        before = {token.symbol for token in self.tokens[: self.match.start(name)]}
        part = [token.symbol for token in self.part(name)]
        is_timed = bool({"sec", "min"} & set(part)) and bool({"num", "one"} & set(part))
        return (
            is_timed
            and len(part) <= 6
            and not before & {"say", "colon", "where", "write", "title", "subtitle", "cta"}
        )

    def check_whole(self, text: str, start: int, stop: int) -> None:
        """Ask whether an unquoted text is all text when it reads like more than that.

        Raises
        ------
        AskError
            When it does.
        """
        is_behind_colon = self.scope.message[:start].rstrip()[-1:] in {":", "："}
        doubt = end_in_doubt(text, is_behind_colon=is_behind_colon)
        if doubt is None:
            return
        message = self.scope.message
        readings = [text, text[:doubt].strip(" ,，;；:：")] if doubt else [text]
        options = tuple(
            Option(f"“{reading}”", f"{message[:start]} “{reading.replace('”', '’')}”{message[stop:]}")
            for reading in readings
            if reading
        )
        raise AskError(
            tell(
                "What exactly should it say? I was not sure where the text ends: “{text}”. Put it in "
                "quotation marks, or choose.",
                text=text,
            ),
            options,
            is_whole=True,
        )

    def typed(self, name: str = "text") -> str:
        """Return the words of a part exactly as they were typed, up to the end of the clause's text."""
        part = self.part(name)
        is_last = self.match.end(name) >= len(self.tokens)
        return self.scope.message[part[0].start : self.end if is_last else part[-1].end].strip(" ;；")

    def upload(self, kinds: frozenset[str], name: str = "upload") -> MediaItem:
        """Return the uploaded file that a part names, by its name or by what it is.

        Raises
        ------
        EditError
            When there is none of that kind.
        AskError
            When there are several.
        """
        part = self.part(name)
        named = next((token for token in part if token.symbol == "media"), None)
        if named:
            item = next(item for item in self.media if item.media_id == named.value)
            if item.kind not in kinds:
                raise EditError(
                    tell(
                        "{name} is {kind}, which cannot be used there.",
                        name=item.name,
                        kind=tell(_A[item.kind]),
                    )
                )
            return item
        wanted = next((_KIND_OF[token.symbol] for token in part if token.symbol in _KIND_OF), None)
        kinds = kinds & wanted if wanted else kinds
        fitting = [item for item in self.media if item.kind in kinds]
        plain = [item for item in fitting if "logo" not in item.name.lower()]
        fitting = plain or fitting
        if not fitting:
            raise EditError(tell("I found no upload of that kind. Upload the file first, then ask again."))
        place = next((token for token in part if token.symbol in {"ordinal", "last"}), None)
        if place and place.symbol == "last":
            return fitting[-1]
        if place:
            number = int(place.value)
            if number > len(fitting):
                raise EditError(tell("You uploaded only {count} of these.", count=len(fitting)))
            return fitting[number - 1]
        if len(fitting) > 1:
            start, end = part[0].start, part[-1].end
            message = self.scope.message
            raise AskError(
                tell("Which of your uploads do you mean?"),
                tuple(
                    Option(item.name, f"{message[:start]} {item.name} {message[end:]}")
                    for item in fitting[-8:]
                ),
                is_whole=True,
            )
        return fitting[0]


FROM_OLD_TO_NEW = tuple(
    f"from <old={old}> (?:to|become|as|with|change|replace)+ <text=.+>" for old in (".+?", ".+")
)
"""Patterns of "from X to Y": X is as short, or as long, as it can be."""


def check_old(found: Found, current: str) -> None:
    """Check that "from X to Y" is cut where what is there ends.

    Raises
    ------
    NoMatchError
        When X is not what is there and Y could begin elsewhere, too.
    """
    part = found.part("old")
    start, end = found.tokens[found.match.start("old") - 1].end, part[-1].end
    old = found.scope.message[start:end].strip().strip(_MARKS).strip()
    links = [token for token in found.tokens[found.match.start("old") :] if token.symbol in {"to", "become"}]
    if old.lower() != current.lower() and len(links) > 1:
        raise NoMatchError


_A = {"image": "a picture", "video": "a video", "audio": "a sound", "font": "a font"}
_KIND_OF = {
    "photo": frozenset({"image"}),
    "clip": frozenset({"video"}),
    "video": frozenset({"video"}),
    "song": frozenset({"audio"}),
    "music": frozenset({"audio"}),
}

ORDERS = frozenset(
    [
        "remove",
        "cut",
        "mute",
        "removed",
        "unneeded",
        "swap",
        "off",
        "out",
        "hide",
        "duplicate",
        "split",
        "undo",
        "redo",
        "show",
        "merge",
        "keep",
        "shorten",
        "lengthen",
    ]
)

Build = Callable[[Found], Operation]
Rule = tuple[str, Build]
