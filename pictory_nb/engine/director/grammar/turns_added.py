"""Turns of phrase for new scenes, and for scenes that become two or are shown once more."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.boundaries import end_in_doubt
from pictory_nb.engine.director.grammar.turn_words import QUOTED_SIGN, Turns

_HIDDEN = re.compile(QUOTED_SIGN)
_MORE = re.compile(
    r"(?:[,;]|\.|\band|\bthen)\s+(?:please |also |then )*(?:make|use|put|set|turn|remove|delete|drop|change|let|give|keep|hide|show|move|add|cut|take|swap|it should|the (?:music|title|logo|captions))\b",
    re.IGNORECASE,
)
"""What may be a further order, and no longer the text."""
_END = r"(?=\s*[.!?]*$)"
_TEXT = r"(?P<text>[\uf000-\uf0ff](?=\s*[.!?]*$)|(?-i:[A-Z0-9])[^\uf000-\uf0ff]*?(?=\s*$))"
_SAYS = r"(?:(?:that|which) (?:says|reads|is called)|(?:saying|reading|called|titled|named|headed|with(?: the (?:text|words?|title|heading))?))"
_ADD = r"(?:(?:can|could|would) you )?(?:please |kindly )?(?:(?:i|we)(?:['’]d)? (?:want|need|would like|like)|(?:i|we) need|give me|add|insert|put(?: in)?|stick(?: in)?|place|make|create|include|squeeze in|slip in|drop in|pop in|throw in|slot in|work in)"
_A_SCENE = r"(?:(?:a|an|one|another)(?: (?:more|new|extra|further|additional))?|new|one more) (?:scene|slide|silde|card)"
_WHERE = r"(?P<where>(?:right |just |directly |immediately |straight )?(?:after|before|behind|in front of) (?:the |this |that |my |our |scene |it\b)[\w%' -]{0,30}?|(?:at|to) the (?:very )?(?:end|beginning|start|front))"
_POINTS = r"(?P<points>[\w'’ -]{2,30}(?:, [\w'’ -]{2,30})*,? (?:and|&) [\w'’ -]{2,30}|[\w'’ -]{2,30}(?:, [\w'’ -]{2,30})+)"
_HEADING = r"(?P<heading>[\uf000-\uf0ff]|(?-i:[A-Z])[\w'’ -]{1,40}?)"
_A_LIST = r"(?:(?:(?:a|an|one|another|one more)(?: (?:more|new|extra|second))?|new) )?(?:bullet(?:ed)?[- ](?:point )?)?(?:list|bullets)(?: (?:scene|slide|card))?"
_CHAPTER = (
    r"(?:(?:a|an|another|the) )?(?:new )?(?:chapter|section)(?: (?:card|title|heading|header|slide|scene))?"
)


def _quoted(text: str) -> str:
    return text if _HIDDEN.match(text) else f"“{text.rstrip()}”"


def _scene(found: re.Match[str]) -> str:
    if not _HIDDEN.match(found["text"]) and (
        end_in_doubt(found["text"]) is not None or _MORE.search(found["text"])
    ):
        return found[0]
    return f"add a scene {_plain(found['where'])} that says {_quoted(found['text'])}"


def _plain(where: str) -> str:
    return re.sub(
        r"^(?:(?:right|just|directly|immediately|straight) )?(\w+)",
        lambda found: found[1].lower(),
        where,
        flags=re.IGNORECASE,
    )


def _list(found: re.Match[str]) -> str:
    where = found.groupdict().get("where")
    return f"add a list {_plain(where) if where else ''}: called {_quoted(found['heading'])} with {found['points']}"


def _chapter(found: re.Match[str]) -> str:
    return f"add a chapter {_quoted(found['text'])} {_plain(found['where'])}"


ADDED: Turns = (
    (r"^(?:please )?(?:(?:add|insert|put(?: in)?) )?(?:an? )?new (?:scene|slide|card) (?:at|in|as) (?:position|place|number|slot) (?P<n>\d)(?: (?:that says|saying|with)|:) (?=\S)", r"add a scene before scene \g<n>: "),
    (r"^(?:an? )?(?P<card>intro|outro)(?: card)?,? please(?=[.!]*$)", r"add an \g<card>"),
    (r"\breplace the (?:end|closing|last|final) card (?:with|by) (?:the|an?|our) (?:brand )?outro(?: card)?\b", "remove the end card and add an outro"),
    (r"^(?:please )?(?:add|insert|put(?: in)?|place) (?P<text>[\uf000-\uf0ff]) (?:in )?as (?:the |a |our )?(?:new )?(?:scene|slide|card) (?:number )?(?P<n>\d)(?=\s*[.!]*$|,? please)", r"add a scene before scene \g<n> that says \g<text>"),
    (r"^(?:please )?(?:slap|stick|pop|chuck|throw|whack|tack|plonk|bung)(?: in)? (?=(?:an?|the|our) (?:\w+ )?(?:intro|outro|scene|slide|card|chapter)\b)", "add "),
    (r"\b(?:intro|outro) (?:at|on|to) the (?:very )?(?:front|beginning|start|end)(?=\s*[.!]*$)", lambda f: f[0].split()[0]),
    (r"^(?:please )?(?:make|create|build|do|insert|include|give me) (?=(?:an?|another)(?: new| further| extra)? (?:number|stat|statistic) (?:card|scene|slide)\b)", "add "),
    (r"(?<=\badd )an? new (?=(?:number|stat|statistic) (?:card|scene|slide)\b)", "a "),
    (r"^(?:we|i) (?:need|want)(?: an?)? intro and(?: an?)? outro(?: cards?)?(?: like (?:in|on|with|for) [\w' ]{3,40})?(?=\s*[.!]*$)", "add an intro and an outro"),
    (r"^[\w ]{2,24}? (?:insists? on|wants?|asks? for|asked for|needs?) (?:an? )?(?P<what>intro and (?:an? )?outro(?: cards?)?|intro|outro),? (?:so )?(?:please )?add (?:both|them|it|one)(?=\s*[.!]*$)", lambda f: f"add {'an intro and an outro' if ' and ' in f['what'] else 'an ' + f['what']}"),
    (r"(?<=\badd a list )(?:for|to) (?:the|my|our) \w+(?=\s*:)", ""),
    (r"(?<=\w),? and (?:all that|so on|stuff|such|the like)(?=\s*[,.!?]|$)", ""),
    (r"\bsilde(s?)\b", r"slide\1"),
    (r"\b(?:before|in front of) the (?:very )?end(?=\s+(?:with|that|which|saying)\b|\s*[,:.]|$)", "before the end card"),
    (r"\b(at the (?:very )?end), (?:behind|after) (?:the )?(?:call to action|end card|last (?:scene|slide|card|one))\b,?", r"\1"),
    (rf"^{_ADD} {_A_SCENE} {_WHERE}[,;.] (?:it|which|that|this(?: one)?|and it) (?:should|must|is to|has to|will|would|can) (?:say|read):? {_TEXT}", _scene),
    (rf"^(?:{_ADD} )?{_A_SCENE} {_WHERE},?(?: {_SAYS}|:) {_TEXT}", _scene),
    (rf"^{_WHERE},? {_ADD} {_A_SCENE},?(?: {_SAYS}|:) {_TEXT}", _scene),
    (rf"^{_WHERE},? {_A_SCENE},?(?: {_SAYS}|:) {_TEXT}", _scene),
    (rf"^(?:{_ADD} )?{_A_SCENE} (?:{_SAYS} )?(?P<text>[\uf000-\uf0ff]) {_WHERE}{_END}", _scene),
    (rf"^(?:slide|card) {_WHERE}: {_TEXT}", _scene),
    (rf"^{_ADD} (?:a |an |another |the )?(?:new )?(?:very )?(?:first|opening) (?:scene|slide|card)(?: {_SAYS}|:) {_TEXT}", lambda f: f"add a scene at the beginning that says {_quoted(f['text'])}"),
    (rf"^{_ADD} (?:a |an |another |the )?new (?:very )?(?:last|final|closing) (?:scene|slide|card)(?: {_SAYS}|:) {_TEXT}", lambda f: f"add a scene at the end that says {_quoted(f['text'])}"),
    (rf"^(?:{_ADD} )?{_CHAPTER}(?: {_SAYS}|:)? (?P<text>[\uf000-\uf0ff]) {_WHERE}(?=\s*[.!?]*$|,? and |, )", _chapter),
    (rf"^(?:{_ADD} )?{_CHAPTER} {_WHERE}(?: {_SAYS}|:|,) (?P<text>[\uf000-\uf0ff]){_END}", _chapter),
    (rf"^(?:{_ADD} )?(?:a |an |another )?(?:number|statistic|stat)(?: card| scene| slide)? {_WHERE}, (?P<text>\d+ ?%? [\w' ]+){_END}", lambda f: f"add a number card {_plain(f['where'])}: {f['text']}"),
    (rf"^{_ADD} {_A_LIST} {_WHERE},? (?:with|that has|having) the (?:heading|title) {_HEADING},? and (?:the )?(?:points|items|bullets) {_POINTS}{_END}", _list),
    (rf"^(?:{_ADD} )?{_A_LIST} {_WHERE}[,:]? (?:{_SAYS} )?{_HEADING}(?:,? with| ?:) {_POINTS}{_END}", _list),
    (rf"^{_WHERE},? (?:{_ADD} )?{_A_LIST},? (?:{_SAYS} )?{_HEADING}(?:,? with| ?:) {_POINTS}{_END}", _list),
    (rf"^{_ADD} {_A_LIST},? (?:{_SAYS} )?{_HEADING}(?: ?:|,? with the (?:points|items|bullets):?) {_POINTS}{_END}", _list),
    (rf"^{_WHERE},? {_ADD} {_A_LIST},? with the (?:heading|title) {_HEADING},? and the (?:points|items|bullets):? {_POINTS}{_END}", _list),
    (rf"^{_ADD} {_A_LIST} {_HEADING} {_WHERE}: {_POINTS}{_END}", _list),
    (rf"^{_WHERE},? (?:insert|add|put(?: in)?|place) (?:a |an |another )?(?:new )?(?:quote|quotation)(?: card| scene| slide)?:? (?P<text>[\uf000-\uf0ff]),? by (?P<by>(?-i:[A-Z])[\w.' -]+?){_END}", lambda f: f"add a quote {_plain(f['where'])}: {f['text']} by {f['by']}"),
    (rf"^(?:please |kindly )?(?:insert|add|put(?: in)?|place) (?:a |an |another )?(?:quote|quotation)(?: card| scene| slide)? {_WHERE}[:,]? (?P<text>[\uf000-\uf0ff]),? by (?P<by>(?-i:[A-Z])[\w.' -]+?){_END}", lambda f: f"add a quote {_plain(f['where'])}: {f['text']} by {f['by']}"),
    # two of one
    (r"^(scene \d|the \w+(?: scene)?)[:,]? (?:one|a|each) (?:scene|slide) (?:per|for (?:each|every)) (?:sentence|caption|line)(?=[.!]*$)", r"split \1"),
    (r"^(scene \d|the \w+(?: scene)?|it) (?:in|into) (?:two|2) (?:parts|halves|scenes|slides|pieces)(?=[.!]*$)", r"split \1 in two"),
    (r"^(?:two|2) (?:scenes|slides) (?:for|from|out of) (scene \d|the \w+(?: scene)?|it)(?=[.!]*$)", r"split \1 in two"),
    (r"^(?:separate|seperate|split|part|divide) (?:the |its )?(?:two |2 )?(?:captions|sentences|lines|texts) (?:of|in|on) (scene \d|the \w+ scene|it)(?: (?:in|into) (?:their own|two|separate|different|2) (?:scenes|slides))?(?=[.!]*$)", r"split \1"),
    (r"^make the (?:second|2nd|last|first) (?:sentence|caption|line|half) (?:of|in) (scene \d|the \w+ scene|it) (?:into )?(?:a|its own) (?:scene|slide|card)(?: of its own)?(?=[.!]*$)", r"split \1"),
    (r"^(?:make|start|begin|let) a new scene (?:begin |start )?(?:at|from) (?=\d+:\d\d)", "split at "),
    (r"\b(?:one more|another|a second|a further|an extra) copy of (scene \d|the \w+(?: scene)?|this (?:scene|one)|it) (?:right |directly |just )?(?:behind|after|following) (?:it|itself|that|this)\b", r"duplicate \1"),
    (r"^(?:i want |show |play )?(scene \d|the \w+(?: scene)?|this (?:scene|one)|it) (?:two times|twice)(?: in a row| running)?(?=[.!]*$)", r"duplicate \1"),
    # what follows a complaint
    (r"^(?P<what>(?:the|this|that|scene|my|our) [\w' ]{1,30}?|it) (?:goes by|flies by|flashes by|rushes by|passes|disappears|vanishes|is gone|is over|ends|is|feels|seems) (?:far |way |much |a (?:bit|little) )?too (?:fast|quick|quickly|soon|short|brief|slow|long|hasty)[,;:.-]+ (?:so )?(?:please )?(?P<verb>make|hold|show|give|let|have) (?:it|that|this) (?=(?:an? |\d|for \d|longer|shorter|last|stay|two|three|four|five|six|seven|eight|nine|ten)\b)", r"\g<verb> \g<what> "),
    (r"^(?P<order>(?:please )?(?:remove|delete|drop|cut|scrap|lose|take out) [^,;.]+)[,;.] (?:because |as |since )?(?:it|that|this|they) (?:all )?(?:takes?|drags?|goes on|go on|is|are|feels?|lasts?) (?:far |way |much |just |really )?too (?:long|slow|boring|much)(?: to [\w ]+| for [\w ]+)?(?=[.!]*$)", r"\g<order>"),
    (r"\b(?:let|have|leave|keep|make) it (?:stay|remain|stand|linger|last)(?: up| on(?: screen)?)?(?: for)? (?=(?:[4-9]|\d\d|four|five|six|seven|eight|nine|ten) ?s(?:ec|$|\b))", "make that scene "),
    (r"(?<=\bgive )the (?:scene|slide|card)(?= (?:\d+|two|three|four|five|six|seven|eight|nine|ten) ?s)", "that scene"),
    (r"\bthe (?:scene|slide|card)(?= (?:(?:needs? to|should|must|has to) (?:be up|stay|last|be (?:\d|two|three|four|five|six|seven|eight|nine|ten))|for \d+ s))", "that scene"),
    (r"^(?:the )?(?:whole|entire|full) (?:video|film|thing|clip) (?=\d+(?:\.\d+)? ?(?:s|secs?|seconds?) (?:shorter|longer))", "make the video "),
    (r"^(make the video [^?]*(?:shorter|longer))\?$", r"\1"),
    (r"^might (the [\w ]{2,30}?|scene \d) (come|go|be|last|stay|stand)\b([^?.]*)\?", r"\1 should \2\3."),
    (r"\b(?:we|you) (?:may|can|could|might) (?:safely |perhaps |easily )?(?:omit|skip|drop|delete|remove|lose) (?=(?:the|scenes?) )", "remove "),
    (r", (?:both|all|neither|none) of which [^,.;\uf000-\uf0ff]*(?=[.!]?$)", ""),
    (r"^(?:i need|i want|we need|make|create|give me)(?: me)? an? (\d+)[- ]?(?:s|secs?|seconds?) (?:version|cut|edit|video|clip)(?: of (?:it|this))?,? in (9:16|16:9|1:1|4:5|vertical|portrait|square|landscape)(?: (?:format|mode))?(?: for (?:reels|tiktok|instagram|shorts|stories|youtube))?(?=[.!]*$)", r"make the video \1 seconds and make it \2"),
    (r"^(?:i need|i want|we need|make it)(?: an?)? (9:16|16:9|1:1|4:5|vertical|portrait|square|landscape)(?: (?:video|version|format|cut))? (?:and )?without (the [\w ]{2,30}?(?: scene)?|scene \d)(?=[.!]*$)", r"make it \1 and remove \2"),
)  # fmt: skip
