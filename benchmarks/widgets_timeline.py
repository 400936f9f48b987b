"""How soon a timeline of 1,000 and of 20,000 segments is on the screen, beside itables and ipydatagrid.

`python benchmarks/widgets_timeline.py`, or as a figure of `benchmarks/widgets.py`. The packages itables and
ipydatagrid come with `pip install -c constraints.txt --group bench`.

"first" is from the run of the cell that shows a table which the kernel holds already, until the end of the
first frame after its rows are there; "again" is the same in later cells, with the data in the page where a
widget keeps them there. Each is the median of several notebooks; the processor time of the page's main thread
stands behind it, as it says more than the clock on a busy machine. "frame" is the longest frame while the
timeline is scrolled, zoomed and walked through.

The first line of each count is an empty widget: the way of the run to the kernel and back, and JupyterLab's
own making of a cell's output, which is more than 60 ms already. No widget can be quicker, so the targets
(60 and 200 ms) hold for what a timeline takes beyond it, in brackets; the whole is what a user waits.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.devtools import chosen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from benchmarks.devtools import Chromium

TARGETS_MS = {1_000: 60, 20_000: 200}
ROUNDS = 3
AGAIN = 3

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

# The clock of the page, from the run of the cell to the end of a frame after its rows are there.
SHOWN = """async (index, count) => {
  const isThere = %s;
  const app = window.jupyterapp;
  const notebook = app.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  const cell = notebook.widgets[index].node;
  const begun = performance.now();
  void app.commands.execute("notebook:run-cell");
  await new Promise((resolve, reject) => {
    let isOver = false;
    const look = () => {
      const output = cell.querySelector(".jp-Cell-outputArea");
      if (isOver || !output || !isThere(output, count)) return;
      isOver = true;
      observer.disconnect();
      resolve();
    };
    // What a canvas shows is told by no mutation.
    const each = () => {
      look();
      if (performance.now() - begun > 60000) reject(new Error("never shown"));
      else if (!isOver) requestAnimationFrame(each);
    };
    const observer = new MutationObserver(look);
    observer.observe(cell, { subtree: true, childList: true, attributes: true });
    requestAnimationFrame(each);
  });
  return await new Promise((resolve) => requestAnimationFrame(() => {
    // The next in line once the frame has been laid out and painted: a plain task would wait for what the
    // kernel has sent in the meantime, such as the static twin of a widget.
    scheduler.postTask(() => resolve(performance.now() - begun), { priority: "user-blocking" });
  }));
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
    for count, target_ms in TARGETS_MS.items():
        floor_ms: dict[str, float] = {}
        for name, (make, show, test) in chosen(PEERS, with_peers=with_peers).items():
            took: dict[str, list[tuple[float, float]]] = {"first": [], "again": []}
            used: list[dict[str, float]] = []
            for _ in range(ROUNDS):
                with notebook(DATA.format(count=count) + make, *[show] * (1 + AGAIN)) as browser:
                    browser.run_cell(0)
                    browser.call("Performance.enable", timeDomain="threadTicks")
                    for index in range(1, 2 + AGAIN):
                        before_ms = page_cpu_ms(browser)
                        shown_ms = browser.evaluate(SHOWN % test, index, count)
                        cpu_ms = page_cpu_ms(browser) - before_ms
                        took["first" if index == 1 else "again"].append((shown_ms, cpu_ms))
                    if name == "pictory_nb":
                        used.append(browser.evaluate(USED))
            said = f"{count:6,} segments, {name}:"
            for word, times in took.items():
                shown_ms, cpu_ms = (statistics.median(column) for column in zip(*times, strict=True))
                over = f"; {shown_ms - floor_ms[word]:+.0f} ms, target {target_ms}" if name != FLOOR else ""
                said += f" {word} {shown_ms:.0f} ms ({cpu_ms:.0f} ms of CPU{over}),"
                if name == FLOOR:
                    floor_ms[word] = shown_ms
            if used:
                keys = ("median", "most")
                middle_ms, most_ms = (statistics.median(one[key] for one in used) for key in keys)
                said += f" frame {middle_ms:.0f} ms in the middle, {most_ms:.0f} ms at most"
            print(said.rstrip(","), flush=True)


if __name__ == "__main__":
    from benchmarks.widgets import notebook

    timeline(notebook)
