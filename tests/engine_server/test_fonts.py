"""A brand's font is kept with its session: checked by its content, no medium, and gone for strangers."""

import pytest
from engine_scripts import new_session
from PIL import ImageFont

from pictory_nb.engine.media.typefaces import MOST_BYTES
from pictory_nb.engine.server.wiring import real_services


@pytest.fixture
def engine(run_engine, tmp_path):
    engine = run_engine(tmp_path, real_services)
    yield engine
    engine.stop()


def test_a_font_is_kept_and_is_no_medium(engine, tmp_path):
    with engine.signed_in() as client:
        session_id = new_session(client)
        url = f"/api/engine/font/{session_id}?name=..%2FMy%20Font.ttf"
        data = ImageFont.load_default(20).font_bytes
        answer = client.post(url, content=data).json()["data"]
        assert answer["name"] == "My Font.ttf"
        assert answer["family"] == "Aileron"
        (kept,) = tmp_path.rglob(f"{answer['media_id']}.ttf")
        assert kept.read_bytes() == data
        state = client.get(f"/api/state/nemo_agent/me/{session_id}/latest")
        assert state.status_code == 200
        assert "My Font" not in state.text


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"", 415, "no font that can be used"),
        (b"\x89PNG\r\n\x1a\n", 415, "no font that can be used"),
        (b"\0\1\0\0" + b"\xff" * 400, 415, "damaged"),
        (b"\0\1\0\0" + b"\0" * MOST_BYTES, 413, "30 MB"),
    ],
    ids=["empty", "picture", "broken", "large"],
)
def test_what_is_no_font_leaves_nothing_behind(engine, tmp_path, body, status, words):
    with engine.signed_in() as client:
        answer = client.post(f"/api/engine/font/{new_session(client)}?name=a.ttf", content=body)
        assert answer.status_code == status
        assert words in answer.json()["message"]
        assert client.post("/api/engine/font/ses_other?name=a.ttf", content=b"x").status_code == 404
    assert not [path for path in (tmp_path).rglob("incoming/*") if path.is_file()]
