"""The words of edits in English and Chinese, grouped under the symbols that the rules are written in.

A phrase is in lower case with single spaces. The longest phrase wins; what is in no group is an unknown word.
"""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

from functools import cache

from pictory_nb.engine.director.grammar.names import VALUES

_GROUPS = {
    # what to do
    "change": "change|scale|resize|set|update|edit|modify|adjust|correct|alter|改|修改|调整|设置|更改",
    "become": "改成|改为|换成|换为|变成|设为|设成|调到|调成|改到|变为|替换为|替换成",
    "rewrite": "rewrite|reword|rephrase|改写|重写",
    "make": "make|turn|convert|get|bring|render|bring the|transform|做成|做",
    "let": "let|have|leave|let's have|让",
    "ba": "把|将|给",
    "rename": "rename|retitle|call|name|called|named|titled|叫|叫做|名为",
    "remove": "remove|throw|delete|drop|lose|can go|has to go|must go|needs to go|throw away|kick out|get rid of|take out|leave out|skip|discard|erase|ditch|"
    "omit|throw out|take away|kill|dump|scrap|axe|cut out|删了|删|剔除|删除|删掉|去掉|移除|拿掉|删去",
    "removed": "removed|deleted|dropped|gone|taken out|thrown out",
    "take": "take|shave|knock",
    "cut": "cut|cut off|cut down|chop|chop off|剪掉|剪去|裁掉",
    "trim": "trim|trim off|trim down",
    "no": "no|don't play|do not play|don't play any|we don't need|i don't need|i do not need|we don't want|without|without any|i don't want|i do not want|i don't want any|i do not want any|we don't need any|don't show|do not show|don't use|不要|取消|没有|不显示",
    "hide": "hide|disable|turn off|switch off|关闭|关掉|隐藏",
    "show": "show|display|enable|turn on|switch on|bring back|打开|显示|开启",
    "out": "out|出去",
    "off": "off|away",
    "dislike": "i can't hear|i cannot hear|i can hardly hear|i can't read|i cannot read|i can barely hear|i don't like|i do not like|i hate|i dislike|不喜欢",
    "fit": "fit|fits",
    "on": "on|back on|back",
    "add": "add|insert|append|include|put in|create|加|添加|插入|加上|加入|增加",
    "put": "put|lay|放|放在",
    "move": "move|shift|push|移|移动|移到|挪到|放到|移至",
    "swap": "swap|flip|switch the order of|swap the order of|reverse the order of|change the order of|exchange|trade|交换|对调|互换|调换",
    "switch": "switch|切换|切换到",
    "split": "split|split up|divide|break|break up|拆分|拆成|分成|拆开|拆",
    "merge": "merge|combine|join|unite|fuse|合并|合成",
    "duplicate": "duplicate|make another copy of|another copy of|copy|clone|repeat|replicate|make a copy of|make a duplicate of|复制|重复",
    "shorten": "shorten|tighten|condense|abridge|tighten up|缩短|精简",
    "shortento": "缩短到|缩短成|缩短为|剪到|压缩到|压缩成|压缩为|控制在|控制到|缩减到|缩到",
    "lengthen": "lengthen|extend|stretch|prolong|hold|延长|加长",
    "lengthento": "延长到|加长到|延长为|加长为|拉长到",
    "speedup": "speed up|accelerate|加快|加速",
    "slowdown": "slow down|slow|减慢|放慢",
    "lower": "lower|reduce|decrease|soften|turn down|dial down|tone down|bring down|take down|调低|降低|调小|减小",
    "raise": "raise|increase|boost|turn up|crank up|crank|pump up|bump up|dial up|amp up|调高|提高|调大|增大",
    "down": "down",
    "up": "up",
    "use": "use|apply|go with|give|go for|pick|try|choose|select|用|使用|采用|换上",
    "play": "play|run|播放",
    "last_for": "stay|lasts|stay on screen|run for|持续",
    "replace": "replace|substitute|替换|换|更换",
    "write": "write|type",
    "keep": "keep|retain|保留",
    "only": "only|just|只|仅|只要",
    "nomusic": "stop the music|stop the background music|stop playing music",
    "mute": "mute|silence|静音",
    "unmute": "unmute|取消静音",
    "start": "start|begin|open|start off|starting|beginning at",
    "finish": "finish|close|conclude",
    "undo": "undo|put it back|revert|take that back|take it back|撤销|撤回|取消上一步",
    "redo": "redo|do it again|do that again|reapply|重做|恢复撤销",
    "startover": "start over|start again from the beginning|start again|begin again|start from scratch|reset|重新开始|从头开始|从头来过",
    "goback": "go back|back to|return|take me back|bring me back|go back one|回到|返回|回退到|退回",
    "restore": "restore|恢复|恢复到|恢复到第",
    "show_me": "show me|tell me|tell me about|give me|列出",
    "attribute": "attribute|credit",
    "translate": "translate|翻译|翻译成",
    # what it is done to
    "scene": "scene|scenes|shot|shots|场景|镜头|幕|画面",
    "part": "part|bit|section|passage|segment|portion|部分|片段|段落",
    "card": "card|cards|screen",
    "one": "one|ones",
    "title": "title|titles|opening title|name of the video|video title|video name|title of the video|视频标题|headline|header|标题|main title",
    "heading": "heading",
    "subtitle": "subtitle|sub title|text under the title|text below the title|small text under the title|"
    "second line of the title card|line under the headline|under the title|below the title|beneath the title|underneath the title|tagline|line under the title|line below the title|副标题",
    "intro": "intro|opening|opener|introduction|title card|title scene|opening card|opening scene|片头|开场",
    "outro": "outro|ending|closing|end card|closing card|last card|final card|end screen|end scene|片尾|结尾|结束语",
    "cta": "call to action|cta|行动号召",
    "captions": "captions|subtitles|字幕|all captions|all the captions|every caption",
    "caption": "caption|caption scene",
    "text": "text|texts|label|wording|words|sentence|copy text|line|lines|文字|内容|文案|文本",
    "quote": "quote|quotation|quote scene|引用|引言|名言|quote card",
    "author": "author|speaker|name under the quote|name below the quote|作者",
    "stat": "number|statistic|stat|figure|statistics|number card|stat card|percentage|数字|数据|统计",
    "list": "list|bullet list|bullet points|bullets|list card|list scene|列表|清单|要点",
    "item": "bullet|bullet point|point|item|entry",
    "chapter": "chapter|section heading|chapter card|heading card|section title|chapter heading|章节|章节标题",
    "music": "music|bgm|soundtrack|background music|track|score|audio|sound|background track|音乐|背景音乐|配乐|背景乐",
    "volume": "volume|声音|声量|loudness|music volume|音量",
    "mood": "mood|vibe|feel",
    "tempo": "tempo|bpm|beats per minute|节奏|音乐速度",
    "theme": "theme|look|style|palette|skin|样式|式样|colour scheme|color scheme|主题|风格",
    "colour": "colour|color|colours|colors|颜色|配色|色彩|色调",
    "accent": "accent|accents|accent color|accent colour|brand color|brand colour|highlight|highlight color|highlight colour|"
    "highlights|强调色|品牌色|高亮色",
    "background": "background|backgrounds|backdrop|backdrops|背景",
    "behind": "behind|in the background of",
    "logo": "logo|watermark|标志",
    "brand": "brand|brand name|company|company name|品牌|品牌名|公司名|公司名称",
    "voice": "voice|voice over|voiceover|voice-over|narration|narrator|speak|speaks|speaking|talk|read aloud|aloud|"
    "out loud|spoken|旁白|配音|朗读",
    "transition": "transition|transitions|转场|过渡|转场效果",
    "video": "video|film|movie|whole thing|whole video|whole film|whole|entire video|project|视频|影片|整个视频|片子",
    "everything": "everything|all of it|全部|所有内容",
    "length": "length|总时长|duration|running time|时长|长度",
    "aspect": "aspect ratio|ratio|format|orientation|shape|aspect|mode|比例|画面比例|格式|画幅",
    "resolution": "resolution|quality|分辨率|清晰度",
    "framerate": "frame rate|framerate|帧率",
    "speed": "speed|pace|速度",
    "photo": "photo|photos|picture|pictures|image|images|pic|photograph|照片|图片|图",
    "clip": "clip|footage|recording|video clip|clips|视频片段|视频素材",
    "song": "song|mp3|tune|歌|歌曲|音频",
    "file": "file|files|文件|素材",
    "uploaded": "uploaded|i uploaded|upload|uploads|i have uploaded|we uploaded|上传的|我上传的|上传|上传了|我上传",
    "own": "own",
    "changes": "change|changes|edit|edits|step|steps|上一步|一步",
    "version": "version|versions|revision|版本|版",
    "original": "original|original video|first version|first draft|第一版|最初的版本|原版",
    "position": "position|place|places|位置|顺序",
    "font": "font|fonts|typeface|lettering|字体",
    "effects": "effects|effect|sound effects|zoom effect|zoom|stickers|sticker|animation|animations|emojis|emoji|filter|"
    "filters|green screen|picture in picture|overlay|blur|特效|音效|贴纸|动画|表情",
    "fade": "fade out|fade in|fade the music out|淡出|淡入",
    # how
    "longer": "longer|长一点|更长|too short|太短|太短了|再长一点|长一些",
    "shorter": "shorter|短一点|更短|too long|太长|太长了|短一些|on screen too long",
    "faster": "faster|quicker|快一点|更快",
    "slower": "slower|慢一点|更慢",
    "double": "twice as fast|double the speed|double speed|at double speed|两倍速|两倍速播放|速度加倍|二倍速",
    "halfspeed": "half as fast|half the speed|half speed|at half speed",
    "halfloud": "half as loud|half the volume|half the music volume|in half|音量减半|减半",
    "halve": "halve",
    "louder": "louder|太小声|太小声了|more volume|too quiet|too soft|大声|大声一点|响一点|更响",
    "quieter": "quieter|太大声|太大声了|太吵|太吵了|太响|太响了|less volume|is a bit loud|is quite loud|is rather loud|is very loud|is pretty loud|softer|less loud|too loud|小声|小声一点|轻一点|更轻|安静一点",
    "warmer": "warmer|warm|暖一点|更暖|暖色|暖一些",
    "cooler": "cooler|cold|colder|cool|冷一点|更冷|冷色",
    "darker": "darker|深一点|更深|再深一点|暗一点|更暗",
    "brighter": "brighter|lighter|亮一点|更亮|浅一点",
    "dark": "dark|深色|暗色",
    "light": "light|bright|浅色|亮色",
    "bigger": "bigger|larger|enlarge|scale up|too small|too tiny|太小|太小了|放大|大一点|更大|big|large",
    "smaller": "smaller|shrink|scale down|too big|too large|太大|太大了|缩小|小一点|更小|small|tiny",
    "upper": "uppercase|upper case|capital letters|capitals|all caps|caps|大写|大写字母",
    "lowercase": "lowercase|lower case|小写",
    "somewhere": "top|bottom|middle|center|centre|corner|top right|top left|bottom right|bottom left|left|right|"
    "top right corner|top left corner|bottom right corner|bottom left corner|upper|lower right|lower left|upper right|upper left|lower right corner|"
    "lower left corner|upper right corner|upper left corner|lower third|middle of the screen|top of the screen|"
    "bottom of the screen|right corner|left corner|right side|left side|right-hand side|left-hand side|upper edge|top edge|lower edge|bottom edge|"
    "右下角|左下角|右上角|左上角|上面|下面|"
    "顶部|底部|中间|居中",
    "under": "under|below",
    "above": "above",
    "centred": "center|centre",
    "twice": "twice|two times",
    "size": "size|sizes|font size|text size|letter size|大小|字号",
    "doublebig": "twice as big|twice as large|twice the size|double the size|double size|放大一倍",
    "halfbig": "half as big|half as large|half the size|half size|大小减半|缩小一半",
    "later": "later",
    "earlier": "earlier|forward|forwards",
    "come": "come|comes|goes|go|appear|appears|stand",
    "again": "again|once more|one more time",
    "shall_have": "should have|shall have|gets|needs|needs to have|should get",
    "asis": "as it is|as is|as they are|the way it is|the way it was|how it was|the way they are|unchanged|untouched|alone|in peace|不变|原样",
    "atmost": "at most|i only have|we only have|i have only|no longer than|not longer than|no more than|not more than|max|maximum|must not be longer than|"
    "should not be longer than|shouldn't be longer than|can't be longer than|must be under|最多|不超过",
    "unneeded": "不需要|不需要了|isn't needed|is not needed|is unnecessary|unnecessary|is superfluous|isn't necessary|is not necessary|"
    "is redundant|is wrong|was wrong|isn't right|is not right|is incorrect|is a mistake|was a mistake|isn't good|is not good",
    "someone": "someone|somebody",
    "type": "kind|type|direction|reading direction|layout|种类|类型",
    "lettering": "bold|italic|outlined|subtitle style|粗体|斜体",
    "colourname": "blue|red|green|purple|yellow|orange|pink|black|white|grey|gray|brown|teal|蓝色|红色|绿色|紫色|黄色|"
    "橙色|粉色|黑色|白色|灰色",
    "more": "more|更",
    "less": "less",
    "something": "something",
    "else": "other|else|different|another|new|one more|换个|别的|另一个|其他",
    "gap": "too|as well|even|so|instead of the music|instead|both",
    "every": "every|each|all|everywhere|all of|all the|every single|所有|全部的|每个|每一个",
    "last": "last|final|very last|最后|最后的|末尾",
    "previous": "previous",
    "next": "next",
    "front": "beginning|front|start of the video|very beginning|very start|最前面|开头|最前|前面去|the start",
    "end": "end|the back|to the back|very end|very back|最后面|末尾处",
    "behind_of": "后面|之后|后",
    "before_of": "前面|之前|前边",
    # small words
    "until": "until|till",
    "to": "to|into|through|unto|->|→|到|至|成",
    "as": "as|like|as a|as the|作为|做成背景",
    "with": "with|using",
    "in": "in|of|on|for|at|inside|within|over|on the|里|中|上|里的|中的",
    "from": "from|从",
    "by": "by",
    "after": "after|right after|directly after|immediately after|straight after|following|just after",
    "before": "before|right before|directly before|immediately before|ahead of|just before",
    "between": "between|介于|在",
    "about": "about|that mentions|which mentions|mentioning|mentions|that talks about|on the subject of|关于|提到",
    "where": "where it says|where it said|that says|which says|where we say",
    "say": "say|写上|says|saying|said|read|reads|reading|with the text|with text|写|说|内容是|写着|that reads",
    "be": "be|is|are|was|是|为",
    "should": "should|must|shall|needs to|has to|ought to|will|应该",
    "and": "and|&|plus|as well as|和|与|跟|以及|并",
    "comma": ",|，|、",
    "then": "then|and then|after that|and also|然后|再|接着",
    "stop": ".|!|。|！|;|；",
    "ask": "?|？",
    "colon": ":|：|=|->>",
    "dash": "-|–|—",
    "hash": "#",
    "nth": "第|number|no|nr",
    "it": "it|它|them|these",
    "that": "that|this|those|这个|这",
    "there": "there|这里|那里",
    "i": "i've",
    "two_parts": "in two|in half|into two|into two scenes|in two scenes|in 2|into 2|两个|成两个|into halves|in two parts",
    "into_one": "into one|into one scene|together|into a single scene|成一个",
    "percent": "percent|per cent|pct|百分之",
    "sec": "seconds|second|secs|sec|s|秒|秒钟",
    "min": "minutes|minute|mins|min|分钟|分",
    "half": "half|half a|半",
    "fps": "fps|frames per sec|frames a second|frames each second|frames/s|frames per second|帧",
    "bpm": "bpm",
    "spread": "instead of|rather than|in place of|而不是|代替",
    "except": "except|except for|but not|apart from|other than|besides|excluding|but for|with the exception of|not counting|除了|除",
    "but": "but|but please|however|不过|但|但是",
    "others": "others|the others|the rest|rest|everything else|anything else|all the others|all others|every other one|"
    "all the other scenes|the other scenes|every other scene|其他都|其余都|其他|其余|其它|其他的|其他场景|其余场景|其他场景都",
    "isnt": "not|and not|不是|而不是",
    "where_is": "what|who|who's|who is|what's|whats|what is|what are|which|which is|什么|哪个|是什么",
    "how_long": "how long|how many seconds|how many minutes|how long is|how long does|多长|多久",
    "how_many": "how many|几个|多少个|多少",
    "how_loud": "how loud",
    "can_i": "can i|could i",
    "has": "do i have|do we have|have we|we have|does it have|have i|are there|are you using|is there|did i|am i|used|playing|has|有|用的是|这是|现在|does",
    # what stops a sentence from being an order
    "not": "don't|do not|dont|never|unless|if|maybe|perhaps|should i|would|minus|negative|only if|tomorrow|except when|except if|and then some|then some|"
    "except maybe|possibly|probably|i was|i removed|i'm not|i am not|have you|did you|has it|have we|did we|has anyone|why|what if|别|如果|不|or|or else|"
    "sometimes|when|while|或|或者|should we|要不要|也许|可能|除非|要是|shouldn't|won't|can't|cannot",
}  # fmt: skip

