"""Words for lengths, shapes, moods, themes and volumes, as people write them in several languages."""

from __future__ import annotations

import re
from functools import cache

from pictory_nb.engine.director.brief import MOODS, THEMES, Canvas, Voice
from pictory_nb.engine.director.lengths import LENGTH_PATTERNS

_SHAPES = {
    "9:16": r"9\s?[:x/]\s?16|vertical\w*|portrait|tik\s?toks?|reels?|shorts\b|stor(?:y|ies) format|"
    r"hochformat|vertikal\w*|竖屏|竖版|1080\s?[x×]\s?1920|720\s?[x×]\s?1280|for (?:my )?(?:phone|mobile)s?",
    "4:5": r"4\s?[:x/]\s?5|(?:instagram|insta) (?:feed|post)|1080\s?[x×]\s?1350",
    "1:1": r"1\s?[:x/]\s?1(?!\d)|square|quadratisch\w*|carr[ée]e?|cuadrad[oa]|方形|1080\s?[x×]\s?1080",
    "16:9": r"16\s?[:x/]\s?9|landscape|horizontal\w*|widescreen|querformat|paysage|apaisad[oa]|横屏|横版|"
    r"youtube(?! short)|1920\s?[x×]\s?1080|1280\s?[x×]\s?720",
}
_SIZES = {
    "16:9": {1080: (1920, 1080), 720: (1280, 720)},
    "9:16": {1080: (1080, 1920), 720: (720, 1280)},
    "1:1": {1080: (1080, 1080), 720: (720, 720)},
    "4:5": {1080: (1080, 1350), 720: (720, 900)},
}
SHAPES = tuple(_SIZES)
FRAME_RATES = (24, 25, 30, 48, 50, 60)
_MOOD_WORDS = {
    "lo-fi": r"lo-?\s?fi|chill\w*|laid[- ]back|mellow|低保真",
    "upbeat": r"upbeat|happy|energetic|energi[ae]\w*|fun\b|cheerful|playful|lively|joyful|fröhlich\w*|"
    r"mitreißend\w*|"
    r"entraînant\w*|joyeu\w+|dynamique|alegre\w*|欢快|活泼|轻快",
    "calm": r"calm\w*|relax\w*|gentle|peaceful|soothing|quiet mood|ambient|soft music|ruhig\w*|calme|doux|"
    r"douce|tranquil\w*|"
    r"平静|舒缓|安静",
    "cinematic": r"cinematic|epic|dramatic|filmisch\w*|cinématographique|épique|cinematográfic\w*|épic\w+|"
    r"电影感|史诗|大气",
    "corporate": r"corporate|business-like|professional\w*|professionell\w*|professionnel\w*|profesional\w*|"
    r"商务|专业",
    "inspiring": r"inspir(?:ing|ational)|uplifting|motivational|hopeful|inspirierend\w*|inspirante?s?|"
    r"inspirador\w*|励志|鼓舞人心",
}
_THEME = re.compile(
    r"\b(?P<a>"
    + "|".join(THEMES)
    + r")\b(?=[\w\s,]{0,12}\b(?:theme|look|style|colou?rs?|palette|thema|stil|thème|tema))"
    r"|\b(?:theme|look|style|palette|thema|thème|tema)\b(?:\s+(?:to|is|be|of|auf|en|a|"
    r"called))?\s*[:=]?\s*[\"“']?"
    r"(?P<b>" + "|".join(THEMES) + r")\b|主题[是为换成：: ]*(?P<c>" + "|".join(THEMES) + ")",
    re.IGNORECASE,
)
_DARK_OR_LIGHT = re.compile(
    r"\b(?:(?P<dark>dark)|(?P<light>light|bright|white))\s+(?:theme|look|style|background|mode)",
    re.IGNORECASE,
)
_MUSIC = r"(?:music|bgm|soundtrack|score|beat|musik|musique|música|音乐|配乐|volume|lautstärke|音量)"
_PERCENT = re.compile(
    r"(?P<pct>\d{1,3})\s?(?:%|percent|per cent|prozent|pour cent|por ciento)", re.IGNORECASE
)
_KEEP_ALL = re.compile(
    r"\b(?:keep|use|include|show|tell|film|take) (?:all|everything|(?:the )?(?:whole|entire|full|complete)|"
    r"every (?:word|sentence))"
    r"|\b(?:the )?(?:whole|entire|full|complete) (?:post|article|script|text|story|thing)|\bword for word|"
    r"\bunabridged|"
    r"\bdon['’]?t (?:cut|shorten|condense|summari[sz]e)|\bdo not (?:cut|shorten|condense|summari[sz]e)|"
    r"\bwithout (?:cutting|"
    r"shortening)|\bleave nothing out|\b(?:alles behalten|ungekürzt|nichts weglassen|garde tout|tout garder|"
    r"en entier|"
    r"intégral\w*|consérvalo todo|todo el texto|completo)\b|全部保留|保留全部|保留全文|完整|不要删|一字不",
    re.IGNORECASE,
)
_PORTIONS = (
    (
        (0.5, 1.0),
        r"(?:second|last|latter) half|zweite[nr]? hälfte|(?:deuxième|seconde) moitié|segunda mitad|后半|下半",
    ),
    ((0.0, 0.5), r"first half|erste[nr]? hälfte|première moitié|primera mitad|前半|上半"),
    ((0.0, 1 / 3), r"first third|erste[ns]? drittel|premier tiers|primer tercio|前三分之一"),
    ((2 / 3, 1.0), r"(?:last|final) third|letzte[ns]? drittel|dernier tiers|último tercio|后三分之一"),
    ((1 / 3, 2 / 3), r"(?:middle|second) third"),
    ((0.75, 1.0), r"last quarter"),
    ((0.0, 0.25), r"first quarter"),
)
_NO_MUSIC = re.compile(
    rf"\b(?:no|without(?: any)?|ohne|keine?|sans|pas de|sin|remove(?: the)?|drop(?: the)?|delete(?: the)?|"
    rf"mute(?: the)?|"
    rf"turn off(?: the)?|kill(?: the)?|stop(?: the)?|cut(?: the)?) (?:background )?{_MUSIC}|"
    rf"\b{_MUSIC} (?:off|aus|muted)\b|"
    rf"\bsilent (?:video|film|clip)|没有音乐|不要音乐|去掉音乐|关掉音乐|无音乐",
    re.IGNORECASE,
)


