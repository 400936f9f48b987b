"""The director: a message, the draft so far and the uploads → what is done about it, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.past import Past, PastTurn
from pictory_nb.engine.director.steps import Ask, MediaItem, Say, Spend, Step, ToolCall, ToolResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "Ask",
    "MediaItem",
    "Past",
    "PastTurn",
    "Say",
    "Spend",
    "Step",
    "ToolCall",
    "ToolResult",
    "direct",
    "get_ready",
]

_NO_PAST = Past()


def direct(
    message: str,
    draft: Mapping[str, Any] | None,
    media: Sequence[MediaItem],
    *,
    seed: int,
    past: Past = _NO_PAST,
) -> Iterator[Step]:
    """Do what `message` asks of `draft`: a new film, an edit, an answer, or words why not.

    Pure, synchronous and deterministic: the same arguments give the same steps. `draft` is never changed.

    Parameters
    ----------
    message
        What the user wrote; a script of up to 20,000 words may be in it.
    draft
        The draft so far in the form of docs/architecture.md; None before the first film.
    media
        The session's uploads, oldest first.
    seed
        Decides what the user leaves open: theme, backgrounds, music.
    past
        The session's turns before this one: what can be undone, what was asked, what "it" is.

    Yields
    ------
    Step
        `Spend` comes at most once and before the work; a turn without it costs nothing.
    """
    # Loading it takes 0.3 s, which an engine that starts need not wait for.
    from pictory_nb.engine.director.conversing import answer
    from pictory_nb.engine.director.lettering import with_missing_letters
    from pictory_nb.engine.director.speaking import in_language, language_of

    steps = with_missing_letters(answer(message, draft, media, past, seed=seed), draft)
    yield from in_language(language_of(message, draft, past), steps)


def get_ready() -> None:
    """Load what the first edit needs, 1 to 2 CPU seconds: rules are compiled, the model's weights read.

    An edit that nothing understands goes through all of it.
    """
    post = "Write things down. A page that is written once is read by everybody who joins later."
    made = (step.draft for step in direct(post, None, (), seed=0) if isinstance(step, ToolResult))
    draft = next(found for found in made if found is not None)
    for message in ("make scene 1 quux", "把第一个场景弄成苦库斯"):
        for _ in direct(message, draft, (), seed=0):
            pass
