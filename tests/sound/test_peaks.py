import numpy as np
import pytest

from pictory_nb.engine.sound import SoundError, alone, mix, peaks

MUSIC = {"st": 2000, "d": 1975, "m": {"mood": "lo-fi", "seed": 7, "volume_pct": 35}}
DRAFT = {"d": 4000, "t": [{"tt": 0, "sg": [{"st": 0, "d": 4000}]}, {"tt": 1, "sg": [MUSIC]}]}


def test_peaks_are_the_loudest_samples_of_each_twentieth_of_a_second():
    only = alone(DRAFT, 1, 0)
    outline = np.frombuffer(peaks(only, {}), np.uint8)
    assert len(outline) == 40
    samples = np.abs(mix(only, {})).max(axis=1)
    expected = [samples[start : start + 2400].max() for start in range(0, len(samples), 2400)]
    assert outline == pytest.approx(np.array(expected) * 255, abs=0.51)
    assert outline.max() > 10


def test_a_place_without_sound_is_refused_in_words():
    for track, segment in ((0, 0), (1, 1), (2, 0)):
        with pytest.raises(SoundError, match="no such sound"):
            alone(DRAFT, track, segment)
