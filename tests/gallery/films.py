"""The 24 scripts of the gallery, what is asked of each, and the drafts that the director makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from pictory_nb.documents import read_document
from pictory_nb.engine.director import MediaItem, ToolResult, direct
from pictory_nb.engine.director.lengths import length_ms_in

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY = Path(__file__).parents[2]
SCRIPTS = REPOSITORY / "benchmarks" / "scripts"
SHAPES = ("16:9", "9:16", "1:1", "4:5")
_PICTURE_SIZES = {"wide": (1600, 1067), "tall": (1067, 1600)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One script. `wish`: the message above it; `files` and `pictures`: what it is made of."""

    name: str
    wish: str
    files: tuple[str, ...]
    pictures: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The script's text; several files are told one after the other."""
        texts = [read_document(SCRIPTS / file).text_markdown for file in self.files]
        return "\n\n".join(texts)

    @property
    def message(self) -> str:
        """What the user sends; a bare instruction is a script of its own."""
        return f"{self.wish}\n\n{self.source}" if self.wish else self.source

    def message_in(self, shape: str) -> str:
        """Return the message that asks for `shape`."""
        head, mark, rest = self.message.partition("\n\n")
        return f"{head.rstrip(':')}, {shape}{':' if mark else ''}{mark}{rest}"

    @property
    def asked_ms(self) -> int:
        """The length that the message asks for."""
        length_ms = length_ms_in(self.message.partition("\n\n")[0])
        assert length_ms is not None
        return length_ms


def _entry(file: str, wish: str, *pictures: str) -> Entry:
    return Entry(Path(file).stem, wish, (file,), pictures)


_READER = (
    "solar_roofs.md", "first_marathon.txt", "library_of_things.md", "onboarding_list.md",
    "mentor_interview.md", "sourdough_box.html", "graduation_speech.txt", "release_notes.md", "urban_bees.md",
    "../../notebooks/sample_post.md", "../../tests/director/scripts/churn_report.md",
    "../../tests/director/scripts/harbour_speech.txt", "../../tests/director/scripts/sleep_habits.md",
    "../../tests/director/scripts/standup_desk.txt", "hiring_post.txt", "tide.txt",
)  # fmt: skip
ENTRIES = (
    _entry("abschiedsrede.txt", "Mach daraus ein 20 Sekunden Video, ruhige Musik:"),
    _entry("chaye.md", "把下面的文章做成一个20秒的视频，平静的音乐："),
    _entry("faro.txt", "Haz un vídeo de 20 segundos de este texto, música cinematográfica:", "wide"),
    _entry("first_marathon.txt", "Make a 20 second video of this story with a voice-over, lo-fi music:"),
    _entry("fromage.md", "Fais une vidéo de 20 secondes de cet article, musique joyeuse:"),
    _entry("gongjiao.txt", "把下面的文章做成一个20秒的视频，带配音，轻快的音乐："),
    _entry("graduation_speech.txt", "Make a 20 second video of this speech, inspiring music:"),
    _entry("herbst.txt", "Mach daraus ein 25 Sekunden Video, ruhige Musik:"),
    _entry("hiring_post.txt", "Make a 15 second video of this post, upbeat music:"),
    _entry("library_of_things.md", "Make a 20 second video of this post, lo-fi music:", "wide", "tall"),
    _entry("maktaba.txt", "Make a 30 second video of this text, calm music:"),
    _entry("mentor_interview.md", "Make a 20 second video of this article, corporate music:"),
    _entry("moor.md", "Mach aus diesem Artikel ein 20 Sekunden Video, inspirierende Musik:", "tall", "wide"),
    _entry("onboarding_list.md", "Make a 25 second video of this post, corporate music:"),
    _entry("release_notes.md", "Make a 20 second video of these notes, upbeat music:"),
    _entry("salines.txt", "Fais une vidéo de 20 secondes de ce texte avec une voix off, musique calme:"),
    _entry("solar_roofs.md", "Make a 30 second video of this report, corporate music:"),
    _entry("sourdough_box.html", "Make a 20 second video of this page, lo-fi music:", "wide"),
    _entry("spring_teaser.txt", ""),
    _entry("teletrabajo.md", "Haz un vídeo de 20 segundos de este artículo, música corporativa:"),
    _entry("tide.txt", "Make a 30 second video of this poem, calm music:"),
    _entry("urban_bees.md", "Make a 20 second video of this post, calm music:", "tall", "wide", "wide"),
    _entry("waermepumpe.md", "Mach aus diesem Artikel ein 25 Sekunden Video:"),
    Entry("reader", "Make a 40 second video of this text, inspiring music:", _READER),
)


def draft_of(entry: Entry, shape: str, short_side_px: int, media: Mapping[str, Path]) -> dict[str, Any]:
    """Return the draft that the director makes of `entry` in `shape`, drawn small."""
    items = [_item(media_id, path) for media_id, path in media.items()]
    drafts = [
        step.draft
        for step in direct(entry.message_in(shape), None, items, seed=_seed_of(entry))
        if isinstance(step, ToolResult) and step.draft is not None
    ]
    draft: dict[str, Any] = dict(drafts[-1])
    canvas = draft["m"]["canvas"]
    scale = short_side_px / min(canvas["width"], canvas["height"])
    sides = {side: 2 * round(canvas[side] * scale / 2) for side in ("width", "height")}
    draft["m"] = {**draft["m"], "canvas": {**canvas, **sides}}
    return draft


def pictures_of(entry: Entry, folder: Path) -> dict[str, Path]:
    """Paint the pictures that the user of `entry` uploads; returns them by media id."""
    found: dict[str, Path] = {}
    for number, kind in enumerate(entry.pictures, 1):
        path = folder / f"{entry.name}-{number}.jpg"
        if not path.exists():
            _landscape(number, _PICTURE_SIZES[kind]).save(path, quality=90)
        found[f"med_{entry.name}_{number}"] = path
    return found


def _seed_of(entry: Entry) -> int:
    """Return the script's number, so that the gallery shows many looks."""
    return 1 + [one.name for one in ENTRIES].index(entry.name)


def _item(media_id: str, path: Path) -> MediaItem:
    with Image.open(path) as image:
        return MediaItem(media_id, path.name, "image", *image.size)


def _landscape(seed: int, size: tuple[int, int]) -> Image.Image:
    """Paint hills under an evening sky, bright and busy enough to be a hard ground for text."""
    rng = np.random.default_rng(seed)
    width, height = size
    sky = np.linspace((70 + 40 * seed, 120, 190), (255, 205, 150), height)[:, None, :]
    image = Image.fromarray(np.broadcast_to(sky, (height, width, 3)).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    sun = (0.7 * width, 0.36 * height, 0.07 * width)
    draw.ellipse([sun[0] - sun[2], sun[1] - sun[2], sun[0] + sun[2], sun[1] + sun[2]], fill=(255, 244, 214))
    columns = np.arange(0, width + 8, 8)
    for layer in range(4):
        waves = sum(
            np.sin(columns / width * rng.uniform(3, 9) * (octave + 1) + rng.uniform(0, 6)) / (octave + 1)
            for octave in range(3)
        )
        top = (0.52 + 0.11 * layer + 0.035 * waves) * height
        tint = np.array((60, 110, 90)) * (1 - 0.2 * layer) + rng.uniform(-15, 15, 3)
        ground = [(float(x), float(y)) for x, y in zip(columns, top, strict=True)]
        draw.polygon([*ground, (width, height), (0, height)], fill=tuple(int(value) for value in tint))
    return image.filter(ImageFilter.GaussianBlur(1.2))