def keeps_all(text: str) -> bool:
    """Tell whether `text` wants the whole script told."""
    return bool(_KEEP_ALL.search(text))


def portion_in(text: str) -> tuple[float, float] | None:
    """Find the part of the script that `text` names, as fractions of its words: "only the second half"."""
    return next((part for part, words in _PORTIONS if re.search(words, text, re.IGNORECASE)), None)


def shape_in(text: str) -> str | None:
    """Find the shape named in `text`: "16:9", "9:16", "1:1" or "4:5"."""
    for shape, pattern in _SHAPES.items():
        if re.search(rf"(?<![\w:])(?:{pattern})(?![\w:])", text, re.IGNORECASE):
            return shape
    return None


def lines_in(text: str) -> int | None:
    """Find the resolution named in `text`: 720 or 1080 lines."""
    if re.search(r"\b720\s?p|\b(?:1280\s?[x×]\s?720|720\s?[x×]\s?1280)\b", text, re.IGNORECASE):
        return 720
    full = re.search(r"\b1080\s?p|\bfull[ -]?hd\b|\b1920\s?[x×]\s?1080|\b1080\s?[x×]", text, re.IGNORECASE)
    return 1080 if full else None


_FPS = re.compile(r"\b(24|25|30|48|50|60)\s?(?:fps|frames per second|bilder pro sekunde)\b", re.IGNORECASE)
_SIZE = re.compile(r"\b(?:720|1080)\s?p\b|\bfull[ -]?hd\b", re.IGNORECASE)
_GLUE = re.compile(
    r"(?<!\w)(?:make|set|change|switch|turn|use|put|give|keep|have|go|convert|render|do|let|add|play|it|this|that|"
    r"the|a|an|video|film|clip|whole thing|in|into|to|with|at|of|as|for|be|is|by|on|and|some|my|our|me|long|"
    r"length|duration|total|music|bgm|soundtrack|background|volume|mood|theme|look|style|palette|format|aspect|"
    r"ratio|shape|orientation|resolution|fps|only|just|more|rather|instead|script|post|text|part)(?!\w)"
    r"|视频|音乐|音量|时长|主题|格式|只[要用]|[把将改变换做调设成为到用的是]",
    re.IGNORECASE,
)


def fps_in(text: str) -> int | None:
    """Find the frame rate named in `text`."""
    found = _FPS.search(text)
    return int(found[1]) if found else None


