"""A GUI instruction that edits, as a message for the agent: "Drag the clip to …" → "Move the clip to …"."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_LAYERS = r"(?:clip|title|caption|scene|track|layer|text|music|logo|image|video|intro|outro)s?"
_EDIT_VERB = (
    r"(?:trim|change|adjust|edit|remove|delete|add|split|reorder|rearrange|move|lower|raise|increase"
    r"|decrease|reduce"
    r"|shorten|lengthen|crop|undo|revert|replace|resize|rename|mute|customi[sz]e|modify|fine-tune"
    r"|rotate|swap"
    r"|duplicate|choose a different|start|turn up|turn down|retime|regenerate|make|set)"
)
_OBJECT = (
    r"(?P<object>(?:the|your|any|a|this) (?:(?:first|second|third|last|\w+) )??"
    rf"{_LAYERS}(?: (?:track|layer|clip|text))?\b)"
)
_NAMED = re.compile(
    r"[\"“「【\[*`]+(?P<quoted>[\w ]+?)[\"”」】\]*`]+|(?:click|press|tap|hit|choose|select)(?: on)?"
    r" (?:the )?"
    r"(?P<plain>[A-Z][\w+]*(?: [A-Za-z]+)??)(?= button| icon|\b(?: to\b| if\b|[.!,]|$))"
)
_MOVE = re.compile(
    r"(?:drag and drop|drag-and-drop|drag|drop) (?P<what>.+?) (?P<where>(?:to|onto|into|before|after"
    r"|between|over|next to|left|right"
    r"|behind|up|down)\b.*)",
    _I,
)
_PURPOSE = re.compile(
    rf"\bto (?P<wish>{_EDIT_VERB}\b.*|(?!(?:the|your|my|a|an|its|this|it|them|you|see|view|check"
    rf"|preview|review|watch|find"
    r"|listen|verify|inspect|confirm|keep|close|get|access|open|go|be|have|do|center|left|right|top"
    r"|bottom|\d+)\b)\w+ .*)",
    _I,
)
_BY_HAND = re.compile(rf"\b(?P<wish>{_EDIT_VERB}\b.*?) (?:by|using|with|via)\b", _I)
_IF_WANTED = re.compile(
    r"\bif you(?:'d like| want| prefer)(?: to make)? (?P<what>it|the \w+) (?P<how>\w+er|more \w+|less \w+)\b",
    _I,
)
_SLIDER = re.compile(r"(?P<what>\w+) slider to (?P<value>\d+ ?%?)", _I)
_UI_TAIL = re.compile(
    (
        r" (?:in|on|from|of|using|via) (?:the |your )?(?:\w+ ){0,2}(?:timeline|panel|editor|canvas|tab"
        r"|menu|sidebar|toolbar)\b.*"
    ),
    _I,
)
_CONTROLS = (
    (r"volume|音量", "adjust the volume", "调整音量"),
    (r"colou?r|颜色|取色", "change the color", "更换颜色"),
    (r"font|字体", "change the font", "更换字体"),
    (r"speed|速度", "change the speed", "调整速度"),
    (r"transition|转场", "change the transition", "更换转场"),
    (r"music|音乐", "change the music", "更换音乐"),
    (r"text|title|caption|文字|标题|字幕", "change the text", "修改文字"),
    (r"slider|handles?|edge|滑块|边缘", "adjust the clip", "调整片段"),
)
"""What a control is for, when the instruction does not say."""

_KNOWN = {
    "undo": "Undo the last change",
    "ctrl+z": "Undo the last change",
    "redo": "Redo the last change",
    "regenerate": "Make another version",
    "generate": "Go on and generate the video",
    "continue": "Go on",
    "next": "Go on",
    "split": "Split the clip",
    "delete": "Delete the clip",
    "撤销": "撤销上一步修改",
    "重新生成": "重新生成一个版本",
    "生成": "继续生成视频",
    "继续": "继续",
    "分割": "分割这个片段",
    "删除": "删除这个片段",
    "复制": "复制这个片段",
    "静音": "静音",
}
_WISH_ZH = (
    r"(?P<wish>(?:修改|调整|更换|删除|裁剪|分割|添加|编辑|更改|替换|移动|缩短|调节|恢复|改变|复制|静音)"
    r"[^,，。！!]*)"
)
_PURPOSE_ZH = re.compile(rf"(?:即可|来|以|进行|可以|可|面板|按钮|后|键|并)?{_WISH_ZH}$")
_MOVE_ZH = re.compile(
    r"(?:将|把)?(?P<what>[^,，。将把]{1,15}?)(?:拖拽|拖动|拖放|拖曳|拖)(?:到|至|入)(?P<where>[^,，。！!]+)"
)
_SLIDER_ZH = re.compile(r"拖动(?P<what>\w{1,4}?)(?:滑块|滑杆)(?:到|至)(?P<value>\d+%?)")
_OBJECT_ZH = re.compile(
    r"(?:第[一二三四五六七八九十\d]+[个段条]|最后一[个段条])?(?:片段|标题|字幕|音乐|文字|图层|图片|场景|镜头|轨道)"
)
_CHINESE = re.compile("[\u4e00-\u9fff]")


def offer_for(instruction: str) -> str | None:
    """Return the message that does what a GUI instruction would do; ``None`` when it edits nothing."""
    plain = re.sub(r"[.!?。！？\s]+$", "", instruction.replace("**", "")).strip()
    wish = _chinese(plain) if _CHINESE.search(plain) else _english(plain)
    if not wish:
        return None
    end = "。" if _CHINESE.search(wish) else "."
    return f"{wish[0].upper()}{wish[1:]}{end}"


def _english(plain: str) -> str | None:
    slider = _SLIDER.search(plain)
    if slider:
        return f"set the {slider['what']} to {slider['value']}"
    named = _named(plain)
    if named in _KNOWN:
        return _known(named, plain)
    purpose = _PURPOSE.search(plain) or _BY_HAND.search(plain)
    if purpose and purpose["wish"].lower() not in {"undo", "start"}:
        wish = _resolved(purpose["wish"], plain)
        return wish if not re.search(r"\b(?:it|them)$", wish) else _control(plain, chinese=False) or wish
    if re.search(r"\btype\b", plain, _I):
        return _resolved("change the text of it", plain)
    move = _MOVE.search(plain)
    if move and not re.match(r"(?:them|it)$", move["what"], _I):
        return _resolved(f"move {move['what']} {move['where']}", plain)
    for key in _KNOWN:
        if re.search(rf"\b{re.escape(key)}\b", plain, _I):
            return _known(key, plain)
    wished = _IF_WANTED.search(plain)
    if wished:
        return _resolved(f"make {wished['what']} {wished['how']}", plain)
    thing = re.search(_OBJECT, plain, _I)
    return _control(plain, chinese=False) or named or (f"adjust {thing['object'].lower()}" if thing else None)


def _known(name: str, plain: str) -> str:
    """Return what a button of that name does, to the thing that the instruction speaks of."""
    return _resolved(_KNOWN[name].replace("the clip", "it"), plain, otherwise="the clip")


def _control(plain: str, *, chinese: bool) -> str | None:
    for pattern, english, own in _CONTROLS:
        if re.search(pattern, plain, _I):
            return own if chinese else english
    return None


def _named(plain: str) -> str:
    """Return the name of the button that is meant, in lower case."""
    found = _NAMED.search(plain)
    name = (found["quoted"] or found["plain"] or "") if found else ""
    return re.sub(r" (?:button|icon|按钮)$", "", name.strip(), flags=_I).lower()


def _resolved(wish: str, plain: str, otherwise: str = "it") -> str:
    """Return the wish with "it" named and what belongs to the GUI cut off."""
    wish = _UI_TAIL.sub("", wish) if not wish.startswith("move ") else wish
    wish = re.split(r", | and (?:then )?(?:click|press)", wish)[0].strip()
    found = re.search(_OBJECT, plain, _I)
    if found or otherwise != "it":
        thing = (
            re.sub(r"^(?:your|any|a|this) ", "the ", found["object"], flags=_I).lower()
            if found
            else otherwise
        )
        wish = re.sub(r"\bits\b", f"{thing}'s", wish)
        wish = re.sub(r"\b(?:it|them)\b", thing, wish)
    return wish


def _chinese(plain: str) -> str | None:
    slider = _SLIDER_ZH.search(plain)
    if slider:
        return f"把{slider['what']}调到{slider['value']}"
    named = _named(plain)
    if named in _KNOWN:
        return _KNOWN[named]
    move = _MOVE_ZH.search(plain)
    if move:
        what = re.sub(r"^(?:请|您|你|可以|然后)+", "", move["what"])
        return f"把{what}移动到{move['where']}"
    purpose = _PURPOSE_ZH.search(plain)
    if purpose:
        wish, thing = purpose["wish"], _OBJECT_ZH.search(plain[: purpose.start("wish")])
        if len(wish) > 2 or wish == "":
            return wish
        return f"{wish}{thing[0]}" if thing else _control(plain, chinese=True) or wish
    for key, known in _KNOWN.items():
        if _CHINESE.match(key) and key in plain:
            return known
    if re.search("滑块|滑杆|拖", plain):
        slid = re.search(r"(?:拖动|拖拽)(\w{1,4}?)(?:滑块|滑杆)", plain)
        return f"调整{slid[1]}" if slid else _control(plain, chinese=True) or "调整时间线"
    return named or _control(plain, chinese=True)
