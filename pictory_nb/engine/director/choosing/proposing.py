"""All that a message may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing import (
    proposals_brand,
    proposals_looks,
    proposals_scenes,
    proposals_sound,
    proposals_texts,
)
from pictory_nb.engine.director.choosing.proposals import Proposal, questions
from pictory_nb.engine.director.operations import (
    AddPoint,
    AddScene,
    ChangeAccent,
    ChangeBackground,
    ChangeBrand,
    ChangeCallToAction,
    ChangeCanvas,
    ChangeCase,
    ChangeFigure,
    ChangeKind,
    ChangeLogo,
    ChangeMusic,
    ChangePoint,
    ChangeSceneLength,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSpeed,
    ChangeTheme,
    ChangeTransition,
    CutRange,
    DuplicateScenes,
    KeepRange,
    KeepScenes,
    MergeScenes,
    MoveScenes,
    PlaceLogo,
    RemovePoint,
    RemoveScenes,
    ReplaceText,
    Retell,
    ShiftTheme,
    ShortenText,
    ShowCaptions,
    SplitScene,
    StyleCaptions,
    SwapScenes,
)

if TYPE_CHECKING:
    from pictory_nb.engine.director.choosing.hearing import Heard

NOTHING = Proposal("nothing", None)
SEVERAL = Proposal("several", None)
# The model has seen enough of these to contradict the grammar about them.
TAUGHT = (
    AddPoint, AddScene, ChangeAccent, ChangeBackground, ChangeBrand, ChangeCallToAction, ChangeCanvas,
    ChangeCase, ChangeFigure, ChangeKind, ChangeLogo, ChangeMusic, ChangePoint, ChangeSceneLength,
    ChangeSceneText, ChangeSpeaker, ChangeSpeed, ChangeTheme, ChangeTransition, CutRange, DuplicateScenes,
    KeepRange, KeepScenes, MergeScenes, MoveScenes, PlaceLogo, RemovePoint, RemoveScenes, ReplaceText,
    Retell, ShiftTheme, ShortenText, ShowCaptions, SplitScene, StyleCaptions, SwapScenes,
)  # fmt: skip
_SOURCES = (
    proposals_scenes.which,
    proposals_scenes.where,
    proposals_scenes.new,
    proposals_scenes.how_long,
    proposals_scenes.ranges,
    proposals_looks.colours,
    proposals_looks.pictures,
    proposals_looks.transitions,
    proposals_looks.captions,
    proposals_looks.logos,
    proposals_looks.canvases,
    proposals_sound.music,
    proposals_sound.voice,
    proposals_sound.clips,
    proposals_texts.cards,
    proposals_texts.figures,
    proposals_texts.replaced,
    proposals_texts.points,
    proposals_brand.brand_cards,
    proposals_brand.brand_looks,
    questions,
)


def propose(heard: Heard) -> list[Proposal]:
    """List what the message may ask for; first that it asks for nothing, or for several things."""
    found: dict[object, Proposal] = {}
    for source in _SOURCES:
        for one in source(heard):
            found.setdefault((one.what, one.wish, one.roles), one)
    return [NOTHING, SEVERAL, *found.values()]
