"""Calls to action: "Sign up at example.com", "Book a demo", and where they send people."""

from __future__ import annotations

import re

from pictory_nb.engine.director.plan import CallScene

_OPENING = re.compile(
    r"^(?:try|sign up|subscribe|join|download|get started|get your|start your|contact|call|visit|book|"
    r"register|order|buy|write to (?:us|me)|call us|email|"
    r"shop|reserve|learn more|follow|apply|probier|melde dich|jetzt|besuch|inscri|essayez|abonne|rejoin|"
    r"visit|"
    r"prueba|suscríbe|únete|descarga|visita|立即|马上|关注|订阅|扫码|点击)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"^(?:sign up\b|subscribe (?:to|now|today)|register (?:now|today|at|for)|book (?:a|your) (?:demo|"
    r"call|table|seat|ticket|visit|room)|download (?:the|our|it|now)|get started\b|"
    r"start your (?:free )?trial|join us\b|"
    r"contact (?:us|sales)|learn more\b|order (?:now|yours|today)|"
    r"jetzt (?:anmelden|bestellen|buchen|testen|kaufen)|"
    r"melden? (?:dich|sie sich) an|inscrivez-vous|abonnez-vous|réservez|suscríbete|regístrate|únete|"
    r"立即|马上(?:注册|预约|下载)|扫码|点击)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s*(?:[:：–—-]\s*|\b(?:at|on|via|to|unter|auf|bei|sur|en|à|in)\s)?"
    r"(?P<place>(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?:(?:https?://)?(?:www\.)?(?:[\w-]+\.)+[a-z]{2,12}(?:/[\w./#?=&%-]*[\w/])?)|"
    r"(?:\+?\d[\d ()/-]{6,}\d))\s*[.!。！]?$",
    re.IGNORECASE,
)
_LONGEST = 80
_LONGEST_CLOSING = 60


def closes(text: str) -> bool:
    """Tell whether `text`, at a script's end, asks viewers to do something."""
    return bool(_OPENING.match(text)) and len(text) <= _LONGEST_CLOSING


def call_of(sentence: str) -> CallScene | None:
    """Make the call to action that `sentence` is, or None; an address, mail or number stands apart.

    Examples
    --------
    >>> call_of("Sign up at example.com.")
    CallScene(text='Sign up', place='example.com')
    """
    if len(sentence) > _LONGEST:
        return None
    found = _PLACE.search(sentence)
    if not (_PLAIN.match(sentence) or (found and _OPENING.match(sentence))):
        return None
    text = (sentence[: found.start()] if found else sentence).strip().rstrip(".。!！:： ")
    return CallScene(text, found["place"] if found else "") if text else None
