"""How segments are shared out: each once, each lane in order, the work about halved."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.engine.render.lanes import Lanes
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import Segment

FILM = read_film({"d": 9000, "t": [{"tt": 0, "sg": [{"d": 9000}]}]})


def parts_of(lengths):
    parts, first = [], 0
    for index, length in enumerate(lengths):
        parts.append(
            (Path(str(index)), Segment(index, first, first + length, 0, is_transition=index % 3 == 1))
        )
        first += length
    return parts


lengths = st.lists(st.integers(1, 120), min_size=0, max_size=60)


@given(lengths, st.integers(1, 6), st.data())
def test_each_part_is_made_once_whoever_asks_when(frames, count, data):
    parts = parts_of(frames)
    lanes = Lanes(FILM, parts, count, extra_cost=30)
    taken, working = [], set(range(count))
    while working:
        lane = data.draw(st.sampled_from(sorted(working)))
        part = lanes.next_part(lane)
        if part is None:
            working.discard(lane)
        else:
            taken.append(part)
    assert sorted(taken, key=str) == sorted(parts, key=str)


@given(lengths)
def test_one_worker_works_in_the_films_order(frames):
    parts = parts_of(frames)
    lanes = Lanes(FILM, parts, 1)
    assert [lanes.next_part(0) for _ in parts] == parts


def test_two_workers_get_equal_halves_and_the_one_with_the_sound_less():
    parts = [(path, replace(segment, is_transition=False)) for path, segment in parts_of([30] * 30)]
    lanes = Lanes(FILM, parts, 2, extra_cost=120)
    first = lanes.next_part(0)
    second = lanes.next_part(1)
    assert first == parts[0]
    assert 16 <= parts.index(second) <= 18


def test_a_long_film_is_made_about_in_order():
    parts = parts_of([60] * 300)
    lanes = Lanes(FILM, parts, 2)
    made = [max(parts.index(lanes.next_part(0)), parts.index(lanes.next_part(1))) for _ in range(50)]
    assert max(made) < 130
