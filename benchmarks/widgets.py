"""The widgets in a real browser beside ipywidgets' own: `python benchmarks/widgets.py [figure …]`.

Every figure is a function of its own and opens JupyterLab for itself; without names all of them run.
`upload`: MB/s from the page to the kernel, the kernel's memory, the page's memory, and that nothing is lost.
  The page's heap is all that its JavaScript holds (`Runtime.getHeapUsage`: objects, the browser's own objects
  behind them, buffers), JupyterLab's part included: at most, with what is not collected yet, looked at ten
  times a second, and after collections before and behind the upload.
`player`: how soon a film of 5, 50 and 200 MB shows its first frame.
`chat-bytes`: what a streamed answer costs on the kernel's websocket.
`long-tasks`: how long it keeps the page busy in one piece. `last-token`: how soon its end is seen.
`timeline`: how soon 1,000 and 20,000 segments are on the screen.
`saved`: how large the notebook is on the disk.
`--ours` leaves out the peers, which take most of the time.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.devtools import Chromium
from benchmarks.widgets_chat import chat_bytes, chat_last_token, chat_long_tasks
from benchmarks.widgets_player import player
from benchmarks.widgets_saved import saved_notebook
from benchmarks.widgets_timeline import timeline
from tests.browser.server import JupyterServer
from tests.browser.uploading import UPLOADER, noise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RATE_MB_S = 60
HEAP_MB = 150


@contextlib.contextmanager
def notebook(*cells: str) -> Iterator[Chromium]:
    """Open a notebook with these cells in JupyterLab; everything is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pictory-bench-") as folder:
        server = JupyterServer(Path(folder) / "lab")
        server.home.mkdir()
        server.start()
        try:
            server.write_notebook("bench.ipynb", cells)
            with Chromium() as browser:
                browser.open_notebook(server.page_url("bench.ipynb"), "bench.ipynb")
                yield browser
        finally:
            server.shut_down_kernels()
            server.stop()


class Peak:
    """The largest value of `read` while the block runs, looked at 20 times a second."""

    def __init__(self, read: Callable[[], float]) -> None:
        self._read = read
        self._ended = threading.Event()
        self.before = self.value = read()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def growth(self) -> float:
        """How much it grew."""
        return self.value - self.before

    def _watch(self) -> None:
        while not self._ended.wait(0.05):
            self.value = max(self.value, self._read())


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rss_mb(browser: Chromium) -> Callable[[], float]:
    process = psutil.Process(int(browser.python("__import__('os').getpid()")))
    return lambda: process.memory_info().rss / 1e6


# When the row's state changes from "comes" to "is passed on", all of the file is in the kernel.
TIMED = """() => {
  window.times = {};
  window.heaps = [];
  const input = document.querySelector(".pnb input[type=file]");
  input.addEventListener("change", () => { window.times.begun = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    const state = document.querySelector(".pnb-file")?.dataset.state;
    if (state && !(state in window.times)) window.times[state] = performance.now();
  }).observe(document.querySelector(".pnb-uploader"), { subtree: true, childList: true, attributes: true });
}"""


