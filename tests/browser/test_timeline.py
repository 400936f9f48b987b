from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import IN_BOTH
from tests.browser.scripted import SETUP
from tests.browser.timelines import EDITABLE, Lanes
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

COSTLY = 'COST = "Applying sends one message to the cloud, which may cost credits."\n'


@pytest.fixture
def opened(open_notebook, page):
    """Return a notebook with an editable timeline, its view, and its lanes."""

    def open_it(before: str = ""):
        # Room for the cell that sets up and for what is shown: the mouse reaches what can be seen alone.
        page.set_viewport_size({"width": 1280, "height": 2600})
        notebook = open_notebook(before + EDITABLE, "timeline")
        notebook.run(0)
        view = notebook.run(1)
        expect(view.locator("canvas[data-drawn='6']")).to_be_visible()
        return notebook, view, Lanes(view)

    return open_it


def settled(view):
    """Wait until Python has made what was edited, and the page has what came of it."""
    expect(view.locator(".pnb-bar [role=status]")).to_have_text("")


def row(view, index):
    return view.locator(f"tr[data-row='{index}']")


def cell(view, index, column):
    return row(view, index).locator(f"[data-column='{column}']")


def test_lanes_are_drawn_to_scale_with_a_real_table_below(opened):
    _, view, lanes = opened()
    until(
        lanes.page,
        lambda: lanes.scale()[0] * 10_000 == pytest.approx(lanes.canvas.bounding_box()["width"] - 8, abs=2),
    )
    background = lanes.colour("Captions", 500)
    assert background[3] == 0, "nothing is drawn where there is no segment"
    for time_ms, is_there in (
        (995, False),
        (1030, True),
        (2970, True),
        (3030, False),
        (4030, True),
        (7900, False),
    ):
        assert (lanes.colour("Captions", time_ms, dy=-11) != background) == is_there, time_ms
    assert lanes.colour("Video", 5000, dy=-21) != lanes.colour("Captions", 5000, dy=-11), "types differ"
    grid = view.get_by_role("grid")
    expect(grid).to_have_attribute("aria-rowcount", "7")
    expect(grid.get_by_role("row")).to_have_count(7)
    expect(view.get_by_role("row", name="Lo-fi")).to_contain_text("35%")
    expect(view.get_by_role("gridcell", name="会议结束，文件留下。")).to_be_visible()
    expect(view.locator(".pnb-lane-label")).to_have_text(["Video", "BGM", "Captions"])
    expect(view.locator(".pnb-head-facts")).to_have_text("0:10 · 3 tracks · 6 segments")


def test_the_selection_is_in_step_with_python_both_ways(opened):
    notebook, view, lanes = opened()
    lanes.click("BGM", 5000)
    notebook.wait_for_python("timeline.selected == [2]")
    expect(row(view, 2)).to_have_attribute("aria-selected", "true")
    lanes.click("Captions", 5000, "Control")
    notebook.wait_for_python("timeline.selected == [2, 4]")
    lanes.click("Video", 1000)
    cell(view, 3, "text").click(modifiers=["Shift"])
    notebook.wait_for_python("timeline.selected == [0, 1, 2, 3]")
    expect(view.locator(".pnb-head-facts")).to_contain_text("4 selected")
    notebook.python("setattr(timeline, 'selected', [5])")
    expect(row(view, 5)).to_have_attribute("aria-selected", "true")
    expect(row(view, 0)).to_have_attribute("aria-selected", "false")
    lanes.click("Captions", 7200)
    notebook.wait_for_python("timeline.selected == []")


# Those with our rules, in the document or within it.
SHEETS = """() => [...document.adoptedStyleSheets, ...document.styleSheets]
  .filter(({ cssRules }) => [...cssRules].some(({ selectorText }) => selectorText === ".pnb-card")).length"""


@IN_BOTH
def test_two_views_of_one_timeline_are_in_step(open_notebook):
    notebook = open_notebook(EDITABLE, "timeline", "timeline")
    notebook.run(0)
    first, second = notebook.run(1), notebook.run(2)
    for view in (first, second):
        expect(view.locator(".pnb-card")).to_have_css("border-radius", "12px")
    # Both are styled by the same sheet.
    assert notebook.page.evaluate(SHEETS) == 1
    cell(first, 1, "text").click()
    expect(row(second, 1)).to_have_attribute("aria-selected", "true")
    notebook.wait_for_python("timeline.selected == [1]")


