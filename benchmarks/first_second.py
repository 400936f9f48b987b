"""How soon an export plays in a notebook: JupyterLab in Chromium, its panel, and an engine that is warm.

`python benchmarks/first_second.py`, or as the part `browser` of `benchmarks/render.py`. Times run from the
moment at which the cell with `studio.export()` is run, with nothing of the film in the cache:

first_second_s
    until the panel's video could be played and holds a second of film (`readyState` 3, `buffered`);
playing_s
    until its time has moved, asked to play at that moment;
film_s
    until the cell has ended.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reference_film import POST
from benchmarks.widgets import notebook

LIMIT_S = 1.2
ROUNDS = 3

SETUP = """
from pictory_nb import Studio
from pictory_nb.engine.launch import stop_engine
studio = Studio.local()
studio
"""
SEND = 'studio.send("Turn this into a 30 second video, seed {seed}.\\n\\n# Notes {seed}\\n\\n" + {post!r})'
EXPORT = 'studio.export("film-{seed}.mp4")'

# Runs a cell; times in seconds, or an error in words. A film of an earlier round has another address.
WATCH = """async (index) => {
  const app = window.jupyterapp;
  app.shell.currentWidget.content.activeCellIndex = index;
  const addresses = () => [...document.querySelectorAll("video")].map((one) => one.currentSrc);
  const before = new Set(addresses());
  const begun = performance.now();
  const since = () => (performance.now() - begun) / 1000;
  const ended = app.commands.execute("notebook:run-cell").then(since);
  const times = {};
  const isNew = (video) => video.currentSrc.startsWith("blob:") && !before.has(video.currentSrc);
  const holds = (video) => video.buffered.length > 0 && video.buffered.end(0) - video.buffered.start(0) >= 1;
  await new Promise((resolve, reject) => {
    const look = () => {
      const video = [...document.querySelectorAll("video")].find(isNew);
      if (video && !("first_second_s" in times) && video.readyState >= 3 && holds(video)) {
        times.first_second_s = since();
        video.muted = true;
        void video.play();
      }
      if ("first_second_s" in times && video && video.currentTime > 0) {
        times.playing_s = since();
        resolve();
      } else if (since() > 60) reject(new Error(`no film in the page: ${JSON.stringify(times)}`));
      else setTimeout(look, 5);
    };
    look();
  });
  times.film_s = await ended;
  if (times.film_s < times.playing_s) throw new Error("the film was done before it played");
  return times;
}"""


def first_seconds(rounds: int = ROUNDS) -> list[dict[str, float]]:
    """Return the times of each round; one more comes first, so that the engine is warm."""
    cells = [SETUP]
    for seed in range(rounds + 1):
        cells += [SEND.format(seed=seed, post=POST) + "\nstudio.clear_cache()", EXPORT.format(seed=seed)]
    rows: list[dict[str, Any]] = []
    with notebook(*cells) as browser:
        try:
            browser.run_cell(0)
            browser.until("() => document.querySelector('.pnb-panel')")
            for seed in range(rounds + 1):
                browser.run_cell(2 * seed + 1)
                rows.append(browser.evaluate(WATCH, 2 * seed + 2))
                said = ", ".join(f"{name} {value:.2f}" for name, value in rows[-1].items())
                limit = f"{rows[-1]['first_second_s'] / LIMIT_S:.2f} of the limit of {LIMIT_S} s"
                print(f"{'round ' + str(seed) if seed else 'to warm'}: {said}; {limit}", flush=True)
        finally:
            browser.python("stop_engine()")
    return rows[1:]


if __name__ == "__main__":
    first_seconds()
