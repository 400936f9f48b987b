"""Numbers that count up to what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_GROUPED = re.compile(r"\d{1,3}(?:[,.' \u00a0]\d{3})+")
_GROUPED_ZEROS = re.compile(r"^[0,.' \u00a0]+(?=\d)")
_ZEROS = re.compile(r"^0+(?=\d)")


def counter(value: str, *, is_amount: bool = False) -> Callable[[float], str]:
    """Return a function from 0..1 to `value` with its first number counted up so far.

    The text keeps its decimals and thousands signs; zeros in front are left out. With `is_amount` also a
    plain number of four digits counts, which otherwise may be a year.

    Examples
    --------
    >>> counter("73%")(0.5)
    '36%'
    """
    found = re.search(r"\d[\d,.\u00a0' ]*\d|\d", value)
    if found is None or re.search(r"\d", value[found.end() :]):
        return lambda _: value
    number = found.group()
    digits = re.sub(r"\D", "", number)
    is_year = not is_amount and len(digits) == 4 and number == digits
    if (number.startswith("0") and not is_amount) or len(digits) > 9 or is_year:
        # A year, a code or a time is no amount.
        return lambda _: value

    def at(share: float) -> str:
        reached = str(round(int(digits) * share)).rjust(len(digits), "0")
        rest = iter(reached)
        shown = "".join(next(rest) if character.isdigit() else character for character in number)
        shown = (_GROUPED_ZEROS if _GROUPED.fullmatch(number) else _ZEROS).sub("", shown)
        return value[: found.start()] + shown + value[found.end() :]

    return at
