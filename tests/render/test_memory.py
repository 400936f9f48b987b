"""What a worker does about memory that was freed but is still held."""

from __future__ import annotations

import subprocess
import sys

HOLED = """
import resource
from fractions import Fraction
from pathlib import Path
from pictory_nb.engine.render.film import Canvas
from pictory_nb.engine.render.memory import give_back, keep_freed

def held_mb():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20

keep_freed(Canvas(64, 64, Fraction(30)), is_tight=False)
before = held_mb()
blocks = [bytearray(b"x") * 2**20 for _ in range(300)]
last = blocks.pop()
del blocks
holed = held_mb()
give_back()
print(holed - before > 250, held_mb() - before < 50)
"""


def test_a_worker_full_of_holes_gives_them_back():
    done = subprocess.run([sys.executable, "-c", HOLED], capture_output=True, text=True, check=False)
    if sys.platform == "linux":
        assert done.stdout.split() == ["True", "True"], done.stderr
