"""The user's clips are heard: under the rest, beside their pictures, trimmed and repeated as those are."""

from fractions import Fraction

import av
import numpy as np
import pytest

from pictory_nb.engine.render.cache import sound_key
from pictory_nb.engine.sound import mix


@pytest.fixture
def clip(tmp_path):
    """A clip of two seconds: 300 Hz in the first, 1,200 Hz in the second."""

    def make(*, has_sound=True, name="clip.mp4"):
        path = tmp_path / name
        with av.open(str(path), "w") as out:
            stream = out.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
            stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
            heard = out.add_stream("aac", rate=48_000) if has_sound else None
            if heard is not None:
                heard.layout = "mono"
            for at in range(20):
                frame = av.VideoFrame.from_ndarray(np.zeros((36, 64, 3), dtype=np.uint8), format="rgb24")
                frame.pts, frame.time_base = at, Fraction(1, 10)
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
            if heard is not None:
                at = np.arange(48_000) / 48_000
                wave = 0.1 * np.concatenate([np.sin(2 * np.pi * hz * at) for hz in (300, 1_200)])
                frame = av.AudioFrame.from_ndarray(wave.astype(np.float32)[None], "fltp", "mono")
                frame.sample_rate = 48_000
                out.mux(heard.encode(frame))
                out.mux(heard.encode(None))
        return path

    return make


def with_clip(draft, **background):
    draft["t"][0]["sg"][0]["m"] = {"background": {"media_id": "c", **background}}
    return draft


def pitch_hz(samples, second):
    part = samples[int(second * 48_000) : int((second + 0.5) * 48_000), 0]
    return np.abs(np.fft.rfft(part)).argmax() / 0.5


def rms_db(samples):
    return 20 * np.log10(np.sqrt(np.mean(np.square(samples, dtype=np.float64))) + 1e-12)


def test_a_clip_is_silent_unless_the_draft_says_otherwise(film, clip):
    assert not mix(with_clip(film(2_000)), {"c": clip()}).any()
    assert not mix(with_clip(film(2_000), sound_pct=0), {"c": clip()}).any()


def test_a_clip_without_a_sound_and_one_that_is_gone_are_silent(film, clip, tmp_path):
    draft = with_clip(film(2_000), sound_pct=50)
    assert not mix(draft, {"c": clip(has_sound=False)}).any()
    assert not mix(draft, {"c": tmp_path / "gone.mp4"}).any()


def test_clips_alone_have_the_loudness_of_the_platforms(film, clip, ebur128):
    lufs, peak_dbtp = ebur128(mix(with_clip(film(8_000), sound_pct=30), {"c": clip()}))
    assert lufs == pytest.approx(-16.0, abs=0.5)
    assert peak_dbtp <= -1.0


def test_a_clip_starts_again_with_its_picture(film, clip):
    samples = mix(with_clip(film(6_000), sound_pct=30), {"c": clip()})
    assert samples.shape == (288_000, 2)
    heard = [pitch_hz(samples, second) for second in (0.25, 1.25, 2.25, 3.25, 4.25, 5.25)]
    assert heard == pytest.approx([300, 1_200] * 3, abs=3)
    assert np.abs(samples[:5]).max() < 1e-3
    assert np.abs(samples[-5:]).max() < 1e-3


def test_of_a_trimmed_clip_the_shown_part_is_heard(film, clip):
    samples = mix(with_clip(film(2_000), sound_pct=30, from_ms=1_000), {"c": clip()})
    assert [pitch_hz(samples, second) for second in (0.25, 1.25)] == pytest.approx([1_200] * 2, abs=3)
    samples = mix(with_clip(film(2_000), sound_pct=30, to_ms=1_000), {"c": clip()})
    assert [pitch_hz(samples, second) for second in (0.25, 1.25)] == pytest.approx([300] * 2, abs=3)


def test_30_percent_is_10_db_under_the_music(film, clip):
    lo_fi = {"mood": "lo-fi", "seed": 7}
    music, both = mix(film(8_000, lo_fi), {}), mix(with_clip(film(8_000, lo_fi), sound_pct=30), {"c": clip()})
    scale = (both * music).sum() / (music * music).sum()
    rest = both - scale * music
    assert rms_db(music * scale) - rms_db(rest) == pytest.approx(10.5, abs=4)


def test_a_clip_s_volume_changes_the_soundtrack_and_its_looks_do_not(film, clip):
    media = {"c": clip()}
    quiet, loud, mute = (sound_key(with_clip(film(2_000), sound_pct=pct), media) for pct in (30, 60, 0))
    other = with_clip(film(2_000), sound_pct=30)
    other["t"][0]["sg"][0]["m"]["theme"] = "paper"
    assert len({quiet, loud, mute}) == 3
    assert sound_key(other, media) == quiet


def test_texts_count_for_the_sound_only_where_somebody_speaks_them():
    def told(text, *, is_on):
        segment = {"st": 0, "d": 1_000, "m": {"role": "caption", "text": text}}
        return {"d": 2_000, "m": {"voice": {"on": is_on}}, "t": [{"tt": 7, "sg": [segment]}]}

    assert sound_key(told("One", is_on=False), {}) == sound_key(told("Two", is_on=False), {})
    assert sound_key(told("One", is_on=True), {}) != sound_key(told("Two", is_on=True), {})
