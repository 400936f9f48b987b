"""How large a notebook is saved with a streamed conversation, a timeline and a player, beside ipywidgets.

`python benchmarks/widgets_saved.py`, or as a figure of `benchmarks/widgets.py`. JupyterLab saves the state of
widgets only when it is told to, others always do; both notebooks are measured. Each is taken apart: the
widgets' views and what else the notebook itself needs, the static fallback for readers without a kernel, and
the saved state of the widgets; of that, the code of the widgets, which each of them carries.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.devtools import chosen
from benchmarks.widgets_player import write_film

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from benchmarks.devtools import Chromium

TARGET_KB = 20
FILM_MB = 5
TOKENS = 2_000
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"

SETUP = """
import shutil
import ipywidgets
from benchmarks.streams import into_chat, into_html
from pictory_nb.widgets import ChatWidget, PlayerWidget, TimelineWidget

shutil.copy({film!r}, "film.mp4")
rows = [dict(track="Captions", type="Text", segment=n + 1, start_ms=n * 1500, end_ms=n * 1500 + 1400,
             text=f"caption {{n}}: what is written on the screen", name=None, volume_pct=None)
        for n in range(40)]
"""
OURS = (
    f"chat = ChatWidget(print)\ndisplay(chat)\ninto_chat(chat, {TOKENS}, 1000); None",
    "TimelineWidget(rows, 'Timeline (1 track)')",
    "PlayerWidget('film.mp4')",
)
PEERS = (
    f"html = ipywidgets.HTML()\ndisplay(html)\ninto_html(html, {TOKENS}, 1000); None",
    "import pandas\nipywidgets.HTML(pandas.DataFrame(rows).to_html())",
    "ipywidgets.Video.from_file('film.mp4', autoplay=False)",
)

SAVE = """async (keepsState) => {
  const { commands, shell } = jupyterapp;
  const command = "@jupyter-widgets/jupyterlab-manager:saveWidgetState";
  if (commands.isToggled(command) !== keepsState) await commands.execute(command);
  await commands.execute("docmanager:save");
  const { model } = shell.currentWidget.context;
  return JSON.stringify(model.toJSON());
}"""


def saved_notebook(
    notebook: Callable[..., AbstractContextManager[Chromium]], *, with_peers: bool = True
) -> None:
    """Print the parts of a saved notebook; `notebook` opens one with the given cells."""
    totals_kb: dict[bool, float] = {}
    with tempfile.TemporaryDirectory(prefix="pictory-films-") as folder:
        film = str(write_film(Path(folder) / "film.mp4", FILM_MB))
        ways = {"pictory_nb": OURS, "ipywidgets": PEERS}
        for name, cells in chosen(ways, with_peers=with_peers).items():
            with notebook(SETUP.format(film=film), *cells) as browser:
                for index in range(len(cells) + 1):
                    browser.run_cell(index)
                for keeps_state in (False, True):
                    parts = parts_kb(json.loads(browser.evaluate(SAVE, keeps_state)))
                    _tell(name, parts, totals_kb, keeps_state=keeps_state)


def parts_kb(saved: dict[str, Any]) -> dict[str, float]:
    """Return the sizes of a notebook and of its parts, in kB as it is written to the disk."""
    state = saved["metadata"].get("widgets", {}).get(STATE, {})
    code = [one["state"].get("_esm", "") for one in state.get("state", {}).values()]
    fallback = 0
    for cell in saved["cells"]:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            fallback += sum(_size(form) for kind, form in data.items() if kind != VIEW)
    total = len(nbformat.writes(nbformat.from_dict(saved)).encode())  # type: ignore[no-untyped-call]
    sizes = {"all": total, "fallback": fallback, "state": _size(state), "code": sum(map(len, code))}
    return {name: size / 1000 for name, size in sizes.items()}


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False, indent=1).encode())


def _tell(name: str, parts: dict[str, float], totals_kb: dict[bool, float], *, keeps_state: bool) -> None:
    without_kb = parts["all"] - parts["fallback"]
    target, ratio = f" (target {TARGET_KB} kB)", ""
    if name == "pictory_nb":
        totals_kb[keeps_state] = parts["all"]
    else:
        target, ratio = "", f", in all {parts['all'] / totals_kb[keeps_state]:.1f} times ours"
    way = "with" if keeps_state else "without"
    print(
        f"notebook saved {way} the widgets' state, {name}: {parts['all']:.1f} kB, "
        f"{without_kb:.1f} kB without the static fallback{target}{ratio}\n"
        f"  static fallback {parts['fallback']:.1f} kB, state {parts['state']:.1f} kB, "
        f"of which code {parts['code']:.1f} kB",
        flush=True,
    )


if __name__ == "__main__":
    from benchmarks.widgets import notebook as open_notebook

    saved_notebook(open_notebook)
