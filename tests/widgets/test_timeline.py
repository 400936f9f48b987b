import json

import numpy as np
import pandas as pd
import pytest
import traitlets

from pictory_nb.draft import read_draft, summarise, to_frame, to_rows
from pictory_nb.widgets import TimelineWidget

DRAFT = read_draft(
    {
        "d": 10_000,
        "t": [
            {"tt": 0, "sg": [{"d": 10_000, "m": {"name": "city timelapse"}}]},
            {"tt": 1, "sg": [{"d": 10_000, "m": {"name": "Lo-fi", "volume": 0.35}}]},
            {"tt": 7, "sg": [{"d": 3_000, "m": {"text": "Urban <Dreams>"}}]},
        ],
    }
)


@pytest.fixture
def timeline():
    return TimelineWidget(to_rows(DRAFT), summarise(DRAFT))


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


def test_it_shows_a_draft_segment_by_segment(timeline):
    assert [(row["track"], row["text"], row["duration_ms"], row["volume_pct"]) for row in timeline.rows] == [
        ("Video", "city timelapse", 10_000, None),
        ("BGM", "Lo-fi", 10_000, 35.0),
        ("Title", "Urban <Dreams>", 3_000, None),
    ]
    assert timeline.row_count == 3


def test_a_data_frame_shows_the_same_as_plain_rows(timeline):
    frame = to_frame(DRAFT)
    other = TimelineWidget(frame.to_dict("records"))
    assert json.dumps(other.rows) == json.dumps(timeline.rows)


def test_missing_values_of_any_kind_are_just_missing():
    row = segments(1)[0] | {"text": pd.NA, "name": np.nan, "volume_pct": np.float64("nan")}
    (shown,) = TimelineWidget([row]).rows
    assert (shown["text"], shown["volume_pct"]) == ("", None)


def test_a_selection_in_the_page_reaches_python(page_for):
    chosen = []
    timeline = TimelineWidget(to_rows(DRAFT), on_select=chosen.append)
    page = page_for(timeline)
    assert page.ask("timeline.select", row=1)["kind"] == "result"
    assert timeline.selected == 1
    assert timeline.selected_row["text"] == "Lo-fi"
    page.ask("timeline.select", row=None)
    assert timeline.selected_row is None
    assert [row and row["track"] for row in chosen] == ["BGM", None]


def test_a_selection_of_a_row_that_is_no_more_is_refused(timeline, page_for):
    page = page_for(timeline)
    for row in (3, -1, "1", 1.5):
        assert page.ask("timeline.select", row=row)["kind"] == "error"
    with pytest.raises(traitlets.TraitError, match="has 3 rows"):
        timeline.selected = 3


def test_an_edit_keeps_the_selection_and_a_new_draft_drops_it(timeline):
    timeline.selected = 2
    edited = to_rows(DRAFT)
    edited[2]["text"] = "Paradise Found"
    timeline.update(edited)
    assert timeline.selected_row["text"] == "Paradise Found"
    timeline.update(segments(5))
    assert timeline.selected is None


def test_twenty_thousand_segments_stay_out_of_the_trait_and_can_be_pulled(page_for):
    timeline = TimelineWidget(segments(20_000))
    assert (timeline.rows, timeline.row_count) == ([], 20_000)
    page, rows = page_for(timeline), []
    while len(rows) < timeline.row_count:
        value = page.ask("timeline.rows", offset=len(rows))["value"]
        assert value["revision"] == timeline.revision
        rows += value["rows"]
    assert [row["text"] for row in rows] == [f"caption {index}" for index in range(20_000)]


def test_a_reader_without_a_kernel_sees_a_table(timeline):
    data, _ = timeline._repr_mimebundle_()
    assert data["text/plain"] == summarise(DRAFT)
    assert data["text/html"].count("<tr>") == 4
    assert "Urban &lt;Dreams&gt;" in data["text/html"]
    assert "35" in data["text/html"]


def test_the_static_table_stays_small():
    html = TimelineWidget(segments(20_000)).fallback_html()
    assert len(html) < 100_000
    assert "19800 more segments" in html


def test_an_empty_timeline_says_so():
    assert TimelineWidget().fallback_text() == "No timeline yet."
