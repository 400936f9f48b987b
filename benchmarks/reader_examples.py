"""Labelled examples for the reader of edits: every utterance of the corpora with its right proposals.

An example's label is the change that its corpus asks for: a proposal is right when it changes exactly that.
What a corpus keeps aside is left out. Of a part of the utterances variants are made: spoilt ("don't …"), so that
they wish for nothing, wrapped ("… because the client asked"), and two in one message.
"""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "director"))

from edit_corpus import (
    CORPORA,
    MEDIA,
    WITH_A_PART_KEPT_ASIDE,
    Case,
    changes,
    is_right,
    past_of,
    read_draft,
    versions,
)
from reader_phrases import phrases

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.choosing.encoder import shipped_table
from pictory_nb.engine.director.choosing.features import features_of, hashed
from pictory_nb.engine.director.choosing.hearing import hear
from pictory_nb.engine.director.choosing.proposing import propose
from pictory_nb.engine.director.choosing.sense import pairs_of, text_of
from pictory_nb.engine.director.film import read_film, write_film
from pictory_nb.engine.director.grammar.clauses import Mended, read_message
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.grammar.traditional import restored, simplified
from pictory_nb.engine.director.operations import AddScene, AskError, EditError
from pictory_nb.engine.director.questions import Question, answer_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from pictory_nb.engine.director.choosing.choosing import Wish
    from pictory_nb.engine.director.choosing.features import Features
    from pictory_nb.engine.director.choosing.hearing import Heard
    from pictory_nb.engine.director.choosing.proposals import Proposal
    from pictory_nb.engine.director.operations import Operation

