from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_BOTH
from tests.browser.jupyter_own import WITHOUT_THE_WIDGETS_KERNEL
from tests.browser.scripted import OFFERING, RUNNING, SETUP, TURN

pytestmark = pytest.mark.browser

STREAM = """
import threading
from pathlib import Path

words = [f"word{index} " for index in range(2000)]

def stream():
    chat.handle(TurnStarted("s", "Tell me a long story"))
    for word in words:
        chat.handle(TextDelta("s", word))

def block_until(flag):
    while not Path(flag).exists():
        threading.Event().wait(0.05)
"""


def cell_count(page):
    return page.evaluate("() => jupyterapp.shell.currentWidget.content.widgets.length")


def test_a_message_goes_to_python_and_the_answer_streams_back(open_notebook):
    notebook = open_notebook(SETUP + "chat")
    chat = notebook.run(0)
    box = chat.get_by_role("textbox", name="Message")
    box.fill("Make a video about sleep")
    box.press("Enter")
    expect(box).to_have_value("")
    notebook.wait_for_python("sent == ['Make a video about sleep']")

    notebook.python("chat.handle(TurnStarted('t1', sent[0]))")
    expect(chat.get_by_role("button", name="Stop")).to_be_visible()
    expect(chat.get_by_role("button", name="Send", exact=True)).to_be_hidden()
    notebook.python("chat.handle(StatusLine('t1', 'Planning the scenes'))")
    expect(chat.locator("summary")).to_contain_text("Planning the scenes")
    notebook.python("chat.handle(TextDelta('t1', 'Here **it'))")
    notebook.python("chat.handle(TextDelta('t1', ' is**.'))")
    expect(chat.locator(".pnb-answer strong")).to_have_text("it is")
    notebook.python(
        "chat.handle(TurnEnded(Turn('t1', '', 'Here **it is**.', Ending.DONE, changes=('Title added',),"
        " actions=(Action.EXPORT,))))"
    )
    expect(chat.get_by_role("button", name="Send", exact=True)).to_be_visible()
    expect(chat.get_by_text("Title added")).to_be_visible()
    chat.get_by_role("button", name="Export video").click()
    notebook.wait_for_python("actions == ['export']")


def test_an_offer_is_the_next_message_and_its_answer_is_kept_in_the_same_cell(open_notebook, lab, page):
    notebook = open_notebook(SETUP + OFFERING)
    cell = notebook.run(0)
    expect(cell.get_by_role("textbox")).to_be_hidden()
    cell.get_by_role("group", name="Which place?").get_by_role("button", name="A beach").click()
    notebook.wait_for_python("sent == ['A beach']")
    expect(cell.locator(".pnb-answer").last).to_have_text("It is a beach now.")
    expect(cell.get_by_role("group", name="Which place?")).to_be_hidden()
    expect(cell.get_by_text("It is a beach now.").locator("visible=true")).to_have_count(1)
    expect(cell.locator(".jp-OutputArea-child:visible")).to_have_count(1)

    # The saved output follows the widget in a message of its own.
    kept_html = cell.locator("[class^=pnb-static]")
    expect(kept_html).to_contain_text("It is a beach now.")
    expect(kept_html).to_contain_text("Video changed")
    (_, kept) = notebook.save().cells[0].outputs
    assert "It is a <strong>beach</strong> now." in kept.data["text/html"]
    assert "Video changed" in kept.data["text/html"]

    # Next month: the widget's kernel is gone, and so is its state.
    page.waive_errors(*WITHOUT_THE_WIDGETS_KERNEL)
    notebook.leave()
    lab.shut_down_kernels()
    notebook.open()
    expect(notebook.output(0).get_by_text("It is a beach now.")).to_be_visible()
    expect(notebook.output(0).get_by_text("Which place?")).to_be_visible()


def test_stop_reaches_python_while_the_turn_runs(open_notebook):
    notebook = open_notebook(SETUP + "chat", RUNNING)
    chat = notebook.run(0)
    notebook.run(1)
    chat.get_by_role("button", name="Stop").click()
    notebook.wait_for_python("stops == [1]")
    notebook.python("chat.handle(TurnEnded(Turn('t3', '', 'Let me listen', Ending.STOPPED)))")
    expect(chat.locator(".pnb-answer")).to_have_text("Let me listen")
    expect(chat.get_by_role("button", name="Send", exact=True)).to_be_visible()


