"""Fixtures for tests in a real Jupyter: `jupyter` (its server), `page` (strict), `open_notebook` and more.

A test runs in JupyterLab; those that are marked `IN_BOTH` run in Notebook 7 as well.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from playwright.sync_api import Error as PageError

from tests.browser import chromium
from tests.browser.jupyter_own import AT_ANY_TIME, IN_NOTEBOOK_7, WHEN_A_CONNECTION_BREAKS
from tests.browser.notebook import Cell, Notebook
from tests.browser.proxy import Proxy
from tests.browser.server import JupyterServer

ARTIFACTS = Path(__file__).parents[1] / "_artifacts"

IN_BOTH = pytest.mark.parametrize("jupyter", ["lab", "notebook_7"], indirect=True)
IN_NOTEBOOK_7_ALONE = pytest.mark.parametrize("jupyter", ["notebook_7"], indirect=True)

# Long enough for a machine that is many times slower and busy: what passes does not wait for it.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)

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


@pytest.fixture
def jupyter(request: pytest.FixtureRequest) -> JupyterServer:
    """The server of the front end that the test runs in."""
    server: JupyterServer = request.getfixturevalue(getattr(request, "param", "lab"))
    return server


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
    """A page in a fresh context; a request beyond loopback, or an error in the page, fails the test.

    Beside Playwright's own it has `waive_errors(*patterns)`, for errors that a test provokes (jupyter_own.py
    lists those of Jupyter), and `when_closed(end)`, for what is ended when no page can miss it any more.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    problems: list[str] = []
    waived: list[str] = [*AT_ANY_TIME]

    def note(problem: str) -> None:
        if not any(re.search(pattern, problem) for pattern in waived):
            problems.append(problem)

    def refuse(route):
        note(f"request to {route.request.url}")
        route.abort()

    context.route(OUTSIDE, refuse)
    page = context.new_page()
    page.waive_errors = lambda *patterns: waived.extend(patterns)
    page.on("websocket", lambda socket: OUTSIDE.match(socket.url) and note(f"websocket to {socket.url}"))
    page.on("pageerror", lambda error: note(f"page error: {error}\n{error.stack or ''}".rstrip()))
    page.on(
        "console",
        lambda message: message.type == "error" and note(f"console error: {message.text} {message.location}"),
    )
    afterwards = []
    page.when_closed = afterwards.append
    yield page
    if not page.is_closed():
        ARTIFACTS.mkdir(exist_ok=True)
        # For people to look at: a page that cannot be drawn any more fails no test by that.
        with contextlib.suppress(PageError):
            page.screenshot(path=ARTIFACTS / f"last-{request.node.name}.png")
    context.close()
    for end in afterwards:
        end()
    assert not problems, "\n".join(problems)


@pytest.fixture
def open_notebook(jupyter: JupyterServer, page: Page):
    """Return a function that writes a notebook, opens it and waits until its kernel is idle."""
    prepare(page, jupyter)

    def open_it(*cells: Cell) -> Notebook:
        notebook = Notebook(page, jupyter, jupyter.new_notebook(cells), ARTIFACTS)
        notebook.open()
        return notebook

    return open_it


@pytest.fixture
def open_through(jupyter: JupyterServer, page: Page):
    """Return a function that opens a notebook through a proxy of its own, a line that is slow and cut."""
    page.waive_errors(*WHEN_A_CONNECTION_BREAKS)
    prepare(page, jupyter)

    def open_it(*cells: Cell) -> tuple[Notebook, Proxy]:
        proxy = Proxy(jupyter)
        page.when_closed(proxy.close)
        notebook = Notebook(page, proxy, jupyter.new_notebook(cells), ARTIFACTS)
        notebook.open()
        return notebook, proxy

    return open_it


def prepare(page: Page, server: JupyterServer) -> None:
    """Waive the errors that are the front end's own, and let the server be tidied up in the end."""
    if server.app == "notebook":
        page.waive_errors(*IN_NOTEBOOK_7)
    page.when_closed(server.tidy)
