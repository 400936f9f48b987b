"""How much of what people say to a film is understood, corpus by corpus.

Run: python benchmarks/understanding.py [--list CORPUS]

*Right* is the change that was meant, or the question, refusal or answer that was due; *asked* is a question
back with an option that is the change that was meant; *wrong* is a change that was not meant, made without
asking. The others were said not to be understood, or asked about without the right option.

Of the corpora in tests/director/corpora all were read while the grammar was built or the model was trained,
but for the parts kept aside, exams (exam_*.txt) and unlearnt_*.txt, which nothing is trained on until they
are renamed edits_*.txt. Of the utterances kept aside in edits.txt, and of unlearnt_*.txt, the counts were
looked at when the model's thresholds were set, and certainty is fitted to the latter, whose wrong changes
were read; of edits.txt two that were read wrongly were mended lately; of edits_strangers.txt five were read;
of what is kept aside in edits_own2.txt and edits_own3.txt none was, but both were counted three times. So
what new people meet is nearest to the first tries, whose figures stand at the top of the corpora.
`python benchmarks/train_reader.py --hold-out edits_exam edits_studio` counts a corpus with a model
trained without it.
`--list` prints what is not right in a corpus; a part that was listed is kept aside no longer.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "director"))

from edit_corpus import (
    CORPORA,
    WITH_A_PART_KEPT_ASIDE,
    Case,
    is_offered,
    is_right,
    is_silent_mistake,
    outcome,
    read_cases,
    read_draft,
)

from pictory_nb.engine.director import editing
from pictory_nb.engine.director.choosing.deciding import decide

if TYPE_CHECKING:
    from pictory_nb.engine.director.choosing.model import Model


def is_beyond(case: Case) -> bool:
    """Tell whether a case was labelled as beyond the grammar, so that only what was meant is right here."""
    return dict(case.change) == {"says": "nothing"}


def counted(name: str, cases: list[Case], model: Model | None = None, *, lists: bool = False) -> str:
    """Return the figures of some utterances, read with the model that is shipped or with another one."""
    editing.decide = partial(decide, model=model) if model else decide
    draft = read_draft()
    cases = [Case(case.said, case.meant) if case.meant and is_beyond(case) else case for case in cases]
    right = wrong = asked = 0
    for case in cases:
        found, text = outcome(case.said, draft)
        is_fine, is_wrong = is_right(case, found, text), is_silent_mistake(case, found, text)
        is_asked = not is_fine and found == {"says": "asked"} and is_offered(case, draft)
        right, wrong, asked = right + is_fine, wrong + is_wrong, asked + is_asked
        if lists and not is_fine:
            how = "wrong" if is_wrong else "asked" if is_asked else "not right"
            print(f"  {how}: {case.said!r} {dict(case.change)} {found}")
    of = len(cases)
    return (
        f"{name:32} {right:5} of {of:5} right ({right / of:6.1%}), {asked:4} asked with the right option "
        f"({asked / of:6.1%}), {wrong:3} wrong changes, {of - right - asked - wrong:4} others"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", metavar="CORPUS", help="say what is not right in it, such as edits_fresh")
    options = parser.parse_args()
    for path in sorted(CORPORA.glob("*.txt")):
        cases, lists = read_cases(path.name), path.stem == options.list
        if path.stem in WITH_A_PART_KEPT_ASIDE:
            print(counted(f"{path.stem}, kept aside", [case for case in cases if case.is_held_out]))
            cases = [case for case in cases if not case.is_held_out]
        print(counted(path.stem, cases, lists=lists))


if __name__ == "__main__":
    main()
