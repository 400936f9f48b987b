import gzip
import re

import pytest

from pictory_nb.widgets import FrontEndMissingError, base

WIDGETS = ("chat", "timeline", "player", "compare", "uploader", "panel")


@pytest.mark.parametrize("stem", WIDGETS)
def test_each_bundle_is_small(stem):
    assert len(gzip.compress(base.bundle(stem).encode(), mtime=0)) <= 60_000


@pytest.mark.parametrize("stem", WIDGETS)
def test_no_bundle_loads_anything_from_anywhere(stem):
    source = base.bundle(stem)
    loads = r"""\bimport\s*\(|\bfrom\s*["']|@import|url\(\s*["']?(?:https?:)?//|\beval\(|new Function"""
    assert not re.search(loads, source)


def test_a_checkout_without_a_front_end_says_how_to_build_it(tmp_path, monkeypatch):
    monkeypatch.setattr(base, "STATIC", tmp_path)
    base.bundle.cache_clear()
    with pytest.raises(FrontEndMissingError, match=r"python hatch_build\.py"):
        base.bundle("chat")
    base.bundle.cache_clear()
