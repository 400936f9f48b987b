"""The model that chooses adds readings, asks in doubt, and belongs to the code that it was trained with."""

from pathlib import Path

import numpy as np
import pytest
from edit_corpus import MEDIA, changes, past_of, read_draft, versions

from pictory_nb.engine.director import Past, PastTurn, Say, ToolResult, direct, get_ready
from pictory_nb.engine.director.choosing import model as models
from pictory_nb.engine.director.choosing.accounting import accounts_for_all
from pictory_nb.engine.director.choosing.certainty import certainty, traits
from pictory_nb.engine.director.choosing.choosing import choose
from pictory_nb.engine.director.choosing.deciding import decide, offers_of
from pictory_nb.engine.director.choosing.features import BITS, words_of
from pictory_nb.engine.director.choosing.hearing import hear
from pictory_nb.engine.director.choosing.proposing import propose
from pictory_nb.engine.director.conversing import answer
from pictory_nb.engine.director.film import read_film
from pictory_nb.engine.director.grammar.clauses import read_message
from pictory_nb.engine.director.grammar.patterns import compiled
from pictory_nb.engine.director.grammar.readings import NotUnderstood
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeCallToAction,
    ChangeMusic,
    ChangeTheme,
    ChangeTitle,
    RemoveScenes,
    StyleCaptions,
)
from pictory_nb.engine.director.steps import Ask

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FOCUS = (5,)
KNOWS_NOTHING = models.Model(np.zeros(1 << BITS, dtype=np.float32))


@pytest.fixture(scope="module")
def draft():
    return read_draft()


@pytest.fixture(scope="module")
def film(draft):
    return read_film(draft)


