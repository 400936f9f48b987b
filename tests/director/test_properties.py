"""Whatever is pasted, the film keeps to its rules."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pictory_nb.engine.director.captions import split_caption, word_times
from pictory_nb.engine.director.language import is_cjk
from pictory_nb.engine.director.pacing import enough_ms, fit, least_ms, scene_ms, whole_frames_ms
from pictory_nb.engine.director.plan import CaptionScene

WORDS = st.sampled_from(
    [
        "teams",
        "write",
        "73%",
        "of",
        "$3.5",
        "million",
        "down",
        "“quoted”",
        "however",
        "this",
        "they,",
        "coffee:",
        "Übergröße",
        "naïve",
        "写作",
        "2024",
        "Donaudampfschifffahrtsgesellschaft",
        "a",
        "I",
        "It’s",
        "e.g.",
        "Dr.",
        "(aside)",
        "*bold*",
        "[link](http://x.y)",
        "`code`",
        "—",
        "😀",
        "1,200",
        "?!",
        "...",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(lambda words: " ".join(words) + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
BLOCKS = st.one_of(
    PARAGRAPHS,
    st.lists(WORDS, min_size=1, max_size=8).map(lambda words: "## " + " ".join(words)),
    st.lists(SENTENCES, min_size=1, max_size=12).map(lambda items: "\n".join(f"- {item}" for item in items)),
    PARAGRAPHS.map(lambda text: f"> {text}"),
    st.text(max_size=80),
    st.just("```\ncode\n```"),
    st.just("| a | b |\n|---|---|\n| 1 | 2 |"),
)
SCRIPTS = st.lists(BLOCKS, min_size=1, max_size=14).map("\n\n".join)
SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@SLOW
@given(script=SCRIPTS, seconds=st.integers(3, 120), shape=st.sampled_from(["16:9", "9:16", "1:1", "4:5"]))
def test_any_markdown_makes_a_sound_film_of_the_asked_length(ask, check_film, script, seconds, shape):
    post = f"# A post about writing\n\nTeams write things down.\n\n{script}"
    message = f"Make a {seconds} second {shape} video:\n\n{post}"
    answer = ask(message)
    assert answer.draft["d"] == seconds * 1000
    check_film(answer.draft)


@SLOW
@given(script=SCRIPTS, seed=st.integers(0, 10**9))
def test_keeping_all_of_any_markdown_makes_a_sound_film(ask, check_film, script, seed):
    answer = ask(
        f"Keep all of it in a video:\n\nTeams write things down and read them.\n\n{script}", seed=seed
    )
    check_film(answer.draft)


@SLOW
@given(message=st.text(max_size=300))
def test_any_message_is_answered_in_words(ask, message):
    assert ask(message).text


@given(sentence=st.lists(WORDS, min_size=1, max_size=60).map(" ".join), limit=st.integers(20, 90))
def test_captions_joined_again_are_the_sentence(sentence, limit):
    pieces = split_caption(sentence, limit)
    joint = "" if is_cjk(sentence) else " "
    assert joint.join(pieces).replace(" ", "") == sentence.replace(" ", "")
    assert all(len(piece) <= limit or " " not in piece for piece in pieces)


@given(words=st.lists(WORDS, min_size=1, max_size=20), duration_ms=st.integers(800, 9000))
def test_word_times_follow_each_other_inside_the_caption(words, duration_ms):
    text = " ".join(words)
    times = word_times(text, duration_ms)
    assert len(times) == len(text.split())
    assert times[0][0] == 0
    assert times[-1][0] + times[-1][1] <= duration_ms
    assert all(length > 0 for _, length in times)


@given(
    texts=st.lists(WORDS, min_size=1, max_size=30).map(lambda words: (" ".join(words),)),
    needed_ms=st.floats(0, 9000),
    fps=st.sampled_from([24, 25, 30, 50, 60]),
)
def test_what_is_enough_for_a_text_is_a_time_in_which_it_can_be_shown(texts, needed_ms, fps):
    scene = CaptionScene(texts)

    def needs(_):
        return (needed_ms,)

    for wanted_ms in (least_ms([scene], needs), least_ms([scene]), scene_ms(scene)):
        length_ms = enough_ms(wanted_ms, fps)
        assert wanted_ms <= length_ms == whole_frames_ms(length_ms, fps) < wanted_ms + 2000 / fps
    length_ms = enough_ms(least_ms([scene], needs), fps)
    (timed,) = fit([scene], length_ms, fps, needs)
    assert timed.span.duration_ms == length_ms
