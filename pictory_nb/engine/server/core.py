"""The engine behind the routes: its database, its turns, and when it may end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from pictory_nb.engine.server import sessions
from pictory_nb.engine.server.activity import Activity
from pictory_nb.engine.server.database import Database
from pictory_nb.engine.server.owners import Owner
from pictory_nb.engine.server.turns import TurnContext, Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.server.services import Services
    from pictory_nb.engine.server.settings import EngineSettings


class Engine:
    """One running engine.

    Parameters
    ----------
    settings
        How it behaves.
    services
        The director and the other parts it drives.
    stop
        Called when somebody asks the engine to end.

    Raises
    ------
    pictory_nb.engine.server.database.UnusableDatabaseError
        When the database cannot be opened; the message says what to do.
    """

    def __init__(self, settings: EngineSettings, services: Services, stop: Callable[[], None]) -> None:
        self.settings = settings
        self.services = services
        self.stop = stop
        self.activity = Activity()
        self.started_at = time.time()
        self.database = Database(settings.data_dir / "engine.sqlite3")
        self.owner = Owner(settings.data_dir / "owners")
        self.turns = Turns(TurnContext(self.database, services, self.owner, settings))

    async def start(self) -> None:
        """Take over what engines that are gone have left."""
        await self.database.run(sessions.end_orphans, self.owner.is_alive)

    def is_busy(self) -> bool:
        """Whether work is going on that must not be cut off."""
        return len(self.turns) > 0

    async def interrupt(self) -> None:
        """Stop all work so that the next engine can take it up."""
        await self.turns.aclose()

    async def aclose(self) -> None:
        """Stop all work and close everything."""
        await self.interrupt()
        self.database.close()
        self.owner.release()
