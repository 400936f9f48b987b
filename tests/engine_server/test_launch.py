"""Finding, starting and ending the engine: real processes, real signals."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from engine_scripts import draft_of, export, finished, message, new_session, poll, state_of, until

from pictory_nb import storage
from pictory_nb.engine.launch import EngineStartError, ensure_engine, stop_engine
from pictory_nb.engine.server.logfile import LIMIT_BYTES


@pytest.fixture(autouse=True)
def no_engine_stays_behind():
    yield
    with contextlib.suppress(EngineStartError):
        stop_engine()


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def client_of(address):
    client = httpx.Client(base_url=address.base_url, headers={"X-Engine-Key": address.key}, timeout=120)
    answer = client.post("/api/auth/anonymous-token", headers={"X-Client-Id": "client-1"}).json()
    client.headers.update(
        {
            "Authorization": f"Bearer {answer['data']['token']}",
            "X-Skill-Source": "pictory-ai",
            "X-Skill-Version": "0.1.0",
            "X-Skill-Platform": "unknown",
        }
    )
    return client


def test_the_running_engine_is_found_again():
    first = ensure_engine()
    assert ensure_engine() == first
    assert (
        httpx.get(f"{first.base_url}/health", headers={"X-Engine-Key": first.key}).json()["data"]["pid"]
        == first.pid
    )


def test_kernels_that_start_at_once_share_one_engine():
    code = "from pictory_nb.engine.launch import ensure_engine; print(ensure_engine().pid)"
    kernels = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(4)]
    pids = {kernel.communicate(timeout=300)[0] for kernel in kernels}
    assert len(pids) == 1
    assert ensure_engine().pid == int(pids.pop())


def test_nothing_that_is_private_can_be_read_by_others(private_home):
    address = ensure_engine()
    client_of(address).close()
    for path in (private_home / "data").rglob("*"):
        if path.is_dir() or path.suffix != ".lock":
            assert path.stat().st_mode & 0o077 == 0, path
    assert address.key not in Path(f"/proc/{address.pid}/cmdline").read_text()
    assert address.key not in repr(address)
    for log in private_home.rglob("*.log"):
        assert address.key not in log.read_text()


def test_the_engine_is_beyond_the_notebook_s_ctrl_c():
    assert os.getsid(ensure_engine().pid) != os.getsid(0)


def test_an_unused_engine_ends_and_leaves_no_address(private_home):
    address = ensure_engine(idle_timeout_s=0.2)
    until(lambda: not is_there(address.pid))
    assert list(private_home.rglob("engine-*.json")) == []
    assert ensure_engine().pid != address.pid


def test_a_killed_engine_is_started_anew():
    first = ensure_engine()
    os.kill(first.pid, signal.SIGKILL)
    second = ensure_engine()
    assert second.pid != first.pid
    assert second.key != first.key
    until(lambda: not is_there(first.pid))


def test_a_terminated_engine_cleans_up(private_home):
    address = ensure_engine()
    os.kill(address.pid, signal.SIGTERM)
    until(lambda: not is_there(address.pid))
    assert list(private_home.rglob("engine-*.json")) == []


def test_stop_waits_until_the_engine_is_gone():
    address = ensure_engine()
    assert stop_engine() is True
    until(lambda: not is_there(address.pid))
    assert stop_engine() is False


def test_a_wished_port_is_taken_or_the_error_says_so():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(EngineStartError, match=rf"Port {port} .*Choose another port"):
            ensure_engine(port=port)
    address = ensure_engine(port=port)
    assert address.base_url == f"http://127.0.0.1:{port}"
    with pytest.raises(EngineStartError, match=r"already running at .*stop_engine"):
        ensure_engine(port=port + 1 if port < 65535 else port - 1)


def test_an_engine_that_cannot_start_says_why_and_where_the_log_is():
    with pytest.raises(EngineStartError, match="unrecognized arguments: --nonsense") as caught:
        ensure_engine(extra_args=["--nonsense"])
    assert str(caught.value.log_path) in str(caught.value)
    assert caught.value.log_path.is_file()


def test_an_engine_that_is_not_ready_in_time_is_ended(private_home):
    with pytest.raises(EngineStartError, match=r"not ready within 0\.05 s"):
        ensure_engine(start_timeout_s=0.05)
    assert list(private_home.rglob("engine-*.json")) == []
    assert ensure_engine().pid


def test_a_damaged_database_is_told_in_words(private_home):
    database = private_home / "data" / "engine" / "engine.sqlite3"
    storage.write_private(database, b"this is no database" * 1000)
    with pytest.raises(EngineStartError, match=r"damaged .*Move the file away"):
        ensure_engine()


def test_a_database_of_a_newer_version_is_left_alone(private_home):
    ensure_engine()
    stop_engine()
    database = private_home / "data" / "engine" / "engine.sqlite3"
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sqlite3,sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA user_version=99')",
            database,
        ],
        check=True,
    )
    with pytest.raises(EngineStartError, match="newer pictory_nb"):
        ensure_engine()


def test_a_home_that_is_no_folder_is_told_in_words(private_home):
    private_home.parent.mkdir(exist_ok=True)
    private_home.write_text("a file")
    with pytest.raises(EngineStartError, match=r"needs the folder .*PICTORY_NB_HOME"):
        ensure_engine()


@pytest.mark.parametrize("content", [b"{", b'{"base_url": 7}'])
def test_a_state_file_that_is_nonsense_is_replaced(private_home, content):
    ensure_engine()
    stop_engine()
    state_file = next((private_home / "data" / "engine").glob("*.log")).with_suffix(".json")
    storage.write_private(state_file, content)
    assert ensure_engine().pid


def test_another_program_on_the_old_port_is_not_taken_for_the_engine(private_home):
    address = ensure_engine()
    state_file = next(private_home.rglob("engine-*.json"))
    state = storage.read_json(state_file)
    stop_engine()
    # Also while connections of the engine linger on its port, which is what `create_server` allows.
    with socket.create_server(("127.0.0.1", int(address.base_url.rsplit(":", 1)[1]))) as other:
        storage.write_private_json(state_file, state)

        def answer_nonsense():
            connection, _ = other.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

        thread = threading.Thread(target=answer_nonsense)
        thread.start()
        assert ensure_engine().pid != address.pid
        thread.join()


def test_files_beside_the_notebook_do_not_break_the_engine(tmp_path, monkeypatch):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("random.py", "email.py", "uvicorn.py"):
        (folder / name).write_text("raise SystemExit('a file of the user')")
    monkeypatch.chdir(folder)
    assert ensure_engine().pid


def test_importing_the_launcher_is_cheap():
    code = (
        "import sys, pictory_nb.engine.launch; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"starlette", "uvicorn", "httpx", "numpy", "av", "PIL", "anyio"} & set(loaded.split())


def test_the_log_stays_short(private_home):
    ensure_engine(idle_timeout_s=60)
    stop_engine()
    (log,) = private_home.rglob("engine-*.log")
    log.write_bytes(b"an old line\n" * (LIMIT_BYTES // 12 + 1000))
    ensure_engine()
    until(lambda: log.stat().st_size < LIMIT_BYTES and log.read_bytes().startswith(b"an old line\n"))


class Killable:
    """A scripted engine in a process of its own."""

    def __init__(self, home):
        self.state_file = home / "state.json"
        self.state_file.unlink(missing_ok=True)
        command = [sys.executable, Path(__file__).with_name("scripted_engine.py")]
        folders = {
            "--state-file": self.state_file,
            "--data-dir": home / "data",
            "--cache-dir": home / "cache",
        }
        command += [word for pair in folders.items() for word in pair]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert json.loads(self.process.stdout.readline()) == {"ready": True}
        self.state = storage.read_json(self.state_file)

    def client(self):
        return client_of(
            type("Address", (), {"base_url": self.state["base_url"], "key": self.state["key"]}),
        )

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def killable(tmp_path):
    engines = []

    def start():
        engines.append(Killable(tmp_path / "killable"))
        return engines[-1]

    yield start
    for engine in engines:
        engine.kill()


def test_a_turn_and_exports_survive_kill_9(killable):
    engine = killable()
    client = engine.client()
    session_id = new_session(client)
    with client.stream("POST", "/run_sse", json=message(session_id, "wait for me")) as stream:
        lines = stream.iter_lines()
        next(line for line in lines if "functionResponse" in line)
        export(client, session_id, "render_1", draft_of("gated"))
        export(client, session_id, "render_2", draft_of("tea"))
        until(lambda: poll(client, "render_1")["status"] == "processing")
        engine.kill()
        with contextlib.suppress(httpx.TransportError):
            list(lines)
    with contextlib.closing(killable().client()) as again:
        state = state_of(again, session_id)
        assert state["draft"] == draft_of("wait for me")
        assert state["last_turn"]["status"] == "interrupted"
        assert "stopped while it worked" in state["last_turn"]["error"]
        assert again.get("/api/credits/balance/simple").json()["data"] == {
            "available": 100,
            "frozen": 0,
            "total": 100,
        }
        until(lambda: poll(again, "render_1")["status"] == "processing")
        again.delete("/api/render/proxy/lambda/render_1")
        assert finished(again, "render_2")["status"] == "completed"


def test_an_export_that_ends_the_engine_each_time_is_given_up(killable):
    engine = killable()
    client = engine.client()
    session_id = new_session(client)
    export(client, session_id, "render_1", draft_of("gated"))
    for _ in range(3):
        until(lambda client=client: poll(client, "render_1")["status"] == "processing")
        engine.kill()
        engine = killable()
        client = engine.client()
    job = poll(client, "render_1")
    assert job["status"] == "failed"
    assert "ended 3 times" in job["error"]
