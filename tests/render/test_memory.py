"""What a worker does about memory that was freed but is still held."""

from __future__ import annotations

import subprocess
import sys

HOLED = """
from fractions import Fraction
from pictory_nb.engine.render.film import Canvas
from pictory_nb.engine.render.memory import give_back, is_overgrown, keep_freed

small, large = Canvas(64, 64, Fraction(30)), Canvas(3840, 2160, Fraction(30))
keep_freed(small, "draft")
fresh = is_overgrown(small, "draft")
blocks = [bytearray(b"x") * 2**20 for _ in range(300)]
last = blocks.pop()
del blocks
holed, in_large = is_overgrown(small, "draft"), is_overgrown(large, "draft")
give_back()
print(fresh, holed, in_large, is_overgrown(small, "draft"), is_overgrown(small, "high"))
"""


def test_a_worker_full_of_holes_is_found_and_gives_them_back():
    done = subprocess.run([sys.executable, "-c", HOLED], capture_output=True, text=True, check=True)
    # Other systems do not tell how much a process holds.
    is_found = str(sys.platform == "linux")
    assert done.stdout.split() == ["False", is_found, "False", "False", "True"]
