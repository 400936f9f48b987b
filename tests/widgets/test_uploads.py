import asyncio
import json
import threading
import zlib
from pathlib import Path

import pytest

from pictory_nb.client import ACCEPTED_EXTENSIONS, ConnectionFailedError, UnsupportedFileError, UploadedMedia
from pictory_nb.client.files import FONT_EXTENSIONS, TEXT_EXTENSIONS
from pictory_nb.widgets import UploaderWidget
from pictory_nb.widgets.upload_rows import UploadState
from pictory_nb.widgets.uploads import MOST_FILES, Uploads, _worker
from pictory_nb.widgets.wire import Method


class Backend:
    """Takes files; `refusals` come first, and nothing is taken while `is_open` is not set."""

    def __init__(self):
        self.taken = {}
        self.refusals = []
        self.is_open = threading.Event()
        self.is_open.set()

    async def send(self, source, progress):
        if str(source).startswith("http"):
            return UploadedMedia("harbour.jpg", "med_web", "image", 5, None, {})
        progress(1, 100)
        await asyncio.to_thread(self.is_open.wait, 30)
        if self.refusals:
            raise self.refusals.pop()
        self.taken[source.name] = source.read_bytes()
        raw = {"files": [{"width": 640, "height": 360}]}
        return UploadedMedia(source.name, f"med_{len(self.taken)}", "video", source.stat().st_size, 900, raw)

    async def picture(self, _media_id):
        return b"PNG"


@pytest.fixture
def backend():
    return Backend()


@pytest.fixture
def made(backend, page_for):
    uploads = Uploads(backend.send, backend.picture)
    widget = UploaderWidget(uploads)
    yield widget, page_for(widget), uploads
    backend.is_open.set()
    uploads.close()


def ask(asking, method, buffers=(), /, **params):
    """Ask, and return the one answer, once the worker has given it."""
    request_id = asking.request(method, buffers, **params)
    _worker().submit(lambda: None).result(30)
    (answer,) = asking.answers(request_id)
    return answer


def begin(page, data, /, name="clip.mp4", **more):
    check = [zlib.crc32(data[:65_536]), zlib.crc32(data[-65_536:])]
    params = {"name": name, "size_bytes": len(data), "last_modified": 5, "check": check, "page": "page-1"}
    return ask(page, Method.FILES_BEGIN, **{**params, **more})["value"]


def send(page, file_id, data, offset=0, size=None):
    part = data[offset : len(data) if size is None else offset + size]
    return ask(page, Method.FILES_CHUNK, [part], id=file_id, offset=offset)


def until(is_true):
    """Wait for what the I/O thread or the worker does."""
    for _ in range(12_000):
        if is_true():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came true")


def state(widget, place=0):
    return widget.files[place].state


def test_a_file_in_parts_is_passed_on_whole_and_its_temp_file_removed(made, backend):
    widget, page, _ = made
    data = bytes(range(256)) * 1000
    begun = begin(page, data)
    assert begun["missing"] == [(0, len(data))]
    assert state(widget) is UploadState.WAITING
    send(page, begun["id"], data, 100_000)
    assert state(widget) is UploadState.RECEIVING
    assert widget.file_progress[begun["id"]][0] >= 0
    send(page, begun["id"], data, 0, 100_000)
    until(lambda: state(widget) is UploadState.DONE and widget.files[0].has_thumbnail)
    assert backend.taken == {"clip.mp4": data}
    (file,) = widget.files
    assert (file.name, file.media_id, file.kind, file.size_bytes) == ("clip.mp4", "med_1", "video", len(data))
    assert (file.duration_ms, file.width, file.height, file.error) == (900, 640, 360, "")
    assert widget.file_rows == [file.row()]
    until(lambda: not list(made[2]._store._folder.rglob("*.mp4")))
    request_id = page.request(Method.FILES_THUMBNAIL, id=file.id)
    assert page.received[-1] == ({"kind": "result", "id": request_id, "value": {}}, [b"PNG"])


def test_the_same_file_goes_on_where_it_ended(made, backend):
    widget, page, _ = made
    data = bytes(300_000)
    first = begin(page, data)
    send(page, first["id"], data, 0, 100_000)
    ask(page, Method.FILES_INTERRUPT, id=first["id"], received=100_000)
    assert state(widget) is UploadState.INTERRUPTED
    again = begin(page, data, page="page-2")
    assert again == {"id": first["id"], "is_known": False, "missing": [(100_000, 300_000)]}
    assert widget.files[0].owner == "page-2"
    send(page, again["id"], data, 100_000)
    until(lambda: state(widget) is UploadState.DONE)
    assert backend.taken["clip.mp4"] == data
    assert begin(page, data)["is_known"]
    assert len(widget.files) == 1


