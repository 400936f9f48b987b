"""Bytes of an event stream → the data of its frames (CONTRACT §4.1)."""

from __future__ import annotations

from pictory_nb.client.errors import BadAnswerError

LARGEST_FRAME_BYTES = 64 * 2**20
_BOM = b"\xef\xbb\xbf"
_LONGEST_HEARTBEAT = 16


class FrameDecoder:
    """Cuts a body into frames, whatever the chunks, with LF, CRLF or CR at the line ends.

    Only ``data`` counts: there is no event name, id or retry time in this protocol. Empty data, ``heartbeat``
    and comments are no frames; they are counted in `heartbeats`, which feeds the watchdog.

    Parameters
    ----------
    largest_bytes
        The largest frame that is taken.
    """

    def __init__(self, *, largest_bytes: int = LARGEST_FRAME_BYTES) -> None:
        self.heartbeats = 0
        self._largest = largest_bytes
        self._carry: list[bytes] = []
        self._carry_bytes = 0
        self._data: list[bytes] = []
        self._data_bytes = 0
        self._after_cr = False
        self._at_start = True
        self._commented = False

    def feed(self, chunk: bytes) -> list[bytes]:
        """Return the data of every frame that `chunk` completes.

        Raises
        ------
        BadAnswerError
            A frame is larger than the limit.
        """
        if self._after_cr and chunk:
            self._after_cr = False
            if chunk[:1] == b"\n":
                chunk = chunk[1:]
        if b"\r" in chunk:
            self._after_cr = chunk[-1:] == b"\r"
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if b"\n" not in chunk:
            self._carry.append(chunk)
            self._carry_bytes += len(chunk)
            self._check_size()
            return []
        if self._carry:
            self._carry.append(chunk)
            chunk = b"".join(self._carry)
        if self._at_start:
            self._at_start = False
            chunk = chunk.removeprefix(_BOM)
        *lines, rest = chunk.split(b"\n")
        self._carry, self._carry_bytes = ([rest], len(rest)) if rest else ([], 0)
        frames: list[bytes] = []
        data = self._data
        for line in lines:
            if line:
                if line[:6] == b"data: ":
                    data.append(line[6:])
                else:
                    self._other_line(line)
            elif len(data) == 1 and len(data[0]) > _LONGEST_HEARTBEAT:
                frames.append(data.pop())
            elif data or self._commented:
                self._close_frame(frames)
        self._data_bytes = sum(map(len, data))
        self._check_size()
        return frames

    @property
    def unfinished(self) -> bool:
        """Whether the body so far ends within a frame (CONTRACT §4.7)."""
        return bool(self._data) or any(part.strip(_BOM) for part in self._carry)

    def _other_line(self, line: bytes) -> None:
        if line[:5] == b"data:":
            self._data.append(line[5:])
        elif line == b"data":
            self._data.append(b"")
        else:
            self._commented = True

    def _close_frame(self, frames: list[bytes]) -> None:
        payload = b"\n".join(self._data)
        self._data.clear()
        self._commented = False
        if payload.strip() in {b"", b"heartbeat", b'"heartbeat"', b"{}"}:
            self.heartbeats += 1
        else:
            frames.append(payload)

    def _check_size(self) -> None:
        if self._carry_bytes + self._data_bytes > self._largest:
            raise BadAnswerError(
                f"The backend sent a piece larger than {self._largest / 2**20:g} MB and was not read further."
                " Look at the state; the message is not sent again."
            )
