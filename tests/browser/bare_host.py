"""The smallest host of widgets: a bare page with the built bundles, and the real Python widgets behind it.

No Jupyter and no kernel: what the page sends is handed to the widget, and its answers go back. So one page
shows any widget in any look within a second or two.
"""

from __future__ import annotations

import base64
import json
import threading
from typing import TYPE_CHECKING, Any, Literal

from pictory_nb.widgets.base import PictoryWidget, bundle
from tests.browser.waiting import PAUSE_MS, TRIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page, Route

Look = Literal["light", "dark", "vscode-light", "vscode-dark", "oklch-light", "lab-dark"]

# Nothing listens there: the browser's requests are answered by the test itself.
ORIGIN = "http://127.0.0.1:9"

LOOKS = {
    "light": "color-scheme: light; background: #ffffff; color: #1b1c22",
    "dark": "color-scheme: dark; background: #17181c; color: #ecedf1",
    "vscode-light": "background: #ffffff; --vscode-editor-background: #ffffff;"
    " --vscode-editor-foreground: #3b3b3b; --vscode-font-family: sans-serif;"
    " --vscode-editor-font-family: monospace",
    "vscode-dark": "background: #1f1f1f; --vscode-editor-background: #1f1f1f;"
    " --vscode-editor-foreground: #cccccc; --vscode-font-family: sans-serif;"
    " --vscode-editor-font-family: monospace",
    "oklch-light": "background: oklch(0.985 0.002 250); color: oklch(0.2 0 0)",
    "lab-dark": "background: lab(9 2 -4); color: lab(92 0 0)",
}

PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}"><meta charset="utf-8"><title>A page with a widget</title>
<style>html {{ {variables} }}
body {{ margin: 0; padding: {padding}px; background: inherit; color: inherit }}</style>
<body class="{classes}"><main><h1 style="position:absolute;clip-path:inset(50%)">Widgets</h1>
<div id="host"></div></main>
<script type="module">
  const states = {states};
  const decode = (text) => new DataView(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer);
  const encode = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
  const models = new Map();
  const manager = {{
    get_model: async (id) => models.get(id),
    create_view: async (model) => {{
      const el = document.createElement("div");
      const remove = await show(model, el);
      return {{ el, remove: () => {{ remove(); el.remove(); }} }};
    }},
  }};
  for (const [id, {{ stem, state }}] of Object.entries(states)) {{
    const callbacks = {{}};
    const fire = (event, ...args) => (callbacks[event] ?? []).slice().forEach((call) => call(...args));
    models.set(id, {{
      stem, fire, state,
      get: (key) => state[key],
      on: (event, call) => (callbacks[event] ??= []).push(call),
      off: (event, call) => {{ callbacks[event] = (callbacks[event] ?? []).filter((one) => one !== call); }},
      send(content, _callbacks, buffers = []) {{
        window.toPython(id, content, buffers.map((buffer) => encode(buffer.buffer ?? buffer)));
      }},
      widget_manager: manager,
    }});
  }}
  const lives = new Map();
  async function show(model, el) {{
    const {{ default: make }} = await import(`./${{model.stem}}.js`);
    if (!lives.has(model)) {{
      lives.set(model, make());
      lives.get(model).initialize({{ model }});
    }}
    return lives.get(model).render({{ model, el }});
  }}
  window.fromPython = (id, content, buffers) =>
    models.get(id).fire("msg:custom", content, buffers.map(decode));
  window.changeTrait = (id, key, value) => {{
    models.get(id).state[key] = value;
    models.get(id).fire(`change:${{key}}`);
  }};
  await show(models.get("{shown}"), document.getElementById("host"));
  window.drawn = true;
