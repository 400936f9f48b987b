from __future__ import annotations

import struct
import sys
import zlib

import pytest
from PIL import Image

from pictory_nb.engine.media import UnsupportedMediaError, probe, sandbox


def refusal(path, name=None):
    with pytest.raises(UnsupportedMediaError) as caught:
        probe(path, name)
    message = str(caught.value)
    assert message.startswith(f"“{name or path.name}” ")
    assert message.endswith("Accepted are mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac.")
    assert caught.value.reason in message
    return caught.value.reason


@pytest.mark.parametrize("extension", ["mp4", "mov", "mkv", "avi", "webm"])
def test_videos_are_known_by_their_content(video, extension):
    info = probe(video(extension, name="upload.bin"))
    assert (info.kind, info.format) == ("video", extension)
    assert (info.width, info.height, info.rotation_deg) == (160, 90, 0)
    assert info.duration_ms == pytest.approx(2_000, abs=50)
    assert info.fps == pytest.approx(25)
    assert info.has_audio is False
    assert info.codec == {"avi": "mpeg4", "webm": "vp8"}.get(extension, "h264")
    assert info.mime_type.startswith("video/")


@pytest.mark.parametrize("extension", ["mp4", "avi"])
def test_the_sound_of_a_video_is_noticed(video, extension):
    info = probe(video(extension, sound=True))
    assert info.kind == "video"
    assert info.has_audio is True


@pytest.mark.parametrize("extension", ["mp3", "wav", "m4a", "aac"])
def test_sounds_are_known_by_their_content(sound, extension):
    path = sound(extension)
    info = probe(path.rename(path.with_name("holiday.jpg")))
    assert (info.kind, info.format) == ("audio", extension)
    assert (info.width, info.height, info.fps) == (None, None, None)
    assert info.duration_ms == pytest.approx(2_000, abs=90)
    assert info.has_audio is True
    assert info.codec == {"wav": "pcm_s16le", "mp3": "mp3"}.get(extension, "aac")


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp"])
def test_pictures_are_known_by_their_content(picture, extension):
    path = picture(extension)
    info = probe(path.rename(path.with_name("clip.mp4")))
    assert (info.kind, info.format, info.codec) == ("image", extension, extension)
    assert (info.width, info.height) == (320, 180)
    assert (info.duration_ms, info.has_audio) == (None, False)
    assert info.mime_type == f"image/{'jpeg' if extension == 'jpg' else extension}"


def test_a_photo_taken_upright_has_its_shown_size(picture):
    exif = Image.Exif()
    exif[0x0112] = 6
    info = probe(picture("jpg", exif=exif))
    assert (info.width, info.height, info.rotation_deg) == (180, 320, 90)


def test_a_film_taken_upright_has_its_shown_size(video):
    info = probe(upright(video("mp4")))
    assert (info.width, info.height, info.rotation_deg) == (90, 160, 90)


def upright(path):
    """Write a quarter turn clockwise into the track's header, as phones do."""
    data = bytearray(path.read_bytes())
    matrix = data.index(b"tkhd") + 4 + 40
    unit = 1 << 16
    data[matrix : matrix + 36] = struct.pack(">9i", 0, unit, 0, -unit, 0, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("extension", ["mp4", "mov", "mkv", "avi", "webm"])
@pytest.mark.parametrize("share", [0.02, 0.4])
def test_a_broken_off_video_is_refused(video, extension, share):
    path = video(extension, seconds=4)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert "incomplete" in refusal(path)


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp"])
def test_a_broken_off_picture_is_refused(picture, extension):
    path = picture(extension, size=(900, 700))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "damaged or incomplete" in refusal(path)


def test_a_broken_off_wav_is_refused(sound):
    path = sound("wav")
    path.write_bytes(path.read_bytes()[:60_000])
    assert "incomplete: only 60,000 of" in refusal(path)


def test_an_empty_file_is_refused_by_the_name_that_the_user_knows(tmp_path):
    path = tmp_path / "3f2a"
    path.touch()
    assert refusal(path, "beach.mp4") == "“beach.mp4” is empty."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"PK\x03\x04....", "an archive or an Office document"),
        (b"Dear diary, today", "a text file"),
        (b"\n<html><body>", "a web page"),
        (b"<?xml version='1.0'?><svg xmlns='x'/>", "an SVG drawing"),
        (b"MZ\x90\x00\x03\x00", "a program"),
        (b"\x00\x01\x02\x03" * 50, "a file of an unknown type"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "a HEIC photo"),
    ],
)
def test_other_types_are_refused_by_their_own_name(tmp_path, content, what):
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    assert f"“film.mp4” is {what}" in refusal(path)


def test_a_playlist_is_never_followed(tmp_path, sound):
    sound("wav")
    path = tmp_path / "list.mp4"
    path.write_text("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nsound.wav\n#EXT-X-ENDLIST\n")
    assert "a text file" in refusal(path)


def test_noise_that_begins_like_an_mp3_is_refused(tmp_path):
    path = tmp_path / "song.mp3"
    path.write_bytes(b"\xff\xfb" + bytes(range(256)) * 100)
    assert "damaged" in refusal(path)


def test_a_fifty_megapixel_photo_is_fine(tmp_path):
    path = tmp_path / "large.jpg"
    Image.new("RGB", (8_660, 5_774), "teal").save(path, quality=30)
    assert (probe(path).width, probe(path).height) == (8_660, 5_774)


def test_a_decompression_bomb_is_refused_unopened(tmp_path):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(10_000)))
    )
    assert "has 900 megapixels (30000 x 30000); 100 are the limit" in refusal(path)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        probe(tmp_path / "gone.mp4")


def test_a_file_that_takes_too_long_is_given_up(picture, monkeypatch):
    monkeypatch.setattr(sandbox, "_WALL_S", 0.001)
    assert "took over" in refusal(picture("png"))


def test_a_child_that_dies_is_told_in_words(picture, monkeypatch):
    """A decoder that crashes takes its child along, never the engine."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert "could not be opened: it is damaged, or it needs too much memory or time" in refusal(
        picture("png")
    )


def test_names_with_spaces_quotes_and_other_letters_are_fine(picture):
    path = picture("png")
    odd = path.rename(path.with_name("Ünser 'Foto' -v $HOME 图.png"))
    assert probe(odd).format == "png"
