"""The cells of one row of an edited table, checked against the segment that it shows and its track."""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pictory_nb.draft import frame_cells
from pictory_nb.draft.frame_cells import CellError, is_missing
from pictory_nb.draft.frame_plan import Added, Kept, Wanted
from pictory_nb.draft.frame_problems import FrameProblem
from pictory_nb.draft.frame_writing import volume_entry
from pictory_nb.draft.reader import AUDIO, LARGEST_GAIN, LARGEST_MS, TEXT, TYPE_NAMES, VIDEO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pictory_nb.draft.frame_rows import Row
    from pictory_nb.draft.reader import Draft, Segment, Track


class RowReader:
    """Reads rows one by one and gathers what is wrong with them."""

    def __init__(self, draft: Draft, problems: list[FrameProblem]) -> None:
        self._problems = problems
        self._tracks: dict[str, list[Track]] = defaultdict(list)
        for track in draft.tracks:
            self._tracks[track.label].append(track)

    def kept(self, row: Row) -> Iterable[Kept]:
        """Yield the segment that a row shows, unless something is wrong."""
        assert row.place is not None
        track, segment = row.place
        count = len(self._problems)
        number = row.cells.get("segment", segment.number)
        if not is_missing(number) and not self._is_number(number, segment.number):
            advice = (
                "To move this segment change start_ms; to insert a new one leave `raw` and `segment` empty."
            )
            self._say(row, "segment", "The number of a segment follows from its start.", advice)
        to_track = self._track(row, track)
        values = self._values(row, segment, to_track or track)
        if len(self._problems) == count and to_track is not None and values is not None:
            yield Kept(row, track, segment, to_track, values)

    def added(self, row: Row) -> Iterable[Added]:
        """Yield a new segment, unless something is wrong."""
        count = len(self._problems)
        own, like = row.place or (None, None)
        track = self._track(row, own)
        values = self._values(row, like, track)
        if len(self._problems) == count and values is not None:
            yield Added(row, track, str(row.cells.get("track")), like, values)

    def _say(self, row: Row, column: str | None, what: str, advice: str) -> None:
        self._problems.append(FrameProblem(row.label, column, what, advice, row.said))

    def _read(self, row: Row, column: str, read: Callable[[Any], Any]) -> Any:
        """Return a cell, ``None`` where it is empty or wrong."""
        value = row.cells.get(column)
        if is_missing(value):
            return None
        try:
            return read(value)
        except CellError as error:
            self._say(row, column, str(error), error.advice)
            return None

    @staticmethod
    def _is_number(value: Any, number: int) -> bool:
        try:
            return bool(value == number) or frame_cells.whole_ms(value) == number
        except CellError:
            return False

    def _track(self, row: Row, own: Track | None) -> Track | None:
        name, type_name = row.cells.get("track"), row.cells.get("type")
        known = ", ".join(dict.fromkeys(self._tracks)) or "none yet"
        if is_missing(name) or not isinstance(name, str) or not name.strip():
            self._say(row, "track", "The name of the track is missing.", f"Write one of: {known}.")
            return None
        tracks = [own] if own is not None and name == own.label else self._tracks.get(name, [])
        if not tracks:
            is_new_text = row.place is None and type_name == TYPE_NAMES[TEXT]
            near = difflib.get_close_matches(
                name.casefold(), [label.casefold() for label in self._tracks], 1, 0.7
            )
            if not is_new_text or near:
                advice = f"Write one of: {known}."
                if row.place is None and not near:
                    advice += " For a new track of text write Text in the column type."
                self._say(row, "track", f"There is no track {name!r}.", advice)
            return None
        if len(tracks) > 1:
            advice = "Copy a row of the track that you mean, and change the copy."
            self._say(row, "track", f"{len(tracks)} tracks are called {name!r}.", advice)
            return None
        (track,) = tracks
        if own is not None and track.type_name != own.type_name:
            what = (
                f"A segment of type {own.type_name} cannot go to {name}, a track of type {track.type_name}."
            )
            self._say(row, "track", what, f"Leave it on {own.label}.")
        elif not is_missing(type_name) and type_name != track.type_name:
            what = f"{name} is a track of type {track.type_name}, not {type_name}."
            self._say(row, "type", what, "Write the track's own type, or leave the cell empty in a new row.")
        return track

    def _values(self, row: Row, old: Segment | None, track: Track | None) -> Wanted | None:
        times = self._times(row, old)
        type_code = TEXT if track is None else track.type_code
        text, name = self._text(row, "text", old), self._text(row, "name", old)
        volume_pct = self._volume(row, old, type_code)
        old_text, old_volume = (old.text, old.volume_pct) if old else (None, None)
        if text and not old_text and track is not None and type_code in (VIDEO, AUDIO):
            advice = "Put the text on a text track, and leave this cell empty."
            self._say(row, "text", f"A segment on a track of type {track.type_name} has no text.", advice)
        if not text and (old_text or (type_code == TEXT and old is None)):
            advice = "Write it, or delete the row to remove the segment."
            self._say(row, "text", "The text is missing.", advice)
        if type_code == TEXT and volume_pct is not None and old_volume is None:
            self._say(row, "volume_pct", "Text has no volume.", "Leave this cell empty.")
        return None if times is None else Wanted(*times, text, name, volume_pct)

    def _times(self, row: Row, old: Segment | None) -> tuple[int, int] | None:
        count = len(self._problems)
        cells: dict[str, int | None] = {}
        for column in ("start_ms", "end_ms", "duration_ms"):
            was = None if old is None else getattr(old, column)
            value = row.cells.get(column, was)
            if was is not None and not is_missing(value) and value == was:
                cells[column] = was
                continue
            cells[column] = self._read(row, column, frame_cells.whole_ms)
            if is_missing(value) and (old is not None or column == "start_ms"):
                advice = "Write milliseconds, or delete the row to remove the segment."
                self._say(row, column, "This time is missing.", advice)
        if len(self._problems) > count:
            return None
        start_ms, end_ms, duration_ms = cells["start_ms"], cells["end_ms"], cells["duration_ms"]
        assert start_ms is not None
        if old is not None:
            if (start_ms, end_ms, duration_ms) == (old.start_ms, old.end_ms, old.duration_ms):
                return start_ms, old.duration_ms
            # What was not edited follows from what was; a start alone moves the segment as a whole.
            end_ms = None if end_ms == old.end_ms else end_ms
            if end_ms is not None and duration_ms == old.duration_ms:
                duration_ms = None
        if end_ms is None and duration_ms is None:
            self._say(
                row, "end_ms", "It is not said how long the segment lasts.", "Write end_ms or duration_ms."
            )
            return None
        if end_ms is None:
            assert duration_ms is not None
            end_ms = start_ms + duration_ms
        if duration_ms is not None and end_ms - start_ms != duration_ms:
            what = f"start_ms and end_ms make {end_ms - start_ms} ms, but duration_ms says {duration_ms}."
            self._say(row, "end_ms", what, "Change one of them and leave the other as it was.")
            return None
        if end_ms <= start_ms:
            what = f"The segment would end at {end_ms} ms, not after its start at {start_ms} ms."
            self._say(row, "end_ms" if duration_ms is None else "duration_ms", what, "Make it end later.")
            return None
        if end_ms > LARGEST_MS:
            self._say(row, "end_ms", "The segment would end too late for any film.", "Write milliseconds.")
            return None
        return start_ms, end_ms - start_ms

    def _text(self, row: Row, column: str, old: Segment | None) -> str | None:
        was: str | None = getattr(old, column) if old else None
        if column not in row.cells:
            return was
        value: str | None = self._read(row, column, frame_cells.text)
        if not value:
            if was and column == "name":
                self._say(row, column, "The name is missing.", "Write it again, or another one.")
            return was if column == "name" else None
        return was if was is not None and value == str(was) else value

    def _volume(self, row: Row, old: Segment | None, type_code: Any) -> float | None:
        was = old.volume_pct if old else None
        if "volume_pct" not in row.cells:
            return was
        value = row.cells["volume_pct"]
        if is_missing(value):
            if was is not None:
                self._say(row, "volume_pct", "The volume is missing.", "Write percent; 0 is silent.")
            return None
        if was is not None and value == was:
            return was
        volume: float | None = self._read(row, "volume_pct", frame_cells.percent)
        if volume is None or volume == was:
            return was
        if old is not None and type_code != TEXT and volume_entry(old.raw, volume) is None:
            what = f"This draft keeps the volume where {volume:g}% would be read as something else."
            self._say(
                row, "volume_pct", what, f"Write 0, or more than {LARGEST_GAIN:g} and at most 400 percent."
            )
        return volume
