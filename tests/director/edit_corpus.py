"""The corpus of edits: what was said, what must change, and what did change."""

from __future__ import annotations

import contextlib
import hashlib
import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director import Ask, MediaItem, Past, PastTurn, Say, ToolResult
from pictory_nb.engine.director.conversing import answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CORPORA = Path(__file__).parent / "corpora"
WITH_A_PART_KEPT_ASIDE = ("edits", "edits_strangers", "edits_own2", "edits_own3")
MEDIA = (
    MediaItem("med_photo", "office.jpg", "image", 1600, 900),
    MediaItem("med_logo", "logo.png", "image", 400, 400),
    MediaItem("med_song", "song.mp3", "audio", duration_ms=90_000),
    MediaItem("med_clip", "walkthrough.mp4", "video", 1920, 1080, 20_000),
    MediaItem("fnt_brand", "Brand Sans.ttf", "font"),
)


@dataclass(frozen=True)
class Case:
    """One utterance; of some corpora a third, chosen by a hash, is held out: never tuned on, only counted.

    `meant` is the change of an utterance that the grammar does not understand: it is made, or nothing is.
    """

    said: str
    change: Mapping[str, Any]
    meant: Mapping[str, Any] | None = None

    @property
    def is_held_out(self) -> bool:
        digest = hashlib.blake2s(self.said.encode(), digest_size=4).digest()
        return int.from_bytes(digest, "big") % 3 == 0


def read_cases(name: str = "edits.txt") -> list[Case]:
    """Read the utterances of a corpus, each with the change that it asks for."""
    cases: list[Case] = []
    change: Mapping[str, Any] = {}
    meant: Mapping[str, Any] | None = None
    for line in (CORPORA / name).read_text("utf-8").splitlines():
        if line.startswith("=> "):
            change, meant = json.loads(line.removeprefix("=> ")), None
        elif line.startswith("# => "):
            meant = json.loads(line.removeprefix("# => "))
        elif line and not line.startswith("#"):
            cases.append(Case(line, change, meant))
    return cases


def read_draft() -> dict[str, Any]:
    return json.loads((CORPORA / "film.json").read_text("utf-8"))


def versions(draft: Mapping[str, Any]) -> dict[int, Mapping[str, Any]]:
    """The three versions of the session that every utterance comes after."""
    first = {**draft, "m": {**draft["m"], "title": "Six weeks later"}}
    second = {**draft, "m": {**draft["m"], "title": "Why teams write"}}
    return {1: first, 2: second, 3: draft}


def past_of(drafts: Mapping[int, Mapping[str, Any]]) -> Past:
    edited = (("edit_timeline", {"scenes": ["seg_scene5"]}),)
    turns = (
        PastTurn("a script", 1, (("plan_scenes", {}),)),
        PastTurn("change the title to Why teams write", 2, (("edit_timeline", {"scenes": []}),)),
        PastTurn("make scene 5 6 seconds long", 3, edited),
    )
    return Past(turns, drafts.__getitem__)


def outcome(said: str, draft: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """What an utterance did to `draft`, in the words of the corpus, and the answer in English."""
    drafts = versions(draft)
    steps = list(answer(said, draft, MEDIA, past_of(drafts), seed=7))
    text = "".join(step.text for step in steps if isinstance(step, Say))
    made = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft is not None]
    if made:
        for number in (1, 2):
            if made[-1] == drafts[number]:
                return {"version": number}, text
        return changes(draft, made[-1]), text
    if any(isinstance(step, Ask) for step in steps):
        return {"says": "asked"}, text
    if "did not understand" in text:
        return {"says": "unclear"}, text
    return {"says": "refused" if "othing was changed" in text else "answered"}, text


class Readers:
    """Processes that read the utterances of a corpus side by side, each said to the film of the corpora."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def outcomes(self, said: Sequence[str]) -> list[tuple[dict[str, Any], str]]:
        """Return what each utterance did, and its answer, in their order; see `outcome`."""
        return list(self._pool.map(_outcome, said, chunksize=8))

    def read(self, cases: Sequence[Case]) -> list[tuple[Case, dict[str, Any], str]]:
        """Return each case with what it did and its answer."""
        found = self.outcomes([case.said for case in cases])
        return [(case, *result) for case, result in zip(cases, found, strict=True)]


def _outcome(said: str) -> tuple[dict[str, Any], str]:
    return outcome(said, read_draft())


@contextlib.contextmanager
def start_readers() -> Iterator[Readers]:
    """Start a reader for each core."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        yield Readers(pool)


