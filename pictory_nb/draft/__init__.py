"""Drafts: what a timeline is, read tolerantly from the backend's short-key JSON (CONTRACT §6). Pure."""

from pictory_nb.draft.captions import to_srt, to_vtt
from pictory_nb.draft.change import Change
from pictory_nb.draft.diff import diff, diff_frame
from pictory_nb.draft.diff_rows import diff_rows
from pictory_nb.draft.edits import Edit, apply_edits, edits
from pictory_nb.draft.frame import COLUMNS, to_frame, to_rows
from pictory_nb.draft.frame_apply import apply_frame
from pictory_nb.draft.frame_problems import FrameError, FrameProblem
from pictory_nb.draft.frame_words import describe_frame_edit
from pictory_nb.draft.history import History, State
from pictory_nb.draft.loading import from_draft
from pictory_nb.draft.masking import masked, same_but_for_secrets
from pictory_nb.draft.otio import to_otio
from pictory_nb.draft.reader import Draft, Segment, Track, read_draft
from pictory_nb.draft.summary import format_seconds, summarise

__all__ = [
    "COLUMNS",
    "Change",
    "Draft",
    "Edit",
    "FrameError",
    "FrameProblem",
    "History",
    "Segment",
    "State",
    "Track",
    "apply_edits",
    "apply_frame",
    "describe_frame_edit",
    "diff",
    "diff_frame",
    "diff_rows",
    "edits",
    "format_seconds",
    "from_draft",
    "masked",
    "read_draft",
    "same_but_for_secrets",
    "summarise",
    "to_frame",
    "to_otio",
    "to_rows",
    "to_srt",
    "to_vtt",
]
