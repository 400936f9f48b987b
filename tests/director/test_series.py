"""A number series or a small table in a script becomes a chart with the script's own labels and numbers."""

from __future__ import annotations

import pytest

from pictory_nb.engine.amounts import Amount, amount_of
from pictory_nb.engine.director.candidates import candidates_of
from pictory_nb.engine.director.plan import ChartScene
from pictory_nb.engine.director.reading import read_script
from pictory_nb.engine.director.series import MOST_BARS, MOST_LINE_POINTS

TABLE = """# Sales report

We sold well in the spring, and better in the summer.

| Quarter | Revenue | Cost |
|---|---|---|
| Q1 | $12M | $8M |
| Q2 | $18M | $9M |
| Q3 | $25M | $12.5M |
"""


def charts(text: str) -> list[ChartScene]:
    found = (scene for piece in candidates_of(read_script(text), limit=80) for scene in piece.scenes)
    return [scene for scene in found if isinstance(scene, ChartScene)]


@pytest.mark.parametrize(
    ("text", "heading", "items", "form"),
    [
        ("Revenue a year: Q1 12, Q2 18, Q3 25.", "Revenue a year", ("Q1: 12", "Q2: 18", "Q3: 25"), "bar"),
        ("Q1 12, Q2 18, Q3 25 and Q4 -3", "", ("Q1: 12", "Q2: 18", "Q3: 25", "Q4: -3"), "bar"),
        (
            "Revenue grew from $12M in Q1 to $18M in Q2 and $25M in Q3.",
            "Revenue", ("Q1: $12M", "Q2: $18M", "Q3: $25M"), "bar",
        ),
        (
            "Umsatz je Quartal: Q1 1.200 €, Q2 1.850 € und Q3 2.430 €.",
            "Umsatz je Quartal", ("Q1: 1.200 €", "Q2: 1.850 €", "Q3: 2.430 €"), "bar",
        ),
        ("用户数：一月 120，二月 180，三月 260。", "用户数", ("一月: 120", "二月: 180", "三月: 260"), "bar"),
        (
            "# Users per year\n\n- 2019: 1,200\n- 2020: 1,900\n- 2021: 3,100\n- 2022: 4,800\n- 2023: 9,400",
            "Users per year",
            ("2019: 1,200", "2020: 1,900", "2021: 3,100", "2022: 4,800", "2023: 9,400"), "line",
        ),
        ("Visitors:\n\nMon: 12\nTue: 15\nWed: 9\n", "Visitors", ("Mon: 12", "Tue: 15", "Wed: 9"), "bar"),
        (
            "Quarter – Revenue\n\nQ1 – 12 %\n\nQ2 – 18 %\n\nQ3 – 25 %",
            "Revenue", ("Q1: 12 %", "Q2: 18 %", "Q3: 25 %"), "bar",
        ),
    ],
)  # fmt: skip
def test_a_series_becomes_a_chart(text, heading, items, form):
    (chart,) = charts(text)
    assert (chart.text, chart.items, chart.form) == (heading, items, form)


def test_a_table_becomes_a_chart_of_its_columns_of_one_unit():
    (chart,) = charts(TABLE)
    assert chart.items == ("Q1: $12M | $8M", "Q2: $18M | $9M", "Q3: $25M | $12.5M")
    assert chart.series == ("Revenue", "Cost")


@pytest.mark.parametrize(
    "text",
    [
        "We meet May 3, June 5, July 8.",
        "Height: 180 cm, weight: 70 kg, age: 40.",
        "We have apples 3, and pears and plums.",
        "In 2019 we were 12 people, in 2020 we moved, and in 2021 we grew up.",
        "Call us at 555 0100, 555 0101 or 555 0102.",
        "| Name | Team |\n|---|---|\n| Ada | Core |\n| Alan | Research |\n| Grace | Tools |\n",
    ],
)
def test_what_is_no_series_of_one_unit_becomes_no_chart(text):
    assert not charts(text)


