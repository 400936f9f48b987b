"""Planning faults and reading the counters [ours]; there only in an engine started with ``--faults``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from pictory_nb.engine.server.envelope import answer, bad_request
from pictory_nb.engine.server.faults import Counters, parse_plan
from pictory_nb.engine.server.reading import engine_of, json_body

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def plan_faults(request: Request) -> Response:
    """Add faults, show those that still wait (GET), or forget them (DELETE)."""
    plan = engine_of(request).fault_plan
    if request.method == "POST":
        body = await json_body(request)
        if not isinstance(body.get("faults"), list):
            raise bad_request("The request needs “faults”, a list.")
        plan.planned += [parse_plan(value) for value in body["faults"]]
    elif request.method == "DELETE":
        plan.planned.clear()
    return answer(request, {"faults": plan.public()})


async def counters(request: Request) -> Response:
    """Tell what has come in, or begin to count anew (DELETE)."""
    plan = engine_of(request).fault_plan
    counted = plan.counters.public()
    if request.method == "DELETE":
        plan.counters = Counters()
    return answer(request, counted)


ROUTES = [
    Route("/api/engine/faults", plan_faults, methods=["GET", "POST", "DELETE"]),
    Route("/api/engine/counters", counters, methods=["GET", "DELETE"]),
]
