from __future__ import annotations

import hashlib

import pytest
from playwright.sync_api import expect

from tests.browser.uploading import STATES, UPLOADER, noise, photo

pytestmark = pytest.mark.browser


def choose(view, *paths):
    """Choose files as the browser's own dialog does."""
    view.locator("input[type=file]").set_input_files([str(path) for path in paths])


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def row(view, name):
    return view.get_by_role("listitem").filter(has_text=name)


def test_a_chosen_file_reaches_the_backend_whole_and_python_knows_it(open_notebook, tmp_path):
    file = noise(tmp_path / "harbour.mp4", 11)
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    choose(view, file)
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
    expect(row(view, "harbour.mp4")).to_contain_text("11.5 MB · 0:31 · 1920 × 1080")
    expect(row(view, "harbour.mp4").locator("img")).to_be_visible()
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))
    assert notebook.python("uploader.files[0].media_id") == "'med_1'"
    assert notebook.python("uploader.files[0].duration_ms") == "31000"
    notebook.wait_for_python("not list(Path(uploads._store._folder).rglob('*.mp4'))")
    notebook.screenshot("upload-light", view)
