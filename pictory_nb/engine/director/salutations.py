"""Sentences that only address the listeners."""

from __future__ import annotations

import re

_SALUTATION = re.compile(
    r"^(?:dear|ladies and gentlemen|good (?:morning|evening|afternoon)|liebe[rs]?|sehr geehrte[rs]?|"
    r"meine damen und herren|guten (?:morgen|tag|abend)|chers?|chères?|mesdames|messieurs|bonjour|bonsoir|"
    r"querid[oa]s|estimad[oa]s|señoras|buenos días|buenas (?:tardes|noches)|尊敬的|亲爱的|各位|大家好)"
    r"(?:\b|(?<=[一-鿿]))[^.!?。！？]{0,110}[,:!，：！]?$",
    re.IGNORECASE,
)


def is_salutation(sentence: str) -> bool:
    """Tell whether the sentence only addresses the listeners ("Dear graduates, dear families,")."""
    return bool(_SALUTATION.match(sentence)) and not sentence.endswith((".", "。"))
