from __future__ import annotations

import pytest

from pictory_nb.engine.sound import MOODS
from pictory_nb.engine.sound.bed import plan
from pictory_nb.engine.sound.harmony import voicings
from pictory_nb.engine.sound.moods import chords

PROGRESSIONS = [(mood.name, text) for mood in MOODS.values() for text in mood.progressions]


@pytest.mark.parametrize(("mood", "text"), PROGRESSIONS)
def test_voices_move_by_small_steps_and_sound_the_chord(mood, text):
    for tonic in MOODS[mood].tonics_midi:
        progression = chords(text)
        voices = voicings(progression, tonic)
        for (root, tones), chord in zip(progression, voices, strict=True):
            allowed = {(tonic + root + tone) % 12 for tone in tones}
            assert {pitch % 12 for pitch in chord} <= allowed
            assert list(chord) == sorted(set(chord))
            assert chord[-1] - chord[0] <= 19
            assert chord[0] >= 52, "below that chords turn to mud"
        for before, after in zip(voices, voices[1:] + voices[:1], strict=True):
            leaps = [min(abs(pitch - other) for other in before) for pitch in after]
            assert max(leaps) <= 7
            assert sum(leaps) / len(leaps) <= 3


@pytest.mark.parametrize("seconds", [2, 5, 15, 30, 47.3, 60, 300, 1_800])
@pytest.mark.parametrize("mood", MOODS.values(), ids=lambda mood: mood.name)
def test_whole_bars_and_a_ringing_chord_fill_any_length(mood, seconds):
    made = plan(mood, seconds)
    assert made.bar_s == pytest.approx(240 / mood.bpm, rel=0.041), "the tempo hardly gives way"
    at_s = 0.0
    for start_s, phrase in made.phrases:
        assert start_s == pytest.approx(at_s)
        at_s += phrase.bars * made.bar_s
    assert made.ending_s == pytest.approx(at_s)
    assert 0.7 * made.bar_s < seconds - made.ending_s < 2.1 * made.bar_s or not made.phrases
    assert [phrase.leads_home for _, phrase in made.phrases][-1:] in ([True], [])


@pytest.mark.parametrize("seconds", [20, 30, 60])
@pytest.mark.parametrize("mood", MOODS.values(), ids=lambda mood: mood.name)
def test_a_short_film_hears_all_players_too(mood, seconds):
    assert max(phrase.tier for _, phrase in plan(mood, seconds).phrases) == 2