def canvas_with(current: Canvas, *, shape: str | None, lines: int | None, fps: int | None) -> Canvas:
    """Change what is named of a canvas: its shape, its resolution (720 or 1080 lines), its frame rate."""
    if shape is None and lines is None:
        return Canvas(current.width, current.height, fps or current.fps)
    lines = lines or (720 if min(current.width, current.height) == 720 else 1080)
    width, height = _SIZES[shape or shape_of(current)][lines]
    return Canvas(width, height, fps or current.fps)


def shape_of(canvas: Canvas) -> str:
    """Name the shape nearest to `canvas`."""
    return min(_SIZES, key=lambda name: abs(_ratio(name) - canvas.aspect))


def mood_in(text: str) -> str | None:
    """Find the music mood named in `text`."""
    return next(
        (mood for mood in MOODS if re.search(rf"(?<!\w)(?:{_MOOD_WORDS[mood]})(?!\w)", text, re.IGNORECASE)),
        None,
    )


def theme_in(text: str) -> str | None:
    """Find the theme named in `text`: a name next to a word such as "theme", or "dark" and "light"."""
    found = _THEME.search(text)
    if found:
        return next(name for name in found.groups() if name).lower()
    tone = _DARK_OR_LIGHT.search(text)
    if tone is None:
        return None
    return "midnight" if tone["dark"] else "paper"


def volume_pct_in(text: str) -> int | None:
    """Find the music volume named in `text`, 0 to 100; 0 for no music."""
    if _NO_MUSIC.search(text):
        return 0
    for found in _PERCENT.finditer(text):
        near = text[max(0, found.start() - 40) : found.end() + 25]
        if re.search(_MUSIC, near, re.IGNORECASE) or mood_in(near):
            return min(100, int(found["pct"]))
    return None


_VOICE = re.compile(
    r"\b(?:with|add|use|and|plus|in|by|want|include|mit|avec|con)\s+"
    r"(?:an?\s|the\s|eine[rm]?\s|une?\s|una?\s)?(?:\w+\s){0,2}?"
    r"(?:voice[- ]?overs?|voice|narrat(?:ion|or)|sprecher\w*|sprechstimme|stimme|voix(?: off)?|"
    r"narrateur|voz(?: en off)?|locución|narrador\w*)\b"
    r"|\bvoice[- ]?(?:over)? on\b|\b(?:voiced|narrated|vertont|read (?:it )?(?:aloud|out)|speak it)\b"
    r"|(?:带|加|配|有|用)(?:上)?[男女]?(?:声)?(?:配音|旁白|解说)|[男女]声配音",
    re.IGNORECASE,
)
_NO_VOICE = re.compile(
    r"\b(?:no|without(?: any| an?)?|ohne|keine?|sans|sin)\s(?:voice|narrat|stimme|sprecher|voix|voz)|"
    r"\bvoice[- ]?(?:over)? off\b|(?:不要|没有|无)(?:配音|旁白)",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:male|man(?:['’]s)?|männlich\w*|masculin\w*|homme|hombre|sprecher)\b|男", re.IGNORECASE
)


def voice_in(text: str) -> Voice | None:
    """Find the wish for a voice in `text`; None when there is none."""
    if not _VOICE.search(text) or _NO_VOICE.search(text):
        return None
    return Voice(name="male" if _MALE.search(text) else "female")


def _ratio(shape: str) -> float:
    width, height = shape.split(":")
    return int(width) / int(height)


def names_only_options(text: str) -> bool:
    """Tell whether `text` names options and nothing else, but for words that carry no wish of their own."""
    rest, found = text, 0
    for pattern in _option_patterns():
        rest, count = pattern.subn(" ", rest)
        found += count
    return found > 0 and not _GLUE.sub(" ", rest).strip(" ,.!:()。，！、%")


@cache
def _option_patterns() -> tuple[re.Pattern[str], ...]:
    words = "|".join((*_SHAPES.values(), *_MOOD_WORDS.values(), *(words for _, words in _PORTIONS)))
    return (
        _NO_MUSIC,
        _KEEP_ALL,
        _FPS,
        _SIZE,
        _THEME,
        _DARK_OR_LIGHT,
        *LENGTH_PATTERNS,
        re.compile(rf"(?<![\w:])(?:{words})(?![\w:])", re.IGNORECASE),
        _PERCENT,
    )
