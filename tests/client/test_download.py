"""Downloads: whole or not at all, going on where they broke off, tokens staying at home."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pictory_nb.client import (
    ConnectionFailedError,
    DiskFullError,
    DownloadError,
    Endpoint,
    NotAVideoError,
    PlanError,
    RenderPhase,
    TokenError,
    UnsafeAddressError,
)
from pictory_nb.client.addresses import check_address
from pictory_nb.client.answers import parse_render
from pictory_nb.client.download import Download
from pictory_nb.client.mp4 import why_not_mp4
from pictory_nb.client.partfile import PartFile
from pictory_nb.settings import Secret

RANGE = re.compile(r"bytes=(\d+)-")


class Files:
    """Serves one file with ranges, and can change its mind."""

    def __init__(self, reply, content: bytes, *, etag: str | None = '"v1"') -> None:
        self.reply = reply
        self.content = content
        self.etag = etag
        self.cuts: list[int] = []
        self.made = 0
        self.changes: list[tuple[bytes, str] | None] = []
        self.ranges: list[str | None] = []

    def __call__(self, got):
        if self.changes and (change := self.changes.pop(0)) is not None:
            self.content, self.etag = change
        asked = got.headers.get("range")
        self.ranges.append(asked)
        headers = {"Content-Type": "video/mp4"}
        if self.etag:
            headers["ETag"] = self.etag
        start, status = 0, 200
        if asked and got.headers["if-range"] == self.etag:
            start, status = int(RANGE.fullmatch(asked)[1]), 206
            headers["Content-Range"] = f"bytes {start}-{len(self.content) - 1}/{len(self.content)}"
        cut = self.cuts.pop(0) if self.cuts else None
        self.made += cut is not None and cut < len(self.content) - start
        return self.reply(status, self.content[start:], headers, cut_after=cut, reset=bool(cut and cut % 2))


def leftovers(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.glob(f"{target.name}*"))


def test_a_file_arrives_whole_with_progress(serve, reply, make_client, mp4, tmp_path) -> None:
    files, seen = Files(reply, mp4(3_000_000)), []
    target = tmp_path / "new folder" / "out.mp4"

    async def main() -> Path:
        async with serve(files) as server, make_client(server) as client:
            return await client.download("/f.mp4", target, lambda *what: seen.append(what))

    assert asyncio.run(main()) == target
    assert target.read_bytes() == files.content
    assert leftovers(target) == ["out.mp4"]
    assert seen[-1] == (len(files.content), len(files.content))
    assert [size for size, _ in seen] == sorted(size for size, _ in seen)


def test_it_goes_on_where_it_broke_off(serve, reply, make_client, mp4, tmp_path) -> None:
    files = Files(reply, mp4(2_000_000))
    files.cuts = [700_000, 0, 500_001]

    async def main() -> None:
        async with serve(files) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "out.mp4")

    asyncio.run(main())
    assert (tmp_path / "out.mp4").read_bytes() == files.content
    starts = [int(RANGE.fullmatch(asked)[1]) for asked in files.ranges if asked]
    assert files.ranges[0] is None
    assert starts[:2] == [700_000, 700_000]
    assert len(starts) == 3


def test_a_later_call_goes_on_too(serve, reply, make_client, mp4, tmp_path) -> None:
    files = Files(reply, mp4(2_000_000))
    files.cuts = [700_000, 0, 0, 0, 0, 0]
    target = tmp_path / "out.mp4"

    async def main() -> None:
        async with serve(files) as server, make_client(server) as client:
            with pytest.raises(ConnectionFailedError):
                await client.download("/f.mp4", target)
            assert leftovers(target) == ["out.mp4.part", "out.mp4.part.json"]
            assert json.loads((tmp_path / "out.mp4.part.json").read_text()) == {
                "validator": '"v1"',
                "length_bytes": len(files.content),
            }
        async with make_client(server) as client, serve(files, server.port):
            await client.download("/f.mp4", target)

    asyncio.run(main())
    assert target.read_bytes() == files.content
    assert files.ranges[-1] == "bytes=700000-"


def test_no_byte_is_wrong_after_200_random_cuts(serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(1_500_000)
    luck = random.Random(11)
    files = Files(reply, content)

    async def main() -> None:
        async with serve(files) as server, make_client(server) as client:
            for run in range(24):
                files.cuts = [luck.randrange(1, 140_000) for _ in range(10)]
                if run % 6 == 5:
                    # All but the last byte.
                    files.cuts[4] = -1
                target = tmp_path / f"{run}.mp4"
                files.content, files.etag = content, f'"run {run}"'
                # Every fourth file is another one from its fifth request on.
                files.changes = [None] * 4 + [(content[:-1] + b"!", '"new"')] if run % 4 == 3 else []
                await client.download("/f.mp4", target)
                digest = hashlib.sha256(target.read_bytes()).digest()
                assert digest == hashlib.sha256(files.content).digest(), run
                assert (files.etag == '"new"') is (run % 4 == 3)

    asyncio.run(main())
    assert files.made >= 200


def test_a_server_that_ignores_the_range_makes_it_start_over(
    serve, reply, make_client, mp4, tmp_path
) -> None:
    content = mp4(600_000)
    answers = [
        reply(200, content, {"ETag": '"a"'}, cut_after=300_000),
        reply(200, content, {"ETag": '"a"'}),
    ]

    async def main() -> None:
        async with serve(lambda _: answers.pop(0)) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == content


@pytest.mark.parametrize(
    "wrong",
    [
        {"Content-Range": "bytes 0-{last}/{all}"},
        {"Content-Range": "bytes {at}-{last}/999"},
        {"Content-Range": "bytes {at}-{at}/{all}"},
        {"Content-Range": "nonsense"},
        {},
        {"Content-Range": "bytes {at}-{last}/{all}", "ETag": '"b"'},
        {"Content-Range": "bytes {at}-{last}/{all}", "Content-Encoding": "gzip"},
    ],
)
def test_a_part_that_does_not_fit_is_thrown_away(wrong, serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(600_000)
    names = {"at": 300_000, "last": len(content) - 1, "all": len(content)}
    headers = {key: value.format(**names) for key, value in wrong.items()}
    answers = [
        reply(200, content, {"ETag": '"a"'}, cut_after=300_000),
        reply(206, b"\0" * (len(content) - 300_000), headers),
        reply(200, content, {"ETag": '"c"'}),
    ]

    async def main():
        async with serve(lambda _: answers.pop(0)) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")
            return [got.headers.get("range") for got in server.got]

    assert asyncio.run(main()) == [None, "bytes=300000-", None]
    assert (tmp_path / "o.mp4").read_bytes() == content


@pytest.mark.parametrize("status", [206, 416])
def test_an_answer_to_a_range_that_was_not_asked_for_is_no_file(
    status, serve, reply, make_client, tmp_path
) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(status, b"x")) as server, make_client(server) as client:
            with pytest.raises(ConnectionFailedError, match="broke off"):
                await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert leftovers(tmp_path / "o.mp4") == []


@pytest.mark.parametrize("tag", ['W/"weak"', None])
def test_without_a_strong_name_for_the_file_it_starts_over(
    tag, serve, reply, make_client, mp4, tmp_path
) -> None:
    files = Files(reply, mp4(600_000), etag=tag)
    files.cuts = [300_000]

    async def main() -> None:
        async with serve(files) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert files.ranges == [None, None]
    assert (tmp_path / "o.mp4").read_bytes() == files.content


def test_a_date_names_the_file_where_there_is_no_tag(serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(600_000)
    date = "Tue, 14 Nov 2023 22:13:20 GMT"
    rest = {"Content-Range": f"bytes 300000-{len(content) - 1}/*"}
    answers = [
        reply(200, content, {"Last-Modified": date}, cut_after=300_000),
        reply(206, content[300_000:], rest),
    ]

    async def main() -> str:
        async with serve(lambda _: answers.pop(0)) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")
            return server.got[1].headers["if-range"]

    assert asyncio.run(main()) == date
    assert (tmp_path / "o.mp4").read_bytes() == content


def test_a_server_that_has_no_ranges_is_believed(serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(600_000)
    headers = {"ETag": '"a"', "Accept-Ranges": "none"}
    answers = [reply(200, content, headers, cut_after=300_000), reply(200, content, headers)]

    async def main():
        async with serve(lambda _: answers.pop(0)) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")
            return [got.headers.get("range") for got in server.got]

    assert asyncio.run(main()) == [None, None]


def test_a_packed_file_is_unpacked(serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(100_000)
    headers = {"Content-Encoding": "gzip", "ETag": '"a"'}

    async def main() -> None:
        packed = reply(200, gzip.compress(content), headers)
        async with serve(lambda _: packed) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")
            assert server.got[0].headers["accept-encoding"] == "identity"

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == content


def test_a_file_whose_length_is_not_told_is_checked_by_its_boxes(
    serve, reply, make_client, mp4, tmp_path
) -> None:
    content = mp4(300_000)

    async def main() -> None:
        whole, cut = reply(200, content, with_length=False), reply(200, content[:-5], with_length=False)
        for answer, fine in ((whole, True), (cut, False)):
            async with serve(lambda _, answer=answer: answer) as server, make_client(server) as client:
                if fine:
                    await client.download("/f.mp4", tmp_path / "o.mp4")
                else:
                    with pytest.raises(NotAVideoError, match="its end is missing"):
                        await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == content
    assert leftovers(tmp_path / "o.mp4") == ["o.mp4"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<html>login</html>", "web page"),
        (b'{"detail": "x"} and more', "message or a web page"),
        (b"PK\3\4 this is a zip file", "another kind of file"),
        (b"\0\0\0\x10ftypisom\0\0\2\0", "no picture or sound"),
        (b"\0\0\0\x10ftypisom\0\0\2\0\0\0\0\x04mdat", "damaged"),
        (b"\0\0\0\x10ftypisom\0\0\2\0\0\0", "its end is missing"),
        (b"\0\0\0\x10ftypisom\0\0\2\0\0\0\0\x01mdat\0\0\0\0\0\0\0\xff", "its end is missing"),
        (b"", "it is empty"),
    ],
)
def test_what_is_no_whole_video_never_gets_the_name(
    content, reason, serve, reply, make_client, tmp_path
) -> None:
    target = tmp_path / "o.mp4"
    target.write_bytes(b"the old film")

    async def main() -> None:
        answer = reply(200, content, {"Content-Type": "video/mp4"})
        async with serve(lambda _: answer) as server, make_client(server) as client:
            with pytest.raises(NotAVideoError, match=reason):
                await client.download("/f.mp4", target)

    asyncio.run(main())
    assert target.read_bytes() == b"the old film"
    assert leftovers(target) == ["o.mp4"]


def test_a_last_box_may_reach_to_the_end_and_other_files_need_no_boxes(
    serve, reply, make_client, tmp_path
) -> None:
    path = tmp_path / "x.mp4"
    path.write_bytes(b"\0\0\0\x08ftyp\0\0\0\x08moov\0\0\0\0mdatanything")
    assert why_not_mp4(path) is None

    async def main() -> None:
        async with serve(lambda _: reply(200, b"1\n00:00")) as server, make_client(server) as client:
            await client.download("/captions.srt", tmp_path / "o.srt", video=False)

    asyncio.run(main())
    assert (tmp_path / "o.srt").read_bytes() == b"1\n00:00"


def test_a_message_instead_of_the_video_is_read_as_one(serve, reply, make_client, tmp_path) -> None:
    async def main() -> None:
        for body, kind in (
            ({"code": 402, "message": "plan"}, PlanError),
            ({"code": 1001}, TokenError),
            ({"code": 0, "data": {}}, NotAVideoError),
        ):
            async with serve(lambda _, body=body: reply(200, body)) as server, make_client(server) as client:
                with pytest.raises(kind):
                    await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert leftovers(tmp_path / "o.mp4") == []


def test_a_full_disk_is_noticed_before_and_while_writing(
    serve, reply, make_client, mp4, tmp_path, monkeypatch
) -> None:
    import errno
    import shutil
    from collections import namedtuple

    from pictory_nb.client.partfile import PartFile

    files = Files(reply, mp4(3_000_000))
    usage = namedtuple("usage", "total used free")  # noqa: PYI024

    async def main() -> None:
        async with serve(files) as server, make_client(server) as client:
            with monkeypatch.context() as patch:
                patch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 10**6))
                with pytest.raises(DiskFullError, match="3 MB more"):
                    await client.download("/f.mp4", tmp_path / "o.mp4")
            with monkeypatch.context() as patch:
                fine = PartFile.write

                def full(self, blocks):
                    fine(self, blocks[: len(blocks) // 2])
                    from pictory_nb.client.partfile import _in_words

                    with _in_words(tmp_path):
                        raise OSError(errno.ENOSPC, "No space left on device")

                patch.setattr(PartFile, "write", full)
                with pytest.raises(DiskFullError, match="goes on where it stopped"):
                    await client.download("/f.mp4", tmp_path / "o.mp4")
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == files.content


def test_a_folder_that_cannot_take_it_is_named(serve, reply, make_client, mp4, tmp_path) -> None:
    (tmp_path / "file").write_bytes(b"")

    async def main() -> None:
        async with serve(Files(reply, mp4(1000))) as server, make_client(server) as client:
            with pytest.raises(DownloadError, match="cannot take the file"):
                await client.download("/f.mp4", tmp_path / "file" / "o.mp4")
            with pytest.raises(DownloadError, match="is a folder"):
                await client.download("/f.mp4", tmp_path)

    asyncio.run(main())


def test_a_link_in_the_way_is_not_followed(serve, reply, make_client, mp4, tmp_path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / "o.mp4.part").symlink_to(victim)

    async def main() -> None:
        async with serve(Files(reply, mp4(1000))) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert victim.read_bytes() == b"precious"
    assert not (tmp_path / "o.mp4").is_symlink()


def test_the_same_file_twice_at_once_is_refused(serve, reply, make_client, mp4, tmp_path) -> None:
    async def main() -> None:
        async with serve(Files(reply, mp4(1_000_000))) as server, make_client(server) as client:
            results = await asyncio.gather(
                *(client.download("/f.mp4", tmp_path / "o.mp4") for _ in range(3)), return_exceptions=True
            )
            assert sum(isinstance(result, Path) for result in results) == 1
            assert sum("already" in str(result) for result in results) == 2
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())


def test_the_same_file_from_another_kernel_is_refused(serve, reply, make_client, mp4, tmp_path) -> None:
    target = tmp_path / "o.mp4"
    code = (
        "import sys; from pathlib import Path; from pictory_nb.client.download import _locked;"
        "lock = _locked(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(target)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with other:
        assert other.stdout.readline() == "held\n"

        async def main() -> None:
            async with serve(Files(reply, mp4(1000))) as server, make_client(server) as client:
                with pytest.raises(DownloadError, match="already"):
                    await client.download("/f.mp4", target)
                other.communicate("")
                await client.download("/f.mp4", target)

        asyncio.run(main())
    assert target.exists()


def test_cancelling_keeps_what_came(serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(4_000_000)
    hold = asyncio.Event()
    files = Files(reply, content)

    async def main() -> None:
        answers = [reply(200, content, {"ETag": '"v1"'}, cut_after=2_500_000, then_wait=hold)]
        async with serve(lambda got: answers.pop() if answers else files(got)) as server:
            async with make_client(server) as client:
                seen = asyncio.Event()
                task = asyncio.create_task(
                    client.download(
                        "/f.mp4", tmp_path / "o.mp4", lambda size, _: seen.set() if size > 2e6 else None
                    )
                )
                await seen.wait()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                assert (tmp_path / "o.mp4.part").stat().st_size > 2_000_000
                await client.download("/f.mp4", tmp_path / "o.mp4")
            hold.set()

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == content
    assert int(RANGE.fullmatch(files.ranges[0])[1]) > 2_000_000


def test_tokens_stay_at_the_backends_host(serve, reply, make_client, mp4, tmp_path, token) -> None:
    """Nothing that says who asks leaves with a redirect; it stays away when the way leads back."""
    content = mp4(1000)

    async def main() -> None:
        async with serve(lambda _: None) as own, serve(lambda _: None) as other:

            def own_handler(got):
                if got.path == "/start":
                    return reply(302, b"", {"Location": f"{other.url}/away?sig=1"})
                return reply(200, content)

            own.handler = own_handler
            other.handler = lambda _: reply(307, b"", {"Location": f"{own.url}/back"})
            async with make_client(own, local=True) as client:
                await client.download(f"{own.url}/start", tmp_path / "o.mp4")
            start, back = own.got[-2:]
            assert start.headers["authorization"].startswith("Bearer ")
            for got in (other.got[0], back):
                private = {"authorization", "x-engine-key", "x-skill-source", "x-skill-platform"}
                assert not private & set(got.headers)

    asyncio.run(main())


def test_redirects_have_an_end_and_relative_ones_work(serve, reply, make_client, mp4, tmp_path) -> None:
    async def main() -> None:
        def handler(got):
            step = int(got.path[1:])
            return reply(200, mp4(10)) if step == 5 else reply(302, b"", {"Location": str(step + 1)})

        async with serve(handler) as server, make_client(server) as client:
            await client.download("/0", tmp_path / "o.mp4")
            server.handler = lambda _: reply(302, b"", {"Location": "/again"})
            with pytest.raises(UnsafeAddressError, match="more than 5 times"):
                await client.download("/x", tmp_path / "p.mp4")
            assert len(server.calls("GET", "/again")) == 5

    asyncio.run(main())


CLOUD = Endpoint("https://api.example", "https://web.example")
LOCAL = Endpoint("http://127.0.0.1:9", "http://127.0.0.1:9", is_local=True)


async def _public(_host: str, _port: int) -> list[str]:
    return ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"]


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://127.0.0.1/x",
            "https://10.1.2.3/x",
            "https://192.168.1.1/x",
            "https://169.254.169.254/latest",
        ),
        *(
            "https://[::1]/x",
            "https://[fe80::1%25eth0]/x",
            "https://[::ffff:127.0.0.1]/x",
            "https://0.0.0.0/x",
        ),
        *("https://100.64.0.1/x", "https://localhost/x", "https://a.localhost./x", "https://printer.local/x"),
        *("https://2130706433/x", "https://127.1/x", "https://0x7f000001/x", "https://metadata.internal/x"),
        *("https://[fc00::1]/x", "https://[2002:7f00:1::]/x", "https://224.0.0.1/x"),
        *(
            "https://[64:ff9b::10.0.0.1]/x",
            "https://[::10.0.0.1]/x",
            "https://[fec0::1]/x",
            "https://[ff0e::1]/x",
        ),
        *(
            "ftp://example.org/x",
            "file:///etc/passwd",
            "https:///x",
            "http://example.org/x",
            "https://[::1",
            "x",
        ),
    ],
)
@pytest.mark.parametrize("proxied", [False, True])
def test_addresses_that_are_not_public_are_refused(url, proxied) -> None:
    with pytest.raises(UnsafeAddressError):
        asyncio.run(check_address(url, CLOUD, proxied=proxied, resolver=_public))


def test_a_name_that_leads_into_a_private_network_is_refused() -> None:
    async def private(_host: str, _port: int) -> list[str]:
        return ["93.184.216.34", "10.0.0.1"]

    with pytest.raises(UnsafeAddressError, match="private network"):
        asyncio.run(check_address("https://cdn.example/x", CLOUD, proxied=False, resolver=private))
    asyncio.run(check_address("https://cdn.example/x", CLOUD, proxied=False, resolver=_public))
    asyncio.run(check_address("https://cdn.example/x", CLOUD, proxied=True, resolver=private))
    asyncio.run(check_address("http://192.168.1.1/x", LOCAL, proxied=False))


@pytest.mark.parametrize(
    "host", ["93.184.216.34", "[2606:2800:220:1::1]", "[::ffff:93.184.216.34]", "[64:ff9b::93.184.216.34]"]
)
def test_public_addresses_are_opened_in_any_notation(host) -> None:
    asyncio.run(check_address(f"https://{host}/x", CLOUD, proxied=False, resolver=_nobody))


async def _nobody(_host: str, _port: int) -> list[str]:
    raise AssertionError("an address needs no name server")


def test_a_name_of_this_computer_is_looked_up_and_refused(monkeypatch) -> None:
    async def hosts_file(_host, port, **_more):
        return [(2, 1, 6, "", ("127.0.1.1", port))]

    async def main() -> None:
        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", hosts_file)
        with pytest.raises(UnsafeAddressError, match="private network"):
            await check_address("https://my-laptop/x", CLOUD, proxied=False)

    asyncio.run(main())


def test_a_film_gets_its_name_when_it_is_on_the_disk_and_the_loop_never_waits_for_it(
    serve, reply, make_client, mp4, tmp_path, monkeypatch
) -> None:
    """Writing, closing, fsync and rename: in this order, and none of them on the loop's thread."""
    done: list[str] = []
    loops_thread = threading.get_ident()
    fsync, replace, write, close = os.fsync, Path.replace, PartFile.write, PartFile.close
    target = tmp_path / "o.mp4"

    def watch(name, real):
        def watched(*args):
            if threading.get_ident() == loops_thread:
                done.append(f"{name} on the loop")
            elif not done or done[-1] != name:
                done.append(name)
            return real(*args)

        return watched

    def rename(path, to):
        assert "fsync" in done
        done.append("rename")
        assert path.read_bytes() == content
        return replace(path, to)

    def close_once(part):
        if part._file is not None:
            watch("close", lambda: None)()
        close(part)

    content = mp4(3_000_000)

    async def main() -> None:
        files = Files(reply, content, etag=None)
        async with serve(files) as server, make_client(server) as client:
            await client.token()
            monkeypatch.setattr(os, "fsync", watch("fsync", fsync))
            monkeypatch.setattr(Path, "replace", rename)
            monkeypatch.setattr(PartFile, "write", watch("write", write))
            monkeypatch.setattr(PartFile, "close", close_once)
            await client.download("/f.mp4", target)

    asyncio.run(main())
    assert done == ["write", "close", "fsync", "rename"]
    assert target.read_bytes() == content


