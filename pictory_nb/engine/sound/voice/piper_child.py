"""The process that holds Piper and one of its voices: JSON lines in, a JSON line and 16-bit samples out.

Without its noise a voice says the same text in the same samples every time.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any, BinaryIO


def opened(model: Path) -> Any:
    """Return the voice of a model file, which has its settings beside it; it works in one thread."""
    piper, config = importlib.import_module("piper"), importlib.import_module("piper.config")
    runtime = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    settings = json.loads(model.with_name(f"{model.name}.json").read_text("utf-8"))
    session = runtime.InferenceSession(str(model), sess_options=options, providers=["CPUExecutionProvider"])
    return piper.PiperVoice(config=config.PiperConfig.from_dict(settings), session=session)


def main(source: BinaryIO, target: BinaryIO, model: Path) -> None:
    """Answer requests until the parent closes standard input."""
    piper: Any = None
    voice: Any = None
    for line in source:
        request = json.loads(line)
        try:
            piper = piper or importlib.import_module("piper")
            voice = voice or opened(model)
            settings = piper.SynthesisConfig(
                length_scale=request["length_scale"], noise_scale=0.0, noise_w_scale=0.0
            )
            chunks = list(voice.synthesize(request["text"], settings))
            sound = b"".join(chunk.audio_int16_bytes for chunk in chunks)
            header = {"rate_hz": voice.config.sample_rate, "bytes": len(sound)}
        except Exception as error:  # noqa: BLE001 - whatever went wrong is told to the parent
            header, sound = {"error": f"{type(error).__name__}: {error}", "bytes": 0}, b""
        target.write(json.dumps(header).encode() + b"\n" + sound)
        target.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, Path(sys.argv[1]))
