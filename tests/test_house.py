"""The house's own rules: imports run downward, importing is cheap, one module speaks HTTP."""

import ast
import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import pictory_nb

PACKAGE = Path(pictory_nb.__file__).parent
# Bottom first; a module may import from its own floor and from those below it.
FLOORS = [
    {"storage", "languages", "public_addresses", "secret_shapes", "_version"},
    {"draft", "documents"},
    {"client", "settings", "bridge"},
    {"conversation", "exports"},
    {"widgets"},
    {"studio", "batch", "branding", "desk", "live", "message", "session_table"}
    | {"previews", "timeline", "timeline_desk", "video", "watching", "workshop", ""},
]
HEAVY = {"pandas", "numpy", "PIL", "av", "uvicorn", "starlette", "httpx", "anywidget", "ipywidgets", "docx"}


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if "static" not in path.parts)


def part_of(path):
    """The part of the house that a file belongs to: its first folder, or its own name."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imports_of(path):
    """Every module named by an import statement of the file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say whole module names"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(part):
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downward(path):
    here = part_of(path)
    for name in imports_of(path):
        if not name.startswith("pictory_nb."):
            continue
        there = name.split(".")[1] if name != "pictory_nb.__version__" else "_version"
        if here == "engine":
            assert there in {"engine", "draft", "documents", *FLOORS[0]}, f"{path} imports {name}"
        elif there == "engine":
            assert here == "workshop", f"only the workshop starts the engine, but {path} imports {name}"
            assert name.startswith("pictory_nb.engine.launch"), f"{path} imports {name}"
        else:
            assert floor_of(there) <= floor_of(here), f"{path} imports {name}, which lives higher up"


def test_one_module_of_the_notebook_side_speaks_http():
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if part_of(path) != "engine"
        and {"httpx", "httpx_sse"} & {name.split(".")[0] for name in imports_of(path)}
    }
    assert users == {"client/transport.py"}


def test_importing_the_package_does_no_work():
    code = "import sys, pictory_nb; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(result.stdout.split())


def test_the_public_names_are_there():
    for name in pictory_nb.__all__:
        assert getattr(pictory_nb, name)
    with pytest.raises(AttributeError, match="no attribute 'Stduio'"):
        _ = pictory_nb.Stduio


@pytest.mark.parametrize("folder", ["benchmarks", "docs"])
def test_scripts_that_no_test_runs_find_what_they_take_from_the_house(folder):
    taken = [
        (path.name, node.module, alias.name)
        for path in (PACKAGE.parent / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
        if node.module.split(".")[0] in {"tests", "benchmarks", "docs", "pictory_nb"}
        for alias in node.names
    ]
    assert taken
    missing = [
        (script, module, name)
        for script, module, name in taken
        if not hasattr(importlib.import_module(module), name)
        and importlib.util.find_spec(f"{module}.{name}") is None
    ]
    assert missing == []