def test_the_weights_belong_to_the_code_that_is_there(monkeypatch):
    """Else: `python benchmarks/train_reader.py`."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from reader_source import source_of

    assert models.shipped().source == source_of()


def test_what_an_edit_needs_is_loaded_by_getting_ready():
    models.shipped.cache_clear()
    compiled.cache_clear()
    get_ready()
    assert models.shipped.cache_info().currsize == 1
    made_ready = compiled.cache_info().currsize
    list(direct("make scene 1 frobnicate", read_draft(), (), seed=7))
    assert compiled.cache_info().currsize == made_ready > 100


def test_the_weights_are_small_enough_to_ship():
    folder = Path(models.__file__).parent
    assert (folder / models.WEIGHTS).stat().st_size < 1_000_000
    assert sum(path.stat().st_size for path in folder.glob("*.npz")) < 20_000_000


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("remove scene 3", (RemoveScenes((3,)),)),
        ("ink theme for the quote", (ChangeTheme("ink", (6,)),)),
        ("nothing but the list should go, the rest stays", (RemoveScenes((4,)),)),
    ],
)
def test_what_is_meant_is_among_what_is_proposed(film, said, wish):
    assert wish in [one.wish for one in propose(hear(said, film, MEDIA, FOCUS))]


def test_a_reading_that_leaves_a_mention_over_is_not_whole(film):
    heard = hear("remove scene 3 and scene 5 in 4 seconds", film, MEDIA, FOCUS)
    removals = [one for one in propose(heard) if one.what == "remove"]
    assert removals
    assert not any(accounts_for_all(heard, one) for one in removals)


@pytest.mark.parametrize("said", ["flurb the wibble", "would the churn scene perhaps want less?"])
def test_a_model_that_knows_nothing_changes_nothing(film, said):
    reading = read_message(said, film, MEDIA, FOCUS)
    assert isinstance(reading, NotUnderstood)
    assert decide(said, reading, film, MEDIA, FOCUS, KNOWS_NOTHING) == reading


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("把標題改成「筆記」", (ChangeTitle("筆記"),)),
        ("use clam music", (ChangeMusic(mood="calm"),)),
        ("boxd captions", (StyleCaptions(style="boxed"),)),
        ("northlight.io under the words on the end card", (ChangeCallToAction(place="northlight.io"),)),
    ],
)
def test_letters_of_taiwan_and_misspelt_names_are_heard(film, said, wish):
    assert wish in [one.wish for one in propose(hear(said, film, MEDIA, FOCUS))]


def test_words_that_the_model_never_met_are_counted(film):
    known = models.Model(
        KNOWS_NOTHING.weights, words=frozenset(w.known_as for w in words_of(hear("remove the", film, MEDIA)))
    )
    choice = choose("remove the gizmo", film, MEDIA, FOCUS, known)
    assert {one.strange for one in choice.readings} == {1.0}


def test_a_reading_is_less_certain_when_it_leaves_words_over_and_certain_only_after_it_was_judged(film):
    model = models.shipped()
    sure = [
        certainty(model.certainty, traits(said, NotUnderstood(said), choice, offers_of(choice, film, MEDIA)))
        for said in ("upbeat bgm, volume 20%", "upbeat bgm, volume 20%, and a new subtitle for everybody")
        for choice in [choose(said, film, MEDIA, FOCUS, model)]
    ]
    assert sure[0] > sure[1]
    assert certainty(None, np.ones(3)) == 0.0


def test_a_model_that_knows_nothing_contradicts_nothing(film):
    reading = read_message("remove scene 3", film, MEDIA, FOCUS)
    assert decide("remove scene 3", reading, film, MEDIA, FOCUS, KNOWS_NOTHING) == reading


def test_readings_are_likely_in_order_and_add_up_to_no_more_than_all(film):
    readings = choose("the stat can go", film, MEDIA, FOCUS, models.shipped()).readings
    chances = [one.probability for one in readings]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1.0 + 1e-6


class _Undecided:
    """A model that finds two readings equally likely."""

    words = frozenset()
    certainty = None

    def encoded(self, texts):
        del texts
        return {}

    def probabilities(self, heard, proposals, encoded):
        del heard, encoded
        wanted = [(RemoveScenes((3,)),), (RemoveScenes((5,)),)]
        even = np.array([float(one.wish in wanted) for one in proposals])
        return even / even.sum()


def test_two_readings_that_are_near_each_other_are_asked_about(film):
    said = "three or five can vanish from it"
    asked = decide(said, NotUnderstood(said), film, MEDIA, FOCUS, _Undecided())
    assert isinstance(asked, AskError)
    assert {option.edits for option in asked.options} == {(RemoveScenes((3,)),), (RemoveScenes((5,)),), ()}


@pytest.fixture
def undecided(monkeypatch):
    monkeypatch.setattr("pictory_nb.engine.director.choosing.deciding.shipped", _Undecided)


SAID = "three or five can vanish from it"


def replied(draft, reply):
    past = past_of(versions(draft))
    asked = next(step for step in answer(SAID, draft, MEDIA, past, seed=7) if isinstance(step, Ask))
    after = Past((*past.turns, PastTurn(SAID, asked=True)), past.draft_of)
    steps = list(answer(reply or asked.options[1], draft, MEDIA, after, seed=7))
    made = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft is not None]
    return made, "".join(step.text for step in steps if isinstance(step, Say))


@pytest.mark.usefixtures("undecided")
@pytest.mark.parametrize("reply", ["2", "the second one", "option 2", None])
def test_an_option_is_chosen_by_its_number_or_its_words(draft, reply):
    made, _ = replied(draft, reply)
    assert len(made) == 1
    assert changes(draft, made[0])["order"] in ([1, 2, 3, 4, 6, 7, 8], [1, 2, 4, 5, 6, 7, 8])


@pytest.mark.usefixtures("undecided")
@pytest.mark.parametrize("reply", ["None of these", "never mind", "都不是"])
def test_none_of_the_options_changes_nothing(draft, reply):
    made, text = replied(draft, reply)
    assert made == []
    assert "nothing was changed" in text
