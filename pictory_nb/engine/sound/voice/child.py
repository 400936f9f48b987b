"""A voice in a process of its own: one JSON line in, one JSON line and 16-bit mono samples out.

Engines of speech are under the GPL, and a crash in one must hurt nobody, so none is loaded in this process.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pictory_nb.engine.sound.voice.speech import VoiceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PACKAGE_ROOT = Path(__file__).resolve().parents[4]
_LONGEST_S = 30.0


class VoiceChild:
    """Started with the first text, it lives on; started anew when it dies or hangs.

    Parameters
    ----------
    script
        The file that is run, beside this one.
    arguments
        What follows it on the command line.
    """

    def __init__(self, script: str, *arguments: str) -> None:
        self._command = [sys.executable, "-P", str(Path(__file__).with_name(script)), *arguments]
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)

    def ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], NDArray[np.float32]]:
        """Return the header that answers a request, and its sound from -1 to 1.

        Raises
        ------
        VoiceError
            When the child refuses, or ends twice at the same request.
        """
        with self._lock:
            for is_last_try in (False, True):
                try:
                    header, sound = self._exchange(request)
                except (OSError, ValueError) as error:
                    self.close()
                    if is_last_try:
                        raise VoiceError("The voice stopped at one text and was left out there.") from error
                else:
                    if "error" in header:
                        raise VoiceError("The voice cannot speak this: {error}.", error=str(header["error"]))
                    return header, np.frombuffer(sound, dtype="<i2").astype(np.float32) / np.float32(32768)
        raise AssertionError("unreachable")

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def _exchange(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        child = self._child = self._child or self._started()
        assert child.stdin is not None
        assert child.stdout is not None
        watchdog = threading.Timer(_LONGEST_S, child.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
            header = json.loads(child.stdout.readline())
            sound = child.stdout.read(header["bytes"])
        finally:
            watchdog.cancel()
        if len(sound) != header["bytes"]:
            raise OSError("the voice ended in the middle of a text")
        return header, sound

    def _started(self) -> subprocess.Popen[bytes]:
        paths = [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        # Run by its path: by its name it would import the package around it, and numpy, for nothing.
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
