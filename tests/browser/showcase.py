"""Real widgets with something to show, made without an engine; for tests of their looks."""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from pictory_nb.client import UploadedMedia
from pictory_nb.conversation import Action, Turn, TurnEnded, TurnStarted
from pictory_nb.conversation.events import Ending
from pictory_nb.exports import probe_video
from pictory_nb.widgets import (
    Captions,
    ChatWidget,
    CompareWidget,
    PanelWidget,
    PlayerWidget,
    TimelineWidget,
    UploaderWidget,
)
from pictory_nb.widgets.uploads import Uploads

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.widgets.base import PictoryWidget

STEMS = ("chat", "timeline", "player", "uploader", "compare", "panel")
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\nWriting forces you to notice the gap.\n"
SCENES = ("Mesh gradient", "Soft waves", "Aurora", "End card")


def widget(stem: str, film: Path) -> PictoryWidget:
    """Return the widget `stem`; `film` is what players show."""
    match stem:
        case "chat":
            return chat()
        case "timeline":
            return timeline()
        case "player":
            return player(film)
        case "uploader":
            return UploaderWidget(uploads(), badge="Local engine")
        case "compare":
            return CompareWidget(
                player(film), PlayerWidget(film, "The second cut", probe_video(film).facts()), 0.5
            )
        case _:
            files = uploads()
            return PanelWidget(chat(), player(film), timeline(), UploaderWidget(files, badge="Local engine"))


def uploads() -> Uploads:
    """Return a list whose files are taken at once."""

    async def pass_on(source: str | Path, progress: Callable[[int, int], None]) -> UploadedMedia:
        progress(1, 1)
        return UploadedMedia(Path(source).name, "med_1", "image", None, None, {"width": 640, "height": 360})

    async def thumbnail(_media_id: str) -> bytes:
        return await asyncio.to_thread(harbour)

    return Uploads(pass_on, thumbnail)


def harbour() -> bytes:
    """Return a picture (PNG) of a sun above the sea."""
    sky = Image.linear_gradient("L").resize((640, 360))
    picture = Image.composite(
        Image.new("RGB", sky.size, "#f4a259"), Image.new("RGB", sky.size, "#3a2f7d"), sky
    )
    pen = ImageDraw.Draw(picture)
    pen.ellipse((270, 150, 370, 250), fill="#fff1c9")
    pen.rectangle((0, 240, 640, 360), fill="#1c3f60")
    png = BytesIO()
    picture.save(png, "PNG")
    return png.getvalue()


def player(film: Path) -> PlayerWidget:
    """Return a player with a film, captions and facts."""
    facts = probe_video(film).facts()
    return PlayerWidget(film, "Why great teams write", facts, captions=Captions(VTT, "top"))


def chat() -> ChatWidget:
    """Return a chat with an answer, a failure and offers."""
    shown = ChatWidget(lambda *_: None, lambda: None, lambda *_: None, badge="Local engine")
    shown.handle(TurnStarted("t1", "Turn this post into a 30 second video: " + "Great teams write. " * 60))
    shown.handle(
        TurnEnded(
            Turn(
                "t1",
                "",
                "I made a **30 second** video:\n\n- a title card\n- two captions, `Lo-fi` music",
                Ending.DONE,
                changes=("Title added: 'Why great teams write' (0-1s)", "Music added: Lo-fi (0-3s, 35%)"),
                actions=(Action.EXPORT, Action.SHOW_TIMELINE),
                elapsed_s=12.3,
                credits_spent=3,
            )
        )
    )
    shown.handle(TurnStarted("t2", "Make it 400% louder"))
    shown.handle(
        TurnEnded(
            Turn(
                "t2",
                "",
                "I could not do that.",
                Ending.FAILED,
                error="The engine stopped while it worked. Nothing was changed.",
                actions=(Action.RETRY,),
                offers=("Set the music volume to 80%", "Make the music calmer"),
            )
        )
    )
    return shown


def timeline() -> TimelineWidget:
    """Return a timeline of four tracks."""
    rows = [_row("Video", "Video", n + 1, n * 750, n * 750 + 750, name) for n, name in enumerate(SCENES)]
    rows.append(_row("BGM", "Audio", 1, 0, 3000, "Lo-fi", 35))
    rows.append(_row("Title", "Text", 1, 0, 750, "Why great teams write things down"))
    rows.append(_row("Captions", "Text", 1, 750, 1650, "Writing forces you to notice the gap."))
    rows.append(_row("Captions", "Text", 2, 1750, 2650, "Meetings end, documents stay."))
    return TimelineWidget(rows, "Timeline (4 tracks)")


def _row(
    track: str, kind: str, number: int, start_ms: int, end_ms: int, text: str, volume_pct: float | None = None
) -> dict[str, object]:
    return {
        "track": track,
        "type": kind,
        "segment": number,
        "start_ms": start_ms,
        "end_ms": end_ms,
        "duration_ms": end_ms - start_ms,
        "text": text,
        "name": None,
        "volume_pct": volume_pct,
    }
