"""The kernel's half of `widgets_chat.py`: streams Markdown, token by token, into our chat and its peers."""

from __future__ import annotations

import itertools
import re
import time
from typing import TYPE_CHECKING

from pictory_nb.conversation.events import Ending, TextDelta, Turn, TurnEnded, TurnStarted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipywidgets import HTML, Output

    from pictory_nb.widgets import ChatWidget

SECTION = """## Scene {n}: what the *picture* shows

The film opens on a **quiet desk** and a page that is still blank; the caption says that writing [forces you
to notice](https://example.org/notes) the gap between what `you think` and what you can explain to others.

1. The background moves slowly from blue to green.
2. The music comes in at 35% and stays below the voice.
   - It fades out over the last two seconds.

| Part | Starts | Ends |
|------|-------:|-----:|
| Title | {n}.0 s | {n}.9 s |
| Caption | {n}.9 s | {n}4.0 s |

```python
studio.send("Make scene {n} two seconds longer")
```

> Meetings end, documents stay.

"""

_turn_numbers = itertools.count(1)


def tokens(count: int) -> list[str]:
    """Return the first tokens of a long Markdown text, about four characters each."""
    found: list[str] = []
    for number in itertools.count(1):
        found += re.findall(r" ?\w{1,6}|\s+|[^\w\s]+", SECTION.format(n=number))
        if len(found) >= count:
            return found[:count]
    raise AssertionError


def paced(count: int, per_s: float, piece: int = 1) -> Iterator[str]:
    """Yield tokens at a rate, `piece` of them at a time."""
    begun_s = time.perf_counter()
    written = tokens(count)
    for number in range(0, count, piece):
        time.sleep(max(0.0, begun_s + number / per_s - time.perf_counter()))
        yield "".join(written[number : number + piece])


def into_chat(
    chat: ChatWidget, count: int, per_s: float, last: str = "", *, piece: int = 1, pause_s: float = 0.0
) -> float:
    """Stream one turn; returns when its last token was sent, in seconds since the epoch.

    Parameters
    ----------
    last
        A token behind the others.
    piece
        How many tokens come at a time.
    pause_s
        How long the turn goes on after it, with nothing more to say.
    """
    turn = f"turn_{next(_turn_numbers):012x}"
    chat.handle(TurnStarted(turn, "Tell me about the film"))
    for token in paced(count, per_s, piece):
        chat.handle(TextDelta(turn, token))
    sent_s = time.time()
    chat.handle(TextDelta(turn, last))
    time.sleep(pause_s)
    chat.handle(TurnEnded(Turn(turn, "", "".join(tokens(count)) + last, Ending.DONE)))
    return sent_s


def into_html(html: HTML, count: int, per_s: float, last: str = "", *, piece: int = 1) -> float:
    """Let the value of an `ipywidgets.HTML` grow by each token; returns when the last one was sent."""
    html.value = ""
    for token in paced(count, per_s, piece):
        html.value += token
    sent_s = time.time()
    html.value += last
    return sent_s


def into_output(output: Output, count: int, per_s: float, last: str = "", *, piece: int = 1) -> float:
    """Append each token to an `ipywidgets.Output`; returns when the last one was sent."""
    for token in paced(count, per_s, piece):
        output.append_stdout(token)
    sent_s = time.time()
    output.append_stdout(last)
    return sent_s