def test_zoom_with_buttons_keys_and_the_wheel_keeps_what_is_under_the_pointer(opened):
    _, view, lanes = opened()
    fit, _ = lanes.scale()

    def zoomed(test):
        lanes.page.wait_for_function(
            "() => { const px = Number(document.querySelector('canvas[data-px-per-ms]').dataset.pxPerMs);"
            f" return {test} }}"
        )

    view.get_by_role("button", name="Zoom in").click()
    zoomed(f"px > {fit} * 1.5")
    view.get_by_role("button", name="Zoom out").click()
    zoomed(f"px <= {fit} * 1.001")
    lanes.box.focus()
    lanes.page.keyboard.press("+")
    lanes.page.keyboard.press("+")
    zoomed(f"px > {fit} * 2.4")
    lanes.page.keyboard.press("0")
    zoomed(f"px <= {fit} * 1.001")
    x, y = lanes.place("Video", 5000)
    lanes.page.mouse.move(x, y)
    lanes.page.keyboard.down("Control")
    lanes.page.mouse.wheel(0, -400)
    lanes.page.keyboard.up("Control")
    zoomed(f"px > {fit} * 2")
    # The scale is told with the next picture, the place that is scrolled to at once: both are waited for.
    lanes.page.wait_for_function(
        """([canvas, x]) => {
          const left = canvas.getBoundingClientRect().x - canvas.closest(".pnb-lanes-scroller").scrollLeft;
          return Math.abs(left + 5000 * Number(canvas.dataset.pxPerMs) - x) < 3;
        }""",
        arg=[lanes.canvas.element_handle(), x],
    )
    view.get_by_role("button", name="Fit the whole film").click()
    zoomed(f"px <= {fit} * 1.001")


def test_scrubbing_on_the_ruler_moves_the_playhead_and_says_where_it_is(opened):
    _, view, lanes = opened()
    ruler = view.get_by_role("slider", name="Playhead")
    x, _ = lanes.place("Video", 2000)
    top = ruler.bounding_box()["y"] + 8
    lanes.page.mouse.move(x, top)
    lanes.page.mouse.down()
    expect(ruler).to_have_attribute("aria-valuetext", re.compile(r"0:0(2\.0|1\.9)"))
    lanes.page.mouse.move(lanes.place("Video", 6000)[0], top)
    lanes.page.mouse.up()
    expect(ruler).to_have_attribute("aria-valuetext", re.compile(r"0:0(6\.0|5\.9)"))
    expect(view.locator(".pnb-time")).to_have_text(re.compile(r"0:0(6\.0|5\.9) / 0:10\.0"))
    expect(row(view, 1)).to_have_attribute("aria-current", "time")
    expect(row(view, 0)).not_to_have_attribute("aria-current", "time")
    ruler.press("Home")
    ruler.press("PageUp")
    ruler.press("Shift+ArrowRight")
    ruler.press("ArrowLeft")
    expect(ruler).to_have_attribute("aria-valuetext", "0:05.9")
    # The playhead, which is red, is drawn.
    until(lanes.page, lambda: (red := lanes.colour("Captions", 5900))[0] > 150 > red[1])


def test_a_card_tells_of_the_segment_under_the_pointer(opened):
    _, view, lanes = opened()
    lanes.page.mouse.move(*lanes.place("BGM", 5000))
    card = view.locator(".pnb-card-hover")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Lo-fi")
    expect(card).to_contain_text("0:00.0 – 0:10.0 · 10.0 s · Volume 35%")
    lanes.page.mouse.move(*lanes.place("Captions", 7000))
    expect(card).to_be_hidden()


def test_dragging_moves_a_segment_and_snaps_to_its_neighbour(opened):
    notebook, view, lanes = opened()
    lanes.drag("Captions", 8500, 6530)
    notebook.wait_for_python("host.segment(5)['start_ms'] == 6000")
    expect(cell(view, 5, "start")).to_have_text("0:06.0")
    notebook.wait_for_python("timeline.selected == [5]")
    assert notebook.python("len(host.asked)") == "1"


