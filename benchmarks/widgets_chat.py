"""The chat while it is told something, beside `ipywidgets.Output` and `ipywidgets.HTML`.

`python benchmarks/widgets_chat.py`, or as figures of `benchmarks/widgets.py`. Bytes are those of the kernel's
websocket in both directions, as the browser counts them, without those of an empty cell. A long task is one
of more than 50 ms by the clock; on a busy machine the processor time of our longest says more. The last token
is shown when the frame after the change of the page has been drawn.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
from ast import literal_eval
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.devtools import chosen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from benchmarks.devtools import Chromium

    Open = Callable[..., AbstractContextManager[Chromium]]

TOKENS = 2_000
# Tokens a second, and how many come at a time.
PACES = ((100_000, 1), (1_000, 1), (100, 1), (30, 1), (30, 5), (10, 1))
# Of a slow stream so much is counted, and told for 2,000 tokens: too little for a peer whose messages grow.
LONGEST_S = 20
OURS_LONGEST_S = 67
# The messages of an Output grow with the square: 2,000 tokens keep the page frozen for minutes.
OUTPUT_TOKENS = 500
TARGET_KB = 40
MARKDOWN_TOKENS = 10_000
MARKDOWN_PER_S = 500
LAST_ROUNDS = 15
TARGET_MS = 100

SETUP = """
import ipywidgets
from benchmarks.streams import into_chat, into_html, into_output
from pictory_nb.widgets import ChatWidget
"""
MAKE = {
    "pictory_nb": "peer = ChatWidget(print)",
    "ipywidgets.HTML": "peer = ipywidgets.HTML()",
    "ipywidgets.Output": "peer = ipywidgets.Output()",
}
STREAM = {
    "pictory_nb": "into_chat",
    "ipywidgets.HTML": "into_html",
    "ipywidgets.Output": "into_output",
}
LAST = """
import time
sent = []
for n in range({rounds}):
    sent.append({stream})
    time.sleep(0.4)
"""

# Resolves when nothing in the page has changed for a second; false when that takes more than two minutes.
SETTLED = """() => new Promise((resolve) => {
  let timer;
  const end = (value) => { observer.disconnect(); clearTimeout(timer); clearTimeout(limit); resolve(value); };
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 1000, true); });
  const limit = setTimeout(end, 120000, false);
  const area = document.querySelectorAll(".jp-Cell-outputArea")[1];
  observer.observe(area, { subtree: true, childList: true, characterData: true });
  timer = setTimeout(end, 1000, true);
})"""

WATCH_TASKS = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.tasks.push(duration);
  }).observe({ type: "longtask" });
}"""

# A mark is seen when it is in the page and the next frame has been drawn.
WATCH_MARKS = """() => {
  window.seen = {};
  const area = document.querySelectorAll(".jp-Cell-outputArea")[1];
  new MutationObserver(() => {
    const mark = [...area.textContent.matchAll(/mark\\d+/g)].at(-1)?.[0];
    if (!mark || mark in window.seen) return;
    window.seen[mark] = 0;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => { window.seen[mark] = Date.now(); };
      drawn.port2.postMessage(null);
    });
  }).observe(area, { subtree: true, childList: true, characterData: true });
}"""
HAS_MARK = "() => document.querySelectorAll('.jp-Cell-outputArea')[1].textContent.includes('mark0')"


def chat_bytes(notebook: Open, *, with_peers: bool = True) -> None:
    """Print what 2,000 tokens cost on the kernel's websocket; `notebook` opens one with the given cells."""
    for per_s, piece in PACES:
        costs_kb = {}
        for name, make in chosen(MAKE, with_peers=with_peers).items():
            longest_s = OURS_LONGEST_S if name == "pictory_nb" else LONGEST_S
            count = min(OUTPUT_TOKENS if name == "ipywidgets.Output" else TOKENS, longest_s * per_s)
            run = f"{STREAM[name]}(peer, {count}, {per_s}, ' mark0', piece={piece}); None"
            with notebook(SETUP + make, "peer", "None", run) as browser:
                for index in (0, 1):
                    browser.run_cell(index)
                empty = _websocket_bytes(browser, 2)
                cost_kb = (_websocket_bytes(browser, 3) - empty) / 1000
                is_whole = browser.evaluate(HAS_MARK)
            costs_kb[name] = cost_kb * TOKENS / count
            speed = "at once" if per_s > 10_000 else f"at {per_s} a second"
            speed += f", {piece} at a time" if piece > 1 else ""
            told = f"{count} tokens {speed}, {name:17} {cost_kb:9.1f} kB"
            told += f", {costs_kb[name]:.0f} kB for {TOKENS:,}" if count < TOKENS else ""
            told += "" if is_whole else ", whose end never came to the page"
            if name == "pictory_nb":
                print(f"{told} (target {TARGET_KB} kB)", flush=True)
            else:
                print(f"{told}, {costs_kb[name] / costs_kb['pictory_nb']:.0f} times ours", flush=True)


