"""What changed is said in words that a person would use, and only what changed."""

import copy
import json

import pytest
from hypothesis import given
from random_drafts import any_json, draft_pairs

from pictory_nb.draft import diff, diff_frame, read_draft


def title(text, start_ms=0, segment_id="a", **meta):
    return {"id": segment_id, "st": start_ms, "d": 3000, "m": {"text": text, **meta}}


def draft(*titles, volume=35, **project):
    music = {"id": "m", "d": 9000, "m": {"name": "Lo-fi", "volume_pct": volume}}
    tracks = [{"id": "music", "tt": 1, "sg": [music]}, {"id": "title", "tt": 7, "sg": list(titles)}]
    return read_draft({**project, "t": tracks})


def words(before, after):
    return [change.words for change in diff(before, after)]


def without_ids(value):
    """The same JSON as a backend without ids would write it."""
    if isinstance(value, dict):
        return {key: without_ids(item) for key, item in value.items() if key != "id"}
    return [without_ids(item) for item in value] if isinstance(value, list) else value


def test_a_new_title_is_told_with_its_text_and_time():
    assert words(draft(), draft(title("Paradise Found"))) == ["Title added: 'Paradise Found' (0-3s)"]


def test_a_removed_title_is_told():
    assert words(draft(title("Old")), draft()) == ["Title removed: 'Old' (0-3s)"]


def test_a_changed_text_is_one_change_not_two():
    assert words(draft(title("Old")), draft(title("New"))) == ["Title changed: 'Old' → 'New'"]


def test_a_moved_segment_is_one_change():
    assert words(draft(title("T")), draft(title("T", 1500))) == ["Title moved: 'T' (0-3s → 1.5-4.5s)"]


def test_another_length_is_told_as_retimed():
    after = title("T")
    after["d"] = 2500
    assert words(draft(title("T")), draft(after)) == ["Title retimed: 'T' (0-3s → 0-2.5s)"]


def test_a_new_volume_is_told_in_percent():
    assert words(draft(volume=35), draft(volume=20)) == ["BGM volume: 35% → 20%"]


def test_a_change_of_style_alone_is_told_with_the_value():
    assert words(draft(title("T")), draft(title("T", color="#fff"))) == ["Title restyled: 'T' (color: #fff)"]
    before, after = (
        title("T", background={"family": name, "colors": [name]}, mood=name) for name in ("mesh", "grid")
    )
    assert words(draft(before), draft(after)) == ["Title restyled: 'T' (mood and background, 0-3s)"]


def test_text_beside_the_text_is_text():
    changes = diff(draft(title("T", subtitle="a", value="73%")), draft(title("T", subtitle="b", value="75%")))
    assert [(change.kind, change.words) for change in changes] == [
        ("text", "Title subtitle: 'a' → 'b'"),
        ("text", "Title value: '73%' → '75%'"),
    ]


def test_several_differences_of_one_segment_are_all_told():
    before, after = title("Old", words=[[0, 9]]), title("New", 500, words=[[0, 4]], color="red")
    assert words(draft(before), draft(after)) == [
        "Title changed: 'Old' → 'New'",
        "Title moved: 'New' (0-3s → 0.5-3.5s)",
        "Title restyled: 'New' (color: red)",
    ]


def test_long_texts_are_told_apart_where_they_differ():
    long = "The quick brown fox jumps over the lazy dog and then runs home to "
    (told,) = words(draft(title(long + "eat.")), draft(title(long + "sleep.")))
    assert told == "Title changed: '…d then runs home to eat.' → '…d then runs home to sleep.'"


def test_many_like_changes_are_told_as_one_count():
    many = [title(f"T{n}", n * 1000, f"s{n}") for n in range(9)]
    (change,) = diff(draft(), draft(*many))
    assert change.words == "Title added: 9 segments (0-11s)"
    assert len(change.pairs) == 9


def test_captions_that_got_other_times_are_one_sentence():
    before = [title(f"T{n}", n * 3000, f"s{n}") for n in range(8)]
    after = [{**item, "st": item["st"] + 300 * n, "d": 2000 + 100 * n} for n, item in enumerate(before)]
    assert words(draft(*before), draft(*after)) == ["Title retimed: 8 segments (0-25.8s)"]


def test_captions_that_all_moved_alike_are_told_by_how_far():
    before = [title(f"T{n}", n * 3000, f"s{n}") for n in range(8)]
    after = [{**item, "st": item["st"] + 1500} for item in before]
    assert words(draft(*before), draft(*after)) == ["Title moved 1.5s later: 8 segments (1.5-25.5s)"]


def test_one_volume_for_many_segments_is_one_sentence():
    def track(volume):
        return read_draft(
            {"t": [{"tt": 1, "sg": [{"id": f"s{n}", "d": 5, "m": {"volume": volume}} for n in range(2)]}]}
        )

    assert words(track(0.35), track(0.2)) == ["BGM volume: 35% → 20% (2 segments)"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"theme": "ink"}, {"theme": "paper"}, "Theme: ink → paper"),
        ({}, {"theme": "paper"}, "Theme: none → paper"),
        (
            {"canvas": {"width": 1920, "height": 1080, "fps": 30}},
            {"canvas": {"width": 1080, "height": 1920, "fps": 30}},
            "Canvas: 1920×1080, 30 fps → 1080×1920, 30 fps",
        ),
        ({"captions": {"show": True}}, {"captions": {"show": False}}, "Captions hidden"),
        ({"captions": {"style": "pill"}}, {"captions": {"style": "bar"}}, "Caption style: pill → bar"),
        ({"brand": {"name": "A"}}, {"brand": {"name": "B"}}, "Brand name: A → B"),
        ({"title": "A"}, {"title": "B"}, "Project title: A → B"),
        ({"grade": 1}, {"grade": 2}, "Project settings changed (grade)"),
    ],
)
def test_changes_of_the_project_are_told(before, after, expected):
    assert words(draft(m=before), draft(m=after)) == [expected]


