"""The quickstart as a person runs it: a real JupyterLab, a real browser, the real engine, a playing film."""

import re
import shutil

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import expect

from tests.browser.jupyter_own import IN_NOTEBOOK_7
from tests.browser.notebook import Notebook
from tests.browser.server import REPOSITORY
from tests.browser.waiting import ask

pytestmark = pytest.mark.browser

QUICKSTART = "01_quickstart.ipynb"
RENDER_TIMEOUT_MS = 300_000

# The kernel hears no more than the beginning of an answer, and of no export that it is done, until a file is
# there: what is seen meanwhile does not depend on how fast engine and page are.
HOLD = """
import asyncio
from pathlib import Path
from pictory_nb.client import Client
from pictory_nb.client.stream import MessageStream

async def go_on(when=Path({flag!r})):
    while not when.exists():
        await asyncio.sleep(0.05)

async def next_event(stream, begun=set(), read=MessageStream.__anext__):
    if id(stream) in begun:
        await go_on()
    event = await read(stream)
    begun.add(id(stream))
    return event

async def render_status(client, render_id, ask=Client.render_status):
    await go_on()
    return await ask(client, render_id)

MessageStream.__anext__, Client.render_status = next_event, render_status
"""

PLAY = """async (video) => {
  await video.play();
  await new Promise((resolve) => {
    const check = () => (video.currentTime > 0.5 ? resolve() : requestAnimationFrame(check));
    check();
  });
  const quality = video.getVideoPlaybackQuality();
  return {
    time: video.currentTime,
    frames: quality.totalVideoFrames,
    duration: video.duration,
    width: video.videoWidth,
    height: video.videoHeight,
    error: video.error?.message ?? null,
  };
}"""


def opened(server, page):
    """Copy the shipped notebook and open it; gives the notebook and the number of each code cell."""
    for name in (QUICKSTART, "sample_post.md"):
        shutil.copy(REPOSITORY / "notebooks" / name, server.root / name)
    page.when_closed(server.tidy)
    page.when_closed(server.end_engine)
    notebook = Notebook(page, server, QUICKSTART, REPOSITORY / "tests" / "_artifacts")
    notebook.open()
    cells = nbformat.read(server.root / QUICKSTART, as_version=4).cells
    return notebook, {cell.source: index for index, cell in enumerate(cells) if cell.cell_type == "code"}


def hold(notebook, flag):
    """Hold what comes back from the engine until `flag` is there."""
    flag.unlink(missing_ok=True)
    notebook.python(f"exec({HOLD.format(flag=str(flag))!r}, {{}})")


@pytest.fixture
def quickstart(lab, page):
    """The shipped notebook, open in JupyterLab."""
    return opened(lab, page)


@pytest.fixture
def quickstart_in_notebook_7(notebook_7, page):
    """The shipped notebook, open in Notebook 7."""
    page.waive_errors(*IN_NOTEBOOK_7)
    return opened(notebook_7, page)


def number_of(cells, start):
    return next(index for source, index in cells.items() if source.startswith(start))


def assert_plays(output):
    """The film of the quickstart is there, whole, and its clock moves."""
    video = output.locator(".pnb video")
    expect(video).to_be_visible()
    played = ask(output.page, PLAY, video.element_handle())
    assert played["error"] is None
    assert played["time"] > 0.5
    assert played["frames"] > 0
    assert (played["width"], played["height"]) == (1920, 1080)
    assert abs(played["duration"] - 30) < 1


