from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tracemalloc
from itertools import pairwise

import numpy as np
import pytest

from pictory_nb.engine.sound import MOODS, mix, mix_blocks
from pictory_nb.engine.sound.mixer import _Mix, _parts
from pictory_nb.engine.sound.voice_track import voice_track

SAID = ("Writing forces you to notice the gap.", "73% of decisions are argued twice.", "Start today.")


@pytest.fixture
def spoken(film):
    """A film with a voice: one caption every 5 s, with a pause of some seconds before the end."""

    def make(d_ms, volume_pct=35, mood="lo-fi", **voice):
        draft = film(d_ms, *([{"mood": mood, "seed": 7, "volume_pct": volume_pct}] if volume_pct else []))
        texts = [
            {"st": st, "d": 4_500, "m": {"role": "caption", "text": SAID[st // 5_000 % len(SAID)]}}
            for st in range(0, max(d_ms - 4_000, 1), 5_000)
        ]
        draft["m"] = {"language": "en", "voice": {"on": True, **voice}}
        draft["t"].append({"tt": 7, "sg": texts})
        return draft

    return make


@pytest.mark.parametrize("d_ms", [5_000, 30_000, 300_000])
@pytest.mark.parametrize("volume_pct", [0, 35, 100])
def test_a_film_with_a_voice_has_the_loudness_of_the_platforms(spoken, ebur128, d_ms, volume_pct):
    lufs, peak_dbtp = ebur128(mix(spoken(d_ms, volume_pct), {}))
    assert lufs == pytest.approx(-16.0, abs=0.5)
    assert peak_dbtp <= -1.0


@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_lies_under_the_voice(spoken, ebur128, mood):
    lufs, peak_dbtp = ebur128(mix(spoken(30_000, 35, mood), {}))
    assert lufs == pytest.approx(-16.0, abs=0.5)
    assert peak_dbtp <= -1.0


@pytest.mark.parametrize("volume_pct", [20, 35, 70, 100])
@pytest.mark.parametrize("mood", MOODS)
def test_the_voice_stands_12_db_and_more_above_the_music_while_it_speaks(spoken, mood, volume_pct):
    draft = spoken(30_000, volume_pct, mood)
    total = 30_000 * 48
    voice = voice_track(draft, {}, total)
    mixed = _Mix(_parts(draft, {}, total), voice, total)
    together = np.concatenate(list(mixed.blocks()), axis=1)
    said = mixed._voice_gain * np.concatenate(list(voice.blocks()), axis=1)
    music = together - said
    speaking = np.zeros(total, dtype=bool)
    for place in voice._places:
        speaking[place.start : place.stop] = True

    def level(sound):
        return 10 * np.log10(np.mean(sound[:, speaking] ** 2))

    assert level(said) - level(music) >= 12
    alone = np.concatenate(list(_Mix(_parts(draft, {}, total), None, total).blocks()), axis=1)
    first, second = voice._places[:2]
    pause = slice(first.stop + 34_000, second.start - 12_500)
    down = 10 * np.log10(np.mean(music[:, speaking] ** 2) / np.mean(alone[:, speaking] ** 2))
    assert down < -5.9
    assert np.allclose(music[:, pause], alone[:, pause], atol=1e-5), "and is back where nobody speaks"


def test_35_percent_is_9_db_under_the_level_of_the_same_music_alone(film, spoken):
    draft = spoken(30_000, 35)
    total = 30_000 * 48
    alone = mix(film(30_000, {"mood": "lo-fi", "seed": 7, "volume_pct": 100}), {})
    mixed = _Mix(_parts(draft, {}, total), voice_track(draft, {}, total), total)
    music = np.concatenate(list(mixed.blocks()), axis=1)
    music -= mixed._voice_gain * np.concatenate(list(mixed.voice.blocks()), axis=1)
    pause = slice(28 * 48_000, 29 * 48_000)
    difference = 10 * np.log10(np.mean(alone[pause] ** 2) / np.mean(music[:, pause] ** 2))
    assert difference == pytest.approx(9.1, abs=0.5)


def test_the_voice_is_where_the_draft_shows_it(spoken):
    samples = np.abs(mix(spoken(30_000, 0), {})).max(axis=1)
    for start_ms in range(0, 26_000, 5_000):
        before = samples[max(0, start_ms - 300) * 48 : start_ms * 48]
        assert before.size == 0 or before.max() < 1e-3
        assert samples[start_ms * 48 : (start_ms + 400) * 48].max() > 0.05


def test_a_voice_joins_without_a_click(spoken):
    """A click is a step between two samples that neither speech nor its pauses have."""
    samples = mix(spoken(30_000, 0), {}).mean(axis=1)
    high = np.abs(np.fft.rfft(samples.reshape(-1, 960) * np.hanning(960)))[:, 360:]
    assert 20 * np.log10(high.max() / np.abs(np.fft.rfft(samples[:960_000])).max()) < -60
    assert not samples[:48].any()


def test_texts_that_are_shown_too_briefly_are_said_quicker_and_never_over_each_other(spoken):
    draft = spoken(30_000, 0)
    for number, segment in enumerate(draft["t"][-1]["sg"]):
        segment.update(st=number * 1_500, d=1_500)
    places = voice_track(draft, {}, 30_000 * 48)._places
    assert all(one.stop <= two.start for one, two in pairwise(places))
    assert max(place.pace_pct for place in places) > 100


def test_a_voice_that_cannot_speak_leaves_the_music_alone(spoken, film):
    draft = spoken(6_000, 100, language="xx")
    silent = film(6_000, {"mood": "lo-fi", "seed": 7, "volume_pct": 100})
    assert np.array_equal(mix(draft, {}), mix(silent, {}))


def test_the_same_film_sounds_the_same_in_another_process(spoken):
    draft = spoken(12_000)
    code = (
        "import hashlib, json, sys\nfrom pictory_nb.engine.sound import mix\n"
        "print(hashlib.sha256(mix(json.load(sys.stdin), {}).tobytes()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(draft), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(mix(draft, {}).tobytes()).hexdigest()


def test_an_hour_needs_no_more_memory_than_minutes(spoken):
    def peak_bytes(d_ms):
        draft = spoken(d_ms, 35)
        tracemalloc.start()
        blocks = mix_blocks(draft, {})
        for _ in range(5):
            next(blocks)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    assert peak_bytes(240_000) < 1.5 * peak_bytes(60_000)
