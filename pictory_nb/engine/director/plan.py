"""What the film will show: typed scenes, and the same scenes with their times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TitleScene:
    """The opening card."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class ChapterScene:
    """A heading of the script."""

    text: str


@dataclass(frozen=True, slots=True)
class CaptionScene:
    """Sentences over a background, cut into captions of at most two lines."""

    captions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatScene:
    """A number and what it says: the rest of its sentence, or all of it when the number stands inside."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class ListScene:
    """Up to eight points under a heading, which may be empty.

    `first` is the number of the first one; a list that is not `numbered` has bullets.
    """

    text: str
    items: tuple[str, ...]
    first: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class ChartScene:
    """A number series: `items` are points "label: value", or "label: value | value" for several series.

    `form` is "bar" or "line"; `series` names several series, empty for one.
    """

    text: str
    items: tuple[str, ...]
    form: str
    series: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonScene:
    """Two things side by side: `items` are rows "left | right", or "label | left | right"."""

    text: str
    names: tuple[str, str]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallScene:
    """A call to action; `place` is the address, mail or number to go to and may be empty."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class QuoteScene:
    """Somebody's words, without quotation marks; `by` may be empty."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class EndScene:
    """The closing card: a call to action or the brand."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class BrandScene:
    """The brand's own card before or after all others: its name and its tagline."""

    text: str
    tagline: str = ""


Scene = (
    TitleScene
    | ChapterScene
    | CaptionScene
    | StatScene
    | ListScene
    | ChartScene
    | ComparisonScene
    | CallScene
    | QuoteScene
    | EndScene
    | BrandScene
)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the film in ms, on frame borders."""

    start_ms: int
    duration_ms: int

    @property
    def end_ms(self) -> int:
        """The first ms after the span."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class TimedScene:
    """A scene with its span and, for a caption scene, the span of each caption inside it."""

    scene: Scene
    span: Span
    captions: tuple[Span, ...] = ()
