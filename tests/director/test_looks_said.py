"""What people say about looks and sound, and the draft that comes of it."""

from __future__ import annotations

import pytest
from edit_corpus import outcome, read_draft

DRAFT = read_draft()


def changed(said):
    return outcome(said, DRAFT)[0]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("violet accents please", {"colors.accent": "#7e57c2"}),
        ("the highlight colour has to be teal", {"colors.accent": "#00897b"}),
        ("give all the backgrounds a navy colour", {"colors.palette": ["#1b2a5e"]}),
        ("coral and cream as the background colours", {"colors.palette": ["#ff7a59", "#f7f0dc"]}),
        (
            "backgrounds #102030 and accents #ffaa00",
            {"colors.palette": ["#102030"], "colors.accent": "#ffaa00"},
        ),
        ("强调色换成紫色", {"colors.accent": "#8e24aa"}),
    ],
)
def test_colours_may_be_named(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    "said",
    [
        "are the accents orange?",
        "the orange accents look great",
        "the backgrounds are all blue",
        "maybe purple accents later",
        "no green backgrounds",
        "my boss said the accents should be red",
        "last year we used calm music",
        "we always use slide transitions",
    ],
)
def test_what_only_tells_of_looks_changes_nothing(said):
    assert "says" in changed(said)


@pytest.mark.parametrize(
    ("said", "third"),
    [
        ("add a lower third with the name Ruth Adler and the title Head nurse", "Ruth Adler / Head nurse"),
        ('a name banner with "Ruth Adler", second line "Head nurse"', "Ruth Adler / Head nurse"),
        ('put a lower third "Ruth Adler" with "Head nurse" below it', "Ruth Adler / Head nurse"),
        ("show the name Ruth Adler, Head nurse in the bottom left", "Ruth Adler / Head nurse"),
        ("lower third: Sam Lee, Job Coach", "Sam Lee / Job Coach"),
    ],
)
def test_a_lower_third_has_a_name_and_a_line(said, third):
    assert changed(said) == {"brand.lower_third": third}


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("our firm isn't Northlight any more but Eastgate", {"brand": "Eastgate"}),
        ("the company name should be Eastgate instead of Northlight", {"brand": "Eastgate"}),
        ("please fix the brand name, it is Eastgate", {"brand": "Eastgate"}),
        ("the brand is called Eastgate now", {"brand": "Eastgate"}),
        ("add our logo at the bottom right", {"logo": "med_logo", "logo.place": "bottom-right"}),
        ("swap the text logo for logo.png", {"logo": "med_logo"}),
        ("the logo should be twice as big and half transparent", {"logo.size": 200, "logo.opacity": 50}),
        ("all text in Brand Sans", {"brand.font": "Brand Sans.ttf"}),
    ],
)
def test_the_brand_is_named_and_shown(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("let every scene come in with a slide", {"transitions": "slide"}),
        ("have scene 6 come in with a wipe", {"6.transition": "wipe"}),
        ("cut straight into the quote", {"6.transition": "cut"}),
        ("scene 4 without any transition", {"4.transition": "cut"}),
        ("the second transition should be a wipe", {"3.transition": "wipe"}),
        (
            "walkthrough.mp4 behind scene 6 from second 3 to 8",
            {"6.background": "med_clip", "6.from": 3.0, "6.to": 8.0},
        ),
        ("use my clip behind scene 2, beginning at 6 seconds", {"2.background": "med_clip", "2.from": 6.0}),
        ("boxed captions in 3 and 7", {"3.captions.style": "boxed", "7.captions.style": "boxed"}),
        ("no logo no captions", {"logo": "off", "captions": "off"}),
        ("neither music nor captions", {"music": "none", "captions": "off"}),
        ("switch from 30 to 24 fps", {"canvas": "1920x1080@24"}),
    ],
)
def test_pictures_follow_what_is_said(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("fade the music at both ends, 4 seconds each", {"music": "lo-fi 35% in 4 s out 4 s"}),
        ("same music but slower", {"music": "lo-fi 35% 68 bpm"}),
        ("the song should be 10% faster", {"music": "lo-fi 35% 86 bpm"}),
        ("lose the music, I will add my own later", {"music": "none"}),
    ],
)
def test_music_follows_what_is_said(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("have the text read out by a man", "male"),
        ("a woman should read it", "female"),
        ("turn on the voice and make it a male one", "male"),
    ],
)
def test_a_voice_is_known_by_who_speaks(said, name):
    found = changed(said)
    assert (found["voice.on"], found["voice.name"]) == (True, name)


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("replace the bokeh with papercut", {"5.background": "papercut"}),
        ("datalines instead of waves", {"3.background": "datalines", "7.background": "datalines"}),
        ("swap the contours for office.jpg", {"2.background": "med_photo", "8.background": "med_photo"}),
        ("all scenes with contours get blobs", {"2.background": "blobs", "8.background": "blobs"}),
    ],
)
def test_a_background_gives_way_wherever_it_is(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    "said",
    [
        "scene 4 should say something different",
        "change one bullet",
        "change the second bullet",
        "I need another quote",
        "we need an extra scene",
        "change the colour to red",
        "the subtitle needs changing",
        "make the captions different",
        "the scene with the waves should get a grid",
    ],
)
def test_what_is_left_open_is_asked(said):
    assert changed(said) == {"says": "asked"}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("use jazz music", "upload"),
        ("make it 4:3", "16:9"),
        ("no music during the quote", "whole video"),
        ("add a bell sound effect when the list comes", "effects"),
        ("put beach.jpg behind scene 3", "beach.jpg"),
        ("jump to version 12", "version 12"),
        ("scene 20 needs to be shorter", "8 scenes"),
    ],
)
def test_what_cannot_be_done_is_told(said, reason):
    found, text = outcome(said, DRAFT)
    assert found == {"says": "refused"}
    assert reason in text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("when does the quote come up", "29 s"),
        ("what's the second bullet?", "The reason"),
        ("remind me what scene 7 says", "Monday"),
        ("can you make it square? just wondering", "I can change"),
    ],
)
def test_questions_are_answered(said, told):
    found, text = outcome(said, DRAFT)
    assert found == {"says": "answered"}
    assert told in text


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("use bokeh here", {"says": "refused"}),
        ("lagoon theme here only", {"5.theme": "lagoon"}),
        ("paper look for this card only", {"5.theme": "paper"}),
        ("give the list the ember theme, just this card", {"4.theme": "ember"}),
        ("no dissolve into the quote, just a hard cut", {"6.transition": "cut"}),
        ("straight cut into the list", {"4.transition": "cut"}),
        ("boxed captions would look tidier", {"captions.style": "boxed"}),
        ("our lobby screen needs 25 fps", {"canvas": "1920x1080@25"}),
        ("the venue wants square", {"canvas": "1080x1080@30"}),
        ("take my own song instead of the lo-fi", {"music": "med_song 35%"}),
        ("rename Northlight to Blue Harbor as the brand name", {"brand": "Blue Harbor"}),
        ("we rebranded to Kestrel in May, please update the brand name", {"brand": "Kestrel"}),
    ],
)
def test_where_and_wherefore_a_look_is_wished(said, change):
    assert changed(said) == change


