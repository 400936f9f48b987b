"""Words for lengths, shapes, moods, themes and volumes, as people write them in several languages."""

from __future__ import annotations

import re

from pictory_nb.engine.director.brief import MOODS, THEMES, Canvas

_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "half a": 0.5, "ein": 1,
    "eine": 1, "einer": 1, "zwei": 2, "drei": 3, "zehn": 10, "fünfzehn": 15, "zwanzig": 20,
    "dreißig": 30, "sechzig": 60, "halbe": 0.5, "halben": 0.5, "une": 1, "deux": 2, "trois": 3,
    "dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "soixante": 60, "un": 1, "dos": 2, "tres": 3,
    "diez": 10, "quince": 15, "veinte": 20, "treinta": 30, "sesenta": 60, "medio": 0.5, "半": 0.5,
    "一": 1, "两": 2, "三": 3, "五": 5, "十": 10, "十五": 15, "二十": 20, "三十": 30,
    "四十五": 45, "六十": 60, "九十": 90,
}  # fmt: skip
_AMOUNT = (
    r"(?:\d+(?:[.,]\d+)?|"
    + "|".join(sorted((re.escape(w) for w in _NUMBER_WORDS), key=len, reverse=True))
    + r")"
)
_SECONDS = r"(?:seconds?|secs?|s|sekunden?|sek\.?|secondes?|segundos?|seg\.?|秒钟?)"
_MINUTES = r"(?:minutes?|mins?|m|minuten?|minutos?|分钟|分)"
_LENGTH = re.compile(
    rf"(?<![\w.:])(?:(?P<clock_m>\d{{1,2}}):(?P<clock_s>[0-5]\d)(?!\s?(?:16|9)\b)(?=\s*(?:min|long|minutes?|"
    rf"video|film|clip)?\b)"
    rf"|(?:{_AMOUNT}\s?(?:-|–|to|bis|à|a|至|到)\s?)?(?P<minutes>{_AMOUNT})[\s-]?{_MINUTES}"
    rf"(?:(?:\s?(?:and|und|et|y)?\s?)(?P<rest>{_AMOUNT})(?:[\s-]?{_SECONDS})?)?"
    rf"|(?:{_AMOUNT}\s?(?:-|–|to|bis|à|a|至|到)\s?)?(?P<seconds>{_AMOUNT})[\s-]?{_SECONDS})(?![\w%])",
    re.IGNORECASE,
)
_LENGTH_CJK = re.compile(
    rf"(?P<minutes>{_AMOUNT})\s?分钟?(?P<half>半)?(?:(?P<rest>{_AMOUNT})\s?秒)?|(?P<seconds>{_AMOUNT})\s?秒"
)
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
_NO_MUSIC = re.compile(
    rf"\b(?:no|without(?: any)?|ohne|keine?|sans|pas de|sin|remove(?: the)?|drop(?: the)?|delete(?: the)?|"
    rf"mute(?: the)?|"
    rf"turn off(?: the)?|kill(?: the)?|stop(?: the)?|cut(?: the)?) (?:background )?{_MUSIC}|"
    rf"\b{_MUSIC} (?:off|aus|muted)\b|"
    rf"\bsilent (?:video|film|clip)|没有音乐|不要音乐|去掉音乐|关掉音乐|无音乐",
    re.IGNORECASE,
)


def length_ms_in(text: str) -> int | None:
    """Find the first length in `text`, in ms: "30 seconds", "1:30", "a minute", "45s"; of a range its end."""
    found = _LENGTH.search(text) or _LENGTH_CJK.search(text)
    if found is None:
        return None
    groups = found.groupdict()
    if groups.get("clock_m"):
        return (int(groups["clock_m"]) * 60 + int(groups["clock_s"])) * 1000
    if groups.get("minutes"):
        seconds = _amount(groups["minutes"]) * 60 + (_amount(groups["rest"]) if groups.get("rest") else 0)
        return round((seconds + (30 if groups.get("half") else 0)) * 1000)
    return round(_amount(groups["seconds"]) * 1000)


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


def canvas_in(text: str, current: Canvas) -> Canvas:
    """Change `current` to the shape, resolution and frame rate that `text` names."""
    shape, lines = shape_in(text), lines_in(text)
    fps_found = re.search(
        r"\b(24|25|30|48|50|60)\s?(?:fps|frames per second|bilder pro sekunde)\b", text, re.IGNORECASE
    )
    fps = int(fps_found[1]) if fps_found else current.fps
    if shape is None and lines is None:
        return Canvas(current.width, current.height, fps)
    shape = shape or shape_of(current)
    width, height = _SIZES[shape][lines or (720 if min(current.width, current.height) == 720 else 1080)]
    return Canvas(width, height, fps)


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


def _ratio(shape: str) -> float:
    width, height = shape.split(":")
    return int(width) / int(height)


def _amount(word: str) -> float:
    low = word.lower()
    return _NUMBER_WORDS[low] if low in _NUMBER_WORDS else float(low.replace(",", "."))
