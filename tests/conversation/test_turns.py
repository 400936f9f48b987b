"""Every turn ends with a plain statement of what is true now."""

import asyncio

import pytest

from pictory_nb.client import (
    ConnectionFailedError,
    PictoryError,
    SessionBusyError,
    SessionGoneError,
    StreamInterruptedError,
    ToolStarted,
    ToolUse,
)
from pictory_nb.conversation import (
    Action,
    DraftChanged,
    EmptyMessageError,
    Ending,
    NothingToRetryError,
    SessionBook,
    StatusLine,
    TextDelta,
    TurnEnded,
    TurnStarted,
)
from pictory_nb.live import PrintedTurn
from tests.conversation.fakes import TITLED, Client, conversation, delta, done, send


def test_text_streams_and_the_turn_says_what_changed():
    client = Client()
    client.scripts.append(
        [
            delta("Do"),
            delta("ne"),
            done("Done"),
            lambda: setattr(client, "draft", TITLED),
        ]
    )
    turn, events = send(client)
    assert [event.text for event in events if isinstance(event, TextDelta)] == ["Do", "ne"]
    assert turn.ending is Ending.DONE
    assert turn.text == "Done"
    assert turn.changes == ("Title added: 'Paradise Found' (0-3s)",)
    assert turn.actions == (Action.EXPORT, Action.SHOW_TIMELINE)
    assert isinstance(events[0], TurnStarted)
    assert events[-1] == TurnEnded(turn)
    assert [event.draft for event in events if isinstance(event, DraftChanged)] == [TITLED]


def test_an_edit_without_a_word_is_told_from_the_state():
    client = Client()
    client.scripts.append([lambda: setattr(client, "draft", TITLED)])
    turn, _ = send(client)
    assert turn.ending is Ending.SILENT_EDIT
    assert "Title added: 'Paradise Found' (0-3s)" in turn.text


def test_a_silent_answer_without_a_change_says_so_and_offers_a_retry():
    turn, _ = send(Client([], draft=TITLED))
    assert turn.ending is Ending.NOTHING_CHANGED
    assert "Nothing changed" in turn.text
    assert Action.RETRY in turn.actions


def test_a_broken_connection_is_recovered_from_the_state_and_the_message_is_not_sent_again():
    client = Client()
    client.scripts.append(
        [
            delta("I am"),
            lambda: setattr(client, "draft", TITLED),
            StreamInterruptedError("broke"),
        ]
    )
    turn, _ = send(client)
    assert turn.ending is Ending.RECOVERED
    assert turn.text.startswith("I am")
    assert "Title added" in turn.text
    assert len(client.sent) == 1


def test_a_broken_connection_that_changed_nothing_says_so_and_leaves_the_retry_to_the_user():
    client = Client([StreamInterruptedError("broke")], draft=TITLED)
    turn, _ = send(client)
    assert turn.ending is Ending.NOTHING_CHANGED
    assert Action.RETRY in turn.actions
    assert len(client.sent) == 1


def test_an_unreachable_backend_after_an_interruption_is_a_failure_in_words():
    client = Client([StreamInterruptedError("broke")])
    made, events = conversation(client)

    async def run():
        await made.ensure_session()
        client.state_failures = [None] * 0
        looks = [ConnectionFailedError("The backend cannot be reached.", never_left=True) for _ in range(3)]
        client.scripts[0].insert(0, lambda: client.state_failures.extend(looks))
        with pytest.raises(ConnectionFailedError):
            await made.send("make a video")

    asyncio.run(run())
    assert events[-1].turn.ending is Ending.FAILED
    assert events[-1].turn.error == "The backend cannot be reached."


def test_a_stop_keeps_the_text_so_far():
    started = asyncio.Event()
    client = Client([delta("Half an ans"), started.set, asyncio.Event().wait])
    made, events = conversation(client)

    async def run():
        task = asyncio.ensure_future(made.send("make a video"))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())
    turn = events[-1].turn
    assert turn.ending is Ending.STOPPED
    assert turn.text.startswith("Half an ans")