def test_a_cache_that_cannot_be_written_is_named(serve, reply, make_client, private_home, tmp_path) -> None:
    private_home.mkdir(exist_ok=True)
    (private_home / "cache").write_bytes(b"a file where the folder should be")

    async def main() -> None:
        async with serve(lambda _: None) as server, make_client(server) as client:
            with pytest.raises(DownloadError, match=r"cache.* cannot be written: .*PICTORY_NB_HOME"):
                await client.download("/f.mp4", tmp_path / "o.mp4")
            assert not server.got

    asyncio.run(main())


def test_a_download_shows_nothing_of_itself(make_client, serve, tmp_path) -> None:
    async def main() -> None:
        async with serve(lambda _: None) as server:
            url = Secret(f"{server.url}/x?signature=1")
            caller = make_client(server)._caller
            assert repr(Download(caller, url, tmp_path / "o", progress=None, video=True)) == "<Download>"

    asyncio.run(main())


def test_a_host_that_does_not_exist_is_said_to_be_so(monkeypatch) -> None:
    async def main() -> None:
        async def nothing(*_args, **_more):
            raise OSError

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", nothing)
        with pytest.raises(ConnectionFailedError, match="could not be found"):
            await check_address("https://cdn.example/x", CLOUD, proxied=False)

    asyncio.run(main())


