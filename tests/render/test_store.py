"""The place where machines leave files for each other."""

from concurrent.futures import ThreadPoolExecutor

from pictory_nb.engine.render.store import Store


def test_threads_that_bring_and_fetch_the_same_file_at_once_leave_it_whole(tmp_path):
    store, source = Store(str(tmp_path / "store")), tmp_path / "film.mp4"
    source.write_bytes(bytes(range(256)) * 4096)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.put(source, "film"), range(64)))
        list(threads.map(lambda _: store.get("film", tmp_path / "copy"), range(64)))
    assert (tmp_path / "copy").read_bytes() == source.read_bytes()
    assert [path.name for path in store.folder.iterdir()] == ["film"]
    assert not list(tmp_path.glob("*.part"))
