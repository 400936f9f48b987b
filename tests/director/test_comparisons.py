"""What a script sets side by side is shown side by side, and a call to action gets a scene of its own."""

from __future__ import annotations

import pytest

from pictory_nb.engine.director.candidates import candidates_of
from pictory_nb.engine.director.plan import CallScene, ComparisonScene, Scene
from pictory_nb.engine.director.reading import read_script


def scenes(text: str) -> list[Scene]:
    return [scene for piece in candidates_of(read_script(text), limit=80) for scene in piece.scenes]


@pytest.mark.parametrize(
    ("text", "names", "items"),
    [
        (
            "# Remote\n\n## Pros\n\n- No commute\n- Quiet\n\n## Cons\n\n- Lonely\n- Blurred hours\n- Rent\n",
            ("Pros", "Cons"), ("No commute | Lonely", "Quiet | Blurred hours", " | Rent"),
        ),
        ("Vorteile:\n\n- schnell\n\nNachteile:\n\n- laut\n", ("Vorteile", "Nachteile"), ("schnell | laut",)),
        ("Before: nine tools. After: one page.", ("Before", "After"), ("nine tools | one page",)),
        ("之前：九个工具。之后：一页纸。", ("之前", "之后"), ("九个工具 | 一页纸",)),
        ("Tea versus coffee.", ("Tea", "coffee"), ()),
        (
            "| Feature | Basic | Pro |\n|--|--|--|\n| Support | Mail | Phone |\n| Users | Five | No limit |",
            ("Basic", "Pro"), ("Support | Mail | Phone", "Users | Five | No limit"),
        ),
    ],
)  # fmt: skip
def test_two_sides_become_a_comparison(text, names, items):
    (found,) = [scene for scene in scenes(text) if isinstance(scene, ComparisonScene)]
    assert (found.names, found.items) == (names, items)


@pytest.mark.parametrize(
    "text",
    [
        "It was Germany versus France in the final.",
        "## Pros\n\n- No commute\n\n## History\n\n- It began in 1990\n",
        "Before: we ate. Later, we sang.",
        "| Name | Team |\n|---|---|\n| Ada | Core |\n| Alan | Research |\n",
    ],
)
def test_what_sets_nothing_against_another_becomes_no_comparison(text):
    assert not [scene for scene in scenes(text) if isinstance(scene, ComparisonScene)]


@pytest.mark.parametrize(
    ("sentence", "text", "place"),
    [
        ("Sign up at example.com.", "Sign up", "example.com"),
        ("Book a demo today.", "Book a demo today", ""),
        ("Visit www.example.org/tea.", "Visit", "www.example.org/tea"),
        ("Contact us: hello@example.org.", "Contact us", "hello@example.org"),
        ("Jetzt anmelden unter example.de!", "Jetzt anmelden", "example.de"),
        ("立即预约。", "立即预约", ""),
    ],
)
def test_a_call_to_action_becomes_a_scene_with_its_address_apart(sentence, text, place):
    found = [
        scene
        for scene in scenes(f"We begin here, as always.\n\n{sentence} Then more is told.")
        if isinstance(scene, CallScene)
    ]
    assert found == [CallScene(text, place)]


@pytest.mark.parametrize("sentence", ["Call it what you want.", "Try to sleep more.", "Follow the money."])
def test_an_order_without_an_offer_stays_a_sentence(sentence):
    assert not [scene for scene in scenes(sentence) if isinstance(scene, CallScene)]


def test_a_film_holds_both_and_makes_nothing_up(ask, check_film, segments):
    script = (
        "# Working from home\n\nMany teams do.\n\nPros:\n\n- No commute\n- Quiet\n\nCons:\n\n- Lonely\n\n"
        "Sign up at example.com. We write on Mondays. We answer soon. We like tea. We end here.\n"
    )
    answer = ask(f"Make a 30 second video of this post:\n\n{script}")
    check_film(answer.draft, script)
    cards = [segment["m"] for segment in segments(answer.draft, "Cards")]
    (comparison,) = (card for card in cards if card["role"] == "comparison")
    assert comparison["series"] == ["Pros", "Cons"]
    assert comparison["items"] == ["No commute | Lonely", "Quiet | "]
    assert [card["subtitle"] for card in cards if card["role"] == "call"] == ["example.com"]
    renamed = ask('replace "Cons" with "Drawbacks"', answer.draft).draft
    (comparison,) = (s["m"] for s in segments(renamed, "Cards") if s["m"]["role"] == "comparison")
    assert comparison["series"] == ["Pros", "Drawbacks"]
