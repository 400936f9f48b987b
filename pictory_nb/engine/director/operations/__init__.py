"""Edits of a film as values. Scenes are counted from 1 as they stand before the message; -1 is the last.

A scene that the message itself adds gets the next free number.
"""

from __future__ import annotations

from pictory_nb.engine.director.operations.brand import (
    ChangeFont,
    ChangePalette,
    ChangeTagline,
    ShowBrandCard,
    ShowLowerThird,
)
from pictory_nb.engine.director.operations.looks import (
    ChangeAccent,
    ChangeBackground,
    ChangeBrand,
    ChangeCanvas,
    ChangeClipSound,
    ChangeLogo,
    ChangeMusic,
    ChangeTheme,
    ChangeTransition,
    ChangeVoice,
    PlaceLogo,
    ShiftTheme,
    ShowCaptions,
    StyleCaptions,
    TrimClip,
)
from pictory_nb.engine.director.operations.scenes import (
    AddScene,
    ChangeKind,
    DuplicateScenes,
    KeepScenes,
    MergeScenes,
    MoveScenes,
    RemoveScenes,
    ReverseScenes,
    SplitScene,
    SwapScenes,
)
from pictory_nb.engine.director.operations.texts import (
    AddPoint,
    ChangeCallToAction,
    ChangeCase,
    ChangeFigure,
    ChangePoint,
    ChangeSceneText,
    ChangeSpeaker,
    ChangeSubtitle,
    ChangeTitle,
    RemovePoint,
    ReplaceText,
    ShortenText,
)
from pictory_nb.engine.director.operations.times import (
    ChangeSceneLength,
    ChangeSpeed,
    CutRange,
    KeepRange,
    Retell,
)
from pictory_nb.engine.director.operations.troubles import (
    AskError,
    BeyondUsError,
    EditError,
    Option,
)

__all__ = [
    "AddPoint",
    "AddScene",
    "AskError",
    "BeyondUsError",
    "ChangeAccent",
    "ChangeBackground",
    "ChangeBrand",
    "ChangeCallToAction",
    "ChangeCanvas",
    "ChangeCase",
    "ChangeClipSound",
    "ChangeFigure",
    "ChangeFont",
    "ChangeKind",
    "ChangeLogo",
    "ChangeMusic",
    "ChangePalette",
    "ChangePoint",
    "ChangeSceneLength",
    "ChangeSceneText",
    "ChangeSpeaker",
    "ChangeSpeed",
    "ChangeSubtitle",
    "ChangeTagline",
    "ChangeTheme",
    "ChangeTitle",
    "ChangeTransition",
    "ChangeVoice",
    "CutRange",
    "DuplicateScenes",
    "EditError",
    "KeepRange",
    "KeepScenes",
    "MergeScenes",
    "MoveScenes",
    "Operation",
    "Option",
    "PlaceLogo",
    "RemovePoint",
    "RemoveScenes",
    "ReplaceText",
    "Retell",
    "ReverseScenes",
    "ShiftTheme",
    "ShortenText",
    "ShowBrandCard",
    "ShowCaptions",
    "ShowLowerThird",
    "SplitScene",
    "StyleCaptions",
    "SwapScenes",
    "TrimClip",
]

Operation = (
    ChangeTitle
    | ChangeSubtitle
    | ChangeCallToAction
    | ChangeSceneText
    | ReplaceText
    | ChangeSpeaker
    | ChangeFigure
    | AddPoint
    | RemovePoint
    | ChangeCase
    | ShortenText
    | ChangePoint
    | RemoveScenes
    | ReverseScenes
    | KeepScenes
    | MoveScenes
    | SwapScenes
    | SplitScene
    | MergeScenes
    | DuplicateScenes
    | AddScene
    | ChangeKind
    | ChangeSceneLength
    | Retell
    | ChangeSpeed
    | CutRange
    | KeepRange
    | ChangeMusic
    | ChangeTheme
    | ShiftTheme
    | ChangeBackground
    | ChangeLogo
    | ChangeTransition
    | ShowCaptions
    | ChangeBrand
    | ChangeCanvas
    | TrimClip
    | PlaceLogo
    | StyleCaptions
    | ChangeAccent
    | ChangeVoice
    | ChangeClipSound
    | ShowBrandCard
    | ChangeTagline
    | ShowLowerThird
    | ChangeFont
    | ChangePalette
)
