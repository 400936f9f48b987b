"""What a user writes, in a real JupyterLab: sent, recalled, pasted, edited, sent again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.scripted import SETUP, TURN
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SCRIPT = "Great teams write things down. " * 60

PASTE = """(input, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""

DONE = """
def done(turn_id, prompt, text="Done.", **changes):
    chat.handle(TurnStarted(turn_id, prompt))
    chat.handle(TurnEnded(Turn(turn_id, "", text, Ending.DONE, **changes)))
"""


@pytest.fixture
def chat(open_notebook):
    notebook = open_notebook(SETUP + DONE + "chat")
    return notebook, notebook.run(0)


def box(view):
    return view.get_by_role("textbox", name="Message")


def is_copied(page, text):
    until(page, lambda: page.evaluate("() => navigator.clipboard.readText()") == text)


def test_the_greeting_proposes_three_things_to_say(chat):
    notebook, view = chat
    chips = view.locator(".pnb-greeting .pnb-chip")
    expect(chips).to_have_count(3)
    chips.nth(1).click()
    expect(box(view)).to_have_value(chips.nth(1).inner_text())
    expect(box(view)).to_be_focused()
    assert notebook.python("sent") == "[]"
    box(view).press("Enter")
    notebook.wait_for_python("sent == ['Make a 20 second video about why sleep matters']")


def test_shift_enter_starts_a_line_and_enter_sends_both(chat, page):
    notebook, view = chat
    box(view).press_sequentially("one")
    box(view).press("Shift+Enter")
    box(view).press_sequentially("two")
    height = view.locator(".pnb-chat").bounding_box()["height"]
    box(view).press("Enter")
    notebook.wait_for_python(r"sent == ['one\ntwo']")
    expect(box(view)).to_have_value("")
    page.wait_for_function(
        "([chat, height]) => chat.getBoundingClientRect().height === height",
        arg=[view.locator(".pnb-chat").element_handle(), height],
    )


def test_arrow_up_recalls_what_was_said_also_after_a_reload(chat, page):
    notebook, view = chat
    notebook.python("[done(f't{n}', text) for n, text in enumerate(['first', 'second'])]")
    expect(view.locator(".pnb-turn")).to_have_count(2)
    box(view).fill("half a thought")
    box(view).press("Home")
    box(view).press("ArrowUp")
    expect(box(view)).to_have_value("second")
    box(view).press("ArrowUp")
    expect(box(view)).to_have_value("first")
    for expected in ("second", "half a thought"):
        box(view).press("ArrowDown")
        expect(box(view)).to_have_value(expected)

    notebook.save()
    notebook.open()
    view = notebook.output(0)
    expect(view.locator(".pnb-turn")).to_have_count(2)
    box(view).press("ArrowUp")
    expect(box(view)).to_have_value("second")


def test_a_long_script_that_is_pasted_is_a_card_and_is_sent_whole(chat):
    notebook, view = chat
    box(view).fill("Make a 20 second video of this")
    box(view).evaluate(PASTE, SCRIPT)
    card = view.get_by_role("group", name="Pasted script")
    expect(card).to_contain_text("300 words")
    expect(box(view)).to_have_value("Make a 20 second video of this")
    expect(view.get_by_role("status")).to_have_text("A script of 300 words goes with the message.")
    card.get_by_role("button", name="Edit").click()
    text = card.get_by_role("textbox", name="Text of the script")
    expect(text).to_be_focused()
    text.fill(SCRIPT + "One more thing.")
    expect(card).to_contain_text("303 words")
    card.get_by_role("button", name="Done").click()
    expect(text).to_be_hidden()
    notebook.screenshot("chat-card", view)
    box(view).press("Enter")
    notebook.wait_for_python("len(sent) == 1")
    whole = f"Make a 20 second video of this\n\n{SCRIPT}One more thing."
    assert notebook.python("sent[0]") == repr(whole)
    expect(card).to_have_count(0)
    notebook.python("done('t1', sent[0])")
    expect(view.locator(".pnb-prompt .pnb-script")).to_contain_text("303 words")


def test_a_card_can_be_removed_and_a_short_text_is_none(chat):
    notebook, view = chat
    box(view).evaluate(PASTE, SCRIPT)
    view.get_by_role("button", name="Remove: Pasted script").click()
    expect(view.locator(".pnb-script")).to_have_count(0)
    expect(box(view)).to_be_focused()
    box(view).press("Enter")
    expect(view.get_by_role("status")).to_have_text("Write what the video should say or show first.")
    assert notebook.python("sent") == "[]"


def test_a_message_is_edited_and_sent_again_script_and_all(chat):
    notebook, view = chat
    notebook.python(f"done('t1', 'Make a 30 second video\\n\\n' + {SCRIPT!r} * 20)")
    view.get_by_role("button", name="Edit and send again").click()
    expect(box(view)).to_have_value("Make a 30 second video")
    expect(view.get_by_role("group", name="Pasted script")).to_contain_text("6,000 words")
    box(view).fill("Make a 10 second video")
    box(view).press("Enter")
    notebook.wait_for_python(f"sent == ['Make a 10 second video\\n\\n' + ({SCRIPT!r} * 20).strip()]")


def test_a_message_is_sent_once_more_and_texts_are_copied(chat, page):
    notebook, view = chat
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    notebook.python("done('t1', 'Make it calmer', 'It is **calm** now.')")
    copy = view.locator(".pnb-reply").get_by_role("button", name="Copy")
    copy.click()
    expect(view.get_by_role("button", name="Copied")).to_be_visible()
    is_copied(page, "It is **calm** now.")
    view.locator(".pnb-said").get_by_role("button", name="Copy").click()
    is_copied(page, "Make it calmer")
    view.get_by_role("button", name="Send once more").click()
    notebook.wait_for_python("sent == ['Make it calmer']")


def test_what_was_typed_stays_when_the_language_changes(chat):
    notebook, view = chat
    box(view).fill("半个想法")
    notebook.python("setattr(chat, 'language', 'zh')")
    expect(view.get_by_role("textbox", name="消息")).to_have_value("半个想法")
    expect(view.get_by_role("status")).to_have_text("按 Enter 发送，Shift+Enter 换行")


def test_the_whole_conversation_works_by_keyboard_alone(open_notebook, page):
    notebook = open_notebook(SETUP + DONE + "chat", TURN)
    view = notebook.run(0)
    notebook.run(1)
    expect(view.locator(".pnb-turn")).to_have_count(2)
    box(view).focus()
    page.keyboard.type("Make it calmer")
    page.keyboard.press("Enter")
    notebook.wait_for_python("sent == ['Make it calmer']")

    def reach(name, key):
        """Press Tab until a button of that name has the focus, and see that it shows."""
        for _ in range(60):
            page.keyboard.press(key)
            label = page.evaluate(
                "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
            )
            if label.startswith(name):
                style = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
                assert style == "solid", name
                return
        raise AssertionError(f"{name} cannot be reached with {key}")

    reach("Try again", "Shift+Tab")
    page.keyboard.press("Enter")
    notebook.wait_for_python("actions == ['retry']")
    notebook.python("chat.handle(TurnEnded(Turn('t4', 'Again', 'Louder now.', Ending.DONE)))")
    expect(view.locator(".pnb-turn")).to_have_count(3)
    box(view).focus()
    reach("Edit and send again", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(box(view)).to_have_value("Again")
    reach("Save the conversation", "Shift+Tab")
    with page.expect_download() as download:
        page.keyboard.press("Space")
    assert download.value.suggested_filename.endswith("-conversation.md")
