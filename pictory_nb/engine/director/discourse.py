"""How sentences lean on the one before: openers to trim, words that make them unfit to stand alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pictory_nb.engine.director.language import terms
from pictory_nb.engine.director.pointing import points_back

if TYPE_CHECKING:
    from collections.abc import Container

# Trimmed from the start of a sentence when the one before it is not told: the claim stands without them.
_TRIM = {
    "en": r"and|but|so|yet|also|plus|however|of course|in fact|indeed|actually|in short|simply put|"
    r"put simply|"
    r"in other words|moreover|furthermore|in addition|additionally|after all|thus|therefore|hence|"
    r"as a result|"
    r"for example|for instance|to be clear|in practice|ultimately|in the end|luckily|fortunately|"
    r"unfortunately|"
    r"not surprisingly|unsurprisingly|that said|even so|still|besides|now|well|finally|again|in turn|"
    r"consequently|"
    r"better still|better yet|worse|worse still|admittedly|granted|needless to say",
    "de": r"aber|und|doch|denn|also|jedoch|allerdings|außerdem|zudem|darüber hinaus|tatsächlich|kurz gesagt|"
    r"natürlich|schließlich|letztlich|deshalb|daher|deswegen|folglich|zum beispiel|beispielsweise|dennoch|"
    r"trotzdem",
    "fr": r"mais|et|or|donc|car|cependant|pourtant|toutefois|en effet|de plus|en outre|par ailleurs|bien sûr|"
    r"en fait|en bref|bref|ainsi|par conséquent|par exemple|finalement|enfin|après tout|d'ailleurs|"
    r"d’ailleurs",
    "es": r"pero|y|así que|sin embargo|no obstante|además|de hecho|por supuesto|en resumen|por lo tanto|"
    r"por tanto|"
    r"por ejemplo|al final|finalmente|en definitiva|después de todo|ahora bien|también",
    "zh": r"但是|但|而且|而|所以|因此|然而|不过|可是|此外|另外|同时|事实上|其实|当然|总之|例如|"
    r"比如|于是|然后|最后|最终",
}
# Without a comma only these are safe to cut: other conjunctions move the verb or carry on a clause.
_TRIM_WITHOUT_COMMA = {
    "en": r"and|but|so|yet",
    "de": r"aber|und|doch|denn",
    "fr": r"mais|et|or|car",
    "es": r"pero|y",
    "zh": r"但是|但|而且|所以|因此|然而|不过|可是|其实|当然",
}
# "In those thirteen weeks, 73% of …": a phrase of place or time that only the sentence before explains.
_BACK_PHRASE = {
    "en": r"(?:in|during|over|at|by|for|after|within|across|among|through) (?:this|that|these|"
    r"those)(?: [\w-]+){1,3}",
    "de": r"(?:in|während|bei|nach|für) (?:diese[rnm]?|jene[rnm]?)(?: [\w-]+){1,3}",
    "fr": r"(?:dans|pendant|durant|après|pour) (?:ce|cet|cette|ces)(?: [\w-]+){1,3}",
    "es": r"(?:en|durante|tras|después de|para) (?:est[ae]|es[ae]|est[ao]s|es[ao]s)(?: [\w-]+){1,3}",
}
_LEANS = {
    "en": r"(?:this|that|these|those|it|its|they|their|them|he|his|him|she|her|hers|such|here|both|neither|"
    r"either|"
    r"another|others?|instead|otherwise|then|meanwhile|similarly|likewise|conversely|rather|thereby|therein|"
    r"that's|this's|it's|they're|he's|she's|it'll|they'll|they've|the (?:same|other|former|latter|second|"
    r"third|"
    r"fourth|fifth|next|last|first|opposite|reverse|result|rest|answer|point|difference|reason)|(?:on|"
    r"in) the other|"
    r"first|second|third|secondly|thirdly|next|which|because|or|nor|same|not (?:this|that|these|those|so)|"
    r"(?:in|with|by|for|from|of|at|on|to|after|before|because of|despite|without|until|like|under|during|"
    r"since) "
    r"(?:this|that|these|those|it|them|him|her|their|its|doing so|such)|one (?:of (?:them|these|those)|was|"
    r"is|has|had)|"
    r"do(?:ing)? (?:so|this|that)|do it|why\?|how so|until then|even then|by then|none of|all of (?:this|"
    r"that|these|those)|"
    r"each of (?:these|those|them)|some (?:of (?:them|these)|did|do|are|were)|many (?:did|do|are|were)|"
    r"most (?:did|do|are|were)|"
    r"no\b,|yes\b,|not anymore|the trick|what's more|where|there (?:it|they)|it wasn't|too often|"
    r"when (?:they|it|he|she|this|that)|if (?:they|it|he|she|this|that|so|not)|once (?:they|it|he|she|this|"
    r"that)|"
    r"while (?:they|it|he|she|this|that)|as (?:they|it|he|she)|since (?:they|he|she)|here's|here is|"
    r"here are)\b",
    "de": r"(?:dies(?:e[rsmn]?)?|er|sie|es|ihre?[rsmn]?|ihn|ihm|seine?[rsmn]?|dabei|dadurch|damit|dafür|"
    r"daraus|darin|"
    r"darauf|darum|davon|dazu|danach|dagegen|dann|so|solche[rsmn]?|beide|stattdessen|sonst|andernfalls|hier|"
    r"dort|"
    r"ebenso|genauso|gleichzeitig|jene[rsmn]?|weil|oder|was|(?:das|der|die) (?:ist|war|hat|sind|waren|wird|"
    r"kann|"
    r"bedeutet|heißt|gilt|macht|hilft|führt|zeigt|geht|liegt|spart|kostet|braucht)|wenn (?:sie|er|es|das|"
    r"dies)|"
    r"deshalb|daher|deswegen|folglich|zum beispiel|beispielsweise|trotzdem|dennoch|außerdem|zudem|"
    r"vor \w+ jahren war es|erstens|zweitens|drittens|zuerst|zuletzt)\b",
    "fr": r"(?:ce(?:t|tte|s)?|ceci|cela|ça|c['’]est|c['’]était|ils?|elles?|leurs?|lui|celui|celle|ceux|"
    r"celles|"
    r"son|sa|ses|ainsi|alors|puis|ensuite|sinon|de même|au contraire|à l['’]inverse|là|ici|parce que|ou|"
    r"les deux|l['’]autre|les autres|le même|la même|quand (?:ils?|elles?)|s['’]ils?|si elles?|en)\b",
    "es": r"(?:est[aeo]s?|es[aeo]s?|aquell[ao]s?|él|ella|ellos|ellas|ello|su|sus|así|entonces|luego|después|"
    r"por eso|por ello|de lo contrario|del mismo modo|al contrario|en cambio|ahí|allí|aquí|porque|o|ambos|"
    r"ambas|el otro|la otra|los demás|lo mismo|cuando (?:ellos|ella|él)|eso)\b",
    "zh": r"(?:这|那|它|他|她|其|此|该|否则|于是|因为|如此|同样|相反|"
    r"反之|接着|之后|首先|其次|再次|这时|对此|为此|或者|后者|前者)",
}
# "It is easy to …", "Il faut …", "Es gibt …": an empty subject that points at nothing.
_EMPTY_SUBJECT = {
    "en": r"it(?:'s| is| was| takes| took| can be| becomes| seems| turns)(?: \w+){0,3} (?:to|that|when|for|"
    r"how|why)\b"
    r"|(?:this|these) (?:post|article|guide|essay|talk|year|week|month|spring|summer|autumn|winter|video)\b"
    r"|first(?: impressions|-time|-class| aid)\b|such as\b|here (?:are|is) (?:\w+ ){0,2}(?:\w+ ){1,3}(?:to|"
    r"that|for|you)\b"
    r"|those who\b|where (?:\w+ ){1,8}\w+,|the (?:first|last|next) (?:\w+ ){1,3}(?:of|in|is|was|costs?|"
    r"takes?)\b",
    "de": r"es (?:gibt|geht um|lohnt sich|ist (?:\w+ ){0,2}(?:wichtig|leicht|schwer|möglich|besser|gut|klar|"
    r"zeit))"
    r"|sie (?:möchten|wollen|können|sollten|brauchen)\b|diese[rsmn]? (?:beitrag|artikel|text|woche|monat|"
    r"jahr)\b",
    "fr": r"il (?:faut|y a|est (?:\w+ ){0,2}(?:de|que|temps)|suffit|s['’]agit|vaut mieux|existe)|"
    r"en (?:\d{4}|france|europe|ligne|moyenne|général|équipe|réunion|\w+ant)\b|cet? (?:article|texte|guide)\b"
    r"|cette (?:année|semaine)\b|ce (?:qui|que|mois)\b|celui qui|ceux qui",
    "es": r"est[ae] (?:artículo|texto|guía|año|semana|mes)\b|este? es el momento",
    "zh": r"这篇|其中|他们说|那些|该如何|此文|其他",
}
_LATER_PRONOUN = {
    "en": re.compile(r"\b(?:they|them|he|him|she|this|these|those)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:dies|dieser|dieses|diesen|ihnen|ihn|ihm)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ils|elles|cela|celui-ci|celle-ci|(?<!il )y (?=\w))\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:ellos|ellas|esto|eso)\b", re.IGNORECASE),
    "zh": re.compile(r"它|他们|她|这些|那些"),
}
_ELLIPSIS = re.compile(
    r"(?:\w+ ){1,2}(?:do|does|did|is|are|was|were|can|will|have|has)(?: not|"
    r"n['’]t)?[.!?]$",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?<!il )\by (?:est|sont|a|ont|était|étaient)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:—–]|\s(?:and|but|who|which|that|when|because|if|while|than|as|where|so|or|until)\s"
)
_OBJECT = re.compile(
    r"\w\s(?:it|them|him)\b|\w\sher\b(?=\s(?:a|an|the|to|two|three|four|five|\d|in|on|at|for|with|from|"
    r"about)\b|[.!?]?$)",
    re.IGNORECASE,
)
_EMPTY_OBJECT = re.compile(
    r"\b(?:mak\w+|made|find\w*|found|tak\w+|took|keep\w*|call\w*|is|was) it (?:\w+ ){0,2}(?:to|that|when|"
    r"for)\b|"
    r"\b(?:worth it|make it|made it|call it a day|that|as if|if|when) it\b",
    re.IGNORECASE,
)
_DEFINITE = {
    "en": re.compile(
        r"The (?P<noun>(?:[a-z-]+ ){0,2}?[a-z-]+) (?:was|were|is|are|had|has|did|do|[a-z]+ed|[a-z]+s)\b"
    ),
    "de": re.compile(r"(?:Der|Die|Das) (?P<noun>(?:[a-zäöüß-]+ ){0,2}[A-ZÄÖÜ][\w-]+) "),
    "fr": re.compile(r"(?:Le|La|Les|L['’])\s?(?P<noun>[\w-]+) "),
    "es": re.compile(r"(?:El|La|Los|Las) (?P<noun>[\w-]+) "),
}
_ASIDE = re.compile(r"\s*[(（][^()（）]{1,120}[)）]|\s*\[[^\[\]]{1,60}\]")
_SIGNPOST = re.compile(
    r"^(?:let(?:'s|’s| us| me)|in (?:this|the next|the following) (?:post|article|section|guide|chapter)|"
    r"as (?:i|we) "
    r"(?:said|mentioned|saw)|here(?:'s|’s| is| are) (?:how|why|what|the|a|an|some|three|five)|read on|"
    r"in diesem (?:artikel|beitrag)|dans cet article|en este artículo|本文|在本文)\b",
    re.IGNORECASE,
)


def is_signpost(sentence: str) -> bool:
    """Tell whether the sentence only announces what the text will do next."""
    return bool(_SIGNPOST.match(sentence))


def without_asides(sentence: str) -> str:
    """Drop bracketed asides; the rest is untouched."""
    return _ASIDE.sub("", sentence).strip() or sentence


def without_opener(sentence: str, language: str) -> str:
    """Drop a leading connective ("But", "In those weeks,") that points back at an untold sentence."""
    opener = _opener(language)
    if opener is None:
        return sentence
    for _ in range(2):
        found = opener.match(sentence)
        rest = sentence[found.end() :] if found else ""
        if len(rest) < (4 if language == "zh" else 12):
            break
        sentence = rest[0].upper() + rest[1:]
    return sentence


def leans_back(sentence: str, language: str) -> bool:
    """Tell whether the sentence opens by pointing at one before it ("This …", "They …", "Instead …")."""
    patterns = _leaning(language)
    if patterns is None:
        return False
    leaning, empty_subject = patterns
    opening = sentence.lstrip("\"“„«‘'(「『¿¡ ").replace("’", "'")
    if language == "en" and (_points_outside(opening) or _ELLIPSIS.match(opening)):
        return True
    if language == "fr" and _THERE.search(opening):
        return True
    if points_back(opening, language):
        return not empty_subject.match(opening)
    return bool(leaning.match(opening)) and not empty_subject.match(opening)


def pronoun_weight(sentence: str, language: str) -> float:
    """How much the sentence relies on third-person pronouns anywhere, from 0 to 1."""
    pattern = _LATER_PRONOUN.get(language)
    return min(1.0, len(pattern.findall(sentence)) / 2) if pattern else 0.0


def _points_outside(opening: str) -> bool:
    """Tell whether the first clause has "charged her", "helps it": an object that it does not name."""
    clause = _CLAUSE.split(opening, maxsplit=1)[0]
    return bool(_OBJECT.search(clause)) and not _EMPTY_OBJECT.search(opening)


def is_unintroduced(sentence: str, language: str, known: Container[str]) -> bool:
    """Tell whether the sentence opens with "The ferryman …", a thing that only the text before introduced.

    `known` holds the terms of title and headings; what is named there needs no introduction.
    """
    pattern = _DEFINITE.get(language)
    found = pattern.match(sentence) if pattern else None
    return found is not None and not any(term in known for term in terms(found["noun"], language))


@cache
def _opener(language: str) -> re.Pattern[str] | None:
    if language not in _TRIM:
        return None
    comma, gap = ("[，,]", "") if language == "zh" else (",", r"\s+")
    back_phrase = _BACK_PHRASE.get(language, r"(?!)")
    return re.compile(
        rf"(?:(?:{_TRIM[language]}|{back_phrase}){comma}\s*|(?:{_TRIM_WITHOUT_COMMA[language]}){gap})(?=\S)",
        re.IGNORECASE,
    )


@cache
def _leaning(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    if language not in _LEANS:
        return None
    return (
        re.compile(_LEANS[language], re.IGNORECASE),
        re.compile(rf"(?:{_EMPTY_SUBJECT[language]})", re.IGNORECASE),
    )
