"""Who works next: stills before previews before films, and sessions in their turns."""

import asyncio

import pytest

from pictory_nb.engine.render.fair_queue import FILM, PREVIEW, STILL, FairQueue, Turn

pytestmark = pytest.mark.anyio


async def order_of(queue, turns):
    """Let `turns` wait behind a full queue, then return the order in which they got their places."""
    got, gate = [], asyncio.Event()

    async def hold():
        async with queue.place(Turn("first", FILM)):
            await gate.wait()

    async def work(name, turn):
        async with queue.place(turn):
            got.append(name)

    holding = asyncio.create_task(hold())
    await asyncio.sleep(0)
    tasks = []
    for number, turn in enumerate(turns):
        tasks.append(asyncio.create_task(work(f"{turn.owner}{number}", turn)))
        await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(holding, *tasks)
    return got


async def test_sessions_take_turns_whoever_asked_more():
    turns = [Turn("a", FILM)] * 4 + [Turn("b", FILM)] * 2 + [Turn("c", FILM)]
    got = await order_of(FairQueue(1), turns)
    assert [name[0] for name in got] == ["a", "b", "c", "a", "b", "a", "a"]


async def test_what_somebody_waits_for_comes_first():
    turns = [Turn("a", FILM), Turn("a", FILM), Turn("b", PREVIEW), Turn("c", STILL)]
    assert await order_of(FairQueue(1), turns) == ["c3", "b2", "a0", "a1"]


async def test_no_more_work_at_once_than_there_are_places_and_none_is_lost():
    queue, at_once, most = FairQueue(3), 0, 0

    async def work(number):
        nonlocal at_once, most
        async with queue.place(Turn(str(number % 4), FILM)):
            at_once += 1
            most = max(most, at_once)
            await asyncio.sleep(0)
            at_once -= 1

    tasks = [asyncio.create_task(work(number)) for number in range(40)]
    for task in tasks[5:30:3]:
        task.cancel()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks, return_exceptions=True)
    assert most == 3
    async with queue.place(Turn("x", FILM)), queue.place(Turn("x", FILM)), queue.place(Turn("x", FILM)):
        assert at_once == 0


async def test_a_queue_grows_and_shrinks_with_the_cluster():
    queue = FairQueue(1)
    async with queue.place(Turn("a", FILM)):
        waiting = asyncio.create_task(queue.place(Turn("b", FILM)).__aenter__())
        await asyncio.sleep(0)
        assert not waiting.done()
        queue.resize(2)
        await waiting
        queue.resize(1)
        third = asyncio.create_task(queue.place(Turn("c", FILM)).__aenter__())
        await asyncio.sleep(0)
        assert not third.done()
    third.cancel()
