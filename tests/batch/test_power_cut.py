"""The kernel may die at any moment: the next one finishes the batch, and no message or render is repeated."""

import asyncio
from pathlib import Path

import pytest

from pictory_nb import storage
from pictory_nb.client import StreamInterruptedError
from pictory_nb.conversation.sessions import SessionLog
from tests.batch.fakes import Backend, Desk, Killed, film, half_a_film

SOURCES = ["Notes win.\n\nOne page.", "Short meetings.\n\nTwo people."]
FARTHEST = 80


class Power:
    """Counts what is written to disk and cuts the power at the `last` write, before or after it is done."""

    def __init__(self, monkeypatch, last, *, after):
        self.writes = 0
        self.is_cut = False
        self._last, self._after = last, after
        monkeypatch.setattr(storage, "write_private", self._counted(storage.write_private))
        monkeypatch.setattr(SessionLog, "_append", self._counted(SessionLog._append))

    def _counted(self, write):
        def counted(*args):
            if self.is_cut:
                raise Killed
            self.writes += 1
            if self.writes == self._last and not self._after:
                self.cut()
            write(*args)
            if self.writes == self._last:
                self.cut()

        return counted

    def cut(self):
        self.is_cut = True
        raise Killed


def run(desk):
    return asyncio.run(desk.batches().make(SOURCES))


def finished(backend, table):
    """Whether each video is done, whole and its own."""
    assert table["status"].tolist() == ["done"] * len(SOURCES)
    for source, path, render_id in zip(SOURCES, table["video"], table["render_id"], strict=True):
        assert Path(path).exists()
        assert source in backend.text_of(render_id)
    return True


@pytest.mark.parametrize("after", [False, True], ids=["before a write", "after a write"])
@pytest.mark.parametrize("name", ["local", "cloud"])
def test_a_kernel_that_dies_at_any_write_repeats_nothing(small_mp4, tmp_path, monkeypatch, after, name):
    for last in range(1, FARTHEST):
        backend = Backend(small_mp4)
        backend.tells_turns = name == "local"
        place = tmp_path / f"{last}"
        place.mkdir()
        with monkeypatch.context() as patch:
            patch.chdir(place)
            patch.setenv("PICTORY_NB_HOME", str(place / "home"))
            with patch.context() as cut:
                power = Power(cut, last, after=after)
                try:
                    run(Desk(backend, name))
                except Killed:
                    assert power.is_cut
                else:
                    assert not power.is_cut
                    assert last > 20, "the batch wrote too little down"
                    return
            assert finished(backend, run(Desk(backend, name))), f"cut at write {last}"
            sent = [sum(source in text for text in backend.sent) for source in SOURCES]
            assert sent == [1, 1], f"cut at write {last}: {sent}"
            assert len(backend.renders) == len(SOURCES), f"cut at write {last}"
    pytest.fail("the batch wrote more than this test looked at")


def dies(_backend, _session_id, _text):
    """A step of an answer: the kernel is gone."""

    def step():
        raise Killed

    return step


@pytest.mark.parametrize(("script", "times_sent"), [([film, dies], 1), ([half_a_film, dies], 2), ([dies], 2)])
def test_what_a_message_did_before_the_kernel_died_decides(desk, backend, script, times_sent):
    backend.answers.append((SOURCES[1], script))
    with pytest.raises(Killed):
        run(desk)
    table = run(desk.restarted())
    assert finished(backend, table)
    assert sum(SOURCES[1] in text for text in backend.sent) == times_sent


def test_a_session_that_was_resumed_first_is_not_asked_again(desk, backend):
    backend.answers.append((SOURCES[1], [film, dies]))
    with pytest.raises(Killed):
        run(desk)
    after = desk.restarted()
    talk = after.open_talk("s1")
    asyncio.run(talk.recover())
    after.talk = talk
    assert finished(backend, run(after))
    assert len(backend.sent) == 2


def test_an_unreachable_backend_on_the_way_back_costs_nothing(desk, backend):
    backend.answers.append((SOURCES[1], [film, dies]))
    with pytest.raises(Killed):
        run(desk)
    backend.fail("state", StreamInterruptedError("No network."), times=4)
    table = run(desk.restarted())
    assert table["status"].tolist() == ["done", "failed"]
    assert finished(backend, run(desk.restarted()))
    assert len(backend.sent) == 2
