"""What can go wrong with a render, in words for the person who waits for the film."""

from __future__ import annotations


class RenderError(Exception):
    """A film or a still could not be made; the message says what happened and what to do."""


class DamagedPartError(RenderError):
    """A finished part is gone or damaged on disk; it can be made anew."""
