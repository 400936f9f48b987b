"""Turns of phrase around a wish: "I should be grateful if you would", "it would help if the music faded out"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_PRESENT = {
    "faded": "fade", "started": "start", "began": "begin", "ended": "end", "finished": "finish", "lasted": "last",
    "said": "say", "read": "read", "came": "come", "stood": "stand", "sat": "stand", "moved": "move", "showed": "show",
    "had": "have", "used": "use", "stayed": "stay", "disappeared": "disappear", "played": "play", "was": "be", "were": "be",
    "ran": "run", "removed": "remove", "deleted": "delete", "made": "make", "changed": "change", "put": "put", "cut": "cut",
    "added": "add", "turned": "turn", "swapped": "swap", "shortened": "shorten", "lengthened": "lengthen", "took": "take",
}  # fmt: skip
_PAST = "|".join(_PRESENT)
_NICE = (
    r"(?:nice|great|good|helpful|useful|better|lovely|perfect|wonderful|ideal|best|fantastic|nicer|easier)"
)
_IF = rf"(?:^|(?<=[.!?;] ))(?:it|that) (?:would|['’]d|might) (?:be (?:\w+ )?{_NICE}|help(?: a lot)?|suit us)(?: (?:to me|for us|for me))? if "


def _should(found: re.Match[str]) -> str:
    verb = _PRESENT[found["verb"].lower()]
    return verb if found["who"].lower() in {"you", "we", "i"} else f"{found['who']} should {verb}"


_MIND = r"(?:wrong|misspel(?:led|t)|spel(?:led|t) wrong(?:ly)?|incorrect|mistyped|not (?:right|correct)|a (?:typo|mistake)|outdated|out of date)"

WISHES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    # as people write letters
    (
        r"\b(?:i wonder (?:if|whether) )?(?:(?:might|may|could) i|i (?:might|may|could)) (?:prevail (?:up)?on|trouble|ask|beg|bother) you to\b",
        "please",
    ),
    (r"^i(?: would| should| must|['’]d) (?:ask|beg|invite) you to\b", "please"),
    (r"^pray,? (?=\w)", "please "),
    (r"\bvery kindly\b", "kindly"),
    (
        r"^(?:the |our |my )?(title|headline|subtitle|brand name|company name|music|theme|number|quote|captions|background|ending|end card|call to action) (?:needs? (?:changing|replacing|a change|to (?:be )?(?:changed?|different))|(?:should|must|has to|have to) be (?:different|changed|something else|another one))(?=[.!]?$)",
        r"change the \1",
    ),
    (
        r"^the name (?:should|must|has to) be (?:different|changed|another one)(?=[.!]?$)",
        "change the brand name",
    ),
    (
        r"^(?:could|can) (the (?:logo|music|captions|backgrounds?|title|quote|voice)) be (?=[\w-]+(?: [\w-]+)?[.!]?$)",
        r"\1 should be ",
    ),
    (
        r", (?:since|as) (?=(?:i|we|one|they|he|she|people|nobody)\b(?! (?:said|say|agreed|discussed)\b))",
        ", because ",
    ),
    (r", (?:(?:of|for|to|in|with) )?(?:which|whom) (?:i|we|she|he|they) [^,.;\uf000-\uf0ff]*(?=[.!]?$)", ""),
    (r", for (?:my|our|his|her|their|the) [\w'’ ]{1,30} sake(?=[.!]?$)", ""),
    (r"\b(?:remain|linger) (?=on screen|for \w+ seconds)", "stay "),
    (r"\bthis whole (?=thing|video|film)", "the whole "),
    (r"\bswop\b", "swap"),
    (r"(?<=\w) concerning (?=\w)", " about "),
    (r"\bdispense with\b", "remove"),
    (r"(?<=\w) (?:during|throughout|for) the whole of the (?=film|video)", " in the whole "),
    (r"(?<=\w),? (?:leh|lah|lor|can or not)(?=[?.! ]*$)", ""),
    (
        r"\bi (?:should|would|['’]d) be (?:most |very |so |really )?(?:grateful|thankful|glad|happy|pleased|delighted|obliged) if (?:you|we) (?:would|could|can|might)\b",
        "please",
    ),
    (r"\bi (?:should|would|['’]d) (?:like|love|prefer|want) you to\b", "please"),
    (r"(?:^|(?<=[.!?;] ))(?:perhaps|maybe) (?:you|we) (?:could|can|might|would|should)\b", "please"),
    (
        rf"{_IF}(?P<who>you|we|i|(?:the |my |our |all |every |scene )[\w ]{{2,30}}?) (?P<verb>{_PAST})\b",
        _should,
    ),
    (r",? so that (?:it|that) (?:reads|says)\b", " to"),
    (
        r"\bso that (?:it|they) (?:comes?|stands?|goes|go|sits?|is|are) (?=(?:right |just |directly )?(?:before|after|between|behind)\b)",
        "",
    ),
    (
        r"(?<=\w) (?:like )?you know (?=\w)(?!(?:what|how|that|who|where|when|why|the|better|it|this|i|we)\b)",
        ", ",
    ),
    (r"^so (?:um+ |uh+ |yeah )*(?=(?:the|let['’]?s|we|i|my|our|can|could|please|make|scene)\b)", ""),
    (
        r"\b(logo|watermark|captions?|subtitles) (?:should|must|has to|have to|needs? to|can|could|may) go (?=(?:in|into|to|on|at|up|down)\b)",
        r"\1 should be ",
    ),
    (
        rf"^(?:the )?(title|subtitle|brand name|call to action|speaker of the quote|tagline) (?:is|was) {_MIND}[,;.:] ?(?:the (?:correct|right) (?:one|name|title|text|spelling)? ?is|the correct is|correct is|(?:it )?(?:should be|must be|has to be|should say|should read)|it['’]s|it is|please (?:write|use)|make it) (?:called )?(?=\S)",
        r"change the \1 to ",
    ),
    (r"^perhaps (?=(?:the|scene|my|our) [\w ]{2,30}? (?:should|could|might) )", ""),
    (
        r"^((?:the|scene|my|our) [\w ]{2,30}?) could (?=(?:come|go|have|stay|last|use|run|stand)\b)",
        r"\1 should ",
    ),
    (r"\bwould it be possible to\b", "please"),
    (r"\b(could|can) (we|you|i) (?:maybe|perhaps|possibly)\b", r"\1 \2"),
    (
        r"\b(?:the )?(?:second|third|first|fourth) list (point|item|bullet)\b",
        lambda f: f[0].replace("list ", "") + " of the list",
    ),
    (r"\b(should|could|can|must) (the [\w ]{2,30}?) (be|come|go|have|say|read)\b(?=[^?]*\?)", r"\1 \2 \3"),
    (r"^for the avoidance of doubt[:,]? ", ""),
    (
        r"^(?:house style|stet|three fixes[\w ]*|two things|a few things|deadline in \d+[\w ,]*|quick one|note|fyi|correction|the \w+ desk says|new (?:survey|figures?) (?:is|are) in)[:.,] ?",
        "",
    ),
    (r"^(?:hello|hi|hey|dear)(?: (?:dear|there|all|team|everyone|both))?[,!.]? (?=\S)", ""),
    (
        r"[,.] ?(?:thank you|thanks|many thanks|cheers)(?: (?:so|very) much| a lot| again)?(?:, ?\w+)?[.!]*$",
        "",
    ),
    (r"(?<=\w),? while (?:you['’]re|you are) at it(?=[.!,]?$|[.!,] )", ""),
    (r"\bdo it (?:so )?that\b", "make it so that"),
    (
        r", which (?:is|are|was|looks?|sounds?|feels?|reads?|seems?|fits?|suits?|makes?|gives?|would|works?)\b[^,.;:?]*(?=[.!]*$)",
        "",
    ),
    (r"^(?:no[,. ]+)+(?=(?:leave|keep|don['’]?t|do not|let) (?:the|it|that|my|our)\b)", ""),
    (r"^(?:no|nope),? (?=(?:go back|undo|revert|restore|back to|return to)\b)", ""),
    (r"\b(the quote|the quotation|it) is (?:actually|really|in fact|of course) (?=by|from)", r"\1 is "),
    (r"\b(?:please )?add also\b|\balso add\b", "add"),
)
