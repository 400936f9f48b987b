"""Files that are given to the chat: media are uploaded, documents are read as scripts."""

from __future__ import annotations

import base64

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.browser.scripted import SETUP
from tests.browser.uploading import STATES, UPLOADER, choose, digest, noise, photo, row

pytestmark = pytest.mark.browser

CHAT = SETUP + UPLOADER + "chat = ChatWidget(sent.append, uploads=uploads, badge='Local engine')\nchat"

# A file as the browser hands it over when it is dropped or pasted.
GIVE = """([name, base64, event]) => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  const chat = document.querySelector(".pnb-chat");
  if (event === "paste") {
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    chat.querySelector(".pnb-message-input").dispatchEvent(new ClipboardEvent("paste", init));
    return;
  }
  const init = { dataTransfer: data, bubbles: true, cancelable: true };
  chat.dispatchEvent(new DragEvent("dragenter", init));
  const isShown = getComputedStyle(chat.querySelector(".pnb-drop-here")).display !== "none";
  if (!isShown) throw new Error("nothing says where to drop");
  chat.dispatchEvent(new DragEvent("drop", init));
}"""


def give(page, path, event="drop"):
    page.evaluate(GIVE, [path.name, base64.b64encode(path.read_bytes()).decode(), event])


@pytest.fixture
def chat(open_notebook):
    notebook = open_notebook(CHAT)
    return notebook, notebook.run(0)


def note(view):
    return view.locator(".pnb-note")


def box(view):
    return view.get_by_role("textbox", name="Message")


@pytest.mark.parametrize("event", ["drop", "paste"])
def test_a_clip_that_is_dropped_or_pasted_is_uploaded_whole(chat, page, tmp_path, event):
    notebook, view = chat
    file = noise(tmp_path / "harbour.mp4", 2)
    give(page, file, event)
    expect(row(view, "harbour.mp4")).to_contain_text("Uploaded")
    expect(row(view, "harbour.mp4").locator("img")).to_be_visible()
    expect(note(view)).to_have_text("“harbour.mp4” is uploaded. Say what to do with it.")
    notebook.screenshot(f"chat-upload-{event}", view)
    assert notebook.python("taken['harbour.mp4']") == repr(digest(file))
    box(view).fill("Use it as the first scene")
    box(view).press("Enter")
    notebook.wait_for_python("sent == ['Use it as the first scene']")
    expect(row(view, "harbour.mp4")).to_have_count(0)
    assert notebook.python(STATES) == "['done']"


def test_a_message_waits_for_the_file_that_it_is_about(open_notebook, tmp_path):
    notebook = open_notebook(CHAT.replace("go_on.set()", ""))
    view = notebook.run(0)
    choose(view, noise(tmp_path / "harbour.mp4", 1))
    expect(row(view, "harbour.mp4")).to_contain_text("Passed on")
    box(view).fill("Use it")
    box(view).press("Enter")
    expect(note(view)).to_have_text("A file is still on its way. Wait for it, or remove it.")
    assert notebook.python("sent") == "[]"
    view.get_by_role("button", name="Cancel: harbour.mp4").click()
    expect(row(view, "harbour.mp4")).to_have_count(0)
    box(view).press("Enter")
    notebook.wait_for_python("sent == ['Use it']")


def write_docx(path):
    document = Document()
    document.add_heading("Why sleep matters", 1)
    document.add_paragraph("Sleep keeps memory. " * 100)
    document.save(path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("script.md", lambda path: path.write_text("# Why sleep matters\n\n" + "Sleep keeps memory. " * 100)),
        (
            "script.html",
            lambda path: path.write_text("<h1>Why sleep matters</h1><p>" + "Sleep keeps memory. " * 100),
        ),
        ("script.docx", write_docx),
    ],
)
def test_a_document_is_read_into_a_card(chat, page, tmp_path, name, write):
    notebook, view = chat
    write(tmp_path / name)
    give(page, tmp_path / name)
    card = view.get_by_role("group", name=name)
    expect(card).to_contain_text("303 words")
    expect(row(view, name)).to_have_count(0)
    box(view).fill("Make a 20 second video of it")
    box(view).press("Enter")
    notebook.wait_for_python("len(sent) == 1")
    message = notebook.python("sent[0]")
    assert message.startswith("'Make a 20 second video of it\\n\\n# Why sleep matters\\n\\nSleep keeps")
    assert message.count("memory") == 100


def test_several_files_at_once_and_one_that_cannot_be_used(chat, tmp_path):
    _, view = chat
    (tmp_path / "notes.txt").write_text("A few notes.")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    choose(view, photo(tmp_path / "photo.png"), tmp_path / "notes.txt", tmp_path / "sheet.xlsx")
    expect(view.get_by_role("group", name="notes.txt")).to_contain_text("3 words")
    expect(row(view, "photo.png")).to_contain_text("Uploaded")
    expect(row(view, "sheet.xlsx")).to_contain_text("is not a type that can be used")
    view.get_by_role("button", name="Remove: sheet.xlsx").click()
    expect(row(view, "sheet.xlsx")).to_have_count(0)


def test_a_chat_without_an_upload_path_says_so(open_notebook, page, tmp_path):
    notebook = open_notebook(SETUP + "chat")
    view = notebook.run(0)
    give(page, photo(tmp_path / "photo.png"))
    expect(note(view)).to_have_text("This chat takes no files; use studio.upload in a cell.")
    expect(view.get_by_role("button", name="Add media or a script")).to_be_hidden()
