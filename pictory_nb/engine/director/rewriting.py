"""New words in a scene: captions cut and timed anew, cards rewritten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.captions import caption_limit, split_caption
from pictory_nb.engine.director.drafting import caption_meta
from pictory_nb.engine.director.figures import stat_of
from pictory_nb.engine.director.film import (
    Film,
    FilmScene,
    Json,
    Text,
    shifted,
    with_scene,
)
from pictory_nb.engine.director.pacing import enough_ms, fit, least_ms, whole_frames_ms
from pictory_nb.engine.director.plan import CaptionScene, StatScene
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.wording import spoken_length

if TYPE_CHECKING:
    from pictory_nb.engine.director.operations import (
        ReplaceText,
    )


def with_captions(film: Film, index: int, text: str) -> tuple[Film, str]:
    """Write captions into a scene; it grows when they need more time than it has."""
    scene, fps = film.scenes[index], film.canvas.fps
    plan = CaptionScene(split_caption(text, caption_limit(text, film.canvas.aspect)))
    length_ms = whole_frames_ms(max(scene.duration_ms, enough_ms(least_ms([plan]), fps)), fps)
    first = round(int(scene.video["st"]) * fps / 1000)
    (timed,) = fit([plan], length_ms, fps)

    def at(offset_ms: int) -> int:
        return round((first + round(offset_ms * fps / 1000)) * 1000 / fps)

    texts: list[Text] = []
    for number, (piece, span) in enumerate(zip(plan.captions, timed.captions, strict=True)):
        start_ms, end_ms = at(span.start_ms), at(span.end_ms)
        name = f"seg_{looks.number(scene.video['id'], number, piece):012x}"
        meta = caption_meta(piece, end_ms - start_ms)
        texts.append(Text("Captions", {"id": name, "st": start_ms, "d": end_ms - start_ms, "m": meta}))
    grown = at(timed.span.end_ms) - at(0) - scene.duration_ms
    film = with_scene(film, index, FilmScene({**scene.video, "d": scene.duration_ms + grown}, tuple(texts)))
    if grown <= 0:
        return film, ""
    film = shifted(film)
    return film, tell(
        " It needs more time to be read, so the video is now {length} long.",
        length=spoken_length(film.length_ms),
    )


def resplit(film: Film) -> Film:
    """Cut the captions anew where the new shape is too narrow for them."""
    aspect = film.canvas.aspect
    for index, scene in enumerate(film.scenes):
        if scene.kind != "caption" or not scene.texts:
            continue
        texts = [text.words for text in scene.texts]
        limit = caption_limit(texts[0], aspect)
        if any(len(text) > limit for text in texts):
            film, _ = with_captions(film, index, " ".join(texts))
    return film


def exchanged(text: str, operation: ReplaceText) -> str:
    """Exchange the first place where `text` says the old words, whatever the case and white space."""
    pattern = r"\s+".join(map(re.escape, operation.old.split()))
    if _ARTICLE.match(operation.new) and not _ARTICLE.match(operation.old):
        # "Alarm bell → the warning sign": the new words bring their article with them.
        pattern = rf"(?:\b(?:the|an?)\s+)?{pattern}"

    def cased(found: re.Match[str]) -> str:
        return _cased(operation.new, found[0], operation.old)

    made = re.sub(pattern, cased, text, count=1, flags=re.IGNORECASE)
    if operation.new or made == text:
        return made
    return re.sub(r"(?<=[.!?]) [.!?]| (?=[.,;:!?])", "", _LEFT_OVER.sub("", " ".join(made.split())))


# "…, ." is left of "…, because of that."
_LEFT_OVER = re.compile(r"\s*[,;:，；：]+\s*(?=[.!?。！？]?$)|^\s*[,;:，；：]+\s*")
_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)


def _cased(new: str, old: str, typed: str) -> str:
    """Return the new words with a capital where the old ones have it, though they were typed without it.

    An article brings its own, unless it replaces one that has a capital.
    """
    is_article = _ARTICLE.match(new) and _ARTICLE.match(old)
    is_typed_small = typed.islower() and new.islower() and not old[0].islower()
    is_capital = old[0].isupper() and (is_article or is_typed_small)
    return f"{new[0].upper()}{new[1:]}" if is_capital else new


def with_exchanged(meta: Json, operation: ReplaceText) -> Json:
    """Exchange the old words wherever a card shows them."""
    changed = dict(meta)
    for key in ("value", "text", "subtitle", "by"):
        if key in changed:
            changed[key] = exchanged(str(changed[key]), operation)
    for key in ("series", "items"):
        if key in changed:
            changed[key] = [exchanged(str(item), operation) for item in changed[key]]
    return changed


def card_saying(text: Text, words: str) -> Json:
    """Write other words on a card; a number in them becomes the value of a number card."""
    meta = text.segment["m"]
    if text.role == "stat":
        stat = stat_of(words) or StatScene(str(meta.get("value", "")), words)
        return {**meta, "value": stat.value, "text": stat.text}
    return {**meta, "text": words}
