"""How soon a timeline of 1,000 and of 20,000 segments is on the screen, beside itables and ipydatagrid.

`python benchmarks/widgets_timeline.py`, or as a figure of `benchmarks/widgets.py`. Needs the packages itables
and ipydatagrid.

"first" is from the run of the cell that shows a table which the kernel holds already, until its rows are
painted; "again" is the same in a second cell, with the data in the page where a widget keeps them there; the
processor time of the page's main thread stands behind each, as it says more than the clock on a busy machine;
"frame" is the longest frame while the timeline is scrolled, zoomed and walked through.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.devtools import chosen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from benchmarks.devtools import Chromium

COUNTS = (1_000, 20_000)

DATA = """
import pandas as pd

count = {count}
rows = [dict(track="Captions", type="Text", segment=n + 1, start_ms=n * 1500, end_ms=n * 1500 + 1400,
             text=f"caption {{n}}: what is written on the screen", name=None, volume_pct=None)
        for n in range(count)]
frame = pd.DataFrame(rows)
"""
# What any widget takes from the run of its cell to the screen.
FLOOR = "pictory_nb, an empty widget"
# What makes the table, what shows it, and when its rows are painted.
PEERS = {
    FLOOR: (
        "import ipywidgets\ntable = ipywidgets.HTML('<i class=floor>x</i>')",
        "table",
        "(output) => output.querySelector('.floor')",
    ),
    "pictory_nb": (
        "from pictory_nb.widgets import TimelineWidget\ntable = TimelineWidget(rows)",
        "table",
        """(output, count) => output.querySelector(`canvas[data-drawn='${count}']`)
          && output.querySelector("tbody tr[data-row]")""",
    ),
    "itables": (
        "import itables\nitables.init_notebook_mode(all_interactive=False, connected=False)",
        "itables.show(frame, maxBytes=0, connected=False)",
        "(output) => output.querySelectorAll('table.dataTable tbody tr').length > 5",
    ),
    "ipydatagrid": (
        "from ipydatagrid import DataGrid\ntable = DataGrid(frame)",
        "table",
        """(output) => [...output.querySelectorAll("canvas")].some((canvas) => {
          if (canvas.width < 100) return false;
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, 100);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join());
          return seen.size > 4;
        })""",
    ),
}

# The clock of the page, from the run of the cell until a frame after its rows are there.
SHOWN = """async (index, count) => {
  const isThere = %s;
  const app = window.jupyterapp;
  const notebook = app.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  const begun = performance.now();
  void app.commands.execute("notebook:run-cell");
  return await new Promise((resolve, reject) => {
    const look = () => {
      const output = notebook.widgets[index].node.querySelector(".jp-Cell-outputArea");
      if (output && isThere(output, count)) {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
      } else if (performance.now() - begun > 60000) reject(new Error("never shown"));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}"""

# Scrolls, zooms and walks; returns the longest time between two frames and that of the median.
USED = """async () => {
  const view = document.querySelector(".pnb-timeline");
  const lanes = view.querySelector(".pnb-lanes-box");
  const scroller = view.querySelector(".pnb-lanes-scroller");
  const table = view.querySelector(".pnb-table-box");
  const gaps = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const step = async (act) => {
    await frame();
    const begun = performance.now();
    act();
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    gaps.push(performance.now() - begun);
  };
  const press = (key) => lanes.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  for (let count = 0; count < 8; count += 1) await step(() => press("+"));
  for (let count = 0; count < 20; count += 1) await step(() => { scroller.scrollLeft += 900; });
  for (let count = 0; count < 20; count += 1) await step(() => { table.scrollTop += 4000; });
  for (let count = 0; count < 10; count += 1) await step(() => press("ArrowDown"));
  await step(() => press("0"));
  gaps.sort((a, b) => a - b);
  return { median: gaps[gaps.length >> 1], most: gaps.at(-1) };
}"""


def page_cpu_ms(browser: Chromium) -> float:
    """Return the processor time that the page's main thread has used, JupyterLab's own included."""
    metrics = browser.call("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def timeline(notebook: Callable[..., AbstractContextManager[Chromium]], *, with_peers: bool = True) -> None:
    """Print how soon tables of segments are on the screen; `notebook` opens one with the given cells."""
    for count in COUNTS:
        for name, (make, show, test) in chosen(PEERS, with_peers=with_peers).items():
            with notebook(DATA.format(count=count) + make, show, show) as browser:
                browser.run_cell(0)
                browser.call("Performance.enable", timeDomain="threadTicks")
                said = f"{count:6,} segments, {name:12}"
                for word, index in (("first", 1), ("again", 2)):
                    before_ms = page_cpu_ms(browser)
                    took_ms = browser.evaluate(SHOWN % test, index, count)
                    said += f" {word} {took_ms:6.0f} ms (CPU {page_cpu_ms(browser) - before_ms:5.0f} ms)"
                if name == "pictory_nb":
                    used = browser.evaluate(USED)
                    said += f", frame {used['median']:.0f} ms in the middle, {used['most']:.0f} ms at most"
                print(said, flush=True)


if __name__ == "__main__":
    from benchmarks.widgets import notebook

    timeline(notebook)
