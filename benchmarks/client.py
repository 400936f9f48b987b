"""The client against bare tools on loopback: `python benchmarks/client.py [--megabytes 500] [--rounds 9]`.

Prints the decoding of streams against a bare line splitter and `json.loads` (CPU seconds); uploads and
downloads against `curl` (wall and CPU seconds; both take turns at going first, every round is printed, and
the verdict is the median of the rounds' ratios, so that one disturbance decides nothing; downloads end on
the disk, so curl's file is fsynced, too); the growth of memory over all rounds and the lag of the loop. A
first transfer that nobody measures loads what is loaded once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Self

import psutil
from httpx_sse._decoders import SSEDecoder, SSELineDecoder

from pictory_nb.client import Client, Endpoint
from pictory_nb.client.frames import FrameDecoder
from pictory_nb.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures" / "adk"
CHUNK_BYTES = 65536
LAG_STEP_S = 0.005


def best_cpu_s(work: Callable[[], object], rounds: int = 7) -> float:
    def once() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return min(once() for _ in range(rounds))


def benchmark_decoding() -> None:
    capture = b"".join(path.read_bytes() for path in sorted(FIXTURES.glob("*_stream.sse")))
    body = capture * (20_000_000 // len(capture))
    chunks = [body[start : start + CHUNK_BYTES] for start in range(0, len(body), CHUNK_BYTES)]
    frames = [line[6:] for line in body.split(b"\n") if line]

    def ours() -> int:
        decoder = FrameDecoder()
        return sum(len(decoder.feed(chunk)) for chunk in chunks)

    def splitter() -> int:
        carry, found = b"", 0
        for chunk in chunks:
            *lines, carry = (carry + chunk).split(b"\n")
            found += sum(1 for line in lines if line.startswith(b"data: "))
        return found

    def parser() -> int:
        return sum(json.loads(frame) is not None for frame in frames)

    def sse_library() -> int:
        lines, events, found = SSELineDecoder(), SSEDecoder(), 0
        for chunk in chunks:
            for line in lines.decode(chunk.decode("utf-8", errors="replace")):
                found += events.decode(line) is not None
        return found

    assert ours() == splitter() == parser() == len(frames)
    ours_s, splitter_s, parser_s, library_s = map(best_cpu_s, (ours, splitter, parser, sse_library))
    each = 1e6 / len(frames)
    print(f"decoding {len(frames)} frames; µs of CPU per frame")
    print(f"  ours {ours_s * each:.2f}, splitter {splitter_s * each:.2f}, json.loads {parser_s * each:.2f}")
    print(f"  ours / splitter   {ours_s / splitter_s:.2f}   (target ≤ 2)")
    print(f"  ours / json.loads {ours_s / parser_s:.2f}   (target < 0.25)")
    print(f"  httpx-sse / json.loads {library_s / parser_s:.2f}")


def serve(path: Path) -> None:
    """Take any upload, give any download, as fast as a socket can; the port is printed."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection, path), daemon=True).start()


def answer(connection: socket.socket, path: Path) -> None:
    with connection, path.open("rb") as file:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (piece := connection.recv(65536)):
                return
            head += piece
        headers, _, rest = head.partition(b"\r\n\r\n")
        if headers.startswith(b"POST"):
            fields = dict(line.lower().split(b": ", 1) for line in headers.split(b"\r\n")[1:])
            missing, buffer = int(fields[b"content-length"]) - len(rest), bytearray(2**20)
            if b"expect" in fields:
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            while missing > 0:
                missing -= connection.recv_into(buffer)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
            return
        size = path.stat().st_size
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nConnection: close\r\n"
            b'ETag: "one"\r\nContent-Length: %d\r\n\r\n' % size
        )
        connection.sendfile(file)