def test_an_empty_message_is_refused_in_words_in_place(open_notebook):
    notebook = open_notebook(SETUP + "chat")
    chat = notebook.run(0)
    box = chat.get_by_role("textbox", name="Message")
    box.press("Enter")
    expect(chat.get_by_role("status")).to_have_text("Write what the video should say or show first.")
    expect(box).to_be_focused()
    assert notebook.python("sent") == "[]"


def test_no_key_leaks_to_the_notebook(open_notebook, page):
    notebook = open_notebook(SETUP + "chat", "1")
    chat = notebook.run(0)
    before = (cell_count(page), notebook.python("id(chat)"))
    box = chat.get_by_role("textbox", name="Message")
    box.click()
    box.press("Shift+Enter")
    box.press_sequentially("abdd")
    expect(box).to_have_value("\nabdd")
    # A button is no text field: there single letters would be commands.
    chat.get_by_role("button", name="Send", exact=True).focus()
    for key in ("b", "a", "d", "d", "Shift+Enter"):
        page.keyboard.press(key)
    notebook.wait_for_python("len(sent) == 1")
    assert (cell_count(page), notebook.python("id(chat)")) == before


def test_text_goes_on_arriving_while_a_cell_blocks_the_kernel(open_notebook, tmp_path):
    flag = tmp_path / "go-on"
    notebook = open_notebook(
        SETUP + STREAM + "chat",
        f"threading.Thread(target=stream).start(); block_until({str(flag)!r})",
    )
    chat = notebook.run(0)
    notebook.start(1)
    expect(chat.locator(".pnb-answer")).to_contain_text("word1999")
    flag.touch()
    said = chat.locator(".pnb-answer").inner_text().split()
    assert said == [f"word{index}" for index in range(2000)]


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(open_notebook, page):
    notebook = open_notebook(SETUP + "chat", TURN + RUNNING)
    notebook.run(0)
    notebook.run(1)
    notebook.save()
    notebook.open()
    chat = notebook.output(0)
    expect(chat.locator(".pnb-answer").last).to_have_text("Let me listen")
    expect(chat.locator("summary").last).to_contain_text("Choosing the music")
    notebook.python("chat.handle(TextDelta('t3', ' to it.'))")
    expect(chat.locator(".pnb-answer").last).to_have_text("Let me listen to it.")
    expect(chat.locator(".pnb-turn")).to_have_count(3)


@IN_BOTH
def test_two_views_of_one_chat_are_in_step(open_notebook):
    notebook = open_notebook(SETUP + "chat", "chat", RUNNING)
    views = [notebook.run(0), notebook.run(1)]
    notebook.run(2)
    for view in views:
        expect(view.locator(".pnb-answer")).to_have_text("Let me listen")
        expect(view.get_by_role("button", name="Stop")).to_be_visible()


def test_a_restarted_kernel_is_told_of_in_words(open_notebook, page):
    notebook = open_notebook(SETUP + "chat")
    chat = notebook.run(0)
    expect(chat.get_by_role("textbox", name="Message")).to_be_visible()
    gone = re.compile("kernel was restarted.*Run the cell again")
    notebook.restart_kernel()
    expect(chat.get_by_role("status")).to_have_text(gone)


def test_a_transcript_follows_its_end_unless_somebody_reads_further_up(open_notebook, page):
    notebook = open_notebook(SETUP + STREAM + "chat", "stream()")
    chat = notebook.run(0)
    notebook.run(1)
    expect(chat.locator(".pnb-answer")).to_contain_text("word1999")
    log = chat.get_by_role("log")
    at_end = "log => log.scrollHeight - log.scrollTop - log.clientHeight < 2"
    page.wait_for_function(at_end, arg=log.element_handle())
    log.evaluate("log => log.scrollTo(0, 0)")
    latest = chat.get_by_role("button", name="Jump to the latest")
    expect(latest).to_be_visible()
    notebook.python("chat.handle(TextDelta('s', 'and more'))")
    expect(chat.locator(".pnb-answer")).to_contain_text("and more")
    assert log.evaluate("log => log.scrollTop") == 0
    latest.click()
    page.wait_for_function(at_end, arg=log.element_handle())
