"""How well the director condenses: ROUGE against hand-written summaries, beside four other ways to do it.

Run: python benchmarks/summary.py [seconds]     (pip install --group bench)

Each way may use as many words as the director's film of that length does: the first sentences, sumy's LexRank
and TextRank, sentences drawn at random. Scores are F1 in percent. The references were written before the
films existed; the scores of `KEPT_ASIDE` were not used to tune the director.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sumy_ranks import order_of

from pictory_nb.documents import read_document
from pictory_nb.engine.director.brief import Brief
from pictory_nb.engine.director.plan import EndScene, TitleScene
from pictory_nb.engine.director.reading import read_script
from pictory_nb.engine.director.script import Bullets, Paragraph, Quotation, Script
from pictory_nb.engine.director.storyboard import plan_film, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
REFERENCES = Path(__file__).parent / "references"
RANDOM_PICKS = 50
KEPT_ASIDE = frozenset(
    """
    chaye faro fromage graduation_speech mentor_interview onboarding_list salines sourdough_box urban_bees
    waermepumpe
    """.split()  # noqa: SIM905 (a list of names is easier to read than a row of quotes)
)


def tokens(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", text.lower())


def rouge_n(found: Sequence[str], wanted: Sequence[str], n: int) -> float:
    """F1 of the n-grams that both have."""
    grams = [Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1)) for words in (found, wanted)]
    return f1((grams[0] & grams[1]).total(), grams[0].total(), grams[1].total())


def rouge_l(found: Sequence[str], wanted: Sequence[str]) -> float:
    """F1 of the longest common subsequence."""
    row = [0] * (len(wanted) + 1)
    for word in found:
        diagonal = 0
        for column, other in enumerate(wanted, 1):
            above = row[column]
            row[column] = diagonal + 1 if word == other else max(above, row[column - 1])
            diagonal = above
    return f1(row[-1], len(found), len(wanted))


def f1(shared: int, found: int, wanted: int) -> float:
    return 200 * shared / (found + wanted) if found + wanted else 0.0


def score(summary: str, reference: str) -> np.ndarray:
    found, wanted = tokens(summary), tokens(reference)
    return np.array([rouge_n(found, wanted, 1), rouge_n(found, wanted, 2), rouge_l(found, wanted)])


def sentences_of(script: Script) -> list[str]:
    found: list[str] = []
    for section in script.sections:
        for block in section.blocks:
            match block:
                case Paragraph(sentences):
                    found.extend(sentences)
                case Bullets(items, lead):
                    found.extend(([lead] if lead else []) + list(items))
                case Quotation(text, _):
                    found.append(text)
    return found


def fill(sentences: Sequence[str], order: Sequence[int], budget: int) -> str:
    """Take sentences in `order` while they fit into `budget` tokens; told in the order of the script."""
    taken: list[int] = []
    left = budget
    for index in order:
        size = len(tokens(sentences[index]))
        if size <= left:
            taken.append(index)
            left -= size
    return " ".join(sentences[index] for index in sorted(taken))


def directed(script: Script, seconds: float) -> str:
    board = plan_film(script, Brief(length_ms=round(seconds * 1000)))
    return " ".join(
        text
        for timed in board.scenes
        if not isinstance(timed.scene, TitleScene | EndScene)
        for text in texts_of(timed.scene)
    )


def scores_of(name: str, text: str, seconds: float) -> dict[str, np.ndarray]:
    reference = (REFERENCES / f"{name}.txt").read_text("utf-8")
    script = read_script(text)
    sentences = sentences_of(script)
    ours = directed(script, seconds)
    budget = len(tokens(ours))
    picks = []
    for seed in range(RANDOM_PICKS):
        order = list(range(len(sentences)))
        random.Random(seed).shuffle(order)
        picks.append(score(fill(sentences, order, budget), reference))
    return {
        "director": score(ours, reference),
        "lead-k": score(fill(sentences, range(len(sentences)), budget), reference),
        **{
            way: score(fill(sentences, order_of(sentences, script.language, way), budget), reference)
            for way in ("lexrank", "textrank")
        },
        "random": np.mean(picks, axis=0),
    }


def script_paths() -> dict[str, Path]:
    folders = (ROOT / "tests" / "director" / "scripts", Path(__file__).parent / "scripts")
    found = {path.stem: path for folder in folders for path in folder.iterdir()}
    found["sample_post"] = ROOT / "notebooks" / "sample_post.md"
    return {path.stem: found[path.stem] for path in sorted(REFERENCES.glob("*.txt"))}


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    results = {
        name: scores_of(name, read_document(path).text_markdown, seconds)
        for name, path in script_paths().items()
    }
    ways = list(next(iter(results.values())))
    print(f"{len(results)} scripts, films of {seconds:g} s; ROUGE-1 / ROUGE-2 / ROUGE-L, F1 in %")
    print(f"{'':20}" + "".join(f"{way:>20}" for way in ways))
    for name, by_way in results.items():
        print(f"{name:20}" + "".join(f"{written(by_way[way]):>20}" for way in ways))
    groups = {
        "mean, tuned on": results.keys() - KEPT_ASIDE,
        "mean, kept aside": KEPT_ASIDE,
        "mean": set(results),
    }
    for label, names in groups.items():
        means = {way: np.mean([results[name][way] for name in sorted(names)], axis=0) for way in ways}
        print(f"{label:20}" + "".join(f"{written(means[way]):>20}" for way in ways))


def written(values: np.ndarray) -> str:
    return " / ".join(f"{value:.1f}" for value in values)


if __name__ == "__main__":
    main()
