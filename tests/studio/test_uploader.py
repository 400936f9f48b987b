"""The picker of a studio, with the real engine behind it."""

import io
import itertools
import threading
import zlib

from PIL import Image, ImageFont

from pictory_nb.widgets.upload_rows import UploadState
from pictory_nb.widgets.wire import Method


def until(is_true):
    for _ in range(6000):
        if is_true():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came true")


class Page:
    """Gives files to a picker as the page does."""

    def __init__(self, widget):
        self._widget = widget
        self._ids = (f"page-{number}" for number in itertools.count())
        self._answers = {}
        widget.send = self._receive

    def _receive(self, content, buffers=None):
        self._answers[content.get("id")] = (content, buffers)

    def ask(self, method, buffers=(), **params):
        request_id = next(self._ids)
        content = {"kind": "request", "id": request_id, "method": method, "params": params}
        self._widget._handle_custom_msg(content, [memoryview(part) for part in buffers])
        until(lambda: request_id in self._answers)
        return self._answers[request_id]

    def give(self, name, data):
        check = [zlib.crc32(data[:65_536]), zlib.crc32(data[-65_536:])]
        facts = {"name": name, "size_bytes": len(data), "last_modified": 1, "check": check, "page": "p"}
        answer, _ = self.ask(Method.FILES_BEGIN, **facts)
        self.ask(Method.FILES_CHUNK, [data], id=answer["value"]["id"], offset=0)
        return answer["value"]["id"]


def photo():
    png = io.BytesIO()
    Image.linear_gradient("L").resize((640, 360)).save(png, "PNG")
    return png.getvalue()


def test_a_file_of_the_picker_is_in_the_session_with_its_picture_and_facts(studio):
    uploader = studio.uploader
    page = Page(uploader)
    file_id = page.give("sea.png", photo())
    until(lambda: uploader.files[0].has_thumbnail)
    (file,) = uploader.files
    assert (file.state, file.kind, file.width, file.height) == (UploadState.DONE, "image", 640, 360)
    assert file.media_id.startswith("med_")
    _, (png,) = page.ask(Method.FILES_THUMBNAIL, id=file_id)
    assert Image.open(io.BytesIO(png)).size == (160, 90)
    assert studio.uploader is uploader


def test_what_the_engine_does_not_accept_says_why_in_its_row(studio):
    uploader = studio.uploader
    Page(uploader).give("sea.png", b"this is no picture at all")
    until(lambda: uploader.files[0].state is UploadState.FAILED)
    assert "sea.png" in uploader.files[0].error
    assert not uploader.files[0].can_retry


def test_a_text_of_the_picker_can_be_sent_as_a_message(studio):
    uploader = studio.uploader
    Page(uploader).give("post.md", b"# Why notes win\n\nA team forgets what it decides.")
    until(lambda: uploader.scripts)
    turn = studio.send(f"Turn this into a 10 second video.\n\n{uploader.scripts[0].text_markdown}")
    assert turn.changes


def test_a_font_that_is_dropped_can_be_asked_for(studio):
    studio.send("Make a 12 second video of this: Notes win. A short note saves a long meeting, every week.")
    uploader = studio.uploader
    page = Page(uploader)
    page.give("Aileron.ttf", ImageFont.load_default(20).font_bytes)
    until(lambda: uploader.files[0].state is UploadState.DONE)
    (file,) = uploader.files
    assert (file.kind, file.has_thumbnail) == ("font", False)
    assert "Aileron.ttf" in studio.send("use the font I uploaded").text
    page.give("broken.ttf", b"nonsense")
    until(lambda: uploader.files[1].state is UploadState.FAILED)
    assert "no font that can be used" in uploader.files[1].error
    answer, _ = page.ask(
        Method.FILES_BEGIN, name="empty.otf", size_bytes=0, last_modified=1, check=[0, 0], page="p"
    )
    assert answer["value"]
    assert "empty" in uploader.files[2].error
