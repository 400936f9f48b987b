"""Nobody here has a GUI: its instructions go, the content stays, and what they wanted is offered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pictory_nb.conversation import Action
from pictory_nb.conversation.gui import translate
from tests.conversation import corpus

ACTIONS = {
    "export": Action.EXPORT,
    "timeline": Action.SHOW_TIMELINE,
    "credits": Action.SHOW_CREDITS,
    "upload": Action.UPLOAD,
}
ROWS = corpus.read("gui")
TUNING, HELD_OUT = corpus.split(ROWS, "said")


def wanted(row):
    names = set(row["outcome"].split(",")) - {"-"}
    kept = row["said"] if row["kept"] == "=" else row["kept"]
    return kept, {ACTIONS[name] for name in names - {"edit"}}, "edit" in names


def found(row):
    translation = translate(row["said"])
    return translation.text, set(translation.actions), bool(translation.offers)


@pytest.mark.parametrize("row", TUNING, ids=lambda row: row["said"][:50])
def test_each_sentence_of_the_tuning_part_is_translated_right(row):
    assert found(row) == wanted(row)


def test_the_held_out_part_is_translated_right_in_98_of_100():
    assert sum(found(row) == wanted(row) for row in HELD_OUT) / len(HELD_OUT) >= 0.98


def test_the_labelled_set_is_large_and_bilingual():
    assert len(ROWS) >= 120
    assert len(HELD_OUT) >= len(ROWS) / 4
    assert sum(bool(re.search("[\u4e00-\u9fff]", row["said"])) for row in ROWS) >= len(ROWS) / 4
    assert sum(row["kept"] == "=" for row in ROWS) >= len(ROWS) / 4


@pytest.mark.parametrize(
    ("said", "offer"),
    [
        ("Drag the clip to the start of the timeline.", "Move the clip to the start of the timeline."),
        ("Drag the volume slider to 35%.", "Set the volume to 35%."),
        ("Double-click the title to change its font.", "Change the title's font."),
        ("Select the clip and press Delete to remove it.", "Delete the clip."),
        ("Right-click on the second scene and select Delete.", "Delete the second scene."),
        ("Click the Undo button.", "Undo the last change."),
        ("To reorder the scenes, drag and drop them in the timeline.", "Reorder the scenes."),
        ("将片段拖拽到时间线开头。", "把片段移动到时间线开头。"),
        ("拖动音量滑块到35%。", "把音量调到35%。"),
        ("双击标题即可修改文字。", "修改文字。"),
    ],
)
def test_an_edit_by_hand_is_offered_as_a_message_to_send(said, offer):
    assert translate(said).offers == (offer,)


def test_what_was_taken_out_is_told():
    translation = translate("Done. Click the Export button to download it.")
    assert translation.removed == ("Click the Export button to download it.",)


ANSWER = """**Your video is ready!** Here is what I made:

1. A title card with "Click with your team"
2. Open the timeline panel to see the clips
3. Three scenes about export markets

Next steps:

- Click the **Export** button
- Open the timeline to preview it

```python
click("Export")  # open the panel
```

> Click the button, she said.
"""


def test_markdown_stays_valid():
    text = translate(ANSWER).text
    assert "1. A title card" in text
    assert "2. Three scenes" in text
    assert "Next steps" not in text
    assert 'click("Export")  # open the panel' in text
    assert "> Click the button, she said." in text
    kinds = [token.type for token in MarkdownIt().parse(text)]
    assert kinds.count("list_item_open") == 2
    assert kinds.count("fence") == 1
    assert kinds.count("blockquote_open") == 1
    assert translate(ANSWER).actions == (Action.SHOW_TIMELINE, Action.EXPORT)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("**Done! Click Export.**", "**Done!**"),
        ("**Click Export. Your video is 30 seconds long.**", "Your video is 30 seconds long."),
        (
            "## Your video\n\nIt has 3 scenes.\n\n## Export\n\nClick the Export button.",
            "## Your video\n\nIt has 3 scenes.",
        ),
        ("It is ready (click Export to download it).", "It is ready."),
        ("- One\n- Click Export\n- Two", "- One\n- Two"),
    ],
)
def test_no_half_markup_is_left(said, kept):
    assert translate(said).text == kept


@given(st.text(alphabet=st.sampled_from('ab1.!?,; \n*`"-#>|()“”点击导出。，'), max_size=120))
def test_any_text_is_translated_and_a_second_time_changes_nothing_without_instructions(text):
    translation = translate(text)
    if not translation.removed:
        assert translation.text == text


@given(st.lists(st.sampled_from([row["said"] for row in ROWS if row["kept"] == "="]), max_size=6))
def test_content_in_any_order_is_kept_to_the_letter(said):
    text = "\n\n".join(said)
    assert translate(text).text == text


@given(st.lists(st.sampled_from([row["said"] for row in TUNING]), max_size=6))
def test_what_is_left_holds_no_instruction_any_more(said):
    once = translate("\n\n".join(said)).text
    assert translate(once).text == once
