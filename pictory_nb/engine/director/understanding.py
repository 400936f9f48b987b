"""A message taken apart: what to do, and the script to do it with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pictory_nb.engine.director import phrases
from pictory_nb.engine.director.brief import LONGEST_MS, SHORTEST_MS, Brief
from pictory_nb.engine.director.language import count_words, is_cjk
from pictory_nb.engine.director.lengths import length_ms_in
from pictory_nb.engine.director.telling import tell

_FILM = (
    r"(?:videos?|clips?|reels?|shorts?(?! (?:version|cut|one|edit|form)\b)|films?|"
    r"movies?|teasers?|trailers?|promos?|adverts?|ads?|spots?|"
    r"explainers?|summar(?:y|ies)|"
    r"recaps?|vidéos?|vídeos?|kurzfilm\w*|werbespot\w*|\w*[Vv]ideos?|resumen|résumé|tiktoks?|stor(?:y|ies)|"
    r"montage|mp4)"
)
_SOURCE = (
    r"(?:posts?|articles?|scripts?|text|essay|blog|story|notes?|draft|speech|following|below|it|this|"
    r"newsletter|press release|"
    r"beitrag|artikel|skript|texto?s?|artículo|guion|article|billet|文章|博客|文字|脚本|稿)"
)
_MAKE = (
    r"(?:make|turn|convert|create|produce|generate|summari[sz]e|condense|cut|edit|build|render|transform|"
    r"give|do|prepare|"
    r"shorten|shoot|compose|write|design|adapt|use|take|keep|mach(?:e|en)?|erstelle?n?|verwandl\w+|wandle|"
    r"fasse?|kürze|"
    r"fai(?:s|tes)|crée[rz]?|créez|transforme[rz]?|résume[rz]?|génère|haz|crea|convierte|resume|genera|"
    r"transforma)"
)
_POLITE = (
    r"(?:(?:please|hi|hello|hey|ok(?:ay)?|now|then|thanks|bitte|s['’]il (?:te|vous) pla[iî]t|por favor|just|"
    r"so|and)[,!.\s]+)*"
    r"(?:(?:can|could|would|will) you (?:please )?|(?:kannst|könntest) du (?:bitte )?|(?:peux-tu|"
    r"pouvez-vous) |puedes |"
    r"i(?:['’]d| would) (?:like|love)(?: you)? (?:to )?|i (?:want|need)(?: you)? (?:to )?|we (?:want|"
    r"need) (?:to )?|let['’]s |"
    r"help me (?:to )?|ich (?:möchte|brauche|will) |je (?:veux|voudrais) |quiero |necesito )?"
)
_ORDER = re.compile(rf"^{_POLITE}{_MAKE}\b", re.IGNORECASE)
_WISH = re.compile(
    r"^(?:please |hi,? |hello,? )?(?:i(?:['’]d| would) (?:like|love)|i (?:want|need)|we (?:want|need)|"
    r"ich (?:möchte|brauche)|"
    r"je (?:veux|voudrais)|quiero|necesito)\b",
    re.IGNORECASE,
)
_CHINESE_ORDER = re.compile(
    r"(?:把|将|用|请|帮我|给我|做|制作|生成|转|改|剪)[^。！？\n]{0,40}(?:视频|短片|影片|预告|片子|短视频|宣传片)|(?:视频|短片)[：:]"
)
_FILM_WORD = re.compile(rf"\b{_FILM}\b", re.IGNORECASE)
_SOURCE_WORD = re.compile(rf"(?:\b{_SOURCE}\b|文章|博客|文字|脚本)", re.IGNORECASE)
_QUOTED = r"[\"“„«'‘「](?P<quoted>[^\"”“»'’」\n]{1,120})[\"”“»'’」]"
_TITLE = re.compile(
    rf"(?:\btitled|\bcalled|\bentitled|\b(?:with )?(?:the )?(?:title|headline|titel|titre|título)|"
    rf"标题)\s*(?:is|to|as|of|be|"
    rf"[:=：是为])?\s*{_QUOTED}",
    re.IGNORECASE,
)
_CTA = re.compile(
    rf"(?:\b(?:end|ends|ending|finish|close|closing)(?: card)?\s*(?:it )?(?:with|on|saying)?|"
    rf"\bcall to action|\bcta)\s*[:=]?\s*{_QUOTED}",
    re.IGNORECASE,
)
_BRAND = re.compile(
    r"\b(?:brand(?: name)?|company|logo text|marke)\s*(?:is|to|as|name|called|[:=])+\s*(?:called\s+)?[\"“'‘]?"
    r"(?P<a>[^\"”'’,.;:\n]{2,40})|\bbranded\s+(?:for|as|with|"
    r"by)\s+(?:the\s+)?[\"“'‘]?(?P<b>[^\"”'’,.;:\n]{2,40})"
    r"|\bfor (?:my|our) (?:brand|company|startup|shop|agency)\s+[\"“'‘]?(?P<c>[^\"”'’,.;:\n]{2,40})|"
    r"品牌(?:名)?(?:是|为|[:：])\s*"
    r"(?P<d>[^，。,.\s]{1,20})",
    re.IGNORECASE,
)
_BRAND_STOP = re.compile(
    r"\s+(?:and|with|in|at|und|mit|et|avec|y|con|using|for|video|as)\b.*$", re.IGNORECASE
)
_NO_CAPTIONS = re.compile(
    r"\b(?:no|without(?: any)?|ohne|keine|sans|sin) (?:captions?|subtitles?|untertitel|sous-titres|"
    r"subtítulos)\b|"
    r"\b(?:captions?|subtitles?|untertitel|sous-titres|subtítulos) (?:off|aus)\b|(?:不要|没有|无|关闭)字幕",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    rf"\b{_FILM}\b[^.:\n]*?\s(?:for|about|on|announcing|introducing|promoting|presenting|"
    rf"inviting (?:people )?to|über|für|zum|zur|"
    r"sur|pour|sobre|para)\s+(?P<topic>[^.;\n]+)",
    re.IGNORECASE,
)
_TOPIC_CHINESE = re.compile(
    r"(?:关于|介绍|宣传)(?P<a>[^，。,\n的]{2,24})(?:的|[，。,\n]|$)"
    r"|[为给](?P<b>[^，。,\n]{2,24}?)(?:做|制作|生成|拍)"
)
_STATES = re.compile(r"\b(?:is|are|was|were|has|had)\b")
_TEASER = re.compile(
    r"\b(?:teasers?|trailers?|promos?|ads?|adverts?|announc\w+|invit\w+|launch|sale|event|opening|werbe\w*|"
    r"promoci\w+)\b|预告|宣传|广告",
    re.IGNORECASE,
)
_OPTION_CLAUSE = re.compile(
    r"^(?:with|in|at|no|without|using|and|please|titled|called|branded|mit|ohne|avec|sans|con|sin|"
    r"for (?:youtube|tiktok|instagram|"
    r"linkedin|reels?|shorts?|stories|mobile|phones?|social)|make it|keep it|\d)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"^\s*(?:[-*_=~]{3,}|`{3,}(?:md|markdown|text|txt)?|\"{3}|<{3,}|>{3,})\s*$")
_MAX_ORDER_WORDS = 70


@dataclass(frozen=True, slots=True)
class Request:
    """A message in two parts; either may be empty."""

    instruction: str
    script: str


def split_message(message: str) -> Request:
    """Tell the instruction from the script in `message`, whichever comes first."""
    text = message.replace("\r\n", "\n").strip()
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    head = _leading_order(lines, first)
    if head is not None:
        instruction, rest = head
        script = _without_frame(rest)
        if script:
            return Request(instruction, script)
        return Request(instruction, "")
    last = len(lines) - 1
    if last > first and is_order(lines[last]) and not lines[last - 1].strip():
        return Request(lines[last].strip(), _without_frame(lines[:last]))
    return Request("", _without_frame(lines))


def is_order(text: str) -> bool:
    """Tell whether `text` tells us to make a film, and is no sentence of a script."""
    line = text.strip()
    if not line or line.startswith(("#", ">", "- ", "* ", "|")) or count_words(line) > _MAX_ORDER_WORDS:
        return False
    return any(_orders(sentence) for sentence in re.split(r"(?<=[.!?。！])\s+", line))


def read_brief(instruction: str, current: Brief | None = None) -> Brief:
    """Read the wishes in `instruction`, on top of `current`."""
    brief = current or Brief()
    impossible: list[str] = []
    length_ms = length_ms_in(instruction)
    if length_ms is not None and not SHORTEST_MS <= length_ms <= LONGEST_MS:
        impossible.append(tell("A video here lasts from 3 seconds to 2 hours, so I took the nearest length."))
        length_ms = min(max(length_ms, SHORTEST_MS), LONGEST_MS)
    if re.search(r"\b(?:4k|2160p|1440p|uhd)\b", instruction, re.IGNORECASE):
        impossible.append(tell("4K is more than I can render; this is 1080p."))
    volume_pct = phrases.volume_pct_in(instruction)
    return replace(
        brief,
        length_ms=length_ms if length_ms is not None else brief.length_ms,
        keep_all=phrases.keeps_all(instruction) or brief.keep_all,
        portion=phrases.portion_in(instruction) or brief.portion,
        canvas=phrases.canvas_with(
            brief.canvas,
            shape=phrases.shape_in(instruction),
            lines=phrases.lines_in(instruction),
            fps=phrases.fps_in(instruction),
        ),
        mood=phrases.mood_in(instruction) or brief.mood,
        volume_pct=brief.volume_pct if volume_pct is None else volume_pct,
        theme=phrases.theme_in(instruction) or brief.theme,
        brand=brand_in(instruction) or brief.brand,
        captions=brief.captions and not _NO_CAPTIONS.search(instruction),
        voice=phrases.voice_in(instruction) or brief.voice,
        title=_quoted(_TITLE, instruction) or brief.title,
        call_to_action=_quoted(_CTA, instruction) or brief.call_to_action,
        topic=topic_in(instruction) or brief.topic,
        teaser=bool(_TEASER.search(instruction)) or brief.teaser,
        impossible=tuple(impossible),
    )


def brand_in(text: str) -> str | None:
    """Find the brand name that `text` gives: "brand: Acme", "branded for Acme"."""
    found = _BRAND.search(text)
    if found is None:
        return None
    name = next(group for group in found.groups() if group)
    name = _BRAND_STOP.sub("", name).strip().strip("\"“”'‘’")
    return name if name and name.lower() not in {"video", "name", "the"} else None


def topic_in(instruction: str) -> str | None:
    """Find what a film without a script is about: "our sale" in "a teaser for our sale, 9:16"."""
    found = _TOPIC.search(instruction)
    if found is None:
        chinese = _TOPIC_CHINESE.search(instruction)
        return (chinese["a"] or chinese["b"]).strip("我们的 ") or None if chinese else None
    clauses = [clause.strip() for clause in found["topic"].split(",")]
    kept = [clauses[0]]
    for clause in clauses[1:]:
        if _is_option(clause):
            break
        kept.append(clause)
    topic = re.sub(
        r"\s+(?:in|at|with|as|mit|avec|con)\s+(?:\d|a |an |the )?[^,]*\b(?:seconds?|minutes?|music|"
        r"captions?|format|style|theme|"
        r"aspect|ratio|mood|voice|9:16|16:9|1:1|4:5|\d+%)\b.*$",
        "",
        ", ".join(kept),
        flags=re.IGNORECASE,
    ).strip(" \"“”'")
    generic = (
        rf"(?:{_SOURCE}|(?:my|our|the|this) (?:{_SOURCE}|{_FILM}|channel|audience|followers)|me|us|you\w*|"
        rf"tiktok|instagram|linkedin|social media)"
    )
    if not topic or re.fullmatch(generic, topic, re.IGNORECASE) or phrases.shape_in(topic):
        return None
    return topic


def _leading_order(lines: list[str], first: int) -> tuple[str, list[str]] | None:
    """Return the instruction at the top and the lines after it; None when a script begins the message."""
    line = lines[first].strip() if lines else ""
    clause, colon, after = _at_colon(line)
    if colon and is_order(clause) and count_words(after) >= 4 and not _is_option(after):
        return clause, [after, *lines[first + 1 :]]
    end = first
    while end < len(lines) and lines[end].strip():
        end += 1
    block = " ".join(part.strip() for part in lines[first:end])
    if is_order(line):
        stop = first + 1
        while (
            stop < end
            and not line.endswith((":", "："))
            and (is_order(lines[stop]) or _is_option(lines[stop]))
        ):
            stop += 1
        return " ".join(part.strip() for part in lines[first:stop]).rstrip(":："), lines[stop:]
    if end - first > 1 and not line.startswith(("#", ">", "-")) and is_order(block):
        return block.rstrip(":："), lines[end:]
    return None


def _at_colon(line: str) -> tuple[str, str, str]:
    found = re.search(r"[:：](?=\s)|：", line)
    return (line[: found.start()], ":", line[found.end() :].strip()) if found else (line, "", "")


def _without_frame(lines: list[str]) -> str:
    """Return the script without blank lines, fences and rules around it."""
    kept = list(lines)
    front_matter = bool(kept) and re.match(r"^---\s*$", next((x for x in kept if x.strip()), ""))
    if not front_matter or not any(re.match(r"^\w+:\s", line) for line in kept[:6]):
        while kept and (not kept[0].strip() or _SEPARATOR.match(kept[0])):
            kept.pop(0)
    while kept and (not kept[-1].strip() or _SEPARATOR.match(kept[-1])):
        kept.pop()
    return "\n".join(kept).strip()


def _orders(sentence: str) -> bool:
    clean = sentence.strip()
    films = bool(_FILM_WORD.search(clean))
    length = length_ms_in(clean) is not None
    if _CHINESE_ORDER.search(clean):
        return True
    if _ORDER.match(clean):
        if _STATES.search(clean) and not (length or _SOURCE_WORD.search(clean)):
            return False
        return (films or length) and (bool(_SOURCE_WORD.search(clean)) or films)
    if _WISH.match(clean):
        return films
    return films and (length or topic_in(clean) is not None) and _is_wish_phrase(clean)


def _is_wish_phrase(sentence: str) -> bool:
    """Tell a noun phrase that orders by itself: "a 20 second teaser for our spring sale, upbeat, 9:16"."""
    return (
        count_words(sentence) <= 25
        and re.match(
            r"^(?:an?|one|my|our|the|short|quick|new|ein\w*|une?|un|\d+|half|vertical|square|teaser|promo|"
            r"trailer|video)\b",
            sentence,
            re.IGNORECASE,
        )
        is not None
        and not re.search(
            r"\b(?:is|was|are|were|has|had|will|can|makes?|ist|war|est|était|es|era)\b", sentence
        )
    )


def _is_option(text: str) -> bool:
    """Tell whether a clause only says how the film should be."""
    clean = text.strip().strip(".")
    if count_words(clean) > (20 if is_cjk(clean) else 14):
        return False
    told = (
        length_ms_in(clean),
        phrases.shape_in(clean),
        phrases.lines_in(clean),
        phrases.mood_in(clean),
        phrases.theme_in(clean),
        phrases.volume_pct_in(clean),
        phrases.keeps_all(clean) or None,
        _NO_CAPTIONS.search(clean),
        _OPTION_CLAUSE.match(clean),
        phrases.voice_in(clean),
        brand_in(clean),
    )
    return any(value is not None and value is not False for value in told)


def _quoted(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found["quoted"].strip() if found else None
