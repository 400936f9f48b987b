from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_BOTH
from tests.browser.contrast import faint
from tests.browser.scripted import RUNNING, SETUP, TURN
from tests.browser.video import write_video

pytestmark = pytest.mark.browser


@pytest.fixture
def panel(open_notebook, page, jupyter):
    page.set_viewport_size({"width": 1280, "height": 1300})
    write_video(jupyter.root / "film.mp4")
    notebook = open_notebook(SETUP + "player.show('film.mp4')\npanel", TURN)
    view = notebook.run(0)
    notebook.run(1)
    expect(view.locator(".pnb video")).to_be_visible()
    expect(view.locator(".pnb-turn")).to_have_count(2)
    return notebook, view


def test_chat_left_player_and_timeline_right_where_there_is_room(panel, page):
    _, view = panel
    page.wait_for_function(
        """view => {
          const [chat, player, timeline] = [".pnb-chat", ".pnb-panel-player", ".pnb-panel-timeline"]
            .map((name) => view.querySelector(name).getBoundingClientRect());
          return chat.right <= player.left && player.bottom <= timeline.top && player.left === timeline.left
            && Math.abs(chat.bottom - timeline.bottom) <= 2;
        }""",
        arg=view.element_handle(),
    )


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_every_text_has_enough_contrast(panel, page, theme):
    notebook, view = panel
    notebook.use_theme(theme)
    root = view.locator(".pnb-panel-root")
    expect(root).to_have_attribute("data-theme", "dark" if "Dark" in theme else "light")
    view.get_by_role("textbox", name="Message").press("Enter")
    assert faint(root) == []
    notebook.screenshot(f"panel-{theme.split()[1].lower()}", root)


def test_the_panel_and_a_chat_of_its_own_show_the_same(open_notebook):
    notebook = open_notebook(SETUP + "panel", "chat", TURN + RUNNING)
    views = [notebook.run(0), notebook.run(1)]
    notebook.run(2)
    for view in views:
        expect(view.locator(".pnb-answer").last).to_have_text("Let me listen")
    views[0].get_by_role("button", name="Stop").click()
    notebook.wait_for_python("stops == [1]")


@IN_BOTH
def test_a_reload_brings_everything_back_and_what_was_folded_stays_so(panel, page):
    notebook, view = panel
    view.get_by_role("button", name="Timeline", exact=True).click()
    notebook.wait_for_python("panel.folded == ['uploader', 'timeline']")
    notebook.save()
    notebook.open()
    view = notebook.output(0)
    expect(view.locator(".pnb-turn")).to_have_count(2)
    expect(view.locator(".pnb video")).to_be_visible()
    button = view.get_by_role("button", name="Timeline", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(view.locator(".pnb-timeline")).to_be_hidden()
    button.click()
    expect(view.locator(".pnb-timeline")).to_be_visible()
    notebook.wait_for_python("panel.folded == ['uploader']")


def test_what_a_reader_without_a_kernel_sees_is_saved_and_hidden_by_the_live_panel(panel, page):
    notebook, view = panel
    static = view.locator("[class^=pnb-static]")
    expect(static).to_have_count(1)
    expect(static).to_be_hidden()
    notebook.python("panel.renew_stand_in()")
    page.wait_for_function(
        "() => document.querySelector('[class^=pnb-static]').textContent.includes('I could not do that.')"
    )
    outputs = notebook.save().cells[0].outputs
    assert "I could not do that." in outputs[1].data["text/html"]
    assert "film.mp4" in outputs[1].data["text/html"]
