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
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|(?:main|site|top|mobile)-?menu|breadcrumbs?|cookies?|consent|newsletter|subscribe|signup|"
    r"share|sharing|social|related|recommend\w*|sidebar|comments?|advert\w*|ads?|promo|popup|modal|"
    r"skip-?link|pagination|byline|meta)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAY_BE_FURNITURE = frozenset({"div", "section", "ul", "ol", "header", "p"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "dialog", "search", "alert"}
)
_SPACE = re.compile(r"\s+")
_LINE_BREAK = "\v"


def from_html(text: str) -> tuple[str, str]:
    """Return (title, script) of a web page, without its menus, asides and footers."""
    page = _read(text)
    if page.left_out_the_rest:
        page = _read(text, with_furniture=True)
    script = page.script()
    if importlib.util.find_spec("trafilatura"):
        extract = importlib.import_module("trafilatura").extract
        script = (
            extract(text, output_format="markdown", include_comments=False, include_links=False) or script
        )
    return first_heading(page.script()) or page.title, script


def _read(text: str, *, with_furniture: bool = False) -> _Page:
    page = _Page(with_furniture=with_furniture)
    page.feed(text)
    page.close()
    return page


def _is_furniture(attrs: list[tuple[str, str | None]]) -> bool:
    """Tell by its class, id or role whether an element is a menu, a notice or the like."""
    named = {name: value or "" for name, value in attrs}
    return named.get("role") in _FURNITURE_ROLES or any(
        _FURNITURE.search(named.get(name, "")) for name in ("class", "id")
    )


class _Page(HTMLParser):
    """Collects the page's blocks; those within <article> or <main> win where there are any."""

    def __init__(self, *, with_furniture: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._with_furniture = with_furniture
        self.title = ""
        self._blocks: list[tuple[bool, str]] = []
        self._text: list[str] = []
        self._open: list[str] = []
        self._skipping = 0
        self._furniture: tuple[str, int] | None = None
        self._in_title = False
        self._counters: list[int | None] = []
        self._marker = ""

    @property
    def left_out_the_rest(self) -> bool:
        """Whether a menu or notice was never closed, so that nothing can be said about what followed."""
        return self._furniture is not None

    def script(self) -> str:
        """Return the blocks as Markdown."""
        within = any(is_main for is_main, _ in self._blocks)
        kept = [block for is_main, block in self._blocks if is_main or not within]
        return joined(kept)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_in_furniture(tag):
            return
        if tag in _MAY_BE_FURNITURE and not self._with_furniture and _is_furniture(attrs):
            self._end_block()
            self._furniture = (tag, 1)
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "br":
            self._text.append(_LINE_BREAK)
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

    def _is_in_furniture(self, tag: str) -> bool:
        """Tell whether an element that begins now belongs to the furniture that is being left out."""
        if self._furniture is None:
            return False
        left_out, depth = self._furniture
        if left_out == "p" and tag in _BLOCKS:
            self._furniture = None  # the next block ends a paragraph that was not closed
            return False
        if tag == left_out:
            self._furniture = (left_out, depth + 1)
        return True

    def handle_endtag(self, tag: str) -> None:
        if self._furniture is not None:
            left_out, depth = self._furniture
            if tag == left_out:
                self._furniture = (left_out, depth - 1) if depth > 1 else None
        elif tag == "title":
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
        elif not self._skipping and self._furniture is None:
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

    def _keeps_lines(self) -> bool:
        """Tell whether the line breaks of a block are kept, as a poem's."""
        return not {"li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"} & set(self._open)

    def _end_block(self) -> None:
        lines = [_SPACE.sub(" ", line).strip() for line in "".join(self._text).split(_LINE_BREAK)]
        text = ("\n" if len(lines) > 2 and self._keeps_lines() else " ").join(filter(None, lines))
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
