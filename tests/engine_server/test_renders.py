"""Exports: queued, told honestly, resumable, downloadable in ranges."""

import io

import av
import pytest
from engine_scripts import Parts, draft_of, export, finished, new_session, poll, send, state_of, until

JOB = "/api/render/proxy/lambda"


@pytest.fixture
def parts():
    return Parts()


@pytest.fixture
def engine(start_engine, parts):
    return start_engine(services=parts.services)


@pytest.fixture
def film(client, session_id):
    export(client, session_id, "render_1", draft_of("tea"))
    return finished(client, "render_1")


def test_an_export_ends_with_a_playable_file_at_its_address(client, session_id, film):
    assert (film["status"], film["progress"], film["queue_position"], film["error"]) == (
        "completed",
        1.0,
        0,
        None,
    )
    answer = client.get(film["output"]["url"])
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["content-length"] == str(len(answer.content))
    with av.open(io.BytesIO(answer.content)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 10
    assert client.get("/api/render/proxy/render_1/download").content == answer.content
    assert [made["id"] for made in state_of(client, session_id)["generated_media"]] == ["render_1"]


def test_a_film_is_served_in_ranges(client, film):
    whole = client.get(film["output"]["url"])
    etag = whole.headers["etag"]
    part = client.get(film["output"]["url"], headers={"Range": "bytes=100-199", "If-Range": etag})
    assert part.status_code == 206
    assert part.content == whole.content[100:200]
    assert part.headers["content-range"] == f"bytes 100-199/{len(whole.content)}"
    stale = client.get(film["output"]["url"], headers={"Range": "bytes=100-", "If-Range": '"other"'})
    assert (stale.status_code, stale.content) == (200, whole.content)
    assert client.get(film["output"]["url"], headers={"Range": "bytes=9999999-"}).status_code == 416
    assert client.head(film["output"]["url"]).headers["content-length"] == str(len(whole.content))


@pytest.mark.parametrize("missing", ["X-Skill-Source", "X-Skill-Version", "X-Skill-Platform"])
def test_export_without_attribution_is_402(client, session_id, missing):
    del client.headers[missing]
    answer = export(client, session_id, "render_1", draft_of("tea"))
    assert (answer.status_code, answer.json()["code"]) == (402, 402)
    assert answer.json()["message"].startswith("Register or upgrade your plan to unlock export.")


def test_the_same_id_renders_once(client, session_id, film, parts):
    again = export(client, session_id, "render_1", draft_of("coffee"))
    assert again.json()["status"] == "completed"
    assert parts.renderers[0].rendered == ["render_1"]


def test_one_render_per_session_at_a_time_and_sessions_side_by_side(client, engine, parts):
    first, second = (new_session(client) for _ in range(2))
    for number, session_id in enumerate([first, first, second, first]):
        export(client, session_id, f"render_{number}", draft_of(f"gated {number}"))
    until(lambda: parts.renderers and len(parts.renderers[0].rendered) == 2)
    assert parts.renderers[0].rendered == ["render_0", "render_2"]
    working = poll(client, "render_0")
    assert (working["status"], working["stage"], working["progress"]) == ("processing", "frames", 0.5)
    waiting = poll(client, "render_1")
    assert (waiting["status"], waiting["queue_position"], waiting["progress"]) == ("pending", 1, 0.0)
    assert poll(client, "render_3")["queue_position"] == 2
    engine.call(parts.renderers[0].gate.set)
    for number in range(4):
        assert finished(client, f"render_{number}")["status"] == "completed"
    assert parts.renderers[0].most_at_work == 2


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("killed worker", "A worker was ended from outside. Export again."),
        ("full disk", "The disk is full."),
        ("crash", "The renderer broke (ZeroDivisionError)."),
    ],
)
def test_a_broken_render_fails_in_words_and_the_next_one_works(client, session_id, title, words, engine):
    export(client, session_id, "render_1", draft_of(title))
    broken = finished(client, "render_1")
    assert broken["status"] == "failed"
    assert broken["error"].startswith(words)
    assert "output" not in broken
    export(client, session_id, "render_2", draft_of("tea"))
    assert finished(client, "render_2")["status"] == "completed"
    assert len(list(engine.data_dir.joinpath("renders").iterdir())) == 1


