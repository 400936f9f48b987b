"""A second, static output beside a widget: what readers see who have no kernel; the live view hides it.

JupyterLab shows "model not found" for a widget without its kernel, whatever other forms its output has.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from IPython.display import DisplayHandle

    from pictory_nb.widgets.base import PictoryWidget


def twin_html(name: str, html: str) -> str:
    """Return static HTML as a live view finds and hides it; a price ("$5 to $9") in it is no formula."""
    return f'<div class="{name} mathjax_ignore tex2jax_ignore">{html}</div>'


@cache
def _renewer() -> ThreadPoolExecutor:
    """Return the thread that makes static forms: they may wait for a file to be looked into."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictory-stand-in")


class StandIn:
    """Shows a widget with its static twin, and keeps the twin up to date."""

    def __init__(self, widget: PictoryWidget) -> None:
        self._widget = widget
        self._handles: list[DisplayHandle] = []
        self._shown = ""

    def show(self) -> None:
        """Display both in the cell that runs; the widget alone where somebody else shows its twin."""
        from IPython.display import display

        is_ours = bool(self._handles) or not self._widget.stand_in
        if not self._widget.stand_in:
            self._widget.stand_in = f"pnb-static-{uuid4().hex}"
        view = self._widget.view_bundle()
        if view is None:
            return
        data, metadata = view
        html = "" if is_ours else self._widget.fallback_html()
        display({**data, "text/html": html}, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
        if is_ours:
            static = self._static()
            self._shown = static["text/html"]
            self._handles.append(display(static, raw=True, display_id=True))  # type: ignore[no-untyped-call]

    def renew(self) -> None:
        """Bring the static twins up to date; returns at once."""
        if self._handles:
            _renewer().submit(self._renew)

    def _renew(self) -> None:
        static = self._static()
        if static["text/html"] != self._shown:
            self._shown = static["text/html"]
            for handle in self._handles:
                handle.update(static, raw=True)  # type: ignore[no-untyped-call]

    def _static(self) -> dict[str, str]:
        html = twin_html(self._widget.stand_in, self._widget.fallback_html())
        return {"text/html": html, "text/plain": self._widget.fallback_text()}