def test_a_name_that_changes_between_check_and_connection_gives_no_file(
    serve, reply, make_client, mp4, tmp_path, monkeypatch
) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(200, mp4(10))) as rebound, serve(lambda _: None) as own:
            monkeypatch.setattr(
                "pictory_nb.client.download.check_address", lambda *_a, **_k: asyncio.sleep(0)
            )
            async with make_client(own) as client:
                with pytest.raises(UnsafeAddressError):
                    await client.download(f"{rebound.url}/x", tmp_path / "o.mp4")
            assert "authorization" not in rebound.got[0].headers

    asyncio.run(main())
    assert leftovers(tmp_path / "o.mp4") == []


@pytest.mark.parametrize("status", [403, 404, 410])
def test_an_address_that_has_run_out_says_where_a_new_one_is(
    status, serve, reply, make_client, tmp_path
) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(status, "")) as other, serve(lambda _: None) as own:
            async with make_client(own, local=True) as client:
                with pytest.raises(DownloadError, match="Look at the export again"):
                    await client.download(f"{other.url}/x", tmp_path / "o.mp4")
            assert len(other.got) == 1

    asyncio.run(main())


def test_another_host_that_is_busy_is_asked_again(serve, reply, make_client, mp4, tmp_path, times) -> None:
    left = [reply(503, "", {"Retry-After": "3"}), reply(429, ""), reply(200, mp4(10))]

    async def main() -> None:
        async with (
            serve(lambda _: left.pop(0)) as other,
            serve(lambda _: None) as own,
            make_client(own, local=True) as client,
        ):
            await client.download(f"{other.url}/x", tmp_path / "o.mp4")

    asyncio.run(main())
    assert times.pauses == [3.0, 30.0]