def test_an_empty_message_is_refused_in_words_and_nothing_is_sent():
    client = Client()
    with pytest.raises(EmptyMessageError, match="empty"):
        send(client, "  \n ")
    assert client.sent == []


def test_a_lost_session_is_told_and_the_next_message_starts_a_new_one():
    client = Client([done("hello again")])
    made, events = conversation(client, session_id="old")
    client.state_failures = [SessionGoneError("The session is gone.")]

    async def run():
        with pytest.raises(SessionGoneError):
            await made.send("make a video")
        return await made.send("make a video")

    turn = asyncio.run(run())
    assert turn.text == "hello again"
    assert client.sent == [("s1", "make a video")]
    assert [event.turn.ending for event in events if isinstance(event, TurnEnded)] == [
        Ending.FAILED,
        Ending.DONE,
    ]


def test_tools_are_told_in_words_for_people():
    tool = ToolUse("c", "plan_scenes", {})
    _, events = send(Client([ToolStarted(tool), done("ok")]))
    assert "Planning the scenes…" in [event.text for event in events if isinstance(event, StatusLine)]


def test_two_messages_at_once_are_answered_one_after_the_other():
    client = Client([done("one")], [done("two")])
    made, events = conversation(client)

    async def run():
        return await asyncio.gather(made.send("first"), made.send("second"))

    turns = asyncio.run(run())
    assert [turn.text for turn in turns] == ["one", "two"]
    kinds = [type(event) for event in events if isinstance(event, TurnStarted | TurnEnded)]
    assert kinds == [TurnStarted, TurnEnded, TurnStarted, TurnEnded]


def test_a_message_waits_while_the_backend_still_ends_the_one_before():
    busy = SessionBusyError("The message before is still being answered.", status=409, code=9009)
    client = Client([busy], [busy], [done("two")])
    turn, events = send(client)
    assert (turn.ending, turn.text) == (Ending.DONE, "two")
    assert "Waiting until the message before has ended…" in [
        event.text for event in events if isinstance(event, StatusLine)
    ]
    always_busy = Client(*[[busy]] * 20)
    with pytest.raises(SessionBusyError):
        send(always_busy)
    assert 2 < len(always_busy.sent) < 20


def test_a_listener_that_fails_does_not_lose_the_turn(caplog):
    client = Client([done("ok")])
    made, _ = conversation(client)

    def broken(_event):
        raise RuntimeError("no widget")

    made.subscribe(broken)
    assert asyncio.run(made.send("make a video")).text == "ok"
    assert "A listener failed" in caplog.text


def test_a_command_is_carried_out_here_and_never_sent():
    client = Client()

    async def export(status):
        status("Rendering")
        return "Your video is ready."

    turn, events = send(client, "please export the video", commands={Action.EXPORT: export})
    assert turn.text == "Your video is ready."
    assert client.sent == []
    assert "Rendering" in [event.text for event in events if isinstance(event, StatusLine)]


@pytest.mark.parametrize("is_known", [True, False])
def test_a_command_that_is_stopped_tells_of_no_change_that_is_not_its_own(is_known):
    begun = asyncio.Event()

    async def export(_status):
        if not is_known:
            await made.refresh()
        begun.set()
        await asyncio.Event().wait()

    made, events = conversation(Client(draft=TITLED), commands={Action.EXPORT: export}, session_id="s1")

    async def run():
        if is_known:
            await made.refresh()
        task = asyncio.ensure_future(made.send("export"))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())
    turn = events[-1].turn
    assert (turn.ending, turn.text, turn.changes) == (Ending.STOPPED, "Stopped.", ())


def test_every_two_minutes_of_waiting_are_told():
    waited = []

    async def sleep(seconds):
        waited.append(seconds)
        if len(waited) > 2:
            await asyncio.Event().wait()
        await asyncio.sleep(0)

    said = asyncio.Event()
    client = Client([said.wait, done("ok")])
    made, events = conversation(client, sleep=sleep)

    def listen(_event):
        if lines(events).count("Still working…") == 2:
            said.set()

    made.subscribe(listen)
    asyncio.run(made.send("make a video"))
    assert waited == [120.0, 120.0, 120.0]


