"""Against the real engine with its faults: whatever breaks, the user is told what is true."""

import asyncio
import random
import re

import pytest

from pictory_nb.client import AgentError, Client, NoCreditsError, PictoryError
from pictory_nb.conversation import Action, Conversation, Ending, SessionBook, StatusLine
from pictory_nb.draft import apply_frame, read_draft, to_frame
from pictory_nb.settings import load_settings
from tests.faulty import engine_in

POST = (
    "Turn this into a 10 second video.\n\n"
    "# Notes win\n\nTeams forget. A page remembers for them. Start today."
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = engine_in(tmp_path_factory.mktemp("engine home"))
    yield engine
    engine.stop()


@pytest.fixture(autouse=True)
def _no_faults_left(engine):
    engine.ask("DELETE", "/api/engine/faults")
    engine.ask("DELETE", "/api/engine/counters")


class Talk:
    """A conversation on the engine, with the events that it told."""

    def __init__(self, engine, tmp_path):
        self.engine = engine
        self.client = Client(
            engine.connect, settings=load_settings(backend="local"), folder=tmp_path / "config"
        )
        self.conversation = Conversation(self.client, book=SessionBook(tmp_path / "sessions"))
        self.events = []
        self.conversation.subscribe(self.events.append)

    def run(self, scenario):
        async def whole():
            try:
                return await scenario(self.conversation)
            finally:
                await self.client.aclose()

        return asyncio.run(whole())

    def plan(self, kind, **options):
        self.engine.plan({"path": "/run_sse", "kind": kind, **options})

    async def volume(self):
        """What the engine itself says the music's volume is, past the conversation."""
        state = await self.client.state(self.conversation.session_id)
        (music,) = [track for track in read_draft(state.draft).tracks if track.type_name == "Audio"]
        return music.segments[0].volume_pct

    @property
    def lines(self):
        return [event.text for event in self.events if isinstance(event, StatusLine)]


@pytest.fixture
def talk(engine, tmp_path):
    return Talk(engine, tmp_path)


def test_200_edits_of_which_a_third_are_silent_are_all_told_truly(talk):
    chance = random.Random(5)

    async def scenario(conversation):
        await conversation.send(POST)
        before = await talk.volume()
        silent = 0
        for number in range(200):
            volume = chance.choice([value for value in range(1, 100) if value != before])
            if chance.random() < 0.3:
                silent += 1
                talk.plan("silent_edit")
            turn = await conversation.send(f"Set the music volume to {volume}%")
            told = f"BGM volume: {before:g}% → {volume}%"
            assert turn.changes == (told,), f"edit {number}"
            assert await talk.volume() == volume
            assert turn.text.strip()
            if turn.ending is Ending.SILENT_EDIT:
                silent -= 1
                assert told in turn.text
            before = volume
        assert silent == 0

    talk.run(scenario)


def test_50_cut_connections_never_repeat_a_message_and_always_end_in_the_truth(talk):
    chance = random.Random(7)

    async def scenario(conversation):
        await conversation.send(POST)
        endings = set()
        for _ in range(50):
            before = await talk.volume()
            volume = chance.choice([value for value in range(1, 100) if value != before])
            talk.plan(chance.choice(["drop", "reset"]), after_bytes=chance.randrange(0, 1500))
            turn = await conversation.send(f"Set the music volume to {volume}%")
            endings.add(turn.ending)
            now = await talk.volume()
            assert turn.changes == ((f"BGM volume: {before:g}% → {now:g}%",) if now != before else ())
            if now == before:
                assert "Nothing changed" in turn.text or turn.ending is Ending.DONE
        assert Ending.RECOVERED in endings
        return endings

    talk.run(scenario)
    counted = talk.engine.ask("GET", "/api/engine/counters")
    assert counted["requests"]["POST /run_sse"] == 51


CHINESE_POST = (
    "把下面的内容做成10秒的视频，配上字幕。\n\n"
    "# 写下来的团队更强\n\n团队常常忘记自己的决定。一页纸就能记住。今天就开始。"
)


def test_a_chinese_session_is_told_in_chinese_however_its_turns_end(talk):
    """Every ending, each with the words of the house alone or beside the agent's."""
    endings = {}

    async def send(conversation, text, *faults, **options):
        for kind in faults:
            talk.plan(kind, **options)
        turn = await conversation.send(text)
        endings.setdefault(turn.ending, turn)
        return turn

    async def scenario(conversation):
        talk.plan("two_stages", delay_ms=200)
        await conversation.send(CHINESE_POST)
        await send(conversation, "把音乐音量调到20%", "silent_edit")
        await send(conversation, "标题改成“新的标题”", "silent_edit")
        await send(conversation, "把音乐音量调到20%", "silent_edit")
        for after_bytes in range(200, 1500, 100):
            volume = 30 + after_bytes // 100
            await send(conversation, f"把音乐音量调到{volume}%", "drop", after_bytes=after_bytes)
        talk.plan("error_frame")
        with pytest.raises(AgentError):
            await conversation.send("把音乐音量调到50%")
        endings[Ending.FAILED] = conversation.turns[-1]
        talk.plan("answer", status=403, body='{"code": 2001, "message": ""}')
        with pytest.raises(NoCreditsError):
            await conversation.send("把音乐音量调到51%")
        assert conversation.turns[-1].text == "没有成功。"
        assert "积分" in conversation.turns[-1].error
        table = apply_frame(
            conversation.draft,
            to_frame(read_draft(conversation.draft)).assign(volume_pct=lambda t: 60 + 0 * t.volume_pct),
        )
        await conversation.apply(table, "把音乐音量调到60%")
        talk.plan("heartbeats_only")
        at_work = asyncio.Event()

        def listen(event):
            if isinstance(event, StatusLine) and event.text == "正在处理…":
                at_work.set()

        stopping = asyncio.ensure_future(conversation.send("把音乐音量调到70%", listen))
        await at_work.wait()
        stopping.cancel()
        await asyncio.wait([stopping])
        endings[Ending.STOPPED] = conversation.turns[-1]
        return conversation

    conversation = talk.run(scenario)
    assert set(endings) >= {
        Ending.SILENT_EDIT,
        Ending.NOTHING_CHANGED,
        Ending.RECOVERED,
        Ending.FAILED,
        Ending.STOPPED,
    }
    assert "背景音乐音量：100% → 20%" in endings[Ending.SILENT_EDIT].text
    assert "已停止" in endings[Ending.STOPPED].text
    own = [*talk.lines, *(change for turn in conversation.turns for change in turn.changes)]
    own += [
        turn.text
        for turn in conversation.turns
        if turn.ending in {Ending.SILENT_EDIT, Ending.NOTHING_CHANGED}
    ]
    assert "视频画面已经生成，音乐和标题随后就来。" in own
    names = {segment.label for state in conversation.history for _, segment in state.draft.segments()}
    any_name = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for said in own:
        without_names = any_name.sub("", said)
        assert not re.search("[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}", without_names), said
        assert re.search("[\u4e00-\u9fff]", said)


def test_two_sessions_side_by_side_do_not_meet(talk):
    async def scenario(conversation):
        other = Conversation(talk.client, name="other")
        await asyncio.gather(conversation.send(POST), other.send(POST.replace("Notes win", "Tea wins")))
        turns = await asyncio.gather(
            *(conversation.send(f"Set the music volume to {volume}%") for volume in (20, 30)),
            other.send("Set the music volume to 50%"),
        )
        assert [turn.changes for turn in turns] == [
            ("BGM volume: 100% → 20%",),
            ("BGM volume: 20% → 30%",),
            ("BGM volume: 100% → 50%",),
        ]
        assert other.session_id != conversation.session_id
        titles = [read_draft(await one.refresh()).title for one in (conversation, other)]
        assert titles == ["Notes win", "Tea wins"]

    talk.run(scenario)


def test_music_and_titles_that_come_later_are_waited_for_and_told(talk):
    async def scenario(conversation):
        talk.plan("two_stages", delay_ms=200)
        return await conversation.send(POST)

    turn = talk.run(scenario)
    assert "The raw video is there; music and titles follow." in talk.lines
    assert "All tracks are there now." in talk.lines
    assert any(change.startswith("Title added") for change in turn.changes)


def test_talk_about_buttons_becomes_buttons(talk):
    async def scenario(conversation):
        await conversation.send(POST)
        talk.plan("gui_phrases")
        return await conversation.send("Set the music volume to 20%")

    turn = talk.run(scenario)
    assert "click" not in turn.text.lower()
    assert turn.changes == ("BGM volume: 100% → 20%",)
    assert Action.EXPORT in turn.actions


def test_a_temporary_issue_behind_a_normal_answer_is_not_shown(talk):
    async def scenario(conversation):
        await conversation.send(POST)
        talk.plan("temporary_issue")
        return await conversation.send("Set the music volume to 20%")

    assert "temporary issue" not in talk.run(scenario).text


@pytest.mark.parametrize("kind", ["error_event", "error_frame"])
def test_an_error_of_the_agent_fails_the_turn_in_words(talk, kind):
    async def scenario(conversation):
        await conversation.send(POST)
        talk.plan(kind)
        with pytest.raises(AgentError):
            await conversation.send("Set the music volume to 20%")
        return await conversation.send("Set the music volume to 30%")

    turn = talk.run(scenario)
    failed = talk.conversation.turns[1]
    assert failed.ending is Ending.FAILED
    assert failed.error
    assert turn.ending is Ending.DONE


def test_an_error_of_the_agent_is_told_in_the_language_of_the_session(talk):
    async def scenario(conversation):
        await conversation.send("做一个10秒的视频。\n\n# 写下来\n\n团队会忘记，一页纸会记住。")
        talk.plan("error_frame")
        with pytest.raises(AgentError, match="could not finish"):
            await conversation.send("把音乐音量调到20%")

    talk.run(scenario)
    (failed,) = [turn for turn in talk.conversation.turns if turn.ending is Ending.FAILED]
    assert failed.error.startswith("后端的助手出错了（代码 RuntimeError）。")


def test_missing_credits_are_said_and_the_next_message_works(talk):
    async def scenario(conversation):
        await conversation.ensure_session()
        talk.plan("answer", status=403, body='{"code": 2001, "message": "no credits"}')
        with pytest.raises(NoCreditsError, match="credits"):
            await conversation.send(POST)
        return await conversation.send(POST)

    assert talk.run(scenario).ending is Ending.DONE


def test_an_answer_that_is_no_stream_is_said_and_not_repeated(talk):
    async def scenario(conversation):
        await conversation.ensure_session()
        talk.plan("answer", status=200, body="<html>proxy</html>")
        with pytest.raises(PictoryError):
            await conversation.send(POST)

    talk.run(scenario)
    assert talk.engine.ask("GET", "/api/engine/counters")["requests"]["POST /run_sse"] == 1


def test_a_mixed_request_is_sent_and_the_export_offered_first(talk):
    async def scenario(conversation):
        await conversation.send(POST)
        return await conversation.send("Set the music volume to 20%, then export")

    turn = talk.run(scenario)
    assert turn.changes == ("BGM volume: 100% → 20%",)
    assert turn.actions[0] is Action.EXPORT


def test_credits_are_told_with_the_turn(talk):
    async def scenario(conversation):
        return await conversation.send(POST)

    turn = talk.run(scenario)
    assert turn.credits_spent == 10
    assert turn.credits_left is not None
    assert 0 < turn.first_word_s <= turn.elapsed_s