def chat_long_tasks(notebook: Open, *, with_peers: bool = True) -> None:
    """Print the tasks of more than 50 ms while 10,000 tokens of Markdown arrive."""
    for name in ("pictory_nb", "ipywidgets.HTML") if with_peers else ("pictory_nb",):
        run = f"{STREAM[name]}(peer, {MARKDOWN_TOKENS}, {MARKDOWN_PER_S}); None"
        with notebook(SETUP + MAKE[name], "peer", run) as browser:
            for index in (0, 1):
                browser.run_cell(index)
            browser.evaluate(SETTLED)
            browser.evaluate(WATCH_TASKS)
            # Tracing would take minutes with a peer's messages.
            tracing = browser.timing_tasks() if name == "pictory_nb" else contextlib.nullcontext([])
            with tracing as cpu_ms:
                browser.run_cell(2)
                settled = browser.evaluate(SETTLED)
            tasks_ms = browser.evaluate("() => window.tasks")
        worst = f", the longest {max(tasks_ms):.0f} ms, {sum(tasks_ms):.0f} ms together" if tasks_ms else ""
        late = "" if settled else ", not at rest after two minutes"
        cpu = f", processor time of the longest task {max(cpu_ms):.0f} ms" if cpu_ms else ""
        print(
            f"{MARKDOWN_TOKENS} tokens of Markdown at {MARKDOWN_PER_S} a second, {name:15} "
            f"{len(tasks_ms)} long tasks{worst}{late}{cpu} (target 0)",
            flush=True,
        )


def chat_last_token(notebook: Open, *, with_peers: bool = True) -> None:
    """Print how soon the last token is on the screen, with the turn's end behind it and without."""
    ways = {
        "pictory_nb, the turn ends": "into_chat(peer, 200, 400, f' mark{n}')",
        "pictory_nb, it goes on": "into_chat(peer, 200, 400, f' mark{n}', pause_s=0.4)",
        "pictory_nb, slow, it goes on": "into_chat(peer, 60, 30, f' mark{n}', pause_s=0.4)",
        "ipywidgets.HTML": "into_html(peer, 200, 400, f' mark{n}')",
    }
    medians_ms: list[float] = []
    for name, stream in chosen(ways, with_peers=with_peers).items():
        make = MAKE[name.partition(",")[0]]
        run = LAST.format(rounds=LAST_ROUNDS, stream=stream)
        with notebook(SETUP + make, "peer", run) as browser:
            for index in (0, 1):
                browser.run_cell(index)
            browser.evaluate(WATCH_MARKS)
            browser.run_cell(2)
            browser.evaluate(SETTLED)
            seen = browser.evaluate("() => window.seen")
            sent_s = literal_eval(browser.python("sent"))
        took_ms = [seen[f"mark{n}"] - 1000 * at for n, at in enumerate(sent_s) if seen.get(f"mark{n}")]
        if not took_ms:
            print(f"last token, {name:28} never shown", flush=True)
            continue
        medians_ms.append(statistics.median(took_ms))
        print(
            f"last token, {name:28} shown after {medians_ms[-1]:.0f} ms in the middle, {max(took_ms):.0f} ms "
            f"at most, {len(took_ms)} of {LAST_ROUNDS} seen (target {TARGET_MS} ms), "
            f"{medians_ms[-1] / medians_ms[0]:.1f} times ours",
            flush=True,
        )


def _websocket_bytes(browser: Chromium, index: int) -> int:
    """Run a cell; return the bytes that the kernel's websocket carried until the page was at rest."""
    with browser.counting_frames() as frames:
        browser.run_cell(index)
        browser.evaluate(SETTLED)
    return sum(frames)


if __name__ == "__main__":
    from benchmarks.widgets import notebook as open_notebook

    for figure in (chat_bytes, chat_long_tasks, chat_last_token):
        figure(open_notebook)
