"""A Piper voice that hums: a real ONNX model of a few hundred bytes, written by hand."""

import json

import numpy as np

_INT64, _FLOAT = 7, 1


def _number(value):
    out = bytearray()
    while True:
        value, low = value >> 7, value & 127
        out.append(low | (128 if value else 0))
        if not value:
            return bytes(out)


def _field(tag, value):
    if isinstance(value, int):
        return _number(tag << 3) + _number(value)
    data = value.encode() if isinstance(value, str) else value
    return _number(tag << 3 | 2) + _number(len(data)) + data


def _node(kind, inputs, output, **attributes):
    body = b"".join(_field(1, name) for name in inputs) + _field(2, output) + _field(4, kind)
    for name, value in attributes.items():
        body += _field(5, _field(1, name) + _field(3, value) + _field(20, 2))
    return _field(1, body)


def _constant(name, values):
    array = np.asarray(values)
    kind = _INT64 if array.dtype.kind == "i" else _FLOAT
    raw = array.astype("<i8" if kind == _INT64 else "<f4").tobytes()
    dims = b"".join(_field(1, side) for side in array.shape)
    return _field(5, dims + _field(2, kind) + _field(8, name) + _field(9, raw))


def _value(tag, name, kind, *sides):
    shape = b"".join(_field(1, _field(1, s) if isinstance(s, int) else _field(2, s)) for s in sides)
    return _field(tag, _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, shape))))


def hum():
    """Return the model: 512 samples of a tone for each phoneme, four times as many at a length scale of 1."""
    tone = 0.2 * np.sin(2 * np.pi * 8 * np.arange(512) / 512)
    graph = b"".join(
        [
            _node("Cast", ["input"], "ids", to=_FLOAT),
            _node("Mul", ["ids", "nothing"], "quiet"),
            _node("Unsqueeze", ["quiet", "last"], "column"),
            _node("Add", ["column", "tone"], "once"),
            _node("Gather", ["scales", "second"], "scale"),
            _node("Mul", ["scale", "four"], "times"),
            _node("Cast", ["times"], "count", to=_INT64),
            _node("Concat", ["ones", "count"], "repeats", axis=0),
            _node("Tile", ["once", "repeats"], "output"),
            _field(2, "hum"),
            _constant("nothing", np.float32(0.0).reshape(1)),
            _constant("last", [2]),
            _constant("tone", tone.astype(np.float32).reshape(1, 1, 512)),
            _constant("second", [1]),
            _constant("four", np.float32(4.0).reshape(1)),
            _constant("ones", [1, 1]),
            _value(11, "input", _INT64, "batch", "phonemes"),
            _value(11, "input_lengths", _INT64, "batch"),
            _value(11, "scales", _FLOAT, 3),
            _value(12, "output", _FLOAT, "batch", "a", "b"),
        ]
    )
    return _field(1, 8) + _field(7, graph) + _field(8, _field(1, "") + _field(2, 13))


def write_voice(folder, name="en_US-hum-low.onnx", code="en_US"):
    """Write the model and its settings, and return the model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(hum())
    letters = "_^$ .,!?" + "abcdefghijklmnopqrstuvwxyzæðŋɐɑɒɔəɚɛɜɡɪɫɹɾʃʊʌʒˈˌːθᵻɬʔ"
    settings = {
        "audio": {"sample_rate": 22_050},
        "espeak": {"voice": code.partition("_")[0]},
        "language": {"code": code},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {letter: [number] for number, letter in enumerate(letters)},
        "num_symbols": len(letters),
        "num_speakers": 1,
        "speaker_id_map": {},
    }
    path.with_name(f"{name}.json").write_text(json.dumps(settings), "utf-8")
    return path
