"""The film that every contestant makes: captioned scenes on moving grounds, cross-fades, music."""

from __future__ import annotations

from typing import Any

TITLE = "Why great teams write things down"
SUBTITLE = "A 30-second summary"
LOOKS = (
    ("waves", "lagoon", "Writing forces you to notice the gap between what you know and what you only feel."),
    ("bokeh", "sunrise", "Meetings shrink when the document already answers the question for everyone."),
    ("mesh", "midnight", "A clear page travels further than a loud voice in a very crowded room."),
    ("contours", "midnight", "Draft before the meeting, keep one owner, and link instead of copying it."),
    ("grid", "ink", "Seventy-three percent of decisions are argued again because nobody wrote them down."),
    ("waves", "midnight", "Start small: one page, one idea, one owner, one date, and one next step."),
    ("mesh", "sunrise", "Teams that write things down forget less, repeat less and decide much faster."),
)
POST = """A team forgets what it decides. Last year 73% of all decisions were made twice.

Writing forces you to notice the gap between what you know and what you only feel.

Meetings shrink when the document already answers the question for everyone.

A clear page travels further than a loud voice in a very crowded room.

Draft before the meeting, keep one owner, and link instead of copying it.

Teams that write things down forget less, repeat less and decide much faster.
"""
"""A short text for what begins with a message."""
FPS = 30
SCENE_MS = 3750
FADE_MS = 500


def scenes_of(length_s: int) -> list[tuple[str, str, str, int, int]]:
    """Return family, theme, caption, start and end in ms of each scene; the first one is the title."""
    count = round(length_s * 1000 / SCENE_MS)
    starts = [0, *(4000 + round((length_s * 1000 - 4000) * n / (count - 1)) for n in range(count - 1))]
    ends = [*starts[1:], length_s * 1000]
    looks = [("mesh", "midnight", ""), *(LOOKS[n % len(LOOKS)] for n in range(count - 1))]
    return [(*look, start, end) for look, start, end in zip(looks, starts, ends, strict=True)]


def reference_draft(length_s: int = 30, *, width: int = 1920, height: int = 1080) -> dict[str, Any]:
    """Return the film as a draft; 30 s are 8 scenes, 300 s are 80."""
    video: list[dict[str, Any]] = []
    captions: list[dict[str, Any]] = []
    for index, (family, theme, text, start, end) in enumerate(scenes_of(length_s)):
        meta: dict[str, Any] = {
            "scene": "caption" if text else "title",
            "theme": theme,
            "background": {"family": family, "seed": index + 3},
        }
        if index:
            meta["transition"] = {"kind": "crossfade", "d": FADE_MS}
        video.append({"st": start, "d": end - start, "m": meta})
        if text:
            count, length = len(text.split()), end - start - 400
            words = [[length * word // count, length // count] for word in range(count)]
            caption = {"role": "caption", "text": text, "words": words}
            captions.append({"st": start + 200, "d": length, "m": caption})
    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    title = {"role": "title", "text": TITLE, "subtitle": SUBTITLE}
    return {
        "d": length_s * 1000,
        "m": {
            "title": TITLE,
            "canvas": {"width": width, "height": height, "fps": FPS},
            "theme": "midnight",
            "seed": 7,
            "brand": {"name": "Pictory NB", "logo": None, "show": True},
        },
        "t": [
            {"tt": 0, "sg": video},
            {"tt": 1, "sg": [{"st": 0, "d": length_s * 1000, "m": music}]},
            {"tt": 7, "sg": [{"st": 0, "d": video[0]["d"], "m": title}]},
            {"tt": 7, "sg": captions},
        ],
    }
