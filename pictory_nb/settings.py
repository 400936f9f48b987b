"""Where every setting comes from: argument > environment > config file > default, and each value says so.

The names and defaults are CONTRACT §1. Nothing is written here; see `client.tokens` for what is kept.
"""

from __future__ import annotations

import hmac
import os
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar
from urllib.parse import urlsplit

from pictory_nb import storage
from pictory_nb.client.errors import SettingsError
from pictory_nb.client.private import read_private

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

DEFAULT_BASE_URL = "https://mega-api-prod.nemovideo.ai"
DEFAULT_WEB_URL = "https://nemovideo.com"
CONFIG_FILE_NAME = "config.toml"

ENVIRONMENT_NAMES: Mapping[str, str] = {
    "base_url": "NEMO_API_URL",
    "web_url": "NEMO_WEB_URL",
    "token": "NEMO_TOKEN",
    "client_id": "NEMO_CLIENT_ID",
    "platform": "SKILL_SOURCE",
    "backend": "PICTORY_NB_BACKEND",
}

_INSTALL_FOLDERS = ((".clawhub", "clawhub"), (".cursor/skills", "cursor"))


class Secret:
    """A value that never shows itself: ``repr``, ``str`` and formatting give ``***``; it cannot be pickled.

    Examples
    --------
    >>> token = Secret("nmv_usr_0123")
    >>> token, f"{token}", token.reveal()
    (***, '***', 'nmv_usr_0123')
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the value itself; call it only where the value leaves for its destination."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format("***", spec)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret is not pickled or copied to disk.")

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Secret:
        return self


class Source(StrEnum):
    """Which of the four places a value came from; the earlier one wins."""

    ARGUMENT = "argument"
    ENVIRONMENT = "environment"
    CONFIG_FILE = "config file"
    DEFAULT = "default"


class Backend(StrEnum):
    """Who makes the videos."""

    LOCAL = "local"
    CLOUD = "cloud"


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One value, where it came from, and the name of that place for people ("NEMO_TOKEN", a file)."""

    value: T
    source: Source
    where: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one studio; see `load_settings`.

    Attributes
    ----------
    base_url, web_url
        Without a trailing slash.
    token
        The user's own token, or ``None``: an anonymous one is then acquired.
    client_id
        The user's own client id, or ``None``: one is made once and kept.
    platform
        What ``X-Skill-Platform`` says.
    backend
        Which backend a studio takes when it is not told.
    """

    base_url: Setting[str]
    web_url: Setting[str]
    token: Setting[Secret | None]
    client_id: Setting[str | None]
    platform: Setting[str]
    backend: Setting[Backend]

    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """Return (name, value, where it came from) for people; the token is shown as ``***``."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, str(setting.value), setting.where) for name, setting in found)


def load_settings(
    *,
    base_url: str | None = None,
    web_url: str | None = None,
    token: str | Secret | None = None,
    client_id: str | None = None,
    platform: str | None = None,
    backend: str | Backend | None = None,
    environ: Mapping[str, str] | None = None,
    config_file: Path | None = None,
    install_path: Path | None = None,
) -> Settings:
    """Return the settings in force, each with its source (CONTRACT §1).

    Parameters
    ----------
    base_url, web_url, token, client_id, platform, backend
        Arguments win over everything else; ``None`` means "not given", and so does an empty string.
    environ
        Read instead of ``os.environ``.
    config_file
        Read instead of ``config.toml`` in the user's config folder.
    install_path
        Where the package lies, for the platform rule; the package's own folder by default.

    Raises
    ------
    SettingsError
        A value cannot be right, or a file that holds a token can be read by others; the message says
        which place to correct, or the command that mends it.
    """
    environment = os.environ if environ is None else environ
    path = config_file or storage.folders().config / CONFIG_FILE_NAME
    kept = _read_config(path)
    arguments: dict[str, str | None] = {
        "base_url": base_url,
        "web_url": web_url,
        "token": token.reveal() if isinstance(token, Secret) else token,
        "client_id": client_id,
        "platform": platform,
        "backend": backend,
    }

    def find(name: str) -> Setting[str] | None:
        candidates = (
            (arguments[name], Source.ARGUMENT, f"argument {name}"),
            (environment.get(ENVIRONMENT_NAMES[name]), Source.ENVIRONMENT, ENVIRONMENT_NAMES[name]),
            (kept.get(name), Source.CONFIG_FILE, f"{name} in {path}"),
        )
        for value, source, where in candidates:
            if value is not None and not isinstance(value, str):
                raise SettingsError(f"{where} must be text in quotes.")
            if value and value.strip():
                return Setting(value.strip(), source, where)
        return None

    found_token = find("token")
    default_platform = platform_of(install_path or Path(__file__).parent)
    return Settings(
        base_url=_web_address(find("base_url") or _default(DEFAULT_BASE_URL)),
        web_url=_web_address(find("web_url") or _default(DEFAULT_WEB_URL)),
        token=_own_token(found_token),
        client_id=_header_safe(find("client_id")) or Setting(None, Source.DEFAULT, "made once and kept"),
        platform=_header_safe(find("platform")) or Setting(default_platform, Source.DEFAULT, "install path"),
        backend=_backend(find("backend"), found_token),
    )


