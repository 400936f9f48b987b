"""What all widgets share: the built bundle, the wire, and a static fallback for readers without a kernel."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from pictory_nb.widgets.stand_in import StandIn
from pictory_nb.widgets.wire import Wire

STATIC = Path(__file__).with_name("static")


class FrontEndMissingError(RuntimeError):
    """The bundles were never built; the message says how to build them."""


@cache
def bundle(stem: str) -> str:
    """Return the built ES module of the widget `stem`.

    Raises
    ------
    FrontEndMissingError
        In a checkout whose front end has not been built.
    """
    path = STATIC / f"{stem}.js"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FrontEndMissingError(
            f"The widgets' front end is not built ({path.name} is missing). In a checkout, run "
            "`python hatch_build.py` in its root folder; a released wheel has it inside."
        ) from None


class PictoryWidget(anywidget.AnyWidget):
    """Base of all widgets: traits carry small state that survives a reload, `wire` all else.

    Subclasses name their bundle in `stem` and say in `fallback_text` and `fallback_html` what a reader
    sees where no widget can run (GitHub, nbconvert, a terminal).
    """

    stem: ClassVar[str]

    _esm = traitlets.Unicode().tag(sync=True)

    language = traitlets.Unicode("").tag(sync=True)
    """The language of the widget's own words, such as ``"zh"``; the page's when empty."""

    stand_in = traitlets.Unicode("").tag(sync=True)
    """The class of a static output beside the widget, which the live view hides."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.wire = Wire(self)
        self._stand_in = StandIn(self)

    @traitlets.default("_esm")
    def _load_bundle(self) -> str:
        return bundle(self.stem)

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> Any:  # noqa: ARG002 asked so by ipywidgets
        """Return the state for a page, whole also where defaults are to be left out: the page knows none."""
        return super().get_state(key)

    def fallback_text(self) -> str:
        """Return what a terminal shows: the widget's name unless a widget has more to say."""
        return f"pictory_nb {self.stem}"

    def fallback_html(self) -> str:
        """Return static HTML without scripts, with every text escaped: the same words by default."""
        return f"<pre>{escape(self.fallback_text())}</pre>"

    def renew_stand_in(self) -> None:
        """Bring the static outputs of this widget up to date; any thread, returns at once."""
        self._stand_in.renew()

    def _ipython_display_(self) -> None:
        self._stand_in.show()

    def view_bundle(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the live view alone as a MIME bundle and its metadata; ``None`` where none can be made.

        Nothing static is made for it: that may have to wait for a file.
        """
        view = super()._repr_mimebundle_(**kwargs)
        if view is None:
            return None
        data, metadata = view
        return {**data, "text/plain": self.fallback_text()}, metadata

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        view = self.view_bundle(**kwargs)
        if view is None:
            return None
        data, metadata = view
        return {**data, "text/html": self.fallback_html()}, metadata
