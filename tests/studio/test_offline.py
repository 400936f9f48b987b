"""Nothing of the package speaks to anything but this computer: every process of a whole job is watched."""

import json
import os
import subprocess
import sys

from pictory_nb.engine.launch import stop_engine
from pictory_nb.storage import Folders

# Loaded by every Python process of the job before anything else, as `sitecustomize` always is.
WATCH = """
import json, os, socket, sys

def note(kind, value):
    with open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
        log.write(json.dumps([os.getpid(), kind, str(value)]) + "\\n")

def watch(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}:
        sock, address = arguments[:2]
        if sock.family in {socket.AF_INET, socket.AF_INET6}:
            note(event, address[0])
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        note(event, arguments[0])

note("started", " ".join(sys.orig_argv[1:4]))
sys.addaudithook(watch)
"""
JOB = """
import sys
import pictory_nb

studio = pictory_nb.Studio()
print(studio.make(sys.argv[1], seconds=5, target="film.mp4").path)
studio.panel
studio.upload("logo.png")
print(studio.timeline.df.shape)
"""
LOOPBACK = {"127.0.0.1", "localhost", "::1", "None"}


def test_a_whole_job_opens_no_connection_beyond_this_computer(tmp_path, post_file):
    from PIL import Image

    Image.new("RGB", (320, 180), "teal").save(tmp_path / "logo.png")
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    log = tmp_path / "network.log"
    home = tmp_path / "home"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "watch"), os.environ.get("PYTHONPATH", "")]),
        "NETWORK_LOG": str(log),
        "PICTORY_NB_HOME": str(home),
    }
    try:
        result = subprocess.run(
            [sys.executable, "-c", JOB, str(post_file)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
            timeout=300,
            check=False,
        )
    finally:
        stop_engine(home=Folders(home / "config", home / "data", home / "cache"))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "film.mp4").exists()
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    started = " | ".join(value for _, kind, value in entries if kind == "started")
    for part in ("-c", "pictory_nb.engine", "pictory_nb.engine.render.worker", "pictory_nb.engine.media"):
        assert part in started, f"{part} was not watched: {started}"
    assert any(kind == "socket.connect" for _, kind, _ in entries), "nothing was seen, so nothing was watched"
    assert {value for _, kind, value in entries if kind != "started"} <= LOOPBACK
