"""In a panel the style sheets of all widgets apply to the same page: what is no theme's has one owner."""

import re
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "js" / "src"
SHEETS = [path for path in sorted(SOURCES.glob("*.css")) if path.name != "theme.css"]


def claimed(sheet):
    """The classes that a sheet styles wherever they are: those that a selector begins with."""
    source = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", source)))
    parts = (part.strip() for selector in selectors for part in selector.split(","))
    firsts = (re.match(r"(?:\.pnb[ >]+)?[a-z]*\.(pnb-[\w-]+)", part) for part in parts)
    return {first[1] for first in firsts if first}


def test_no_two_style_sheets_claim_the_same_class():
    owners = defaultdict(list)
    for sheet in SHEETS:
        for name in claimed(sheet):
            owners[name].append(sheet.name)
    assert claimed(SHEETS[0])
    assert {name: sheets for name, sheets in owners.items() if len(sheets) > 1} == {}
