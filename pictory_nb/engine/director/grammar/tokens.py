"""A message cut into tokens: quotations, numbers with their units, names of uploads, words of the lexicon."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.slips import SHORTEST_SLIP, meant_by, near_of
from pictory_nb.engine.director.grammar.words import lexicon
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.director.steps import MediaItem

_LONGEST_PHRASE = 6
_LONGEST_CJK = 8
_CJK = r"[\u3400-\u9fff]"
_LETTER = r"(?:(?![\u3400-\u9fff])[^\W\d_])"
ADDRESS = (
    r"[a-zA-Z0-9._+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+|(?:https?://|www\.)[\w.-]+\.[a-z]{2,12}(?:/[\w./#?=&%-]*\w)?"
    r"|(?<![a-zA-Z0-9.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|ai|app|dev|co|de|fr|es|cn|uk|eu|us|info|biz|tv|shop|online"
    r"|store|edu|gov|ch|nl|pl|se|dk|fi|jp|kr|au|ca|br|ru|xyz|tech|site|blog|example|me|studio|design|academy|school|health|law|club|world|today|news|media)(?![\w-]|\.\w)(?:/[\w./#?=&%-]*\w)?"
)
"""A web address or a mail address."""
_ATOMS = re.compile(
    rf"(?P<quoted>{QUOTED})"
    rf"|(?P<address>{ADDRESS})"
    r"|(?P<hex>#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z]))"
    r"|(?P<shape>(?<![\d:])(?:9\s?(?:[:x/]|by)\s?16|16\s?(?:[:x/]|by)\s?9|4\s?[:x/]\s?5|1\s?[:x/]\s?1)(?![\d:]))"
    r"|(?P<clock>(?<![\d:])\d{1,2}:[0-5]\d(?![\d:]))"
    r"|(?P<percentage>\d{1,3}(?:\.\d+)?\s?%)"
    r"|(?P<factor>(?<![a-z0-9])x\s?\d+(?:\.\d+)?(?![\d.])|\d+(?:\.\d+)?\s?(?:x|×|倍速?|times (?:as fast|the speed|faster))(?![a-z]))"
    r"|(?P<lines>(?:480|720|1080|1440|2160)\s?p\b|\b[248]k\b|\bfull[ -]?hd\b)"
    r"|(?P<nr>\bn(?:o|r)\.\s?(?=\d)|№)"
    r"|(?P<a>(?<!half )(?<!frames )\ban?\s+(?=(?:(?:half|full|whole)\s+)?(?:seconds?|minutes?|secs?|mins?)\b"
    r"(?!\s+(?:scene|slide|card|caption|one|quote|list|stat\w*|title|chapter|point|bullet|number))))"
    r"|(?P<scene>(?<![a-z0-9])s(?=\d{1,2}(?!\d|\.\d|[a-z])))"
    r"|(?P<with>\bw/(?=\s))"
    r"|(?P<undo>\bctrl\s?[+-]\s?[zy]\b)"
    r"|(?P<num>\d+(?:\.\d+)?)(?:st|nd|rd|th)?"
    rf"|(?P<cjk>{_CJK}+)"
    r"|(?P<possessive>['’]s\b)"
    rf"|(?P<word>tl;dr\b|mp[34]\b|{_LETTER}+(?:['’\-](?!s\b){_LETTER}+)*)"
    r"|(?P<mark>->|=>|<->|<=>|→|[^\w\s])",
    re.IGNORECASE,
)
SHORT_FORMS = {
    "dont": "don't", "doesnt": "doesn't", "cant": "can't", "wont": "won't", "isnt": "isn't", "arent": "aren't",
    "shouldnt": "shouldn't", "didnt": "didn't", "u": "you", "ur": "your", "r": "are", "n": "and", "shud": "should",
    "shld": "should", "shoud": "should", "cud": "could", "wud": "would", "wanna": "want", "b4": "before",
    "bg": "background", "bgs": "backgrounds", "vid": "video", "vids": "video", "pics": "photos", "secs": "seconds",
    "vol": "volume", "cap": "caption", "caps": "caps", "im": "i'm", "thats": "that's", "lets": "let's",
    "thru": "through", "abt": "about", "info": "info", "seconds'": "seconds", "tho": "though", "gimme": "give me",
    "remvoe": "remove", "adn": "and", "nad": "and", "fo": "of", "wiht": "with", "lst": "last", "w/o": "without", "wo": "without",
    "sumthing": "something", "thier": "their", "b": "be", "2nite": "tonight", "msg": "message", "ppl": "people",
    "pple": "people", "yr": "your", "shuld": "should", "shd": "should", "cld": "could", "wld": "would", "scn": "scene", "capt": "caption", "trans": "transition", "res": "resolution", "subs": "captions", "btm": "bottom",
    "foto": "photo", "fotos": "photos", "teh": "the", "wat": "what", "whats": "what's", "ppls": "people's", "waht": "what", "wich": "which", "taht": "that", "mv": "move", "del": "delete", "rm": "remove",
}  # fmt: skip
"""How people type in a hurry."""
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CJK_NUMBER = re.compile(r"[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message: its symbol in the grammar, what it stands for, and where it is."""

    symbol: str
    value: str
    start: int
    end: int