FOCUS = (5,)
_SPOILERS = (
    "don't {}", "never {}", "{} unless it rains", "what if we {}", "if it is too long, {}", "I would never {}",
    "somebody told me to {}", "did you {}?", "why did you {}?", "not {}", "nobody should {}", "{}, just kidding",
    "maybe {}", "{} or not?", "should I {}?", "I thought about it: {}? no, better not", "my boss said {}, but I say no",
    "what happens when I {}", "yesterday I told you to {}", "please do not {}", "you should not {} yet",
    "{} - no wait, forget it", "whatever you do, don't {}", "could anyone want to {}?", "I'd rather not {}",
    "the old version said {}", "{} until the music starts", "{} but only on Sundays", "we will {} next week, not now",
)  # fmt: skip
_SPOILERS_CHINESE = (
    "别{}", "不要{}", "先别{}", "{}，开玩笑的", "为什么要{}？", "同事说{}，我不同意", "我没说要{}", "要不要{}？",
    "昨天已经{}", "除非下雨，否则{}", "{}，算了", "千万别{}", "如果太长再{}",
)  # fmt: skip
_WRAPPERS = (
    "{}, the client asked for it", "ok so I looked at it again: {}", "hmm, {} I think", "{} - thanks a million",
    "my boss wants this: {}", "one more thing, {}", "it bothers me, so {}", "{} because it looks better that way",
    "for the next round: {}", "I should like to have this: {}", "if nobody minds, {}", "nobody likes it as it is, so {}",
    "I would love it if you could {}", "if possible {}", "not bad, but {}", "can't stand it, {}", "why not {}",
    "would you {}?", "could you {}?", "can we {}?", "don't ask me why, but {}", "after talking to the team, {}", "hey there, would you be so kind and {}",
    "{} and that's all for now", "{}, it would help our viewers", "quick fix: {}", "please {} if you can",
    "I watched it with my sister and we both say: {}", "todo: {}", "{} (see my notes)", "right then, {}",
)  # fmt: skip
_WRAPPERS_CHINESE = (
    "麻烦你{}，谢谢", "不太好看，{}", "如果可以，{}", "能不能{}", "可以{}吗？", "别的不用动，{}", "客户要求：{}", "我看了一下，{}吧", "{}，这样更好看", "老板说了，{}", "帮忙{}可以吗", "还有，{}",
    "那个，{}哈", "最后再{}", "我想了想，{}",
)  # fmt: skip
_JOINTS = ("{} and {}", "{}, {}", "{}. {}", "{}; also {}", "{}, then {}", "first {}, and {}", "{} plus {}")
_JOINTS_CHINESE = ("{}，{}", "{}，然后{}", "{}；{}", "{}，再{}", "{}，还有{}")
# The keys of a change that an operation makes, or parts of them.
_CHANGED_BY = {
    **dict.fromkeys(("RemoveScenes", "KeepScenes", "DuplicateScenes", "MergeScenes", "SplitScene"), ("order",)),
    **dict.fromkeys(("MoveScenes", "SwapScenes", "AddScene"), ("order",)),
    **dict.fromkeys(("CutRange", "KeepRange", "Retell", "ChangeSpeed"), ("order", "s")),
    **dict.fromkeys(("ChangeTheme", "ShiftTheme"), ("theme",)), "ChangeBackground": ("background", "backgrounds", "from", "to"),
    "ChangeSceneLength": ("s",), "ChangeKind": ("kind",), "ChangeMusic": ("music",), "ChangeVoice": ("voice",),
    **dict.fromkeys(("ChangeLogo", "PlaceLogo"), ("logo",)), "ChangeTransition": ("transition", "transitions"),
    **dict.fromkeys(("StyleCaptions", "ShowCaptions"), ("captions",)), "ChangeCanvas": ("canvas",),
}  # fmt: skip
_SPOILT = re.compile(
    r"\b(?:no|not|don['’]?t|never|without|unless|if|why|did|isn['’]?t|stop|off|undo|back)\b|\?|不|别|没|吗|撤|无",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the encoder is taught of an example, in the rows of its table and hashed names.

    `blurs` are the places, (first, last excluded, in how many of a hundred), of names that say little about the wish;
    `pairs` (narrow name, wide name, which of the `spans`) are the parts that mentions play, `pair_of` and
    `proposal_of` which proposal has which.
    """

    rows: NDArray[np.int32]
    blurs: tuple[tuple[int, int, int], ...]
    spans: NDArray[np.int32]
    pairs: NDArray[np.uint32]
    pair_of: NDArray[np.int32]
    proposal_of: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance with its features and its right proposals; `corpus` tells from which authors it is."""

    corpus: str
    said: str
    change: Mapping[str, Any]
    features: Features
    drawn: Drawn
    right: NDArray[np.bool_]


class Labeller:
    """Tells which proposals are right; what an operation changes is found out once."""

    def __init__(self) -> None:
        self.draft = read_draft()
        self.film = read_film(self.draft)
        self.past = past_of(versions(self.draft))
        self._known: dict[str, tuple[dict[str, Any], str]] = {}

    def result_of(self, wish: Wish) -> tuple[dict[str, Any], str]:
        """Return what a wish changes, in the words of the corpora, and what is answered."""
        if wish is None:
            return {"says": "unclear"}, ""
        if isinstance(wish, Question):
            return {"says": "answered"}, answer_question(self.film, wish, MEDIA, self.past)
        if isinstance(wish, Travel):
            number = {"undo": 3 - wish.count, "start": 1, "version": wish.count}.get(wish.kind)
            return ({"version": number} if number in {1, 2} else {"says": "refused"}), ""
        return self._applied(wish)[0], ""

    def _applied(self, wish: tuple[Operation, ...]) -> tuple[dict[str, Any], str]:
        key = repr(wish)
        if key not in self._known:
            try:
                after = apply(self.film, wish, MEDIA).film
            except (EditError, AskError):
                self._known[key] = {"says": "refused"}, ""
            else:
                draft = write_film(after)
                same = {"says": "answered"}
                digest = hashlib.blake2s(json.dumps(draft, sort_keys=True).encode()).hexdigest()
                self._known[key] = same if after == self.film else changes(self.draft, draft), digest
        return self._known[key]

    def right(self, case: Case, proposals: list[Proposal]) -> NDArray[np.bool_]:
        """Tell which proposals mean what a case means; without any it means several things at once."""
        found = np.array([self._is_right(case, one) for one in proposals])
        taught = self._taught(case)
        if taught:
            same = [
                isinstance(one.wish, tuple) and right and self._applied(one.wish)[1] == taught
                for one, right in zip(proposals, found, strict=True)
            ]
            found = np.array(same) if any(same) else found
        if not found.any():
            found[[one.what for one in proposals].index("several")] = True
        return found

    def _is_right(self, case: Case, one: Proposal) -> bool:
        says = case.change.get("says")
        if one.what == "several":
            return False
        if one.wish is None:
            return says is not None and not (says == "answered" and "about" in case.change)
        if isinstance(one.wish, Question):
            return says in {"answered", "nothing"} and is_right(case, *self.result_of(one.wish))
        if (
            says is not None
            or not _may_be_right(case, one.wish)
            or not is_right(case, *self.result_of(one.wish))
        ):
            return False
        if any(key.endswith("background") and value == "*" for key, value in case.change.items()):
            return one.what == "background other"
        is_new_scene = isinstance(one.wish, tuple) and isinstance(one.wish[0], AddScene)
        return not is_new_scene or " caption " in one.what or _names_kind(case.said)

    def _taught(self, case: Case) -> str:
        """Return a digest of the film that the grammar makes of what it reads right; empty otherwise."""
        reading = read_message(simplified(case.said), self.film, MEDIA, FOCUS)
        edits = restored(reading.edits if isinstance(reading, Mended) else reading, case.said)
        if not isinstance(edits, tuple) or not is_right(case, self._applied(edits)[0], ""):
            return ""
        return self._applied(edits)[1]

    def phrased(self, said: str, wish: Wish) -> Example | None:
        """Return a phrase as an example of what it wishes for; None when that cannot be proposed."""
        heard, proposals = self._proposed(said)
        if isinstance(wish, tuple):
            made = self._applied(wish)[1]
            right = [isinstance(one.wish, tuple) and self._applied(one.wish)[1] == made for one in proposals]
        else:
            right = [one.wish == wish and one.what != "several" for one in proposals]
        if not any(right):
            return None
        return Example(
            "phrases", said, {}, features_of(heard, proposals), drawn(heard, proposals), np.array(right)
        )

    def _proposed(self, said: str) -> tuple[Heard, list[Proposal]]:
        """Return what is heard of an utterance and its proposals, with texts as they are typed."""
        plain = simplified(said)
        heard = hear(plain, self.film, MEDIA, FOCUS)
        proposals = propose(heard)
        if plain != said:
            proposals = [replace(one, wish=restored(one.wish, said)) for one in proposals]
        return heard, proposals

    def example(self, corpus: str, case: Case) -> Example:
        """Return an utterance as an example."""
        heard, proposals = self._proposed(case.said)
        right = self.right(case, proposals)
        features = features_of(heard, proposals)
        return Example(corpus, case.said, case.change, features, drawn(heard, proposals), right)


_BLURRED = {"ref": 20, "media": 40, "words": 40}


def drawn(heard: Heard, proposals: list[Proposal]) -> Drawn:
    """Return what the encoder is taught of a message and its proposals."""
    cut = shipped_table().cut(text_of(heard))
    blurs = tuple(
        (*cut.places(chunk.start, chunk.end), _BLURRED[chunk.symbol])
        for chunk in heard.bag.chunks
        if chunk.symbol in _BLURRED and chunk.kind != "it" and chunk.end > chunk.start
    )
    played, pair_of, proposal_of = pairs_of(heard, proposals)
    spans: dict[tuple[int, int], int] = {}
    pairs = [
        (hashed(narrow), hashed(wide), spans.setdefault(cut.places(start, end), len(spans)))
        for narrow, wide, start, end in played
    ]
    return Drawn(
        cut.rows.astype(np.int32),
        blurs,
        np.array(list(spans), dtype=np.int32).reshape(-1, 2),
        np.array(pairs, dtype=np.uint32).reshape(-1, 3),
        np.array(pair_of, dtype=np.int32),
        np.array(proposal_of, dtype=np.int32),
    )


def _may_be_right(case: Case, wish: tuple[Operation, ...] | Travel) -> bool:
    """Tell from the kinds of operations and their texts alone; most proposals need not be tried then."""
    said = " ".join(map(str, case.change.values()))
    changed = {part for key in case.change for part in key.split(".")}
    for one in wish if isinstance(wish, tuple) else ():
        keys = _CHANGED_BY.get(type(one).__name__)
        if keys and changed.isdisjoint(keys):
            return False
        # A number card shows the figure apart from what it says of it.
        text = _letters(getattr(one, "text", "")).lstrip("0123456789")
        if "*" not in said and not _letters(said).count(text[:6]):
            return False
    return True


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _names_kind(said: str) -> bool:
    return re.search(r"quot|chapter|heading|number|stat|figure|引|章|数", said, re.IGNORECASE) is not None


def labelled(name: str) -> list[Case]:
    """Return the utterances of a corpus, those not understood yet with the change that was meant."""
    cases: list[Case] = []
    change: Mapping[str, Any] = {}
    meant: Mapping[str, Any] | None = None
    for line in (CORPORA / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# => "):
            meant = json.loads(line.removeprefix("# => "))
        elif line.startswith("=> "):
            change, meant = json.loads(line.removeprefix("=> ")), None
        elif line.startswith("# ") and meant is not None:
            cases.append(Case(line.removeprefix("# "), meant))
        elif line and not line.startswith("#"):
            cases.append(Case(line, change if meant is None else meant))
    return [case for case in cases if not (case.is_held_out and name in WITH_A_PART_KEPT_ASIDE)]


def corpora() -> list[str]:
    """List the corpora."""
    return sorted(path.stem for path in CORPORA.glob("edits*.txt"))


def _number(said: str, salt: str) -> int:
    return int.from_bytes(hashlib.blake2s(f"{salt} {said}".encode(), digest_size=4).digest(), "big")


def variants(cases: list[Case]) -> Iterator[Case]:
    """Make spoilt, wrapped and joined utterances of those of one corpus, the same ones every time."""
    plain = [case for case in cases if "says" not in case.change and len(case.said) < 90]
    for place, case in enumerate(plain):
        is_chinese = not case.said.isascii() and re.search("[\u3400-\u9fff]", case.said) is not None
        said = case.said.rstrip(".!。！ ")
        pick = _number(said, "pick")
        if pick % 5 == 0 and not _SPOILT.search(said):
            spoilers = _SPOILERS_CHINESE if is_chinese else _SPOILERS
            yield Case(spoilers[pick // 5 % len(spoilers)].format(said), {"says": "nothing"})
        if pick % 5 in {1, 2} and "?" not in said:
            wrappers = _WRAPPERS_CHINESE if is_chinese else _WRAPPERS
            yield Case(wrappers[pick // 5 % len(wrappers)].format(said), case.change)
        other = plain[(place + 1 + pick % 37) % len(plain)]
        if pick % 4 == 0 and not set(other.change) & set(case.change) and "version" not in other.change:
            joints = _JOINTS_CHINESE if is_chinese else _JOINTS
            yield Case(joints[pick // 4 % len(joints)].format(said, other.said), {"several": True})


_PHRASES = "phrases"


def read_examples(names: list[str]) -> list[Example]:
    """Return the examples of some corpora with their variants, and the phrases; corpora are read side by side."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return [one for found in pool.map(_examples_of, (_PHRASES, *names)) for one in found]


def _examples_of(name: str) -> list[Example]:
    labeller = Labeller()
    if name == _PHRASES:
        made = (labeller.phrased(said, wish) for said, wish in phrases())
        return [one for one in made if one is not None]
    cases = labelled(name)
    return [labeller.example(name, case) for case in (*cases, *variants(cases))]
