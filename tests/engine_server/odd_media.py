"""Makes media files as people have them: turned, odd, deep, mute, cut off, wrongly named, huge."""

import io
import struct
import zlib
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from PIL import Image

RED_LEFT, RED_TOP, ANY = "red is on the left", "red is on top", "anything"


@dataclass(frozen=True)
class Odd:
    """One file: how it is made, what becomes of it.

    Attributes
    ----------
    make
        Returns the file's bytes.
    name
        What the user calls it.
    seen
        For a picture or clip that is used: where its red half is in the film.
    refused
        Part of the words that it is refused with; None where it is used.
    """

    make: object
    name: str
    seen: str = ANY
    refused: str | None = None

    @property
    def is_sound(self):
        return self.seen == "heard"


def half_red(width=160, height=90):
    """Red on the left, blue on the right."""
    image = np.zeros((height, width, 3), dtype=np.uint8)
    image[:, : width // 2, 0] = 230
    image[:, width // 2 :, 2] = 230
    return image


# ---- clips


def clip(
    container, codec, *, size=(160, 90), pixels="yuv420p", frames=8, times=None, options=None, sound=None,
    seekable=True,
):  # fmt: skip
    """Return a clip; `times` are presentation times in hundredths of a second, `sound` = (codec, layout)."""
    target = io.BytesIO() if seekable else Stream()
    with av.open(target, "w", format=container) as out:
        stream = out.add_stream(codec, rate=Fraction(25), options=options or {})
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        stream.codec_context.time_base = Fraction(1, 100)
        heard = out.add_stream(sound[0], rate=48_000) if sound else None
        if heard is not None:
            heard.layout = sound[1]
        for at in times or range(0, 4 * frames, 4):
            frame = av.VideoFrame.from_ndarray(half_red(*size), format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, 100)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
        if heard is not None:
            encode_tone(out, heard, sound[1], frames / 25)
    return target.getvalue()


class Stream(io.RawIOBase):
    """What a program writes to that cannot go back: the header never learns the length."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.data += data
        return len(data)

    def getvalue(self):
        return bytes(self.data)


def turned(data):
    """Write a quarter turn clockwise into the track's header, as phones do."""
    data = bytearray(data)
    matrix = data.index(b"tkhd") + 4 + 40
    unit = 1 << 16
    data[matrix : matrix + 36] = struct.pack(">9i", 0, unit, 0, -unit, 0, 0, 0, 0, 1 << 30)
    return bytes(data)


def cut(make, share=0.5):
    """Return a maker of the first part of a file."""

    def broken():
        data = make()
        return data[: int(len(data) * share)]

    return broken


H264 = {"preset": "ultrafast"}


def mp4(**more):
    return clip("mp4", "libx264", **{"options": H264, **more})


def mov(**more):
    return clip("mov", "libx264", **{"options": H264, **more})


def avi(**more):
    return clip("avi", "mpeg4", **more)


def webm(**more):
    return clip("webm", "libvpx", **{"options": {"deadline": "realtime", "cpu-used": "8"}, **more})


def mkv(**more):
    return clip("matroska", "libx264", **{"options": H264, **more})


IRREGULAR = [0, 1, 2, 20, 21, 50, 51, 52, 90]

# ---- pictures


def picture(kind, *, size=(160, 90), mode="RGB", **save):
    """Return a picture saved by Pillow."""
    target = io.BytesIO()
    Image.fromarray(half_red(*size)).convert(mode).save(target, kind, **save)
    return target.getvalue()


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def seen_through(kind, **save):
    """Return a picture whose lower half is transparent."""
    pixels = np.dstack([half_red(), np.full((90, 160), 255, dtype=np.uint8)])
    pixels[45:, :, 3] = 0
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, kind, **save)
    return target.getvalue()


def moving(kind, *, frames=4, size=(160, 90), mode="RGB", **save):
    """Return an animated picture."""
    images = [Image.fromarray(np.roll(half_red(*size), 4 * at, axis=0)).convert(mode) for at in range(frames)]
    for at, image in enumerate(images):
        image.putpixel((at, at), 0 if mode == "P" else (255, 255, 255))
    target = io.BytesIO()
    images[0].save(target, kind, save_all=True, append_images=images[1:], duration=80, loop=0, **save)
    return target.getvalue()


def png16(size=(160, 90)):
    """Return a PNG with 16 bits per channel and alpha, which Pillow reads but cannot write."""
    pixels = np.dstack([half_red(*size), np.full(size[::-1], 255, dtype=np.uint8)]).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", *size, 16, 6, 0, 0, 0)
    return png_of(header, zlib.compress(rows))


def png16_grey():
    target = io.BytesIO()
    Image.fromarray(np.full((90, 160), 40_000, dtype=np.uint16)).save(target, "PNG")
    return target.getvalue()


def png_bomb():
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return png_of(header, zlib.compress(bytes(10_000)))


def png_of(header, data):
    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    parts = (b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"".join(parts)


# ---- sounds


def encode_tone(out, stream, layout, seconds):
    """Encode a tone on all channels of `layout`."""
    count = len(av.AudioLayout(layout).channels)
    wave = (0.3 * np.sin(np.arange(int(seconds * stream.rate)) / 12)).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(np.tile(wave, (count, 1)), format="fltp", layout=layout)
    frame.sample_rate = stream.rate
    resampler = av.AudioResampler(
        format=stream.format,
        layout=layout,
        rate=stream.rate,
        frame_size=stream.codec_context.frame_size or None,
    )
    for piece in (*resampler.resample(frame), *resampler.resample(None)):
        out.mux(stream.encode(piece))
    out.mux(stream.encode(None))


def tone(container, codec, *, rate=48_000, layout="stereo", seconds=1.0, options=None, cover=False):
    """Return a sound; with `cover` an album's picture is in it."""
    target = io.BytesIO()
    with av.open(target, "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate, options=options or {})
        stream.layout = layout
        art = out.add_stream("mjpeg") if cover else None
        if art is not None:
            art.width, art.height, art.pix_fmt = 64, 64, "yuvj420p"
            art.disposition = av.stream.Disposition.attached_pic
            frame = av.VideoFrame.from_ndarray(half_red(64, 64), format="rgb24")
            out.mux(art.encode(frame.reformat(format="yuvj420p")))
            out.mux(art.encode(None))
        encode_tone(out, stream, layout, seconds)
    return target.getvalue()


def wav(codec="pcm_s16le", **more):
    return tone("wav", codec, **more)


def mp3(**more):
    return tone("mp3", "libmp3lame", **more)


def m4a(codec="aac", **more):
    return tone("ipod", codec, **more)


def aac(**more):
    return tone("adts", "aac", **more)


def wav_without_samples():
    data = wav()
    at = data.index(b"data")
    return data[: at + 4] + bytes(4)


def noise(start, size=20_000):
    return start + np.random.default_rng(3).integers(0, 255, size, dtype=np.uint8).tobytes()


def constant(data):
    return lambda: data


HEARD = "heard"
BROKEN = "damaged or incomplete"

ODD = {
    "mp4 turned by its metadata": Odd(lambda: turned(mp4()), "a.mp4", RED_TOP),
    "mp4 of odd size": Odd(lambda: mp4(size=(161, 91), pixels="yuv444p"), "a.mp4", RED_LEFT),
    "mp4 with 10 bits": Odd(lambda: mp4(pixels="yuv420p10le"), "a.mp4", RED_LEFT),
    "mp4 with 5.1 sound": Odd(lambda: mp4(sound=("aac", "5.1")), "a.mp4", RED_LEFT),
    "mp4 of one frame": Odd(lambda: mp4(frames=1), "a.mp4", RED_LEFT),
    "mp4 with irregular times": Odd(lambda: mp4(times=IRREGULAR), "a.mp4", RED_LEFT),
    "mp4 in fragments": Odd(
        lambda: clip("mp4", "libx264", options={"preset": "ultrafast", "movflags": "frag_keyframe"}),
        "a.mp4", RED_LEFT,
    ),
    "mp4 that is a text": Odd(constant(b"Dear diary, today"), "a.mp4", refused="is a text file"),
    "mp4 of zero length": Odd(constant(b""), "a.mp4", refused="is empty"),
    "mp4 cut off": Odd(cut(lambda: mp4(frames=50)), "a.mp4", refused=BROKEN),
    "mp4 called jpg": Odd(mp4, "a.jpg", RED_LEFT),
    "mp4 of noise": Odd(lambda: noise(b"\0\0\0\x18ftypisom\0\0\0\0"), "a.mp4", refused=BROKEN),
    "mov with ProRes in 10 bits": Odd(
        lambda: clip("mov", "prores_ks", pixels="yuv422p10le"), "a.mov", RED_LEFT
    ),
    "mov turned by its metadata": Odd(lambda: turned(mov()), "a.mov", RED_TOP),
    "mov with mono sound": Odd(lambda: mov(sound=("pcm_s16le", "mono")), "a.mov", RED_LEFT),
    "mov of zero length": Odd(constant(b""), "a.mov", refused="is empty"),
    "mov cut off": Odd(cut(mov, 0.7), "a.mov", refused=BROKEN),
    "avi of odd size": Odd(
        lambda: clip("avi", "mjpeg", size=(161, 91), pixels="yuvj444p"), "a.avi", RED_LEFT
    ),
    "avi with mono mp3": Odd(lambda: avi(sound=("libmp3lame", "mono")), "a.avi", RED_LEFT),
    "avi of one frame": Odd(lambda: avi(frames=1), "a.avi", RED_LEFT),
    "avi cut off": Odd(cut(lambda: avi(frames=50), 0.4), "a.avi", refused="incomplete"),
    "avi of 108 megapixels": Odd(
        lambda: clip("avi", "mjpeg", size=(12_000, 9_000), pixels="yuvj420p", frames=1),
        "a.avi", refused="108 megapixels",
    ),
    "avi called png": Odd(avi, "a.png", RED_LEFT),
    "webm with alpha": Odd(
        lambda: webm(pixels="yuva420p", options={"auto-alt-ref": "0"}), "a.webm", RED_LEFT
    ),
    "webm of odd size": Odd(lambda: webm(size=(161, 91)), "a.webm", RED_LEFT),
    "webm in VP9 with all colours": Odd(
        lambda: clip("webm", "libvpx-vp9", pixels="yuv444p", options={"deadline": "realtime"}),
        "a.webm", RED_LEFT,
    ),
    "webm with mono Opus": Odd(lambda: webm(sound=("libopus", "mono")), "a.webm", RED_LEFT),
    "webm without a length": Odd(lambda: webm(seekable=False), "a.webm", RED_LEFT),
    "webm cut off": Odd(cut(lambda: webm(frames=50), 0.3), "a.webm", refused="incomplete"),
    "webm of sound alone": Odd(
        lambda: tone("webm", "libopus"), "a.webm", refused="has no picture: it is sound in a webm file"
    ),
    "mkv in HEVC with 10 bits": Odd(
        lambda: clip(
            "matroska", "libx265", pixels="yuv420p10le",
            options={"preset": "ultrafast", "x265-params": "log-level=none:pools=1"},
        ),
        "a.mkv", RED_LEFT,
    ),
    "mkv with irregular times": Odd(lambda: mkv(times=IRREGULAR), "a.mkv", RED_LEFT),
    "mkv without a length": Odd(lambda: mkv(seekable=False), "a.mkv", RED_LEFT),
    "mkv in AV1": Odd(
        lambda: clip("matroska", "libsvtav1", options={"preset": "12"}, frames=4), "a.mkv", RED_LEFT
    ),
    "mkv with 5.1 AC-3": Odd(lambda: mkv(sound=("ac3", "5.1")), "a.mkv", RED_LEFT),
    "mkv cut off": Odd(cut(lambda: mkv(frames=50), 0.3), "a.mkv", refused="incomplete"),
    "jpg turned by EXIF": Odd(lambda: picture("JPEG", exif=exif(6)), "a.jpg", RED_TOP),
    "jpg in CMYK": Odd(lambda: picture("JPEG", mode="CMYK"), "a.jpg", RED_LEFT),
    "jpg in grey": Odd(lambda: picture("JPEG", mode="L"), "a.jpg"),
    "jpg of 50 megapixels": Odd(
        lambda: picture("JPEG", size=(8_660, 5_774), quality=30), "a.jpg", RED_LEFT
    ),
    "jpg of one pixel": Odd(lambda: picture("JPEG", size=(2, 1)), "a.jpg"),
    "jpg of odd size, progressive": Odd(
        lambda: picture("JPEG", size=(161, 91), progressive=True), "a.jpg", RED_LEFT
    ),
    "jpg as narrow as a line": Odd(lambda: picture("JPEG", size=(4_000, 3)), "a.jpg"),
    "jpg cut off": Odd(cut(lambda: picture("JPEG", size=(900, 700))), "a.jpg", refused=BROKEN),
    "jpg called mp4": Odd(lambda: picture("JPEG"), "a.mp4", RED_LEFT),
    "jpg of zero length": Odd(constant(b""), "a.jpg", refused="is empty"),
    "png with 16 bits and alpha": Odd(png16, "a.png", RED_LEFT),
    "png with 16 bits in grey": Odd(png16_grey, "a.png"),
    "png half transparent": Odd(lambda: seen_through("PNG"), "a.png"),
    "png in palette colours": Odd(lambda: picture("PNG", mode="P"), "a.png", RED_LEFT),
    "png in black and white": Odd(lambda: picture("PNG", mode="1"), "a.png"),
    "png that moves": Odd(lambda: moving("PNG"), "a.png", RED_LEFT),
    "png of 900 megapixels": Odd(png_bomb, "a.png", refused="900 megapixels"),
    "png cut off": Odd(cut(lambda: picture("PNG", size=(900, 700))), "a.png", refused=BROKEN),
    "gif that moves": Odd(lambda: moving("GIF"), "a.gif", RED_LEFT),
    "gif half transparent": Odd(lambda: seen_through("GIF"), "a.gif"),
    "gif of one frame and odd size": Odd(lambda: picture("GIF", size=(161, 91)), "a.gif", RED_LEFT),
    "gif cut off": Odd(cut(lambda: picture("GIF", size=(900, 700))), "a.gif", refused=BROKEN),
    "gif whose movement is cut off": Odd(
        cut(lambda: moving("GIF", frames=6, size=(400, 300)), 0.7), "a.gif", refused=BROKEN
    ),
    "webp that moves": Odd(lambda: moving("WEBP", quality=60), "a.webp", RED_LEFT),
    "webp half transparent": Odd(lambda: seen_through("WEBP", lossless=True), "a.webp"),
    "webp turned by EXIF": Odd(lambda: picture("WEBP", exif=exif(6)), "a.webp", RED_TOP),
    "webp cut off": Odd(cut(lambda: picture("WEBP", size=(900, 700))), "a.webp", refused=BROKEN),
    "mp3 in mono at 22 kHz": Odd(lambda: mp3(rate=22_050, layout="mono"), "a.mp3", HEARD),
    "mp3 with a cover": Odd(lambda: mp3(cover=True), "a.mp3", HEARD),
    "mp3 of a moment": Odd(lambda: mp3(seconds=0.02), "a.mp3", HEARD),
    "mp3 cut off in a frame": Odd(cut(mp3, 0.63), "a.mp3", HEARD),
    "mp3 of noise": Odd(lambda: noise(b"\xff\xfb"), "a.mp3", refused=BROKEN),
    "mp3 called wav": Odd(mp3, "a.wav", HEARD),
    "mp3 of zero length": Odd(constant(b""), "a.mp3", refused="is empty"),
    "wav in 5.1": Odd(lambda: wav(layout="5.1"), "a.wav", HEARD),
    "wav in floats, 96 kHz": Odd(lambda: wav("pcm_f32le", rate=96_000), "a.wav", HEARD),
    "wav with 24 bits in mono": Odd(lambda: wav("pcm_s24le", layout="mono"), "a.wav", HEARD),
    "wav with 8 bits at 11 kHz": Odd(lambda: wav("pcm_u8", rate=11_025, layout="mono"), "a.wav", HEARD),
    "wav without samples": Odd(wav_without_samples, "a.wav", refused="incomplete"),
    "wav cut off": Odd(cut(wav), "a.wav", refused="incomplete"),
    "m4a in mono": Odd(lambda: m4a(layout="mono"), "a.m4a", HEARD),
    "m4a in 5.1": Odd(lambda: m4a(layout="5.1"), "a.m4a", HEARD),
    "m4a without loss": Odd(lambda: m4a("alac"), "a.m4a", HEARD),
    "m4a called mp3": Odd(m4a, "a.mp3", HEARD),
    "m4a cut off": Odd(cut(m4a), "a.m4a", refused=BROKEN),
    "aac in mono at 24 kHz": Odd(lambda: aac(rate=24_000, layout="mono"), "a.aac", HEARD),
    "aac in 5.1": Odd(lambda: aac(layout="5.1"), "a.aac", HEARD),
    "aac of a moment": Odd(lambda: aac(seconds=0.02), "a.aac", HEARD),
    "aac cut off in a frame": Odd(cut(aac, 0.63), "a.aac", HEARD),
    "aac of zero length": Odd(constant(b""), "a.aac", refused="is empty"),
}  # fmt: skip