@pytest.mark.parametrize(
    ("said", "what", "about"),
    [
        ("do you know how long the film runs?", "answered", "46 seconds"),
        ("how manny slides are in the film right now", "answered", "8 scenes"),
        ("what version are we on?", "answered", "version 3"),
        ("which transition is the video using?", "answered", "crossfade"),
        ("what kinds of changes can I ask you for?", "answered", "I can change"),
        ("I need another card", "asked", "say"),
        ("can the video have a different theme?", "asked", "theme"),
        ("rewrite one of the bullet points", "asked", "point"),
        ("the wording of the third point must change", "asked", "point 3"),
        ("move one of the scenes to the end", "asked", "move"),
        ("add a ding sound effect at the quote", "refused", "effects"),
        ("the logo should be in the middle of the screen", "refused", "corner"),
        ("redo what we just undid", "refused", "redo"),
    ],
)
def test_what_is_asked_left_open_or_in_no_film_is_answered_so(said, what, about):
    change, text = outcome(said, DRAFT)
    assert change == {"says": what}
    assert about in text


@pytest.mark.parametrize(
    "said",
    [
        "remove the logo, hmm, no, leave it, everything stays",
        "turn the captions off… no, it all stays as it is",
        "the agency's film has no captions",
        "our competitor's video uses upbeat music, funny",
    ],
)
def test_what_is_taken_back_or_told_of_other_films_changes_nothing(said):
    assert "says" in changed(said)
