"""The one way to a voice: chooses the provider, remembers what was said, and never raises for a text."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.sound.voice.chosen import provider
from pictory_nb.engine.sound.voice.lines import is_on, narration_of
from pictory_nb.engine.sound.voice.polish import polished
from pictory_nb.engine.sound.voice.speech import Provider, Speech, VoiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_KEPT_BYTES = 48 * 1024**2
_FULL = 32767


@dataclass(frozen=True, slots=True)
class _Kept:
    sound: NDArray[np.int16]
    words: tuple[tuple[int, int], ...]


_kept: OrderedDict[tuple[object, ...], _Kept] = OrderedDict()
_lock = threading.Lock()


class Narrator:
    """A film's voice.

    Parameters
    ----------
    voice
        The provider.
    language, name, pace_pct
        As in ``m.voice`` of a draft.
    """

    def __init__(self, voice: Provider, *, language: str, name: str = "female", pace_pct: int = 100) -> None:
        self._voice = voice
        self._language, self._name, self._pace_pct = language, name, pace_pct
        self.failure: VoiceError | None = None

    @property
    def identity(self) -> str:
        """Return what tells this voice from others: its provider, language, name and pace."""
        return f"{self._voice.identity} {self._language} {self._name} {self._pace_pct}"

    def say(self, text: str, pace_pct: int | None = None) -> Speech | None:
        """Return `text` spoken and polished; None when the voice fails, and `failure` then says why.

        The same text, voice and pace are made once and then remembered.
        """
        pace = pace_pct or self._pace_pct
        key = (self._voice.identity, self._language, self._name, pace, text)
        with _lock:
            kept = _kept.get(key)
            if kept is not None:
                _kept.move_to_end(key)
        if kept is None:
            try:
                speech = self._voice.speak(text, self._language, self._name, pace)
            except VoiceError as error:
                self.failure = self.failure or error
                return None
            sound = polished(speech.samples)
            peak = float(np.abs(sound).max(initial=1e-9))
            kept = _Kept(np.rint(sound * np.float32(_FULL / max(peak, 1.0))).astype(np.int16), speech.words)
            _keep(key, kept)
        return Speech(kept.sound.astype(np.float32) / np.float32(_FULL), kept.words)

    @property
    def pace_pct(self) -> int:
        """The pace in percent."""
        return self._pace_pct


def narrator_of(draft: Mapping[str, Any]) -> Narrator | None:
    """Return the voice of a draft; None when it is off, or a recording of the user's.

    Raises
    ------
    VoiceError
        When the voice is on and there is none on this computer.
    """
    if not is_on(draft) or narration_of(draft) is not None:
        return None
    project = draft["m"]
    wanted = project["voice"]
    language = str(wanted.get("language") or project.get("language") or "en")
    return Narrator(
        provider(language),
        language=language,
        name=str(wanted.get("name") or "female"),
        pace_pct=int(wanted.get("pace_pct") or 100),
    )


def voice_name(draft: Mapping[str, Any]) -> str | None:
    """Return what a draft's voice is here and now: its sound changes when another voice is installed."""
    try:
        narrator = narrator_of(draft)
    except VoiceError:
        return None
    return narrator.identity if narrator else None


def _keep(key: tuple[object, ...], kept: _Kept) -> None:
    with _lock:
        _kept[key] = kept
        size = sum(one.sound.nbytes for one in _kept.values())
        while size > _KEPT_BYTES and len(_kept) > 1:
            _, oldest = _kept.popitem(last=False)
            size -= oldest.sound.nbytes
