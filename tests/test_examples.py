"""Every example in a docstring of the package does what it shows."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import pictory_nb

ROOT = Path(pictory_nb.__file__).parent
MODULES = [
    ".".join(("pictory_nb", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
    for path in sorted(ROOT.rglob("*.py"))
    if ">>> " in path.read_text()
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name):
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
