"""Finished segments on disk, found again by what is in them; the least recently used go first."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.metadata
import json
import os
import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.sound.voice import voice_name
from pictory_nb.engine.sound.voice.lines import is_on

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Film, Scene
    from pictory_nb.engine.render.segments import Segment

PART_SUFFIX = ".part"
"""Unfinished files are called `<name>.<process id>.part` and renamed when they are whole."""

_PART_OF = re.compile(rf"\.(\d+){re.escape(PART_SUFFIX)}")
USUAL_CACHE_BYTES = 2 * 1024**3


class SegmentCache:
    """A folder of encoded segments and soundtracks, bounded in size."""

    def __init__(self, folder: Path, limit_bytes: int = USUAL_CACHE_BYTES) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes

    def path_of(self, key: str, suffix: str) -> Path:
        """Return where the file with that key is, or will be."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.folder / f"{key}{suffix}"

    def has(self, path: Path) -> bool:
        """Return whether `path` is finished, and mark it as used now."""
        try:
            os.utime(path)
        except OSError:
            return False
        return True

    def remove_parts(self, pid: int) -> None:
        """Delete what a worker that was ended had begun to write."""
        for path in self.folder.glob(f"*.{pid}{PART_SUFFIX}*"):
            path.unlink(missing_ok=True)

    def remove_orphans(self) -> None:
        """Delete what workers that are gone had begun to write, those of an engine that was killed."""
        for path in self.folder.glob(f"*{PART_SUFFIX}*"):
            match = _PART_OF.search(path.name)
            if match and not _is_alive(int(match[1])):
                path.unlink(missing_ok=True)

    def clear(self) -> int:
        """Delete every finished file and return how many bytes that freed; films at work make them anew."""
        freed = 0
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if PART_SUFFIX in path.name:
                continue
            try:
                size = path.stat().st_size
                path.unlink()
            except OSError:
                continue
            freed += size
        return freed

    def prune(self, in_use: Collection[Path]) -> None:
        """Delete the least recently used files until the rest is within the limit; `in_use` is kept."""
        self.remove_orphans()
        files: list[tuple[float, int, Path]] = []
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if PART_SUFFIX in path.name:
                continue
            try:
                status = path.stat()
            except OSError:
                continue
            files.append((status.st_mtime, status.st_size, path))
        size = sum(file[1] for file in files)
        for _, bytes_, path in sorted(files, key=lambda file: file[0]):
            if size <= self.limit_bytes:
                break
            if path not in in_use:
                path.unlink(missing_ok=True)
                size -= bytes_


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def segment_key(film: Film, segment: Segment, profile: str, media: Mapping[str, Path]) -> str:
    """Return a name for the content of `segment`: equal names mean equal bytes."""
    scene = film.scenes[segment.scene_index]
    scenes = [scene]
    if segment.is_transition:
        scenes.insert(0, film.scenes[segment.scene_index - 1])
    following = segment.scene_index + 1
    tail = film.scenes[following].transition if following < len(film.scenes) else None
    media_ids = {one.background.media_id for one in scenes} | {
        film.brand.logo_media_id if film.brand else None,
        film.font_media_id,
    }
    return _digest(
        {
            "version": code_version(),
            "canvas": film.canvas,
            "brand": film.brand,
            "accent": film.accent,
            "palette": film.palette,
            "font": film.font_media_id,
            "profile": profile,
            "scenes": [_placeless(one) for one in scenes],
            "is_last": tail is None,
            "tail": tail,
            "first": segment.first_frame - scene.first_frame,
            "frames": segment.frames,
            "is_transition": segment.is_transition,
            "media": {media_id: _stamp(media.get(media_id)) for media_id in sorted(filter(None, media_ids))},
        }
    )


_TEXT_TRACK = 7


def sound_key(draft: Mapping[str, Any], media: Mapping[str, Path]) -> str:
    """Return a name for the sound of `draft`: looks do not change it, nor do texts that nobody speaks."""
    audible = {key: value for key, value in draft.items() if key not in {"t", "m", "id"}}
    project = draft.get("m")
    if isinstance(project, Mapping):
        silent = {"canvas", "theme", "brand", "captions", "colors", "title", "source"}
        audible["m"] = {key: value for key, value in project.items() if key not in silent}
    is_spoken = is_on(draft)
    tracks = draft.get("t")
    if isinstance(tracks, list):
        audible["t"] = [
            _heard(track) if isinstance(track, Mapping) and track.get("tt") == 0 else track
            for track in tracks
            if is_spoken or not isinstance(track, Mapping) or track.get("tt") != _TEXT_TRACK
        ]
    text = json.dumps(audible, sort_keys=True)
    stamps = {media_id: _stamp(path) for media_id, path in sorted(media.items()) if media_id in text}
    return _digest({"version": code_version(), "draft": audible, "media": stamps, "voice": voice_name(draft)})


def _heard(track: Mapping[str, Any]) -> list[Any]:
    """Return of a track of pictures what sounds: the clips that are not mute."""
    segments = track.get("sg")
    found: list[Any] = []
    for segment in segments if isinstance(segments, list) else ():
        meta = segment.get("m") if isinstance(segment, Mapping) else None
        background = meta.get("background") if isinstance(meta, Mapping) else None
        if isinstance(background, Mapping) and background.get("sound_pct"):
            found.append([segment.get("st"), segment.get("d"), background])
    return found


def draft_digest(draft: Mapping[str, Any], media: Mapping[str, str]) -> str:
    """Return a name that changes whenever a worker has to read the draft anew."""
    return _digest([draft, media])


def _placeless(scene: Scene) -> dict[str, Any]:
    values = {field.name: getattr(scene, field.name) for field in dataclasses.fields(scene)}
    del values["first_frame"]
    return values


def _stamp(path: Path | None) -> list[int] | None:
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return [status.st_size, status.st_mtime_ns]


@functools.cache
def code_version() -> str:
    """Return a digest of everything that makes pictures and sound: this code, and the libraries."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for folder in (here, here.parent / "media", here.parent / "sound"):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.name.encode() + path.read_bytes())
    for library in ("av", "numpy", "pillow"):
        digest.update(importlib.metadata.version(library).encode())
    return digest.hexdigest()


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=_plain).encode()).hexdigest()[:40]


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(type(value).__name__)
