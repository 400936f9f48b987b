from __future__ import annotations

import io

import av
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.video import FPS, write_video
from tests.browser.waiting import ask

pytestmark = pytest.mark.browser

SETUP = """
import numpy as np
from pictory_nb.widgets import Captions, PlayerWidget
player = PlayerWidget("film.mp4", "My film", captions=Captions(%r, %r))
"""
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nFirst words\n\n00:00:01.500 --> 00:00:03.000\nLast words\n"


@pytest.fixture
def player(open_notebook, page, lab):
    write_video(lab.root / "film.mp4")
    notebook = open_notebook(SETUP % (VTT, "top") + "player")
    view = notebook.run(0)
    video = view.locator(".pnb video")
    expect(video).to_be_visible()
    page.wait_for_function("video => video.readyState >= 2", arg=video.element_handle())
    return notebook, view, video


def is_at(page, video, time_s, within_s=0.001):
    page.wait_for_function(
        "([video, at, within]) => !video.seeking && Math.abs(video.currentTime - at) <= within",
        arg=[video.element_handle(), time_s, within_s],
    )


def test_frames_are_stepped_with_keys_and_buttons_by_the_films_own_rate(player, page):
    notebook, view, video = player
    view.get_by_role("button", name="One frame forward").click()
    is_at(page, video, 1.5 / FPS)
    page.keyboard.press(".")
    is_at(page, video, 2.5 / FPS)
    page.keyboard.press(",")
    is_at(page, video, 1.5 / FPS)
    view.get_by_role("button", name="One frame back").click()
    is_at(page, video, 0.5 / FPS)
    page.keyboard.press(",")
    is_at(page, video, 0.5 / FPS)
    assert notebook.python("player.fps") == "30.0"


