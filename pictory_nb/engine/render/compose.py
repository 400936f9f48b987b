"""Puts a film's pictures together: background, transition, text, logo."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from pictory_nb.engine.render.backdrop import Backdrop, Box
from pictory_nb.engine.render.backgrounds import Ground, make_ground
from pictory_nb.engine.render.fonts import font_of, lettered
from pictory_nb.engine.render.layouts.caption_lines import CaptionPlace
from pictory_nb.engine.render.layouts.captions import caption_elements
from pictory_nb.engine.render.layouts.cards import card_elements
from pictory_nb.engine.render.layouts.logo import large_mark, logo_overlay
from pictory_nb.engine.render.layouts.lower_third import LOWER_THIRD_MS, lower_third_elements
from pictory_nb.engine.render.layouts.motion import Element, Span
from pictory_nb.engine.render.layouts.stage import Stage
from pictory_nb.engine.render.themes import theme_named, with_accent, with_palette
from pictory_nb.engine.render.transitions import mix_pictures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pictory_nb.engine.render.film import Brand, Card, Film, Scene
    from pictory_nb.engine.render.overlay import Overlay
    from pictory_nb.engine.render.picture import Picture

_KEPT_SCENES = 2


class SceneView:
    """One scene, made ready to be drawn: its background, its text and its logo."""

    def __init__(self, film: Film, index: int, media: Mapping[str, Path]) -> None:
        scene = film.scenes[index]
        canvas = film.canvas
        theme = with_accent(with_palette(theme_named(scene.theme), film.palette), film.accent)
        is_last = index + 1 == len(film.scenes)
        self._lead_frames = scene.transition.frames // 2
        tail_frames = 0 if is_last else film.scenes[index + 1].transition.frames // 2
        fps = float(canvas.fps)
        self._fps = fps
        seen_s = (self._lead_frames + scene.frames + tail_frames) / fps
        self._ground: Ground = make_ground(scene.background, canvas, theme, media, seen_s)
        backdrop = Backdrop()
        for share in (0.1, 0.37, 0.64, 0.9):
            backdrop.add(self._ground.picture_at(seen_s * share))
        self.logo: Overlay | None = (
            logo_overlay(film.brand, canvas, theme, backdrop, media)
            if film.brand and scene.kind != "brand"
            else None
        )
        length_ms = scene.frames * 1000 / fps
        self._elements: list[Element] = []
        for card, area in _areas(scene, film):
            closes_film = is_last and card.end_ms >= length_ms - 50
            span = Span(card.start_ms, card.end_ms, fades_out=not closes_film)
            stage = Stage(canvas, theme, backdrop, area, span)
            if film.brand and _wears_mark(card.role, film.brand):
                stage = replace(stage, mark=large_mark(film.brand, theme, media))
            self._elements += card_elements(card, stage)
        place = _caption_place(scene, film)
        if scene.lower_third:
            seen_ms = min(LOWER_THIRD_MS, length_ms)
            stage = Stage(canvas, theme, backdrop, _third_area(film, place), Span(0, seen_ms, fades_out=True))
            self._elements += lower_third_elements(scene.lower_third, stage)
        for caption in scene.captions:
            closes_film = is_last and caption.end_ms >= length_ms - 50
            self._elements += caption_elements(caption, place, theme, backdrop, is_closing=closes_film)

    def ground_at(self, frame_in_scene: int) -> Picture:
        """Return the background; a frame before the scene's start is negative."""
        return self._ground.picture_at((frame_in_scene + self._lead_frames) / self._fps)

    def draw_elements(self, picture: Picture, frame_in_scene: int) -> None:
        """Draw the scene's cards and captions."""
        for element in self._elements:
            element.draw(picture, frame_in_scene * 1000 / self._fps)