def lines(events):
    return [event.text for event in events if isinstance(event, StatusLine)]


ASKED = ToolUse(
    "q",
    "ask_user",
    {"question": "Which photo?", "options": ["Use office.jpg", "Use beach.jpg"]},
    long_running=True,
)


def test_a_question_is_asked_once_with_its_options_and_answered_by_the_next_message():
    client = Client([done("I found two."), ToolStarted(ASKED)], [done("I used the beach.")], draft=TITLED)
    made, _ = conversation(client)

    async def run():
        asked = await made.send("use my photo in scene 2")
        return asked, await made.send(asked.question.options[1])

    asked, answered = asyncio.run(run())
    assert asked.ending is Ending.DONE
    assert asked.text == "I found two.\n\nWhich photo?"
    assert asked.offers == ("Use office.jpg", "Use beach.jpg")
    assert asked.text_with_options.endswith("Which photo?\n\n- Use office.jpg\n- Use beach.jpg")
    assert answered.text == "I used the beach."
    assert client.sent[1][1] == "Use beach.jpg"


def test_without_buttons_the_options_are_printed(capsys):
    client = Client([done("I found two."), ToolStarted(ASKED)])
    made, _ = conversation(client)
    asyncio.run(made.send("use my photo in scene 2", PrintedTurn(made)))
    printed = capsys.readouterr().out
    assert printed.count("Which photo?") == 1
    assert printed.count("- Use office.jpg") == printed.count("- Use beach.jpg") == 1


def test_a_retry_does_the_same_work_again_and_a_table_is_no_message():
    client = Client([done("one")], draft=TITLED)
    made, _ = conversation(client)

    async def run():
        with pytest.raises(NothingToRetryError, match="no message"):
            await made.perform(Action.RETRY)
        await made.refresh()
        first = await made.apply(TITLED, "Leave all as it is.")
        client.scripts.append([done("two")])
        return first, await made.perform(Action.RETRY)

    first, second = asyncio.run(run())
    assert first.prompt == second.prompt == "(edited by hand)"
    assert [text for _, text in client.sent] == ["Leave all as it is."] * 2


def test_a_table_of_an_earlier_kernel_is_not_sent_as_a_message(tmp_path):
    book = SessionBook(tmp_path)
    client = Client([done("one")], draft=TITLED)
    made, _ = conversation(client, book=book)
    asyncio.run(made.apply(TITLED, "Leave all as it is."))
    again, _ = conversation(client, book=book, session_id=made.session_id)
    with pytest.raises(NothingToRetryError):
        asyncio.run(again.perform(Action.RETRY))
    assert len(client.sent) == 1


def test_a_failure_is_told_in_the_language_of_the_user():
    client = Client([ConnectionFailedError("The backend cannot be reached.", never_left=True)])
    made, events = conversation(client)
    with pytest.raises(ConnectionFailedError):
        asyncio.run(made.send("把标题改大一点"))
    assert events[-1].turn.text == "没有成功。"
    assert events[-1].turn.error == "无法连接后端，消息没有发出。请检查网络，稍后再试。"


def test_the_timeline_of_a_lost_session_stays_to_be_looked_at():
    client = Client([lambda: setattr(client, "draft", TITLED), done("There it is.")], [done("hello again")])
    made, _ = conversation(client)

    async def run():
        await made.send("make a video")
        client.state_failures = [SessionGoneError("The session is gone.")]
        with pytest.raises(SessionGoneError):
            await made.send("make the title bigger")
        assert made.turns[-1].error == "The session is gone."
        assert made.turns[-1].actions == (Action.RETRY,)
        assert made.draft == TITLED
        client.draft = None
        await made.perform(Action.RETRY)

    asyncio.run(run())
    assert client.sent[-1] == ("s2", "make the title bigger")
    assert made.history.at(-1).raw == TITLED


