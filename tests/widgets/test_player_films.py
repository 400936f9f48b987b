"""A player with real films: parts, stills, captions, times, and films that are still being rendered."""

from __future__ import annotations

import asyncio
import io
import threading
from dataclasses import dataclass

import av
import numpy as np
import pytest
import traitlets

from pictory_nb.widgets import Captions, NoPictureError, PlayerWidget
from pictory_nb.widgets.player_parts import NoPartsError, plan_parts, read_part
from pictory_nb.widgets.player_source import looker, reader
from tests.browser.video import write_video

SECONDS = 5


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return write_video(tmp_path_factory.mktemp("film") / "film.mp4", duration_s=SECONDS, key_every_s=1)


@pytest.fixture
def player(film):
    player = PlayerWidget(film)
    wait()
    return player


def wait():
    """Wait until the threads that read films have done all that they were given."""
    for thread in (looker(), reader()):
        thread.submit(lambda: None).result()


def asked(page, method, **params):
    """Ask, wait for the answer, and return it with its binary parts."""
    request_id = page.request(method, **params)
    wait()
    return next((content, buffers) for content, buffers in page.received if content["id"] == request_id)


def packets(source):
    with av.open(source) as film:
        return [
            (packet.stream.type, packet.pts * packet.time_base, packet.dts * packet.time_base, bytes(packet))
            for packet in film.demux()
            if packet.dts is not None
        ]


def brightness_at(image):
    """Return how far the bright part of the picture reaches, from 0 to 1."""
    row = np.asarray(image)[90, :, 0]
    return float((row > 140).mean())


def test_the_parts_hold_every_sample_of_the_film_once_at_its_own_time(film):
    plan = plan_parts(film)
    assert plan.starts_ms == (0, 2000, 4000)
    parts = [read_part(film, plan, index) for index in range(3)]
    together = [packet for part in parts for packet in packets(io.BytesIO(part))]
    assert sorted(together) == sorted(packets(str(film)))


def test_each_part_begins_with_a_key_frame_and_can_be_played_alone(film):
    plan = plan_parts(film)
    for index, start_ms in enumerate(plan.starts_ms):
        with av.open(io.BytesIO(read_part(film, plan, index))) as part:
            frame = next(part.decode(video=0))
            assert frame.key_frame
            assert round(frame.time * 1000) == start_ms


def test_the_page_gets_the_plan_and_the_parts(player, film, page_for):
    page = page_for(player)
    answer, _ = asked(page, "player.plan", revision=player.revision)
    value = answer["value"]
    assert value["mime"].startswith('video/mp4; codecs="avc1.')
    assert value["mime"].endswith(',mp4a.40.2"')
    assert value["duration_ms"] == pytest.approx(SECONDS * 1000, abs=50)
    _, (part,) = asked(page, "player.part", revision=player.revision, index=1)
    assert part == read_part(film, plan_parts(film), 1)


@pytest.mark.parametrize("index", [-1, 3, "1", None])
def test_a_part_that_is_not_there_is_refused(player, page_for, index):
    answer, _ = asked(page_for(player), "player.part", revision=player.revision, index=index)
    assert answer["kind"] == "error"


def test_a_file_that_cannot_be_cut_says_so_and_stays_loadable(tmp_path, page_for):
    file = tmp_path / "odd.mp4"
    file.write_bytes(b"not a film")
    with pytest.raises(NoPartsError, match="cannot be read"):
        plan_parts(file)
    player = PlayerWidget(file)
    answer, _ = asked(page_for(player), "player.plan", revision=player.revision)
    assert answer["kind"] == "error"
    _, (chunk,) = asked(page_for(player), "player.chunk", revision=player.revision, offset=0, length=100)
    assert chunk == b"not a film"


def test_what_the_file_says_of_itself_is_known_to_the_page(player):
    assert (player.shape, player.fps) == ([320, 180], 30)
    assert player.duration_ms == pytest.approx(SECONDS * 1000, abs=50)
    assert [codec.split(".")[0] for codec in player.codecs] == ["avc1", "mp4a"]
    assert player.has_poster