def platform_of(install_path: Path, home: Path | None = None) -> str:
    """Return the platform's name for an install path: ``clawhub``, ``cursor`` or ``unknown`` (CONTRACT §1).

    Examples
    --------
    >>> platform_of(Path("/home/ada/.cursor/skills/pictory"), Path("/home/ada"))
    'cursor'
    """
    base = home or Path.home()
    for folder, name in _INSTALL_FOLDERS:
        if install_path.is_relative_to(base / folder):
            return name
    return "unknown"


def _read_config(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"it is not valid TOML ({error})"
        raise SettingsError(f"{path} cannot be used: {reason}. Correct or remove it.") from None
    unknown = sorted(set(values) - set(ENVIRONMENT_NAMES))
    if unknown:
        known = ", ".join(ENVIRONMENT_NAMES)
        raise SettingsError(f"{path} has a setting that does not exist: {unknown[0]}. There are: {known}.")
    if "token" in values:
        read_private(path)
    return values


def _default(value: str) -> Setting[str]:
    return Setting(value, Source.DEFAULT, "default")


def _web_address(setting: Setting[str]) -> Setting[str]:
    value = setting.value.rstrip("/")
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise SettingsError(f"{setting.where} is not a web address.") from None
    if parts.scheme not in {"http", "https"} or not host or not value.isprintable() or " " in value:
        raise SettingsError(f"{setting.where} is not a web address. It should look like {DEFAULT_BASE_URL}")
    if parts.username is not None or parts.query or parts.fragment:
        raise SettingsError(f"{setting.where} must be a plain address, without a password, '?' or '#'.")
    if parts.scheme == "http" and not is_loopback(host):
        raise SettingsError(f"{setting.where} would send the token unencrypted. Use https://{host}")
    return Setting(value, setting.source, setting.where)


def is_loopback(host: str) -> bool:
    """Return whether `host` names this computer itself.

    Examples
    --------
    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("example.org")
    (True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _header_safe(setting: Setting[str] | None) -> Setting[Any] | None:
    if setting is not None and not (setting.value.isascii() and setting.value.isprintable()):
        raise SettingsError(f"{setting.where} has characters that a request cannot carry.")
    return setting


def _own_token(setting: Setting[str] | None) -> Setting[Secret | None]:
    if setting is None:
        return Setting(None, Source.DEFAULT, "none; a free starter token is used")
    value = setting.value.removeprefix("Bearer ").strip()
    if not (value.isascii() and value.isprintable()) or " " in value:
        raise SettingsError(
            f"{setting.where} has characters that no token has (a space or a line break?). Copy it once more."
        )
    return Setting(Secret(value), setting.source, setting.where)


def _backend(setting: Setting[str] | None, token: Setting[str] | None) -> Setting[Backend]:
    if setting is None:
        if token is not None:
            return Setting(Backend.CLOUD, Source.DEFAULT, f"a token is given ({token.where})")
        return Setting(Backend.LOCAL, Source.DEFAULT, "no token is given")
    try:
        return Setting(Backend(setting.value.lower()), setting.source, setting.where)
    except ValueError:
        raise SettingsError(f"{setting.where} must be 'local' or 'cloud'.") from None
