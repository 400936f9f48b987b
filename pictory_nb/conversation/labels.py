"""What the agent's tools are called in words that people use."""

from __future__ import annotations

_LABELS = {
    "read_script": "Reading the script",
    "plan_scenes": "Planning the scenes",
    "write_captions": "Writing the captions",
    "choose_music": "Choosing the music",
    "edit_timeline": "Editing the timeline",
}


def tool_label(name: str) -> str:
    """Return a line for people for a tool's name; unknown names are spelled out: ``add_bgm`` → "Add bgm"."""
    return _LABELS.get(name) or name.replace("_", " ").replace("-", " ").strip().capitalize() or "Working"
