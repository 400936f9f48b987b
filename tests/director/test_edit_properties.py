"""Whatever is edited in whatever order: the draft stays one that can be drawn, read and heard."""

from __future__ import annotations

import copy
import typing

from edit_corpus import MEDIA, read_draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pictory_nb.engine.director.applying import apply
from pictory_nb.engine.director.film import read_film, write_film
from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeAccent,
    ChangeBackground,
    ChangeBrand,
    ChangeCallToAction,
    ChangeCanvas,
    ChangeCase,
    ChangeClipSound,
    ChangeFigure,
    ChangeFont,
    ChangeKind,
    ChangeLogo,
    ChangeMusic,
    ChangePalette,
    ChangePoint,
    ChangeSceneLength,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSpeed,
    ChangeSubtitle,
    ChangeTagline,
    ChangeTheme,
    ChangeTitle,
    ChangeTransition,
    ChangeVoice,
    CutRange,
    DuplicateScenes,
    EditError,
    KeepRange,
    KeepScenes,
    MergeScenes,
    MoveScenes,
    Operation,
    PlaceLogo,
    RemovePoint,
    RemoveScenes,
    ReplaceText,
    Retell,
    ReverseScenes,
    ShiftTheme,
    ShortenText,
    ShowBrandCard,
    ShowCaptions,
    ShowLowerThird,
    SplitScene,
    StyleCaptions,
    SwapScenes,
    TrimClip,
)  # fmt: skip