@pytest.mark.parametrize(
    ("draft", "available", "words"),
    [
        (None, 150.0, "A new video costs about 100 credits; you have 150."),
        (TITLED, 80.0, "Editing costs about 50 credits per session; you have 80."),
        (None, 40.0, "This may cost more than you have: about 100 credits, and 40 are left."),
        (TITLED, 12.5, "This may cost more than you have: about 50 credits, and 12.5 are left."),
    ],
)
def test_in_the_cloud_the_cost_is_known_before_a_message_leaves(draft, available, words):
    client = Client([], draft=draft)
    client.balances = [available, available]
    client.scripts[0].append(lambda: sent_after.extend(lines(events)))
    sent_after = []
    made, events = conversation(client, backend="cloud")
    asyncio.run(made.send("make a video"))
    assert words in sent_after


def test_in_the_cloud_the_cost_is_said_afterwards(capsys):
    client = Client([done("There it is.")], [done("Free of charge.")], draft=TITLED)
    client.balances = [150.0, 52.0, 52.0, 52.0]
    made, _ = conversation(client, backend="cloud")

    async def run():
        return [await made.send(text, PrintedTurn(made)) for text in ("make a video", "hello")]

    paid, free = asyncio.run(run())
    assert (paid.credits_spent, paid.credits_left) == (98.0, 52.0)
    assert free.credits_spent == 0
    printed = capsys.readouterr().out
    assert printed.count("98 credits were spent, 52 are left.") == 1
    assert printed.count("were spent") == 1


def test_a_balance_that_cannot_be_had_is_no_reason_not_to_work():
    client = Client([done("There it is.")], draft=TITLED)

    async def no_credits():
        raise ConnectionFailedError("Away.", never_left=True)

    client.credits = no_credits
    turn, events = send(client, backend="cloud")
    assert turn.text == "There it is."
    assert turn.credits_spent is None
    assert not [line for line in lines(events) if "credits" in line]


def test_a_long_post_goes_out_to_the_letter():
    post = " ".join(["We export, upload, download; credits and status are 导出 too."] * 120) + "\n\nexport"
    client = Client([done("There it is.")])
    asked = []

    async def export(_status):
        asked.append("export")
        return "Exported."

    send(client, post, commands={Action.EXPORT: export})
    assert len(post.split()) >= 1_200
    assert client.sent == [("s1", post)]
    assert asked == []


@pytest.mark.parametrize(
    ("timed_out", "status", "text"),
    [
        (False, "The connection broke. Looking", "The connection broke, but the work was done:"),
        (True, "No answer came in time. Looking", "No answer came in time, but the work was done:"),
    ],
)
def test_a_long_silence_is_not_called_a_broken_connection(timed_out, status, text):
    client = Client()
    broke = StreamInterruptedError("…", timed_out=timed_out)
    client.scripts.append([lambda: setattr(client, "draft", TITLED), broke])
    turn, events = send(client)
    assert turn.ending is Ending.RECOVERED
    assert any(line.startswith(status) for line in lines(events))
    assert turn.text.startswith(text)
    assert "Title added: 'Paradise Found' (0-3s)" in turn.text
    assert len(client.sent) == 1


@pytest.mark.parametrize(("backend", "tells"), [("local", False), ("cloud", True)])
def test_what_a_message_may_cost_is_told_where_it_is_paid_for(backend, tells):
    _, events = send(Client([done("ok")]), backend=backend)
    assert any("credits" in line for line in lines(events)) is tells


RAW = {"t": [{"id": "v", "tt": 0, "sg": [{"id": "c", "d": 3000, "m": {"name": "Sea"}}]}]}


def generated(later):
    """What is told of a generation whose second stage leads to `later`."""
    client = Client()
    client.scripts.append([lambda: setattr(client, "draft", RAW), done("Done.")])
    made, events = conversation(client)

    def listen(event):
        if isinstance(event, StatusLine) and event.text.startswith("The raw video is there"):
            client.draft = later

    made.subscribe(listen)
    return asyncio.run(made.send("make a video")), lines(events)


