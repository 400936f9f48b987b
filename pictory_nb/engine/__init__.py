"""The embedded local engine: a process of its own that answers the wire contract and really makes the video.

`pictory_nb.engine.launch` finds or starts it; everything else here runs inside it.
"""

VOICE_VARIABLE = "PICTORY_NB_VOICE"
"""The user's own voice: a Piper voice file, a folder of such files, or a function as "module:function"."""
