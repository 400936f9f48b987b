"""Uploads, told by their content and opened only in a limited child process."""

from pictory_nb.engine.media.info import ACCEPTED, MediaInfo, UnsupportedMediaError
from pictory_nb.engine.media.sandbox import probe, probe_font, sound_levels, thumbnail

__all__ = [
    "ACCEPTED",
    "MediaInfo",
    "UnsupportedMediaError",
    "probe",
    "probe_font",
    "sound_levels",
    "thumbnail",
]
