"""A real engine in its own process that fails on demand."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from dataclasses import dataclass
from typing import Any

from pictory_nb import storage
from pictory_nb.client import Endpoint
from pictory_nb.engine import launch

OPTIONS = ("--faults", "--heartbeat", "0.05")


@dataclass
class Engine:
    home: storage.Folders

    def address(self) -> launch.EngineAddress:
        return launch.ensure_engine(home=self.home, extra_args=OPTIONS)

    async def connect(self) -> Endpoint:
        found = await asyncio.to_thread(self.address)
        return Endpoint(found.base_url, found.base_url, {launch.KEY_HEADER: found.key}, is_local=True)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        found = self.address()
        headers = {launch.KEY_HEADER: found.key, "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(found.base_url + path, data, headers, method=method)
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
            return json.load(answer)["data"]

    def plan(self, *faults: dict[str, Any]) -> None:
        self.ask("POST", "/api/engine/faults", {"faults": list(faults)})

    def stop(self) -> None:
        launch.stop_engine(home=self.home, extra_args=OPTIONS)


def engine_in(folder) -> Engine:
    """Return the engine whose home is `folder`; it is started when it is first asked for."""
    return Engine(storage.Folders(folder / "config", folder / "data", folder / "cache"))
