"""What a person meets in real Jupyters: the keyboard alone, reloads, restarts, slow and lost connections."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_BOTH
from tests.browser.jupyter_own import WHEN_A_CONNECTION_BREAKS
from tests.browser.video import write_video

pytestmark = [pytest.mark.browser, IN_BOTH]

STUDIO = "import pictory_nb\nstudio = pictory_nb.Studio.local()\nstudio"
PLAYER = "from pictory_nb.widgets import PlayerWidget\nplayer = PlayerWidget({path!r})\nplayer"
RENDER_TIMEOUT_MS = 240_000


def tab_to(page, locator, most=80):
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if locator.count() and locator.first.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {locator}")


def do_the_whole_job(page, view):
    """Prompt, edit, export and play, with the keyboard alone."""
    box = view.get_by_role("textbox", name="Message")
    expect(box).to_be_visible()
    box.focus()
    page.keyboard.type("Make a 4 second video: Write things down. Meetings end, documents stay.")
    page.keyboard.press("Enter")
    expect(view.locator(".pnb-turn[data-ending=done]")).to_have_count(1, timeout=RENDER_TIMEOUT_MS)
    tab_to(page, box)
    page.keyboard.type("Set the music volume to 20%")
    page.keyboard.press("Enter")
    expect(view.locator(".pnb-turn[data-ending=done]")).to_have_count(2, timeout=RENDER_TIMEOUT_MS)
    tab_to(page, box)
    page.keyboard.type("Export the video")
    page.keyboard.press("Enter")
    video = view.locator(".pnb-stage video:not(.pnb-behind)")
    page.wait_for_function(
        "() => document.querySelector('.pnb-stage video:not(.pnb-behind)')?.src.includes('/files/')",
        timeout=RENDER_TIMEOUT_MS,
    )
    # So that it does not end by itself before the key is pressed.
    video.evaluate("video => { video.loop = true }")
    tab_to(page, view.locator(".pnb-player").get_by_role("button", name="Play", exact=True))
    page.keyboard.press("Enter")
    page.wait_for_function("video => video.currentTime > 1", arg=video.element_handle())
    page.keyboard.press("k")
    page.wait_for_function("video => video.paused", arg=video.element_handle())


def test_the_whole_job_with_the_keyboard_alone(open_notebook, page):
    notebook = open_notebook(STUDIO)
    view = notebook.run(0)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    do_the_whole_job(page, view)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


# All that the player has said so far, however short.
WATCH_WORDS = """() => {
  const player = document.querySelector(".pnb-player");
  window.said = player.innerText;
  new MutationObserver(() => { window.said += player.innerText; })
    .observe(player, { subtree: true, childList: true, characterData: true, attributes: true });
}"""


@pytest.fixture
def film(jupyter):
    return write_video(jupyter.root / "film.mp4", duration_s=6)


def is_ready(page, view):
    video = view.locator(".pnb video")
    expect(video).to_be_visible()
    page.wait_for_function("video => video.readyState >= 2", arg=video.element_handle())
    return video


def test_after_a_kernel_restart_a_film_below_the_servers_root_plays_on(open_notebook, page, film):
    notebook = open_notebook(PLAYER.format(path="film.mp4"))
    view = notebook.run(0)
    video = is_ready(page, view)
    notebook.restart_kernel()
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.currentTime > 1", arg=video.element_handle())
    view.get_by_role("button", name="Keep this picture").click()
    expect(view.get_by_role("alert").filter(has_text="The kernel was restarted or has ended")).to_be_visible()


def test_a_second_view_plays_on_its_own_and_python_moves_both(open_notebook, page, film):
    notebook = open_notebook(PLAYER.format(path="film.mp4"), "player")
    views = [notebook.run(0), notebook.run(1)]
    videos = [is_ready(page, view) for view in views]
    notebook.python("setattr(player, 'current_time', 2.5)")
    for video in videos:
        page.wait_for_function("video => video.currentTime === 2.5", arg=video.element_handle())
    views[1].get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.currentTime > 3", arg=videos[1].element_handle())
    assert videos[0].evaluate("video => video.currentTime") == 2.5


def test_on_a_slow_link_a_film_says_how_far_it_is_and_plays_in_the_end(open_notebook, page, tmp_path):
    film = write_video(tmp_path / "film.mp4", duration_s=6)
    notebook = open_notebook("from pictory_nb.widgets import PlayerWidget\nplayer = PlayerWidget()\nplayer")
    view = notebook.run(0)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    megabit = 1_000_000 / 8
    slow = {"offline": False, "latency": 80, "downloadThroughput": megabit, "uploadThroughput": megabit}
    session.send("Network.emulateNetworkConditions", slow)
    page.evaluate(WATCH_WORDS)
    notebook.python(f"player.show({str(film)!r})")
    page.wait_for_function("() => window.said.includes('Loading the video')")
    video = is_ready(page, view)
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.currentTime > 1", arg=video.element_handle())
    notebook.wait_for_python("player.current_time > 0.5")


def test_a_lost_connection_leaves_a_film_that_plays_and_comes_back(open_notebook, page, film):
    page.waive_errors(*WHEN_A_CONNECTION_BREAKS)
    # Jupyter says so in a dialog of its own once it has looked for its server.
    lost = page.locator(".jp-Dialog", has_text="Server Connection Error")
    page.add_locator_handler(lost, lambda dialog: dialog.get_by_role("button", name="Close").click())
    notebook = open_notebook(PLAYER.format(path="film.mp4"))
    view = notebook.run(0)
    video = is_ready(page, view).element_handle()
    # What is not played yet may wait for its bytes.
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.buffered.length && video.buffered.end(0) > 5.8", arg=video)
    page.evaluate("() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.reconnect()")
    page.context.set_offline(True)
    at_s = video.evaluate("video => video.currentTime")
    page.wait_for_function("([video, at]) => video.ended || video.currentTime > at + 1", arg=[video, at_s])
    page.evaluate("() => jupyterapp.serviceManager.sessions.refreshRunning().catch(() => undefined)")
    page.context.set_offline(False)
    page.evaluate("() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.reconnect()")
    view.get_by_role("button", name="Keep this picture").click()
    expect(view.get_by_text(re.compile("Kept: player.stills")).first).to_be_attached()
