"""Proposals about the brand: its cards, tagline, lower third, watermark, font and colours."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.proposals import Proposal, role
from pictory_nb.engine.director.choosing.proposals_looks import uploads
from pictory_nb.engine.director.operations import (
    ChangeFont,
    ChangeLogo,
    ChangePalette,
    ChangeTagline,
    PlaceLogo,
    ShowBrandCard,
    ShowLowerThird,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.hearing import Heard

WATERMARK_PCT = 45
_FAINTEST_PCT = 15
_CARDS = (("intro", ("intro",)), ("outro", ("outro",)), ("both", ("intro", "outro")))
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")
_TWO_LINES = re.compile(r"\s*(?:[,，、|]|\s[-–—]+\s|[–—])\s*")


def brand_cards(heard: Heard) -> Iterator[Proposal]:
    """Propose the brand's cards, its tagline and a lower third."""
    for name, cards in _CARDS:
        yield Proposal(f"brandcard {name}", (ShowBrandCard(cards),))
        yield Proposal(f"brandcard no {name}", (ShowBrandCard(cards, show=False),))
    yield Proposal("tagline gone", (ChangeTagline(""),))
    yield Proposal("lowerthird gone", (ShowLowerThird(),))
    for text in heard.spans:
        given = (f"text {text.how}", text.start, text.end)
        yield Proposal("tagline", (ChangeTagline(text.text),), (given,))
        for card in ("intro", "outro"):
            yield Proposal(f"tagline {card}", (ChangeTagline(text.text, card),), (given,))
        lines = _TWO_LINES.split(text.text, maxsplit=1)
        if len(lines) == 1:
            yield Proposal("lowerthird", (ShowLowerThird(text.text),), (given,))
        elif all(lines):
            yield Proposal("lowerthird lines", (ShowLowerThird(*lines),), (given,))
    names = [text for text in heard.spans if text.how == "name"]
    for first, second in pairwise(names):
        pair = (("text name", first.start, first.end), ("subtitle name", second.start, second.end))
        yield Proposal("lowerthird lines", (ShowLowerThird(first.text, second.text),), pair)
    if len(heard.spans) == 2 and all(text.how == "quoted" for text in heard.spans):
        first, second = heard.spans
        pair = (("text quoted", first.start, first.end), ("subtitle quoted", second.start, second.end))
        yield Proposal("lowerthird lines", (ShowLowerThird(first.text, second.text),), pair)


def brand_looks(heard: Heard) -> Iterator[Proposal]:
    """Propose a watermark, a font and colours for the backgrounds."""
    yield Proposal("watermark", (PlaceLogo(opacity_pct=WATERMARK_PCT),))
    yield Proposal("watermark solid", (PlaceLogo(opacity_pct=100),))
    for media_id, roles in uploads(heard, "image"):
        yield Proposal("watermark upload", (ChangeLogo(media_id, opacity_pct=WATERMARK_PCT),), roles)
    for share in heard.bag.all("percentage"):
        opacity = round(float(share.value))
        for what, pct in (("watermark opaque", opacity), ("watermark clear", 100 - opacity)):
            if _FAINTEST_PCT <= pct <= 100:
                yield Proposal(what, (PlaceLogo(opacity_pct=pct),), (role("share", share),))
    for media_id, roles in uploads(heard, "font"):
        yield Proposal("font", (ChangeFont(media_id),), roles)
    yield Proposal("font none", (ChangeFont(),))
    for chunk in heard.bag.all("hex", "hexes"):
        colors = tuple(_full(one) for one in _HEX.findall(heard.message[chunk.start : chunk.end]))
        yield Proposal("palette", (ChangePalette(colors),), (role(f"colour {chunk.symbol}", chunk),))


def _full(digits: str) -> str:
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)).lower()
