from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from pictory_nb.engine.sound.voice import Narrator, Speech, VoiceError, chosen, lines_of, narrator_of
from pictory_nb.engine.sound.voice import narrator as narrating
from pictory_nb.engine.sound.voice.espeak import Espeak
from pictory_nb.engine.sound.voice.normalise import for_speech
from pictory_nb.engine.sound.voice.words import word_spans

TEXT = "It cost $3.5 million in 2026, up 73% since 1999."


@pytest.fixture
def speaker():
    voice = Espeak()
    yield voice
    voice.close()


@pytest.mark.parametrize(
    ("language", "shown", "said"),
    [
        ("en", TEXT, "It cost 3.5 million dollars in 20 26, up 73% since 19 99."),
        ("en", "On 2026-03-14 at 9:00", "On March 14, 20 26 at 9 o'clock"),
        ("en", "€1, then £20 and $2.5M", "1 euro, then 20 pounds and 2.5 million dollars"),
        (
            "en",
            "10k users, 5x, 20°C, the 1990s",
            "10 thousand users, 5 times, 20 degrees Celsius, the 19 nineties",
        ),
        ("en", "3–5 pages, No. 7, e.g. Dr. Who", "3 to 5 pages, number 7, for example Doctor Who"),
        ("en", "1,250 people came", "1,250 people came"),
        ("de", "Am 14.03.2026 um 14:30 Uhr", "Am vierzehnten März 2026 um 14 Uhr 30"),
        ("de", "am 1. Mai 1999 für 20 €", "am ersten Mai neunzehnhundert 99 für 20 Euro"),
        ("de", "z. B. 3–5 km", "zum Beispiel 3 bis 5 Kilometer"),
        ("fr", "Le 01/03/2026 à 14h30, 3 M€", "Le premier mars 2026 à 14 heures 30, 3 millions de euros"),
        ("es", "El 14/03/2026 por 3 millones de €", "El 14 de marzo de 2026 por 3 millones de €"),
        ("es", "EE. UU. gana $20", "Estados Unidos gana 20 dólares"),
        ("zh", "2026年增长30%，售价¥200，2个人", "二零二六年增长百分之30，售价200元，两个人"),
    ],
)
def test_numbers_dates_and_money_are_read_as_people_say_them(language, shown, said):
    spoken, origins = for_speech(shown, language)
    assert spoken == said
    assert len(origins) == len(spoken)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(shown) for origin in origins)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", TEXT),
        ("de", "Am 14.03.2026 kamen 1.250 Leute, z. B. aus Köln."),
        ("fr", "Le 14/03/2026, 1 250 personnes sont venues à 14h30."),
        ("es", "El 14/03/2026 vinieron 1.250 personas por 20 €."),
        ("zh", "2026年3月14日，用户增长30%。"),
        ("ar", "الكتابة تجعلك تلاحظ الفجوة"),
    ],
)
@pytest.mark.parametrize("name", ["female", "male"])
def test_each_language_is_spoken_with_the_time_of_each_word(speaker, language, text, name):
    speech = speaker.speak(text, language, name, 100)
    assert speech.samples.dtype == np.float32
    assert len(speech.words) == len(text.split())
    ends = [start + length for start, length in speech.words]
    starts = [start for start, _ in speech.words]
    assert starts == sorted(starts)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert ends[-1] == pytest.approx(speech.duration_ms, abs=2)
    assert 1_000 < speech.duration_ms < 12_000


def test_the_same_text_is_the_same_sound_in_another_process(speaker):
    first = speaker.speak(TEXT, "en", "female", 100)
    speaker.speak("Something else in between.", "de", "male", 130)
    again = speaker.speak(TEXT, "en", "female", 100)
    other = Espeak()
    elsewhere = other.speak(TEXT, "en", "female", 100)
    other.close()
    assert np.array_equal(first.samples, again.samples)
    assert np.array_equal(first.samples, elsewhere.samples)
    assert first.words == elsewhere.words


