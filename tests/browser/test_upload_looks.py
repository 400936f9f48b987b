"""The upload picker with a row of every kind, in every theme, direction and width; without Jupyter."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pictory_nb.widgets.upload_rows import UploadedFile, UploadState
from tests.browser.conftest import ARTIFACTS
from tests.browser.contrast import faint
from tests.browser.stub_page import StubPage

pytestmark = pytest.mark.browser

STOPPED = "“holiday in the mountains.mov” cannot be read: it was changed or moved. Choose it again."
FILES = (
    UploadedFile("f1", "harbour.mp4", UploadState.DONE, "video", 31_500_000, 31_000, 1920, 1080, "med_1"),
    UploadedFile(
        "f2",
        "a very long name of a recording, take 12, with Ann and the band, final (3).wav",
        UploadState.RECEIVING,
        "audio",
        120_000_000,
    ),
    UploadedFile("f3", "photo.png", UploadState.SENDING, "image", 2_000_000),
    UploadedFile("f4", "green tea.png", UploadState.SENDING, "file", is_address=True),
    UploadedFile("f5", "post.md", UploadState.SCRIPT, "text", 4_000, words=812),
    UploadedFile(
        "f6",
        "sheet.xlsx",
        UploadState.FAILED,
        "file",
        9_000,
        error="“sheet.xlsx” is not a type that can be used. Accepted are videos (mp4, mov, avi, webm, mkv).",
    ),
    UploadedFile(
        "f7",
        "clip.mov",
        UploadState.FAILED,
        "video",
        9_000_000,
        error="The backend cannot be reached. Try again in a minute.",
        can_retry=True,
    ),
    UploadedFile(
        "f8", "holiday in the mountains.mov", UploadState.INTERRUPTED, "video", 80_000_000, error=STOPPED
    ),
    UploadedFile("f9", "talk.mp4", UploadState.PAUSED, "video", 80_000_000, owner="another-page"),
    UploadedFile("f10", "第一个视频.mp4", UploadState.WAITING, "video", 80_000_000),
)
STATE = {
    "badge": "Local engine",
    "stand_in": "",
    "file_rows": [file.row() for file in FILES],
    "file_progress": {"f2": [47_000_000, 0], "f3": [2_000_000, 900_000], "f8": [33_000_000, 0], "f9": [5, 0]},
}
LOOKS = {
    "light": {},
    "dark": {"theme": "dark"},
    "jupyter-dark": {"theme": "jupyter-dark"},
    "vscode-dark": {"theme": "vscode-dark"},
    "320": {"width": 320},
    "rtl": {"direction": "rtl"},
    "zh": {"lang": "zh", "theme": "vscode-light"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_row_can_be_read_and_nothing_overflows(page, look):
    root = StubPage(page).open("uploader", STATE, height=1100, **LOOKS[look])
    expect(root.get_by_role("listitem")).to_have_count(len(FILES))
    assert faint(root) == []
    assert root.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    for part in root.locator(".pnb-uploader, .pnb-file, .pnb-files").all():
        assert part.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    page.screenshot(path=ARTIFACTS / f"uploader-{look}.png", full_page=True)


def test_in_chinese_the_badge_is_chinese_too(page):
    root = StubPage(page).open("uploader", {**STATE, "badge": "Local engine"}, lang="zh")
    expect(root.locator(".pnb-badge")).to_have_text("本地引擎")


def test_forced_colours_keep_every_edge(page):
    page.emulate_media(forced_colors="active")
    root = StubPage(page).open("uploader", STATE, height=1100)
    edge = root.locator("progress").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert edge == "1px"
    page.screenshot(path=ARTIFACTS / "uploader-forced.png", full_page=True)


def test_reduced_motion_moves_nothing(page):
    page.emulate_media(reduced_motion="reduce")
    root = StubPage(page).open("uploader", STATE)
    moving = root.evaluate("root => root.getAnimations({ subtree: true }).length")
    assert moving == 0


def test_the_keyboard_reaches_every_control_and_shows_where_it_is(page):
    root = StubPage(page).open("uploader", STATE)
    names = root.evaluate(
        """root => [...root.querySelectorAll("button, input:not([type=file])")]
          .filter((one) => one.checkVisibility()).length"""
    )
    page.locator("body").click(position={"x": 2, "y": 2})
    reached = set()
    for _ in range(names):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const { activeElement: one } = document;
              const style = getComputedStyle(one);
              return [one.getAttribute("aria-label") ?? one.textContent, style.outlineStyle]; }"""
        )
        assert seen[1] == "solid", seen
        reached.add(seen[0])
    assert len(reached) == names
    assert "Pause: harbour.mp4" not in reached
    assert {"Browse…", "Web address of a file", "Fetch", "Try again: clip.mov", "Go on: talk.mp4"} <= reached


def test_what_ends_is_announced_and_what_moves_is_not(page):
    stub = StubPage(page)
    root = stub.open("uploader", STATE)
    said = root.get_by_role("status").last
    expect(said).to_have_text("")
    stub.set(file_progress={"f2": [90_000_000, 0]})
    expect(root.get_by_role("listitem").nth(1)).to_contain_text("Sent 90.0 MB")
    expect(said).to_have_text("")
    ended = UploadedFile("f2", "talk.wav", UploadState.DONE, "audio", 120_000_000, 60_000, media_id="med_2")
    stub.set(file_rows=[ended.row()])
    expect(said).to_have_text("talk.wav: Uploaded")
