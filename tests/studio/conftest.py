"""A studio on a real engine: its own process, its own home, ended with the tests."""

from pathlib import Path

import pytest

from pictory_nb import Studio, bridge
from pictory_nb.engine.launch import stop_engine
from pictory_nb.storage import HOME_VARIABLE

POST = """# Why notes win

A team forgets what it decides. Last year 73% of all decisions were made twice.

## What helps

- Write one page
- Name one owner
- Link it once

A short note saves a long meeting, and everybody can find it later.
"""


@pytest.fixture(scope="session")
def engine_home(tmp_path_factory):
    """The home of the engine that these tests share; the engine is ended at the end."""
    home = tmp_path_factory.mktemp("engine home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        yield home
        stop_engine()


@pytest.fixture
def studio(engine_home, private_home, monkeypatch, tmp_path):
    """A fresh session; files go to an empty working folder."""
    monkeypatch.setenv(HOME_VARIABLE, str(engine_home))
    monkeypatch.chdir(tmp_path)
    yield Studio.local()
    bridge.close()


@pytest.fixture
def made(studio):
    """A studio that has made a 10 second draft."""
    studio.send(f"Turn this into a 10 second video.\n\n{POST}")
    return studio


@pytest.fixture
def post_file():
    """The sample post that ships with the quickstart."""
    return Path(__file__).parents[2] / "notebooks" / "sample_post.md"
