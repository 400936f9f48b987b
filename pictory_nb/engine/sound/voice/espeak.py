"""espeak-ng as a voice: small, offline, a hundred languages, and it knows when it says each word."""

from __future__ import annotations

import importlib.metadata
import importlib.util

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ
from pictory_nb.engine.sound.voice.child import VoiceChild
from pictory_nb.engine.sound.voice.normalise import for_speech
from pictory_nb.engine.sound.voice.polish import resampled, trimmed
from pictory_nb.engine.sound.voice.speech import Speech
from pictory_nb.engine.sound.voice.words import word_spans

_DISTRIBUTION = "espeakng-loader"
_WORDS_PER_MINUTE = 165
_SLOWEST_WPM, _FASTEST_WPM = 80, 450
_VARIANTS = {"female": "f3", "male": "m3"}
_LANGUAGES = {"en": "en-us", "zh": "cmn", "pt": "pt-br"}


class Espeak:
    """The voice of espeak-ng in a child process, which is started with the first text and lives on."""

    def __init__(self) -> None:
        self._child = VoiceChild("espeak_child.py")

    @staticmethod
    def is_installed() -> bool:
        """Whether the extra ``[voice]`` is installed."""
        return importlib.util.find_spec("espeakng_loader") is not None

    @property
    def identity(self) -> str:
        """Return "espeak-ng" and the version of its package."""
        return f"espeak-ng {importlib.metadata.version(_DISTRIBUTION)}"

    def speak(self, text: str, language: str, voice: str, pace_pct: int) -> Speech:
        """Speak `text` as `Provider` says; numbers, dates and currencies are read as people say them.

        Raises
        ------
        VoiceError
            When espeak-ng fails twice at the same text, or does not know the language.
        """
        spoken, origins = for_speech(text, language)
        request = {
            "text": spoken,
            "voice": f"{_LANGUAGES.get(language, language)}+{_VARIANTS.get(voice, 'f3')}",
            "words_per_minute": min(
                max(round(_WORDS_PER_MINUTE * pace_pct / 100), _SLOWEST_WPM), _FASTEST_WPM
            ),
        }
        header, raw = self._child.ask(request)
        rate_hz = int(header["rate_hz"])
        samples, skipped_s = trimmed(resampled(raw, rate_hz))
        starts = [
            (origins[min(max(position, 0), len(origins) - 1)], sample / rate_hz - skipped_s)
            for position, sample in header["words"]
            if origins
        ]
        return Speech(samples, word_spans(text, starts, samples.size / SAMPLE_RATE_HZ))

    def close(self) -> None:
        """End the child."""
        self._child.close()
