"""Number series in a script – tables, lists of `label: number`, "Q1 12, Q2 18, Q3 25" – as chart scenes.

Labels and numbers stay as they are written; only points that a chart has no room for are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.amounts import Amount, amount_of
from pictory_nb.engine.director.plan import ChartScene

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_POINTS = 3
MOST_BARS = 12
MOST_LINE_POINTS = 24
_MOST_SERIES = 3
_LINE_FROM = 5
_LONGEST_LABEL = 40
_MONTHS = (
    "jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec",
    "dez", "janv", "févr", "fév", "avr", "juin", "juil", "août", "déc", "ene", "abr", "ago", "dic",
)  # fmt: skip
_MONTH = re.compile(rf"^(?:{'|'.join(_MONTHS)})[a-zäéûô]*\.?(?:\s\d{{2,4}})?$", re.IGNORECASE)
_TIME = re.compile(
    r"^(?:Q[1-4](?:\s?[/’'-]?\s?\d{2,4})?|[HFS][YH]?\d{1,4}|(?:FY\s?)?(?:1[89]|20)\d\d(?:[-/.]\d{1,2}){0,2}|"
    r"\d{1,2}[:./]\d{2}(?:[./]\d{2,4})?|(?:week|woche|semaine|semana|day|tag|jour|día|month|monat|year|jahr|w|wk|"
    r"kw)\s?\d{1,3}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|第?\d{1,4}[年月日周季]度?|第[一二三四]季度)$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"^(?P<label>\S(?:.{0,38}?\S)??)\s*(?:[:：=]\s*|\s[–—-]\s|\s)(?P<value>\(?[+\-−–]?\s?[A-Z]{0,3}[$€£¥₹₩₪฿]?[\-−]?\d.*)$"
)
_MARKED_PAIR = re.compile(r"^(?P<label>[^:：=|]{1,40}?)\s*(?:[:：=]\s*|\s[–—-]\s)(?P<value>\S.*)$")
_VALUE_IN = re.compile(
    r"(?P<value>[+\-−]?[$€£¥₹]?\d[\d.,]*\s?(?:%|[kKMB]\b|million\b|billion\b|thousand\b|percent\b|€)?)\s(?:in|im|en)\s"
    r"(?P<label>Q[1-4](?:\s\d{4})?|(?:1[89]|20)\d\d|[A-ZÉ][a-zéûä]{2,9}(?:\s\d{4})?)"
)
_SEPARATOR = re.compile(r"\s*(?:;|,(?!\d)|、|，|；)\s*(?:(?:and|und|et|y)\s)?|\s(?:and|und|et|y)\s|和")
_LEAD = re.compile(
    r"^(?P<lead>.{3,90}?)(?:[:：]\s*|\s(?:was|were|is|are|war|waren|betrug|était|fue|eran)\s)(?P<rest>.+)$"
)
_STOP = re.compile(r"[.。!！]\s*$")


def chart_of(
    points: Sequence[tuple[str, Sequence[str]]], heading: str, names: Sequence[str], language: str
) -> ChartScene | None:
    """Make the chart of points (label, one value per series), or None when they are no series of one unit."""
    rows = [(label.strip(), tuple(value.strip() for value in values)) for label, values in points]
    if len(rows) < LEAST_POINTS or not all(label and len(label) <= _LONGEST_LABEL for label, _ in rows):
        return None
    table = [[amount_of(value, language) for value in values] for _, values in rows]
    amounts = [amount for row in table for amount in row if amount is not None]
    if len(amounts) != sum(map(len, table)) or len({_unit(amount) for amount in amounts}) > 1:
        return None
    if len({label for label, _ in rows}) < len(rows) or not any(amount.number for amount in amounts):
        return None
    is_timed = all(_is_time(label) for label, _ in rows)
    form = "line" if is_timed and len(rows) >= _LINE_FROM else "bar"
    kept = _kept([row[0].number for row in table if row[0] is not None], form)
    items = tuple(point(*rows[index]) for index in kept)
    return ChartScene(heading, items, form, tuple(names) if len(table[0]) > 1 else ())


def point(label: str, values: Sequence[str]) -> str:
    """Write one point of a chart as its card holds it: ``"Q1: 12"``, with several series ``"Q1: 12 | 9"``."""
    return f"{label}: {' | '.join(values)}"


def series_in_lines(lines: Sequence[str], heading: str, language: str) -> ChartScene | None:
    """Make the chart of a list whose every line is a label and a number."""
    pairs = [_MARKED_PAIR.match(_STOP.sub("", line).strip()) for line in lines]
    found = [(pair["label"], (pair["value"],)) for pair in pairs if pair]
    return chart_of(found, heading, (), language) if len(found) == len(lines) else None


def series_in_sentence(sentence: str, language: str) -> ChartScene | None:
    """Make the chart of a sentence that is a series: "Visitors: Mon 120, Tue 98, Wed 143."."""
    text = _STOP.sub("", sentence).strip()
    found = _LEAD.match(text)
    tries = [(found["rest"], found["lead"])] if found else []
    for body, lead in [*tries, (text, "")]:
        pairs = [_PAIR.match(part) for part in _SEPARATOR.split(body)]
        points = [(pair["label"], (pair["value"],)) for pair in pairs if pair]
        if (
            len(points) == len(pairs)
            and not _are_dates(points)
            and all(len(p[0].split()) <= 3 for p in points)
        ):
            chart = chart_of(points, lead.rstrip(" :："), (), language)
            if chart:
                return chart
    return _values_in_times(text, language)


def series_in_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], heading: str, language: str
) -> ChartScene | None:
    """Make the chart of a small table: its first column's labels, and the columns of one unit."""
    width = len(header)
    if width < 2 or any(len(row) != width for row in rows):
        return None
    columns = [[row[index] for row in rows] for index in range(width)]
    numeric = [
        index
        for index in range(1, width)
        if all(amount_of(cell, language) is not None for cell in columns[index])
    ]
    if not numeric:
        return None
    first = _column_unit(columns[numeric[0]], language)
    shown = [index for index in numeric if _column_unit(columns[index], language) == first][:_MOST_SERIES]
    if len(shown) > 1 and len(rows) > MOST_BARS // 2 and not all(map(_is_time, columns[0])):
        shown = shown[:1]
    points = [(row[0], tuple(row[index] for index in shown)) for row in rows]
    names = tuple(header[index].strip() for index in shown)
    title = heading if len(shown) > 1 and heading else (names[0] or heading)
    return chart_of(points, title, names, language)


