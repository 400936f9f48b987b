"""The process that holds espeak-ng: JSON lines in, a JSON line and 16-bit mono samples out.

espeak-ng is under the GPL, and a crash in it must hurt nobody: it is loaded here and nowhere else. It is
loaded anew for each text, since its noise generators would make the same text sound different each time.
"""

from __future__ import annotations

import _ctypes
import ctypes
import importlib
import json
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_BY_CHARACTER = 1
_RATE = 1
_WORD = 1


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


def synthesise(
    library: str, data: str, text: str, voice: str, words_per_minute: int
) -> tuple[int, bytes, list[tuple[int, int]]]:
    """Return (rate in Hz, 16-bit samples, [character, sample] of each word's start)."""
    espeak = ctypes.CDLL(library)
    sound = bytearray()
    words: list[tuple[int, int]] = []

    def heard(wave: Any, count: int, events: Any) -> int:
        if wave and count:
            sound.extend(ctypes.string_at(wave, 2 * count))
        index = 0
        while events[index].type:
            if events[index].type == _WORD:
                words.append((events[index].text_position - 1, events[index].sample))
            index += 1
        return 0

    callback = _Callback(heard)
    try:
        rate_hz = espeak.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DO_NOT_EXIT)
        if rate_hz <= 0:
            raise RuntimeError("espeak-ng did not start")
        espeak.espeak_ng_SetRandSeed(ctypes.c_long(1))
        espeak.espeak_SetSynthCallback(callback)
        if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
            raise RuntimeError(f"espeak-ng has no voice {voice}")
        espeak.espeak_SetParameter(_RATE, words_per_minute, 0)
        raw = text.encode() + b"\0"
        if espeak.espeak_Synth(raw, ctypes.c_size_t(len(raw)), 0, _BY_CHARACTER, 0, _UTF8, None, None) != 0:
            raise RuntimeError("espeak-ng could not speak the text")
        espeak.espeak_Terminate()
    finally:
        _unload()(espeak._handle)  # noqa: SLF001 (ctypes has no public way to unload)
    return rate_hz, bytes(sound), words


def _unload() -> Callable[[int], Any]:
    return getattr(_ctypes, "dlclose", None) or _ctypes.FreeLibrary  # type: ignore[attr-defined,no-any-return,unused-ignore]


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Answer requests until the parent closes standard input."""
    loader = importlib.import_module("espeakng_loader")
    library, data = loader.get_library_path(), loader.get_data_path()
    for line in source:
        request = json.loads(line)
        try:
            rate_hz, sound, words = synthesise(
                library, data, request["text"], request["voice"], request["words_per_minute"]
            )
            header = {"rate_hz": rate_hz, "bytes": len(sound), "words": words}
        except Exception as error:  # noqa: BLE001 - whatever went wrong is told to the parent
            header, sound = {"error": str(error), "bytes": 0}, b""
        target.write(json.dumps(header).encode() + b"\n" + sound)
        target.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
