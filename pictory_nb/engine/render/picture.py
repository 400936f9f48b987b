"""One YUV 4:2:0 picture, and low-resolution fields scaled up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from pictory_nb.engine.render.color import RGB_TO_YUV, YUV_OFFSET, FloatArray

if TYPE_CHECKING:
    from av.video.plane import VideoPlane

Bytes: TypeAlias = NDArray[np.uint8]
Words: TypeAlias = NDArray[np.uint16]


class Picture:
    """An 8-bit yuv420p picture whose planes are numpy views into the video frame: writing needs no copy.

    Attributes
    ----------
    frame
        What the encoder takes.
    planes
        Y, (height, width), and U and V, (height / 2, width / 2).
    is_held
        Whether somebody still needs what is on it: `Targets` then leaves it alone.
    """

    __slots__ = ("_chroma", "frame", "is_held", "planes")

    def __init__(self, frame: av.VideoFrame) -> None:
        self.frame = frame
        y, u, v = frame.planes
        width, height = frame.width, frame.height
        self.planes: tuple[Bytes, Bytes, Bytes] = (
            _samples(y, width, height),
            _samples(u, width // 2, height // 2),
            _samples(v, width // 2, height // 2),
        )
        self.is_held = False
        self._chroma: Bytes | None = None

    @property
    def chroma(self) -> Bytes:
        """U and V as one view, (2, height / 2, width / 2): what is done to both is done at once."""
        if self._chroma is None:
            u, v = self.planes[1:]
            # Both lie in the memory of the frame, which the view keeps.
            apart = v.ctypes.data - u.ctypes.data
            self._chroma = as_strided(u, (2, *u.shape), (apart, *u.strides))
        return self._chroma

    @classmethod
    def empty(cls, width: int, height: int) -> Picture:
        """Return a picture of even size whose content is undefined."""
        return cls(av.VideoFrame(width, height, "yuv420p"))


class Targets:
    """Pictures of one size to draw on again and again, no more than are held at once and one."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._pictures: list[Picture] = []

    def free(self) -> Picture:
        """Return a picture that nobody holds; what is on it is of no use any more."""
        for picture in self._pictures:
            if not picture.is_held:
                return picture
        self._pictures.append(Picture.empty(*self._size))
        return self._pictures[-1]


def _samples(plane: VideoPlane, width: int, height: int) -> Bytes:
    samples: Bytes = np.frombuffer(memoryview(plane), np.uint8)
    return samples.reshape(-1, plane.line_size)[:height, :width]


def halved(values: FloatArray) -> FloatArray:
    """Return the mean of each 2x2 block: luma-sized values for a 4:2:0 chroma plane."""
    pairs = values[::2] + values[1::2]
    result: FloatArray = pairs[:, ::2] + pairs[:, 1::2]
    result *= 0.25
    return result


class FieldScaler:
    """Turns a small field of colours into a full picture, smooth and dithered (swscale).

    The field is handed over as 16-bit planes, so that a slow gradient keeps steps finer than 8 bits until
    swscale dithers them: no banding, at a fraction of the cost of full-size arithmetic.

    Parameters
    ----------
    width, height
        The full picture's size.
    divisor
        How many pixels one sample of the field stands for, each way.
    interpolation
        ``"BICUBIC"``; ``"BILINEAR"`` costs a third less and comes as close to fields without edges.
    """

    def __init__(self, width: int, height: int, divisor: int, interpolation: str = "BICUBIC") -> None:
        self.field_width = 2 * max(8, round(width / divisor / 2))
        self.field_height = 2 * max(8, round(height / divisor / 2))
        self._size = (width, height)
        self._interpolation = interpolation
        self._field = av.VideoFrame(self.field_width, self.field_height, "yuv420p16le")
        self._planes: tuple[Words, ...] = tuple(
            np.frombuffer(memoryview(plane), np.uint16).reshape(-1, plane.line_size // 2)[
                : plane.height, : plane.width
            ]
            for plane in self._field.planes
        )
        self._reformatter = VideoReformatter()

    def scale(self, y: FloatArray, u: FloatArray, v: FloatArray) -> Picture:
        """Return the full picture for planes on the 8-bit scale.

        Parameters
        ----------
        y
            Luma, (field_height, field_width).
        u, v
            Chroma, (field_height / 2, field_width / 2).
        """
        for plane, values in zip(self._planes, (y, u, v), strict=True):
            np.multiply(values, 256, out=plane, casting="unsafe")
        return Picture(
            self._reformatter.reformat(
                self._field, *self._size, format="yuv420p", interpolation=self._interpolation, threads=1
            )
        )

    def scale_rgb(self, field: FloatArray) -> Picture:
        """Return the full picture for an sRGB field (field_height, field_width, 3) from 0 to 1."""
        yuv = field @ RGB_TO_YUV.T + YUV_OFFSET
        chroma = halved(yuv[..., 1:])
        return self.scale(yuv[..., 0], chroma[..., 0], chroma[..., 1])


def picture_from_rgb(image: Bytes) -> Picture:
    """Return the picture of an (height, width, 3) sRGB image of even size, BT.709 limited range."""
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
    return Picture(
        VideoReformatter().reformat(
            frame,
            format="yuv420p",
            dst_colorspace=1,
            src_color_range=2,
            dst_color_range=1,
            interpolation="BICUBIC",
            threads=1,
        )
    )


def picture_to_rgb(picture: Picture, width: int, height: int) -> Bytes:
    """Return `picture` as an (height, width, 3) sRGB image of the wished size."""
    frame = VideoReformatter().reformat(
        picture.frame,
        width,
        height,
        "rgb24",
        src_colorspace=1,
        dst_colorspace=1,
        src_color_range=1,
        dst_color_range=2,
        interpolation="LANCZOS" if width < picture.frame.width else "BICUBIC",
        threads=1,
    )
    image: Bytes = np.asarray(frame.to_ndarray(), dtype=np.uint8)
    return image
