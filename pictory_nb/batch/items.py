"""What a batch is asked for: one item per video, read from a list or a DataFrame and checked as a whole."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.client import ACCEPTED_EXTENSIONS
from pictory_nb.draft import masked
from pictory_nb.message import WrongArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

COLUMNS = ("source", "instruction", "seconds", "target")
_SCRIPTS = frozenset({"txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx"})
_LONGEST_PATH_CHARS = 1024
_ONE_WORD_WITH_ENDING = re.compile(r"\S+\.\w{1,8}")
_HELP = "Give a list of paths or texts, or a DataFrame with the column “source”."


class WrongBatchError(WrongArgumentError):
    """What the batch is asked for cannot be used; the message names the columns and rows."""


class Kind(StrEnum):
    """What a source is."""

    TEXT = "text"
    SCRIPT = "script"
    MEDIA = "media"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Item:
    """One video to make.

    Attributes
    ----------
    source
        The text itself, an absolute path, or a web address, as `kind` says.
    seconds
        The wanted length.
    target
        The wished file, relative to the batch's folder or absolute; ``""`` when it is left to us.
    is_masked
        Whether the source is an address from the notes, which lacks its signature.
    """

    source: str
    kind: Kind
    instruction: str
    seconds: float
    target: str = ""
    is_masked: bool = False

    def masked(self) -> Item:
        """Return the item as it may be written down: a signed address lets in whoever reads it."""
        source = masked(self.source) if self.kind is Kind.ADDRESS else self.source
        return self if source == self.source else replace(self, source=source, is_masked=True)

    @property
    def is_upload(self) -> bool:
        """Whether the source is uploaded rather than read."""
        return self.kind in {Kind.MEDIA, Kind.ADDRESS}


def read_items(sources: Any, instruction: str = "", seconds: float = 30) -> tuple[Item, ...]:
    """Return one item per source; an item's own instruction and length win over the batch's.

    Parameters
    ----------
    sources
        A list of paths or texts, or a DataFrame with the column ``source`` and, where wanted,
        ``instruction``, ``seconds`` and ``target``; an empty cell there means the batch's own.
    instruction, seconds
        For the items that have none of their own.

    Raises
    ------
    WrongBatchError
        Something cannot be used; all that is wrong is named at once.
    """
    if hasattr(sources, "columns"):
        return _from_frame(sources, instruction, seconds)
    if isinstance(sources, str | bytes | Path) or not hasattr(sources, "__iter__"):
        raise WrongBatchError(f"A batch cannot be made of {type(sources).__name__}. {_HELP}")
    cells = [(f"item {number}", {"source": source}) for number, source in enumerate(sources, start=1)]
    return _checked(cells, instruction, seconds)


def _from_frame(frame: pd.DataFrame, instruction: str, seconds: float) -> tuple[Item, ...]:
    names = [str(name) for name in frame.columns]
    unknown = [name for name in names if name not in COLUMNS]
    if "source" not in names:
        raise WrongBatchError(f"The DataFrame has no column “source” (it has: {_listed(names)}). {_HELP}")
    if unknown:
        raise WrongBatchError(
            f"A batch knows no column {_listed(unknown)}. Known are {_listed(COLUMNS)}: rename or drop it."
        )
    if len(set(names)) < len(names):
        raise WrongBatchError(f"A column is there twice: {_listed(names)}. Keep one of each.")
    cells = [
        (f"row {label}", dict(zip(names, values, strict=True)))
        for label, values in zip(frame.index, frame.itertuples(index=False, name=None), strict=True)
    ]
    return _checked(cells, instruction, seconds)


def _checked(
    cells: Sequence[tuple[str, dict[str, Any]]], instruction: str, seconds: float
) -> tuple[Item, ...]:
    if not cells:
        raise WrongBatchError(f"The batch is empty. {_HELP}")
    items: list[Item] = []
    wrong: list[str] = []
    for name, cell in cells:
        try:
            items.append(_item(cell, instruction, seconds))
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    if wrong:
        more = f" … and {len(wrong) - 5} more." if len(wrong) > 5 else ""
        raise WrongBatchError(f"Nothing was begun. {' '.join(wrong[:5])}{more}")
    return tuple(items)


def _item(cell: dict[str, Any], instruction: str, seconds: float) -> Item:
    source, kind = _source(cell["source"])
    own = cell.get("seconds")
    wishes = cell.get("instruction")
    target = cell.get("target")
    for column, value in (("instruction", wishes), ("target", target)):
        if not (_is_empty(value) or isinstance(value, str | Path)):
            raise ValueError(f"“{column}” must be text, not {value!r}.")
    return Item(
        source=source,
        kind=kind,
        instruction=instruction if _is_empty(wishes) else str(wishes).strip(),
        seconds=_seconds(seconds if _is_empty(own) else own),
        target="" if _is_empty(target) else str(target),
    )


def _source(value: Any) -> tuple[str, Kind]:
    """Return what the source is; a text of one line that names a file is that file."""
    if isinstance(value, Path):
        return _file(value)
    if not isinstance(value, str):
        raise ValueError(f"“source” must be a path or a text, not {value!r}.")  # noqa: TRY004 - told with the row
    text = value.strip()
    if not text:
        raise ValueError("“source” is empty: give a path or a text.")
    one_line = "\n" not in text and len(text) <= _LONGEST_PATH_CHARS
    if one_line and re.fullmatch(r"https?://\S+", text, re.IGNORECASE):
        return text, Kind.ADDRESS
    if one_line and _names_a_file(text):
        return _file(Path(text))
    # Half a character, as a cut emoji leaves it, can be neither sent nor written down.
    return value.encode("utf-8", "replace").decode(), Kind.TEXT


def _names_a_file(text: str) -> bool:
    if _ending(text) in _SCRIPTS | {*ACCEPTED_EXTENSIONS} or _ONE_WORD_WITH_ENDING.fullmatch(text):
        return True
    try:
        return Path(text).expanduser().is_file()
    except (OSError, RuntimeError, ValueError):
        return False


def _file(path: Path) -> tuple[str, Kind]:
    kind = Kind.MEDIA if _ending(path.name) in ACCEPTED_EXTENSIONS else Kind.SCRIPT
    return str(path.expanduser().absolute()), kind


def _ending(name: str) -> str:
    return Path(name).suffix.lower().removeprefix(".")


def _seconds(value: Any) -> float:
    try:
        seconds = math.nan if isinstance(value, bool | str) else float(value)
    except (TypeError, ValueError):
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise ValueError(f"“seconds” must be a positive number such as 30, not {value!r}.")
    return seconds


def _is_empty(value: Any) -> bool:
    """Tell an empty cell, however pandas writes it."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    return (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in {"NAType", "NaTType"}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names) or "none"
