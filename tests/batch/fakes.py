"""A client that plays a whole backend, and a desk: what one kernel has of a studio."""

import asyncio

from pictory_nb.batch import BatchBook, Batches
from pictory_nb.client.answers import parse_render
from pictory_nb.client.refusals import api_error
from pictory_nb.client.values import Credits, Session, State, UploadedMedia
from pictory_nb.conversation import Conversation
from pictory_nb.exports import Exporter
from tests.conversation.fakes import Stream, done

STILL_WORKING_S = 120


class Killed(BaseException):
    """The kernel is gone: nothing more is done or written."""


class Backend:
    """Sessions, timelines and renders in memory; `answers` says what a message does instead of a video.

    Attributes
    ----------
    answers
        A part of a message to the script of its answer; each is used once.
    tells_turns
        Whether the state says how the last message ended, as the local engine does.
    """

    def __init__(self, video):
        self.video = video
        self.answers = []
        self.drafts = {}
        self.last_turn = None
        self.tells_turns = True
        self.sent = []
        self.uploads = []
        self.renders = {}
        self.ready = True
        self.failures = {}
        self.can_cancel = True
        self.shows_media = ()
        self.on_render = lambda: None

    def fail(self, verb, error, times=1):
        self.failures.setdefault(verb, []).extend([error] * times)

    def _may_fail(self, verb):
        if self.failures.get(verb):
            raise self.failures[verb].pop(0)

    def draft(self, text):
        """The timeline that a message makes."""
        media = [{"d": 500, "m": {"media_id": media_id}} for media_id in self.shows_media]
        texts = [{"id": "a", "d": 1000, "m": {"text": text}}]
        return {"t": [{"tt": 0, "sg": [{"d": 1000}, *media]}, {"tt": 7, "sg": texts}]}

    async def create_session(self, language):
        self._may_fail("create_session")
        session_id = f"s{len(self.drafts) + 1}"
        self.drafts[session_id] = None
        return Session(session_id, None, {})

    async def state(self, session_id):
        self._may_fail("state")
        raw = {"state": {"last_turn": {"status": self.last_turn}}} if self.tells_turns else {}
        return State(self.drafts[session_id], (), {}, (), raw)

    async def credits(self):
        return Credits(100.0, 0.0, 100.0, {})

    async def upload(self, session_id, source, progress=None):
        self._may_fail("upload")
        self.uploads.append((session_id, source))
        if progress is not None:
            progress(50, 100)
        return UploadedMedia("x", f"med_{len(self.uploads)}", "image", 1, None, {})

    def stream(self, session_id, text):
        self.sent.append(text)
        for place, (part, script) in enumerate(self.answers):
            if part in text:
                del self.answers[place]
                return Stream([step(self, session_id, text) if callable(step) else step for step in script])
        return Stream([film(self, session_id, text), done("Your video is ready.")])

    async def start_render(self, render_id, session_id, draft, output=None):
        self._may_fail("start_render")
        assert draft["t"]
        self.renders[render_id] = draft
        self.on_render()
        return parse_render({"status": "pending"}, render_id)

    async def render_status(self, render_id):
        self._may_fail("render_status")
        if render_id not in self.renders:
            raise api_error(status=404, code=4040, said="There is no such export.")
        if not self.ready:
            return parse_render({"status": "processing", "progress_pct": 40}, render_id)
        return parse_render({"status": "completed", "output": {"url": "http://127.0.0.1/x"}}, render_id)

    async def cancel_render(self, render_id):
        return self.can_cancel

    async def download_render(self, _status, path):
        self._may_fail("download_render")
        path.write_bytes(self.video.read_bytes())
        return path

    def text_of(self, render_id):
        """What the render's timeline says."""
        return self.renders[render_id]["t"][1]["sg"][0]["m"]["text"]


def film(backend, session_id, text):
    """A step of an answer: the video is on the timeline, whole."""

    def step():
        backend.drafts[session_id] = backend.draft(text)
        backend.last_turn = "done"

    return step


def half_a_film(backend, session_id, text):
    """A step of an answer: the pictures are there, and then the work is stopped."""

    def step():
        backend.drafts[session_id] = {"t": [{"tt": 0, "sg": [{"d": 1000}]}, {"tt": 9, "note": text}]}
        backend.last_turn = "cancelled"

    return step


async def no_pauses(seconds):
    if seconds == STILL_WORKING_S:
        await asyncio.Event().wait()
    await asyncio.sleep(0)


class Desk:
    """What one kernel has of a studio."""

    def __init__(self, backend, backend_name="local"):
        self.backend = backend
        self.backend_name = backend_name
        self.talk = self.open_talk(None)
        self.exporter = Exporter(backend, backend=backend_name, poll_s=1, sleep=no_pauses)

    def restarted(self):
        return Desk(self.backend, self.backend_name)

    def open_talk(self, session_id):
        return Conversation(self.backend, session_id=session_id, backend=self.backend_name, sleep=no_pauses)

    def batches(self, **kwargs):
        return Batches(
            self.talk,
            open_talk=self.open_talk,
            backend=self.backend,
            exports=self.exporter,
            backend_name=self.backend_name,
            **kwargs,
        )

    def table(self):
        """The statuses on disk of the batch used last."""
        return [row.status.value for row in BatchBook().records()[0].rows()]
