"""The parts of a film that is being rendered play in a browser: at once, without a gap, with seeking."""

import asyncio
import base64

import pytest
from playwright.sync_api import sync_playwright

from pictory_nb.engine.render import RenderPool
from tests.browser import chromium
from tests.browser.waiting import ask

pytestmark = pytest.mark.browser

_PLAY = """async ([mime, parts]) => {
  const video = document.querySelector("video"), source = new MediaSource();
  const once = (target, name) => new Promise((done) => target.addEventListener(name, done, { once: true }));
  video.src = URL.createObjectURL(source);
  await once(source, "sourceopen");
  const buffer = source.addSourceBuffer(mime), ends = [];
  let starts = 0;
  for (const part of parts) {
    const added = once(buffer, "updateend");
    buffer.appendBuffer(Uint8Array.from(atob(part), (char) => char.charCodeAt(0)));
    await added;
    if (ends.push(buffer.buffered.end(0)) === 1) {
      video.muted = true;
      video.play();
      await once(video, "timeupdate");
      starts = buffer.buffered.start(0);
    }
  }
  const duration = source.duration;
  source.endOfStream();
  const seeked = once(video, "seeked");
  video.currentTime = ends.at(-1) / 2;
  await seeked;
  const ranges = buffer.buffered.length;
  return { starts, ends, duration, ranges, at: video.currentTime, error: video.error };
}"""


def film_in_parts(folder):
    """Render 4 s with music and return the MIME type and the parts."""
    music = {"name": "Lo-fi", "mood": "lo-fi", "seed": 7, "volume_pct": 35}
    scenes = [
        {"st": 0, "d": 2000, "m": {"background": {"family": "mesh", "seed": 1}}},
        {
            "st": 2000,
            "d": 2000,
            "m": {"background": {"family": "grid", "seed": 2}, "transition": {"kind": "wipe", "d": 400}},
        },
    ]
    draft = {
        "d": 4000,
        "m": {"canvas": {"width": 320, "height": 180, "fps": 30}, "theme": "midnight"},
        "t": [{"tt": 0, "sg": scenes}, {"tt": 1, "sg": [{"st": 0, "d": 4000, "m": music}]}],
    }

    async def render():
        pool, watching = RenderPool(folder / "work", workers=2), []

        async def watch(feed):
            return await feed.mime(), [(await feed.part(index)).data for index in range(len(feed))]

        def on_feed(feed):
            watching.append(asyncio.create_task(watch(feed)))

        await pool.render("film", draft, folder / "film.mp4", on_feed=on_feed)
        await pool.aclose()
        return await watching[0]

    return asyncio.run(render())


def test_a_film_plays_from_its_first_part_on(tmp_path):
    mime, parts = film_in_parts(tmp_path)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page()
        page.set_content("<video></video>")
        seen = ask(page, _PLAY, [mime, [base64.b64encode(part).decode() for part in parts]])
        browser.close()
    assert seen["error"] is None
    assert seen["ranges"] == 1, "there is no gap between parts"
    assert seen["starts"] < 0.05
    assert seen["ends"] == sorted(seen["ends"])
    assert seen["ends"][-1] == pytest.approx(4, abs=0.05)
    assert seen["duration"] == pytest.approx(4, abs=0.05), "the whole length is known from the first part on"
    assert seen["at"] == pytest.approx(2, abs=0.1)
