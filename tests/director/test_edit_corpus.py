"""What users say becomes exactly the change that they mean, or nothing changes and they are told so."""

from __future__ import annotations

import re
import zlib

import pytest
from edit_corpus import MEDIA, is_right, is_silent_mistake, read_cases, read_draft, start_readers

from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.grammar import orders, rules_questions
from pictory_nb.engine.director.grammar.clauses import read_message
from pictory_nb.engine.director.grammar.patterns import compiled
from pictory_nb.engine.director.grammar.readings import NotUnderstood
from pictory_nb.engine.director.operations import AskError, EditError

CASES = read_cases()
STRANGERS = read_cases("edits_strangers.txt")
LATER = [
    *read_cases("edits_fresh.txt"),
    *read_cases("edits_more.txt"),
    *read_cases("edits_last.txt"),
    *read_cases("edits_voices.txt"),
    *read_cases("edits_operations.txt"),
    *read_cases("edits_personas.txt"),
    *read_cases("edits_registers.txt"),
    *read_cases("edits_turns.txt"),
    *read_cases("edits_phrasings.txt"),
    *(case for case in STRANGERS if not case.is_held_out),
]
BUILDING = [*(case for case in CASES if not case.is_held_out), *LATER]
STRANGERS_RIGHT, STRANGERS_WRONG = 0.75, 2
OWN = {"edits_own2": (0.84, 5), "edits_own3": (0.89, 6)}
"""Of the part of each that was kept aside: how much is right, how many changes are wrong."""
READ_SINCE = 0.95
LATELY_RIGHT = 0.7
LEARNT_RIGHT, LEARNT_RIGHT_OR_ASKED, LEARNT_WRONG = 0.6, 0.85, 0.08
HELD_OUT = [case for case in CASES if case.is_held_out]


@pytest.fixture(scope="module")
def draft():
    return read_draft()


@pytest.fixture(scope="module")
def readers():
    with start_readers() as readers:
        yield readers


@pytest.fixture(scope="module")
def as_read(request, readers):
    """What became of each utterance that a test of its own is run for."""
    mine = [item for item in request.session.items if "as_read" in getattr(item, "fixturenames", ())]
    said = [item.callspec.params["case"].said for item in mine]
    return dict(zip(said, readers.outcomes(said), strict=True))


def test_the_corpus_is_large_and_of_two_languages():
    assert len(CASES) >= 400
    assert len({case.said for case in CASES}) == len(CASES)
    assert len(HELD_OUT) >= len(CASES) // 4
    assert sum(any("\u4e00" <= letter <= "\u9fff" for letter in case.said) for case in CASES) >= 100
    later = [*read_cases("edits_fresh.txt"), *read_cases("edits_more.txt")]
    assert not {case.said for case in later} & {case.said for case in CASES}
    assert len(STRANGERS) >= 480


def test_every_rule_is_written_in_symbols_that_there_are():
    for pattern, _ in (*orders.RULES, *rules_questions.RULES):
        compiled(pattern)


@pytest.mark.parametrize("case", BUILDING, ids=lambda case: case.said)
def test_an_utterance_changes_exactly_what_it_says(case, as_read):
    found, text = as_read[case.said]
    assert is_right(case, found, text), (case.change, found, text)


def test_19_in_20_are_right_and_none_changes_what_was_not_meant(readers):
    right = 0
    for case, found, text in readers.read(HELD_OUT):
        right += is_right(case, found, text)
        assert not is_silent_mistake(case, found, text), (case.said, case.change, found)
    assert right / len(HELD_OUT) >= 0.95


def test_what_strangers_say_and_nobody_tuned_on_is_understood_as_often_as_it_was(readers):
    """19 in 20 without a wrong change is the aim; the floor is what was counted last (see the corpus)."""
    results = readers.read([case for case in STRANGERS if case.is_held_out])
    right = sum(is_right(*result) for result in results)
    wrong = sum(is_silent_mistake(*result) for result in results)
    assert right / len(results) >= STRANGERS_RIGHT
    assert wrong <= STRANGERS_WRONG


@pytest.mark.parametrize(
    "name",
    [
        "edits_exam",
        "edits_studio",
        "edits_street",
        "edits_work",
        "edits_office",
        "edits_grid2",
        "edits_twelve",
        "edits_china",
        "edits_chat",
        "edits_train1",
        "edits_train2",
        "edits_train3",
        "edits_plain",
        "edits_references",
        "edits_chinese",
        "edits_consultants",
        "edits_offices",
        "edits_founders",
        "edits_hasty",
        "edits_engineers",
        "edits_journalists",
        "edits_lecturers",
        "edits_mixed",
        "edits_mixed2",
        "edits_mixed_chinese",
        "edits_mixed_chinese2",
    ],
)
def test_what_the_model_learnt_is_read_or_asked_about(readers, name):
    """First tries stand in the corpora, figures of a model trained without them in docs/architecture.md."""
    cases = read_cases(f"{name}.txt")[::5]
    results = readers.read(cases)
    right = sum(is_right(*result) for result in results)
    asked = sum(found == {"says": "asked"} for _, found, _ in results)
    wrong = sum(is_silent_mistake(*result) for result in results)
    assert right / len(cases) >= LEARNT_RIGHT
    assert (right + asked) / len(cases) >= LEARNT_RIGHT_OR_ASKED
    assert wrong / len(cases) <= LEARNT_WRONG


def test_what_was_an_exam_lately_is_not_read_worse_and_changes_nothing_that_was_not_meant(readers):
    cases = [*read_cases("edits_grid3.txt"), *read_cases("edits_afternoons.txt")][::3]
    results = readers.read(cases)
    assert sum(is_right(*result) for result in results) / len(results) >= LATELY_RIGHT
    assert not [case.said for case, found, text in results if is_silent_mistake(case, found, text)]