def test_dragging_an_edge_trims_and_alt_snaps_to_nothing(opened):
    notebook, view, lanes = opened()
    lanes.click("Captions", 8500)
    lanes.drag("Captions", 8990, 9470)
    notebook.wait_for_python("abs(host.segment(5)['duration_ms'] - 1480) < 60")
    settled(view)
    lanes.drag("Captions", 8012, 7030)
    notebook.wait_for_python("host.segment(5)['start_ms'] == 7000")
    settled(view)
    lanes.page.keyboard.down("Alt")
    lanes.drag("Captions", 7700, 7770)
    lanes.page.keyboard.up("Alt")
    notebook.wait_for_python("7040 < host.segment(5)['start_ms'] < 7100")
    expect(cell(view, 5, "start")).to_have_text("0:07.1")


def test_several_segments_are_dragged_together_and_escape_ends_a_drag(opened):
    notebook, view, lanes = opened()
    lanes.click("Captions", 1500)
    lanes.click("Captions", 5000, "Shift")
    lanes.drag("Captions", 5000, 5990)
    notebook.wait_for_python("[host.segment(n)['start_ms'] for n in (3, 4, 5)] == [2000, 5000, 8000]")
    settled(view)
    lanes.drag("Captions", 8500, 9500, drop=False)
    lanes.page.keyboard.press("Escape")
    lanes.page.mouse.up()
    assert notebook.python("len(host.asked)") == "1"
    expect(cell(view, 5, "start")).to_have_text("0:08.0")


def test_what_python_refuses_is_told_at_the_segment_and_the_view_is_true_again(opened):
    notebook, view, lanes = opened()
    lanes.drag("Captions", 8500, 5500)
    bubble = view.locator(".pnb-problem")
    expect(bubble).to_contain_text("Captions 3: 5-6s overlaps Captions 2, which is at 4-6s, on one track.")
    expect(bubble).to_contain_text("Move or shorten one of the two.")
    expect(cell(view, 5, "start")).to_have_text("0:08.0")
    expect(row(view, 5)).to_have_attribute("aria-invalid", "true")
    until(lanes.page, lambda: bubble.bounding_box()["y"] > lanes.place("Captions", 8000)[1])
    view.get_by_role("button", name="Close").click()
    expect(bubble).to_have_count(0)
    assert notebook.python("host.segment(5)['start_ms']") == "8000"


def test_an_edit_is_seen_while_python_works_on_it(opened):
    notebook, view, lanes = opened()
    notebook.python("setattr(host, 'is_holding', True)")
    lanes.drag("Captions", 8500, 7000)
    expect(cell(view, 5, "start")).to_have_text("0:06.5")
    expect(view.get_by_text("Saving…")).to_be_visible()
    notebook.python("host.release()")
    expect(view.get_by_text("Saving…")).to_have_count(0)
    notebook.wait_for_python("host.segment(5)['start_ms'] == 6500")
    expect(cell(view, 5, "start")).to_have_text("0:06.5")


def test_the_keyboard_does_all_that_the_pointer_does(opened):
    notebook, view, lanes = opened()
    press = lanes.page.keyboard.press
    lanes.box.focus()
    press("End")
    notebook.wait_for_python("timeline.selected == [5]")
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowLeft"):
        press(key)
    notebook.wait_for_python("host.segment(5)['start_ms'] == 6800")
    press("Alt+ArrowRight")
    press("Alt+Shift+ArrowRight")
    notebook.wait_for_python("(host.segment(5)['start_ms'], host.segment(5)['end_ms']) == (6900, 7900)")
    press("Enter")
    field = view.get_by_role("textbox", name="Text of Captions 3")
    expect(field).to_be_focused()
    field.fill("The end")
    press("Enter")
    notebook.wait_for_python("host.segment(5)['text'] == 'The end'")
    expect(lanes.box).to_be_focused()
    press("ArrowUp")
    press("Shift+ArrowUp")
    notebook.wait_for_python("timeline.selected == [3, 4]")
    press("Delete")
    notebook.wait_for_python("len(timeline.columns['key']) == 4")
    press("Control+z")
    notebook.wait_for_python("len(timeline.columns['key']) == 6")
    press("Control+Shift+z")
    notebook.wait_for_python("len(timeline.columns['key']) == 4")


