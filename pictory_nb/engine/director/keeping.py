"""A film told anew keeps how its scenes look: what survives is known again by what it says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director import looks
from pictory_nb.engine.director.casting import cast
from pictory_nb.engine.director.drafting import uploaded
from pictory_nb.engine.director.film import Film, FilmScene, Json, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pictory_nb.engine.director.steps import MediaItem

_LOOKS = ("theme", "captions", "transition")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_LEAST_SHARE = 0.6
"""So much of what a scene says, in words, an old one must have said to be the same."""


def with_old_looks(old: Sequence[FilmScene], film: Film, media: Sequence[MediaItem]) -> Film:
    """Return a film that was told anew with the looks of the scenes that it was told in before.

    A scene that says what an old one said has that one's background, theme, captions and transition. What all
    old scenes had in common, all have. Uploads whose scene is gone are shown in new ones; what was not in the
    film before does not come into it.
    """
    known = _matches(old, film.scenes)
    common = _common(old)
    scenes = [
        _looking_like(scene, old[known[place]].video["m"] if place in known else _own(common, scene))
        for place, scene in enumerate(film.scenes)
    ]
    fresh = [place for place in range(len(scenes)) if place not in known and "background" not in common]
    shown = {_upload_of(scene) for scene in scenes}
    waiting = [item for item in media if item.media_id in {_upload_of(scene) for scene in old} - shown]
    placed = cast([plan_of(scenes[place]) for place in fresh], waiting).scenes
    for number, place in enumerate(fresh):
        if number in placed:
            item = placed[number]
            scenes[place] = _with_meta(scenes[place], {"name": item.name, "background": uploaded(item)})
        else:
            scenes[place] = _apart(scenes, place)
    return replace(film, scenes=tuple(scenes))


def _matches(old: Sequence[FilmScene], new: Sequence[FilmScene]) -> dict[int, int]:
    """Map the places of new scenes to those of the old scenes that they are, each at most once."""
    words = [_words(scene) for scene in old]
    where: dict[str, set[int]] = defaultdict(set)
    for place, said in enumerate(words):
        for word in said:
            where[word].add(place)
    found: list[tuple[float, int, int]] = []
    for number, scene in enumerate(new):
        said = _words(scene)
        near = {place for word in said for place in where[word]} if said else set()
        for place in near:
            share = (said & words[place]).total() / said.total()
            is_alike = scene.kind == old[place].kind
            if share >= _LEAST_SHARE or (is_alike and scene.kind in {"title", "end"}):
                found.append((-share - 0.5 * is_alike, number, place))
    known: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in sorted(found):
        if number not in known and place not in taken:
            known[number] = place
            taken.add(place)
    return known


def _words(scene: FilmScene) -> Counter[str]:
    return Counter(_WORD.findall(" ".join(text.all_words for text in scene.texts).lower()))


def _common(old: Sequence[FilmScene]) -> Json:
    """Return what every old scene looks like: the user asked for it everywhere."""
    made: Json = {}
    for key, scenes in (("background", old), ("theme", old), ("captions", old), ("transition", old[1:])):
        values = [scene.video["m"].get(key) for scene in scenes]
        if key == "background":
            families = {(value or {}).get("family") for value in values}
            if len(values) > 1 and len(families) == 1 and None not in families:
                made |= {"name": scenes[0].video["m"].get("name", ""), "background": values[0]}
        elif len(values) > 1 and values[0] is not None and all(value == values[0] for value in values):
            made[key] = values[0]
    return made


def _own(common: Json, scene: FilmScene) -> Json:
    """Return what all scenes have in common with a picture that is this scene's alone."""
    if "background" not in common:
        return common
    family = common["background"]["family"]
    seed = looks.number("picture", scene.video["id"], family) % 1000
    return {**common, "background": {"family": family, "seed": seed}}


def _looking_like(scene: FilmScene, look: Mapping[str, object]) -> FilmScene:
    made = {key: look[key] for key in _LOOKS if key in look}
    if "background" in look:
        made |= {"name": look.get("name", ""), "background": look["background"]}
    return _with_meta(scene, made)


def _with_meta(scene: FilmScene, changes: Mapping[str, object]) -> FilmScene:
    return replace(scene, video={**scene.video, "m": {**scene.video["m"], **changes}})


def _upload_of(scene: FilmScene) -> str | None:
    media_id = scene.video["m"].get("background", {}).get("media_id")
    return str(media_id) if media_id else None


def _family(scene: FilmScene) -> str:
    return str(scene.video["m"].get("background", {}).get("family"))


def _apart(scenes: Sequence[FilmScene], place: int) -> FilmScene:
    """Return a new scene with another background than those beside it."""
    near = {_family(scenes[at]) for at in (place - 1, place + 1) if 0 <= at < len(scenes)}
    scene = scenes[place]
    if _family(scene) not in near:
        return scene
    pool = [family for family in looks.FAMILY_NAMES if family not in near]
    family = pool[looks.number("apart", scene.video["id"]) % len(pool)]
    background = {**scene.video["m"]["background"], "family": family}
    return _with_meta(scene, {"name": looks.FAMILY_NAMES[family], "background": background})
