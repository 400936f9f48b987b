"""The panel of a real studio with the real engine: files, buttons and the film, as somebody uses them."""

from __future__ import annotations

from ast import literal_eval

import pytest
from playwright.sync_api import expect

from tests.browser.uploading import photo, row
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

STUDIO = "import pictory_nb\nstudio = pictory_nb.Studio.local()\nstudio"
ENGINE_TIMEOUT_MS = 240_000


def answered(view, count):
    expect(view.locator(".pnb-turn[data-ending=done]")).to_have_count(count, timeout=ENGINE_TIMEOUT_MS)


def test_files_buttons_captions_and_timeline_work_together_with_the_real_engine(
    open_notebook, page, lab, tmp_path
):
    page.when_closed(lab.end_engine)
    page.set_viewport_size({"width": 1280, "height": 1400})
    notebook = open_notebook(STUDIO)
    view = notebook.run(0)
    folds = view.locator(".pnb-folds")
    folds.get_by_role("button", name="Uploads").click()
    picker = view.locator(".pnb-uploader")
    with page.expect_file_chooser() as chooser:
        picker.get_by_role("button", name="Browse…").click()
    assert chooser.value.is_multiple()
    chooser.value.set_files([write_video(tmp_path / "harbour.mp4"), photo(tmp_path / "tea.png")])
    clip, picture = row(picker, "harbour.mp4"), row(picker, "tea.png")
    for line, facts in ((clip, "0:03 · 320 × 180"), (picture, "640 × 360")):
        expect(line).to_contain_text("Uploaded", timeout=ENGINE_TIMEOUT_MS)
        expect(line).to_contain_text(facts)
        thumbnail = line.locator("img")
        expect(thumbnail).to_be_visible()
        page.wait_for_function("img => img.complete && img.naturalWidth > 0", arg=thumbnail.element_handle())
    known = "[(file.name, file.kind, file.duration_ms) for file in studio.uploader.files]"
    assert notebook.python(known) == "[('harbour.mp4', 'video', 3000), ('tea.png', 'image', None)]"

    box = view.get_by_role("textbox", name="Message")
    box.fill("Make a 9 second video.\n\n# Tea\n\nTea is old. Tea is warm. Tea is for everybody.")
    box.press("Enter")
    answered(view, 1)
    folds.get_by_role("button", name="Timeline").click()
    expect(view.locator(".pnb-timeline")).to_be_hidden()
    view.get_by_role("button", name="Show timeline").click()
    expect(view.locator(".pnb-timeline")).to_be_visible()
    answered(view, 2)
    view.locator(".pnb-credits").click()
    answered(view, 3)
    expect(view.locator(".pnb-answer").last).to_contain_text("credits")

    box.fill("Export the video")
    box.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('.pnb-stage video:not(.pnb-behind)')?.src.includes('/files/')",
        timeout=ENGINE_TIMEOUT_MS,
    )
    # What is said last, as the draft has it.
    rows = "studio.timeline.df.query('type == \"Text\"')"
    said = literal_eval(notebook.python(f"{rows}.text.iloc[-1]"))
    start_s = float(notebook.python(f"float({rows}.start_ms.iloc[-1])")) / 1000
    assert start_s > 1
    player = view.locator(".pnb-player")
    film = player.locator(".pnb-stage video:not(.pnb-behind)")
    player.get_by_role("button", name="Captions").click()
    page.wait_for_function(
        """([video, said]) => [...video.textTracks].some((track) => track.mode === "showing"
          && [...(track.cues ?? [])].some((cue) => cue.text.replaceAll("\\n", " ").includes(said)))""",
        arg=[film.element_handle(), said],
    )
    # A segment that is chosen is where the film goes; the film marks what it shows.
    line = view.locator(".pnb-timeline tbody tr[data-row]", has_text=said).last
    line.locator("td").first.click()
    page.wait_for_function(
        "([video, at]) => Math.abs(video.currentTime - at) < 0.05", arg=[film.element_handle(), start_s]
    )
    expect(line).to_have_attribute("aria-current", "time")
    first = view.locator(".pnb-timeline tbody tr[data-row='0']")
    player.get_by_role("slider", name="Position").fill("0")
    expect(first).to_have_attribute("aria-current", "time")
    expect(line).not_to_have_attribute("aria-current", "time")
