"""A client without a network, and a conversation with it."""

import asyncio

from pictory_nb.client import MessageDelta, MessageDone, Transcript
from pictory_nb.client.transcript import Message
from pictory_nb.client.values import Credits, Session, State
from pictory_nb.conversation import Conversation

TITLED = {"t": [{"id": "t", "tt": 7, "sg": [{"id": "a", "d": 3000, "m": {"text": "Paradise Found"}}]}]}


class Stream:
    """A stream that plays `script`: events are yielded, exceptions raised, callables called."""

    def __init__(self, script):
        self.script = list(script)
        self.transcript = Transcript()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        return None

    def __aiter__(self):
        return self

    async def __anext__(self):
        while self.script:
            step = self.script.pop(0)
            if isinstance(step, BaseException):
                raise step
            if callable(step):
                result = step()
                if asyncio.iscoroutine(result):
                    await result
                continue
            if isinstance(step, MessageDelta):
                self.transcript._live.setdefault(("i", "a", "", False), []).append(step.text)
            elif isinstance(step, MessageDone):
                self.transcript._live.clear()
                self.transcript.entries.append(step.message)
            return step
        raise StopAsyncIteration


class Client:
    """The client's four verbs that a conversation uses, without a network."""

    def __init__(self, *scripts, draft=None):
        self.scripts = list(scripts)
        self.draft = draft
        self.sent = []
        self.sessions = 0
        self.state_failures = []
        self.balances = []

    async def create_session(self, language):
        self.sessions += 1
        return Session(f"s{self.sessions}", None, {})

    async def state(self, session_id):
        if self.state_failures:
            raise self.state_failures.pop(0)
        return State(self.draft, (), {}, (), {})

    async def credits(self):
        return Credits(self.balances.pop(0) if self.balances else 100.0, 0.0, None, {})

    def stream(self, session_id, text):
        self.sent.append((session_id, text))
        return Stream(self.scripts.pop(0))


def done(text):
    return MessageDone(Message(text, "agent"))


async def only_short_pauses(seconds):
    """Pass over the pauses between two looks; what waits for minutes waits for ever."""
    if seconds >= 60:
        await asyncio.Event().wait()
    await asyncio.sleep(0)


def delta(text):
    return MessageDelta(text, thought=False, author="agent")


def conversation(client, **kwargs):
    made = Conversation(client, **{"sleep": only_short_pauses, **kwargs})
    events = []
    made.subscribe(events.append)
    return made, events


def send(client, text="make a video", **kwargs):
    made, events = conversation(client, **kwargs)

    return asyncio.run(made.send(text)), events
