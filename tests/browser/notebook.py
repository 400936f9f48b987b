"""Drives a notebook in JupyterLab or Notebook 7 by the application's own commands; waits for conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat
from playwright.sync_api import Error as PageError

from tests.browser.jupyter_own import WHEN_A_KERNEL_ENDS, WHEN_A_PAGE_IS_LEFT
from tests.browser.waiting import ask

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode
    from playwright.sync_api import Locator, Page

    from tests.browser.server import JupyterServer

Cell = str | dict[str, str]

OPENINGS = 3
OPEN_TIMEOUT_MS = 90_000
CELL_TIMEOUT_MS = 300_000

IS_IDLE = """(path) => {
  const context = window.jupyterapp?.shell.currentWidget?.context;
  if (context?.path !== path || !context.isReady || !context.sessionContext.isReady) return false;
  const kernel = context.sessionContext.session?.kernel;
  const isIdle = kernel?.connectionStatus === "connected" && kernel.status === "idle";
  return isIdle && document.querySelector(".jp-Dialog") === null;
}"""

IS_RESTORED = """async () => {
  await jupyterapp.restored;
  await jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.info;
}"""

# Resolves when the cell has ended, to the error that it ended with.
RUN = """async (index) => {
  const app = window.jupyterapp;
  const notebook = app.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  await app.commands.execute("notebook:run-cell");
  const outputs = notebook.widgets[index].model.outputs?.toJSON() ?? [];
  return outputs.find((output) => output.output_type === "error")?.traceback.join("\\n");
}"""

START = """(index) => {
  const app = window.jupyterapp;
  app.shell.currentWidget.content.activeCellIndex = index;
  app.commands.execute("notebook:run-cell");
}"""

RESTART = "() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart()"


class Notebook:
    """A notebook that is open in `page`."""

    def __init__(self, page: Page, server: JupyterServer, name: str, artifacts: Path) -> None:
        self.page = page
        self.server = server
        self.name = name
        self._artifacts = artifacts

    def open(self) -> None:
        """Open the notebook, or reload it, and wait until its kernel is idle."""
        if self.page.url != "about:blank":
            self.page.waive_errors(*WHEN_A_PAGE_IS_LEFT)
        for _ in range(OPENINGS - 1):
            try:
                self._open_once()
            except PageError:
                # JupyterLab gives up a kernel that is missing in a list which it had asked for before.
                self.page.waive_errors(*WHEN_A_KERNEL_ENDS, *WHEN_A_PAGE_IS_LEFT)
            else:
                return
        self._open_once()

    def _open_once(self) -> None:
        self.page.goto(self.server.page_url(self.name), timeout=OPEN_TIMEOUT_MS)
        self.page.wait_for_function(IS_IDLE, arg=self.name, timeout=OPEN_TIMEOUT_MS)
        ask(self.page, IS_RESTORED)
        self.page.wait_for_function(IS_IDLE, arg=self.name, timeout=OPEN_TIMEOUT_MS)

    def leave(self) -> None:
        """Close the page as somebody who goes away; kernel and server go on."""
        self.page.waive_errors(*WHEN_A_PAGE_IS_LEFT)
        self.page.goto("about:blank")

    def restart_kernel(self) -> None:
        """Restart the kernel."""
        self.page.waive_errors(*WHEN_A_KERNEL_ENDS)
        ask(self.page, RESTART)

    def run(self, index: int) -> Locator:
        """Run a cell, wait for its end, and return its output area; an exception in it fails the test."""
        error = ask(self.page, RUN, index, within_ms=CELL_TIMEOUT_MS)
        assert error is None, error
        return self.output(index)

    def start(self, index: int) -> Locator:
        """Run a cell without waiting for its end."""
        self.page.evaluate(START, index)
        return self.output(index)

    def output(self, index: int) -> Locator:
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".jp-Cell-outputArea")

    def python(self, expression: str) -> str:
        """Return the text/plain of a Python expression, evaluated in the notebook's kernel."""
        return ask(
            self.page,
            """async (code) => {
              const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
              const reply = await kernel.requestExecute({
                code: "", silent: true, store_history: false, user_expressions: { value: code },
              }).done;
              const value = reply.content.user_expressions?.value;
              if (value?.status !== "ok") throw new Error(JSON.stringify(reply.content));
              return value.data["text/plain"];
            }""",
            expression,
        )

    def wait_for_python(self, condition: str) -> None:
        """Wait until a Python expression is true in the kernel; a minute at least."""
        for _ in range(1200):
            if self.python(f"bool({condition})") == "True":
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true in the kernel: {condition}")

    def save(self) -> NotebookNode:
        """Save the notebook and return what is on disk."""
        ask(self.page, "() => jupyterapp.commands.execute('docmanager:save')")
        return nbformat.read(self.server.root / self.name, as_version=4)

    def use_theme(self, theme: str) -> None:
        """Switch to "JupyterLab Light" or "JupyterLab Dark"."""
        ask(self.page, "(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
        is_light = "true" if theme == "JupyterLab Light" else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light={is_light}]", state="attached")
        self.page.wait_for_selector("#jupyterlab-splash", state="detached")

    def screenshot(self, name: str, target: Locator | None = None) -> Path:
        """Save a picture of the page, or of one element, to tests/_artifacts."""
        self._artifacts.mkdir(exist_ok=True)
        path = self._artifacts / f"{name}.png"
        (target or self.page).screenshot(path=path)
        return path
