"""66 edits in a row end in exactly the draft that they ask for; undone and redone, not a byte is lost."""

from __future__ import annotations

import json

from edit_corpus import MEDIA, changes, read_draft

from pictory_nb.engine.director import Past, PastTurn, Say, ToolResult, direct

EDITS = (
    "change the title to Notes",
    "subtitle: For busy teams",
    'end with "Start today"',
    "upbeat music at 20%",
    "make the music a bit louder",
    "use the paper theme",
    "make scene 2 7 seconds long",
    "change 73% to 81%",
    'scene 3 should say "We forget what we say."',
    'add "The date" to the list',
    "remove the second point of the list",
    "swap scenes 4 and 5",
    "move scene 6 after scene 2",
    'add a scene after scene 3 that says "Write before you talk."',
    "the brand is Northwind",
    "duplicate scene 4",
    "remove it",
    "make scene 4 5 seconds long",
    "use office.jpg as the background of scene 4",
    "waves behind scene 2",
    "slide transitions everywhere",
    "wipe transition between scene 2 and 3",
    "make it square",
    "60 fps",
    "use my logo",
    "hide the logo",
    "show the logo",
    "set the brand to Acme",
    "captions off",
    "captions on",
    "make the title uppercase",
    "change the title to Write it down",
    "the quote is by Jane Doe",
    'change the quote to "Paper is patient."',
    "make it darker",
    "use the midnight theme in scene 2",
    "no music",
    "add calm music",
    "music at 40%",
    "use song.mp3 as the music",
    "turn the music down",
    "cinematic music at 30%",
    "shorten the part about churn",
    "make scene 5 8 seconds long",
    "trim scene 5 by 1 second",
    "move the list to the end",
    "move scene 9 before scene 8",
    "split the list",
    "merge scenes 8 and 9",
    'add a chapter "Part two" before scene 5',
    "remove the chapter",
    "make it 60 seconds long",
    "trim the last 2 seconds",
    "make it vertical",
    "make it 16:9",
    "30 fps",
    "cut transition before scene 3",
    'replace "one page" with "two pages"',
    "remove scenes 3 and 4",
    "make it 45 seconds",
    "karaoke captions",
    "captions at the top",
    "bigger captions",
    "put the logo in the bottom right corner",
    "use #0F62FE",
    "use walkthrough.mp4 behind scene 4 from 0:03 to 0:09",
)


class Session:
    """A session as the server keeps it: every version, and what each turn did."""

    def __init__(self):
        self.drafts = {1: read_draft()}
        self.turns = [PastTurn("a script", 1, (("plan_scenes", {}),))]

    @property
    def draft(self):
        return self.drafts[max(self.drafts)]

    def say(self, message):
        steps = list(
            direct(message, self.draft, MEDIA, seed=7, past=Past(tuple(self.turns), self.drafts.__getitem__))
        )
        results = [step for step in steps if isinstance(step, ToolResult)]
        key = None
        if results and results[-1].draft is not None:
            key = max(self.drafts) + 1
            self.drafts[key] = json.loads(json.dumps(results[-1].draft))
        self.turns.append(PastTurn(message, key, tuple((step.name, step.response) for step in results)))
        return "".join(step.text for step in steps if isinstance(step, Say))


def test_sixty_six_edits_are_made_undone_and_made_again(check_film):
    assert len(EDITS) == 66
    session = Session()
    history = [json.dumps(session.draft)]
    for edit in EDITS:
        told = session.say(edit)
        assert json.dumps(session.draft) != history[-1], (edit, told)
        check_film(session.draft)
        history.append(json.dumps(session.draft))
    assert changes(read_draft(), session.draft) == EXPECTED
    for earlier in reversed(history[:-1]):
        session.say("undo")
        assert json.dumps(session.draft) == earlier
    assert "nothing to undo" in session.say("undo")
    for later in history[1:]:
        session.say("redo")
        assert json.dumps(session.draft) == later
    assert "nothing to redo" in session.say("redo")


EXPECTED = {
    "order": [1, 2, 3, 5, 7, 4, 8],
    "title": "Write it down",
    "subtitle": "For busy teams",
    "2.value": "81%",
    "2.background": "waves",
    "2.theme": "midnight",
    "3.text": "We forget what we say.",
    "5.text": "Customer churn fell by a third.",
    "7.text": "Start with two pages on Monday.",
    "4.items": ["The decision", "The road not taken", "The alarm bell", "The date"],
    "cta": "Start today",
    "1.s": 5.0,
    "2.s": 6.9,
    "3.s": 4.6,
    "5.s": 5.9,
    "7.s": 5.9,
    "4.s": 12.2,
    "8.s": 4.5,
    "transitions": "slide",
    "theme": "sunrise",
    "brand": "Acme",
    "logo": "med_logo",
    "music": "cinematic 30%",
    "captions.style": "karaoke",
    "captions.place": "top",
    "captions.size": 125,
    "logo.place": "bottom-right",
    "colors.accent": "#0f62fe",
    "5.background": "med_clip",
    "5.from": 3.0,
    "5.to": 9.0,
}
