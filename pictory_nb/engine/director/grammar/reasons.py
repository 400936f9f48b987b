"""What people say beside their orders: why, what for, what should stay. It changes nothing and may be pointed at."""

# ruff: noqa: E501 (groups of words and patterns read best when they are not cut)
from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictory_nb.engine.director.grammar.tokens import Token

_HESITATION = r"(?:(?:oh|ok|okay|well|hmm+|ugh|hey|hi|hello|sorry|yes|yeah|so|because|since|as|for|honestly|fyi|also)[,\s]+)*"
_SUBJECT = (
    r"(?:i|we|you|they|he|she|it|this|that|these|those|there|my|our|their|his|her|the|a|an|some|everyone|everybody|"
    r"people|nobody|no one|someone|client|clients|legal|marketing|corporate|headline|title|music|logo)\b|"
)
_NAME = re.compile(rf"^(?i:{_HESITATION})(?:(?i:{_SUBJECT}\"|“)|[A-Z][a-z]+\b)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|can|can't|cannot|could|couldn't|will|won't|do|does|did|don't|doesn't|"
    r"didn't|isn't|aren't|wasn't|haven't|hasn't|never|[a-z]{2,}(?:s|ed)|left|went|saw|knew|made|got|hate|love|like|"
    r"think|agree|show|feel|know|see|sit|sell|talk|work|use|meet|sound|look|find|lose|run|speak|watch)\b|['’](?:s|re|m|ve|ll)\b",
    re.IGNORECASE,
)
_ENGLISH_BAR = re.compile(
    r"\b(?:if|unless|except|only|kidding|joking|maybe|perhaps|or|until|till|whether|instead|nevermind|never mind|forget|"
    r"wait|scratch|cancel|ignore|please|should|shall|must|want|wants|need|needs|wish|prefer|prefers|would|let's|"
    r"can you|could you|will you|told me|asked me|undo|did you|have you|has to|have to)\b|\?",
    re.IGNORECASE,
)
_ASKING = re.compile(r"^(?:why|how|what|who|when|where|which)\b", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"\b(?:adds|cuts)\b", re.IGNORECASE)
# Wanting and needing that ask for nothing: "the client doesn't want a logo", "we want to post it".
_NO_WISH = re.compile(
    r"\b(?:nobody|no one) (?:needs?|wants?)\b|\b(?:they|people|viewers|everybody|the \w+)(?: will|['’]ll) (?:want|need) to\b|\b(?:don['’]?t|doesn['’]?t|do not|does not) (?:want|need|like)\b|"
    r"\b(?:want|wants|need|needs|have|has) to (?:post|upload|publish|send|share|present|play|talk|show this|show it)\b|"
    r"\bneeds? (?:some |more |a bit of |a lot of |no |enough )*(?:time|space|room|air|focus|calm|attention|help|glasses)\b|\b(?:wants?|prefers?|likes?) (?:something|it)\b(?! (?:to|at|in|on|like|as)\b)",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"^[\w'’ -]{2,34}? (?:is|are|was|were|isn['’]?t|aren['’]?t|looks?|sounds?|feels?|seems?|goes|adds|takes)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:because|since|as|so that|so|for|it|it['’]s|this|that|that['’]s|they|they['’]re|i|i['’]m|we|we['’]re|my|our|"
    r"he|she|his|her|there|people|everyone|nobody|the|thanks|thank you)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"怕|担心|为了|方便|免得|以免|毕竟|不然|否则|最有|没关系|看不|听不|要求|规定|习惯|喜欢|讨厌|太|有点|了|是|很|因为|觉得|都|说|没|不够|会|由于|比较|发|看"
)
_CHINESE_BAR = re.compile(
    r"如果|除非|要是|的话|或者|也许|可能|开玩笑|算了|等等|想要|请|帮|把|别|应该|改|换|删|加|放|调|移|吗|吧|什么|怎么|为什么|让|先"
)
_PURPOSED = re.compile(
    r"^(?:that )?(?:\w+ ){1,3}(?:can|could|have|has|get|see|know|is|are|does|do|doesn['’]?t|don['’]?t|isn['’]?t|aren['’]?t|will|won['’]?t)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"^(?:for|in order to|so (?:that )?|to (?:be|make|save|keep))\s+\w+", re.IGNORECASE)
_ORDER_WORDS = frozenset(
    {
        "remove", "cut", "trim", "add", "move", "swap", "split", "merge", "duplicate", "replace", "rename",
        "undo", "redo", "mute", "translate", "goback", "startover", "hide", "except", "spread",
    }
)  # fmt: skip
# What states a value may be the order itself: "I have 40 seconds, make it fit".
_VALUES = frozenset({"sec", "min", "clock", "hour", "hex", "lines"})
# A clause that compares or sets a value may be an order that was not understood: "the logo gets smaller".
_SETTINGS = frozenset(
    {
        "louder", "quieter", "warmer", "cooler", "darker", "brighter", "bigger", "smaller", "upper", "lowercase", "capstyle",
        "moodname", "themename", "family", "kind", "quoted", "media", "percentage", "factor", "doublebig", "halfbig", "doubleloud",
        "halfloud", "halve", "doublelong", "fadein", "fadeout", "fadeboth", "direction", "language", "voicename", "asis",
        "keep", "only", "isnt", "twofold", "longer", "shorter", "faster", "slower", "raise", "lower", "earlier", "later", "bpm", "fps",
    }
)  # fmt: skip
_LINKS = frozenset({"comma", "stop", "so", "because", "colon", "ask", ""})
_HAN = re.compile("[\u3400-\u9fff]")
_TOO = re.compile(
    r"\b(?:too|so|very|really|rather|quite|a bit|a little|kinda|pretty|hardly|barely) \w+|\btiny\b|\b(?:hard|difficult|tough|impossible) to\b|\b(?:illegible|unreadable|inaudible)\b",
    re.IGNORECASE,
)
BASE_VERBS = frozenset(
    """
    act add agree aim allow announce appear apply argue arrive ask attend avoid be bear beat become begin believe belong blend
    block blow book bore bother break bring build burn buy call care carry catch cause change check choose claim clash click close
    collect come complain confuse contain contradict cost count cover cross cry cut deal decide deliver demand depend deserve
    die differ disagree dislike distract do doubt drag draw drive drop drown eat embarrass end enjoy explain face fail fall fear feel fight
    fill find fit flow fly follow forget freeze get give go grab grow happen hate hear help hide hit hold hurt interrupt join judge
    jump keep kill know lack land laugh lead leak lean learn leave lie like listen live load look lose love make matter mean meet
    mention mind miss move need obscure offer open own panic pay pick play point prefer present print promise prove pull push put
    reach read reckon refuse reject remember repeat repeats require rhyme ring rise rule run say scare scroll see seem sell send serve sit skip
    sleep smile sound speak spell spend spoil stand start state stay steal stick stop strain struggle suffer suggest suit support survive
    take talk teach tell test think tie tire touch travel trip trust try turn understand use visit vote wait walk want watch wear
    win wish wonder work worry write yawn zone
    """.split()  # noqa: SIM905 (quoted words would hide the list)
)
_STARTS_NOT = re.compile(
    r"^(?:for|in|on|at|with|without|when|while|during|from|after|before|behind|under|over|above|instead|between|to|into|towards?|as|by|of|"
    r"just|not|no|never|don['’]?t|do not|except|only|all|both|each|every|same|and|but|or|than|like)\b",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"\b(?:stays?|remains?|keeps?|kept|should|shall|must|ought|excluded|unchanged|exception|itself|instead|also|too(?=$|[,.!]))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:i|we|you|they|he|she|it|this|that|these|those|there|who|which|everyone|everybody|people|nobody|somebody|someone|no one)\b",
    re.IGNORECASE,
)
_TRACKS = frozenset(
    {
        "theme",
        "logo",
        "music",
        "captions",
        "title",
        "subtitle",
        "cta",
        "author",
        "brand",
        "voice",
        "transition",
        "background",
        "shape",
        "aspect",
    }
)
_CHINESE_DOES = re.compile(
    r"掉|[走开入出去]了?$|^[把将]|[^还]来$|个$|成[^本功绩员为]|给到|免了|下线|下架|上墙"
)
_CHINESE_SETS = re.compile(
    r"一点|点儿|一些|最[大小高低]|倍|半|[和跟与]$|^[和跟与]|只|除|留|保|其[他余它]|剩|换|也|不[要是]|不想|再(?!说)|[上下左右]角"
)


_NOT_DOING = re.compile(
    r"^(?:it|that|this|they|those)(?:['’](?:s|re)| is| are) (?:not|n['’]t) \w+ing\b(?! (?:to|if|unless))(?:(?! and | but )[^,;.]){0,30}$",
    re.IGNORECASE,
)
"""What is of no use: "it's not adding anything"."""
_NOT_CLEARED = re.compile(
    r"^[\w, ]{2,40}? (?:is|are|was|were)(?: not|n['’]t) (?:yet )?(?:approved|cleared|allowed|signed off|licensed|released|final|true|verified|confirmed)(?: yet| by [\w ]+)?$",
    re.IGNORECASE,
)
_SPOILT = re.compile(
    r"\b(?:and then some|when(?:ever)? (?:(?:you['’]?re|it['’]?s|we['’]?re|i['’]?m) )?(?:ready|done)|like (?:before|last time)|(?:every|each) (?:second|other|third) \w+|without losing \w+|"
    r"and (?:keep|leave) .+|with an? \w+)\W*$",
    re.IGNORECASE,
)
"""What turns the order before it into another one, or into none, though it stands at the end of a reason."""


_UNHAPPY = re.compile(
    rf"^(?i:{_HESITATION})(?:the |my |our |that )?(?!(?:scene|it|this|music)\b)[\w'’]+(?: \w+){{0,3}}?(?: (?:is|are|was|were|am|['’]m)(?: not|n['’]t)|['’]s not) (?:\w+ly |so |very |really |too |at all )?"
    r"(?:happy|comfortable|pleased|satisfied|ok|okay|fine|convinced|impressed|keen|fond|sure|what (?:it|they) (?:was|were|used to be))\b(?! (?:if|unless|but))",
    re.IGNORECASE,
)
"""Who does not like it, and eyes that "are not what they were"."""


def is_reason(
    text: str, clause: Sequence[Token], before: str, after: str, *, follows: bool, repeated: bool
) -> bool:
    """Tell whether a clause only says why: "it is too negative", "Marta left the company last week".

    Parameters
    ----------
    text
        The clause as it was typed.
    before, after
        The symbols of what separates it from its neighbours; empty at the ends of the message.
    follows
        Whether an order came before it.
    repeated
        Whether the rest of the message says its numbers again.
    """
    if _NOT_CLEARED.match(text.strip(" ,，.。!！")) and before in _LINKS:
        return True
    if _NOT_DOING.match(text.strip(" ,，.。!！")) and before in _LINKS and not _SPOILT.search(text):
        return True
    if _UNHAPPY.match(text.strip(" ,，.。!！")) and not _SPOILT.search(text):
        return before in _LINKS
    if not before and _APOLOGY.fullmatch(text.strip(" ,，.。!！")):
        return True
    if before not in _LINKS or (after not in _LINKS and not (after == "but" and not follows)):
        return False
    if _KEEPS_DOING.search(text):
        clause = [token for token in clause if token.symbol not in {"keep", "uploaded"}]
    symbols = {
        token.symbol
        for token in clause
        if not _THIRD_PERSON.search(text) or token.symbol not in {"add", "cut", "kind"}
    }
    if (symbols & _VALUES and not repeated) or _SPOILT.search(text):
        return False
    if symbols & {"off", "out"} and symbols & _TRACKS:
        return False
    if before == "so" and follows and _PURPOSED.match(text.strip()):
        return not _ENGLISH_BAR.search(text)
    text = text.strip(" ,，.。!！")
    if _MORE_OF_IT.match(text):
        return False
    if follows and is_only_too(text):
        return True
    if symbols & _ORDER_WORDS and not _reports(text, symbols):
        return False
    if _HAN.search(text):
        if follows and _LEST.match(text) and not symbols & _SETTINGS:
            return True
        if _CHINESE_BAR.search(text) or len(text) < 3:
            return False
        return (bool(_CHINESE.search(text)) and not _CHINESE_DOES.search(text)) or not (
            _CHINESE_DOES.search(text)
            or symbols & _SETTINGS
            or _CHINESE_SETS.search(text)
            or symbols & {"num", "somewhere", *_TRACKS}
        )
    if _ENGLISH_BAR.search(_NO_WISH.sub("", text)) or _ASKING.match(text):
        return False
    if before == "because":
        return True
    if follows and _PURPOSE.match(text):
        return len(text.split()) <= 8
    words = text.split()
    if len(words) < 2:
        return False
    return _declares(text, symbols, follows=follows)


_LEST = re.compile(
    r"(?:别|不要|免得|以免|省得|不然|否则)(?:会|老|总)?(?:挡|遮|压着|盖|影响|吓|吵|打扰|超|抢|显得|看)"
)
"""What the order before is to prevent: "别挡住底下的按钮"."""
_ALLOWED = re.compile(
    r"^(?:(?:the|this|my|our) )?(?:video|film|movie|clip|whole thing) (?:(?:can|could|may|might|already|now|just|then|also) )+(?:ends?|stops?|finish(?:es)?|starts?|begins?|opens?|closes?) (?:with|on|at|there|here)\b",
    re.IGNORECASE,
)


def may_order(text: str) -> bool:
    """Tell whether a sentence begins with a verb, or ends in a way that spoils what was said before."""
    words = re.findall(r"[a-z'’]+", text.lower())
    return bool(words and words[0] in BASE_VERBS) or bool(_SPOILT.search(text))


def is_only_too(text: str) -> bool:
    """Tell whether a clause only says what was wrong: "too slow"."""
    return bool(_JUST_TOO.fullmatch(text.strip(" ,，.。!！")))


def is_granted(text: str) -> bool:
    """Tell whether a clause says how much somebody allows: "客户那边只给半分钟", "the client gives us 30 seconds"."""
    return bool(_GRANTED.match(text.strip(" ,，.。!！")))


_GRANTED = re.compile(
    r"(?:客户|老板|领导|甲方|对方|平台|主办方|会场|评委|老师|学校|他们|上面|广告)(?:那边|那里|方面|位)?(?:只|就|最多|一共)*(?:给|有|要|说|让|批|允许|能放)"
    r"|(?:the |our |my )?(?:clients?|boss|slot|platform|organi[sz]ers?|jury|venue|broadcaster|they) (?:only |just )?(?:gives?|gave|allows?|allowed|has|have|is|wants?|said)\b",
    re.IGNORECASE,
)


def is_allowed(text: str) -> bool:
    """Tell whether a clause says what the rest makes so: "the video can end with “…”, so delete the last scene"."""
    return bool(_ALLOWED.match(text.strip()))


_MORE_OF_IT = re.compile(
    r"(?:and )?(?:an?|one|two|three|four|five|half an?|\d+(?:\.\d+)?)\b.*\b(?:more|less|longer|shorter|later|earlier)\b",
    re.IGNORECASE,
)
"""An order of how much: "one less for the meetings piece"."""
_JUST_TOO = re.compile(
    r"(?:it['’]?s |it is |that['’]?s |(?:is|was) )?(?:just |simply |way |much |far |a bit |a little |still )*too (?:\w+ly )?\w+(?: (?:for (?:us|me|them|that|this|my \w+|our \w+)|as it is|anyway|to read|now|already))?|太[\u4e00-\u9fff]{1,3}",
    re.IGNORECASE,
)
"""What was wrong, said behind the order: "lose scene 3, too slow"."""
_APOLOGY = re.compile(
    r"(?:(?:oh|ah|oops|sorry|no|well|hm+|hmm+|ok) )*(?:my (?:mistake|bad|fault|error)|nope|no|no no|non|not (?:that|it|this|good|right)|"
    r"(?:that|this|it)(?:['’]s| is| was| looks?)? (?:wrong|nothing|a mistake|an error|worse|bad|ugly|awful|terrible|horrible|not (?:it|right|good|what \w+ \w+|nice)|too much|an accident)|"
    r"i (?:made a (?:mess|mistake)|messed (?:it )?up|misclicked|mistyped|clicked wrong|did(?:n['’]t| not) mean (?:that|it|this)|didnt mean (?:that|it)|take it back|changed my mind)|"
    r"did(?:n['’]t| not) mean (?:that|it|this)|wrong (?:one|button|scene|thing)|never ?mind|"
    r"(?:哎呀?|诶|呀|额|呃)?(?:点错|手滑|改错|弄错|搞错|按错|删错|写错|打错)了?|(?:刚才|刚刚)(?:点|改|弄|搞|按|删)错了?|不对|不好看|不行|不好|错了|失误|我的错|好听|好看|太丑了?)",
    re.IGNORECASE,
)


def _reports(text: str, symbols: set[str]) -> bool:
    """Tell whether an order's word stands in a sentence about people: "we forgot to add …", "I showed it to my boss"."""
    return not symbols & {
        "remove",
        "removed",
        "except",
        "spread",
        "undo",
        "goback",
        "startover",
    } and is_about_people(text)


def _declares(text: str, symbols: set[str], *, follows: bool) -> bool:
    plain = re.sub(rf"^{_HESITATION}", "", text, flags=re.IGNORECASE)
    if _STARTS_NOT.match(plain) or (_STAYS.search(plain) and not _TOO.search(plain)):
        return False
    if symbols & _SETTINGS and not (_TOO.search(plain) or _PRONOUN.match(plain)):
        return False
    words = re.findall(r"[a-z'’]+", plain.lower())
    if not words or (words[0] in BASE_VERBS and words[0] != "people"):
        return False
    if follows and symbols & _SETTINGS and not _TOO.search(plain):
        return False
    return (
        bool(_STATES.match(plain))
        or bool(_VERB.search(plain))
        or any(word in BASE_VERBS for word in words[1:])
    )


_WISHING = r"(?:want|wants|need|needs|would|['’]d|like|prefer|have(?: only)? (?:only |just )?(?:\d|half|a |one|two|three|four|five|six|ten|twenty|thirty|forty|fifty|sixty|ninety)|only have|wish|should|must)"
_ABOUT_PEOPLE = re.compile(
    rf"^(?i:{_HESITATION})(?i:im|ive|i|we|he|she|they|people|everyone|everybody|nobody|no one|someone|somebody|my \w+|our \w+|the (?:client|boss|team|ceo|cto|court|audience|board|customer)s?|"
    r"(?:legal|marketing|sales|clients|viewers|users|students|patients|kids|customers|readers|visitors))"
    rf"(?: (?:really|just|already|always|all|also|never|only))*(?:['’](?:ll|m|re|ve|s)\b|(?<=im) |(?<=ive) | (?!{_WISHING}\b)[a-z]+\b)",
    re.IGNORECASE,
)


def is_about_people(text: str) -> bool:
    """Tell whether a clause says what people do or did, which orders nothing: "I'll be speaking live", "we removed it"."""
    return bool(_ABOUT_PEOPLE.match(text.strip())) and not re.search(
        rf"^(?:{_HESITATION})\w+(?:['’]d| would| should| want| need| wish| prefer)\b",
        text.strip(),
        re.IGNORECASE,
    )


_PEOPLE_DO = re.compile(
    r"^(?:people|they|viewers|everyone|everybody|most (?:of them|people|viewers)|(?:my|our|the) (?:\w+ )?(?:viewers|users|students|customers|clients?|audience|colleagues|boss|kids|patients|guests|team))\b"
    r"(?! (?:want|need|would|should|asked|wish|prefer))|"
    r"^(?:我们?|他们?|她们?|大家|观众|用户|客户|学生|同学们?|老人|奶奶|爷爷|孩子们?|小朋友|人家|评委|领导)(?!们?(?:要|想|希望|需要|建议|让|说))[^，。]{0,4}(?:不|没|太|会|都|在|是|记|看|听|念|读)",
    re.IGNORECASE,
)


def tells_of_people(text: str) -> bool:
    """Tell whether a clause says what people do, with whatever names of shapes or voices: "people watch this on phones"."""
    return bool(_PEOPLE_DO.match(text.strip(" ,，.。!！")))


_KEEPS_DOING = re.compile(r"\bkeeps? \w+ing\b", re.IGNORECASE)
_STANDS_OUT = re.compile(
    r"^(?:that )?(?:the |my |our |it |they |all )?[\w ]{0,40}?(?:stands?|pops?|shows?|fits?|works?|match(?:es)?|reads?|looks?|breathes?|lands?|shines?)\b(?: (?:out|up|well|better|nicely|together|more))*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"^(?:we|i|they|he|she)(?:['’]ve| have| had)? (?:already )?(?:\w+ed|did|had|made|was|were|saw|said|told|took|went|got)\b",
    re.IGNORECASE,
)


_CONDITION = re.compile(
    r"\b(?:if|unless|until|till|once|when(?:ever)?|only|except|maybe|perhaps|whether|but|or|and|wait|leave|forget|never mind|scratch|no|don['’]?t)\b|[-–—]|如果|除非|要是|等|但|不过",
    re.IGNORECASE,
)


def has_condition(text: str) -> bool:
    """Tell whether what follows "because" may be more than a reason: "because it is slow, if the client agrees"."""
    return bool(_CONDITION.search(text))


def stands_out(text: str) -> bool:
    """Tell whether what follows "so" says what it is good for: "so the cards with the big number stand out"."""
    return bool(_STANDS_OUT.match(text.strip(" ,.!")))


def tells_of_past(text: str) -> bool:
    """Tell whether a clause says what people did: "we tried that"."""
    return bool(_PAST.match(text.strip(" ,.!")))


_DONT = re.compile(
    r"^(?:please |but |just |whatever you do,? |you |we |no,? )*(?:don['’]?t|do not|never|dont)\b"
    r"(?= (?:you )?(?:need to |have to |want to |dare (?:to )?)?(?:even |ever )?(?:touch|change|remove|delete|move|alter|do|cut|add|make|edit|mess|play|show|use|put|drop|"
    r"replace|rename|shorten|lengthen|split|merge|turn|switch|take|lose|mute|hide|bother|worry)\b)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:unless|until|if|only|except|but|want|need|when)\b|除非|如果|要是|的话", re.IGNORECASE
)
_BIE = re.compile(
    r"别(?:动|换|删|改|碰|变|再)|不[要用](?:缩短|延长|加长|动|换|删|改|碰|变|去掉|拿掉|剪|移|关)|不变|保持不变"
)


def is_refusal(text: str, before: str, after: str) -> bool:
    """Tell whether a clause only says what to leave alone: "don't change the track", "副标题别动"."""
    if before not in {*_LINKS, "but"} or after not in {*_LINKS, "but"}:
        return False
    text = text.strip(" ,，.。!！")
    if re.match(r"(?:i|we) (?:don['’]?t|do not) (?:want|like|need)\b.* as\b", text, re.IGNORECASE):
        return True
    if _DONT.match(text):
        return not _DOUBT.search(_DONT.sub("", text, count=1))
    return bool(_BIE.search(text)) and not _DOUBT.search(text) and len(text) <= 16
