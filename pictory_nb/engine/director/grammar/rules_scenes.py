"""Scenes added, removed, moved, split and merged."""

# ruff: noqa: E501, ISC004 (a pattern reads best when it is not cut)
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.places import (
    MOST_OPTIONS,
    NoMatchError,
    checked,
    is_new,
    label,
    scenes_of,
)
from pictory_nb.engine.director.operations import (
    AddScene,
    AskError,
    ChangeKind,
    DuplicateScenes,
    EditError,
    KeepScenes,
    MergeScenes,
    MoveScenes,
    Operation,
    Option,
    RemoveScenes,
    ReverseScenes,
    SplitScene,
    SwapScenes,
)
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from pictory_nb.engine.director.grammar.found import Found, Rule

_RM = "(?:remove|cut|no|hide)"
_MV = "(?:move|put|position|switch|show|play|make|let|start|use|be|should)"
_NEW = "(?:NUM|one|else|more)*"
_KINDS = "(?:scene|caption|card|chapter|heading|quote|stat)"
_LED = "(?:(?:with|say|where|that|item|be|should)+ colon?|colon)"
_SHOWN = "<kind=captions|caption|quote|stat|list|chapter|heading>"
_SHOWN_AS = "(?:to|as|become|be|should|colon)*"
_WHERE = "(?:(?:<side=after|before|behind> <ref=REF_>|between (?:<pair=REF0>)|(?:in|to|on|as)* <edge=end|front|last>))"


def _remove(found: Found) -> Operation:
    return RemoveScenes(found.scenes())


def _remove_spoken_of(found: Found) -> Operation:
    """Read the bare verb in "scene 2 isn't needed, delete"."""
    if not found.scope.is_local:
        raise NoMatchError
    return RemoveScenes(found.scope.focus)


def _gone(found: Found) -> Operation:
    """Tell "scene 2 should be removed" from "scene 2 was removed"."""
    if found.includes("be") and not found.includes("should"):
        raise NoMatchError
    return _remove(found)


def _keep(found: Found) -> Operation:
    scenes = found.scenes()
    if len(scenes) == 1 and not any(t.symbol == "only" and t.value != "只" for t in found.tokens):
        raise AskError(
            tell("Should all other scenes go?"),
            (
                Option(tell("Yes, remove the others"), f"keep only scene {scenes[0]}"),
                Option(tell("No, leave all scenes as they are"), "never mind"),
            ),
            is_whole=True,
        )
    return KeepScenes(scenes)


def _move(found: Found) -> Operation:
    scenes = found.scenes()
    if found.has("other"):
        anchor = found.scene("other")
        is_after = found.symbol("side") in {"after", "behind_of", "behind"}
        return MoveScenes(scenes, anchor if is_after else anchor - 1)
    count = len(found.film.scenes)
    if found.has("edge"):
        return MoveScenes(scenes, 0 if found.symbol("edge") in {"front", "start"} else count)
    if found.has("turn"):
        if len(scenes) != 1:
            raise EditError(tell("Move scenes up or down one by one."))
        (number,) = scenes
        steps = next((int(found.number(name)) for name in ("by", "more") if found.has(name)), 1)
        target = number - steps - 1 if found.symbol("turn") in {"up", "earlier"} else number + steps
        if not 0 <= target <= count:
            raise EditError(tell("Scene {number} cannot move any further.", number=number))
        return MoveScenes(scenes, target)
    place = found.part("place")[0]
    number = -1 if place.symbol == "last" else int(float(place.value))
    position = checked(number if number > 0 else count + 1 + number, found.film)
    others = [number for number in range(1, count + 1) if number not in scenes]
    before = others[: position - 1]
    return MoveScenes(scenes, before[-1] if before else 0)


def _move_between(found: Found) -> Operation:
    scenes, pair = found.scenes(), sorted(found.scenes("pair"))
    if len(pair) != 2 or pair[1] - pair[0] != 1 or set(pair) & set(scenes):
        raise NoMatchError
    return MoveScenes(scenes, pair[0])


def _come(found: Found) -> Operation:
    """Tell "scene 2 should come after scene 3" from "scene 2 is after scene 1"."""
    if found.includes("be") and not found.includes("should"):
        raise NoMatchError
    return _move(found)


def _to_top(found: Found) -> Operation:
    if found.value("edge") not in {"top", "bottom"}:
        raise NoMatchError
    return _to_front(found) if found.value("edge") == "top" else _to_end(found)


