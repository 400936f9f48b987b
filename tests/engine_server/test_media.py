"""Uploads: streamed, typed by content, bounded, private."""

import asyncio
import dataclasses
import errno
import http.server
import io
import itertools
import os
import threading

import pytest
from engine_scripts import Parts, draft_of, export, finished, new_session, send, state_of, until
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image

from pictory_nb.engine.media.info import MediaInfo
from pictory_nb.engine.server.uploads import MultipartReceiver

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def url_of(session_id):
    return f"/api/upload-video/nemo_agent/me/{session_id}"


def upload(client, session_id, *files):
    return client.post(url_of(session_id), files=[("files", file) for file in files])


@pytest.fixture
def parts():
    return Parts()


@pytest.fixture
def engine(start_engine, parts):
    return start_engine("--allow-private-urls", services=parts.services)


def stored_files(engine):
    return [path for folder in ("media", "incoming") for path in (engine.data_dir / folder).rglob("*.*")]


def test_a_file_is_stored_byte_for_byte_and_told_to_the_director(client, session_id, engine, parts):
    big = PNG + bytes(5_000_000)
    answer = upload(client, session_id, ('Ünser "Bild".png', big, "text/plain")).json()
    (file,) = answer["data"]["files"]
    assert {key: file[key] for key in ("name", "kind", "width", "height", "size_bytes", "mime_type")} == {
        "name": 'Ünser "Bild".png',
        "kind": "image",
        "width": 2,
        "height": 3,
        "size_bytes": len(big),
        "mime_type": "image/png",
    }
    (path,) = stored_files(engine)
    assert path.read_bytes() == big
    assert path.parent.stat().st_mode & 0o077 == 0
    assert [info["media_id"] for info in state_of(client, session_id)["video_infos"]] == [file["media_id"]]
    send(client, session_id, "use my picture")
    ((_, _, media, _),) = parts.director.calls
    assert [(item.media_id, item.kind, item.width) for item in media] == [(file["media_id"], "image", 2)]


def test_several_files_come_in_one_request(client, session_id):
    answer = upload(client, session_id, ("a.png", PNG), ("b.png", PNG + b"b")).json()
    assert [file["name"] for file in answer["data"]["files"]] == ["a.png", "b.png"]


def test_a_file_s_content_decides_not_its_name(client, session_id, engine):
    answer = upload(client, session_id, ("fine.png", PNG), ("film.mp4", b"MZ this is a program"))
    assert (answer.status_code, answer.json()["code"]) == (415, 4001)
    assert "film.mp4" in answer.json()["message"]
    assert answer.json()["data"]["accepted"] == [
        *("mp4", "mov", "avi", "webm", "mkv", "jpg", "png", "gif", "webp", "mp3", "wav", "m4a", "aac")
    ]
    assert stored_files(engine) == []
    assert upload(client, session_id, ("nothing.png", b"")).json()["code"] == 4001


def test_a_path_in_a_name_leads_nowhere(client, session_id, engine):
    answer = upload(client, session_id, ("../../../../etc/evil.png", PNG)).json()
    assert answer["data"]["files"][0]["name"] == "evil.png"
    (path,) = stored_files(engine)
    assert path.parent == engine.data_dir / "media"


def test_a_file_that_is_too_large_is_refused_and_leaves_nothing(start_engine, parts):
    engine = start_engine(services=parts.services, change={"max_upload_bytes": 1_000_000})
    with engine.signed_in() as client:
        session_id = new_session(client)
        answer = upload(client, session_id, ("big.png", PNG + bytes(3_000_000)))
        assert (answer.status_code, answer.json()["code"]) == (413, 4002)
        assert "Compress or trim" in answer.json()["message"]
        assert stored_files(engine) == []
        assert upload(client, session_id, ("small.png", PNG)).json()["code"] == 0


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b"--b\r\nnonsense"),
        ("multipart/form-data; boundary=b", b"--b--\r\n"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n\x89PNG cut off',
        ),
        ("text/plain", b"hello"),
        ("application/json", b"{}"),
        ("application/json", b"[1"),
    ],
)
def test_a_broken_upload_is_refused_in_words(client, session_id, engine, content_type, body):
    answer = client.post(url_of(session_id), content=body, headers={"Content-Type": content_type})
    assert answer.status_code == 400
    assert len(answer.json()["message"]) > 20
    assert stored_files(engine) == []


