"""A voice file of Piper: neural, offline; its words are timed by their lengths and its pauses."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
from typing import TYPE_CHECKING

from pictory_nb.engine.sound.voice.aligning import aligned_words
from pictory_nb.engine.sound.voice.child import VoiceChild
from pictory_nb.engine.sound.voice.normalise import for_speech
from pictory_nb.engine.sound.voice.polish import resampled, trimmed
from pictory_nb.engine.sound.voice.speech import Speech, VoiceError

if TYPE_CHECKING:
    from pathlib import Path


class Piper:
    """One voice file (``en_US-lessac-medium.onnx``, with its ``.onnx.json`` beside it), in a child process.

    Parameters
    ----------
    model
        The ONNX file.

    Raises
    ------
    VoiceError
        When a file is missing or Piper is not installed.
    """

    def __init__(self, model: Path) -> None:
        self._model = model
        self.language = language_of(model)
        if importlib.util.find_spec("piper") is None:
            raise VoiceError(
                "The voice “{name}” is one of Piper's: install it with pip install 'pictory_nb[piper]' and "
                "start the kernel anew. Until then the video has captions and music alone.",
                name=model.name,
            )
        self._child = VoiceChild("piper_child.py", str(model))

    @property
    def identity(self) -> str:
        """Return "Piper", its version, the file's name, size and date."""
        status = self._model.stat()
        version = importlib.metadata.version("piper-tts")
        return f"Piper {version} {self._model.name} {status.st_size} {status.st_mtime_ns}"

    def speak(self, text: str, language: str, voice: str, pace_pct: int) -> Speech:
        """Speak `text` as `Provider` says; the file decides who speaks.

        Raises
        ------
        VoiceError
            When Piper fails twice at the same text, or cannot read the file.
        """
        del voice
        spoken, _ = for_speech(text, language)
        header, raw = self._child.ask({"text": spoken, "length_scale": round(100 / pace_pct, 4)})
        samples, _ = trimmed(resampled(raw, int(header["rate_hz"])))
        return Speech(samples, aligned_words(text, samples, language))

    def close(self) -> None:
        """End the child."""
        self._child.close()


def language_of(model: Path) -> str:
    """Return the language of a voice file, "en" for one.

    Raises
    ------
    VoiceError
        When the file or its settings are missing or are no voice.
    """
    settings = model.with_name(f"{model.name}.json")
    if not model.is_file():
        raise VoiceError("There is no voice file “{path}”. Check PICTORY_NB_VOICE.", path=str(model))
    try:
        known = json.loads(settings.read_text("utf-8"))
        code = (known.get("language") or {}).get("code") or known["espeak"]["voice"]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise VoiceError(
            "The voice “{name}” lacks its settings: put its {settings} there, too.",
            name=model.name,
            settings=settings.name,
        ) from error
    return str(code).replace("-", "_").partition("_")[0].lower()
