"""Cells that make widgets and play the studio's part, so that the widgets can be tested without an engine."""

SETUP = """
from pictory_nb.conversation.events import (
    Action, DraftChanged, Ending, StatusLine, TextDelta, TextReplaced, Turn, TurnEnded, TurnStarted,
)
from pictory_nb.widgets import ChatWidget, PanelWidget, PlayerWidget, TimelineWidget

sent, stops, actions, chosen = [], [], [], []
chat = ChatWidget(sent.append, lambda: stops.append(1), actions.append, badge="Local engine")

def segment(track, type, number, start_ms, end_ms, text, volume_pct=None):
    return dict(track=track, type=type, segment=number, start_ms=start_ms, end_ms=end_ms,
                duration_ms=end_ms - start_ms, text=text, name=None, volume_pct=volume_pct)

SCENES = ["Mesh gradient", "Soft waves", "Aurora", "End card"]
CAPTIONS = ["Writing forces you to notice the gap.", "Meetings end, documents stay."]
rows = [
    *(segment("Video", "Video", n + 1, n * 750, n * 750 + 750, name) for n, name in enumerate(SCENES)),
    segment("BGM", "Audio", 1, 0, 3000, "Lo-fi", 35),
    segment("Title", "Text", 1, 0, 750, "Why great teams write things down"),
    *(segment("Captions", "Text", n + 1, 750 + n * 1000, 1650 + n * 1000, text)
      for n, text in enumerate(CAPTIONS)),
]
timeline = TimelineWidget(rows, "Timeline (4 tracks)", on_select=chosen.append)
player = PlayerWidget()
panel = PanelWidget(chat, player, timeline)
"""

TURN = """
chat.handle(TurnStarted("t1", "Turn this post into a 30 second video: " + "Great teams write. " * 60))
chat.handle(TurnEnded(Turn(
    "t1", "", "I made a **30 second** video:\\n\\n- a title card\\n- two captions, `Lo-fi` music",
    Ending.DONE, changes=("Title added: 'Why great teams write' (0-1s)", "Music added: Lo-fi (0-3s, 35%)"),
    actions=(Action.EXPORT, Action.SHOW_TIMELINE), elapsed_s=12.3, credits_spent=3)))
chat.handle(TurnStarted("t2", "Make it 400% louder"))
chat.handle(TurnEnded(Turn("t2", "", "I could not do that.", Ending.FAILED,
    error="The engine stopped while it worked. Nothing was changed.", actions=(Action.RETRY,),
    offers=("Set the music volume to 80%", "Make the music calmer and fade it out at the end"))))
"""

RUNNING = """
chat.handle(TurnStarted("t3", "Make the music calmer"))
chat.handle(StatusLine("t3", "Choosing the music"))
chat.handle(TextDelta("t3", "Let me listen"))
"""

# What `studio.send` does in a cell, with a conversation that answers at once.
OFFERING = """
from pictory_nb.conversation.events import Question
from pictory_nb.live import turn_listener

class Scripted:
    language = "en"

    async def send(self, text, listener):
        sent.append(text)
        listener(TurnStarted("n", text))
        text = "It is a **beach** now."
        listener(TurnEnded(Turn("n", "A beach", text, Ending.DONE, changes=("Video changed",))))

show = turn_listener(Scripted(), "Local engine")
show(TurnStarted("q", "Make a video of the sea"))
show(TurnEnded(Turn("q", "Make a video of the sea", "Which **place**?", Ending.DONE,
    offers=("A beach", "A harbour"), question=Question("Which place?", ("A beach", "A harbour")))))
"""

# A host whose messages to the kernel lose their binary parts, as some do.
LOSE_BINARY_DATA = """() => {
  const { kernel } = jupyterapp.shell.currentWidget.context.sessionContext.session;
  const Comm = kernel.createComm("test", "a-comm-to-look-at").constructor;
  const send = Comm.prototype.send;
  Comm.prototype.send = function (data, metadata, buffers, ...rest) {
    return send.call(this, data, metadata, [], ...rest);
  };
}"""
