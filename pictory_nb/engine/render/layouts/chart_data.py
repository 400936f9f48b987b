"""What a chart card shows, read from its points: labels, the numbers as written, and how high they reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.amounts import amount_of
from pictory_nb.engine.render.fonts import drawable

if TYPE_CHECKING:
    from pictory_nb.engine.render.film import Card

_MOST_SERIES = 3
_MOST_POINTS = 24


@dataclass(frozen=True, slots=True)
class ChartData:
    """`written[s][i]` is what is shown of point i of series s, `numbers[s][i]` what it means."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    written: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[float, ...], ...]

    @property
    def low(self) -> float:
        """The least number, or 0."""
        return min(0.0, *(number for row in self.numbers for number in row))

    @property
    def high(self) -> float:
        """The greatest number, or 0."""
        return max(0.0, *(number for row in self.numbers for number in row))

    @property
    def peak(self) -> int:
        """The point that stands out: the one farthest from 0 in the first series."""
        row = self.numbers[0]
        return max(range(len(row)), key=lambda index: (abs(row[index]), index))


def chart_data(card: Card) -> ChartData | None:
    """Read the points "label: value | value" of a card; None when they do not make a chart."""
    rows: list[tuple[str, list[str]]] = []
    for item in card.items[:_MOST_POINTS]:
        label, colon, values = item.rpartition(": ")
        rows.append((drawable(label), [drawable(value) for value in values.split(" | ")]))
        if not colon or not rows[-1][0]:
            return None
    if len(rows) < 2 or len({len(values) for _, values in rows}) != 1:
        return None
    columns = tuple(zip(*(values for _, values in rows), strict=True))[:_MOST_SERIES]
    numbers: list[tuple[float, ...]] = []
    for column in columns:
        amounts = [amount_of(value, card.language) for value in column]
        read = tuple(amount.number for amount in amounts if amount is not None)
        if len(read) < len(column):
            return None
        numbers.append(read)
    if not any(number for row in numbers for number in row):
        return None
    return ChartData(tuple(label for label, _ in rows), card.series[: len(columns)], columns, tuple(numbers))
