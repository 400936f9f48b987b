"""What was said survives the kernel, whole or not at all."""

import asyncio
import json
from dataclasses import replace

import pytest

from pictory_nb.client import DraftChangedError
from pictory_nb.conversation import Conversation, Ending, SessionBook
from pictory_nb.conversation.events import Action, Question, ToolStep, Turn
from pictory_nb.draft import masked
from tests.conversation.fakes import TITLED, Client, conversation, done, send


@pytest.fixture
def book(tmp_path):
    return SessionBook(tmp_path / "sessions", clock=lambda: 1_700_000_000.0)


def turn(turn_id="t1", text="Done"):
    return Turn(
        turn_id=turn_id,
        prompt="make a video",
        text=text,
        ending=Ending.DONE,
        changes=("Title added: 'A' (0-3s)",),
        actions=(Action.EXPORT,),
        steps=(ToolStep("c", "plan_scenes", "Planning the scenes", done=True),),
        offers=("A beach", "A city"),
        question=Question("Where is it set?", ("A beach", "A city")),
        credits_spent=5.0,
        elapsed_s=1.5,
    )


def opened(book):
    return book.open("ses_1", backend="local", name="", language="en")


def test_a_turn_is_read_back_as_it_was(book):
    opened(book).end(turn())
    assert book.log("ses_1").turns() == [turn()]


def test_a_message_without_an_end_is_pending(book):
    log = opened(book)
    log.begin("t1", "make a video")
    assert log.pending().prompt == "make a video"
    log.end(turn("t1"))
    assert log.pending() is None


def test_a_line_that_a_crash_cut_off_takes_nothing_else_with_it(book, tmp_path):
    log = opened(book)
    log.end(turn("t1"))
    path = tmp_path / "sessions" / "ses_1" / "turns.jsonl"
    path.write_bytes(path.read_bytes() + b'{"ended": "t2", "tur')
    log.end(turn("t3"))
    assert [kept.turn_id for kept in log.turns()] == ["t1", "t3"]


def test_notes_are_private(book, tmp_path):
    opened(book).end(turn())
    for path in (tmp_path / "sessions" / "ses_1").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_a_strange_session_id_stays_in_its_folder(book, tmp_path):
    book.open("../../evil", backend="local", name="", language="en")
    assert [path.name for path in (tmp_path / "sessions").iterdir()] == ["______evil"]


def test_a_session_is_found_by_id_by_name_or_as_the_last_one(tmp_path):
    now = iter(range(100))
    book = SessionBook(tmp_path, clock=lambda: float(next(now)))
    book.open("ses_1", backend="local", name="first", language="en")
    book.open("ses_2", backend="local", name="second", language="en")
    book.open("ses_3", backend="cloud", name="elsewhere", language="en")
    assert book.find("first", "local").session_id == "ses_1"
    assert book.find("ses_2", "local").session_id == "ses_2"
    assert book.find(None, "local").session_id == "ses_2"
    assert book.find("elsewhere", "local") is None


def test_a_session_is_called_after_its_film(book):
    client = Client()
    client.scripts.append([lambda: setattr(client, "draft", TITLED), done("ok")])
    send(client, book=book)
    assert book.find("Paradise Found", "local").session_id == "s1"


def test_a_conversation_that_is_gone_on_with_has_its_turns_and_its_last_draft(book):
    client = Client()
    client.scripts.append([lambda: setattr(client, "draft", TITLED), done("ok")])
    send(client, book=book)
    again = Conversation(client, session_id="s1", book=book)
    assert [kept.text for kept in again.turns] == ["ok"]
    assert again.draft == TITLED
    assert again.pending is None


@pytest.mark.parametrize(
    ("meanwhile", "ending", "words"),
    [(TITLED, Ending.RECOVERED, "Title added"), (None, Ending.NOTHING_CHANGED, "Nothing changed")],
)
def test_what_became_of_a_message_while_the_kernel_was_away_is_told(book, meanwhile, ending, words):
    opened(book).begin("t1", "make a video")
    client = Client(draft=meanwhile)
    made, _ = conversation(client, session_id="ses_1", book=book)
    told = asyncio.run(made.recover())
    assert told.ending is ending
    assert words in told.text
    assert told.prompt == "make a video"
    assert client.sent == []
    assert book.log("ses_1").pending() is None
    assert asyncio.run(made.recover()) is None