def test_a_waiting_and_a_working_export_can_be_cancelled(client, session_id, parts, engine):
    export(client, session_id, "render_1", draft_of("gated"))
    export(client, session_id, "render_2", draft_of("tea"))
    until(lambda: poll(client, "render_1")["status"] == "processing")
    assert client.delete(f"{JOB}/render_2").json()["status"] == "cancelled"
    assert client.delete(f"{JOB}/render_1").json()["status"] == "cancelled"
    assert poll(client, "render_1")["error"] == "The export was cancelled."
    assert client.get("/api/render/proxy/render_1/download").status_code == 409
    export(client, session_id, "render_3", draft_of("tea"))
    assert finished(client, "render_3")["status"] == "completed"
    assert client.delete(f"{JOB}/render_3").json()["status"] == "completed"
    assert parts.renderers[0].rendered == ["render_1", "render_3"]


def test_an_export_at_work_is_taken_up_by_the_next_engine(start_engine, parts):
    engine = start_engine(services=parts.services)
    client = engine.signed_in()
    session_id = new_session(client)
    export(client, session_id, "render_1", draft_of("gated"))
    export(client, session_id, "render_2", draft_of("tea"))
    until(lambda: poll(client, "render_1")["status"] == "processing")
    engine.stop()
    assert parts.renderers[0].closed
    later = Parts()
    with start_engine(services=later.services).client(Authorization=client.headers["Authorization"]) as again:
        until(lambda: later.renderers and later.renderers[0].rendered)
        assert poll(again, "render_1")["status"] == "processing"
        assert poll(again, "render_2")["status"] == "pending"
        again.delete(f"{JOB}/render_1")
        assert finished(again, "render_2")["status"] == "completed"


def test_exports_belong_to_their_account(client, session_id, film, engine):
    with engine.signed_in("somebody-else") as stranger:
        assert stranger.get(f"{JOB}/render_1").status_code == 404
        assert stranger.delete(f"{JOB}/render_1").status_code == 404
        assert stranger.get("/api/render/proxy/render_1/download").status_code == 404
        theirs = export(stranger, new_session(stranger), "render_1", draft_of("tea"))
        assert theirs.status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"draft": {"t": [{"tt": 0, "sg": []}]}}, "timeline is empty"),
        ({"draft": None}, "timeline is empty"),
        ({"output": {"format": "avi"}}, "mp4"),
        ({"id": "../../etc/passwd"}, "id may hold"),
        ({"id": ""}, "id may hold"),
    ],
)
def test_an_export_that_makes_no_sense_is_refused_in_words(client, session_id, change, words):
    answer = export(client, session_id, "render_1", draft_of("tea"), change)
    assert answer.status_code == 400
    assert words in answer.json()["message"]


def test_a_film_that_was_removed_is_said_to_be_gone(client, film, engine):
    for file in engine.data_dir.joinpath("renders").iterdir():
        file.unlink()
    answer = client.get(film["output"]["url"])
    assert answer.status_code == 410
    assert "Export again" in answer.json()["message"]
    assert client.get("/api/render/files/..%2Fengine.sqlite3").status_code == 404


def test_a_still_shows_the_draft_at_a_time(client, session_id):
    send(client, session_id, "a film about tea")
    picture = client.get(f"/api/engine/still/{session_id}", params={"t_ms": 1500, "width": 320})
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.endswith(b"1500 320")
    assert client.get(f"/api/engine/still/{session_id}", params={"width": 99999}).status_code == 400
    assert client.get(f"/api/engine/still/{session_id}", params={"t_ms": "nan"}).status_code == 400
    send(client, session_id, "crash")
    broken = client.get(f"/api/engine/still/{session_id}")
    assert (broken.status_code, broken.json()["message"]) == (422, "The scene at 0:00 cannot be drawn.")


def test_a_still_of_nothing_is_refused_in_words(client, session_id):
    answer = client.get(f"/api/engine/still/{session_id}")
    assert answer.status_code == 400
    assert "timeline is empty" in answer.json()["message"]


def test_the_outline_of_what_is_no_sound_is_refused_in_words(client, session_id):
    path = f"/api/engine/peaks/{session_id}"
    assert client.get(path, params={"track": 1, "segment": 0}).status_code == 400
    send(client, session_id, "a film about tea")
    answer = client.get(path, params={"track": 1, "segment": 0})
    assert (answer.status_code, answer.json()["message"]) == (
        422,
        "There is no such sound on the timeline any more.",
    )
    assert client.get(path, params={"track": "x"}).status_code == 400
