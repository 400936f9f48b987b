"""The soundtrack as AAC in an .m4a file, ready to be copied beside the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from av.audio.stream import AudioStream
    from numpy.typing import NDArray

_BIT_RATE = 160_000
_PIECE = 1024 * 64  # whole AAC frames


def encode_aac(
    samples: NDArray[np.float32] | Iterable[NDArray[np.float32]],
    out_path: Path,
    on_frames: Callable[[list[int]], None] | None = None,
) -> None:
    """Write `samples` to `out_path` as AAC-LC, 160 kbit/s, 48 kHz stereo, in an MP4 container (.m4a).

    Parameters
    ----------
    samples
        Shape ``(n, 2)``, floats from -1 to 1 at 48 kHz; or an iterable of such pieces,
        as `mix_blocks` yields them.
    out_path
        Where the file goes; it is overwritten.
    on_frames
        Called with the sizes in bytes of the AAC frames that were just written: they lie one after the other
        at the start of the file's ``mdat`` and can be read while the rest is made.

    Raises
    ------
    OSError
        When the file cannot be written, a full disk for one.
    """
    pieces = [samples] if isinstance(samples, np.ndarray) else samples
    with av.open(str(out_path), "w", format="mp4", options={"flush_packets": "1"}) as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE_HZ, options={"aac_coder": "fast"})
        stream.layout = "stereo"
        stream.bit_rate = _BIT_RATE

        def write(packets: list[av.Packet[AudioStream]]) -> None:
            sizes = [packet.size for packet in packets]
            container.mux(packets)
            if on_frames is not None and sizes:
                on_frames(sizes)

        at = 0
        for piece in pieces:
            for start in range(0, len(piece), _PIECE):
                part = piece[start : start + _PIECE]
                frame = av.AudioFrame.from_ndarray(
                    np.ascontiguousarray(part.T), format="fltp", layout="stereo"
                )
                frame.sample_rate = SAMPLE_RATE_HZ
                frame.pts = at
                at += len(part)
                write(stream.encode(frame))
        write(stream.encode(None))
