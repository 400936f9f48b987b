"""What a streamed answer costs on the kernel's websocket, frame by frame as Jupyter makes them."""

import random
import re

import pytest
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1

from pictory_nb.widgets.stream import LiveText
from tests.widgets.test_stream import Clock

TOKENS = 2_000
TARGET_BYTES = 40_000
# The finished turn comes as a trait, with its text once more.
END_BYTES = 1_000
TURN = "turn_0123456789ab"
COMM = "0123456789abcdef0123456789abcdef"
TEXT = """The film opens on a **quiet desk** and a page that is still blank; the caption says that writing
forces you to notice the gap between what `you think` and what you can explain to others.

1. The background moves slowly from blue to green.
"""


def evenly(per_s):
    return [1 / per_s] * TOKENS


def unevenly(per_s):
    """Every wait has half its length as it is, and half of it random."""
    dice = random.Random(5)
    return [(0.5 + 0.5 * dice.expovariate(1)) / per_s for _ in range(TOKENS)]


def in_pieces_of_five(per_s):
    dice = random.Random(5)
    return [(0.7 + 0.3 * dice.expovariate(1)) * 5 / per_s for _ in range(TOKENS // 5)]


def cost_bytes(waits_s):
    """Stream 2,000 tokens with these waits; return the bytes of all frames, the end included."""
    words = re.findall(r" ?\w{1,6}|\s+|[^\w\s]+", TEXT)
    tokens = [words[index % len(words)] for index in range(TOKENS)]
    size = TOKENS // len(waits_s)
    clock, sent = Clock(), []
    live = LiveText(TURN, sent.append, clock=clock, later=clock.later)
    for index, wait_s in enumerate(waits_s):
        live.add("".join(tokens[size * index : size * (index + 1)]))
        for _ in range(max(1, round(1000 * wait_s))):
            clock.pass_s(min(wait_s, 0.001))
    live.flush()
    assert "".join(message.get("text", "") for message in sent) == "".join(tokens)
    return sum(map(frame_bytes, sent)) + len("".join(tokens).encode()) + END_BYTES


def frame_bytes(message):
    session = Session()
    data = {"method": "custom", "content": {**message, "push": message["seq"]}}
    parts = session.serialize(session.msg("comm_msg", {"data": data, "comm_id": COMM}))
    return len(serialize_msg_to_ws_v1(parts[2:], "iopub"))


@pytest.mark.parametrize("per_s", [1_000, 100, 60, 30])
@pytest.mark.parametrize("pace", [evenly, unevenly, in_pieces_of_five])
def test_two_thousand_tokens_cost_forty_kilobytes_from_thirty_a_second_on(pace, per_s):
    assert cost_bytes(pace(per_s)) <= TARGET_BYTES


@pytest.mark.parametrize("pace", [evenly, unevenly])
def test_a_slow_answer_costs_less_than_a_message_for_each_token(pace):
    assert cost_bytes(pace(10)) <= 100_000
