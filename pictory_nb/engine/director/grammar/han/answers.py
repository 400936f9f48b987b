"""What is asked back, refused or left alone: "标题我要改一下", "音乐不用换", "加一页", "署名是谁"."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.han import nouns
from pictory_nb.engine.director.grammar.han.numbers import number_of
from pictory_nb.engine.director.grammar.han.said import Build, Clause, Frame, frame
from pictory_nb.engine.director.grammar.places import NoMatchError
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeCallToAction,
    ChangeFigure,
    ChangeSceneText,
    ChangeSubtitle,
    ChangeTitle,
    EditError,
    Operation,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    import re

_THING = (
    rf"(?:{nouns.TITLE}|{nouns.SUBTITLE}|(?:背景)?音乐|配乐|bgm|字幕|logo|标志|转场|主题|配色|背景|旁白|配音|强调色|署名|品牌名?|列表|引用|片尾|"
    r"(?:下面|旁边)(?:那|这)?句话|顺序|时长|画面|字体)"
)
_OF_TEXT = r"(?:字幕|文字|文案|内容|标题|片子|视频)"
_LEFT = r"(?:先|就|都|也|还是)?(?:不用|不要|别|不必|先别|先不|不需要|无需|甭)(?:再)?(?:换|改|动|关|删|去掉|调|变|碰)(?:掉|了|它)?"
_SOON = (
    r"(?:我|还|也|都|是)?(?:要|想|需要|得|想要|打算)?(?:再)?(?:改|换)(?:一下|一改|一换|改|换|下|个|一个|掉)?"
)


def _nothing(_: re.Match[str], __: Clause) -> tuple[Operation, ...]:
    return ()


def _after_text(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "简短一点" behind the new text itself."""
    last = clause.before[-1] if clause.before else None
    if not isinstance(last, ChangeTitle | ChangeSubtitle | ChangeCallToAction | ChangeSceneText):
        raise NoMatchError
    return ()


