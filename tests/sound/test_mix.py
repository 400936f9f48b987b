from __future__ import annotations

import av
import numpy as np
import pytest

from pictory_nb.engine.sound import MOODS, SoundError, mix, mix_blocks

LO_FI = {"mood": "lo-fi", "seed": 7}


def rms_db(samples):
    return 20 * np.log10(np.sqrt(np.mean(np.square(samples, dtype=np.float64))) + 1e-12)


@pytest.mark.parametrize("d_ms", [1, 40, 999, 7_333, 20_001])
@pytest.mark.parametrize("mood", MOODS)
def test_is_exactly_as_long_as_the_film(film, mood, d_ms):
    samples = mix(film(d_ms, {"mood": mood, "seed": 1}), {})
    assert samples.shape == (d_ms * 48, 2)
    assert samples.dtype == np.float32
    assert np.isfinite(samples).all()


def test_a_film_without_music_is_digitally_silent(film):
    silent = film(2_500)
    del silent["t"][1]
    assert not mix(silent, {}).any()
    assert mix(silent, {}).shape == (120_000, 2)
    assert not mix(film(2_500, LO_FI | {"volume_pct": 0}), {}).any()


def test_one_seed_is_one_piece_of_music_and_another_seed_another(film):
    first = mix(film(12_000, LO_FI), {})
    again = mix(film(12_000, LO_FI), {})
    other = mix(film(12_000, LO_FI | {"seed": 8}), {})
    assert np.array_equal(first, again)
    assert np.abs(first - other).max() > 0.05


@pytest.mark.parametrize("seed", [0, 7, 2_026])
@pytest.mark.parametrize("mood", MOODS)
def test_every_mood_is_made_well(film, ebur128, mood, seed):
    samples = mix(film(30_000, {"mood": mood, "seed": seed}), {})
    lufs, peak_dbtp = ebur128(samples)
    assert lufs == pytest.approx(-16.0, abs=0.3)
    assert peak_dbtp <= -1.0
    assert np.abs(samples.mean(axis=0)).max() < 1e-3, "no DC"
    assert rms_db(samples[:96_000]) > -30, "the music is there from the start"
    left, right = samples.T
    assert abs(rms_db(left) - rms_db(right)) < 2.0, "the picture is centred"
    assert 0.2 < np.corrcoef(left, right)[0, 1] < 0.95, "wide, and sound in mono"


@pytest.mark.parametrize("d_ms", [3_000, 9_700, 30_000, 61_234])
@pytest.mark.parametrize("mood", MOODS)
def test_the_music_ends_with_the_film_and_not_before(film, mood, d_ms):
    samples = mix(film(d_ms, {"mood": mood, "seed": 3}), {})
    assert np.abs(samples[:5]).max() < 1e-3
    assert np.abs(samples[-5:]).max() < 1e-4
    assert rms_db(samples[-48_000 * 2 : -48_000]) > -48, (
        "the last chord still rings two seconds before the end"
    )
    last = [rms_db(part) for part in np.array_split(samples[-48_000:], 4)]
    assert last == sorted(last, reverse=True), "and fades to nothing"


def test_phrases_come_back_without_a_click(film):
    """A click is heard above everything that this mood plays: its brightest notes end at some kHz."""
    samples = mix(film(180_000, {"mood": "calm", "seed": 5}), {}).mean(axis=1)
    frames = samples.reshape(-1, 960) * np.hanning(960)
    spectrum = np.abs(np.fft.rfft(frames))
    high = np.sqrt(np.mean(spectrum[:, 300:] ** 2, axis=1))  # 15 kHz and more
    assert 20 * np.log10(high.max() / spectrum.max()) < -80


def test_level_stays_even_over_ten_minutes(film):
    samples = mix(film(600_000, LO_FI), {})
    seconds = np.sqrt(np.mean(samples[: 590 * 48_000].reshape(-1, 48_000 * 10, 2) ** 2, axis=(1, 2)))
    assert 20 * np.log10(seconds[1:].max() / seconds[1:].min()) < 9


def test_volume_means_what_it_says(film, ebur128):
    full, _ = ebur128(mix(film(20_000, LO_FI | {"volume_pct": 100}), {}))
    quiet, _ = ebur128(mix(film(20_000, LO_FI | {"volume_pct": 35}), {}))
    assert full - quiet == pytest.approx(9.12, abs=0.1)
    unstated, _ = ebur128(mix(film(20_000, LO_FI), {}))
    assert unstated == pytest.approx(full, abs=0.01)


def test_a_users_file_plays_at_the_same_level(film, ebur128, tone_file):
    path = tone_file("song.wav", 10)
    lufs, _ = ebur128(mix(film(10_000, {"media_id": "med_1", "volume_pct": 100}), {"med_1": path}))
    assert lufs == pytest.approx(-16.0, abs=0.3)


