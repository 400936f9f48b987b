"""Proposals about what is heard: music, the voice, the sound of clips."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pictory_nb.engine.director.choosing.proposals import Proposal, Role, role, targets
from pictory_nb.engine.director.choosing.proposals_looks import uploads
from pictory_nb.engine.director.grammar.names import VALUES
from pictory_nb.engine.director.operations import ChangeClipSound, ChangeMusic, ChangeVoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.hearing import Heard


def _volumes(heard: Heard) -> list[tuple[int, Role]]:
    shares = heard.bag.all("percentage") or heard.bag.all("num")
    return [
        (round(float(c.value)), role(f"volume {c.symbol}", c)) for c in shares if 0 <= float(c.value) <= 100
    ]


def music(heard: Heard) -> Iterator[Proposal]:
    """Propose other music, its volume, tempo and fades, or none."""
    volumes = _volumes(heard)
    tracks: list[tuple[str, dict[str, str], tuple[Role, ...]]] = [
        ("mood", {"mood": c.value}, (role("mood", c),)) for c in heard.bag.all("moodname")
    ]
    tracks += [("upload", {"media_id": name}, roles) for name, roles in uploads(heard, "audio")]
    if not heard.bag.has("moodname"):
        tracks += [(f"like {mood}", {"mood": mood}, ()) for mood in VALUES["moodname"]]
    for what, track, roles in tracks:
        yield Proposal(f"music {what}", (ChangeMusic(**track),), roles)  # type: ignore[arg-type]
        for pct, given in volumes:
            both = ChangeMusic(volume_pct=pct, **track)  # type: ignore[arg-type]
            yield Proposal(f"music {what} volume", (both,), (*roles, given))
    for pct, given in volumes:
        yield Proposal("music volume", (ChangeMusic(volume_pct=pct),), (given,))
    for share in heard.bag.all("percentage"):
        by = float(share.value) / 100
        if by < 1:
            yield Proposal("music quieter by", (ChangeMusic(factor=1 - by),), (role("by", share),))
            yield Proposal("music louder by", (ChangeMusic(factor=1 + by),), (role("by", share),))
            yield Proposal("music slower by", (ChangeMusic(tempo_factor=1 - by),), (role("by", share),))
            yield Proposal("music faster by", (ChangeMusic(tempo_factor=1 + by),), (role("by", share),))
    yield Proposal("music off", (ChangeMusic(volume_pct=0),))
    yield Proposal("music full", (ChangeMusic(volume_pct=100),))
    yield Proposal("music louder", (ChangeMusic(steps=1),))
    yield Proposal("music quieter", (ChangeMusic(steps=-1),))
    yield Proposal("music double", (ChangeMusic(factor=2.0),))
    yield Proposal("music half", (ChangeMusic(factor=0.5),))
    for chunk in heard.bag.all("num"):
        if 40 <= float(chunk.value) <= 220:
            yield Proposal(
                "music tempo", (ChangeMusic(bpm=round(float(chunk.value))),), (role("bpm", chunk),)
            )
    times = [(c.ms, role("fade", c)) for c in heard.bag.all("len")]
    if not times:
        times = [(round(float(c.value) * 1000), role("fade num", c)) for c in heard.bag.all("num")]
    for ms, given in times:
        if ms <= 20_000:
            yield Proposal("music fade in", (ChangeMusic(fade_in_ms=ms),), (given,))
            yield Proposal("music fade out", (ChangeMusic(fade_out_ms=ms),), (given,))
            yield Proposal("music fade both", (ChangeMusic(fade_in_ms=ms, fade_out_ms=ms),), (given,))
    for chunk in heard.bag.all("moodname"):
        for ms, given in times:
            for name in ("in", "out"):
                faded = ChangeMusic(mood=chunk.value, **{f"fade_{name}_ms": ms})  # type: ignore[arg-type]
                yield Proposal(f"music mood fade {name}", (faded,), (role("mood", chunk), given))
    for (first, a), (second, b) in pairwise(times):
        yield Proposal("music fades", (ChangeMusic(fade_in_ms=first, fade_out_ms=second),), (a, b))


def voice(heard: Heard) -> Iterator[Proposal]:
    """Propose the voice on, off, another one, slower or faster."""
    yield Proposal("voice on", (ChangeVoice(on=True),))
    yield Proposal("voice off", (ChangeVoice(on=False),))
    languages = [(c.value, (role("language", c),)) for c in heard.bag.all("language")]
    for name in ("female", "male"):
        chunk = next((c for c in heard.bag.all("voicename") if c.value == name), None)
        said = (role("voice", chunk),) if chunk else ()
        yield Proposal(f"voice {name}", (ChangeVoice(on=True, name=name),), said)
        for pct, given in _volumes(heard):
            yield Proposal(
                f"voice {name} pace", (ChangeVoice(on=True, name=name, pace_pct=pct),), (*said, given)
            )
        for code, spoken in languages:
            wish = ChangeVoice(on=True, name=name, language=code)
            yield Proposal(f"voice {name} language", (wish,), (*said, *spoken))
    for code, spoken in languages:
        yield Proposal("voice language", (ChangeVoice(on=True, language=code),), spoken)
    yield Proposal("voice faster", (ChangeVoice(factor=1.1),))
    yield Proposal("voice slower", (ChangeVoice(factor=0.9),))
    for share in heard.bag.all("percentage"):
        pace = ChangeVoice(on=True, pace_pct=round(float(share.value)))
        yield Proposal("voice pace", (pace,), (role("pace", share),))
    for media_id, roles in uploads(heard, "audio", "video"):
        yield Proposal("voice upload", (ChangeVoice(on=True, media_id=media_id),), roles)


def clips(heard: Heard) -> Iterator[Proposal]:
    """Propose how loud the user's clips are."""
    yield Proposal("clips mute", (ChangeClipSound(0),))
    for pct, given in _volumes(heard):
        yield Proposal("clips volume", (ChangeClipSound(pct),), (given,))
    for one in targets(heard):
        if len(one.scenes) == 1:
            yield Proposal("clip mute", (ChangeClipSound(0, one.scenes),), one.roles())