def test_what_became_of_a_message_is_told_once_however_often_it_is_asked_for_at_the_same_time(book):
    opened(book).begin("t1", "make a video")
    made, _ = conversation(Client(draft=TITLED), session_id="ses_1", book=book)

    async def both():
        return await asyncio.gather(made.recover(), made.recover())

    first, second = asyncio.run(both())
    assert (first.ending, second) == (Ending.RECOVERED, None)
    assert len(made.turns) == 1


def test_a_message_is_written_down_before_a_word_of_its_answer_has_come(book):
    seen = []
    client = Client()
    client.scripts.append([lambda: seen.append(book.log("s1").pending()), done("ok")])
    send(client, "make a video of tea", book=book)
    assert [pending.prompt for pending in seen] == ["make a video of tea"]
    assert book.log("s1").pending() is None


def test_a_full_disk_does_not_lose_the_turn(book, monkeypatch, caplog):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pictory_nb.conversation.sessions.os.open", full)
    told, _ = send(Client([done("ok")]), book=book)
    assert told.text == "ok"
    assert "No space left" in caplog.text


SECRET = "s3cr3tPLANTED0123"


def signed(signature=SECRET, title="Tea", **more):
    clip = {"id": "c", "d": 3000, "m": {"name": "tea", "url": f"https://cdn.example/a.mp4?sig={signature}"}}
    text = {"id": "a", "d": 3000, "m": {"text": title}}
    return {"t": [{"id": "v", "tt": 0, "sg": [clip]}, {"id": "t", "tt": 7, "sg": [text]}], **more}


def noted(book, draft, **kwargs):
    """A session in which a message led to `draft`, as the next kernel finds it."""
    client = Client(draft=None)
    client.scripts.append(
        [lambda: setattr(client, "draft", draft), done(f"See https://a.example/?sig={SECRET}")]
    )
    send(client, book=book)
    return conversation(client, session_id="s1", book=book, **kwargs)[0], client


def test_no_secret_of_a_draft_or_an_answer_is_written_down(book, tmp_path):
    made, _ = noted(book, signed(secret=SECRET))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(path.name for path in files) == ["session.json", "turns.jsonl"]
    assert [path.name for path in files if SECRET in path.read_text()] == []
    assert "https://cdn.example/a.mp4" in str(made.draft)
    assert made.draft["t"][1] == signed()["t"][1]


def test_notes_of_an_earlier_version_are_read_without_their_secrets(book, tmp_path):
    opened(book)
    (path,) = tmp_path.rglob("session.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "draft": signed()}))
    assert SECRET not in str(Conversation(Client(), session_id="ses_1", book=book).draft)


def test_a_message_that_changed_nothing_while_the_kernel_was_away_is_told_so_of_signed_addresses_too(book):
    noted(book, signed())
    book.log("s1").begin("t2", "make it longer")
    made, _ = conversation(Client(draft=signed("signed-anew")), session_id="s1", book=book)
    told = asyncio.run(made.recover())
    assert (told.ending, told.changes) == (Ending.NOTHING_CHANGED, ())
    assert made.draft == signed("signed-anew")
    assert len(made.history) == 1


def test_an_edit_of_a_noted_timeline_is_stored_with_all_that_the_backend_has(book):
    stored = []

    class Engine(Client):
        async def state(self, session_id):
            return replace(await super().state(session_id), draft_version=4)

        async def put_draft(self, session_id, draft, version):
            stored.append((draft, version))
            self.draft = draft

    noted(book, signed())
    made, _ = conversation(Engine(draft=signed("signed-anew")), session_id="s1", book=book)
    shown = made.draft
    wanted = masked(signed("signed-anew", title="Green tea"))
    turn = asyncio.run(made.apply(wanted, "…", based_on=shown))
    assert stored == [(signed("signed-anew", title="Green tea"), 4)]
    assert turn.changes == ("Title changed: 'Tea' → 'Green tea'",)


def test_an_edit_of_a_noted_timeline_that_is_another_one_by_now_is_refused(book):
    made, client = noted(book, signed())
    client.draft = signed(title="Coffee")
    shown = made.draft
    with pytest.raises(DraftChangedError):
        asyncio.run(made.apply(masked(signed(title="Green tea")), "…", based_on=shown))
    assert len(client.sent) == 1
