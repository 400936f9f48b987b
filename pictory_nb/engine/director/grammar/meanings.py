"""What an order means by the words around it: a text, a clip, the scene that was spoken of before."""

# ruff: noqa: E501 (patterns and docstrings read best when they are not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.orders import Mention, Order
from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeBackground,
    ChangeCallToAction,
    ChangeClipSound,
    ChangeFigure,
    ChangeKind,
    ChangeLogo,
    ChangeMusic,
    ChangePoint,
    ChangeSceneLength,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSpeed,
    ChangeSubtitle,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    ChangeVoice,
    CutRange,
    DuplicateScenes,
    EditError,
    KeepRange,
    MoveScenes,
    Operation,
    PlaceLogo,
    RemovePoint,
    RemoveScenes,
    ReplaceText,
    Retell,
    ShiftTheme,
    ShortenText,
    ShowCaptions,
    StyleCaptions,
    SwapScenes,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.places import Scope
    from pictory_nb.engine.director.grammar.states import State
    from pictory_nb.engine.director.grammar.tokens import Token
    from pictory_nb.engine.director.steps import MediaItem

_WHOLE = frozenset({"video", "everything", "length", "fit", "every"})


def _of_that_scene(order: Retell, clause: Sequence[Token], before: State) -> Operation:
    """Read "the stat is boring, 3 seconds at most" as a length of the scene that was spoken of."""
    spoken = before.orders[-1] if before.orders else None
    if isinstance(
        spoken, MoveScenes | ChangeSceneText | ChangeBackground | ChangeKind | ShortenText | ChangeTheme
    ) and getattr(spoken, "scenes", True):
        is_short = len(before.scope.focus) == 1 and 0 < (order.length_ms or 0) < _WHOLE_FROM_MS
        is_whole = any(token.symbol in _WHOLE - {"length"} for token in clause)
        return ChangeSceneLength(before.scope.focus, order.length_ms) if is_short and not is_whole else order
    if not isinstance(spoken, Mention) or len(spoken.scenes) != 1:
        return order
    if any(token.symbol in _WHOLE for token in clause) or order.keep_all or order.portion:
        return order
    return ChangeSceneLength(spoken.scenes, order.length_ms, order.by_ms, order.factor)


def _is_of_last_edit(order: Retell, clause: Sequence[Token], before: State) -> bool:
    """Tell whether "make it 2 seconds longer" means the one scene that was edited last.

    It does where that scene can take it: half of its length more or less, or a length that is none of a film; so
    does "a bit longer". More than that is meant of the whole.
    """
    scope = before.scope
    if order.keep_all or order.portion or before.orders or len(scope.focus) != 1:
        return False
    if any(token.symbol in _WHOLE for token in clause):
        return False
    own_ms = scope.film.scenes[scope.focus[0] - 1].duration_ms
    if order.by_ms:
        return 2 * abs(order.by_ms) <= own_ms
    if order.length_ms:
        return order.length_ms < min(_WHOLE_FROM_MS, scope.film.length_ms / 3)
    return bool(_A_BIT.search(scope.message))


_A_BIT = re.compile(
    r"\b(?:bit|little|touch|tad|hair|moment)\b|\bthat['’]?s the (?:scene|slide|part|one)\b|一点|一些|稍微|再久|再短|再长|点儿",
    re.IGNORECASE,
)
_THIS_ONE = re.compile(
    r"\b(?:this|that) one\b|\blet it (?:run|stand|stay|linger|last|hang|sit)\b|\boff it\b|这个|这段|这一|这幕|这页|[它他]",
    re.IGNORECASE,
)
_TEXTY = re.compile(
    r"\b(?:sentence|caption|wording|words|text|line|phrase|copy)s?\b|\b(?:to read|wordy)\b|句|文字|文案|字幕|台词|读不完",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:in|on|for|from) it\b|\bits\b|它的|里面的", re.IGNORECASE)
_TIMED = re.compile(
    r"\b(?:seconds?|secs?|time|long(?:er)? on|screen|stays?|duration|length|appears?|shown?)\b|秒|时长|时间|停|分钟",
    re.IGNORECASE,
)
_POINT_WORDS = re.compile(r"\b(?:scene|slide|card|screen)\b|场景|幕|页", re.IGNORECASE)