def test_undo_and_redo_have_buttons(opened):
    notebook, view, lanes = opened()
    undo, redo = (view.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    expect(undo).to_be_disabled()
    lanes.click("BGM", 5000)
    view.get_by_role("button", name="Remove").click()
    expect(row(view, 5)).to_have_count(0)
    undo.click()
    expect(row(view, 5)).to_have_count(1)
    expect(cell(view, 2, "volume")).to_have_text("35%")
    redo.click()
    expect(row(view, 5)).to_have_count(0)
    expect(redo).to_be_disabled()
    notebook.wait_for_python("host.raw['t'][1]['sg'] == []")


def test_a_text_is_edited_on_its_segment_and_in_its_cell(opened):
    notebook, view, lanes = opened()
    lanes.page.mouse.dblclick(*lanes.place("Captions", 2000))
    field = view.get_by_role("textbox", name="Text of Captions 1")
    expect(field).to_have_value("Writing forces you to notice.")
    field.fill("Écrire fait voir.")
    field.press("Shift+Enter")
    field.type("Deux lignes.")
    field.press("Enter")
    notebook.wait_for_python("host.segment(3)['text'] == 'Écrire fait voir.\\nDeux lignes.'")
    cell(view, 4, "text").dblclick()
    field = view.get_by_role("textbox", name="Text of Captions 2")
    field.fill("never kept")
    field.press("Escape")
    expect(cell(view, 4, "text")).to_have_text("会议结束，文件留下。")
    cell(view, 2, "volume").dblclick()
    field = view.get_by_role("textbox", name="Volume of BGM 1 in percent")
    field.fill("20")
    field.press("Enter")
    notebook.wait_for_python("host.segment(2)['volume_pct'] == 20")
    cell(view, 5, "start").dblclick()
    field = view.get_by_role("textbox", name="Start of Captions 3, as 1:02.5 or in seconds")
    field.fill("0:07.25")
    field.press("Enter")
    notebook.wait_for_python("host.segment(5)['start_ms'] == 7250")


def test_the_table_sorts_and_filters(opened):
    _, view, _ = opened()
    view.get_by_role("button", name="Start").click()
    expect(view.locator("tbody tr[data-row]").first).to_have_attribute("data-row", "0")
    view.get_by_role("button", name="Start").click()
    expect(view.get_by_role("columnheader", name="Start")).to_have_attribute("aria-sort", "descending")
    expect(view.locator("tbody tr[data-row]").first).to_have_attribute("data-row", "5")
    view.get_by_role("searchbox", name="Search segments").fill("文件")
    expect(view.locator("tbody tr[data-row]")).to_have_count(1)
    expect(view.get_by_text("1 of 6")).to_be_visible()
    view.get_by_role("searchbox").fill("nowhere")
    expect(view.get_by_text("No segment matches.")).to_be_visible()
    view.get_by_role("searchbox").fill("")
    view.get_by_role("combobox", name="Track to show").select_option("Captions")
    expect(view.locator("tbody tr[data-row]")).to_have_count(3)


def test_edits_that_cost_a_message_are_collected_and_applied_when_the_user_says_so(opened):
    notebook, view, lanes = opened(COSTLY)
    lanes.drag("Captions", 8500, 7000)
    lanes.drag("Captions", 1500, 2000)
    expect(
        view.get_by_text("2 changes not applied yet. Applying sends one message to the cloud")
    ).to_be_visible()
    assert notebook.python("host.raw is RAW") == "True"
    view.get_by_role("button", name="Undo").click()
    expect(view.get_by_role("button", name="Apply 1 change")).to_be_visible()
    view.get_by_role("button", name="Redo").click()
    view.get_by_role("button", name="Apply 2 changes").click()
    notebook.wait_for_python("(host.segment(3)['start_ms'], host.segment(5)['start_ms']) == (1500, 6500)")
    expect(view.get_by_role("button", name="Discard")).to_be_hidden()
    assert notebook.python("sum(not only_check for _, only_check in host.asked)") == "1"
    lanes.drag("Captions", 7000, 4500)
    expect(view.locator(".pnb-problem")).to_contain_text("overlaps")
    view.get_by_role("button", name="Discard").click()
    expect(view.locator(".pnb-problem")).to_have_count(0)
    expect(cell(view, 5, "start")).to_have_text("0:06.5")


def test_a_timeline_that_changes_under_a_drag_is_told_of(opened):
    notebook, view, lanes = opened()
    lanes.drag("Captions", 8500, 7500, drop=False)
    notebook.python("host.show({**RAW, 't': [RAW['t'][0], RAW['t'][2]]})")
    expect(view.locator("tbody tr[data-row]")).to_have_count(5)
    lanes.page.mouse.up()
    notebook.wait_for_python("len(host.asked) == 1 and host.segment(4)['start_ms'] < 8000")
    lanes_after = view.locator(".pnb-error")
    expect(lanes_after).to_be_hidden()
    x, y = lanes.place("BGM", 7000)
    lanes.page.mouse.move(x, y)
    lanes.page.mouse.down()
    lanes.page.mouse.move(x + 40, y)
    notebook.python("host.show({**RAW, 't': RAW['t'][:1]})")
    told = "The timeline changed while you were dragging, so the drag was dropped."
    expect(view.locator(".pnb-error")).to_contain_text(told)
    lanes.page.mouse.up()
    assert notebook.python("len(host.asked)") == "1"


# Whether the picture of the first scene, which is pink, is drawn.
PICTURE = """() => {
  const canvas = document.querySelector("canvas.pnb-lanes-canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const at = (x, y) => [...canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data];
  const [r, g, b] = at(30, 24 + 6 + 23);
  return r > 240 && g < 20 && b > 180;
}"""


def test_pictures_and_waveforms_are_fetched_once_for_what_is_seen(opened):
    notebook, _, lanes = opened()
    notebook.wait_for_python("sorted(host.media) == [0, 1, 2]")
    lanes.page.wait_for_function(PICTURE)
    # The outline of the sound is drawn: of one colour more than the segment is filled with.
    px_per_ms, _ = lanes.scale()
    lanes.page.wait_for_function(
        """([x, y, width]) => {
          const canvas = document.querySelector("canvas.pnb-lanes-canvas");
          const ratio = canvas.width / canvas.clientWidth;
          const { data } = canvas.getContext("2d").getImageData(x * ratio, y * ratio, width * ratio, 1);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join());
          return seen.size > 1;
        }""",
        arg=[3000 * px_per_ms, 24 + 58 + 20, 100 * px_per_ms],
    )


def test_rows_stay_as_they_are_while_pictures_arrive_so_that_no_click_is_lost(opened):
    notebook, view, lanes = opened(before="HOLDS = True\n")
    notebook.wait_for_python("len(host.held) == 2")
    line = row(view, 4).element_handle()
    notebook.python("host.release()")
    notebook.wait_for_python("sorted(host.media) == [0, 1, 2]")
    lanes.page.wait_for_function(PICTURE)
    assert line.evaluate("line => line.isConnected")


def test_a_comparison_of_two_states_marks_by_sign_and_in_words(open_notebook):
    notebook = open_notebook(
        EDITABLE
        + """
import copy
later = copy.deepcopy(RAW)
captions = later["t"][2]["sg"]
captions[0]["st"] = 1500
captions[1]["d"] = 1500
del captions[2]
captions.append({"id": "new", "st": 9000, "d": 500, "m": {"text": "Added"}})
history = History().with_draft(RAW, "first").with_draft(later, "second")
Timeline(later, history=history).diff_view(1, 2)
"""
    )
    view = notebook.run(0)
    expect(view.get_by_role("heading", name="State 1 → 2")).to_be_visible()
    expect(view.locator(".pnb-legend li")).to_have_text(
        ["→1 moved", "↔1 retimed", "−1 removed", "+1 added", "3 unchanged"], use_inner_text=False
    )
    expect(view.get_by_role("columnheader", name="Change")).to_be_visible()
    for index, sign in ((3, "→"), (4, "↔"), (5, "−"), (6, "+")):
        expect(cell(view, index, "change").locator(".pnb-sign")).to_have_text(sign)
    expect(row(view, 5)).to_have_class("pnb-mark-removed")
    expect(view.get_by_role("button", name="Undo")).to_be_hidden()


def test_an_empty_timeline_says_what_to_do(open_notebook):
    notebook = open_notebook(
        "from pictory_nb.widgets import TimelineWidget\ntimeline = TimelineWidget()\ntimeline"
    )
    view = notebook.run(0)
    expect(view.get_by_text("No timeline yet", exact=True)).to_be_visible()
    expect(view.get_by_text("Say in the chat what the video is about")).to_be_visible()


def test_new_rows_replace_the_old_ones_in_place(open_notebook):
    notebook = open_notebook(SETUP + "timeline")
    view = notebook.run(0)
    expect(view.locator("tbody tr[data-row]")).to_have_count(8)
    notebook.python("timeline.update(rows[:4])")
    expect(view.locator("tbody tr[data-row]")).to_have_count(4)
    notebook.python("timeline.update([])")
    expect(view.get_by_text("No timeline yet", exact=True)).to_be_visible()


def test_twenty_thousand_segments_are_pulled_drawn_and_reached(open_notebook):
    notebook = open_notebook(SETUP + "timeline")
    view = notebook.run(0)
    notebook.python(
        "timeline.update([segment('Captions', 'Text', n + 1, n * 100, n * 100 + 100, f'caption {n}')"
        " for n in range(20000)])"
    )
    expect(view.get_by_text("20,000 segments")).to_be_visible()
    expect(view.locator("canvas[data-drawn='20000']")).to_be_visible()
    until(view.page, lambda: view.locator("tbody tr[data-row]").count() < 60)
    view.locator(".pnb-table-box").scroll_into_view_if_needed()
    view.get_by_role("gridcell", name="caption 0", exact=True).click()
    view.page.keyboard.press("Control+End")
    expect(row(view, 19_999)).to_be_in_viewport()
    view.page.keyboard.press("Control+Home")
    view.page.keyboard.press("Home")
    expect(cell(view, 0, "text")).to_be_focused()


@IN_BOTH
def test_a_reload_keeps_rows_and_selection_and_a_dead_kernel_keeps_the_table(opened, page):
    notebook, view, lanes = opened()
    lanes.click("BGM", 5000)
    notebook.wait_for_python("timeline.selected == [2]")
    notebook.save()
    notebook.open()
    view = notebook.output(1)
    expect(row(view, 2)).to_have_attribute("aria-selected", "true")
    saved = notebook.save()
    static = "".join(str(output.get("data", {}).get("text/html")) for output in saved.cells[1].outputs)
    assert "Lo-fi" in static
    assert len(str(saved)) < 60_000


def test_the_studios_timeline_is_edited_in_the_page_with_pictures_and_sound(open_notebook, lab, page):
    page.when_closed(lab.end_engine)
    page.set_viewport_size({"width": 1280, "height": 1400})
    notebook = open_notebook(
        "import pictory_nb\nstudio = pictory_nb.Studio.local()\n"
        'studio.send("Make a 10 second video of this.\\n\\n# Tea\\n\\nTea is old. Tea is warm.")',
        "studio.timeline",
    )
    notebook.run(0)
    view = notebook.run(1)
    canvas = view.locator("canvas.pnb-lanes-canvas[data-drawn]")
    expect(canvas).to_be_visible()
    desk = "studio._work.desk.timeline"
    notebook.wait_for_python(f"len({desk}._media) >= 3")
    title = view.locator("tbody tr[data-row]", has_text="Title").locator("[data-column='text']").first
    field = view.get_by_role("textbox", name="Text of Title 1")
    # Pictures still arrive, and rows that are drawn anew between press and release take no click.
    while not field.is_visible():
        title.dblclick()
    field.fill("Tea, every day")
    field.press("Enter")
    notebook.wait_for_python("'Tea, every day' in list(studio.timeline.df.text)")
    expect(view.get_by_role("gridcell", name="Tea, every day")).to_be_visible()
    notebook.screenshot("timeline-studio-light", view)
    notebook.use_theme("JupyterLab Dark")
    expect(view.locator(".pnb")).to_have_attribute("data-theme", "dark")
    notebook.screenshot("timeline-studio-dark", view)
    view.get_by_role("button", name="Undo").click()
    notebook.wait_for_python("'Tea, every day' not in list(studio.timeline.df.text)")
    notebook.python("setattr(studio.timeline, 'selected', studio.timeline.df.query('type == \"Video\"'))")
    expect(view.locator("tr[aria-selected='true']")).to_have_count(
        int(notebook.python("sum(studio.timeline.df.type == 'Video')"))
    )