def test_another_length_of_the_whole_is_told_where_the_draft_states_it():
    assert words(draft(d=9000), draft(d=12_000)) == ["Length: 9s → 12s"]


def test_new_ids_and_versions_alone_are_no_change():
    assert words(draft(title("T"), version=1), draft(title("T", segment_id="z"), version=2)) == []


def test_a_track_that_is_renamed_or_muted_is_told():
    def music(**meta):
        return read_draft({"t": [{"id": "m", "tt": 1, "m": meta, "sg": [{"id": "s1", "d": 5}]}]})

    assert words(music(name="BGM"), music(name="Music")) == ["Track renamed: BGM → Music"]
    assert words(music(), music(muted=True)) == ["BGM track settings changed (muted: yes)"]


def test_a_segment_on_another_track_is_moved():
    def on(track):
        item = {"id": "seg_x", "st": 0, "d": 1000, "m": {"text": "T"}}
        return read_draft(
            {
                "t": [
                    {"id": n, "tt": 7, "m": {"name": n}, "sg": [item] if n == track else []}
                    for n in ("A", "B")
                ]
            }
        )

    assert words(on("A"), on("B")) == ["A moved to B: 'T' (0-1s)"]


def test_another_order_of_the_same_segments_is_not_silent():
    one, two = title("A", 0, "x1"), title("B", 4000, "x2")
    assert words(draft(one, two), draft(two, one)) == ["Order of tracks or segments changed"]


def film(*texts, strip=lambda value: value):
    captions = [
        {"id": f"c_{text}", "st": 2000 * place, "d": 2000, "m": {"text": text}}
        for place, text in enumerate(texts)
    ]
    return read_draft(strip({"t": [{"id": "trk", "tt": 7, "m": {"name": "Captions"}, "sg": captions}]}))


NAMES = [f"Caption {n}" for n in range(200)]


@pytest.mark.parametrize("strip", [lambda value: value, without_ids], ids=["ids", "no ids"])
def test_an_insertion_at_the_front_does_not_make_everything_change(strip):
    assert words(film(*NAMES, strip=strip), film("Intro", *NAMES, strip=strip)) == [
        "Captions added: 'Intro' (0-2s)",
        "Captions moved 2s later: 200 segments (2-402s)",
    ]


def test_without_ids_an_edited_text_is_found_between_its_neighbours():
    edited = ["Intro", *NAMES[:7], "Quite another one", *NAMES[8:]]
    assert "Captions changed: 'Caption 7' → 'Quite another one'" in words(
        film(*NAMES, strip=without_ids), film(*edited, strip=without_ids)
    )


def test_with_new_ids_an_edited_text_is_found_by_its_likeness():
    edited = [*NAMES[:7], "Caption 7, edited", *NAMES[8:]]
    assert words(film(*NAMES), film(*edited)) == ["Captions changed: 'Caption 7' → 'Caption 7, edited'"]


def test_ids_that_only_count_are_not_trusted():
    def counted(*texts):
        items = [{"id": n, "d": 1000, "m": {"text": text}} for n, text in enumerate(texts)]
        return read_draft({"t": [{"tt": 7, "sg": items}]})

    (first, *_) = words(counted("a", "b", "c", "d"), counted("new", "a", "b", "c", "d"))
    assert first == "Title added: 'new' (0-1s)"


def test_the_table_of_changes_has_one_row_per_segment_with_both_sides():
    before = draft(title("Old"), m={"theme": "ink"})
    after = draft(title("New"), title("B", 5000, "b"), volume=20, m={"theme": "paper"})
    frame = diff_frame(before, after)
    assert frame["kind"].tolist() == ["volume", "text", "added", "theme"]
    volume, text, added, theme = (frame.iloc[n] for n in range(4))
    assert (volume["volume_pct_before"], volume["volume_pct_after"]) == (35.0, 20.0)
    assert (text["text_before"], text["text_after"], text["segment"]) == ("Old", "New", 1)
    assert (added["start_ms_after"], added["end_ms_after"], added["track"]) == (5000, 8000, "Title")
    assert frame["start_ms_before"].isna().tolist() == [False, False, True, True]
    assert (theme["track"], theme["text_before"], theme["text_after"]) == ("Project", "ink", "paper")
    nothing = diff_frame(after, after)
    assert len(nothing) == 0
    assert nothing.dtypes["start_ms_after"] == "Int64"


@given(draft_pairs())
def test_any_two_drafts_are_compared_without_an_error(pair):
    before, after = (read_draft(raw) for raw in pair)
    for change in diff(before, after):
        assert change.words
        assert "\n" not in change.words
    assert len(diff_frame(before, after)) >= len(diff(before, after))


@given(any_json)
def test_a_draft_does_not_differ_from_itself(raw):
    assert diff(read_draft(raw), read_draft(copy.deepcopy(raw))) == []


def test_equal_drafts_have_no_changes_whatever_the_order_of_their_keys():
    one = draft(title("T"), m={"theme": "ink"})
    other = read_draft(json.loads(json.dumps(one.raw, sort_keys=True)))
    assert diff(one, other) == []
