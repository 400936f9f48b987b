"""Every widget in every look that a host may have: themes, directions, widths, contrast and motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import shifts
from tests.browser.bare_host import BareHost
from tests.browser.contrast import faint, rest
from tests.browser.showcase import STEMS, widget
from tests.browser.video import write_video

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"

HOSTS = {
    "light": {},
    "dark": {"look": "dark"},
    "320 px": {"width": 320},
    "right to left": {"direction": "rtl", "lang": "ar"},
    "VS Code light": {"look": "vscode-light"},
    "VS Code dark": {"look": "vscode-dark"},
    "Chinese": {"lang": "zh"},
}

CHECK = """async (rules) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], rules });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, failureSummary }) =>
      `${html.slice(0, 160)} ${failureSummary}`).slice(0, 3).join(" | ")}`);
}"""

OVERFLOW = """() => [...document.querySelectorAll(".pnb, .pnb-card, .pnb-controls, .pnb-panel")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => `${one.className}: ${one.scrollWidth} > ${one.clientWidth}`)"""

# WCAG 2.2, 2.5.8: 24 pixels each way. A label is as good as its field.
SMALL = """() => [...document.querySelectorAll(".pnb :is(button, select, summary, textarea, input)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => one.type !== "file" && !one.closest(".pnb-hidden"))
  .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 23.9)
  .map(([one, { width, height }]) => `${one.className} ${one.textContent}: ${width} x ${height}`)"""


@pytest.fixture(scope="session")
def film(tmp_path_factory):
    return write_video(tmp_path_factory.mktemp("film") / "film.mp4", width=640, height=360)


@pytest.fixture
def host(page):
    return BareHost(page)


def is_drawn(host, stem):
    """Wait until the widget shows what it has, and not what it has not yet."""
    if stem in {"player", "panel", "compare"}:
        host.until(
            "() => [...document.querySelectorAll('.pnb-stage video')].every((one) => one.readyState >= 2)"
        )
    if stem in {"timeline", "panel"}:
        host.until("() => document.querySelector('.pnb-clip, .pnb-lanes canvas, .pnb-lanes svg') !== null")


def serious(page, *, without=()):
    page.add_script_tag(path=AXE)
    rest(page)
    return page.evaluate(CHECK, {rule: {"enabled": False} for rule in without})


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("stem", STEMS)
def test_axe_finds_nothing_serious_and_nothing_sticks_out(host, page, film, stem, name):
    host.show(widget(stem, film), **HOSTS[name])
    is_drawn(host, stem)
    assert serious(page) == []
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("stem", STEMS)
def test_every_button_is_large_enough_to_be_hit(host, page, film, stem, lang):
    host.show(widget(stem, film), width=320, lang=lang)
    is_drawn(host, stem)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("stem", STEMS)
def test_forced_colours_leave_every_button_to_be_seen(host, page, film, stem, scheme):
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    root = host.show(widget(stem, film))
    is_drawn(host, stem)
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    # axe reads -webkit-text-fill-color, for which Chromium sometimes tells the colour as it was before it was
    # forced, though it draws the forced one.
    assert serious(page, without=["color-contrast"]) == []
    assert faint(root) == []


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_moves_for_those_who_want_less_motion(host, page, film, stem):
    page.emulate_media(reduced_motion="reduce")
    root = host.show(widget(stem, film))
    is_drawn(host, stem)
    moving = root.evaluate(
        """(root) => [...root.querySelectorAll("*")].filter((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          const lasts = transitionDuration.split(",").some((part) => parseFloat(part) > 0);
          return animationName !== "none" || lasts;
        }).map((one) => one.className)"""
    )
    assert moving == []


@pytest.mark.parametrize("width", [1100, 320])
@pytest.mark.parametrize("stem", STEMS)
def test_nothing_jumps_while_a_widget_is_drawn(host, page, film, stem, width):
    shifts.watch(page)
    host.show(widget(stem, film), width=width, height=1000)
    is_drawn(host, stem)
    assert shifts.moved(page) < 0.01, shifts.jumps(page)


@pytest.mark.parametrize("look", ["light", "dark", "vscode-light", "vscode-dark", "oklch-light", "lab-dark"])
def test_the_theme_is_told_from_the_page(host, film, look):
    root = host.show(widget("player", film), look=look)
    expect(root).to_have_attribute("data-theme", "dark" if look.endswith("dark") else "light")