def tokenize(
    message: str, media: Sequence[MediaItem], *, mend: bool, said: frozenset[str] = frozenset()
) -> list[Token]:
    """Cut `message` into tokens, without words that carry no wish; `mend` reads slips of the pen as words.

    Words that the film says (`said`) may have been mistyped, too.
    """
    names = _upload_names(media)
    atoms = list(_atoms(message, names))
    if mend:
        atoms = [
            Token("word", meant, atom.start, atom.end)
            if atom.symbol == "word"
            and message[atom.start : atom.end].isascii()
            and (meant := meant_by(atom.value, said))
            else atom
            for atom in atoms
        ]
    tokens = _with_colours_joined([token for token in _phrases(atoms) if token.symbol])
    return _in_context(
        [
            replace(token, symbol="media", value=names[token.value])
            if token.symbol == "word" and token.value in names
            else token
            for token in tokens
        ],
        message,
    )


_BETWEEN_COLOURS = frozenset({"and", "comma", "plus", "with", "accent", "add"})


def _with_colours_joined(tokens: list[Token]) -> list[Token]:
    """Read "#0F62FE, #FFB000 and #222" as one thing, "hexes"."""
    made: list[Token] = []
    position = 0
    while position < len(tokens):
        end = position
        while tokens[end].symbol == "hex":
            later = end + 1
            while later < len(tokens) and tokens[later].symbol in _BETWEEN_COLOURS:
                later += 1
            if later >= len(tokens) or tokens[later].symbol != "hex":
                break
            if any(token.symbol == "accent" for token in tokens[end + 1 : later]) and any(
                token.symbol == "background" for token in tokens[:end]
            ):
                # "Backgrounds #112233 and accents #ff5500" are two wishes.
                break
            if any(token.symbol == "with" for token in tokens[end:later]) and any(
                token.symbol == "accent" for token in tokens[later + 1 : later + 4]
            ):
                # "#112233 with #ff5500 as the accent".
                break
            end = later
        if end > position:
            run = tokens[position : end + 1]
            value = " ".join(token.value for token in run if token.symbol == "hex")
            made.append(Token("hexes", value, run[0].start, run[-1].end))
        else:
            made.append(tokens[position])
        position = end + 1
    return made


def mended_in(
    message: str, media: Sequence[MediaItem], said: frozenset[str] = frozenset()
) -> tuple[tuple[str, str], ...]:
    """List the slips of the pen that `tokenize` mends: (as typed, as read)."""
    words = [atom for atom in _atoms(message, _upload_names(media)) if atom.symbol == "word"]
    return tuple(
        (message[word.start : word.end], meant) for word in words if (meant := meant_by(word.value, said))
    )


def mended(message: str, media: Sequence[MediaItem], said: frozenset[str] = frozenset()) -> str:
    """Return a message without its slips of the pen."""
    for typed, meant in mended_in(message, media, said):
        message = re.sub(rf"\b{re.escape(typed)}\b", meant, message)
    return message


_SENTENCE_DONE = re.compile(r"[.!?]\S\s+[A-Z]")
_FILE = re.compile(
    r"(?<![\w.])[\w-]+\.(?:jpe?g|png|gif|webp|mp3|wav|m4a|mp4|mov|webm|ttf|otf|woff2)\b", re.IGNORECASE
)

_COUNTS = frozenset({"num", "one", "more", "else"})
_BEFORE_SLIDE = frozenset(
    [
        "num",
        "percentage",
        "ordinal",
        "last",
        "that",
        "every",
        "else",
        "one",
        "more",
        "list",
        "quote",
        "stat",
        "title",
        "intro",
        "outro",
        "chapter",
        "family",
        "where_is",
    ]
)
_AFTER_SLIDE = frozenset(["num", "one", "hash", "nth", "about", "where", "say", "with", "after", "before"])


_LASTING = frozenset(
    [
        "num",
        "should",
        "to",
        "title",
        "intro",
        "outro",
        "part",
        "caption",
        "one",
        "scene",
        "it",
        "video",
        "card",
        "that",
        "quote",
        "list",
        "stat",
        "everything",
    ]
)


