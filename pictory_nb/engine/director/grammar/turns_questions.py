"""Turns of phrase that ask how the film is: its length, its shape, its scenes."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.turn_words import Turns

_SUBJECT = r"(?:scene \w+|the [\w ]{2,40}?)"

QUESTIONS: Turns = (
    (
        rf"^(?:so |and )*(?:when|at what (?:time|second|point)) (?:does|do|is|will) ({_SUBJECT}) (?:come(?: up| in| on)?|start|begin|appear|show(?: up)?|turn up|shown|on(?: screen)?)\?*$",
        r"how long is \1?",
    ),
    (r"^how long, (?:may|might|if) i (?:may )?ask, ", "how long "),
    (r"(?<=\w) (?:in|at) its (?:present|current) (?:state|form|shape)(?=\?*$)", ""),
    (
        rf"^(?:please |do |kindly )*(?:remind|tell) me,?(?: (?:if you would|please),)? what ({_SUBJECT}) (says|shows|reads)[.?]*$",
        r"what does \1 say?",
    ),
    (
        r"^(?:please |would you |could you )*(?:recall|remind me|tell me)?(?: for me)? ?(?:to whom|whom|who) (?:is )?the (?:quote|quotation)(?: is)? (?:ascribed(?: to)?|attributed(?: to)?|credited(?: to)?|by|from)\?*$",
        "who said the quote?",
    ),
    (
        r"^what(?: does|['’]s| is)? the (?:first|second|third|fourth|fifth|last|\w+th) (?:point|bullet(?: point)?|item)(?: of the list| on the list| in the list)?(?: say| again)?\?*$",
        "what does the list say?",
    ),
    (
        r"^what(?:['’]s| is| does)? the (?:subtitle|(?:small |little |second )?line (?:under|below|beneath) the (?:title|headline))(?: say| again| now)?\?*$",
        "what does scene 1 say?",
    ),
    (
        r"^what(?:['’]s| is) (scene \w+|the (?:first|second|third|last|middle) (?:scene|caption|card)) again\?*$",
        r"what does \1 say?",
    ),
    (
        r"^(?:so )?how (?:long|many seconds|many minutes) (?:is|are|does) (?:it|this|that|everything|the (?:film|video|thing))(?: last)?(?: (?:all together|altogether|in total|in all|overall|all in all|now|right now))+[^?]*\?*$",
        "how long is the video?",
    ),
    (
        r"^(?:is|are) (?:it|the video|the film|this) (?:in )?(?:landscape|portrait|square|vertical|horizontal|widescreen)(?: or (?:landscape|portrait|square|vertical|horizontal|widescreen))*(?: (?:now|right now|at the moment|currently))?\?*$",
        "what is the aspect ratio?",
    ),
    (
        r"^what['’]?s? (?:is )?the (?:music )?volume(?: of the music)? (?:set to|at)(?: now)?\?*$",
        "what music is that?",
    ),
    (
        r"^what (?:did|have|has) (?:we|i|you) (?:just )?(?:change|changed|do|done|edit|edited) (?:last|just now|so far|before)\?*$",
        "which version is this?",
    ),
    (r"^is (scene \w+|the [\w ]+ scene) (?:a|an) \w+(?: or (?:a|an) \w+)?\?*$", r"what is in \1?"),
    (
        r"^which (?:one|scene)?(?:['’]?s| is) (?:longer|shorter|longest|shortest)\b[^?]*\?*$",
        "list all scenes",
    ),
    (
        r"^(?:can you |could you |please )?(?:give|show|send) me an? (?:overview|overveiw|summary|list|outline) of (?:all )?the scenes\??$",
        "list all scenes",
    ),
    (
        r"^.{0,14}(?:哪个?(?:更)?(?:长|短|久)|最[短长]的?(?:一)?[场幕段页个]?(?:是)?几秒)[？?]*$",
        "列出所有场景",
    ),
    (
        r"^(第[一二三四五六七八九\d]+[场幕页段])(?:写|说|讲|显示)的?是?(?:什么|啥)(?:来着|呢|啊)?[？?]*$",
        r"\1是什么？",
    ),
    (
        r"^(?:what['’]?s |what is |and )?(?:the |its )?(?:total |overall |current |full |whole )?(?:runtime|running time|run time|duration|length) ?\?+$",
        "how long is the video?",
    ),
    (
        r"^how (?:long|much time) (?:will|would|does|do) (?:it|we|i|you) (?:take|need)(?: me| us| one)? to (?:show|watch|play|see|view) (?:the |this |it|my |our )[^,.;]*\?*$",
        "how long is the video?",
    ),
    (
        r"^(?:视频|影片|片子|整个?视频|全片)(?:现在|目前|一共|总共|总)*(?:是)?(?:有)?(?:几|多少)(?:秒|分钟)(?:长|啊|呢|呀|了)*[？?]*$",
        "视频多长？",
    ),
)
