"""Every accepted type in odd variants: probed, uploaded, shown or heard in a film; or refused in words."""

import io

import av
import numpy as np
import pytest
from engine_scripts import export, finished, new_session
from odd_media import HEARD, ODD, RED_LEFT, RED_TOP

from pictory_nb.engine.media import ACCEPTED
from pictory_nb.engine.server.wiring import real_services

_MS = 600


@pytest.fixture(scope="module")
def client(module_engine):
    with module_engine.signed_in() as client:
        yield client


@pytest.fixture(scope="module")
def session_id(client):
    return new_session(client)


@pytest.fixture(scope="module")
def module_engine(run_engine, tmp_path_factory):
    engine = run_engine(tmp_path_factory.mktemp("odd"), real_services)
    yield engine
    engine.stop()


def draft_with(file):
    background = {"media_id": file["media_id"]} if file["kind"] != "audio" else {"family": "mesh"}
    tracks = [{"tt": 0, "sg": [{"id": "s1", "st": 0, "d": _MS, "m": {"background": background}}]}]
    if file["kind"] == "audio":
        music = {"name": file["name"], "media_id": file["media_id"], "volume_pct": 100}
        tracks.append({"tt": 1, "sg": [{"id": "a1", "st": 0, "d": _MS, "m": music}]})
    canvas = {"width": 192, "height": 108, "fps": 10}
    return {"id": "drf_odd", "d": _MS, "m": {"title": "Odd", "canvas": canvas, "seed": 1}, "t": tracks}


@pytest.mark.parametrize("what", ODD)
def test_it_is_used_in_a_film_or_refused_in_words(client, session_id, what):
    odd = ODD[what]
    url = f"/api/upload-video/nemo_agent/me/{session_id}"
    answer = client.post(url, files=[("files", (odd.name, odd.make()))])
    if odd.refused:
        told = answer.json()
        assert (answer.status_code, told["code"]) == (415, 4001)
        assert told["message"].startswith(f"“{odd.name}” ")
        assert odd.refused in told["message"]
        assert f"Accepted are {', '.join(ACCEPTED)}." in told["message"]
        return
    assert answer.status_code == 200, answer.json()["message"]
    (file,) = answer.json()["data"]["files"]
    assert (file["kind"] == "audio") == (odd.seen == HEARD)
    job_id = f"render_{file['media_id']}"
    export(client, session_id, job_id, draft_with(file))
    film = finished(client, job_id)
    assert film["error"] is None
    pictures, sound = decoded(client.get(film["output"]["url"]).content)
    assert len(pictures) == 6
    if odd.seen == HEARD:
        assert np.abs(sound).max() > 0.01
    else:
        assert pictures[3].max() > 60
    if odd.seen == RED_LEFT:
        assert is_red(pictures[3][50, 30])
        assert is_blue(pictures[3][50, 162])
    if odd.seen == RED_TOP:
        assert is_red(pictures[3][20, 96])
        assert is_blue(pictures[3][88, 96])


def decoded(data):
    with av.open(io.BytesIO(data)) as container:
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    with av.open(io.BytesIO(data)) as container:
        sounds = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return pictures, np.concatenate(sounds, axis=1)


def is_red(colour):
    return colour[0] > 120 and colour[2] < 90


def is_blue(colour):
    return colour[2] > 120 and colour[0] < 90


def test_every_accepted_type_is_tried_in_three_variants():
    for kind in ACCEPTED:
        assert sum(name.split()[0] == kind for name in ODD) >= 3, kind
