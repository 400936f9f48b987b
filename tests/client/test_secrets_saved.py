"""A planted secret is in nothing that is kept: the saved notebook with its widgets, notes, journals, logs."""

from __future__ import annotations

import asyncio
import itertools
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from PIL import Image

from pictory_nb.engine.launch import stop_engine

pytestmark = pytest.mark.kernel

PLANTED = "s3cr3tPLANTED0123456789"
TOKEN = f"nmv_usr_{PLANTED}"
SIGNED = f"https://10.0.0.1/film.mp4?X-Signature={PLANTED}"

SET_UP = """
%xmode Verbose
import logging, os, sys, traceback
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
logging.getLogger("traitlets").setLevel(logging.WARNING)
import pictory_nb
from pictory_nb.client import PictoryError

def attempt(verb):
    try:
        return verb()
    except PictoryError as error:
        failure = error
    # What a verb was given stands in its own frame: everything below it is looked at.
    below = failure.__traceback__
    while below is not None and below.tb_frame.f_code.co_filename != pictory_nb.studio.__file__:
        below = below.tb_next
    report = traceback.TracebackException(type(failure), failure, below.tb_next, capture_locals=True)
    print(*report.format(), repr(failure), vars(failure))
    raise failure
"""
SHOW = """
from pictory_nb.settings import Secret

def parts(one):
    slots = [name for kind in type(one).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*getattr(one, "__dict__", {}).values(), *(getattr(one, name, None) for name in slots)]

seen, left = {}, [studio, studio.turns, studio.unfinished_exports()]
while left:
    one = left.pop()
    if id(one) in seen:
        continue
    seen[id(one)] = one
    if type(one).__module__.startswith("pictory_nb"):
        print(repr(one))
        left += [] if isinstance(one, Secret) else parts(one)
    elif isinstance(one, (list, tuple, dict, set)):
        left += one.values() if isinstance(one, dict) else one
print(len(seen), "objects")
studio.sessions()
"""
CLOUD = [
    SET_UP,
    "studio = pictory_nb.Studio()\nstudio",
    "attempt(lambda: studio.credits())",
    *['attempt(lambda: studio.send("Make a film of my tea"))'] * 6,
    "studio.timeline",
    "studio.timeline.df",
    'attempt(lambda: studio.upload(os.environ["MEDIA"]))',
    'attempt(lambda: studio.upload(os.environ["MEDIA"]))',
    'attempt(lambda: studio.upload(os.environ["WRONG_MEDIA"]))',
    'attempt(lambda: studio.upload(os.environ["SIGNED"]))',
    *["attempt(lambda: studio.export())"] * 4,
    SHOW,
    'attempt(lambda: studio.batch([os.environ["SIGNED"], "Tea is old."]))',
    "pictory_nb.Studio.resume().timeline",
    "studio.panel",
]
LOCAL = [
    SET_UP,
    "studio = pictory_nb.Studio.local()\nstudio",
    'attempt(lambda: studio.send("Make a 5 second video of this post.\\n\\n# Tea\\n\\nTea is old."))',
    'attempt(lambda: studio.upload(os.environ["MEDIA"]))',
    'attempt(lambda: studio.send("Use my picture as the background of scene 1"))',
    'attempt(lambda: studio.upload(os.environ["BROKEN_MEDIA"]))',
    'attempt(lambda: studio.upload(os.environ["SIGNED"]))',
    'attempt(lambda: studio.export("tea.mp4"))',
    'attempt(lambda: studio.fetch_export("render_1"))',
    "studio.timeline.df",
    SHOW,
    "studio.panel",
]