def test_pace_and_voice_are_heard(speaker):
    slow, usual, quick = (speaker.speak(TEXT, "en", "female", pace).duration_ms for pace in (70, 100, 150))
    assert slow > 1.2 * usual > 1.4 * quick
    pitch = {}
    for name in ("female", "male"):
        sound = speaker.speak("aaaa", "en", name, 100).samples[2_400:12_000]
        spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size), 1 << 17))
        even = np.fft.irfft(spectrum**2)
        lags = even[160:800]
        pitch[name] = 48_000 / (160 + int(np.argmax(lags)))
    assert pitch["female"] > 1.3 * pitch["male"]


def test_a_comma_is_a_pause(speaker):
    with_comma = speaker.speak("Write it down, then decide.", "en", "female", 100)
    without = speaker.speak("Write it down then decide.", "en", "female", 100)
    assert with_comma.duration_ms > without.duration_ms + 80


def test_a_voice_that_was_killed_speaks_on(speaker):
    speaker.speak("One.", "en", "female", 100)
    speaker._child._child.kill()
    assert speaker.speak("Two.", "en", "female", 100).duration_ms > 200


def test_an_unknown_language_is_told_and_is_silence_to_a_film(speaker):
    with pytest.raises(VoiceError, match="no voice xx"):
        speaker.speak("Hello", "xx", "female", 100)
    teller = Narrator(speaker, language="xx")
    assert teller.say("Hello") is None
    assert "no voice xx" in str(teller.failure)


def test_the_library_never_enters_this_process(speaker):
    speaker.speak("Hello", "en", "female", 100)
    assert "libespeak" not in Path("/proc/self/maps").read_text(encoding="utf-8")
    assert "espeakng_loader" not in sys.modules


def test_a_film_without_the_extra_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(chosen.Espeak, "is_installed", staticmethod(lambda: False))
    with pytest.raises(VoiceError, match=r"pip install 'pictory_nb\[voice\]'"):
        narrator_of({"m": {"voice": {"on": True}}})
    assert narrator_of({"m": {"voice": {"on": False}}}) is None
    assert narrator_of({"m": {}}) is None


def test_any_provider_will_do_and_a_text_is_made_once():
    class Beeper:
        identity = "beeper 1"

        def __init__(self):
            self.texts = []

        def speak(self, text, language, voice, pace_pct):
            self.texts.append(text)
            return Speech(np.full(4_800, 0.1, dtype=np.float32), ((0, 100),))

    beeper = Beeper()
    teller = Narrator(beeper, language="en")
    assert teller.say("a beep").words == ((0, 100),)
    teller.say("a beep")
    teller.say("a beep", 150)
    assert beeper.texts == ["a beep", "a beep"]
    assert sum(one.sound.nbytes for one in narrating._kept.values()) <= narrating._KEPT_BYTES


def test_a_word_that_the_voice_passes_over_shares_the_time_of_its_neighbours():
    assert word_spans("one – two", [(0, 0.0), (6, 0.8)], 1.2) == ((0, 400), (400, 400), (800, 400))
    assert word_spans("", [], 1.0) == ()


def test_what_is_said_of_a_draft():
    draft = {
        "m": {"voice": {"on": True}},
        "t": [
            {"tt": 1, "sg": [{"st": 0, "d": 9, "m": {"text": "music"}}]},
            {
                "tt": 7,
                "sg": [
                    {"st": 4_000, "d": 2_000, "m": {"role": "stat", "value": "73%", "text": "of decisions"}},
                    {"st": 0, "d": 4_000, "m": {"role": "title", "text": "Notes", "subtitle": "A summary"}},
                    {
                        "st": 6_000,
                        "d": 3_000,
                        "m": {"role": "list", "text": "Why:", "items": ["You see.", "We act"]},
                    },
                ],
            },
        ],
    }
    assert [line.text for line in lines_of(draft)] == ["Notes", "73% of decisions", "Why. You see. We act."]


def test_the_child_ends_with_its_parent():
    code = (
        "from pictory_nb.engine.sound.voice.espeak import Espeak\n"
        "e = Espeak(); e.speak('Hello', 'en', 'female', 100); print(e._child._child.pid, flush=True)\n"
        "import os; os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    pid = int(done.stdout)
    if psutil.pid_exists(pid):
        psutil.Process(pid).wait(timeout=30)
    assert not psutil.pid_exists(pid)
