"""One cell of an edited table, read whatever pandas made of it: floats, strings, NaN, NA."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from numbers import Integral, Real
from typing import Any

from pictory_nb.draft.reader import LARGEST_MS


class CellError(ValueError):
    """A cell cannot be read; `advice` says what to do."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.advice = advice


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: ``None``, NaN, NaT or NA."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NAType", "NaTType"}


def whole_ms(value: Any) -> int:
    """Return a time in ms, fractions rounded.

    Raises
    ------
    CellError
        It is no number, negative, or larger than any film.
    """
    number = _number(value, "Write a whole number of milliseconds, such as 2500 for 2.5 seconds.")
    if number < 0:
        raise CellError(f"{_short(value)} is before the start of the film.", "Write 0 or more milliseconds.")
    if number > LARGEST_MS:
        raise CellError(
            f"{_short(value)} is too large for a time.", "Write milliseconds, 60000 for one minute."
        )
    return round(number)


def percent(value: Any) -> float:
    """Return a volume in percent.

    Raises
    ------
    CellError
        It is no number, or not between 0 and 400.
    """
    number = _number(value, "Write percent, such as 35.")
    if not 0 <= number <= 400:
        raise CellError(f"{_short(value)}% is no volume.", "Write percent between 0 (silent) and 400.")
    return round(float(number), 4)


def text(value: Any) -> str:
    """Return a text; a number that pandas made of one is written without needless decimals.

    Raises
    ------
    CellError
        It is something else than text or a number.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Integral) and not _is_truth(value):
        return str(int(value))
    if isinstance(value, Real) and not _is_truth(value):
        number = float(value)
        return str(int(number)) if number.is_integer() else str(number)
    raise CellError(f"{_short(value)} is no text.", "Write text in quotes.")


def _number(value: Any, advice: str) -> Decimal:
    if _is_truth(value) or not isinstance(value, str | Real | Decimal):
        raise CellError(f"{_short(value)} is no number.", advice)
    try:
        number = Decimal(str(value).strip())
    except (InvalidOperation, ValueError):
        raise CellError(f"{_short(value)} is no number.", advice) from None
    if not number.is_finite():
        raise CellError(f"{_short(value)} is no number.", advice)
    return number


def _is_truth(value: Any) -> bool:
    """Whether a value is true or false, Python's or numpy's."""
    return type(value).__name__ in {"bool", "bool_"}


def _short(value: Any) -> str:
    if not isinstance(value, str | Real | Decimal):
        return f"a {type(value).__name__}"
    try:
        said = repr(value) if isinstance(value, str) else str(value)
    except ValueError:
        return "a huge number"
    return said if len(said) <= 40 else f"{said[:39]}…"