class FilmView:
    """Any frame of a film; keeps the last few scenes ready."""

    def __init__(self, film: Film, media: Mapping[str, Path]) -> None:
        self._film, self._media = film, media
        self._scenes: OrderedDict[int, SceneView] = OrderedDict()
        self._font = font_of(film.font_media_id, media)

    def picture_at(self, frame: int) -> Picture:
        """Return the picture of a frame; it is valid until the next call.

        Raises
        ------
        RenderError
            When the user's media cannot be read.
        """
        with lettered(self._font):
            return self._drawn(frame)

    def make_ready(self, first_frame: int, end_frame: int) -> None:
        """Make the scenes of these frames ready, and give back the memory of all others.

        Raises
        ------
        RenderError
            When the user's media cannot be read.
        """
        needed = range(self._scenes_at(first_frame).start, self._scenes_at(end_frame - 1).stop)
        for index in [index for index in self._scenes if index not in needed]:
            del self._scenes[index]
        with lettered(self._font):
            for index in needed:
                self._view(index)

    def _scenes_at(self, frame: int) -> range:
        """Return the scene that a frame shows; in a transition also the one that comes in."""
        scenes = self._film.scenes
        index = self._film.scene_index_at(frame)
        if index + 1 < len(scenes):
            following = scenes[index + 1]
            if frame >= following.first_frame - following.transition.frames // 2:
                return range(index, index + 2)
        is_opening = frame < scenes[index].first_frame + scenes[index].transition.frames // 2
        return range(index - is_opening, index + 1)

    def _drawn(self, frame: int) -> Picture:
        shown = self._scenes_at(frame)
        if len(shown) > 1:
            return self._transition(shown[-1], self._film.scene_index_at(frame), frame)
        view = self._view(shown[0])
        frame_in_scene = frame - self._film.scenes[shown[0]].first_frame
        picture = view.ground_at(frame_in_scene)
        view.draw_elements(picture, frame_in_scene)
        if view.logo:
            view.logo.draw(picture)
        return picture

    def _transition(self, incoming: int, index: int, frame: int) -> Picture:
        scenes = self._film.scenes
        before, after = self._view(incoming - 1), self._view(incoming)
        transition, start = scenes[incoming].transition, scenes[incoming].first_frame
        # The first frame already shows a little of the new scene, the last one still a little of the old.
        share = (frame - start + transition.frames // 2 + 0.5) / transition.frames
        share = share * share * (3 - 2 * share)
        picture = before.ground_at(frame - scenes[incoming - 1].first_frame)
        mix_pictures(picture, after.ground_at(frame - start), transition.kind, share)
        shown = after if index == incoming else before
        shown.draw_elements(picture, frame - scenes[index].first_frame)
        if before.logo and after.logo:
            before.logo.mixed_with(after.logo, share).draw(picture)
        elif before.logo:
            before.logo.draw(picture, opacity=1 - share)
        elif after.logo:
            after.logo.draw(picture, opacity=share)
        return picture

    def _view(self, index: int) -> SceneView:
        view = self._scenes.pop(index, None)
        if view is None:
            # First the room, then the scene: a photo takes much while it is made ready.
            while len(self._scenes) >= _KEPT_SCENES:
                self._scenes.popitem(last=False)
            view = SceneView(self._film, index, self._media)
        self._scenes[index] = view
        return view


def _wears_mark(role: str, brand: Brand) -> bool:
    """Tell whether a card shows the logo large."""
    return role == "brand" or (role == "title" and brand.intro) or (role == "end" and brand.outro)


def _caption_place(scene: Scene, film: Film) -> CaptionPlace:
    """Return where captions stand: at the foot whenever cards are shown above them."""
    look = scene.caption_look if not scene.cards else replace(scene.caption_look, place="bottom")
    return CaptionPlace(film.canvas, look, *film.rows)


def _third_area(film: Film, place: CaptionPlace) -> Box:
    """Return the part of the picture whose foot a lower third stands on: over the captions."""
    canvas = film.canvas
    side = (0.06 if not canvas.is_tall else 0.07) * canvas.width
    bottom = min(canvas.height * (0.74 if canvas.is_tall else 0.86), film.rows[1])
    if place.look.place == "bottom":
        bottom = min(bottom, place.block_top)
    return Box(side, film.rows[0], canvas.width - 2 * side, bottom - film.rows[0])


def _areas(scene: Scene, film: Film) -> list[tuple[Card, Box]]:
    """Return each card with its part of the picture; cards that are shown together lie under each other."""
    canvas = film.canvas
    side = (0.08 if not canvas.is_tall else 0.085) * canvas.width
    top = max((0.16 if canvas.height <= canvas.width * 1.5 else 0.14) * canvas.height, film.rows[0])
    fps = float(canvas.fps)
    length_ms = scene.frames * 1000 / fps
    placed: list[tuple[Card, Box]] = []
    for card in scene.cards:
        shown = replace(card, end_ms=min(card.end_ms, round(length_ms)))
        together = [
            other for other in scene.cards if other.start_ms < card.end_ms and card.start_ms < other.end_ms
        ]
        captioned = any(
            caption.start_ms < card.end_ms and card.start_ms < caption.end_ms for caption in scene.captions
        )
        bottom = min(canvas.height * (0.88 if canvas.is_tall else 0.9), film.rows[1])
        if captioned:
            bottom = min(bottom, _caption_place(scene, film).block_top)
        gap = 0.03 * canvas.height
        height = (bottom - top - gap * (len(together) - 1)) / len(together)
        place = top + (height + gap) * together.index(card)
        placed.append((shown, Box(side, place, canvas.width - 2 * side, height)))
    return placed
