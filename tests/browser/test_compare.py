"""Two videos in step, beside the real Python half but without Jupyter."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pictory_nb.widgets import CompareWidget, PlayerWidget
from tests.browser.bare_host import BareHost
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

APART = """() => {
  const [first, second] = [...document.querySelectorAll(".pnb-compare video")].map((one) => one.currentTime);
  return Math.abs(first - second - %s);
}"""


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    """Two films that do not end while somebody looks at them."""
    folder = tmp_path_factory.mktemp("films")
    return [write_video(folder / f"{name}.mp4", duration_s=60) for name in ("first", "second")]


@pytest.fixture
def compare(page, films):
    widget = CompareWidget(PlayerWidget(films[0], "First cut"), PlayerWidget(films[1], "Second cut"))
    host = BareHost(page)
    root = host.show(widget)
    host.until("() => [...document.querySelectorAll('video')].every((one) => one.readyState >= 2)")
    return host, widget, root


def test_both_play_stop_and_move_together(compare):
    host, _, root = compare
    root.get_by_role("button", name="Play", exact=True).click()
    host.until("() => [...document.querySelectorAll('video')].every((one) => one.currentTime > 1)")
    host.until(f"() => ({APART % 0})() < 0.06")
    root.get_by_role("button", name="Pause").click()
    host.until("() => [...document.querySelectorAll('video')].every((one) => one.paused && !one.seeking)")
    host.until(f"() => ({APART % 0})() < 0.02")
    root.get_by_role("slider", name="Position").fill("4")
    host.until("() => [...document.querySelectorAll('video')].every((one) => one.currentTime === 4)")
    root.get_by_role("button", name="One frame forward").click()
    host.until(f"() => document.querySelector('video').currentTime > 4 && ({APART % 0})() < 0.001")
    root.get_by_label("Speed").select_option("0.5")
    rates = "() => [...document.querySelectorAll('video')].every((one) => one.defaultPlaybackRate === 0.5)"
    host.until(rates)


def test_one_is_heard_and_somebody_chooses_which(compare):
    host, widget, root = compare
    muted = "() => [...document.querySelectorAll('video')].map((one) => one.muted).join()"
    host.until("() => " + muted[6:] + " === 'false,true'")
    root.get_by_role("radio", name="Second cut").check()
    host.until("() => " + muted[6:] + " === 'true,false'")
    host.until_true(lambda: widget.heard == "second")
    root.get_by_role("button", name="Mute").click()
    host.until("() => " + muted[6:] + " === 'true,true'")


def test_the_second_begins_later_by_what_somebody_says(compare):
    host, widget, root = compare
    field = root.get_by_label("Second video later by")
    field.fill("1.5")
    field.press("Enter")
    root.get_by_role("slider", name="Position").fill("4")
    host.until(f"() => ({APART % 1.5})() < 0.001")
    host.until_true(lambda: widget.offset_s == 1.5)
    root.get_by_role("button", name="Play", exact=True).click()
    host.until("() => document.querySelector('video').currentTime > 5")
    host.until(f"() => ({APART % 1.5})() < 0.06")
    widget.offset_s = 0
    host.settle()
    expect(field).to_have_value("0")


def test_side_by_side_where_there_is_room_and_below_each_other_where_not(compare):
    host, _, _ = compare
    boxes = """() => {
      const boxes = [...document.querySelectorAll("figure")].map((one) => one.getBoundingClientRect());
      const [first, second] = boxes;
      return %s;
    }"""
    host.until(boxes % "first.right <= second.left")
    host.page.set_viewport_size({"width": 320, "height": 900})
    host.until(boxes % "first.bottom <= second.top + 2 && first.left === second.left")
