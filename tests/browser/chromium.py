"""Starts the system's Chromium for Playwright."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)


def launch(playwright: Playwright) -> Browser:
    """Start Chromium; an error in words where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome-stable"):
        if path := shutil.which(name):
            return playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    raise RuntimeError(
        "The browser tests need Chromium, and none was found. Install it: sudo apt-get install chromium"
    )
