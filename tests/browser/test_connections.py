"""A panel on bad lines: lost, slow, leaking, and with a kernel that was restarted: it stays true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_BOTH
from tests.browser.scripted import SETUP
from tests.browser.video import write_video

if TYPE_CHECKING:
    from tests.browser.proxy import Proxy

pytestmark = [pytest.mark.browser, IN_BOTH]

MBIT_BYTES_PER_S = 125_000
GONE = re.compile("kernel was restarted or has ended.*Run the cell again")

# What happens in the kernel while no page is there: it begins and ends with files.
MEANWHILE = """
import threading
from pathlib import Path

def work(begin, ended):
    while not begin.exists():
        threading.Event().wait(0.02)
    chat.handle(TurnStarted("m", "Make it calmer"))
    for word in ["It ", "is ", "**calm** ", "now."]:
        chat.handle(TextDelta("m", word))
    chat.handle(TurnEnded(Turn("m", "Make it calmer", "It is **calm** now.", Ending.DONE)))
    timeline.update(rows[:4])
    ended.touch()

threading.Thread(target=work, args=(Path({begin!r}), Path({ended!r}))).start()
"""

RECONNECT = "() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.reconnect()"


def lose(page, proxy: Proxy) -> None:
    """Take the line away, and wait until the page's host knows."""
    # Jupyter says so in a dialog of its own once it has looked for its server.
    told = page.locator(".jp-Dialog", has_text="Server Connection Error")
    page.add_locator_handler(told, lambda dialog: dialog.get_by_role("button", name="Close").click())
    proxy.is_down = True
    proxy.cut()
    page.wait_for_function(
        "() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.connectionStatus"
        " !== 'connected'"
    )


def find_again(page, proxy: Proxy) -> None:
    proxy.is_down = False
    page.evaluate(RECONNECT)


def until_there(page, path) -> None:
    for _ in range(1200):
        if path.exists():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never written: {path}")


def box(view):
    return view.get_by_role("textbox", name="Message")


def test_what_happened_while_the_line_was_lost_is_seen_when_it_is_back(open_through, page, jupyter, tmp_path):
    begin, ended = tmp_path / "begin", tmp_path / "ended"
    write_video(jupyter.root / "film.mp4")
    notebook, proxy = open_through(
        SETUP + "player.show('film.mp4')\npanel", MEANWHILE.format(begin=str(begin), ended=str(ended))
    )
    view = notebook.run(0)
    notebook.run(1)
    expect(view.locator("canvas[data-drawn='8']")).to_be_visible()
    lose(page, proxy)
    begin.touch()
    until_there(page, ended)
    find_again(page, proxy)
    expect(view.locator(".pnb-answer")).to_have_text("It is calm now.")
    expect(view.locator(".pnb-turn")).to_have_attribute("data-ending", "done")
    expect(view.locator("canvas[data-drawn='4']")).to_be_visible()
    expect(view.locator("tbody tr[data-row]")).to_have_count(4)
    view.locator("tr[data-row='1'] td").first.click()
    notebook.wait_for_python("timeline.selected == [1]")


def test_a_message_that_is_sent_on_a_lost_line_arrives_once_and_is_waited_for_in_words(open_through, page):
    notebook, proxy = open_through(SETUP + "panel")
    view = notebook.run(0)
    expect(box(view)).to_be_visible()
    lose(page, proxy)
    box(view).fill("Make it calmer")
    box(view).press("Enter")
    expect(view.get_by_text("The kernel has not answered yet.")).to_be_visible()
    expect(box(view)).to_have_value("Make it calmer")
    find_again(page, proxy)
    expect(box(view)).to_have_value("")
    notebook.wait_for_python("sent == ['Make it calmer']")
    notebook.python("chat.handle(TurnStarted('t', sent[0]))")
    expect(view.get_by_role("button", name="Stop")).to_be_visible()
    assert notebook.python("sent") == "['Make it calmer']"


