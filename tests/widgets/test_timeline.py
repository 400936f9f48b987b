import json
import threading
from concurrent.futures import Future

import numpy as np
import pandas as pd
import pytest
import traitlets

from pictory_nb.draft import diff_rows, read_draft, summarise, to_frame, to_rows
from pictory_nb.widgets import EditOutcome, EditProblem, SegmentEdit, TimelineWidget
from pictory_nb.widgets.wire import RefusedError

RAW = {
    "d": 10_000,
    "t": [
        {"tt": 0, "sg": [{"d": 10_000, "m": {"name": "city timelapse"}}]},
        {"tt": 1, "sg": [{"d": 10_000, "m": {"name": "Lo-fi", "volume": 0.35}}]},
        {"tt": 7, "sg": [{"d": 3_000, "m": {"text": "Urban <Dreams>"}}]},
    ],
}
DRAFT = read_draft(RAW)


class Host:
    """Stands where the studio would: notes what it is asked, answers when it is told to."""

    def __init__(self):
        self.asked = []
        self.answer = Future()

    def edit(self, edits, *, only_check):
        self.asked.append((list(edits), only_check))
        return self.answer

    def step(self, *, back):
        self.asked.append(back)
        return self.answer

    def still(self, row, width):
        self.asked.append((row, width))
        return self.answer

    def outline(self, row):
        self.asked.append(row)
        return self.answer


@pytest.fixture
def host():
    return Host()


@pytest.fixture
def timeline(host):
    return TimelineWidget(to_rows(DRAFT), summarise(DRAFT), host=host, has_media=True)


def segments(count):
    return [
        {
            "track": "Captions",
            "type": "Text",
            "segment": index + 1,
            "start_ms": index * 100,
            "end_ms": index * 100 + 100,
            "text": f"caption {index}",
        }
        for index in range(count)
    ]


def trait_bytes(widget):
    return sum(len(json.dumps(value)) for key, value in widget.get_state().items() if key != "_esm")


def test_it_shows_a_draft_segment_by_segment(timeline):
    assert timeline.tracks == [["Video", "Video"], ["BGM", "Audio"], ["Title", "Text"]]
    assert timeline.columns["text"] == ["city timelapse", "Lo-fi", "Urban <Dreams>"]
    assert timeline.columns["duration"] == [10_000, 10_000, 3_000]
    assert timeline.columns["volume"] == [[1, 35.0]]
    assert (timeline.row_count, timeline.duration_ms) == (3, 10_000)


def test_a_data_frame_shows_the_same_as_plain_rows(timeline):
    frame = to_frame(DRAFT)
    other = TimelineWidget(frame.to_dict("records"))
    assert json.dumps(other.columns) == json.dumps(timeline.columns)


def test_missing_values_of_any_kind_are_just_missing():
    row = segments(1)[0] | {"text": pd.NA, "name": np.nan, "volume_pct": np.float64("nan")}
    columns = TimelineWidget([row]).columns
    assert (columns["text"], columns["volume"]) == ([""], [])


def test_tracks_of_one_name_and_segments_of_one_id_are_told_apart():
    rows = [row | {"raw": {"id": "seg"}} for row in (*segments(2), *segments(1))]
    columns = TimelineWidget(rows).columns
    assert columns["lane"] == [0, 0, 1]
    assert len(set(columns["key"])) == 3


def test_a_selection_in_the_page_reaches_python(page_for):
    chosen = []
    timeline = TimelineWidget(to_rows(DRAFT), on_select=chosen.append)
    page = page_for(timeline)
    assert page.ask("timeline.select", spans=[[1, 2]], revision=1)["kind"] == "result"
    assert timeline.selected == [1, 2]
    assert [row["track"] for row in timeline.selected_rows] == ["BGM", "Title"]
    page.ask("timeline.select", spans=[], revision=1)
    assert timeline.selected_rows == []
    assert [[row["track"] for row in rows] for rows in chosen] == [["BGM", "Title"], []]


