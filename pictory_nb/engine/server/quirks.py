"""What the cloud's agent does to its users, to be asked for in tests and teaching (CONTRACT §4, §5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

GUI_PHRASES = (
    "\n\nClick the [Preview] button to preview it in the timeline. "
    "When you are happy with it, click the Export button at the top right. "
    "您也可以点击“导出”按钮，或打开素材面板拖拽调整。"
)
TEMPORARY_ISSUE = "I encountered a temporary issue. Please try again."


@dataclass(frozen=True, slots=True)
class Quirks:
    """How one turn misbehaves; by default it does not.

    Attributes
    ----------
    silent
        No text at all comes back, although the edit is made.
    silent_edit
        The same, when the message turns out to be an edit.
    latency_s
        A pause before every step.
    tool_calls
        Whether tool steps are told; what they changed is stored all the same.
    credits_per_operation
        What each operation of an edit costs; None: what the director asks.
    heartbeats_only_s
        Nothing but heartbeats for so long before the work begins.
    two_stages_s
        The stream ends with the bare video tracks; so long after it the rest of the draft appears by itself.
    gui_phrases
        Appended to the answer: instructions for an interface that is not there.
    temporary_issue
        Sent as one more message after a normal answer.
    error_event
        Code and message of an error event, after which the stream ends cleanly.
    error_frame
        Message of a last frame ``{"error": …}``, after which the connection ends; `error_frame_escaped` says
        whether it is valid JSON: older servers do not escape.
    """

    silent: bool = False
    silent_edit: bool = False
    latency_s: float = 0.0
    tool_calls: bool = True
    credits_per_operation: int | None = None
    heartbeats_only_s: float = 0.0
    two_stages_s: float | None = None
    gui_phrases: str = ""
    temporary_issue: str = ""
    error_event: tuple[str, str] | None = None
    error_frame: str | None = None
    error_frame_escaped: bool = True


def bare_video(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return the draft with its video tracks alone: what the first of two stages shows."""
    return {**draft, "t": [track for track in draft.get("t", []) if track.get("tt") == 0]}
