"""A new film shows the uploads that its message means."""

import pytest

from pictory_nb.engine.director import direct
from pictory_nb.engine.director.steps import MediaItem, ToolResult

MEDIA = [MediaItem(f"med_{name}", f"{name}.png", "image", 1280, 720) for name in "ab"]
SCRIPT = "Teams forget what they decide. A page remembers for them. Start with one page today. " * 4


def shown(instruction):
    steps = direct(f"{instruction}\n\n{SCRIPT}", None, MEDIA, seed=7)
    drafts = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft]
    (scenes,) = [track["sg"] for track in drafts[-1]["t"] if track["tt"] == 0]
    return {scene["m"]["background"].get("media_id") for scene in scenes} - {None}


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        ("Turn this into a 30 second video.", {"med_a", "med_b"}),
        ("Turn this into a 30 second video with “b.png”.", {"med_b"}),
        ('Turn this into a 30 second video with "a.png".', {"med_a"}),
        ("Turn this into a 30 second video. Use no upload.", set()),
    ],
)
def test_the_uploads_that_are_named_are_shown(instruction, expected):
    assert shown(instruction) == expected
