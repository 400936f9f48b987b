"""The reference film with moviepy, written as its documentation does. Arguments: seconds, sound, out."""

import sys
from pathlib import Path

import numpy as np
from moviepy import AudioFileClip, CompositeVideoClip, TextClip, VideoClip, vfx

sys.path.insert(0, str(Path(__file__).parents[1]))
from reference_film import FADE_MS, FPS, SUBTITLE, TITLE, scenes_of

SIZE = (1920, 1080)
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
COLORS = {"midnight": (30, 40, 110), "lagoon": (10, 110, 120), "sunrise": (160, 70, 60), "ink": (40, 40, 50)}


def ground(theme, length_s):
    x, y = np.meshgrid(np.linspace(0, 1, SIZE[0]), np.linspace(0, 1, SIZE[1]))
    color = np.array(COLORS[theme], dtype=float)

    def frame(t):
        light = 0.6 + 0.4 * np.sin(3 * x + 0.7 * t) * np.cos(2 * y - 0.5 * t)
        return (light[..., None] * color).astype(np.uint8)

    return VideoClip(frame, duration=length_s)


def text(words, size, color="white", background=None):
    return TextClip(font=FONT, text=words, font_size=size, color=color, bg_color=background, margin=(12, 12))


def caption(words, length_s):
    half = (len(words) + 1) // 2
    clips = []
    for row, line in enumerate((words[:half], words[half:])):
        parts = [text(word, 56) for word in line]
        left = (SIZE[0] - sum(part.w for part in parts)) // 2
        for number, (word, part) in enumerate(zip(line, parts, strict=True)):
            place = (left, 820 + 96 * row)
            clips.append(part.with_position(place).with_duration(length_s))
            start = length_s * (number + row * half) / len(words)
            pill = text(word, 56, "black", "#ffd166").with_position(place)
            clips.append(pill.with_start(start).with_duration(length_s / len(words)))
            left += part.w
    return clips


def main():
    length_s, sound, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    clips = []
    for index, (_, theme, words, start_ms, end_ms) in enumerate(scenes_of(length_s)):
        fade_s = FADE_MS / 1000 if index else 0
        shown_s = (end_ms - start_ms) / 1000 + fade_s
        parts = [ground(theme, shown_s)]
        if words:
            parts += caption(words.split(), shown_s)
        else:
            for line, size, top in ((TITLE, 84, 420), (SUBTITLE, 48, 560)):
                parts.append(text(line, size).with_position(("center", top)).with_duration(shown_s))
        scene = CompositeVideoClip(parts, size=SIZE).with_duration(shown_s)
        if fade_s:
            scene = scene.with_effects([vfx.CrossFadeIn(fade_s)])
        clips.append(scene.with_start(start_ms / 1000 - fade_s))
    film = CompositeVideoClip(clips, size=SIZE).with_duration(length_s).with_audio(AudioFileClip(sound))
    film.write_videofile(
        out,
        fps=FPS,
        codec="libx264",
        preset="veryfast",
        ffmpeg_params=["-crf", "21"],
        audio_codec="aac",
        audio_bitrate="160k",
        threads=2,
        logger=None,
    )


main()
