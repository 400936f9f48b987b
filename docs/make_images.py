"""Takes the pictures in docs/images, in light and in dark.

    .venv/bin/python -m docs.make_images              the panel after the quickstart, and each widget
    .venv/bin/python -m docs.make_images film.mp4     each widget alone, with a film that is there

The panel in a real JupyterLab with the real engine, the widgets in a bare page, both in headless Chromium.
The whole of it takes a minute or two.
"""  # noqa: INP001 - a script beside the documentation

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from pictory_nb.engine.launch import stop_engine
from pictory_nb.storage import Folders
from tests.browser import chromium, showcase
from tests.browser.bare_host import BareHost, Look
from tests.browser.notebook import Notebook
from tests.browser.server import REPOSITORY, JupyterServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Locator, Page

IMAGES = Path(__file__).with_name("images")
QUICKSTART = "01_quickstart.ipynb"
WINDOW = {"width": 1400, "height": 1208}
LARGEST_BYTES = 150_000
RENDER_TIMEOUT_MS = 300_000
TITLE_MS = 1_800

# Playing for a moment makes Chromium put its loading ring away.
SHOW_FRAME = """async (video, time_s) => {
  await video.play().catch(() => undefined);
  video.pause();
  const seeked = new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
  video.currentTime = time_s;
  await seeked;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}"""


LOOKS: tuple[Look, ...] = ("light", "dark")


def main() -> None:
    """Take the pictures that the command line asks for."""
    IMAGES.mkdir(exist_ok=True)
    if len(sys.argv) > 1:
        with sync_playwright() as playwright, chromium.launch(playwright) as browser:
            photograph_widgets(browser, Path(sys.argv[1]).absolute())
    else:
        photograph_quickstart()


def photograph_widgets(browser: Browser, film: Path) -> None:
    """Save each widget but the panel in both themes."""
    for stem in showcase.STEMS[:-1]:
        for look in LOOKS:
            page = browser.new_page()
            host = BareHost(page)
            root = host.show(showcase.widget(stem, film), look=look, width=820, height=1100)
            if stem == "uploader":
                root.locator("input[type=file]").set_input_files(some_files())
                host.until("() => document.querySelector('.pnb-file[data-state=done] img')?.complete")
                host.until("() => document.querySelector('.pnb-file[data-state=script]') !== null")
            host.until(
                "() => [...document.querySelectorAll('.pnb-stage video')].every((one) => one.readyState >= 2)"
            )
            for video in root.locator("video").all():
                video.evaluate(SHOW_FRAME, TITLE_MS / 1000)
            host.settle()
            save(root.screenshot(), IMAGES / f"{stem}-{look}.png")
            page.close()


def some_files() -> list[FilePayload]:
    """Return a picture and a text to upload."""
    text = b"Great teams write things down. Meetings end, documents stay. " * 12
    return [
        {"name": "harbour.png", "mimeType": "image/png", "buffer": showcase.harbour()},
        {"name": "post.md", "mimeType": "text/markdown", "buffer": text},
    ]


def photograph_quickstart() -> None:
    """Run the quickstart in JupyterLab; save its panel, and each widget with its film."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = JupyterServer(Path(home))
        server.start()
        try:
            with chromium.launch(playwright) as browser:
                page = browser.new_page(viewport=WINDOW)
                page.set_default_timeout(RENDER_TIMEOUT_MS)
                notebook, panel = run_quickstart(server, page)
                for theme, name in (("JupyterLab Light", "panel"), ("JupyterLab Dark", "panel-dark")):
                    notebook.use_theme(theme)
                    save(photograph(page, panel), IMAGES / f"{name}.png")
                photograph_widgets(browser, next(server.root.glob("*.mp4")))
        finally:
            server.stop()
            folders = Path(home) / "pictory"
            stop_engine(home=Folders(folders / "config", folders / "data", folders / "cache"))


def run_quickstart(server: JupyterServer, page: Page) -> tuple[Notebook, Locator]:
    """Run every cell of the shipped notebook and return it with the cell of its panel."""
    for name in (QUICKSTART, "sample_post.md"):
        shutil.copy(REPOSITORY / "notebooks" / name, server.root / name)
    notebook = Notebook(page, server, QUICKSTART, IMAGES)
    notebook.open()
    numbers = {}
    for number, cell in enumerate(nbformat.read(server.root / QUICKSTART, as_version=4).cells):
        if cell.cell_type == "code":
            numbers[cell.source] = number
            notebook.run(number)
    return notebook, notebook.output(numbers["studio"])


def photograph(page: Page, panel: Locator) -> bytes:
    """Return the window with the panel at its top and the title on the screen of its player."""
    panel.evaluate("panel => panel.closest('.jp-Cell').scrollIntoView({ block: 'start' })")
    video = panel.locator(".pnb video")
    expect(video).to_be_visible()
    video.evaluate(SHOW_FRAME, TITLE_MS / 1000)
    expect(panel.locator(".pnb-lanes-canvas[data-drawn]")).to_be_visible()
    page.mouse.move(0, 0)
    return page.screenshot()


def save(png: bytes, path: Path) -> None:
    """Write a picture, with a palette if it is too large without one."""
    with Image.open(BytesIO(png)) as picture:
        rgb = picture.convert("RGB")
    rgb.save(path, optimize=True)
    for colours in (256, 128, 64, 32):
        if path.stat().st_size <= LARGEST_BYTES:
            break
        rgb.quantize(colours).save(path, optimize=True)
    print(f"{path.relative_to(REPOSITORY)}: {rgb.width}x{rgb.height}, {path.stat().st_size / 1000:.0f} kB")  # noqa: T201


if __name__ == "__main__":
    main()