def near_card(before: State, clause: Sequence[Token]) -> Scope:
    """Return the scope in which "that card" is the card whose text was changed just before."""
    card = _card_of(before.orders[-1] if before.orders else None, before.scope)
    typed = before.scope.message[clause[0].start : clause[-1].end] if clause else ""
    if card is None or not _THAT_CARD.search(typed):
        return before.scope
    return replace(before.scope, focus=(card,), is_local=True)


_THAT_CARD = re.compile(
    r"\b(?:that|this|the same) (?:card|scene|slide|screen|page|one)\b|(?:这|那)(?:一)?(?:张|页|屏|个场景)",
    re.IGNORECASE,
)


def _names_speaker(order: ChangeSceneText, scope: Scope) -> bool:
    """Tell whether the new text of a quotation is its speaker's name: "make her “Dr. Marta Lindqvist” in the quote"."""
    scenes = scope.film.scenes
    if not 1 <= order.scene <= len(scenes) or scenes[order.scene - 1].kind != "quote":
        return False
    speaker = str(scenes[order.scene - 1].texts[0].segment["m"].get("by", ""))
    return (
        bool(speaker)
        and speaker.lower() in order.text.lower()
        and len(order.text.split()) <= len(speaker.split()) + 3
    )


def as_meant(order: Operation, clause: Sequence[Token], before: State) -> Operation | None:
    """Return an order as the words around it mean it: of a text, of a clip, of the scene that was spoken of."""
    scope, message = before.scope, before.scope.message
    typed = message[clause[0].start : clause[-1].end]
    last = before.orders[-1] if before.orders else None
    if isinstance(order, Retell):
        if isinstance(last, ChangeTransition) and 0 < (order.length_ms or 0) <= _LONGEST_JOIN_MS:
            return ChangeTransition(last.scenes, None, order.length_ms)
        card = _card_of(last, scope)
        is_whole = any(token.symbol in _WHOLE - {"length"} for token in clause)
        if card and order.by_ms and not is_whole and not scope.is_local:
            # "最后一个场景字改成“立即体验”，时长加1秒".
            return ChangeSceneLength((card,), None, order.by_ms)
        is_said = any(token.symbol in {*_WHOLE, "it", "that"} for token in clause)
        if order.by_ms and before.orders and not is_said and not scope.is_local:
            return None
        if scope.focus and _THIS_ONE.search(typed) and (order.by_ms or order.factor != 1.0):
            return ChangeSceneLength(scope.focus, None, order.by_ms, order.factor)
        if _is_of_last_edit(order, clause, before):
            return ChangeSceneLength(scope.focus, order.length_ms, order.by_ms, order.factor)
        return _of_that_scene(order, clause, before)
    if isinstance(last, ChangeBackground) and last.media_id and isinstance(order, CutRange | KeepRange):
        # "Walkthrough.mp4 behind the list, from 0:03 to 0:09" cuts the clip and not the film.
        return _part_of_clip(last, order, typed)
    if isinstance(order, ChangeSpeed) and "它" in typed and len(scope.focus) == 1:
        return ChangeSceneLength(scope.focus, factor=1 / order.speed)
    if isinstance(order, ChangeSpeed) and (heard := _of_what_was_spoken_of(order, clause, before)):
        return heard
    if isinstance(order, ChangeSceneLength) and _is_of_transition(order, clause, before):
        # A shot or its transition may be meant: "put a crossfade before scene 4 and make it slower".
        return None
    if isinstance(order, ChangeSceneLength) and _is_of_all(order, clause, before):
        return Retell(order.length_ms, order.by_ms, order.factor)
    is_every = any(token.symbol in {"every", "everything"} for token in clause)
    if isinstance(order, ChangeTheme) and isinstance(last, ShiftTheme) and last.scenes and len(clause) == 1:
        # "Darken that one, ink" says which dark look.
        return replace(order, scenes=last.scenes)
    if (
        isinstance(order, ChangeBackground)
        and len(scope.focus) == 1
        and not is_every
        and _ITS_OWN.search(typed)
    ):
        everyone = len(order.scenes) == len(scope.film.scenes)
        return replace(order, scenes=scope.focus) if everyone else order
    if isinstance(order, ChangeTransition) and not order.scenes and _is_of_one(clause, before):
        return replace(order, scenes=scope.focus)
    if isinstance(order, _OF_SCENES) and (scenes := _told_of(order, typed, before)):
        return replace(order, scenes=scenes)
    if isinstance(order, ChangeSceneText) and _names_speaker(order, scope):
        return ChangeSpeaker(order.scene, order.text)
    if isinstance(order, ChangeSceneText) and _is_figure(order, clause, before):
        return ChangeFigure(order.scene, order.text)
    if isinstance(order, ChangeTitle) and (headed := _headed(clause, before)):
        return ChangeSceneText(headed, order.text)
    if isinstance(order, DuplicateScenes) and _THE_COPY.search(typed) and before.orders:
        # Where the copy is to stand is not said by copying once more.
        return None
    if isinstance(order, ChangeTitle | ChangeCallToAction) and clause[0].symbol == "add":
        return _as_card(order, scope)
    if isinstance(order, ShowCaptions) and not order.scenes and scope.is_local and _ITS.search(typed):
        return replace(order, scenes=scope.focus)
    said = message[: clause[-1].end]
    is_text = _TEXTY.search(said) and not _TIMED.search(said)
    if isinstance(order, ChangeSceneLength) and order.factor < 1 and is_text:
        return ShortenText(order.scenes[0]) if len(set(order.scenes)) == 1 else None
    if isinstance(order, ChangeMusic) and isinstance(last, ChangeBackground) and last.media_id is not None:
        is_other = re.search(r"\b(?:music|song|soundtrack|bgm|track)\b|音乐|配乐", typed, re.IGNORECASE)
        if order.volume_pct is not None and not (order.mood or order.media_id or is_other):
            return ChangeClipSound(order.volume_pct, last.scenes)
    if isinstance(order, RemoveScenes) and _PART_OF_A_TEXT.search(message[: clause[-1].end]):
        # "Cut the clause starting with “because” out of scene 5" leaves the scene.
        return None
    if isinstance(order, RemoveScenes) and not _POINT_WORDS.search(typed):
        return _as_point(order, typed, scope)
    return order


