"""Voices of the user's own: Piper's voice files, and any function."""

import sys
from pathlib import Path

import numpy as np
import pytest

from pictory_nb.engine import VOICE_VARIABLE
from pictory_nb.engine.sound import mix
from pictory_nb.engine.sound.voice import VoiceError, chosen, narrator_of
from pictory_nb.engine.sound.voice.aligning import aligned_words, levels_of, stretches_of, word_times
from pictory_nb.engine.sound.voice.espeak import Espeak
from pictory_nb.engine.sound.voice.own import Own
from pictory_nb.engine.sound.voice.piper import Piper

sys.path.insert(0, str(Path(__file__).parent))
from tiny_voice import write_voice

TEXT = "Writing makes you notice the gap. Good teams keep a log, and they read it."


@pytest.fixture
def piper(tmp_path):
    voice = Piper(write_voice(tmp_path / "voices"))
    yield voice
    voice.close()


def test_a_piper_voice_speaks_the_same_each_time_with_a_time_for_each_word(piper):
    speech = piper.speak(TEXT, "en", "female", 100)
    again = piper.speak(TEXT, "en", "female", 100)
    assert np.array_equal(speech.samples, again.samples)
    assert np.abs(speech.samples).max() > 0.1
    assert len(speech.words) == len(TEXT.split())
    assert speech.words[-1][0] + speech.words[-1][1] == pytest.approx(speech.duration_ms, abs=30)
    slow = piper.speak(TEXT, "en", "female", 50)
    assert slow.duration_ms == pytest.approx(2 * speech.duration_ms, rel=0.05)
    assert "en_US-hum-low.onnx" in piper.identity


def test_a_voice_file_that_is_none_is_told_in_words(tmp_path):
    with pytest.raises(VoiceError, match="no voice file"):
        Piper(tmp_path / "gone.onnx")
    model = write_voice(tmp_path)
    model.write_bytes(b"this is no model")
    with pytest.raises(VoiceError, match="cannot speak this"):
        Piper(model).speak("Hello.", "en", "female", 100)
    model.with_name(f"{model.name}.json").unlink()
    with pytest.raises(VoiceError, match=r"lacks its settings: put its en_US-hum-low.onnx.json there"):
        Piper(model)


def test_each_language_gets_the_voice_that_knows_it(tmp_path, monkeypatch):
    write_voice(tmp_path, "en_US-hum-low.onnx", "en_US")
    write_voice(tmp_path, "de_DE-hum-low.onnx", "de_DE")
    monkeypatch.setenv(VOICE_VARIABLE, str(tmp_path))
    assert "en_US" in chosen.provider("en").identity
    assert "de_DE" in chosen.provider("de").identity
    assert isinstance(chosen.provider("fr"), Espeak)
    monkeypatch.setenv(VOICE_VARIABLE, str(tmp_path / "de_DE-hum-low.onnx"))
    assert "de_DE" in chosen.provider("de").identity
    assert isinstance(chosen.provider("en"), Espeak)


