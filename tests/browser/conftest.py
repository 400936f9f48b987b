"""Fixtures for tests in a real Jupyter: `lab`, `notebook_7` (servers), `page` (strict), `open_notebook`."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser import chromium
from tests.browser.notebook import UNANSWERED, Cell, Notebook
from tests.browser.proxy import Proxy
from tests.browser.server import JupyterServer

ARTIFACTS = Path(__file__).parents[1] / "_artifacts"

expect.set_options(timeout=20_000)

# Also read by Playwright's own process, which lets everything else pass without asking this one.
OUTSIDE = re.compile(
    r"^(?!(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:\/]|$))(?!data:|blob:|about:)"
)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    yield from served(JupyterServer(tmp_path_factory.mktemp("lab")))


@pytest.fixture(scope="session")
def notebook_7(tmp_path_factory):
    yield from served(JupyterServer(tmp_path_factory.mktemp("notebook"), "notebook"))


def served(server: JupyterServer):
    server.start()
    try:
        yield server
    finally:
        server.stop()


# Playwright's loop runs on this thread as long as it lives, and asyncio tests of other modules want a thread
# without one; hence no wider scope.
@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright):
    browser = chromium.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest):
    """A page in a fresh context; a request beyond loopback, or an error in the page, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(30_000)
    problems: list[str] = []
    # `waive_errors` on the page object: patterns of errors that a test provokes.
    waived: list[str] = []

    def note(problem: str) -> None:
        if not any(re.search(pattern, problem) for pattern in waived):
            problems.append(problem)

    def refuse(route):
        note(f"request to {route.request.url}")
        route.abort()

    context.route(OUTSIDE, refuse)
    page = context.new_page()
    page.waive_errors = waived.append
    page.on("websocket", lambda socket: OUTSIDE.match(socket.url) and note(f"websocket to {socket.url}"))
    page.on("pageerror", lambda error: note(f"page error: {error}"))
    page.on(
        "console",
        lambda message: message.type == "error" and note(f"console error: {message.text} {message.location}"),
    )
    yield page
    if not page.is_closed():
        ARTIFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTIFACTS / f"last-{request.node.name}.png")
    context.close()
    assert not problems, "\n".join(problems)


def shut_down_kernels(server: JupyterServer, page: Page) -> None:
    page.waive_errors(UNANSWERED)
    server.shut_down_kernels()


@pytest.fixture
def open_notebook(lab: JupyterServer, page: Page):
    """Return a function that writes a notebook, opens it in JupyterLab and waits until its kernel is idle."""

    def open_it(*cells: Cell, name: str = "test.ipynb") -> Notebook:
        lab.write_notebook(name, cells)
        notebook = Notebook(page, lab, name, ARTIFACTS)
        notebook.open()
        return notebook

    yield open_it
    shut_down_kernels(lab, page)


@pytest.fixture
def open_notebook_7(notebook_7: JupyterServer, page: Page):
    """Return a function that does the same in Notebook 7."""
    # A fault of Notebook's own, in its settings.
    page.waive_errors("reading 'schema'")

    def open_it(*cells: Cell, name: str = "test.ipynb") -> Notebook:
        notebook_7.write_notebook(name, cells)
        notebook = Notebook(page, notebook_7, name, ARTIFACTS)
        notebook.open()
        return notebook

    yield open_it
    shut_down_kernels(notebook_7, page)


@pytest.fixture
def open_through(lab: JupyterServer, page: Page):
    """Return a function that opens a notebook through a proxy of its own."""
    with contextlib.ExitStack() as opened:

        def open_it(*cells: Cell, name: str = "through.ipynb") -> tuple[Notebook, Proxy]:
            lab.write_notebook(name, cells)
            proxy = opened.enter_context(Proxy(lab))
            notebook = Notebook(page, proxy, name, ARTIFACTS)
            notebook.open()
            return notebook, proxy

        yield open_it
        # The page would go on asking a proxy that is no longer there.
        page.goto("about:blank")
    lab.shut_down_kernels()
