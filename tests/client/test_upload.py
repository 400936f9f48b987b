"""Uploads: refused early, whole, with progress in bytes, never twice, cancelled at once."""

from __future__ import annotations

import asyncio
import email.parser
import email.policy
import itertools
import os
from pathlib import Path, PurePath

import pytest

from pictory_nb.client import (
    ApiError,
    ConnectionFailedError,
    FileTooLargeError,
    UnsupportedFileError,
    UploadError,
    multipart,
    upload_name,
)
from pictory_nb.client.files import content_type_of, look_at

MEDIA = {
    "code": 0,
    "data": {"files": [{"media_id": "med_1", "name": "a.mp4", "kind": "video", "duration_ms": 4000}]},
}


def file_of(got) -> tuple[str, str, bytes]:
    head = f"Content-Type: {got.headers['content-type']}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + got.body)
    (part,) = message.iter_parts()
    assert part.get_param("name", header="content-disposition") == "files"
    name = part["content-disposition"].params["filename"]
    return name, part.get_content_type(), part.get_payload(decode=True)


def test_a_file_arrives_whole_with_progress_in_bytes(serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(os.urandom(3 * 2**20 + 17))
    seen: list[tuple[int, int]] = []

    async def main():
        async with serve(lambda _: reply(200, MEDIA)) as server, make_client(server) as client:
            media = await client.upload("s-1", path, lambda sent, total: seen.append((sent, total)))
            return server.got, media

    (got,), media = asyncio.run(main())
    assert got.path == "/api/upload-video/nemo_agent/me/s-1"
    assert got.body.count(path.read_bytes()) == 1
    assert int(got.headers["content-length"]) == len(got.body)
    assert "transfer-encoding" not in got.headers
    assert (media.media_id, media.kind, media.duration_ms) == ("med_1", "video", 4000)
    size = path.stat().st_size
    assert seen[-1] == (size, size)
    assert [sent for sent, _ in seen] == sorted({sent for sent, _ in seen})
    assert {total for _, total in seen} == {size}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Ärger 影片.MP4", "video/mp4"), ('a "quoted".png', "image/png"), ("x;y=z.m4a", "audio/mp4")],
)
def test_any_name_arrives(name, kind, serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / name
    path.write_bytes(b"bytes")

    async def main():
        async with serve(lambda _: reply(200, MEDIA)) as server, make_client(server) as client:
            await client.upload("s", str(path))
            return server.got[0]

    got = asyncio.run(main())
    assert b'name="files"; filename="' + name.replace('"', "%22").encode() + b'"' in got.body
    if name.isascii() and '"' not in name:
        assert file_of(got) == (name, kind, b"bytes")
    assert f"Content-Type: {kind}".encode() in got.body


def test_what_cannot_be_used_is_refused_before_a_byte_is_sent(serve, reply, make_client, tmp_path) -> None:
    cases = {
        "a.exe": (UnsupportedFileError, "mp4, mov, avi"),
        "noextension": (UnsupportedFileError, "mp4, mov, avi"),
        "post.md": (UnsupportedFileError, "send it as a message"),
        "post.DOCX": (UnsupportedFileError, "send it as a message"),
        "large.mp4": (FileTooLargeError, "501 MB"),
        "empty.mp4": (UploadError, "is empty"),
        "missing.mp4": (UploadError, "cannot be read"),
        "folder.mp4": (UploadError, "is not a file"),
    }
    for name in cases:
        (tmp_path / name).write_bytes(b"" if "empty" in name else b"x")
    (tmp_path / "missing.mp4").unlink()
    (tmp_path / "folder.mp4").unlink()
    (tmp_path / "folder.mp4").mkdir()
    with (tmp_path / "large.mp4").open("r+b") as file:
        file.truncate(501 * 2**20)

    async def main() -> None:
        async with serve(lambda _: reply(200, MEDIA)) as server, make_client(server) as client:
            for name, (kind, reads) in cases.items():
                with pytest.raises(kind, match=reads) as caught:
                    await client.upload("s", tmp_path / name)
                assert name in str(caught.value)
                assert str(tmp_path) not in str(caught.value)
            assert server.connections == 0

    asyncio.run(main())


def test_the_servers_word_is_respected_too(serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x")

    async def main() -> None:
        answer = reply(200, {"code": 4001, "message": "It is a picture of a video."})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            with pytest.raises(UnsupportedFileError, match="a picture of a video") as caught:
                await client.upload("s", path)
            assert "mp4" in caught.value.accepted
            assert len(server.got) == 1

    asyncio.run(main())


def test_an_answer_that_comes_before_the_body_is_sent_is_heard(make_client, serve, tmp_path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x" * 40_000_000)

    async def main() -> None:
        async def refuse(reader, writer) -> None:
            await reader.readuntil(b"\r\n\r\n")
            body = b'{"code": 4002, "message": "too large"}'
            writer.write(
                b"HTTP/1.1 413 Large\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
            )
            await writer.drain()
            writer.write_eof()
            while await reader.read(2**20):
                pass
            writer.close()

        raw = await asyncio.start_server(refuse, "127.0.0.1", 0)
        async with serve(lambda _: None) as server:
            server.url = f"http://127.0.0.1:{raw.sockets[0].getsockname()[1]}"
            client = make_client(server)
            with pytest.raises(FileTooLargeError):
                await client.upload("s", path)
            await client.aclose()
        raw.close()

    asyncio.run(main())


@pytest.mark.parametrize("how", ["shorter", "gone"])
def test_a_file_that_changes_meanwhile_is_an_error_and_no_half_upload(
    how, serve, reply, make_client, tmp_path
) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x" * 9_000_000)

    async def main() -> None:
        async with serve(lambda _: reply(200, MEDIA)) as server, make_client(server) as client:

            def change(sent: int, _total: int) -> None:
                if sent < 2_000_000 and path.stat().st_size > 1_000_000:
                    os.truncate(path, 1_000_000)

            if how == "gone":
                import pictory_nb.client.multipart as module

                class Broken(module._Reader):
                    def _read(self, size: int):
                        path.unlink(missing_ok=True)
                        return super()._read(size)

                module_reader, module._Reader = module._Reader, Broken
            try:
                with pytest.raises(
                    UploadError, match="became shorter" if how == "shorter" else "cannot be read"
                ):
                    await client.upload("s", path, change)
            finally:
                if how == "gone":
                    module._Reader = module_reader
            assert server.got == []

    asyncio.run(main())


def test_a_broken_upload_is_not_repeated(serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x")

    async def main() -> int:
        async with serve(lambda _: None) as server, make_client(server) as client:
            with pytest.raises(ConnectionFailedError):
                await client.upload("s", path)
            return len(server.got)

    assert asyncio.run(main()) == 1


def test_an_upload_that_was_turned_away_begins_anew_from_its_first_byte(
    serve, reply, make_client, tmp_path
) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(os.urandom(600_000))
    left = [reply(503, ""), reply(200, MEDIA)]

    async def main():
        async with serve(lambda _: left.pop(0)) as server, make_client(server) as client:
            await client.upload("s", path)
            return server.got

    first, second = asyncio.run(main())
    assert first.body == second.body
    assert path.read_bytes() in second.body


def test_cancelling_ends_the_upload_at_once_and_leaves_nothing(
    make_client, serve, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x" * 30_000_000)
    readers: list[multipart._Reader] = []

    class Kept(multipart._Reader):
        def __init__(self, file) -> None:
            super().__init__(file)
            readers.append(self)

    monkeypatch.setattr(multipart, "_Reader", Kept)

    async def main() -> None:
        begun, closed = asyncio.Event(), asyncio.Event()

        async def swallow_a_little(reader, writer) -> None:
            await reader.readexactly(100_000)
            begun.set()
            try:
                while await reader.read(2**16):
                    pass
            except ConnectionError:
                pass
            closed.set()
            writer.close()

        raw = await asyncio.start_server(swallow_a_little, "127.0.0.1", 0, limit=2**16)
        async with serve(lambda _: None) as server:
            server.url = f"http://127.0.0.1:{raw.sockets[0].getsockname()[1]}"
            client = make_client(server)
            task = asyncio.create_task(client.upload("s", path))
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.wait_for(closed.wait(), 60)
            await client.aclose()
        raw.close()
        await raw.wait_closed()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert [reader._file.closed for reader in readers] == [True]

    asyncio.run(main())


def test_many_files_go_a_few_at_a_time_with_one_result_each(serve, reply, make_client, tmp_path) -> None:
    sources: list[str | Path] = [tmp_path / f"{n}.png" for n in range(7)]
    for source in sources:
        Path(source).write_bytes(b"x" * 1000)
    sources.insert(3, tmp_path / "no.exe")
    (tmp_path / "no.exe").write_bytes(b"x")
    at_once = most = 0
    seen = []

    async def handler(got):
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.01)
        at_once -= 1
        return reply(500, "") if b"5.png" in got.body else reply(200, MEDIA)

    async def main():
        async with serve(handler) as server, make_client(server) as client:
            return await client.upload_many("s", sources, lambda *what: seen.append(what), at_once=2)

    results = asyncio.run(main())
    assert [result.source for result in results] == sources
    kinds = [type(result.error) for result in results]
    assert kinds[3] is UnsupportedFileError
    assert kinds[6] is ApiError
    assert all(result.media is not None for n, result in enumerate(results) if n not in {3, 6})
    assert most == 2
    assert (0, 1000, 1000) in seen


def test_an_address_is_fetched_by_the_backend(serve, reply, make_client) -> None:
    async def main():
        async with serve(lambda _: reply(200, [])) as server, make_client(server) as client:
            media = await client.upload("s", "HTTPS://cdn.example/path/My%20film.mp4?sig=1")
            with pytest.raises(UploadError, match="not a web address"):
                await client.upload("s", "http://")
            with pytest.raises(UploadError, match="not a web address"):
                await client.upload("s", "http://[::1")
            return server.got, media

    (got,), media = asyncio.run(main())
    assert got.json == {"urls": ["HTTPS://cdn.example/path/My%20film.mp4?sig=1"], "source_type": "url"}
    assert (media.name, media.media_id) == ("My film.mp4", None)


@pytest.mark.parametrize(
    "data",
    [
        {"media_id": "m", "size": 5, "duration_s": 1.5},
        {"id": "m", "size_bytes": 5, "durationMs": 1500},
        [{"mediaId": "m", "file_size": "5", "duration_ms": 1500}],
        {"media": {"video_id": "m", "size": 5, "duration_ms": 1500}},
    ],
)
def test_an_upload_answer_is_read_in_any_shape(data, serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"x")

    async def main():
        answer = reply(200, {"code": 0, "data": data})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            return await client.upload("s", path)

    media = asyncio.run(main())
    assert (media.name, media.media_id, media.size_bytes, media.duration_ms) == ("a.mp4", "m", 5, 1500)


@pytest.mark.parametrize("path", ["~nobody-of-this-name/a.mp4", "a\0b.mp4", "/nowhere/a.mp4"])
def test_a_path_that_cannot_be_is_refused_in_words(path, serve, reply, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(200, MEDIA)) as server, make_client(server) as client:
            with pytest.raises(UploadError, match=r"cannot be read: .+\."):
                await client.upload("s", path)
            assert not server.got

    asyncio.run(main())


def test_a_name_that_holds_a_token_is_sent_and_shown_without_it(serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / "nmv_usr_0123456789.mp4"
    path.write_bytes(b"bytes")

    async def main():
        async with serve(lambda _: reply(200, {"code": 0})) as server, make_client(server) as client:
            media = await client.upload("s", path)
            address = await client.upload("s", "https://cdn.example/tea.mp4?signature=0123456789")
            return media.name, address.name, file_of(server.got[0])[0]

    assert asyncio.run(main()) == ("***.mp4", "tea.mp4", "***.mp4")
    assert upload_name("http://[/") == "file"
    assert upload_name("https://cdn.example") == "file"
    assert upload_name(path) == "***.mp4"


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path) -> None:
    os.mkfifo(tmp_path / "a.mp4")
    with pytest.raises(UploadError, match="is not a file"):
        look_at(tmp_path / "a.mp4")


def test_a_file_is_not_opened_for_an_upload_that_has_ended(tmp_path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"bytes")

    async def main():
        reader = multipart._Reader(look_at(tmp_path / "a.mp4"))
        reader.close()
        return await reader.start(5)

    assert asyncio.run(main()) == "is not read any more."


def test_a_name_and_a_size_alone_say_whether_a_file_can_be_uploaded() -> None:
    """A page asks before it sends a byte (CONTRACT §2, 4001 and 4002)."""
    assert content_type_of(PurePath("tea.PNG"), 1) == "image/png"
    for name, size, error in (
        ("tea.exe", 1, UnsupportedFileError),
        ("tea.docx", 1, UnsupportedFileError),
        ("tea.mp4", 500 * 2**20 + 1, FileTooLargeError),
        ("tea.mp4", 0, UploadError),
    ):
        with pytest.raises(error, match="tea"):
            content_type_of(PurePath(name), size)
    assert content_type_of(PurePath("tea.mp4"), 500 * 2**20) == "video/mp4"


@pytest.mark.parametrize("size", [1, 300_000, 2**18, 2**18 + 1, 5 * 2**20 + 3, 40 * 2**20])
def test_the_progress_moves_often_whatever_the_size(size, serve, reply, make_client, tmp_path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(os.urandom(size))
    seen: list[int] = []

    async def main() -> bytes:
        async with serve(lambda _: reply(200, MEDIA)) as server, make_client(server) as client:
            await client.upload("s", path, lambda sent, _: seen.append(sent))
            return server.got[0].body

    assert path.read_bytes() in asyncio.run(main())
    assert seen[-1] == size
    steps = [b - a for a, b in itertools.pairwise([0, *seen])]
    assert max(steps) <= max(size / 100, 256 * 1024)
    assert multipart.block_size(500 * 2**20) == 2 * 2**20
