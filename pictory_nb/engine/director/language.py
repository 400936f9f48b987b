"""Which language a text is in, what its words are, and which of them carry no meaning of their own."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CJK_CHAR = re.compile(f"[{_CJK}]")
_CJK_RUN = re.compile(f"[{_CJK}]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
)
_STEM_LENGTH = 6

_STOP_WORDS = {
    "en": """a about above after again all also although always am an and any are as at be because been
        before being below between both but by can cannot could did do does doing done down during
        each either else even ever every few for from further get gets got had has have having he
        her here hers him his how however i if in into is it its itself just keep less let like made
        make many may me might more most much must my neither no nor not now of off often on once
        one only or other our out over own per rather really same say says she should since so some
        still such than that the their them then there these they this those though through thus to
        too under until up upon us very was we well were what when where whether which while who
        whom whose why will with within without would yes yet you your""",
    "de": """aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin
        bis bist da dadurch damit dann das dass dein dem den denn der des dich die dies diese dieser
        dieses dir doch dort du durch ein eine einem einen einer eines er es etwa etwas euch für
        gegen gibt hab habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem
        ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes kann kein keine keinen
        können man mehr mein mich mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne
        schon sehr sein seine seinem seinen seiner seit sich sie sind so soll sollte sondern um und
        uns unser unter vom von vor war waren warum was weil welche wenn wer werden wie wieder will
        wir wird wo wurde wurden zu zum zur zwar zwischen über""",
    "fr": """a afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir car ce
        ceci cela celle celui ces cet cette ceux chaque chez comme comment d dans de depuis des donc
        dont du elle elles en encore entre est et eu eux fait faire il ils j je jusque l la le les
        leur leurs lors lui là ma mais me mes moi moins mon même n ne ni nos notre nous on ont ou où
        par parce pas peu peut plus pour pourquoi qu quand que quel quelle qui s sa sans se ses si
        son sont sous sur ta te tes toi ton tous tout toute toutes trop tu un une vers vos votre
        vous y à été être très c'est qu'il qu'elle""",
    "es": """a al algo algunos ante antes aquí así aunque cada casi como con contra cual cuando cómo de
        del desde donde dos durante e el ella ellas ellos en entre era eran es esa ese eso esta
        estaba están estar este esto estos está fue fueron ha hace hacer han hasta hay la las le les
        lo los me mi mientras mis mucho muchos muy más ni no nos nosotros nuestra nuestro o os otra
        otro otros para pero poco por porque pues que quien qué se sea ser si sin sino sobre solo
        son su sus sí también tan tanto te tiene tienen todo todos tu tus un una uno unos y ya yo él
        sólo""",
    "zh": """的 了 和 是 在 我 有 他 她 它 这 那 们 也 都 就 而 及 与 着 或 一个 没有 我们
        你们 他们 自己 这个 那个 这些 那些 不是
        就是 但是 因为 所以 如果 可以 已经 什么 怎么 为什么 以及 对于 关于 一种 一些""",
}


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return words of `language` that say nothing about the topic; none for a language without a list."""
    return frozenset(_STOP_WORDS.get(language, "").split())


def is_cjk(text: str) -> bool:
    """Tell whether `text` is mostly written without spaces (Chinese, Japanese)."""
    cjk = count_cjk(text)
    return cjk > 0 and cjk * 3 > sum(character.isalpha() for character in text) - cjk


def count_cjk(text: str) -> int:
    """Count the Chinese and Japanese characters of `text`."""
    return len(_CJK_CHAR.findall(text))


def detect_language(text: str) -> str:
    """Return the two-letter code of the language of `text`, by script ranges and stop words; else "en"."""
    sample = text[:20_000]
    letters = sum(1 for character in sample if character.isalpha())
    for code, pattern in _SCRIPTS:
        threshold = 0.05 if code == "ja" else 0.3
        if letters and len(pattern.findall(sample)) > threshold * letters:
            return code
    counts = Counter(match.lower() for match in _WORD.findall(sample))
    scores = {
        code: sum(counts[word] for word in stop_words(code) if len(word) > 1)
        for code in ("en", "de", "fr", "es")
    }
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > scores["en"] else "en"


def count_words(text: str) -> int:
    """Count the words in `text`; each Chinese or Japanese character counts as one."""
    cjk = count_cjk(text)
    return cjk + len(_WORD.findall(_CJK_CHAR.sub(" ", text) if cjk else text))


def terms(text: str, language: str) -> list[str]:
    """List the content terms of `text`: lower case, crudely stemmed, character pairs for Chinese."""
    stops = stop_words(language)
    found: list[str] = []
    for run in _CJK_RUN.findall(text):
        pairs = [run[i : i + 2] for i in range(len(run) - 1)] or [run]
        found.extend(pair for pair in pairs if pair not in stops and not set(pair) <= stops)
    for word in _WORD.findall(_CJK_RUN.sub(" ", text)):
        low = word.lower().replace("’", "'")
        if low not in stops and low.split("'")[0] not in stops and (len(low) > 2 or low[0].isdigit()):
            found.append(low.removesuffix("'s")[:_STEM_LENGTH])
    return found
