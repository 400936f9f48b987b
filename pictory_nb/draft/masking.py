"""A draft as it may be written down: without what opens a door to whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.draft.values import same
from pictory_nb.secret_shapes import ADDRESS_USERS, MASK, NAMES, SIGNED_QUERIES, TOKENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SHORTEST_SECRET_CHARS = 8
_NUMBERS = frozenset({int, float, bool, type(None)})


def masked(value: Any) -> Any:
    """Return a JSON value with its secrets masked; `value` itself where it has none.

    Masked are the queries of signed addresses, users and passwords in addresses, tokens, and texts under a
    key that is named like a credential. A masked draft is there to be read and compared, never to be sent:
    the backend has the whole one.

    Examples
    --------
    >>> masked({"d": 2000, "url": "https://cdn.example/a.mp4?sig=1f", "api_key": "k-123456"})
    {'d': 2000, 'url': 'https://cdn.example/a.mp4?***', 'api_key': '***'}
    """
    holder = [value]
    ours = {id(holder)}
    for path, text in list(_findings(holder)):
        place: Any = holder
        for key in path[:-1]:
            if id(place[key]) not in ours:
                place[key] = place[key].copy()
                ours.add(id(place[key]))
            place = place[key]
        place[path[-1]] = text
    return holder[0]


def same_but_for_secrets(left: Any, right: Any) -> bool:
    """Whether two JSON values mean the same once their secrets are masked."""
    return same(masked(left), masked(right))


def _findings(holder: list[Any]) -> Iterator[tuple[Sequence[Any], str]]:
    """Yield the path of every text that has something to mask, and what it becomes."""
    # A walk without recursion: a draft may be nested deeper than Python calls.
    todo: list[tuple[Any, tuple[Any, ...], bool]] = [(holder, (), False)]
    while todo:
        container, path, is_secret = todo.pop()
        items: Iterable[tuple[Any, Any]] = (
            container.items() if isinstance(container, dict) else enumerate(container)
        )
        for key, item in items:
            if isinstance(item, str):
                hides = is_secret or _is_credential(key)
                text = MASK if hides and len(item) >= _SHORTEST_SECRET_CHARS else _masked_text(item)
                if text != item:
                    yield (*path, key), text
            elif isinstance(item, dict) or (
                isinstance(item, list) and not _NUMBERS.issuperset(map(type, item))
            ):
                todo.append((item, (*path, key), is_secret or _is_credential(key)))


def _is_credential(key: Any) -> bool:
    return isinstance(key, str) and NAMES.search(key) is not None


def _masked_text(text: str) -> str:
    if "://" in text:
        text = SIGNED_QUERIES.sub(rf"\1?{MASK}", ADDRESS_USERS.sub(rf"\1{MASK}@", text))
    # Most texts are words: a look for a few characters is much cheaper than the pattern.
    return TOKENS.sub(MASK, text) if "_" in text or "eyJ" in text or "earer" in text.lower() else text
