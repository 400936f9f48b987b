"""Every captured answer reduces to the same transcript, however it is cut; nothing crashes the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictory_nb.client.errors import BadAnswerError
from pictory_nb.client.frames import FrameDecoder
from pictory_nb.client.transcript import (
    ArtifactsChanged,
    Failure,
    Heartbeat,
    Message,
    MessageDelta,
    MessageDone,
    StateChanged,
    ToolFinished,
    ToolStarted,
    Transcript,
    Unknown,
)
from pictory_nb.client.wire import AgentEvent, ErrorFrame, UnknownFrame, read_frame

ADK = Path(__file__).parents[1] / "fixtures" / "adk"
CAPTURES = sorted(path.relative_to(ADK).as_posix() for path in ADK.rglob("*.sse"))
PAIRS = sorted(
    name.removesuffix("_stream.sse")
    for name in CAPTURES
    if name.endswith("_stream.sse") and (ADK / name.replace("_stream", "_nostream")).exists()
)


def reduce(body: bytes, size: int = 1 << 20) -> tuple[Transcript, FrameDecoder]:
    decoder, transcript = FrameDecoder(), Transcript()
    for start in range(0, len(body), size):
        for data in decoder.feed(body[start : start + size]):
            transcript.feed(read_frame(data))
    return transcript, decoder


def feed(*frames: dict[str, Any]) -> Transcript:
    transcript = Transcript()
    for frame in frames:
        transcript.feed(read_frame(json.dumps(frame).encode()))
    return transcript


def say(text: str, **more: Any) -> dict[str, Any]:
    return {"invocationId": "i", "author": "a", "content": {"parts": [{"text": text}]}, **more}


def test_there_are_all_the_captures() -> None:
    assert len(CAPTURES) == 33
    assert len(PAIRS) == 16


@pytest.mark.parametrize("pair", PAIRS)
def test_streamed_and_whole_answers_are_the_same_transcript(pair: str) -> None:
    streamed, _ = reduce((ADK / f"{pair}_stream.sse").read_bytes())
    whole, _ = reduce((ADK / f"{pair}_nostream.sse").read_bytes())
    assert streamed == whole
    assert not streamed.unfinished


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("capture", CAPTURES)
def test_no_chunk_size_changes_a_transcript(capture: str, newline: bytes) -> None:
    body = (ADK / capture).read_bytes()
    expected, _ = reduce(body)
    wire = body.replace(b"\n", newline)
    for size in range(1, len(wire) + 1):
        decoder = FrameDecoder()
        pieces = (decoder.feed(wire[start : start + size]) for start in range(0, len(wire), size))
        frames = [frame for piece in pieces for frame in piece]
        assert frames == body.decode().replace("data: ", "").encode().split(b"\n\n")[:-1], size
        assert not decoder.unfinished
    assert reduce(wire, 1)[0] == expected


def test_the_captured_text_keeps_every_letter() -> None:
    transcript, _ = reduce((ADK / "text_stream.sse").read_bytes(), 1)
    assert transcript.text == (
        'Sure: here is a three scene script. 第一幕 – café\u2028\u2029 "quoted"\nline two 🎬'
    )


def test_a_raised_error_keeps_the_text_and_ends_the_answer() -> None:
    transcript, _ = reduce((ADK / "raise_stream.sse").read_bytes())
    assert transcript.text == "Working on it."
    assert transcript.broken_off
    assert transcript.failure == Failure("RuntimeError", 'backend exploded: "quoted"\nsecond line')
    assert transcript.feed(read_frame(json.dumps(say("late")).encode())) == ()


def test_an_error_event_is_kept_while_the_answer_goes_on() -> None:
    transcript, _ = reduce((ADK / "errorevent_stream.sse").read_bytes())
    assert transcript.failure == Failure("RESOURCE_EXHAUSTED", "credits exhausted: need 10, have 3")
    assert not transcript.broken_off


def test_tools_open_and_close_and_long_ones_stay_open() -> None:
    tools, _ = reduce((ADK / "tools_stream.sse").read_bytes())
    assert [(tool.name, tool.done) for tool in tools.tools] == [("create_draft", True), ("pick_music", True)]
    assert tools.state_delta["user:credits"] == 7
    long, _ = reduce((ADK / "longtool_stream.sse").read_bytes())
    assert [(tool.done, tool.long_running, tool.response) for tool in long.tools] == [
        (False, True, {"status": "pending"})
    ]


def test_a_tool_answer_without_its_call_is_kept() -> None:
    part = {"functionResponse": {"id": "x", "name": "n", "response": {"a": 1}}}
    transcript = feed({"invocationId": "i", "content": {"parts": [part]}})
    assert transcript.tools[0].response == {"a": 1}


def test_the_error_of_older_servers_is_read_although_it_is_no_json() -> None:
    frame = read_frame(b'{"error": "it said "no" and\nbroke"}')
    assert frame == ErrorFrame('it said "no" and\nbroke')
    assert read_frame(b'{"error": {"message": "m"}}') == ErrorFrame("m")
    assert read_frame(b'{"error": {"why": 1}}') == ErrorFrame("{'why': 1}")
    detailed = b'{"error": "Timeout: too late", "error_details": {"error_type": "Timeout"}}'
    assert read_frame(detailed) == ErrorFrame("too late", "Timeout")
    assert read_frame(b'{"error": "late", "error_details": {"error_type": 7}}') == ErrorFrame("late")
    assert read_frame(b'{"error": "late", "error_details": "x"}') == ErrorFrame("late")


def test_a_final_text_replaces_the_partial_one_and_equal_texts_are_two_messages() -> None:
    transcript = feed(say("Hel", partial=True), say("Hello"), say("Hello"))
    assert [message.text for message in transcript.messages] == ["Hello", "Hello"]
    assert transcript.text == "Hello\n\nHello"


def test_a_partial_text_is_shown_but_never_stored() -> None:
    transcript = feed(say("Hel", partial=True), say("lo", partial=True))
    assert (transcript.live_text, transcript.messages, transcript.unfinished) == ("Hello", (), True)


def test_thoughts_have_a_buffer_of_their_own_and_need_no_end() -> None:
    thought = {
        "invocationId": "i",
        "partial": True,
        "content": {"parts": [{"text": "hm", "thought": True}]},
    }
    transcript = feed(thought)
    assert (transcript.live_text, transcript.unfinished) == ("", False)


def test_authors_and_branches_are_kept_apart() -> None:
    transcript = feed(say("a", partial=True), say("b", partial=True, branch="x"), say("a!"))
    assert (transcript.live_text, [m.text for m in transcript.messages]) == ("b", ["a!"])


def test_one_event_in_two_frames_counts_once_for_each_kind() -> None:
    event = say("x", id="1")
    bare = {"invocationId": "i", "id": "1", "actions": {"artifactDelta": {"p.png": 0}}}
    transcript = feed(event, event, bare, bare)
    assert len(transcript.messages) == 1
    assert transcript.artifacts == {"p.png": 0}


def test_partial_frames_that_share_an_id_are_not_dropped() -> None:
    transcript = feed(say("a", id="1", partial=True), say("b", id="1", partial=True), say("ab", id="1"))
    assert transcript.text == "ab"


def test_a_trailing_temporary_issue_is_dropped_only_behind_an_answer() -> None:
    issue = "I encountered a temporary issue. Please try again."
    assert feed(say("Done."), say(issue)).text == "Done."
    assert feed(say(issue)).text == issue


def test_what_changes_is_told_event_by_event() -> None:
    transcript = Transcript()

    def take(frame: dict[str, Any]) -> list[type]:
        return [type(event) for event in transcript.feed(read_frame(json.dumps(frame).encode()))]

    call = {"functionCall": {"id": "c", "name": "n", "args": {}}}
    answer = {"functionResponse": {"id": "c", "name": "n", "response": {}}}
    assert take(say("H", partial=True)) == [MessageDelta]
    assert take(say("Hi")) == [MessageDone]
    assert take({"invocationId": "i", "content": {"parts": [{"text": "t"}, call]}}) == [
        MessageDone,
        ToolStarted,
    ]
    assert take({"invocationId": "i", "content": {"parts": [answer]}}) == [ToolFinished]
    assert take({"invocationId": "i", "actions": {"stateDelta": {"a": 1}}}) == [StateChanged]
    assert take({"invocationId": "i", "actions": {"artifactDelta": {"a": 1}}}) == [ArtifactsChanged]
    assert take({"type": "heartbeat"}) == [Heartbeat]


def test_what_is_not_known_is_kept_and_never_fatal() -> None:
    transcript = Transcript()
    part = {"inlineData": {"mimeType": "image/png", "data": "aGk="}, "new": [1]}
    frame = {"invocationId": "i", "content": {"parts": [part, "text"]}, "brandNew": {"x": 1}}
    event = read_frame(json.dumps(frame).encode())
    assert isinstance(event, AgentEvent)
    assert event.raw == frame
    assert transcript.feed(event) == (Unknown(part), Unknown("text"))
    for odd in (b"[1]", b"null", b'"words"', b"{}", b"\xff\xfe", b'{"a":', b'{"status": {}}', b"[" * 100_000):
        found = read_frame(odd)
        assert isinstance(found, UnknownFrame)
        assert transcript.feed(found) == (Unknown(found.raw),)


def test_a_content_that_holds_no_invocation_is_still_read() -> None:
    assert feed({"content": {"parts": [{"text": "x"}]}}).text == "x"


def test_comments_empty_data_and_heartbeats_are_no_frames_but_count_as_life() -> None:
    decoder = FrameDecoder()
    body = b": hi\n\ndata:\n\ndata: heartbeat\n\ndata\n\nevent: heartbeat\ndata: {}\n\nid: 7\nretry: 3\n\n"
    body += b'data: {"a":1}\n\n'
    assert decoder.feed(body) == [b'{"a":1}']
    assert decoder.heartbeats == 6
    assert decoder.feed(b"\n\n\n\n") == []


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_bom_does_not_eat_the_first_event_and_data_lines_are_joined(newline: bytes) -> None:
    body = b'\xef\xbb\xbfdata: {"a":\ndata:1}\n\ndata: {"a":\ndata: 2}\n\n'.replace(b"\n", newline)
    for size in range(1, len(body) + 1):
        decoder = FrameDecoder()
        frames = [f for i in range(0, len(body), size) for f in decoder.feed(body[i : i + size])]
        assert frames == [b'{"a":\n1}', b'{"a":\n2}']


def test_half_a_frame_at_the_end_is_noticed() -> None:
    for body in (b'data: {"a"', b'data: {"a":1}', b'data: {"a":1}\n', b"d"):
        decoder = FrameDecoder()
        decoder.feed(body)
        assert decoder.unfinished
    decoder = FrameDecoder()
    decoder.feed(b"\xef\xbb\xbf")
    assert not decoder.unfinished


@pytest.mark.parametrize("piece", [b"x" * 40, b"data: " + b"x" * 30 + b"\n"])
def test_a_frame_has_a_largest_size(piece: bytes) -> None:
    decoder = FrameDecoder(largest_bytes=100)
    with pytest.raises(BadAnswerError, match="was not read further"):
        all(decoder.feed(piece) == [] for _ in range(10))


def test_many_large_frames_are_no_problem_because_each_is_small_enough() -> None:
    decoder = FrameDecoder(largest_bytes=100)
    body = (b"data: " + b"x" * 80 + b"\n\n") * 50
    assert len(decoder.feed(body)) == 50


@given(
    st.sampled_from([(ADK / name).read_bytes() for name in CAPTURES]),
    st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=4)), max_size=12),
    st.integers(1, 300),
)
@settings(max_examples=150, deadline=None)
def test_no_damaged_bytes_crash_the_reader(body: bytes, edits: list[tuple[int, bytes]], size: int) -> None:
    damaged = bytearray(body)
    for where, piece in edits:
        damaged[where : where + len(piece)] = piece
    transcript, decoder = reduce(bytes(damaged), size)
    assert isinstance(transcript.text, str)
    assert (transcript, decoder.unfinished) == ((again := reduce(bytes(damaged)))[0], again[1].unfinished)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "content",
                    "parts",
                    "text",
                    "thought",
                    "functionCall",
                    "functionResponse",
                    "id",
                    "name",
                    "args",
                    "response",
                    "actions",
                    "stateDelta",
                    "artifactDelta",
                    "invocationId",
                    "partial",
                    "error",
                    "errorCode",
                    "errorMessage",
                    "longRunningToolIds",
                    "author",
                    "branch",
                    "type",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(st.lists(json_values, max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_json_of_the_wrong_shape_crashes_the_reader(frames: list[Any]) -> None:
    transcript = Transcript()
    for frame in frames:
        transcript.feed(read_frame(json.dumps(frame).encode()))
    assert isinstance(transcript.text, str)
    assert all(isinstance(message, Message) for message in transcript.messages)