_LONGEST_JOIN_MS = 2000
_QUICK_JOIN_MS, _SLOW_JOIN_MS = 300, 800


def _part_of_clip(last: ChangeBackground, order: CutRange | KeepRange, typed: str) -> Operation | None:
    if isinstance(order, CutRange) and _CUTS.search(typed):
        return replace(last, from_ms=order.end_ms) if order.start_ms == 0 else None
    return replace(last, from_ms=order.start_ms, to_ms=order.end_ms)


_CUTS = re.compile(r"\b(?:without|cut|skip|leave out|minus|no)\b|不要|去掉|剪", re.IGNORECASE)


def _card_of(last: Order | None, scope: Scope) -> int | None:
    """Return the card whose text was spoken of last."""
    kind = {ChangeTitle: "title", ChangeSubtitle: "title", ChangeCallToAction: "end"}.get(type(last), "")
    return next((n for n, scene in enumerate(scope.film.scenes, 1) if scene.kind == kind), None)


_OF_SCENES = (ChangeBackground, ChangeTheme, ChangeTransition, ShiftTheme, ShowCaptions, StyleCaptions)
# "它改成引言，转场用擦除" is all about that scene.
_TOPIC = re.compile(r"(?:把)?(?:它|这(?:一)?(?:页|段|幕|屏|张))(?!们)(?!.*(?:全部|所有|整个|都))")
_ITS_LEAD = len("its ")
_OWN_TO_IT = re.compile(
    r"\bits (?:own )?(?:captions?|subtitles?|look|theme|style|transition|backgrounds?)\b|"
    r"\b(?:captions?|subtitles?|look|theme|style|transition|background) (?:of|on|in|for) (?:it|this one|that one|(?:this|that) (?:scene|slide|card|shot|page|frame))\b|"
    r"\bcaptions? (?:here|there)\b|\b(?:put|darken|make|set|give|brighten) (?:this|that) one(?: scene)?\b|"
    r"(?:它|(?:这|那|该|本|当前|现在|刚才(?:的|那|改的)?)(?:一)?(?:个)?(?:页|屏|段|幕|镜头|画面|张|场景?))(?:的|底下|下面|里)?(?:的)?(?:字幕|字|主题|风格|转场|背景|用|换|改|暗|亮|暖|冷)",
    re.IGNORECASE,
)
_ONLY_THIS = re.compile(
    r"(?:只有?|就|仅)(?:是)?(?:这|那|刚才那|刚刚那)(?:一)?(?:个|页|屏|段|幕|张|镜头|场)|"
    r"\b(?:just|only) (?:on |for |in )?(?:this|that) (?:one|scene|slide|card|shot)\b|\b(?:on|for|in) (?:this|that) (?:one|scene|slide|card|shot) (?:only|alone)\b",
    re.IGNORECASE,
)