# Loses messages on their way into the page, as a host under pressure does: of pushes all but each `kept`-th,
# of changed traits all while `window.losesTraits` is true.
LEAK = """(kept) => {
  const { kernel } = jupyterapp.shell.currentWidget.context.sessionContext.session;
  Object.assign(window, { lost: 0, isTight: false, losesTraits: false });
  let count = 0;
  for (const comm of kernel._comms.values()) {
    const hear = comm.onMsg;
    comm.onMsg = (message) => {
      const { method, content } = message.content.data ?? {};
      const isPush = content?.kind === "delta";
      count += isPush ? 1 : 0;
      const isLost = isPush ? count % kept !== 0 : method === "update" && window.losesTraits;
      if (!isLost || window.isTight) return hear(message);
      window.lost += 1;
    };
  }
}"""
NONE = 1_000_000


def test_what_a_host_has_lost_of_an_answer_is_asked_for_again(open_notebook, page):
    notebook = open_notebook(SETUP + "panel")
    view = notebook.run(0)
    expect(box(view)).to_be_visible()
    page.evaluate(LEAK, 3)
    notebook.python("chat.handle(TurnStarted('t', 'Tell me'))")
    expect(view.get_by_role("button", name="Stop")).to_be_visible()
    for number in range(10):
        notebook.python(f"chat.handle(TextDelta('t', 'word{number} '))")
    page.wait_for_function("() => window.lost > 0")
    page.evaluate("() => { window.isTight = true }")
    notebook.python("chat.handle(TextDelta('t', 'end'))")
    said = " ".join(f"word{number}" for number in range(10))
    expect(view.locator(".pnb-answer")).to_have_text(f"{said} end")


def test_the_last_words_before_a_silence_are_asked_for_when_they_got_lost(open_notebook, page):
    notebook = open_notebook(SETUP + "panel")
    view = notebook.run(0)
    expect(box(view)).to_be_visible()
    notebook.python("chat.handle(TurnStarted('t', 'Tell me'))")
    notebook.python("chat.handle(TextDelta('t', 'First words'))")
    expect(view.locator(".pnb-answer")).to_have_text("First words")
    page.evaluate(LEAK, NONE)
    notebook.python("chat.handle(TextDelta('t', ' and the last.'))")
    page.wait_for_function("() => window.lost > 0")
    expect(view.locator(".pnb-answer")).to_have_text("First words and the last.")
    assert page.evaluate("() => window.lost") == 1, "nothing more was said"
    expect(view.get_by_role("button", name="Stop")).to_be_visible()


def test_the_end_of_an_answer_is_asked_for_when_it_got_lost(open_notebook, page):
    notebook = open_notebook(SETUP + "panel")
    view = notebook.run(0)
    expect(box(view)).to_be_visible()
    notebook.python("chat.handle(TurnStarted('t', 'Tell me'))")
    expect(view.get_by_role("button", name="Stop")).to_be_visible()
    page.evaluate(LEAK, NONE)
    page.evaluate("() => { window.losesTraits = true }")
    notebook.python("chat.handle(TurnEnded(Turn('t', '', 'All of it.', Ending.DONE)))")
    page.wait_for_function("() => window.lost > 0")
    page.evaluate("() => { window.losesTraits = false }")
    expect(view.locator(".pnb-turn")).to_have_attribute("data-ending", "done")
    expect(view.locator(".pnb-answer")).to_have_text("All of it.")
    expect(view.get_by_role("button", name="Send", exact=True)).to_be_visible()


def test_on_a_line_of_1_mbit_answers_flow_stop_works_and_a_long_timeline_comes(open_through, page, jupyter):
    film = write_video(jupyter.root / "film.mp4", duration_s=6)
    notebook, proxy = open_through(SETUP + "panel")
    proxy.bytes_per_s = MBIT_BYTES_PER_S
    view = notebook.run(0)
    expect(box(view)).to_be_visible()
    box(view).fill("Tell me a long story")
    box(view).press("Enter")
    notebook.wait_for_python("sent == ['Tell me a long story']")
    notebook.python("chat.handle(TurnStarted('t', sent[0]))")
    notebook.python("[chat.handle(TextDelta('t', f'word{n} ')) for n in range(2000)]")
    expect(view.locator(".pnb-answer")).to_contain_text("word1999")
    view.get_by_role("button", name="Stop").click()
    notebook.wait_for_python("stops == [1]")
    notebook.python("chat.handle(TurnEnded(Turn('t', '', 'A story.', Ending.STOPPED)))")
    expect(view.locator(".pnb-answer")).to_have_text("A story.")
    notebook.python(
        "timeline.update([segment('Captions', 'Text', n + 1, n * 100, n * 100 + 100, f'caption {n}')"
        " for n in range(20000)])"
    )
    expect(view.get_by_text("20,000 segments")).to_be_visible()
    expect(view.locator("canvas[data-drawn='20000']")).to_be_visible()
    notebook.python(f"player.show({str(film)!r})")
    video = view.locator(".pnb video")
    expect(video).to_be_visible()
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.currentTime > 1", arg=video.element_handle())
    notebook.wait_for_python("player.current_time > 0.5")


