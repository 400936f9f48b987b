"""Which voice this computer has: the user's own, or espeak-ng where the extra is installed."""

from __future__ import annotations

from functools import cache

from pictory_nb.engine.sound.voice.espeak import Espeak
from pictory_nb.engine.sound.voice.speech import Provider, VoiceError

_NO_VOICE = (
    "There is no voice on this computer yet: install it with pip install 'pictory_nb[voice]' and start the "
    "kernel anew. Until then the video has captions and music alone."
)


def provider() -> Provider:
    """Return the voice to speak with.

    Raises
    ------
    VoiceError
        When there is none.
    """
    if not Espeak.is_installed():
        raise VoiceError(_NO_VOICE)
    return _espeak()


@cache
def _espeak() -> Espeak:
    return Espeak()
