from __future__ import annotations

import re

import pytest

from tests.browser.conftest import OUTSIDE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/",
        "http://127.0.0.1.example.com/",
        "ws://localhost.evil:80/",
        "http://10.0.0.1/",
        "http://[::2]/",
        "ftp://127.0.0.1/",
    ],
)
def test_every_other_host_is_outside(url):
    assert OUTSIDE.match(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8888/lab", "ws://localhost/x", "http://[::1]:1/", "data:,x", "blob:http://x/1"]
)
def test_loopback_is_inside(url):
    assert not OUTSIDE.match(url)


def test_a_request_to_the_outside_is_cut_off(page):
    page.waive_errors(r"192\.0\.2\.1|ERR_FAILED")
    words = page.evaluate("() => fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(String)")
    assert re.search("Failed to fetch", words)
