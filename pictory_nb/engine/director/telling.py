"""What the director tells people: in English where it happens, in the user's language where it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, SupportsIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Told(str):
    """A text for people in English that knows how it was made, so that another language can make it anew.

    Values that are `Told` are said in the other language too; all others, such as the user's own words, stay.
    """

    __slots__ = ("parts", "template", "values")

    template: str
    values: Mapping[str, object]
    parts: tuple[str, ...]

    @classmethod
    def made(
        cls,
        english: str,
        *,
        template: str = "",
        values: Mapping[str, object] | None = None,
        parts: tuple[str, ...] = (),
    ) -> Self:
        """Return the text with what it was made of: a template and its values, or parts in a row."""
        told = cls(english)
        told.template = template
        told.values = values or {}
        told.parts = parts
        return told

    def __add__(self, other: str) -> Told:
        return Told.made(f"{self}{other}", parts=(self, other))

    def __radd__(self, other: str) -> Told:
        return Told.made(f"{other}{self}", parts=(other, self))

    def lower(self) -> Told:
        """Return the text for the middle of a sentence."""
        return Told.made(str(self).lower(), template=self.template, values=self.values, parts=self.parts)

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


def tell(template: str, /, **values: object) -> Told:
    """Tell something: an English template, which is its key in the other languages, and its values.

    Without values the text is taken as it is: a name, or what another part of the engine wrote.
    """
    english = template.format(**values) if values else template
    return Told.made(english, template=template, values=values)


def listed(parts: Iterable[str], between: str = ", ") -> Told:
    """Tell several things in a row; what stands between them is a key of the other languages as well."""
    joint = tell(between)
    row: list[str] = []
    for part in parts:
        row += [joint, part] if row else [part]
    return Told.made("".join(row), parts=tuple(row))


def told_of(error: Exception) -> str:
    """Return what an error tells people, still to be said in their language."""
    told = error.args[0] if error.args else ""
    return told if isinstance(told, str) else str(told)


def said_with(words: Mapping[str, str], text: str) -> str:
    """Say a text with the words of a language; a text that is not `Told`, or that it lacks, stays."""
    if not isinstance(text, Told):
        return text
    if text.parts:
        return "".join(said_with(words, part) for part in text.parts)
    values = {
        name: said_with(words, value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return words[text.template].format(**values) if text.template in words else str(text)
