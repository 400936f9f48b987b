"""Every widget in a real Notebook 7: one page each, and on it what a user does there.

JupyterLab's tests look at every promise alone; the bundles are the same. What differs is the page around
them: its keys, its cells, its theme, and where its server offers files. Bad lines, restarts, reloads and
second views are met by the tests that are marked `IN_BOTH`.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_NOTEBOOK_7_ALONE
from tests.browser.scripted import SETUP
from tests.browser.timelines import EDITABLE, Lanes
from tests.browser.video import write_video

pytestmark = [pytest.mark.browser, IN_NOTEBOOK_7_ALONE]

FILMS = """
from pictory_nb.widgets import CompareWidget, PlayerWidget
first, second = PlayerWidget("first.mp4", "First cut"), PlayerWidget("second.mp4", "Second cut")
compare = CompareWidget(first, second)
"""


def cell_count(page):
    return page.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.length")


def test_the_chat_sends_streams_stops_and_keeps_its_keys_to_itself(open_notebook, page):
    notebook = open_notebook(SETUP + "chat", "1")
    chat = notebook.run(0)
    before = (cell_count(page), notebook.python("id(chat)"))
    expect(chat.locator(".pnb-greeting .pnb-chip")).to_have_count(3)
    box = chat.get_by_role("textbox", name="Message")
    box.click()
    box.press_sequentially("Make a video")
    box.press("Shift+Enter")
    box.press_sequentially("about bad dreams")
    box.press("Enter")
    notebook.wait_for_python("sent == ['Make a video\\nabout bad dreams']")
    expect(box).to_have_value("")

    notebook.python("chat.handle(TurnStarted('t1', sent[0]))")
    notebook.python("chat.handle(StatusLine('t1', 'Planning the scenes'))")
    expect(chat.locator("summary")).to_contain_text("Planning the scenes")
    notebook.python("chat.handle(TextDelta('t1', 'Here **it'))")
    notebook.python("chat.handle(TextDelta('t1', ' is**.'))")
    expect(chat.locator(".pnb-answer strong")).to_have_text("it is")
    chat.get_by_role("button", name="Stop").click()
    notebook.wait_for_python("stops == [1]")
    notebook.python(
        "chat.handle(TurnEnded(Turn('t1', '', 'Here **it is**.', Ending.STOPPED, changes=('Title added',),"
        " actions=(Action.EXPORT,))))"
    )
    expect(chat.get_by_text("Title added")).to_be_visible()
    box.press("ArrowUp")
    expect(box).to_have_value("Make a video\nabout bad dreams")
    # On a button single letters would be commands of the notebook.
    export = chat.get_by_role("button", name="Export video")
    export.focus()
    for key in ("b", "a", "d", "d"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    notebook.wait_for_python("actions == ['export']")
    assert (cell_count(page), notebook.python("id(chat)")) == before

    notebook.save()
    notebook.open()
    expect(notebook.output(0).locator(".pnb-answer")).to_have_text("Here it is.")
    notebook.screenshot("chat-notebook-7", notebook.output(0))


def test_the_timeline_is_chosen_from_moved_written_on_sorted_and_undone(open_notebook, page):
    page.set_viewport_size({"width": 1280, "height": 2600})
    notebook = open_notebook(EDITABLE, "timeline")
    notebook.run(0)
    view = notebook.run(1)
    expect(view.locator("canvas[data-drawn='6']")).to_be_visible()
    lanes, before = Lanes(view), cell_count(page)

    lanes.click("BGM", 5000)
    notebook.wait_for_python("timeline.selected == [2]")
    expect(view.locator("tr[data-row='2']")).to_have_attribute("aria-selected", "true")
    notebook.python("setattr(timeline, 'selected', [5])")
    expect(view.locator("tr[data-row='5']")).to_have_attribute("aria-selected", "true")

    lanes.drag("Captions", 8500, 6530)
    notebook.wait_for_python("host.segment(5)['start_ms'] == 6000")
    lanes.box.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    field = view.get_by_role("textbox", name="Text of Captions 3")
    expect(field).to_be_focused()
    field.fill("The end")
    page.keyboard.press("Enter")
    notebook.wait_for_python("host.segment(5)['text'] == 'The end'")
    expect(lanes.box).to_be_focused()
    page.keyboard.press("Delete")
    notebook.wait_for_python("len(timeline.columns['key']) == 5")
    page.keyboard.press("Control+z")
    notebook.wait_for_python("len(timeline.columns['key']) == 6")

    for _ in range(2):
        view.get_by_role("button", name="Start").click()
    expect(view.get_by_role("columnheader", name="Start")).to_have_attribute("aria-sort", "descending")
    view.get_by_role("searchbox", name="Search segments").fill("文件")
    expect(view.locator("tbody tr[data-row]")).to_have_count(1)
    assert cell_count(page) == before
    notebook.screenshot("timeline-notebook-7", view)


def test_films_play_from_the_server_alone_and_side_by_side(open_notebook, jupyter, page):
    for name in ("first", "second"):
        write_video(jupyter.root / f"{name}.mp4", duration_s=6)
    notebook = open_notebook(FILMS + "first", "compare")
    alone = notebook.run(0)
    video = alone.locator(".pnb video")
    page.wait_for_function("video => video.readyState >= 2", arg=video.element_handle())
    assert "/files/first.mp4" in video.get_attribute("src")
    notebook.python("setattr(first, 'current_time', 4.0)")
    page.wait_for_function("video => video.currentTime === 4", arg=video.element_handle())
    alone.get_by_role("slider", name="Position").fill("2")
    notebook.wait_for_python("first.current_time == 2")

    both = notebook.run(1)
    both.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.pnb-compare video')].every((one) => one.currentTime > 2.5)"
    )
    both.get_by_role("radio", name="Second cut").check()
    notebook.wait_for_python("compare.heard == 'second'")
    notebook.screenshot("compare-notebook-7", both)