@pytest.mark.parametrize("change", [{"name": "other.mp4"}, {"last_modified": 6}, {"check": [1, 2]}])
def test_another_file_is_not_taken_for_the_same(made, change):
    widget, page, _ = made
    begin(page, bytes(1000))
    begin(page, bytes(1000), **change)
    assert len(widget.files) == 2


def test_a_page_that_does_not_know_the_newest_does_not_interrupt_another(made):
    widget, page, _ = made
    data = bytes(1000)
    begun = begin(page, data)
    send(page, begun["id"], data, 0, 500)
    ask(page, Method.FILES_INTERRUPT, id=begun["id"], received=400)
    assert state(widget) is UploadState.RECEIVING
    ask(page, Method.FILES_INTERRUPT, id=begun["id"], received=500)
    assert state(widget) is UploadState.INTERRUPTED
    # The page lives after all.
    send(page, begun["id"], data, 500, 100)
    assert state(widget) is UploadState.RECEIVING


def test_what_arrived_is_compared_with_what_was_chosen(made):
    widget, page, _ = made
    begun = begin(page, bytes(1000))
    send(page, begun["id"], b"x" * 1000)
    assert state(widget) is UploadState.FAILED
    assert "is not the file that was chosen" in widget.files[0].error


@pytest.mark.parametrize(
    ("name", "size_bytes", "words"),
    [
        ("sheet.xlsx", 10, "is not a type that can be used"),
        ("film.mp4", 501 * 2**20, "at most 500 MB are accepted"),
        ("film.mp4", 0, "is empty"),
        ("post.md", 0, "is empty"),
        ("noname", 5, "is not a type that can be used"),
    ],
)
def test_what_cannot_be_used_is_refused_before_it_is_sent(made, name, size_bytes, words):
    widget, page, uploads = made
    assert begin(page, b"", name=name, size_bytes=size_bytes)["missing"] == []
    assert state(widget) is UploadState.FAILED
    assert words in widget.files[0].error
    assert not uploads._store._files
    # Chosen again, it does not fill the list.
    begin(page, b"", name=name, size_bytes=size_bytes)
    assert len(widget.files) == 1


def test_a_text_becomes_a_script(made, backend):
    widget, page, _ = made
    data = b"# Great teams write\n\nWriting forces you to notice the gap."
    begun = begin(page, data, name="post.md")
    send(page, begun["id"], data)
    assert state(widget) is UploadState.SCRIPT
    (script,) = widget.scripts
    assert (script.name, script.title, script.words) == ("post.md", "Great teams write", 10)
    assert page.ask(Method.FILES_SCRIPT, id=begun["id"])["value"]["text"] == script.text_markdown
    assert backend.taken == {}


def test_a_text_that_cannot_be_read_says_why(made):
    widget, page, _ = made
    begun = begin(page, b"%PDF-1.7 binary", name="post.md")
    send(page, begun["id"], b"%PDF-1.7 binary")
    assert "is a PDF" in widget.files[0].error


def test_a_failure_on_the_way_to_the_backend_can_be_tried_again_without_the_page(made, backend):
    widget, page, _ = made
    backend.refusals.append(ConnectionFailedError("The backend cannot be reached.", never_left=True))
    begun = begin(page, bytes(1000))
    send(page, begun["id"], bytes(1000))
    until(lambda: state(widget) is UploadState.FAILED)
    assert (widget.files[0].error, widget.files[0].can_retry) == ("The backend cannot be reached.", True)
    assert ask(page, Method.FILES_RETRY, id=begun["id"])["kind"] == "result"
    until(lambda: state(widget) is UploadState.DONE)
    assert ask(page, Method.FILES_RETRY, id=begun["id"])["kind"] == "error"


def test_what_the_backend_does_not_accept_is_not_offered_again(made, backend):
    widget, page, uploads = made
    backend.refusals.append(UnsupportedFileError("“clip.mp4” is damaged."))
    begun = begin(page, bytes(1000))
    send(page, begun["id"], bytes(1000))
    until(lambda: state(widget) is UploadState.FAILED)
    assert not widget.files[0].can_retry
    until(lambda: not list(uploads._store._folder.rglob("*.mp4")))


def test_pause_and_go_on(made):
    widget, page, _ = made
    data = bytes(1000)
    begun = begin(page, data)
    send(page, begun["id"], data, 0, 400)
    ask(page, Method.FILES_PAUSE, id=begun["id"])
    assert state(widget) is UploadState.PAUSED
    # What was on its way already is kept.
    send(page, begun["id"], data, 400, 100)
    assert state(widget) is UploadState.PAUSED
    assert ask(page, Method.FILES_RESUME, id=begun["id"])["value"]["missing"] == [(500, 1000)]
    assert state(widget) is UploadState.WAITING


