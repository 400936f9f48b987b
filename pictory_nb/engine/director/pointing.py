"""Words inside a sentence that point back at one before it, beyond its opening word."""

from __future__ import annotations

import re

# What points back from further inside: a subject after an opening phrase, a dropped subject, an adverb.
_PATTERNS = {
    "en": (
        re.compile(
            r"^(?:(?:with)?in|on|at|after|before|during|by|from|with|for|under)(?: [\w'’-]+){1,5},? "
            r"(?:he|she|they)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"^(?:(?:today|now|then|soon|later|once),? (?:he|she|they)|ours|yours|mine|hers|theirs)\b",
            re.IGNORECASE,
        ),
        re.compile(r"^(?:\w+ ){1,3}(?:mine|hers|theirs|therefore|nevertheless|nonetheless)\b"),
        re.compile(r"^[^,;]{0,60}\b(?:the|that|this) (?:figure|number|share|latter|former)\b", re.IGNORECASE),
    ),
    "de": (
        re.compile(r"^[^,;:]{0,60}\b[a-zäöüß]+ (?:sie|er)\b(?! (?:sich|uns|mich)\b)"),
        re.compile(
            r"^(?:[\w-]+ ){1,4}(?:trotzdem|deshalb|deswegen|dennoch|daher|dafür|dagegen|stattdessen|dazu|"
            r"davon)\b"
        ),
        re.compile(
            r"^(?:Zwei|Drei|Vier|Fünf|Einige|Viele|Manche|Andere|Beide|Die meisten) [a-zäöüß]+en\b "
            r"(?=[A-ZÄÖÜ]|sich\b|auch\b|jetzt\b)"
        ),
        re.compile(r"^[^,;]{0,60}\bdie (?:Zahl|Quote|Ziffer) (?:sinkt|steigt|sank|stieg|liegt|lag)\b"),
    ),
    "fr": (
        re.compile(r"^(?:le|la|les) (?:nôtre|vôtre|mienne|sienne)s?\b", re.IGNORECASE),
        re.compile(
            r"^(?:dans|en|à|au|aux|après|avant|pour|sur|pendant|sous|avec|chez)\b[^,]{1,60}, "
            r"(?:elles?|ils?)\b(?! (?:faut|y a|est (?:\w+ )?(?:de|que|temps)|suffit|s['’]agit|vaut|existe|"
            r"ne restait|reste))",
            re.IGNORECASE,
        ),
        re.compile(
            r"^(?:aujourd['’]hui|maintenant|désormais|depuis|ensuite),? (?:ils|elles?|il (?!faut|y a|est))\b",
            re.IGNORECASE,
        ),
        re.compile(r"^(?:\S+ ){1,4}(?:pourtant|donc|quand même)\b"),
    ),
    "zh": (re.compile(r"^第[一二三四五六七八九十]+(?:件|个|点|步|条|项|方面|，)"),),
    "es": (
        re.compile(r"^(?:el|la|los|las) (?:nuestr|suy|mí|tuy)[oa]s?\b", re.IGNORECASE),
        re.compile(
            r"^(?!había|hubo|energía|filosofía|economía|todavía|según|cada)"
            r"\w+(?:ía|ían|ó|aban?|aron|ieron)\b(?! una vez)",
            re.IGNORECASE,
        ),
        re.compile(
            r"^(?:nadie|alguien|todos|muchos|algunos|quien) (?:lo|la|los|las|le|les)\b", re.IGNORECASE
        ),
        re.compile(r"^[^;]{0,60}\bla (?:cifra|cantidad|proporción)\b", re.IGNORECASE),
        re.compile(r"^(?:\S+ ){1,4}(?:tampoco|por eso|sin embargo)\b"),
    ),
}

_NUMBERED_PART = re.compile(
    r"^(?:day|step|week|part|phase|tag|schritt|woche|teil|jour|étape|semaine|día|paso|semana) "
    r"(?:\d{1,2}|one|two|three|four|five|eins|zwei|drei|vier|fünf|un|deux|trois|uno|dos|tres)\s?[:.–—]",
    re.IGNORECASE,
)


def points_back(sentence: str, language: str) -> bool:
    """Tell whether the sentence has its subject or its link in the one before ("Within a week she …")."""
    return bool(_NUMBERED_PART.match(sentence)) or any(
        pattern.search(sentence) for pattern in _PATTERNS.get(language, ())
    )