_ONLY_ONE = frozenset(
    [
        "title",
        "subtitle",
        "cta",
        "music",
        "logo",
        "captions",
        "theme",
        "voice",
        "tagline",
        "lowerthird",
        "font",
    ]
)


def _in_context(tokens: list[Token], message: str) -> list[Token]:
    """Read words of two meanings: "1 second" and "the second scene", "slide 3" and "slide transitions"."""
    found: list[Token] = []
    for before, token, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
        if (
            token.symbol == "ordinal"
            and message[token.start : token.end] == "前"
            and before
            and before.symbol
            in {"scene", "outro", "intro", "quote", "list", "stat", "title", "num", "card", "word"}
            and not (after and after.symbol in {"num", "one"})
        ):
            found.append(replace(token, symbol="before_of"))
        elif (
            token.symbol == "ordinal"
            and after
            and after.symbol in _BEFORE_SLIDE
            and before
            and before.symbol in {"let", "add"}
        ):
            # "Can we have a second quote" wants another one.
            found.append(replace(token, symbol="else"))
        elif (
            token.symbol == "two_parts"
            and token.value == "两个"
            and after
            and after.symbol in {"scene", "card"}
        ):
            found.append(replace(token, symbol="num", value="2"))
        elif token.symbol == "stat" and token.value == "number" and after and after.symbol == "num":
            found.append(replace(token, symbol="nth"))
        elif (
            token.symbol == "smaller"
            and token.value in {"small", "tiny"}
            and before
            and before.symbol == "be"
        ):
            # "The captions are tiny" asks for larger ones.
            found.append(replace(token, symbol="bigger"))
        elif token.symbol == "plus" and after and after.symbol not in {"num", "one"}:
            found.append(replace(token, symbol="and"))
        elif token.symbol == "ask" and after and after.symbol == "quoted" and before:
            found.append(replace(token, symbol="colon"))
        elif token.symbol == "ordinal" and token.value == "2":
            is_time = (before and before.symbol in _COUNTS) or (after and after.symbol == "num")
            found.append(replace(token, symbol="sec", value="second") if is_time else token)
        elif token.symbol == "only" and after and after.symbol == "say":
            continue
        elif token.symbol == "that" and token.value.isascii() and after and after.symbol in _ONLY_ONE:
            # There is but one title: "that title" is it.
            continue
        elif (
            token.symbol == "capstyle"
            and message[token.start : token.end].lower() == "pop"
            and not before
            and after
            and after.symbol != "captions"
        ):
            found.append(replace(token, symbol="add"))
        elif token.symbol == "heading" and after and after.symbol == "in":
            found.append(replace(token, symbol="text"))
        elif (
            token.symbol == "speed" and not before and any(later.symbol in {"up", "down"} for later in tokens)
        ):
            found.append(replace(token, symbol="speedup"))
        elif token.symbol == "last" and before and after and token.value.isascii():
            is_verb = before.symbol in _LASTING and after.symbol in {"num", "one", "half", "clock"}
            found.append(replace(token, symbol="last_for") if is_verb else token)
        elif token.symbol == "kind" and token.value == "slide":
            is_scene = (before and before.symbol in _BEFORE_SLIDE) or (after and after.symbol in _AFTER_SLIDE)
            is_new = before and before.symbol in {"else", "one", "num"}
            is_scene = is_scene and not (
                after and (after.symbol == "transition" or (after.symbol == "between" and not is_new))
            )
            found.append(replace(token, symbol="scene", value="slide") if is_scene else token)
        else:
            found.append(token)
    return found


def _upload_names(media: Sequence[MediaItem]) -> dict[str, str]:
    """Map the names of uploads, with and without their ending, to ids; the newest of a name wins."""
    names: dict[str, str] = {}
    for item in media:
        low = item.name.lower()
        names[low] = item.media_id
        stem = low.rsplit(".", 1)[0]
        if len(stem) >= SHORTEST_SLIP and stem not in lexicon():
            names[stem] = item.media_id
    return names


def _atoms(message: str, names: dict[str, str]) -> Iterator[Token]:
    uploads = re.compile(
        "|".join(
            rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9@])" for name in sorted(names, key=len, reverse=True)
        )
        or r"(?!)",
        re.IGNORECASE,
    )
    position = 0
    while position < len(message):
        found = uploads.match(message, position)
        if found:
            yield Token("media", names[found[0].lower()], found.start(), found.end())
            position = found.end()
            continue
        typed = _FILE.match(message, position)
        near = near_of(typed[0].lower(), list(names)) if typed else None
        if typed and near:
            yield Token("media", names[near], typed.start(), typed.end())
            position = typed.end()
            continue
        found = _ATOMS.match(message, position)
        if found is None:
            position += 1
            continue
        yield from _atom(found)
        position = found.end()


