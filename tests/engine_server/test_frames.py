"""Our frames are byte for byte what the agent server of the cloud's family writes."""

import json

from engine_scripts import events_of, send

from pictory_nb.engine.server import frames

# From captures of that server; only the author's name and the ids are ours to choose.
ACTIONS = (
    '"actions":{"stateDelta":%s,"artifactDelta":{},"requestedAuthConfigs":{},"requestedToolConfirmations":{}},'
    '"nodeInfo":{"path":""},'
)
HEAD = '"invocationId":"e-1","author":"nemo_agent",' + ACTIONS % "{}"
TAIL = '"id":"i","timestamp":1.5}'
CAPTURED = {
    "partial": '{"content":{"parts":[{"text":". 第一幕 – café \u2028 \\"q"}],"role":"model"},"partial":true,'
    + HEAD
    + TAIL,
    "final": '{"content":{"parts":[{"text":"done 🎬"}],"role":"model"},"turnComplete":true,'
    '"finishReason":"STOP",' + HEAD + TAIL,
    "call": '{"content":{"parts":[{"functionCall":{"id":"call-9","args":{"id":1},"name":"render"}}],'
    '"role":"model"},' + HEAD + '"longRunningToolIds":["call-9"],' + TAIL,
    "response": '{"content":{"parts":[{"functionResponse":{"id":"call-1","name":"pick",'
    '"response":{"status":"ok"}}}],"role":"user"},"invocationId":"e-1","author":"nemo_agent",'
    + ACTIONS % '{"draft":{"t":[]}}'
    + TAIL,
    "error": '{"errorCode":"RESOURCE_EXHAUSTED","errorMessage":"need 10",' + HEAD + TAIL,
    "metadata": '{"content":{"parts":[{"text":"hi"}],"role":"model"},"customMetadata":{"k":1},' + HEAD + TAIL,
}


def test_every_kind_of_frame_is_written_as_captured():
    text, call, response = frames.text_part, frames.call_part, frames.response_part
    made = {
        "partial": frames.event("e-1", [text('. 第一幕 – café \u2028 "q')], partial=True),
        "final": frames.event("e-1", [text("done 🎬")], turn_complete=True),
        "call": frames.event("e-1", [call("call-9", "render", {"id": 1})], long_running=["call-9"]),
        "response": frames.event(
            "e-1",
            [response("call-1", "pick", {"status": "ok"})],
            role="user",
            state_delta={"draft": {"t": []}},
        ),
        "error": frames.event("e-1", error_code="RESOURCE_EXHAUSTED", error_message="need 10"),
        "metadata": frames.event("e-1", [text("hi")], custom_metadata={"k": 1}),
    }
    assert made.keys() == CAPTURED.keys()
    for kind, event in made.items():
        frame = frames.frame({**event, "id": "i", "timestamp": 1.5})
        assert frame == f"data: {CAPTURED[kind]}\n\n".encode(), kind


def test_the_frame_of_a_broken_stream_has_no_invocation():
    frame = frames.error_frame("RuntimeError", 'backend exploded: "quoted"\nsecond line')
    start = (
        b'data: {"error": "RuntimeError: backend exploded: \\"quoted\\"\\nsecond line", "error_details": {'
    )
    assert frame.startswith(start)
    assert frame.count(b"\n") == 2
    details = json.loads(frame.removeprefix(b"data: "))["error_details"]
    assert details["error_type"] == "RuntimeError"
    assert isinstance(details["timestamp"], float)


def test_a_stream_is_frames_and_nothing_else(client, session_id):
    events = send(client, session_id, "line\u2028separator")
    for event in events:
        assert {"invocationId", "author", "actions", "id", "timestamp"} <= event.keys()
    text = client.post(
        "/run_sse",
        json={"session_id": session_id, "new_message": {"parts": [{"text": "two"}, {"text": "parts"}]}},
    )
    assert text.headers["content-type"].startswith("text/event-stream")
    assert text.content.endswith(b"\n\n")
    assert all(frame.startswith(b"data: {") for frame in text.content.split(b"\n\n") if frame)
    assert events_of(text.content.decode())[-1]["turnComplete"]