def test_keys_play_mute_and_skip_and_none_leaks_to_the_notebook(player, page):
    _, view, video = player
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    # So that it does not end by itself before the key is pressed.
    video.evaluate("video => { video.loop = true }")
    video.click()
    expect(view.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("k")
    expect(view.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.wait_for_function("video => video.paused", arg=video.element_handle())
    page.keyboard.press("m")
    expect(view.get_by_role("button", name="Unmute")).to_be_visible()
    page.wait_for_function("video => video.muted", arg=video.element_handle())
    video.evaluate("video => { video.currentTime = 1 }")
    is_at(page, video, 1)
    page.keyboard.press("ArrowRight")
    is_at(page, video, 2)
    page.keyboard.press("ArrowLeft")
    is_at(page, video, 1)
    for key in ("a", "b", "d", "d", "Shift+Enter"):
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_the_speed_is_chosen(player, page):
    _, view, video = player
    view.get_by_label("Speed").select_option("1.5")
    page.wait_for_function("video => video.playbackRate === 1.5", arg=video.element_handle())


def test_the_slider_says_where_it_is_and_moves_the_film(player, page):
    _, view, video = player
    slider = view.get_by_role("slider", name="Position")
    slider.fill("2")
    is_at(page, video, 2)
    expect(slider).to_have_attribute("aria-valuetext", "0:02.0 of 0:03.0")


def test_captions_are_off_until_somebody_wants_them_and_clear_of_those_in_the_picture(player, page):
    _, view, video = player
    shown = "video => [...video.textTracks].filter((track) => track.mode === 'showing').length"
    assert video.evaluate(shown) == 0
    button = view.get_by_role("button", name="Captions")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    view.get_by_role("slider", name="Position").fill("0.5")
    page.wait_for_function(
        """video => {
          const [track] = video.textTracks;
          const cues = [...(track?.cues ?? [])].map((cue) => [cue.text, cue.line]);
          const isThere = JSON.stringify(cues) === JSON.stringify([["First words", 0], ["Last words", 0]]);
          return isThere && track.activeCues?.length === 1;
        }""",
        arg=video.element_handle(),
    )
    page.keyboard.press("c")
    page.wait_for_function(f"video => ({shown})(video) === 0", arg=video.element_handle())


def white_rows(page, stage):
    """Wait until there are white letters on the stage; give the rows that have some, from 0 (top) to 1."""
    for _ in range(600):
        with Image.open(io.BytesIO(stage.screenshot())) as picture:
            # Without its edges, where the page shows through.
            rows = (np.asarray(picture.convert("RGB"))[4:-4, 4:-4].min(axis=2) > 230).any(axis=1)
        if rows.any():
            return np.flatnonzero(rows) / len(rows)
        page.wait_for_timeout(50)
    raise AssertionError("no words were shown")


def test_captions_that_are_switched_on_while_somebody_speaks_are_clear_of_the_picture_s_own(player, page):
    _, view, video = player
    view.get_by_role("slider", name="Position").fill("0.5")
    is_at(page, video, 0.5)
    view.get_by_role("button", name="Captions").click()
    assert white_rows(page, view.locator(".pnb-stage")).max() < 0.3


def test_full_screen_keeps_the_buttons(player, page):
    _, view, _ = player
    view.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement?.classList.contains('pnb-screen')")
    expect(view.get_by_role("button", name="Play", exact=True)).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")


def test_picture_in_picture_is_asked_for(player, page):
    """Headless Chromium has no window to open: what counts is that the video is asked."""
    _, view, _ = player
    page.evaluate(
        """() => {
          HTMLVideoElement.prototype.requestPictureInPicture = async function () { window.pip = this };
        }"""
    )
    view.get_by_role("button", name="Picture in picture").click()
    page.wait_for_function("() => window.pip instanceof HTMLVideoElement")


def test_python_knows_where_the_page_is_and_moves_it(player, page):
    notebook, _, video = player
    video.evaluate("video => { video.currentTime = 2.25 }")
    notebook.wait_for_python("abs(player.current_time - 2.25) < 0.001")
    notebook.python("setattr(player, 'current_time', 0.75)")
    is_at(page, video, 0.75)
    video.evaluate("video => video.play()")
    notebook.wait_for_python("player.current_time > 0.9")


def test_a_page_that_is_opened_later_begins_where_python_is(player, page):
    notebook, _, video = player
    notebook.python("setattr(player, 'current_time', 1.25)")
    is_at(page, video, 1.25)
    notebook.save()
    notebook.open()
    video = notebook.output(0).locator(".pnb video")
    expect(video).to_be_visible()
    is_at(page, video, 1.25)


def test_python_is_told_the_time_a_few_times_a_second_only(player, page):
    notebook, _, video = player
    notebook.python("setattr(player, 'told', [])")
    notebook.python("player.observe(lambda change: player.told.append(change.new), 'current_time')")
    took_s = ask(
        page,
        """async (video) => {
          const begun = performance.now();
          await video.play();
          await new Promise((ended) => video.addEventListener("ended", ended, { once: true }));
          return (performance.now() - begun) / 1000;
        }""",
        video.element_handle(),
    )
    notebook.wait_for_python("abs(player.current_time - 3) < 0.1")
    assert int(notebook.python("len(player.told)")) <= 4 + 4 * took_s


def test_a_still_is_what_the_page_shows_in_full_size(player, page):
    notebook, view, video = player
    video.evaluate("video => { video.currentTime = 1.55 }")
    is_at(page, video, 1.55)
    view.get_by_role("button", name="Keep this picture").click()
    expect(view.get_by_role("status").filter(has_text="Kept: player.stills[-1]").first).to_be_attached()
    assert notebook.python("player.stills[-1].image.size") == "(320, 180)"
    boundary = "int((np.asarray(player.stills[-1].image)[90, :, 0] > 140).sum())"
    assert int(notebook.python(boundary)) == pytest.approx(320 * 46 / 90, abs=3)
    notebook.wait_for_python("abs(player.current_time - 1.55) < 0.001")
    assert (
        notebook.python("np.array_equal(np.asarray(player.still()), np.asarray(player.stills[-1].image))")
        == "True"
    )


def test_a_film_without_a_picture_says_that_only_its_sound_plays(open_notebook, page, lab):
    write_sound(lab.root / "sound.mp4")
    notebook = open_notebook("from pictory_nb.widgets import PlayerWidget\nPlayerWidget('sound.mp4')")
    view = notebook.run(0)
    expect(view.get_by_role("alert").filter(has_text="Only the sound plays here")).to_be_visible()
    expect(view.get_by_role("link", name="Download")).to_be_visible()
    view.get_by_role("button", name="Close this message").click()
    expect(view.get_by_role("alert").filter(has_text="Only the sound plays here")).to_be_hidden()


def test_a_poster_out_of_the_film_is_there_before_it_plays(player, page):
    _, _, video = player
    page.wait_for_function("video => video.poster.startsWith('blob:')", arg=video.element_handle())


def write_sound(path):
    """Write an MP4 that has sound alone."""
    with av.open(str(path), "w") as container:
        sound = container.add_stream("aac", rate=48_000, layout="stereo")
        for start in range(0, 96_000, 1024):
            samples = np.zeros((2, 1024), np.float32)
            frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = 48_000, start
            container.mux(sound.encode(frame))
        container.mux(sound.encode())
