"""What is written down of a draft opens no door, and nothing else of it is lost."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.draft import History, diff, masked, read_draft, same_but_for_secrets
from tests.draft.random_drafts import any_json

SECRET = "s3cr3tPLANTED0123"


def film(signature=SECRET, **more):
    clip = {
        "id": "c",
        "d": 2000,
        "m": {"name": "tea", "url": f"https://cdn.example/a.mp4?Signature={signature}"},
    }
    return {"d": 2000, "t": [{"id": "v", "tt": 0, "sg": [clip]}], **more}


@pytest.mark.parametrize(
    "value",
    [
        {"url": f"https://cdn.example/a.mp4?X-Amz-Signature={SECRET}"},
        {"url": f"https://cdn.example/a.mp4?v=1&sig={SECRET}&w=2"},
        {"url": f"HTTPS://cdn.example/a.mp4#access_token={SECRET}"},
        {"url": f"https://user:{SECRET}@cdn.example/a.mp4"},
        {"text": f"Look: https://cdn.example/a?token={SECRET}."},
        {"text": f"nmv_usr_{SECRET}"},
        {"header": f"Bearer {SECRET}"},
        {"secret": SECRET},
        {"apiKey": SECRET, "api_key": SECRET, "X-API-Key": SECRET},
        {"m": {"credentials": {"user": "me-myself", "list": [[SECRET]]}}},
        [[{"password": SECRET}]],
        f"https://cdn.example/a?Policy=x&Key-Pair-Id={SECRET}",
    ],
)
def test_a_secret_is_masked_wherever_it_stands(value):
    before = copy.deepcopy(value)
    assert SECRET not in json.dumps(masked(value))
    assert value == before


@pytest.mark.parametrize(
    "value",
    [
        {"text": "Ask for a token at https://shop.example/tea?colour=green&size=2."},
        {"time_signature": "4/4", "tokens": 350, "secrets": [1, 2]},
        {"text": "A secret, a password: tea."},
        {"url": "https://cdn.example/token/signature.mp4"},
        {"name": "clm"},
        None,
        "tea",
        7,
    ],
)
def test_what_is_no_secret_is_kept_as_the_very_same_value(value):
    assert masked(value) is value


@given(any_json)
def test_any_draft_can_be_masked_once_and_for_all(draft):
    once = masked(draft)
    assert masked(once) is once
    assert same_but_for_secrets(draft, once)


def test_a_draft_that_is_nested_deeper_than_python_calls_is_masked_too():
    nested = {"secret": SECRET}
    for _ in range(5_000):
        nested = [nested]
    held = masked(nested)
    while isinstance(held, list):
        held = held[0]
    assert held == {"secret": "***"}


@given(
    st.text(alphabet="abc123", min_size=8, max_size=12), st.text(alphabet="xyz789", min_size=8, max_size=12)
)
def test_an_address_that_was_signed_anew_is_no_change(one, other):
    before, after = (read_draft(film(name, secret=name)) for name in (one, other))
    assert diff(before, after) == []


def test_a_new_address_is_told_without_its_signature():
    after = film()
    after["t"][0]["sg"][0]["m"]["url"] = f"https://b.example/b?sig={SECRET}"
    told = [change.words for change in diff(read_draft(film()), read_draft(after))]
    assert len(told) == 1
    assert SECRET not in told[0]


def test_a_credential_that_is_new_is_told_without_it():
    after = film()
    after["t"][0]["sg"][0]["m"]["token"] = SECRET
    (change,) = diff(read_draft(film()), read_draft(after))
    assert "token" in change.words
    assert SECRET not in change.words


def test_a_comparison_of_two_states_tells_no_secret_of_a_text():
    def saying(words, signature):
        text = {"id": "a", "d": 1000, "m": {"text": f"{words} https://a.example/?token={signature}"}}
        return {"t": [{"id": "t", "tt": 7, "sg": [text]}]}

    history = History().with_draft(masked(saying("See", SECRET)))
    longer = history.with_draft(saying("Look at", SECRET))
    (change,) = longer.compare(1, 2)
    assert SECRET not in change.words
    assert "Look at" in change.words


def test_a_history_that_begins_with_notes_goes_on_with_the_whole_draft():
    history = History().with_draft(masked(film()), "as noted").with_draft(film(), "as it is")
    assert [state.raw for state in history] == [film()]
    edited = film("another0123", d=3000)
    longer = history.with_draft(edited, "longer")
    assert [change.kind for change in longer.compare(1, 2)] == ["length"]
