"""Every setting has one place that wins and says which; secrets do not show."""

from __future__ import annotations

import copy
import os
import pickle
from pathlib import Path

import pytest

from pictory_nb.client import SettingsError
from pictory_nb.client.private import read_private
from pictory_nb.settings import Backend, Secret, Source, load_settings, platform_of

ENVIRON = {
    "NEMO_API_URL": "https://env.example/",
    "NEMO_WEB_URL": "https://web.env.example",
    "NEMO_TOKEN": "token-env",
    "NEMO_CLIENT_ID": "id-env",
    "SKILL_SOURCE": "platform-env",
    "PICTORY_NB_BACKEND": "LOCAL",
}
CONFIG = """
base_url = "https://file.example"
web_url = "https://web.file.example"
token = "token-file"
client_id = "id-file"
platform = "platform-file"
backend = "cloud"
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG)
    path.chmod(0o600)
    return path


def values(settings):
    names = ("base_url", "web_url", "token", "client_id", "platform", "backend")
    found = [getattr(settings, name) for name in names]
    shown = [s.value.reveal() if isinstance(s.value, Secret) else s.value for s in found]
    return shown, {s.source for s in found}


def test_an_argument_wins_over_everything(config) -> None:
    settings = load_settings(
        base_url="https://arg.example",
        web_url="https://web.arg.example",
        token=Secret("token-arg"),
        client_id="id-arg",
        platform="platform-arg",
        backend=Backend.CLOUD,
        environ=ENVIRON,
        config_file=config,
    )
    assert values(settings) == (
        ["https://arg.example", "https://web.arg.example", "token-arg", "id-arg", "platform-arg", "cloud"],
        {Source.ARGUMENT},
    )


def test_the_environment_wins_over_the_file(config) -> None:
    settings = load_settings(environ=ENVIRON, config_file=config)
    assert values(settings) == (
        ["https://env.example", "https://web.env.example", "token-env", "id-env", "platform-env", "local"],
        {Source.ENVIRONMENT},
    )
    assert settings.token.where == "NEMO_TOKEN"


def test_the_file_wins_over_the_defaults(config) -> None:
    settings = load_settings(environ={"NEMO_TOKEN": "  "}, config_file=config)
    assert values(settings) == (
        [
            "https://file.example",
            "https://web.file.example",
            "token-file",
            "id-file",
            "platform-file",
            "cloud",
        ],
        {Source.CONFIG_FILE},
    )
    assert str(config) in settings.base_url.where


def test_the_defaults_are_the_contracts() -> None:
    settings = load_settings(environ={})
    assert values(settings) == (
        ["https://mega-api-prod.nemovideo.ai", "https://nemovideo.com", None, None, "unknown", "local"],
        {Source.DEFAULT},
    )


def test_a_token_makes_the_cloud_the_default_backend() -> None:
    settings = load_settings(environ={"NEMO_TOKEN": "Bearer abc"})
    assert settings.backend.value is Backend.CLOUD
    assert "NEMO_TOKEN" in settings.backend.where
    assert settings.token.value == Secret("abc")


def test_the_real_environment_is_read_when_nothing_else_is_given(monkeypatch) -> None:
    monkeypatch.setenv("NEMO_API_URL", "https://mine.example")
    assert load_settings().base_url.value == "https://mine.example"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ada/.clawhub/skills/x", "clawhub"),
        ("/home/ada/.cursor/skills/x", "cursor"),
        ("/home/ada/.cursor/other", "unknown"),
        ("/home/bob/.clawhub/x", "unknown"),
        ("/usr/lib/python3", "unknown"),
    ],
)
def test_the_platform_comes_from_the_install_path(path, name) -> None:
    assert platform_of(Path(path), Path("/home/ada")) == name


@pytest.mark.parametrize(
    ("given", "reads"),
    [
        ({"base_url": "ftp://x.example"}, "not a web address"),
        ({"base_url": "https://"}, "not a web address"),
        ({"base_url": "https://a b.example"}, "not a web address"),
        ({"base_url": "https://[::1"}, "not a web address"),
        ({"base_url": "https://x.example:99999"}, "not a web address"),
        ({"base_url": "https://user:secret@x.example"}, "without a password"),
        ({"base_url": "https://x.example/?a=1"}, "without a password"),
        ({"base_url": "http://x.example"}, "unencrypted"),
        ({"token": "abc\ndef"}, "Copy it once more"),
        ({"token": "abc def"}, "Copy it once more"),
        ({"token": "schlüssel"}, "Copy it once more"),
        ({"client_id": "a\nb"}, "cannot carry"),
        ({"platform": "ü"}, "cannot carry"),
        ({"backend": "both"}, "'local' or 'cloud'"),
    ],
)
def test_a_value_that_cannot_be_right_names_its_place(given, reads) -> None:
    with pytest.raises(SettingsError, match=reads) as caught:
        load_settings(**given, environ={})
    assert f"argument {next(iter(given))}" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"])
def test_this_computer_may_be_unencrypted(url) -> None:
    assert load_settings(base_url=url, environ={}).base_url.value == url


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("base_url = ", "not valid TOML"),
        ("bas_url = 'x'", "does not exist: bas_url"),
        ("base_url = 7", "must be text"),
    ],
)
def test_a_config_file_that_cannot_be_used_is_named(text, reads, tmp_path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=reads) as caught:
        load_settings(environ={}, config_file=path)
    assert str(path) in str(caught.value)


def test_a_config_file_that_is_a_folder_is_named(tmp_path) -> None:
    with pytest.raises(SettingsError, match="cannot be used"):
        load_settings(environ={}, config_file=tmp_path)


def test_a_config_file_with_a_token_must_be_private(config) -> None:
    config.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600") as caught:
        load_settings(environ={}, config_file=config)
    assert "token-file" not in str(caught.value)
    config.write_text('base_url = "https://file.example"')
    assert load_settings(environ={}, config_file=config).base_url.source is Source.CONFIG_FILE


def test_a_private_file_must_be_a_file_of_the_users_own(tmp_path, monkeypatch) -> None:
    assert read_private(tmp_path / "none") is None
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(SettingsError, match="is not a file"):
        read_private(folder)
    path = tmp_path / "a file"
    path.write_bytes(b"x")
    path.chmod(0o600)
    assert read_private(path) == b"x"
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    with pytest.raises(SettingsError, match="belongs to another user"):
        read_private(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_private(path / "below")


def test_a_secret_never_shows_itself() -> None:
    secret = Secret("nmv_usr_0123")
    settings = load_settings(token="nmv_usr_0123", environ={})
    for text in (
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret:>5}",
        repr(settings),
        str(settings.rows()),
    ):
        assert "0123" not in text
        assert "***" in text
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    assert copy.copy(secret) is secret
    assert copy.deepcopy(secret) is secret
    assert secret == Secret("nmv_usr_0123")
    assert secret != Secret("other")
    assert secret != "nmv_usr_0123"
    assert len({secret, Secret("nmv_usr_0123")}) == 1
    assert not Secret("")
