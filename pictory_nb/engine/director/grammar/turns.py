"""Turns of phrase that say with many words, or in another order, what the rules know by a short form.

Quoted texts stand here as one sign each (see `courtesies`).
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.colours import colours_coded
from pictory_nb.engine.director.grammar.turn_words import HAN_NUMBER, MOOD, STYLE
from pictory_nb.engine.director.grammar.turns_added import ADDED
from pictory_nb.engine.director.grammar.turns_aimed import AIMED
from pictory_nb.engine.director.grammar.turns_brand import BRAND
from pictory_nb.engine.director.grammar.turns_chinese import CHINESE
from pictory_nb.engine.director.grammar.turns_faulted import FAULTED
from pictory_nb.engine.director.grammar.turns_history import HISTORY
from pictory_nb.engine.director.grammar.turns_joined import JOINED
from pictory_nb.engine.director.grammar.turns_kept import KEPT
from pictory_nb.engine.director.grammar.turns_lengths import LENGTHS
from pictory_nb.engine.director.grammar.turns_looks import LOOKS
from pictory_nb.engine.director.grammar.turns_open import OPEN
from pictory_nb.engine.director.grammar.turns_pictures import PICTURES
from pictory_nb.engine.director.grammar.turns_pointed import POINTED
from pictory_nb.engine.director.grammar.turns_questions import QUESTIONS
from pictory_nb.engine.director.grammar.turns_retold import RETOLD
from pictory_nb.engine.director.grammar.turns_running import RUNNING
from pictory_nb.engine.director.grammar.turns_scenes import SCENES
from pictory_nb.engine.director.grammar.turns_sound import SOUND
from pictory_nb.engine.director.grammar.turns_spoken import SPOKEN
from pictory_nb.engine.director.grammar.turns_texts import TEXTS
from pictory_nb.engine.director.grammar.turns_trade import TRADE
from pictory_nb.engine.director.grammar.turns_wishes import WISHES

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXT = r"(?=[\uf000-\uf0ff]|(?-i:[A-Z\u3400-\u9fff]))"
_NEXT = r"(?:(?:fourth|fifth|sixth|seventh|eighth|4th|5th|6th|7th|8th|new|further|extra|additional|final|last|more) )?"
_SECONDS = r"(?P<n>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)[ -]?(?:seconds?|secs?|s)"

_LISTS = (
    (
        r"\bit['’]s (?:the )?((?-i:[A-Z0-9])[\w%]+),? not (?:the )?((?-i:[A-Z0-9])[\w%]+)(?=\s*[,.;]|$)",
        r"replace \2 with \1",
    ),
    (
        (
            rf"\b(?:add|put|insert|append|include|i want|i need)(?: in)? (?:a |an |another |one more |the ){_NEXT}(?:bullet(?: point)?|point|item|entry)"
            r"(?: (?:to|on|in|at the end of) (?:the |our |my )?(?:list|bullets|points))?"
            rf"(?:,? (?:that |which )?(?:says|saying|reads|reading|with(?: the text)?)|:)? ?{_TEXT}"
        ),
        "add to the list: ",
    ),
    (
        r"(?:在|给)?列表(?:的)?(?:最后|末尾|里|中|最下面)?(?:再|另)?(?:加|添|增加|添加)(?:上|入)?一(?:条|点|项|个要点)[，,：:\s]*(?=[A-Z\u3400-\u9fff])",
        "add to the list: ",
    ),
    (r"\b(list|scene|slide|card) (?:should be|is to be|must be) (?:headed|titled) (?=\S)", r"\1 should say "),
    (
        r"\blist (?:title|heading|headline)(?:\s*[:：]\s*| should be | is (?=(?-i:[A-Z\uf000-\uf0ff])))(?=\S)",
        "list should say: ",
    ),
    (r"列表(?:的)?(?:大)?标题(?=改|换|写|设)", "列表的文字"),
)
_SCENES = (
    (
        r"\b(?:remove|delete|drop|cut|strike|take out|lose) the words? ([\w'’-]+(?: [\w'’-]+){0,3}?|[\uf000-\uf0ff]) (?:from|in|on|out of|off) (?=the |scene |my |our )",
        r'delete "\1" from ',
    ),
    (
        r"\b(merge|combine|fold|join|roll) (?P<one>scene \w+|the \w+(?: scene)?) into (?=scene \w+|the \w+)",
        r"merge \g<one> with ",
    ),
    (r"\btogether (?:as|in|into|to) (?:a |one )?(?:single )?(?:scene|slide|card|one)\b", "together"),
    (
        rf"^(?:make (?:it|them) |use |i want |give (?:it|me) |an even rhythm[:,] )?{_SECONDS} (?:per|for each|for every|each|a) (?:scene|slide|card)\b",
        r"make every scene \g<n> seconds long",
    ),
    (r"\b(left|right)-hand\b", r"\1"),
    (
        r"\bthe (?:last |same )?(?:scene|slide|card|one|part) (?:that |which )?you(?:['’]ve)?(?: have)? (?:just |last |only just )?(?:edited|changed|touched|altered|adjusted|updated)\b",
        "that scene",
    ),
    (
        rf"(?<={HAN_NUMBER[:-1]})(?:和|跟|与)(第?{HAN_NUMBER}(?:个?场景|幕|页|段)?)(?:互相)?(?:换|调换|交换)(?:一下|下)?(?=[，,。！]|$)",
        r"和\1对调",
    ),
    (r"那[两二]?[段幕页](?=[^，。]{0,3}合并?成)|那[两二]个(?:场景|画面)?(?=合并?成)", "那段"),
    (r"合并?成(?:为)?一?(?:个|段|幕|页|场|张)(?:场景|段落|画面)?", "合并"),
    (
        r"(?P<before>\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last) (?:scene|slide|card)\b.*\b(?:for|to|in|on|with|from) the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|last))(?=[.!]?$|,)",
        r"\g<before> scene",
    ),
    (
        r"\bthe number (?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten) ?(?:s|secs?|seconds?)\b)",
        "the statistic ",
    ),
    (
        r"\b(?:needs?|could use|should get|gets|deserves?) (\d+(?:\.\d+)?|one|two|three|four|five|six) more (seconds?|secs?|s)\b",
        r"should be \1 \2 longer",
    ),
    (
        r"^(?:it )?(?:would|['’]d) be (?:\w+ )?(?:nice|great|good|better|lovely|cool|nicer) if ((?:the|scene|all|my|our) .+?) (?:was|were|could be|would be) (?=\w+(?: \w+){0,2}$)",
        r"make \1 ",
    ),
    (r"[，,。]\s*(?:谢谢|多谢|辛苦)(?:了|啦|你|您|大家)?$", ""),
    (r"别(?:再)?用([^，,。]{1,8}?)了?[，,]\s*改?用(?=\S)", "用"),
    (
        r"^把?除了?([^，,]+?)(?:以外|之外)?的?(?:其[他余它]的?)?(?:场景)?(?:都|全部|全)+(?:给)?(?:删|去|拿)(?:除|掉|了|光)+$",
        r"只保留\1",
    ),
    (r"停留(?:的)?时间(?=[长短])|停留得?(?=[长短])", ""),
    (r"\bmake (?:the )?(\d\d)%? (?:into )?an? (\d\d)%?(?=[.!]?$)", r"change \1% to \2%"),
)
_LOOKS = (
    (
        r"\b(fade[- ]?(?:in|out)s?(?: at the (?:end|start|beginning))?), (?=\d+(?:\.\d+)? ?(?:s|secs?|seconds?)\b)",
        r"\1 over ",
    ),
    (
        r"\bfade (?:the music )?in (over|for|within) ([\w.]+) (seconds?|secs?|s) and out (?:over|for|within) ([\w.]+)(?: (?:seconds?|secs?|s))?(?=[,.!]|$)",
        r"fade the music in \1 \2 \3 and fade the music out \1 \4 \3",
    ),
    (
        r"\bput (my (?:own )?(?:song|mp3|track|tune)) (?:under|below|beneath|behind) (?:it|that|this|everything|the (?:video|film|whole thing))(?= at|$|[,.])",
        r"use \1 as the music",
    ),
    (
        rf"\b(replace|swap|change) (?:the |this |that )?{MOOD}(?: (?:music|track|song|beat))? (with|for|to|by) (?=(?:my|our|the) )",
        r"\1 the music \2 ",
    ),
    (rf"\bfrom {STYLE} to (?={STYLE})", "to "),
    (r"(?<=style) like (?:on|in|they do on) (?:tiktok|instagram|youtube|reels)\b", ""),
    (
        r"字幕(?:的)?(?:样式|风格)?(?:改成|换成|改用|改为|换为|用)简洁(?:的)?(?:样式|风格)?",
        "字幕样式改成plain",
    ),
    (r"百分之一百([一二三四五六七八九])十", lambda found: f"1{'一二三四五六七八九'.index(found[1]) + 1}0%"),
    (r"百分之一百(?![一二三四五六七八九])", "100%"),
    (r"百分之[两二]百(?![一二三四五六七八九])", "200%"),
)
_COLOURS = ((r"[^.!?;。！？；]+", colours_coded),)
_HISTORY = (
    (
        r"^(?:i|we) (?:like|liked|prefer|preferred) (?:the )?(?:very )?(?:first|original) version (?:best|better|more|most)(?:[,.;]? (?:so |please )?(?:bring|get|put|give|take|let me have) (?:it|that|this)(?: me)? back)?$",
        "go back to the original",
    ),
    (
        r"^(?:i|we) (?:like|liked|prefer|preferred) version (\d+) (?:best|better|more|most)(?:[,.;]? (?:so |please )?(?:bring|get|put|give|take|let me have) (?:it|that|this)(?: me)? back)?$",
        r"go back to version \1",
    ),
    (
        r"^(?:i want |give me |bring back )?(?:the )?(?:very )?first version (?:back|again)$",
        "go back to the original",
    ),
    (
        r"^(?:please )?(?:put|bring|set|change) (?:it|that|everything) back (?:to )?(?:how|the way) it was before (?:that|the|my) last (?:edit|change|step)$",
        "undo",
    ),
    (r"^(?:还是|请)(?=撤|退回|回到|恢复|取消刚)", ""),
    (r"^还是(?:改|之|以)?(?:之)?前的?(?:版本)?(?:更|比较)?好[，,。]\s*", ""),
    (
        r"^(?:把)?(?:刚才|刚刚|上次|上一次|最后)(?:那|这)?(?:一)?(?:步|次|个|处)?(?:的)?(?:修改|改动|操作|编辑|更改)?(?:撤回|撤销|取消|退回|还原|撤掉)(?:掉|了|吧|一下)*$",
        "撤销",
    ),
    (
        r"^(?:撤回|撤销|取消|退回)(?:刚才|刚刚|上次|上一次|最后)(?:的)?(?:那|这)?(?:一)?(?:步|次|个|处)?(?:的)?(?:修改|改动|操作|编辑|更改)?(?:了|吧|一下)*$",
        "撤销",
    ),
    (r"^(?:恢复|回|退回|回退)到?(?:上|前)一?个?(?:版本?|步)$", "撤销"),
)

Turn = tuple[re.Pattern[str], "str | Callable[[re.Match[str]], str]"]


def _compiled(*rules: tuple[str, str | Callable[[re.Match[str]], str]]) -> tuple[Turn, ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), new) for pattern, new in rules)


TURNS_OF_WISHES = _compiled(*HISTORY, *WISHES, *TRADE, *SPOKEN, *CHINESE)
"""What is wrapped around a wish, with a "maybe" or an "if" that doubts nothing."""
TURNS_OF_LISTS = _compiled(*_LISTS)
"""What is said of a list's points; to be read before "the fifth point" is taken for one that is there."""
TURNS = _compiled(
    *HISTORY,
    *OPEN,
    *AIMED,
    *BRAND,
    *PICTURES,
    *SOUND,
    *RUNNING,
    *JOINED,
    *RETOLD,
    *TEXTS,
    *WISHES,
    *POINTED,
    *FAULTED,
    *KEPT,
    *LENGTHS,
    *ADDED,
    *SCENES,
    *QUESTIONS,
    *LOOKS,
    *_LISTS,
    *_SCENES,
    *_LOOKS,
    *_HISTORY,
    *_COLOURS,
)
