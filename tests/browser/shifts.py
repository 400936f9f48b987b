"""How far things jump in a page while it is drawn and used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

NEXT_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

_WATCH = """(() => {
  window.shifts = [];
  const note = (entries) => {
    for (const entry of entries) {
      window.shifts.push([entry.value, entry.sources.map(({ node }) => node?.className ?? "")]);
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shiftsByNow = () => {
    note(observer.takeRecords());
    return window.shifts;
  };
})()"""


def watch(page: Page) -> None:
    """Look at every jump in the pages that `page` opens from now on."""
    page.add_init_script(_WATCH)


def jumps(page: Page) -> list[tuple[float, list[str]]]:
    """Return what has jumped so far: the browser's layout shift scores, and the elements' classes."""
    page.evaluate(NEXT_FRAMES)
    found: list[list[Any]] = page.evaluate("() => window.shiftsByNow()")
    return [(float(score), names) for score, names in found]


def moved(page: Page) -> float:
    """Return the sum of the scores so far; below 0.1 is good, and nobody sees 0.01."""
    return sum(score for score, _ in jumps(page))