def _told_of(order: Operation, typed: str, before: State) -> tuple[int, ...]:
    """Return the scenes that an order for all of them is told to be of: "its caption at the top", "只有这屏的字幕"."""
    scope = before.scope
    scenes: tuple[int, ...] = getattr(order, "scenes", ())
    if scenes and len(scenes) < len(scope.film.scenes):
        return ()
    last = before.orders[-1] if before.orders else None
    if isinstance(order, ChangeTransition) and isinstance(last, Mention) and last.scenes:
        # "Slides, but the last one with a wipe".
        return last.scenes
    start = scope.message.find(typed)
    is_own = _OWN_TO_IT.search(
        scope.message[max(0, start - _ITS_LEAD) : start + len(typed)]
    ) or _ONLY_THIS.search(scope.message)
    is_topic = last is not None and not isinstance(last, RemoveScenes) and scope.is_local
    is_topic = is_topic and bool(_TOPIC.match(scope.message))
    return scope.focus if (is_own or is_topic) and len(scope.focus) == 1 else ()


def _is_of_one(clause: Sequence[Token], before: State) -> bool:
    """Tell whether "with a hard cut" is of the scene that was moved before, and not of all."""
    message = before.scope.message
    return (
        bool(before.orders)
        and isinstance(before.orders[-1], MoveScenes | ChangeSceneLength)
        and len(before.scope.focus) == 1
        and before.scope.focus[0] > 1
        and message[: clause[0].start].lower().split()[-1:] in (["a"], ["an"], ["hard"])
        and not message[: clause[-1].end].endswith("s")
    )


_PART_OF_A_TEXT = re.compile(
    r"\b(?:clause|phrase|half[- ]sentence|subclause|adjective|comma|full stop)\b[^.;]*\b(?:of|from|in) (?:the )?(?:scene|slide|caption|quote|title|list)\b",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"\bits\b|\b(?:behind|on|under) it\b|它", re.IGNORECASE)
_THE_COPY = re.compile(
    r"\b(?:the|that|this|its) (?:new )?(?:copy|duplicate|double)\b|副本|复制(?:的|好的|出来)|复本",
    re.IGNORECASE,
)
_COPY_BEHIND = re.compile(
    r"(?:(?:and|then) )*(?:(?:put|place|move|insert|add|show|leave|keep|set) )?(?:(?:the )?(?:new )?(?:copy|duplicate|double)|it) "
    r"(?:(?:right|directly|just|immediately|straight) )?(?:after|behind|next to|beside|following) (?:it|the original|that(?: one)?|itself)"
    r"|(?:再)?把?(?:副本|复本|复制的|它)(?:直接|紧接着)?放(?:在|到)(?:它|原来的|原场景)?(?:的)?(?:后面|后边|之后|旁边)",
    re.IGNORECASE,
)
_OTHERS_STAY = re.compile(
    r"(?:keep|leave|let) [\w ]{1,30} (?:as (?:they|it) (?:are|is)|alone|unchanged|untouched)"
    r"|(?:keep|leave) (?:all )?(?:the )?(?:others?|rest|remaining)(?: (?:\w+|\w+ (?:points|scenes|bullets)))?(?: (?:as (?:they|it) (?:are|is)|alone|unchanged|in))?"
    r"|(?:其[他余它]|别)的?(?:都|全)?(?:保留|留着|不变|别动)",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"(?:it|that|this)(?:['’]s| is| looks| feels| was) (?:now )?(?:very|too|so|really|quite|pretty|a bit|rather|way too)\b"
    r"|太[\u4e00-\u9fff]{1,4}$",
    re.IGNORECASE,
)
_IT = frozenset(
    {"it", "that", "take", "off", "out", "remove", "removed", "cut", "hide", "ba", "unneeded", "no"}
)