def test_the_poster_is_a_small_picture_out_of_the_film(player, page_for):
    _, (poster,) = asked(page_for(player), "player.poster")
    assert poster[:2] == b"\xff\xd8"
    assert len(poster) < 100_000


def test_a_still_is_the_frame_that_is_shown_then(player):
    assert player.still(2.5).size == (320, 180)
    assert brightness_at(player.still(2.5)) == pytest.approx(0.5, abs=0.02)
    assert brightness_at(player.still(99)) == pytest.approx(1, abs=0.02)
    player.current_time = 1.25
    assert brightness_at(player.still()) == pytest.approx(0.25, abs=0.02)
    assert np.array_equal(np.asarray(asyncio.run(player.astill(1.25))), np.asarray(player.still()))


def test_a_still_of_nothing_is_refused_in_words(film, tmp_path):
    with pytest.raises(NoPictureError, match="no video yet"):
        PlayerWidget().still()
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(film.read_bytes())
    player = PlayerWidget(copy)
    wait()
    copy.unlink()
    with pytest.raises(NoPictureError, match="no longer there"):
        player.still()


def test_the_page_keeps_stills_for_python(player, page_for):
    answer, _ = asked(page_for(player), "player.still", revision=player.revision, time_s=2.5)
    assert answer["value"] == {"count": 1}
    (still,) = player.stills
    assert still.time_s == 2.5
    assert brightness_at(still.image) == pytest.approx(0.5, abs=0.02)


def test_the_page_tells_the_time_and_is_not_moved_by_its_own_words(player, page_for):
    seen = []
    player.observe(lambda change: seen.append(change.new), "current_time")
    page = page_for(player)
    assert page.ask("player.time", revision=player.revision, time_s=1.5, is_playing=True)["kind"] == "result"
    assert (player.current_time, player.position) == (1.5, {"time_s": 0.0, "count": 0})
    page.ask("player.time", revision=player.revision, time_s=2.0, is_playing=False)
    assert player.position == {"time_s": 2.0, "count": 0}
    player.current_time = 3
    assert player.position == {"time_s": 3.0, "count": 1}
    assert seen == [1.5, 2.0, 3.0]


@pytest.mark.parametrize("time_s", [-1, float("nan"), float("inf"), "soon", None])
def test_a_senseless_time_is_refused_on_both_ways(player, page_for, time_s):
    answer = page_for(player).ask("player.time", revision=player.revision, time_s=time_s)
    assert answer["kind"] == "error"
    with pytest.raises((traitlets.TraitError, TypeError, ValueError)):
        player.current_time = time_s


def test_another_film_begins_at_its_start(player, film):
    player.current_time = 3
    player.show(film)
    assert player.current_time == 0
    assert player.position["time_s"] == 0


def test_captions_are_pulled_and_a_film_without_any_has_none(film, page_for):
    player = PlayerWidget(film, captions=Captions("WEBVTT\n\n", "top", "zh"))
    assert player.captions == {"place": "top", "language": "zh"}
    page = page_for(player)
    assert page.ask("player.captions", revision=player.revision)["value"] == {"vtt": "WEBVTT\n\n"}
    player.show(film)
    assert player.captions == {}
    assert page.ask("player.captions", revision=player.revision)["kind"] == "error"


@dataclass(frozen=True)
class Part:
    data: bytes
    start_ms: int
    duration_ms: int


class Rendering:
    """Gives out the parts of a finished film as those of one that is being rendered."""

    def __init__(self, film):
        self.film, self.plan = film, plan_parts(film)
        self.released = [asyncio.Event() for _ in self.plan.starts_ms]

    async def part(self, index):
        if index >= len(self.plan.starts_ms):
            return None
        await self.released[index].wait()
        ends_ms = [*self.plan.starts_ms, self.plan.duration_ms]
        start_ms = ends_ms[index]
        return Part(read_part(self.film, self.plan, index), start_ms, ends_ms[index + 1] - start_ms)


