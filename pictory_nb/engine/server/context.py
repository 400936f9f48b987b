"""What the parts of one engine share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.server.database import Database
    from pictory_nb.engine.server.owners import Owner
    from pictory_nb.engine.server.services import Services
    from pictory_nb.engine.server.settings import EngineSettings


@dataclass(frozen=True, slots=True)
class Context:
    """The database, the engine's other parts, its mark of life and its settings."""

    database: Database
    services: Services
    owner: Owner
    settings: EngineSettings
