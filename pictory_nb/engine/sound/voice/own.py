"""A function of the user's own as a voice."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.sound.voice.aligning import aligned_words
from pictory_nb.engine.sound.voice.normalise import for_speech
from pictory_nb.engine.sound.voice.polish import resampled, trimmed
from pictory_nb.engine.sound.voice.speech import Speech, VoiceError

if TYPE_CHECKING:
    from collections.abc import Callable

_FAILED = "The voice “{name}” failed at one text: {error}."
_NO_NUMBERS = "The voice “{name}” gave samples that are no numbers."


class Own:
    """Calls ``function(text, language, voice, pace_pct)``: it returns mono samples, -1 to 1, and their rate.

    Parameters
    ----------
    name
        Where the function is: ``"module:function"``; the engine imports it.

    Raises
    ------
    VoiceError
        When it cannot be imported.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        module_name, _, attribute = name.partition(":")
        try:
            module = importlib.import_module(module_name)
            self._speak: Callable[[str, str, str, int], tuple[Any, int]] = getattr(module, attribute)
        except Exception as error:
            raise VoiceError(
                "The voice “{name}” cannot be imported by the engine ({error}). It must be a function in a "
                "module that Python finds, as in PICTORY_NB_VOICE=my_voices:speak.",
                name=name,
                error=str(error),
            ) from error
        self._code = _digest(getattr(module, "__file__", None))

    @property
    def identity(self) -> str:
        """Return the function's name and a digest of its module's file."""
        return f"{self._name} {self._code}"

    def speak(self, text: str, language: str, voice: str, pace_pct: int) -> Speech:
        """Speak `text` as `Provider` says.

        Raises
        ------
        VoiceError
            When the function raises, or returns no sound.
        """
        spoken, _ = for_speech(text, language)
        try:
            sound, rate_hz = self._speak(spoken, language, voice, pace_pct)
            raw = np.asarray(sound, dtype=np.float32).reshape(-1)
            resampled_once = resampled(raw, int(rate_hz))
        except Exception as error:
            raise VoiceError(_FAILED, name=self._name, error=str(error)) from error
        if not np.isfinite(resampled_once).all():
            raise VoiceError(_NO_NUMBERS, name=self._name)
        samples, _ = trimmed(resampled_once)
        return Speech(samples, aligned_words(text, samples, language))


def _digest(file: str | None) -> str:
    if not file:
        return ""
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()[:12]
    except OSError:
        return ""
