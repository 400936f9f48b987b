"""A timeline edited as a DataFrame comes back exactly so, and what is wrong is said by row and column."""

import copy
import io
import json
import math
import pickle

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_drafts import any_json

from pictory_nb.draft import FrameError, apply_frame, describe_frame_edit, diff, read_draft, to_frame

DRAFT = {
    "id": "drf_1",
    "d": 9000,
    "m": {"theme": "ink", "unknown": [1]},
    "t": [
        {
            "id": "v",
            "tt": 0,
            "m": {"name": "Video"},
            "sg": [{"id": "v1", "st": 0, "d": 9000, "m": {"name": "City"}}],
        },
        {
            "id": "a",
            "tt": 1,
            "m": {"name": "BGM"},
            "sg": [{"id": "a1", "d": 9000, "m": {"name": "Lo-fi", "volume": 0.35}}],
        },
        {
            "id": "c",
            "tt": 7,
            "m": {"name": "Captions"},
            "sg": [
                {
                    "id": "c1",
                    "st": 0,
                    "d": 2000,
                    "m": {"role": "caption", "text": "One", "words": [[0, 9]], "x": 1},
                },
                "kept junk",
                {
                    "id": "c2",
                    "start": 2000,
                    "duration": "2000",
                    "tx": "Two",
                    "m": {"role": "caption"},
                    "style": {"b": 1},
                },
                {"id": "c3", "st": 4000.0, "d": 2000, "m": {"role": "caption", "text": "Three"}},
            ],
        },
    ],
    "other": None,
}
VIDEO, MUSIC, ONE, TWO, THREE = range(5)


def table(raw=DRAFT):
    return to_frame(read_draft(raw))


def applied(edit, raw=DRAFT):
    """The draft after `edit(table)`; what was given is never changed."""
    kept = pickle.dumps(raw)
    frame = table(raw)
    changed = edit(frame)
    result = apply_frame(raw, frame if changed is None else changed)
    assert pickle.dumps(raw) == kept
    return result


def problems(edit, raw=DRAFT):
    with pytest.raises(FrameError) as caught:
        applied(edit, raw)
    assert all(
        problem.what and problem.advice and problem.words in str(caught.value)
        for problem in caught.value.problems[:10]
    )
    return [(problem.row, problem.column) for problem in caught.value.problems]


def setting(row, **cells):
    def edit(frame):
        for column, value in cells.items():
            if isinstance(value, str | float) and column not in {"text", "name", "track", "type"}:
                frame[column] = frame[column].astype(object)
            frame.loc[row, column] = value

    return edit


def captions(raw):
    return raw["t"][2]["sg"]


def said(before, after):
    return [change.words for change in diff(read_draft(before), read_draft(after))]


def test_a_table_that_was_not_edited_gives_back_the_very_draft():
    assert apply_frame(DRAFT, table()) is DRAFT
    assert applied(lambda frame: frame.sample(frac=1, random_state=1).reset_index(drop=True)) is DRAFT
    assert describe_frame_edit(DRAFT, table()) == ""


def test_only_what_was_edited_changes_and_every_unknown_key_is_kept():
    result = applied(setting(THREE, text="Drei"))
    expected = copy.deepcopy(DRAFT)
    expected["t"][2]["sg"][3]["m"]["text"] = "Drei"
    assert result == expected
    assert result["t"][0] is DRAFT["t"][0]
    assert captions(result)[0] is captions(DRAFT)[0]


def test_values_go_back_under_the_keys_and_in_the_form_in_which_they_were_found():
    result = applied(setting(TWO, text="Zwei", start_ms=2100, end_ms=3100))
    assert captions(result)[2] == {
        **captions(DRAFT)[2],
        "start": 2100,
        "duration": "1000",
        "tx": "Zwei",
    }
    assert applied(setting(MUSIC, volume_pct=20.0))["t"][1]["sg"][0]["m"] == {"name": "Lo-fi", "volume": 0.2}
    moved = captions(applied(setting(THREE, start_ms=4500)))[3]
    assert (moved["st"], type(moved["st"])) == (4500, float)


