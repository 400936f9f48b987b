"""A scripted engine on a free port, and a client that speaks to it as the notebook side does."""

import asyncio
import contextlib
import dataclasses
import importlib.util
import sys
import threading
from pathlib import Path

import httpx
import pytest

from pictory_nb import storage
from pictory_nb.engine.server import process


def _beside(name):
    """Import a module of this folder, for the tests as well."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


engine_scripts = _beside("engine_scripts")
_beside("odd_media")


class RunningEngine:
    """An engine in a thread of this process; `stop` ends it as SIGTERM would.

    `services` are its parts, or what makes them from its settings.
    """

    def __init__(self, home, services, *options, change=None, name="state"):
        self.state_file = home / f"{name}.json"
        self.data_dir = home / "data"
        self._up = threading.Event()
        folders = {
            "--state-file": self.state_file,
            "--data-dir": self.data_dir,
            "--cache-dir": home / "cache",
        }
        argv = [str(word) for pair in folders.items() for word in pair]
        arguments = process.parse([*argv, *options])
        settings = dataclasses.replace(arguments.settings, **(change or {}))
        arguments = dataclasses.replace(arguments, settings=settings)
        services = services(settings) if callable(services) else services
        self._listener = process.bind(arguments.settings.port)
        self.failure = None

        async def serve():
            self._loop = asyncio.get_running_loop()
            await process.serve(arguments, self._listener, services, announce=lambda _: self._up.set())

        def run():
            try:
                asyncio.run(serve())
            except BaseException as error:
                self.failure = error
                self._up.set()
                raise

        self._thread = threading.Thread(target=run)
        self._thread.start()
        assert self._up.wait(120)
        assert self.failure is None
        self.state = storage.read_json(self.state_file)
        self.base_url = self.state["base_url"]
        self.headers = {"X-Engine-Key": self.state["key"]}

    def client(self, **headers):
        return httpx.Client(base_url=self.base_url, headers={**self.headers, **headers}, timeout=120)

    def signed_in(self, client_id="client-1"):
        """A client with a token and the attribution headers."""
        with self.client() as plain:
            answer = plain.post("/api/auth/anonymous-token", headers={"X-Client-Id": client_id}).json()
        return self.client(
            **{
                "Authorization": f"Bearer {answer['data']['token']}",
                "X-Skill-Source": "pictory-ai",
                "X-Skill-Version": "0.1.0",
                "X-Skill-Platform": "unknown",
            }
        )

    def call(self, function):
        """Run a function on the engine's loop."""
        self._loop.call_soon_threadsafe(function)

    def ends_within(self, seconds):
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def stop(self):
        with contextlib.suppress(httpx.TransportError), self.client() as client:
            client.post("/api/engine/stop")
        self._thread.join(120)
        assert not self._thread.is_alive()


@pytest.fixture
def start_engine(tmp_path):
    """Starts engines that are stopped after the test: start_engine(*options, services=…)."""
    running = []

    def start(*options, services=None, **more):
        engine = RunningEngine(tmp_path / "engine", services or engine_scripts.services(), *options, **more)
        running.append(engine)
        return engine

    yield start
    for engine in running:
        engine.stop()


@pytest.fixture(scope="module")
def run_engine():
    """Starts an engine that whoever started it stops: run_engine(home, services, *options)."""
    return RunningEngine


@pytest.fixture(scope="module")
def shared_engine(tmp_path_factory):
    """One engine for all tests of a module that leave nothing behind which others would notice."""
    engine = RunningEngine(tmp_path_factory.mktemp("shared"), engine_scripts.services())
    yield engine
    engine.stop()


@pytest.fixture
def engine(start_engine):
    return start_engine()


@pytest.fixture
def client(engine):
    with engine.signed_in() as client:
        yield client


@pytest.fixture
def session_id(client):
    return engine_scripts.new_session(client)
