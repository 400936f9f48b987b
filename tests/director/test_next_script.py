"""A script is a new film beside the one that is there, however much what it tells sounds like an order."""

import pytest

from pictory_nb.engine.director import direct
from pictory_nb.engine.director.steps import ToolResult


def draft_of(message, draft=None):
    drafts = [step.draft for step in direct(message, draft, [], seed=7) if isinstance(step, ToolResult)]
    return next((made for made in reversed(drafts) if made), None)


@pytest.fixture(scope="module")
def film():
    return draft_of(
        "Turn this into a 10 second video.\n\n# Notes win\n\nTeams forget. A page remembers for them."
    )


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ("# Short meetings\n\nTwo people decide in ten minutes. Nine people need an hour.", "Short meetings"),
        ("# Undo\n\nDelete scene 2. Then remove the title, says the old manual of the editor.", "Undo"),
        (
            "# Quiet rooms\n\nMake the music quieter at 20% and people talk twice as long.",
            "Quiet rooms",
        ),
    ],
)
def test_the_next_script_is_the_next_film(film, script, title):
    made = draft_of(f"Turn this into a 5 second video with captions.\n\n{script}", film)
    assert made["m"]["title"] == title
    assert made["d"] == 5000