def _to_front(found: Found) -> Operation:
    return MoveScenes(found.scenes(), 0)


def _to_end(found: Found) -> Operation:
    return MoveScenes(found.scenes(), len(found.film.scenes))


def _swap(found: Found) -> Operation:
    scenes = found.scenes()
    if (
        found.symbol("how" if found.has("how") else "ref") in {"every", "everything"}
        and "revers" in found.tokens[0].value
    ):
        return ReverseScenes()
    if found.has("next"):
        scenes = (*scenes, checked(scenes[0] + (1 if found.symbol("next") == "next" else -1), found.film))
    if found.has("other"):
        near = replace(found.scope, focus=scenes, is_local=True)
        scenes = (*scenes, *scenes_of(found.part("other"), near))
    if len(scenes) != 2:
        raise EditError(tell("Two scenes can change places: say “swap scenes 2 and 3”."))
    return SwapScenes(*scenes)


def _reversed(found: Found) -> Operation:
    """Read "reverse the order of the scenes", "play the scenes in reverse order"."""
    how, message = found.value("how"), found.scope.message
    is_scene = any(token.symbol == "scene" and token.value == "scene" for token in found.tokens)
    is_told = ("revers" in how and "order" in how) or (
        (how == "backwards" or any(sign in how for sign in "倒反逆"))
        and (found.includes("scene") or "顺序" in message)
    )
    if not is_told or (is_scene and not found.includes("every")) or found.scope.is_local:
        # A film played backwards is another thing than its scenes the other way round.
        raise NoMatchError
    return ReverseScenes()


def _split_at(found: Found) -> Operation:
    """Read "split scene 3 at 0:12"; a time that is not the scene's own counts from where the scene starts."""
    scene = found.scene()
    video = found.film.scenes[scene - 1].video
    at_ms = found.length_ms("at")
    if not video["st"] < at_ms < video["st"] + video["d"]:
        at_ms += video["st"]
    return SplitScene(scene, at_ms)


def _split(found: Found) -> Operation:
    return SplitScene(found.scene())


def _merge(found: Found) -> Operation:
    scenes = found.scenes()
    if found.has("other"):
        scenes = (*scenes, *found.scenes("other"))
    scenes = tuple(dict.fromkeys(scenes))
    if len(scenes) < 2:
        raise EditError(tell("Name the scenes to merge: “merge scenes 2 and 3”."))
    return MergeScenes(scenes)


def _kind(found: Found) -> Operation:
    before = found.tokens[found.match.start("kind") - 1]
    between = found.scope.message[before.end : found.part("kind")[0].start]
    if "the" in between.lower().split():
        # "Make scene 3 the quote" speaks of another scene.
        raise NoMatchError
    name = found.symbol("kind")
    return ChangeKind(found.scene(), {"heading": "chapter", "captions": "caption"}.get(name, name))


def _duplicate(found: Found) -> Operation:
    return DuplicateScenes(found.scenes())


def _add(found: Found) -> Operation:
    kind = found.symbol("kind") if found.has("kind") else "scene"
    name = {"heading": "chapter", "chapter": "chapter", "quote": "quote", "stat": "stat"}.get(kind, "caption")
    after = _after(found)
    if not found.has("text"):
        raise AskError(tell("What should the new scene say?"), completion=_completion(found))
    return AddScene(found.text(keeps_stop=name in {"caption", "quote"}), after, name)


def _add_quote(found: Found) -> Operation:
    """Read "add a quote: “Write it down” by Ann Lee"."""
    return AddScene(found.text(keeps_stop=True), _after(found), "quote", by=found.typed("by"))


def _add_figure(found: Found) -> Operation:
    """Read "add a number card: 42% of teams agree", whose text begins with a number."""
    found.check_whole(found.typed(), found.part("text")[0].start, found.end)
    return AddScene(found.typed(), _after(found), "stat")


_POINTS_PARTED = re.compile(
    r"\s*[,;，；、]\s*(?:and\s+)?|\s+(?:and|&)\s+|(?<=[\u3400-\u9fff])[和与](?=[\u3400-\u9fff])"
)
_POINTS_NAMED = re.compile(
    r"^(?:the |these |three |two |four )*(?:points|items|bullets|entries)\s*[:：]?\s+", re.IGNORECASE
)
_HEADED = re.compile(
    r"^(?:called|titled|named|headed)\s*[\"“‘'](?P<heading>[^\"”’']+)[\"”’'],?\s*(?:with|and|:)\s+",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?P<heading>[^:：,，;；、]{1,60})[:：]\s*(?=\S)")


