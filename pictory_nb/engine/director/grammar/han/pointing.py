"""What Chinese references can mean: the film, what was edited last, what the message spoke of; and what counts scenes."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictory_nb.engine.director.film import Film

# "叶", "夜" and "业" sound like "页".
_COUNTER = r"(?:个|张|页|段|(?<!字)幕|(?<![竖横全])屏|(?<![市立现商])场(?!景)|章(?!节)|格|块|部分|叶|夜|业|p(?![a-z]))"
_NOUN = r"(?:场景|画面|镜头|片段|段落|卡片|页面|幻灯片|卡|页|(?<![竖横全])屏|scenes?|slides?|shots?|pages?|cards?)"
UNIT = rf"(?:{_COUNTER} ?{_NOUN}?|{_NOUN})"


@dataclass(frozen=True, slots=True)
class Pointing:
    """What references can mean: the film, what was edited last, and what the message spoke of last."""

    film: Film
    focus: tuple[int, ...]
    spoken_of: tuple[int, ...] = ()
    mentioned: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()
    is_first: bool = False
    by_step: bool = False
    is_film: bool = False
    is_part: bool = False
    has_media: bool = False
    hidden: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The number of scenes."""
        return len(self.film.scenes)

    @property
    def near(self) -> tuple[int, ...]:
        """The scenes that "it" means."""
        return self.spoken_of or self.focus

    @property
    def implied(self) -> tuple[int, ...]:
        """The scene of a clause that names none: what was spoken of right before, or the one edited last."""
        near = self.spoken_of or (self.focus if self.is_first else ())
        return () if self.gone & set(near) else near


Scenes = tuple[int, ...]


def named(scenes: Scenes) -> str:
    """Return scenes as an order names them: "scenes 2, 3 and 5"."""
    if len(scenes) == 1:
        return f"scene {scenes[0]}"
    return f"scenes {', '.join(map(str, scenes[:-1]))} and {scenes[-1]}"


def only(numbers: Scenes) -> Scenes | None:
    """Return one scene; None where several fit."""
    return numbers if len(numbers) == 1 else None
