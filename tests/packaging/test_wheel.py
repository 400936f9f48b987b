"""What people install: the wheel and the sdist hold all that is needed at run time, and nothing else."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
WIDGETS = ("chat", "compare", "panel", "player", "timeline", "uploader")


def build(kind, source, target, **environment):
    result = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(target), str(source)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    (built,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    return build("sdist", REPOSITORY, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist, tmp_path_factory):
    """A wheel built from the sdist where no Node.js is to be found."""
    folder = tmp_path_factory.mktemp("unpacked sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    empty = tmp_path_factory.mktemp("empty path")
    return build("wheel", source, tmp_path_factory.mktemp("wheel"), PATH=str(empty))


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_the_built_front_end(wheel, names):
    with zipfile.ZipFile(wheel) as archive:
        for stem in WIDGETS:
            bundle = archive.read(f"pictory_nb/widgets/static/{stem}.js").decode()
            assert "export" in bundle
            # The picker's hint "https://…" is no address.
            named = re.findall(r"https?://(?!www\.w3\.org|github\.com)[\w.-]+", bundle)
            assert named == [], f"{stem}.js names addresses of the network"


def test_the_wheel_holds_types_fonts_and_licences(names):
    assert "pictory_nb/py.typed" in names
    fonts = [name for name in names if name.startswith("pictory_nb/engine/render/fonts/")]
    assert {Path(name).suffix for name in fonts} >= {".ttf", ".woff2"}
    licences = [name for name in names if ".dist-info/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any("OFL" in name for name in licences)
    assert any("MIT-multilingual-e5" in name for name in licences)


def test_the_wheel_holds_the_package_and_nothing_else(names):
    strange = [name for name in names if not name.startswith(("pictory_nb/", "pictory_nb-"))]
    assert strange == []
    assert not [
        name for name in names if "__pycache__" in name or "node_modules" in name or "/tests/" in name
    ]


def test_every_module_of_the_repository_is_in_the_wheel(names):
    modules = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "pictory_nb").rglob("*.py")}
    assert modules <= set(names)


def test_the_metadata_names_the_dependencies_and_the_licence(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (path,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = message_from_string(archive.read(path).decode())
    assert metadata["License-Expression"] == "MIT"
    required = {line.split(">")[0].split("<")[0] for line in metadata.get_all("Requires-Dist")}
    assert {"ipywidgets", "anywidget", "httpx", "httpx-sse", "nest-asyncio", "pandas", "av"} <= required


def test_the_sdist_can_be_built_again_with_its_sources(sdist):
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "js/package-lock.json"} <= inside
    assert {f"js/src/{stem}.ts" for stem in WIDGETS} <= inside
    assert not [name for name in inside if "node_modules" in name or name.startswith((".venv", "tests"))]


def test_the_wheel_is_small(wheel):
    """Of it some 15 MB are the encoder that reads edits."""
    assert wheel.stat().st_size < 22_000_000
