import itertools
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.storage import folders
from pictory_nb.widgets.upload_store import StoreError, TempFile, TempStore, safe_name

LEAVE = """
from pictory_nb.widgets.upload_store import TempStore

store = TempStore()
print(store.new("a.mp4", 9).path, flush=True)
input()
"""


@pytest.fixture
def store():
    store = TempStore()
    yield store
    store.close()


@given(
    data=st.binary(min_size=1, max_size=300),
    cuts=st.lists(st.integers(0, 300), max_size=8),
    order=st.randoms(use_true_random=False),
)
def test_parts_in_any_order_and_twice_make_the_whole_file(tmp_path_factory, data, cuts, order):
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    parts = list(itertools.pairwise(edges)) * 2
    order.shuffle(parts)
    file = TempFile(tmp_path_factory.mktemp("parts") / "file", len(data))
    there = set()
    for start, end in parts:
        file.write(start, memoryview(data[start:end]))
        there |= set(range(start, end))
        assert file.received_bytes == len(there)
        assert {at for a, b in file.missing() for at in range(a, b)} == set(range(len(data))) - there
    assert file.is_whole
    file.finish()
    assert file.path.read_bytes() == data


@pytest.mark.parametrize(("offset", "size"), [(-1, 2), (9, 2), (11, 1)])
def test_a_part_outside_of_the_file_is_refused(tmp_path, offset, size):
    file = TempFile(tmp_path / "file", 10)
    with pytest.raises(StoreError, match="does not belong to the file"):
        file.write(offset, memoryview(bytes(size)))
    file.finish()


def test_files_are_the_users_alone_and_gone_when_the_store_is_closed(store):
    file = store.new("clip.mp4", 10)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert file.path.name == "clip.mp4"
    store.close()
    assert list((folders().cache / "uploads").iterdir()) == []


def test_what_a_killed_kernel_left_behind_is_removed_and_what_a_living_one_has_is_not(store):
    living, killed = (
        subprocess.Popen(
            [sys.executable, "-c", LEAVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(2)
    )
    with living, killed:
        kept, left = (Path(process.stdout.readline().strip()) for process in (living, killed))
        assert kept.exists()
        assert left.exists()
        killed.kill()
        killed.wait()
        assert left.exists()
        store.new("b.mp4", 9)
        assert not left.parent.parent.exists()
        assert kept.exists()
        living.communicate("\n")
    assert not kept.exists()


def test_a_file_for_which_there_is_no_room_is_refused_in_words_before_it_comes(store, monkeypatch):
    usage = shutil.disk_usage("/")._replace(free=200 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    store.new("first.mp4", 100 * 2**20)
    with pytest.raises(
        StoreError, match=r"“second.mp4”: it needs 50 MB, and 36 MB are free\. Free some space"
    ):
        store.new("second.mp4", 50 * 2**20)


def test_a_disk_that_fills_up_is_told_in_words(store):
    file = store.new("clip.mp4", 10)

    class Full:
        def seek(self, _offset):
            pass

        def write(self, _data):
            raise OSError(28, "No space left on device")

        def close(self):
            pass

    file._file.close()
    file._file = Full()
    with pytest.raises(StoreError, match="disk is full"):
        file.write(0, memoryview(b"abc"))


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_stays_in_its_folder(name):
    safe = safe_name(name)
    assert safe not in {"", ".", ".."}
    assert Path(safe).name == safe
    assert len(safe.encode()) <= 255
