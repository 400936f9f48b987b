"""Where a message goes before anything is sent (CONTRACT §5).

Only a message that is nothing but a command is taken as one: every one of its words must belong to the closed
vocabulary of `commands.py`. Whatever says more is about the video and goes to the agent, whose job it is to
understand it; when an edit is followed by a command ("…, then export"), the command is offered afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from pictory_nb.conversation.command_phrases import NO_TYPOS, TYPO_TARGETS
from pictory_nb.conversation.commands import INTENTS, LONGEST_PHRASE, roles_of
from pictory_nb.conversation.events import Action

_LONGEST_COMMAND_CHARS = 200
_LONGEST_KIND = 5
_LINKING = frozenset(
    {
        "as",
        "for",
        "into",
        "onto",
        "about",
        "and",
        "or",
        "than",
        "who",
        "要",
        "的",
        "到",
        "做",
        "关",
        "于",
        "对",
    }
)
_FILLER = frozenset({"filler"})
_PRAISE = frozenset({"praise"})
_PRAISING = _FILLER | _PRAISE | {"praised", "function word"}
_LINK_MARK = "\N{LINK SYMBOL}"
_FILE_MARK = "\N{PILCROW SIGN}"
_QUOTED_MARK = "\N{SECTION SIGN}"
_CJK = "\u3400-\u9fff"

_LINK = re.compile(r":?\s*https?://\S+", re.IGNORECASE)
_FILE_NAME = re.compile(
    rf"[^\W{_CJK}][\w\-()]*\.(?:mp4|mov|avi|webm|mkv|jpe?g|png|gif|webp|mp3|wav|m4a|aac)\b", re.IGNORECASE
)
_QUOTED = re.compile(
    r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|`[^`]*`|(?<!\w)'[^']+'(?!\w)"
)
_TRADITIONAL = str.maketrans(
    "匯載傳餘額點數狀態時間軸軌顯積標題換樂幫請謝現開給個後將視頻檔還錄岀",
    "汇载传余额点数状态时间轴轨显积标题换乐帮请谢现开给个后将视频档还录出",
)
# Other names of the same thing, and characters that sound the same and are typed by mistake.
_SPELLINGS = dict(
    pair.split(">")
    for pair in (
        *("汇出>导出", "影片>视频", "档案>文件", "倒出>导出", "到出>导出", "道出>导出", "渲然>渲染"),
        *("下栽>下载", "上穿>上传", "尚传>上传", "积份>积分", "积芬>积分", "轨到>轨道", "进渡>进度"),
    )
)

# Between two steps of one message. The first group is a step in a sequence, the last a mere pause.
_STEP = re.compile(
    rf"(?P<sequence>[,;]?\s*\b(?:and then|then|after that|afterwards|and afterwards|and finally|finally"
    rf"|when done|when you're done)\b,?|[,;]?\s*(?:然后|接着|随后|之后再|之后就|之后|以后再|以后|最后|[,]再"
    rf"|(?<=[{_CJK}])后再|(?<=[{_CJK}])后(?=导出|下载|渲染|出片|保存|发|把|显示)|(?<=[{_CJK}])再(?=导出|下载|渲染|出片|保存|发|看看)))"
    rf"|(?P<both>,?\s*\band\b|\s[&+]\s|并且|并)"
    rf"|(?P<sentence>\s*[.!?;](?=\s|$|[{_CJK}])|\s*\n+\s*)"
    rf"|(?P<pause>[,、~…:])"
)
_WORD = re.compile(
    rf"[{_CJK}]+|[^\W_{_CJK}]+(?:['\-.][^\W_{_CJK}]+)*|[{_LINK_MARK}{_FILE_MARK}{_QUOTED_MARK}]|[$€£#@=<>+*^%/\\{{}}]"
)
_EDIT = re.compile(
    r"(?:(?:please|pls|ok|now|can you|could you|just) )*(?:make|add|change|remove|delete|fix|shorten"
    r"|lower|raise"
    r"|swap|use|replace|put|set|move|trim|cut|speed|slow|turn|increase|reduce|decrease|mute|crop"
    r"|resize|drop"
    r"|correct|translate|insert|split|lengthen|extend|brighten|darken|adjust|update|switch|give it|keep)\b"
    rf"|.*[{_CJK}]"
)
_CONTENT = re.compile(
    r"\b(?:about|how to|how you|says?|saying|reads?|titled?:|called|named|explain\w*|tutorial"
    r"|steps?:|words?)\b"
    r"|关于|介绍|如何|怎么|教程|写上|写着|标题为|内容|讲解"
)
_NEGATION = re.compile(
    r"\b(?:don'?t|dont|do not|not|never|no|without|stop|cancel|skip|wait|hold|later|isn'?t|can'?t|cannot)\b"
    r"|不要|别|不用|先不|暂时不|还不|不需要|取消|停止|稍后|无需"
)
# What was uploaded before is spoken of, not uploaded.
_THERE_ALREADY = re.compile(r"(?:上传|传上来|导入|提供)[了过的](?!吗)")
_COMMAND_FIRST = re.compile(r"(?P<command>.+?),? (?:after|once|as soon as|when) (?P<edit>.+)")
_BEFORE = re.compile(
    r"(?:but )?before (?:you |we |i )?(?:export|download|render)(?:ing)?(?: it| the video)?,? (?P<edit>.+)"
)


@dataclass(frozen=True, slots=True)
class Route:
    """Where a message goes.

    Attributes
    ----------
    action
        The notebook's own command, or ``None``: the message goes to the agent, whole.
    why
        The rule that decided, for people.
    then
        What the user wants afterwards: to be offered, never started by itself.
    """

    action: Action | None
    why: str
    then: Action | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """One step of a message and how it is joined to the one before (a group of `_STEP`)."""

    text: str
    joint: str
    action: Action | None
    is_filler: bool
    size_words: int


def route(text: str) -> Route:
    """Decide whether a message is a command of the notebook's own or something for the agent.

    Examples
    --------
    >>> route("please export the video").action
    <Action.EXPORT: 'export'>
    >>> route("don't export yet").action is None
    True
    >>> route("make the title bigger, then export")
    Route(action=None, why='an edit, then a command: export', then=<Action.EXPORT: 'export'>)
    """
    if not text.strip():
        return Route(None, "empty")
    plain = _plain(text)
    if len(plain) > _LONGEST_COMMAND_CHARS:
        return Route(None, "longer than a command")
    clauses = [clause for clause in _clauses(plain) if clause.size_words]
    said = [clause for clause in clauses if not clause.is_filler]
    if not said:
        return Route(None, "no command in it")
    if all(clause.action for clause in said):
        return _commands([clause.action for clause in said if clause.action], said)
    if _NEGATION.search(plain):
        return Route(None, "about the video, with a no in it")
    if _CONTENT.search(plain) or ":" in plain:
        return Route(None, "about the video: commands in it are content")
    wanted = _wanted_afterwards(plain, said)
    if wanted is not None:
        return Route(None, f"an edit, then a command: {wanted.value}", wanted)
    return Route(None, "about the video")


def _commands(actions: list[Action], said: list[_Clause]) -> Route:
    different = list(dict.fromkeys(actions))
    is_pair = len(different) == 2 and all(clause.joint != "pause" for clause in said[1:])
    if len(different) > 1 and not is_pair:
        return Route(None, "a list of words and not a command")
    first = different[0]
    then = different[1] if is_pair else None
    return Route(first, f"the whole message is a command: {first.value}", then)


def _wanted_afterwards(plain: str, said: list[_Clause]) -> Action | None:
    """Return the command that a message asks for besides an edit."""
    one_line = " ".join(plain.split()).rstrip(".! ")
    if one_line.endswith("?"):
        return None
    before = _BEFORE.fullmatch(one_line)
    if before and _EDIT.match(before["edit"]):
        return Action.EXPORT
    first = _COMMAND_FIRST.fullmatch(one_line)
    if first and (command := _intent(_units(first["command"]))):
        return command
    last, others = said[-1], said[:-1]
    # Behind an edit "send it to me" can only mean the film.
    wanted = last.action or (Action.EXPORT if others and _is_handing_over(_units(last.text)) else None)
    if wanted is None or any(clause.action for clause in others):
        return None
    condition = re.match(r"(?:once|when|after|as soon as|if) ", one_line) is not None
    edits = condition or _EDIT.match(one_line) is not None
    match last.joint:
        case "sequence":
            return wanted
        case "both" | "sentence":
            return wanted if edits else None
        case _:
            return wanted if edits and (condition or last.size_words > 1) else None


def _plain(text: str) -> str:
    """Return `text` in lower case, one width and one script; links, file names and quotations are marks."""
    marked = _QUOTED.sub(f" {_QUOTED_MARK} ", _LINK.sub(f" {_LINK_MARK} ", text))
    marked = _FILE_NAME.sub(f" {_FILE_MARK} ", marked)
    folded = unicodedata.normalize("NFKC", marked).casefold()
    folded = folded.replace("**", " ").replace("’", "'").replace("。", ".").translate(_TRADITIONAL)
    for other, ours in _SPELLINGS.items():
        folded = folded.replace(other, ours)
    return folded.strip()


def _clauses(plain: str) -> list[_Clause]:
    clauses: list[_Clause] = []
    start, joint = 0, "start"
    for step in _STEP.finditer(plain):
        clauses.append(_clause(plain[start : step.start()], joint))
        start, joint = step.end(), _stronger(joint if not clauses[-1].size_words else "pause", step.lastgroup)
    clauses.append(_clause(plain[start:], joint))
    return clauses


def _stronger(one: str, other: str | None) -> str:
    order = ("start", "pause", "sentence", "both", "sequence")
    return max(one, other or "pause", key=order.index)


def _clause(text: str, joint: str) -> _Clause:
    units = _units(text)
    action = _intent(units)
    praised = _roles_played(units, _PRAISING, _PRAISE) or frozenset()
    is_praise = action is None and _PRAISE in praised
    is_filler = is_praise or _roles_played(units, _FILLER, frozenset()) is not None
    return _Clause(text.strip(), joint, action, is_filler, len(units))


def _intent(units: list[str]) -> Action | None:
    """Return the one action that explains every unit of a clause."""
    if not units:
        return None
    for intent in INTENTS:
        wanted = frozenset[str]().union(*intent.must)
        played = _roles_played(units, intent.may, wanted)
        if played and any(must <= roles for roles in played for must in intent.must):
            is_there = intent.action is Action.UPLOAD and _THERE_ALREADY.search("".join(units))
            return None if is_there else intent.action
    return Action.UPLOAD if _is_upload_of_something(units) else None


def _is_handing_over(units: list[str]) -> bool:
    """Tell whether the film is asked for without its name: "send it to me"."""
    export = next(intent for intent in INTENTS if intent.action is Action.EXPORT)
    needs = frozenset({"hand over"})
    return needs in (_roles_played(units, export.may | needs, needs) or ())


def _is_upload_of_something(units: list[str]) -> bool:
    """Tell whether only the kind of file is unknown: "upload my wedding photos"."""
    may = next(intent.may for intent in INTENTS if intent.action is Action.UPLOAD)
    verb = frozenset({"upload verb"})
    for start in range(1, len(units)):
        if verb not in (_roles_played(units[:start], may, verb) or ()):
            continue
        for end in range(start + 1, min(start + _LONGEST_KIND, len(units) - 1) + 1):
            kind = units[start:end]
            is_unknown = all(roles_of(unit) is None and unit not in _LINKING for unit in kind)
            is_short = end - start <= 2 or all(_is_chinese(unit) for unit in kind)
            last = roles_of(_phrase(units[end:])) or frozenset()
            if is_unknown and is_short and "media" in last:
                return True
    return False


def _roles_played(
    units: list[str], may: frozenset[str], wanted: frozenset[str]
) -> frozenset[frozenset[str]] | None:
    """Return which of the wanted roles can be played when all units are phrases that play what they may.

    There is one set for each way to cut the clause into phrases; ``None``: it cannot be cut so.
    """
    reached: list[set[frozenset[str]]] = [{frozenset()}, *(set() for _ in units)]
    for start in range(len(units)):
        if not reached[start]:
            continue
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(units)) + 1):
            roles = roles_of(_phrase(units[start:end]))
            if roles is None and end == start + 1:
                roles = roles_of(_without_typo(units[start]))
            if roles and roles & may:
                reached[end] |= {before | (roles & may & wanted) for before in reached[start]}
    return frozenset(reached[-1]) or None


def _units(text: str) -> list[str]:
    """Return the words of `text`; every Chinese character is one."""
    return [unit for word in _WORD.findall(text) for unit in (word if _is_chinese(word[0]) else [word])]


def _phrase(units: list[str]) -> str:
    spaced = [
        unit if at == 0 or _is_chinese(unit) or _is_chinese(units[at - 1]) else f" {unit}"
        for at, unit in enumerate(units)
    ]
    return "".join(spaced)


def _is_chinese(unit: str) -> bool:
    return "\u3400" <= unit[0] <= "\u9fff"


@cache
def _without_typo(word: str) -> str:
    if len(word) < 5 or word in NO_TYPOS:
        return word
    return next((target for target in TYPO_TARGETS if _is_one_slip(word, target)), word)


def _is_one_slip(word: str, target: str) -> bool:
    """Tell whether a letter too many, too few, wrong, or swapped with the next makes `word` of `target`."""
    if abs(len(word) - len(target)) > 1 or word[0] != target[0]:
        return False
    same = next(
        (at for at, (one, other) in enumerate(zip(word, target, strict=False)) if one != other),
        min(len(word), len(target)),
    )
    rest, wanted = word[same:], target[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in {rest[1:], swapped} or rest == wanted[1:] or rest[1:] == wanted[1:]
