"""The user's own recording as the voice: the film is timed to it, and heard where its texts are shown."""

import av
import numpy as np
import pytest

from pictory_nb.draft.brand_cards import INTRO_MS, OUTRO_MS
from pictory_nb.engine.director import direct
from pictory_nb.engine.director.steps import MediaItem, Say, ToolResult
from pictory_nb.engine.media import UnsupportedMediaError, sound_levels
from pictory_nb.engine.sound import mix
from pictory_nb.engine.sound.voice import lines_of
from pictory_nb.engine.sound.voice.espeak import Espeak
from pictory_nb.engine.sound.voice.lines import said_of

SCRIPT = """# Why notes win

A team forgets what it decides. Last year 73% of all decisions were made twice.
A short note saves a long meeting, and everybody can find it later."""


@pytest.fixture(scope="module")
def speaker():
    voice = Espeak()
    yield voice
    voice.close()


def last_draft(steps):
    return [step.draft for step in steps if isinstance(step, ToolResult) and step.draft][-1]


def texts_of(draft):
    found = [s for t in draft["t"] if t["tt"] == 7 for s in t["sg"]]
    return sorted(found, key=lambda segment: segment["st"])


@pytest.fixture
def film():
    return last_draft(direct(f"Turn this into a video, keep all of it.\n\n{SCRIPT}", None, [], seed=7))


@pytest.fixture
def recording(film, speaker, tmp_path):
    """Somebody reads the film's texts, slowly and with pauses: the upload, and when each text begins."""
    rng = np.random.default_rng(2)
    pieces, begins_s = [np.zeros(60_000, dtype=np.float32)], []
    for segment in texts_of(film):
        begins_s.append(sum(map(len, pieces)) / 48_000)
        pieces.append(speaker.speak(said_of(segment["m"]), "en", "male", 90).samples)
        pieces.append(np.zeros(int(rng.uniform(0.5, 1.2) * 48_000), dtype=np.float32))
    sound = np.concatenate(pieces)
    sound += rng.normal(0, 0.001, sound.size).astype(np.float32)
    path = tmp_path / "stored.mp3"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libmp3lame", rate=48_000)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(sound[None], format="fltp", layout="mono")
        frame.sample_rate = 48_000
        resampler = av.AudioResampler(format="s16p", layout="mono", rate=48_000, frame_size=1152)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    length_ms = round(sound.size / 48)
    return MediaItem("med_n", "reading.mp3", "audio", duration_ms=length_ms, path=str(path)), begins_s


def narrated(film, item, message="use reading.mp3 as the voice"):
    steps = list(direct(message, film, [item], seed=7))
    return last_draft(steps), "".join(step.text for step in steps if isinstance(step, Say))


@pytest.mark.parametrize("message", ["use reading.mp3 as the voice", "make reading.mp3 the voice-over"])
def test_each_text_is_shown_when_the_recording_says_it(film, recording, message):
    item, begins_s = recording
    draft, told = narrated(film, item, message)
    assert "reading.mp3 is the voice now" in told
    voice = draft["m"]["voice"]
    assert voice["media_id"] == "med_n"
    wanted_ms = [begin * 1000 + voice["start_ms"] for begin in begins_s]
    shown_ms = [segment["st"] for segment in texts_of(draft)]
    for shown, wanted in zip(shown_ms, wanted_ms, strict=True):
        assert -700 < shown - wanted < 150
    assert draft["d"] == pytest.approx(wanted_ms[-1] + 2_500, abs=2_500)
    scenes = next(t["sg"] for t in draft["t"] if t["tt"] == 0)
    assert [s["st"] + s["d"] for s in scenes[:-1]] == [s["st"] for s in scenes[1:]]
    assert scenes[-1]["st"] + scenes[-1]["d"] == draft["d"]
    for segment in texts_of(draft):
        if segment["m"]["role"] == "caption":
            assert len(segment["m"]["words"]) == len(segment["m"]["text"].split())
            last = segment["m"]["words"][-1]
            assert 0 < last[0] + last[1] <= segment["d"] + 400


