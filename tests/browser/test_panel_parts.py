"""The panel's parts and how they act on each other, beside the real Python half but without Jupyter."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from pictory_nb.conversation import Turn, TurnEnded
from pictory_nb.conversation.events import Ending
from tests.browser import shifts, showcase
from tests.browser.bare_host import BareHost
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

PARTS = ("chat", "uploader", "player", "timeline")


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return write_video(tmp_path_factory.mktemp("film") / "film.mp4", width=360, height=640)


@pytest.fixture
def host(page):
    return BareHost(page)


@pytest.fixture
def panel(host, film):
    widget = showcase.widget("panel", film)
    root = host.show(widget, width=1100, height=1000)
    host.until("() => document.querySelector('.pnb-stage video')?.readyState >= 2")
    return widget, root


def test_one_column_at_320_px_and_nothing_sticks_out(host, film):
    widget = showcase.widget("panel", film)
    widget.folded = []
    root = host.show(widget, width=320)
    host.until("() => document.querySelector('.pnb-stage video')?.readyState >= 2")
    for name in PARTS:
        expect(root.locator(f".pnb-panel-{name}")).to_be_visible()
    host.until(
        """() => {
          const names = PARTS.map((name) => `.pnb-panel-${name}`);
          const boxes = names.map((name) => document.querySelector(name).getBoundingClientRect());
          return boxes.every((box, index) => index === 0 || boxes[index - 1].bottom <= box.top)
            && boxes.every((box) => box.right <= 320) && document.documentElement.scrollWidth <= 320;
        }""".replace("PARTS", json.dumps(PARTS))
    )


def test_in_a_right_to_left_page_the_table_stands_on_that_side_whatever_else_is_worn(host, film):
    # The parts are drawn one after another, each with its own style sheet.
    root = host.show(showcase.widget("panel", film), width=1100, direction="rtl", lang="ar")
    cell = root.locator("tbody th[data-column=text]", has_text="Mesh gradient")
    expect(cell).to_be_visible()
    host.until(
        """() => {
          const { right } = document.querySelector("tbody th .pnb-cell-text").getBoundingClientRect();
          return Math.abs(right + 14 - document.querySelector("tbody th").getBoundingClientRect().right) < 2;
        }"""
    )


def test_every_part_folds_and_the_others_take_the_room(host, panel):
    widget, root = panel
    expect(root.locator(".pnb-uploader")).to_be_hidden()
    for name, label in zip(PARTS, ("Chat", "Uploads", "Video", "Timeline"), strict=True):
        button = root.locator(".pnb-folds").get_by_role("button", name=label)
        is_open = button.get_attribute("aria-expanded") == "true"
        button.click()
        expect(button).to_have_attribute("aria-expanded", str(not is_open).lower())
        expect(root.locator(f".pnb-panel-{name}")).to_be_visible(visible=not is_open)
        host.until_true(lambda name=name, is_open=is_open: (name in widget.folded) == is_open)
    host.until(
        """() => {
          const [sides, uploader] = [".pnb-sides", ".pnb-panel-uploader"]
            .map((name) => document.querySelector(name).getBoundingClientRect());
          return uploader.width > 0 && Math.abs(sides.width - uploader.width) <= 2;
        }"""
    )


def test_a_press_on_the_timeline_moves_the_film_and_the_film_marks_what_it_shows(host, panel):
    widget, root = panel
    root.locator(".pnb-table [data-row='2'] td, .pnb-table [data-row='2'] th").first.click()
    host.until("() => Math.abs(document.querySelector('video').currentTime - 1.5) < 0.01")
    expect(root.locator(".pnb-table [data-row='2']")).to_have_attribute("aria-current", "time")
    # However late it is looked at, it plays.
    root.locator("video").evaluate("video => { video.loop = true }")
    root.get_by_role("button", name="Play", exact=True).click()
    host.until(
        """() => {
          const isCurrent = (row) =>
            document.querySelector(`.pnb-table [data-row='${row}']`).getAttribute("aria-current") === "time";
          return document.querySelector("video").currentTime > 2.3 && isCurrent(3) && !isCurrent(2);
        }"""
    )
    host.until_true(lambda: widget.player.current_time >= 1.5)


def test_the_chat_shows_on_the_timeline_and_in_the_film_what_a_message_changed(host, panel):
    widget, root = panel
    turn = Turn(
        "t3",
        "Say it better",
        "Done.",
        Ending.DONE,
        changes=("Captions: another text (1.8-2.7s)",),
        draft_before=captions("Meetings end."),
        draft_after=captions("Meetings end, documents stay."),
    )
    widget.chat.handle(TurnEnded(turn))
    host.until("() => document.querySelector('.pnb-chat').innerText.includes('Say it better')")
    root.locator(".pnb-folds").get_by_role("button", name="Timeline").click()
    host.settle()
    expect(root.locator(".pnb-timeline")).to_be_hidden()
    root.get_by_role("button", name="Show on the timeline").last.click()
    expect(root.locator(".pnb-timeline")).to_be_visible()
    host.until("() => Math.abs(document.querySelector('video').currentTime - 1.75) < 0.01")
    host.until_true(lambda: "timeline" not in widget.folded)


def captions(text):
    """Return a draft whose second caption says `text`."""
    first = {"id": "a", "st": 750, "d": 900, "m": {"role": "caption", "text": "Writing forces you."}}
    second = {"id": "b", "st": 1750, "d": 900, "m": {"role": "caption", "text": text}}
    return {"d": 3000, "t": [{"id": "c", "tt": 7, "m": {"name": "Captions"}, "sg": [first, second]}]}


@pytest.mark.parametrize("width", [1100, 320])
def test_nothing_moves_while_a_film_is_made_fails_is_shown_and_folds(host, page, film, width):
    widget = showcase.widget("panel", film)
    widget.player.clear()
    shifts.watch(page)
    root = host.show(widget, width=width, height=1000)
    player = widget.player
    for fraction in (None, 0.2, 0.9):
        player.show_progress("Rendering scene 3 of 7", fraction)
        host.settle()
    player.show_error("The disk is full. Free some space and export again.")
    host.settle()
    expect(root.get_by_text("The disk is full.")).to_be_visible()
    player.show(film, title="A tall film", info={"Length": "3.0 s"})
    host.until("() => document.querySelector('.pnb-stage video')?.readyState >= 2")
    assert shifts.moved(page) < 0.01, shifts.jumps(page)


def test_two_views_of_one_page_show_the_same(host, panel):
    widget, root = panel
    widget.player.title = "Another title"
    host.settle()
    expect(root.locator(".pnb-player h2")).to_have_text("Another title")
