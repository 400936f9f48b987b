from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_NOTEBOOK_7_ALONE
from tests.browser.jupyter_own import WITHOUT_THE_WIDGETS_KERNEL
from tests.browser.uploading import STATES, UPLOADER, choose, digest, noise, photo, row

pytestmark = pytest.mark.browser


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


def test_pause_go_on_and_cancel(open_through, page, tmp_path):
    notebook, proxy = open_through(UPLOADER + "uploader")
    view = notebook.run(0)
    # More than a minute's worth: it is still under way whenever the buttons are pressed.
    proxy.bytes_per_s = 400_000
    file = noise(tmp_path / "harbour.mp4", 40)
    choose(view, file)
    view.get_by_role("button", name="Pause: harbour.mp4").click()
    expect(row(view, "harbour.mp4")).to_contain_text("Paused at")
    notebook.wait_for_python(f"{STATES} == ['paused']")
    expect(view.get_by_role("button", name="Go on: harbour.mp4")).to_be_focused()
    notebook.screenshot("upload-paused", view)
    page.keyboard.press("Enter")
    expect(row(view, "harbour.mp4")).to_contain_text("B/s")
    notebook.screenshot("upload-receiving", view)
    choose(view, noise(tmp_path / "second.mp4", 12))
    expect(row(view, "second.mp4")).to_contain_text("Waiting for its turn")
    view.get_by_role("button", name="Cancel: second.mp4").click()
    expect(row(view, "second.mp4")).to_have_count(0)
    proxy.bytes_per_s = None
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
    assert notebook.python("list(taken)") == "['harbour.mp4']"
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))
    notebook.wait_for_python("not list(Path(uploads._store._folder).rglob('*.mp4'))")


def test_what_cannot_be_used_is_refused_in_words_before_a_byte_is_sent(open_notebook, tmp_path):
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(501 * 2**20)
    (tmp_path / "empty.png").touch()
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    choose(view, large, tmp_path / "empty.png", tmp_path / "sheet.xlsx")
    expect(row(view, "large.mp4")).to_contain_text("has 501 MB; at most 500 MB are accepted")
    expect(row(view, "empty.png")).to_contain_text("is empty")
    expect(row(view, "sheet.xlsx")).to_contain_text("is not a type that can be used")
    notebook.wait_for_python(f"{STATES} == ['failed', 'failed', 'failed']")
    assert notebook.python("[file.received_bytes for file in uploads._store._files]") == "[]"
    view.get_by_role("button", name="Remove: sheet.xlsx").click()
    expect(view.get_by_role("listitem")).to_have_count(2)
    notebook.screenshot("upload-refused", view)


def test_many_files_texts_and_a_second_time_the_same(open_notebook, tmp_path):
    script = tmp_path / "post.md"
    script.write_text("# Great teams write\n\nWriting forces you to notice the gap.")
    files = [noise(tmp_path / f"clip{n}.mp4", 0.3) for n in range(4)] + [photo(tmp_path / "a.png"), script]
    notebook = open_notebook(UPLOADER + "uploader", "uploader")
    view, second = notebook.run(0), notebook.run(1)
    choose(view, *files)
    for name in ("clip0.mp4", "clip3.mp4", "a.png"):
        expect(row(view, name)).to_contain_text("Uploaded")
    expect(row(view, "post.md")).to_contain_text("Read as a script: 10 words")
    assert notebook.python("uploader.scripts[0].title") == "'Great teams write'"
    assert "notice the gap" in notebook.python("uploader.scripts[0].text_markdown")
    # The second view shows the same, pictures included.
    expect(second.get_by_role("listitem")).to_have_count(6)
    expect(row(second, "a.png").locator("img")).to_be_visible()
    choose(second, files[0])
    expect(second.get_by_text("“clip0.mp4” is in the list already.")).to_be_visible()
    expect(second.get_by_role("listitem")).to_have_count(6)
    notebook.screenshot("upload-many", view)


def test_drop_paste_and_address(open_notebook, page):
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    zone = view.locator(".pnb-drop")
    data = page.evaluate_handle(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(5000).fill(7)], "dropped.png", { type: "image/png" }));
          return data;
        }"""
    )
    zone.dispatch_event("dragenter", {"dataTransfer": data})
    expect(view.get_by_text("Let go to add")).to_be_visible()
    notebook.screenshot("upload-over", view)
    zone.dispatch_event("drop", {"dataTransfer": data})
    expect(view.get_by_text("Drop files here")).to_be_visible()
    expect(row(view, "dropped.png")).to_contain_text("Uploaded")

    browse = view.get_by_role("button", name="Browse…")
    browse.focus()
    paste = """(button, text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const event = { clipboardData: data, bubbles: true, cancelable: true };
      button.dispatchEvent(new ClipboardEvent("paste", event));
    }"""
    browse.evaluate(paste, "Writing forces you to notice the gap.")
    expect(row(view, "Pasted text.txt")).to_contain_text("Read as a script: 7 words")
    browse.evaluate(paste, "https://pictures.example/tea/green%20tea.png?signature=1234")
    expect(row(view, "green tea.png")).to_contain_text("Uploaded")
    assert "signature" not in notebook.python("str(uploader.file_rows)")

    address = view.get_by_role("textbox", name="Web address of a file")
    address.fill("not an address")
    address.press("Enter")
    expect(view.get_by_text("Write a web address that begins with https://")).to_be_visible()
    expect(address).to_be_focused()
    address.fill("https://pictures.example/harbour.jpg")
    address.press("Enter")
    expect(row(view, "harbour.jpg")).to_contain_text("2.4 MB · 1200 × 800")
    expect(address).to_have_value("")


def test_reopened_without_a_kernel_a_table_says_what_there_was(open_notebook, lab, page, tmp_path):
    page.waive_errors(*WITHOUT_THE_WIDGETS_KERNEL)
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    expect(view.get_by_text("No files yet.")).to_be_hidden()
    choose(view, noise(tmp_path / "harbour.mp4", 1))
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
    expect(view.locator("td").filter(has_text="harbour.mp4")).to_be_attached()
    notebook.save()
    assert (lab.root / notebook.name).stat().st_size < 20_000
    notebook.leave()
    lab.shut_down_kernels()
    notebook.open()
    table = notebook.output(0).get_by_role("table", name="Media and scripts")
    expect(table).to_be_visible()
    expect(table.get_by_role("row").nth(1)).to_have_text("harbour.mp41.0 MB31.0 suploaded")


@IN_NOTEBOOK_7_ALONE
def test_notebook_7_takes_files_as_well(open_notebook, tmp_path):
    notebook = open_notebook(UPLOADER + "uploader")
    view = notebook.run(0)
    file = noise(tmp_path / "harbour.mp4", 11)
    choose(view, file)
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))
    notebook.screenshot("upload-notebook-7", view)
