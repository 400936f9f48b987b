"""The embedded local engine: a process of its own that answers the wire contract and really makes the video.

`pictory_nb.engine.launch` finds or starts it; everything else here runs inside it.
"""
