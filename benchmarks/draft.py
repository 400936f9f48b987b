"""How long a draft takes to be read, shown, said and compared: `python benchmarks/draft.py`.

CPU milliseconds, the best of several rounds, with and without ids in the draft; beside
`pandas.json_normalize`, which only makes a table of the same JSON. In the compared draft one caption is new
at the front, so that every other one moves, and one text and one volume differ: there is something to say
of every segment.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pandas as pd

from pictory_nb.draft import apply_edits, apply_frame, diff, edits, read_draft, summarise, to_frame

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 20_000)
TARGETS_MS = {1_000: 50.0, 20_000: 1_000.0}
STEPS = ("read", "table", "summary", "diff")


def film(count: int, *, ids: bool) -> dict[str, Any]:
    """Make a draft as the local engine writes it, with `count` segments."""
    captions = count - 2
    length_ms = captions * 2_000

    def segment(number: int, start_ms: int, duration_ms: int, meta: dict[str, Any]) -> dict[str, Any]:
        name = {"id": f"seg_{number:012x}"} if ids else {}
        return {**name, "st": start_ms, "d": duration_ms, "m": meta}

    def caption(number: int) -> dict[str, Any]:
        text = f"Caption {number} says something of a usual length."
        words = [[place * 200, 180] for place in range(8)]
        return segment(number, number * 2_000, 2_000, {"role": "caption", "text": text, "words": words})

    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    picture = {"name": "Mesh gradient", "scene": "caption", "background": {"family": "mesh", "seed": 3}}
    return {
        "id": "drf_1",
        "d": length_ms,
        "m": {"title": "A film", "canvas": {"width": 1920, "height": 1080, "fps": 30}, "theme": "midnight"},
        "t": [
            {"id": "v", "tt": 0, "m": {"name": "Video"}, "sg": [segment(count, 0, length_ms, picture)]},
            {"id": "a", "tt": 1, "m": {"name": "BGM"}, "sg": [segment(count + 1, 0, length_ms, music)]},
            {"id": "c", "tt": 7, "m": {"name": "Captions"}, "sg": [caption(n) for n in range(captions)]},
        ],
    }


def edited(draft: dict[str, Any]) -> dict[str, Any]:
    """Make the same draft after an edit, decoded anew as a backend's answer would be."""
    after: dict[str, Any] = json.loads(json.dumps(draft))
    after["t"][1]["sg"][0]["m"]["volume_pct"] = 20
    captions = after["t"][2]["sg"]
    captions[len(captions) // 2]["m"]["text"] = "Another text."
    for segment in captions:
        segment["st"] += 1_500
    captions.insert(0, {"st": 0, "d": 1_500, "m": {"role": "caption", "text": "New at the front."}})
    return after


def best_ms(work: Callable[[], object], rounds: int) -> float:
    """Take the least CPU time of several rounds."""
    times = []
    for _ in range(rounds):
        gc.collect()
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times) * 1_000


def measure(count: int, *, ids: bool, rounds: int) -> dict[str, float]:
    before_raw = film(count, ids=ids)
    after_raw = edited(before_raw)
    before, after = read_draft(before_raw), read_draft(after_raw)
    table = to_frame(before)
    table.loc[table.index[-1], "text"] = "Edited."
    steps = edits(before_raw, after_raw)
    result = {
        "read": best_ms(lambda: read_draft(before_raw), rounds),
        "table": best_ms(lambda: to_frame(before), rounds),
        "summary": best_ms(lambda: summarise(before), rounds),
        "diff": best_ms(lambda: diff(before, after), rounds),
    }
    result["all four"] = sum(result[step] for step in STEPS)
    result["edits"] = best_ms(lambda: edits(before_raw, after_raw), rounds)
    result["apply_edits"] = best_ms(lambda: apply_edits(before_raw, steps), rounds)
    result["apply_frame"] = best_ms(lambda: apply_frame(before_raw, table), rounds)
    result["json_normalize"] = best_ms(lambda: pd.json_normalize(before_raw, ["t", "sg"]), rounds)
    return result


def memory_mb(count: int) -> tuple[float, float, float]:
    """Measure the peak memory of a draft's values, of values and table, and of json_normalize."""
    raw = film(count, ids=True)

    def peak(work: Callable[[], object]) -> float:
        gc.collect()
        tracemalloc.start()
        kept = work()
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        del kept
        return used / 1e6

    def both() -> object:
        draft = read_draft(raw)
        return draft, to_frame(draft)

    return peak(lambda: read_draft(raw)), peak(both), peak(lambda: pd.json_normalize(raw, ["t", "sg"]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    measure(10, ids=True, rounds=2)
    columns = {
        f"{count:,} {'ids' if ids else 'no ids'}": measure(count, ids=ids, rounds=rounds)
        for count in SIZES
        for ids in (True, False)
    }
    names = list(columns)
    print(f"{'CPU ms':16}" + "".join(f"{name:>16}" for name in names))
    for step in columns[names[0]]:
        print(f"{step:16}" + "".join(f"{columns[name][step]:16.1f}" for name in names))
    ratios = [columns[name]["all four"] / columns[name]["json_normalize"] for name in names]
    print(f"{'all ÷ normalize':16}" + "".join(f"{ratio:16.2f}" for ratio in ratios))
    tables = [
        (columns[name]["read"] + columns[name]["table"]) / columns[name]["json_normalize"] for name in names
    ]
    print(f"{'read+table ÷ n.':16}" + "".join(f"{ratio:16.2f}" for ratio in tables))
    for kind in ("ids", "no ids"):
        small, large = (columns[f"{count:,} {kind}"]["all four"] for count in SIZES)
        print(f"growth with {kind}: {large / small:.1f} times the time for 20 times the segments")
    for count in SIZES:
        worst = max(columns[name]["all four"] for name in names if name.startswith(f"{count:,} "))
        verdict = "met" if worst < TARGETS_MS[count] else "MISSED"
        print(f"target for {count:,} segments: {TARGETS_MS[count]:.0f} ms, worst {worst:.0f} ms: {verdict}")
    for count in SIZES:
        values, both, peer = memory_mb(count)
        print(
            f"memory for {count:,}: {values:.1f} MB, with table {both:.1f} MB, json_normalize {peer:.1f} MB"
        )


if __name__ == "__main__":
    main()
