"""What can go wrong with sound, in words."""


class SoundError(Exception):
    """The soundtrack cannot be made; the message says why and what to do, for people."""
