"""Numbers with a meaning, read from tokens: lengths, times, shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.tokens import Token


def number_of(token: Token) -> float:
    """Return what a number token counts; "one" is 1."""
    return 1.0 if token.symbol == "one" else float(token.value)


def length_ms(tokens: Sequence[Token]) -> int:
    """Return the length that `tokens` state, in ms: "30 seconds", "1 minute 20", "half a minute", "1:30"."""
    if tokens[0].symbol == "clock":
        minutes, seconds = tokens[0].value.split(":")
        return (int(minutes) * 60 + int(seconds)) * 1000
    symbols = [token.symbol for token in tokens]
    if (
        "half" in symbols
        and "and" in symbols[: symbols.index("half")]
        and "min" not in symbols[: symbols.index("half")]
    ):
        unit_s = 60 if symbols[-1] == "min" else 1
        return round((number_of(tokens[0]) + 0.5) * unit_s * 1000)
    total_s, held = 0.0, 1.0
    counted = is_after_minutes = False
    for token in tokens:
        match token.symbol:
            case "num" | "one":
                held, counted = number_of(token), True
            case "half":
                if is_after_minutes:
                    total_s += 30
                else:
                    held, counted = (held if counted else 1.0) * 0.5, True
            case "min":
                total_s += 60 * held
                held, counted, is_after_minutes = 1.0, False, True
            case "hour":
                total_s += 3600 * held
                held, counted = 1.0, False
            case "sec":
                total_s += held
                counted = False
            case _:
                pass
    if counted and is_after_minutes:
        total_s += held
    return round(total_s * 1000)


def share_pct(tokens: Sequence[Token]) -> float:
    """Return the percentage that `tokens` state."""
    return float(next(token.value for token in tokens if token.symbol in {"percentage", "num", "one"}))
