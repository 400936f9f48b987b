"""Questions about the film."""

# ruff: noqa: E501 (a pattern reads best when it is not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictory_nb.engine.director.grammar.found import Found


def _about(name: str) -> Callable[[Found], Question]:
    return lambda found: Question(name, found.scene() if found.has("ref") else 0)


_Q = "(?:where_is|show_me|list|say|has|be|how_long|how_many|use|there|in|it)"
_VIDEO = "(?:it|that|video|everything|has|be|last_for|should)*"

RULES: tuple[tuple[str, Callable[[Found], Question]], ...] = (
    (f"how_long {_VIDEO} (?:last)?", _about("length")),
    ("(?:has|it|video|be)* how_long", _about("length")),
    ("in? how_long (?:be|has|should)* <ref=REF0> (?:last_for|be|last|show)*", _about("scene")),
    ("<ref=REF0> (?:be|has)* how_long", _about("scene")),
    (f"(?:{_Q})* (?:be)? length (?:in)* <ref=REF_>", _about("scene")),
    ("(?:where_is|show_me|has)+ (?:be)? length (?:in (?:it|video))?", _about("length")),
    ("length", _about("length")),
    ("how_many (?:sec|min) (?:be|has|it|video)*", _about("length")),
    ("(?:how_many|has) (?:scene|how_many scene) (?:has|be|there|it|video|in|that)*", _about("scenes")),
    ("(?:has|be|there)* how_many scene (?:has|be)*", _about("scenes")),
    ("(?:show_me|show|list)+ every? (?:scene) (?:every)?", _about("scenes")),
    ("where_is (?:be)? (?:in|scene) (?:video|it|scene)?", _about("scenes")),
    ("where_is (?:be)? in video", _about("scenes")),
    ("(?:where_is|has) (?:be)? every? scene", _about("scenes")),
    ("where_is (?:music|song|mood)+ (?:be|has|it|that|use|play)*", _about("music")),
    ("(?:where_is|show_me) (?:be)? (?:music|volume|mood|song)", _about("music")),
    ("(?:has|that|be|it)* where_is (?:music|song)", _about("music")),
    ("(?:has|that|be|it)* (?:music|song) where_is", _about("music")),
    ("how_loud (?:be)? (?:music|it)", _about("music")),
    ("(?:music|volume)+ (?:in)? (?:be|has)* (?:how_many|how_loud|where_is)", _about("music")),
    ("(?:where_is|how_many) (?:be)? (?:music volume|volume in music)", _about("music")),
    ("(?:has|be)+ (?:there)? (?:else)? music (?:in (?:it|video|there))?", _about("music")),
    ("(?:where_is|show_me) (?:be)? (?:theme|colour|background) (?:be|has|it|that|use)*", _about("theme")),
    ("where_is theme (?:be|has|it|that)*", _about("theme")),
    ("(?:has|be|it)* where_is theme", _about("theme")),
    ("(?:where_is|show_me) (?:be)? TITLE (?:be|say)?", _about("title")),
    ("TITLE (?:be)? where_is", _about("title")),
    ("where_is (?:be)? (?:it|video|that) (?:rename|has rename)", _about("title")),
    ("(?:where_is|show_me) (?:be)? (?:aspect|resolution|framerate|size) (?:be|has|it|that|video|in)*", _about("shape")),
    ("(?:aspect|resolution|framerate) (?:be)? where_is", _about("shape")),
    ("(?:where_is|show_me) (?:be)? brand (?:be)?", _about("brand")),
    ("(?:where_is|show_me) (?:be)? (?:tagline|lowerthird|font) (?:be|has|it|that|use|say)*", _about("brand")),
    ("(?:tagline|lowerthird|font|brand|logo) (?:be|in)* where_is", _about("brand")),
    ("where_is (?:be)? logo (?:be|has|it|that)*", _about("brand")),
    ("(?:has|be|it|video|there)+ (?:else)? voice (?:on|off)? (?:in (?:it|video|there))?", _about("voice")),
    ("(?:where_is|show_me|has)+ (?:be)? (?:language in)? voice (?:be|has|it|that|use|say)*", _about("voice")),
    ("voice (?:be)? where_is", _about("voice")),
    ("(?:has|be)* where_is voice", _about("voice")),
    ("(?:where_is|show_me|has|how_long)+ (?:be)? (?:every)? transition (?:be|has|it|that|use|between|every|scene|there)*", _about("transitions")),
    ("transition (?:be|has|use)* (?:where_is|how_long)", _about("transitions")),
    ("(?:where_is|show_me) (?:colour)? (?:be|has)* (?:accent) (?:be|has|colour)*", _about("theme")),
    ("accent (?:colour|be)* where_is", _about("theme")),
    ("(?:where_is|show_me) (?:theme|size|position)? (?:be|has|in)* captions (?:be|has|in|on|it)*", _about("captions")),
    ("captions (?:theme|size|position|be|in)* where_is", _about("captions")),
    ("(?:has|be|it|video|there)+ (?:tagline|lowerthird|logo|brand|intro|outro) (?:card)? (?:in (?:it|video|there))?", _about("brand")),
    ("(?:be|has)+ captions (?:on|off)?", _about("captions")),
    ("(?:has|be) (?:it|video) (?:has)? captions", _about("captions")),
    ("where_is (?:has|be)* <ref=REF0> (?:say|show|about|has)*", _about("scene")),
    ("where_is (?:be)? (?:in|on)* <ref=REF0>", _about("scene")),
    ("where_is (?:be)? (?:say|write)? <ref=REF0> (?:by|from)?", _about("scene")),
    ("(?:show_me|where_is|say|show) (?:be)? (?:TEXTN in)? <ref=REF0> (?:to|say)?", _about("scene")),
    ("<ref=REF0> (?:say|has|be)* where_is", _about("scene")),
    ("(?:where_is|show_me|has|how_many|i|list)+ (?:photo|file|clip|song)? (?:has|i|be)* uploaded (?:has)?", _about("uploads")),
    ("(?:show_me|where_is|how_many|list)+ (?:file|uploaded|photo|clip)+ (?:has|be|there|i)*", _about("uploads")),
    ("uploaded where_is", _about("uploads")),
    ("(?:where_is|how_many|has)+ version (?:has|be|it|that|on|there|i|in)*", _about("versions")),
    ("(?:where_is) (?:can_i) (?:undo|redo)", _about("versions")),
    ("(?:has|be)? where_is version", _about("versions")),
)  # fmt: skip
