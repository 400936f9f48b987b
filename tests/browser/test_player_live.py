from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.live_parts import LIVE
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

SETUP = "from pictory_nb.widgets import PlayerWidget\nplayer = PlayerWidget()\n" + LIVE
DURATION_S = 10

# Every picture of the film that was shown, and whether it stood still or went back between two of them.
WATCH = """(stage) => {
  window.seen = { times: [], gaps: 0 };
  const look = () => {
    const video = [...stage.querySelectorAll("video:not(.pnb-behind)")].find((one) => !one.hidden);
    if (!video) window.seen.gaps += 1;
    // A busy machine runs this long after the frame began: the clock is read together with the film's.
    else window.seen.times.push([performance.now(), video.currentTime]);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
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
    steps = [
        (after[1] - before[1], (after[0] - before[0]) / 1000)
        for before, after in itertools.pairwise(seen["times"])
    ]
    # A busy machine may hold a picture for long; it is no jump as long as nothing is skipped or seen twice.
    assert max(film_s - 0.5 * passed_s for film_s, passed_s in steps) < 0.15
    assert min(film_s for film_s, _ in steps) > -0.15
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
