"""The timeline as a table, both ways, and the states that it went through."""

import pytest

from pictory_nb.client import DraftChangedError
from pictory_nb.draft import FrameError
from pictory_nb.timeline import DetachedTimelineError, Timeline


def test_a_table_edited_with_pandas_becomes_the_timeline(made):
    timeline = made.timeline
    frame = timeline.df
    frame.loc[frame["type"] == "Audio", "volume_pct"] = 12
    title = frame.index[frame["text"] == "Why notes win"][0]
    frame.loc[title, "text"] = "Write it down"
    turn = timeline.apply(frame)
    assert set(turn.changes) == {"BGM volume: 100% → 12%", "Title changed: 'Why notes win' → 'Write it down'"}
    after = made.timeline.df
    assert after[after["type"] == "Audio"]["volume_pct"].tolist() == [12.0]
    assert "Write it down" in set(after["text"].dropna())


def test_an_edited_table_renders(made):
    frame = made.timeline.df
    frame = frame[frame["track"] != "Cards"]
    made.timeline.apply(frame)
    assert made.export("edited.mp4").info.duration_ms == 10_000


def test_a_wrong_table_is_refused_by_row_and_column_and_changes_nothing(made):
    before = made.timeline.draft.raw
    frame = made.timeline.df
    frame.loc[0, "start_ms"] = -5
    with pytest.raises(FrameError, match="start_ms"):
        made.timeline.apply(frame)
    assert made.timeline.draft.raw == before


def test_a_table_of_an_older_state_is_refused_when_the_timeline_has_moved_on(made):
    from pictory_nb import Studio

    timeline = made.timeline
    frame = timeline.df
    frame.loc[frame["type"] == "Audio", "volume_pct"] = 12
    other = Studio.local(session_id=made.session_id)
    other.send("Set the music volume to 50%")
    with pytest.raises(DraftChangedError):
        timeline.apply(frame)
    assert made.timeline.apply(made.timeline.df.assign()).text


def test_every_state_is_kept_with_its_cause_and_can_be_compared(made):
    made.send("Set the music volume to 20%")
    made.send("Change the title to: Write it down")
    history = made.history
    assert len(history) == 3
    assert history[1].cause == "Set the music volume to 20%"
    assert '"Write it down"' in made.timeline.summary
    assert '"Why notes win"' in made.timeline.at(2).summary
    kinds = made.compare(1, 3)["kind"].tolist()
    assert {"volume", "text"} <= set(kinds)
    with pytest.raises(LookupError, match="from 1 to 3"):
        made.timeline.at(9)


def test_a_timeline_travels_as_json_and_as_captions(made):
    timeline = Timeline.from_draft(dict(made.timeline.draft.raw))
    assert timeline.summary == made.timeline.summary
    assert timeline.to_srt().startswith("1\n00:00:0")
    assert timeline.to_vtt().startswith("WEBVTT")
    assert '"OTIO_SCHEMA"' in timeline.to_otio()
    frame = timeline.df
    with pytest.raises(DetachedTimelineError, match="studio"):
        timeline.apply(frame.assign(volume_pct=frame["volume_pct"] * 0.5))
