"""Sound: generated music, recordings, mixing, loudness and AAC; pure and synchronous, 48 kHz stereo."""

from pictory_nb.engine.sound.aac import encode_aac
from pictory_nb.engine.sound.errors import SoundError
from pictory_nb.engine.sound.instruments import SAMPLE_RATE_HZ, forget_notes
from pictory_nb.engine.sound.mixer import mix, mix_blocks
from pictory_nb.engine.sound.moods import MOODS
from pictory_nb.engine.sound.peaks import alone, peaks

__all__ = [
    "MOODS",
    "SAMPLE_RATE_HZ",
    "SoundError",
    "alone",
    "encode_aac",
    "forget_notes",
    "mix",
    "mix_blocks",
    "peaks",
]
