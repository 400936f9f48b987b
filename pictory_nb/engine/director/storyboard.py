"""Script + brief → scenes with their times: what is told, on which kind of card, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.director import wording
from pictory_nb.engine.director.brief import DEFAULT_BRAND, DEFAULT_LENGTH_MS, Brief
from pictory_nb.engine.director.calls import closes
from pictory_nb.engine.director.candidates import (
    Candidate,
    candidates_of,
    with_fewer_points,
    with_overview,
)
from pictory_nb.engine.director.captions import caption_limit
from pictory_nb.engine.director.condense import condense
from pictory_nb.engine.director.language import count_words
from pictory_nb.engine.director.pacing import (
    enough_ms,
    fit,
    least_ms,
    natural_ms,
    scene_ms,
    text_budget_ms,
    whole_frames_ms,
)
from pictory_nb.engine.director.plan import (
    BrandScene,
    CallScene,
    CaptionScene,
    ChapterScene,
    ChartScene,
    ComparisonScene,
    EndScene,
    ListScene,
    QuoteScene,
    Scene,
    StatScene,
    TimedScene,
    TitleScene,
)
from pictory_nb.engine.director.titles import title_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.director.script import Script, Section

_CHAPTERS_FROM_MS = 75_000
_END_CARD_FROM_MS = 9_000
_LONGEST_SCENE_MS = 7_500
_MOST_CAPTIONS = 3
_SLOW = 1.6
_SUMMARISED_WORDS = 90
"""Of a shorter text nearly all is told: nobody would call that a summary."""


@dataclass(frozen=True, slots=True)
class Storyboard:
    """The film on paper; `words` counts what is read on screen, `sections_heard` of how many `sections`."""

    scenes: tuple[TimedScene, ...]
    length_ms: int
    asked_ms: int | None
    words: int
    script_words: int
    sections_heard: int
    sections: int
    condensed: bool
    stretched: bool


def plan_film(script: Script, brief: Brief) -> Storyboard:
    """Plan the film for `script`: exactly as long as asked, or as all of the text needs when it is kept."""
    limit = caption_limit(_first_text(script), brief.canvas.aspect)
    pieces, call = _without_call(candidates_of(script, limit=limit), brief)
    asked_ms = None if brief.length_ms is None else whole_frames_ms(brief.length_ms, brief.canvas.fps)
    if pieces and _says(pieces[0], _title_of(script, brief)):
        pieces = pieces[1:] or pieces
    everything = [*_body(pieces, range(len(pieces)), script, chapters=True)]
    whole = _with_cards(everything, script, brief, call, DEFAULT_LENGTH_MS, condensed=False)
    length_ms = asked_ms or min(DEFAULT_LENGTH_MS, natural_ms(whole))
    fits = sum(map(scene_ms, whole)) <= text_budget_ms(length_ms) and least_ms(whole) <= length_ms
    condensed = not brief.keep_all and not fits
    if condensed:
        pieces = _without_title(pieces, _title_of(script, brief))
        if length_ms < _CHAPTERS_FROM_MS:
            pieces = with_overview(pieces, script)
        scenes, told = _condensed(pieces, script, brief, call, length_ms)
    else:
        scenes, told = whole, set(range(len(pieces)))
        least = enough_ms(least_ms(scenes), brief.canvas.fps)
        length_ms = max(asked_ms or natural_ms(scenes), least)
    headed = {piece.section for piece in pieces if script.sections[piece.section].heading}
    named = headed or {piece.section for piece in pieces}
    timed = fit(scenes, length_ms, brief.canvas.fps)
    return Storyboard(
        scenes=timed,
        length_ms=length_ms,
        asked_ms=asked_ms,
        words=sum(count_words(text) for scene in scenes for text in texts_of(scene)),
        script_words=script.word_count,
        sections_heard=len(
            named & {number for i in told for number in (pieces[i].section, *pieces[i].covers)}
        ),
        sections=len(named),
        condensed=condensed,
        stretched=length_ms > _SLOW * sum(map(scene_ms, scenes)),
    )


def texts_of(scene: Scene) -> tuple[str, ...]:
    """List every text that `scene` shows."""
    match scene:
        case TitleScene(text, subtitle) | EndScene(text, subtitle) | BrandScene(text, subtitle):
            found: tuple[str, ...] = (text, subtitle)
        case ChapterScene(text):
            found = (text,)
        case CaptionScene(captions):
            found = captions
        case StatScene(value, text):
            found = (text,) if value in text else (value, text)
        case ListScene(text, items) | ChartScene(text, items):
            found = (text, *items)
        case ComparisonScene(text, names, items):
            found = (text, *names, *(item.replace(" | ", " ") for item in items))
        case CallScene(text, place):
            found = (text, place)
        case QuoteScene(text, by):
            found = (text, by)
    return tuple(text for text in found if text)


def _first_text(script: Script) -> str:
    return "字" if script.language in {"zh", "ja"} else "a"


def _condensed(
    pieces: Sequence[Candidate], script: Script, brief: Brief, call: str | None, length_ms: int
) -> tuple[list[Scene], set[int]]:
    """Tell the best story that fits: less and less until the scenes can be read in `length_ms`."""
    cards = _with_cards([], script, brief, call, length_ms, condensed=True)
    chapters = length_ms >= _CHAPTERS_FROM_MS
    budget_ms = max(0.0, text_budget_ms(length_ms) - sum(map(scene_ms, cards)))
    pieces = [with_fewer_points(piece, budget_ms) for piece in pieces]
    while True:
        told = condense(pieces, script, budget_ms)
        body = [*_body(pieces, told, script, chapters=chapters)]
        scenes = _with_cards(body, script, brief, call, length_ms, condensed=True)
        over_ms = sum(map(scene_ms, scenes)) - text_budget_ms(length_ms)
        if not told or (over_ms <= 1 and least_ms(scenes) <= length_ms):
            break
        budget_ms = min(budget_ms * 0.97, budget_ms - over_ms / 2)
    while least_ms(scenes) > length_ms and len(scenes) > 1:
        scenes = scenes[:-1]
    return scenes, set(told)


def _with_cards(
    body: list[Scene], script: Script, brief: Brief, call: str | None, length_ms: int, *, condensed: bool
) -> list[Scene]:
    title = _title_of(script, brief)
    is_summary = condensed and bool(title) and script.word_count >= _SUMMARISED_WORDS
    subtitle = wording.subtitle(length_ms, script.language) if is_summary else ""
    opening: list[Scene] = [TitleScene(title, subtitle)] if title else []
    end: list[Scene] = []
    if length_ms >= _END_CARD_FROM_MS:
        branded = brief.brand != DEFAULT_BRAND
        closing = call or (wording.read_on(script.language) if condensed else wording.thanks(script.language))
        end = [EndScene(closing, brief.brand if branded else "")]
    return [*opening, *body, *end]


def _without_call(pieces: list[Candidate], brief: Brief) -> tuple[list[Candidate], str | None]:
    """Take the call to action at the script's end for the end card, out of the body."""
    if brief.call_to_action:
        return pieces, brief.call_to_action
    for index in range(len(pieces) - 1, max(0, len(pieces) - 4), -1):
        text = pieces[index].text
        if closes(text):
            return [*pieces[:index], *pieces[index + 1 :]], text.rstrip(".。")
    return pieces, None


