"""Preview, stills and films that play while they render, on the real engine over real HTTP."""

import asyncio
import io
import itertools

import av
import pytest
from PIL import Image

from pictory_nb import Studio, bridge
from pictory_nb.client import NotOfferedError, PictoryError
from pictory_nb.previews import NoPictureError, preview_output, profile_output
from pictory_nb.settings import Backend


def test_a_preview_is_small_and_sounds(made):
    video = made.preview()
    assert (video.info.width, video.info.height) == (640, 360)
    with av.open(str(video.path)) as film:
        assert film.streams.audio
        assert float(film.duration / av.time_base) == pytest.approx(10, abs=0.1)
    again = asyncio.run(made.apreview())
    assert again.path == video.path


def test_a_frame_is_the_films_picture(made):
    width = made.timeline.draft.raw["m"]["canvas"]["width"]
    picture = made.frame(2.5)
    assert picture.size[0] == width
    small = asyncio.run(made.aframe(1e6, width_px=160))
    assert small.size == (160, 90)
    for time_s, width_px in ((-1, None), (0, 8), (0, 10_000)):
        with pytest.raises(NoPictureError):
            made.frame(time_s, width_px)


def test_there_is_no_frame_before_the_first_message(studio):
    with pytest.raises(NoPictureError, match="send a script"):
        studio.frame(0)


def test_pictures_stand_for_the_film(made, tmp_path):
    poster = made.poster(320)
    assert poster.size == (320, 180)
    assert asyncio.run(made.aposter(64)).size == (64, 36)
    scenes = len(made.timeline.draft.raw["t"][0]["sg"])
    thumbnails = made.thumbnails(160)
    assert [picture.size for picture in thumbnails] == [(160, 90)] * scenes
    assert len(asyncio.run(made.athumbnails(64))) == scenes
    assert made.contact_sheet(600, columns=3).width == 600
    assert asyncio.run(made.acontact_sheet(300)).width == 300
    animation = made.animation(200)
    saved = animation.save(tmp_path / "film.webp")
    with Image.open(saved) as moving:
        assert (moving.format, moving.width) == ("WEBP", 200)
        assert moving.n_frames > 6
    assert "data:image/webp;base64," in animation._repr_mimebundle_()["text/html"]
    assert len(asyncio.run(made.aanimation(64)).data) < len(animation.data)
    for ask in (
        lambda: made.poster(8),
        lambda: made.thumbnails(10_000),
        lambda: made.contact_sheet(600, 0),
        lambda: made.animation(2_000),
    ):
        with pytest.raises(NoPictureError):
            ask()


def test_the_player_shows_the_poster(made, tmp_path):
    video = made.export(tmp_path / "film.mp4", profile="draft")
    assert Image.open(io.BytesIO(video.poster)).size == (960, 540)
    assert video.player().has_poster


def test_a_profile_is_the_engines_choice_unless_told(made, tmp_path):
    made.export(tmp_path / "draft.mp4", profile="draft")
    with pytest.raises(PictoryError, match="no render profile “best”"):
        made.export(tmp_path / "best.mp4", profile="best")
    assert not (tmp_path / "best.mp4").exists()


def test_the_cloud_has_neither_profiles_nor_previews():
    assert profile_output("auto", Backend.CLOUD) is None
    for refused in (lambda: profile_output("high", Backend.CLOUD), lambda: preview_output(Backend.CLOUD)):
        with pytest.raises(NotOfferedError, match="cloud"):
            refused()


def test_the_cache_can_be_cleared(made, tmp_path):
    made.preview()
    assert made.clear_cache() > 0
    assert made.clear_cache() == 0


def test_an_unknown_executor_is_refused_in_words():
    with pytest.raises(PictoryError, match="address of its scheduler"):
        Studio.local(executor="dask")
    with pytest.raises(PictoryError, match="executor"):
        Studio.local(executor="slurm")


def test_an_export_plays_in_the_panel_from_its_first_part_on(made, tmp_path, monkeypatch):
    parts, mimes = [], []
    player = made.panel.player

    def show_live(fetch_part, mime, **_):
        mimes.append(mime)

        async def watch():
            for index in itertools.count():
                part = await fetch_part(index)
                if part is None:
                    return
                parts.append((part, (tmp_path / "film.mp4").exists()))

        watching.append(bridge.submit(watch()))

    watching = []
    monkeypatch.setattr(player, "show_live", show_live)
    made.clear_cache()
    video = made.export(tmp_path / "film.mp4")
    watching[0].result(60)
    assert mimes[0].startswith('video/mp4; codecs="avc1.64')
    assert not parts[0][1], "the first part came before the file"
    assert parts[0][0].start_ms == 0
    with av.open(io.BytesIO(b"".join(part.data for part, _ in parts))) as film:
        shown = sum(1 for _ in film.decode(video=0))
    with av.open(str(video.path)) as film:
        assert shown == film.streams.video[0].frames
    assert player.name == "film.mp4", "then the file itself is shown"


def test_whoever_watches_a_film_that_fails_is_told_why(made):
    session_id = made.session_id

    async def watch():
        client = made._work.client
        draft = (await client.state(session_id)).draft
        broken = {**draft, "t": [dict(track) for track in draft["t"]]}
        scene = broken["t"][0]["sg"][-1]
        broken["t"][0]["sg"] = [
            *broken["t"][0]["sg"][:-1],
            {**scene, "m": {**scene["m"], "background": {"media_id": "med_gone"}}},
        ]
        await client.start_render("render_broken", session_id, broken)
        film = await client.live_film(session_id, "render_broken")
        for index in range(film.parts):
            await film.part(index)

    with pytest.raises(PictoryError, match="no longer there"):
        bridge.run(watch())


def test_an_unknown_export_has_no_parts(made):
    with pytest.raises(PictoryError, match="no export of this id"):
        bridge.run(made._work.client.live_film(made.session_id, "render_nothing"))
