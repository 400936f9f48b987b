"""Words of the trade, and of people who think in another language, said as the rules know them: "lower the bed", "lift shots 2 to 4 out"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.turn_words import FAMILY, Turns

if TYPE_CHECKING:
    import re

_ONE = r"(?:(?:scenes?|shots?|slides?|clips?|frames?) [\w ,-]{1,20}?|the [\w ]{2,24}?)"


def _seconds(found: re.Match[str]) -> str:
    return f"{int(found[1]) / 1000:g}{'s' if found.string.isascii() else '秒'}"


TRADE: Turns = (
    (r"\b(\d{2,4}) ?(?:ms|msec|milliseconds)\b", _seconds),
    (r"(?<![\d:\w]):(\d\d) (?:cutdown|cut-down|cut|spot|version)\b", r"\1 second video"),
    (r"(?<![\d:\w]):(\d\d)(?![\d:])", r"\1 seconds"),
    # sound
    (
        r"\b(?:drop|bring|take|pull|duck|dip) (?:the |this )?(?:music )?bed (?:down|back)(?: (?:under|below|beneath) the words)?\b",
        "lower the music",
    ),
    (r"\b(?:the|this|our) (?:music )?bed\b", "the music"),
    (
        r"\b(an?|one|two|three|four|five|[\d.]+) (secs?|seconds?|s) tail fade\b",
        r"fade-out of \1 \2 at the end",
    ),
    (r"\btail fade\b", "fade-out at the end"),
    (
        r"\b((?:lower|reduce|raise|increase|boost|duck|cut|drop|turn (?:down|up))\b[^,.;]{0,30}) by (?:a|one) (third|quarter)\b",
        lambda f: f"{f[1]} by {33 if f[2].lower() == 'third' else 25}%",
    ),
    (
        r"(?<!hard )(?<!direct )(?<!plain )(?<!clean )\bcut into (?=(?:the|every|each|all|scene|slide)\b)",
        "hard cut into ",
    ),
    (
        r"\bslow (the [\w ]+?|it|everything)(?: down)? to (\d\d)(?:%| ?percent)(?: (?:of )?(?:its |the )?(?:normal )?speed)?",
        lambda f: f"play {f[1]} at {int(f[2]) / 100:g}x speed",
    ),
    (
        r"\b(?:trim|cut) (?:the (?:film|video)|it) (?:down )?to (?:the )?(?:part|bit|section|stretch|piece)? ?(?=(?:from|between) )",
        "keep only ",
    ),
    # names
    (r"\b(?:chyron|name super|name strap|l3rd|lower[- ]third super)\b", "lower third"),
    (
        r"^(?:the )?(?:brand |logo )?bumper(?: with (?:the|our) (?:logo|brand))? (?:goes|should go|belongs|comes) (?:at|to|in) the (front|start|beginning|end)",
        r"add a brand card at the \1",
    ),
    (rf"\b({FAMILY}|the|as the|as) grounds?\b(?! truth)", r"\1 background"),
    (r"\bground of (?=\d)", "background of scene "),
    (r"\bsous-titres\b", "captions"),
    (r"\bthe joins(?: between (?:the )?scenes)?\b", "the transitions"),
    (r"\bTRT\b", "total length"),
    (r"\b(?:standing|high|upright) (?:format|picture|video)\b", "vertical format"),
    # cutting
    (r"^(?:please )?lift (?:from )?(?=\d+:\d\d (?:to|-|until|through) \d)", "cut from "),
    (rf"\blift ({_ONE}) out\b", r"remove \1"),
    (r"\bripple[- ]delete\b", "delete"),
    (rf"\bblade ({_ONE}) at (?:the )?(?:second|next|first) (?:sentence|line)\b", r"split \1"),
    (r"\b(?:blade|razor) (?=scene|shot|the|it)", "split "),
    (r"\bslip (?=(?:the|scene|shot) [\w ]+ (?:to|into|after|before|in) )", "move "),
    (r"\bslug in\b", "add"),
    (r"\bgrade (?=(?:the|scene|it|all)\b[^,.;]*\b(?:warm|cool|dark|bright|light))", "make "),
    (
        r"\b(?:conform|render|export|output) (?:it |everything |the (?:film|video) )?(?:to|at|in) (\d\d) ?(?:p|fps)\b",
        r"\1 fps",
    ),
    (r"\bmix (?=into|between|to)", "crossfade "),
    (r"^(?:please )?(?:let['’]?s )?(?:sunset|suppress|quit) (?=the )", "remove "),
    (r"\bprepone (the [\w ]+?), (?:it|this) should (?:come|be)\b", r"\1 should come"),
    (r"\bprepone (the [\w ]+?|scene \w+)(?=$|[,.;])", r"move \1 up"),
    (
        r"\bthe (?:slide|scene|card|page) of (?:the )?(list|quote|quotation|statistic|percentage|number|figure|title)\b",
        r"the \1",
    ),
    (
        r"\bthe (?:slide|scene|card|page) of (?:the )?((?!(?:video|film|movie|end|last|first|all|this|my|our)\b)\w{4,})\b(?= (?:be|should|must|longer|shorter)|[.!]?$)",
        r"the \1 scene",
    ),
    (r"\bthe double of long\b", "twice as long"),
    # comparisons
    (r"\bmore (?:big|large)\b", "bigger"),
    (r"\bmore small\b", "smaller"),
    (r"(?:\ba little bit |\ba bit |\ba little )?\bmore quiet\b(?: make)?", "quieter"),
    (r"(?:\ba little bit |\ba bit |\ba little )?\bmore loud\b(?: make)?", "louder"),
    (r"\b(?:a|one) hair\b(?=[.!]?$)", "a bit"),
)
