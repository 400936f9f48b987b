"""Words in several languages: one table per language, all with the same keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Table = TypeVar("Table")


class Languages(Mapping[str, Table], Generic[Table]):
    """The same table in several languages, by their codes; English is always there.

    Examples
    --------
    >>> yes = Languages(en="yes", zh="是")
    >>> yes.of("zh_Hans"), yes.of("zh-CN"), yes.of("fr"), yes.of("")
    ('是', '是', 'yes', 'yes')
    """

    def __init__(self, *, en: Table, **others: Table) -> None:
        self._tables = {"en": en, **others}

    def of(self, language: str) -> Table:
        """Return the table of a language ("zh", "zh-CN", "zh_Hans"); the English one where there is none."""
        return self._tables.get(language.replace("_", "-").partition("-")[0].lower(), self._tables["en"])

    def __getitem__(self, code: str) -> Table:
        return self._tables[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)
