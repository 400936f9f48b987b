"""Uploads through cuts, reloads and slow lines: nothing is lost, and the row tells the truth."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_BOTH
from tests.browser.scripted import LOSE_BINARY_DATA
from tests.browser.uploading import UPLOADER, choose, digest, noise, row
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


# Which slices of a file the kernel takes, in their order.
COUNTED = (
    UPLOADER
    + """
from pictory_nb.widgets.wire import Method
take_slice, offsets = uploader.wire._handlers[Method.FILES_CHUNK], []
def count(request):
    offsets.append(request.params["offset"])
    return take_slice(request)
uploader.wire.answer(Method.FILES_CHUNK, count)
uploader
"""
)


def percent(view):
    return float(view.locator("progress").get_attribute("value") or 0) * 100


@pytest.mark.parametrize(
    ("jupyter", "seed"), [("lab", 1), ("lab", 2), ("notebook_7", 3)], indirect=["jupyter"]
)
def test_an_upload_survives_a_connection_that_is_cut_at_random_points(open_through, page, tmp_path, seed):
    file = noise(tmp_path / "harbour.mp4", 24)
    points = random.Random(seed)
    notebook, proxy = open_through(COUNTED)
    view = notebook.run(0)
    proxy.cut_after(points.randrange(200_000, 12 * 2**20))
    choose(view, file)
    until(page, lambda: not proxy.is_due)
    proxy.cut_after(points.randrange(200_000, 8 * 2**20))
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded", timeout=180_000)
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))
    assert not proxy.is_due
    # It goes on where it was: no slice comes twice.
    assert notebook.python("len(offsets) - len(set(offsets))") == "0"


@IN_BOTH
def test_after_a_reload_the_same_file_goes_on_from_its_offset(open_through, page, tmp_path):
    file = noise(tmp_path / "harbour.mp4", 24)
    notebook, proxy = open_through(UPLOADER + "uploader")
    view = notebook.run(0)
    notebook.save()
    proxy.bytes_per_s = 3e6
    choose(view, file)
    until(page, lambda: percent(view) > 30)
    # The rest does not go through on the fast line before the page is gone.
    notebook.leave()
    proxy.bytes_per_s = None
    notebook.open()
    view = notebook.output(0)
    words = row(view, "harbour.mp4")
    expect(words).to_contain_text("Choose the same file again")
    notebook.wait_for_python("uploader.files[0].state.value == 'interrupted'")
    notebook.screenshot("upload-interrupted", view)
    before = proxy.passed_bytes
    choose(view, file)
    # What was on its way when the page was left has arrived by now.
    told = view.get_by_text(re.compile(r"goes on from \d+%"))
    expect(told).to_be_visible()
    reached = int(re.search(r"from (\d+)%", told.inner_text())[1])
    assert reached > 20
    expect(words).to_contain_text("Uploaded")
    assert proxy.passed_bytes - before < file.stat().st_size * (1.05 - reached / 100)
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))
    assert notebook.python("len(uploader.files)") == "1"


@IN_BOTH
def test_on_a_line_of_1_mbit_it_moves_and_says_how_long_it_takes(open_through, page, tmp_path):
    file = noise(tmp_path / "note.wav", 1.2)
    notebook, proxy = open_through(UPLOADER + "uploader")
    view = notebook.run(0)
    proxy.bytes_per_s = 125_000
    choose(view, file)
    expect(row(view, "note.wav")).to_contain_text(re.compile(r"\d+ kB/s, \d+ s left"))
    expect(row(view, "note.wav")).to_contain_text("Uploaded", timeout=120_000)
    assert notebook.python("taken['note.wav']") == repr(digest(file))


def test_a_host_that_loses_binary_data_is_found_and_the_file_arrives_all_the_same(
    open_notebook, page, tmp_path
):
    file = noise(tmp_path / "harbour.mp4", 3)
    notebook = open_notebook(UPLOADER + "uploader")
    page.evaluate(LOSE_BINARY_DATA)
    view = notebook.run(0)
    expect(view.get_by_text("This notebook host loses binary data")).to_be_visible()
    choose(view, file)
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
    expect(row(view, "harbour.mp4").locator("img")).to_be_visible()
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))


@IN_BOTH
def test_a_kernel_that_is_restarted_is_told_in_words(open_notebook, tmp_path):
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    notebook.restart_kernel()
    expect(view.get_by_text("The kernel was restarted or has ended")).to_be_visible()
    choose(view, noise(tmp_path / "harbour.mp4", 1))
    expect(view.get_by_text("Run the cell again to go on")).to_be_visible()


def test_a_backend_that_fails_is_tried_again_without_sending_the_file_from_the_page(
    open_notebook, page, tmp_path
):
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    notebook.python(
        "refusals.append(ConnectionFailedError('The backend cannot be reached. Try again.', never_left=True))"
    )
    choose(view, noise(tmp_path / "harbour.mp4", 2))
    expect(row(view, "harbour.mp4")).to_contain_text("The backend cannot be reached.")
    assert "cannot be reached" in notebook.python("uploader.files[0].error")
    row(view, "harbour.mp4").get_by_role("button", name="Try again: harbour.mp4").click()
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
