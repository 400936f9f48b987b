"""How far a message has been read: the orders so far and what they spoke of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import WhichSceneError
from pictory_nb.engine.director.operations import EditError

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.orders import Order
    from pictory_nb.engine.director.grammar.places import Scope
    from pictory_nb.engine.director.grammar.tokens import Token


@dataclass(frozen=True, slots=True)
class State:
    """A reading of the message up to a border; a better one borrows fewer verbs and leaves less aside."""

    borrowed: int
    asides: int
    orders: tuple[Order, ...]
    verb: Token | None
    scope: Scope
    thing: str = ""
    value: str = ""

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Return how good the reading is, to compare it with others."""
        failed = sum(isinstance(order, EditError | WhichSceneError) for order in self.orders)
        return -failed, -self.asides, -self.borrowed, len(self.orders)
