"""Cells that make an upload picker whose backend is a function in the same cell; files to give to it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

UPLOADER = """
import asyncio, hashlib, io
from pathlib import Path

from PIL import Image
from pictory_nb.client import ConnectionFailedError, UploadedMedia
from pictory_nb.widgets import UploaderWidget
from pictory_nb.widgets.uploads import Uploads

taken, refusals = {}, []
go_on = asyncio.Event()
go_on.set()

def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

async def take(source, progress):
    name = str(source).rsplit("/", 1)[-1]
    if refusals:
        raise refusals.pop()
    if str(source).startswith("http"):
        return UploadedMedia(name, "med_web", "image", 2_400_000, None, {"width": 1200, "height": 800})
    size = Path(source).stat().st_size
    for part in range(1, 5):
        progress(size * part // 5, size)
        await go_on.wait()
    taken[name] = await asyncio.to_thread(digest, source)
    facts = {"width": 1920, "height": 1080}
    return UploadedMedia(name, f"med_{len(taken)}", "video", size, 31_000, facts)

async def picture(media_id):
    png = io.BytesIO()
    Image.linear_gradient("L").resize((160, 90)).save(png, "PNG")
    return png.getvalue()

uploads = Uploads(take, picture)
uploader = UploaderWidget(uploads, badge="Local engine")
"""

STATES = "[file.state.value for file in uploader.files]"


def noise(path: Path, megabytes: float) -> Path:
    """Write a file of random bytes, which nothing on its way can shorten."""
    path.write_bytes(np.random.default_rng(7).bytes(round(megabytes * 2**20)))
    return path


def photo(path: Path) -> Path:
    """Write a small picture."""
    Image.linear_gradient("L").resize((640, 360)).save(path)
    return path


def choose(view, *paths):
    """Choose files as the browser's own dialog does."""
    view.locator("input[type=file]").set_input_files([str(path) for path in paths])


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def row(view, name):
    return view.get_by_role("listitem").filter(has_text=name)