def _add_list(found: Found) -> Operation:
    """Read "add a list: Alpha, Beta and Gamma", "加一个列表：甲、乙、丙"; "add … to the list" is another thing."""
    start = found.part("kind")[0].start
    if not is_new(found.scope.message, start) and not found.scope.message[:start].endswith(("一个", "新")):
        raise NoMatchError
    typed = _POINTS_NAMED.sub("", found.typed().strip(" .。:："))
    ours = re.search(r"\b(?:Our|My) $", found.scope.message[: found.part("text")[0].start])
    typed = f"{ours[0] if ours else ''}{typed}"
    heading = ""
    if headed := _HEADED.match(found.typed()):
        heading, typed = headed["heading"], _POINTS_NAMED.sub("", found.typed()[headed.end() :].strip(" ."))
    elif lead := _LEAD.match(typed):
        heading, typed = lead["heading"].strip(' "“”'), typed[lead.end() :]
    points = tuple(point.strip(" \"“”'") for point in _POINTS_PARTED.split(typed))
    if len(points) < 2 or not all(points):
        raise NoMatchError
    return AddScene(heading, _after(found), "list", points=points)


def _add_wished(found: Found) -> Operation:
    """Tell "I want a scene after scene 2 that says …" from "the scene after scene 2 should say …"."""
    is_added = found.tokens[0].symbol in {"else", "one"} or is_new(found.scope.message, found.tokens[0].start)
    if not is_added:
        raise NoMatchError
    return _add(found)


def _completion(found: Found) -> str:
    return found.scope.message.strip().rstrip(".!。 ") + " that says “{answer}”"


def _after(found: Found) -> int:
    film = found.film
    count = len(film.scenes)
    if found.has("edge"):
        return 0 if found.symbol("edge") == "front" else count
    if found.has("pair"):
        pair = found.scenes("pair")
        if len(pair) != 2 or abs(pair[0] - pair[1]) != 1:
            raise EditError(tell("A new scene can stand between two scenes that follow each other."))
        return min(pair)
    if not found.has("ref"):
        return count - 1 if count and film.scenes[-1].kind == "end" else count
    scene = _first_of_kind(found) or found.scene()
    return scene if found.symbol("side") in {"after", "behind_of", "behind"} else scene - 1


def _add_last(found: Found) -> Operation:
    """Read "add “See you” as the final scene", "在最后再加一幕“See you”": behind the end card."""
    if found.has("at") and found.symbol("at") == "outro" and found.value("at") != "结尾":
        # The end card is told what to say.
        raise NoMatchError
    return AddScene(found.text(keeps_stop=True), len(found.film.scenes))


def _going(found: Found) -> Operation:
    """Read "the list goes", which says where nothing goes to."""
    if found.part("verb")[0].value not in {"goes", "go"}:
        raise NoMatchError
    return _remove(found)


def _first_of_kind(found: Found) -> int | None:
    """Read "another statistic after the first one", which counts statistics and not scenes."""
    ref = [token.symbol for token in found.part("ref")]
    kind = {"stat": "stat", "quote": "quote", "chapter": "chapter"}.get(found.symbol("kind"))
    if ref != ["ordinal", "one"] or kind is None or not found.has("kind"):
        return None
    numbers = [n for n, scene in enumerate(found.film.scenes, 1) if scene.kind == kind]
    place = int(found.value("ref"))
    return numbers[place - 1] if 0 < place <= len(numbers) else None


def _ask_which(verb: str) -> Rule:
    def build(found: Found) -> Operation:
        numbers = range(1, min(len(found.film.scenes), MOST_OPTIONS) + 1)
        options = tuple(Option(label(found.film, number), f"{verb} scene {number}") for number in numbers)
        raise AskError(tell("Which scene should I {verb}?", verb=tell(verb)), options)

    return f"{_ASKABLE[verb]} (?:scene|one|that)?", build


_ASKABLE = {
    "remove": "remove", "split": "split", "duplicate": "duplicate", "shorten": "(?:shorten scene)",
    "move": "(?:move scene)",
}  # fmt: skip

