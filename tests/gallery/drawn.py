"""Every text that a frame shows: where its letters are, told by the one function that draws letters."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

import numpy as np

from pictory_nb.engine.render import painting
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.fonts import line_mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pictory_nb.engine.render.film import Film

_SEEN = 0.5
_CLIPPED_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Letters in the picture: their `coverage` (0 to 1) begins at (`left`, `top`); `lost` was cut off."""

    text: str
    left: int
    top: int
    coverage: np.ndarray
    lost: bool

    def box(self) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom of what is seen; all 0 when nothing is."""
        rows, columns = np.nonzero(self.coverage > _SEEN)
        if not len(rows):
            return 0, 0, 0, 0
        return (
            self.left + int(columns.min()),
            self.top + int(rows.min()),
            self.left + int(columns.max()) + 1,
            self.top + int(rows.max()) + 1,
        )

    def mask(self, width: int, height: int) -> np.ndarray:
        """Return the coverage on a whole picture."""
        whole = np.zeros((height, width), dtype=np.float32)
        rows = slice(max(0, self.top), min(height, self.top + self.coverage.shape[0]))
        columns = slice(max(0, self.left), min(width, self.left + self.coverage.shape[1]))
        if rows.start < rows.stop and columns.start < columns.stop:
            whole[rows, columns] = self.coverage[
                rows.start - self.top : rows.stop - self.top,
                columns.start - self.left : columns.stop - self.left,
            ]
        return whole


def texts_at(film: Film, frame: int, media: Mapping[str, Path]) -> list[DrawnText]:
    """Return the texts of a frame outside transitions, each once."""
    with recorded() as texts:
        FilmView(film, media).picture_at(frame)
    return list({(one.text, one.box()): one for one in texts if one.text.strip()}.values())


@contextmanager
def recorded() -> Iterator[list[DrawnText]]:
    """Tell every text that is drawn meanwhile."""
    texts: list[DrawnText] = []
    original = painting.letter

    def recording(coverage, sheet, text, face, size_px, x, baseline):
        original(coverage, sheet, text, face, size_px, x, baseline)
        alone = np.zeros_like(coverage)
        original(alone, sheet, text, face, size_px, x, baseline)
        wanted = float(line_mask(text, face, size_px)[0].sum())
        lost = float(alone.sum()) < (1 - _CLIPPED_SHARE) * wanted
        texts.append(DrawnText(text, sheet.left, sheet.top, alone, lost))

    with ExitStack() as stack:
        for name, module in list(sys.modules.items()):
            if name.startswith("pictory_nb.engine.render") and getattr(module, "letter", None) is original:
                stack.enter_context(mock.patch.object(module, "letter", recording))
        yield texts
