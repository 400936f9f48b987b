"""Waits for what no locator can tell: a condition in Python, the answer of an async function in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TRIES = 1200
PAUSE_MS = 50
ANSWER_TIMEOUT_MS = 120_000


def until(page: Page, is_true: Callable[[], object]) -> None:
    """Wait for a condition, a minute at least; the page goes on meanwhile."""
    for _ in range(TRIES):
        if is_true():
            return
        page.wait_for_timeout(PAUSE_MS)
    raise AssertionError("it never came true")


def ask(page: Page, script: str, argument: object = None, *, within_ms: int = ANSWER_TIMEOUT_MS) -> Any:
    """Evaluate an async function in the page; other than Playwright's own it fails without an answer."""
    late = "no answer within ${withinMs} ms"
    return page.evaluate(
        f"""([argument, withinMs]) => Promise.race([
          ({script})(argument),
          new Promise((_, fail) => setTimeout(() => fail(new Error(`{late}`)), withinMs)),
        ])""",
        [argument, within_ms],
    )
