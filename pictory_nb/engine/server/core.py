"""The engine behind the routes: its database, its turns, and when it may end."""

from __future__ import annotations

import asyncio
import shutil
import time
from typing import TYPE_CHECKING

from pictory_nb.engine.server import sessions
from pictory_nb.engine.server.activity import Activity
from pictory_nb.engine.server.context import Context
from pictory_nb.engine.server.database import Database
from pictory_nb.engine.server.faults import FaultPlan
from pictory_nb.engine.server.owners import Owner
from pictory_nb.engine.server.renders import Renders
from pictory_nb.engine.server.turns import Turns
from pictory_nb.storage import make_private_dir

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
        context = Context(self.database, services, self.owner, settings)
        self.fault_plan = FaultPlan()
        self.turns = Turns(context)
        self.renders = Renders(context)
        self.media_folder = make_private_dir(settings.data_dir / "media")
        self.incoming_folder = make_private_dir(settings.data_dir / "incoming" / self.owner.name)

    async def start(self) -> None:
        """Take over what engines that are gone have left."""
        await self.database.run(sessions.end_orphans, self.owner.is_alive)
        await self.renders.start()
        for folder in self.incoming_folder.parent.iterdir():
            if not self.owner.is_alive(folder.name):
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    def is_busy(self) -> bool:
        """Whether work is going on that must not be cut off."""
        return len(self.turns) + len(self.renders) > 0

    async def interrupt(self) -> None:
        """Stop all work so that the next engine can take it up."""
        await self.turns.aclose()
        await self.renders.interrupt()

    async def aclose(self) -> None:
        """Stop all work and close everything."""
        await self.turns.aclose()
        await self.renders.aclose()
        await asyncio.to_thread(shutil.rmtree, self.incoming_folder, ignore_errors=True)
        self.database.close()
        self.owner.release()