def is_echo(order: Order | None, clause: Sequence[Token], before: State) -> bool:
    """Tell whether an order only says the last one again: "I don't want “The reason” on it, take it off"."""
    last = before.orders[-1] if before.orders else None
    typed = before.scope.message[clause[0].start : clause[-1].end]
    if last is not None and (_OTHERS_STAY.fullmatch(typed) or _IT_IS.match(typed)):
        return True
    if isinstance(last, DuplicateScenes) and _COPY_BEHIND.fullmatch(typed):
        return True
    if not isinstance(order, RemoveScenes) or not {token.symbol for token in clause} <= _IT:
        return False
    return (
        isinstance(last, RemovePoint)
        or (isinstance(last, ReplaceText) and not last.new)
        or (isinstance(last, ChangeSpeaker) and not last.by)
    )


def _of_what_was_spoken_of(order: ChangeSpeed, clause: Sequence[Token], before: State) -> Operation | None:
    """Read "a female voice and slower", "wipes everywhere, but faster" as the pace of what was spoken of."""
    last = before.orders[-1] if before.orders else None
    if not {token.symbol for token in clause} <= {"faster", "slower", "more", "abit"}:
        return None
    if isinstance(last, ChangeVoice) and last.on is not False:
        return ChangeVoice(factor=1.1 if order.speed > 1 else 0.9)
    if isinstance(last, ChangeMusic) and last.volume_pct != 0:
        return ChangeMusic(tempo_factor=1.15 if order.speed > 1 else 1 / 1.15)
    if isinstance(last, ChangeTransition) and last.kind != "cut":
        return replace(last, length_ms=_QUICK_JOIN_MS if order.speed > 1 else _SLOW_JOIN_MS)
    return None


_JUST_IT = re.compile(r"^\W*(?:make|cut|trim|get|bring|keep|let) it\b(?!['’]?s)", re.IGNORECASE)
_WHOLE_FROM_MS = 15_000


def _is_of_all(order: ChangeSceneLength, clause: Sequence[Token], before: State) -> bool:
    """Tell whether "it" is the whole, as in "swap 4 and 5 and make it 30 seconds"."""
    last = before.orders[-1] if before.orders else None
    is_it = any(token.symbol == "it" for token in clause) and not any(
        token.symbol in {"scene", "card", "one"} for token in clause
    )
    if isinstance(last, ChangeTitle | ChangeSubtitle | ChangeCallToAction):
        # No card is shown as long as that.
        typed = before.scope.message[clause[0].start : clause[-1].end]
        return bool(_JUST_IT.search(typed)) and (order.length_ms or 0) >= _WHOLE_FROM_MS
    if isinstance(last, RemoveScenes) and set(order.scenes) <= set(last.scenes):
        # What is gone has no length: "without the quote please, and 30 seconds in all".
        return (order.length_ms or _WHOLE_FROM_MS) >= _WHOLE_FROM_MS
    if not is_it or not isinstance(last, SwapScenes | RemoveScenes):
        return False
    spoken = last.scenes if isinstance(last, RemoveScenes) else (last.scene, last.other)
    return set(order.scenes) <= set(spoken)


def _is_of_transition(order: ChangeSceneLength, clause: Sequence[Token], before: State) -> bool:
    last = before.orders[-1] if before.orders else None
    is_it = any(token.symbol == "it" for token in clause) and not any(
        token.symbol in {"scene", "card", "one"} for token in clause
    )
    return isinstance(last, ChangeTransition) and is_it and set(order.scenes) == set(last.scenes)


def _headed(clause: Sequence[Token], before: State) -> int | None:
    """Return the card whose heading is meant: of the list that was spoken of, and not the film's title."""
    scope = before.scope
    last = before.orders[-1] if before.orders else None
    is_named = clause[0].value == "标题" or [token.symbol for token in clause[:2]] == ["rename", "it"]
    is_its_own = isinstance(last, AddPoint | ChangePoint | RemovePoint) and is_named
    if not scope.is_local or len(scope.focus) != 1:
        return None
    if not is_its_own and not any(token.symbol == "heading" for token in clause):
        return None
    return (
        scope.focus[0] if scope.film.scenes[scope.focus[0] - 1].kind in {"list", "chart", "chapter"} else None
    )


