"""Turns of phrase about looks and sound: captions, logo, backgrounds, transitions, music."""

# ruff: noqa: E501 (patterns read best when they are not cut)
from __future__ import annotations

from pictory_nb.engine.director.grammar.turn_words import CAPTIONS, FAMILY, MOOD, OTHER, SHAPE, Turns

LOOKS: Turns = (
    (
        r"^(?:please )?make (the transition (?:before|after|into|to|of|from|between) (?:scenes? [\w ]{1,16}|the [\w ]{1,16})) (?:an? )?(slide|wipe|crossfade|fade|cut|hard cut|zoom|push|dissolve)(?=[.!]*$)",
        r"change \1 to \2",
    ),
    (
        r"^(?:use )?(pill|karaoke|boxed|plain|pop) style (?:on|for) (the \w+ caption|the captions? (?:of|in|on) scene \w+)(?=[.!]?$)",
        r"\2 in \1 style",
    ),
    (
        r"\b(captions) (?:should|must|are to|need to) be put in(?:to)? (?=capitals|capital letters|upper ?case|lower ?case)",
        r"\1 in ",
    ),
    (r"\bhalf as (?:large|big) again\b", "50% bigger"),
    (
        r"\b(fade(?: the (?:music|song|track|soundtrack))? (?:in|out)(?: the (?:music|song|track|soundtrack))?), (?=\d+(?:\.\d+)? ?(?:s|secs?|seconds?)\b)",
        r"\1 over ",
    ),
    # captions
    (
        rf"\b({CAPTIONS}\b[^.;]*?\b(?:top|bottom|middle|centre|center)\b[^,.;]*), not (?:(?:at|on|in) )?(?:the )?(?:down|up|bottom|top|below|above|middle|lower|upper)(?: (?:part|third|edge))?(?=[.!]?$)",
        r"\1",
    ),
    (
        rf"\b({CAPTIONS}\b[^.;]*?\b)(?:on|at|in|to|into) (?:the )?(?:very )?(top|upper|bottom|middle)(?: third| part| half| edge| area)?(?: of (?:the )?(?:screen|frame|picture|image|video|shot))(?=[.!,]|$)",
        r"\1at the \2",
    ),
    (
        rf"^(?:the |my |our )?({CAPTIONS}|text) (?:are|is|look|looks|seem)\b[^,.;]*\b(?:hard|difficult|impossible|tough) to read\b[^,.;]*[,;.] (?:so )?(?:please )?(?:make (?:them|it) )?(larger|bigger)(?: please)?[.!]?$",
        r"make the \1 \2",
    ),
    (
        rf"^({SHAPE}(?: (?:format|video|version|cut|picture))?) with ({CAPTIONS}|(?:the |my |our )?(?:music|logo))\b",
        r"\1 and \2",
    ),
    # logo
    (
        r"^(?:i want |use |add |put |with |show )?(?:my|our) (?:own )?logo(?: please)?, ?(?:in |at |on )?(?:the )?((?:top|bottom|upper|lower)[ -](?:left|right))(?: corner)?(?: please)?[.!]?$",
        r"use my logo and put the logo \1",
    ),
    (
        r"\bswap in (\S+\.\w{3,4}) for (?:the|our|my|that) (?:built-in |default |standard |current |old |existing )?(?:mark|logo|emblem|icon)\b",
        r"use \1 as the logo",
    ),
    (
        r"\bswap in (\S+\.\w{3,4}) for (?:the|our|my|that) (?:[\w-]+ )?(?:music|track|song|soundtrack)\b",
        r"use \1 as the music",
    ),
    (r"logo\s?别(?:再)?(?:显示|出现|放|用|要)了?(?=[。！吧]*$)", "不要logo"),
    (r"\b(?:more|much) little\b", "smaller"),
    (
        r"\b(?:to |at )?(?:(one and a half|1\.5)|(one and a quarter|1\.25)|(two|twice|2)|(three|3))(?: times|x) (?:their|its|the) (?:current |present |normal |usual )?size\b",
        lambda f: (
            f"to {dict(zip((1, 2, 3, 4), (150, 125, 200, 300), strict=False))[next(n for n in range(1, 5) if f[n])]}%"
        ),
    ),
    (
        r"^(?:use )?(\S+\.(?:png|jpe?g|webp)) (?:in|at) the ((?:top|bottom|upper|lower)[ -](?:left|right))(?: corner)?[.!]?$",
        r"use \1 as the logo and put the logo \2",
    ),
    (
        r"\bput (?:my|our) logo on as a (?:faint|subtle|light|transparent|discreet) watermark",
        "use my logo as a watermark",
    ),
    (
        r"^something (warmer|brighter|darker|cooler|calmer|lighter)(?: maybe| perhaps| please)?(?=[,.;]|$)",
        r"make it \1",
    ),
    (r"(?<=[\w]), like (?:the )?(?:water|fire|snow|ice|night|day|summer|winter|a \w+)(?=[.!]?$)", ""),
    (r"\bfor 2 through\b|\bfor (\d) through (?=\d)", lambda f: f"for scenes {f[1] or 2} to"),
    # pictures
    (
        r"\b(?:can |could |should )?the (?:picture|background|backdrop) (?:behind|of|in) ((?:scene|slide) \w+|the [\w ]+?) (?:should |must |to )?be the same as (?:the one )?(?:behind|of|in) ((?:scene|slide) \w+|the [\w ]+?)(?=[.!?]*$|,)",
        r"put the same background as \2 behind \1",
    ),
    (
        rf"\b(?:i|we) (?:don['’]?t|dont|do not) like the (?:\w+ )?(?:bubbles|circles|dots|lines|waves|look) (?:on|behind|in) it[,;.] (?:try|use|take|put) (?:the )?(?={FAMILY}|rays)",
        "change its background to ",
    ),
    (r"它?(?:的)?背景(?:的)?\S{0,6}我不喜欢[，,]?换成(\S+?)(?:那种|的那种)?[。！]*$", r"它的背景换成\1"),
    (
        r"\b(?:full[- ](?:bleed|screen|frame|size|width)|fullscreen|fullbleed) (?=\S+\.(?:jpe?g|png|webp|mp4|mov|gif)\b)",
        "",
    ),
    (
        rf"\b(?:replace|swap|change|exchange) (?:the |that )?{FAMILY}(?: background| pattern)? (?:in|of|behind|on|from) ((?:scene|slide|card) \w+|the [\w ]+?)(?: out)? (?:with|for|to|by|into) (?:the |some )?(?={FAMILY})",
        r"change the background of \1 to ",
    ),
    (
        rf"^(?:i|we) (?:don['’]?t like|do not like|dislike|hate|am not fond of|['’]m not fond of) (?:the |that )?(?:background|backdrop|picture) (?:of|in|from|behind|on|for) ((?:scene|slide|card) \w+|the [\w ]+?)[,;.] ?(?:so )?(?:please )?(?:try|put|use|pick|choose|take|give (?:it|me)|find|show|i want) {OTHER}(?: one| background| picture)?(?: please)?[.!]?$",
        r"another background for \1",
    ),
    (r"\bcolou?r temperature\b", "look"),
    (
        r"(?:给|把)?(\S{1,6}?)(?:那场|那段|那页)?换个(?:别的)?背景(?:[，,](?:随便)?(?:什么都行|都行|你定|随便))?[。！]*$",
        r"another background for \1",
    ),
    (r"[,;] surprise me(?=[.!]?$)|[,;] (?:whatever|anything)(?: you like)?(?=[.!]?$)", ""),
    (
        r"\b(?:a|an) (?:different|diffrent|other|new) background for ((?:the|scene) \w+) would be (?:lovely|nice|good|great)",
        r"another background for \1",
    ),
    (r"\bslow the whole video down to (?=[\d.]+ ?(?:x )?speed)", "play the whole video at "),
    (r"\b([01]?\.\d+) speed\b", r"\1x speed"),
    (
        r"\b(?:a|one) (?:card|scene|slide|page) (?:that |which )?(?:just |only )?(?:shows?|with|says|has)(?: just| only)? (?:our|the (?:company|brand|firm)) name\b",
        "a brand card",
    ),
    (
        r"\b(?:before|ahead of) the (?:film|video|movie) and one after (?:it|that)\b",
        "at the start and at the end",
    ),
    (r"^(?:begin|start|open) with a brand card[.!]?$", "add a brand card at the start"),
    (r"(?:片头|开头)(?:的)?(?:前面)?(?:再)?加(?:一)?(?:个|张)品牌(?:页|卡片?)", "片头加品牌卡"),
    (
        r"^(?:影片|视频|全片)?(?:的)?前后(?:各|都)加(?:一)?(?:张|个)(?:我们名字的|有我们名字的|品牌|公司名字的)(?:卡片?|页)[。！]*$",
        "片头加品牌卡，片尾加品牌卡",
    ),
    # transitions
    (
        r"^(?:in |for |at |on )?(?:scene|slide|card) (\w+)[:,]? (?:with |has |gets )?no transition(?: please)?$",
        r"remove the transition before scene \1",
    ),
    (r"\bthe effect (slide|wipe|crossfade|fade|dissolve|cut|zoom)\b", r"\1 transitions"),
    (r"\bhard cuts instead of (?:the )?(?:transitions?|crossfades?|fades?|dissolves?)\b", "hard cuts"),
    (
        r"\b(make (?:the |all |all the )?transitions) (?:a bit |much |more )?(?:snappier|quicker|faster|shorter|longer|slower|smoother|softer|gentler|more \w+)[,:] ?(?=[\d.]+ ?s)",
        r"\1 ",
    ),
    (r"(?<=\w) for my (?:taste|liking)\b", ""),
    (r"(?<=去掉|关掉|删掉|不要)[，,](?:直接|就)(?:硬)?切(?:换)?(?:就行|就好|即可|吧|过去)*(?=[。！]*$)", ""),
    (
        r"\bwipe into (the [\w ]+?) and (?:into )?(the [\w ]+?)(?=,|[.!]?$)",
        r"wipe before \1 and wipe before \2",
    ),
    (r"转场(?:全部|都|全)?(?:直接切|硬切|用硬切)", "去掉所有转场"),
    (r"(?:进来|出现|开始)的时候(?:用|来个)?(擦除|滑入|滑动|淡入|叠化)(?:转场)?", r"前面用\1转场"),
    (r"字母(?=移|放|大|小|样式|改|调|在|用|到|字)", "字幕"),
    (
        r"^字幕(?:别|不要)(?:再)?用(?:胶囊|卡拉|方框|弹出)(?:样式|风格)?[，,]\s*(?:用|改成|换成)?(\S+?)(?:样式)?(?:就可以|就行|就好|吧)?[。！]*$",
        r"字幕样式改成\1",
    ),
    (r"(字幕\S*(?:纯文字|朴素|plain)\S*)[，,]不要(?:底色|背景|底框)[。！]*$", r"\1"),
    (r"来(?:点|一点|些)有活力的", "换成欢快的"),
    # music
    (r"\b(?:captions|text) (?:ten|10) percent (smaller|larger|bigger)", r"captions 10% \1"),
    (r"\b(?:a )?quarter (larger|bigger|smaller)\b", r"25% \1"),
    (r"\bmusic at a whisper(?: please)?,? ", "music at "),
    (r"音乐(?:太\S{1,2}了?)[，,](?:减|降|调低|压)(?:低|小)?(?:到)?一半", "音乐音量减半"),
    (r"北京音乐", "背景音乐"),
    (
        rf"((?:\b(?:my|our|own|uploaded)\b|\.(?:mp3|wav|m4a))[^,.;]*) instead of (?:the |this |that )?(?:{MOOD}|current|old|present|existing)(?: (?:music|track|song))?(?=[.!]?$)",
        r"\1",
    ),
    (
        r"用我(?:们)?(?:自己|上传)?的(?:那首)?(?:歌曲?|音乐|曲子)(?:来)?(?:做|当|作为|作)(?:成)?(?:背景)?(?:音乐|配乐|bgm)",
        "用我上传的歌做背景音乐",
    ),
    (
        rf"^(?:some |a bit of )?({MOOD}) (?:music|track|song) would (?:suit|fit|work|be|go|sound)\b[^,.;]*[,;.]? ?(?:(?:so )?(?:please )?(?:change|switch|swap|use|do|take) (?:it|that)(?: please)?)?[.!]?$",
        r"use \1 music",
    ),
    (r"(?:女生|女士|女孩子?|姐姐|女性)(?:的)?(?=旁白|配音|声音|人声)", "女声"),
    (r"(?:男生|男士|男孩子?|大叔|男性)(?:的)?(?=旁白|配音|声音|人声)", "男声"),
    (r"女声(?:的)?(?:旁白|声音|人声)", "女声配音"),
    (r"男声(?:的)?(?:旁白|声音|人声)", "男声配音"),
    (r"直式(?:的)?", "竖屏"),
    (r"横式(?:的)?", "横屏"),
    (r"[，,]?(?:我)?要?发(?:到|在)?(?:限动|限时动态)(?=[。！]*$)", ""),
    # questions
    (
        rf"^(?:what|which) {CAPTIONS} (?:style|look|font|size|type) (?:is|are|do|does)\b[^,.;]*\?*$",
        "what captions are there?",
    ),
    (
        r"^where (?:does|do|is|are) (?:the |my |our )?(logo|captions|subtitles|watermark) (?:sit|stand|live|go|appear|show up|located|placed|now)(?: now| right now)?\?*$",
        r"where is the \1?",
    ),
    (
        r"^(?:so |and |but |hey,? )*(?:can|could|may|might|am) (?:i|we)(?: able to)? (?:use|upload|have|put in|add|choose|bring|take) (?:my|our) own (music|song|songs|track|mp3|pictures?|photos?|images?|videos?|clips?|font|logo|files?)(?: (?:here|in here|too|as well|for this|in this|with this))*\?*$",
        "what have I uploaded?",
    ),
    (
        r"^(?:我)?(?:能不能|可不可以|可以|能)(?:上传|用|使用|放)(?:我)?自己的(?:音乐|歌曲?|照片|图片|视频|字体|标志|logo)(?:吗|么)[？?]*$",
        "我上传了什么？",
    ),
)
