"""The reference film as a loop of numpy and Pillow, piped to ffmpeg. Arguments: seconds, sound, out."""

import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).parents[1]))
from reference_film import FADE_MS, FPS, SUBTITLE, TITLE, scenes_of

SIZE = (1920, 1080)
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
COLORS = {"midnight": (30, 40, 110), "lagoon": (10, 110, 120), "sunrise": (160, 70, 60), "ink": (40, 40, 50)}
XS = np.linspace(0, 1, SIZE[0], dtype=np.float32)[None]
YS = np.linspace(0, 1, SIZE[1], dtype=np.float32)[:, None]


def ground(theme, t):
    light = 0.6 + 0.4 * np.sin(3 * XS + 0.7 * t) * np.cos(2 * YS - 0.5 * t)
    return (light[..., None] * np.array(COLORS[theme], dtype=np.float32)).astype(np.uint8)


def draw(image, words, share, fonts):
    pen = ImageDraw.Draw(image)
    if not words:
        for line, font, top in ((TITLE, fonts[0], 420), (SUBTITLE, fonts[1], 560)):
            pen.text((SIZE[0] / 2, top), line, font=font, fill="white", anchor="ma")
        return
    tokens = words.split()
    spoken = min(len(tokens) - 1, int(share * len(tokens)))
    half = (len(tokens) + 1) // 2
    for row, line in enumerate((tokens[:half], tokens[half:])):
        widths = [pen.textlength(word + " ", font=fonts[2]) for word in line]
        left = (SIZE[0] - sum(widths)) / 2
        for number, (word, width) in enumerate(zip(line, widths, strict=True)):
            top, is_spoken = 820 + 96 * row, number + row * half == spoken
            if is_spoken:
                pen.rounded_rectangle((left - 10, top - 6, left + width - 8, top + 72), 16, fill="#ffd166")
            pen.text((left, top), word, font=fonts[2], fill="black" if is_spoken else "white")
            left += width


def main():
    length_s, sound, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    scenes = scenes_of(length_s)
    fonts = [ImageFont.truetype(FONT, size) for size in (84, 48, 56)]
    command = [
        *("ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"),
        *("-s", f"{SIZE[0]}x{SIZE[1]}", "-r", str(FPS), "-i", "-", "-i", sound),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-pix_fmt", "yuv420p"),
        *("-c:a", "aac", "-b:a", "160k", "-shortest", out),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for number in range(length_s * FPS):
            t_ms = number * 1000 / FPS
            index = max(n for n, scene in enumerate(scenes) if scene[3] <= t_ms)
            _, theme, words, start_ms, end_ms = scenes[index]
            picture = ground(theme, t_ms / 1000)
            if index and t_ms - start_ms < FADE_MS:
                share = (t_ms - start_ms) / FADE_MS
                before = ground(scenes[index - 1][1], t_ms / 1000)
                picture = (before * (1 - share) + picture * share).astype(np.uint8)
            image = Image.fromarray(picture)
            draw(image, words, (t_ms - start_ms) / (end_ms - start_ms), fonts)
            encoder.stdin.write(image.tobytes())
        encoder.stdin.close()
    sys.exit(encoder.returncode)


main()
