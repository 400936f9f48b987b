"""A Chinese clause and what it is said of, with ways to read the scenes, texts and values that it names."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director.film import scenes_of_kind
from pictory_nb.engine.director.grammar.boundaries import end_in_doubt
from pictory_nb.engine.director.grammar.chunks import chunked
from pictory_nb.engine.director.grammar.han.pointing import Pointing
from pictory_nb.engine.director.grammar.han.references import scenes_named
from pictory_nb.engine.director.grammar.noise import NOISE
from pictory_nb.engine.director.grammar.places import NoMatchError, Scope
from pictory_nb.engine.director.grammar.tokens import Token, tokenize
from pictory_nb.engine.director.operations import (
    AskError,
    ChangeCallToAction,
    ChangeSceneText,
    ChangeTitle,
    EditError,
    Operation,
)
from pictory_nb.engine.director.references import QUOTED

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

N = r"[\d一二两三四五六七八九十]+"
LONGEST_TEXT = 80
_CLOCK = re.compile(r"\d+:\d\d")
_WHOLE_QUOTE = re.compile(QUOTED)
# How a text is to be, and no text.
_HOW = re.compile(
    r"^(?:更|再|比较|稍微?|大一|小一|大小|大写|小写|全大写|全小写|别的|其[他它]|另外?一|换一|另一|新的|不同|(?:什么|啥|谁|哪个?|怎么|如何|多少)(?:样|内容|文字|名字|呢|的|人|话){0,2}(?:比较)?(?:好|合适|行)?$|了|的$|过|好$|对|一下|一个(?:新|更|别|短|长|好|简)|一句(?:新|更|别|短|长|好)|跟|和.{1,8}一样|同样|下面这|以下|我(?:说|上传|传|想)|上传|竖|横|空白?$|(?:写|打|拼|弄|放)?错|全?(?:部)?大写(?:字母)?|(?:短|长|简短|简单|简洁|好|活泼|正式|响亮|有力|清楚|通俗)(?:了|一?[点些]儿?|得.{0,4})?$|无$|没有$)"
    r"|(?:[一点]点|一些|些|的|字体|体|颜色|色|样式|版型|版式|风格|格式|形式|那种|主题|模式|效果|特效|大小|大写|小写|居中|加粗|斜体|竖排|横排|对齐|卡片?|页|说的|写的|一样|的话|说法|句话|样子|版本|背景|转场|画面|动画|特效|图片?|照片|视频|秒|%|％|倍)$",
    re.IGNORECASE,
)
_OF_A_FILM = re.compile(
    r"标题|字幕|背景|音乐|配乐|bgm|logo|转场|主题|场景|片尾|片头|结尾|署名|旁白|配音|列表|引用|第[\d一二两三四五六七八九十]+(?:个|页|张|段|幕|屏|条)",
    re.IGNORECASE,
)
_SECOND_WISH = re.compile(
    r"不要|别|不用|除了|除非|如果|要是|而不是|或者|还是|然后|并且|同时|顺便|接着|以及|另外|还有|再把|也|改|换|删|去掉|关|加"
)
_NEVER = re.compile(r"而不是|不是|或者|如果|要是|除非|再把|然后把|并把|顺便|并且把")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's film, uploads, the scenes that "it" means, those that the clause before named (`near`), and what came `before`."""

    film: Film
    media: tuple[MediaItem, ...]
    focus: tuple[int, ...]
    near: tuple[int, ...] = ()
    before: tuple[Operation, ...] = ()

    def scenes(self, words: str | None) -> tuple[int, ...]:
        """Return the scenes that `words` name and nothing besides.

        Raises
        ------
        NoMatchError
            When they name none, or say more.
        """
        phrase = _LEADING.sub("", (words or "").strip()).rstrip("的都")
        if not phrase:
            raise NoMatchError
        count = len(self.film.scenes)
        if (left_out := _EXCEPT.fullmatch(phrase)) is not None:
            others = self.scenes(left_out["a"] or left_out["b"])
            return tuple(number for number in range(1, count + 1) if number not in others)
        if (begun := _FROM_ON.fullmatch(phrase)) is not None:
            first = self.scene(begun["a"] or begun["b"])
            return tuple(range(first if begun["a"] else first + 1, count + 1))
        if own := self.named(phrase):
            return own
        tokens = tokenize(phrase, self.media, mend=False)
        if not tokens:
            raise NoMatchError
        try:
            bag = chunked(tokens, Scope(self.film, phrase, self.focus), self.media, len(phrase))
        except (EditError, AskError) as error:
            raise NoMatchError from error
        refs = {chunk.scenes for chunk in bag.all("ref")}
        if len(refs) != 1 or not bag.only("ref", "show") or bag.has("not", "no"):
            raise NoMatchError
        return next(iter(refs))

    def named(self, phrase: str) -> tuple[int, ...]:
        """Return the scenes that a phrase names for certain by where they stand, or by what they are or tell."""
        whole = (
            f"{phrase}处"
            if _CLOCK.fullmatch(phrase)
            else re.sub(r"^字幕(?=(?:场景|页|屏)$)", "所有字幕", phrase)
        )
        return scenes_named(whole, self.pointing, loosely=phrase.endswith("字幕")) or ()

    @property
    def pointing(self) -> Pointing:
        """What references can mean here."""
        return Pointing(self.film, self.focus)

    def scene(self, words: str | None) -> int:
        """Return the one scene that `words` name.

        Raises
        ------
        NoMatchError
            When they name none or several, or say more.
        """
        found = self.scenes(words)
        if len(found) != 1:
            raise NoMatchError
        return found[0]

    def scene_of(self, words: str | None) -> tuple[int, ...]:
        """Return the scenes that `words` name, or without words the scene that was spoken of just before."""
        return self.scenes(words) if words else self.near

    def only(self, kind: str) -> int:
        """Return the only scene of a kind.

        Raises
        ------
        NoMatchError
            When there is none, or several.
        """
        found = scenes_of_kind(self.film, kind)
        if len(found) != 1:
            raise NoMatchError
        return found[0]

    def tokens(self, words: str) -> list[Token]:
        """Return the tokens of words that say more than courtesies."""
        return [
            token
            for token in tokenize(words, self.media, mend=False)
            if not (token.symbol == "word" and token.value in NOISE)
        ]


