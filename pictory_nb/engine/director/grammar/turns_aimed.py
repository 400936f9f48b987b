"""Turns of phrase that say where and wherefore a look, a sound or a name of the brand is wished: "here only", "our TV needs 25 fps"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.turn_words import Turns

_SCENE = r"(?:the )?(?:scene \d+|number|stat|statistic|quote|quotation|list|title(?: card)?|end card|closing card|outro|intro|(?:first|second|third|fourth|fifth|last) (?:scene|card))"
_NAMED = re.compile(rf"\b{_SCENE}\b|\bscenes? \w+\b", re.IGNORECASE)
_LOOKS = r"(?:waves?|grid|bokeh|mesh(?: gradient)?|contours?|gradient|papercut|(?:midnight|sunrise|lagoon|paper|ink|aurora|ember|daylight|light|dark)(?: theme| look)?)"
_FORMAT = (
    r"(?:\d+ ?(?:fps|frames)|\d{3,4}p\b|vertical|portrait|square|landscape|widescreen|9:16|16:9|1:1|4:5)"
)
_JOIN = r"(?:fade|fading|transition|dissolve|cross-?fade|wipe|slide)s?"
_PLAIN = r"(?:hard|straight|direct|clean|plain|simple)"


def _here(found: re.Match[str]) -> str:
    """Say which scene "just this one" is, when none was named before."""
    return "" if _NAMED.search(found.string[: found.start()]) else " in this scene"


AIMED: Turns = (
    # where
    (rf"\b({_LOOKS}(?: background)?),? (?:only )?here(?: only)?(?=(?: please)?[.!]*$)", r"\1 in this scene"),
    (r"^((?:(?! and )[^,.;])*?)\b(?:for|in|on) (?:just |only )?(this (?:scene|card|slide)) (?:only|alone)\b", r"\1in \2"),
    (r"(?<=\w),? (?:just|only) (?:(?:in|for|on) )?(?:this|that) (?:scene|one|card|slide)(?=[.!]*$)", _here),
    (r"(?<=\w),? (?:but )?(?:not (?:in|on|for) (?:the|any) (?:others?|rest|other (?:scenes|ones|cards))|nowhere else)(?=[.!]*$)", ""),
    (r"\b(behind|before|into) this(?=(?: please)?[.!]*$)", r"\1 this scene"),
    # joins between scenes
    (rf"^(?:please )?no {_JOIN} (?:before|into|to) ({_SCENE}|this scene|this),? (?:(?:just|only|but|rather|please) )?(?:an? )?(?:{_PLAIN} )?cut(?: (?:to|into) it| there| instead)?(?=[.!]*$)", r"no transition before \1"),
    (rf"^(?:please )?(?:(?:make|use|do) )?(?:(?:it|an?) )*{_PLAIN} cut (?:into|to|before) ({_SCENE}|this scene)(?=[.!]*$)", r"no transition before \1"),
    # what it is like, and whom it would please
    (r",? (?:just )?like (?:in|on) (?:star wars|netflix|(?:the |a |an |our |my )?[a-z]+(?: [a-z]+)?)(?=[.!?]*$)(?<!scene)(?<!card)(?<!title)(?<!quote)(?<!list)(?<!number)", ""),
    (r", (?:just )?like (?:our|my|their|the ones? in (?:our|my)) [a-z' ]{3,40}(?=[.!?]*$)(?<!scene)(?<!card)(?<!title)(?<!quote)(?<!list)(?<!number)", ""),
    (rf"^(?:an? |the )?((?:{_LOOKS}|karaoke|boxed|plain|pop|slide|wipe)\b[\w ]*?) (?:would|might|could) (?:be|look|feel|work|suit)(?: (?:really|much|so|more|a lot|very))* [\w ]{{2,40}}[.!]*$", r"use \1"),
    # for whom
    (rf"^(?:our|my|the|their) [\w' -]{{2,40}}? (?:needs?|wants?|requires?|asks? for|expects?) (?:it (?:in |at )?|the video (?:in|at) )?(?={_FORMAT})", "make it "),
    (r"^for (?:the |our |my )?(?:mobile|phones?|instagram|tiktok|the web)(?: \w+)?: (?=\w)", ""),
    # sound
    (r"\b(?:the )?music (?:should|could|needs? to|must|has to) have an? (faster|slower|quicker) (?:tempo|beat|pace)\b", r"make the tempo of the music \1"),
    (r"\btake (?=(?:my|our|the) (?:own |new |uploaded |attached )+(?:track|song|mp3|music|tune|logo|font|photo|picture|image|clip|video)\b(?![^,.;]*\b(?:out|off|away|down|back)\b))", "use "),
    (r"\b(use|play|take) (.{4,30}?) instead of (?:the |that |this )?(?:lo-?fi|current|old|calm|upbeat)(?: (?:music|track|song|one|beat))?(?=[.!]*$)", r"\1 \2"),
    (rf"\b(behind {_SCENE}) (?:instead of|rather than) (?:the |its |those )?[a-z]+(?=[.!]*$)", r"\1"),
    (r"\b(?:take|pick|choose|go for|go with) (?=something (?:more )?(?:corporate|calm(?:er)?|upbeat|cinematic|inspiring|lo-?fi)\b)", "use "),
    # the brand
    (r"\bcorporate (?=(?:font|typeface|lettering|colou?rs?|logo|identity|palette|website)\b)", ""),
    (r"^(?:please )?(?:change|rename|replace|update) (?:(?-i:[A-Z])[\w&. -]*?) (?:to|with|by|into) ((?-i:[A-Z])[\w&. -]*?) (?:as|for|in) (?:the |our )?(?:brand(?: name)?|company name|name of the (?:brand|company))(?=[.!]*$)", r"change the brand name to \1"),
    (r"^we(?:['’]ve| have)? (?:renamed|rebranded)(?: ourselves| the company| it)? (?:to|as|into) ((?-i:[A-Z])[\w&-]*(?: (?-i:[A-Z])[\w&-]*)*)(?: [a-z][\w ]{2,24})?[,.;] (?:so )?(?:please )?(?:update|change|fix|adapt|correct) (?:the |our )?(?:brand(?: name)?|name|logo text)(?=[.!]*$)", r"change the brand name to \1"),
    (r"^we(?:['’]re| are) (?:now )?(?:called )?((?-i:[A-Z])[\w&-]*(?: (?-i:[A-Z])[\w&-]*)*),? so (?:please )?(?:change|update|correct) (?:the |our )?(?:brand(?: name)?|company name)(?=[.!]*$| and\b)", r"change the brand name to \1"),
    (r"^(our brand(?: name)? is [^,.;]+?) and (?:the|our) (?:tagline|slogan|motto) is ", r"\1 and our tagline is "),
)  # fmt: skip