def test_uploads_need_a_session_of_one_s_own(client, session_id, engine):
    with engine.signed_in("somebody-else") as stranger:
        assert upload(stranger, session_id, ("a.png", PNG)).json()["code"] == 1002


def test_only_media_of_the_account_reach_a_render(client, session_id, engine, parts):
    mine = upload(client, session_id, ("a.png", PNG)).json()["data"]["files"][0]["media_id"]
    with engine.signed_in("somebody-else") as stranger:
        theirs = upload(stranger, new_session(stranger), ("b.png", PNG)).json()["data"]["files"][0][
            "media_id"
        ]
    draft = draft_of("tea")
    draft["t"][0]["sg"][0]["m"] = {"background": {"media_id": mine}, "other": [{"media_id": theirs}]}
    export(client, session_id, "render_1", draft)
    finished(client, "render_1")
    media = parts.renderers[0].media["render_1"]
    assert list(media) == [mine]
    assert media[mine].read_bytes() == PNG


class Files(http.server.BaseHTTPRequestHandler):
    """A web server with a picture, a redirect, a page and an endless file."""

    protocol_version = "HTTP/1.0"

    def do_GET(self):
        routes = {
            "/picture.png?x=1": (200, {"Content-Length": str(len(PNG))}, PNG),
            "/moved": (302, {"Location": "/picture.png?x=1"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/away": (302, {"Location": "file:///etc/passwd"}, b""),
            "/endless.png": (200, {}, PNG * 10),
            "/short.png": (200, {"Content-Length": str(len(PNG) + 9)}, PNG),
        }
        status, headers, body = routes.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def web():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(client, session_id, *urls):
    return client.post(url_of(session_id), json={"urls": list(urls), "source_type": "url"})


@pytest.mark.parametrize("path", ["/picture.png?x=1", "/moved"])
def test_a_link_is_fetched(client, session_id, web, path, engine):
    answer = fetch(client, session_id, web + path).json()
    assert answer["data"]["files"][0]["name"] == "picture.png"
    (stored,) = stored_files(engine)
    assert stored.read_bytes() == PNG


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "redirected"),
        ("/away", "http and https"),
        ("/missing", "HTTP 404"),
        ("/short.png", "broke off"),
    ],
)
def test_a_link_that_gives_no_file_is_refused_in_words(client, session_id, web, path, words, engine):
    answer = fetch(client, session_id, web + path)
    assert answer.status_code == 400
    assert words in answer.json()["message"]
    assert stored_files(engine) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.png",
        "http://localhost:8888/a.png",
        "http://[::1]/a.png",
        "http://[::ffff:127.0.0.1]/a.png",
        "http://10.1.2.3/a.png",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/a.png",
        "http://2130706433/a.png",
        "file:///etc/passwd",
        "ftp://example.org/a.png",
        "http:///a.png",
        "http://example.org:99999/a.png",
        "http://example.org/a\r\nX: y",
    ],
)
def test_links_never_reach_into_the_user_s_own_network(shared_engine, url):
    with shared_engine.signed_in() as client:
        answer = fetch(client, new_session(client), url)
        assert answer.status_code == 400
        assert answer.json()["code"] == 9000


def test_an_upload_that_breaks_off_leaves_nothing(client, session_id, engine):
    seen = []

    def body():
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n' + PNG * 2000
        until(lambda: list((engine.data_dir / "incoming").rglob("*")))
        seen.append(True)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client.post(
            url_of(session_id), content=body(), headers={"Content-Type": "multipart/form-data; boundary=b"}
        )
    assert seen
    until(lambda: not [path for path in (engine.data_dir / "incoming").rglob("*") if path.is_file()])
    assert upload(client, session_id, ("a.png", PNG)).json()["code"] == 0


def test_a_full_disk_is_said_in_words_and_the_next_upload_works(start_engine):
    parts = Parts()
    room = threading.Event()

    def probe(path, name):
        if not room.is_set():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return MediaInfo("image", "png", "png", 2, 3)

    engine = start_engine(services=dataclasses.replace(parts.services, probe=probe))
    with engine.signed_in() as client:
        session_id = new_session(client)
        answer = upload(client, session_id, ("a.png", PNG))
        assert (answer.status_code, answer.json()["code"]) == (507, 9051)
        assert "disk is full" in answer.json()["message"]
        assert stored_files(engine) == []
        room.set()
        assert upload(client, session_id, ("a.png", PNG)).json()["code"] == 0