def test_a_users_drums_play_at_the_same_level(film, ebur128, tmp_path):
    """Their peaks stand 17 dB above their level: the limiter takes some, and the rest is raised for it."""
    rng = np.random.default_rng(4)
    drums = np.zeros(12 * 48_000, dtype=np.float32)
    for at in range(0, len(drums) - 24_000, 24_000):
        drums[at : at + 24_000] += np.exp(-np.arange(24_000) / 2_500) * rng.normal(0, 0.3, 24_000)
    path = tmp_path / "drums.wav"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=48_000)
        stream.layout = "mono"
        pcm = (np.clip(drums, -1, 1) * 32_767).astype(np.int16)[None]
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    lufs, peak_dbtp = ebur128(mix(film(12_000, {"media_id": "m"}), {"m": path}))
    assert lufs == pytest.approx(-16.0, abs=0.5)
    assert peak_dbtp <= -1.0


@pytest.mark.parametrize(("name", "codec"), [("a.wav", "pcm_s16le"), ("a.mp3", "mp3"), ("a.m4a", "aac")])
def test_a_users_file_is_padded_with_silence(film, tone_file, name, codec):
    path = tone_file(name, 3, codec=codec)
    samples = mix(film(6_000, {"media_id": "med_1"}), {"med_1": path})
    assert samples.shape == (288_000, 2)
    assert rms_db(samples[24_000:120_000]) > -22
    assert not samples[160_000:].any()


def test_a_users_file_that_is_too_long_fades_out(film, tone_file):
    path = tone_file("long.wav", 30)
    samples = mix(film(8_000, {"media_id": "med_1"}), {"med_1": path})
    assert rms_db(samples[5 * 48_000 : 6 * 48_000]) > -20
    assert np.abs(samples[-20:]).max() < 1e-3
    end = [rms_db(part) for part in np.array_split(samples[-48_000:], 5)]
    assert end == sorted(end, reverse=True)


def test_segments_play_where_they_stand_and_are_cut_at_the_films_end(film, tone_file):
    path = tone_file("a.wav", 10)
    draft = film(
        6_000, {"media_id": "a", "st": 1_000, "d": 1_000}, {"media_id": "a", "st": 4_000, "d": 9_000}
    )
    samples = mix(draft, {"a": path})
    loud = [rms_db(second) > -30 for second in samples.reshape(6, 48_000, 2)]
    assert loud == [False, True, False, False, True, True]


def test_two_loud_tracks_together_stay_under_the_limit(film, ebur128):
    draft = film(15_000, LO_FI, {"mood": "upbeat", "seed": 1}, {"mood": "cinematic", "seed": 2})
    _, peak_dbtp = ebur128(mix(draft, {}))
    assert peak_dbtp <= -1.0


def test_pieces_add_up_to_the_whole(film):
    draft = film(9_001, LO_FI)
    assert np.array_equal(np.concatenate(list(mix_blocks(draft, {}))), mix(draft, {}))


def test_an_unknown_mood_is_told_with_the_moods_that_there_are(film):
    with pytest.raises(SoundError, match=r"polka.*lo-fi, upbeat, calm, cinematic, corporate, inspiring"):
        mix(film(1_000, {"mood": "polka"}), {})


def test_a_missing_file_is_told_by_its_name(film, tmp_path):
    with pytest.raises(SoundError, match=r"our-song\.mp3.*Upload it again"):
        mix(film(1_000, {"media_id": "med_1", "name": "our-song.mp3"}), {"med_1": tmp_path / "gone.mp3"})


def test_a_file_that_is_no_sound_is_told_in_words(film, tmp_path):
    path = tmp_path / "notes.mp3"
    path.write_bytes(b"not a sound at all" * 100)
    with pytest.raises(SoundError, match=r"notes\.mp3 cannot be read"):
        mix(film(1_000, {"media_id": "med_1"}), {"med_1": path})


def test_the_tempo_can_be_chosen(film):
    slow = mix(film(12_000, LO_FI | {"bpm": 60}), {})
    assert not np.array_equal(slow, mix(film(12_000, LO_FI), {}))
    with pytest.raises(SoundError, match="400 beats per minute is not possible: 40 to 200 are"):
        mix(film(12_000, LO_FI | {"bpm": 400}), {})


def test_music_fades_in_and_out_as_long_as_it_is_told(film):
    plain = mix(film(20_000, LO_FI), {})
    faded = mix(film(20_000, LO_FI | {"fade_in_ms": 3_000, "fade_out_ms": 5_000}), {})
    parts = slice(0, 48_000), slice(48_000, 96_000), slice(-96_000, -48_000), slice(-240_000, -192_000)
    drops = [rms_db(faded[part]) - rms_db(plain[part]) for part in parts]
    assert drops[0] < drops[1] < -1
    assert drops[2] < drops[3] < 0.1
    assert np.allclose(faded[150_000:700_000], plain[150_000:700_000], atol=1e-3), (
        "what is between is as loud"
    )


def test_a_users_file_ends_as_it_is_told(film, tone_file):
    media = {"med_1": tone_file("long.wav", 12)}
    told, hard = (mix(film(6_000, {"media_id": "med_1", "fade_out_ms": ms}), media) for ms in (3_000, 0))
    assert rms_db(told[-24_000:]) < rms_db(hard[-24_000:]) - 6
    assert rms_db(hard[-4_800:]) == pytest.approx(rms_db(hard[96_000:144_000]), abs=0.5), "0 is no fade"
