"""Chromium by its DevTools protocol, with the Network domain off.

Playwright copies every websocket frame into Python, which makes a large transfer slow and then impossible;
this driver sees none of them, but where they are counted.
"""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

import psutil
from websocket import create_connection

from tests.browser.chromium import FLAGS
from tests.browser.notebook import IS_IDLE, IS_RESTORED, RUN

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

# The kernel's frames are binary; those of the server's other websockets are text.
_BINARY = 2

_UNTIL = """(test, timeout) => new Promise((resolve, reject) => {
  const end = performance.now() + timeout;
  const look = () => {
    const found = test();
    if (found) resolve(found);
    else if (performance.now() > end) reject(new Error(`never came: ${test}`));
    else setTimeout(look, 20);
  };
  look();
})"""


def chosen(ways: dict[str, T], *, with_peers: bool) -> dict[str, T]:
    """Return all ways, or ours alone."""
    return {name: way for name, way in ways.items() if with_peers or name.startswith("pictory_nb")}


class Chromium:
    """One browser with one page."""

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="pictory-chromium-"))
        self._ids = itertools.count(1)
        self._frame_bytes: list[int] | None = None
        self._traced: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        binary = shutil.which("chromium") or shutil.which("google-chrome-stable")
        if binary is None:
            raise SystemExit("There is no Chromium here: sudo apt-get install chromium")
        log = (self._home / "log").open("wb")
        port_file = self._home / "DevToolsActivePort"
        options = (f"--user-data-dir={self._home}", "--remote-debugging-port=0", "--window-size=1280,900")
        self._process = subprocess.Popen([binary, *FLAGS, *options, "about:blank"], stdout=log, stderr=log)
        deadline_s = time.monotonic() + 60
        while not port_file.exists() or not port_file.read_text().strip():
            if time.monotonic() > deadline_s:
                raise SystemExit(f"Chromium did not start: {(self._home / 'log').read_text()[-2000:]}")
            time.sleep(0.05)
        port = int(port_file.read_text().split()[0])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            (target,) = (one for one in json.load(answer) if one["type"] == "page")
        self._socket = create_connection(
            target["webSocketDebuggerUrl"], suppress_origin=True, timeout=600, max_size=None
        )
        # A page without the focus is given fewer timers.
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)
        shutil.rmtree(self._home, ignore_errors=True)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command and return its result."""
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("method", "").startswith("Network.webSocketFrame"):
                self._count_frame(answer["params"])
            if answer.get("method") == "Tracing.dataCollected":
                self._traced += answer["params"]["value"]
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])

    def evaluate(self, function: str, *arguments: Any, by_value: bool = True) -> Any:
        """Call a JavaScript function in the page and wait for its promise."""
        written = ", ".join(json.dumps(argument) for argument in arguments)
        result = self.call(
            "Runtime.evaluate",
            expression=f"({function})({written})",
            awaitPromise=True,
            returnByValue=by_value,
        )
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value") if by_value else result["result"]["objectId"]

    @contextlib.contextmanager
    def counting_frames(self) -> Iterator[list[int]]:
        """Give a list that gets the bytes of each frame on the kernel's websocket, both directions."""
        frames = self._frame_bytes = []
        self.call("Network.enable")
        try:
            yield frames
        finally:
            self.call("Network.disable")
            self._frame_bytes = None

    def _count_frame(self, params: dict[str, Any]) -> None:
        frame = params.get("response", {})
        if self._frame_bytes is not None and frame.get("opcode") == _BINARY:
            self._frame_bytes.append(len(base64.b64decode(frame["payloadData"])))

    @contextlib.contextmanager
    def timing_tasks(self) -> Iterator[list[float]]:
        """Give a list that has the processor time of each of the page's tasks afterwards, in ms."""
        tasks_ms: list[float] = []
        self._traced.clear()
        categories = ["disabled-by-default-devtools.timeline"]
        self.call(
            "Tracing.start", transferMode="ReportEvents", traceConfig={"includedCategories": categories}
        )
        yield tasks_ms
        self.call("Tracing.end")
        while True:
            heard = json.loads(self._socket.recv())
            if heard.get("method") == "Tracing.dataCollected":
                self._traced += heard["params"]["value"]
            if heard.get("method") == "Tracing.tracingComplete":
                break
        (page,) = (one for one in self._traced if one["name"] == "TracingStartedInBrowser")
        frames = page["args"]["data"]["frames"]
        page_process = next(one["processId"] for one in frames if "parent" not in one)
        (main,) = (
            one["tid"]
            for one in self._traced
            if one["name"] == "thread_name"
            and one["pid"] == page_process
            and one["args"]["name"] == "CrRendererMain"
        )
        tasks_ms += [
            one.get("tdur", 0) / 1000
            for one in self._traced
            if one["name"] == "RunTask" and one["pid"] == page_process and one["tid"] == main
        ]

    def until(self, test: str, timeout_s: float = 600) -> Any:
        """Wait until a JavaScript function returns something true, and return it."""
        return self.evaluate(f"() => ({_UNTIL})({test}, {timeout_s * 1000})")

    def open_notebook(self, url: str, name: str) -> None:
        """Open a notebook and wait until its kernel is idle."""
        self.call("Page.navigate", url=url)
        self.until(f"() => ({IS_IDLE})({json.dumps(name)})")
        self.evaluate(IS_RESTORED)

    def run_cell(self, index: int) -> None:
        """Run a cell to its end; an exception in it ends the benchmark."""
        error = self.evaluate(RUN, index)
        if error:
            raise RuntimeError(error)

    def python(self, expression: str) -> str:
        """Return the text of a Python expression, evaluated in the notebook's kernel."""
        return str(
            self.evaluate(
                """async (code) => {
                  const kernel = jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
                  const late = new Promise((_, reject) => {
                    setTimeout(() => reject(new Error("the kernel does not answer")), 10_000);
                  });
                  const asked = kernel.requestExecute({
                    code: "", silent: true, store_history: false, user_expressions: { value: code },
                  }).done;
                  const reply = await Promise.race([asked, late]);
                  const value = reply.content.user_expressions?.value;
                  if (value?.status !== "ok") throw new Error(JSON.stringify(reply.content));
                  return value.data["text/plain"];
                }""",
                expression,
            )
        )

    def choose_file(self, selector: str, *paths: Path) -> None:
        """Choose files in an input, as the browser's dialog does."""
        handle = self.evaluate("(selector) => document.querySelector(selector)", selector, by_value=False)
        self.call("DOM.setFileInputFiles", objectId=handle, files=[str(path) for path in paths])

    def heap_mb(self) -> float:
        """Return what the page's JavaScript holds, array buffers and garbage included."""
        used = self.call("Runtime.getHeapUsage")
        parts = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
        return sum(float(used[part]) for part in parts) / 1e6

    def collect_garbage(self) -> None:
        """Free what nothing in the page refers to any more."""
        self.call("HeapProfiler.collectGarbage")

    def renderer_mb(self) -> float:
        """Return the resident memory of the page's process."""
        renderers = [
            child
            for child in psutil.Process(self._process.pid).children(recursive=True)
            if "--type=renderer" in child.cmdline()
        ]
        return max((child.memory_info().rss for child in renderers), default=0) / 1e6
