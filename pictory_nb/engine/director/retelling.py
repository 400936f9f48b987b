"""A film told anew from its script: another length, all of it, or another part; its settings stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.brief import (
    Brief,
)
from pictory_nb.engine.director.casting import Cast
from pictory_nb.engine.director.drafting import Look, draft_of
from pictory_nb.engine.director.film import (
    Film,
    FilmScene,
    first_of,
    read_film,
    shifted,
    with_texts,
)
from pictory_nb.engine.director.keeping import with_old_looks
from pictory_nb.engine.director.portions import portion_of
from pictory_nb.engine.director.reading import read_script
from pictory_nb.engine.director.storyboard import plan_film
from pictory_nb.engine.director.telling import tell
from pictory_nb.engine.director.voicing import narrator_or_note, voiced_board
from pictory_nb.engine.director.wording import spoken_length, subtitle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.operations import (
        Retell,
    )
    from pictory_nb.engine.director.steps import MediaItem


_LEAST_MS = 3000


def retold(film: Film, operation: Retell, media: Sequence[MediaItem]) -> tuple[Film, str]:
    """Plan the film again from its script with all of its settings."""
    source, meta = film.source, film.meta
    old = (0.0, 1.0) if operation.keep_all else source.get("portion", (0.0, 1.0))
    portion = operation.portion or (float(old[0]), float(old[1]))
    length_ms = operation.length_ms
    if length_ms is None and not operation.keep_all:
        length_ms = source.get("length_ms")
    music = film.music["m"] if film.music else {}
    intro, old_scenes, outro = _without_brand_cards(film)
    told_ms = length_ms
    if length_ms is not None:
        # The brand's cards are part of the length that is asked for.
        told_ms = max(_LEAST_MS, length_ms - sum(scene.duration_ms for scene in (*intro, *outro)))
    brief = Brief(
        length_ms=told_ms,
        keep_all=operation.keep_all,
        portion=portion,
        canvas=film.canvas,
        volume_pct=int(music.get("volume_pct", 0)),
        brand=film.brand,
        captions=bool(meta.get("captions", {}).get("show", True)),
        title=str(meta.get("title", "")) or None,
    )
    script = portion_of(read_script(str(source["script"])), portion)
    narrator, _ = narrator_or_note(film.draft)
    board = voiced_board(script, brief, narrator) if narrator else plan_film(script, brief)
    mood = str(music.get("mood", "lo-fi"))
    own = next((item for item in media if item.media_id == music.get("media_id")), None)
    look = Look(mood, str(meta.get("theme", "midnight")), int(meta.get("seed", 0)))
    draft = draft_of(
        board,
        brief,
        look,
        Cast(music=own),
        title=brief.title or "",
        language=script.language,
        script=str(source["script"]),
        stage=frozenset({"Video", "BGM", "Title", "Cards", "Captions"}),
    )
    merged = {**film.meta, "source": {**draft["m"]["source"], "length_ms": length_ms}}
    made = {**film.draft, "d": draft["d"], "t": [*draft["t"], *film.others], "m": merged}
    again = with_old_looks(old_scenes, read_film(made), media)
    if intro or outro:
        again = shifted(replace(again, scenes=(*intro, *again.scenes, *outro)))
    if film.music is not None:
        again = replace(again, music={**film.music, "d": again.length_ms})
    told = tell(
        "The video is now {length} long, with {words:,} words of the script",
        length=spoken_length(again.length_ms),
        words=board.words,
    )
    told += tell(" in all of its parts.") if not board.condensed else tell(".")
    if source.get("edited"):
        told += tell(" It was told anew, so your own changes to its texts are gone.")
    return again, told


def _without_brand_cards(film: Film) -> tuple[tuple[FilmScene, ...], ...]:
    """Part scenes into the brand's cards in front, all that is told, and the brand's other cards."""
    told = tuple(scene for scene in film.scenes if scene.kind != "brand")
    first = 0
    while first < len(film.scenes) and film.scenes[first].kind == "brand":
        first += 1
    behind = tuple(scene for scene in film.scenes[first:] if scene.kind == "brand")
    return film.scenes[:first], told, behind


def _told_ms(film: Film) -> int:
    """Return how long all is that the film tells: what is no card of the brand."""
    return film.length_ms - sum(scene.duration_ms for scene in film.scenes if scene.kind == "brand")


def with_true_subtitle(film: Film, before: Film) -> Film:
    """Let our own "A 30-second summary" follow the length without the brand's cards; others stay."""
    index = first_of(film, "title")
    if index is None or film.length_ms == before.length_ms:
        return film
    language = str(film.meta.get("language", "en"))
    # Films made before this counted the brand's cards, too.
    ours = {subtitle(length_ms, language) for length_ms in (_told_ms(before), before.length_ms)}
    if film.scenes[index].texts[0].segment["m"].get("subtitle") not in ours:
        return film
    fresh = subtitle(_told_ms(film), language)
    return with_texts(film, index, lambda text: {**text.segment["m"], "subtitle": fresh})
