from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.live_parts import LIVE
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

SETUP = "from pictory_nb.widgets import PlayerWidget\nplayer = PlayerWidget()\n" + LIVE
DURATION_S = 10

# Where the film is at each frame, whether there is one, and where both are when one takes over.
WATCH = """(stage) => {
  window.seen = { times_s: [], gaps: 0, handovers: [] };
  const shown = () => [...stage.querySelectorAll("video:not(.pnb-behind)")].filter((one) => !one.hidden);
  const look = () => {
    const [video] = shown();
    if (!video) window.seen.gaps += 1;
    else window.seen.times_s.push(video.currentTime);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const { pause } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.pause = function () {
    const next = shown().find((one) => one !== this);
    if (next) window.seen.handovers.push([this.currentTime, next.currentTime, next.paused]);
    return pause.call(this);
  };
}"""


@pytest.fixture
def film(lab):
    return write_video(lab.root / "film.mp4", duration_s=DURATION_S, key_every_s=2)


@pytest.fixture
def live(open_notebook, film):
    notebook = open_notebook(SETUP + "rendering = begin('film.mp4', title='Film')\nplayer")
    return notebook, notebook.run(0)


def release(notebook, count):
    notebook.python(f"setattr(rendering, 'done', {count})")


def test_it_plays_after_the_first_part_waits_in_words_and_goes_on_to_the_end(live, page):
    notebook, view = live
    release(notebook, 1)
    video = view.locator(".pnb video")
    handle = video.element_handle()
    page.wait_for_function("video => video.readyState >= 2", arg=handle)
    assert video.evaluate("video => video.duration") == pytest.approx(DURATION_S, abs=0.1)
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.currentTime > 1.5", arg=handle)
    expect(view.get_by_text("This part is still being rendered")).to_be_visible()
    release(notebook, 5)
    page.wait_for_function("video => video.currentTime > 3", arg=handle)
    expect(view.get_by_text("This part is still being rendered")).to_be_hidden()
    page.wait_for_function("video => video.ended", arg=handle)
    assert video.evaluate("video => video.currentTime") == pytest.approx(DURATION_S, abs=0.15)


def test_what_is_there_can_be_sought_and_what_is_not_is_waited_for(live, page):
    notebook, view = live
    release(notebook, 2)
    video = view.locator(".pnb video")
    handle = video.element_handle()
    page.wait_for_function("video => video.buffered.length && video.buffered.end(0) > 3.5", arg=handle)
    slider = view.get_by_role("slider", name="Position")
    slider.fill("3")
    page.wait_for_function("video => !video.seeking && video.currentTime === 3", arg=handle)
    slider.fill("7")
    expect(view.get_by_text("This part is still being rendered")).to_be_visible()
    release(notebook, 5)
    page.wait_for_function("video => !video.seeking && video.readyState >= 2", arg=handle)
    assert video.evaluate("video => video.currentTime") == 7
    expect(view.get_by_text("This part is still being rendered")).to_be_hidden()
    slider.fill("0.5")
    page.wait_for_function("video => !video.seeking && video.currentTime === 0.5", arg=handle)


def test_the_finished_file_takes_over_without_a_jump(live, page):
    notebook, view = live
    release(notebook, 5)
    video = view.locator(".pnb video:not(.pnb-behind)")
    page.wait_for_function("video => video.readyState >= 2", arg=video.element_handle())
    view.get_by_label("Speed").select_option("0.5")
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.currentTime > 0.5", arg=video.element_handle())
    view.locator(".pnb-stage").evaluate(WATCH)
    notebook.python("player.show('film.mp4')")
    page.wait_for_function(
        "() => document.querySelector('.pnb-stage video:not(.pnb-behind)')?.src.includes('/files/film.mp4')"
    )
    expect(view.locator(".pnb video")).to_have_count(1)
    page.wait_for_function("() => document.querySelector('.pnb-stage video').currentTime > 3")
    seen = page.evaluate("() => window.seen")
    assert seen["gaps"] == 0
    ((old_s, new_s, is_paused),) = seen["handovers"]
    assert abs(new_s - old_s) < 0.05, "both are at the same place when the old one ends"
    assert not is_paused
    assert min(after - before for before, after in itertools.pairwise(seen["times_s"])) > -0.1
    assert not video.evaluate("video => video.paused")
    assert video.evaluate("video => video.playbackRate") == 0.5
    expect(view.get_by_role("link", name="Download")).to_be_visible()


def test_a_render_that_ends_badly_is_told_in_words_and_what_is_there_plays(live, page):
    notebook, view = live
    release(notebook, 1)
    video = view.locator(".pnb video")
    page.wait_for_function("video => video.readyState >= 2", arg=video.element_handle())
    notebook.python("setattr(rendering, 'error', 'The disk is full. Free some space and export again.')")
    expect(view.get_by_text("The disk is full.")).to_be_visible()


def test_a_still_is_taken_out_of_what_is_there(live, page):
    notebook, view = live
    release(notebook, 3)
    video = view.locator(".pnb video")
    page.wait_for_function(
        "video => video.buffered.length && video.buffered.end(0) > 5", arg=video.element_handle()
    )
    assert notebook.python("player.still(4.5).size") == "(320, 180)"


def test_a_front_end_without_media_source_says_that_it_waits_for_the_file(open_notebook, page, film):
    page.add_init_script("delete window.MediaSource")
    notebook = open_notebook(SETUP + "rendering = begin('film.mp4')\nplayer")
    view = notebook.run(0)
    expect(view.get_by_text("It is shown here when it is done")).to_be_visible()
    notebook.python("player.show('film.mp4')")
    expect(view.locator(".pnb video")).to_be_visible()


def test_a_large_file_out_of_the_servers_sight_begins_with_its_first_part_and_is_saved_whole(
    open_notebook, page, tmp_path
):
    film = write_video(tmp_path / "large.mp4", duration_s=6, key_every_s=1)
    with film.open("ab") as file:
        # A box that players skip: large enough to be worth parts.
        file.write((9_000_000).to_bytes(4) + b"free" + bytes(9_000_000 - 8))
    notebook = open_notebook(
        f"from pictory_nb.widgets import PlayerWidget\nplayer = PlayerWidget({str(film)!r})\nplayer"
    )
    view = notebook.run(0)
    video = view.locator(".pnb video")
    expect(video).to_be_visible()
    page.wait_for_function("video => video.readyState >= 2", arg=video.element_handle())
    view.get_by_role("slider", name="Position").fill("5.5")
    page.wait_for_function("video => !video.seeking && video.currentTime === 5.5", arg=video.element_handle())
    view.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("video => video.ended", arg=video.element_handle())
    with page.expect_download() as download:
        view.get_by_role("link", name="Download").click()
    assert download.value.path().read_bytes() == film.read_bytes()
