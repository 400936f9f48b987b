"""The verbs that only the local engine has [ours]; of every other backend it is said that it lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pictory_nb.client import answers
from pictory_nb.client import endpoint as routes
from pictory_nb.client.asking import PATIENT_TIMES, Asking
from pictory_nb.client.calls import Call
from pictory_nb.client.errors import ApiError, NotOfferedError, SessionGoneError
from pictory_nb.client.guard import guarded
from pictory_nb.client.live_film import LiveFilm, open_live_film

if TYPE_CHECKING:
    from collections.abc import Mapping


class EngineVerbs(Asking):
    """What a client can do beyond the contract."""

    @guarded
    async def put_draft(self, session_id: str, draft: Mapping[str, Any], version: int) -> int:
        """Store a timeline that was edited outside of the conversation; return its version [ours].

        Sent once: after a `ConnectionFailedError` the state tells whether it was stored.

        Parameters
        ----------
        draft
            The whole edited draft.
        version
            The `State.draft_version` that was edited.

        Raises
        ------
        DraftChangedError
            Something else has changed the timeline since that version; nothing was stored.
        SessionBusyError
            A message is being answered in this session.
        NotOfferedError
            The backend takes no edited timelines: only the local engine does.
        """
        body = {"draft": draft, "version": version}
        failure: ApiError
        try:
            data = await self._mapping(
                Call(routes.DRAFT, {"session_id": session_id}, body, timeouts=PATIENT_TIMES)
            )
        except ApiError as error:
            failure = error
        else:
            return answers.parse_draft_version(data)
        if _is_not_offered(failure):
            raise NotOfferedError(
                "This backend does not take an edited timeline, so nothing was stored. Say the change in a "
                "message instead, or work with the local engine.",
                status=failure.status,
                code=failure.code,
                request_id=failure.request_id,
            )
        raise failure

    @guarded
    async def still(self, session_id: str, at_ms: int, width: int) -> bytes:
        """Return the picture of the session's timeline at `at_ms` as PNG, `width` pixels wide [ours].

        Raises
        ------
        ApiError
            It cannot be drawn, or the backend has no such thing: only the local engine does.
        """
        values = {"session_id": session_id, "t_ms": str(at_ms), "width": str(width)}
        return await self._bytes(Call(routes.STILL, values, timeouts=PATIENT_TIMES))

    @guarded
    async def overview(
        self, session_id: str, kind: str, width: int, *, segment_id: str = "", columns: int = 4
    ) -> bytes:
        """Return a picture that stands for the session's timeline, `width` pixels wide [ours].

        Parameters
        ----------
        kind
            ``"poster"``, ``"segment"`` (the one of `segment_id`), ``"sheet"`` (all scenes, in `columns`), all
            as PNG, or ``"loop"``: a short moving overview as WebP.

        Raises
        ------
        ApiError
            It cannot be drawn, or the backend has no such thing: only the local engine does.
        """
        values = {"session_id": session_id, "kind": kind, "width": str(width)}
        values |= {"segment": segment_id, "columns": str(columns)}
        return await self._bytes(Call(routes.OVERVIEW, values, timeouts=PATIENT_TIMES))

    @guarded
    async def peaks(self, session_id: str, track: int, segment: int) -> bytes:
        """Return the outline of a sound: one byte for each 50 ms, 255 = full scale [ours].

        Parameters
        ----------
        track, segment
            The places of the segment in the draft's lists, from 0.

        Raises
        ------
        ApiError
            There is no such sound, or the backend has no such thing: only the local engine does.
        """
        values = {"session_id": session_id, "track": str(track), "segment": str(segment)}
        return await self._bytes(Call(routes.PEAKS, values, timeouts=PATIENT_TIMES))

    @guarded
    async def put_font(self, session_id: str, name: str, data: bytes) -> str:
        """Store a font file for the session's brand; return its id [ours].

        Raises
        ------
        UnsupportedFileError
            It is no TTF, OTF or WOFF2 that can be used; the message says why.
        ApiError
            The backend has no such thing: only the local engine does.
        """
        values = {"session_id": session_id, "name": name}
        headers = {"Content-Type": "application/octet-stream"}
        call = Call(routes.FONT, values, body=data, headers=headers, timeouts=PATIENT_TIMES)
        return str((await self._mapping(call)).get("media_id"))

    @guarded
    async def thumbnail(self, media_id: str, width: int) -> bytes:
        """Return a PNG of an uploaded picture or of a clip's early frame, `width` pixels wide at most [ours].

        Raises
        ------
        ApiError
            A sound has no picture, or the backend has no such thing: only the local engine does.
        """
        return await self._bytes(Call(routes.THUMBNAIL, {"media_id": media_id, "width": str(width)}))

    @guarded
    async def live_film(self, session_id: str, render_id: str) -> LiveFilm:
        """Return an export's parts, which play while the rest is made [ours]; waits for its turn.

        Raises
        ------
        RenderFailedError, RenderCancelledError
            The export ended without a film.
        ApiError
            There is no such export, or the backend has no such thing: only the local engine does.
        """
        film: LiveFilm = await self._asked(open_live_film(self._caller, session_id, render_id))
        return film

    @guarded
    async def clear_cache(self) -> int:
        """Delete what finished exports left for the next ones; return how many bytes that freed [ours].

        Raises
        ------
        ApiError
            The backend has no such thing: only the local engine does.
        """
        return int((await self._mapping(Call(routes.CACHE))).get("freed_bytes", 0))

    @guarded
    async def cancel_render(self, render_id: str) -> bool:
        """Cancel an export [ours]; false when the backend has no such thing and goes on by itself.

        Raises
        ------
        ApiError
            It refused for another reason.
        """
        failure: ApiError
        try:
            await self._caller.json(Call(routes.RENDER_CANCEL, {"render_id": render_id}))
        except ApiError as error:
            failure = error
        else:
            return True
        if _is_not_offered(failure):
            return False
        raise failure


def _is_not_offered(failure: ApiError) -> bool:
    return failure.status in {404, 405, 501} and not isinstance(failure, SessionGoneError)
