"""Edits of a film as values. Scenes are counted from 1 as they stand before the message; -1 is the last.

A scene that the message itself adds gets the next free number.
"""

from __future__ import annotations

from dataclasses import dataclass


class EditError(Exception):
    """An edit that cannot be done; the message says why and what can be done instead."""


class BeyondUsError(EditError):
    """An edit that this engine cannot draw or play, whatever the film."""


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer to a question, and the message that it stands for."""

    label: str
    message: str


class AskError(Exception):
    """An edit that can mean more than one thing.

    Attributes
    ----------
    question
        What to ask.
    options
        The answers to choose from.
    completion
        When the answer is free text: the message with ``{answer}`` in its place.
    is_whole
        Whether options and completion stand for the whole message or for the clause that was asked about.
    """

    def __init__(
        self, question: str, options: tuple[Option, ...] = (), completion: str = "", *, is_whole: bool = False
    ) -> None:
        super().__init__(question)
        self.question = question
        self.options = options
        self.completion = completion
        self.is_whole = is_whole


@dataclass(frozen=True, slots=True)
class ChangeTitle:
    """Write another title, on the title card and for the project."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeSubtitle:
    """Write another line under the title; empty for none."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeCallToAction:
    """Write another text on the end card."""

    text: str


@dataclass(frozen=True, slots=True)
class ChangeSceneText:
    """Write other words in a scene."""

    scene: int
    text: str


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Write `new` where a scene says `old`: in one scene, in `scene`, or `everywhere`."""

    old: str
    new: str
    scene: int | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSpeaker:
    """Name somebody else under a quotation."""

    scene: int
    by: str


@dataclass(frozen=True, slots=True)
class ChangeFigure:
    """Show another number on a number card; its sentence stays."""

    scene: int
    value: str


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Add a point to a list."""

    scene: int
    text: str


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Take a point out of a list: by its words, or by its number (from 1, -1 is the last)."""

    scene: int
    text: str = ""
    point: int = 0


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Write a scene's text in capital letters ("upper") or small ones ("lower")."""

    scene: int
    case: str


@dataclass(frozen=True, slots=True)
class ShortenText:
    """Say a scene's text in fewer of its own words."""

    scene: int


@dataclass(frozen=True, slots=True)
class RemoveScenes:
    """Take scenes out."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeepScenes:
    """Take all other scenes out."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoveScenes:
    """Put scenes behind the scene `after`; 0 is the very front."""

    scenes: tuple[int, ...]
    after: int


@dataclass(frozen=True, slots=True)
class SwapScenes:
    """Let two scenes change places."""

    scene: int
    other: int


@dataclass(frozen=True, slots=True)
class SplitScene:
    """Make two scenes of one."""

    scene: int


@dataclass(frozen=True, slots=True)
class MergeScenes:
    """Make one scene of several, at the place of the first."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DuplicateScenes:
    """Show scenes once more, right behind themselves."""

    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddScene:
    """Add a "caption", "chapter", "quote" or "stat" scene behind the scene `after`; 0 is the very front."""

    text: str
    after: int
    kind: str = "caption"


@dataclass(frozen=True, slots=True)
class ChangeSceneLength:
    """Show scenes for another time: exactly `length_ms`, `by_ms` more, or `factor` times as long."""

    scenes: tuple[int, ...]
    length_ms: int | None = None
    by_ms: int = 0
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Retell:
    """Another length of the whole: exactly, `by_ms` more, `factor` times; or all of the script, or a part."""

    length_ms: int | None = None
    by_ms: int = 0
    factor: float = 1.0
    keep_all: bool = False
    portion: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ChangeSpeed:
    """Show the same texts `speed` times as fast."""

    speed: float


@dataclass(frozen=True, slots=True)
class CutRange:
    """Take out what is shown from `start_ms` to `end_ms`; None is the end of the film."""

    start_ms: int
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class KeepRange:
    """Take out all but what is shown from `start_ms` to `end_ms`; None is the end of the film."""

    start_ms: int
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeMusic:
    """Other music: a mood or an upload, a volume, `steps` louder, a tempo; volume 0 takes it out."""

    mood: str | None = None
    volume_pct: int | None = None
    steps: int = 0
    factor: float = 1.0
    media_id: str | None = None
    bpm: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """Another theme, for the whole film or for `scenes`."""

    theme: str
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftTheme:
    """The next theme that is "warmer", "cooler", "darker" or "brighter", for the film or for `scenes`."""

    toward: str
    scenes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeBackground:
    """Another background: a family, an upload, or (with neither) another picture."""

    scenes: tuple[int, ...]
    family: str | None = None
    media_id: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeLogo:
    """Another logo (an upload), or the logo shown or hidden."""

    media_id: str | None = None
    show: bool = True


@dataclass(frozen=True, slots=True)
class ChangeTransition:
    """How scenes come in: kind ("crossfade", "slide", "wipe", "cut") or length; no scenes means all."""

    scenes: tuple[int, ...] = ()
    kind: str | None = None
    length_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ShowCaptions:
    """Captions on or off; the texts of cards stay."""

    show: bool


@dataclass(frozen=True, slots=True)
class ChangeBrand:
    """Another brand name."""

    name: str


@dataclass(frozen=True, slots=True)
class ChangeCanvas:
    """Another shape ("9:16"), resolution (720 or 1080 lines) or frame rate; None keeps what is."""

    shape: str | None = None
    lines: int | None = None
    fps: int | None = None


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
    | RemoveScenes
    | KeepScenes
    | MoveScenes
    | SwapScenes
    | SplitScene
    | MergeScenes
    | DuplicateScenes
    | AddScene
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
)