RULES: tuple[Rule, ...] = (
    (f"(?:add|put|show) {_NEW} <kind=list> scene? card? {_WHERE} {_LED}? <text=.+>", _add_list),
    (f"(?:add|put|show) {_NEW} <kind=list> scene? card? {_LED} <text=.+?> {_WHERE}", _add_list),
    (f"(?:add|put|show) {_NEW} <kind=list> scene? card? {_LED} <text=.+>", _add_list),
    (f"add {_NEW} <kind=quote> scene? card? (?:TO_WORD)* <text=quoted> (?:by|from|author)+ <by=.+?> {_WHERE}", _add_quote),
    (f"add {_NEW} <kind=quote> scene? card? (?:{_WHERE})? (?:TO_WORD)* <text=quoted> (?:by|from|author)+ <by=.+>", _add_quote),
    (f"add {_NEW} <kind=stat> scene? card? {_WHERE} (?:TO_WORD|where|that)* <text=(?:percentage|num) .+>", _add_figure),
    (f"add {_NEW} <kind=stat> scene? card? (?:TO_WORD|where|that)+ <text=(?:percentage|num) .+>", _add_figure),
    (f"add {_NEW} <kind={_KINDS}> scene? card? {_WHERE} (?:TO_WORD|and|comma|TEXTN)* <text=.+>", _add),
    (f"put {_NEW} <kind={_KINDS}> scene? card? {_WHERE} (?:TO_WORD|and|comma|TEXTN)* <text=quoted>", _add),
    (f"{_NEW} <kind={_KINDS}> scene? card? {_WHERE} (?:TO_WORD|and|comma|TEXTN)* <text=quoted>", _add_wished),
    (f"add {_NEW} <kind={_KINDS}> scene? card? (?:TO_WORD|TEXTN)* <text=quoted> {_WHERE}", _add),
    (f"add {_NEW} <kind={_KINDS}> scene? card? {_WHERE}", _add),
    (f"add {_NEW} <kind={_KINDS}> scene? card? (?:TO) <text=.+?> {_WHERE}", _add),
    (f"add {_NEW} <kind={_KINDS}> scene? card? TO? <text=quoted>", _add),
    (f"add {_NEW} <kind={_KINDS}> scene? card? TO <text=.+>", _add),
    (f"{_WHERE} comma? add {_NEW} <kind={_KINDS}> scene? card? (?:TO_WORD|comma)* <text=.+>", _add),
    (f"(?:between|in)? <ref=REF_> in? <side=behind_of|before_of> add {_NEW} <kind={_KINDS}> "
     "(?:TO_WORD|comma|TEXTN)* <text=.+>", _add),
    (f"(?:between|in)? <ref=REF_> in? <side=behind_of|before_of> add {_NEW} <kind={_KINDS}>", _add),
    ("(?:add|put|show) <text=quoted> on? (?:as|in)+ (?:else|one)? last scene", _add_last),
    ("(?:in|between)* <at=last|end|outro> (?:else|more)* add (?:one|else|more|NUM)* (?:scene|card) (?:TO_WORD|comma)* <text=quoted|.+>", _add_last),
    ("add (?:one|else|more)* last scene (?:TO_WORD|TEXTN|comma)* <text=quoted>", _add_last),
    ("(?:one|NUM)? (?:more|else)+ (?:scene|card) (?:in|to)* (?:last|end) (?:TO_WORD|comma|language|in)* <text=quoted>", _add_last),
    (f"add <text=quoted> as {_NEW} <kind={_KINDS}> scene? {_WHERE}?", _add),
    (f"add {_NEW} <kind=scene|card|chapter>", _add),
    (f"{_RM} <ref=REF0> (?:off|out|only)?", _remove),
    ("(?:remove|cut) card? (?:num|one)* <ref=REF0>", _remove),
    ("(?:ba|take|hide)? <ref=REF0> (?:should|be)* (?:remove|out|off) (?:in video)?", _gone),
    ("<ref=REF0> (?:should be|should)? removed (?:from video|in video)?", _remove),
    ("<ref=REF0> colon (?:remove|removed|out)", _remove),
    ("take <ref=REF0> (?:out|off) (?:in video|from video)?", _remove),
    ("(?:keep|only)+ <ref=REF0>", _keep),
    (f"(?:change|make|switch|show|ba)+ <ref=REF_> (?:to|as|become|be)* {_SHOWN} (?:card|scene)?", _kind),
    (f"<ref=REF_> (?:be|should|become|as)+ {_SHOWN} (?:card|scene)?", _kind),
    (f"(?:SET)* type (?:in|on) <ref=REF_> {_SHOWN_AS} {_SHOWN} (?:card|scene)?", _kind),
    (f"(?:SET)* <ref=REF_> type {_SHOWN_AS} {_SHOWN} (?:card|scene)?", _kind),
    (f"{_MV}+ <ref=REF0> (?:to|in|on)* (?:front|ordinal|end)? comma? <side=after|before|behind> <other=REF_>", _move),
    (f"{_MV}+ <ref=REF_> between <pair=REF0>", _move_between),
    ("(?:let|make)? <ref=REF0> (?:should|be|come)* <side=after|before> <other=REF_>", _come),
    ("(?:let|make)? <ref=REF0> (?:should|be|come)+ (?:to|in|on|as)* <place=ordinal|last> (?:scene|one|position|card)?", _come),
    (f"{_MV}+ <ref=REF0> <by=NUM>? (?:position|scene|one)? <turn=up|down|earlier> (?:by? <more=NUM>)? (?:position|scene|one)?", _move),
    ("(?:move|put) <ref=scene NUM> (?:to|in)* <edge=somewhere>", _to_top),
    (f"{_MV}+ <ref=REF0> <by=NUM> (?:scene|one|position)? <turn=later|earlier>", _move),
    ("(?:ba)? <ref=REF0> (?:move|put) (?:to|in)? <other=REF_> in? <side=behind_of|before_of>", _move),
    (f"(?:ba|{_MV})+ <ref=REF0> (?:to|in|on|as|move|put|start|goback|every)* <edge=front|end> (?:in video)?", _move),
    (f"{_MV}+ <ref=REF0> (?:to|in|on|as)* <place=ordinal|last> (?:scene|one|position|card)?", _move),
    ("(?:move|put|show) <ref=REF0> (?:to|in|on|as)* position <place=num|one>", _move),
    ("(?:ba)? <ref=REF0> (?:move|put) (?:to|in)? last", _to_end),
    ("(?:let video)? start (?:video|it)? (?:with|on) <ref=REF0>", _to_front),
    ("(?:let video)? (?:end|finish) (?:video|it)? (?:with|on) <ref=REF0>", _to_end),
    ("(?:SET|play|show)* (?:every? scene|everything|video|it)? position? <how=swap|backwards> (?:every? scene|everything|video)? (?:play|show)?", _reversed),
    ("(?:swap|switch) <ref=REF0>", _swap),
    ("(?:let)? <ref=REF0> should? (?:swap|change|replace|switch) position?", _swap),
    ("(?:swap|switch|replace) <ref=REF_> (?:with|to|by|and) <other=REF_>", _swap),
    ("(?:swap|switch|ba) <ref=REF_> (?:with|to|by|and) <other=(?:scene|one|card|it) (?:after|before|next|previous) REF_> swap?", _swap),
    ("(?:swap|switch) <ref=REF_> (?:with|to|by|and) <next=next|previous> (?:scene|one|card)", _swap),
    ("ba? <ref=REF0> swap", _swap),
    ("(?:split|cut|ba) <ref=REF_> (?:split)? (?:two_parts|split|(?:to|in)? NUM scene?|halfloud)", _split),
    ("(?:split|cut) <ref=REF_> (?:two_parts|split) (?:in|on|after|to)+ <at=AT>", _split_at),
    ("split <ref=REF_> (?:in|on|after)+ <at=AT>", _split_at),
    ("split <ref=REF_>", _split),
    ("merge <ref=REF0> into_one?", _merge),
    ("merge <ref=REF_> (?:with|to|and) <other=REF_> into_one?", _merge),
    ("(?:put|move|make|ba) <ref=REF0> (?:into_one|merge)", _merge),
    ("duplicate <ref=REF0> (?:num|one)?", _duplicate),
    ("(?:show|play|use|add|duplicate)+ <ref=REF_> again", _duplicate),
    ("(?:show|play|use|ba) <ref=REF0> (?:twice|duplicate) (?:num|one)?", _duplicate),
    ("<ref=REF0> <verb=come>", _going),
    ("(?:remove|cut)", _remove_spoken_of),
    *(_ask_which(verb) for verb in _ASKABLE),
)  # fmt: skip