def _title_of(script: Script, brief: Brief) -> str:
    return brief.title or script.title or title_for(script)


def _says(piece: Candidate, title: str) -> bool:
    return piece.text.rstrip(".。!！ ") == title.rstrip(".。!！ ")


def _without_title(pieces: list[Candidate], title: str) -> list[Candidate]:
    """Take the sentence that the title card shows out of what can be told."""
    return [piece for piece in pieces if not _says(piece, title)] or pieces


def _body(
    pieces: Sequence[Candidate], told: Sequence[int], script: Script, *, chapters: bool
) -> Iterator[Scene]:
    """Scenes for the told pieces: neighbours share a caption scene, headings become chapter cards."""
    group: list[str] = []
    previous: int | None = None
    announced: set[int] = set()
    for index in told:
        piece = pieces[index]
        is_next = previous is not None and previous == index - 1
        new_section = previous is None or pieces[previous].section != piece.section
        if new_section:
            yield from _flush(group)
            if chapters:
                yield from _chapters(script.sections, announced, piece)
        shown = piece.after if is_next and not new_section else piece.scenes
        same_paragraph = previous is not None and pieces[previous].paragraph == piece.paragraph
        for scene in shown:
            if isinstance(scene, CaptionScene):
                if group and not (same_paragraph and _joins(group, scene)):
                    yield from _flush(group)
                group.extend(scene.captions)
            else:
                yield from _flush(group)
                yield scene
        previous = index
    yield from _flush(group)


def _joins(group: list[str], scene: CaptionScene) -> bool:
    joined = CaptionScene((*group, *scene.captions))
    return len(joined.captions) <= _MOST_CAPTIONS and scene_ms(joined) <= _LONGEST_SCENE_MS


def _flush(group: list[str]) -> Iterator[Scene]:
    if group:
        yield CaptionScene(tuple(group))
        group.clear()


def _chapters(sections: Sequence[Section], announced: set[int], piece: Candidate) -> Iterator[Scene]:
    """Announce the piece's section by its heading, unless a card shows it anyway."""
    heading = sections[piece.section].heading
    first = piece.scenes[0]
    if (
        heading
        and piece.section not in announced
        and not (isinstance(first, ListScene | ChartScene | ComparisonScene) and first.text == heading)
    ):
        announced.add(piece.section)
        yield ChapterScene(heading)
