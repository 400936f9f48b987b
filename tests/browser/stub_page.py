"""A built bundle in a bare page with a model made of a few lines: looks are tested so in milliseconds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pictory_nb.engine import render
from pictory_nb.widgets.base import bundle

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Theme = Literal["light", "dark", "vscode-light", "vscode-dark", "jupyter-light", "jupyter-dark"]

# Nothing listens there: the browser's requests are answered by the test itself.
ORIGIN = "http://127.0.0.1:9"

# Test machines have no Chinese letters of their own.
HANZI = Path(render.__file__).parent / "fonts" / "NotoSansSC-SemiBold.woff2"

VARIABLES = {
    "light": "color-scheme: light; background: #fff",
    "dark": "color-scheme: dark; background: #111",
    "vscode-light": "background: #fff; --vscode-editor-background: #fff; --vscode-editor-foreground: #3b3b3b;"
    " --vscode-font-family: 'Segoe WPC', sans-serif",
    "vscode-dark": "background: #1f1f1f; --vscode-editor-background: #1f1f1f;"
    " --vscode-editor-foreground: #ccc; --vscode-font-family: 'Segoe WPC', sans-serif",
    "jupyter-light": "background: #fff; --jp-layout-color1: #fff; --jp-ui-font-color1: rgba(0,0,0,.87)",
    "jupyter-dark": "background: #111; --jp-layout-color1: #111; --jp-ui-font-color1: #fff",
}

PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}"><meta charset="utf-8"><title>stub</title>
<style>@font-face {{ font-family: Hanzi; src: url("./hanzi.woff2") }}
:lang(zh) {{ --jp-ui-font-family: system-ui, Hanzi }}
html {{ {variables} }} body {{ margin: 0; padding: {padding}px; background: inherit }}</style>
<body class="{classes}" {attributes}><div id="host"></div>
<script type="module">
  import makeWidget from "./widget.js";
  const callbacks = {{}};
  const fire = (event, ...args) => (callbacks[event] ?? []).slice().forEach((call) => call(...args));
  const state = {state};
  const model = {{
    get: (key) => state[key],
    on: (event, call) => (callbacks[event] ??= []).push(call),
    off: (event, call) => {{ callbacks[event] = (callbacks[event] ?? []).filter((one) => one !== call); }},
    send(content, _callbacks, buffers = []) {{
      if (content.kind !== "request") return;
      window.sent.push({{ method: content.method, params: content.params }});
      const value = content.method === "hello" ? {{}} : window.answers[content.method];
      if (value === undefined) return;
      const views = buffers.map((buffer) => new DataView(buffer));
      const answer = {{ kind: "result", id: content.id, value }};
      queueMicrotask(() => fire("msg:custom", answer, views));
    }},
  }};
  Object.assign(window, {{
    sent: [],
    answers: {answers},
    set(changes) {{
      Object.assign(state, changes);
      for (const key of Object.keys(changes)) fire("change:" + key);
    }},
    receive: (message) => fire("msg:custom", message, []),
  }});
  await document.fonts.load("14px Hanzi", "{letters}");
  const widget = makeWidget();
  widget.initialize({{ model }});
  widget.render({{ model, el: document.getElementById("host") }});
  window.drawn = true;
</script></body></html>"""


class StubPage:
    """A page that shows one widget; Python's part is played by `set`, `receive` and `answers`."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(
        self,
        stem: str,
        state: dict[str, Any],
        *,
        theme: Theme = "light",
        direction: Literal["ltr", "rtl"] = "ltr",
        lang: str = "en",
        width: int = 900,
        height: int = 900,
        answers: dict[str, Any] | None = None,
    ) -> Locator:
        """Show the widget `stem` and return its root."""
        html = PAGE.format(
            lang=lang,
            dir=direction,
            letters="视频" if lang.startswith("zh") or state.get("language") == "zh" else "",
            padding=0 if width <= 320 else 16,
            variables=VARIABLES[theme],
            classes=theme if theme.startswith("vscode") else "",
            attributes=f'data-jp-theme-light="{str(theme == "jupyter-light").lower()}"'
            if theme.startswith("jupyter")
            else "",
            state=json.dumps({"language": "", **state}),
            answers=json.dumps(answers or {}),
        )
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if theme.endswith("dark") else "light")
        self.page.route(
            f"{ORIGIN}/widget.js",
            lambda route: route.fulfill(body=bundle(stem), content_type="text/javascript"),
        )
        self.page.route(f"{ORIGIN}/hanzi.woff2", lambda route: route.fulfill(path=HANZI))
        self.page.route(f"{ORIGIN}/", lambda route: route.fulfill(body=html, content_type="text/html"))
        self.page.goto(f"{ORIGIN}/")
        self.page.wait_for_function("() => window.drawn")
        return self.page.locator(".pnb").first

    def set(self, **traits: Any) -> None:
        """Change traits, as Python does."""
        self.page.evaluate("(traits) => window.set(traits)", traits)

    def receive(self, **message: Any) -> None:
        """Let a message arrive, as Python sends it."""
        self.page.evaluate("(message) => window.receive(message)", message)

    def sent(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of every request for `method` so far."""
        return self.page.evaluate(
            "(method) => window.sent.filter((one) => one.method === method).map((one) => one.params)", method
        )
