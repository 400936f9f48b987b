"""The reference film, plainer, as one ffmpeg filter graph. Arguments: seconds, sound, out."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from reference_film import FADE_MS, FPS, SUBTITLE, TITLE, scenes_of

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
COLORS = {
    "midnight": ("0x101848", "0x4a2bb8"),
    "lagoon": ("0x0a4a5a", "0x2f8f7c"),
    "sunrise": ("0x7a2840", "0xc2703c"),
    "ink": ("0x181824", "0x3b3b58"),
}


def drawn(words, size, top, extra=""):
    safe = words.replace(":", "\\:").replace("'", "")
    return f"drawtext=fontfile={FONT}:text='{safe}':fontsize={size}:fontcolor=white:x=(w-tw)/2:y={top}{extra}"


def main():
    length_s, sound, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    fade_s = FADE_MS / 1000
    graph, before = [], ""
    for index, (_, theme, words, start_ms, end_ms) in enumerate(scenes_of(length_s)):
        shown_s = (end_ms - start_ms) / 1000 + fade_s
        first, second = COLORS[theme]
        chain = [
            f"gradients=s=1920x1080:r={FPS}:d={shown_s}:c0={first}:c1={second}:n=2:speed=0.02:seed={index}"
        ]
        if words:
            tokens = words.split()
            half = (len(tokens) + 1) // 2
            for row, line in enumerate((tokens[:half], tokens[half:])):
                chain.append(drawn(" ".join(line), 56, 820 + 96 * row))
            for number, word in enumerate(tokens):
                low, high = (shown_s * place / len(tokens) for place in (number, number + 1))
                box = (
                    f":box=1:boxcolor=0xffd166:boxborderw=12:fontcolor=black:enable='between(t,{low},{high})'"
                )
                chain.append(drawn(word, 56, 720, box))
        else:
            chain += [drawn(TITLE, 84, 420), drawn(SUBTITLE, 48, 560)]
        graph.append(",".join([*chain, "format=yuv420p"]) + f"[s{index}]")
        if index:
            join = f"{before}[s{index}]xfade=transition=fade:duration={fade_s}:offset={start_ms / 1000}"
            graph.append(f"{join}[x{index}]")
        before = f"[x{index}]" if index else "[s0]"
    command = [
        *("ffmpeg", "-v", "error", "-y", "-i", sound, "-filter_complex", ";".join(graph)),
        *("-map", before, "-map", "0:a", "-t", str(length_s)),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-c:a", "aac", "-b:a", "160k", out),
    ]
    sys.exit(subprocess.run(command, check=False).returncode)


main()
