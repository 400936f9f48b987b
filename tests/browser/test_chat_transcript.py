"""What a chat keeps and offers: long transcripts, Markdown, actions, errors with their way out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.scripted import RUNNING, SETUP, TURN

pytestmark = pytest.mark.browser

MANY = """
answer = "I changed **it**:\\n\\n" + "\\n".join(f"- point {index}" for index in range(12))
for index in range(500):
    changes = ("Title changed",)
    chat.handle(TurnEnded(Turn(f"t{index}", f"message {index}", answer, Ending.DONE, changes=changes)))
"""


def test_a_transcript_of_500_turns_is_quick_and_complete(open_notebook, page):
    notebook = open_notebook(SETUP + MANY + "chat")
    view = notebook.run(0)
    turns = view.locator(".pnb-turn")
    expect(turns.last).to_contain_text("message 499")
    shown = turns.count()
    assert 20 < shown < 150
    earlier = view.locator(".pnb-earlier")
    expect(earlier).to_have_text(f"Show {500 - shown} earlier turns")
    first = turns.first.locator(".pnb-prompt-text").inner_text()
    view.get_by_role("log").evaluate("log => log.scrollTo(0, 0)")
    place = turns.first.bounding_box()["y"]
    earlier.press("Enter")
    expect(turns).not_to_have_count(shown)
    # What was being read stays where it was.
    page.wait_for_function(
        "([turn, place]) => Math.abs(turn.getBoundingClientRect().y - place) < 60",
        arg=[view.locator(".pnb-turn", has_text=first).first.element_handle(), place],
    )
    while earlier.is_visible():
        before = turns.count()
        earlier.press("Enter")
        expect(turns).not_to_have_count(before)
    said = view.locator(".pnb-prompt-text").all_inner_texts()
    assert said == [f"message {index}" for index in range(500)]

    box = view.get_by_role("textbox", name="Message")
    box.press_sequentially("Make it calmer")
    expect(box).to_have_value("Make it calmer")
    notebook.python("chat.handle(TurnStarted('new', 'One more'))")
    expect(turns.last).to_contain_text("One more")


def test_the_conversation_is_saved_as_markdown_from_the_page_and_from_python(open_notebook, page, lab):
    notebook = open_notebook(SETUP + "chat.film_title = 'Why sleep matters'\nchat", TURN)
    view = notebook.run(0)
    notebook.run(1)
    expect(view.locator(".pnb-turn")).to_have_count(2)
    with page.expect_download() as download:
        view.get_by_role("button", name="Save the conversation as Markdown").click()
    assert download.value.suggested_filename == "why-sleep-matters-conversation.md"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("# Why sleep matters\n\nLocal engine · Turns: 2")
    assert "> Turn this post into a 30 second video: Great teams write." in text
    assert "I made a **30 second** video:" in text
    expect(view.locator(".pnb-note")).to_have_text("Saved as why-sleep-matters-conversation.md.")
    notebook.python("chat.save_transcript()")
    assert (lab.root / "why-sleep-matters-conversation.md").read_text(encoding="utf-8") == text


OFFER = """
def offer(number):
    actions = (Action.EXPORT, Action.SHOW_TIMELINE, Action.SHOW_CREDITS)
    turn = Turn(f"o{number}", "Make it", "Done.", Ending.DONE, credits_left=93, actions=actions)
    chat.handle(TurnEnded(turn))
offer(0)
chat
"""


def test_actions_credits_and_badge_are_there_and_an_error_has_its_way_out(open_notebook):
    notebook = open_notebook(SETUP + OFFER, TURN)
    view = notebook.run(0)
    expect(view.locator(".pnb-badge")).to_have_text("Local engine")
    presses = {"Export video": "export", "Show timeline": "show_timeline", "Credits": "show_credits"}
    for number, (name, action) in enumerate({**presses, "93 credits": "show_credits"}.items(), start=1):
        view.get_by_role("button", name=name, exact=True).click()
        notebook.wait_for_python(f"len(actions) == {number} and actions[-1] == '{action}'")
        # What a press begins is the next turn.
        notebook.python(f"offer({number})")
        expect(view.locator(".pnb-turn")).to_have_count(number + 1)
    notebook.run(1)
    expect(view.locator(".pnb-error:visible")).to_have_text(
        "The engine stopped while it worked. Nothing was changed."
    )
    view.get_by_role("button", name="Try again").click()
    notebook.wait_for_python("actions[-1] == 'retry'")


def test_stop_keeps_what_was_said_and_its_steps(open_notebook):
    notebook = open_notebook(SETUP + "chat", RUNNING)
    view = notebook.run(0)
    notebook.run(1)
    view.get_by_role("button", name="Stop").press("Enter")
    notebook.wait_for_python("stops == [1]")
    notebook.python("chat.handle(TurnEnded(Turn('t3', '', 'Let me listen\\n\\nStopped.', Ending.STOPPED)))")
    expect(view.locator(".pnb-answer p")).to_have_text(["Let me listen", "Stopped."])
    view.locator("summary").click()
    expect(view.locator(".pnb-steps li").last).to_contain_text("Choosing the music")
    expect(view.get_by_role("button", name="Send once more")).to_be_visible()


def test_changes_lead_to_their_place_on_a_timeline_in_the_same_panel(open_notebook):
    notebook = open_notebook(
        SETUP + "panel",
        """
from pictory_nb.draft import diff, read_draft, to_rows
before = {"t": []}
after = {"d": 3000, "t": [{"tt": 7, "m": {"name": "Captions"}, "sg": [
    {"id": "a", "st": 0, "d": 1000, "m": {"text": "One"}},
    {"id": "b", "st": 1000, "d": 2000, "m": {"text": "Two"}}]}]}
timeline.update(to_rows(read_draft(after)))
changes = tuple(change.words for change in diff(read_draft(before), read_draft(after)))
chat.handle(TurnEnded(Turn("t1", "Make it", "Done.", Ending.DONE, changes=changes, draft_before=before,
    draft_after=after)))
""",
    )
    view = notebook.run(0)
    notebook.run(1)
    view.get_by_role("button", name="Show on the timeline").click()
    notebook.wait_for_python("timeline.selected is not None")


def test_prices_in_a_static_transcript_are_no_formulas(open_notebook, page):
    notebook = open_notebook(
        SETUP + "chat.say('It costs $5 a month, or $50 a year.')\nchat",
        "from IPython.display import HTML\nHTML('<p>A formula: $x^2$</p>')",
    )
    notebook.run(0)
    static = page.locator("[class^=pnb-static]")
    expect(static).to_contain_text("$5 a month, or $50 a year")
    notebook.run(1)
    expect(page.locator("mjx-container")).to_have_count(1)
    expect(static.locator("mjx-container")).to_have_count(0)
