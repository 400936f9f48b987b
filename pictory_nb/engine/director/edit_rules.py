"""The sentences that mean an edit: each rule matches a whole clause and makes one operation."""

from __future__ import annotations

import re
from collections.abc import Callable

from pictory_nb.engine.director.lengths import length_ms_in
from pictory_nb.engine.director.operations import (
    ChangeBrand,
    ChangeCallToAction,
    ChangeMusic,
    ChangeSceneText,
    ChangeSubtitle,
    ChangeTitle,
    Operation,
    RemoveScenes,
    ReplaceText,
    Retell,
    ShowCaptions,
)
from pictory_nb.engine.director.references import QUOTED, SCENE, SCENES, said, scene_number, scene_numbers

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Operation]]

_SET = r"(?:change|set|make|rename|edit|update|rewrite|replace|turn|put|let|use|把|将)"
_TO = (
    r"(?:\s+(?:to|into|as|with)(?:\s+(?:say|read|be))?\b\s*:?|\s*[:=]|"
    r"\s+(?:should |must |to )?(?:says?|reads?|be|is)\b\s*:?|[改换]?[成为])\s*"
)
_TEXT = r"(?P<text>\S.*)"
_TITLE = r"(?:the |our |my )?(?:main )?(?:title|headline|标题)(?: card)?(?: text)?"
_SUBTITLE = r"(?:the |our |my )?(?:sub-?title|副标题|tagline)(?: text| line)?"
_END = r"(?:the )?(?:call to action|cta|end card|ending|closing card|last card|end screen)(?: text)?"
_CAPTIONS = r"(?:the |all (?:the )?)?(?:captions|subtitles)"
_BRAND = r"(?:the |our |my )?(?:brand(?: name)?|company(?: name)?|logo text|品牌(?:名)?)"
_MUSIC = r"(?:the |some |a bit of )?(?:background )?(?:music|bgm|soundtrack|track|volume|sound)(?: volume)?"
_A_BIT = r"(?: a (?:bit|little)| slightly)?"
_BY = r"(?:\d+|\w+)[ -]?(?:s|secs?|seconds?|mins?|minutes?)"
_IT = r"(?:it|this|the video|the film)"


def _rules(build: Callable[[re.Match[str]], Operation], *patterns: str) -> list[Rule]:
    return [(re.compile(pattern, re.IGNORECASE), build) for pattern in patterns]