def settled(page, request_id):
    """Return the answer to a request that the I/O thread works on."""
    arrived, receive = threading.Event(), page.widget.send

    def notice(content, buffers=None):
        receive(content, buffers)
        if content.get("id") == request_id:
            arrived.set()

    page.widget.send = notice
    assert page.answers(request_id) or arrived.wait(30)
    return next((content, buffers) for content, buffers in page.received if content["id"] == request_id)


def test_a_film_that_is_rendered_comes_part_by_part_and_goes_on_as_a_file(film, page_for):
    from pictory_nb import bridge

    player, rendering = PlayerWidget(), Rendering(film)
    player.show_live(rendering.part, rendering.plan.mime, title="Film", duration_ms=5000, fps=30)
    assert (player.live_mime, player.duration_ms, player.fps) == (rendering.plan.mime, 5000, 30)
    page, live = page_for(player), player.revision
    waiting = page.request("player.part", revision=live, index=0)
    assert page.answers(waiting) == []
    bridge.run(release(rendering, 0))
    answer, (data,) = settled(page, waiting)
    assert answer["value"] == {"is_end": False, "start_ms": 0, "duration_ms": 2000}
    assert data == read_part(film, rendering.plan, 0)
    end = page.request("player.part", revision=live, index=3)
    assert settled(page, end) == (
        {"kind": "result", "id": end, "value": {"is_end": True}},
        [],
    )
    player.show(film)
    assert (player.goes_on, player.live_mime) == (live, "")
    assert page.ask("player.part", revision=live, index=1)["message"] == "Another video is shown by now."
    player.show(film)
    assert player.goes_on == ""


def test_a_page_that_no_longer_waits_for_a_part_stops_the_waiting(film, page_for):

    player, rendering = PlayerWidget(), Rendering(film)
    player.show_live(rendering.part, rendering.plan.mime)
    page = page_for(player)
    request_id = page.request("player.part", revision=player.revision, index=0)
    page.cancel(request_id)
    answer, _ = settled(page, request_id)
    assert answer["kind"] == "cancelled"


def test_a_render_that_fails_says_why_in_its_own_words(page_for):

    async def part(_index):
        raise RuntimeError("The disk is full.")

    player = PlayerWidget()
    player.show_live(part, 'video/mp4; codecs="avc1.42c00d"')
    page = page_for(player)
    answer, _ = settled(page, page.request("player.part", revision=player.revision, index=0))
    assert answer["message"] == "The disk is full."


def test_a_still_of_a_film_that_is_rendered_is_taken_out_of_its_parts(film, page_for):
    from pictory_nb import bridge

    player, rendering = PlayerWidget(), Rendering(film)
    player.show_live(rendering.part, rendering.plan.mime, duration_ms=5000)
    with pytest.raises(NoPictureError, match="Nothing of the film"):
        player.still(1)
    page = page_for(player)
    for index in range(2):
        bridge.run(release(rendering, index))
        settled(page, page.request("player.part", revision=player.revision, index=index))
    assert brightness_at(player.still(2.5)) == pytest.approx(0.5, abs=0.02)
    assert brightness_at(player.still(1.25)) == pytest.approx(0.25, abs=0.02)


async def release(rendering, index):
    rendering.released[index].set()


def test_a_reader_without_a_kernel_has_a_still_and_a_link_beside_the_notebook(film, monkeypatch):
    monkeypatch.chdir(film.parent.parent)
    data, _ = PlayerWidget(film, "A film")._repr_mimebundle_()
    html = data["text/html"]
    assert f'src="{film.parent.name}/film.mp4"' in html
    assert f'<a href="{film.parent.name}/film.mp4"><img' in html
    assert "data:image/jpeg;base64," in html
    assert len(html) < 20_000