def test_removing_stops_what_is_under_way_and_removes_the_temp_file(made, backend):
    widget, page, uploads = made
    backend.is_open.clear()
    begun = begin(page, bytes(1000))
    send(page, begun["id"], bytes(1000))
    until(lambda: state(widget) is UploadState.SENDING)
    work = uploads._items[begun["id"]].work
    ask(page, Method.FILES_REMOVE, id=begun["id"])
    assert widget.files == ()
    assert widget.file_rows == []
    until(work.cancelled)
    until(lambda: not list(uploads._store._folder.rglob("*.mp4")))
    assert (
        "removed from the list" in ask(page, Method.FILES_CHUNK, [b"x"], id=begun["id"], offset=0)["message"]
    )


def test_an_address_is_fetched_by_the_backend_and_its_query_never_shown(made):
    widget, page, _ = made
    address = "https://pictures.example/harbour.jpg?signature=1234"
    first = ask(page, Method.FILES_ADDRESS, address=address)["value"]
    until(lambda: state(widget) is UploadState.DONE)
    assert widget.files[0].name == "harbour.jpg"
    assert ask(page, Method.FILES_ADDRESS, address=address)["value"] == {"id": first["id"], "is_known": True}
    assert "signature" not in str(widget.file_rows) + str(widget.files)
    assert "begins with https://" in ask(page, Method.FILES_ADDRESS, address="ftp://x/y")["message"]


def test_two_widgets_show_one_list(made, page_for):
    widget, page, uploads = made
    begin(page, bytes(1000))
    second = UploaderWidget(uploads)
    assert second.file_rows == widget.file_rows
    begin(page_for(second), bytes(2000))
    assert widget.file_rows == second.file_rows
    assert len(widget.files) == 2


def test_the_list_has_an_end(made, monkeypatch):
    _, page, _ = made
    monkeypatch.setattr("pictory_nb.widgets.uploads.MOST_FILES", 2)
    for name in ("a.mp4", "b.mp4"):
        begin(page, bytes(10), name=name)
    params = {"name": "c.mp4", "size_bytes": 10, "last_modified": 5, "check": [], "page": "p"}
    assert "are in the list already" in ask(page, Method.FILES_BEGIN, **params)["message"]


def test_the_longest_list_fits_in_a_trait(made):
    _, page, uploads = made
    for number in range(MOST_FILES):
        begin(page, b"", name=f"{number} " + "long name " * 15 + ".xlsx")
    assert len(json.dumps(uploads._rows())) < 100_000


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"name": 5},
        {"name": "a.mp4"},
        {"name": "a.mp4", "size_bytes": -1},
        {"name": "a.mp4", "size_bytes": True},
    ],
)
def test_nonsense_from_a_page_is_answered(made, params):
    _, page, _ = made
    assert ask(page, Method.FILES_BEGIN, **params)["kind"] == "error"


def test_no_byte_of_a_file_is_in_the_state_of_the_widget(made):
    widget, page, _ = made
    data = b"secret-bytes" * 1000
    begun = begin(page, data)
    send(page, begun["id"], data, 0, 5000)
    assert b"secret-bytes" not in repr(widget.get_state()).encode()


def test_closing_removes_what_has_not_arrived(made):
    widget, page, uploads = made
    begin(page, bytes(1000))
    folder = uploads._store._folder
    uploads.close()
    assert widget.files == ()
    assert not folder.exists()


def test_a_static_reader_gets_a_table_with_every_text_escaped(made):
    widget, page, _ = made
    assert widget.fallback_text() == "No files yet."
    begin(page, b"", name="<b>.xlsx")
    assert "<td>_b_.xlsx</td>" in widget.fallback_html()
    assert "_b_.xlsx, 0.0 MB, not uploaded: “_b_.xlsx” is not a type" in widget.fallback_text()


def constants_in_page(name):
    source = (Path(__file__).parents[2] / "js" / "src" / "uploader-session.ts").read_text(encoding="utf-8")
    line = source.partition(f"{name} = [")[2].partition("]")[0]
    return {word.strip().strip('"') for word in line.split(",") if word.strip()}


def test_the_page_offers_what_python_accepts():
    media = constants_in_page("MEDIA_EXTENSIONS") | constants_in_page("SOUND_EXTENSIONS")
    assert media == set(ACCEPTED_EXTENSIONS)
    assert constants_in_page("TEXT_EXTENSIONS") == set(TEXT_EXTENSIONS)
    assert constants_in_page("FONT_EXTENSIONS") == set(FONT_EXTENSIONS)