def test_a_stale_token_is_renewed_for_a_download_too(serve, reply, make_client, mp4, tmp_path) -> None:
    given = []

    def handler(got):
        if "token" in got.path:
            given.append(1)
            return reply(200, {"token": f"nmv_usr_{len(given)}"})
        return reply(401, "") if got.headers["authorization"].endswith("1") else reply(200, mp4(10))

    async def main() -> None:
        async with serve(handler) as server, make_client(server, token=None) as client:
            await client.download("/x", tmp_path / "o.mp4")

    asyncio.run(main())
    assert len(given) == 2


def test_an_engine_that_was_started_anew_on_another_port_goes_on(
    serve, reply, make_client, mp4, tmp_path
) -> None:
    files = Files(reply, mp4(3_000_000))
    files.cuts = [1_500_000]

    async def main() -> None:
        async with serve(files) as old, serve(files) as new:
            current = [Endpoint(old.url, old.url, is_local=True)]

            async def connect() -> Endpoint:
                return current[0]

            def die(_size: int, _total: int | None) -> None:
                current[0] = Endpoint(new.url, new.url, is_local=True)
                old._server.close()

            async with make_client(old, connect=connect) as client:
                await client.download(f"{old.url}/film.mp4?x=1", tmp_path / "o.mp4", die)
            assert new.got[0].path == "/film.mp4"
            assert new.got[0].query == {"x": "1"}

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == files.content
    assert files.ranges == [None, "bytes=1500000-"]


