from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.scripted import LOSE_BINARY_DATA, SETUP
from tests.browser.video import write_video

pytestmark = pytest.mark.browser


def play(page, view):
    """Play until the clock has moved and frames were decoded."""
    video = view.locator(".pnb video")
    expect(video).to_be_visible()
    handle = video.element_handle()
    handle.evaluate("video => video.play()")
    page.wait_for_function(
        "video => video.currentTime > 0.3 && video.getVideoPlaybackQuality().totalVideoFrames > 0",
        arg=handle,
    )
    return video


def fills_the_card(page, view, test):
    """Wait until no side of the stage lets the card show through, and a test of its `height` holds."""
    video = view.locator(".pnb video")
    expect(video).to_be_visible()
    page.wait_for_function(
        """([video, view]) => {
          const [card, stage] = [".pnb-card", ".pnb-stage"]
            .map((selector) => view.querySelector(selector).getBoundingClientRect());
          const { height } = stage;
          const isWide = stage.left - card.left <= 1 && card.right - stage.right <= 1;
          return video.readyState >= 1 && isWide && TEST;
        }""".replace("TEST", test),
        arg=[video.element_handle(), view.element_handle()],
    )


@pytest.mark.parametrize(("width", "height"), [(320, 180), (180, 320)])
def test_the_stage_fills_the_card_at_any_width(open_notebook, page, lab, width, height):
    page.set_viewport_size({"width": 2000, "height": 900})
    write_video(lab.root / "shape.mp4", width=width, height=height)
    notebook = open_notebook(SETUP + "player.show('shape.mp4')\nplayer")
    view = notebook.run(0)
    fills_the_card(page, view, "height <= 640")
    assert view.locator(".pnb-stage").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(0, 0, 0)"
    notebook.screenshot(f"player-wide-{width}x{height}", view)
    view.locator(".pnb").evaluate("root => { root.style.width = '300px' }")
    page.wait_for_function("() => document.querySelector('.pnb-card').offsetWidth <= 300")
    fills_the_card(page, view, f"Math.abs(height - {298 * height / width}) <= 4")
    notebook.screenshot(f"player-narrow-{width}x{height}", view)


@pytest.fixture
def film(lab):
    folder = lab.root / "my films"
    folder.mkdir(exist_ok=True)
    return write_video(folder / "out 100%.mp4")


def test_a_file_below_the_servers_root_plays_by_url(open_notebook, page, film):
    notebook = open_notebook(SETUP + "player.show('my films/out 100%.mp4', title='My film')\nplayer")
    view = notebook.run(0)
    video = play(page, view)
    assert "/files/my%20films/out%20100%25.mp4?v=" in video.get_attribute("src")
    assert video.evaluate("video => video.duration") == pytest.approx(3, abs=0.1)
    video.evaluate("video => { video.currentTime = 2.5 }")
    page.wait_for_function("video => !video.seeking && video.currentTime >= 2.5", arg=video.element_handle())
    with page.expect_download() as download:
        view.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "out 100%.mp4"
    assert download.value.path().read_bytes() == film.read_bytes()


def test_a_file_elsewhere_is_pulled_and_plays(open_notebook, page, tmp_path):
    film = write_video(tmp_path / "out.mp4")
    notebook = open_notebook(SETUP + f"player.show({str(film)!r})\nplayer")
    view = notebook.run(0)
    video = play(page, view)
    assert video.get_attribute("src").startswith("blob:")
    with page.expect_download() as download:
        view.get_by_role("link", name="Download").click()
    assert download.value.path().read_bytes() == film.read_bytes()


def test_a_file_in_a_hidden_folder_is_pulled_because_the_server_does_not_offer_it(open_notebook, page, lab):
    folder = lab.root / ".cache"
    folder.mkdir(exist_ok=True)
    write_video(folder / "out.mp4")
    notebook = open_notebook(SETUP + "player.show('.cache/out.mp4')\nplayer")
    assert play(page, notebook.run(0)).get_attribute("src").startswith("blob:")


def test_a_host_that_loses_binary_data_plays_the_film_all_the_same(open_notebook, page, tmp_path):
    film = write_video(tmp_path / "out.mp4")
    notebook = open_notebook(SETUP + f"player.show({str(film)!r})\nplayer")
    page.evaluate(LOSE_BINARY_DATA)
    view = notebook.run(0)
    video = play(page, view)
    page.wait_for_function("video => video.poster.startsWith('blob:')", arg=video.element_handle())
    with page.expect_download() as download:
        view.get_by_role("link", name="Download").click()
    assert download.value.path().read_bytes() == film.read_bytes()


