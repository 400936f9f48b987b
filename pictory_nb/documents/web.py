"""Web pages as script text: by trafilatura where it is installed, else by the page's own structure."""

from __future__ import annotations

import importlib
import importlib.util
import re
from html.parser import HTMLParser

from pictory_nb.documents.blocks import first_heading, joined

_SKIPPED = frozenset(
    {"script", "style", "nav", "aside", "form", "noscript", "template", "svg", "button", "select", "iframe"}
    | {"figcaption", "dialog", "canvas", "object", "math", "head"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "li", "ul", "ol", "blockquote", "pre", "table", "tr"}
    | {"figure", "dl", "dt", "dd", "details", "summary", "address", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_MAIN = frozenset({"article", "main"})
_SPACE = re.compile(r"\s+")


def from_html(text: str) -> tuple[str, str]:
    """Return (title, script) of a web page, without its menus, asides and footers."""
    page = _Page()
    page.feed(text)
    page.close()
    script = page.script()
    if importlib.util.find_spec("trafilatura"):
        extract = importlib.import_module("trafilatura").extract
        script = (
            extract(text, output_format="markdown", include_comments=False, include_links=False) or script
        )
    return first_heading(page.script()) or page.title, script


class _Page(HTMLParser):
    """Collects the page's blocks; those within <article> or <main> win where there are any."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._blocks: list[tuple[bool, str]] = []
        self._text: list[str] = []
        self._open: list[str] = []
        self._skipping = 0
        self._in_title = False
        self._counters: list[int | None] = []
        self._marker = ""

    def script(self) -> str:
        """Return the blocks as Markdown."""
        within = any(is_main for is_main, _ in self._blocks)
        kept = [block for is_main, block in self._blocks if is_main or not within]
        return joined(kept)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- its signature
        if tag == "title":
            self._in_title = not self.title
        elif tag == "br":
            self._text.append(" ")
        elif tag == "body":
            self._skipping = 0  # a page may leave out </head>
        elif tag in _SKIPPED or (tag == "footer" and "blockquote" not in self._open):
            self._end_block()
            self._skipping += 1
        elif tag in _BLOCKS or tag == "footer":
            self._end_block()
            if tag not in {"hr", "p"}:
                self._open.append(tag)
            if tag in {"ul", "ol"}:
                self._counters.append(0 if tag == "ol" else None)
            elif tag == "li":
                self._marker = self._next_marker()
            elif tag == "footer":
                self._text.append("— ")
        elif tag in {"td", "th"} and self._text:
            self._text.append(" – ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in _SKIPPED or (tag == "footer" and "footer" not in self._open):
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS or tag == "footer":
            self._end_block()
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
            if tag in {"ul", "ol"} and self._counters:
                self._counters.pop()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = _SPACE.sub(" ", self.title + data).strip()
        elif not self._skipping:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end_block()

    def _next_marker(self) -> str:
        indent = "  " * max(0, len(self._counters) - 1)
        number = self._counters[-1] if self._counters else None
        if number is None:
            return f"{indent}- "
        self._counters[-1] = number + 1
        return f"{indent}{number + 1}. "

    def _end_block(self) -> None:
        text = _SPACE.sub(" ", "".join(self._text)).strip()
        self._text.clear()
        if not text or text == "—":
            return
        heading = next((tag for tag in reversed(self._open) if tag[0] == "h" and tag[1:].isdigit()), None)
        if heading:
            text = f"{'#' * int(heading[1])} {text}"
        elif "li" in self._open:
            text = f"{self._marker or '  '}{text}"
            self._marker = ""
        if "blockquote" in self._open:
            text = f"> {text}"
        self._blocks.append((any(tag in _MAIN for tag in self._open), text))