def is_offered(case: Case, draft: Mapping[str, Any]) -> bool:
    """Tell whether an utterance is asked about with an option that is what was meant."""
    past = past_of(versions(draft))
    steps = answer(case.said, draft, MEDIA, past, seed=7)
    asked = next((step for step in steps if isinstance(step, Ask)), None)
    if asked is None:
        return False
    after = Past((*past.turns, PastTurn(case.said, asked=True)), past.draft_of)
    for option in asked.options:
        replies = list(answer(option, draft, MEDIA, after, seed=7))
        text = "".join(step.text for step in replies if isinstance(step, Say))
        made = [step.draft for step in replies if isinstance(step, ToolResult) and step.draft is not None]
        if made and is_right(case, changes(draft, made[-1]), text):
            return True
    return False


def is_right(case: Case, found: Mapping[str, Any], text: str) -> bool:
    """Tell whether what was done is what a case asks for."""
    if case.meant is not None and is_right(Case(case.said, case.meant), found, text):
        return True
    wanted = {key: value for key, value in case.change.items() if key != "about"}
    if wanted == {"says": "nothing"}:
        return "says" in found
    if any(value == "*" for value in wanted.values()):
        found = {key: "*" if wanted.get(key) == "*" else value for key, value in found.items()}
    return found == wanted and str(case.change.get("about", "")).lower() in text.lower()


def is_silent_mistake(case: Case, found: Mapping[str, Any], text: str) -> bool:
    """A change that was not asked for: the worst that can happen."""
    return "says" not in found and not is_right(case, found, text)


