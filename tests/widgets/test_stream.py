from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.widgets.stream import INTERVAL_S, LONGEST_WINDOW_S, LiveText

INTERVAL_MS = round(1000 * INTERVAL_S)


class Clock:
    """Time that passes when a test says so; calls that are due are made then."""

    def __init__(self):
        self.now_s = 100.0
        self.due = []

    def __call__(self):
        return self.now_s

    def later(self, delay_s, function):
        self.due.append((self.now_s + delay_s, function))

    def pass_s(self, seconds):
        self.now_s += seconds
        ripe = [function for time_s, function in self.due if time_s <= self.now_s + 1e-9]
        self.due = [item for item in self.due if item[0] > self.now_s + 1e-9]
        for function in ripe:
            function()


def make():
    clock, sent = Clock(), []
    return LiveText("t1", sent.append, clock=clock, later=clock.later), clock, sent


class Reader:
    """Puts deltas together as the page does."""

    def __init__(self):
        self.seq, self.text, self.steps, self.changes = 0, "", [], []

    def read(self, messages):
        for message in messages:
            assert message["seq"] == self.seq + 1
            assert message["turn"] == "t1"
            self.seq = message["seq"]
            if "text" in message:
                self.text = message["text"] if message.get("replace") else self.text + message["text"]
            self.steps = message.get("steps", self.steps)
            self.changes = message.get("changes", self.changes)
        return self


def flow(live, clock, count, per_s=100):
    for index in range(count):
        live.add(f"{index} ")
        clock.pass_s(1 / per_s)
    return "".join(f"{index} " for index in range(count))


def test_two_messages_are_never_closer_than_the_interval():
    live, clock, sent = make()
    times_s = []
    live._push = lambda message: times_s.append(clock.now_s) or sent.append(message)
    said = flow(live, clock, 10_000, per_s=1_000)
    clock.pass_s(1)
    assert min(later - earlier for earlier, later in pairwise(times_s)) >= INTERVAL_S - 1e-6
    assert Reader().read(sent).text == said


def test_twenty_seconds_of_an_answer_that_flows_are_thirty_messages():
    live, clock, sent = make()
    flow(live, clock, 2_000)
    assert len(sent) <= 30


def test_an_answer_that_falters_now_and_then_takes_hardly_more_messages():
    live, clock, sent = make()
    for _ in range(4):
        flow(live, clock, 500)
        clock.pass_s(0.08)
    assert len(sent) <= 45


def test_the_words_of_a_window_are_shown_until_the_next_one_comes():
    live, clock, sent = make()
    times_s = []
    live._push = lambda message: times_s.append(clock.now_s) or sent.append(message)
    flow(live, clock, 1_000)
    assert "spread_ms" not in sent[0], "the first words are shown at once"
    spreads_s = [message["spread_ms"] / 1000 for message in sent[1:-1]]
    gaps_s = [later - earlier for earlier, later in pairwise(times_s[1:])]
    assert all(abs(spread_s - gap_s) < 0.02 for spread_s, gap_s in zip(spreads_s, gaps_s, strict=True))
    assert max(spreads_s) == LONGEST_WINDOW_S