def test_a_new_export_to_the_same_path_replaces_the_old_one(open_notebook, page, film):
    notebook = open_notebook(SETUP + "player.show('my films/out 100%.mp4')\nplayer")
    view = notebook.run(0)
    video = play(page, view)
    old = video.get_attribute("src")
    # All of it has arrived: the page asks for no more of the old file. An export comes in one piece.
    page.wait_for_function("video => video.buffered.end(0) > 2.9", arg=video.element_handle())
    write_video(film.with_name("part.mp4"), duration_s=1).replace(film)
    notebook.python("player.show('my films/out 100%.mp4')")
    expect(view.locator(".pnb video")).not_to_have_attribute("src", old)
    page.wait_for_function(
        "video => Math.abs(video.duration - 1) < 0.1", arg=view.locator(".pnb video").element_handle()
    )


def test_a_file_that_is_gone_is_told_in_words(open_notebook, page, lab, film):
    page.waive_errors("404.*out%20100%25")
    notebook = open_notebook(
        SETUP + "player.show('my films/out 100%.mp4')\nimport os; os.unlink(player.path)\nplayer"
    )
    expect(notebook.run(0).get_by_text("The video file is no longer there")).to_be_visible()


def test_a_video_that_the_server_garbles_comes_through_the_kernel_instead(open_notebook, page, film):
    probe = {"status": 206, "headers": {"Content-Range": f"bytes 0-0/{film.stat().st_size}"}, "body": "x"}
    garbled = {"status": 200, "content_type": "video/mp4", "body": "not a film"}
    page.route(
        "**/files/**",
        lambda route: route.fulfill(**(probe if route.request.resource_type == "fetch" else garbled)),
    )
    notebook = open_notebook(SETUP + "player.show('my films/out 100%.mp4')\nplayer")
    view = notebook.run(0)
    expect(view.get_by_text("did not play from the notebook's server")).to_be_visible()
    assert play(page, view).get_attribute("src").startswith("blob:")


def test_a_file_that_is_no_film_is_told_in_words_and_can_still_be_saved(open_notebook, lab):
    (lab.root / "broken.mp4").write_bytes(b"not a film")
    notebook = open_notebook(SETUP + "player.show('broken.mp4')\nplayer")
    view = notebook.run(0)
    expect(view.get_by_text("The video could not be played here")).to_be_visible()
    expect(view.get_by_role("link", name="Download")).to_be_visible()


def test_progress_is_shown_until_the_video_is_there(open_notebook, page, film):
    notebook = open_notebook(SETUP + "player")
    view = notebook.run(0)
    expect(view.get_by_text("No video yet", exact=True)).to_be_visible()
    notebook.python("player.show_progress('Rendering scene 3 of 7', 0.4)")
    expect(view.get_by_role("progressbar")).to_have_attribute("value", "0.4")
    notebook.python("player.show_error('The disk is full. Free some space and export again.')")
    expect(view.get_by_text("The disk is full.")).to_be_visible()
    notebook.python("player.show('my films/out 100%.mp4')")
    expect(view.get_by_text("The disk is full.")).to_be_hidden()
    play(page, view)


def test_a_front_end_that_cannot_play_says_so_and_still_offers_the_file(open_notebook, page, film):
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => ''")
    notebook = open_notebook(SETUP + "player.show('my films/out 100%.mp4')\nplayer")
    view = notebook.run(0)
    expect(view.get_by_text("cannot play H.264")).to_be_visible()
    expect(view.get_by_role("link", name="Download")).to_be_visible()


def test_a_front_end_without_aac_says_that_there_may_be_no_sound(open_notebook, page, film):
    page.add_init_script(
        "HTMLMediaElement.prototype.canPlayType = type => (type.includes('mp4a') ? '' : 'probably')"
    )
    notebook = open_notebook(SETUP + "player.show('my films/out 100%.mp4')\nplayer")
    view = notebook.run(0)
    expect(view.get_by_text("may play without sound")).to_be_visible()
    expect(view.locator(".pnb video")).to_be_visible()


def test_the_notebook_on_disk_holds_no_video(open_notebook, lab, film):
    notebook = open_notebook(SETUP + "player.show('my films/out 100%.mp4')\nplayer")
    expect(notebook.run(0).locator(".pnb video")).to_be_visible()
    notebook.save()
    assert (lab.root / notebook.name).stat().st_size < 20_000
