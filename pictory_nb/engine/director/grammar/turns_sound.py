"""Turns of phrase about what is heard: music and its fades and tempo, the voice."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from pictory_nb.engine.director.grammar.turn_words import MOOD, Turns

_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|a)"
_SECONDS = rf"{_NUMBER} ?(?:s|secs?|seconds?)"
_SOUND = r"(?:music|song|track|tune|beat|soundtrack)"
_END = r"(?=[.!?]?$|[,;] )"
_WOMAN = r"(?:woman|female|lady|girl|women)"
_MAN = r"(?:man|male|guy|men)"
_PERSON = rf"(?:{_WOMAN}|{_MAN})"
_SPOKEN = r"(?:read|spoken|narrated|voiced|told)"
_SLOW = r"(slow(?:ly|er)?|fast(?:er)?|quick(?:ly|er)?)"


def _gender(said: str) -> str:
    return "male" if said.lower() in {"man", "male", "guy", "men"} else "female"


def _pace(said: str) -> str:
    return "slower" if said.lower().startswith("slow") else "faster"


SOUND: Turns = (
    # music
    (r"\b(?:the|this|that) tune\b", "the music"),
    (
        rf"\bfade (?:the )?({_SOUND}) (?:at|on) both ends(?:,| for| over| by| with)? ({_SECONDS})(?: each| both)?{_END}",
        r"fade the music in over \2 and fade the music out over \2",
    ),
    (
        rf"\b(?:the )?({_SOUND})[:,]? fades? in (?:over |for )?({_SECONDS}),? (?:and )?fades? out (?:over |for )?({_SECONDS}){_END}",
        r"fade the music in over \2 and fade the music out over \3",
    ),
    (r"\b(?:die|dies|died|fade|fades|trail|trails) (?:away|off)\b", "fade out"),
    (
        rf"^(?:(?:i|we)(?:['’]d| would) like |i want |use |keep |give me )?(?:the )?same ({_SOUND}),? (?:but |only |just )+(faster|slower|quieter|louder|softer|quicker){_END}",
        r"\2 music",
    ),
    (
        rf"^(?:an? )?(?:slower|faster|quicker|calmer) (?:beat|tempo|rhythm|{_SOUND})[,:] (?=\d+ ?(?:bpm|beats))",
        "music at ",
    ),
    (
        rf"\b(?:the )?({_SOUND}) (?:(?:should|must) (?:be|play|go) |at )?(\d+ ?(?:%|percent)) (faster|slower|quicker){_END}",
        lambda f: f"music tempo {f[2]} {'slower' if f[3].lower() == 'slower' else 'faster'}",
    ),
    (
        rf"\b(?:replace|swap|change) (?:the |this |that )?(?:{MOOD}|lofi)(?: {_SOUND})? (with|for|to|by) (?=[\w-]+\.(?:mp3|wav|m4a|ogg)\b)",
        r"change the music to ",
    ),
    (
        r"[,;] (?:i|we)(?:['’]ll| will|['’]m going to)? (?:add|put|use|lay|record|mix|do|make)(?: in)? (?:my|our|one of my)(?: own)?(?: \w+)? (?:later|afterwards|on top|after that|myself|ourselves)(?=[.!]?$)",
        "",
    ),
    (r"\b(music|sound|song) during (?=the |scene )", r"\1 in "),
    (
        r"\b(?:an? |some |the )?(?:\w+ )?sound effects?(?: (?:in|when|whenever|between|on|at|for|to|with)\b[^.;,]*)?(?=[.!?]?$)",
        "sound effects",
    ),
    # the voice
    (
        rf"\b(?:turn|switch|put) (?:on the voice|the voice(?:-?over)? on),? (?:and |but )(?:use|take|make it|choose|pick)(?: an?)? ({_PERSON})(?: one| voice)?{_END}",
        lambda f: f"use a {_gender(f[1])} voice",
    ),
    (
        rf"^(?:please )?(?:have|let|get|make) (?:it|this|that|the text|everything|the captions|the film|the video) (?:be )?{_SPOKEN}(?: out| aloud| out loud)* by an? ({_PERSON})(?:['’]s voice)?{_END}",
        lambda f: f"use a {_gender(f[1])} voice",
    ),
    (
        rf"^an? ({_PERSON}) (?:should|could|can|must) (?:read|speak|narrate|say) (?:it|this|that|the text|everything|the captions)(?: out| aloud| out loud)*{_END}",
        lambda f: f"use a {_gender(f[1])} voice",
    ),
    (
        rf"^(?:an? )?({_PERSON})['’]s voice (?:reading|speaking|narrating|saying) (?:it|this|everything|the text)(?: aloud| out loud)?(?: with (?=music)| and (?=music)|{_END})",
        lambda f: f"use a {_gender(f[1])} voice{' and ' if f[0].endswith(('with ', 'and ')) else ''}",
    ),
    (
        rf"^(?:add |use |with |i want |we want )?(?:an? )?voice[- ]?over,? (?:but |and |only |just )*(?:(?:speaking|spoken|talking|reading|read) )?{_SLOW}{_END}",
        lambda f: f"add a {_pace(f[1])} voice",
    ),
    (
        rf"^(?:can|could|may) (?:it|this|that|the (?:video|film|text)) be {_SPOKEN}(?: out| aloud| out loud)*(?: by (?:a |some|any)(?:voice|one|body))?{_END}",
        "add a voice-over",
    ),
)
