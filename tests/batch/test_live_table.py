"""While a batch runs one table is kept up to date in its cell; elsewhere each piece of news is one line."""

from dataclasses import replace

import IPython.display
import pytest

from pictory_nb.batch import Status, live_table
from pictory_nb.batch.items import read_items
from pictory_nb.batch.live_table import LiveTable
from pictory_nb.batch.rows import Row
from pictory_nb.batch.words import batch_words


def table_of(count):
    items = read_items(
        [f"Text {number}.\n\n<b>bold</b> & more" for number in range(count)], batch_words("en")
    )
    return LiveTable(items, [Row(f"/videos/text-{number}.mp4") for number in range(count)], batch_words("en"))


ROW = Row("/videos/text-0.mp4")
WORKING = replace(ROW, status=Status.WORKING, message="Rendering")
DONE = replace(ROW, status=Status.DONE, message="5.0 s.")
FAILED = replace(ROW, status=Status.FAILED, message="<script>alert(1)</script>")


@pytest.fixture
def displays(monkeypatch):
    """What is displayed and updated, as the HTML of each time."""
    seen = []

    class Handle:
        def update(self, shown):
            seen.append(shown._repr_html_())

    def display(shown, *, display_id):
        seen.append(shown._repr_html_())
        return Handle()

    monkeypatch.setattr(live_table, "in_notebook", lambda: True)
    monkeypatch.setattr(IPython.display, "display", display)
    return seen


def test_the_table_is_displayed_once_and_updated_in_place(displays, capsys):
    table = table_of(2)
    table.open()
    table.show(0, WORKING, 40)
    table.show(0, DONE)
    first, working, done = displays
    assert "2 videos: 2 waiting" in first
    assert "2 videos: 1 waiting, 1 working" in working
    assert "Rendering 40%" in working
    assert "2 videos: 1 waiting, 1 done" in done
    assert "text-0.mp4: 5.0 s." in done
    assert capsys.readouterr().out == ""


def test_nothing_from_outside_becomes_markup(displays):
    table = table_of(1)
    table.open()
    table.show(0, FAILED)
    assert "&lt;script&gt;" in displays[-1]
    assert "<script" not in displays[-1]
    assert "<b>" not in displays[-1]


def test_a_long_batch_keeps_the_row_at_work_in_view_and_the_notebook_small(displays):
    table = table_of(1000)
    table.open()
    table.show(700, replace(WORKING, message="The one at work"))
    assert "The one at work" in displays[-1]
    assert "Text 0." not in displays[-1]
    assert "940 more" in displays[-1]
    assert len(displays[-1]) < 30_000


def test_elsewhere_each_piece_of_news_is_a_line(capsys):
    table = table_of(2)
    table.open()
    table.show(1, ROW)
    for percent in (1, 2, 11, 12):
        table.show(0, WORKING, percent)
    table.show(0, DONE)
    table.show(1, FAILED)
    assert capsys.readouterr().out.splitlines() == [
        "2 videos: 2 waiting",
        "1/2 Text 0. <b>bold</b> & more: Rendering 0%",
        "1/2 Text 0. <b>bold</b> & more: Rendering 10%",
        "1/2 Text 0. <b>bold</b> & more: done – text-0.mp4: 5.0 s.",
        "2/2 Text 1. <b>bold</b> & more: failed – <script>alert(1)</script>",
    ]
    assert repr(table).splitlines()[0] == "2 videos: 1 done, 1 failed"