def test_a_finished_export_is_fetched_from_its_address_or_by_the_fallback_path(
    serve, reply, make_client, mp4, tmp_path
) -> None:
    async def main() -> list[str]:
        async with serve(lambda _: reply(200, mp4(10))) as server, make_client(server) as client:
            for output in ({"url": f"{server.url}/signed?s=1"}, {}):
                status = parse_render({"status": "completed", "output": output}, "render/7")
                assert status.phase is RenderPhase.COMPLETED
                await client.download_render(status, tmp_path / "o.mp4")
            return [got.path for got in server.got]

    assert asyncio.run(main()) == ["/signed", "/api/render/proxy/render/7/download"]


def test_a_file_larger_than_allowed_is_not_fetched(
    serve, reply, make_client, mp4, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("pictory_nb.client.download.LARGEST_FILE_BYTES", 1000)

    async def main() -> None:
        for with_length in (True, False):
            answer = reply(200, mp4(5000), with_length=with_length)
            async with serve(lambda _, answer=answer: answer) as server, make_client(server) as client:
                with pytest.raises(DownloadError, match="larger than"):
                    await client.download("/x", tmp_path / "o.mp4")

    asyncio.run(main())
    assert not (tmp_path / "o.mp4").exists()


def test_a_download_that_only_lacked_its_name_is_not_fetched_again(
    serve, reply, make_client, mp4, tmp_path
) -> None:
    content = mp4(1000)
    (tmp_path / "o.mp4.part").write_bytes(content)
    sidecar = {"validator": '"a"', "length_bytes": len(content)}
    (tmp_path / "o.mp4.part.json").write_text(json.dumps(sidecar))

    async def main() -> int:
        async with serve(lambda _: None) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")
            return len(server.got)

    assert asyncio.run(main()) == 0
    assert (tmp_path / "o.mp4").read_bytes() == content


@pytest.mark.parametrize("sidecar", ["{", "[]", "{}", '{"validator": "", "length_bytes": 9999}', "null"])
def test_a_damaged_sidecar_means_starting_over(sidecar, serve, reply, make_client, mp4, tmp_path) -> None:
    (tmp_path / "o.mp4.part").write_bytes(b"rubbish")
    (tmp_path / "o.mp4.part.json").write_text(sidecar)

    async def main() -> None:
        async with serve(lambda _: reply(200, mp4(10))) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == mp4(10)


def test_a_rest_that_is_too_short_is_asked_for_again(serve, reply, make_client, mp4, tmp_path) -> None:
    content = mp4(600_000)
    last = len(content) - 1
    tag = {"ETag": '"a"'}
    answers = [
        reply(200, content, tag, cut_after=300_000),
        reply(206, content[300_000:400_000], {**tag, "Content-Range": f"bytes 300000-{last}/{last + 1}"}),
        reply(206, content[400_000:], {**tag, "Content-Range": f"bytes 400000-{last}/{last + 1}"}),
    ]

    async def main() -> None:
        async with serve(lambda _: answers.pop(0)) as server, make_client(server) as client:
            await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())
    assert (tmp_path / "o.mp4").read_bytes() == content


