"""What a voice gives, and what a voice is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class VoiceError(Exception):
    """The voice cannot speak; the message says why and what to do, for people.

    Attributes
    ----------
    template, values
        What the message was made of: by the template others tell it in the user's language.
    """

    def __init__(self, template: str, **values: str) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values


@dataclass(frozen=True, slots=True)
class Speech:
    """Spoken text: mono float32 samples at 48 kHz, and [start, length] in ms of each white-space token."""

    samples: NDArray[np.float32]
    words: tuple[tuple[int, int], ...]

    @property
    def duration_ms(self) -> float:
        """How long it lasts."""
        return self.samples.size * 1000 / SAMPLE_RATE_HZ


class Provider(Protocol):
    """Anything that speaks. `identity` names it with its version: equal names must mean equal sound."""

    @property
    def identity(self) -> str:
        """Return what tells this voice from others."""

    def speak(self, text: str, language: str, voice: str, pace_pct: int) -> Speech:
        """Speak `text` in `language` ("en") by `voice` ("female", "male") at `pace_pct` of its usual pace.

        Raises
        ------
        VoiceError
            When it cannot.
        """
