"""Cells that make an editable timeline without an engine, and where on its canvas things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator

# Edits go the studio's own way (`edited_frame`, `apply_frame`); only the backend behind is missing.
EDITABLE = """
import io
from concurrent.futures import Future

from PIL import Image

from pictory_nb.draft import FrameError, History, apply_frame, read_draft, summarise, to_rows
from pictory_nb.timeline import Timeline, edited_frame
from pictory_nb.timeline_desk import problems_of
from pictory_nb.widgets import EditOutcome, TimelineWidget

def track(tt, name, *segments):
    return {"id": name, "tt": tt, "m": {"name": name}, "sg": [
        {"id": f"{name}{n}", "st": st, "d": d, "m": m} for n, (st, d, m) in enumerate(segments)]}

RAW = {"id": "drf", "d": 10_000, "m": {}, "t": [
    track(0, "Video", (0, 4000, {"name": "Mesh gradient"}), (4000, 6000, {"name": "Soft waves"})),
    track(1, "BGM", (0, 10_000, {"name": "Lo-fi", "volume_pct": 35})),
    track(7, "Captions", (1000, 2000, {"text": "Writing forces you to notice."}),
          (4000, 2000, {"text": "会议结束，文件留下。"}), (8000, 1000, {"text": "نهاية الفيلم"})),
]}

class Host:
    def __init__(self):
        self.raw, self.past, self.future = RAW, [], []
        self.asked, self.held, self.is_holding, self.media = [], [], globals().get("HOLDS", False), []

    def _done(self, work):
        future = Future()
        def end():
            try:
                future.set_result(work())
            except Exception as error:
                future.set_exception(error)
        self.held.append(end) if self.is_holding else end()
        return future

    def show(self, raw):
        self.raw = raw
        draft = read_draft(raw)
        timeline.update(to_rows(draft), summarise(draft))
        timeline.can_undo, timeline.can_redo = bool(self.past), bool(self.future)

    def edit(self, edits, *, only_check):
        self.asked.append((edits, only_check))
        def work():
            try:
                wanted = apply_frame(self.raw, edited_frame(read_draft(self.raw), edits))
            except FrameError as error:
                return EditOutcome(problems_of(error))
            if not only_check:
                self.past.append(self.raw)
                self.future = []
                self.show(wanted)
            return EditOutcome()
        return self._done(work)

    def step(self, *, back):
        here, there = (self.past, self.future) if back else (self.future, self.past)
        def work():
            there.append(self.raw)
            self.show(here.pop())
            return EditOutcome()
        return self._done(work)

    def still(self, row, width):
        self.media.append(row)
        picture = io.BytesIO()
        Image.new("RGB", (160, 90), (250, 0, 200)).save(picture, "PNG")
        return self._done(lambda: (f"still {row}", picture.getvalue()))

    def outline(self, row):
        self.media.append(row)
        return self._done(lambda: (f"outline {row}", bytes([255, 0] * 100)))

    def release(self):
        self.is_holding = False
        for end in self.held:
            end()
        self.held.clear()

    def segment(self, row):
        return to_rows(read_draft(self.raw))[row]

host = Host()
timeline = TimelineWidget(host=host, edit_cost=globals().get("COST", ""), has_media=True)
host.show(RAW)
"""

# Where a place on the canvas is in the page, once nothing around it moves any more.
PLACE = """async (canvas, [timeMs, y]) => {
  const scroller = canvas.closest(".pnb-lanes-scroller");
  const look = () => {
    const box = canvas.getBoundingClientRect();
    return [box.x + timeMs * Number(canvas.dataset.pxPerMs) - scroller.scrollLeft, box.y + y];
  };
  let [place, still] = [look(), 0];
  for (let frame = 0; still < 3; frame += 1) {
    if (frame > 600) throw new Error("the timeline does not stand still");
    await new Promise(requestAnimationFrame);
    const now = look();
    still = now.join() === place.join() ? still + 1 : 0;
    place = now;
  }
  return place;
}"""

RULER_PX, GAP_PX = 24, 6
LANE_TOPS = {"Video": 6, "BGM": 58, "Captions": 104}
LANE_HEIGHTS = {"Video": 46, "BGM": 40, "Captions": 30}


class Lanes:
    """The lanes of a timeline of `EDITABLE` in a page."""

    def __init__(self, view: Locator) -> None:
        self.view = view
        self.page = view.page
        self.canvas = view.locator("canvas.pnb-lanes-canvas")
        self.box = view.locator(".pnb-lanes-box")

    def scale(self) -> tuple[float, float]:
        """Pixels for a millisecond, and how far the lanes are scrolled."""
        return tuple(
            self.view.locator(".pnb-lanes-scroller").evaluate(
                "e => [Number(e.querySelector('canvas').dataset.pxPerMs), e.scrollLeft]"
            )
        )

    def place(self, track: str, time_ms: float) -> tuple[float, float]:
        """Where in the page a time of a track is."""
        y = RULER_PX + LANE_TOPS[track] + LANE_HEIGHTS[track] / 2
        return tuple(self.canvas.evaluate(PLACE, [time_ms, y]))

    def click(self, track: str, time_ms: float, *modifiers: str) -> None:
        for key in modifiers:
            self.page.keyboard.down(key)
        self.page.mouse.click(*self.place(track, time_ms))
        for key in modifiers:
            self.page.keyboard.up(key)

    def drag(self, track: str, from_ms: float, to_ms: float, *, drop: bool = True) -> None:
        """Drag in a few steps, as a hand does."""
        x, y = self.place(track, from_ms)
        px_per_ms, _ = self.scale()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for part in (0.3, 0.7, 1):
            self.page.mouse.move(x + (to_ms - from_ms) * px_per_ms * part, y)
        if drop:
            self.page.mouse.up()

    def colour(self, track: str, time_ms: float, dy: float = 0) -> list[int]:
        """What the canvas shows at a time of a track, once what was asked for is drawn."""
        y = RULER_PX + LANE_TOPS[track] + LANE_HEIGHTS[track] / 2 + dy
        return self.canvas.evaluate(
            """async (canvas, [timeMs, y]) => {
              await new Promise(requestAnimationFrame);
              const ratio = canvas.width / canvas.clientWidth;
              const { scrollLeft } = canvas.closest(".pnb-lanes-scroller");
              const x = timeMs * Number(canvas.dataset.pxPerMs) - scrollLeft;
              return [...canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data];
            }""",
            [time_ms, y],
        )