# They carry no wish of their own and are left out before a rule is tried.
_FILLERS = (
    "can we|could we|may we|let us|i'd prefer|i would prefer|i prefer|we'd like|we would like|i'd rather have|"
    "i need this|i need it|i want this|anymore|any more|any longer|around|in total|total|overall|altogether|both|"
    "i want to post this|i want to post it|to post this|we post this|for posting|of course|can i have|could i have|may i have|the word|full|all the way|i changed my mind|on second thought|current|shown|at the moment|currently|at present|any|can|its|之间|那个|vertically|quickly|quick|"
    "for a moment|都|全都|请你|麻烦你|能否|可否|一下子|以外|之外|的话|"
    "please|pls|thanks|thank you|the|a|an|my|our|your|some|now|can you|could you|will you|would you|i want|i need|"
    "i'd like|i would like|i'd love|we want|we need|i want you to|i need you to|i'd like you to|for me|hey|hi there|"
    "ok|okay|well|actually|also|a bit|a little|bit more|slightly|very|kindly|go ahead and|let's|let us|great|oops|sorry|"
    "maybe a bit|really|if you can|if possible|to me|whose|simply|"
    "rather|right now|somewhat|it please|i think|you|long|please now|exactly|on screen|teh|hte|'|’|"
    "的|了|吧|请|麻烦|帮我|能不能|可以|一下|一点|一些|个|我|我的|我们的|再|份|段|去|呢|吗|位|条|一个|新"
)


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Return phrase → (symbol, value); fillers have an empty symbol."""
    found: dict[str, tuple[str, str]] = {word: ("", word) for word in _FILLERS.split("|")}
    for symbol, names in VALUES.items():
        for value, phrases in names.items():
            found.update(dict.fromkeys(phrases, (symbol, value)))
    for symbol, listed in _GROUPS.items():
        for phrase in listed.split("|"):
            found.setdefault(phrase, (symbol, phrase))
    return found


@cache
def symbols() -> tuple[str, ...]:
    """List every symbol that a token can have."""
    made = ("word", "quoted", "num", "clock", "percentage", "factor", "hex", "lines", "media")
    return tuple(dict.fromkeys((*_GROUPS, *VALUES, *made)))