def _is_figure(order: ChangeSceneText, clause: Sequence[Token], before: State) -> bool:
    """Tell whether "it" is the figure that was spoken of: "we can't say 73%, so make it “over half”"."""
    scene = before.scope.film.scenes[order.scene - 1]
    spoken = before.scope.message[: clause[0].start]
    is_it = any(token.symbol in {"it", "that"} for token in clause)
    return is_it and scene.kind == "stat" and str(scene.texts[0].segment["m"].get("value", "-")) in spoken


def _as_card(order: ChangeTitle | ChangeCallToAction, scope: Scope) -> Operation:
    """Read "add a title card that says …" as a card where the film has none."""
    kinds = [scene.kind for scene in scope.film.scenes]
    kind = "title" if isinstance(order, ChangeTitle) else "end"
    if kind in kinds:
        return order
    if kind == "title":
        return AddScene(order.text, 1 if kinds[0] == "brand" else 0, kind)
    words = order.text or (order.place or "" if isinstance(order, ChangeCallToAction) else "")
    return AddScene(words, len(kinds) - (kinds[-1] == "brand"), kind)


_IN_A_LIST = re.compile(
    r"\b(?:thing|one|bit|stuff|part|line|item|point|bullet)s? (?:in|on|from|of|off) (?:the|that|our|my) list\b|列表(?:里|中|上)(?:的|那)",
    re.IGNORECASE,
)


def _as_point(order: RemoveScenes, typed: str, scope: Scope) -> Operation | None:
    """Read "take “The decision” out of the list" as a point of the list."""
    if len(order.scenes) != 1:
        return order
    texts = scope.film.scenes[order.scenes[0] - 1].texts
    items = [str(item) for text in texts for item in text.segment["m"].get("items", [])]
    named = [place for place, item in enumerate(items, 1) if item.lower().strip(" .") in typed.lower()]
    if not named and _IN_A_LIST.search(typed):
        # "That silly bell thing in the list".
        words = [set(re.findall(r"[a-z]{4,}|[\u3400-\u9fff]{2,}", item.lower())) for item in items]
        said = set(re.findall(r"[a-z]{4,}", typed.lower()))
        named = [place for place, own in enumerate(words, 1) if own & said]
        if len(named) != 1:
            return None
    return RemovePoint(order.scenes[0], point=named[0]) if len(named) == 1 and len(items) > 1 else order


_OUR_LOGO = re.compile(r"\b(?:my|our)(?: own| company)? logo\b|我们?的?logo", re.IGNORECASE)


def uploaded_logo(
    order: Order, clause: Sequence[Token], media: Sequence[MediaItem], scope: Scope
) -> ChangeLogo | EditError | None:
    """Return the wish for the upload itself in "show the logo I uploaded in the lower right corner"."""
    if not isinstance(order, PlaceLogo) or not (
        any(token.symbol == "uploaded" for token in clause)
        or (
            clause[0].symbol == "use"
            and _OUR_LOGO.search(scope.message)
            and not scope.film.meta.get("brand", {}).get("logo")
        )
    ):
        return None
    named = [item for item in media if "logo" in item.name.lower() and item.kind == "image"]
    if not named:
        return EditError(
            tell("I found no uploaded logo. Upload the picture first, then say “use logo.png as the logo”.")
        )
    return ChangeLogo(named[-1].media_id)


def of_those_captions(order: Order, before: State) -> Order:
    """Read "the captions of scene 5 hide the picture, turn them off" as those captions alone."""
    spoken = before.orders[-1] if before.orders else None
    if (
        not isinstance(spoken, Mention)
        or not spoken.scenes
        or len(spoken.scenes) == len(before.scope.film.scenes)
    ):
        return order
    if spoken.thing != "captions" and not isinstance(order, ShowCaptions):
        return order
    if isinstance(order, ShowCaptions | StyleCaptions) and not order.scenes:
        return replace(order, scenes=spoken.scenes)
    return order