</script></body></html>"""


class BareHost:
    """Shows real widgets in `page`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._widgets: dict[str, PictoryWidget] = {}
        self._waiting: list[tuple[str, dict[str, Any], list[str]]] = []
        self._arrived = threading.Condition()
        page.expose_function("toPython", self._to_python)

    def show(
        self,
        widget: PictoryWidget,
        *,
        look: Look = "light",
        direction: Literal["ltr", "rtl"] = "ltr",
        lang: str = "en",
        width: int = 900,
        height: int = 900,
    ) -> Locator:
        """Show `widget` and those that it is made of, and return its root."""
        self._widgets = dict(_family(widget))
        states = {key: {"stem": one.stem, "state": _state(one)} for key, one in self._widgets.items()}
        for one in self._widgets.values():
            one.send = self._sender(one)
            one.observe(self._changed, names=[name for name in one.keys if not name.startswith("_")])
        html = PAGE.format(
            lang=lang,
            dir=direction,
            padding=0 if width <= 320 else 12,
            variables=LOOKS[look],
            classes=look if look.startswith("vscode") else "",
            states=json.dumps(states),
            shown=widget.model_id,
        )
        self.page.set_viewport_size({"width": width, "height": height})
        for stem in {one.stem for one in self._widgets.values()}:
            self.page.route(f"{ORIGIN}/{stem}.js", _script(bundle(stem)))
        self.page.route(f"{ORIGIN}/", lambda route: route.fulfill(body=html, content_type="text/html"))
        self.page.goto(f"{ORIGIN}/")
        self.page.wait_for_function("() => window.drawn")
        self.settle()
        return self.page.locator(".pnb").first

    def settle(self) -> None:
        """Pass on what Python has said since, from whichever thread."""
        while True:
            with self._arrived:
                waiting, self._waiting = self._waiting, []
            if not waiting:
                return
            for name, content, buffers in waiting:
                call = "changeTrait" if name == "" else "fromPython"
                arguments = content["change"] if name == "" else [name, content, buffers]
                self.page.evaluate("([call, args]) => window[call](...args)", [call, arguments])

    def until(self, condition: str) -> None:
        """Wait until a JavaScript condition holds, passing on what Python says meanwhile."""
        for _ in range(TRIES):
            self.settle()
            if self.page.evaluate(condition):
                return
            with self._arrived:
                self._arrived.wait(PAUSE_MS / 1000)
        raise AssertionError(f"never true in the page: {condition}")

    def until_true(self, condition: Callable[[], object]) -> None:
        """Wait until a condition of Python's holds, passing on what the page says meanwhile."""
        for _ in range(TRIES):
            self.settle()
            if condition():
                return
            # What the page says is heard while it is asked something.
            self.page.wait_for_timeout(PAUSE_MS)
        raise AssertionError("never true in Python")

    def _to_python(self, model_id: str, content: dict[str, Any], parts: list[str]) -> None:
        buffers = [memoryview(base64.b64decode(part)) for part in parts]
        self._widgets[model_id]._handle_custom_msg(content, buffers)

    def _sender(self, widget: PictoryWidget) -> Any:
        def send(content: dict[str, Any], buffers: Any = None) -> None:
            parts = [base64.b64encode(bytes(part)).decode() for part in buffers or []]
            self._say(widget.model_id, content, parts)

        return send

    def _changed(self, change: Any) -> None:
        state = _state(change.owner)
        if change.name in state:
            self._say("", {"change": [change.owner.model_id, change.name, state[change.name]]}, [])

    def _say(self, name: str, content: dict[str, Any], parts: list[str]) -> None:
        with self._arrived:
            self._waiting.append((name, content, parts))
            self._arrived.notify_all()


def _script(source: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=source, content_type="text/javascript")


def _family(widget: PictoryWidget) -> dict[str, PictoryWidget]:
    found = {widget.model_id: widget}
    for name in widget.keys:
        part = getattr(widget, name)
        if isinstance(part, PictoryWidget):
            found |= _family(part)
    return found


def _state(widget: PictoryWidget) -> dict[str, Any]:
    return {key: value for key, value in widget.get_state().items() if not key.startswith("_")}
