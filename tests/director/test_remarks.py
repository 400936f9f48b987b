"""What people remark beside an order: the order is done, and no word of the remark is taken for a value."""

from __future__ import annotations

import pytest
from edit_corpus import outcome, read_draft

DRAFT = read_draft()


def changed(said):
    return outcome(said, DRAFT)[0]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("most of our viewers are on phones, make it vertical", {"canvas": "1080x1920@30"}),
        ("our projector is weak, use the paper theme", {"theme": "paper"}),
        ("use the sunrise theme, it matches our brand", {"theme": "sunrise"}),
        ("as this runs in a waiting room, turn the music off", {"music": "none"}),
        ("the logo sits too high up there, put it bottom left", {"logo.place": "bottom-left"}),
        ("our corporate typeface is attached, please apply it", {"brand.font": "Brand Sans.ttf"}),
        ("the shop needs people to reproduce it, mute the music", {"music": "none"}),
    ],
)
def test_a_remark_leaves_the_order_as_it_is(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("the list bores everyone, take it out", {"order": [1, 2, 3, 5, 6, 7, 8]}),
        ("our lawyers hate the 73% claim, drop that scene", {"order": [1, 3, 4, 5, 6, 7, 8]}),
        ("scenes two and three say nothing new, please remove them", {"order": [1, 4, 5, 6, 7, 8]}),
        ("the closing card looks sad, put waves behind it", {"8.background": "waves"}),
        ("the quote has to stand out, use sunrise there", {"6.theme": "sunrise"}),
        ("the 73% vanishes before anyone writes it down, give it two more seconds", {"2.s": 7.0}),
        ("the logo covers the captions, move it to the top left", {"logo.place": "top-left"}),
        ("I uploaded a song, put it under the video", {"music": "med_song 35%"}),
    ],
)
def test_it_in_an_order_is_what_the_remark_names(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    "said",
    [
        "once legal has approved it, remove the quote",
        "my boss said we should remove scene 3, make it darker",
        "the client asked whether we can drop the logo, use the paper theme",
        "the quote is boring, what do you think?",
        "the intro bores people, remove it when I tell you",
        "the music is fine, leave it",
        "delete the quote, that would be a mistake",
        "cut scene 3, I was only joking",
        "the sponsor slide is ugly, remove it",
    ],
)
def test_conditions_reports_and_doubts_are_no_remarks(said):
    assert "says" in changed(said)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("a chat window hides the captions, move them to the middle", {"captions.place": "middle"}),
        ("the quote is quick, a bit longer please", {"6.s": "*"}),
        ("the last slide drags: cut it to 4 seconds", {"8.s": 4.0}),
        ("too much text. remove scenes 3 and 4", {"order": [1, 2, 5, 6, 7, 8]}),
        ("mute the music, I'll talk over it myself", {"music": "none"}),
        ("hold the list for 10 seconds, four points need time", {"4.s": 10.0}),
        ("viewers leave on the stat, 4 secs at most", {"2.s": 4.0}),
        ("make the transition before the quote a wipe", {"6.transition": "wipe"}),
        ("few people know Marta, sign the quote with “A happy reader”", {"6.by": "A happy reader"}),
        ("the quote is by Dr. Ada Ray, not Marta Lindqvist", {"6.by": "Dr. Ada Ray"}),
        ("our shop has the motto “Fresh daily”, save it as the tagline", {"brand.tagline": "Fresh daily"}),
        (
            "my band's song.mp3 at 20%, captions at the top",
            {"music": "med_song 20%", "captions.place": "top"},
        ),
        (
            "“great” is smug, make it “calm teams” in the title",
            {"title": "Why calm teams write things down"},
        ),
        ("list heading is vague, call it “Four rules”", {"4.text": "Four rules"}),
        ("scene 3 is out as nobody reads it", {"order": [1, 2, 4, 5, 6, 7, 8]}),
    ],
)
def test_faults_promises_and_things_of_no_film_are_remarks_too(said, change):
    found = changed(said)
    assert {key: "*" if change.get(key) == "*" else value for key, value in found.items()} == change


@pytest.mark.parametrize(
    "said",
    [
        "remove scene 3, I'll tell you when",
        "cut the list, we're still discussing it",
        "drop the quote, my boss hasn't agreed",
        "mute the music, it's just an idea",
        "delete the list, we'll see",
        "delete scene 4 as long as nobody objects",
        "mute the music provided everyone agrees",
        "sorry, got called to the desk, back in 5 minutes",
        "don't put the whole film in noir, only the quote",
    ],
)
def test_what_is_not_decided_yet_changes_nothing(said):
    assert "says" in changed(said)