def _put_right(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "更新一下" beside what is to be done."""
    if not clause.before:
        raise NoMatchError
    return ()


def _no_share(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    """Read "不用百分比" behind another figure."""
    if not clause.before or not isinstance(clause.before[-1], ChangeFigure):
        raise NoMatchError
    return ()


def _as(words: str) -> Build:
    """Return what reads a clause as other words."""

    def build(_: re.Match[str], __: Clause) -> str:
        return words

    return build


def _text_asked(found: re.Match[str], clause: Clause) -> str:
    return f"改第{clause.scene(found['ref'])}个场景的文字"


def _place_asked(found: re.Match[str], clause: Clause) -> str:
    return f"移动第{clause.scene(found['ref'])}个场景"


def _speaker_told(_: re.Match[str], clause: Clause) -> str:
    return f"第{clause.only('quote')}个场景是什么"


def _figure_asked(_: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    scene = clause.only("stat")
    raise AskError(
        tell("What should scene {scene} say?", scene=scene),
        completion=f"the number in scene {scene} should be “{{answer}}”",
    )


def _version(found: re.Match[str], _: Clause) -> str:
    return f"go back to version {number_of(found['n'])}"


def _no_upload(found: re.Match[str], clause: Clause) -> tuple[Operation, ...]:
    if any(item.name.lower() == found["name"].lower() for item in clause.media):
        raise NoMatchError
    raise EditError(tell("I found no upload of that kind. Upload the file first, then ask again."))


FRAMES: tuple[Frame, ...] = (
    frame(
        r"(?P<ref>.{1,20}?)(?:的)?(?:文字|字幕|文案|内容|话)?写[点些](?:更|别|其[他它]|新|不一样)[^，]{0,6}的(?:话|内容|文字)?",
        _text_asked,
    ),
    frame(rf"{_THING}{_LEFT}", _nothing),
    frame(rf"(?:先)?(?:不用|不要|别|不必|先别)(?:再)?(?:换|改|动|关|删|调|碰)(?:掉|了)?{_THING}", _nothing),
    frame(rf"{_THING}就?(?:用|要|是)?(?:现在)?(?:这个|这样)(?:就)?", _nothing),
    frame(
        r"(?:其[他它余]|别的|剩下)(?:的|地方|场景|字幕|转场|一切|部分)?(?:都|全|就)?(?:先)?(?:不动|不变|照旧|别动|不用动|不要动|保持(?:原样|不变)?|别改|不改|留着)",
        _nothing,
    ),
    frame(rf"{_THING}(?:都|就)?(?:先)?(?:不动|不变|照旧|保持(?:原样|不变)|留着(?:不动)?)", _nothing),
    frame(r"(?:不用|不要|别|不必|不需要)(?:再)?(?:换|改|动|碰)(?:了|它)?", _nothing),
    frame(
        r"就?(?:用)?(?:现在)?(?:这个|这样)|仅此一处|改改",
        _nothing,
    ),
    frame(
        r"(?:请|麻烦)?(?:调|改|处理|优化|更新|同步|更正|修正|调整|套用?|换|用)(?:一下|过来|上)|品牌名?(?:也)?(?:更新|同步|更正|换)(?:一下|过来)|顺序(?:换|调)一下",
        _put_right,
    ),
    frame(r"(?:主题|风格){SOON}".replace("{SOON}", _SOON), _as("change the theme")),
    frame(
        r"(?:换|改|用)(?:一|个|一个|种|一种)?(?:别的|其他的?)?字体|字体(?:换|改)(?:一个|个|一下|一种|掉)",
        _as("use a different font"),
    ),
    frame(
        r"(?:加|来|配|添)(?:上)?(?:点|些|一些|一点|个)?[\u3400-\u9fff]{0,6}(?:音效|声效|特效音|拍手声|效果音|掌声|欢呼声|笑声)",
        _as("add sound effects"),
    ),
    frame(
        rf"(?:所有|全部)?(?:的)?{_OF_TEXT}(?:都|全部?)?(?:翻译?|译)(?:成|为)(?:[\u3400-\u9fff]{{2,5}})",
        _as("translate the captions"),
    ),
    frame(
        r"(?:重做|恢复)(?:一下)?(?:刚|刚才|刚刚)?(?:撤[销回])?(?:掉)?的?(?:那|这)?(?:一)?(?:步|个|次)?(?:操作|改动)?",
        _as("redo"),
    ),
    frame(
        r"(?:我们?|咱们)?(?:公司|品牌|店|单位)(?:已经|刚|最近)?(?:换|改)(?:了)?(?:名字|名称|名)(?:了)?",
        _nothing,
    ),
    frame(r"(?:更|再|要)?(?:简短|简洁|短|好记|有力|正式|活泼)(?:一?[点些]儿?)", _after_text),
    frame(r"(?:话|内容|文字|句子|引用|原话)(?:都)?(?:保留|留着|不动|不变)", _nothing),
    frame(
        r"(?:把)?(?:logo|标志|台标)(?:放|移|挪|摆|调)?(?:到|在)?(?:画面|屏幕)?的?(?:正)?(?:中间|中央|居中)",
        _as("center the logo"),
    ),
    frame(r"(?:换|改)(?:一|个|一个|种|一种|套|一套)?(?:别的)?(?:主题|风格)", _as("change the theme")),
    frame(r"(?:不用|不要|别用|不写)(?:写|用)?(?:百分[比数号])(?:了|的形式)?", _no_share),
    frame(rf"{nouns.TITLE}{_SOON}", _as("改标题")),
    frame(rf"{nouns.SUBTITLE}{_SOON}", _as("改副标题")),
    frame(rf"{nouns.AUTHOR}(?:写错了)?[，,]?(?:{_SOON}(?:个?人)?)", _as("改署名")),
    frame(rf"{nouns.QUOTE_PAGE}(?:的)?(?:换|改)个?(?:人|人名|作者)(?:署名)?", _as("改署名")),
    frame(rf"{nouns.AUTHOR}(?:现在)?(?:写的|是|写)*(?:谁|什么|哪位)", _speaker_told),
    frame(rf"{nouns.BRAND}{_SOON}", _as("改品牌名")),
    frame(rf"{nouns.CTA}{_SOON}", _as("改片尾的文字")),
    frame(rf"{nouns.FIGURE}(?:不对)?{_SOON}", _figure_asked),
    frame(rf"(?:背景)?(?:音乐|配乐|bgm){_SOON}(?:首|别的|一首)?", _as("change the music")),
    frame(r"(?:换|改)(?:一|个|一个|首|一首|点)?(?:别的)?(?:背景)?(?:音乐|配乐|bgm)", _as("change the music")),
    frame(
        r"(?:换|改)(?:一|个|一个|种|一种|下|一下)?(?:别的)?(?:颜色|配色|色调)|(?:颜色|配色|色调)(?:换|改)(?:一个|个|一下|一种)",
        _as("change the colour"),
    ),
    frame(
        r"(?P<ref>.{1,20}?)(?:的)?(?:文字|字幕|文案|内容|话)?(?:换|改)(?:一|个|一个|一句|种|一种)(?:说法|话|文案|表达|句话|句)",
        _text_asked,
    ),
    frame(rf"(?P<ref>.{{1,20}}?)(?:的)?(?:文字|字幕|文案|内容|话){_SOON}", _text_asked),
    frame(r"(?P<ref>.{1,20}?)(?:移|挪|换|调)(?:一下|下)?(?:个|一个|一下)?(?:位置|地方)?", _place_asked),
    frame(
        r"(?:在)?(?:中间|里面)?(?:再)?(?:加|添|增加|插入?|来)(?:一|个|一个)?(?:新)?(?:页|个?场景|张|段|幕)",
        _as("加一个场景"),
    ),
    frame(rf"(?:恢复|回|退回|回退|还原|切换|跳)(?:到)?第?(?P<n>{nouns.N})(?:个|号)?(?:版本|版)", _version),
    frame(
        r"(?:.{0,16}?)(?:背景|底图)(?:换成|改成|用|换)\s*(?P<name>[\w-]+\.(?:jpe?g|png|webp|gif|mp4|mov|webm))",
        _no_upload,
    ),
)
