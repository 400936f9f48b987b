"""Chinese messages about scenes, clause by clause, in the words that the rules know best.

A clause is read as a whole or left as it is: "封面后面那两个都不要" becomes "remove scenes 2 and 3". What stands in
its place names every scene by its number, so that one reader alone has to know how Chinese points at scenes; where
the clause is about something else, only the scenes that it names are told by their numbers.
"""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.han.additions import added, joined_additions
from pictory_nb.engine.director.grammar.han.mentions import scenes_spoken_of, with_scenes_numbered
from pictory_nb.engine.director.grammar.han.numbers import LENGTH, MOMENT, ms_of, number_of
from pictory_nb.engine.director.grammar.han.pointing import UNIT, Pointing, Scenes
from pictory_nb.engine.director.grammar.han.remarks import is_remark
from pictory_nb.engine.director.grammar.han.scene_orders import REMOVED, ordered
from pictory_nb.engine.director.grammar.han.slips import mended_sounds
from pictory_nb.engine.director.grammar.han.times import timed
from pictory_nb.engine.director.grammar.nouns import said_in
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.grammar.han.scene_orders import Told

_HAN = re.compile("[\u3400-\u9fff]")
_QUOTED_TEXT = re.compile(QUOTED)
# A new scene's text, and who said it.
_HIDDEN_AWAY = re.compile(r"(?<=\d: )[^，,。；]+|(?<=(?:ing|end): )[^，,。；]+|(?<= by )[^，,。；]+")
_HIDDEN, _MOST_HIDDEN = 0xF000, 0xF0FF
_LONGEST = 70
# A mark between two figures parts no clauses: "第1，4，8页".
_CLAUSE_END = re.compile(
    r"(?:(?:(?<!\d)[，,]|[，,](?!\s?\d)|[。；;！!]|\.(?=\s|$))\s*(?:然后|接着)?|(?<=\S)(?:然后|接着)(?=\S))\s*"
)
_BEGINNING = re.compile(
    r"^(?:让(?!我)|请(?!问)|麻烦你?|劳驾|辛苦你?|拜托|帮我|帮忙|给我|你(?!的)|您|我(?=想|要|希望|需要|就)|想要?|希望|要(?!是|不)|需要|那就|那么|然后|接着|再(?!见|(?:停留?|放|留|显示|播)[\d一二两三四五六七八九十半]+秒)|并且|并(?!成|到)|同时|另外|顺便|就(?!是)|直接|刚好|正好|干脆|先(?!讲|放|播|出|说|看|上)|对了|算了吧?(?=[这那把它第])|嗯+|好的?(?=[，,])|ok|把|将|给(?!它|够|足|到|\d)|说(?=开)|，|,|\s)+"
)
_MODAL = re.compile(r"能不能|可不可以|能否|可否|是否可以|可以|能|can(?= )")
_ENDING = re.compile(
    r"(?:一下(?:子)?|吧|呗|啦|咯|哦|喔|啊|呀|哈|嘛|好[了啦咯]|好吗|行吗|可以吗|行不行|好不好|就[行好][了啦]?|就可以[了啦]?|(?:就)?差不多[了啦]?|即可|谢谢你?|谢了|多谢|拜托了?|辛苦了?|[。！!～~.]|\s)+$"
)
_IS_ENOUGH = re.compile(r"就(?:够|[行好]|可以)[了啦]?[吧。！!～~\s]*$")
_QUESTION = re.compile(r"(?:[吗么嘛不？?\s]|can)+$")
_CONDITIONAL = re.compile(r"(?:如果|要是|假如|假使|倘若|万一|除非)(?!可以|方便|行的话|能的话|不麻烦)")
_DOUBTS = re.compile(
    r"如果|要是|假如|万一|除非|的话|会不会|是不是|要不要|为什么|为啥|怎么|不然|否则|不想|不用管|先不|暂时|等.{1,8}[再才]|也许|可能|或者|还是说|说过|昨天|明天|下次|以后再|[？?]"
)
_TEXT_LED = re.compile(
    r"(?:写上?|[改换写变](?:成|为|回)|叫做?|显示为|写着)[是为成：: ]*(?:[\u3400-\u9fff]{2,}|[A-Z])|[：:](?!\d)|[改换](?:成|为)\s*[A-Z]"
)
_FELT = re.compile(r"我(?:觉得|感觉|看着|认为|总觉得)[^，,第\d]{1,9}?(?=就不|就把|你给|你|就|[减剪删砍移])")
_COMPLAINED = re.compile(r"make (?P<scenes>scenes? [\d, and]+) (?:longer|shorter)")
_STEP = re.compile(rf"[上下]一?{UNIT}")
_PART = re.compile(
    r"的?(?:字幕|背景|音乐|文字|字|英文|中文|数字|要点|标题|署名|作者|logo|图片?|照片|转场|小字|那?行|这?条|话|句子?|词|主题)(?!那|这|页|卡|场景|段)",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"我的(?:视频|录像)|录屏|素材|音乐|配乐|歌|曲|\.mp[34]|bgm|(?:换成|用).{0,6}视频|旁白|配音", re.IGNORECASE
)
_OF_A_CLIP = re.compile(rf"(?:把)?(?:它的|视频的)?(?:从|前面?|开头|最后|头)?(?:第)?{LENGTH}")
_OF_FILM = re.compile(r"视频|影片|片子|整体|全片|整片|整条|整支|总时长|短片")
_SPACE = re.compile(
    r"(?<=[\u3400-\u9fff\d]) (?=[\u3400-\u9fff\d])|(?<=[\u3400-\u9fff]) (?=[a-z\d])|(?<=[a-z\d%]) (?=[\u3400-\u9fff])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Clause:
    """A clause as it was said, as it is to be read, as it is told, and the mark behind it."""

    said: str
    mark: str
    plain: str = ""
    told: str | None = None
    scenes: Scenes = field(default=())


def with_orders_told(message: str, film: Film, focus: Scenes) -> str:
    """Return a Chinese message with its orders about scenes told by numbers; all else as it is."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return chr(_HIDDEN + len(hidden) - 1)

    bare = _QUOTED_TEXT.sub(hide, message)
    if not _HAN.search(bare) or _HIDDEN + len(hidden) > _MOST_HIDDEN:
        return message
    if travelling := _travelling(bare):
        return travelling
    pointing = Pointing(film, focus, is_first=True, hidden=tuple(hidden))
    joined = _joined(bare)
    told = _told(joined, pointing)
    if joined != bare and (told is None or _ONLY_KEPT in told):
        told = _told(bare, pointing)
    return message if told is None else _shown(told, hidden)


def is_told_whole(message: str, film: Film, focus: Scenes) -> bool:
    """Tell whether every clause of a Chinese message is one of these orders, or gives the ground of one."""
    if not _HAN.search(message):
        return False
    told = _HIDDEN_AWAY.sub("", _QUOTED_TEXT.sub("", with_orders_told(message, film, focus)))
    return told != message and not _HAN.search(told)


def _shown(text: str, hidden: list[str] | tuple[str, ...]) -> str:
    for number, quoted in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + number), quoted)
    return text


_BACK = r"(?:退回去?|撤回|撤销|退掉|还原|恢复|改回去|变回去?|回退|退回到?之前|撤掉)"
_UNDO = re.compile(
    rf"(?:算了[，,]?)*(?:还是)?(?:恢复|还原|退回|变回|回)(?:到|成)?(?:刚才|刚刚|上一?次|上一步)?(?:修?改|改动|动)(?:的)?(?:之前|以前|前)(?:的)?(?:样子|状态|版本)?|(?:算了)*(?:把)?(?:刚才|刚刚|刚|上一?|最后)(?:改|做|弄)?(?:的|那|这)?(?:一)?(?:步|次|个|下|处)?(?:修?改动?|操作)?(?:的)?(?:不要了?|不算|作废|取消|不好)?[，,]?(?:给我|帮我|还是)?{_BACK}(?:了|吧|一下)*"
    rf"|(?:{LENGTH})的?那个不要了?[，,]{_BACK}(?:刚才|刚刚|上一?次)的?(?:修改|改动|那步)|(?:算了)*(?:还是)?用(?:回)?(?:之前|前面|上一?个?)(?:那|的)?(?:个|版)?(?:版本)?"
)
_UNDO_SEVERAL = re.compile(
    rf"(?:把)?(?:{_BACK}|取消)(?:最近|最后|刚才|刚刚|上面|前面)的?(?:那)?(?P<n>[一二两三四1-4])[次步个处](?:的)?(?:修改|改动|操作|编辑|更改)?"
)
_BEFORE_LAST = re.compile(
    rf"(?:哎呀?|改错了|弄错了|错了|[，,])*(?:还是)?{_BACK}(?:到|成|为|回)*(?:前|上)一?(?:个|次|步)?(?:版本|版|状态|样子|步)?(?:去|来|了|吧)*"
)
_ORIGINAL = re.compile(
    r"(?:全部|所有)(?:的)?(?:修?改动?|操作)都?(?:不要了?|作废|撤[销掉])[，,](?:从|回到?)?(?:第一|最初|最早|原来|一开始).{0,4}(?:重来|开始)?"
    r"|(?:还原|恢复|退回|回|变回)(?:到|成)?(?:最早|最初|最开始|一开始|第一|原来|头一)(?:的)?(?:那)?(?:个|次|版|回)?(?:版本|样子|版|做的)?"
    r"|还是(?:头一|第一|最早|最初|一开始)(?:回|次|版)?(?:做|弄)?的?(?:那)?(?:个|版)?(?:版本)?(?:更|最|比较)?好[，,](?:变|改|换|退|恢复)回(?:那个|它|去)*"
)


def _travelling(message: str) -> str | None:
    bare = _ENDING.sub("", _BEGINNING.sub("", _SPACE.sub("", message)))
    if _ORIGINAL.fullmatch(bare) and not _BEFORE_LAST.fullmatch(bare):
        return "go back to the original"
    if several := _UNDO_SEVERAL.fullmatch(bare):
        return f"undo the last {number_of(several['n'])} changes"
    return "undo" if _UNDO.fullmatch(bare) or _BEFORE_LAST.fullmatch(bare) else None


def _told(message: str, pointing: Pointing) -> str | None:
    """Return the message with the clauses that are read; None when there are none, or when it doubts."""
    clauses: list[_Clause] = []
    is_text_led = False
    for said, mark in _parted(message):
        clause = _Clause(said, mark, said)
        clauses.append(clause)
        if len(said) > _LONGEST:
            return None
        if not _ENDING.sub("", _BEGINNING.sub("", said)):
            continue
        found = _order(said, replace(pointing, is_first=False) if is_text_led else pointing)
        if _CONDITIONAL.match(said):
            return None
        if found is None and (_DOUBTS.search(said) or (pointing.has_media and _OF_A_CLIP.match(said))):
            return None
        if found is not None:
            clause.told, clause.scenes = found
            head, scenes = said, found[1]
            gone = pointing.gone | frozenset(scenes) if clause.told.startswith("remove") else pointing.gone
            pointing = replace(pointing, gone=gone)
        else:
            # What is in a text is not spoken of.
            led = _TEXT_LED.search(said)
            head, text = (said[: led.start()], said[led.start() :]) if led else (said, "")
            is_text_led = is_text_led or led is not None
            clause.plain = with_scenes_numbered(head, pointing) + text
            if len(pointing.spoken_of) == 1 and _BEHIND_IT.match(said):
                clause.plain = f"第{pointing.spoken_of[0]}个场景{said}"
            scenes = scenes_spoken_of(head, pointing) if mark or _LEFT_ALONE.search(said) else ()
            clause.scenes = scenes
        pointing = replace(
            pointing,
            is_first=False,
            by_step=bool(_STEP.search(said)),
            is_part=not found
            and bool(
                _PART.search(head.replace("跟主题", ""))
                or re.search(r"有(?:一)?(?:[条项句行]|个词)|[里中上的]\s*[“A-Za-z\uf000-\uf0ff]", said)
            ),
            has_media=pointing.has_media or bool(found is None and _MEDIA.search(said)),
            is_film=not scenes and bool(_OF_FILM.search(said) or pointing.is_film),
            spoken_of=scenes or (pointing.spoken_of if found is None else ()),
            mentioned=pointing.mentioned | frozenset(scenes),
        )
    kept = _kept(clauses, " ".join(said_in(pointing.film).scenes))
    if not any(clause.told for clause in kept) and "".join(c.plain + c.mark for c in kept) == message:
        return None
    return "".join((clause.told or clause.plain) + clause.mark for clause in kept)


_BEHIND_IT = re.compile(r"(?:后面|后头|背后)(?=用|放|换|铺|改|来)")


def _parted(message: str) -> list[tuple[str, str]]:
    """Return the clauses of a message, each with the mark behind it."""
    parts: list[tuple[str, str]] = []
    position = 0
    for mark in _CLAUSE_END.finditer(message):
        if mark.start() > position:
            bare = re.sub("然后|接着", "", mark[0]) or "，"
            parts.append((message[position : mark.start()], bare if mark.end() < len(message) else mark[0]))
            position = mark.end()
    if position < len(message):
        parts.append((message[position:], ""))
    return parts


def _kept(clauses: list[_Clause], film_words: str) -> list[_Clause]:
    """Leave out what is only said once more, and why."""
    kept: list[_Clause] = []
    for place, clause in enumerate(clauses):
        before = kept[-1].told if kept else None
        later = clauses[place + 1 :]
        told = [one for one in (*kept, *later) if one.told]
        if clause.told and _COMPLAINED.fullmatch(clause.told) and any(one.told is None for one in later):
            # "片尾太赶了，…": what follows may say what to do about it.
            clause.told = None
        if clause.told is not None:
            is_repeated = before is not None and (
                before == clause.told or before.startswith(f"{clause.told} at ")
            )
            is_ground = _COMPLAINED.fullmatch(clause.told) and any(
                one.told and one.told != clause.told and set(one.scenes) & set(clause.scenes) for one in later
            )
            if not is_repeated and not is_ground and not _gives_film_length(clause.told, told):
                kept.append(clause)
        elif before and before.startswith(("move", "swap")) and _MOVED_AGAIN.fullmatch(clause.said):
            continue
        elif not _leaves_alone(clause, told) and not _only_explains(clause.said, told, film_words):
            kept.append(clause)
    if kept and kept[-1] is not clauses[-1]:
        kept[-1].mark = ""
    return kept


_MOVED_AGAIN = re.compile(
    r"(?:你|请|麻烦)*(?:帮我|帮忙|给我)?(?:把)?(?:它们|位置|顺序|次序)?(?:移|挪|换|调|调整|改)(?:一下|过来|过去|下)(?:位置|顺序)?[吧。！]*"
)
"""That scenes change places, said once more."""


def _gives_film_length(order: str, told: list[_Clause]) -> bool:
    """Tell whether an order makes a scene as long as another makes the film: "压到30秒，客户只给半分钟" tells why."""
    length = _LENGTH_OF_IT.fullmatch(order)
    return length is not None and any(
        one.told == f"make the video {length['n']} seconds long" for one in told
    )


_LEFT_ALONE = re.compile(r"(?:留着|别动|不动|不变|不用动|不用改|照旧|保持原样)[吧。！]*$")


def _leaves_alone(clause: _Clause, told: list[_Clause]) -> bool:
    """Tell whether a clause only says which other scenes stay: "第三页留着，第四页删掉"."""
    if not _LEFT_ALONE.search(clause.said) or not clause.scenes:
        return False
    return any(one.scenes for one in told) and not any(set(one.scenes) & set(clause.scenes) for one in told)


_ABOUT_ELSE = re.compile(
    r"音乐|配乐|字幕|背景|转场|主题|标志|logo|旁白|配音|语音|音量|字体|副标题|品牌|颜色|声音|文字|竖屏|横屏|画面比例|[\uf000-\uf0ff]",
    re.IGNORECASE,
)
_ORDERING = re.compile(
    r"删|剪|改|换|移|挪|复制|合并|拆|撤|插|添|调成|调到|设|关掉|打开|不要(?!紧)|去掉|保留|留下|[加用]|放(?!得|映)"
)
_GROUND = re.compile(
    r"太|有点|不够|不太|不好|不需要|够用|没(?:什么|有|啥|用|必要|关系|意义)|无关|重复|多余|别扭|浪费|看不|读不|念不|来不及|跟不上|不清楚|不能(?:公开|放|用)|不让|别挤|比较好|更好|有点拖|限制|只[有给要]|限|规定|要求|投放位|先讲.+再讲|放映|循环播放|做.{1,4}用|没看清|一口气|读得慢|看.{1,4}慢|喜欢|最爱|反了|会议室|其[他余它].{0,4}(?:不动|不变|别动)|前半句.+后半句|就[那这]一|^留[着下]?前面的?$|想试试|提前$|都?按.{1,6}的?来$|做个.{1,6}$|last one first|都很短|开会用|推送"
)


def _only_explains(clause: str, told: list[_Clause], film_words: str) -> bool:
    """Tell whether a clause beside orders only gives their ground: "跟前面重复了", "投放位只给30秒"."""
    if (
        not told
        or _ABOUT_ELSE.search(re.sub("跟主题", "", clause))
        or _DOUBTS.search(clause.replace("别挤", ""))
    ):
        return False
    lengths = [ms_of(found[0]) for found in re.finditer(LENGTH, clause) if found[0] != "半"]
    if lengths:
        if re.search(r"[看读念]不|来不及|干嘛|干什么", clause):
            return True
        is_same = any(f"{ms / 1000:g} seconds" in str(one.told) for ms in lengths for one in told)
        return is_same and not re.search(r"第|页|字", clause)
    is_ground = bool(_GROUND.search(clause)) and not (
        _ORDERING.search(clause)
        and not re.search(r"不能[放用]|循环播放|不让放|做.{1,4}用|没有?用|够用", clause)
    )
    return is_ground or is_remark(clause, film_words)


_FIRST_THEN = re.compile(
    r"^(?:(?:应该|我想|要)?先(?:讲|放|播|出|说|看|上)(?P<a>[^，,。]{1,14})|(?P<a2>[^，,。]{1,14}?)(?:应该|要|得)先(?:出来|出现|讲|放|上|来|播))[，,](?:然后)?(?:再|才)?(?:是|讲|放|播|出|说|看|上|到|轮到)+(?P<b>[^，,。]{1,14})(?=[，,。]|$)"
)
_ONLY_KEPT = "只保留下"
_OTHERS = rf"(?:其[他它余]|别|剩下|剩余|另外|余下|后面|前面)(?:的)?(?:内容|部分|场景|{UNIT})*(?:全部|全|都|统统|通通|一律|一并|直接|就|给我|可以|请)*"
_KEPT_BESIDE = re.compile(
    rf"(?P<kept>[^，,。；]+?)[，,。；]\s*(?:把)?{_OTHERS}(?:{REMOVED})(?:掉|了|吧|就行|好?啦|哈|呗|哦|啊|嘛)*(?=[，,。；！!]|$)"
)
_KEPT_ALONE = re.compile(
    rf"^(?P<kept>(?:我)?(?:就|只|仅)[^，,。；]+?)(?:其[他它余]|别的|剩下)(?:的)?(?:全部|全|都|统统|通通|一律)*(?:{REMOVED})(?:掉|了|吧)*$"
)
_KEPT = re.compile(r"保留|留[着下存住]?|只|就|仅|要|截|用|够")
_OTHERS_FIRST = re.compile(
    rf"^(?:把)?{_OTHERS}(?:{REMOVED})(?:掉|了|吧)*[，,。；]?\s*(?:只|就|仅|单)(?:想)?(?:要|保留|留下?|用)+"
)
_BACKWARDS_TWICE = re.compile(
    r"^(?:我想|整个|全部|片子|这片子|视频|试试)*(?:最后一(?:页|个|张|幕)变第一(?:页|个|张|幕)[，,])?(?:全)?(?:倒过来|倒着|反过来|反着|倒序)(?:放|播|讲|来|排)?(?:[，,]?(?:从)?最后(?:的|一?(?:段|个|页|幕|张)(?:场景)?)?(?:开始|先(?:出来|放|上|播|讲)?|放最前|放前面|在前))?(?P<end>[。！!～~吧]*)$"
)


def _joined(message: str) -> str:
    """Return the message with what belongs together in one clause: what stays, and that the rest goes."""
    message = re.sub(
        r"^不是(?P<v>删|去|剪|移|改|换|复制)[^，,。]{1,12}[，,]\s*(?:而)?是(?=(?P=v))", "", message
    )
    message = re.sub(r"(除了?[^，,。]{1,30}?)[，,](?=(?:其[他它余]|别的|剩下|每|全|都|所有))", r"\1", message)
    message = _FIRST_THEN.sub(lambda found: f"{found['a'] or found['a2']}移到{found['b']}前面", message)
    message = re.sub(r"(反了|颠倒了)[，,](?=[^，,。]{0,4}(?:换|调))", r"\1", message)
    message = re.sub(
        rf"^(?:视频|影片|片子)?从(?P<at>{MOMENT})(?:开始|起)(?:播|放)?[，,](?:把)?(?:之?前|前面)的?(?:内容|部分)?(?:都|全部)*{REMOVED}(?:掉|了)*",
        rf"{_ONLY_KEPT}\g<at>之后",
        message,
    )
    message = re.sub(
        rf"^(?:视频|影片|片子)?到(?P<at>{MOMENT})(?:处|那里)?(?:就)?(?:结束|为止)[，,](?:把)?(?:之?后|后面)的?(?:内容|部分)?(?:都|全部)*{REMOVED}(?:掉|了)*",
        rf"{_ONLY_KEPT}\g<at>之前",
        message,
    )
    message = re.sub(
        rf"^从(?P<at>{MOMENT})(?:剪|切|删|截|砍)到(?P<to>{MOMENT})[，,]中间(?:的)?(?:都|全)*(?:{REMOVED})",
        r"删掉\g<at>到\g<to>",
        message,
    )
    message = re.sub(r"^开头到(?=第?\d)", "0:00到", message)
    if _BACKWARDS_TWICE.fullmatch(message) and re.search(r"排|最后|全反|倒序", message):
        return "顺序倒过来"
    message = _OTHERS_FIRST.sub(_ONLY_KEPT, message)

    def kept(found: re.Match[str]) -> str:
        is_kept = _KEPT.search(found["kept"]) and "也" not in found["kept"]
        return f"{_ONLY_KEPT}{_only_kept(found['kept'])}" if is_kept else found[0]

    return joined_additions(_KEPT_ALONE.sub(kept, _KEPT_BESIDE.sub(kept, message)))


def _only_kept(clause: str) -> str:
    bare = _ENDING.sub("", _BEGINNING.sub("", _MODAL.sub("", _SPACE.sub("", clause), count=1)))
    bare = re.sub(
        r"^(?:这个?片子|视频|片子)?(?:只|就|仅|单|是)*(?:想|需)?(?:要|保留|留下|留|截取?|用|取|放)*(?:下|着)?",
        "",
        bare,
    )
    return re.sub(
        r"(?:都|也|就)*(?:保留|留下|留着|留|够用?)(?:就够[了啦]?|就行[了啦]?|就好|[了啦])?$|出来$", "", bare
    )


_LENGTH_OF_IT = re.compile(r"make scene \d+ (?P<n>[\d.]+) seconds (?P<how>long|longer|shorter)")
_IN_CHINESE = {"long": "改成", "longer": "延长", "shorter": "缩短"}
"""What is said of "it" stays so: "它改成8秒，转场用 slide" is about it in both clauses."""


def _order(said: str, pointing: Pointing) -> Told | None:
    """Return a clause in other words, and the scenes that it speaks of."""
    clause = _SPACE.sub("", said)
    is_asked = bool(_QUESTION.search(clause)) and bool(_MODAL.search(clause))
    if is_asked or re.search(r"能不能|可不可以|能否|可否", clause):
        clause = _QUESTION.sub("", _MODAL.sub("", re.sub(r"^(?:请问|想问)", "", clause), count=1))
    clause = _FELT.sub("", clause)
    bare = _ENDING.sub("", _BEGINNING.sub("", clause)).strip()
    if _IS_ENOUGH.search(clause) and re.match(r"保留|留下|留", bare):
        bare = f"只{bare}"
    if not bare:
        return None
    whole = mended_sounds(_BEGINNING.sub("", clause).strip())
    for form in dict.fromkeys((bare, mended_sounds(bare))):
        shown = _shown(form, pointing.hidden)
        told = (
            added(whole, pointing)
            or added(form, pointing)
            or ordered(shown, pointing)
            or timed(shown, pointing)
        )
        if (
            told is not None
            and told[1] == pointing.focus
            and (length := _LENGTH_OF_IT.fullmatch(told[0]))
            and re.match("它|这", form)
        ):
            told = f"它{_IN_CHINESE[length['how']]}{length['n']}秒", told[1]
        if told is None and pointing.is_film:
            told = timed(f"视频{shown}", pointing)
        if told is not None:
            return told
    return None
