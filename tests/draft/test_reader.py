"""The tolerant reader: it never fails, loses nothing, and finds values wherever a backend puts them."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.draft import COLUMNS, diff, read_draft, summarise, to_frame, to_vtt

SEED_DRAFT = {
    "t": [
        {"tt": 0, "sg": [{"d": 10000, "m": {"name": "city timelapse"}}]},
        {"tt": 1, "sg": [{"d": 10000, "m": {"name": "Lo-fi", "volume": 0.35}}]},
        {"tt": 7, "sg": [{"d": 3000, "m": {"text": "Urban Dreams"}}]},
    ]
}

keys = st.sampled_from(["t", "tt", "sg", "d", "m", "st", "text", "name", "volume", "id", "x"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["t", "tt", "sg", "d", "m", "st", "text", "name", "volume", "id", "x"]), inner
        )
    ),
    max_leaves=40,
)
drafts = st.fixed_dictionaries(
    {},
    optional={
        "t": st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "tt": st.sampled_from([0, 1, 7, 4, "7", None]),
                    "m": json_values,
                    "sg": st.lists(json_values, max_size=5) | json_values,
                },
            )
            | json_values,
            max_size=4,
        ),
        "d": json_values,
        "m": json_values,
    },
)


def test_summary_is_exactly_the_line_of_the_contract():
    expected = (
        "Timeline (3 tracks): 1. Video: city timelapse (0-10s) "
        '2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)'
    )
    assert summarise(read_draft(SEED_DRAFT)) == expected


@given(drafts | json_values)
def test_any_json_is_read_without_an_error_and_kept_whole(raw):
    kept = copy.deepcopy(raw)
    draft = read_draft(raw)
    summarise(draft)
    to_vtt(draft)
    assert list(to_frame(draft).columns) == list(COLUMNS)
    assert repr(raw) == repr(kept)
    if isinstance(raw, dict):
        assert draft.raw is raw
    assert diff(draft, read_draft(kept)) == [] or repr(raw).count("nan")


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ({"start": 500, "d": 100}, 500),
        ({"d": 100, "m": {"start_ms": "750"}}, 750),
        ({"st": -20, "d": 100}, 0),
        ({"st": float("nan"), "d": 100}, 1000),
        ({"d": 100}, 1000),
    ],
)
def test_a_start_is_found_under_any_key_or_follows_the_segment_before(segment, expected):
    draft = read_draft({"t": [{"tt": 0, "sg": [{"d": 1000}, segment]}]})
    assert draft.tracks[0].segments[1].start_ms == expected


@pytest.mark.parametrize(
    ("meta", "expected"),
    [({"volume": 0.35}, 35), ({"volume": 35}, 35), ({"volume_pct": 3}, 3), ({"vol": "0.5"}, 50), ({}, None)],
)
def test_a_volume_is_percent_whether_written_as_fraction_or_percent(meta, expected):
    draft = read_draft({"t": [{"tt": 1, "sg": [{"d": 1, "m": meta}]}]})
    assert draft.tracks[0].segments[0].volume_pct == expected


def test_a_track_of_unknown_type_is_kept_and_named():
    draft = read_draft({"t": [{"tt": 4, "sg": [{"d": 2000, "m": {"name": "Sparkle"}}]}]})
    assert summarise(draft) == "Timeline (1 track): 1. Other (4): Sparkle (0-2s)"


def test_an_empty_timeline_has_the_same_columns_and_types_as_a_full_one():
    empty, full = to_frame(read_draft(None)), to_frame(read_draft(SEED_DRAFT))
    assert len(empty) == 0
    numbers = ["start_ms", "end_ms", "duration_ms", "volume_pct"]
    assert list(empty[numbers].dtypes) == list(full[numbers].dtypes)
    assert full["volume_pct"].tolist()[1] == 35.0


def test_a_draft_is_exportable_only_with_a_segment():
    assert not read_draft({"t": [{"tt": 0, "sg": []}]}).is_exportable
    assert read_draft(SEED_DRAFT).is_exportable


def test_captions_become_cues_and_cannot_break_out_of_them():
    raw = {"t": [{"tt": 7, "sg": [{"st": 61_500, "d": 2000, "m": {"text": "a < b\n\n& c --> d"}}]}]}
    assert to_vtt(read_draft(raw)) == (
        "WEBVTT\n\n00:01:01.500 --> 00:01:03.500\na &lt; b\n&amp; c --&gt; d\n"
    )
