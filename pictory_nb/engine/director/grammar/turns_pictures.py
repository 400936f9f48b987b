"""Turns of phrase about what is seen: transitions, backgrounds and clips, captions, the canvas."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from pictory_nb.engine.director.grammar.turn_words import CAPTIONS, FAMILY, SHAPE, STYLE, Turns

_KIND = r"(?:slide|wipe|cross-?fade|fade|dissolve|cut)"
_ONE = r"(?:(?:scene|slide|card) \w+|the [\w% ]{2,30}?|this (?:one|scene|slide|card)|it)"
_END = r"(?=[.!]?$|[,;] | and )"
_NUMBER = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_SECONDS = rf"{_NUMBER} ?(?:s|secs?|seconds?)"
_FILE = r"[\w-]+\.(?:mp4|mov|webm)"
_CLIP = rf"(?:{_FILE}|(?:my|our|the) (?:\w+ )?(?:clip|video|footage|recording|walkthrough)|(?:the )?walkthrough(?: clip)?|clip {_FILE})"
_BE = r"(?:should be|must be|has to be|is to be|can be|becomes|is|:)"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_THING = r"(?:captions|subtitles|music|logo|watermark|voice|voice-?over|transitions?)"

PICTURES: Turns = (
    # transitions
    (
        rf"^(?:just |only |simply |please )*(?:hard |straight |plain |simple )?cuts?(?: (?:straight|directly))? (?:from|between) (?:one )?scenes? (?:to|and) (?:the )?(?:next|scene)(?: scene| one)?{_END}",
        "hard cuts between all scenes",
    ),
    (
        rf"^(?:instead of (?:the )?(?:cross-?)?(?:fading|fades?|cutting|cuts|sliding|wiping|dissolving),? )?(?:let |have |make )?(?:every|each|all)(?: of)?(?: the)? scenes? (?:should |must |to )?(?:(?:comes?|start|begin|enter) (?:in )?with an? )?({_KIND})s?(?: in)?(?: instead of (?:the )?(?:cross-?|cross )?(?:fading|fades?|cutting|cuts|sliding|wiping|dissolving))?{_END}",
        r"use \1 transitions",
    ),
    (
        rf"^(?:let |have |make )?({_ONE}) (?:(?:should|must|has to|is to) )?(?:comes?|starts?|begins?|enters?|opens?|appears?) (?:in )?with an? ({_KIND})(?: transition)?{_END}",
        r"use a \2 transition into \1",
    ),
    (rf"^(?:let|have|make) ({_ONE}) (slide|wipe|fade) in{_END}", r"use a \2 transition into \1"),
    (
        rf"^(?:please )?(?:(?:hard |straight |direct )cut|cut (?:straight|directly|hard)|just cut) (?:in)?to ({_ONE}){_END}",
        r"remove the transition before \1",
    ),
    (
        rf"^(?:please )?(?:no|without(?: an?)?|remove the|skip the) (?:transitions?|(?:cross-?)?fades?|dissolves?)(?: in)?(?: in)?to ((?:scenes? )[\w, -]+?|{_ONE}|\d)(?:,? (?:only|just) (?:hard )?cuts?)?{_END}",
        lambda f: f"remove the transition before {_numbered(f[1])}",
    ),
    (
        rf"^({_ONE}) (?:should (?:come|start|begin) )?without (?:an?|any) (?:transition|(?:cross-?)?fade){_END}",
        r"remove the transition before \1",
    ),
    (
        rf"^cut to ({_ONE}) without (?:an?|any) (?:transition|(?:cross-?)?fade|dissolve){_END}",
        r"remove the transition before \1",
    ),
    (
        rf"^({_ONE}) (?:shouldn['’]?t|should not|must not) (?:fade|slide|wipe|dissolve) in,? (?:just |simply |only )?(?:hard )?cut(?: (?:straight |directly )?to it)?{_END}",
        r"remove the transition before \1",
    ),
    (rf"^({_KIND})s of ({_SECONDS}|an? (?:half )?second|half a second){_END}", r"\1 transitions of \2"),
    (
        rf"\b(?:the )?(?:very )?({'|'.join(_ORDINALS)}) transition(?: of the (?:film|video)| in the (?:film|video))?:? (?:{_BE} )?(?:an? )?({_KIND}){_END}",
        lambda f: f"use a {f[2]} transition into scene {_ORDINALS.index(f[1].lower()) + 2}",
    ),
    (
        rf"\b(?:the )?(?:very )?last transition(?: of the (?:film|video)| in the (?:film|video))?:? (?:{_BE} )?(?:an? )?({_KIND}){_END}",
        r"use a \1 transition into the last scene",
    ),
    (
        rf"^(?:go )?out of ({_ONE}) with an? ({_KIND}){_END}",
        r"use a \2 transition after \1",
    ),
    (
        rf"\b(?:the )?transition (?:right |just |directly )?after ({_ONE}) (?:{_BE}) (?:an? )?({_KIND}){_END}",
        r"use a \2 transition after \1",
    ),
    (
        rf"^from ({_ONE}) to ({_ONE}),? (?:just |please |simply )?cut(?: (?:directly|straight|hard))?{_END}",
        r"remove the transition between \1 and \2",
    ),
    (rf"^({_KIND}) from ({_ONE}) to ({_ONE}){_END}", r"use a \1 transition between \2 and \3"),
    (
        rf"\b(the )?(transition|(?:cross-?)?fade|slide|wipe) between (\d) and (\d) (?:should|must|has to) (?:take|last|be) (?={_SECONDS})",
        r"the \2 transition between scenes \3 and \4 should be ",
    ),
    (
        rf"\b({_KIND})(?: transition)? between (\d) and (\d),? and (?:also )?between (\d) and (\d){_END}",
        r"\1 transition between scenes \2 and \3 and \1 transition between scenes \4 and \5",
    ),
    (
        rf"\b({_KIND})(?: transition)? into ({_ONE}) and (?:(?:back )?out of it|out again){_END}",
        r"\1 transition into \2 and \1 transition after \2",
    ),
    (
        rf"\b({_KIND})s?(?: transitions?)? (?:in)?to each of (?:the )?scenes (?=\d)",
        r"\1 transitions into scenes ",
    ),
    (
        rf"^({_ONE}) should fade in over ({_SECONDS}|one and a half seconds){_END}",
        lambda f: f"use a crossfade of {f[2].replace('one and a half', '1.5')} into {f[1]}",
    ),
    # backgrounds
    (
        r"^(?:throw|stick|slap|chuck|drop|pop|stuff|shove) ([\w-]+\.\w{3,4}|(?:my|our|the) (?:photo|picture|image|video|clip)) (?=behind|under)",
        r"put \1 ",
    ),
    (r"\bas (?:the |a |its )?background here(?=[.!]?$)", "as the background of this scene"),
    (
        r"(?<![\w-])(?:the )?(?!first |second |third |last |other |two |three |all |both |these |those )(\w+) and (?:the )?(?!last |second |third |fourth )(\w+) scenes\b(?! \d)",
        r"the \1 scene and the \2 scene",
    ),
    (
        rf"^whatever(?: is|['’]s) behind ({_ONE}),? (?:make|change|turn|switch) it (?:to |into )?(?={FAMILY})",
        r"change the background of \1 to ",
    ),
    (
        rf"^(?:the )?background of ({_ONE}) (?:isn['’]?t|is not) (?:very |so |that |really )?(?:nice|good|pretty|great|fitting),? (?:so )?(?:please )?(?:pick|use|take|find|choose|give it) (?:a )?(?:different|another|new|better)(?: one)?{_END}",
        r"another background for \1",
    ),
    (
        rf"^(?:use |pick |take |give me |i want |put )?an? (?:different|diffrent|other|new) background for ({_ONE}), something \w+(?: than [\w ]+)?(?=[.!]?$)",
        r"another background for \1",
    ),
    (
        rf"^(?:use |take |i want |i['’]d (?:prefer|like) |we want |put |let['’]s have |show )?(?:the )?({FAMILY})(?: background)? (?:instead of|rather than|in place of) (?:the )?({FAMILY})(?: background)?(?= in | behind |[.!]?$)",
        r"replace \2 with \1",
    ),
    (
        rf"^no more ({FAMILY})[,;:]? (?:but |use |take |put |rather )+(?:the )?({FAMILY})(?: instead)?(?=[.!]?$)",
        r"replace \1 with \2",
    ),
    # the parts of clips
    (
        rf"({_CLIP}[^.;]*?),? (?:from |between )second ({_NUMBER}) (?:to|until|till|and) (?:second )?({_NUMBER})(?: seconds?)?\b",
        r"\1 from \2 seconds to \3 seconds",
    ),
    (
        rf"({_CLIP}[^.;]*?),? (?:but )?(?:from|starting (?:at|from|with)|beginning (?:at|with|from)) second ({_NUMBER})(?: on(?:wards?)?)?{_END}",
        r"\1 from \2 seconds",
    ),
    (
        rf"({_CLIP}[^.;]*?),? (?:but )?(?:starting|beginning) (?:(?:at|from) )?({_SECONDS})(?: in)?{_END}",
        r"\1 from \2",
    ),
    (rf"({_CLIP}[^.;]*? from {_SECONDS}) (?:on|onwards?){_END}", r"\1"),
    (
        rf"({_CLIP}[^.;]*?),? (?:but )?(?:only |just )?(?:its|the) first ({_SECONDS})(?: of it)?{_END}",
        r"\1 from 0 seconds to \2",
    ),
    (rf"\bclip (?={_FILE})", ""),
    (
        rf"({_FILE} [^.;,]*?), (?:use|take|play|show|with|only) (?:the part )?(?:from )?(\d+:\d\d) (?:until|to|till|-) (\d+:\d\d){_END}",
        r"\1 from \2 to \3",
    ),
    (
        rf"^(?:use |show |take )?(?:another|a different) part of (the|my) clip,? (?:from |between )?(\d+) (?:to|until|and|-) (\d+)(?: seconds?)?{_END}",
        r"use 0:\2 to 0:\3 of \1 clip",
    ),
    (
        rf"^(?:show|use|play|keep) (?:only )?the first ({_SECONDS}) of (the|my) (?:video )?clip( (?:behind|in) {_ONE})?{_END}",
        r"trim \2 clip\3 to 0 seconds to \1",
    ),
    (
        rf"^trim (the|my) clip ((?:behind|in|of) {_ONE} )?to (?:its|the) first ({_SECONDS}){_END}",
        r"trim \1 clip \2to 0 seconds to \3",
    ),
    # the sound of clips; a clip is silent unless told otherwise
    (
        rf"({_CLIP}[^.;,]*? (?:behind|in|under|for|as)\b[^.;,]*?)(?:,? (?:but )?(?:please )?(?:silent(?:ly)?|muted?|without (?:the |its |any )?(?:sound|audio)|with no sound|no sound)|,? (?:but|and|so that) nobody (?:should|must|can) hears? it)(?: please)?(?=[.!]?$)",
        r"\1",
    ),
    (
        rf"({_CLIP}[^.;,]*?(?:behind|in|under|for|as)\b[^.;,]*?),? (?:with (?:the |its )?(?:own )?(?:sound|audio|volume) )?(?:and have it )?at (?:(\d+) ?%|(half) (?:the )?volume)(?: volume)?(?=[.!]?$)",
        lambda f: f"{f[1].removesuffix(' and have it').strip()} and the clip sound at {f[2] or 50}%",
    ),
    (
        rf"((?:scene \w+ )?(?:with )?{_CLIP}[^.;,]*?),? (?:(?:including|with|and) (?:the |its )?(?:own )?(?:sound|audio)|and let us hear (?:it|the clip)(?: at full volume)?)(?=[.!]?$)",
        r"\1 and play the clip sound",
    ),
    (
        r"^(?:i|we) (?:don['’]?t|do not) want to hear the (?:video )?clip(?=[.!]?$)",
        "mute the clip",
    ),
    (r"^play the clip with (?:its|the) (?:own )?(?:sound|audio)(?=[.!]?$)", "play the clip sound"),
    # captions and other things on or off
    (rf"\b(no {_THING}),? (?=no {_THING}\b)", r"\1, "),
    (rf"\b(theme|look|music) (?=no {_THING}\b)", r"\1, "),
    (
        rf"^neither (?:the |a |an )?({_THING}) nor (?:the |a |an )?({_THING})(?: please)?(?=[.!]?$)",
        r"no \1 and no \2",
    ),
    (
        rf"^(no {_THING})(?: anywhere| at all)?(?: please)?[,;] (?:hide|remove|drop|lose) (?:them|it)(?: all)?(?=[.!]?$)",
        r"\1",
    ),
    (
        rf"\b(?:our |the |my )?({CAPTIONS}) (?:need|needs|have|has|ought) to (?:run|go|be|read|be read|be set|flow) (?=right[- ]to[- ]left|left[- ]to[- ]right)",
        r"\1 ",
    ),
    (
        rf"^(?:highlight|light up|colou?r) the words?(?: one by one)? (?:like|as|in)(?: in)? ({STYLE})(?: style)?(?=[.!]?$)",
        r"\1 captions",
    ),
    (
        rf"\b({CAPTIONS}\b[^.;]*[,;.:] ?(?:because )?)(?:they['’]re|they are|theyre) (?:too |so |way too |far too |much too |very |really )?(?:tiny|small|little)(?=[.!]?$)",
        r"\1make them bigger",
    ),
    (
        rf"^(?:i|we|you|nobody|people|my \w+) (?:can['’]?t|cannot|can not|can hardly|can barely|could(?: not|n['’]?t)) read (?:the |our |my )?({CAPTIONS})[,;.:] make them bigger(?=[.!]?$)",
        r"make the \1 bigger",
    ),
    (
        rf"^the ({CAPTIONS}) ((?:of|in|at|on) {_ONE}|at \d+:\d\d) (?:is|are) (?:a bit |a little |much |far |way )?too (small|tiny|big|large)(?=[.!]?$)",
        lambda f: f"make the {f[1]} {f[2]} {'bigger' if f[3] in {'small', 'tiny'} else 'smaller'}",
    ),
    (
        rf"^the ({CAPTIONS}|words) ((?:of|in|on) {_ONE}|at \d+:\d\d) (?:must not|mustn['’]t|should not|shouldn['’]t|may not) (?:appear|show(?: up)?|be (?:shown|visible|seen|displayed))(?: as captions?)?(?=[.!]?$)",
        lambda f: f"hide the captions {f[2]}",
    ),
    (
        rf"\b({CAPTIONS})\b([^.;]*) (in|on|for|of) (\d)((?:, \d)*) and (?:in |on |for )?(\d)(?= |[.!,]|$)(?! ?%| sec| ?s\b)",
        r"\1\2 \3 scenes \4\5 and \6",
    ),
    # the canvas
    (r"^(?:smoother|for smoother motion|more fluid|smooth)[,:] (?=\d\d (?:fps|frames))", ""),
    (r"\bfrom \d\d (?:fps )?to (?=\d\d ?(?:fps|frames))", "to "),
    (r"\b(720|1080) lines\b", r"\1p"),
    (rf"^(?:phone|mobile|story|tiktok|tv|cinema) format, (?={SHAPE})", ""),
    (
        rf"\b(?:an? )({SHAPE}) (?:version|format|cut|film|video|one) would be (?:\w+ )?(?:good|nice|great|better|best|useful|helpful|handy|ideal|perfect)(?=[.!]?$)",
        r"make it \1",
    ),
    (r"\b(?:resolution|res)(?: of| to|:)? (720|1080)(?=[.!]?$)", r"resolution \1p"),
)


def _numbered(said: str) -> str:
    """Return what points at scenes; a bare number is a scene's."""
    return f"scene {said}" if said.isdigit() else said
