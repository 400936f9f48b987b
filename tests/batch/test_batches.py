"""A batch makes one file per source, tells single failures, and stops where going on makes no sense."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pictory_nb.batch import BatchBook, BatchBusyError, BatchStoppedError, UnknownBatchError
from pictory_nb.batch.items import read_items
from pictory_nb.batch.rows import digest
from pictory_nb.client import (
    AgentError,
    ConnectionFailedError,
    PictoryError,
    RenderFailedError,
    SessionGoneError,
    StreamInterruptedError,
)
from pictory_nb.client.refusals import api_error
from pictory_nb.exports import Journal
from tests.batch.fakes import Desk, Killed, film, half_a_film
from tests.conversation.fakes import done

ONE, TWO, THREE = "Notes win.\n\nOne page.", "Short meetings.\n\nTwo people.", "Teams.\n\nThree owners."
ALL = [ONE, TWO, THREE]


def statuses(table):
    return table["status"].tolist()


def told(error):
    """An answer that ends in an error, as the steps of a stream."""
    return [error]


def test_every_source_becomes_a_file_of_its_own_in_one_session(make, backend, tmp_path):
    table = make(ALL, "upbeat", 10)
    assert statuses(table) == ["done"] * 3
    assert table["video"].tolist() == [
        str(tmp_path / "videos" / name) for name in ("notes-win.mp4", "short-meetings.mp4", "teams.mp4")
    ]
    assert all(Path(path).stat().st_size for path in table["video"])
    assert table["duration_ms"].tolist() == [1000] * 3
    assert (table["elapsed_s"] >= 0).all()
    assert table["message"].str.startswith("1.0 s, 64x36").all()
    assert len(backend.drafts) == 1
    for source, render_id, sent in zip(ALL, table["render_id"], backend.sent, strict=True):
        assert sent.startswith("Turn this into a 10 second video with captions. upbeat.")
        assert source in sent
        assert source in backend.text_of(render_id)


def test_each_row_of_a_dataframe_has_its_own_wishes_and_the_table_its_index(make, backend, tmp_path):
    frame = pd.DataFrame(
        {"source": [ONE, TWO], "seconds": [5, None], "instruction": ["square", None], "target": ["a", None]},
        index=["first", "second"],
    )
    table = make(frame, "vertical", 20)
    assert table.index.tolist() == ["first", "second"]
    assert Path(table.loc["first", "video"]) == tmp_path / "videos" / "a.mp4"
    assert "5 second video with captions. square." in backend.sent[0]
    assert "20 second video with captions. vertical." in backend.sent[1]


def test_an_upload_is_uploaded_first_and_spoken_of_by_its_name(make, backend, tmp_path):
    (tmp_path / "winter-shoes.png").write_bytes(b"x")
    table = make(["winter-shoes.png", "https://example.org/clip.mp4?key=secret1234"])
    assert statuses(table) == ["done", "done"]
    assert [source for _, source in backend.uploads] == [
        str(tmp_path / "winter-shoes.png"),
        "https://example.org/clip.mp4?key=secret1234",
    ]
    assert "“winter-shoes.png”" in backend.sent[0]
    assert "secret1234" not in table.to_string()


def test_a_video_that_shows_another_item_is_not_passed_off_as_this_one(make, backend, tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"x")
    backend.shows_media = ("med_1",)
    table = make(["a.png", "b.png", ONE])
    assert statuses(table) == ["done", "failed", "failed"]
    assert "upload of another item" in table["message"][1]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ([done("Which of the two do you mean?")], "The agent says: Which of the two do you mean?"),
        ([], "Nothing changed on the timeline"),
        (told(AgentError("The agent could not finish: too long.")), "too long"),
        (told(api_error(status=500, code=5000, said="It broke")), "It broke"),
    ],
)
def test_a_single_failure_is_told_and_the_rest_goes_on(make, backend, script, words):
    backend.answers.append((TWO, script))
    table = make(ALL)
    assert statuses(table) == ["done", "failed", "done"]
    assert words in table["message"][1]
    assert len(backend.renders) == 2
    again = make(ALL)
    assert statuses(again) == ["done"] * 3
    assert [TWO in sent for sent in backend.sent] == [False, True, False, True]


def test_a_missing_file_and_an_empty_one_are_single_failures(make, tmp_path):
    (tmp_path / "empty.md").write_text("")
    table = make(["nowhere.md", "empty.md", "nowhere.docx", ONE])
    assert statuses(table) == ["failed"] * 3 + ["done"]
    assert "nowhere.md" in table["message"][0]


@pytest.mark.parametrize(
    ("verb", "error"),
    [
        ("create_session", ConnectionFailedError("No backend.", never_left=True, refused=True)),
        ("create_session", api_error(status=401, code=1001)),
        ("state", api_error(status=429, code=None)),
        ("start_render", api_error(status=402, code=None)),
    ],
)
def test_an_error_that_every_video_would_meet_stops_the_batch_in_words(make, backend, verb, error):
    backend.fail(verb, error)
    with pytest.raises(BatchStoppedError, match="2 of 3 are waiting") as caught:
        make(ALL)
    assert str(error) in str(caught.value)
    assert "resume_batch" in str(caught.value)
    assert statuses(caught.value.table) == ["failed", "waiting", "waiting"]
    assert statuses(make(ALL)) == ["done"] * 3
    assert len(backend.sent) == 3


def test_no_credits_in_the_middle_of_an_answer_stop_it_too(make, backend):
    backend.answers.append((TWO, told(api_error(status=None, code=2001))))
    with pytest.raises(BatchStoppedError, match="no credits left") as caught:
        make(ALL)
    assert statuses(caught.value.table) == ["done", "failed", "waiting"]


def test_errors_of_the_studio_s_own_can_stop_it_as_well(desk, backend):
    class EngineError(PictoryError):
        pass

    backend.fail("create_session", EngineError("The engine cannot start."))
    with pytest.raises(BatchStoppedError, match="engine cannot start"):
        asyncio.run(desk.batches(hopeless=(EngineError,)).make(ALL))


def test_nothing_is_done_twice(make, backend):
    first = make(ALL)
    again = make(ALL)
    pd.testing.assert_frame_equal(first, again)
    assert len(backend.sent) == len(backend.renders) == 3


def test_another_kernel_goes_on_in_the_session_of_the_batch(make, desk, backend):
    backend.fail("start_render", api_error(status=402, code=None))
    with pytest.raises(BatchStoppedError):
        make(ALL)
    after = desk.restarted()
    assert statuses(asyncio.run(after.batches().resume())) == ["done"] * 3
    assert len(backend.drafts) == 1
    assert len(backend.sent) == 3


def test_an_equal_message_has_its_video_too(make, backend):
    table = make([ONE, ONE])
    assert statuses(table) == ["done", "done"]
    assert table["video"].nunique() == 2
    assert [ONE in backend.text_of(render_id) for render_id in table["render_id"]] == [True, True]


def test_a_file_that_appears_meanwhile_is_not_replaced(make, backend, tmp_path):
    mine = tmp_path / "videos" / "notes-win.mp4"
    backend.answers.append(
        (ONE, [film, lambda *_: lambda: mine.write_text("mine"), done("ok")]),
    )
    table = make([ONE])
    assert mine.read_text() == "mine"
    assert Path(table["video"][0]).name == "notes-win-2.mp4"
    assert "notes-win.mp4 was taken, so this is notes-win-2.mp4." in table["message"][0]


def test_a_lost_file_is_fetched_and_not_made_again(make, backend):
    table = make([ONE])
    Path(table["video"][0]).unlink()
    again = make([ONE])
    assert statuses(again) == ["done"]
    assert Path(again["video"][0]).exists()
    assert len(backend.sent) == len(backend.renders) == 1


def test_a_lost_file_whose_render_is_gone_is_made_again(make, backend):
    table = make([ONE])
    Path(table["video"][0]).unlink()
    backend.fail("render_status", api_error(status=404, code=4040, said="No such export"))
    assert statuses(make([ONE])) == ["done"]
    assert len(backend.renders) == 2


def test_a_script_that_has_changed_is_made_again_beside_the_old_video(make, backend, tmp_path):
    script = tmp_path / "post.md"
    script.write_text(ONE)
    first = make(["post.md"])
    script.write_text(TWO)
    second = make(["post.md"])
    assert Path(first["video"][0]).exists()
    assert Path(second["video"][0]).name == "post-2.mp4"
    assert "has changed" in second["message"][0]
    assert TWO in backend.text_of(second["render_id"][0])
    script.unlink()
    assert statuses(make(["post.md"])) == ["done"]
    assert len(backend.sent) == 2


def test_a_session_that_is_gone_is_replaced_and_said(make, backend, desk):
    gone = api_error(status=404, code=1002)
    assert isinstance(gone, SessionGoneError)
    make([TWO])
    backend.fail("state", gone)
    table = make([ONE, THREE])
    assert statuses(table) == ["done", "done"]
    assert "session before was gone" in table["message"][0]
    assert len(backend.drafts) == 2


def test_a_render_that_failed_is_rendered_again_without_a_message(make, backend):
    backend.fail("render_status", RenderFailedError("Scene 2 has no picture.", render_id="r"))
    table = make([ONE])
    assert statuses(table) == ["failed"]
    assert "Scene 2" in table["message"][0]
    assert statuses(make([ONE])) == ["done"]
    assert (len(backend.sent), len(backend.renders)) == (1, 2)


def test_a_broken_answer_with_the_whole_video_is_exported(make, backend):
    backend.answers.append((ONE, [film, StreamInterruptedError("It broke.")]))
    table = make([ONE])
    assert statuses(table) == ["done"]
    assert len(backend.sent) == 1


def test_where_nobody_knows_whether_it_is_whole_that_is_said(desk, backend):
    backend.tells_turns = False
    backend.answers.append((ONE, [film, StreamInterruptedError("It broke.")]))
    cloud = Desk(backend, "cloud")
    table = asyncio.run(cloud.batches().make([ONE]))
    assert statuses(table) == ["done"]
    assert "look whether all is there" in table["message"][0]
    assert len(backend.sent) == 1


def test_half_a_video_is_not_exported_and_asked_for_anew_only_by_the_user(make, backend):
    backend.answers.append((ONE, [half_a_film, StreamInterruptedError("It broke.")]))
    table = make([ONE])
    assert statuses(table) == ["failed"]
    assert "before the video was whole" in table["message"][0]
    assert (len(backend.sent), len(backend.renders)) == (1, 0)
    assert statuses(make([ONE])) == ["done"]
    assert len(backend.sent) == 2


def stopped(desk, backend, script=None):
    """Run a batch of three and cancel it: after `script` in the second answer, else in the first render."""

    async def run():
        reached = asyncio.Event()
        if script is None:
            backend.on_render = reached.set
        else:
            backend.answers.append((TWO, [*script, lambda *_: reached.set, lambda *_: asyncio.Event().wait]))
        task = asyncio.ensure_future(desk.batches().make(ALL))
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return desk.table()

    return asyncio.run(run())


def test_stopping_keeps_what_is_done_and_sends_again_what_was_half_made(desk, backend):
    assert stopped(desk, backend, [half_a_film]) == ["done", "stopped", "waiting"]
    table = asyncio.run(desk.batches().make(ALL))
    assert statuses(table) == ["done"] * 3
    assert [TWO in sent for sent in backend.sent] == [False, True, True, False]
    assert TWO in backend.text_of(table["render_id"][1])


def test_stopping_after_the_video_was_made_does_not_send_again(desk, backend):
    assert stopped(desk, backend, [film]) == ["done", "stopped", "waiting"]
    assert statuses(asyncio.run(desk.restarted().batches().resume())) == ["done"] * 3
    assert len(backend.sent) == 3


def test_stopping_an_export_leaves_the_timeline_for_the_next_run(desk, backend):
    backend.ready = False
    assert stopped(desk, backend) == ["stopped", "waiting", "waiting"]
    backend.ready = True
    assert statuses(asyncio.run(desk.batches().make(ALL))) == ["done"] * 3
    assert len(backend.sent) == 3
    assert len(backend.renders) == 4


def test_a_render_that_cannot_be_cancelled_is_fetched_later(desk, backend):
    backend.ready = backend.can_cancel = False
    stopped(desk, backend)
    backend.ready = True
    assert statuses(asyncio.run(desk.batches().make(ALL))) == ["done"] * 3
    assert len(backend.renders) == 3


def test_another_message_of_the_user_is_not_taken_for_the_batch_s(desk, backend):
    stopped(desk, backend, [film])
    asyncio.run(desk.talk.send("Make a video about something else entirely, please."))
    table = asyncio.run(desk.batches().make(ALL))
    assert TWO in backend.text_of(table["render_id"][1])


def test_two_cells_do_not_work_on_one_batch(desk, backend):
    async def both():
        reached = asyncio.Event()
        backend.answers.append((ONE, [lambda *_: reached.set, lambda *_: asyncio.Event().wait]))
        first = asyncio.ensure_future(desk.batches().make(ALL))
        await reached.wait()
        with pytest.raises(BatchBusyError, match="another cell or notebook"):
            await desk.restarted().batches().make(ALL)
        first.cancel()
        await asyncio.wait([first])

    asyncio.run(both())
    assert len(backend.sent) == 1


def test_batches_are_listed_and_found_again(make, desk):
    make([ONE])
    make([TWO, "nowhere.md"], folder="elsewhere")
    table = desk.batches().table()
    assert table["videos"].tolist() == [2, 1]
    assert table[["done", "failed", "left"]].to_numpy().tolist() == [[1, 1, 0], [1, 0, 0]]
    assert str(table["created"].dtype.tz) == "UTC"
    again = asyncio.run(desk.batches().resume(table["batch_id"][1]))
    assert statuses(again) == ["done"]
    with pytest.raises(UnknownBatchError, match=table["batch_id"][1]):
        asyncio.run(desk.batches().resume("batch_nowhere"))


def test_with_nothing_left_there_is_nothing_to_go_on_with(make, desk):
    assert desk.batches().table().empty
    with pytest.raises(UnknownBatchError, match="No batch is waiting"):
        asyncio.run(desk.batches().resume())
    make([ONE])
    with pytest.raises(UnknownBatchError, match="No batch is waiting"):
        asyncio.run(desk.batches().resume())


def test_notes_are_private_and_damaged_ones_cost_nothing_but_work(make, desk, private_home):
    make([ONE, TWO])
    (folder,) = (private_home / "data" / "batches").iterdir()
    for path in folder.glob("*.json"):
        assert path.stat().st_mode & 0o077 == 0
    (folder / "row-00000.json").write_text("{half")
    assert statuses(asyncio.run(desk.batches().make([ONE, TWO]))) == ["done", "done"]
    (folder / "plan.json").write_text("{half")
    assert desk.batches().table().empty


def test_a_full_disk_stops_it_before_anything_more_is_sent(make, backend, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    backend.answers.append(
        (
            ONE,
            [
                film,
                lambda *_: lambda: monkeypatch.setattr("pictory_nb.storage.write_private", full),
                done("ok"),
            ],
        )
    )
    with pytest.raises(BatchStoppedError, match="No space left"):
        make(ALL)
    assert len(backend.sent) == 1
    assert backend.renders == {}


def test_the_book_reserves_what_other_batches_are_to_make(make, backend, tmp_path):
    backend.answers.append((ONE, []))
    assert statuses(make([ONE])) == ["failed"]
    other = make([f"{ONE}\n\nAnd more."])
    assert Path(other["video"][0]).name == "notes-win-2.mp4"
    assert Path(make([ONE])["video"][0]).name == "notes-win.mp4"
    assert len(BatchBook().records()) == 2
    assert len(Journal().jobs()) == 2


SECRET = "s3cr3tPLANTED0123"


def signing(backend):
    """Let the backend put signed addresses into its timelines, new ones at every look."""
    looks = iter(range(1000))
    made, state = backend.draft, backend.state

    def draft(text):
        film_ = made(text)
        film_["t"][0]["sg"][0]["m"] = {"url": f"https://cdn.example/a.mp4?sig={SECRET}"}
        return film_

    async def signed_state(session_id):
        seen = await state(session_id)
        text = json.dumps(seen.draft).replace(SECRET, f"{SECRET}{next(looks)}")
        return replace(seen, draft=json.loads(text))

    backend.draft, backend.state = draft, signed_state


def stop_while_exporting(desk, backend):
    backend.on_render = lambda: (_ for _ in ()).throw(Killed)
    with pytest.raises(Killed):
        asyncio.run(desk.batches().make([ONE]))
    backend.on_render = lambda: None
    backend.renders.clear()
    for path in Path(Journal()._folder).glob("*.json"):
        path.unlink()


def test_what_a_batch_writes_down_holds_no_secret_and_what_it_exports_is_whole(desk, backend, private_home):
    signing(backend)
    stop_while_exporting(desk, backend)
    rows = list(private_home.rglob("row-*.json"))
    assert "https://cdn.example/a.mp4" in rows[0].read_text()
    assert [path for path in private_home.rglob("*") if path.is_file() and SECRET in path.read_text()] == []
    table = asyncio.run(desk.restarted().batches().make([ONE]))
    assert statuses(table) == ["done"]
    assert len(backend.sent) == 1
    (draft,) = backend.renders.values()
    assert SECRET in str(draft)
    assert "***" not in str(draft)


def test_a_timeline_that_the_notes_lack_in_part_is_not_exported_once_it_is_another_one(desk, backend):
    signing(backend)
    stop_while_exporting(desk, backend)
    backend.drafts["s1"] = backend.draft("Somebody edited it.")
    table = asyncio.run(desk.restarted().batches().make([ONE]))
    assert statuses(table) == ["failed"]
    assert "was changed after this video was made" in table["message"][0]
    assert (backend.renders, len(backend.sent)) == ({}, 1)
    assert statuses(asyncio.run(desk.restarted().batches().make([ONE]))) == ["done"]
    assert len(backend.sent) == 2


def test_a_signed_address_is_not_written_down_and_the_same_call_still_has_it(desk, backend, private_home):
    address = f"https://example.org/clip.mp4?sig={SECRET}"
    backend.fail("upload", ConnectionFailedError("refused", never_left=True))
    with pytest.raises(BatchStoppedError):
        asyncio.run(desk.batches().make([address]))
    assert [path for path in private_home.rglob("*") if path.is_file() and SECRET in path.read_text()] == []
    table = asyncio.run(desk.restarted().batches().resume())
    assert "Signed addresses are not written down" in table["message"][0]
    assert backend.uploads == []
    table = asyncio.run(desk.restarted().batches().make([address]))
    assert statuses(table) == ["done"]
    assert [source for _, source in backend.uploads] == [address]


def test_a_message_that_did_nothing_is_sent_again_although_addresses_are_signed_anew(desk, backend):
    signing(backend)
    backend.answers.append(("Short meetings", [Killed()]))
    with pytest.raises(Killed):
        asyncio.run(desk.batches().make([ONE, TWO]))
    assert statuses(asyncio.run(desk.restarted().batches().make([ONE, TWO]))) == ["done", "done"]
    assert len(backend.sent) == 3


def test_an_answer_without_a_video_is_not_taken_for_one_because_addresses_are_signed_anew(make, backend):
    signing(backend)
    backend.answers.append(("Short meetings", [done("Which of the two?")]))
    table = make([ONE, TWO])
    assert statuses(table) == ["done", "failed"]
    assert "The agent says: Which of the two?" in table["message"][1]


def test_a_batch_of_an_earlier_version_is_found_again_by_the_same_call(tmp_path):
    named = {"source": ONE, "kind": "text", "instruction": "", "seconds": 30.0, "target": ""}
    wanted = digest(["local", str(tmp_path), [named]])[:12]
    assert BatchBook().new(read_items([ONE]), "local", tmp_path).plan.batch_id == f"batch_{wanted}"
