"""Compiles ``kernels.c`` where there is a C compiler; ``hatch_build.py`` loads this file without the package.

Without a compiler nothing fails: the same pictures are then drawn by numpy, only slower. One without a system
is the PyPI package ziglang.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
LIBRARY = "kernels.so"
STAMP = "BUILT_FROM"
# No -march: what it is built on need not be where it runs.
FLAGS = ("-O3", "-shared", "-fPIC", "-fvisibility=hidden")
_LONGEST_S = 120


def fingerprint(folder: Path = HERE) -> str:
    """Return a hash of everything that decides what the library does."""
    source = (folder / "kernels.c").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(source + " ".join(FLAGS).encode()).hexdigest()


def is_fresh(folder: Path = HERE) -> bool:
    """Tell whether the library is there and was compiled from the source as it is now."""
    stamp = folder / STAMP
    return (
        (folder / LIBRARY).is_file() and stamp.is_file() and stamp.read_text().strip() == fingerprint(folder)
    )


def compilers() -> list[list[str]]:
    """Return the commands that may be C compilers, the best first."""
    found = [shlex.split(os.environ["CC"])] if os.environ.get("CC") else []
    if sys.platform != "darwin" or _has_developer_tools():
        found += [[path] for name in ("cc", "gcc", "clang") if (path := shutil.which(name))]
    if importlib.util.find_spec("ziglang"):
        found.append([sys.executable, "-m", "ziglang", "cc", "-mcpu=baseline"])
    return found


def _has_developer_tools() -> bool:
    """Tell whether macOS has a compiler behind ``cc``: without one, calling it opens a dialog."""
    asked = shutil.which("xcode-select")
    if asked is None:
        return False
    return subprocess.run([asked, "-p"], capture_output=True, check=False).returncode == 0


def build(folder: Path = HERE) -> bool:
    """Compile the library unless it is up to date, and return whether it is there."""
    if is_fresh(folder):
        return True
    # An old one would do what an old source said.
    (folder / LIBRARY).unlink(missing_ok=True)
    if os.name != "posix":
        return False
    for command in compilers():
        if _is_compiled(command, folder):
            (folder / STAMP).write_text(fingerprint(folder) + "\n")
            return True
    return False


def _is_compiled(command: list[str], folder: Path) -> bool:
    """Compile with `command`; the library appears whole or not at all."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="build-") as name:
        made = Path(name) / LIBRARY
        environment = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": name, "ZIG_LOCAL_CACHE_DIR": name}
        try:
            done = subprocess.run(
                [*command, *FLAGS, "-o", str(made), str(folder / "kernels.c")],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_LONGEST_S,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            return False
        if done.returncode or not made.is_file():
            return False
        made.replace(folder / LIBRARY)
        return True