def upload(megabytes: int, *, with_peers: bool) -> None:
    """Move a large file from the page to the kernel; then smaller ones by ipywidgets' FileUpload."""
    with notebook(UPLOADER + "uploader") as browser, tempfile.TemporaryDirectory() as folder:
        browser.run_cell(0)
        browser.until("() => document.querySelector('.pnb-drop')")
        # What the first upload loads stays loaded.
        browser.choose_file(".pnb input[type=file]", noise(Path(folder) / "first.mp4", 8))
        browser.until("() => document.querySelector('.pnb-file[data-state=done]')")
        browser.evaluate("() => document.querySelector('[data-action=remove]').click()")
        browser.until("() => !document.querySelector('.pnb-file')")
        browser.evaluate(TIMED)
        file = noise(Path(folder) / "large.mp4", megabytes)
        browser.collect_garbage()
        heap_mb = before_mb = browser.heap_mb()
        with Peak(rss_mb(browser)) as kernel, Peak(browser.renderer_mb) as renderer:
            browser.choose_file(".pnb input[type=file]", file)
            while not browser.evaluate("() => 'sending' in window.times || 'failed' in window.times"):
                heap_mb = max(heap_mb, browser.heap_mb())
                time.sleep(0.1)
            browser.until("() => document.querySelector('.pnb-file[data-state=done]')")
        browser.collect_garbage()
        after_mb = browser.heap_mb()
        took_s = browser.evaluate("() => (window.times.sending - window.times.begun) / 1000")
        same = browser.python("taken['large.mp4']") == repr(digest(file))
    print(
        f"upload of {megabytes} MiB, page to kernel: {took_s:.1f} s, {megabytes * 1.048576 / took_s:.0f} MB/s"
        f" (target {RATE_MB_S})"
    )
    print(f"  kernel RSS {kernel.before:.0f} MB, at most +{kernel.growth:.1f} MB")
    print(
        f"  page's heap at most {heap_mb:.0f} MB, garbage included (target {HEAP_MB}); "
        f"collected {before_mb:.0f} before, {after_mb:.0f} after"
    )
    print(f"  page's process {renderer.before:.0f} MB, at most +{renderer.growth:.0f} MB")
    print(f"  SHA-256 {'equal' if same else 'DIFFERENT'}")
    for peer_megabytes in (9, 11) if with_peers else ():
        print(f"ipywidgets.FileUpload of {peer_megabytes} MiB: {file_upload(peer_megabytes)}")


def file_upload(megabytes: int) -> str:
    """Return how ipywidgets' own widget takes a file."""
    cell = "import ipywidgets\npeer = ipywidgets.FileUpload()\npeer"
    with notebook(cell) as browser, tempfile.TemporaryDirectory() as folder:
        browser.run_cell(0)
        browser.until("() => document.querySelector('.jupyter-widgets button, button.widget-upload')")
        # Its button opens the dialog of an input that is not in the page.
        browser.evaluate(
            """() => {
              HTMLInputElement.prototype.click = function () {
                this.id = "peer";
                document.body.append(this);
              };
              document.querySelector("button.widget-upload, .jupyter-widgets button").click();
            }"""
        )
        file = noise(Path(folder) / "large.mp4", megabytes)
        with Peak(rss_mb(browser)) as kernel:
            begun_s = time.monotonic()
            browser.choose_file("#peer", file)
            while time.monotonic() - begun_s < 20:
                # The kernel does not answer while its connection is broken.
                with contextlib.suppress(RuntimeError):
                    if browser.python("sum(one['size'] for one in peer.value)") == str(file.stat().st_size):
                        took_s = time.monotonic() - begun_s
                        rate = megabytes * 1.048576 / took_s
                        return f"{took_s:.2f} s, {rate:.0f} MB/s, kernel RSS +{kernel.growth:.0f} MB"
                time.sleep(0.01)
        return "not there after 20 s, and nothing says why"


FIGURES: dict[str, Callable[[argparse.Namespace], None]] = {
    "upload": lambda options: upload(options.megabytes, with_peers=not options.ours),
    "player": lambda options: player(notebook, with_peers=not options.ours),
    "chat-bytes": lambda options: chat_bytes(notebook, with_peers=not options.ours),
    "long-tasks": lambda options: chat_long_tasks(notebook, with_peers=not options.ours),
    "last-token": lambda options: chat_last_token(notebook, with_peers=not options.ours),
    "timeline": lambda options: timeline(notebook, with_peers=not options.ours),
    "saved": lambda options: saved_notebook(notebook, with_peers=not options.ours),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("figures", nargs="*", choices=[*FIGURES, []], help="; ".join(FIGURES))
    parser.add_argument("--megabytes", type=int, default=500, help="of the large upload, in MiB")
    parser.add_argument("--ours", action="store_true", help="leave out the widgets of others")
    options = parser.parse_args()
    for figure in options.figures or FIGURES:
        FIGURES[figure](options)


if __name__ == "__main__":
    main()