@pytest.mark.parametrize("name", OWN)
def test_the_third_of_our_own_corpus_that_was_kept_aside_is_read_as_it_was_at_first(readers, name):
    """19 in 20 without a wrong change is the aim; the floor is what was counted, and nobody read it."""
    results = readers.read([case for case in read_cases(f"{name}.txt") if case.is_held_out])
    right, wrong = OWN[name]
    assert len(results) > 400
    assert sum(is_right(*result) for result in results) / len(results) >= right
    assert sum(is_silent_mistake(*result) for result in results) <= wrong


@pytest.mark.parametrize("name", ["edits_third", "edits_ten", "edits_own"])
def test_what_was_an_exam_is_read_by_now_and_changes_nothing_that_was_not_meant(readers, name):
    results = readers.read(read_cases(f"{name}.txt")[::3])
    assert sum(is_right(*result) for result in results) / len(results) >= READ_SINCE
    assert not [case.said for case, found, text in results if is_silent_mistake(case, found, text)]


PLAIN = {
    "order",
    "s",
    "theme",
    "music",
    "canvas",
    "captions",
    "transitions",
    "backgrounds",
    "version",
    "logo",
}


@pytest.mark.parametrize(
    "spoiler",
    [
        "don't {}",
        "never {}",
        "{} unless it rains",
        "what if we {}",
        "{} with a giraffe",
        "{} and a giraffe jumps",
        "{} but only on Sundays",
        "{} except on mobile",
        "{} or not",
        "maybe {}",
        "{} until the music starts",
        "{} and then some",
        "if it is too long, {}",
        "I would never {}",
        "somebody told me to {}",
        "did you {}?",
        "why did you {}?",
        "{} without losing text",
        "{} unless Bob says no",
        "{} when ready",
        "{} like before",
        "{}, just kidding",
        "not {}",
        "nobody should {}",
        "{} every second scene",
        "{} until scene 4",
        "{} and keep the quote",
    ],
)
def test_a_spoilt_order_changes_nothing(readers, spoiler):
    sample = [case for case in BUILDING if zlib.crc32(case.said.encode()) % 4 == 0]
    spoilt = []
    for case in sample:
        said = case.said.rstrip(".!? ")
        if (
            not said.isascii()
            or '"' in said
            or not case.change.keys() <= PLAIN
            or re.search(r"[,;]|[.!?] ", said)
        ):
            continue
        if spoiler.startswith("don't") and "my" in said:
            continue  # "Don't use my logo" is an order.
        if spoiler.startswith("maybe") and said.startswith("a bit"):
            continue  # "Maybe a bit louder" is one too.
        spoilt.append(spoiler.format(said))
    assert_nothing_changes(readers, spoilt)


def assert_nothing_changes(readers, spoilt):
    assert spoilt
    for said, (found, text) in zip(spoilt, readers.outcomes(spoilt), strict=True):
        assert "says" in found, (said, found, text)


TAKEN_BACK = [
    "{}, no, forget it",
    "{} ... actually, don't",
    "{} - no wait, leave everything as it is",
    "{}, scratch that",
    "{}, on second thoughts don't",
    "{} if the client agrees",
    "{} once Anna has approved it",
    "{} as soon as the logo is ready",
    "{} next week",
    "{} and order a pizza",
    "{} and feed the cat",
    "{}, or should I leave it?",
    "{}, but not yet",
    "{} only when the client watches it",
    "let's not {}",
    "suppose we {}",
    "under no circumstances {}",
    "I was going to {} but changed my mind",
    "they asked us to {} and we refused",
    "is it wise to {}?",
]
TAKEN_BACK_IN_CHINESE = [
    "{}，算了不用了",
    "{}，还是算了吧",
    "{}，但先别动",
    "{}，不，还是保持原样",
    "{}，开玩笑的",
    "{}？不行",
    "{}，再养一只猫",
    "别{}",
    "先别{}",
    "不要{}",
    "不用{}了",
    "千万不要{}",
    "要不要{}？",
    "是不是该{}？",
    "如果客户同意就{}",
    "等老板批准再{}",
    "万一下雨就{}",
    "除非下雨，否则{}",
    "明天{}",
    "他让我{}，我没同意",
]


@pytest.mark.parametrize("spoiler", [*TAKEN_BACK, *TAKEN_BACK_IN_CHINESE])
def test_what_is_taken_back_or_put_off_changes_nothing(readers, spoiler):
    spoilt = []
    for case in BUILDING:
        said = case.said.rstrip(".!? 。！？")
        is_chinese = bool(re.search("[\u4e00-\u9fff]", said))
        is_sampled = zlib.crc32(case.said.encode()) % 20 == 1
        if not is_sampled or is_chinese != (spoiler in TAKEN_BACK_IN_CHINESE):
            continue
        if not case.change.keys() <= PLAIN or re.search('["“,;，；]', said):
            continue
        spoilt.append(spoiler.format(said))
    assert_nothing_changes(readers, spoilt)


@pytest.mark.parametrize(
    "run", ["to", "to in", "with", "show", "and", "voice", "the music", "be", "把", "scene 2"]
)
@pytest.mark.parametrize(
    "head", ["", "make the captions", "move the logo", "use waves", "add a voice", "the theme"]
)
def test_a_long_run_of_small_words_is_read_at_once(draft, head, run):
    """Rules with a repetition inside another would need longer than anybody waits."""
    reading = read_message(f"{head} {f'{run} ' * 70} quux", read_film(draft), MEDIA)
    assert isinstance(reading, NotUnderstood | EditError | AskError)
