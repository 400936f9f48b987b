"""What every test gets: a private home, and no token from the person who runs the tests."""

import os
import signal

# Processes that tests start side by side have a core each: more threads would wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import hypothesis
import pytest

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


def pytest_itemcollected(item):
    """Give tests in a real Jupyter a second try, which the summary tells; pyproject.toml bounds them.

    Of two workers (`make test`) one has all of these, one after the other, and the other has the corpora.
    """
    if item.get_closest_marker("browser") or item.get_closest_marker("kernel"):
        item.add_marker(pytest.mark.flaky(reruns=1))
        item.add_marker(pytest.mark.xdist_group("jupyter"))
    elif item.path.name == "test_edit_corpus.py":
        item.add_marker(pytest.mark.xdist_group("corpora"))
