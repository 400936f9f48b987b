"""What a kernel of its own runs first, so that something happens for certain while a film is rendered.

How far a render is cannot be waited for: on a busy machine it is asked for nothing between 0 and 100%.
"""

KILLED_AT_THE_SECOND_RENDER = """
import os, signal
from pictory_nb.client import Client

look, renders = Client.render_status, set()

async def die(client, render_id):
    renders.add(render_id)
    if len(renders) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return await look(client, render_id)

Client.render_status = die
"""

INTERRUPTED_AT_THE_FIRST_RENDER = """
import _thread, asyncio
from pictory_nb.client import Client

look = Client.render_status

async def interrupt(client, render_id):
    Client.render_status = look
    _thread.interrupt_main()
    await asyncio.Event().wait()

Client.render_status = interrupt
"""
