"""Turns of phrase about the scene that was edited last, and about scenes in a row that each get something of their own."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.turn_words import OUT, SCENE, SHAPE, UNITS, Turns

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine)"
_SECONDS = r"(?:seconds?|secs?|s)"
_END = r"(?=\s*[.!?]*$)"
_NO_TEXT = r"(?![^.!?]*[:\uf000-\uf0ff])"
_ON_SCREEN = r"(?:on(?: the)? screen|up(?: there)?(?: on(?: the)? screen)?|visible|there|standing)"
_HOLD = r"(?:keep|leave|hold|show|let|have)"


def _each_of(found: re.Match[str]) -> str:
    """Read "last two scenes: 5 seconds and 4 seconds", "scenes 2 and 3: 4 and 6 seconds" scene by scene."""
    lengths = (found["a"], found["b"])
    if found["edge"]:
        scenes = (
            ("scene 1", "scene 2")
            if found["edge"].lower() == "first"
            else ("the second to last scene", "the last scene")
        )
    else:
        scenes = (f"scene {found['one']}", f"scene {found['two']}")
    return " and ".join(
        f"make {scene} {length} seconds long" for scene, length in zip(scenes, lengths, strict=True)
    )


def _count(word: str) -> int:
    return UNITS.get(word.lower()) or int(word)


def _but_some(found: re.Match[str]) -> str:
    """Read "from the first four scenes remove all but 1 and 3" as which of them go."""
    many = _count(found["many"])
    named = [_count(word) for word in re.findall(rf"\b{_COUNT}\b", found["named"])]
    if not all(1 <= number <= many for number in named):
        return found[0]
    gone = [number for number in range(1, many + 1) if number not in named]
    return "remove " + " and ".join(f"scene {number}" for number in gone) if gone else found[0]


def _listed_gone(found: re.Match[str]) -> str:
    """Read "list, churn and quote: remove all three"."""
    named = [name.strip() for name in re.split(r",? and |, ", found["what"])]
    return "remove " + " and ".join(
        name if re.match(rf"the |my |our |scenes? |{SCENE} ", name) else f"the {name}" for name in named
    )


_COUNT = rf"(?:\d|{'|'.join(UNITS)})"
_NUMBERS = rf"(?:scenes? )?{_COUNT}(?:(?:, | and |, and ){_COUNT})*"
_OF_FIRST = rf"(?:from|of|out of|among) the first (?P<many>{_COUNT}) (?:{SCENE}s|ones)"
POINTED: Turns = (
    (
        rf"^(?:please )?(?:{OUT}|throw out|throw away) (?:the |that )?(?:middle |first |last |boring |whole )?(?:bit|part|section|block|stretch)(?: in the middle)?[,:] (?=scenes? )",
        "remove ",
    ),
    (
        rf"^(?P<what>[^:,;.]{{3,40}}(?:, [^:,;.]{{3,30}})*,? and [^:,;.]{{3,40}}): (?:please )?(?:{OUT}|throw out) (?:all(?: of (?:them|these))?|both(?: of them)?|them)(?: three| two| four)?{_END}",
        _listed_gone,
    ),
    (
        rf"^(?P<gone>(?:please )?(?:skip|{OUT}) (?:the [\w ]{{2,30}}?|scene \w+)), (?:and |then |so )*(?:we )?(?:go|jump) (?:straight|directly|right) (?:from (?:the )?[\w ]+? )?to (?:the )?[\w ]+{_END}",
        r"\g<gone>",
    ),
    (
        r"\bmake ((?:the|scene|this|that|it)[\w% ]{0,24}?) the (?:opening|first|opener)(?: scene| slide| card)?(?=\s*[.!?]*$)",
        r"move \1 to the start",
    ),
    (
        r"\b((?:the|scene|this|that)[\w% ]{0,24}?) (?:works?|fits|would (?:work|fit|be)|is|looks) (?:much |far )?better (?:as )?(?:number|scene|at position|in position|in place) (\d)(?=\s*[.!?]*$)",
        r"move \1 to position \2",
    ),
    (
        r"^(?:let['’]?s |please )?(?:start|open|begin) (?:(?:the |our )?(?:video|film) )?with (?P<a>(?:the|scene) [\w% ]{1,24}?) instead of (?:the title|scene 1)(?: card)?(?=\s*[.!?]*$)",
        r"move \g<a> to the start",
    ),
    (
        r"^(?:please )?(?:only|just) leave (?=scenes?\b|the )|^(?:please )?leave (?:only|just) (?=scenes?\b|the )",
        "keep only ",
    ),
    (
        r"\b(the|that) (?P<said>[\uf000-\uf0ff]) (?=(?:scene|slide|card)\b)(?:scene|slide|card)",
        r"\1 scene that says \g<said>",
    ),
    (rf"^(?:scene )?(\d): ?(\d+(?:\.\d+)?) ?{_SECONDS}{_END}", r"make scene \1 \2 seconds long"),
    (
        rf"^(\d) ?[-–] ?(\d) (?=(?:all |each )?(?:{_NUMBER} {_SECONDS}|longer|shorter|out\b))(?:all |each )?",
        r"scenes \1 to \2 ",
    ),
    (
        rf"\b(?:hold|keep|leave|show) ((?:the|scene|that|this) [\w% ]{{1,30}}?) for (\d+){_END}",
        r"make \1 \2 seconds long",
    ),
    (
        r"\b(?:pull|drag|fetch|get) ((?:the|scene|this|that|it)\b[\w ]{0,30}?) (?=(?:in front of|before|after|behind|ahead of) (?:the|scene|it|this|that)\b)",
        r"move \1 ",
    ),
    (
        r"\btake off (?=the (?:first|last|second|third|fourth|fifth|sixth|end|title|opening|closing) (?:scene|slide|card)\b|scenes? \d)",
        "remove ",
    ),
    (r"\btake (?=some [\w-]+ music\b)", "use "),
    (
        r"^first,? (?P<one>(?:please )?(?:change|remove|delete|make|move|set|add|use|put|cut|turn|switch|replace|swap|split|merge|drop) .+?),? (?:and )?then (?=\w)",
        r"\g<one> and ",
    ),
    (
        rf"^all (?:the )?other (?:{SCENE}s|ones) than (.+?) (?:out|away|off|can go|should go|go|must go){_END}",
        r"keep only scenes \1",
    ),
    (
        rf"\bgive (?:me|us) (?:an?|the) ({SHAPE})(?: (?:version|cut|format|one|edit|video|film))?{_END}",
        r"make it \1",
    ),
    (
        r"^(?:please )?(?:roll|go|step|jump|move) back (?:by )?(?:one|a|1) (?:version|step|edit|change)$",
        "undo",
    ),
    (
        rf"^{_OF_FIRST},? (?:please )?(?:{OUT} (?:all|everything) (?:but|except(?: for)?)|keep only|only keep|keep just|keep) (?P<named>{_NUMBERS}){_END}",
        _but_some,
    ),
    (
        rf"^(?:please )?(?:{OUT} (?:all|everything) (?:but|except(?: for)?)|keep only|only keep|keep just|keep) (?P<named>{_NUMBERS}) {_OF_FIRST}{_END}",
        _but_some,
    ),
    (
        rf"^(?P<place>{SCENE} \w+|(?:the|this|that) [\w% ]{{2,30}}?) (?:says|tells|has|is|reads|looks|feels|shows) (?:far |way |a bit |just )?too (?:much|many words|long|wordy|crowded|full|busy)(?: text)?[,;.:]+ (?:so )?(?:please )?{OUT} (?:the (?:words?|line|sentence|part) )?(?P<text>[\uf000-\uf0ff]){_END}",
        r"delete \g<text> from \g<place>",
    ),
    (
        r"^(?:i|we) want (?:(?:our|the|my|all) )?(?:people|viewers|users|them|readers|everyone|everybody|colleagues|teams?|customers|students|visitors)(?: to)? (?![^,.;]*[\uf000-\uf0ff])[^,.;:]{3,40}, so (?:please )?",
        "",
    ),
    (
        rf"^who said (?:it|(?:the|that|this) (?:quote|quotation|sentence|line))\? (?:it|that) (?:was|is)(?: not|n['’]t) [\w. ]{{2,30}}[.,;!] (?:please )?(?:put|write|say|make it|name|it was) (?P<text>[\uf000-\uf0ff]|(?-i:[A-Z])[\w. ]+?)(?: there| instead)?{_END}",
        r"the speaker of the quote is \g<text>",
    ),
    (
        r"^by (?-i:[A-Z])[\w. ]+, (?:(?:oh|ah|hm+|uh|er) )?no,? (?=the (?:quote|quotation|speaker)\b)",
        "",
    ),
    (
        rf"\b(move|shift|push|bring|pull|drag|slide|put|place|swap|switch|exchange|merge|combine|fold|join) (?:this|that)(?= (?:to|before|after|behind|in front|with|into|up|down|forward|back|at the)\b){_NO_TEXT}",
        r"\1 it",
    ),
    (rf"^(please )?(remove|delete|duplicate|copy|repeat|split) this{_END}", r"\1\2 it"),
    (
        rf"\b(move|shift|push|bring|pull|put) ((?:this|that|it|the|scene)(?: [\w%]+){{0,3}}?) (?:all the way )?(?:up )?(?:to the )?front{_END}",
        r"\1 \2 to the start",
    ),
    (
        rf"\b(?:merge|combine|fold|join|roll) (it|th(?:is|at) (?:one|{SCENE})|(?:{SCENE} )?\d+) into (?=scene \w+|the \w+|\d+\b)",
        r"merge \1 with ",
    ),
    (
        rf"\b{_HOLD} (?:it|this(?: one| {SCENE})?|that(?: one| {SCENE})?) (?:{_ON_SCREEN} )?(?:for )?(?P<times>twice|three times|half|2x|1\.5x) as long{_END}",
        r"make that scene \g<times> as long",
    ),
    (
        rf"\b{_HOLD} (?:it|this|that) {_ON_SCREEN} (?:for )?(?P<bit>(?:a (?:bit|little|touch) |a little bit |much |some )?longer){_END}",
        r"make that scene \g<bit>",
    ),
    (
        rf"^(?:please )?(?:make |set |let )?(?:(?:the )?(?P<edge>first|last) two (?:{SCENE}s|ones)|scenes (?P<one>\d+) (?:and|&|,) (?P<two>\d+))(?: should be| should last| last| to| at|:)? (?P<a>{_NUMBER})(?: ?{_SECONDS})? and (?P<b>{_NUMBER}) ?{_SECONDS}(?: long)?(?: respectively| each)?{_END}",
        _each_of,
    ),
)
