"""Edits are exact: what they are made from is what they make, for any two drafts."""

import copy
import pickle

import pytest
from hypothesis import given
from random_drafts import any_json, draft_pairs, nested

from pictory_nb.draft import apply_edits, edits, read_draft
from pictory_nb.draft.edits import AddSegment, ChangeSegment, MoveSegment, RemoveSegment
from pictory_nb.draft.values import same


def segment(name, start_ms, **meta):
    return {"id": name, "st": start_ms, "d": 1000, "m": {"text": name, **meta}}


def one_track(*segments):
    return {"t": [{"id": "trk", "tt": 7, "sg": list(segments)}]}


@given(draft_pairs())
def test_applying_the_edits_to_before_gives_after_and_changes_neither(pair):
    before, after = pair
    kept = pickle.dumps(before), pickle.dumps(after)
    result = apply_edits(before, edits(before, after))
    assert same(result, after)
    assert same(apply_edits(after, edits(after, before)), before)
    assert (pickle.dumps(before), pickle.dumps(after)) == kept


@given(any_json, any_json)
def test_any_json_becomes_any_other_json(before, after):
    assert same(apply_edits(before, edits(before, after)), after)


@given(any_json)
def test_a_draft_and_its_copy_need_no_edits(raw):
    assert edits(raw, copy.deepcopy(raw)) == ()


def test_true_is_not_one_and_a_whole_float_is_its_integer():
    assert not same({"a": True}, {"a": 1})
    assert not same([0], [False])
    assert same({"a": 1.0, "b": float("nan")}, {"b": float("nan"), "a": 1})


def test_one_change_is_one_edit():
    before = one_track(segment("a", 0), segment("b", 1000), segment("c", 2000))
    after = one_track(segment("a", 0), segment("b", 1000, color="red"), segment("c", 2000))
    (step,) = edits(before, after)
    assert isinstance(step, ChangeSegment)
    assert (step.track, step.segment, [item.path for item in step.patch]) == (0, 1, [("m", "color")])


def test_an_insertion_at_the_front_is_one_edit_with_ids_and_without():
    items = [segment(f"s{n}", n * 1000) for n in range(50)]
    for strip in (False, True):
        old = [
            {key: value for key, value in item.items() if not strip or key not in ("id", "st")}
            for item in items
        ]
        (step,) = edits(one_track(*old), one_track({"d": 500, "m": {"text": "first"}}, *old))
        assert isinstance(step, AddSegment)
        assert step.at == 0


def test_the_fewest_segments_move():
    items = [segment(name, 0) for name in "abcdef"]
    (step,) = edits(one_track(*items), one_track(items[5], *items[:5]))
    assert step == MoveSegment(track=0, segment=5, to_track=0, at=0)


def test_a_segment_that_changes_its_track_is_moved():
    before = {"t": [{"id": "x", "tt": 7, "sg": [segment("a", 0)]}, {"id": "y", "tt": 7, "sg": []}]}
    after = {"t": [{"id": "x", "tt": 7, "sg": []}, {"id": "y", "tt": 7, "sg": [segment("a", 0)]}]}
    assert edits(before, after) == (MoveSegment(track=0, segment=0, to_track=1, at=0),)


def test_what_is_not_edited_is_shared():
    before = one_track(segment("a", 0), segment("b", 1000))
    after = copy.deepcopy(one_track(segment("a", 0), segment("b", 2000)))
    result = apply_edits(before, edits(before, after))
    assert result["t"][0]["sg"][0] is before["t"][0]["sg"][0]


def test_edits_of_another_draft_are_refused_in_words():
    with pytest.raises(ValueError, match="made for another"):
        apply_edits({"t": []}, [RemoveSegment(track=0, segment=0)])
    with pytest.raises(ValueError, match="made for another"):
        apply_edits(None, [RemoveSegment(track=0, segment=0)])


def test_no_nesting_is_too_deep():
    before = one_track({"id": "a", "d": 5, "m": nested(5000)})
    after = one_track({"id": "a", "d": 5, "m": nested(5001)})
    assert read_draft(before).duration_ms == 5
    assert same(apply_edits(before, edits(before, after)), after)
    assert edits(before, one_track({"id": "a", "d": 5, "m": nested(5000)})) == ()
