"""Which of the things we can do a message asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.brief import Brief
from pictory_nb.engine.director.generation import generate
from pictory_nb.engine.director.language import count_words
from pictory_nb.engine.director.steps import MediaItem, Say, Step
from pictory_nb.engine.director.understanding import read_brief, split_message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EMPTY = (
    "Your message is empty. Paste a blog post or a script, and say what you would like: "
    "“turn this into a 30 second video”."
)
_NO_SCRIPT = (
    "I would be glad to, but no text came with your message. Paste the post below the instruction, "
    "or tell me the topic: “a 20 second teaser for our spring sale”. Nothing was charged."
)
_SCRIPT_WORDS = 12


def answer(
    message: str, draft: Mapping[str, Any] | None, media: Sequence[MediaItem], *, seed: int
) -> Iterator[Step]:
    """Yield the steps for one message: words for an empty one, a film for a script or topic, else an edit."""
    if not message.strip():
        yield Say(_EMPTY)
        return
    request = split_message(message)
    brief = read_brief(request.instruction) if request.instruction else Brief()
    if request.script and (
        request.instruction or count_words(request.script) >= _SCRIPT_WORDS or draft is None
    ):
        yield from generate(brief, request.script, media, seed=seed)
    elif request.instruction and brief.topic:
        yield from generate(brief, "", media, seed=seed)
    else:
        yield Say(_NO_SCRIPT)
