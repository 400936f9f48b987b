"""The proxy that the environment names, read anew for every request: a notebook may set it late."""

from __future__ import annotations

import urllib.request
from urllib.parse import urlsplit

from pictory_nb.client.errors import SettingsError


def proxy_for(url: str) -> str | None:
    """Return the proxy that the environment names for `url`, or ``None``.

    Raises
    ------
    SettingsError
        The environment names one that is not an HTTP proxy.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    found = urllib.request.getproxies()
    proxy = found.get(parts.scheme) or found.get("all")
    if not proxy or urllib.request.proxy_bypass(host):
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    if not proxy.startswith(("http://", "https://")):
        raise SettingsError(
            "The environment names a proxy that is not an HTTP proxy. Set HTTPS_PROXY to one."
        )
    return proxy