def test_a_probe_that_breaks_is_an_error_in_words_and_leaves_nothing(start_engine):
    def probe(path, name):
        raise ZeroDivisionError

    engine = start_engine(services=dataclasses.replace(Parts().services, probe=probe))
    with engine.signed_in() as client:
        answer = upload(client, new_session(client), ("a.png", PNG))
        assert (answer.status_code, answer.json()["code"]) == (500, 9050)
        assert "ZeroDivisionError" in answer.json()["message"]
        assert stored_files(engine) == []


def test_only_files_are_taken_and_not_too_many(client, session_id, engine):
    small = client.post(url_of(session_id), files={"files": ("a.png", PNG)}, data={"note": "hello"})
    assert len(small.json()["data"]["files"]) == 1
    large = client.post(url_of(session_id), files={"files": ("a.png", PNG)}, data={"note": "x" * 100_000})
    assert (large.status_code, large.json()["code"]) == (400, 9000)
    many = upload(client, session_id, *((f"{number}.png", PNG) for number in range(51)))
    assert many.status_code == 400
    assert len(stored_files(engine)) == 1


def test_a_link_to_a_file_that_is_too_large_is_refused(start_engine, web):
    engine = start_engine("--allow-private-urls", change={"max_upload_bytes": 1000})
    with engine.signed_in() as client:
        session_id = new_session(client)
        for path in ("/picture.png?x=1", "/endless.png"):
            answer = fetch(client, session_id, web + path)
            assert (answer.status_code, answer.json()["code"]) == (413, 4002)
        assert stored_files(engine) == []


def test_a_link_to_nobody_is_refused_in_words(client, session_id):
    answer = fetch(client, session_id, "http://127.0.0.1:9/a.png")
    assert answer.status_code == 400
    assert "could not be reached" in answer.json()["message"]


@given(cuts=st.lists(st.integers(0, 3000), max_size=12), content=st.binary(max_size=2000))
def test_a_body_means_the_same_however_it_is_cut(tmp_path_factory, cuts, content):
    folder = tmp_path_factory.mktemp("cuts")
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a\xc3\xbc.bin"\r\n\r\n'
    body = head + content + b"\r\n--b--\r\n"
    assume(b"\r\n--b" not in content)
    edges = sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})

    async def receive():
        receiver = MultipartReceiver(b"b", folder, 10_000)
        for start, end in itertools.pairwise(edges):
            await receiver.feed(body[start:end])
        await receiver.flush()
        return receiver

    receiver = asyncio.run(receive())
    assert receiver.finished
    assert [(file.name, file.path.read_bytes()) for file in receiver.received] == [("aü.bin", content)]


class TestThumbnails:
    """Small pictures of what was uploaded [ours]."""

    def stored(self, client, session_id, width=400):
        png = io.BytesIO()
        Image.linear_gradient("L").resize((width, width // 2)).save(png, "PNG")
        (file,) = upload(client, session_id, ("sea.png", png.getvalue())).json()["data"]["files"]
        return f"/api/engine/thumbnail/{file['media_id']}"

    def test_an_upload_has_a_picture_as_small_as_is_asked_for(self, client, session_id, engine):
        answer = client.get(self.stored(client, session_id), params={"width": 160})
        assert answer.headers["content-type"] == "image/png"
        assert Image.open(io.BytesIO(answer.content)).size == (160, 80)

    def test_what_is_no_picture_inside_is_refused_in_words(self, client, session_id, engine):
        (file,) = upload(client, session_id, ("broken.png", PNG)).json()["data"]["files"]
        answer = client.get(f"/api/engine/thumbnail/{file['media_id']}")
        assert answer.status_code == 415
        assert "“broken.png” is damaged" in answer.json()["message"]

    @pytest.mark.parametrize("width", ["0", "641", "wide", "-5", ""])
    def test_a_width_that_makes_no_sense_is_refused(self, client, session_id, engine, width):
        assert client.get(self.stored(client, session_id), params={"width": width}).status_code == 400

    def test_nobody_sees_an_upload_of_somebody_else(self, client, session_id, engine):
        path = self.stored(client, session_id)
        with engine.signed_in("another") as stranger:
            assert stranger.get(path).status_code == 404
        with engine.client() as nobody:
            assert nobody.get(path).status_code == 401
        assert client.get("/api/engine/thumbnail/med_unknown").status_code == 404
