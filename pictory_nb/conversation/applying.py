"""A timeline edited as a table is made so: stored where the backend takes it, asked for elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.client import DraftChangedError, NotOfferedError
from pictory_nb.conversation.events import Action, Ending
from pictory_nb.conversation.report import offered_actions, words_of
from pictory_nb.draft import apply_edits, edits, read_draft, same_but_for_secrets
from pictory_nb.draft.values import same

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from pictory_nb.client import Client
    from pictory_nb.conversation.events import Turn
    from pictory_nb.conversation.telling import Telling


def rebased(
    wanted: Mapping[str, Any], based_on: Mapping[str, Any], now: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    """Return `wanted`, which was made from `based_on`, as it is when made from the draft as it is `now`.

    Only secrets may differ: notes have none, and a backend may sign its addresses anew.

    Raises
    ------
    DraftChangedError
        More than that has changed meanwhile.
    """
    if same(based_on, now):
        return wanted
    if not same_but_for_secrets(based_on, now):
        raise DraftChangedError(
            "The timeline was changed by another message meanwhile, so your edit was not made. "
            "Look at the timeline and edit it again."
        )
    made: Mapping[str, Any] = apply_edits(now, edits(based_on, wanted))
    return made


async def stored(client: Client, session_id: str, wanted: Mapping[str, Any], version: int | None) -> bool:
    """Store `wanted` as the session's next draft; false when this backend only takes messages.

    Raises
    ------
    DraftChangedError
        The draft has changed since `version`; nothing was stored.
    """
    if version is None:
        return False
    try:
        await client.put_draft(session_id, wanted, version)
    except NotOfferedError:
        return False
    return True


async def applied(
    telling: Telling,
    prompt: str,
    wanted: Mapping[str, Any],
    refresh: Callable[[], Awaitable[Mapping[str, Any] | None]],
) -> Turn:
    """Return the turn that says what of `wanted` is true now, and what is not (CONTRACT §4)."""
    words = telling.words
    after = await refresh()
    changes = words_of(words, telling.draft_before, after)
    if after is not None and changes:
        telling.changed(after, changes)
    missing = words_of(words, after, wanted)
    listed = "\n".join(f"- {change}" for change in changes)
    asked = telling.question.text if telling.question else ""
    parts = [telling.text, asked, *((words.done, listed) if changes else (words.nothing_changed,))]
    if missing:
        parts += [words.not_applied, "\n".join(f"- {change}" for change in missing)]
    ending = Ending.DONE if changes else Ending.NOTHING_CHANGED
    return telling.turn(
        prompt,
        "\n\n".join(part for part in parts if part),
        ending,
        changes=changes,
        actions=(*((Action.RETRY,) if missing else ()), *offered_actions(ending, read_draft(after))),
        offers=telling.offers,
        draft_after=after,
    )
