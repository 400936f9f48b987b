"""What a message may cost, and what it did cost (the vendor's estimates for the cloud, CONTRACT §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.client import PictoryError

if TYPE_CHECKING:
    from pictory_nb.client import Client, Credits
    from pictory_nb.conversation.events import Turn
    from pictory_nb.conversation.strings import Words

GENERATION_CREDITS = 100
EDITING_CREDITS = 50


async def balance(client: Client) -> Credits | None:
    """Return the credits, or ``None`` when they cannot be had now: that is no reason not to work."""
    try:
        return await client.credits()
    except PictoryError:
        return None


def notice(words: Words, credits_now: Credits, *, is_generation: bool) -> str:
    """Return what to say about the cost before a message leaves for the cloud."""
    cost = GENERATION_CREDITS if is_generation else EDITING_CREDITS
    available = f"{credits_now.available:g}"
    if credits_now.available < cost:
        return words.credits_short.format(cost=cost, available=available)
    line = words.generation_cost if is_generation else words.editing_cost
    return line.format(cost=cost, available=available)


def bill(words: Words, turn: Turn) -> str:
    """Return what a turn has cost, ``""`` when that is nothing or not known."""
    if not turn.credits_spent or turn.credits_left is None:
        return ""
    return words.credits_spent.format(spent=f"{turn.credits_spent:g}", left=f"{turn.credits_left:g}")


def spent(before: Credits | None, after: Credits | None) -> float | None:
    """Return what was spent between two looks; ``None`` when not known, or when credits came in."""
    if before is None or after is None:
        return None
    return before.available - after.available if before.available >= after.available else None
