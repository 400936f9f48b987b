"""Turns of phrase about the brand: lower thirds, names, the logo, letters, colours."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from pictory_nb.engine.director.grammar.colours import COLOUR
from pictory_nb.engine.director.grammar.turn_words import NAME, QUOTED_SIGN, Turns

_THIRD = r"(?:lower[- ]thirds?|name ?(?:tag|banner|plate|strip|bar|badge|strap))"
_LEFT = r"(?:(?:at|in|on|to) )?(?:the )?(?:lower|bottom)[ -]left(?:[- ]hand)?(?: corner| side)?"
_UNDER = r"(?:under|below|beneath|underneath)"
_SECOND = rf"(?:,|;|:|\band\b|\bwith\b|\bplus\b|\bthen\b)(?: (?:and|with|the|a|an|as|second|next|other|lower|line|two|role|title|job|position|in|on|{_UNDER}|it|that|this|saying|says|reads|reading))*:? ?"
_PLACE = r"(?:top|bottom|upper|lower)[ -](?:left|right)(?:[- ]hand)?"
_CORNER = rf"(?:at |in |on |to |into )?(?:the )?(?:{_PLACE})(?: corner| side)?"
_FILE = r"[\w-]+\.(?:png|jpe?g|webp|svg)"
_OURS = r"(?:my|our|the|your)"
_COMPANY = r"(?:brand|company|firm|business|organi[sz]ation|shop|school|agency)"
_NEW_NAME = r"(?:\uf000|(?-i:[A-Z])[^,;!?\uf000-\uf0ff]*?)"

BRAND: Turns = (
    (
        rf"^(?:our|my|the) [\w ]{{2,30}} (?:has|have|uses?) (?:the|a|this) (?:motto|slogan|tagline|claim) ({QUOTED_SIGN})[,;.] (?:so )?(?:please )?(?:save|use|set|put|take|keep|add) (?:it|that|this) (?:as|for) (?:the|our|my) (?:tagline|slogan|motto)(?: please)?(?=[.!]*$)",
        r"set the tagline to \1",
    ),
    (r"\b(?:my|our|the) [a-z]+['’]s (?=[\w-]+\.(?:mp3|wav|m4a|ogg|mp4|mov|png|jpe?g|webp|svg)\b)", ""),
    # lower thirds
    (
        rf"^[^,;.\uf000-\uf0ff]*\b({_THIRD})\b[^,;.\uf000-\uf0ff]*[,;.] *(?:so |please |can you |could you |you can )*(remove|delete|drop|hide|lose|cut) (?:it|that|this)(?: please| again)?(?=[.!?]*$)",
        r"\2 the \1",
    ),
    (
        rf"^{_LEFT},? (?:(?:i|we) (?:want|need)|i['’]d like|we['’]d like|please |show|put|add|write)(?: to (?:see|have))?(?: in)? (?:the name )?({NAME}),? (?:and|with)(?: {_UNDER}(?: it| that| this)?)? (?:the (?:title|role|line) )?([\w ]+?)(?: {_UNDER}(?: it| that)?)?(?=[.!]?$)",
        r"add a lower third: \1, \2",
    ),
    (rf"\b{_LEFT} (?=(?:a |the )?{_THIRD}\b)", ""),
    (rf"\b({_THIRD}) {_LEFT}(?=[:,;]? )", r"\1"),
    (
        rf"(\b{_THIRD}\b[^.;!?\uf000-\uf0ff]*)({QUOTED_SIGN}) ?{_SECOND}({QUOTED_SIGN})(?: (?:as (?:the )?(?:second|lower|next) line|(?:on )?(?:the )?(?:second|next) line|{_UNDER}(?: (?:it|that|this))?|underneath))?(?=[.!?]*$|[,;] | and )",
        r"\1\2 \3",
    ),
    (
        rf"(\b{_THIRD}\b[^.;!?\uf000-\uf0ff]*?{NAME}),? (?:and|with) (?:(?:the|a|my|his|her|their) )?(?:job )?(?:title|role|line|position)(?: of)?:? (?=(?-i:[A-Z]))",
        r"\1, ",
    ),
    (
        rf"^(?:add |show |put |i want |we want )?(?:the )?names? ({NAME}) (?:with|and) ([\w ]+?) {_UNDER}(?: (?:it|that))? (?:as|in) (?:a |the )?{_THIRD}(?=[.!]?$)",
        r"add a lower third: \1, \2",
    ),
    (
        rf"^(?:(?:show|put|add|write|display) )?(?:the name |my name )?({NAME}(?:, | / | - | – )[\w ]+?) {_LEFT}(?=[.!]?$)",
        r"add a lower third: \1",
    ),
    (rf"^(?:an? )?({_THIRD}):? ({NAME} / )", r"add a \1: \2"),
    (rf"^(?:an? )?({_THIRD}),? ({QUOTED_SIGN}) as (?:a |the )?{_THIRD}", r"add a \1 \2"),
    (rf"^(?:an? )?({_THIRD}):? (?={QUOTED_SIGN})", r"add a \1 "),
    (
        rf"^(?:put|show|add) (?:my|our|his|her) name (?:on (?:the )?screen|in)?,? ?(?:in a |as a )?({_THIRD}),? ({NAME}),? (?=[a-z])",
        r"add a \1: \2, ",
    ),
    # the brand's name
    (
        rf"\b((?:{_COMPANY}|name)(?: name)?) (?:should be|has to be|must be|is now|becomes) ({_NEW_NAME}),? (?:instead of|and not|not|no longer|rather than) (?:just )?{NAME}(?=[.!]?$)",
        r"\1 should be \2",
    ),
    (
        rf"^(?:we are|we['’]re|our name is|our {_COMPANY}(?: name)? is|the {_COMPANY}(?: name)? is)(?: now)?(?: called)? ({_NEW_NAME})(?: now)?,? (?:and )?(?:not|no longer) (?:just )?{NAME}(?: any ?more| now)?(?=[.!]?$)",
        r"change the brand name to \1",
    ),
    (
        rf"^(?:please )?(?:correct|fix|change|update|adjust) (?:the |our )?(?:brand|company)(?: name)?[,;:.] (?:please[, ]+)?(?:it['’]?s|it is|it should be|it must be|the (?:right|correct) (?:one|name) is|we are|we['’]re)(?: called| now)? ({_NEW_NAME})(?=[.!]?$)",
        r"change the brand name to \1",
    ),
    (
        rf"^it (?:still |now )?says {NAME}(?: (?:there|here|everywhere))?,? but (?:our|the)(?: new)?(?: {_COMPANY})? name is(?: now)? ({_NEW_NAME})(?=[.!]?$)",
        r"change the brand name to \1",
    ),
    (
        rf"\b(?:our|the) (?:{_COMPANY}|name)(?: name)? (?:isn['’]?t|is not)(?: called)? {NAME}(?: any ?more| any longer)?,? (?:but|it['’]s|it is)(?: now)? ({_NEW_NAME})(?=[.!]?$)",
        r"change the brand name to \1",
    ),
    (
        rf"^it should say ({_NEW_NAME}) as (?:the |our )?(?:brand|company)(?: name)?(?:,? not (?:just )?{NAME})?(?=[.!]?$)",
        r"change the brand name to \1",
    ),
    (
        rf"^((?:our |the |my )?(?:brand|company)(?: name)? is )({_NEW_NAME}) now(?:[,;]? (?:we|because|since|as) [\w ]*?(?:renamed|rebranded|changed)[\w ]*)?(?:,? so (?:please )?change (?:that|it))?(?=[.!]?$)",
        r"\1\2",
    ),
    (r"(?<=\w),? (?:from|as of|starting) (?:today|now)(?: on)?(?=[.!]*$)", ""),
    # the logo
    (
        rf"^(?:(?:please )?(?:insert|add|include|display) (?:the |a |{_OURS} )?|(?:show|display|place|use|bring in) (?:my|our) )(?:own |company |brand )?logo(?: file| picture| image)?,? {_CORNER}(?= at|,|[.!]?$| and)",
        lambda f: f"use my logo and put the logo {_place_in(f[0])}",
    ),
    (
        rf"^(?:please )?(?:(?:add|use|put|insert|place|show|take) )?({_FILE}),? {_CORNER}(?:,? as (?:the |our |my )?logo)?(?=,|[.!]?$| and| at)",
        lambda f: f"use {f[1]} as the logo and put the logo {_place_in(f[0])}",
    ),
    (
        rf"\b(put the logo {_PLACE}),? (?:and )?(?:at )?(\d+) ?% (?:of )?(?:the |its )?(?:normal |current |original )?size(?=[.!,]|$)",
        r"\1 and make the logo \2%",
    ),
    (
        r"^(?:insert|put|add|show|display)(?: in)? (?:my|our|the (?:company|uploaded|new)) logo(?: picture| file| image)?(?: in| there| please)*(?=[.!]?$)",
        "use my logo",
    ),
    (
        rf"^({_FILE}) (?:should|must|has to|needs to) be (?:visible|shown|seen)(?=[.!]?$)",
        r"use \1 as the logo",
    ),
    (
        rf"\b(?:replace|swap|change|exchange|switch) (?:the |our )?(?:text|word|written|lettered|typed) ?logo (?:with|for|by|to|against) (?:(?:my|our|the) (?:(?:uploaded|own|real|proper) )?(?:logo(?: picture| file| image)?)?,? ?)?({_FILE})?(?=[.!]?$)",
        lambda f: f"use {f[1]} as the logo" if f[1] else "use my logo",
    ),
    (
        rf"^{_OURS} (?:png|image|picture|file) with (?:the|our) logo,? (?:(?:can|could) you )?(?:put|use|show|add) it (?:on|in) (?:the )?(?:video|film|picture)(?=[.!?]*$)",
        "use my logo",
    ),
    (
        rf"^{_OURS} logo is (?:the |that )?(?:png|image|picture|file)(?: (?:that |which )?(?:i|we)(?:['’]ve)? uploaded)?[,;.]? (?:so )?(?:please )?(?:use|put|show|take) (?:that|it),? {_CORNER}(?=[.!]?$)",
        lambda f: f"use my logo and put the logo {_place_in(f[0])}",
    ),
    (
        r"^(?:i|we) (?:don['’]?t|do not) (?:want|need) (?:a|any|the) (logo|watermark) (?:in|on) (?:the |my |our )?(?:picture|video|film|frame|screen)(?=[.!]?$)",
        r"remove the \1",
    ),
    (
        r"^take (?:our |the |my )?(?:brand |company )?(?:name|logo) out of the corner(?:[,;]? (?:there should be )?no logo(?: at all)?)?(?=[.!]?$)",
        "remove the logo",
    ),
    (r"\bno (logo|captions|music|transitions?) at all\b", r"no \1"),
    (
        r"^(?:show |put )?our logo (?:only |just )?(?:very |quite )?(?:faintly|discreetly|subtly|softly)[,]?(?: (?:like|as) a watermark)?(?=[.!]?$)",
        "use my logo as a watermark",
    ),
    (r"\bopacity (?:of |at |to )?(\d{1,3})(?! ?%| ?percent)\b", r"\1% opacity"),
    (
        r"\b(logo|captions|watermark) ((?:should|must|has to|have to|needs? to) be )(?:(one and a half|1\.5)|(two|2)|(three|3)) times (?:as (?:big|large)|larger|bigger)(?: as (?:it is )?now)?\b",
        lambda f: (
            f"{f[1]} {f[2]}{dict(zip((3, 4, 5), (150, 200, 300), strict=True))[next(n for n in (3, 4, 5) if f[n])]}%"
        ),
    ),
    (r"\b(?:put|set) (the (?:logo|captions|watermark)) (\d+ ?%) (smaller|bigger|larger)\b", r"make \1 \2 \3"),
    # letters
    (
        r"^(?:please )?take (?=(?:the|my|our) (?:uploaded |own )?(?:font|typeface|lettering|letters)\b)",
        "use ",
    ),
    (
        r"^(?:i|we)(?:['’]ve| have)? (?:uploaded|added) (?:a|the|our|my) (?:ttf|otf|woff2?|font(?: file)?)[,;.]? (?:so |and )?(?:please )?(?:use|take|apply) (?:it|that)(?: (?:for|on|in|everywhere|all|the|text|texts|letters|video|film))*(?=[.!]?$)",
        "use the font I uploaded",
    ),
    (
        r"^(?:(?:the|all(?: the)?|our) )?(?:text|texts|letters|lettering|writing|type|words) (?:(?:should be|must be|has to be|have to be|set|to be|shown) )?in ([\w -]*?\b(?:sans|serif|font|mono|grotesk|\w+\.(?:ttf|otf|woff2?))\b)(?: (?:instead of|rather than|not) (?:this|the (?:current|standard|old|built-in)) (?:one|font|letters))?(?=[.!]?$)",
        r"use \1",
    ),
    (
        r"^(?:apply|use|take|set) ([\w -]+\.(?:ttf|otf|woff2?)) (?:to|for|in|throughout|across) (?:(?:the|all|whole|entire|every|my|our) )*(?:video|film|text|texts|letters|lettering|captions|titles?|everything)(?=[.!]?$)",
        r"use \1",
    ),
    # colours
    (rf"\b(?:{COLOUR}),? (?=#[0-9a-f]{{3}})", ""),
    (r"\b(?:these|those|the|our) (?:two|three|2|3)? ?colou?rs?:? (?=#[0-9a-f]{3})", ""),
    (r"\b(?:our|the) (?:corporate|house|company) (?=#[0-9a-f]{3})", ""),
    (
        r"^(?:i|we) wish (the (?:backgrounds|accents?|captions|logo)) (?:had|were|was) ",
        r"\1 should be ",
    ),
    (
        r"\b(?:the |our )?(backgrounds|accents|captions) (?:don['’]?t|do not) (?:match|fit|suit|go with)\b[^,.;]*[,;.] (?:so )?(?:please )?(?:they (?:should|must|have to) be|make them)\b",
        r"the \1 should be",
    ),
)


def _place_in(said: str) -> str:
    """Return the corner that is named: "bottom right"."""
    words = said.lower().replace("-", " ").split()
    line = "top" if {"top", "upper"} & set(words) else "bottom"
    return f"{line} {'left' if any(word.startswith('left') for word in words) else 'right'}"
