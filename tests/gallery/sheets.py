"""One contact sheet per script: the film's scenes, in all shapes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import av
from PIL import Image

from pictory_nb.engine.render.picture import Picture, picture_to_rgb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pictory_nb.engine.render.film import Film, Scene

_HEIGHTS = {"16:9": 214, "9:16": 340, "1:1": 250, "4:5": 290}
_MOST_STILLS = {"16:9": 8, "9:16": 7, "1:1": 6, "4:5": 6}
_WIDTH = 1580
_GAP = 8
_PAPER = (24, 26, 31)
_MOST_BYTES = 118_000
_LONG_WORD_MS = 300


def stills_of(path: Path, film: Film, shape: str) -> list[Image.Image]:
    """Return pictures of the scenes, late enough for all of each to be there; the first and the last too."""
    count = min(len(film.scenes), _MOST_STILLS[shape])
    chosen = {round(index * (len(film.scenes) - 1) / max(1, count - 1)) for index in range(count)}
    scenes = [scene for index, scene in enumerate(film.scenes) if index in chosen]
    wanted = {scene.first_frame + _settled(scene, float(film.canvas.fps)) for scene in scenes}
    height = _HEIGHTS[shape]
    pictures: list[Image.Image] = []
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number in wanted:
                width = round(frame.width * height / frame.height)
                pictures.append(Image.fromarray(picture_to_rgb(Picture(frame), width, height)))
    return pictures


def _settled(scene: Scene, fps: float) -> int:
    """Return a frame late in the scene at which no mark is on its way from one word to the next."""
    late = round(0.68 * scene.frames)
    words = [
        word
        for caption in scene.captions
        for word in caption.words[1:-1] or caption.words
        if word.end_ms - word.start_ms >= _LONG_WORD_MS
    ]
    frames = [round((0.3 * word.start_ms + 0.7 * word.end_ms) * fps / 1000) for word in words]
    return min(frames, key=lambda frame: abs(frame - late), default=late)


def sheet(rows: Mapping[str, Sequence[Image.Image]]) -> bytes:
    """Lay the stills of each shape in a row (16:9 in as many rows as they need) and return a WebP."""
    lines: list[list[Image.Image]] = []
    for stills in rows.values():
        line: list[Image.Image] = []
        for still in stills:
            if line and sum(one.width + _GAP for one in line) + still.width + _GAP > _WIDTH:
                lines.append(line)
                line = []
            line.append(still)
        lines.append(line)
    height = sum(line[0].height + _GAP for line in lines) + _GAP
    whole = Image.new("RGB", (_WIDTH, height), _PAPER)
    top = _GAP
    for line in lines:
        left = _GAP
        for still in line:
            whole.paste(still, (left, top))
            left += still.width + _GAP
        top += line[0].height + _GAP
    return _small(whole)


def _small(image: Image.Image) -> bytes:
    for quality in (82, 74, 66, 58, 50, 42, 34, 26):
        packed = io.BytesIO()
        image.save(packed, "WEBP", quality=quality, method=6)
        if packed.tell() <= _MOST_BYTES:
            break
    return packed.getvalue()
