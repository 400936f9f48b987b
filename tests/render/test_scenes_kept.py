"""A worker keeps the scenes of the segment that it makes, however long the film is."""

import gc
import weakref

import pytest

from pictory_nb.engine.render import compose, read_film
from pictory_nb.engine.render.compose import FilmView
from pictory_nb.engine.render.segments import plan_segments


@pytest.fixture
def scenes_alive(monkeypatch):
    """The scenes that something still holds."""
    alive = weakref.WeakSet()

    class CountedScene(compose.SceneView):
        def __init__(self, *args):
            super().__init__(*args)
            alive.add(self)

    monkeypatch.setattr(compose, "SceneView", CountedScene)
    return alive


def test_a_scene_goes_when_its_last_segment_is_drawn(draft, scenes_alive):
    film = read_film(draft)
    view = FilmView(film, {})
    kept = []
    for segment in plan_segments(film):
        view.make_ready(segment.first_frame, segment.end_frame)
        made = set(scenes_alive)
        for frame in range(segment.first_frame, segment.end_frame):
            view.picture_at(frame)
        gc.collect()
        # Everything was ready, and nothing was made while the pictures were drawn.
        assert set(scenes_alive) == made
        kept.append((segment.is_transition, len(made)))
        made.clear()
    assert {(True, 2), (False, 1)} == set(kept)


def test_pictures_are_the_same_whichever_scenes_were_kept(draft):
    film = read_film(draft)
    whole, piece_by_piece = FilmView(film, {}), FilmView(film, {})
    for segment in reversed(plan_segments(film)):
        piece_by_piece.make_ready(segment.first_frame, segment.end_frame)
        middle = (segment.first_frame + segment.end_frame) // 2
        planes = [plane.copy() for plane in piece_by_piece.picture_at(middle).planes]
        for mine, other in zip(planes, whole.picture_at(middle).planes, strict=True):
            assert (mine == other).all()
