"""What looks like an order and is none: half a message taken back, tales of what others did or said."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

import re

from pictory_nb.engine.director.grammar.words import lexicon

# "I don't want 2, 4 and 6 removed but 3 and 5": what is to stay and what not is easily mixed up.
_WANTS_NOT_GONE = re.compile(
    r"\b(?:don['’]?t|do not) (?:want|need)\b[^.!?;]*"
    r"\b(?:removed|deleted|gone|cut|dropped|taken out|thrown out)\b|\w['’]s gone\b",
    re.IGNORECASE,
)


# "Leave it a little longer", "keep it up for 8 seconds" is how long, and takes nothing back.
_NOT_LONG = r"(?! (?:up |on )?(?:(?:an? )?(?:little|bit|touch|tiny bit) longer|longer|for (?:an? |\d|two|three|four|five|six|seven|eight|nine|ten|another)))"
# "Delete scene 2 … no wait, leave it": who takes back half of a message may take back all of it.
_TAKEN_BACK = re.compile(
    r"(?<=[\w\"”%)])[.,;!…]+ *(?:(?:no|oh|ah|hmm+|well|actually|sorry|but|ok|okay),? )*(?:wait|hold on|never ?mind|forget (?:it|that|about it)|scratch that|just kidding|leave it(?! (?:out|off|on|at))"
    + _NOT_LONG
    + r"|(?:on second thoughts?,? )?(?:no|leave|keep) (?:it|that)(?: (?:in|there|as))?\b"
    + _NOT_LONG
    + r"(?=[^,;]*$))"
    r"|(?<=\S)[，。,；]\s*(?:算了|当我没说|还是留|还是别|还是不|开玩笑)"
    r"|\bor not\b\s*[.?!]*$"
    r"|(?<=\w)[,.;!…-]+ (?:but )?(?:i|we|they)(?:['’](?:m|re)| am| are) (?:still |just |only )?(?:discussing|debating|deciding|thinking about|considering|undecided|not (?:sure|certain|decided))\b"
    r"|(?<=\w)[,.;!…-]+ (?:but )?[\w' ’]{0,30}?\b(?:hasn['’]?t|haven['’]?t|has not|have not|nobody has|no one has)(?: yet)? (?:agreed|decided|made up|said yes)\b(?: (?:yet|on (?:it|that|this)|to (?:it|that|this)|(?:my|our|his|her|their) minds?))*[.!]*$"
    r"|(?<=\w)[,.;!…-]+ (?:but )?(?:it|that|this)(?:['’]s| is| was) (?:just|only|merely) an? (?:idea|thought|suggestion|question|joke|example|test|what-if)\b"
    r"|(?<=\w)[,.;!…-]+ (?:but )?(?:i|we)(?:['’]ll| will) (?:tell you|say) when\b"
    r"|[,.;!…-]+ (?:(?:hmm+|oh|ah|well|actually|no|wait|sorry)[,.! ]+)*(?:keep|leave) (?:it|that|them|everything)(?: as (?:it|they) (?:is|was|are|were))?(?:[,.;!] (?:everything|it all|all of it) (?:stays|remains)\b|[.!]*$)(?<!off)(?<!out)"
    r"|[,.;!…-]+ (?:(?:hmm+|oh|ah|well|actually|no|wait|sorry)[,.! ]+)*(?:everything|it all|all of it) (?:stays|remains|can stay)(?: (?:as (?:it is|is)|the same|in|there))?[.!]*$"
    r"|^(?!.*(?:[:：]|\b(?:says?|reads?|title|text|rename|called|caption)\b)).*\b(?:next (?:week|month|year|time)|tomorrow)[.!]*\s*$"
    r"|\bas soon as\b|\bonce (?!more\b|again\b)[\w'’ ]{1,30}? (?:is|are|has|have|was|says?|approves?|agrees?|gives?|confirms?|signs?)\b"
    r"|^(?:so |and |but )?(?:is it (?:wise|smart|sensible|a good idea|worth|clever)|(?:you|we|i)(?:['’]d| had) better not|let['’]?s not|let us not|under no circumstances|avoid)\b"
    r"|^等.{1,10}?(?:批准|同意|确认|回复|点头|看过|审完|定了|答应)|^(?:不用|不要)(?:不要|别|我)"
    r"|^(?:不用|不要)(?!.*[，,。；]).{2,}(?:去掉|关掉|删掉|关闭|隐藏|拿掉|删除|移除)[了吧]?[。！!]*$"
    r"|^(?:不用|不要|不必|无需)(?!.*[，,。；]).*(?:换成|改成|移到|移动|[一都]起移|复制|合并|隐藏|swap|cut|加上|调到|设成|不要)"
    r"|^(?:suppose|supposing|assuming|imagine|say) (?:that )?(?:we|you|i|they)\b|[,;] (?:provided|assuming|supposing)\b"
    r"|[，,]\s*(?:但|但是|不过|可是)?(?:现在|暂时)?(?:先别|先不要?|还不要|别)(?:动|改|执行|做|弄|急|这么做|这样做)?(?=[。！!]*$)"
    r"|我(?:没有?|不|并不)(?:同意|答应|愿意|赞成|想这么做|想这样)|^等.{1,12}(?:再|之后|以后)(?=把|将|删|改|换|移|加|让|放|调|剪|去)"
    r"|^(?:you|we|i) (?:don['’]?t|do not) (?:need|have) to (?:touch|change|edit|alter|remove|delete|cut|move|worry|do|mess)\b[^,.;]*[.!]*$"
    r"|^(?:i|we) (?:like|love|prefer|enjoy|hate) it when\b|\b(?:i|we|he|she|they)(?:['’]?ll| will) be (?:right )?(?:back|there|late|away|off|out|gone)\b|\bbrb\b"
    r"|(?:^|[,.;!…–—-] ?)(?:(?:be )?(?:right )?back) (?:in|at|by) (?:about |around )?(?:an? |\d|two|three|five|ten|half)[\w: ]*[.!]*$"
    r"|(?<=\w )(?:as long as|so long as|provided|providing) (?:that )?(?:nobody|no one|everyone|everybody|nothing|you|he|she|they|we)\b"
    r"|^(?:hmm+ |so |ok |well )*let me (?:think|see|check|look|know)\b"
    r"|^(?:ok |okay |so |sorry,? |please |just |hey,? )*(?:just )?give (?:me|us) (?:(?:just )?(?:a|one|two|five|ten|\d+|a few)(?: more)?) (?:minutes?|seconds?|secs?|mins?|moments?|hours?|days?)(?=\s*(?:[,.!;…–—-]|$|while\b|to (?:think|look|check|talk|ask|show|see)|and (?:i|we)\b|i\b|we\b))"
    r"|^(?:i|we) wonder (?:whether|if) (?!.*(?:oughtn['’]?t|shouldn['’]?t|could(?:n['’]?t)? (?:you|we)|can(?:n['’]?t)? (?:you|we)|you (?:could|can|would)|we (?:could|can)))"
    r"|\b(?:hold|park|pause|leave) (?:the |that |my |our )?[\w ]{2,20} (?:for now|for the moment|until)\b|\bstill (?:reviewing|checking|deciding|discussing)\b[^,.;]*, (?:hold|wait|leave|keep)\b"
    r"|[,.;?!]\s*(?:but )?(?:i|we)(?:['’]ll| will) (?:think about (?:it|that)|ask|check|sleep on|see\b|discuss|talk (?:to|with|about)|decide|let you know|get back)"
    r"|\bbut let['’]?s (?:wait|hold|leave|see|not)\b|[,;.]\s*what an? (?:terrible|bad|stupid|silly|awful|horrible|dumb|crazy) idea|[,;] (?:i|we) (?:do(?:n['’]?t| not)|won['’]?t|wouldn['’]?t)[.!]*$"
    r"|^(?:i|we) (?:really |quite )?(?:like|love|enjoy) (?:the way|how)\b|\bthinking (?:aloud|out loud)\b|^(?:there(?:['’]s| is) )?no need (?:for (?:an?|another|new|more|different)|to)\b[^,.;]*[.!]*$"
    r"|^(?:so |and |hey )*(?:can|does|could|will) (?-i:[A-Z])[a-z]+(?!['’]s)(?= (?:also |even |really )?(?:do|make|handle|support|play|show|have)\b)"
    r"|^(?:so |and |hey )*do(?:es)? (?:you|it|this|the voice) (?:also |even |really )?(?:speak|understand|know(?! (?:how|what|which|where))|support|have(?! an? (?:voice|narrat|speaker))|make|offer|come)\b|\b(?:i|we) (?:still )?(?:need|have|want) to (?:check|ask|think|discuss|verify|decide|look it up)\b(?: first| it| that| about it| with \w+)*[.!]*$"
    r"|^这(?:张|首|段|个|部|条)\S{1,6}是\S{2,}的[。！]*$|^(?:不用|不要|别|无需|不必)(?:再)?(?:缩短|延长|加长|剪|改|换|删|动|调)[^，。]*[，,][^，。]*(?:可以的?|挺好|就行|够了|正好|刚好|没问题)[。！]*$"
    r"|^(?!.*(?:能|可以|可否|帮|请|要|[，,。；])).*(?:删|去|移|换|改|关|加|剪|调|设|撤|复制|合并)(?:掉|除|好|成|上)?了(?:吗|么|没有?)[？?]*$"
    r"|(?P<page>第[\d一二三四五六七八九十]{1,3}[个页张幕段屏])(?:场景)?(?:删|去|拿|撤)(?:掉|除|了)[，,。；]\s*(?P=page)(?:场景)?(?:别|不要|不用|不)动"
    r"|\bnot the [\w ]+ but the (?:one|scene|slide) (?:before|after)\b"
    r"|^(?:our|the|my|its) (?:title|subtitle|headline|number|quote|captions?|list|end card|name|brand(?: name)?|music) used to (?:be|say|read|have|show)\b[^,;]*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^(?:and |so |but |well |hmm )*(?:(?:last|the other) (?:year|month|week|time|day|night),? |(?:yesterday|back then|originally),? |in (?-i:[A-Z])\w+,? )?(?:i|we|he|she|they|someone|somebody|people|[A-Z][a-z]+(?= (?:said|told|asked)\b)|"
    r"(?:my|our|the|his|her|their) (?:colleagues?|boss|clients?|friends?|wife|husband|team|manager|ceo|mother|mum|mom|dad|son|daughter|customers?|students?|teacher))"
    r" (?:\w+ly |already |just |once |first |also )?(?:(?:always|usually|often|sometimes|never) [a-z]+|said|says|told|asked|thought|believed|claimed|mentioned|deleted|removed|moved|changed|added|cut|made|loved|hated|liked|used|had|did)\b(?! up with)"
)


_ORDERED = re.compile(
    r"[,.;] (?:so |please |and |let['’]?s )*(?:make|put|use|add|remove|do|give|take|change|set|turn|i|we)\b",
    re.IGNORECASE,
)
# What the film of somebody else is like.
_OF_OTHERS = re.compile(
    r"^(?:the |my |our |that )?(?:\w+ )?(?:vendors?|competitors?|rivals?|others?|colleagues?|neighbou?rs?|agency|agencies|(?-i:[A-Z])\w+)(?:['’]s?|s['’])? (?:video|film|clip|spot|ad|trailer)s? "
    r"(?:has|have|uses?|had|used|looks?|looked|is|are|was|were|starts?|ends?|shows?|goes|comes?|plays?|went|opens?)\b",
)


_REPORTED_IN_CHINESE = re.compile(
    r"^(?:(?:我|你|他|她|咱)们?|老板|领导|同事|客户|老师|朋友|有人|大家|对方|设计师|编辑)(?:们)?(?:刚才|刚刚|昨天|已经|之前|上次|早上)*(?:把|将)[^，,。]{1,14}(?:[删去移换改关加剪调撤](?:掉|除|好|成|上)?|复制|合并|对调)了[。！]*$"
    r"|^(?:我|我们)?(?:昨天|上次|之前|上周|早上)[^，,。]{0,4}(?:把|将)[^，,。]{1,14}了[。！]*$"
    r"|^(?:这里面?|视频里|片子里)?有(?:一)?(?:个(?:场景|镜头)|[页幕张段])(?:太|有点|放错|写错|不)(?!.*(?:第|最后|倒数|开头|结尾|片[头尾]|[那这](?:一)?[页个幕]))"
    r"|^[^，,。]{0,8}有(?:一)?(?:[条点项句行]|个词)[^，,。]{0,12}[，,](?:请|帮我|把|就)*(?:它)?(?:删|去|拿|不要|剪|砍)(?:掉|了|除)*[吧。！]*$"
    r"|^上[次回][^，,。]{2,20}的(?:那|这)?[条个部支](?:视频|片子)[，,].*了[。！]*$"
    r"|^上[次回][^，,。]{1,20}了[，,。]\s*(?:这|今)[次回][^，,。]{0,4}(?:别|不要|不能|不许|不准)"
)


def is_taken_back(message: str) -> bool:
    """Tell whether a message takes back what it says, or says what is to stay and what not at once."""
    said = _IN_QUOTES.sub("“”", message)
    return bool(_WANTS_NOT_GONE.search(said) or _TAKEN_BACK.search(said) or _REPORTED_IN_CHINESE.match(said))


# What a card is to say takes nothing back; single marks may be apostrophes.
_IN_QUOTES = re.compile(r"\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|「[^」]+」|《[^》]+》")


# What no film knows: "… and order a pizza"; and what undoing and versions cannot be told of: single scenes.
_MORE = re.compile(
    r"(?:\band|,|\bthen) (?:then |also |please )?(?P<verb>[a-z]+) (?:an?|the|my|our|your|some) (?P<thing>[a-z]+)\W*$",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:every|each) (?:second|other|third|\w+th) \w+\W*$", re.IGNORECASE)


def orders_more(message: str) -> bool:
    """Tell whether a message ends with an order that is none to a film, or with a part of the film alone."""
    known = lexicon()
    found = _MORE.search(message)
    is_strange = (
        found is not None and found["verb"].lower() not in known and found["thing"].lower() not in known
    )
    return is_strange or bool(_EACH.search(message))


def is_report(clause: str) -> bool:
    """Tell whether a clause tells what somebody did or said: "my colleague deleted scene 2"."""
    is_told = _REPORTED.match(clause) or (_OF_OTHERS.match(clause) and not _ORDERED.search(clause))
    return bool(is_told) and "->" not in clause and ":" not in clause
