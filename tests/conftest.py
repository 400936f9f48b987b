"""What every test gets: a private home, and no token from the person who runs the tests."""

import os
import signal

# Processes that tests start side by side have a core each: more threads would wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

# Machines are noisy: no deadline. In CI the same examples every time, so that a failure is the change's own.
hypothesis.settings.register_profile("pictory_nb", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("pictory_nb")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What a shell starts in the background ignores Ctrl-C, and so do the kernels and scripts of its tests.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def private_home(tmp_path, monkeypatch):
    """Keep tests out of the user's folders; returns the home that they use instead."""
    home = tmp_path / "home of the test"
    monkeypatch.setenv("PICTORY_NB_HOME", str(home))
    for name in (
        *("NEMO_TOKEN", "NEMO_API_URL", "NEMO_WEB_URL", "NEMO_CLIENT_ID", "SKILL_SOURCE"),
        "PICTORY_NB_BACKEND",
    ):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_collection_modifyitems(items):
    """Give tests in a real Jupyter a second try, which the summary tells; pyproject.toml bounds them."""
    for item in items:
        if item.get_closest_marker("browser") or item.get_closest_marker("kernel"):
            item.add_marker(pytest.mark.flaky(reruns=1))


class OneForTheBrowser(LoadScopeScheduling):
    """Of the workers of `make test` one has all tests in a real Jupyter, others have the rest, by files."""

    def _split_scope(self, nodeid):
        is_jupyter = nodeid.startswith(("tests/browser/", "tests/kernel/"))
        return "in Jupyter" if is_jupyter else nodeid.split("::", 1)[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Share the tests out."""
    return OneForTheBrowser(config, log)