_DEFAULTS = {"style": "pill", "size_pct": 100, "direction": "auto", "on": False}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Name everything in which two drafts differ; nothing may differ unnamed."""
    old, new = _scenes(before), _scenes(after)
    ids = {scene["id"]: number for number, scene in enumerate(old, 1)}
    found: dict[str, Any] = {}
    order: list[Any] = [ids.get(scene["id"], _words(scene)) for scene in new]
    if order != list(range(1, len(old) + 1)):
        found["order"] = order
    lengths: dict[str, float] = {}
    kept = {ids[scene["id"]]: scene for scene in new if scene["id"] in ids}
    for number, scene in kept.items():
        found |= _scene_changes(number, old[number - 1], scene)
        if scene["d"] != old[number - 1]["d"]:
            lengths[f"{number}.s"] = round(scene["d"] / 1000, 1)
    if "order" not in found and len(lengths) > 2:
        found["s"] = round(after["d"] / 1000, 1)
    else:
        found |= lengths
    _gather(found, kept, "background", "backgrounds")
    _gather(found, {n: s for n, s in kept.items() if n > 1}, "transition", "transitions")
    project = _project_changes(before, after, found)
    if found.get("8.subtitle") == project.get("brand"):
        # The end card names the brand.
        found.pop("8.subtitle", None)
    return found | project


def _scenes(draft: Mapping[str, Any]) -> list[dict[str, Any]]:
    tracks = {track["m"]["name"]: track["sg"] for track in draft["t"]}
    texts = [text for name in ("Title", "Cards", "Captions", "Brand") for text in tracks.get(name, [])]
    return [
        {**scene, "texts": [t["m"] for t in texts if scene["st"] <= t["st"] < scene["st"] + scene["d"]]}
        for scene in tracks["Video"]
    ]


def _words(scene: Mapping[str, Any]) -> str:
    return " ".join(text["text"] for text in scene["texts"])


def _scene_changes(number: int, old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    role = old["m"]["scene"]
    names = {("title", "text"): "title", ("title", "subtitle"): "subtitle", ("end", "text"): "cta"}
    if _words(old) != _words(new):
        found[names.get((role, "text"), f"{number}.text")] = _words(new)
    for key in ("value", "items", "by", "subtitle"):
        pair = [next((text[key] for text in scene["texts"] if key in text), None) for scene in (old, new)]
        if (pair[0] or None) != (pair[1] or None):
            found[names.get((role, key), f"{number}.{key}")] = pair[1]
    for key in ("background", "theme", "transition"):
        a, b = old["m"].get(key), new["m"].get(key)
        if a != b and not (key == "transition" and (a is None or b is None)):
            found[f"{number}.{key}"] = _shown(key, b)
    if new["m"]["scene"] != role:
        found[f"{number}.kind"] = new["m"]["scene"]
    clip = new["m"].get("background", {})
    for key in ("from_ms", "to_ms"):
        if clip.get(key) != old["m"].get("background", {}).get(key):
            found[f"{number}.{key.removesuffix('_ms')}"] = clip[key] / 1000 if key in clip else None
    looks = [s["m"].get("captions", {}) for s in (old, new)]
    for key in sorted({*looks[0], *looks[1]}):
        if looks[0].get(key) != looks[1].get(key):
            found[f"{number}.captions.{key.removesuffix('_pct')}"] = looks[1].get(key)
    named = {"background", "theme", "transition", "name", "scene", "captions"}
    others = [{k: v for k, v in s["m"].items() if k not in named} for s in (old, new)]
    if others[0] != others[1]:
        found[f"{number}.other"] = others[1]
    return found


def _shown(key: str, value: Any) -> Any:
    if key == "background":
        return value.get("media_id") or value["family"]
    return value["kind"] if key == "transition" else value


def _gather(found: dict[str, Any], scenes: Mapping[int, Mapping[str, Any]], key: str, name: str) -> None:
    """Write one line instead of many when every scene has the same now."""
    changed = {number for number in scenes if f"{number}.{key}" in found}
    values = {str(_shown(key, scene["m"][key])) for scene in scenes.values() if key in scene["m"]}
    if len(changed) > 1 and len(values) == 1:
        for number in changed:
            del found[f"{number}.{key}"]
        found[name] = values.pop()


def _project_changes(
    before: Mapping[str, Any], after: Mapping[str, Any], scenes: Mapping[str, Any]
) -> dict[str, Any]:
    old, new = before["m"], after["m"]
    found: dict[str, Any] = {}
    if old["title"] != new["title"] and new["title"] != scenes.get("title"):
        found["project"] = new["title"]
    if old["theme"] != new["theme"]:
        found["theme"] = new["theme"]
    canvas = new["canvas"]
    if old["canvas"] != canvas:
        found["canvas"] = f"{canvas['width']}x{canvas['height']}@{canvas['fps']}"
    if old["captions"]["show"] != new["captions"]["show"]:
        found["captions"] = "on" if new["captions"]["show"] else "off"
    for name in ("captions", "brand", "colors", "voice"):
        before_by, after_by = _set_by_hand(old.get(name, {})), _set_by_hand(new.get(name, {}))
        for key in sorted({*before_by, *after_by} - {"show", "name" if name == "brand" else "", "logo"}):
            if before_by.get(key, _DEFAULTS.get(key)) != after_by.get(key, _DEFAULTS.get(key)):
                label = ("brand" if key in _OF_BRAND else "logo") if name == "brand" else name
                found[f"{label}.{key.removesuffix('_pct')}"] = _told(after_by.get(key))
    if old["brand"]["name"] != new["brand"]["name"]:
        found["brand"] = new["brand"]["name"]
    if old["brand"]["logo"] != new["brand"]["logo"]:
        found["logo"] = new["brand"]["logo"]["media_id"]
    elif old["brand"]["show"] != new["brand"]["show"]:
        found["logo"] = "on" if new["brand"]["show"] else "off"
    known = {"title", "theme", "canvas", "captions", "brand", "colors", "voice", "source"}
    if {k: v for k, v in old.items() if k not in known} != {k: v for k, v in new.items() if k not in known}:
        found["project settings"] = dict(new)
    if _music(before) != _music(after):
        found["music"] = _music(after)
    return found


_OF_BRAND = {"tagline", "lower_third", "font"}


def _told(value: Any) -> Any:
    """Write a font as its name, a lower third as its two lines."""
    if not isinstance(value, dict):
        return value
    return value["name"] if "name" in value else " / ".join(filter(None, value.values()))


def _set_by_hand(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if value != _DEFAULTS.get(key)}


def _music(draft: Mapping[str, Any]) -> str:
    for track in draft["t"]:
        if track["m"]["name"] == "BGM":
            meta = track["sg"][0]["m"]
            tempo = f" {meta['bpm']} bpm" if "bpm" in meta else ""
            fades = [
                f" {name} {meta[key] / 1000:g} s"
                for name, key in (("in", "fade_in_ms"), ("out", "fade_out_ms"))
                if key in meta
            ]
            return f"{meta.get('media_id') or meta['mood']} {meta['volume_pct']}%{tempo}{''.join(fades)}"
    return "none"
