"""What the user wants: the options of a film, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_LENGTH_MS = 30_000
SHORTEST_MS = 3_000
LONGEST_MS = 2 * 60 * 60 * 1000
FULL_VOLUME_PCT = 100
UNDER_VOICE_PCT = 35
"""What music plays at when nobody says: all there is to hear is at -16 LUFS, with a voice or without."""

DEFAULT_BRAND = "Pictory NB"

MOODS = ("lo-fi", "upbeat", "calm", "cinematic", "corporate", "inspiring")
THEMES = ("midnight", "sunrise", "lagoon", "paper", "ink", "aurora", "ember", "daylight")
LANGUAGE_NAMES = {
    "en": "English", "zh": "Chinese", "de": "German", "fr": "French", "es": "Spanish", "ja": "Japanese",
    "it": "Italian", "pt": "Portuguese", "ru": "Russian", "ko": "Korean", "he": "Hebrew", "ar": "Arabic",
}  # fmt: skip
LIGHT_THEMES = frozenset({"paper", "daylight"})
MOOD_NAMES = {
    "lo-fi": "Lo-fi", "upbeat": "Upbeat", "calm": "Calm", "cinematic": "Cinematic", "corporate": "Corporate",
    "inspiring": "Inspiring",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Canvas:
    """Size in pixels and frames per second."""

    width: int = 1920
    height: int = 1080
    fps: int = 30

    @property
    def aspect(self) -> float:
        """Width / height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Voice:
    """A wished voice: "female" or "male", and at how much of its usual pace."""

    name: str = "female"
    pace_pct: int = 100


@dataclass(frozen=True, slots=True)
class Brief:
    """What one message asks for. `None` means that the user left it to us.

    `portion`: the part of the script to use, as fractions of its words. `topic`: what a film without a
    script is about; `teaser`: it announces something. `volume_pct` 0 means no music. `impossible`: wishes
    that cannot be met, each a sentence for the user. `voice`: None leaves the film without one.
    """

    length_ms: int | None = None
    keep_all: bool = False
    portion: tuple[float, float] = (0.0, 1.0)
    canvas: Canvas = Canvas()
    mood: str | None = None
    volume_pct: int | None = None
    theme: str | None = None
    brand: str = DEFAULT_BRAND
    captions: bool = True
    voice: Voice | None = None
    title: str | None = None
    call_to_action: str | None = None
    topic: str | None = None
    teaser: bool = False
    impossible: tuple[str, ...] = ()

    @property
    def music_pct(self) -> int:
        """The music's volume: as asked, else full, or under the voice where there is one."""
        if self.volume_pct is not None:
            return self.volume_pct
        return FULL_VOLUME_PCT if self.voice is None else UNDER_VOICE_PCT
