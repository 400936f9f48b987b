"""A batch without an engine: the real conversation, exporter and notes on a client that plays the backend."""

import asyncio

import av
import numpy as np
import pytest

from tests.batch.fakes import Backend, Desk


@pytest.fixture(scope="session")
def small_mp4(tmp_path_factory):
    """A second of grey, as a real H.264 file."""
    path = tmp_path_factory.mktemp("video") / "small.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for _ in range(10):
            frame = av.VideoFrame.from_ndarray(np.full((36, 64, 3), 128, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


@pytest.fixture
def backend(small_mp4):
    """A backend that makes a video of every message."""
    return Backend(small_mp4)


@pytest.fixture
def desk(backend, tmp_path, monkeypatch):
    """A notebook at that backend; `desk.restarted()` is the next kernel."""
    monkeypatch.chdir(tmp_path)
    return Desk(backend)


@pytest.fixture
def make(desk):
    """`studio.batch` on that desk."""
    return lambda *args, **kwargs: asyncio.run(desk.batches().make(*args, **kwargs))
