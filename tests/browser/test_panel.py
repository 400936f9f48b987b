from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.contrast import FAINT
from tests.browser.scripted import RUNNING, SETUP, TURN
from tests.browser.video import write_video

pytestmark = pytest.mark.browser


@pytest.fixture
def panel(open_notebook, page, lab):
    page.set_viewport_size({"width": 1280, "height": 1300})
    write_video(lab.root / "film.mp4")
    notebook = open_notebook(SETUP + "player.show('film.mp4')\npanel", TURN)
    view = notebook.run(0)
    notebook.run(1)
    expect(view.locator(".pnb video")).to_be_visible()
    expect(view.locator(".pnb-turn")).to_have_count(2)
    return notebook, view


def box(locator):
    return locator.bounding_box()


def test_chat_left_player_and_timeline_right_where_there_is_room(panel):
    _, view = panel
    chat, player, timeline = (box(view.locator(f".pnb-{name}")) for name in ("chat", "player", "timeline"))
    assert chat["x"] + chat["width"] <= player["x"]
    assert player["y"] + player["height"] <= timeline["y"]
    assert player["x"] == timeline["x"]
    assert chat["y"] + chat["height"] == pytest.approx(timeline["y"] + timeline["height"], abs=2)


def test_one_column_without_sideways_scrolling_at_320_px(panel, page):
    notebook, view = panel
    view.locator(".pnb").evaluate("root => { root.style.width = '320px' }")
    page.wait_for_function("() => document.querySelector('.pnb-chat').offsetWidth <= 320")
    boxes = [box(view.locator(f".pnb-{name}")) for name in ("chat", "player", "timeline")]
    for above, below in itertools.pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]
    for name in ("chat", "log", "player", "timeline", "table-box"):
        overflow = view.locator(f".pnb-{name}").evaluate("e => e.scrollWidth - e.clientWidth")
        assert overflow <= 0, name
    notebook.screenshot("panel-320-light", view.locator(".pnb"))


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_every_text_has_enough_contrast(panel, page, theme):
    notebook, view = panel
    notebook.use_theme(theme)
    root = view.locator(".pnb")
    expect(root).to_have_attribute("data-theme", "dark" if "Dark" in theme else "light")
    view.get_by_role("textbox", name="Message").press("Enter")
    assert root.evaluate(FAINT) == []
    notebook.screenshot(f"panel-{theme.split()[1].lower()}", root)


def test_selecting_a_segment_moves_the_player_to_its_start(panel, page):
    _, view = panel
    video = view.locator(".pnb video").element_handle()
    page.wait_for_function("video => video.readyState >= 1", arg=video)
    view.locator(".pnb-clip").nth(2).click()
    page.wait_for_function("video => Math.abs(video.currentTime - 1.5) < 0.05", arg=video)


def test_the_panel_and_a_chat_of_its_own_show_the_same(open_notebook):
    notebook = open_notebook(SETUP + "panel", "chat", TURN + RUNNING)
    views = [notebook.run(0), notebook.run(1)]
    notebook.run(2)
    for view in views:
        expect(view.locator(".pnb-answer").last).to_have_text("Let me listen")
    views[0].get_by_role("button", name="Stop").click()
    notebook.wait_for_python("stops == [1]")


def test_a_reload_brings_everything_back(panel, page):
    notebook, _ = panel
    notebook.save()
    notebook.open()
    view = notebook.output(0)
    expect(view.locator(".pnb-turn")).to_have_count(2)
    expect(view.locator(".pnb-clip")).to_have_count(8)
    expect(view.locator(".pnb video")).to_be_visible()


def test_the_keyboard_reaches_every_control_and_shows_where_it_is(panel, page):
    _, view = panel
    view.get_by_role("textbox", name="Message").focus()
    for name in ("Send", "Copy", "Try again", "Download"):
        button = view.locator(f"button[aria-label='{name}']:visible, .pnb :is(button, a):visible").filter(
            has_text=name if name != "Send" else ""
        )
        button.first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid", name
