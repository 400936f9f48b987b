"""Scripted parts of a film that is "being rendered": a finished one, cut, and given out one by one."""

LIVE = """
import asyncio
from dataclasses import dataclass
from pathlib import Path
from pictory_nb.widgets.player_parts import plan_parts, read_part

@dataclass(frozen=True)
class Part:
    data: bytes
    start_ms: int
    duration_ms: int

class Rendering:
    def __init__(self, path):
        self.path, self.plan = Path(path), plan_parts(Path(path))
        self.done, self.asked, self.error = 0, [], None

    async def part(self, index):
        self.asked.append(index)
        count = len(self.plan.starts_ms)
        while index >= self.done and index < count:
            if self.error:
                raise RuntimeError(self.error)
            await asyncio.sleep(0.02)
        if index >= count:
            return None
        start_ms = self.plan.starts_ms[index]
        end_ms = [*self.plan.starts_ms, self.plan.duration_ms][index + 1]
        return Part(read_part(self.path, self.plan, index), start_ms, end_ms - start_ms)

def begin(path, **more):
    rendering = Rendering(path)
    plan = rendering.plan
    player.show_live(rendering.part, plan.mime, duration_ms=plan.duration_ms, fps=30, **more)
    return rendering
"""
