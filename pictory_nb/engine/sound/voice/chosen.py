"""Which voice this computer has: the user's own, or espeak-ng where the extra is installed."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from pictory_nb.engine import VOICE_VARIABLE
from pictory_nb.engine.sound.voice.espeak import Espeak
from pictory_nb.engine.sound.voice.own import Own
from pictory_nb.engine.sound.voice.piper import Piper, language_of
from pictory_nb.engine.sound.voice.speech import Provider, VoiceError

_NO_VOICE = (
    "There is no voice on this computer yet: install it with pip install 'pictory_nb[voice]' and start the "
    "kernel anew. Until then the video has captions and music alone."
)


def provider(language: str) -> Provider:
    """Return the voice to speak a language with: of the user's voices the one that knows it, else espeak-ng.

    Raises
    ------
    VoiceError
        When there is none, or the user's own cannot be used.
    """
    own = os.environ.get(VOICE_VARIABLE, "").strip()
    if own and not own.endswith(".onnx") and ":" in own and not Path(own).exists():
        return _function(own)
    if own:
        model = _model_for(Path(own).expanduser(), language)
        if model is not None:
            return _piper(model)
    if not Espeak.is_installed():
        raise VoiceError(_NO_VOICE)
    return _espeak()


def _model_for(place: Path, language: str) -> Path | None:
    """Return the voice file for a language; none where the user's voices speak others."""
    models = sorted(place.glob("*.onnx")) if place.is_dir() else [place]
    return next((model for model in models if language_of(model) == language), None)


@cache
def _espeak() -> Espeak:
    return Espeak()


@cache
def _piper(model: Path) -> Piper:
    return Piper(model)


@cache
def _function(name: str) -> Own:
    return Own(name)
