from __future__ import annotations

import av
import numpy as np
import pytest

from pictory_nb.engine.sound import encode_aac, mix, mix_blocks


def decoded(path):
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=48_000)
        frames = [f.to_ndarray() for frame in container.decode(audio=0) for f in resampler.resample(frame)]
    return np.concatenate(frames, axis=1).T


@pytest.mark.parametrize("d_ms", [500, 10_007])
def test_is_aac_lc_stereo_48_khz_of_the_same_length(film, tmp_path, d_ms):
    path = tmp_path / "sound.m4a"
    encode_aac(mix(film(d_ms, {"mood": "upbeat", "seed": 1}), {}), path)
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert stream.codec_context.codec.canonical_name == "aac"
        assert stream.profile == "LC"
        assert stream.rate == 48_000
        assert stream.layout.name == "stereo"
        assert container.duration / 1_000 == pytest.approx(d_ms, abs=1)


def test_is_in_time_and_sounds_the_same(film, tmp_path, ebur128):
    path = tmp_path / "sound.m4a"
    samples = mix(film(12_000, {"mood": "corporate", "seed": 4}), {})
    encode_aac(samples, path)
    heard = decoded(path)
    n = min(len(heard), len(samples))
    assert n >= len(samples) - 1_024
    shifts = range(-1_100, 1_101, 4)
    middle = samples[100_000:200_000, 0]
    likeness = [np.dot(heard[100_000 + s : 200_000 + s, 0], middle) for s in shifts]
    assert abs(shifts[int(np.argmax(likeness))]) <= 4, "no shift against the picture"
    lufs, peak_dbtp = ebur128(heard)
    assert lufs == pytest.approx(-16.0, abs=0.3)
    assert peak_dbtp <= -1.0


def test_pieces_make_the_same_file_as_the_whole(film, tmp_path):
    draft = film(5_000, {"mood": "calm", "seed": 1})
    encode_aac(mix(draft, {}), tmp_path / "whole.m4a")
    encode_aac(mix_blocks(draft, {}), tmp_path / "pieces.m4a")
    assert np.array_equal(decoded(tmp_path / "whole.m4a"), decoded(tmp_path / "pieces.m4a"))


def test_silence_can_be_encoded(film, tmp_path):
    encode_aac(mix(film(2_000), {}), tmp_path / "silence.m4a")
    assert not decoded(tmp_path / "silence.m4a").any()


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        encode_aac(np.zeros((4_800, 2), dtype=np.float32), tmp_path / "gone" / "sound.m4a")