def test_a_start_alone_moves_and_an_end_or_a_duration_alone_retimes():
    def times(**cells):
        row = table(applied(setting(THREE, **cells))).loc[THREE]
        return row["start_ms"], row["end_ms"]

    assert times(start_ms=5000) == (5000, 7000)
    assert times(end_ms=5000) == (4000, 5000)
    assert times(duration_ms=500) == (4000, 4500)
    assert times(start_ms=5000, end_ms=5500) == (5000, 5500)
    assert times(start_ms=5000, duration_ms=700) == (5000, 5700)
    assert times(start_ms=5000, end_ms=5500, duration_ms=500) == (5000, 5500)
    assert times(start_ms="4500") == (4500, 6500)
    assert times(start_ms=4500.4) == (4500, 6500)


def test_word_times_of_a_changed_text_are_dropped():
    assert "words" not in captions(applied(setting(ONE, text="Eins")))[0]["m"]
    assert "words" in captions(applied(setting(ONE, name="First")))[0]["m"]


def test_segments_that_follow_one_another_stay_where_the_table_says():
    running = {"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"name": name}} for name in "abc"]}]}
    shorter = applied(lambda frame: frame.drop(index=0), running)
    assert table(shorter)["start_ms"].tolist() == [1000, 2000]
    swapped = applied(lambda frame: frame.assign(start_ms=[1000, 0, 2000]), running)
    assert swapped == {"t": [{"tt": 0, "sg": [{"d": 1000, "m": {"name": name}} for name in "bac"]}]}


def test_a_deleted_row_removes_its_segment_and_nothing_else():
    result = applied(lambda frame: frame.drop(index=TWO))
    assert said(DRAFT, result) == ["Captions removed: 'Two' (2-4s)"]
    assert captions(result) == [captions(DRAFT)[0], "kept junk", captions(DRAFT)[3]]
    assert applied(lambda frame: frame[frame.track != "BGM"])["t"][1]["sg"] == []


def test_a_new_row_is_a_new_segment_under_the_engines_keys():
    new = pd.DataFrame([{"track": "Captions", "start_ms": 7000, "duration_ms": 1500, "text": "Four"}])
    result = applied(lambda frame: pd.concat([frame, new]))
    added = captions(result)[-1]
    assert added == {"id": added["id"], "st": 7000, "d": 1500, "m": {"role": "caption", "text": "Four"}}
    assert added["id"].startswith("seg_")
    assert said(DRAFT, result) == ["Captions added: 'Four' (7-8.5s)"]

    def by_loc(frame):
        frame.loc[9] = ["Captions", "Text", None, 7000, 8500, None, "Four", None, None, None]

    assert applied(by_loc) == result


def test_a_repeated_row_is_a_new_segment_with_all_that_the_old_one_had():
    def edit(frame):
        copied = frame.loc[[TWO]].assign(start_ms=6500, end_ms=7500, duration_ms=1000, text="Again")
        return pd.concat([copied, frame], ignore_index=True)

    result = applied(edit)
    old, added = captions(result)[2], captions(result)[-1]
    assert old is captions(DRAFT)[2]
    assert added == {**old, "id": added["id"], "start": 6500, "duration": "1000", "tx": "Again"}
    assert added["id"] != old["id"]


def test_a_new_text_track_is_made_when_its_type_is_text():
    new = pd.DataFrame([{"track": "Title", "type": "Text", "start_ms": 0, "end_ms": 3000, "text": "Hello"}])
    result = applied(lambda frame: pd.concat([frame, new]))
    assert said(DRAFT, result) == ["Title added: 'Hello' (0-3s)"]
    assert result["t"][3]["tt"] == 7
    assert read_draft(apply_frame(None, new)).is_exportable


def test_another_track_of_the_same_type_moves_the_segment_there():
    raw = {**DRAFT, "t": [*DRAFT["t"], {"id": "x", "tt": 7, "m": {"name": "Title"}, "sg": []}]}
    assert said(raw, applied(setting(ONE, track="Title"), raw)) == ["Captions moved to Title: 'One' (0-2s)"]


def test_the_stated_length_follows_the_content():
    assert applied(lambda frame: frame[frame.index >= ONE])["d"] == 6000
    assert applied(setting(VIDEO, end_ms=12_000))["d"] == 12_000
    assert applied(setting(THREE, end_ms=5000))["d"] == 9000


@pytest.mark.parametrize(
    "through",
    [
        lambda frame: pickle.loads(pickle.dumps(frame)),
        copy.deepcopy,
        lambda frame: pd.read_csv(io.StringIO(frame.to_csv(index=False))),
        lambda frame: frame.drop(columns="raw"),
        lambda frame: frame.astype(object),
        lambda frame: frame.convert_dtypes(),
        lambda frame: frame.sort_values("start_ms", ascending=False).set_index("segment", drop=False),
        lambda frame: frame[["raw", "track", "start_ms", "end_ms", "duration_ms", "text", "volume_pct"]],
    ],
)
def test_rows_are_known_again_whatever_was_done_to_the_table(through):
    def edit(frame):
        frame = through(frame)
        frame.loc[frame["text"] == "Three", "text"] = "Drei"
        return frame

    assert said(DRAFT, applied(edit)) == ["Captions changed: 'Three' → 'Drei'"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (setting(THREE, start_ms=-5), [(THREE, "start_ms")]),
        (setting(THREE, start_ms="soon"), [(THREE, "start_ms")]),
        (setting(THREE, start_ms=math.nan), [(THREE, "start_ms")]),
        (setting(THREE, start_ms=1e300), [(THREE, "start_ms")]),
        (setting(THREE, duration_ms=0), [(THREE, "duration_ms")]),
        (setting(THREE, end_ms=4000), [(THREE, "end_ms")]),
        (setting(THREE, end_ms=5000, duration_ms=3000), [(THREE, "end_ms")]),
        (setting(THREE, start_ms=3000), [(THREE, "start_ms")]),
        (setting(ONE, end_ms=2500), [(ONE, "start_ms")]),
        (setting(VIDEO, text="Hello"), [(VIDEO, "text")]),
        (setting(ONE, text=""), [(ONE, "text")]),
        (setting(MUSIC, volume_pct=-1.0), [(MUSIC, "volume_pct")]),
        (setting(MUSIC, volume_pct=900.0), [(MUSIC, "volume_pct")]),
        (setting(MUSIC, volume_pct="loud"), [(MUSIC, "volume_pct")]),
        (setting(MUSIC, volume_pct=math.nan), [(MUSIC, "volume_pct")]),
        (setting(ONE, volume_pct=50.0), [(ONE, "volume_pct")]),
        (setting(ONE, track="Capitons"), [(ONE, "track")]),
        (setting(ONE, track="BGM"), [(ONE, "track")]),
        (setting(ONE, type="Audio"), [(ONE, "type")]),
        (setting(ONE, segment=2), [(ONE, "segment")]),
        (lambda frame: frame.iloc[:0], [(None, None)]),
        (lambda frame: frame.drop(columns="track"), [(None, "track")]),
        (lambda frame: frame.assign(volume=20), [(None, "volume")]),
        (lambda frame: pd.concat([frame, frame.loc[[ONE]]], ignore_index=True), [(5, "start_ms")]),
        (lambda frame: frame.assign(raw=[{"id": "z"}, *frame.raw[1:]]), [(0, "raw")]),
        (
            lambda frame: frame.assign(start_ms=-1, volume_pct=-1.0),
            [(row, column) for row in range(5) for column in ("start_ms", "volume_pct")],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_row_and_column(edit, expected):
    assert sorted(problems(edit), key=str) == sorted(expected, key=str)


def test_a_new_row_says_what_it_lacks():
    def inserting(**cells):
        return lambda frame: pd.concat([frame, pd.DataFrame([cells], index=["new"])])

    assert problems(inserting(track="Captions", start_ms=7000, text="x")) == [("new", "end_ms")]
    assert problems(inserting(track="Captions", end_ms=7000, text="x")) == [("new", "start_ms")]
    assert problems(inserting(track="Captions", start_ms=7000, end_ms=8000)) == [("new", "text")]
    assert problems(inserting(track="Capitons", type="Text", start_ms=0, end_ms=9, text="x")) == [
        ("new", "track")
    ]
    assert problems(inserting(track="Title", start_ms=0, end_ms=9, text="x")) == [("new", "track")]


def test_the_words_of_a_problem_name_the_row_the_segment_and_what_to_do():
    with pytest.raises(FrameError) as caught:
        applied(setting(THREE, start_ms=3000))
    assert str(caught.value) == (
        "The table cannot become the timeline (1 problem); nothing was changed.\n"
        "- Row 4 (Captions 3), column start_ms: 3-5s overlaps row 3 (Captions 2), which is at 2-4s, "
        "on one track. Move or shorten one of the two."
    )


def test_a_table_of_an_older_timeline_is_refused():
    frame = table()
    newer = copy.deepcopy(DRAFT)
    captions(newer).append({"id": "c4", "st": 6000, "d": 500, "m": {"text": "Added meanwhile"}})
    with pytest.raises(FrameError, match="other segments"):
        apply_frame(newer, frame)
    changed = copy.deepcopy(DRAFT)
    captions(changed)[0]["m"]["text"] = "Changed meanwhile"
    with pytest.raises(FrameError, match="not on the timeline as it is now"):
        apply_frame(changed, frame)


def test_overlaps_that_were_there_before_do_not_hinder():
    raw = {
        "t": [
            {"tt": 7, "sg": [{"id": f"x{n}", "st": 0, "d": 1000, "m": {"text": f"T{n}"}} for n in range(3)]}
        ]
    }
    assert said(raw, applied(setting(1, text="New"), raw)) == ["Title changed: 'T1' → 'New'"]


def test_a_volume_is_never_written_so_that_it_means_another():
    raw = {"t": [{"tt": 1, "sg": [{"id": "m1", "d": 9, "m": {"volume": 35}}]}]}
    assert applied(setting(0, volume_pct=20.0), raw)["t"][0]["sg"][0]["m"] == {"volume": 20}
    assert problems(setting(0, volume_pct=3.0), raw) == [(0, "volume_pct")]


def test_one_instruction_says_the_whole_edit():
    def edit(frame):
        frame.loc[MUSIC, "volume_pct"] = 20
        frame.loc[THREE, "start_ms"] = 4500
        frame.loc[ONE, "text"] = 'Say "hi"'
        new = pd.DataFrame([{"track": "Captions", "start_ms": 7000, "duration_ms": 1500, "text": "Four"}])
        return pd.concat([frame.drop(index=TWO), new])

    note = "(Numbers and times of segments are those before the edit.)"
    assert describe_frame_edit(DRAFT, edit(table())).splitlines() == [
        f"Edit the timeline exactly as follows, leave all else as it is: {note}",
        "1. Remove Captions segment 2 (“Two”, 2-4s).",
        "2. Move Captions segment 3 (“Three”, 4-6s) so that it runs from 4.5s to 6.5s.",
        "3. Set the volume of BGM segment 1 to 20%.",
        '4. Change the text of Captions segment 1 (“One”, 0-2s) to exactly: “Say "hi"”.',
        "5. Add “Four” to the track Captions from 7s to 8.5s.",
    ]
    shifted = table()
    shifted.loc[ONE:THREE, "start_ms"] += 500
    assert "Move all 3 segments of Captions 0.5s later; their lengths stay." in describe_frame_edit(
        DRAFT, shifted
    )


@given(any_json)
def test_the_table_of_any_json_gives_back_that_json(raw):
    frame = to_frame(read_draft(raw))
    if len(frame):
        assert apply_frame(raw, frame.sample(frac=1, random_state=0)) is raw


@given(any_json, st.data())
def test_an_edit_of_any_draft_is_either_made_or_refused_in_words(raw, data):
    draft = read_draft(raw)
    frame = to_frame(draft).astype(object)
    kept = repr(raw)
    count = data.draw(st.integers(0, 4)) if len(frame) else 0
    for _ in range(count):
        row = data.draw(st.integers(0, len(frame) - 1))
        column = data.draw(st.sampled_from([name for name in frame.columns if name != "raw"]))
        frame.iloc[row, frame.columns.get_loc(column)] = data.draw(
            st.sampled_from(
                [0, 100, 5000, 2.5, "700", "text", None, float("nan"), True, -1, 10**20, 1e300, "Video"]
            )
        )
    if len(frame) and data.draw(st.booleans()):
        frame = frame.drop(index=data.draw(st.integers(0, len(frame) - 1)))
    try:
        result = apply_frame(raw, frame)
    except FrameError:
        return
    finally:
        assert repr(raw) == kept
    describe_frame_edit(raw, frame)
    # What the table said is what the new draft says.
    after = to_frame(read_draft(result))
    assert len(after) == len(frame)
    assert sorted(after["start_ms"]) == sorted(_whole(value) for value in frame["start_ms"])
    if result is not raw and count == 0:
        assert sorted(map(str, after["text"])) == sorted(map(str, frame["text"]))
    json.dumps(result, allow_nan=True)


def _whole(value):
    return round(float(value)) if float(value) < 2**53 else int(value)