async def run(cells: list[str], folder: Path) -> nbformat.NotebookNode:
    """Run a notebook whose cells may fail, and save it as Jupyter does."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        allow_errors=True,
        store_widget_state=True,
        resources={"metadata": {"path": str(folder)}},
    )
    await client.async_execute()
    nbformat.write(notebook, folder / "saved.ipynb")
    return notebook


def holding(secret: str, *folders: Path) -> list[str]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if secret.encode() in path.read_bytes())


def errors_of(notebook: nbformat.NotebookNode) -> list[str]:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [output.ename for output in outputs if output.output_type == "error"]


@pytest.fixture
def place(private_home, tmp_path, monkeypatch):
    """A working folder beside the home, and media whose names hold the secret."""
    folder, media = tmp_path / "work", tmp_path / "media"
    folder.mkdir()
    media.mkdir()
    Image.new("RGB", (64, 36), "teal").save(media / f"{TOKEN}.png")
    (media / f"{TOKEN}.exe").write_bytes(b"x")
    (media / f"{TOKEN}.mp4").write_bytes(b"this is no film")
    monkeypatch.setenv("MEDIA", str(media / f"{TOKEN}.png"))
    monkeypatch.setenv("WRONG_MEDIA", str(media / f"{TOKEN}.exe"))
    monkeypatch.setenv("BROKEN_MEDIA", str(media / f"{TOKEN}.mp4"))
    monkeypatch.setenv("SIGNED", SIGNED)
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    return folder


def draft(look: int) -> dict[str, Any]:
    """Return a timeline that is signed anew at every look, and longer at every fifth."""
    duration_ms = 2000 + look // 5
    clip = {"name": "tea", "url": f"{SIGNED}&look={look}", "api_key": f"{PLANTED}{look}"}
    track = {"tt": 0, "sg": [{"d": duration_ms, "m": clip}]}
    return {"d": duration_ms, "secret": f"{PLANTED}{look // 5}", "t": [track]}


SSE = {"Content-Type": "text/event-stream", "X-Request-Id": f"token={PLANTED}"}


def test_nothing_that_a_cloud_notebook_keeps_holds_the_secret(
    serve, reply, stream_of, saying, place, private_home, monkeypatch
) -> None:
    answers = {
        "run_sse": [
            reply(200, stream_of(saying(f"Here is tea: {SIGNED} or {TOKEN}.")), SSE),
            reply(400, {"code": 7, "message": f"bad token {TOKEN}"}, SSE),
            reply(502, f"<html>{TOKEN}", SSE),
            reply(200, f'data: {{"error": "auth {TOKEN} failed"}}\n\n', SSE),
            reply(200, stream_of({"invocationId": "i", "errorCode": "X", "errorMessage": f"k {TOKEN}"}), SSE),
            reply(401, {"code": 1001, "message": f"Bearer {PLANTED}"}, SSE),
        ],
        "upload": [
            reply(200, {"code": 0, "data": {"media_id": "m", "token": TOKEN}}),
            reply(415, {"code": 4001, "message": f"file {TOKEN}.png"}),
            reply(400, {"code": 7, "message": f"cannot fetch {SIGNED}"}),
        ],
        "lambda": [
            reply(402, {"message": f"plan of {TOKEN}"}),
            *[reply(200, {"status": "failed", "error": f"cannot read {SIGNED} with {TOKEN}"})] * 2,
            *[reply(200, {"status": "completed", "output": {"url": SIGNED}})] * 3,
            reply(200, f'{{"status": "{TOKEN}'),
        ],
        "credits": [reply(400, {"code": 7, "message": f"api_key={PLANTED}"})],
    }
    asked: list[str] = []
    looks = itertools.count()

    def handler(got):
        assert TOKEN in got.headers["authorization"]
        asked.append(got.path)
        if "with-session" in got.path:
            return reply(200, {"code": 0, "data": {"session_id": "s", "task_id": "t", "token": TOKEN}})
        if "/state/" in got.path:
            state = {"draft": draft(next(looks)), "generated_media": [{"url": SIGNED}], "secret": PLANTED}
            return reply(200, {"code": 0, "data": {"state": state}})
        (name,) = [name for name in answers if name in got.path]
        return answers[name].pop(0) if len(answers[name]) > 1 else answers[name][0]

    async def main() -> nbformat.NotebookNode:
        async with serve(handler) as server:
            monkeypatch.setenv("NEMO_API_URL", server.url)
            monkeypatch.setenv("NEMO_TOKEN", TOKEN)
            return await run(CLOUD, place)

    notebook = asyncio.run(main())
    kinds = set(errors_of(notebook))
    assert {"ApiError", "AgentError", "TokenError", "PlanError", "RenderFailedError"} <= kinds
    assert {"UnsupportedFileError", "UnsafeAddressError", "BadAnswerError"} <= kinds
    assert not [kind for kind in kinds if not kind.endswith("Error") or kind in {"NameError", "TypeError"}]
    assert notebook.metadata.widgets
    assert "<pictory_nb Client>" in "".join(map(str, notebook.cells))
    assert holding(TOKEN, private_home, place) == []
    assert "film.mp4" in "".join(map(str, notebook.cells))
    assert holding(PLANTED, private_home, place) == []
    kept = [
        path
        for pattern in ("session.json", "plan.json", "row-*.json")
        for path in private_home.rglob(pattern)
    ]
    assert len(kept) >= 4
    assert "https://10.0.0.1/film.mp4" in "".join(path.read_text() for path in kept)


def test_nothing_that_a_local_notebook_keeps_holds_a_secret(place, private_home) -> None:
    try:
        notebook = asyncio.run(run(LOCAL, place))
        (token_file,) = private_home.rglob("token-*.json")
        (key_file,) = (private_home / "data" / "engine").glob("*.json")
        token, key = json.loads(token_file.read_text())["token"], json.loads(key_file.read_text())["key"]
        assert holding(token, private_home, place) == [token_file.name]
        assert holding(key, private_home, place) == [key_file.name]
        assert token_file.stat().st_mode & 0o077 == key_file.stat().st_mode & 0o077 == 0
    finally:
        stop_engine()
    kinds = set(errors_of(notebook))
    assert kinds == {"UnsupportedFileError", "ApiError", "NothingToExportError"}
    assert notebook.metadata.widgets
    assert (place / "tea.mp4").is_file()
    assert holding(PLANTED, private_home, place) == []
