"""What WCAG 2.2 computes: the contrast of every text with what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# Transitions are brought to their end, and what never ends is taken off.
_REST = """() => document.getAnimations().forEach((one) =>
  one.effect.getComputedTiming().endTime === Infinity ? one.cancel() : one.finish())"""

_FAINT = """(root) => {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color) => {
    const [r, g, b] = rgba(color).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const box = at.querySelector?.(":scope > .pnb-clip-box");
      const color = box ? getComputedStyle(box).fill : getComputedStyle(at).backgroundColor;
      if (rgba(color)[3] > 250) return color;
    }
    return "white";
  };
  const faint = [];
  for (const element of root.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || ["title", "STYLE"].includes(element.tagName)) continue;
    if (element.closest(":disabled")) continue;
    const style = getComputedStyle(element);
    const color = element instanceof SVGElement ? style.fill : style.color;
    const [high, low] = [luminance(color), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${element.className}: ${element.textContent}`);
  }
  return faint;
}"""


def rest(page: Page) -> None:
    """Let every colour in the page be what it ends as; some fade."""
    page.evaluate(_REST)


def faint(root: Locator) -> list[str]:
    """Return the texts below `root` whose contrast is less than 4.5."""
    rest(root.page)
    return root.evaluate(_FAINT)