SCENE = st.integers(1, 9)
SCENES = st.lists(SCENE, min_size=1, max_size=3, unique=True).map(tuple)
WORDS = st.sampled_from(
    [
        "Notes.",
        "We were lucky, and luck does not scale.",
        "Half of all meetings end without a decision, because nobody writes one down while it is fresh.",
        "会议结束后没有人记得说过什么。",
        "42% of teams agree",
        "Supercalifragilisticexpialidocious",
    ]
)
TIMES = st.integers(0, 60_000)
OPERATIONS = st.one_of(
    st.builds(ChangeTitle, WORDS),
    st.builds(ChangeSceneText, SCENE, WORDS),
    st.builds(AddPoint, SCENE, WORDS),
    st.builds(RemovePoint, SCENE, st.just(""), st.integers(1, 4)),
    st.builds(ChangeCase, SCENE, st.sampled_from(["upper", "lower"])),
    st.builds(ShortenText, SCENE),
    st.builds(RemoveScenes, SCENES),
    st.builds(KeepScenes, SCENES),
    st.builds(MoveScenes, SCENES, st.integers(0, 9)),
    st.builds(SwapScenes, SCENE, SCENE),
    st.builds(ReverseScenes),
    st.builds(SplitScene, SCENE, st.none() | st.integers(0, 60_000)),
    st.builds(MergeScenes, SCENES),
    st.builds(DuplicateScenes, SCENES),
    st.builds(AddScene, WORDS, st.integers(0, 9), st.sampled_from(["caption", "chapter", "quote", "stat"])),
    st.builds(
        AddScene,
        st.one_of(st.just(""), WORDS),
        st.integers(0, 9),
        st.sampled_from(["list", "title", "end", "quote"]),
        st.sampled_from(["", "Ann Lee"]),
        st.lists(WORDS, max_size=9).map(tuple),
    ),
    st.builds(ChangeSceneLength, SCENES, st.one_of(st.none(), st.integers(100, 20_000))),
    st.builds(ChangeSceneLength, SCENES, by_ms=st.integers(-3000, 3000)),
    st.builds(ChangeTransition, length_ms=st.integers(100, 3000)),
    st.builds(Retell, st.integers(1000, 120_000)),
    st.builds(ChangeSpeed, st.floats(0.3, 3)),
    st.builds(CutRange, TIMES, TIMES),
    st.builds(KeepRange, TIMES, TIMES),
    st.builds(ChangeMusic, volume_pct=st.integers(0, 100)),
    st.builds(ChangeMusic, tempo_factor=st.sampled_from([0.2, 1.15, 3.0])),
    st.builds(ChangeMusic, mood=st.sampled_from(["calm", "upbeat"])),
    st.builds(ChangeMusic, media_id=st.just("med_song")),
    st.builds(ChangeMusic, fade_in_ms=st.integers(0, 60_000), fade_out_ms=st.integers(0, 60_000)),
    st.builds(StyleCaptions, st.sampled_from(["boxed", "plain"]), scenes=SCENES),
    st.builds(ShowCaptions, st.booleans(), SCENES),
    st.builds(ChangeTheme, st.sampled_from(["paper", "ink"]), st.one_of(st.just(()), SCENES)),
    st.builds(ShiftTheme, st.sampled_from(["warmer", "cooler", "darker", "brighter"])),
    st.builds(ChangeBackground, SCENES, st.sampled_from([None, "waves", "grid"])),
    st.builds(ChangeTransition, SCENES, st.sampled_from(["slide", "cut"]), st.sampled_from([None, 900])),
    st.builds(ShowCaptions, st.booleans()),
    st.builds(ChangeSubtitle, st.one_of(st.just(""), WORDS)),
    st.builds(ChangeCallToAction, WORDS),
    st.builds(ChangeSpeaker, SCENE, WORDS),
    st.builds(ChangeFigure, SCENE, st.sampled_from(["12%", "3.5 million"])),
    st.builds(ReplaceText, st.sampled_from(["the", "notes", "a third"]), WORDS, everywhere=st.booleans()),
    st.builds(ChangePoint, SCENE, st.integers(-1, 4), WORDS),
    st.builds(ChangeKind, SCENE, st.sampled_from(["caption", "quote", "stat", "list", "chapter"])),
    st.builds(ChangeBackground, SCENES, media_id=st.sampled_from(["med_clip", "med_photo"])),
    st.builds(TrimClip, SCENES, st.one_of(st.none(), TIMES), st.one_of(st.none(), TIMES)),
    st.builds(ChangeLogo, st.sampled_from([None, "med_logo"]), st.booleans()),
    st.builds(PlaceLogo, st.sampled_from(["bottom-right", "top-left"]), st.sampled_from([None, 40, 150])),
    st.builds(
        StyleCaptions,
        st.sampled_from([None, "karaoke", "boxed"]),
        factor=st.sampled_from([0.5, 1.25]),
        place=st.sampled_from([None, "top"]),
        direction=st.sampled_from([None, "rtl"]),
    ),
    st.builds(ChangeClipSound, st.integers(0, 100), st.sampled_from([(), (1,), (2,)])),
    st.builds(ChangeAccent, st.sampled_from([None, "#0f62fe", "blue"])),
    st.builds(
        ChangeVoice,
        st.sampled_from([None, True, False]),
        st.sampled_from([None, "male"]),
        st.integers(40, 210),
    ),
    st.builds(ChangeBrand, WORDS),
    st.builds(ShowBrandCard, st.sampled_from([("intro",), ("outro",), ("intro", "outro")]), st.booleans()),
    st.builds(ShowBrandCard, st.sampled_from([("intro",), ("intro", "outro")])),
    st.builds(ChangeTagline, st.one_of(st.just(""), WORDS), st.sampled_from([None, "intro", "outro"])),
    st.builds(ShowLowerThird, st.one_of(st.just(""), WORDS), WORDS),
    st.builds(ChangeFont, st.sampled_from([None, "fnt_brand", "med_photo"])),
    st.builds(
        ChangePalette,
        st.lists(st.sampled_from(["#0f62fe", "#FFB000", "#222222", "blue"]), max_size=4).map(tuple),
        st.sampled_from([None, "", "#ffb000"]),
    ),
    st.builds(ChangeLogo, opacity_pct=st.sampled_from([5, 45, 100])),
    st.builds(
        ChangeCanvas,
        st.sampled_from([None, "9:16", "16:9", "1:1", "4:5"]),
        st.sampled_from([None, 720, 1080]),
        st.sampled_from([None, 24, 25, 30, 60]),
    ),
)  # fmt: skip

RETELLINGS = st.one_of(
    st.builds(Retell, st.integers(3000, 120_000)),
    st.builds(Retell, portion=st.sampled_from([(0.0, 0.5), (0.5, 1.0), (1 / 3, 2 / 3)])),
    st.just(Retell(keep_all=True)),
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the fixture only hands a function over
)
@given(st.lists(OPERATIONS, min_size=1, max_size=12))
def test_any_sequence_of_edits_leaves_a_valid_draft(check_film, operations):
    check_edits(read_draft(), operations, check_film)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(OPERATIONS, RETELLINGS), min_size=1, max_size=8))
def test_so_does_any_sequence_in_which_the_script_is_told_anew(check_film, film, operations):
    check_edits(copy.deepcopy(dict(film)), operations, check_film)


def check_edits(draft, operations, check_film):
    for operation in operations:
        before = copy.deepcopy(draft)
        try:
            outcome = apply(read_film(draft), [operation], MEDIA)
        except EditError:
            assert draft == before
            continue
        assert draft == before, "an edit changes nothing in place"
        assert outcome.told
        draft = write_film(outcome.film)
        check_film(draft)


def test_every_kind_of_edit_is_among_them():
    assert [kind for kind in typing.get_args(Operation) if kind.__name__ not in repr(OPERATIONS)] == []
