"""The closed vocabulary of commands: whatever has a word that is not in here is about the video.

A phrase plays one or more roles. An intent lists which roles its clause may have and which it must have;
Chinese characters are cut into the longest phrases that are known. The phrases are in `command_phrases.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pictory_nb.conversation.command_phrases import PHRASES
from pictory_nb.conversation.events import Action

_ROLES: dict[str, frozenset[str]] = {}
for _role, _listed in PHRASES.items():
    for _phrase in _listed.split("|"):
        _key = " ".join(_phrase.split())
        _ROLES[_key] = _ROLES.get(_key, frozenset()) | {_role}

LONGEST_PHRASE = max(
    sum(len(word) if word[0] >= "\u3400" else 1 for word in phrase.split()) for phrase in _ROLES
)
"""The most words, or Chinese characters, in one phrase."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The roles that a clause with this intent may play, and those that it must (any one set of them)."""

    action: Action
    may: frozenset[str]
    must: tuple[frozenset[str], ...]


_COMMON = frozenset({"filler", "polite question", "determiner"})
_UPLOADED = frozenset({"article", "pronoun", "media", "own", "from here", "file", "upload support"})

INTENTS = (
    Intent(
        Action.EXPORT,
        _COMMON | {"export verb", "give verb", "video", "output", "pronoun", "file name"},
        (
            frozenset({"export verb"}),
            frozenset({"give verb", "video"}),
            frozenset({"give verb", "output"}),
            frozenset({"polite question", "output"}),
        ),
    ),
    Intent(
        Action.EXPORT,
        _COMMON | {"export verb", "video", "output", "pronoun", "file name", "request word"},
        (frozenset({"export verb"}),),
    ),
    Intent(
        Action.EXPORT,
        _COMMON | {"make verb", "file product", "output", "request word", "article"},
        (frozenset({"make verb", "file product"}),),
    ),
    Intent(
        Action.EXPORT,
        _COMMON | {"turn verb", "file form", "video", "output", "pronoun", "request word"},
        (frozenset({"turn verb", "file form"}),),
    ),
    Intent(
        Action.SHOW_CREDITS,
        _COMMON | {"credits", "points", "show verb", "credits support", "function word"},
        (frozenset({"credits"}), frozenset({"points", "credits support"})),
    ),
    Intent(
        Action.SHOW_TIMELINE,
        _COMMON
        | {"timeline", "layers", "scenes", "show verb", "status support", "status question"}
        | {"content question", "function word"},
        (
            frozenset({"timeline"}),
            frozenset({"status question"}),
            frozenset({"layers", "show verb"}),
            frozenset({"scenes", "show verb"}),
            frozenset({"scenes", "content question"}),
        ),
    ),
    Intent(
        Action.UPLOAD,
        _COMMON | _UPLOADED | {"upload verb", "link", "file name"},
        (frozenset({"upload verb"}),),
    ),
    Intent(
        Action.UPLOAD,
        _COMMON | _UPLOADED | {"own question"},
        (frozenset({"own question", "media"}),),
    ),
    Intent(
        Action.UPLOAD,
        _COMMON | _UPLOADED | {"add verb"},
        (
            frozenset({"add verb", "from here"}),
            frozenset({"add verb", "file"}),
            frozenset({"add verb", "own", "media"}),
        ),
    ),
)


def roles_of(phrase: str) -> frozenset[str] | None:
    """Return what a phrase (lower case, simplified Chinese) can be in a command; ``None``: in none."""
    return _ROLES.get(phrase)
