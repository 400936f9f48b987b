"""What the director tells people, in Chinese: English templates and what is said in their place."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pictory_nb.engine.director.chinese.answers import ANSWERS
from pictory_nb.engine.director.chinese.brain import BRAIN
from pictory_nb.engine.director.chinese.edits import EDITS
from pictory_nb.engine.director.chinese.kit import KIT
from pictory_nb.engine.director.chinese.names import NAMES
from pictory_nb.engine.director.chinese.questions import QUESTIONS
from pictory_nb.engine.director.chinese.refusals import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Mapping

CHINESE: Mapping[str, str] = MappingProxyType(
    {**NAMES, **EDITS, **REFUSALS, **QUESTIONS, **ANSWERS, **BRAIN, **KIT}
)
"""Every template of the director; a placeholder stands in both languages."""
