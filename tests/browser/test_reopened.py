"""Notebooks that are read where no kernel runs: opened next month, and as a page made by nbconvert."""

from __future__ import annotations

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from tests.browser.bare_host import ORIGIN
from tests.browser.conftest import IN_BOTH, OUTSIDE
from tests.browser.jupyter_own import WITHOUT_THE_WIDGETS_KERNEL
from tests.browser.scripted import SETUP, TURN
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

WIDGETS = (
    SETUP + "player.show('first.mp4', title='My film')\nchat",
    TURN,
    "timeline",
    "player",
    """
from pictory_nb.widgets import CompareWidget
CompareWidget(player, PlayerWidget("second.mp4", "Second cut"))
""",
    "panel",
)
CHAT, TIMELINE, PLAYER, COMPARE, PANEL = 0, 2, 3, 4, 5


def seen_by_a_reader(page, output):
    """Look at each output as somebody sees it who has no kernel; films play from beside the notebook."""
    transcript = output(CHAT).get_by_text("I could not do that.")
    expect(transcript).to_be_visible()
    table = output(TIMELINE).get_by_role("table")
    expect(table).to_be_visible()
    expect(table).to_contain_text("Meetings end, documents stay.")
    for index, count in ((PLAYER, 1), (COMPARE, 2), (PANEL, 1)):
        films = output(index).locator("video:visible")
        expect(films).to_have_count(count)
        for film in films.all():
            assert film.get_attribute("poster").startswith("data:image/jpeg")
            film.evaluate("video => video.play()")
            page.wait_for_function("video => video.currentTime > 0.2", arg=film.element_handle())
            film.evaluate("video => video.pause()")
    expect(output(PLAYER).get_by_text("My film")).to_be_visible()
    expect(output(COMPARE).get_by_text("Second cut")).to_be_visible()
    expect(output(PANEL).get_by_text("I could not do that.")).to_be_visible()
    expect(output(PANEL).get_by_role("table")).to_contain_text("Meetings end, documents stay.")


def run_and_save(notebook):
    for index in range(len(WIDGETS)):
        notebook.run(index)
    for index in (CHAT, TIMELINE, PLAYER, COMPARE, PANEL):
        # What stands in for a widget follows it in a message of its own.
        expect(notebook.output(index).locator("[class^=pnb-static]")).to_be_attached()
    notebook.python("[one.renew_stand_in() for one in (chat, timeline, player, panel)]")
    expect(notebook.output(CHAT).locator("[class^=pnb-static]")).to_contain_text("I could not do that.")
    expect(notebook.output(PLAYER).locator("[class^=pnb-static]")).to_contain_text("My film")
    return notebook.save()


@pytest.fixture
def films(jupyter):
    for name in ("first", "second"):
        write_video(jupyter.root / f"{name}.mp4", duration_s=60)


@IN_BOTH
def test_every_widget_can_be_read_without_its_kernel(open_notebook, page, jupyter, films):
    page.waive_errors(*WITHOUT_THE_WIDGETS_KERNEL)
    page.set_viewport_size({"width": 1280, "height": 3000})
    notebook = open_notebook(*WIDGETS)
    run_and_save(notebook)
    notebook.leave()
    jupyter.shut_down_kernels()
    notebook.open()
    seen_by_a_reader(page, notebook.output)


def test_every_widget_can_be_read_in_a_page_of_nbconvert_without_a_network(
    open_notebook, page, jupyter, films
):
    page.set_viewport_size({"width": 1280, "height": 3000})
    notebook = open_notebook(*WIDGETS)
    html, _ = HTMLExporter().from_notebook_node(run_and_save(notebook))
    notebook.leave()
    # nbconvert's own page asks for MathJax and more from elsewhere; nobody is there.
    page.context.unroute(OUTSIDE)
    page.context.route(OUTSIDE, lambda route: route.abort())
    page.waive_errors(r"^console error: Failed to load resource: net::ERR_FAILED")
    (jupyter.root / "page.html").write_text(html, encoding="utf-8")
    # Jupyter shows pages of its folder without the right to fetch their neighbours.
    page.route(
        f"{ORIGIN}/*", lambda route: route.fulfill(path=jupyter.root / route.request.url.split("/")[-1])
    )
    page.goto(f"{ORIGIN}/page.html")
    cells = page.locator(".jp-CodeCell")
    seen_by_a_reader(page, lambda index: cells.nth(index).locator(".jp-Cell-outputWrapper"))