def _atom(found: re.Match[str]) -> Iterator[Token]:
    kind, text, start = str(found.lastgroup), found[0], found.start()
    match kind:
        case "cjk":
            yield from _cjk(text, start, found.string[:start])
        case "shape":
            yield Token(
                "shape", re.sub(r"\s?(?:[:x/]|by)\s?", ":", text, flags=re.IGNORECASE), start, found.end()
            )
        case "num":
            symbol = "num" if found.end("num") == found.end() else "ordinal"
            yield Token(symbol, found["num"], start, found.end())
        case "possessive":
            return
        case "nr":
            yield Token("nth", text.lower(), start, found.end())
        case "a":
            yield Token("one", "one", start, found.end())
        case "address":
            yield Token("address", text, start, found.end())
        case "quoted":
            yield Token("quoted", text[1:-1].strip(), start, found.end())
            if _SENTENCE_DONE.match(found.string, found.end() - 2):
                # "… with “One page.” Delete the last scene": the stop ends both sentences.
                yield Token("stop", ".", found.end(), found.end())
        case "mark" if text in "()[]{}*_~`":
            return
        case "factor":
            yield Token("factor", re.findall(r"[\d.]+", text)[0], start, found.end())
        case "word" | "mark":
            word = text.lower().replace("’", "'")
            yield Token("word", SHORT_FORMS.get(word, word), start, found.end())
        case "scene":
            yield Token("scene", "scene", start, found.end())
        case "with":
            yield Token("with", "with", start, found.end())
        case "undo":
            yield Token("undo" if text[-1] in "zZ" else "redo", text, start, found.end())
        case _:
            yield Token(kind, re.sub(r"[\s%x×倍速]", "", text.lower()), start, found.end())


_NTH = re.compile(r"第\s?(?:\d+|[一二三四五六七八九十]+)个?$|最后(?:一|两|三)?$")


def _cjk(run: str, start: int, before: str) -> Iterator[Token]:
    """Cut a run without spaces: the longest known phrase first; numbers as numbers."""
    known = lexicon()
    position = 0
    while position < len(run):
        for size in range(min(_LONGEST_CJK, len(run) - position), 0, -1):
            piece = run[position : position + size]
            if piece in {"条", "点", "项"} and _NTH.search(before + run[:position]):
                yield Token("item", piece, start + position, start + position + 1)
                break
            if piece == "一个" and run[:position].endswith("第"):
                continue
            if piece == "一点" and run[:position].endswith("最后"):
                # A point of a list, and not "a bit".
                yield Token("item", piece, start + position, start + position + size)
                break
            if _CJK_NUMBER.fullmatch(piece):
                yield Token("num", str(_number(piece)), start + position, start + position + size)
                break
            if piece in known:
                symbol, value = known[piece]
                yield Token(symbol, value, start + position, start + position + size)
                break
        else:
            size = 1
            yield Token("word", run[position], start + position, start + position + 1)
        position += size


def _number(text: str) -> int:
    if "十" not in text:
        return _DIGITS[text]
    tens, ones = text.split("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def _phrases(atoms: Sequence[Token]) -> Iterator[Token]:
    known = lexicon()
    position = 0
    while position < len(atoms):
        atom = atoms[position]
        if atom.symbol != "word":
            yield atom
            position += 1
            continue
        for size in range(_LONGEST_PHRASE, 0, -1):
            run = atoms[position : position + size]
            if len(run) < size or any(token.symbol != "word" for token in run):
                continue
            phrase = " ".join(token.value for token in run)
            if phrase in known:
                symbol, value = known[phrase]
                yield Token(symbol, value, atom.start, run[-1].end)
                position += size
                break
        else:
            if "-" in atom.value and atom.value.replace("-", " ") in known:
                symbol, value = known[atom.value.replace("-", " ")]
                yield Token(symbol, value, atom.start, atom.end)
            elif "-" in atom.value and all(part in known for part in atom.value.split("-")):
                yield from _parted(atom)
            else:
                yield atom
            position += 1


def _parted(atom: Token) -> Iterator[Token]:
    """Cut "ten-second" where both halves are words of the lexicon."""
    start = atom.start
    for part in atom.value.split("-"):
        symbol, value = lexicon()[part]
        yield Token(symbol, value, start, start + len(part))
        start += len(part) + 1
