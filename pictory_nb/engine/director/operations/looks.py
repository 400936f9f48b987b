"""Edits of how the film looks and sounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeMusic:
    """Other music: a mood or an upload, a volume, `steps` louder, a tempo, fades; volume 0 takes it out.

    A fade of 0 ms is none; `tempo_factor` is how many times as fast, in place of the `bpm`.
    """

    mood: str | None = None
    volume_pct: int | None = None
    steps: int = 0
    factor: float = 1.0
    media_id: str | None = None
    bpm: int | None = None
    tempo_factor: float = 1.0
    fade_in_ms: int | None = None
    fade_out_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """Another theme, for the whole film or for `scenes`."""

    theme: str
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftTheme:
    """The next theme that is "warmer", "cooler", "darker" or "brighter", for the film or for `scenes`."""

    toward: str
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeBackground:
    """Another background: a family, an upload (of a clip the part in ms), or with neither another picture."""

    scenes: tuple[int, ...]
    family: str | None = None
    media_id: str | None = None
    from_ms: int | None = None
    to_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeLogo:
    """Another logo (an upload), the logo shown or hidden, or faint: a watermark is 45% opaque."""

    media_id: str | None = None
    show: bool = True
    opacity_pct: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeTransition:
    """How scenes come in: kind ("crossfade", "slide", "wipe", "cut") or length; no scenes means all."""

    scenes: tuple[int, ...] = ()
    kind: str | None = None
    length_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ShowCaptions:
    """Captions on or off, in the film or in `scenes`; the texts of cards stay."""

    show: bool
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeBrand:
    """Another brand name."""

    name: str


@dataclass(frozen=True, slots=True)
class ChangeCanvas:
    """Another shape ("9:16"), resolution (720 or 1080 lines) or frame rate; None keeps what is."""

    shape: str | None = None
    lines: int | None = None
    fps: int | None = None


@dataclass(frozen=True, slots=True)
class TrimClip:
    """Show another part of the user's clip behind scenes, in ms of the clip; None keeps that end."""

    scenes: tuple[int, ...]
    from_ms: int | None = None
    to_ms: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceLogo:
    """Another corner ("top-left" …) or size of the logo, in percent or by a factor; or how opaque it is."""

    place: str | None = None
    size_pct: int | None = None
    factor: float = 1.0
    opacity_pct: int | None = None


@dataclass(frozen=True, slots=True)
class StyleCaptions:
    """How captions look: style ("pill", "karaoke", "boxed", "plain", "pop"), size, place, direction.

    The size is `size_pct` or `factor` times as large; `place` is "bottom", "middle" or "top"; `direction` is
    "ltr", "rtl" or "auto". Without `scenes` all captions are meant.
    """

    style: str | None = None
    size_pct: int | None = None
    factor: float = 1.0
    place: str | None = None
    direction: str | None = None
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeAccent:
    """A colour of the user's own ("#0f62fe") for marks, bars and the logo's tile; None: the theme's again."""

    color: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeClipSound:
    """How loud the user's clips are heard, 0 for mute; no scenes means every scene that shows one."""

    sound_pct: int
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeVoice:
    """The voice on or off, which one ("female", "male"), how fast, in which language; None keeps what is.

    `media_id` makes a recording of the user's the voice.
    """

    on: bool | None = None
    name: str | None = None
    pace_pct: int | None = None
    factor: float = 1.0
    language: str | None = None
    media_id: str | None = None
