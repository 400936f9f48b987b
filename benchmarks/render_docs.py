"""Writes the figures of benchmarks/results/render.json into docs/performance.md, with a plot beside it.

python benchmarks/render_docs.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "render.json"
PAGE = HERE.parent / "docs" / "performance.md"
PLOT = HERE.parent / "docs" / "images" / "render_speed.svg"
TITLES = {
    "contest": "The same film, 30 s of 1080p30",
    "lengths": "Longer films, draft profile",
    "edits": "One edited scene",
    "first": "From `studio.export()` to the first playable second, warm engine",
    "browser": "From `studio.export()` to the film in the page, JupyterLab in Chromium, warm engine",
    "dask": "Dask workers on one machine",
    "quality": "Quality, against a lossless encode of the same pictures",
}


def table(figures: dict[str, Any]) -> list[str]:
    """Return the figures as tables: rows of several figures, then single ones."""
    rows = {name: value for name, value in figures.items() if isinstance(value, dict) and name != "ratios"}
    single = {name: value for name, value in figures.items() if not isinstance(value, dict)}
    single.update(figures.get("ratios", {}))
    lines: list[str] = []
    if rows:
        columns = list(dict.fromkeys(column for row in rows.values() for column in row))
        lines += [f"| | {' | '.join(column.replace('_', ' ') for column in columns)} |"]
        lines += [f"|---|{'---:|' * len(columns)}"]
        for name, row in rows.items():
            cells = " | ".join(f"{row[column]:g}" if column in row else "" for column in columns)
            lines.append(f"| {name} | {cells} |")
    if single:
        lines += ["", "| | |", "|---|---:|"] if rows else ["| | |", "|---|---:|"]
        lines += [f"| {name.replace('_', ' ')} | {value:g} |" for name, value in single.items()]
    return lines


def plot(figures: dict[str, Any]) -> str:
    """Return a bar chart of wall seconds on a logarithmic scale, readable in light and dark."""
    from math import log10

    rows = sorted(
        ((name, value["wall_s"]) for name, value in figures.items() if name != "ratios"),
        key=lambda row: row[1],
    )
    top = max(seconds for _, seconds in rows)
    height = 34 * len(rows) + 46
    bars = []
    for place, (name, seconds) in enumerate(rows):
        width = 40 + 420 * log10(max(1.0, seconds)) / log10(max(10.0, top))
        color = "#3c6df0" if name.startswith("ours") else "#9aa3b2" if name.startswith("limit") else "#d98a3d"
        middle = 34 * place + 52
        bars.append(
            f'<text x="170" y="{middle}" text-anchor="end">{name}</text>'
            f'<rect x="180" y="{middle - 16}" width="{width:.0f}" height="22" rx="4" fill="{color}"/>'
            f'<text x="{190 + width:.0f}" y="{middle}">{seconds:.1f} s</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {height}" font-family="sans-serif" '
        'font-size="15" fill="#7a8191"><title>Seconds for 30 s of 1080p30, logarithmic</title>'
        '<text x="180" y="22">Seconds for 30 s of 1080p30 (logarithmic)</text>' + "".join(bars) + "</svg>\n"
    )


def main() -> None:
    results = json.loads(RESULTS.read_text())
    lines: list[str] = []
    for part, title in TITLES.items():
        if part not in results:
            continue
        facts = results[part]
        lines += [f"### {title}", ""]
        if part == "contest":
            PLOT.write_text(plot(facts["figures"]))
            lines += ["![Seconds for the same film](images/render_speed.svg)", ""]
        lines += table(facts["figures"])
        lines += ["", f"{facts['machine']}, {facts['at'][:10]}.", ""]
    page = PAGE.read_text()
    told = "<!-- figures -->\n" + "\n".join(lines).rstrip() + "\n<!-- /figures -->"
    PAGE.write_text(re.sub(r"<!-- figures -->.*<!-- /figures -->", lambda _: told, page, flags=re.DOTALL))


if __name__ == "__main__":
    main()
