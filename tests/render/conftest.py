"""Small drafts and a pool of workers for the renderer's tests."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pictory_nb.engine.render import RenderPool

# The tests share the rounds of kills, which also run alone.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def anyio_backend():
    return "asyncio"


def timed_words(text, length_ms):
    """Return [start, length] per token, evenly spread."""
    count = len(text.split())
    return [[length_ms * index // count, length_ms // count] for index in range(count)]


def build_draft(*scenes, width=320, height=180, fps=30, theme="midnight", brand="Pictory NB", **project):
    """Build a draft as the director writes it.

    Each scene is a dict: family, ms and optionally seed, theme, card, caption, transition, media_id.
    """
    video, cards, captions, start_ms = [], [], [], 0
    for index, scene in enumerate(scenes):
        length_ms = scene.get("ms", 1000)
        background = {"family": scene.get("family", "mesh"), "seed": scene.get("seed", index + 1)}
        if "media_id" in scene:
            background = {"media_id": scene["media_id"], "seed": index + 1}
        meta = {"scene": scene.get("kind", "caption"), "background": background}
        if "theme" in scene:
            meta["theme"] = scene["theme"]
        if index and scene.get("transition", True):
            meta["transition"] = {"kind": scene.get("transition_kind", "crossfade"), "d": 300}
        video.append({"id": f"v{index}", "st": start_ms, "d": length_ms, "m": meta})
        if "card" in scene:
            cards.append({"id": f"k{index}", "st": start_ms, "d": length_ms, "m": scene["card"]})
        if "caption" in scene:
            text = scene["caption"]
            meta = {"role": "caption", "text": text, "words": timed_words(text, length_ms)}
            captions.append({"id": f"c{index}", "st": start_ms, "d": length_ms, "m": meta})
        start_ms += length_ms
    return {
        "id": "drf_test",
        "d": start_ms,
        "m": {
            "title": "Test",
            "canvas": {"width": width, "height": height, "fps": fps},
            "theme": theme,
            "seed": 7,
            "language": "en",
            "brand": {"name": brand, "logo": None, "show": bool(brand)},
            "captions": {"style": "pill", "show": True},
            **project,
        },
        "t": [
            {"id": "trk_video", "tt": 0, "m": {"name": "Video"}, "sg": video},
            {"id": "trk_cards", "tt": 7, "m": {"name": "Cards"}, "sg": cards},
            {"id": "trk_captions", "tt": 7, "m": {"name": "Captions"}, "sg": captions},
        ],
    }


@pytest.fixture(scope="session")
def make_draft():
    """Return the builder of drafts."""
    return build_draft


@pytest.fixture
def draft():
    """Four short scenes that use cards, captions and cross-fades."""
    title = {"role": "title", "text": "Why great teams write", "subtitle": "A summary"}
    return build_draft(
        {"family": "mesh", "kind": "title", "card": title, "ms": 1200},
        {"family": "waves", "caption": "Writing makes you notice the gap.", "ms": 1000},
        {
            "family": "grid",
            "kind": "stat",
            "card": {"role": "stat", "value": "73%", "text": "of it"},
            "ms": 1000,
        },
        {"family": "bokeh", "caption": "Start small: one page.", "ms": 800},
    )


@pytest.fixture
def photo(tmp_path):
    """A sharp, bright picture with every colour in it."""
    rows, columns = np.mgrid[0:900, 0:1600]
    image = np.stack([columns * 255 / 1600, rows * 255 / 900, (rows + columns) % 256], axis=-1)
    path = tmp_path / "photo.png"
    Image.fromarray(image.astype(np.uint8)).save(path)
    return path


@pytest.fixture
async def pool(tmp_path, anyio_backend):
    pool = RenderPool(tmp_path / "work", workers=2)
    yield pool
    await pool.aclose()