@pytest.fixture
def module(tmp_path, monkeypatch):
    """A module of the user's with a voice in it."""
    (tmp_path / "my_voices.py").write_text(
        "import numpy as np\n"
        "def hum(text, language, voice, pace_pct):\n"
        "    seconds = len(text) / 15 * 100 / pace_pct\n"
        "    return 0.2 * np.sin(np.arange(int(seconds * 16_000)) / 6), 16_000\n"
        "def broken(text, language, voice, pace_pct):\n"
        "    raise RuntimeError('no line')\n"
        "def wild(text, language, voice, pace_pct):\n"
        "    return [float('nan')] * 100, 48_000\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield "my_voices"
    sys.modules.pop("my_voices", None)


def spoken_draft(**voice):
    texts = [{"st": 0, "d": 6_000, "m": {"role": "caption", "text": TEXT}}]
    project = {"language": "en", "voice": {"on": True, **voice}}
    return {"id": "d", "d": 7_000, "m": project, "t": [{"tt": 7, "sg": texts}]}


def test_any_function_is_a_voice(module, monkeypatch):
    monkeypatch.setenv(VOICE_VARIABLE, f"{module}:hum")
    speech = narrator_of(spoken_draft()).say(TEXT)
    assert speech.duration_ms == pytest.approx(len(TEXT) / 15 * 1000, abs=60)
    assert len(speech.words) == len(TEXT.split())
    quick = narrator_of(spoken_draft(pace_pct=200)).say(TEXT)
    assert quick.duration_ms == pytest.approx(speech.duration_ms / 2, abs=60)
    sound = mix(spoken_draft(), {})
    assert np.abs(sound[48_000:96_000]).max() > 0.05


@pytest.mark.parametrize("name", ["broken", "wild"])
def test_a_function_that_fails_leaves_silence_and_says_why(module, monkeypatch, name):
    monkeypatch.setenv(VOICE_VARIABLE, f"{module}:{name}")
    narrator = narrator_of(spoken_draft())
    assert narrator.say(TEXT) is None
    assert f"{module}:{name}" in str(narrator.failure)
    assert not mix(spoken_draft(), {}).any()


def test_a_function_that_is_not_there_is_told_in_words(module):
    for name in (f"{module}:gone", "no_such_module:speak"):
        with pytest.raises(VoiceError, match="cannot be imported by the engine"):
            Own(name)


# ---- when words are said


@pytest.fixture(scope="module")
def speaker():
    voice = Espeak()
    yield voice
    voice.close()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", TEXT),
        ("en", "It cost $3.5 million in 2026, up 73% since 1999."),
        ("de", "Am 14.03.2026 kamen 1.250 Leute, z. B. aus Köln. Das war ein großer Erfolg."),
        ("zh", "2026年3月14日，用户增长30%。 写作 让你 发现 差距。"),
    ],
)
def test_words_are_found_by_pauses_and_lengths(speaker, language, text):
    """espeak-ng knows when it says each word: the same times are found in its sound alone."""
    speech = speaker.speak(text, language, "female", 100)
    found = aligned_words(text, speech.samples, language)
    errors = [abs(known[0] - start) for known, (start, _) in zip(speech.words, found, strict=True)]
    assert np.mean(errors) < 180
    assert max(errors) < 600


def test_sentences_of_a_long_recording_are_found_in_its_noise(speaker):
    rng = np.random.default_rng(5)
    sentences = [
        "Great teams write things down.",
        "A short note saves a long meeting, and everybody can find it later.",
        "Last year, 73% of all decisions were made twice.",
        "Write one page, name one owner, and link it once.",
        "Nobody forgets what stands in the log.",
    ] * 4
    parts, starts = [np.zeros(30_000, dtype=np.float32)], []
    for sentence in sentences:
        starts.append(sum(map(len, parts)) / 48_000)
        parts += [speaker.speak(sentence, "en", "female", 100).samples]
        parts += [np.zeros(int(rng.uniform(0.3, 0.9) * 48_000), dtype=np.float32)]
    sound = np.concatenate(parts)
    sound = sound + rng.normal(0, 0.002, sound.size).astype(np.float32)
    tokens = " ".join(sentences).split()
    times = word_times(tokens, stretches_of(levels_of(sound)), "en")
    firsts = np.cumsum([0, *(len(sentence.split()) for sentence in sentences[:-1])])
    errors = [abs(times[first][0] - start) for first, start in zip(firsts, starts, strict=True)]
    assert np.median(errors) < 0.08
    assert max(errors) < 0.5


def test_fewer_words_than_pauses_and_silence_still_give_times():
    click = np.tile(np.concatenate([np.full(9_600, 0.3), np.zeros(19_200)]), 6).astype(np.float32)
    assert len(word_times(["One", "two."], stretches_of(levels_of(click)), "en")) == 2
    assert len(aligned_words("Nothing is heard.", np.zeros(48_000, dtype=np.float32), "en")) == 3
    assert aligned_words("", click, "en") == ()
