"""JupyterLab or Notebook 7 for tests: loopback only, private folders, no news, no saved layout."""

from __future__ import annotations

import itertools
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import httpx
import nbformat

from pictory_nb.engine.launch import stop_engine
from pictory_nb.storage import Folders

if TYPE_CHECKING:
    from collections.abc import Sequence

REPOSITORY = Path(__file__).parents[2]
REQUEST_TIMEOUT_S = 120


class JupyterServer:
    """One server process; `root` is the folder that it shows.

    Parameters
    ----------
    home
        A fresh folder that holds everything the server and its kernels write.
    app
        The front end: JupyterLab or Notebook 7.
    """

    def __init__(self, home: Path, app: Literal["lab", "notebook"] = "lab") -> None:
        self.home = home
        self.app = app
        self.root = home / "work"
        self.token = secrets.token_hex(16)
        self.port = 0
        self.log = home / "server.log"
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def page_url(self, name: str) -> str:
        """Where a notebook opens, with the token and without a layout of earlier."""
        page = "doc/tree" if self.app == "lab" else "notebooks"
        return f"{self.url}/{page}/{name}?token={self.token}&reset"

    def start(self) -> None:
        self.root.mkdir()
        config = self.home / "config"
        (config / "labconfig").mkdir(parents=True)
        disabled = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
        (config / "labconfig" / "page_config.json").write_text(json.dumps(disabled))
        self._begin_settings()
        module, settings = {"lab": ("jupyterlab", "LabApp"), "notebook": ("notebook", "JupyterNotebookApp")}[
            self.app
        ]
        command = [
            *(sys.executable, "-m", module),
            *("--no-browser", "--ip=127.0.0.1", f"--port={_free_port()}"),
            *(f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={self.root}"),
            *("--ServerApp.allow_root=True", f"--{settings}.expose_app_in_browser=True"),
            "--KernelManager.shutdown_wait_time=2",
        ]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.root,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_up()

    def stop(self) -> None:
        """End the server, and every kernel and engine that was started by it."""
        assert self._process is not None
        self.shut_down_kernels()
        self.end_engine()
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def new_notebook(self, cells: Sequence[str | dict[str, str]]) -> str:
        """Write a notebook whose name no earlier page or kernel knows, and return the name."""
        name = f"test-{next(self._numbers)}.ipynb"
        self.write_notebook(name, cells)
        return name

    def write_notebook(self, name: str, cells: Sequence[str | dict[str, str]]) -> None:
        notebook = nbformat.v4.new_notebook(
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        )
        for cell in cells:
            source, kind = (cell, "code") if isinstance(cell, str) else (cell["source"], cell["type"])
            make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
            notebook.cells.append(make(source))
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)

    def tidy(self) -> None:
        """Leave nothing of a test to the next: no kernel, and no setting of a page, such as its theme."""
        self.shut_down_kernels()
        self._begin_settings()

    def shut_down_kernels(self) -> None:
        """End every kernel; one that has ended by itself meanwhile is fine too."""
        headers = {"Authorization": f"token {self.token}"}
        with httpx.Client(base_url=self.url, headers=headers, timeout=REQUEST_TIMEOUT_S) as api:
            for session in api.get("/api/sessions").json():
                api.delete(f"/api/sessions/{session['id']}")

    def _begin_settings(self) -> None:
        settings = self.home / "settings"
        shutil.rmtree(settings, ignore_errors=True)
        # A notebook is saved when a test says so: two savings at once ask which of them counts.
        documents = settings / "@jupyterlab" / "docmanager-extension"
        documents.mkdir(parents=True)
        (documents / "plugin.jupyterlab-settings").write_text(json.dumps({"autosave": False}))

    def end_engine(self) -> None:
        """End the engine that a studio in one of the kernels has started, if there is one."""
        home = self.home / "pictory"
        stop_engine(home=Folders(home / "config", home / "data", home / "cache"))

    def _environment(self) -> dict[str, str]:
        folders = {
            "HOME": "home",
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "IPYTHONDIR": "ipython",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "PICTORY_NB_HOME": "pictory",
        }
        private = {variable: str(self.home / folder) for variable, folder in folders.items()}
        for folder in private.values():
            Path(folder).mkdir(parents=True, exist_ok=True)
        inherited = {name: value for name, value in os.environ.items() if name != "NEMO_TOKEN"}
        path = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH", ""))))
        return {**inherited, **private, "PYTHONPATH": path}

    def _wait_until_up(self) -> None:
        assert self._process is not None
        # Another process may have taken the port by then: the server tells which one it has found.
        told = self.home / "runtime" / f"jpserver-{self._process.pid}.json"
        deadline = time.monotonic() + REQUEST_TIMEOUT_S
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.port = json.loads(told.read_text())["port"]
                httpx.get(f"{self.url}/api", timeout=5).raise_for_status()
            except (OSError, ValueError, httpx.HTTPError):
                # The server says nothing when it is ready but this.
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"Jupyter did not start:\n{self.log.read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