def test_the_second_stage_is_told_with_all_that_it_has_brought():
    turn, told = generated({"t": [*RAW["t"], *TITLED["t"]]})
    assert told[-1] == "All tracks are there now."
    assert any("Title added" in change for change in turn.changes)


def test_a_second_stage_that_brought_nothing_is_not_said_to_be_there():
    turn, told = generated(RAW)
    assert "All tracks are there now." not in told
    assert len(turn.changes) == 1


def test_nobody_goes_on_saying_that_a_turn_works_when_it_has_ended():
    async def scenario():
        waits, task = asyncio.Event(), []

        async def sleep(seconds):
            if seconds >= 60:
                task.append(asyncio.current_task())
                waits.set()
                await asyncio.Event().wait()
            await asyncio.sleep(0)

        made, _ = conversation(Client([waits.wait, done("ok")]), sleep=sleep)
        await made.send("make a video")
        return task[0].done() or task[0].cancelling() > 0

    assert asyncio.run(scenario())


@pytest.mark.parametrize(
    ("backend", "pauses_s"), [("cloud", [30.0, 60.0, 60.0, 60.0, 60.0]), ("local", [0.3, 0.7, 1.5])]
)
def test_an_interruption_is_looked_after_as_often_as_the_contract_says(backend, pauses_s):
    slept = []

    async def sleep(seconds):
        if seconds >= 120:
            await asyncio.Event().wait()
        slept.append(seconds)

    client = Client([StreamInterruptedError("broke")], draft=TITLED)
    made, _ = conversation(client, backend=backend, sleep=sleep)
    turn = asyncio.run(made.send("make a video"))
    assert slept == pauses_s
    assert turn.ending is Ending.NOTHING_CHANGED


def test_a_look_that_fails_in_between_does_not_end_the_looking():
    client = Client(draft=TITLED)

    def breaks():
        client.state_failures.append(PictoryError("away"))

    client.scripts.append([breaks, StreamInterruptedError("broke")])
    turn, _ = send(client)
    assert turn.ending is Ending.NOTHING_CHANGED
    assert turn.draft_after == TITLED


def test_what_is_wanted_after_an_edit_is_offered_before_all_else():
    client = Client(draft=None)
    client.scripts.append([lambda: setattr(client, "draft", TITLED), done("ok")])
    turn, _ = send(client, "make the title bigger, then show me my credits")
    assert turn.actions == (Action.SHOW_CREDITS, Action.EXPORT, Action.SHOW_TIMELINE)


def test_an_address_that_is_signed_anew_does_not_end_the_looking_for_a_change():
    def film(signature, *more):
        clip = {
            "id": "c",
            "d": 3000,
            "m": {"name": "Sea", "url": f"https://a.example/sea.mp4?sig={signature}"},
        }
        return {"t": [{"id": "v", "tt": 0, "sg": [clip]}, *more]}

    class Signing(Client):
        looks = 0

        async def state(self, session_id):
            self.looks += 1
            self.draft = film(self.looks, *(TITLED["t"] if self.looks > 2 else ()))
            return await super().state(session_id)

    turn, _ = send(Signing([StreamInterruptedError("broke")]))
    assert (turn.ending, turn.changes) == (Ending.RECOVERED, ("Title added: 'Paradise Found' (0-3s)",))


def test_a_session_that_is_found_to_be_gone_by_a_look_is_not_used_again():
    client = Client([done("ok")], [done("ok")], draft=TITLED)
    made, _ = conversation(client)

    async def scenario():
        await made.send("make a video")
        client.state_failures.append(SessionGoneError("gone"))
        with pytest.raises(SessionGoneError):
            await made.refresh()
        assert (made.session_id, made.draft) == (None, TITLED)
        await made.send("make another video")

    asyncio.run(scenario())
    assert [session_id for session_id, _ in client.sent] == ["s1", "s2"]