def _column_unit(cells: Sequence[str], language: str) -> str | None:
    units = {_unit(amount) for cell in cells if (amount := amount_of(cell, language))}
    return units.pop() if len(units) == 1 else None


def _unit(amount: Amount) -> str:
    return amount.unit.lower().rstrip(".")


def _is_time(label: str) -> bool:
    return bool(_TIME.match(label.strip()) or _MONTH.match(label.strip()))


def _are_dates(points: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Tell "May 3, June 5, July 8" from a series: months with days."""
    return all(
        _MONTH.match(label.split()[-1]) and re.fullmatch(r"\d{1,2}", values[0]) for label, values in points
    )


def _values_in_times(text: str, language: str) -> ChartScene | None:
    found = list(_VALUE_IN.finditer(text))
    if len(found) < LEAST_POINTS:
        return None
    rest = _VALUE_IN.sub("", text)
    if re.search(r"\d", rest) or not all(_is_time(pair["label"]) for pair in found):
        return None
    heading = re.sub(
        r"\s(?:from|was|were|of|to|grew|rose|fell|went|stood at)$", "", text[: found[0].start()].strip()
    )
    heading = re.sub(r"\s(?:from|was|were|of|to|grew|rose|fell|went|stood at)$", "", heading)
    return chart_of(
        [(pair["label"], (pair["value"].strip(),)) for pair in found], heading.rstrip(" :,"), (), language
    )


def _kept(numbers: Sequence[float], form: str) -> list[int]:
    """Choose the points that are shown: the largest bars, or a line thinned evenly around its extremes."""
    count = len(numbers)
    most = MOST_LINE_POINTS if form == "line" else MOST_BARS
    if count <= most:
        return list(range(count))
    if form == "bar":
        largest = sorted(range(count), key=lambda index: (-abs(numbers[index]), index))[:most]
        return sorted(largest)
    musts = {0, count - 1, numbers.index(max(numbers)), numbers.index(min(numbers))}
    even = [round(step * (count - 1) / (most - 5)) for step in range(most - 4)]
    return sorted({*musts, *even})
