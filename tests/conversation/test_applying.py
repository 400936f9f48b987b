"""A table becomes the timeline: by one message where the backend takes no more, and the truth is told."""

import asyncio

import pytest

from pictory_nb.client import DraftChangedError, StreamInterruptedError
from pictory_nb.conversation import Action, Ending
from tests.conversation.fakes import Client, conversation, delta, done

INSTRUCTION = "Edit the timeline exactly as follows: …"


def draft(title="Old", volume=35):
    music = {"id": "m", "d": 9000, "m": {"name": "Lo-fi", "volume_pct": volume}}
    text = {"id": "a", "d": 3000, "m": {"text": title}}
    return {"t": [{"id": "music", "tt": 1, "sg": [music]}, {"id": "title", "tt": 7, "sg": [text]}]}


def apply(after, *script, wanted=None, based_on=None):
    client = Client(draft=draft())
    client.balances = [150.0, 110.0]
    client.scripts.append([lambda: setattr(client, "draft", after), *script])
    made, events = conversation(client, backend="cloud")

    async def run():
        await made.ensure_session()
        await made.refresh()
        return await made.apply(wanted or draft("New", 20), INSTRUCTION, based_on=based_on)

    return asyncio.run(run()), client, events


def test_one_message_asks_for_the_whole_edit_and_what_came_of_it_is_told():
    turn, client, _ = apply(draft("New", 20), done("Done as you said."))
    assert [text for _, text in client.sent] == [INSTRUCTION]
    assert turn.ending is Ending.DONE
    assert turn.changes == ("BGM volume: 35% → 20%", "Title changed: 'Old' → 'New'")
    assert turn.text.startswith("Done as you said.\n\nDone:")
    assert "not on the timeline" not in turn.text
    assert Action.RETRY not in turn.actions
    assert (turn.credits_spent, turn.credits_left) == (40.0, 110.0)


def test_what_the_cloud_left_out_is_named_and_can_be_tried_again():
    turn, _, _ = apply(draft("New", 35), done("Done!"))
    assert turn.changes == ("Title changed: 'Old' → 'New'",)
    told, missing = turn.text.split("These parts of the edit are not on the timeline:")
    assert "Title changed" in told
    assert missing.strip() == "- BGM volume: 35% → 20%"
    assert turn.actions[0] is Action.RETRY


def test_a_claim_that_the_state_does_not_show_is_not_believed():
    turn, _, _ = apply(draft(), done("All your edits are made."))
    assert turn.ending is Ending.NOTHING_CHANGED
    assert turn.changes == ()
    assert "Nothing changed on the timeline" in turn.text
    assert "Title changed: 'Old' → 'New'" in turn.text


def test_a_connection_that_breaks_is_looked_after_and_nothing_is_sent_twice():
    turn, client, _ = apply(draft("New", 20), delta("I am on"), StreamInterruptedError("broke"))
    assert len(client.sent) == 1
    assert turn.changes == ("BGM volume: 35% → 20%", "Title changed: 'Old' → 'New'")


def test_an_edit_of_an_older_timeline_is_refused_before_anything_is_sent():
    with pytest.raises(DraftChangedError, match="meanwhile"):
        apply(draft(), based_on=draft("Older"))