RULES: tuple[Rule, ...] = (
    *_rules(
        lambda found: ChangeTitle(said(found)),
        rf"(?:{_SET}\s*)?{_TITLE}(?: shorter| longer| simpler)?{_TO}{_TEXT}",
        rf"(?:call|name|title) {_IT}(?:{_TO}|\s+){_TEXT}",
        rf"(?:rename|retitle) {_IT}{_TO}{_TEXT}",
        rf"add (?:a |the )?title:?\s+{_TEXT}",
    ),
    *_rules(
        lambda found: ChangeSubtitle(said(found)),
        rf"(?:{_SET}\s*)?{_SUBTITLE}{_TO}{_TEXT}",
        rf"add (?:a |the )?subtitle:?\s+{_TEXT}",
    ),
    *_rules(lambda _: ChangeSubtitle(""), r"(?:remove|delete|drop|no|without) (?:the |a )?subtitle"),
    *_rules(
        lambda found: ChangeCallToAction(said(found)),
        rf"(?:{_SET}\s*)?{_END}{_TO}{_TEXT}",
        rf"(?:end|finish|close) (?:it |the video )?(?:with|by saying)\s+(?P<text>{QUOTED})",
    ),
    *_rules(
        lambda found: ChangeBrand(said(found)),
        rf"(?:{_SET}\s*)?{_BRAND}{_TO}(?:called )?{_TEXT}",
        rf"(?:use|show) {_BRAND}\s+{_TEXT}",
        rf"brand {_IT} (?:as|for|with)\s+{_TEXT}",
    ),
    *_rules(
        lambda found: ChangeSceneText(scene_number(found), said(found)),
        rf"(?:{_SET}\s*)?(?:the )?(?:captions?|text|words?|lines?|sentence|heading) "
        rf"(?:of|in|on|for|from) {SCENE}{_TO}{_TEXT}",
        rf"(?:{_SET}\s*)?{SCENE}(?:['’]s (?:captions?|text|words?|line)|的?(?:字幕|文字)){_TO}{_TEXT}",
        rf"(?:have |let |in |on )?{SCENE},? (?:should |must |to )?(?:says?|reads?):?\s+{_TEXT}",
        rf"make {SCENE} (?:say|read):?\s+{_TEXT}",
        rf"(?:change|set|rewrite|edit|update) {SCENE} to(?: say| read)?:?\s+{_TEXT}",
        rf"{SCENE}:\s+{_TEXT}",
    ),
    *_rules(
        lambda found: ReplaceText(said(found, "old"), said(found)),
        rf"(?:change|replace|rewrite|swap|edit)\s+(?:the (?:words?|text|line|caption|sentence)s?\s+)?"
        rf"(?P<old>{QUOTED})\s+(?:to|into|with|by|for)\s+(?P<text>{QUOTED})",
        rf"(?:把|将)(?P<old>{QUOTED})[改换]?[成为](?P<text>{QUOTED})",
    ),
    *_rules(
        lambda found: Retell(by_ms=length_ms_in(found["by"]) or 0),
        rf"(?:make {_IT} )?(?P<by>{_BY}) longer",
        rf"(?:extend|lengthen) {_IT} by (?P<by>{_BY})",
    ),
    *_rules(
        lambda found: Retell(by_ms=-(length_ms_in(found["by"]) or 0)),
        rf"(?:make {_IT} )?(?P<by>{_BY}) shorter",
        rf"(?:shorten|cut) {_IT} by (?P<by>{_BY})",
    ),
    *_rules(
        lambda found: RemoveScenes(scene_numbers(found)),
        rf"(?:remove|delete|drop|cut|skip|take out|get rid of|leave out)(?: out)? {SCENES}",
        rf"(?:删除|删掉|去掉){SCENES}",
        rf"take {SCENES} out",
    ),
    *_rules(
        lambda _: ShowCaptions(show=False),
        rf"(?:turn |switch )?{_CAPTIONS} (?:off|away)",
        rf"(?:turn|switch) off {_CAPTIONS}",
        rf"(?:hide|remove|delete|drop|no|without|disable) {_CAPTIONS}",
        r"(?:关闭|去掉|不要|隐藏)字幕",
    ),
    *_rules(
        lambda _: ShowCaptions(show=True),
        rf"(?:turn |switch |put )?{_CAPTIONS} (?:back )?on",
        rf"(?:turn|switch) (?:back )?on {_CAPTIONS}",
        rf"(?:show|add|display|enable|bring back|with) {_CAPTIONS}",
        r"(?:打开|显示|加上|开启)字幕",
    ),
    *_rules(
        lambda _: ChangeMusic(steps=-1),
        rf"(?:turn|bring) (?:{_MUSIC} down|down {_MUSIC}){_A_BIT}",
        rf"(?:lower|reduce|decrease|soften) {_MUSIC}{_A_BIT}",
        rf"(?:make )?(?:{_MUSIC} )?(?:be )?(?:a (?:bit|little) )?(?:quieter|less loud)",
        rf"{_MUSIC} is too loud",
        r"(?:把)?音乐(?:调)?小(?:声)?一?点",
    ),
    *_rules(
        lambda _: ChangeMusic(steps=1),
        rf"(?:turn|bring) (?:{_MUSIC} up|up {_MUSIC}){_A_BIT}",
        rf"(?:raise|increase) {_MUSIC}{_A_BIT}",
        rf"(?:make )?(?:{_MUSIC} )?(?:be )?(?:a (?:bit|little) )?louder",
        rf"{_MUSIC} is too (?:quiet|soft)",
        r"(?:把)?音乐(?:调)?大(?:声)?一?点",
    ),
    *_rules(
        lambda _: ChangeMusic(volume_pct=0),
        rf"(?:no|without(?: any)?|remove|delete|drop|mute|stop|kill|take out|turn off|switch off) {_MUSIC}",
        rf"(?:turn |switch )?{_MUSIC} off",
        r"(?:去掉|关掉|不要|关闭)音乐",
    ),
    *_rules(
        lambda _: ChangeMusic(),
        rf"(?:add|put|bring back|turn on|switch on) (?:back )?{_MUSIC}(?: back)?(?: in| on)?",
    ),
)

# The words of a scene end with their own full stop; elsewhere a stop ends the user's sentence.
KEEPS_STOP = frozenset(
    pattern for pattern, _ in RULES if "(?P<scene>" in pattern.pattern and "(?P<text>" in pattern.pattern
)
