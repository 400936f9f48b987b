"""A brand's intro and outro: scenes of their own before and after all others, which make the film longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

INTRO_MS, OUTRO_MS = 2400, 2800
LENGTHS_MS = {"intro": INTRO_MS, "outro": OUTRO_MS}
TRACK_ID = "trk_brand"
_VIDEO, _MUSIC, _TEXT = 0, 1, 7
_CROSSFADE = {"kind": "crossfade", "d": 500}


def has_card(draft: Mapping[str, Any], which: str) -> bool:
    """Tell whether the film has the card that is called "intro" or "outro"."""
    return any(
        _is_card(segment, which) for track in draft.get("t") or () for segment in track.get("sg") or ()
    )


def with_card(draft: Mapping[str, Any], which: str, name: str, tagline: str) -> dict[str, Any]:
    """Return `draft` with that card, in place of the one that it has; all other scenes keep their lengths.

    An intro moves everything by `INTRO_MS`, an outro follows for `OUTRO_MS`. Music is made that much longer.
    """
    bare = without_card(draft, which)
    videos = next((track for track in bare["t"] if track.get("tt") == _VIDEO and track.get("sg")), None)
    if videos is None:
        return bare
    length_ms, added_ms = int(bare.get("d") or 0), LENGTHS_MS[which]
    made = _lengthened(bare, added_ms, after_ms=0 if which == "intro" else length_ms)
    span = {"st": 0 if which == "intro" else length_ms, "d": added_ms}
    neighbour = videos["sg"][0 if which == "intro" else -1].get("m") or {}
    scene = {"name": "Brand", "scene": "brand", "background": {"family": "mesh", "seed": added_ms}}
    if neighbour.get("theme"):
        scene["theme"] = neighbour["theme"]
    if which == "outro":
        scene["transition"] = _CROSSFADE
    text = {"role": "brand", "text": name, "subtitle": tagline}
    cards: dict[str, Any] = {
        "id": TRACK_ID,
        "tt": _TEXT,
        "m": {"name": "Brand"},
        "sg": [{"id": f"txt_{which}", **span, "m": text}],
    }
    tracks = []
    is_placed = False
    for track in made["t"]:
        if track.get("tt") == _VIDEO and track.get("sg") and not is_placed:
            is_placed = True
            shown = {"id": f"seg_{which}", **span, "m": scene}
            tracks.append(
                {**track, "sg": [shown, *_joined(track["sg"])] if which == "intro" else [*track["sg"], shown]}
            )
        elif track.get("id") == TRACK_ID:
            cards = {**track, "sg": sorted([*track["sg"], *cards["sg"]], key=lambda one: int(one["st"]))}
        else:
            tracks.append(track)
    return {**made, "t": [*tracks, cards]}


def without_card(draft: Mapping[str, Any], which: str) -> dict[str, Any]:
    """Return `draft` without that card, as short as it was before; the same where it has none."""
    if not has_card(draft, which):
        return {**draft, "t": list(draft.get("t") or ())}
    tracks = []
    start_ms = card_ms = 0
    for track in draft["t"]:
        kept = [segment for segment in track.get("sg") or () if not _is_card(segment, which)]
        for segment in track.get("sg") or ():
            if _is_card(segment, which) and track.get("tt") == _VIDEO:
                start_ms, card_ms = int(segment["st"]), int(segment["d"])
        if track.get("tt") == _VIDEO and kept and start_ms == 0 and len(kept) < len(track["sg"]):
            kept = [_cut(kept[0]), *kept[1:]]
        if kept or not track.get("sg"):
            tracks.append({**track, "sg": kept})
    return _lengthened({**draft, "t": tracks}, -card_ms, after_ms=start_ms + card_ms)


def _is_card(segment: Mapping[str, Any], which: str) -> bool:
    return segment.get("id") in (f"seg_{which}", f"txt_{which}")


def _joined(segments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first = segments[0]
    return [{**first, "m": {**(first.get("m") or {}), "transition": _CROSSFADE}}, *segments[1:]]


def _cut(segment: dict[str, Any]) -> dict[str, Any]:
    """Return what is the first scene again: nothing comes before it that it could fade from."""
    return {
        **segment,
        "m": {key: value for key, value in (segment.get("m") or {}).items() if key != "transition"},
    }


def _lengthened(draft: Mapping[str, Any], added_ms: int, *, after_ms: int) -> dict[str, Any]:
    """Move all from `after_ms` on by `added_ms`; music that spans the film stays and is that much longer."""
    length_ms = int(draft.get("d") or 0)
    tracks = []
    for track in draft.get("t") or ():
        segments = []
        for segment in track.get("sg") or ():
            start_ms, span_ms = int(segment.get("st") or 0), int(segment.get("d") or 0)
            if track.get("tt") == _MUSIC and start_ms == 0 and span_ms >= length_ms:
                segments.append({**segment, "d": span_ms + added_ms})
            elif start_ms >= after_ms:
                segments.append({**segment, "st": max(0, start_ms + added_ms)})
            else:
                segments.append(segment)
        tracks.append({**track, "sg": segments})
    made = {**draft, "d": length_ms + added_ms, "t": tracks}
    voice = (draft.get("m") or {}).get("voice")
    moves_all = after_ms == max(0, -added_ms)
    if moves_all and isinstance(voice, dict) and voice.get("media_id"):
        start_ms = max(0, int(voice.get("start_ms") or 0) + added_ms)
        made["m"] = {**draft["m"], "voice": {**voice, "start_ms": start_ms}}
    return made