def test_the_recording_is_heard_there_and_the_music_steps_back(film, recording):
    item, begins_s = recording
    draft, _ = narrated(film, item)
    media = {"med_n": item.path}
    both = mix(draft, media)
    draft["t"] = [track for track in draft["t"] if track["tt"] != 1]
    voice = mix(draft, media)
    assert len(voice) == draft["d"] * 48
    for begin in begins_s:
        at = int((begin + draft["m"]["voice"]["start_ms"] / 1000) * 48_000)
        assert np.abs(voice[at : at + 24_000]).max() > 10 * np.abs(voice[at - 12_000 : at - 4_800]).max()
    assert np.corrcoef(both[:, 0], voice[:, 0])[0, 1] > 0.8


def test_a_later_edit_keeps_the_texts_at_their_words(film, recording):
    item, _ = recording
    draft, _ = narrated(film, item)
    again = last_draft(direct("make the look paper", draft, [item], seed=7))
    assert [s["st"] for s in texts_of(again)] == [s["st"] for s in texts_of(draft)]
    assert again["m"]["voice"] == draft["m"]["voice"]
    spoken = last_draft(direct("use a male voice", draft, [item], seed=7))
    assert "media_id" not in spoken["m"]["voice"]
    assert lines_of(spoken)


def test_the_brands_cards_stand_around_what_is_read(film, recording):
    item, _ = recording
    draft, _ = narrated(film, item)
    carded = last_draft(direct("add an intro and an outro", draft, [item], seed=7))
    assert carded["d"] == draft["d"] + INTRO_MS + OUTRO_MS
    for edited in (carded, last_draft(direct("make the look paper", carded, [item], seed=7))):
        assert edited["m"]["voice"]["start_ms"] == draft["m"]["voice"]["start_ms"] + INTRO_MS
        read = [s for s in texts_of(edited) if s["m"]["role"] != "brand"]
        assert [s["st"] for s in read] == [s["st"] + INTRO_MS for s in texts_of(draft)]
    bare = last_draft(direct("remove the brand intro and outro", carded, [item], seed=7))
    assert [s["st"] for s in texts_of(bare)] == [s["st"] for s in texts_of(draft)]
    assert bare["m"]["voice"] == draft["m"]["voice"]


def test_a_recording_is_no_music():
    heard = MediaItem("med_n", "my narration.mp3", "audio", duration_ms=5_000)
    steps = list(direct(f"Turn this into a video.\n\n{SCRIPT}", None, [heard], seed=7))
    music = next(t["sg"] for t in last_draft(steps)["t"] if t["tt"] == 1)
    assert "media_id" not in music[0]["m"]
    assert "my narration.mp3 is kept for the voice" in "".join(s.text for s in steps if isinstance(s, Say))


def test_a_silent_and_a_broken_recording_change_nothing(film, tmp_path):
    silent = tmp_path / "silent.wav"
    with av.open(str(silent), "w") as out:
        stream = out.add_stream("pcm_s16le", rate=16_000)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 32_000), np.int16), format="s16", layout="mono")
        frame.sample_rate = 16_000
        out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"\xff\xfb" + bytes(range(256)) * 50)
    for path, why in ((silent, "Nothing is heard in reading.mp3"), (broken, "reading.mp3 cannot be read")):
        item = MediaItem("med_n", "reading.mp3", "audio", duration_ms=2_000, path=str(path))
        steps = list(direct("use reading.mp3 as the voice", film, [item], seed=7))
        assert not [step for step in steps if isinstance(step, ToolResult) and step.draft]
        assert why in "".join(step.text for step in steps if isinstance(step, Say))


def test_levels_are_read_in_the_child(recording, tmp_path):
    item, _ = recording
    levels = np.frombuffer(sound_levels(tmp_path / "stored.mp3"), dtype="<f4")
    assert len(levels) == pytest.approx(item.duration_ms / 20, abs=5)
    assert levels.max() > 0.05
    (tmp_path / "no.mp3").write_bytes(b"")
    with pytest.raises(UnsupportedMediaError, match="is empty"):
        sound_levels(tmp_path / "no.mp3")
