"""Captions: at most two balanced lines, in the style that the film asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.render.film import Caption, Word
from pictory_nb.engine.render.fonts import drawable
from pictory_nb.engine.render.layouts.caption_lines import CaptionPlace, set_pages
from pictory_nb.engine.render.layouts.caption_pages import BoxedPage, CaptionPage, Setting
from pictory_nb.engine.render.layouts.caption_pill import PillPage
from pictory_nb.engine.render.layouts.caption_words import KaraokePage, PopPage
from pictory_nb.engine.render.layouts.motion import Element, Span

if TYPE_CHECKING:
    from pictory_nb.engine.render.backdrop import Backdrop
    from pictory_nb.engine.render.themes import Theme

_PAGES: dict[str, type[CaptionPage]] = {
    "pill": PillPage,
    "karaoke": KaraokePage,
    "boxed": BoxedPage,
    "plain": CaptionPage,
    "pop": PopPage,
}


def caption_elements(
    caption: Caption, place: CaptionPlace, theme: Theme, backdrop: Backdrop, *, is_closing: bool
) -> list[Element]:
    """Return what shows `caption`; with `is_closing` its last words stay to the film's last frame."""
    words = [
        Word(text, word.start_ms, word.end_ms) for word in caption.words if (text := drawable(word.text))
    ]
    if not words:
        return []
    pages = set_pages(words, caption.end_ms, place)
    elements: list[Element] = []
    for number, page in enumerate(pages):
        is_last = number + 1 == len(pages)
        start_ms = caption.start_ms if number == 0 else page.start_ms
        span = Span(start_ms, page.end_ms, fades_out=not (is_closing and is_last))
        setting = Setting(page, tuple(words), span, place, theme, backdrop)
        elements.append(_PAGES[place.look.style](setting))
    return elements
