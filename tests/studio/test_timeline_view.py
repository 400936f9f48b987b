"""The timeline of a studio's panel: edits, pictures and sound from the real engine, selection, comparison."""

import pytest

from pictory_nb.timeline import DetachedTimelineError
from pictory_nb.widgets import SegmentEdit
from pictory_nb.widgets.wire import RefusedError


@pytest.fixture
def desk(made):
    return made._work.desk.timeline


def starts(studio):
    return list(studio.timeline.df.start_ms)


def row_of(studio, type_name):
    """The last row of a type."""
    return list(studio.timeline.df.type).index(type_name)


def test_an_edit_in_the_page_is_made_undone_and_made_again(made, desk):
    before = starts(made)
    row = len(before) - 1
    later = SegmentEdit(row, start_ms=before[row] + 90)
    assert desk.edit([later], only_check=True).result().problems == ()
    assert starts(made) == before
    assert desk.edit([later], only_check=False).result().problems == ()
    assert starts(made)[row] == before[row] + 90
    assert made.turns[-1].changes
    assert (desk.widget.can_undo, desk.widget.can_redo) == (True, False)
    desk.step(back=True).result()
    assert starts(made) == before
    desk.step(back=False).result()
    assert starts(made)[row] == before[row] + 90
    assert desk.widget.columns["start"] == starts(made)


def test_an_edit_that_cannot_be_is_told_by_segment_and_nothing_changes(made, desk):
    before = starts(made)
    outcome = desk.edit([SegmentEdit(0, start_ms=before[1])], only_check=False).result()
    assert [problem.row for problem in outcome.problems] == [0]
    assert "overlaps Video 2" in outcome.problems[0].words
    assert "row" not in outcome.problems[0].words
    outcome = desk.edit(
        [SegmentEdit(row, remove=True) for row in range(len(before))], only_check=False
    ).result()
    assert outcome.problems[0].row is None
    assert starts(made) == before
    assert not desk.widget.can_undo


def test_texts_volumes_and_removals_go_the_same_way(made, desk):
    frame = made.timeline.df
    text, sound = row_of(made, "Text"), row_of(made, "Audio")
    edits = [
        SegmentEdit(text, text="Écrire"),
        SegmentEdit(sound, volume_pct=20, text="Calm"),
        SegmentEdit(0, remove=True),
    ]
    desk.edit(edits, only_check=False).result()
    after = made.timeline.df
    assert len(after) == len(frame) - 1
    assert after.text[text - 1] == "Écrire"
    assert (after.volume_pct[sound - 1], after.name[sound - 1]) == (20, "Calm")


def test_a_message_in_between_ends_what_can_be_taken_back(made, desk):
    desk.edit([SegmentEdit(row_of(made, "Audio"), volume_pct=20)], only_check=False).result()
    made.send("Change the title to: Write it down")
    assert not desk.widget.can_undo
    with pytest.raises(RefusedError, match="nothing to take back"):
        desk.step(back=True).result()
    assert "Write it down" in desk.widget.columns["text"]
    assert desk.widget.lock == ""


def test_an_edit_waits_for_no_message_and_overwrites_none(made, desk):
    desk.widget.lock = "The chat is at work."
    with pytest.raises(RefusedError, match="at work"):
        desk.edit([SegmentEdit(0, duration_ms=1000)], only_check=False).result()
    desk.widget.lock = ""
    stale = made.timeline
    made.send("Change the title to: Newer")
    frame = stale.df
    frame.loc[frame.type == "Audio", "volume_pct"] = 5
    with pytest.raises(Exception, match="changed by another message"):
        stale.apply(frame)
    assert "Newer" in made.timeline.summary


def test_pictures_and_outlines_come_from_the_engine_and_are_kept(made, desk, monkeypatch):
    name, picture = desk.still(0, 160).result()
    assert picture.startswith(b"\x89PNG")
    sound = row_of(made, "Audio")
    outline_name, outline = desk.outline(sound).result()
    assert len(outline) == -(-int(made.timeline.df.duration_ms[sound]) // 50)
    assert max(outline) > 10
    # What does not change a picture or a sound does not have it made again.
    row = len(made.timeline.df) - 1
    desk.edit([SegmentEdit(row, duration_ms=400)], only_check=False).result()

    def fail(*_):
        raise AssertionError("asked again")

    monkeypatch.setattr(made._work.client, "peaks", fail)
    assert desk.outline(sound).result() == (outline_name, outline)
    monkeypatch.setattr(made._work.client, "still", fail)
    assert desk.still(0, 160).result() == (name, picture)


def test_the_selection_is_set_and_read_from_the_studio(made, desk):
    made.timeline.selected = [1, 2]
    assert desk.widget.selected == [1, 2]
    desk.widget.selected = [0]
    assert made.timeline.selected == [0]
    made.timeline.selected = made.timeline.df[made.timeline.df.type == "Text"]
    assert {made.timeline.df.type[row] for row in made.timeline.selected} == {"Text"}
    made.timeline.selected = 3
    assert made.timeline.selected == [3]
    made.timeline.selected = None
    assert made.timeline.selected == []
    with pytest.raises(LookupError, match="no row 99"):
        made.timeline.selected = 99


def test_an_earlier_state_has_no_selection_of_its_own(made):
    old = made.timeline
    made.send("Change the title to: Newer")
    assert old.selected == []
    with pytest.raises(DetachedTimelineError, match="Ask the studio for it again"):
        old.selected = [0]


def test_the_studios_timeline_is_shown_live_and_an_earlier_one_as_it_was(made, desk):
    live, _ = made.timeline._repr_mimebundle_()
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == desk.widget.model_id
    earlier, _ = made.timeline.at(1)._repr_mimebundle_()
    assert earlier["application/vnd.jupyter.widget-view+json"]["model_id"] != desk.widget.model_id


def test_two_states_are_compared_in_one_view(made):
    made.send("Change the title to: Write it down")
    view = made.timeline.diff_view(1, -1)
    assert view.title == "State 1 → 2"
    ((row, marks, words, was),) = view.columns["change"]
    assert (view.columns["text"][row], marks, was) == ("Write it down", ["text"], None)
    assert "Write it down" in words
    assert not view.can_edit
    with pytest.raises(LookupError, match="no state 7"):
        made.timeline.diff_view(1, 7)
