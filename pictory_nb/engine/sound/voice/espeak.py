"""espeak-ng as a voice: small, offline, a hundred languages, and it knows when it says each word."""

from __future__ import annotations

import atexit
import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np

from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ
from pictory_nb.engine.sound.voice.normalise import for_speech
from pictory_nb.engine.sound.voice.polish import resampled, trimmed
from pictory_nb.engine.sound.voice.speech import Speech, VoiceError
from pictory_nb.engine.sound.voice.words import word_spans

_DISTRIBUTION = "espeakng-loader"
_PACKAGE_ROOT = Path(__file__).resolve().parents[4]
_WORDS_PER_MINUTE = 165
_SLOWEST_WPM, _FASTEST_WPM = 80, 450
_LONGEST_S = 30.0
_VARIANTS = {"female": "f3", "male": "m3"}
_LANGUAGES = {"en": "en-us", "zh": "cmn", "pt": "pt-br"}


class Espeak:
    """The voice of espeak-ng in a child process, which is started with the first text and lives on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)

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
        header, sound = self._asked(request)
        raw = np.frombuffer(sound, dtype="<i2").astype(np.float32) / np.float32(32768)
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
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def _asked(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        with self._lock:
            for is_last_try in (False, True):
                try:
                    header, sound = self._exchange(request)
                except (OSError, ValueError) as error:
                    self.close()
                    if is_last_try:
                        raise VoiceError("The voice stopped at one text and was left out there.") from error
                else:
                    if "error" in header:
                        raise VoiceError(f"The voice cannot speak this: {header['error']}.")
                    return header, sound
        raise AssertionError("unreachable")

    def _exchange(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        child = self._child = self._child or _started()
        assert child.stdin is not None
        assert child.stdout is not None
        watchdog = threading.Timer(_LONGEST_S, child.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
            header = json.loads(child.stdout.readline())
            sound = child.stdout.read(header["bytes"])
        finally:
            watchdog.cancel()
        if len(sound) != header["bytes"]:
            raise OSError("the voice ended in the middle of a text")
        return header, sound


def _started() -> subprocess.Popen[bytes]:
    paths = [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    # Run by its path: by its name it would import the package around it, and numpy, for nothing.
    script = Path(__file__).with_name("espeak_child.py")
    return subprocess.Popen(
        [sys.executable, "-P", str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