def test_a_selection_in_python_reaches_the_page_as_ranges(timeline):
    timeline.selected = [2, 0, 1]
    assert (timeline.selected, timeline.spans) == ([0, 1, 2], [[0, 2]])
    timeline.selected = []
    assert timeline.spans == []


def test_a_selection_of_a_row_that_is_no_more_is_refused(timeline, page_for):
    page = page_for(timeline)
    for spans in ([[3, 3]], [[-1, 0]], ["1"], [[0.5, 1]], [[0]], 7):
        assert page.ask("timeline.select", spans=spans, revision=1)["kind"] == "error"
    assert page.ask("timeline.select", spans=[[0, 0]], revision=9)["kind"] == "error"
    with pytest.raises(traitlets.TraitError, match="has 3 rows"):
        timeline.selected = [3]


def test_the_selection_goes_with_its_segments_wherever_they_are(timeline):
    timeline.selected = [2]
    edited = to_rows(DRAFT)
    edited[2]["text"] = "Paradise Found"
    timeline.update(edited)
    assert timeline.selected_rows[0]["text"] == "Paradise Found"
    timeline.update(segments(5))
    assert timeline.selected == []


def test_twenty_thousand_segments_stay_out_of_the_traits_and_can_be_pulled(page_for):
    timeline = TimelineWidget(segments(20_000))
    timeline.selected = list(range(20_000))
    assert trait_bytes(timeline) < 4_000
    page, texts = page_for(timeline), []
    while len(texts) < timeline.row_count:
        value = page.ask("timeline.rows", offset=len(texts))["value"]
        assert value["revision"] == timeline.revision
        assert value["columns"]["first"] == len(texts)
        texts += value["columns"]["text"]
    assert texts == [f"caption {index}" for index in range(20_000)]


@pytest.mark.parametrize("count", [1, 500, 1000, 3000])
def test_no_trait_is_large(count):
    assert trait_bytes(TimelineWidget(segments(count))) < 100_000


def test_an_edit_in_the_page_is_handed_on_and_its_outcome_answered(timeline, host, page_for):
    page = page_for(timeline)
    asked = page.request(
        "timeline.edit",
        revision=1,
        edits=[{"row": 2, "start_ms": 500, "text": "New"}, {"row": 1, "remove": True}],
    )
    assert host.asked == [([SegmentEdit(2, start_ms=500, text="New"), SegmentEdit(1, remove=True)], False)]
    assert page.answers(asked) == []
    host.answer.set_result(EditOutcome((EditProblem(2, "It overlaps."),), "only half"))
    (answer,) = page.answers(asked)
    assert answer["value"] == {"problems": [{"row": 2, "words": "It overlaps."}], "said": "only half"}


def test_an_edit_of_an_older_timeline_or_of_nonsense_is_refused_in_words(timeline, host, page_for):
    page = page_for(timeline)
    good = {"row": 0, "start_ms": 5}
    for params in (
        {"revision": 0, "edits": [good]},
        {"revision": 1, "edits": []},
        {"revision": 1, "edits": [good | {"row": 3}]},
        {"revision": 1, "edits": [good | {"row": True}]},
        {"revision": 1, "edits": [good | {"start_ms": 1.5}]},
        {"revision": 1, "edits": [good | {"text": 5}]},
        {"revision": 1, "edits": [good | {"volume_pct": "loud"}]},
        {"revision": 1, "edits": ["x"]},
    ):
        answer = page.ask("timeline.edit", **params)
        assert answer["kind"] == "error"
        assert answer["message"].endswith((".", "35."))
    assert host.asked == []


def test_nothing_is_edited_while_the_chat_is_at_work_nor_without_a_host(timeline, host, page_for):
    edits = [{"row": 0, "start_ms": 5}]
    timeline.lock = "The chat is at work."
    assert (
        page_for(timeline).ask("timeline.edit", revision=1, edits=edits)["message"] == "The chat is at work."
    )
    shown = TimelineWidget(to_rows(DRAFT))
    assert not shown.can_edit
    assert "only shown" in page_for(shown).ask("timeline.edit", revision=1, edits=edits)["message"]
    assert host.asked == []


