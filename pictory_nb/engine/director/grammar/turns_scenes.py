"""Turns of phrase about which scenes there are, in which order, and how long they last."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from typing import TYPE_CHECKING

from pictory_nb.engine.director.grammar.turn_words import ONE_SCENE, ORDINAL, SCENE, UNITS, Turns

if TYPE_CHECKING:
    import re

_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_UNIT = r"(?= ?(?:%|percent|per cent|seconds?|secs?|minutes?|fps|frames)\b)"
_HAN_DIGITS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九", 1)} | {"两": "2"}


def _number(found: re.Match[str]) -> str:
    return str(_TENS[found[1].lower()] + (UNITS[found[2].lower()] if found[2] else 0))


_NUMBERS = rf"\b({'|'.join(_TENS)})(?:[ -]({'|'.join(UNITS)}))?{_UNIT}"

SCENES: Turns = (
    (_NUMBERS, _number),
    (
        r"\b(\d+) percent not (" + "|".join(_TENS) + r")(?:[ -](" + "|".join(UNITS) + r"))?\b(?=[.!]?$)",
        lambda f: f"{f[1]}% not {_TENS[f[2].lower()] + (UNITS[f[3].lower()] if f[3] else 0)}%",
    ),
    (
        r"\b(?:the|that|this) (?:scene|slide|card) (?:that|which) (?:is|has|shows) (?:only|just|merely|nothing but) (?:a |the |plain )?captions?\b",
        "the caption scene",
    ),
    (
        r"\b(?:every|each|all(?: of)?(?: the)?|any) (?:scene|slide|card)s? (?:that|which) (?:is|are|has|have|shows?) (?:only|just|merely|nothing but) (?:an? |the |plain )?captions?\b",
        "all caption scenes",
    ),
    (
        r"\b(?:trim|crop|cut|shorten|reduce) (?:(?:the |this |our |my )?(?:whole )?(?:film|video|clip|movie|it) )?(?:down )?to (?=\d+:\d\d ?(?:-|–|—|to|until|till) ?\d+:\d\d)",
        "keep only ",
    ),
    (
        r"\b(trim|cut|remove|delete|drop|lose|keep|keep only) (\d+:\d\d) (?:to|until|till|through) (?:the )?(?:very )?end\b",
        r"\1 everything after \2",
    ),
    (
        r"\b(?:squeeze|slip|slot|drop|fit) in (?=(?:the |a |another )?(?:line|words?|text|sentence|scene|slide|card)\b|[\uf000-\uf0ff])",
        "add ",
    ),
    (
        r"\b(?:the )?(?:line|words?|text|sentence) ([\uf000-\uf0ff]) as (?:an? (?:new |extra |separate )?(?:scene|slide|card)(?: of its own)?|its own (?:scene|slide|card))\b",
        r"a scene that says \1",
    ),
    (
        r"^(?:please )?(add|insert|put)(?: in)? (?P<where>(?:after|before|behind) (?:scene )?\d+) ?[:：] ?(?P<text>.+?),? as an? (?P<kind>number|statistic|stat|quote|chapter) (?:card|scene|slide)[.!]?$",
        r"add a \g<kind> card \g<where>: \g<text>",
    ),
    (
        r"\b(needs? to be|should be|must be|has to be) (?:longer|shorter),? (?:uhm?|umm?|erm?|like|say|about),? (?=(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:s|secs?|seconds?)\b)",
        r"\1 ",
    ),
    (
        r"(?<=[留存])(?:下|着|住)?前([两二三四五六七234567])(?:段|个?场景|幕|页|张|屏)",
        lambda f: f"第1到第{_HAN_DIGITS.get(f[1], f[1])}个场景",
    ),
    (r"[那这该](?:一)?(?:张|个|页)字幕(?:页|卡片?|画面|场景)", "那一页"),
    (
        r"\b(add|insert|put in) (?P<what>an? (?:new |extra )?(?:scene|slide|card)) (?P<where>(?:right |just |directly )?(?:after|before|behind) (?:the |scene |my |our )[\w%]+(?: [\w%]+){0,2}?),? (?:that|which) (?:says|reads|should say):? (?P<text>[\uf000-\uf0ff])",
        r"\1 \g<what> that says \g<text> \g<where>",
    ),
    (
        r"^(?:please )?let ((?:the|scene) \w+(?: one| scene)?) (slide|fade|wipe) in(?=[.!]?$)",
        r"\2 transition before \1",
    ),
    (
        r"\b(?:at|with) (?:three[- ]quarters|3/4) (?:of )?(?:the |its )?(?:normal |usual )?speed\b",
        "at 0.75x speed",
    ),
    (
        r"从第?(\d+)秒(?:开始|起)(?:往后|之后|后面)?的?(?:全部|全都|都|统统)*(?:删除|删掉|删了|去掉|剪掉|不要了?)",
        r"删掉\1秒之后的全部",
    ),
    (r"留下(?=第?\d+秒)", "保留"),
    (
        r"^(保?留)第?(\d+)秒?(?:到|至|-)第?(\d+)秒[，,。；]\s*(?:其[余他它]|剩下|别)的?(?:内容|部分)?(?:都|全部|全)?(?:剪掉|删掉|删除|删了|去掉|不要了?)[。！]*$",
        r"保留\2秒到\3秒",
    ),
    (r"第一(?:个|张)?(?:画面|页|屏)的大字", "标题"),
    # lengths
    (
        r"\bthe (?:part|bit|scene|slide|one) with the (?:points|bullets|bullet points)\b(?! (?-i:[A-Z]))",
        "the list",
    ),
    (
        r"\b(?:the )?(?:part|bit|slide) with the (?:number|percentage|figure|percent|statistic)\b",
        "the statistic",
    ),
    (r"带(?:百分比|数字)的?那?(?:张|页|场|段|个(?:场景)?)", "数字场景"),
    (r"其[余他]的?每(?:场|幕|页|段|张)都?", "其余场景"),
    (r"(?<=\w), (?:please )?(except|but not) (?=(?:scene|slide|the) \w+[.!]?$)", r" \1 "),
    (
        r"\b(?P<a>(?:the )?(?:title|end card|quote|list|number|stat|statistic)(?: card| scene)?) (?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+) (?:secs?|seconds?), (?:and )?(?P<b>(?:the )?(?:title|end card|quote|list|number|stat|statistic)(?: card| scene)?) (?P<m>two|three|four|five|six|seven|eight|nine|ten|\d+)(?: (?:secs?|seconds?))?(?=[.!]?$)",
        r"make \g<a> \g<n> seconds long and make \g<b> \g<m> seconds long",
    ),
    (
        r"\b(?:legal|marketing|sales|accounting|the \w+|my \w+|our \w+|they|he|she) (?:wants?|needs?) (the [\w ]+?) (?:gone|out|removed|deleted)\b",
        r"remove \1",
    ),
    (r"\b(subtitle|logo|music|captions|quote|list|voice) gone\b", r"remove the \1"),
    (r"\b(should|could|can|must|has to) come out\b(?! (?:of|as|on|in|better|well))", r"\1 be removed"),
    (
        r"^(?:法务|市场部?|编辑部?|校长|院长|医生|律师|合规|品牌部|公关)(?:那边)?(?:说|要求|让|建议|希望)(?:了)?(?:把)?(?=\S)",
        "",
    ),
    (r"(?:必须|得|要|应该)撤(?:掉|下|了)?(?=[，。！]|$)", "删掉"),
    (r"\bmake (\d) (?=(?:half|twice|three times) as long|longer|shorter|\d+ ?s)", r"make scene \1 "),
    (r"\b(longer|shorter) (\d+(?:\.\d+)?|one|two|three|four|five) ?(secs?|seconds?|s)\b", r"\2 \3 \1"),
    (
        r"^set (\d) to (\d+), (?:and )?(\d) to (\d+)(?: seconds?| secs?)?$",
        r"make scene \1 \2 seconds long and make scene \3 \4 seconds long",
    ),
    (
        rf"\b({ONE_SCENE}) (one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:secs?|seconds?), (?:and )?({ONE_SCENE}) (one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:, (?:and )?({ONE_SCENE}) (one|two|three|four|five|six|seven|eight|nine|ten|\d+))?(?=[.!]?$)",
        lambda f: (
            f"make {f[1]} {f[2]} seconds long and make {f[3]} {f[4]} seconds long"
            + (f" and make {f[5]} {f[6]} seconds long" if f[5] else "")
        ),
    ),
    (r"(?<![\d第])(\d)号(?:场景)?(?=[跟和与背改放换删移的撞重一])", r"第\1个场景"),
    (r"(?<![\d第])(\d)(?:到|至|-)(\d)(?:场|幕|页|段)", r"第\1到第\2个场景"),
    (
        r"(?<![第\d一二三四五六七八九十])([一二三四五六七八])([一二三四五六七八])[两二]?(?:段|场|幕|页)(?:整体)?(?=移|删|合|换|都|用)",
        r"第\1和第\2个场景",
    ),
    (r"(?<=[\u4e00-\u9fff])那里的(?:那个)?(?=场景|画面|镜头)", "的那个"),
    (
        r"(?<![\u4e00-\u9fff])(?:这|那)(?:一)?(?:段|场|幕|页|张|句话?)(?=背景|时长|字幕|主题|加|延|缩|长|短|再|多|少|改|换|删|拉|减|慢|快)",
        "它",
    ),
    (r"\bthis one (?=scene|slide|card|clip)", "this "),
    (
        r"\b(?:from )?(?:the )?(title|number|stat|list|quote)(?: card| scene| slide)? (?:through|thru) (?:the )?(title|number|stat|list|quote|end)(?: card| scene| slide)?\b",
        r"from the \1 card to the \2 card",
    ),
    (r"\ball the way through\b|\bfrom start to (?:finish|end)\b|\bstart to finish\b", "everywhere"),
    (r"\b(?:a|one) (second|minute) and a half\b", r"1.5 \1s"),
    (r"\bso (?:please )?make it (\d+)(?=[.!]?$)", r"so make it \1 seconds"),
    (r"([一二两三四五六七八九\d])秒半", lambda f: f"{_HAN_DIGITS.get(f[1], f[1])}.5秒"),
    (r"(?<![\u4e00-\u9fff])半秒|(?<=[加减少多短长])半秒", "0.5秒"),
    (
        r"(?:^|(?<=[，,。；]))在(?=(?:加|多|长|短|慢|快|大|小|来|缩|减|延|往|调|亮|暗|响|久)[一二两三四五六七八九十\d点些张个页段句秒长短大小])|(?<=[段场幕页片景尾它题])在(?=(?:加|多|长|短|慢|快|缩|减|延|久)[一二两三四五六七八九十\d点些])",
        "再",
    ),
    (
        r"\b(?P<n>an?|one|two|three|four|five|half a|\d+(?:\.\d+)?) (?P<u>seconds?|secs?) (?P<how>more|less)(?: here)?,? for (?P<what>(?:the|scene|my|our) [\w% ]{1,30}?)(?=,| and |[.!]?$)",
        lambda f: f"make {f['what']} {f['n']} {f['u']} {'longer' if f['how'] == 'more' else 'shorter'}",
    ),
    (
        r"\b(?P<n>an?|one|two|three|four|five|\d+) more (?P<u>seconds?|secs?) (?:here |there )?for (?P<what>(?:the|scene|my|our) [\w% ]{1,30}?)(?=,| and |[.!]?$)",
        r"make \g<what> \g<n> \g<u> longer",
    ),
    (
        r"(?<=longer), (?:and )?(?P<n>one|two|three|four|five|\d+) less for (?P<what>(?:the|scene|my|our) [\w% ]{1,30}?)(?=,| and |[.!]?$)",
        r" and make \g<what> \g<n> seconds shorter",
    ),
    (
        r"\b(?:double|twice) the (?:time|length|duration|screen time) (?:of|for) (?=the|scene|my|our)",
        "twice as long for ",
    ),
    (
        r"(?P<n>[一二两三四五六七八九十\d.]+)秒(?:就(?:够|行|好|可以|成)了?|足够了?|够了?)(?=[，。！]|$)",
        r"改成\g<n>秒",
    ),
    (
        r"(?:给足|停足|停够|停满|放够|放满|给够|留足)(?=[一二两三四五六七八九十\d.]+秒)",
        "改成",
    ),
    (r"(?:砍掉|压掉|剪掉|拿掉|减掉|少掉)(?=[一二两三四五六七八九十\d.]+秒)", "缩短"),
    (r"(?:^|(?<=[\u4e00-\u9fff，]))(?:加长到|拉长到|延长到)(?=[一二两三四五六七八九十\d.]+秒)", "改成"),
    (r"(?<=[段场幕页景片题语言单表尾它张字])(?:少|减|短)(?=[一二两三四五六七八九十\d.]+秒)", "缩短"),
    (r"(?<=[段场幕页景片题语言单表尾它张字])(?:多|加|长)(?=[一二两三四五六七八九十\d.]+秒)", "延长"),
    (r"(?:全片|整片|视频|影片|成片)(?:再|要|得)?(?:加长|延长)(?=[一二两三四五六七八九十\d.]+秒)", "视频延长"),
    (
        r"\btrim the (?:film|video|total|whole thing) by (?=\w+ seconds? (?:overall|in total|in all)\b)(\w+) (seconds?) (?:overall|in total|in all)",
        r"make the video \1 \2 shorter",
    ),
    (
        r"\b(?:round|bring|get|take) the total (?:down |up )?to (?:an? )?(?:even |round )?(?=\d)",
        "make the video ",
    ),
    (r"\bthree quarters of a minute\b", "45 seconds"),
    (r"\b(?:a )?quarter of a minute\b", "15 seconds"),
    (r"\bhalf (?:a|of a|one) minute\b", "30 seconds"),
    (
        r"\b(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)[,;.] (?:so )?(?:please )?(?:set|make|bring|get|keep) (?:it|that) (?:to |at )?(?:exactly )?\1(?: ?(?:s|secs?|seconds?))?(?=[.!]?$)",
        r"\1 seconds",
    ),
    (
        rf"\b((?:per|each|every|a) {SCENE}),? (?:for )?all (?:(?:of them|(?:\w+ )?of them)|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) {SCENE}s)(?=[.!]?$)",
        r"\1",
    ),
    (r"(?:再)?(?:多停留|多显示|多展示|多待|多播放?|多给)(?:上)?(?=[\d一二两三四五六七八九十]+秒)", "延长"),
    (r"\b(0?\.\d+|1\.\d+) of (?:the |its |normal )*speed\b", r"\1x speed"),
    (r"(?<=\d)倍速(?:播放|放|播)(?=[吧。！]*$)", "倍速"),
    (r"\b(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?) each for (?:all|every)\b", r"\1 seconds for every"),
    (r"\bmore slow(?:ly)?\b", "slower"),
    (r"\bmore (?:fast|quick)\b", "faster"),
    (r"\b(?:slower|faster), (?=(?:to |at )?[\d.]+x\b)", ""),
    (
        r"\bcap (?:it|(?:the |this |my )?(?:whole |entire )?(?:video|film|thing|clip)) (?:at|to)\b",
        "make the video",
    ),
    (
        r"((?:\bagain\b|\btwice\b|\b(?:a )?second time\b)[^,.;]*),? (?:directly|right|immediately|just|straight)? ?after the (?:first|original)(?: one| time)?(?=[.!]?$)",
        r"\1",
    ),
    # places
    (
        r"\b(?:flip|turn round|turn around|reverse) the (?:whole |entire )?order(?:, (?:the )?last (?:scene|one|slide) first)?(?=[.!]?$)",
        "reverse the order of all scenes",
    ),
    (
        r"^(?:the )?(number|statistic|stat|quote|quotation|list|title) (?:goes|comes|should go|belongs) (first|last), (?=(?:right |just )?(?:before|after|behind))",
        r"move the \1 ",
    ),
    (r"^(?:the )?(stat|statistic|quote|quotation|list|number) leads[.,;]? ?", ""),
    (
        r"\b(quote|quotation|list|stat|statistic|number) first, (?:and )?(?:everything|the rest|all) else (?:behind|after) it(?: as it is)?(?=[.!]?$)",
        r"move the \1 to the beginning",
    ),
    (r"^先放(\S+?)(?:，)?再放(\S+?)[。！]*$", r"把\1移到\2前面"),
    (r"(?:交换|对调|换)(?:一下)?(?:顺序|位置|次序)", "对调"),
    (r"(?:紧)?(?:跟|接)在(\S{1,8}?)(?:的)?后面(?=[，。！]|$)", r"移到\1后面"),
    (r"(?<=[表字语言题段场幕页尾])提前[，,](?=移到)", ""),
    (r"\b(?:ahead of|in front of) the (?:headline|title)(?: card)?\b", "before the title"),
    (r"\b(?:move|put|bring|take) it to the top, before the title", "move it to the beginning"),
    (
        r"\b(move|put|bring|take|pull) ((?:the |scene )[\w ]+?) up (?:so )?(?:that )?(?:it['’]?s|its|it is) (right |directly |just )?(behind|after|before)\b",
        r"\1 \2 \4",
    ),
    (
        r"\b(move|bring|pull) ((?:the |scene )?[\w]+) forward to (?:right |directly |just )?(behind|after|before)\b",
        r"\1 \2 \3",
    ),
    (r"\b(move|put|take) it (?:up|down|back|forward) (?=before|after|behind)", r"\1 it "),
    (r"\bcut out the (?=\w+[.!]?(?: |$))", "remove the "),
    (
        r"\b(?:run|play|show) (scenes? \w+) and (\w+) as one(?: scene)?(?:, with both (?:texts|captions))?",
        r"merge \1 and \2",
    ),
    (
        r"\b(repeat) (the [\w ]+?|scene \w+)(?: (?:right|directly|straight|just))? after (?:itself|it|that)(?=[.!,]|$)",
        r"duplicate \2",
    ),
    (r"重复(?:放|播|出现)?一遍", "复制"),
    (r"(?<=[段场幕页景句])(?:删了|砍了|剪了|去了)(?=[吧，。！]|$)", "删掉"),
    (r"\b(delete|remove|cut|drop) scene (\w+) and only scene \2\b", r"\1 scene \2"),
    (
        r"\b(the (?:closing|final|last|opening|new) )?(scene|card) at the (?:very )?(end|beginning|start) that says\b",
        r"\2 at the \3 that says",
    ),
    (
        r"^(?:put|add|make) a (?:closing|final|new) (scene|card) at the (?:very )?end (?:that says|saying|with) (?=\S)",
        r"add a \1 at the end: ",
    ),
    (
        r"^(?:a )?new (scene|card|slide) (after|before) ([\w ]+?) (?:that says|saying|with the text) (?=\S)",
        r"add a \1 \2 \3: ",
    ),
    (rf"\bmake ({ONE_SCENE}) the ({ORDINAL})(?: {SCENE}| one)?(?=[.!?]?$|,)", r"move \1 to the \2 position"),
    (rf"\bmake ({ONE_SCENE}) (?:number|no\.?|#|{SCENE}) ?(\d+)(?=[.!?]?$)", r"move \1 to position \2"),
    (r"\bto (?:just|right|directly|straight|immediately) (before|after)\b", r"\1"),
    (
        rf"\b(?:change|exchange|switch|trade|invert) (?:the )?(?:places?|positions?|order|spots?) (?:of|between) ({ONE_SCENE}) (?:and|with) ({ONE_SCENE})(?: (?:between|with) (?:them|each other))?(?=[.!?]?$)",
        r"swap \1 and \2",
    ),
    (
        rf"\b(swap {ONE_SCENE} (?:and|with) {ONE_SCENE}) (?:between them|with each other|around)(?=[.!?]?$)",
        r"\1",
    ),
    (
        rf"\b(?:make|do|create|form) (?:a |an |the )?(?:union|fusion|merge|merger|combination|mix) (?:of|between) ({ONE_SCENE}) (?:and|with) ({ONE_SCENE})(?: (?:in|into|to) (?:one|a single|only one|just one)(?: {SCENE})?)?(?=[.!?]?$)",
        r"merge \1 and \2",
    ),
    (
        r"\b(add [^,.;:]{1,30}? )after the last(?: one)?(?=,|:| that says| saying| with )",
        r"\1at the very end",
    ),
    (
        r"\bat the very end, (?:it says|saying|which says|with the text) (?=[\uf000-\uf0ff])",
        "at the very end: ",
    ),
    # what stays
    (
        r"^(?:please )?(?:i|we) (?:only|just) (?:want|need) (?:to keep )?(?=\S)(.+?)[,;.] ?(?:so )?(?:please )?(?:remove|delete|drop|lose|cut|dump) (?:all )?(?:of )?(?:the )?(?:others?|rest|other scenes|other ones|remaining (?:scenes|ones))(?: of (?:it|them))?[.!]?$",
        r"keep only \1",
    ),
    (r"^(?:please )?(?:only|just) keep ", "keep only "),
    (
        r"^(keep only .+?) for (?:the|our|my|this) (?!(?:list|quote|title|end|number|scene|slide|card|caption|music|logo|rest)\b)[a-z]+(?=[.!?]?$)",
        r"\1",
    ),
    (
        r"^把?(?:全部|所有)(?:的)?(?:场景|画面|镜头|页面)(?:都|全部?|统统)?(?:给)?删(?:除|掉|了|光)+[吧。！]*$",
        "删除所有场景",
    ),
    # a scene by what it says
    (
        r"\b(?:which|that) (?:claims|states|mentions|argues|tells us|explains|announces)(?: that)?\b",
        "that says",
    ),
    (
        rf"\bsplit ({ONE_SCENE}|it) (?:between|after|at|by) (?:the )?(?:two |first |its )*(?:sentences?|comma|full stop|period|semicolon|colon)(?=[.!?]?$)",
        r"split \1",
    ),
    (
        rf"(?<=\w),? (?:with )?(?:one|a) sentence (?:each|per {SCENE}|in each(?: {SCENE})?|for each)(?=[.!?]?$)",
        "",
    ),
    # slips of the pen that are words
    (
        r"\b((?:trim|cut|remove|take|delete|shave|drop)\b[^.!?]*) form (?=(?:the|scene|second|\d)\b)",
        r"\1 from ",
    ),
    (rf"\b(first|last|next) tow\b|\btow (?={SCENE}s\b)", lambda f: f"{f[1]} two" if f[1] else "two "),
)
