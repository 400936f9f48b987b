"""How much of what people say to a film is understood, corpus by corpus.

Run: python benchmarks/understanding.py [--list CORPUS]

*Right* is the change that was meant, or the question, refusal or answer that was due; *wrong* is a change
that was not meant, made without asking. What is neither was said not to be understood, and changed nothing;
what a corpus lists as not understood yet is not right. Of the corpora in tests/director/corpora all were read
while the grammar was built, but for the parts kept aside and edits_exam.txt: those say what a new user meets.
`--list` prints what is not right in a corpus; a part that was listed is kept aside no longer.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "director"))

from edit_corpus import CORPORA, Case, is_right, is_silent_mistake, outcome, read_cases, read_draft

NOT_YET = "# --- not understood yet"
WITH_A_PART_KEPT_ASIDE = ("edits", "edits_strangers")


def not_yet(name: str) -> set[str]:
    """Return the utterances that a corpus lists as not understood yet."""
    _, _, listed = (CORPORA / f"{name}.txt").read_text("utf-8").partition(NOT_YET)
    return {line for line in listed.splitlines() if line and not line.startswith(("#", "=>"))}


def count(name: str, cases: list[Case], unread: set[str], *, lists: bool) -> None:
    """Print the figures of some utterances."""
    draft = read_draft()
    right = wrong = 0
    for case in cases:
        found, text = outcome(case.said, draft)
        is_fine = is_right(case, found, text) and case.said not in unread
        is_wrong = is_silent_mistake(case, found, text)
        right, wrong = right + is_fine, wrong + is_wrong
        if lists and not is_fine:
            print(f"  {'wrong' if is_wrong else 'not right'}: {case.said!r} {dict(case.change)} {found}")
    print(f"{name:32} {right:5} of {len(cases):5} right ({right / len(cases):6.1%}), {wrong} wrong changes")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", metavar="CORPUS", help="say what is not right in it, such as edits_fresh")
    options = parser.parse_args()
    for path in sorted(CORPORA.glob("edits*.txt")):
        unread = not_yet(path.stem)
        cases, lists = read_cases(path.name), path.stem == options.list
        if path.stem in WITH_A_PART_KEPT_ASIDE:
            count(
                f"{path.stem}, kept aside", [case for case in cases if case.is_held_out], unread, lists=False
            )
            cases = [case for case in cases if not case.is_held_out]
        count(path.stem, cases, unread, lists=lists)


if __name__ == "__main__":
    main()
