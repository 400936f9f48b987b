"""The film as the renderer sees it: typed, checked values that the draft was read into.

Times inside a scene are in ms from the scene's start, so that a scene that only moved in the
film keeps its pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

CARD_ROLES = ("title", "chapter", "stat", "list", "chart", "comparison", "call", "quote", "end", "brand")
FAMILIES = ("mesh", "waves", "bokeh", "contours", "grid", "papercut", "blobs", "rays", "datalines")
TRANSITIONS = ("crossfade", "slide", "wipe")
CAPTION_STYLES = ("pill", "karaoke", "boxed", "plain", "pop")
CAPTION_PLACES = ("bottom", "middle", "top")
CAPTION_SIZES_PCT = (50, 200)
LOGO_PLACES = ("top-left", "top-right", "bottom-left", "bottom-right")
LOGO_SIZES_PCT = (50, 200)
LOGO_OPACITIES_PCT = (15, 100)
MOST_COLORS = 3
LOWER_THIRD_LEAST_MS = 1500
"""The least time of a scene that can show a lower third."""
_EDGE_SHARE = 0.035
"""Between the logo and the picture's lower edge, as a share of its height."""
_LOGO_UNITS = 72
"""The height that a user's logo of 100% gets."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The picture's size in pixels (both even) and frames per second."""

    width: int
    height: int
    fps: Fraction

    @property
    def unit(self) -> float:
        """Pixels per design unit: the short side of a 1080p picture has 1080 units."""
        return min(self.width, self.height) / 1080

    @property
    def is_tall(self) -> bool:
        """Whether the picture is clearly higher than wide (9:16, 4:5)."""
        return self.height > self.width * 1.1

    def frame_at(self, time_ms: float) -> int:
        """Return the number of the frame nearest to a time."""
        return round(Fraction(time_ms) * self.fps / 1000)


@dataclass(frozen=True, slots=True)
class Background:
    """What moves behind the text: a generated family, or the user's medium when `media_id` is set.

    Of a clip only `from_ms` to `to_ms` is shown; None is its end.
    """

    family: str
    seed: int
    media_id: str | None = None
    from_ms: int = 0
    to_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """How a scene replaces the one before it, centred on its start; `frames` is even, 0 means a cut."""

    kind: str
    frames: int


@dataclass(frozen=True, slots=True)
class Word:
    """One white-space token of a caption and when it is spoken."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Caption:
    """One or two lines at the foot of the picture."""

    start_ms: int
    end_ms: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The large text of a scene; which fields are filled depends on `role` (see `CARD_ROLES`).

    `language` says how numbers in it are written. A list is counted from `first` on, or has bullets.
    """

    role: str
    start_ms: int
    end_ms: int
    text: str = ""
    subtitle: str = ""
    value: str = ""
    by: str = ""
    items: tuple[str, ...] = ()
    first: int = 1
    has_bullets: bool = False
    form: str = ""
    series: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CaptionLook:
    """How captions look; `direction` is "ltr", "rtl", or "auto" for what the letters say."""

    style: str = "pill"
    size_pct: int = 100
    place: str = "bottom"
    direction: str = "auto"


@dataclass(frozen=True, slots=True)
class Brand:
    """The logo in its corner (`LOGO_PLACES`): the built-in mark and a name, or the user's picture.

    As a watermark it has an `opacity_pct` below 100. With `intro` and `outro` the title card and the end card
    show it large, in films that have no brand cards of their own.
    """

    name: str
    logo_media_id: str | None
    place: str = "top-left"
    size_pct: int = 100
    opacity_pct: int = 100
    intro: bool = False
    outro: bool = False

    def top(self, canvas: Canvas) -> float:
        """Return the logo's upper edge in pixels."""
        if self.place.startswith("bottom"):
            return canvas.height * (1 - _EDGE_SHARE) - self._height(canvas)
        return (0.075 if canvas.height > 1.5 * canvas.width else 0.058) * canvas.height

    def rows(self, canvas: Canvas) -> tuple[float, float]:
        """Return the first and the last row of pixels that texts may use."""
        gap = 0.012 * canvas.height
        if self.place.startswith("bottom"):
            return 0.0, self.top(canvas) - gap
        return self.top(canvas) + self._height(canvas) + gap, float(canvas.height)

    def _height(self, canvas: Canvas) -> float:
        return _LOGO_UNITS * canvas.unit * self.size_pct / 100


@dataclass(frozen=True, slots=True)
class LowerThird:
    """Who speaks or shows the film: a name and a line under it, in the lower left for a while."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene: `first_frame` and `frames` place it in the film."""

    first_frame: int
    frames: int
    kind: str
    theme: str
    background: Background
    transition: Transition
    cards: tuple[Card, ...]
    captions: tuple[Caption, ...]
    lower_third: LowerThird | None = None
    caption_look: CaptionLook = CaptionLook()

    @property
    def end_frame(self) -> int:
        """The frame after the scene's last one."""
        return self.first_frame + self.frames


@dataclass(frozen=True, slots=True)
class Film:
    """A whole film; its scenes abut and cover every frame."""

    canvas: Canvas
    duration_ms: int
    frames: int
    brand: Brand | None
    language: str
    scenes: tuple[Scene, ...]
    accent: str | None = None
    palette: tuple[str, ...] = ()
    font_media_id: str | None = None

    @property
    def rows(self) -> tuple[float, float]:
        """The first and the last row of pixels that texts may use: the logo has its own."""
        return self.brand.rows(self.canvas) if self.brand else (0.0, float(self.canvas.height))

    def scene_index_at(self, frame: int) -> int:
        """Return which scene a frame belongs to."""
        return next(
            (index for index, scene in enumerate(self.scenes) if frame < scene.end_frame),
            len(self.scenes) - 1,
        )

    @property
    def media_ids(self) -> tuple[str, ...]:
        """Every medium that the pictures need, without repeats, in order of use."""
        ids = [scene.background.media_id for scene in self.scenes]
        if self.brand:
            ids.append(self.brand.logo_media_id)
        ids.append(self.font_media_id)
        return tuple(dict.fromkeys(media_id for media_id in ids if media_id))
