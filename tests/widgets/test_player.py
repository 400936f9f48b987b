import os

import pytest

from pictory_nb.widgets import PlayerWidget
from pictory_nb.widgets.player_source import reader


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "root" / "a b" / "out 100%.mp4"
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(range(256)) * 40_000)
    return path


def pulled(page, **params):
    """Ask for a chunk, wait for the reader's thread, and return the answer and its bytes."""
    request_id = page.request("player.chunk", **params)
    reader().submit(lambda: None).result()
    return next((content, buffers) for content, buffers in page.received if content["id"] == request_id)


def test_a_file_below_the_servers_root_is_located_by_a_quoted_path(film, page_for):
    player = PlayerWidget(film)
    page = page_for(player)
    root = str(film.parents[1])
    answer = page.ask("player.locate", revision=player.revision, server_root=root, root_uri="")
    assert answer["value"] == {"url_path": "a%20b/out%20100%25.mp4"}
    assert player.url_path == "a%20b/out%20100%25.mp4"


def test_the_root_may_come_as_a_uri_or_with_a_tilde(film, page_for, monkeypatch):
    root = film.parents[1]
    monkeypatch.setenv("HOME", str(root.parent))
    player = PlayerWidget(film)
    for params in ({"root_uri": root.as_uri()}, {"server_root": f"~/{root.name}"}):
        answer = page_for(player).ask("player.locate", revision=player.revision, **params)
        assert answer["value"]["url_path"] == "a%20b/out%20100%25.mp4"


def test_a_link_to_the_root_does_not_hide_the_file(film, page_for, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(film.parents[1])
    player = PlayerWidget(link / "a b" / film.name)
    answer = page_for(player).ask("player.locate", revision=player.revision, server_root=str(film.parents[1]))
    assert answer["value"]["url_path"] == "a%20b/out%20100%25.mp4"


@pytest.mark.parametrize("root", ["", "/nowhere", "relative", None, 5])
def test_a_file_that_the_server_cannot_see_has_no_url(film, page_for, root):
    player = PlayerWidget(film)
    answer = page_for(player).ask("player.locate", revision=player.revision, server_root=root)
    assert answer["value"] == {"url_path": ""}


def test_a_file_in_a_hidden_folder_has_no_url_because_the_server_would_answer_404(tmp_path, page_for):
    film = tmp_path / ".cache" / "out.mp4"
    film.parent.mkdir()
    film.write_bytes(b"x")
    player = PlayerWidget(film)
    answer = page_for(player).ask("player.locate", revision=player.revision, server_root=str(tmp_path))
    assert answer["value"] == {"url_path": ""}


def test_the_page_pulls_the_very_bytes_of_the_file(film, page_for):
    player = PlayerWidget(film)
    page, whole = page_for(player), b""
    while len(whole) < player.size_bytes:
        answer, buffers = pulled(page, revision=player.revision, offset=len(whole), length=4 * 2**20)
        assert answer["kind"] == "result"
        whole += buffers[0]
    assert whole == film.read_bytes()


@pytest.mark.parametrize("params", [{"offset": -1, "length": 5}, {"offset": "0", "length": 5}, {}])
def test_a_senseless_range_is_refused(film, page_for, params):
    player = PlayerWidget(film)
    assert page_for(player).ask("player.chunk", revision=player.revision, **params)["kind"] == "error"


def test_a_chunk_is_never_larger_than_was_agreed(film, page_for):
    player = PlayerWidget(film)
    _, buffers = pulled(page_for(player), revision=player.revision, offset=0, length=10**9)
    assert len(buffers[0]) == 4 * 2**20


def test_a_file_that_is_gone_is_told_in_words(film, page_for):
    player = PlayerWidget(film)
    film.unlink()
    answer = page_for(player).ask("player.locate", revision=player.revision)
    assert answer["message"] == f"The video file is no longer there: {film}. Export it again."


def test_a_file_that_was_written_anew_is_not_mixed_with_the_old_one(film, page_for):
    player = PlayerWidget(film)
    film.write_bytes(b"another film")
    assert "was changed" in page_for(player).ask("player.chunk", revision=player.revision)["message"]
    old = player.revision
    player.show(film)
    assert player.revision != old
    assert "Another video" in page_for(player).ask("player.chunk", revision=old)["message"]


def test_a_file_that_never_was_is_refused_in_words(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"There is no file .*Export the video first"):
        PlayerWidget(tmp_path / "none.mp4")


def test_no_trait_holds_the_films_bytes(film):
    player = PlayerWidget(film, poster=os.urandom(50_000))
    state = player.get_state()
    assert sum(len(str(value)) for key, value in state.items() if key != "_esm") < 3_000


def test_a_poster_comes_over_the_wire(film, page_for):
    player = PlayerWidget(film, poster=b"\x89PNG")
    page = page_for(player)
    request_id = page.request("player.poster")
    reader().submit(lambda: None).result()
    assert [buffers for content, buffers in page.received if content["id"] == request_id] == [[b"\x89PNG"]]
    assert page_for(PlayerWidget(film)).ask("player.poster")["kind"] == "error"


def test_progress_and_errors_are_said_until_the_next_video(film):
    player = PlayerWidget()
    player.show_progress("Rendering scene 3 of 7", 0.4321)
    assert player.notice == {"kind": "progress", "text": "Rendering scene 3 of 7", "fraction": 0.432}
    player.show_error("The disk is full.")
    assert player.notice == {"kind": "error", "text": "The disk is full."}
    player.show_note("The export was stopped.")
    assert player.notice == {"kind": "note", "text": "The export was stopped."}
    player.show(film, title="My film", info={"Length": "30 s"})
    assert (player.notice, player.title, player.info) == ({}, "My film", [["Length", "30 s"]])
    player.clear()
    assert (player.title, player.name, player.revision, player.size_bytes) == ("Video", "", "", 0)


def test_a_reader_without_a_kernel_sees_where_the_file_is(film):
    data, _ = PlayerWidget(film, title="A <film>", info={"Length": "30 s"})._repr_mimebundle_()
    assert data["text/plain"] == f"Video: {film}"
    assert "A &lt;film&gt;" in data["text/html"]
    assert "Length: 30 s" in data["text/html"]
    assert len(data["text/html"]) < 500
