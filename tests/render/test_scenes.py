"""A draft becomes a film: every frame has a picture, and nothing unknown is fatal."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.engine.render.errors import RenderError
from pictory_nb.engine.render.film import FAMILIES
from pictory_nb.engine.render.scenes import read_film
from pictory_nb.engine.render.segments import plan_segments

TITLE = {"role": "title", "text": "Why great teams write", "subtitle": "A summary"}


def test_the_draft_of_the_docs_is_read(make_draft):
    film = read_film(
        make_draft(
            {"family": "mesh", "kind": "title", "card": TITLE, "ms": 4000},
            {"family": "waves", "caption": "Writing forces you to notice.", "ms": 2600},
        )
    )
    title, caption = film.scenes
    assert film.duration_ms == 6600
    assert film.frames == 198
    assert title.kind == "title"
    assert title.cards[0].subtitle == "A summary"
    assert title.background.family == "mesh"
    assert caption.transition.kind == "crossfade"
    assert [word.text for word in caption.captions[0].words] == ["Writing", "forces", "you", "to", "notice."]
    assert caption.captions[0].words[1].start_ms == 520
    assert film.brand.name == "Pictory NB"


@pytest.mark.parametrize("draft", [{}, {"t": []}, {"t": [{"tt": 0, "sg": []}]}, {"t": "x", "d": 5}])
def test_an_empty_timeline_is_refused_in_words(draft):
    with pytest.raises(RenderError, match="timeline is empty"):
        read_film(draft)


@pytest.mark.parametrize(
    ("canvas", "words"),
    [
        ({"width": 20}, "20 pixels"),
        ({"height": 90000}, "90000 pixels"),
        ({"fps": 900}, "900 frames per second"),
    ],
)
def test_an_impossible_canvas_is_refused_in_words(make_draft, canvas, words):
    draft = make_draft({"family": "mesh"})
    draft["m"]["canvas"].update(canvas)
    with pytest.raises(RenderError, match=words):
        read_film(draft)


def test_unknown_names_fall_back_to_something_that_can_be_drawn(make_draft):
    draft = make_draft({"family": "hologram", "kind": "karaoke", "theme": "chartreuse", "card": TITLE})
    draft["t"][0]["sg"][0]["m"]["transition"] = {"kind": "explode", "d": 400}
    draft["t"].append({"tt": 42, "sg": [{"d": 100, "m": {"x": 1}}], "unknown": True})
    scene = read_film(draft).scenes[0]
    assert scene.background.family in FAMILIES
    assert scene.kind == "title"
    assert scene.theme == "midnight"


def test_a_draft_without_settings_gets_full_hd_at_30():
    film = read_film({"t": [{"tt": 0, "sg": [{"d": 2000}]}]})
    assert (film.canvas.width, film.canvas.height, film.canvas.fps) == (1920, 1080, 30)
    assert film.frames == 60


def test_a_draft_with_text_alone_is_still_a_film():
    film = read_film(
        {"t": [{"tt": 7, "sg": [{"st": 0, "d": 3000, "m": {"role": "title", "text": "Hello"}}]}]}
    )
    assert film.frames == 90
    assert film.scenes[0].cards[0].text == "Hello"


def test_odd_sizes_become_even_and_broadcast_rates_exact(make_draft):
    draft = make_draft({"family": "mesh", "ms": 10000}, width=321, height=179, fps=29.97)
    film = read_film(draft)
    assert (film.canvas.width, film.canvas.height) == (322, 180)
    assert film.canvas.fps == Fraction(30000, 1001)
    assert film.frames == 300


def test_words_that_do_not_fit_the_text_are_spread_by_their_length(make_draft):
    draft = make_draft({"family": "mesh", "caption": "a considerably longer caption"})
    draft["t"][2]["sg"][0]["m"]["words"] = [[0, 5]]
    words = read_film(draft).scenes[0].captions[0].words
    assert words[0].start_ms == 0
    assert words[-1].end_ms == 1000
    assert words[1].end_ms - words[1].start_ms > words[0].end_ms - words[0].start_ms


def test_captions_can_be_switched_off(make_draft):
    draft = make_draft({"family": "mesh", "caption": "Hello there"}, captions={"show": False})
    assert read_film(draft).scenes[0].captions == ()


scene_lists = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(1, 4000), st.integers(0, 3000)), min_size=1, max_size=12
)


@given(scene_lists, st.sampled_from([24, 25, 29.97, 30, 60]), st.integers(0, 20000))
def test_segments_hold_every_frame_of_the_film_once(scenes, fps, total_ms):
    segments = []
    start = 0
    for gap, length, fade in scenes:
        start += gap
        segments.append({"st": start, "d": length, "m": {"transition": {"kind": "crossfade", "d": fade}}})
        start += length
    film = read_film({"d": total_ms, "m": {"canvas": {"fps": fps}}, "t": [{"tt": 0, "sg": segments}]})
    plan = plan_segments(film)
    frames = [frame for part in plan for frame in range(part.first_frame, part.end_frame)]
    assert frames == list(range(film.frames))
    assert film.frames == max(1, round(Fraction(film.duration_ms) * film.canvas.fps / 1000))
    assert [part.index for part in plan] == list(range(len(plan)))
    assert math.isclose(sum(scene.frames for scene in film.scenes), film.frames)


@given(scene_lists)
def test_a_transition_is_centred_on_its_scenes_start(scenes):
    segments = [{"d": length, "m": {"transition": {"kind": "wipe", "d": fade}}} for _, length, fade in scenes]
    film = read_film({"t": [{"tt": 0, "sg": segments}]})
    for part in plan_segments(film):
        if part.is_transition:
            start = film.scenes[part.scene_index].first_frame
            assert start - part.first_frame == part.end_frame - start > 0


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["t", "tt", "sg", "d", "m", "st", "canvas", "fps", "text"]), inner, max_size=5
        )
    ),
    max_leaves=25,
)


@given(json_values)
def test_whatever_the_json_says_it_is_a_film_or_an_error_in_words(value):
    try:
        film = read_film(value)
    except RenderError as error:
        assert len(str(error)) > 20  # noqa: PT017 - either outcome is fine, a traceback is not
    else:
        assert plan_segments(film)
