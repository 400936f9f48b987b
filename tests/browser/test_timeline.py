from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.scripted import SETUP

pytestmark = pytest.mark.browser


def test_segments_are_drawn_to_scale_and_listed(open_notebook):
    notebook = open_notebook(SETUP + "timeline")
    view = notebook.run(0)
    clips = view.locator(".pnb-clip")
    expect(clips).to_have_count(8)
    lefts = clips.evaluate_all("clips => clips.map(clip => clip.getBoundingClientRect().left)")
    widths = clips.evaluate_all("clips => clips.map(clip => clip.getBoundingClientRect().width)")
    assert widths[4] == pytest.approx(4 * widths[0], rel=0.05)
    assert lefts[2] - lefts[0] == pytest.approx(2 * (lefts[1] - lefts[0]), rel=0.02)
    expect(view.get_by_role("row")).to_have_count(9)
    expect(view.get_by_role("row", name="Lo-fi")).to_contain_text("35%")


def test_the_selection_is_in_step_with_python_both_ways(open_notebook):
    notebook = open_notebook(SETUP + "timeline")
    view = notebook.run(0)
    view.locator(".pnb-clip").nth(4).click()
    notebook.wait_for_python("timeline.selected == 4 and chosen[-1]['text'] == 'Lo-fi'")
    expect(view.get_by_role("button", name="Lo-fi")).to_have_attribute("aria-pressed", "true")

    button = view.get_by_role("button", name="Lo-fi")
    button.focus()
    button.press("ArrowDown")
    view.page.keyboard.press("Enter")
    notebook.wait_for_python("timeline.selected == 5")

    notebook.python("setattr(timeline, 'selected', 1)")
    expect(view.get_by_role("button", name="Soft waves")).to_have_attribute("aria-pressed", "true")
    expect(view.locator(".pnb-clip.pnb-selected")).to_have_attribute("data-row", "1")


def test_new_rows_replace_the_old_ones_in_place(open_notebook):
    notebook = open_notebook(SETUP + "timeline")
    view = notebook.run(0)
    expect(view.locator(".pnb-clip")).to_have_count(8)
    notebook.python("timeline.update(rows[:4])")
    expect(view.locator(".pnb-clip")).to_have_count(4)
    notebook.python("timeline.update([])")
    expect(view.get_by_text("No timeline yet")).to_be_visible()


def test_rows_that_are_too_many_for_a_trait_are_pulled(open_notebook):
    notebook = open_notebook(SETUP + "timeline")
    view = notebook.run(0)
    notebook.python(
        "timeline.update([segment('Captions', 'Text', n + 1, n * 100, n * 100 + 100, f'caption {n}')"
        " for n in range(5000)])"
    )
    expect(view.get_by_text("5,000 segments")).to_be_visible()
    view.locator(".pnb-table-box").scroll_into_view_if_needed()
    notebook.python("setattr(timeline, 'selected', 1200)")
    expect(view.get_by_role("button", name="caption 1200", exact=True)).to_be_in_viewport()
