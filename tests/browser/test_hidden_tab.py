"""A tab that is really hidden, by another one: nothing is drawn in it, and all is there when it is seen.

Playwright keeps every page visible, so these pages are driven by the DevTools protocol alone.
"""

from __future__ import annotations

import pytest

from benchmarks.devtools import Chromium
from tests.browser.conftest import IN_BOTH
from tests.browser.scripted import SETUP
from tests.browser.uploading import UPLOADER, digest, noise
from tests.browser.video import write_video

pytestmark = [pytest.mark.browser, IN_BOTH]

PANEL = SETUP + UPLOADER + "panel = PanelWidget(chat, player, timeline, uploader)\npanel.folded = []\npanel"
PATIENCE_S = 60
WORDS = "[f'word{number}' for number in range(400)]"


@pytest.fixture
def tab(jupyter):
    """Return a browser with one tab that may be hidden."""
    with Chromium() as browser:
        yield browser
    jupyter.tidy()


def seen(tab, condition):
    """Wait until a condition holds in the page; a minute at most."""
    tab.until(condition, PATIENCE_S)


def hide(tab):
    """Put another tab in front."""
    # As long as the focus is pretended, no tab is hidden.
    tab.call("Emulation.setFocusEmulationEnabled", enabled=False)
    other = tab.call("Target.createTarget", url="about:blank")["targetId"]
    tab.call("Target.activateTarget", targetId=other)
    seen(tab, "() => document.hidden")


def show(tab):
    tab.call("Page.bringToFront")
    seen(tab, "() => !document.hidden")


def until_python(tab, condition):
    for _ in range(600):
        if tab.python(f"bool({condition})") == "True":
            return
    raise AssertionError(f"never true in the kernel: {condition}")


def test_a_hidden_panel_goes_on_and_shows_everything_when_it_is_seen_again(tab, jupyter, tmp_path):
    write_video(jupyter.root / "film.mp4")
    file = noise(tmp_path / "harbour.mp4", 11)
    name = jupyter.new_notebook([PANEL])
    tab.open_notebook(jupyter.page_url(name), name)
    tab.run_cell(0)
    seen(
        tab, "() => document.querySelector('canvas[data-drawn=\"8\"]') && document.querySelector('.pnb-drop')"
    )
    hide(tab)
    tab.choose_file(".pnb-uploader input[type=file]", file)
    tab.python("chat.handle(TurnStarted('t', 'Tell me'))")
    tab.python(f"[chat.handle(TextDelta('t', word + ' ')) for word in {WORDS}]")
    tab.python("timeline.update(rows[:4])")
    tab.python("player.show_progress('Rendering scene 3 of 7', 0.4)")
    tab.python("player.show('film.mp4')")
    until_python(tab, f"taken.get('harbour.mp4') == {digest(file)!r}")
    assert tab.evaluate("() => document.hidden")
    show(tab)
    seen(tab, "() => document.querySelector('.pnb-answer').innerText.includes('word399')")
    said = tab.evaluate("() => document.querySelector('.pnb-answer').innerText.split(' ')")
    assert said == [f"word{number}" for number in range(400)]
    seen(tab, "() => document.querySelector('canvas[data-drawn=\"4\"]')")
    seen(tab, "() => document.querySelectorAll('.pnb-timeline tbody tr[data-row]').length === 4")
    seen(tab, "() => document.querySelector('.pnb-stage video')?.readyState >= 2")
    seen(tab, "() => !document.querySelector('.pnb-player').innerText.includes('Rendering scene 3')")
    seen(tab, "() => document.querySelector('.pnb-file').innerText.includes('Uploaded')")
    tab.python("chat.handle(TurnEnded(Turn('t', '', 'Done.', Ending.DONE)))")
    seen(tab, "() => document.querySelector('.pnb-turn').dataset.ending === 'done'")
