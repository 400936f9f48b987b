"""What every film must keep to, whatever the script: checked on the draft that the server would store."""

from __future__ import annotations

import copy
import itertools
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pictory_nb.engine.director import MediaItem, Say, Spend, Step, ToolCall, ToolResult, direct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

sys.path.insert(0, str(Path(__file__).parent))
SCRIPTS = Path(__file__).parent / "scripts"
TRACKS = ("Video", "BGM", "Title", "Cards", "Captions", "Brand")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass
class Answer:
    """A finished turn."""

    steps: list[Step]
    text: str = ""
    credits: int = 0
    tools: list[str] = field(default_factory=list)
    drafts: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def draft(self) -> Mapping[str, Any]:
        assert self.drafts, f"no draft was made: {self.text}"
        return self.drafts[-1]


def ask(
    message: str,
    draft: Mapping[str, Any] | None = None,
    media: Sequence[MediaItem] = (),
    *,
    seed: int = 7,
) -> Answer:
    """Run one turn to its end; a draft that goes in must come out untouched."""
    before = copy.deepcopy(draft)
    answer = Answer(list(direct(message, draft, media, seed=seed)))
    assert draft == before
    open_calls: list[str] = []
    for position, step in enumerate(answer.steps):
        match step:
            case Say(text):
                answer.text += text
            case Spend(credits):
                assert position == 0, "the price is said before the work"
                answer.credits += credits
            case ToolCall(call_id, name):
                open_calls.append(call_id)
                answer.tools.append(name)
            case ToolResult(call_id, name, _, changed):
                assert open_calls.pop() == call_id
                assert answer.tools[-1] == name
                if changed is not None:
                    answer.drafts.append(changed)
    assert not open_calls
    assert answer.text.strip(), "a turn is never silent"
    return answer


def segments(draft: Mapping[str, Any], track: str) -> list[Mapping[str, Any]]:
    return [s for t in draft["t"] if t["m"]["name"] == track for s in t["sg"]]


def shown(draft: Mapping[str, Any]) -> Iterator[str]:
    """Every text of the film but for our own words: subtitle and end card."""
    for name in ("Title", "Cards", "Captions"):
        for segment in segments(draft, name):
            meta = segment["m"]
            if meta["role"] != "end":
                yield from (meta[key] for key in ("value", "text", "by") if meta.get(key))
                yield from meta.get("items", ())


def check_film(draft: Mapping[str, Any], source: str | None = None) -> None:
    """Times, tracks, ids and reading speed of any draft; with `source` also that nothing was made up."""
    fps = draft["m"]["canvas"]["fps"]
    names = [track["m"]["name"] for track in draft["t"]]
    assert names == [
        name for name in ("Video", "BGM", "Title", "Cards", "Captions", "Brand") if name in names
    ]
    assert all(track["sg"] for track in draft["t"])
    ids = [segment["id"] for track in draft["t"] for segment in track["sg"]]
    assert len(ids) == len(set(ids))
    position = 0
    for index, scene in enumerate(segments(draft, "Video")):
        assert scene["st"] == position
        assert scene["d"] > 0
        assert ("transition" in scene["m"]) == (index > 0)
        position += scene["d"]
    assert position == draft["d"]
    for music in segments(draft, "BGM"):
        assert (music["st"], music["d"]) == (0, draft["d"])
    scenes = [(s["st"], s["st"] + s["d"]) for s in segments(draft, "Video")]
    for name in ("Title", "Cards", "Captions", "Brand"):
        end = 0
        for segment in segments(draft, name):
            start, stop = segment["st"], segment["st"] + segment["d"]
            assert start >= end, "segments of a track never overlap"
            assert any(a <= start and stop <= b for a, b in scenes), "a text stays inside its scene"
            assert abs(start * fps / 1000 - round(start * fps / 1000)) <= fps / 2000 + 1e-9
            end = stop
    for caption in segments(draft, "Captions"):
        text, words = caption["m"]["text"], caption["m"]["words"]
        assert text == text.strip() != ""
        assert caption["d"] >= 800
        if max(map(len, text.split())) < 60:
            assert len(text) * 1000 / caption["d"] <= 20 + 1e-9, text
        assert len(words) == len(text.split())
        assert words[0][0] >= 0
        assert words[-1][0] + words[-1][1] <= caption["d"]
        assert all(length > 0 for _, length in words)
        assert all(a[0] + a[1] <= b[0] + 1 for a, b in itertools.pairwise(words))
    if source is not None:
        known = set(NUMBER.findall(source))
        for text in shown(draft):
            assert set(NUMBER.findall(text)) <= known, f"a number was made up in {text!r}"


@pytest.fixture(name="ask")
def _ask() -> Callable[..., Answer]:
    return ask


@pytest.fixture(name="check_film")
def _check_film() -> Callable[..., None]:
    return check_film


@pytest.fixture(name="segments")
def _segments() -> Callable[..., list[Mapping[str, Any]]]:
    return segments


@pytest.fixture(name="shown")
def _shown() -> Callable[..., Iterator[str]]:
    return shown


@pytest.fixture(scope="session")
def scripts() -> Mapping[str, str]:
    """Posts of several kinds and languages by name, and the sample post of the notebooks."""
    found = {path.stem: path.read_text("utf-8") for path in sorted(SCRIPTS.iterdir())}
    sample = Path(__file__).parents[2] / "notebooks" / "sample_post.md"
    return {"sample_post": sample.read_text("utf-8"), **found}


@pytest.fixture
def film(scripts: Mapping[str, str]) -> Mapping[str, Any]:
    """The sample post as a 30-second film."""
    return ask("Turn this into a 30 second video:\n\n" + scripts["sample_post"]).draft
