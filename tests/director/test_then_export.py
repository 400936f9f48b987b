"""A message that edits and then wants the export is an edit; the export is the notebook's to offer."""

import pytest

from pictory_nb.engine.director import direct
from pictory_nb.engine.director.steps import ToolResult


def draft_of(message, draft=None):
    steps = direct(message, draft, [], seed=7)
    drafts = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft]
    return drafts[-1] if drafts else None


@pytest.fixture(scope="module")
def film():
    return draft_of(
        "Turn this into a 10 second video.\n\n# Notes win\n\nTeams forget. A page remembers for them."
    )


@pytest.mark.parametrize(
    "tail", [", then export", " and then export it", ". Export the video please!", "，然后导出视频"]
)
def test_the_edit_is_made(film, tail):
    edit = "Set the music volume to 20%"
    assert draft_of(edit + tail, film) == draft_of(edit, film) is not None


def test_a_title_that_speaks_of_exports_is_a_title(film):
    changed = draft_of("Change the title to: How to export", film)
    assert "How to export" in str(changed)