def test_of_many_points_the_largest_bars_or_an_even_line_are_kept():
    bars = "\n".join(
        f"- Shop {name}: {value}" for name, value in zip("abcdefghijklmnop", range(16), strict=True)
    )
    (chart,) = charts(bars)
    assert chart.items == tuple(
        f"Shop {name}: {value}"
        for name, value in list(zip("abcdefghijklmnop", range(16), strict=True))[-MOST_BARS:]
    )
    values = [(year * 37) % 101 for year in range(70)]
    (line,) = charts("\n".join(f"- {1950 + year}: {value}" for year, value in enumerate(values)))
    assert line.form == "line"
    assert len(line.items) <= MOST_LINE_POINTS
    assert line.items[0] == f"1950: {values[0]}"
    assert line.items[-1] == f"2019: {values[-1]}"
    assert any(item.endswith(f": {max(values)}") for item in line.items)


@pytest.mark.parametrize("seconds", [15, 30, 60])
def test_the_film_shows_the_table_and_nothing_made_up(ask, check_film, segments, seconds):
    answer = ask(f"Make a {seconds} second video of this post:\n\n{TABLE}")
    check_film(answer.draft, TABLE)
    (card,) = (one["m"] for one in segments(answer.draft, "Cards") if one["m"]["role"] == "chart")
    assert card["items"] == ["Q1: $12M | $8M", "Q2: $18M | $9M", "Q3: $25M | $12.5M"]
    assert "a chart" in answer.text


def test_a_number_of_a_chart_is_corrected_by_talking(ask, segments):
    draft = ask(f"Make a 30 second video of this post:\n\n{TABLE}").draft
    changed = ask('replace "$12.5M" with "$13M"', draft).draft
    (card,) = (one["m"] for one in segments(changed, "Cards") if one["m"]["role"] == "chart")
    assert card["items"][2] == "Q3: $25M | $13M"


def test_the_points_of_a_chart_are_edited_like_those_of_a_list(ask, segments):
    def items(draft):
        (card,) = (one["m"] for one in segments(draft, "Cards") if one["m"]["role"] == "chart")
        return card["items"]

    text = "We sold well.\n\n- Q1: $12M\n- Q2: $18M\n- Q3: $25M\n\nWe go on in the same way."
    draft = ask(f"Make a 20 second video of this post:\n\n{text}").draft
    draft = ask('add "Q4: $31M" to the list', draft).draft
    assert items(draft) == ["Q1: $12M", "Q2: $18M", "Q3: $25M", "Q4: $31M"]
    assert items(ask("remove the first point", draft).draft) == ["Q2: $18M", "Q3: $25M", "Q4: $31M"]
    refused = ask('add "much more" to the list', draft)
    assert "a label and a number" in refused.text
    assert not refused.drafts


@pytest.mark.parametrize(
    ("written", "language", "amount"),
    [
        ("12", "en", Amount(12, "")),
        ("-3.5%", "en", Amount(-3.5, "%")),
        ("−3,5 %", "de", Amount(-3.5, "%")),
        ("$1.2M", "en", Amount(1.2e6, "$")),
        ("(1,200)", "en", Amount(-1200, "")),
        ("1.234", "de", Amount(1234, "")),
        ("1.234", "en", Amount(1.234, "")),
        ("1.234.567,5 €", "de", Amount(1234567.5, "€")),
        ("12 500 km", "fr", Amount(12500, "km")),
        ("3,2 Mio. €", "de", Amount(3.2e6, "€")),
        ("120万", "zh", Amount(1.2e6, "")),
        ("2.5 billion", "en", Amount(2.5e9, "")),
        ("5 m", "en", Amount(5, "m")),
    ],
)
def test_numbers_are_read_as_they_are_written(written, language, amount):
    read = amount_of(written, language)
    assert read is not None
    assert read.number == pytest.approx(amount.number)
    assert read.unit == amount.unit


@pytest.mark.parametrize("text", ["", "many", "12:30", "1.2.3", "3 of 4", "555 0100 2", "12-14"])
def test_other_things_are_no_numbers(text):
    assert amount_of(text) is None