@pytest.mark.parametrize("count", range(500, 620, 7))
def test_where_an_answer_pauses_all_of_it_is_shown_at_once(count):
    live, clock, sent = make()
    said = flow(live, clock, count)
    for _ in range(INTERVAL_MS // 10 + 1):
        clock.pass_s(0.01)
    assert Reader().read(sent).text == said
    assert "spread_ms" not in sent[-1]
    before = len(sent)
    clock.pass_s(3)
    assert len(sent) == before, "and that is said once"
    live.add("Go on")
    assert (sent[-1]["text"], "spread_ms" in sent[-1]) == ("Go on", False), "what comes then is sent at once"


def test_a_step_or_a_change_does_not_wait_for_the_end_of_a_window():
    live, clock, sent = make()
    said = flow(live, clock, 500)
    live.set_status("Choosing the music")
    for _ in range(INTERVAL_MS // 10 + 1):
        live.add("x")
        said += "x"
        clock.pass_s(0.01)
    with_steps = next(index for index, message in enumerate(sent) if "steps" in message)
    assert "spread_ms" not in sent[with_steps]


def wait(clock, seconds):
    steps = max(1, round(200 * seconds))
    for _ in range(steps):
        clock.pass_s(seconds / steps)


@pytest.mark.parametrize(
    ("per_s", "within_s"), [(1_000, 0.07), (100, 0.07), (30, 0.07), (12, 0.18), (5, 0.36)]
)
def test_the_last_words_before_a_pause_are_not_waited_with_for_long(per_s, within_s):
    for count in range(1, 200, 7):
        live, clock, sent = make()
        for index in range(count):
            wait(clock, 1 / per_s)
            live.add(f"{index} ")
        wait(clock, within_s)
        assert Reader().read(sent).text == "".join(f"{index} " for index in range(count))
        assert "spread_ms" not in sent[-1]


@pytest.mark.parametrize("per_s", [100, 30, 12, 8])
def test_the_last_words_of_an_answer_that_is_whole_are_not_waited_with(per_s):
    for count in range(1, 200, 7):
        live, clock, sent = make()
        said = ""
        for index in range(count):
            wait(clock, 1 / per_s)
            live.add(f"{index} ")
            said += f"{index} "
        live.replace(said)
        wait(clock, INTERVAL_S + 0.01)
        assert Reader().read(sent).text == said
        assert "spread_ms" not in sent[-1]


def test_words_that_come_one_by_one_are_shown_one_by_one():
    live, clock, sent = make()
    for index in range(20):
        live.add(f"{index} ")
        assert Reader().read(sent).text.endswith(f"{index} ")
        wait(clock, 0.4)
        assert "spread_ms" not in sent[-1]


def test_the_first_token_is_sent_at_once():
    live, _, sent = make()
    live.add("Hello")
    assert [message["text"] for message in sent] == ["Hello"]


def test_what_was_gathered_is_sent_without_another_token():
    live, clock, sent = make()
    live.add("a")
    live.add("b")
    assert len(sent) == 1
    clock.pass_s(INTERVAL_S)
    assert Reader().read(sent).text == "ab"


def test_a_replacement_that_changes_nothing_costs_nothing():
    live, clock, sent = make()
    live.add("The answer")
    live.replace("The answer")
    live.replace("The answer goes on")
    clock.pass_s(1)
    assert [message.get("replace", False) for message in sent] == [False, False]
    assert Reader().read(sent).text == "The answer goes on"


def texts(steps):
    return [step["text"] for step in steps]


def test_steps_and_changes_travel_with_the_text():
    live, clock, sent = make()
    live.set_status("Planning")
    live.set_status("Planning")
    live.add("x")
    live.add_changes(["Title added"])
    live.add_changes(["Music added"])
    clock.pass_s(1)
    reader = Reader().read(sent)
    assert (texts(reader.steps), reader.changes, len(sent)) == (
        ["Planning"],
        ["Title added", "Music added"],
        2,
    )


def test_each_step_tells_how_long_it_took():
    live, clock, sent = make()
    for text, seconds in (("Reading the script", 1.5), ("Choosing the music", 4), ("Planning", 2)):
        live.set_status(text)
        clock.pass_s(seconds)
    assert Reader().read(sent).steps[:2] == [
        {"text": "Reading the script", "elapsed_s": 1.5},
        {"text": "Choosing the music", "elapsed_s": 4.0},
    ]
    assert live.steps()[-1] == {"text": "Planning", "elapsed_s": 2.0}


def test_a_step_that_took_no_time_is_not_kept():
    live, clock, _ = make()
    live.set_status("Sending…")
    clock.pass_s(0.1)
    live.set_status("Planning")
    clock.pass_s(1)
    assert texts(live.steps()) == ["Planning"]


def test_the_progress_of_a_step_is_no_new_step():
    live, clock, _ = make()
    for percent in range(0, 100, 10):
        live.set_status(f"Rendering {percent}%")
        clock.pass_s(1)
    live.set_status("Fetching 3.5 of 10 MB")
    assert live.steps()[0] == {"text": "Rendering 90%", "elapsed_s": 10.0}
    assert len(live.steps()) == 2


def test_a_turn_of_a_thousand_steps_stays_small():
    live, clock, sent = make()
    for index in range(1000):
        live.set_status(f"Step {index} of many")
        clock.pass_s(1)
    assert len(live.steps()) == 30
    assert max(len(str(message)) for message in sent) < 3_000


steps = st.one_of(
    st.tuples(st.just("add"), st.text(max_size=5)),
    st.tuples(st.just("replace"), st.text(max_size=5)),
    st.tuples(st.just("set_status"), st.text(max_size=3)),
    st.tuples(st.just("pass"), st.floats(0, 0.2)),
)


@given(st.lists(steps))
def test_the_page_ends_up_with_the_text_whatever_the_order(history):
    live, clock, sent = make()
    for name, argument in history:
        if name == "pass":
            clock.pass_s(argument)
        else:
            getattr(live, name)(argument)
    snapshot = live.snapshot()
    reader = Reader().read(sent)
    assert (reader.seq, reader.text, texts(reader.steps)) == (
        snapshot["seq"],
        snapshot["text"],
        texts(snapshot["steps"]),
    )
