from __future__ import annotations

import re

import pytest

from tests.browser import jupyter_own
from tests.browser.conftest import OUTSIDE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/",
        "http://127.0.0.1.example.com/",
        "ws://localhost.evil:80/",
        "http://10.0.0.1/",
        "http://[::2]/",
        "ftp://127.0.0.1/",
    ],
)
def test_every_other_host_is_outside(url):
    assert OUTSIDE.match(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8888/lab", "ws://localhost/x", "http://[::1]:1/", "data:,x", "blob:http://x/1"]
)
def test_loopback_is_inside(url):
    assert not OUTSIDE.match(url)


def test_a_request_to_the_outside_is_cut_off(page):
    page.waive_errors(r"192\.0\.2\.1|ERR_FAILED")
    words = page.evaluate("() => fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(String)")
    assert re.search("Failed to fetch", words)


LISTS = {
    name: patterns
    for name, patterns in vars(jupyter_own).items()
    if isinstance(patterns, dict) and name.isupper()
}
IN_JUPYTERS = "\n    at KernelConnection.send (http://127.0.0.1:8888/static/lab/core.88.js?v=88:2:7)"
IN_OURS = "\n    at draw (blob:http://127.0.0.1:8888/5c7f2a:12:4)"
SOCKET = "console error: WebSocket connection to 'ws://127.0.0.1:1/api/kernels/x/channels' failed: "
NOTHING = "page error: TypeError: Cannot read properties of null (reading 'send')"
UNANSWERED = "Canceled future for create_subshell_request message before replies were done"
NOT_FOUND = "console error: Failed to load resource: the server responded with a status of 404 (Not Found)"


def lists_that_waive(problem):
    return {name for name, patterns in LISTS.items() if any(re.search(one, problem) for one in patterns)}


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        (f"page error: Error: {UNANSWERED}{IN_JUPYTERS}", "WHEN_A_KERNEL_ENDS"),
        (f"page error: {UNANSWERED}", "WHEN_A_KERNEL_ENDS"),
        ("console error: Error: Cannot send\n    at CommHandler.send", "WHEN_A_KERNEL_ENDS"),
        (f"{NOTHING}{IN_JUPYTERS}\n    at Map.forEach (<anonymous>){IN_JUPYTERS}", "WHEN_A_KERNEL_ENDS"),
        (f"{NOT_FOUND} {{'url': 'http://127.0.0.1:8888/api/kernels/x?1'}}", "WHEN_A_KERNEL_ENDS"),
        (f"console error: Could not restore the debugger state: {UNANSWERED}", "WHEN_A_KERNEL_ENDS"),
        ("console error: Error: widget model not found", "WITHOUT_THE_WIDGETS_KERNEL"),
        (f"{SOCKET}Connection closed before receiving a handshake response", "WHEN_A_CONNECTION_BREAKS"),
        ("console error: Failed to load resource: net::ERR_EMPTY_RESPONSE", "WHEN_A_CONNECTION_BREAKS"),
        ("console error: SyntaxError: Unexpected end of JSON input", "WHEN_A_CONNECTION_BREAKS"),
        ("console error: ChunkLoadError: Loading chunk 5092 failed.", "WHEN_A_CONNECTION_BREAKS"),
        ("page error: TypeError: Failed to fetch", "WHEN_A_PAGE_IS_LEFT"),
        (f"{SOCKET}WebSocket is closed before the connection is established.", "AT_ANY_TIME"),
        ("page error: TypeError: Cannot read properties of undefined (reading 'schema')", "IN_NOTEBOOK_7"),
    ],
)
def test_what_jupyter_says_is_waived_in_its_situation(problem, name):
    assert name in lists_that_waive(problem)


@pytest.mark.parametrize(
    "problem",
    [
        f"{NOTHING}{IN_OURS}",
        f"{NOTHING}{IN_OURS}{IN_JUPYTERS}",
        f"{NOTHING}{IN_JUPYTERS}{IN_OURS}",
        NOTHING,
        "page error: Error: The kernel was restarted or has ended.",
        "console error: Could not create a view for model id 5c7f2a",
        f"{NOT_FOUND} {{'url': 'http://127.0.0.1:8888/files/film.mp4'}}",
    ],
)
def test_what_is_ours_is_never_waived(problem):
    assert lists_that_waive(problem) == set()
