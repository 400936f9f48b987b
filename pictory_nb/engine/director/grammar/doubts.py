"""What looks like an order and is none: half a message taken back, tales of what others did or said."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

# "I don't want 2, 4 and 6 removed but 3 and 5": what is to stay and what not is easily mixed up.
_WANTS_NOT_GONE = re.compile(
    r"\b(?:don['’]?t|do not) (?:want|need)\b[^.!?;]*"
    r"\b(?:removed|deleted|gone|cut|dropped|taken out|thrown out)\b|\w['’]s gone\b",
    re.IGNORECASE,
)


# "Delete scene 2 … no wait, leave it": who takes back half of a message may take back all of it.
_TAKEN_BACK = re.compile(
    r"(?<=[\w\"”])[.,;!…]+ *(?:no,? )?(?:wait|hold on|never ?mind|forget (?:it|that|about it)|scratch that|just kidding|leave it(?! (?:out|off|on|at))"
    r"|(?:on second thoughts?,? )?(?:no|leave|keep) (?:it|that)(?: (?:in|there|as))?\b(?=[^,;]*$))"
    r"|(?<=\S)[，。,；]\s*(?:算了|当我没说|还是留|还是别|还是不|开玩笑)"
    r"|\bor not\b\s*[.?!]*$"
    r"|^(?:hmm+ |so |ok |well )*let me (?:think|see|check|look|know)\b"
    r"|\bnot the [\w ]+ but the (?:one|scene|slide) (?:before|after)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:and |so |but |well |hmm )*(?:i|we|he|she|they|someone|somebody|people|"
    r"(?:my|our|the|his|her|their) (?:colleagues?|boss|clients?|friends?|wife|husband|team|manager|ceo|mother|mum|mom|dad|son|daughter|customers?|students?|teacher))"
    r" (?:\w+ly |already |just |once |first |also )?(?:said|says|told|asked|thought|believed|claimed|mentioned|deleted|removed|moved|changed|added|cut|made|loved|hated|liked|used|had|did)\b(?! up with)"
)


def is_taken_back(message: str) -> bool:
    """Tell whether a message takes back what it says, or says what is to stay and what not at once."""
    return bool(_WANTS_NOT_GONE.search(message) or _TAKEN_BACK.search(message))


def is_report(clause: str) -> bool:
    """Tell whether a clause tells what somebody did or said: "my colleague deleted scene 2"."""
    return bool(_REPORTED.match(clause)) and "->" not in clause and ":" not in clause
