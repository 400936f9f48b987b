"""Writes what a film consists of as one MP4, or as fragments that play while the rest is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pictory_nb.engine.render.encode import REORDER_FRAMES
from pictory_nb.engine.render.mp4_boxes import box, full_box, table, uint16, uint32, uint64

if TYPE_CHECKING:
    from fractions import Fraction

    from pictory_nb.engine.render.film import Canvas
    from pictory_nb.engine.render.mp4_read import Numbers

AAC_FRAME = 1024
"""Samples in one AAC frame."""
AAC_PRIMING = 1024
"""Samples that the decoder needs before the sound begins."""
SOUND_HZ = 48_000
_MOVIE_HZ = 1000
_MATRIX = uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_IS_KEY, _IS_NOT_KEY = 0x02000000, 0x01010000
_LARGEST_32 = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Format:
    """What holds for the whole film: picture size, frame rate, length, and what its decoder must know."""

    width: int
    height: int
    fps: Fraction
    duration_ms: int
    video_entry: bytes

    @classmethod
    def of(cls, canvas: Canvas, duration_ms: int, video_entry: bytes) -> Format:
        """Return the format of a film on `canvas`."""
        return cls(canvas.width, canvas.height, canvas.fps, duration_ms, video_entry)

    @property
    def frame_ticks(self) -> int:
        """The length of a frame in `video_hz`."""
        return self.fps.denominator * self._factor

    @property
    def video_hz(self) -> int:
        """Ticks per second of the video track, fine enough for every player."""
        return self.fps.numerator * self._factor

    @property
    def _factor(self) -> int:
        return -(-10_000 // self.fps.numerator)

    @property
    def mime(self) -> str:
        """The MIME type with its codecs, as a browser's MediaSource asks for it (RFC 6381)."""
        place = self.video_entry.index(b"avcC") + 4
        profile = self.video_entry[place + 1 : place + 4].hex()
        return f'video/mp4; codecs="avc1.{profile},mp4a.40.2"'


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring samples of one track: sizes, and for pictures when they are shown and which are keys."""

    sizes: Numbers
    shown: Numbers
    keys: Numbers

    @property
    def bytes(self) -> int:
        """The length of all samples together."""
        return int(self.sizes.sum())


def sound_run(sizes: Numbers) -> Run:
    """Return a run of AAC frames."""
    return Run(sizes, np.arange(len(sizes)), np.ones(len(sizes), dtype=np.int64))


def film_head(shape: Format, videos: list[Run], sounds: list[Run]) -> bytes:
    """Return everything before the samples of a whole film; they follow as video, sound, video and so on."""
    sizes = np.array([[video.bytes, sound.bytes] for video, sound in zip(videos, sounds, strict=True)])
    starts = np.cumsum(sizes.ravel()) - sizes.ravel()
    total = int(sizes.sum())
    brand = box("ftyp", b"isom", uint32(0x200), b"isomiso2avc1mp41")
    bits = 64 if total > _LARGEST_32 - 2**24 else 32
    data_head = 16 if bits == 64 else 8
    index = b""
    # The index holds places in the file, and its own length moves them: its length is known after one try.
    for _ in range(2):
        places = (starts + len(brand) + len(index) + data_head).reshape(-1, 2)
        index = box(
            "moov",
            _movie_header(shape),
            _video_track(shape, _film_tables(videos, places[:, 0], bits, shape.frame_ticks, is_video=True)),
            _sound_track(shape, _film_tables(sounds, places[:, 1], bits, AAC_FRAME, is_video=False)),
        )
    head = uint32(1) + b"mdat" + uint64(total + 16) if bits == 64 else uint32(total + 8) + b"mdat"
    return brand + index + head


def live_head(shape: Format) -> bytes:
    """Return ``ftyp`` and ``moov`` of a fragmented film."""
    empty = full_box("stts", 0, 0, uint32(0)) + full_box("stsc", 0, 0, uint32(0))
    empty += full_box("stsz", 0, 0, uint32(0, 0)) + full_box("stco", 0, 0, uint32(0))
    extends = box(
        "mvex",
        full_box("mehd", 0, 0, uint32(shape.duration_ms)),
        full_box("trex", 0, 0, uint32(1, 1, 0, 0, 0)),
        full_box("trex", 0, 0, uint32(2, 1, 0, 0, 0)),
    )
    tracks = _video_track(shape, empty) + _sound_track(shape, empty)
    return box("ftyp", b"iso5", uint32(0x200), b"iso5iso6avc1mp41") + box(
        "moov", _movie_header(shape), tracks, extends
    )


def live_fragment_head(
    shape: Format, number: int, first_frame: int, first_sound: int, video: Run, sound: Run
) -> bytes:
    """Return everything of one fragment before its samples: those of the video, then those of the sound.

    Parameters
    ----------
    number
        Counts the fragments from 1.
    first_frame, first_sound
        How many pictures and AAC frames came before.
    """
    late = video.shown - np.arange(len(video.sizes)) + REORDER_FRAMES
    flags = np.where(video.keys > 0, _IS_KEY, _IS_NOT_KEY)
    pictures = np.stack([video.sizes, flags, late], axis=1)
    head = b""
    # As for the index of a film: places depend on the length of what tells them.
    for _ in range(2):
        place = len(head) + 8
        head = box(
            "moof",
            full_box("mfhd", 0, 0, uint32(number)),
            box(
                "traf",
                full_box("tfhd", 0, 0x020008, uint32(1, shape.frame_ticks)),
                full_box("tfdt", 1, 0, uint64(first_frame * shape.frame_ticks)),
                _run(0xE01, place, pictures, shape.frame_ticks),
            ),
            box(
                "traf",
                full_box("tfhd", 0, 0x020028, uint32(2, AAC_FRAME, _IS_KEY)),
                full_box("tfdt", 1, 0, uint64(first_sound * AAC_FRAME)),
                _run(0x201, place + video.bytes, sound.sizes[:, None], 1),
            ),
        )
    return head + uint32(8 + video.bytes + sound.bytes) + b"mdat"


def _run(flags: int, place: int, rows: Numbers, late_ticks: int) -> bytes:
    if flags & 0x800:
        rows = rows * np.array([1, 1, late_ticks])
    return full_box("trun", 0, flags, uint32(len(rows), place), table(rows))


def _film_tables(runs: list[Run], places: Numbers, bits: int, ticks: int, *, is_video: bool) -> bytes:
    sizes = np.concatenate([run.sizes for run in runs])
    lengths = np.array([len(run.sizes) for run in runs])
    full = lengths > 0
    places, lengths = places[full], lengths[full]
    found = full_box("stts", 0, 0, uint32(1, len(sizes), ticks))
    if is_video:
        keys = np.flatnonzero(np.concatenate([run.keys for run in runs])) + 1
        found += full_box("stss", 0, 0, uint32(len(keys)), table(keys))
        late = np.concatenate([run.shown - np.arange(len(run.sizes)) for run in runs]) + REORDER_FRAMES
        found += _composition(late * ticks)
    changes = np.flatnonzero(np.diff(lengths, prepend=-1))
    rows = np.stack([changes + 1, lengths[changes], np.ones(len(changes), dtype=np.int64)], axis=1)
    found += full_box("stsc", 0, 0, uint32(len(rows)), table(rows))
    found += full_box("stsz", 0, 0, uint32(0, len(sizes)), table(sizes))
    kind = "co64" if bits == 64 else "stco"
    return found + full_box(kind, 0, 0, uint32(len(places)), table(places, bits=bits))


def _composition(late: Numbers) -> bytes:
    changes = np.flatnonzero(np.diff(late, prepend=late[0] - 1))
    counts = np.diff(np.append(changes, len(late)))
    return full_box("ctts", 0, 0, uint32(len(changes)), table(np.stack([counts, late[changes]], axis=1)))


def _movie_header(shape: Format) -> bytes:
    times = uint32(0, 0, _MOVIE_HZ, shape.duration_ms, 0x10000)
    return full_box("mvhd", 0, 0, times, uint16(0x100, 0), bytes(8), _MATRIX, bytes(24), uint32(3))


def _video_track(shape: Format, tables: bytes) -> bytes:
    size = uint32(shape.width << 16, shape.height << 16)
    return box(
        "trak",
        full_box("tkhd", 0, 3, uint32(0, 0, 1, 0, shape.duration_ms, 0, 0, 0, 0), _MATRIX, size),
        _edit(shape.duration_ms, REORDER_FRAMES * shape.frame_ticks),
        box(
            "mdia",
            _media_header(shape.video_hz, shape.duration_ms),
            full_box("hdlr", 0, 0, uint32(0), b"vide", bytes(12), b"VideoHandler\0"),
            _media("vmhd", 1, bytes(8), shape.video_entry, tables),
        ),
    )


def _sound_track(shape: Format, tables: bytes) -> bytes:
    return box(
        "trak",
        full_box(
            "tkhd",
            *(0, 3, uint32(0, 0, 2, 0, shape.duration_ms, 0, 0, 1, 0x01000000), _MATRIX, uint32(0, 0)),
        ),
        _edit(shape.duration_ms, AAC_PRIMING),
        box(
            "mdia",
            _media_header(SOUND_HZ, shape.duration_ms),
            full_box("hdlr", 0, 0, uint32(0), b"soun", bytes(12), b"SoundHandler\0"),
            _media("smhd", 0, bytes(4), _sound_entry(), tables),
        ),
    )


def _sound_entry() -> bytes:
    """Return what a decoder must know of the sound: AAC-LC, 48 kHz, stereo (ISO/IEC 14496-1, 14496-3)."""
    config = _descriptor(5, bytes.fromhex("119056e500"))
    decoder = _descriptor(4, bytes([0x40, 0x15, 0, 0, 0]), uint32(160_000, 160_000), config)
    stream = _descriptor(3, uint16(1), bytes(1), decoder, _descriptor(6, bytes([2])))
    sound = uint32(0, 0) + uint16(2, 16, 0, 0) + uint32(SOUND_HZ << 16)
    entry = box("mp4a", bytes(6), uint16(1), sound, full_box("esds", 0, 0, stream))
    return uint32(0, 1) + entry


def _descriptor(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    return bytes([tag, len(body)]) + body


def _edit(duration_ms: int, skipped_ticks: int) -> bytes:
    return box("edts", full_box("elst", 0, 0, uint32(1, duration_ms, skipped_ticks, 0x10000)))


def _media_header(ticks_hz: int, duration_ms: int) -> bytes:
    # 0x55C4 is the language "und".
    length = duration_ms * ticks_hz // 1000
    version = 1 if length > _LARGEST_32 else 0
    field = uint64 if version else uint32
    return full_box("mdhd", version, 0, field(0, 0), uint32(ticks_hz), field(length), uint16(0x55C4, 0))


def _media(kind: str, flags: int, header: bytes, entry: bytes, tables: bytes) -> bytes:
    here = full_box("dref", 0, 0, uint32(1), full_box("url ", 0, 1))
    return box(
        "minf", full_box(kind, 0, flags, header), box("dinf", here), box("stbl", box("stsd", entry), tables)
    )