def make_file(path: Path, size_bytes: int) -> None:
    head = b"\0\0\0\x10ftypisom\0\0\2\0\0\0\0\x08moov" + b"\0\0\0\0mdat"
    block = os.urandom(2**20)
    with path.open("wb") as file:
        file.write(head)
        for _ in range(size_bytes // len(block)):
            file.write(block)
        file.truncate(size_bytes)


class Watch:
    """Measures the lag of the loop and the growth of memory beside jobs."""

    def __init__(self) -> None:
        self.lags_ms: list[float] = []
        self._process = psutil.Process()
        self._before = self._most = self._process.memory_info().rss
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._look())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()

    async def _look(self) -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(LAG_STEP_S)
            self.lags_ms.append((time.perf_counter() - begun - LAG_STEP_S) * 1000)
            self._most = max(self._most, self._process.memory_info().rss)

    def report(self) -> str:
        """Return what was measured."""
        lags = sorted(self.lags_ms)
        p99 = lags[int(len(lags) * 0.99)]
        grown = (self._most - self._before) / 2**20
        return (
            f"memory +{grown:.0f} MB (target < 40), loop lag p99 {p99:.1f} ms (target < 50), "
            f"longest of {len(lags)} {lags[-1]:.1f} ms"
        )


Times = tuple[float, float]
"""Wall and CPU seconds."""


async def timed(job: Callable[[], Awaitable[object]], watch: Watch) -> Times:
    async with watch:
        wall, cpu = time.perf_counter(), time.process_time()
        await job()
        return time.perf_counter() - wall, time.process_time() - cpu


def curl(target: Path | None, *arguments: str) -> Times:
    def children_s() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    wall, cpu = time.perf_counter(), children_s()
    command = ["curl", "-sS", "--fail", "--noproxy", "*", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if target is not None:
        with target.open("rb") as file:
            os.fsync(file.fileno())
    return time.perf_counter() - wall, children_s() - cpu


def start_server(path: Path) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, __file__, "--serve", str(path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    return server, f"http://127.0.0.1:{server.stdout.readline().strip()}"


def report(name: str, megabytes: int, ours: list[Times], theirs: list[Times]) -> None:
    ratios = [their_wall / wall for (wall, _), (their_wall, _) in zip(ours, theirs, strict=True)]
    wall, cpu = (median(values) for values in zip(*ours, strict=True))
    curl_wall, curl_cpu = (median(values) for values in zip(*theirs, strict=True))
    print(
        f"{name} of {megabytes} MB at {megabytes / wall:.0f} MB/s, curl at {megabytes / curl_wall:.0f} MB/s"
    )
    print(f"  each round ours / curl: {', '.join(f'{ratio:.2f}' for ratio in ratios)}")
    of_the_best = best(theirs) / best(ours)
    print(f"  ours / curl {median(ratios):.2f} (target ≥ 0.8), best against best {of_the_best:.2f}")
    print(f"  CPU {cpu:.2f} s, curl {curl_cpu:.2f} s")


def best(times: list[Times]) -> float:
    return min(wall for wall, _ in times)


async def benchmark_transfers(folder: Path, megabytes: int, rounds: int) -> None:
    source, target = folder / "film.mp4", folder / "copy.mp4"
    make_file(source, megabytes * 2**20)
    server, url = start_server(source)

    async def connect() -> Endpoint:
        return Endpoint(url, url, is_local=True)

    client = Client(connect, settings=load_settings(token="benchmark", environ={}), folder=folder)
    jobs = {
        "upload": (
            lambda: client.upload("s", source),
            (None, "-F", f"files=@{source}", f"{url}/api/upload-video/nemo_agent/me/s"),
        ),
        "download": (
            lambda: client.download("/film.mp4", target),
            (target, "-o", str(target), f"{url}/film.mp4"),
        ),
    }
    try:
        await client.upload("s", source)
        await client.download("/film.mp4", target)
        for name, (job, arguments) in jobs.items():
            watch = Watch()
            ours: list[Times] = []
            theirs: list[Times] = []
            for n in range(rounds):
                # Whoever is second finds the machine as the first one left it.
                for is_ours in (n % 2 == 0, n % 2 == 1):
                    target.unlink(missing_ok=True)
                    if is_ours:
                        ours.append(await timed(job, watch))
                    else:
                        theirs.append(curl(*arguments))
            report(name, megabytes, ours, theirs)
            print(f"  {watch.report()}")
    finally:
        await client.aclose()
        server.kill()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve)
    benchmark_decoding()
    if shutil.which("curl") is None:
        sys.exit("curl is not installed, so uploads and downloads were not compared.")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(benchmark_transfers(Path(folder), min(options.megabytes, 500), options.rounds))


if __name__ == "__main__":
    main()