def test_what_a_host_refuses_is_told_in_its_words(timeline, host, page_for):
    page = page_for(timeline)
    asked = page.request("timeline.step", back=True)
    host.answer.set_exception(RefusedError("There is nothing to take back."))
    assert page.answers(asked)[0]["message"] == "There is nothing to take back."
    assert host.asked == [True]


def test_pictures_and_outlines_are_sent_once(timeline, host, page_for):
    page = page_for(timeline)
    host.answer.set_result(("name-1", b"PNG"))
    asked = page.request("timeline.still", row=0, revision=1, width=160)
    assert page.received[-1] == ({"kind": "result", "id": asked, "value": {"name": "name-1"}}, [b"PNG"])
    page.request("timeline.outline", row=1, revision=1, have="name-1")
    assert page.received[-1][1] == []
    assert host.asked == [(0, 160), 1]
    for method, row in (("timeline.still", 1), ("timeline.outline", 0), ("timeline.still", 9)):
        assert page.ask(method, row=row, revision=1)["kind"] == "error"


def test_updates_from_any_thread_leave_rows_and_selection_in_step(timeline):
    def work(count):
        timeline.update(segments(count))
        timeline.update(segments(count), "done")

    threads = [threading.Thread(target=work, args=(count,)) for count in (3, 40, 7, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert timeline.row_count == len(timeline.columns["key"])
    assert timeline.revision == 9


def test_a_reader_without_a_kernel_sees_a_table(timeline):
    data, _ = timeline._repr_mimebundle_()
    assert data["text/plain"] == summarise(DRAFT)
    assert data["text/html"].count("<tr>") == 4
    assert "Urban &lt;Dreams&gt;" in data["text/html"]
    assert "35" in data["text/html"]
    assert "Change" not in data["text/html"]


def test_the_static_table_stays_small():
    html = TimelineWidget(segments(20_000)).fallback_html()
    assert len(html) < 100_000
    assert "19800 more segments" in html


def test_an_empty_timeline_says_so():
    assert TimelineWidget().fallback_text() == "No timeline yet."


def test_a_comparison_marks_what_happened_and_keeps_what_was_removed():
    before = read_draft(
        {
            "t": [
                {
                    "tt": 7,
                    "sg": [
                        {"id": f"s{n}", "st": n * 1000, "d": 1000, "m": {"text": t}}
                        for n, t in enumerate("abcd")
                    ],
                }
            ]
        }
    )
    after = read_draft(
        {
            "t": [
                {
                    "tt": 7,
                    "sg": [
                        {"id": "s0", "st": 0, "d": 1000, "m": {"text": "a"}},
                        {"id": "s1", "st": 1500, "d": 1000, "m": {"text": "b"}},
                        {"id": "s3", "st": 3000, "d": 700, "m": {"text": "D"}},
                        {"id": "s9", "st": 8000, "d": 1000, "m": {"text": "new"}},
                    ],
                }
            ]
        }
    )
    rows = diff_rows(before, after)
    assert [(row["text"], row["marks"], row["was"]) for row in rows] == [
        ("a", (), None),
        ("b", ("moved",), (1000, 1000)),
        ("c", ("removed",), None),
        ("D", ("text", "retimed"), (3000, 1000)),
        ("new", ("added",), None),
    ]
    assert [row["segment"] for row in rows] == [1, 2, 3, 4, 5]
    widget = TimelineWidget(rows)
    assert [entry[0] for entry in widget.columns["change"]] == [1, 2, 3, 4]
    assert "Change" in widget.fallback_html()
    gone = diff_rows(before, read_draft({"t": [{"tt": 0, "sg": [{"d": 5}]}]}))
    assert [row["marks"] for row in gone] == [("added",), *[("removed",)] * 4]
    assert diff_rows(before, before)[0]["marks"] == ()
