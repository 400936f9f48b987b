"""The voice: texts become speech with the time of each word; see `Narrator` for the one way in."""

from pictory_nb.engine.sound.voice.lines import Line, lead_ms, lines_of, narration_of, said, said_of, tail_ms
from pictory_nb.engine.sound.voice.narrator import Narrator, narrator_of, voice_name
from pictory_nb.engine.sound.voice.speech import Provider, Speech, VoiceError

__all__ = [
    "Line",
    "Narrator",
    "Provider",
    "Speech",
    "VoiceError",
    "lead_ms",
    "lines_of",
    "narration_of",
    "narrator_of",
    "said",
    "said_of",
    "tail_ms",
    "voice_name",
]