def test_the_quickstart_streams_shows_the_timeline_and_plays(quickstart, page, tmp_path):
    page.set_default_timeout(RENDER_TIMEOUT_MS)
    notebook, cells = quickstart
    notebook.run(number_of(cells, "from pathlib"))

    hold(notebook, go_on := tmp_path / "go on")
    sent = number_of(cells, "post =")
    answer = notebook.start(sent)
    expect(answer.locator(".pnb-turn summary")).to_be_visible()
    expect(answer.locator(".pnb-turn")).not_to_contain_text("Your video is ready")
    go_on.touch()
    expect(answer.locator(".pnb-answer")).to_contain_text("Your video is ready")
    expect(answer.locator(".pnb-changes")).to_contain_text("Title added: 'Why great teams write things down'")
    notebook.screenshot("quickstart-send", answer)
    expect(answer.get_by_text("Your video is ready").locator("visible=true")).to_have_count(1)
    saved = notebook.save()
    html = "".join(output.data.get("text/html", "") for output in saved.cells[sent].outputs)
    assert "Your video is ready" in html
    assert "Title added: &#x27;Why great teams write things down&#x27;" in html
    converted, _ = HTMLExporter().from_notebook_node(saved)
    assert converted.count("Your video is ready") == 1
    assert "Nothing was said yet" not in converted

    notebook.run(number_of(cells, "studio.timeline.df"))
    timeline = notebook.run(cells["studio.timeline"])
    expect(timeline.locator(".pnb-lanes-canvas[data-drawn]")).to_be_visible()
    expect(timeline.locator("tbody tr").nth(10)).to_be_visible()
    notebook.screenshot("quickstart-timeline", timeline)

    refined = notebook.run(number_of(cells, 'studio.send("Set the music'))
    expect(refined.locator(".pnb-changes")).to_contain_text("BGM volume: 100% → 25%")

    exported = notebook.run(number_of(cells, "video ="))
    assert_plays(exported)
    notebook.screenshot("quickstart-player", exported)

    page.set_viewport_size({"width": 1280, "height": 1300})
    panel = notebook.run(cells["studio"])
    expect(panel.locator(".pnb-chat")).to_be_visible()
    expect(panel.locator(".pnb-lanes-canvas[data-drawn]")).to_be_visible()
    expect(panel.locator(".pnb video")).to_be_visible()
    page.wait_for_function("() => [...document.querySelectorAll('.pnb video')].at(-1).readyState >= 2")
    notebook.screenshot("quickstart-panel", panel)
    notebook.use_theme("JupyterLab Dark")
    notebook.screenshot("quickstart-panel-dark", panel)
    notebook.use_theme("JupyterLab Light")

    box = panel.locator("textarea")
    box.fill("Change the title to: Write it down")
    box.press("Enter")
    expect(panel.locator(".pnb-changes").last).to_contain_text("Write it down", timeout=RENDER_TIMEOUT_MS)
    expect(panel.locator(".pnb-timeline")).to_contain_text("Write it down")

    box.fill("export")
    box.press("Enter")
    expect(panel.locator(".pnb-answer").last).to_contain_text(
        re.compile(r"ready: write-it-down\.mp4"), timeout=RENDER_TIMEOUT_MS
    )
    assert (notebook.server.root / "write-it-down.mp4").stat().st_size > 100_000


def test_the_quickstart_works_in_notebook_7_as_well(quickstart_in_notebook_7, page):
    page.set_default_timeout(RENDER_TIMEOUT_MS)
    notebook, cells = quickstart_in_notebook_7
    notebook.run(number_of(cells, "from pathlib"))
    answer = notebook.run(number_of(cells, "post ="))
    expect(answer.locator(".pnb-answer")).to_contain_text("Your video is ready")
    expect(answer.get_by_text("Your video is ready").locator("visible=true")).to_have_count(1)
    timeline = notebook.run(cells["studio.timeline"])
    expect(timeline.locator(".pnb-lanes-canvas[data-drawn]")).to_be_visible()
    assert_plays(notebook.run(number_of(cells, "video =")))
    notebook.screenshot("quickstart-notebook-7")


def test_stop_ends_the_turn_and_the_chat_goes_on(open_notebook, page, lab, tmp_path):
    page.when_closed(lab.end_engine)
    notebook = open_notebook(
        "import pictory_nb\nstudio = pictory_nb.Studio.local()\nstudio",
    )
    panel = notebook.run(0)
    box = panel.locator("textarea")
    box.fill("   ")
    box.press("Enter")
    expect(panel.locator(".pnb-turn")).to_have_count(0)
    box.fill("Turn this into a 20 second video.\n\nNotes win. Teams forget. A page remembers for them.")
    box.press("Enter")
    expect(panel.locator(".pnb-changes").last).to_contain_text("Title added", timeout=RENDER_TIMEOUT_MS)
    hold(notebook, go_on := tmp_path / "go on")
    box.fill("export")
    box.press("Enter")
    panel.get_by_role("button", name="Stop").click()
    expect(panel.locator(".pnb-turn").last).to_contain_text("Stopped")
    go_on.touch()
    expect(panel.locator(".pnb-turn").last).not_to_contain_text("Title added")
    expect(panel.locator(".pnb-player .pnb-error")).to_have_text("The export was stopped.")
    expect(panel.get_by_text("No video yet", exact=True)).to_be_visible()
    box.fill("Set the music volume to 25%")
    box.press("Enter")
    expect(panel.locator(".pnb-changes").last).to_contain_text("BGM volume: 100% → 25%")
    assert not list(lab.root.glob("notes-win*.mp4"))