@pytest.mark.parametrize("url", ["http://[::1", "https://cdn.example:port/x", "//[", "gopher://x/y"])
def test_an_address_that_cannot_be_read_is_an_error_in_words(
    url, serve, reply, make_client, tmp_path
) -> None:
    async def main() -> None:
        away = reply(302, "", {"Location": url})
        async with serve(lambda _: away) as server, make_client(server) as client:
            with pytest.raises(UnsafeAddressError, match="Export again"):
                await client.download(url, tmp_path / "o.mp4")
            # The HTTP library itself takes some of these for a broken answer.
            with pytest.raises((UnsafeAddressError, ConnectionFailedError)):
                await client.download("/f.mp4", tmp_path / "o.mp4")

    asyncio.run(main())


def test_an_own_token_that_is_refused_for_a_download_is_an_error(serve, reply, make_client, tmp_path) -> None:
    async def main() -> int:
        async with serve(lambda _: reply(401, "")) as server, make_client(server) as client:
            with pytest.raises(TokenError):
                await client.download("/f.mp4", tmp_path / "o.mp4")
            return len(server.got)

    assert asyncio.run(main()) == 1


def test_what_comes_after_the_end_of_a_download_is_not_written(tmp_path) -> None:
    part = PartFile(tmp_path / "a.mp4")
    part.open(at_byte=0, validator=None, length_bytes=None)
    part.write([b"one"])
    part.close()
    part.write([b"two"])
    assert part.path.read_bytes() == b"one"


def test_what_another_program_added_to_a_beginning_is_cut_off(tmp_path) -> None:
    part = PartFile(tmp_path / "a.mp4")
    part.path.write_bytes(b"one and more")
    part.open(at_byte=3, validator=None, length_bytes=6)
    part.write([b"two"])
    part.close()
    assert part.path.read_bytes() == b"onetwo"


def test_the_reason_why_a_file_is_no_video_is_told(tmp_path) -> None:
    path = tmp_path / "a.mp4"
    for content, reason in (
        (b'{"code": 1}     ', "a web page or a message came instead of a video"),
        (b"GIF89a          ", "it is another kind of file"),
        (b"", "it is empty"),
    ):
        path.write_bytes(content)
        assert why_not_mp4(path) == reason
