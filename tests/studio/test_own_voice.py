"""A voice of the user's own in a studio: found, or told in words before anything is started."""

import re

import pytest

from pictory_nb import Studio, bridge
from pictory_nb.client import PictoryError
from pictory_nb.engine.launch import stop_engine
from pictory_nb.workshop import engine_options


def speak_here(text, language, voice, pace_pct):
    """A function of a module, as a user has it."""


def test_a_voice_is_handed_to_the_engine_by_its_place(tmp_path):
    (tmp_path / "voice.onnx").write_bytes(b"")
    assert engine_options("local", None, None, tmp_path / "voice.onnx") == (
        "--voice",
        str(tmp_path / "voice.onnx"),
    )
    assert engine_options("local", None, None, speak_here) == ("--voice", f"{__name__}:speak_here")


def test_a_voice_that_the_engine_cannot_find_is_told_at_once(tmp_path):
    for voice in (tmp_path / "gone.onnx", "no such thing", lambda *_: None):
        with pytest.raises(PictoryError, match=r"no voice|function of a module"):
            Studio.local(voice=voice)


def test_a_function_of_the_user_speaks_in_the_film(private_home, tmp_path, monkeypatch):
    (tmp_path / "humming.py").write_text(
        "import numpy as np\n"
        "def speak(text, language, voice, pace_pct):\n"
        "    return 0.2 * np.sin(np.arange(int(len(text) / 12 * 16_000)) / 6), 16_000\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    studio = Studio.local(voice="humming:speak")
    try:
        turn = studio.send(
            "Turn this into a video with a voice-over, keep all of it.\n\n"
            "A team forgets what it decides. A short note saves a long meeting."
        )
        assert not re.search("cannot|failed|no voice", turn.text)
        captions = [
            s.raw["m"] for t, s in studio.timeline.draft.segments() if s.raw["m"].get("role") == "caption"
        ]
        spoken_ms = captions[0]["words"][-1][0] + captions[0]["words"][-1][1] - captions[0]["words"][0][0]
        assert spoken_ms == pytest.approx(len(captions[0]["text"]) / 12 * 1000, rel=0.1)
    finally:
        bridge.close()
        assert stop_engine(extra_args=("--voice", "humming:speak"))
