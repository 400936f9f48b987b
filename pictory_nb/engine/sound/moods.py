"""The six moods of the generated music, as data: tempo, harmony, and who plays what on which step of a bar.

A pattern has sixteen steps, one per sixteenth note. What a character means depends on the layer's role:
``chord``, ``melody`` and ``drum``: a velocity 1-9; ``arp``: a voice of the chord, counted from the lowest
(4-7: the same an octave higher); ``bass``: ``r`` root, ``f`` fifth, ``o`` octave, ``n`` a step towards the
next root. A dot is a rest. Notes of ``chord`` and ``bass`` sound until the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["pad", "chord", "arp", "bass", "melody", "drum"]
Chord = tuple[int, tuple[int, ...]]  # root and tones, in semitones above the tonic and above the root

_QUALITIES: dict[str, tuple[int, ...]] = {
    "maj": (0, 4, 7),
    "min": (0, 3, 7),
    "add9": (0, 4, 7, 14),
    "madd9": (0, 3, 7, 14),
    "maj7": (0, 4, 7, 11),
    "maj9": (0, 4, 7, 11, 14),
    "m7": (0, 3, 7, 10),
    "m9": (0, 3, 7, 10, 14),
    "m11": (0, 3, 7, 10, 17),
    "69": (0, 4, 7, 9, 14),
    "9sus": (0, 5, 10, 14),
    "13": (0, 4, 10, 14, 21),
    "sus2": (0, 2, 7),
    "sus4": (0, 5, 7),
}
_DEGREES = {"1": 0, "2": 2, "b3": 3, "3": 4, "4": 5, "5": 7, "b6": 8, "6": 9, "b7": 10, "7": 11}


def chords(text: str) -> tuple[Chord, ...]:
    """Return the chords of a progression such as ``"2:m9 5:13 1:maj9 6:m9"`` (degree:quality)."""
    pairs = (word.split(":") for word in text.split())
    return tuple((_DEGREES[degree], _QUALITIES[quality]) for degree, quality in pairs)


@dataclass(frozen=True, slots=True)
class Layer:
    """One player: an instrument with its patterns, its place in the stereo picture and when it joins in.

    `tier` 0 plays always, 1 from the first full phrase, 2 only where the music is at its fullest.
    `send` is the share of its level that goes into the reverb.
    """

    role: Role
    instrument: str
    level_db: float
    patterns: tuple[str, ...] = ("",)
    tier: int = 0
    pan: float = 0.0
    spread: float = 0.0
    send: float = 0.25
    echo: float = 0.0


@dataclass(frozen=True, slots=True)
class Mood:
    """Everything that makes a mood.

    `tonics_midi` are the candidates for the key; the music ends on the chord `home`, led there by `cadence`.
    `swing` delays each second sixteenth by that share of one, `humanise_ms` spreads the players' timing.
    """

    name: str
    bpm: float
    tonics_midi: tuple[int, ...]
    scale: tuple[int, ...]
    progressions: tuple[str, ...]
    cadence: str
    home: str
    layers: tuple[Layer, ...]
    reverb_s: float
    damping_hz: float
    swing: float = 0.0
    humanise_ms: float = 6.0
    vinyl: bool = False


_MAJOR_PENTATONIC = (0, 2, 4, 7, 9)
_MINOR_PENTATONIC = (0, 3, 5, 7, 10)

_LO_FI = Mood(
    name="lo-fi",
    bpm=78,
    tonics_midi=(39, 41, 36, 43),
    scale=_MAJOR_PENTATONIC,
    progressions=(
        "2:m9 5:13 1:maj9 6:m9",
        "4:maj9 3:m7 2:m9 1:maj9",
        "1:maj9 6:m9 2:m9 5:9sus",
        "6:m9 2:m9 4:maj9 5:9sus",
    ),
    cadence="5:9sus",
    home="1:maj9",
    layers=(
        Layer(
            "chord",
            "electric_piano",
            -10,
            ("7.........5.....", "7......5....4...", "7.....4...5....."),
            spread=0.45,
            send=0.3,
        ),
        Layer("pad", "warm_pad", -20, spread=0.3, send=0.4),
        Layer(
            "bass",
            "round_bass",
            -7,
            ("r.....r...f.....", "r.........r...n.", "r......f..r....."),
            tier=1,
            send=0.03,
        ),
        Layer(
            "drum",
            "soft_kick",
            -8,
            ("9......5..8.....", "9.........8..4..", "9.....6...8....."),
            tier=1,
            send=0.04,
        ),
        Layer("drum", "brush", -6, ("....7.......7...", "....7.......7..3"), tier=1, pan=0.08, send=0.25),
        Layer("drum", "hat", -16, ("6.4.6.4.6.4.6.43", "6.4.6.436.4.6.4."), tier=1, pan=0.28, send=0.1),
        Layer(
            "melody",
            "kalimba",
            -16,
            ("..5...6.7.......", "....6..5......4.", "6.....5.....4..."),
            tier=2,
            pan=-0.3,
            send=0.5,
            echo=0.3,
        ),
    ),
    reverb_s=1.5,
    damping_hz=3800,
    swing=0.22,
    humanise_ms=9.0,
    vinyl=True,
)

_UPBEAT = Mood(
    name="upbeat",
    bpm=116,
    tonics_midi=(36, 38, 40, 43),
    scale=_MAJOR_PENTATONIC,
    progressions=(
        "1:add9 5:maj 6:m7 4:add9",
        "4:add9 1:add9 5:sus4 6:m7",
        "6:m7 4:add9 1:add9 5:maj",
        "1:add9 4:maj7 6:m7 5:sus4",
    ),
    cadence="5:sus4",
    home="1:69",
    layers=(
        Layer(
            "arp",
            "pluck",
            -9,
            ("0.2.5.2.3.2.5.2.", "0.3.2.5.0.3.2.6.", "2.5.3.2.5.3.2.3."),
            spread=0.5,
            send=0.3,
            echo=0.22,
        ),
        Layer(
            "chord",
            "felt_piano",
            -16,
            ("7..6..6...5.6...", "7..6..6...6..5.."),
            spread=0.4,
            send=0.25,
        ),
        Layer("pad", "warm_pad", -20, spread=0.4, send=0.35),
        Layer("bass", "round_bass", -10, ("r.r.r.r.r.r.o.r.", "r..r..r.r..r..n."), tier=1, send=0.02),
        Layer("drum", "soft_kick", -9, ("9...9...9...9...",), tier=1, send=0.03),
        Layer("drum", "clap", -8, ("....8.......8...",), tier=2, pan=-0.06, send=0.3),
        Layer("drum", "shaker", -16, ("5364536453645364", "5463546354635463"), tier=1, pan=0.32, send=0.12),
        Layer(
            "melody",
            "bell",
            -17,
            ("6..5..6.....5...", "..6...5.6.......", "6.....6...5....."),
            tier=2,
            pan=-0.28,
            send=0.5,
            echo=0.25,
        ),
    ),
    reverb_s=1.2,
    damping_hz=5500,
    humanise_ms=4.0,
)

_CALM = Mood(
    name="calm",
    bpm=66,
    tonics_midi=(36, 38, 41, 43),
    scale=_MAJOR_PENTATONIC,
    progressions=(
        "1:maj7 4:maj9 6:m7 4:add9",
        "1:add9 3:m7 4:maj9 1:maj7",
        "4:maj9 1:maj7 2:m9 6:m7",
        "6:m9 4:maj7 1:add9 5:sus4",
    ),
    cadence="4:maj9",
    home="1:add9",
    layers=(
        Layer(
            "arp",
            "felt_piano",
            -11,
            ("0...1...2...3...", "0...2...1.3.2...", "0..1..2...3.2..."),
            spread=0.45,
            send=0.5,
        ),
        Layer("pad", "warm_pad", -18, spread=0.55, send=0.5),
        Layer("bass", "round_bass", -12, ("r...............", "r.........f....."), tier=1, send=0.1),
        Layer(
            "melody",
            "kalimba",
            -17,
            ("....6.......5...", "6.......5.......", "......5....6...."),
            tier=2,
            pan=0.25,
            send=0.7,
            echo=0.35,
        ),
        Layer("drum", "air", -24, ("4.......3.......",), tier=2, pan=-0.2, send=0.6),
    ),
    reverb_s=2.8,
    damping_hz=3400,
    humanise_ms=12.0,
)

_CINEMATIC = Mood(
    name="cinematic",
    bpm=84,
    tonics_midi=(36, 38, 40, 33),
    scale=_MINOR_PENTATONIC,
    progressions=(
        "1:madd9 b6:maj7 b3:add9 b7:sus4",
        "1:min b7:maj b6:maj7 b7:sus4",
        "b6:maj7 b7:add9 1:madd9 1:min",
        "1:madd9 4:m7 b6:maj7 b7:maj",
    ),
    cadence="b7:sus4",
    home="1:madd9",
    layers=(
        Layer("pad", "strings", -13, spread=0.6, send=0.45),
        Layer(
            "arp",
            "pluck",
            -14,
            ("0.2.1.2.0.2.1.3.", "0.1.2.1.3.1.2.1.", "0.2.3.2.0.2.3.5."),
            spread=0.4,
            send=0.4,
        ),
        Layer("bass", "deep_bass", -10, ("r...............",), tier=1, send=0.1),
        Layer(
            "chord", "felt_piano", -17, ("7...............", "7.........4....."), tier=1, spread=0.4, send=0.6
        ),
        Layer(
            "drum",
            "tom",
            -9,
            ("9.........6.....", "9.......5.6.....", "9............56."),
            tier=2,
            pan=-0.1,
            send=0.45,
        ),
        Layer(
            "melody",
            "bell",
            -17,
            ("6.......5.......", "....5.......6...", "6.....5........."),
            tier=2,
            pan=0.3,
            send=0.7,
            echo=0.3,
        ),
        Layer("drum", "air", -22, ("5.......4.......",), tier=2, pan=0.2, send=0.6),
    ),
    reverb_s=3.0,
    damping_hz=4200,
    humanise_ms=8.0,
)

_CORPORATE = Mood(
    name="corporate",
    bpm=106,
    tonics_midi=(36, 38, 40, 41),
    scale=_MAJOR_PENTATONIC,
    progressions=(
        "1:add9 6:m7 4:add9 5:sus4",
        "4:add9 5:maj 6:m7 1:add9",
        "1:add9 3:m7 4:maj7 5:sus4",
        "6:m7 4:add9 1:add9 5:sus4",
    ),
    cadence="5:sus4",
    home="1:add9",
    layers=(
        Layer(
            "arp",
            "muted_pluck",
            -6,
            ("0.1.2.1.0.1.2.1.", "0.2.1.2.0.2.1.2.", "0.1.3.1.2.1.3.1."),
            spread=0.5,
            send=0.25,
            echo=0.25,
        ),
        Layer(
            "chord",
            "felt_piano",
            -15,
            ("7.........5.....", "7.......6.......", "7.....5........."),
            spread=0.4,
            send=0.4,
        ),
        Layer("pad", "warm_pad", -19, spread=0.5, send=0.4),
        Layer("bass", "round_bass", -10, ("r.......r.....r.", "r.....r.r.....n."), tier=1, send=0.03),
        Layer("drum", "soft_kick", -10, ("9.......9.......", "9.......9.5....."), tier=1, send=0.04),
        Layer("drum", "brush", -7, ("....7.......7...",), tier=1, pan=0.06, send=0.25),
        Layer("drum", "shaker", -14, ("5.4.5.4.5.4.5.4.",), tier=1, pan=-0.3, send=0.12),
        Layer(
            "melody",
            "bell",
            -18,
            ("6.....5...6.....", "..5...6.....5...", "6...5...6......."),
            tier=2,
            pan=0.3,
            send=0.6,
            echo=0.25,
        ),
    ),
    reverb_s=1.6,
    damping_hz=5000,
    humanise_ms=5.0,
)

_INSPIRING = Mood(
    name="inspiring",
    bpm=96,
    tonics_midi=(36, 38, 41, 43),
    scale=_MAJOR_PENTATONIC,
    progressions=(
        "1:add9 5:maj 6:m7 4:add9",
        "4:maj7 1:add9 5:sus4 6:m7",
        "6:m7 4:add9 1:add9 5:maj",
        "1:maj7 3:m7 4:add9 5:sus4",
    ),
    cadence="5:sus4",
    home="1:add9",
    layers=(
        Layer(
            "chord",
            "felt_piano",
            -8,
            ("8...5...6...5...", "8.....5...6.5...", "8...6.....6.5..."),
            spread=0.4,
            send=0.4,
        ),
        Layer("pad", "strings", -17, spread=0.6, send=0.5),
        Layer("bass", "deep_bass", -11, ("r.......r.......", "r...........r..."), tier=1, send=0.06),
        Layer(
            "arp",
            "pluck",
            -15,
            ("0.1.2.3.2.1.2.3.", "0.2.1.3.0.2.1.3.", "2.1.0.1.2.3.2.1."),
            tier=1,
            spread=0.5,
            send=0.4,
            echo=0.3,
        ),
        Layer("drum", "soft_kick", -11, ("9.......7.......",), tier=2, send=0.05),
        Layer("drum", "tom", -15, ("....4.......5.4.", "....5.......4..."), tier=2, pan=-0.12, send=0.4),
        Layer("drum", "air", -22, ("5.......4.......",), tier=2, pan=0.2, send=0.6),
        Layer(
            "melody",
            "bell",
            -17,
            ("6...5...6.......", "6.......5...6...", "..6...5.....5..."),
            tier=2,
            pan=0.3,
            send=0.65,
            echo=0.3,
        ),
    ),
    reverb_s=2.4,
    damping_hz=4600,
    humanise_ms=7.0,
)

SLOWEST_BPM, FASTEST_BPM = 40, 200
MOODS: dict[str, Mood] = {
    mood.name: mood for mood in (_LO_FI, _UPBEAT, _CALM, _CINEMATIC, _CORPORATE, _INSPIRING)
}