COMPARED = """
from pictory_nb.widgets import CompareWidget
compare = CompareWidget(PlayerWidget("film.mp4", "First cut"), PlayerWidget("film.mp4", "Second cut"))
compare
"""


def both_ready(page, view):
    page.wait_for_function(
        """view => [...view.querySelectorAll(".pnb-compare video")].length === 2
          && [...view.querySelectorAll(".pnb-compare video")].every((one) => one.readyState >= 2)""",
        arg=view.element_handle(),
    )


def test_a_kernel_restart_leaves_what_was_there_and_every_part_says_it(open_notebook, page, jupyter):
    page.set_viewport_size({"width": 1280, "height": 1300})
    write_video(jupyter.root / "film.mp4", duration_s=6)
    notebook = open_notebook(SETUP + "player.show('film.mp4')\npanel", COMPARED)
    view, compared = notebook.run(0), notebook.run(1)
    expect(view.locator(".pnb-panel-player video")).to_be_visible()
    both_ready(page, compared)
    notebook.restart_kernel()
    expect(view.locator(".pnb-chat").get_by_role("status")).to_have_text(GONE)
    expect(view.locator(".pnb-timeline").get_by_role("alert").filter(has_text=GONE)).to_be_visible()
    expect(view.locator(".pnb-timeline tbody tr[data-row]")).to_have_count(8)
    # What lies in the page goes on, and the parts of the panel still act on each other.
    view.locator(".pnb-table tr[data-row='2'] td").first.click()
    page.wait_for_function(
        "video => Math.abs(video.currentTime - 1.5) < 0.01",
        arg=view.locator(".pnb-panel-player video").element_handle(),
    )
    view.get_by_role("button", name="Timeline", exact=True).click()
    expect(view.locator(".pnb-timeline")).to_be_hidden()
    compared.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(
        "view => [...view.querySelectorAll('.pnb-compare video')].every((one) => one.currentTime > 1)",
        arg=compared.element_handle(),
    )
    compared.get_by_role("radio", name="Second cut").check()
    expect(compared.get_by_role("alert").filter(has_text=GONE)).to_be_visible()


def test_after_a_reload_and_in_a_second_view_two_films_are_in_step_as_they_were(open_notebook, page, jupyter):
    write_video(jupyter.root / "film.mp4", duration_s=6)
    notebook = open_notebook(SETUP + COMPARED, "compare")
    views = [notebook.run(0), notebook.run(1)]
    for view in views:
        both_ready(page, view)
    views[0].get_by_role("radio", name="Second cut").check()
    expect(views[1].get_by_role("radio", name="Second cut")).to_be_checked()
    views[0].get_by_label("Second video later by").fill("1.5")
    views[0].get_by_label("Second video later by").press("Enter")
    expect(views[1].get_by_label("Second video later by")).to_have_value("1.5")
    notebook.save()
    notebook.open()
    view = notebook.output(0)
    both_ready(page, view)
    expect(view.get_by_role("radio", name="Second cut")).to_be_checked()
    expect(view.get_by_label("Second video later by")).to_have_value("1.5")
    view.get_by_role("slider", name="Position").fill("4")
    page.wait_for_function(
        """view => {
          const films = [...view.querySelectorAll(".pnb-compare video")];
          const [first, second] = films.map((one) => one.currentTime);
          return first === 4 && Math.abs(second - 2.5) < 0.01;
        }""",
        arg=view.element_handle(),
    )
