from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

_spec = importlib.util.spec_from_file_location("hatch_build", REPOSITORY / "hatch_build.py")
assert _spec is not None
assert _spec.loader is not None
hatch_build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hatch_build)


@pytest.fixture
def checkout(tmp_path):
    """A copy of the front end's sources, in a folder with spaces, with packages but nothing built."""
    root = tmp_path / "a folder with spaces"
    hidden = shutil.ignore_patterns("node_modules", "coverage")
    shutil.copytree(REPOSITORY / "js", root / "js", ignore=hidden)
    (root / "js" / "node_modules").symlink_to(REPOSITORY / "js" / "node_modules")
    return root


@pytest.fixture
def without_node(monkeypatch):
    monkeypatch.setattr(hatch_build.shutil, "which", lambda _name: None)
    monkeypatch.setattr(hatch_build.importlib.util, "find_spec", lambda _name: None)


@pytest.fixture
def built(checkout):
    """A checkout that says that it is built from its sources as they are."""
    front_end = hatch_build.FrontEnd(checkout)
    front_end.static.mkdir(parents=True)
    (front_end.static / "chat.js").write_text("export default 1")
    (front_end.static / hatch_build.STAMP).write_text(front_end.fingerprint() + "\n")
    return front_end


def test_the_front_end_is_built_from_a_path_with_spaces_and_is_then_up_to_date(checkout):
    if not (REPOSITORY / "js" / "node_modules").is_dir():
        hatch_build.FrontEnd(REPOSITORY).run_npm("run", "typecheck")
    front_end = hatch_build.FrontEnd(checkout)
    assert not front_end.is_fresh()
    front_end.build()
    assert front_end.is_fresh()
    built = {path.name: path.read_bytes() for path in front_end.static.glob("*.js")}
    stems = ("chat", "compare", "panel", "player", "timeline", "uploader")
    assert set(built) == {f"{stem}.js" for stem in stems}
    assert all(b"export{" in source for source in built.values())


@pytest.mark.parametrize(
    "name", ["src/chat.ts", "src/chat.css", "src/new.ts", "package-lock.json", "build.mjs"]
)
def test_any_change_of_the_sources_makes_a_build_due(built, name):
    assert built.is_fresh()
    with (built.js / name).open("a") as source:
        source.write("\n")
    assert not built.is_fresh()


def test_tests_and_line_endings_are_no_reason_to_build(built):
    (built.js / "tests" / "wire.test.ts").unlink()
    chat = built.js / "src" / "chat.ts"
    chat.write_bytes(chat.read_bytes().replace(b"\n", b"\r\n"))
    assert built.is_fresh()


@pytest.mark.usefixtures("without_node")
def test_what_is_up_to_date_needs_no_node(built):
    built.build()
    assert hatch_build.requirements(built.js.parent) == []


@pytest.mark.usefixtures("without_node")
def test_built_bundles_without_their_sources_need_no_node(built):
    shutil.rmtree(built.js)
    built.build()
    assert hatch_build.requirements(built.js.parent) == []


@pytest.mark.usefixtures("without_node")
def test_a_build_that_is_due_asks_for_node_from_pypi(checkout):
    assert hatch_build.requirements(checkout) == [hatch_build.NODE_PACKAGE]


@pytest.mark.usefixtures("without_node")
def test_a_build_without_any_node_says_what_to_do(checkout):
    with pytest.raises(hatch_build.FrontEndError, match=r"needs Node\.js 20 or newer.*pip install"):
        hatch_build.FrontEnd(checkout).build()


def test_a_node_that_is_too_old_counts_as_none(monkeypatch, tmp_path):
    for name, line in (("node", "echo v18.20.0"), ("npm", "exit 1")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{line}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(hatch_build.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(hatch_build.FrontEndError, match=r"Node\.js 20"):
        hatch_build.find_npm()


def test_a_program_that_fails_is_named(checkout):
    with pytest.raises(hatch_build.FrontEndError, match=r"`npm run no-such-script` failed"):
        hatch_build.FrontEnd(checkout).npm("run", "no-such-script")


def test_a_folder_with_neither_sources_nor_bundles_says_so(tmp_path):
    with pytest.raises(hatch_build.FrontEndError, match="complete checkout"):
        hatch_build.FrontEnd(tmp_path).build()


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in (REPOSITORY / "js" / "package-lock.json").read_text()


def test_the_command_line_explains_itself(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["hatch_build.py"])
    assert hatch_build.main(["help"]) == 2
    assert "python hatch_build.py npm run check" in capsys.readouterr().err
