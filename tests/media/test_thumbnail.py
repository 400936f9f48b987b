from __future__ import annotations

import io

import pytest
from PIL import Image

from pictory_nb.engine.media import UnsupportedMediaError, thumbnail


def opened(png):
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    return image.convert("RGB")


def is_red(colour):
    return colour[0] > 180 and colour[2] < 90


def is_blue(colour):
    return colour[2] > 180 and colour[0] < 90


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp"])
def test_of_a_picture(picture, extension):
    image = opened(thumbnail(picture(extension), 96))
    assert image.size == (96, 54)
    assert is_red(image.getpixel((5, 27)))
    assert is_blue(image.getpixel((90, 27)))


@pytest.mark.parametrize("extension", ["mp4", "mov", "mkv", "avi", "webm"])
def test_of_a_video(video, extension):
    image = opened(thumbnail(video(extension), 80))
    assert image.size == (80, 45)
    assert is_red(image.getpixel((4, 40)))
    assert is_blue(image.getpixel((75, 40)))


def test_of_a_photo_taken_upright_is_the_right_way_up(picture):
    exif = Image.Exif()
    exif[0x0112] = 6
    image = opened(thumbnail(picture("jpg", exif=exif), 90))
    assert image.size == (90, 160)
    assert is_red(image.getpixel((45, 10)))
    assert is_blue(image.getpixel((45, 150)))


def test_of_a_small_picture_is_not_blown_up(picture):
    assert opened(thumbnail(picture("png", size=(40, 30)), 200)).size == (40, 30)


def test_of_a_sound_is_refused(sound):
    with pytest.raises(UnsupportedMediaError, match="is a sound and has no picture to show"):
        thumbnail(sound("mp3"), 100)