_AFTER_TEXT = re.compile(
    r"(?<=[”」\"])\s*(?:(?:这|那)(?:一|几|两|二)?(?:个字|句话?|行字?|个词)|字样)$|(?<=[A-Za-z\d])\s*(?:了|啦|哈|呀)$"
)
"""What is said of a new text behind it: "写“少开会”这一句", "改叫Acme了"."""


def text_of(words: str) -> str:
    """Return the text that words give, without the marks around it.

    Raises
    ------
    NoMatchError
        When they say how a text is to be, or more than a text.
    """
    raw = _AFTER_TEXT.sub("", words.strip().strip(":：").strip())
    if _WHOLE_QUOTE.fullmatch(raw):
        return raw[1:-1].strip()
    text = raw.rstrip("。！!;；")
    if not text.endswith("..."):
        text = text.rstrip(".")
    if not text or len(text) > LONGEST_TEXT or re.search(r"[“”「」《》\"，]", text):
        raise NoMatchError
    if _HOW.search(text) or not _is_said(text) or _NEVER.search(text):
        raise NoMatchError
    if _OF_A_FILM.search(text) and (_SECOND_WISH.search(text) or end_in_doubt(text) is not None):
        raise NoMatchError
    return text


def _is_said(text: str) -> bool:
    """Tell whether words are a text: one of them at least is of no edit."""
    return any(
        (token.symbol == "word" and token.value not in NOISE) or token.symbol == "address"
        for token in tokenize(text, (), mend=False)
    ) or bool(re.match(r"(?-i:[A-Z])", text))


def written(film: Film, scene: int, text: str) -> Operation:
    """Return the edit that writes another text in a scene."""
    kind = film.scenes[scene - 1].kind
    if kind == "title":
        return ChangeTitle(text)
    return ChangeCallToAction(text) if kind == "end" else ChangeSceneText(scene, text)


_EXCEPT = re.compile(
    r"(?:除了?|除去)(?P<a>.+?)(?:以外|之外|外)?的?(?:其[他余它]|所有|全部|别的)?的?(?:场景|页|画面|幕)?"
    r"|(?P<b>.+?)(?:以外|之外)的?(?:其[他余它]|所有|全部)?的?(?:场景|页|画面|幕)?"
)
_FROM_ON = re.compile(
    r"从(?P<a>.+?)(?:开始|起)(?:往后|以后|到最后|到结尾)?的?(?:所有)?(?:场景|页|画面|幕)?"
    r"|(?P<b>.+?)(?:以后|之后)的?(?:所有|全部|每个)?(?:场景|页|画面|幕)"
)
_LEADING = re.compile(r"^(?:把|将|在|给|到|让|那个|这个(?=视频|片子)){1,3}")

Build = Callable[[re.Match[str], Clause], "tuple[Operation, ...] | str"]
Frame = tuple[re.Pattern[str], Build]


def frame(pattern: str, build: Build) -> Frame:
    """Return a frame: a pattern of a whole clause, and what it asks for."""
    return re.compile(rf"(?:{pattern})", re.IGNORECASE), build
