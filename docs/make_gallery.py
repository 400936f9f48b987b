"""Renders the 24 scripts of the gallery in all four shapes, checks the films and makes docs/gallery.

    .venv/bin/python -m docs.make_gallery                      all of it: half an hour on two cores
    .venv/bin/python -m docs.make_gallery tide moor            these scripts alone
    .venv/bin/python -m docs.make_gallery --side 360 --shapes 9:16 tide

The scripts, what is asked of each and the checks are in tests/gallery. Films go to a temp folder (`--films`
keeps them), one contact sheet per script to docs/gallery. Ends with 1 when a check complained.
"""  # noqa: INP001 - a script beside the documentation

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gallery"))

from film_checks import complaints
from films import ENTRIES, SHAPES, Entry, draft_of, pictures_of
from sheets import sheet, stills_of

from pictory_nb.engine.render import RenderPool
from pictory_nb.engine.render.scenes import read_film

GALLERY = Path(__file__).with_name("gallery")


async def film_of(entry: Entry, shapes: list[str], side_px: int, films: Path, pool: RenderPool) -> list[str]:
    """Render and check one script, and lay its sheet when all shapes were made."""
    found: list[str] = []
    rows = {}
    media = pictures_of(entry, films)
    for shape in shapes:
        draft = draft_of(entry, shape, side_px, media)
        path = films / f"{entry.name}-{shape.replace(':', 'x')}.mp4"
        await pool.render(path.stem, draft, path, media=media)
        found += [f"{entry.name} {shape}: {complaint}" for complaint in complaints(entry, draft, path, media)]
        rows[shape] = stills_of(path, read_film(draft), shape)
    (GALLERY / f"{entry.name}.webp").write_bytes(sheet(rows))
    return found


def index(result: str) -> str:
    """Return the page that shows every sheet, and what the checks found."""
    lines = [
        "# Gallery",
        "",
        "The scripts of `benchmarks/scripts`, each as a film in four shapes. Made, checked and laid out by",
        "`python -m docs.make_gallery`. The checks of `tests/gallery` look for text outside the safe area,",
        "over other text, clipped, or of a contrast below 4.5; captions shorter than 0.8 s or faster than",
        "20 characters a second; black, standing or repeated frames; sound that is not at -16 LUFS within",
        "0.5 or peaks above -1 dBTP; a length that is not the asked one within 2%; scenes in another order",
        "than the script's; and numbers that the script lacks.",
        "",
        f"The films of these sheets: {result}.",
    ]
    for entry in ENTRIES:
        asked = entry.message.partition("\n")[0].rstrip(":：")
        lines += ["", f"## {entry.name}", "", f"> {asked}", "", f"![{entry.name}]({entry.name}.webp)"]
    return "\n".join(lines) + "\n"


async def make(entries: list[Entry], shapes: list[str], side_px: int, films: Path) -> int:
    """Make everything and print what the checks found; returns how much that is."""
    pool = RenderPool(films / "work")
    count = 0
    try:
        for entry in entries:
            found = await film_of(entry, shapes, side_px, films, pool)
            count += len(found)
            print("\n".join(found) if found else f"{entry.name}: all checks hold", flush=True)  # noqa: T201
    finally:
        await pool.aclose()
    made = f"{len(entries)} scripts in {len(shapes)} shapes, {side_px} pixels on the short side"
    result = f"{made}; {count} complaints"
    print(result)  # noqa: T201
    if entries == list(ENTRIES) and shapes == list(SHAPES):
        (GALLERY / "README.md").write_text(index(result), encoding="utf-8")
    return count


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="the scripts to make; all unless said")
    parser.add_argument("--side", type=int, default=540, help="the films' short side in pixels")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--films", type=Path, help="a folder that keeps the films")
    options = parser.parse_args()
    entries = [entry for entry in ENTRIES if not options.names or entry.name in options.names]
    GALLERY.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictory-gallery-") as folder:
        films = options.films or Path(folder)
        films.mkdir(parents=True, exist_ok=True)
        count = asyncio.run(make(entries, options.shapes, options.side, films))
    raise SystemExit(1 if count else 0)


if __name__ == "__main__":
    main()
