"""Turns that misbehave as the cloud's agent does: see `pictory_nb.engine.server.quirks`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director.past import EDIT
from pictory_nb.engine.director.steps import Say, Spend, ToolCall, ToolResult
from pictory_nb.engine.server import frames
from pictory_nb.engine.server.quirks import Quirks, bare_video
from pictory_nb.engine.server.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pictory_nb.engine.director.steps import Step

_SECOND_STAGE = "call-second-stage"


class QuirkyTurn(Turn):
    """A turn with quirks."""

    def __init__(self, quirks: Quirks, *args: Any, **kwargs: Any) -> None:
        self._quirks = quirks
        self._whole_draft: Mapping[str, Any] | None = None
        self._is_edit = False
        self._price: Spend | None = None
        super().__init__(*args, **kwargs)

    async def _live(self) -> None:
        await super()._live()
        if self._whole_draft is not None and self._quirks.two_stages_s is not None:
            await asyncio.sleep(self._quirks.two_stages_s)
            await super()._store(self._whole_draft)

    async def _direct(self) -> None:
        await asyncio.sleep(self._quirks.heartbeats_only_s)
        await super()._direct()

    async def _take(self, step: Step) -> None:
        quirks = self._quirks
        await asyncio.sleep(quirks.latency_s)
        if isinstance(step, ToolCall) and step.name == EDIT:
            self._is_edit = True
        is_silent = quirks.silent or (quirks.silent_edit and self._is_edit)
        match step:
            case Say() if is_silent:
                return
            case Spend() if quirks.credits_per_operation is not None:
                self._price = step
                return
            case ToolCall():
                await self._spend(step)
                if not quirks.tool_calls:
                    return
            case ToolResult() if not quirks.tool_calls:
                await self._close_text()
                if step.draft is not None:
                    await self._store(step.draft)
                return
        await super()._take(step)

    async def _spend(self, call: ToolCall) -> None:
        """Charge what was announced: an edit by its operations, all else as the director says."""
        price, each = self._price, self._quirks.credits_per_operation
        self._price = None
        if price is None or each is None:
            return
        operations = call.args.get("operations", ()) if call.name == EDIT else ()
        cost = each * len(operations) if operations else price.credits
        await super()._take(Spend(cost, price.reason))

    async def _store(self, draft: Mapping[str, Any]) -> dict[str, Any]:
        if self._quirks.two_stages_s is None or self._is_edit:
            return await super()._store(draft)
        self._whole_draft = draft
        return await super()._store(bare_video(draft))

    async def _finish(self) -> None:
        quirks = self._quirks
        if quirks.gui_phrases:
            await self._take(Say(quirks.gui_phrases))
        if self._whole_draft is not None:
            await self._announce_second_stage()
        if quirks.error_event is not None:
            code, message = quirks.error_event
            await self._close_text()
            await self._end("failed", message)
            self._put(frames.frame(self._event([], error_code=code, error_message=message)))
        elif quirks.error_frame is not None:
            await self._end("failed", quirks.error_frame)
            escaped = frames.error_frame("RuntimeError", quirks.error_frame)
            raw = f'data: {{"error": "{quirks.error_frame}"}}\n\n'.encode()
            self._put(escaped if quirks.error_frame_escaped else raw)
        else:
            await super()._finish()
        if quirks.temporary_issue:
            self._put(frames.frame(self._event([frames.text_part(quirks.temporary_issue)])))

    async def _announce_second_stage(self) -> None:
        name = "add_music_and_titles"
        await self._close_text()
        await self._tell(
            self._event([frames.call_part(_SECOND_STAGE, name, {})], long_running=[_SECOND_STAGE])
        )
        response = frames.response_part(_SECOND_STAGE, name, {"status": "pending"})
        await self._tell(self._event([response], role="user"))
