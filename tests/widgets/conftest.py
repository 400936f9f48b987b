"""Widgets without a kernel: what they send to the page is kept, and the page's requests are made by hand."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

_ids = itertools.count(1)


class FakePage:
    """Stands where the browser would: keeps messages, asks questions."""

    def __init__(self, widget: Any) -> None:
        self.widget = widget
        self.received: list[tuple[dict[str, Any], list[Any]]] = []
        widget.send = self._receive

    def _receive(self, content, buffers=None):
        self.received.append((content, list(buffers or [])))

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [content for content, _ in self.received]

    def request(self, method: str, buffers=(), **params: Any) -> str:
        """Ask, and return the request's id."""
        request_id = f"page-{next(_ids)}"
        content = {"kind": "request", "id": request_id, "method": method, "params": params}
        self.widget._handle_custom_msg(content, [memoryview(part) for part in buffers])
        return request_id

    def cancel(self, request_id: str) -> None:
        self.widget._handle_custom_msg({"kind": "cancel", "id": request_id}, [])

    def answers(self, request_id: str) -> list[dict[str, Any]]:
        return [content for content in self.messages if content.get("id") == request_id]

    def ask(self, method: str, buffers=(), **params: Any) -> dict[str, Any]:
        """Ask, and return the one answer, which must be there at once."""
        (answer,) = self.answers(self.request(method, buffers, **params))
        return answer

    def deltas(self) -> list[dict[str, Any]]:
        return [content for content in self.messages if content["kind"] == "delta"]


@pytest.fixture
def page_for():
    return FakePage
