"""A new film: reads the script, plans, writes and scores it, telling of each step as it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director import looks, wording
from pictory_nb.engine.director.brief import MOOD_NAMES, Brief
from pictory_nb.engine.director.casting import Cast, cast, told_of
from pictory_nb.engine.director.drafting import Json, Look, draft_of
from pictory_nb.engine.director.film import read_film, write_film
from pictory_nb.engine.director.language import count_words, detect_language
from pictory_nb.engine.director.phrases import shape_of
from pictory_nb.engine.director.plan import (
    CaptionScene,
    ChartScene,
    ComparisonScene,
    ListScene,
    QuoteScene,
    StatScene,
    TitleScene,
)
from pictory_nb.engine.director.portions import portion_of
from pictory_nb.engine.director.reading import read_script
from pictory_nb.engine.director.script import Paragraph, Script, Section, Verse
from pictory_nb.engine.director.steps import MediaItem, Say, Spend, Step, ToolCall, ToolResult
from pictory_nb.engine.director.storyboard import Storyboard, plan_film
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.director.voicing import narrator_or_note, told_failure, voiced_board, with_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pictory_nb.engine.sound.voice import Narrator

GENERATION_CREDITS = 10
MAX_WORDS = 20_000
_DEFAULT_MOOD = "lo-fi"
_POEM_CAPTIONS = {"style": "plain", "size_pct": 130, "place": "middle"}
"""A line of a poem stands alone in the picture."""


def generate(brief: Brief, script_text: str, media: Sequence[MediaItem], *, seed: int) -> Iterator[Step]:
    """Make a film of `script_text`, or of `brief.topic` when there is no script.

    The draft grows: pictures first, then titles, cards and captions, then music.
    """
    words = count_words(script_text)
    if words > MAX_WORDS:
        yield Say(
            tell(
                "That script has {words:,} words, and {max_words:,} are the most I can read at once. "
                "Send me a part of it. Nothing was made and nothing was charged.",
                words=words,
                max_words=MAX_WORDS,
            )
        )
        return
    script = portion_of(read_script(script_text), brief.portion) if script_text else _topic_script(brief)
    if not any(section.blocks for section in script.sections):
        yield Say(
            tell(
                "I found no sentences in that script, only headings, pictures or code. Paste the text "
                "that the video should tell. Nothing was charged."
            )
        )
        return
    yield Spend(GENERATION_CREDITS, "a new video")
    yield Say(_opening(script, brief, has_script=bool(script_text)))
    yield ToolCall("call_read", "read_script", {"words": words})
    yield ToolResult("call_read", "read_script", _read_response(script))
    look = _look(brief, script, seed)
    yield ToolCall("call_plan", "plan_scenes", {"length_ms": brief.length_ms, "keep_all": brief.keep_all})
    narrator, no_voice = _narrator(brief, script.language)
    board = voiced_board(script, brief, narrator) if narrator else plan_film(script, brief)
    chosen = cast([timed.scene for timed in board.scenes], media, wants_mood=brief.mood is not None)
    title = next((t.scene.text for t in board.scenes if isinstance(t.scene, TitleScene)), script.title or "")

    def staged(*tracks: str) -> Json:
        draft = draft_of(
            board,
            brief,
            look,
            chosen,
            title=title,
            language=script.language,
            script=script_text,
            stage=frozenset(tracks),
        )
        return draft if narrator is None else write_film(with_voice(read_film(draft), narrator))

    planned = {"scenes": len(board.scenes), "length_ms": board.length_ms, "theme": look.theme}
    yield ToolResult("call_plan", "plan_scenes", planned, staged("Video"))
    yield ToolCall("call_captions", "write_captions", {"language": script.language})
    captions = sum(len(t.captions) for t in board.scenes)
    cards = sum(not isinstance(t.scene, CaptionScene) for t in board.scenes)
    counts = {"captions": captions, "cards": cards, "words": board.words}
    yield ToolResult("call_captions", "write_captions", counts, staged("Video", "Title", "Cards", "Captions"))
    if brief.music_pct:
        music = {"file": chosen.music.name} if chosen.music else {"mood": look.mood}
        yield ToolCall("call_music", "choose_music", music)
        full = staged("Video", "BGM", "Title", "Cards", "Captions")
        yield ToolResult("call_music", "choose_music", {**music, "volume_pct": brief.music_pct}, full)
    for sentence in _summary(board, brief, look, script, chosen, has_script=bool(script_text)):
        yield Say(sentence)
    if narrator is not None and narrator.failure:
        no_voice = told_failure(narrator.failure)
    if no_voice:
        yield Say(tell(" ") + no_voice)


def _narrator(brief: Brief, language: str) -> tuple[Narrator | None, str]:
    if brief.voice is None:
        return None, ""
    wanted = {"on": True, "name": brief.voice.name, "pace_pct": brief.voice.pace_pct}
    return narrator_or_note({"m": {"voice": wanted, "language": language}})


def _look(brief: Brief, script: Script, seed: int) -> Look:
    mood = brief.mood or _DEFAULT_MOOD
    blocks = [block for section in script.sections for block in section.blocks]
    is_poem = all(isinstance(block, Verse) for block in blocks)
    return Look(
        mood=mood,
        theme=brief.theme or looks.theme_for(mood, seed),
        seed=seed,
        captions=_POEM_CAPTIONS if is_poem else {"style": "pill"},
    )


def _topic_script(brief: Brief) -> Script:
    """Write a few lines on a topic, which claim nothing that the user did not say."""
    topic = brief.topic or brief.title or ""
    language = detect_language(topic)
    name = wording.sentence_case(topic)
    lines = wording.topic_lines(name if language != "en" else topic, language, teaser=brief.teaser)
    lines = tuple(wording.sentence_case(line) for line in lines)
    section = Section(None, tuple(Paragraph((line,)) for line in lines))
    return Script(
        title=wording.sentence_case(_bare(topic)), sections=(section,), language=language, word_count=0
    )


def _bare(topic: str) -> str:
    for article in (
        "our ",
        "my ",
        "the ",
        "a ",
        "an ",
        "unseren ",
        "unsere ",
        "notre ",
        "nuestra ",
        "nuestro ",
    ):
        if topic.lower().startswith(article):
            return topic[len(article) :]
    return topic


def _opening(script: Script, brief: Brief, *, has_script: bool) -> str:
    if not has_script:
        return tell("A video about {value}: let me sketch it.\n\n", value=brief.topic or brief.title)
    name = tell(" “{title}”", title=script.title) if script.title else ""
    return tell("Reading your script{name} and planning the scenes.\n\n", name=name)


def _read_response(script: Script) -> Json:
    return {
        "title": script.title,
        "words": script.word_count,
        "sections": sum(bool(section.blocks) for section in script.sections),
        "language": script.language,
    }


def _summary(
    board: Storyboard,
    brief: Brief,
    look: Look,
    script: Script,
    chosen: Cast,
    *,
    has_script: bool,
) -> Iterator[str]:
    scenes = len(board.scenes)
    seconds = wording.spoken_length(board.length_ms)
    shape = shape_of(brief.canvas)
    yield tell(
        "Your video is ready: {seconds}, {scenes} {unit}, {shape}",
        seconds=seconds,
        scenes=scenes,
        unit=tell("scene") if scenes == 1 else tell("scenes"),
        shape=shape,
    )
    yield tell(", {theme} look", theme=tell(look.theme)) + (
        tell(", {mood} music at {volume_pct}%. ", mood=_music_name(look, chosen), volume_pct=brief.music_pct)
        if brief.music_pct
        else tell(", no music. ")
    )
    if has_script:
        yield _told(board, script)
    else:
        yield (
            tell(
                "You gave me a topic and no script, so the lines are placeholders that claim nothing. "
                "Send me your own text, or change a line: “change the caption in scene 2 to …”. "
            )
        )
    kinds = _kinds(board)
    if kinds:
        yield tell("Some parts got a card of their own: {kinds}. ", kinds=kinds)
    yield from (wish + tell(" ") for wish in brief.impossible)
    if board.asked_ms is not None and board.length_ms > board.asked_ms:
        yield (
            tell(
                "All of it cannot be read in {length}, so the video lasts {seconds}, the least time "
                "for the whole text. ",
                length=wording.spoken_length(board.asked_ms),
                seconds=seconds,
            )
        )
    elif board.stretched and has_script:
        yield (
            tell(
                "The text is short for that length, so it stays on screen longer than it needs; a "
                "shorter video would be livelier. "
            )
        )
    yield from told_of(chosen, board.scenes)
    yield tell(
        "Next you could say “make the title shorter: …”, “upbeat music at 20%” or “make it 45 seconds”."
    )


def _music_name(look: Look, chosen: Cast) -> str:
    return tell(MOOD_NAMES[look.mood]) if chosen.music is None else tell("your own")


def _told(board: Storyboard, script: Script) -> str:
    unit = tell("characters") if script.language in {"zh", "ja"} else tell("words")
    if not board.condensed:
        return tell("All of your text is in it ({counted}). ", counted=_counted(script.word_count, unit))
    heard = (
        tell("every section is heard")
        if board.sections_heard == board.sections
        else tell(
            "{sections_heard} of {sections} sections are heard",
            sections_heard=board.sections_heard,
            sections=board.sections,
        )
    )
    if board.sections < 2:
        return tell(
            "I condensed {word_count:,} {unit} to {words:,}; the rest is left out. ",
            word_count=script.word_count,
            unit=unit,
            words=board.words,
        )
    return tell(
        "I condensed {word_count:,} {unit} to {words:,}; {heard}, the rest is left out. ",
        word_count=script.word_count,
        unit=unit,
        words=board.words,
        heard=heard,
    )


def _counted(count: int, unit: str) -> str:
    return (
        tell("one {unit}", unit=tell(unit.removesuffix("s")))
        if count == 1
        else tell("{count:,} {unit}", count=count, unit=unit)
    )


def _kinds(board: Storyboard) -> str:
    names = (
        (StatScene, "a number", "numbers"),
        (ListScene, "a list", "lists"),
        (ChartScene, "a chart", "charts"),
        (ComparisonScene, "a comparison", "comparisons"),
        (QuoteScene, "a quotation", "quotations"),
    )
    found = []
    for kind, one, many in names:
        count = sum(isinstance(timed.scene, kind) for timed in board.scenes)
        if count:
            found.append(tell(one) if count == 1 else tell("{count} {kind}", count=count, kind=tell(many)))
    first = listed(found[:-1])
    return first + tell(" and ") + found[-1] if len(found) > 1 else listed(found)
