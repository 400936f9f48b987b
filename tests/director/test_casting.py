"""Uploads find their scenes: by what their names say, then by order; and anything odd is explained."""

import pytest

from pictory_nb.engine.director import direct
from pictory_nb.engine.director.steps import MediaItem, Say, ToolResult

SCRIPT = """# How we moved

Last spring we packed up the whole company. The old office was too small for forty people.
A new kitchen is where the best ideas start. Every Friday somebody cooks for all.
The garden behind the house belongs to everybody. We grow tomatoes and far too many herbs.
Visitors are welcome at any time. Come and have a coffee with us."""
ASKED = "Turn this into a video, keep all of it."


def picture(name, width=2_000, height=1_500):
    return MediaItem(f"med_{name}", name, "image", width, height)


def clip(name, duration_ms=60_000):
    return MediaItem(f"med_{name}", name, "video", 1_920, 1_080, duration_ms)


def sound(name):
    return MediaItem(f"med_{name}", name, "audio", duration_ms=90_000)


def made(media, asked=ASKED):
    steps = list(direct(f"{asked}\n\n{SCRIPT}", None, media, seed=7))
    draft = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft][-1]
    return draft, "".join(step.text for step in steps if isinstance(step, Say))


def track(draft, name):
    return next((one["sg"] for one in draft["t"] if one["m"]["name"] == name), [])


def text_in(draft, scene):
    span = range(scene["st"], scene["st"] + scene["d"])
    return " ".join(
        str(segment["m"].get("text", ""))
        for one in draft["t"]
        if one["tt"] == 7
        for segment in one["sg"]
        if segment["st"] in span
    )


def scene_of(draft, name):
    return [s for s in track(draft, "Video") if s["m"]["background"].get("media_id") == f"med_{name}"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("office.jpg", "office"),
        ("IMG_2041 Kitchen-final.png", "kitchen"),
        ("theGarden_02.webp", "garden"),
        ("tomato.gif", "tomatoes"),
        ("herb.jpeg", "herbs"),
    ],
)
def test_a_picture_is_shown_where_its_name_is_spoken_of(name, word):
    draft, told = made([picture(name)])
    (scene,) = scene_of(draft, name)
    assert word in text_in(draft, scene)
    assert f"{name} is in scene" in told
    assert f"“{word.lower()}”" in told


def test_names_go_before_order_and_the_rest_keeps_its_order():
    draft, told = made([picture("DSC_0001.jpg"), picture("garden.jpg"), picture("DSC_0002.jpg")])
    (garden,), (first,), (second,) = (
        scene_of(draft, name) for name in ("garden.jpg", "DSC_0001.jpg", "DSC_0002.jpg")
    )
    assert "garden" in text_in(draft, garden)
    assert first["st"] < second["st"]
    assert "2 of your uploads are behind the captions" in told


def test_a_chinese_name_finds_its_scene():
    script = (
        "# 我们的搬家\n\n去年春天我们搬了家。旧的办公室太小了。新的厨房很大，大家都喜欢。花园属于每一个人。"
    )
    steps = list(direct(f"把这篇文章做成视频，保留全文\n\n{script}", None, [picture("花园.jpg")], seed=3))
    draft = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft][-1]
    (scene,) = scene_of(draft, "花园.jpg")
    assert "花园" in text_in(draft, scene)
    assert "花园.jpg 用在提到“花园”的场景" in "".join(step.text for step in steps if isinstance(step, Say))


def test_a_logo_becomes_the_logo_and_no_background():
    draft, told = made([picture("Acme-Logo.png", 400, 200)])
    assert draft["m"]["brand"]["logo"] == {"media_id": "med_Acme-Logo.png"}
    assert not scene_of(draft, "Acme-Logo.png")
    assert "Acme-Logo.png is the logo in the corner." in told


def test_a_song_becomes_the_music_unless_a_mood_is_asked_for():
    draft, told = made([sound("song.mp3")])
    (music,) = track(draft, "BGM")
    assert music["m"] == {"name": "song.mp3", "media_id": "med_song.mp3", "volume_pct": 100}
    assert "song.mp3 is the music." in told
    draft, _ = made([sound("song.mp3")], f"{ASKED} With calm music.")
    assert track(draft, "BGM")[0]["m"]["mood"] == "calm"
    draft, _ = made([sound("one.mp3"), sound("two.mp3")])
    assert "media_id" not in track(draft, "BGM")[0]["m"]


def test_the_own_song_stays_when_the_film_is_told_anew():
    draft, _ = made([sound("song.mp3")])
    steps = direct("make it 12 seconds", draft, [sound("song.mp3")], seed=7)
    again = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft][-1]
    assert again["d"] < draft["d"]
    assert track(again, "BGM")[0]["m"]["media_id"] == "med_song.mp3"


def test_what_is_odd_is_explained():
    _, told = made([picture("office.jpg", 300, 200), clip("kitchen.mp4", 1_500)])
    assert "office.jpg is so small that it is shown in a frame and not blown up." in told
    assert "kitchen.mp4 lasts 1.5 s and scene" in told
    assert "so it starts again" in told
    assert "The sound of your clips plays at 30% under the rest; “mute the clips” silences them." in told
    _, told = made([picture(f"DSC_{number}.jpg") for number in range(40)])
    assert "No scene was left for DSC_" in told


@pytest.mark.parametrize(
    ("message", "sound_pct"),
    [
        ("mute the clips", None),
        ("mute the clip", None),
        ("remove the sound of the clips", None),
        ("no clip sound", None),
        ("clip sound at 60%", 60),
        ("set the sound of the clips to 45%", 45),
        ("把视频片段静音", None),
    ],
)
def test_the_sound_of_clips_is_changed_by_talking(message, sound_pct):
    media = [clip("kitchen.mp4"), clip("garden.mov")]
    draft, _ = made(media)
    assert {scene["m"]["background"]["sound_pct"] for m in media for scene in scene_of(draft, m.name)} == {30}
    steps = list(direct(message, draft, media, seed=7))
    (after,) = [step.draft for step in steps if isinstance(step, ToolResult) and step.draft]
    heard = {scene["m"]["background"].get("sound_pct") for m in media for scene in scene_of(after, m.name)}
    assert heard == {sound_pct}
    assert track(after, "BGM") == track(draft, "BGM")


def test_a_film_without_clips_has_no_clip_sound():
    draft, _ = made([picture("office.jpg")])
    steps = list(direct("mute the clips", draft, [picture("office.jpg")], seed=7))
    assert not [step for step in steps if isinstance(step, ToolResult) and step.draft]
    assert "No clip of yours is shown there" in "".join(s.text for s in steps if isinstance(s, Say))
