"""Where the videos of a batch go: names that never collide and never hide a file that is there."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from pictory_nb.batch.asking import upload_name
from pictory_nb.batch.items import Item, Kind, WrongBatchError
from pictory_nb.exports import WrongTargetError
from pictory_nb.exports.export import checked_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pictory_nb.batch.words import BatchWords

_LONGEST_STEM_CHARS = 60
_TITLE_WORDS = 8


def name_targets(
    items: Sequence[Item],
    folder: Path,
    words: BatchWords,
    *,
    reserved: Iterable[str] = (),
    exists: Callable[[Path], bool] = Path.exists,
) -> tuple[tuple[Path, str], ...]:
    """Return for each item its file and, where a wished name was taken, the words that say so.

    Parameters
    ----------
    folder
        Where files go whose target does not say.
    words
        The batch's own words.
    reserved
        Files of other batches that are still to be made.
    exists
        Whether a file is there.

    Raises
    ------
    WrongBatchError
        A target cannot be written, or is no MP4 file; all of them are named.
    """
    taken = {path_key(path) for path in reserved}
    named: list[tuple[Path, str]] = []
    wrong: list[str] = []
    for number, item in enumerate(items, start=1):
        try:
            wished = checked_target(
                folder / (Path(item.target).expanduser() if item.target else stem_of(item))
            )
        except WrongTargetError as error:
            wrong.append(f"Video {number}: {error}")
            continue
        path = free_path(wished, lambda path: path_key(path) in taken or exists(path))
        taken.add(path_key(path))
        named.append((path, renamed_words(words, wished, path) if item.target else ""))
    if wrong:
        raise WrongBatchError(f"Nothing was begun. {' '.join(wrong[:5])}")
    return tuple(named)


def free_path(wished: Path, is_taken: Callable[[Path], bool]) -> Path:
    """Return `wished`, or the first of ``name-2.mp4``, ``name-3.mp4`` … that is not taken."""
    path, number = wished, 1
    while is_taken(path):
        number += 1
        path = wished.with_name(f"{wished.stem}-{number}{wished.suffix}")
    return path


def renamed_words(words: BatchWords, wished: Path, path: Path) -> str:
    """Return the words for a file that is named differently, ``""`` when it is not."""
    return "" if path == wished else words.renamed.format(wished=wished.name, name=path.name)


def stem_of(item: Item) -> str:
    """Return a file name made of the source's: its own name, or the first words of a text."""
    if item.kind is Kind.TEXT:
        first = next(line for line in item.source.splitlines() if line.strip())
        text = " ".join(_words(first)[:_TITLE_WORDS])
    else:
        text = Path(upload_name(item)).stem
    # The ending is put on here: a stem with a dot in it would be taken for a file of another kind.
    return f"{'-'.join(_words(text)).lower()[:_LONGEST_STEM_CHARS].strip('-') or 'video'}.mp4"


def path_key(path: str | Path) -> str:
    """Return a name that is equal for two paths that some file system takes for the same."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() or char == "_" else " " for char in text).split()
