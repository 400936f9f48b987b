"""The words of edits in English and Chinese, grouped under the symbols that the rules are written in.

A phrase is in lower case with single spaces. The longest phrase wins; what is in no group is an unknown word.
"""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

from functools import cache

from pictory_nb.engine.director.grammar.glossary import GLOSSARY
from pictory_nb.engine.director.grammar.names import VALUES

_GROUPS = {
    # what to do
    "change": "fix|amend|tweak|correct that|改一下|改下|更正|修正|订正|change|scale|resize|set|update|edit|modify|adjust|correct|alter|改|修改|调整|设置|更改",
    "become": "turns into|should become|becomes|is now|换|改|更新为|更新成|更改为|修改为|改写成|改写为|调成|切换成|切换为|调为|调整为|调整到|设定为|定为|改做|变更为|降到|升到|换做|更换为|换用|改成|改为|换成|换为|变成|设为|设成|调到|调成|改到|变为|替换为|替换成",
    "rewrite": "rewrite|reword|rephrase|改写|重写",
    "make": "export|output|save|do|render in|render|craft|produce|弄成|弄|做得|搞成|变得|搞|make|turn|convert|get|bring|render|bring the|transform|做成|做",
    "let": "i have|we have|allow|keep it|使|使得|let|have|leave|let's have|让",
    "ba": "把|将|给",
    "rename": "be called|is called|entitled|叫作|命名为|取名|改名为|改名叫|起名|更名为|名字是|名字叫|取名为|改叫|名称改为|改名成|名为|rename|retitle|call|name|called|named|titled|叫|叫做|名为",
    "remove": "isn't needed|is not needed|is unnecessary|unnecessary|is superfluous|superfluous|isn't necessary|is not necessary|is redundant|redundant|不需要|不需要了|用不着|is dispensable|are not needed|aren't needed|disappear|go away|nix|kick|wipe|be left out|be dropped|should not be on|shouldn't be on|does not belong on|doesn't belong on|bin|strike|chuck|chuck out|nuke|do without|toss|toss out|trash|zap|eliminate|purge|wipe out|cut away|drop out|take away|lose|get rid|should go|can be dropped|may go|is out|砍掉|砍|不要了|去除|拿走|剪走|踢掉|撤掉|略去|移走|取消掉|扔掉|删除掉|抽掉|弃用|抹掉|去了|剔掉|删去掉|remove|throw|delete|drop|lose|can go|has to go|must go|needs to go|throw away|kick out|get rid of|take out|leave out|skip|discard|erase|ditch|"
    "omit|throw out|take away|kill|dump|scrap|axe|cut out|删了|删|剔除|删除|删掉|去掉|移除|拿掉|删去",
    "removed": "removed|deleted|dropped|gone|taken out|thrown out",
    "take": "take|shave|knock",
    "cut": "cut|cut off|cut down|chop|chop off|剪掉|剪去|裁掉",
    "trim": "trim|trim off|trim down",
    "no": "我不想要|不想要|我不要|我们不要|不想看到|do without any|without|don't want|dont want|do not need|don't need|we don't want|无|去掉|别要|不用|no more|not want|i do not want to see|we'd rather not have|rather not have|leave out|stop|don't need any|免去|无需|不需要有|don't want to see|no|don't play|do not play|don't play any|we don't need|i don't need|i do not need|we don't want|without|without any|i don't want|i do not want|i don't want any|i do not want any|we don't need any|don't show|do not show|don't use|不要|取消|没有|不显示",
    "hide": "switched off|turned off|vanish|be hidden|invisible|消失|藏起来|隐藏起来|隐去|收起来|关了|不显示|hide|disable|turn off|switch off|关闭|关掉|隐藏",
    "show": "be shown|be visible|appear|appears|bring up|show up|展示|出现|展现|呈现|显示出来|亮出|show|display|enable|turn on|switch on|bring back|打开|显示|开启",
    "out": "out|出去",
    "off": "switched off|turned off|关|off|away",
    "dislike": "i can't read|i cannot read|i don't like|i do not like|i hate|i dislike|不喜欢",
    "fit": "fit|fits",
    "on": "on|back on|back",
    "add": "missing|lacks|is missing|are missing|pop|pop in|squeeze|squeeze in|tack|tack on|slip in|sneak in|stick|stick in|throw in|bring in|introduce|append|attach|need|i need|we need|like to have|补|补上|补充|插|插一张|增添|新增|来|加个|加一个|添|插进|塞|放进|多加|再加|要加|插一个|追加|写进|add|insert|append|include|put in|create|加|添加|插入|加上|加入|增加",
    "put": "stick|set|drop in|摆|排|put|lay|放|放在",
    "move": "place|relocate|reposition|drag|bring forward|提到|挪|换到|排到|调换到|挪动|提前到|搬到|放置|摆到|摆在|move|shift|push|移|移动|移到|挪到|放到|移至",
    "swap": "reverse|trade places|switch places|change places|swap places|the other way round|the other way around|other way round|other way around|interchange|switch round|swapped|vice versa|swap around|swap round|trade|trade spots|in reverse order|换个位置|换一下位置|互换位置|对换|调换一下|换位置|位置互换|颠倒|倒过来|对调一下|swap|flip|switch the order of|swap the order of|reverse the order of|change the order of|exchange|trade|交换|对调|互换|调换",
    "switch": "switch|切换|切换到",
    "split": "separate|spread it over|spread over|spread|chop up|give each its own scene|each in its own scene|give each of them its own scene|一分为二|拆成两幕|分为|分两个|分成两个场景|拆为|切成|split|split up|divide|break|break up|拆分|拆成|分成|拆开|拆",
    "merge": "glue|melt|glue together|stick together|put together|join up|合并成|合在一起|并成|拼成|并到一起|拼在一起|合到一起|连成|merge|combine|join|unite|fuse|合并|合成",
    "duplicate": "dup|copy-paste|copy paste|duplicated|double up|clone|再来一遍|来两遍|再放一遍|再来一次|复制一份|重复一次|复制一遍|多来一份|duplicate|make another copy of|another copy of|copy|clone|repeat|replicate|make a copy of|make a duplicate of|复制|重复",
    "shorten": "shorten|tighten|condense|abridge|tighten up|缩短|精简",
    "shortento": "bring down to|bring it down to|squeeze into|squeeze it into|fit into|cut down to|压到|剪成|缩成|控制在|压成|压缩在|剪短到|缩减为|缩短到|缩短成|缩短为|剪到|压缩到|压缩成|压缩为|控制在|控制到|缩减到|缩到",
    "lengthen": "lengthen|extend|stretch|prolong|hold|延长|加长",
    "lengthento": "放到|拉到|增加到|补到|延到|延长到|加长到|延长为|加长为|拉长到",
    "speedup": "speed up|accelerate|加快|加速",
    "slowdown": "slow down|slow|减慢|放慢",
    "lower": "调低一点|降一点|降低一些|调小一点|关小|开小|调小点|lower|reduce|decrease|soften|turn down|dial down|tone down|bring down|take down|调低|降低|调小|减小",
    "raise": "crank|crank up|turn it up|louden|调大一点|开大|调高一点|调大点|升高|raise|increase|boost|turn up|crank up|crank|pump up|bump up|dial up|amp up|调高|提高|调大|增大",
    "down": "down",
    "up": "up",
    "use": "use|apply|go with|give|go for|pick|try|choose|select|用|使用|采用|换上",
    "play": "be played|sounds|放|播|响起|play|run|播放",
    "last_for": "be on for|be on screen for|linger|lingers|stay on|remains for|停留|停|保持|显示|stay|lasts|stay on screen|run for|持续",
    "replace": "replace|substitute|替换|换|更换",
    "write": "put down|jot|type in|写入|输入|write|type",
    "keep": "survive|survives|remain|remains|stays|留下|只留|留着|留|保住|保留下来|remaining|keep|retain|保留",
    "only": "only|just|只|仅|只要",
    "nomusic": "stop the music|stop the background music|stop playing music",
    "mute": "mute|silence|静音",
    "unmute": "unmute|取消静音",
    "start": "starting from|open with|kick off|kicks off|starts|begins|begin with|开始|起始|从头|开场用|start|begin|open|start off|starting|beginning at",
    "finish": "finish|close|conclude",
    "undo": "ctrl z|ctrl-z|take back|take back my last change|roll back|rollback|step back|撤|撤消|撤销掉|退回去|退一步|后退一步|往回退|还原|收回|undo|put it back|revert|take that back|take it back|撤销|撤回|取消上一步",
    "redo": "ctrl y|ctrl-y|put it back the way it was before the undo|重来一遍|重新做|再做一次|redo|do it again|do that again|reapply|重做|恢复撤销",
    "startover": "reset everything|wipe everything|back to square one|全部重来|重来|从零开始|推倒重来|全部还原|重置|一切重来|start over|start again from the beginning|start again|begin again|start from scratch|reset|重新开始|从头开始|从头来过",
    "goback": "jump back to|switch back to|revert to|roll back to|goes back|退到|回退|恢复到|切回|跳回|返回到|回|退回到|go back|back to|return|take me back|bring me back|go back one|回到|返回|回退到|退回",
    "restore": "restore|恢复|恢复到|恢复到第",
    "show_me": "show me|tell me|tell me about|give me|列出",
    "attribute": "attribute|credit",
    "translate": "translate|翻译|翻译成",
    # what it is done to
    "scene": "slide number|scene number|scene no|slide no|shot number|pages|page number|幕场景|个场景|段|一幕|那幕|那一幕|这一幕|这幕|那段|那一段|这段|这一段|那部分|这个镜头|分镜|一个镜头|卡片|那个画面|幅画面|scenario|scn|the scene number|scene|scenes|shot|shots|场景|镜头|幕|画面",
    "part": "part|bit|section|passage|segment|portion|部分|片段|段落",
    "card": "card|cards|screen",
    "one": "one|ones",
    "title": "片名|大标题|主标题|影片标题|video headline|main headline|opening headline|heading of the video|标题文字|片头标题|title|titles|opening title|name of the video|video title|video name|title of the video|视频标题|headline|header|标题|main title",
    "heading": "heading",
    "subtitle": "small line below the headline|small line under the headline|line beneath the title|line below the headline|second line|标题下面的小字|标题下面那行|标题下方的小字|小标题|标题下面那行小字|subtitle|sub title|text under the title|text below the title|small text under the title|"
    "second line of the title card|line under the headline|under the title|below the title|beneath the title|underneath the title|tagline|line under the title|line below the title|副标题",
    "intro": "title slide|title page|first page|opening slide|opening screen|标题画面|片头画面|标题页|标题卡|首页|第一页|开头画面|标题场景|标题那一幕|intro|opening|opener|introduction|title card|title scene|opening card|opening scene|片头|开场",
    "outro": "final slide|last page|ending card|end slide|end title|closing slide|closing scene|ending scene|结尾那句|最后一页|最后一幕|尾声|收尾|结尾画面|片尾卡|片尾画面|结束页|结束画面|outro|ending|closing|end card|closing card|last card|final card|end screen|end scene|片尾|结尾|结束语",
    "cta": "call to action|cta|行动号召",
    "captions": "the subtitles|closed captions|caption text|captioning|字幕文字|subs|captions|subtitles|字幕|all captions|all the captions|every caption",
    "caption": "caption|caption scene",
    "text": "sentence|sentences|phrase|phrases|句子|这句|那句|句|字|两句话|一句话|text|texts|label|wording|words|sentence|copy text|line|lines|文字|内容|文案|文本",
    "quote": "quote slide|quotation card|citation|引言卡|引用卡|名言卡|引言卡片|引语|引文|那句话|引用卡片|语录|quote|quotation|quote scene|引用|引言|名言|quote card",
    "author": "attribution|byline|署名|说话人|引用人|credit line|source of the quote|quote's author|出处|author|speaker|name under the quote|name below the quote|作者",
    "stat": "big number|number scene|stat slide|statistic scene|stat scene|percent card|figure card|数据卡|数据页|数字卡|数字页|数据场景|数据那一幕|统计卡|大数字|百分比|数据卡片|数字卡片|数据画面|统计数据|number|statistic|stat|figure|statistics|number card|stat card|percentage|数字|数据|统计",
    "list": "bullet point slide|bullet slide|list slide|bullet point card|bullet point scene|bulleted list|checklist|list of notes|列表页|清单页|列表卡|列表卡片|要点列表|要点页|列表场景|list|bullet list|bullet points|bullets|list card|list scene|列表|清单|要点",
    "item": "bullets|list item|一条|一点|那条|那一条|条目|那一点|要点|要点条目|一项|项|第几条|list entry|bullet|bullet point|point|item|entry",
    "chapter": "chapter|section heading|chapter card|heading card|section title|chapter heading|章节|章节标题",
    "music": "soundtrack|background song|歌曲|bgm音乐|背景歌曲|乐曲|配乐声|曲子|music|bgm|soundtrack|background music|track|score|audio|sound|background track|音乐|背景音乐|配乐|背景乐",
    "volume": "volume|声音|声量|loudness|music volume|音量",
    "mood": "mood|vibe|feel",
    "tempo": "tempo|bpm|beats per minute|节奏|音乐速度",
    "theme": "colour theme|color theme|color palette|colour palette|look and feel|design theme|配色方案|色彩主题|整体风格|画面风格|风格主题|theme|look|style|palette|skin|样式|式样|colour scheme|color scheme|主题|风格",
    "colour": "tones|tone|shades|hues|色系|颜色风格|colour|color|colours|colors|颜色|配色|色彩|色调",
    "accent": "highlight colour|highlight color|primary colour|primary color|main colour|main color|key colour|corporate colour|corporate color|主色|主题色|重点色|点缀色|辅助色|主色调|标题强调色|主要颜色|accent|accents|accent color|accent colour|brand color|brand colour|highlight|highlight color|highlight colour|"
    "highlights|强调色|品牌色|高亮色",
    "background": "wallpaper|back ground|背景图|背景画面|底图|背景图片|背景图案|底纹|background|backgrounds|backdrop|backdrops|背景",
    "behind": "behind|in the background of",
    "logo": "company logo|brand logo|brand mark|our mark|图标|水印|公司标志|logo图标|logo标志|logo|watermark|标志",
    "brand": "our name|business name|品牌名字|公司名字|品牌名称|brand|brand name|company|company name|品牌|品牌名|公司名|公司名称",
    "voice": "narrate|narrated|read this out loud|read it out loud|read out loud|read out|read it out|read it aloud|read this aloud|speech|spoken commentary|commentary|dub|dubbing|语音|解说|念出来|读出来|人声|念|播音|口播|朗读出来|念一遍|配上旁白|画外音|voice|voice over|voiceover|voice-over|narration|narrator|speak|speaks|speaking|talk|read aloud|aloud|"
    "out loud|spoken|旁白|配音|朗读",
    "transition": "scene change|scene changes|transition effect|transition effects|changeover|switches between scenes|切换效果|转场动画|切换方式|过场|转场方式|过渡效果|场景切换|transition|transitions|转场|过渡|转场效果",
    "video": "总共|一共|总计|全长|总长度|whole spot|spot|entire film|entire video|whole movie|entire movie|clip as a whole|as a whole|whole clip|running time|total running time|slideshow|presentation|整体|全片|整部片子|整个片子|整部影片|整个影片|全部视频|总长|片长|整片|这个视频|这部片子|整条视频|整支视频|整段视频|video|film|movie|whole thing|whole video|whole film|whole|entire video|project|视频|影片|整个视频|片子",
    "everything": "all of them|the lot|一切|整个|everything that|everything|all of it|全部|所有内容",
    "length": "length|总时长|duration|running time|时长|长度",
    "aspect": "dimensions|picture format|video format|screen format|画面格式|尺寸|画面尺寸|版式|画幅比例|屏幕比例|宽高比|aspect ratio|ratio|format|orientation|shape|aspect|mode|比例|画面比例|格式|画幅",
    "resolution": "画质|resolution quality|picture quality|video quality|清晰程度|resolution|quality|分辨率|清晰度",
    "framerate": "frame rate|framerate|帧率",
    "speed": "speed|pace|速度",
    "photo": "picture of mine|office photo|照|照片图|相片|image file|snapshot|截图|photo|photos|picture|pictures|image|images|pic|photograph|照片|图片|图",
    "clip": "video file|screen recording|片段视频|视频片段|录像|录屏|视频素材|clip|footage|recording|video clip|clips",
    "song": "own song|tune|track file|歌曲文件|那首歌|首歌|音频文件|曲|mp3 file|audio file|sound file|song|mp3|tune|歌|歌曲|音频",
    "file": "file|files|文件|素材",
    "uploaded": "uploaded file|that i uploaded|i have just uploaded|that we uploaded|i just uploaded|you got from me|刚上传的|刚刚上传的|我传的|传上来的|我们上传的|传的|刚传的|我发的|uploaded|i uploaded|upload|uploads|i have uploaded|we uploaded|上传的|我上传的|上传|上传了|我上传",
    "own": "own",
    "changes": "刚才那一步|上一个操作|上一个修改|that last change|my last edit|my last step|last action|my last change|last edit|last edits|last step|previous edit|previous change|previous step|modification|modifications|actions|action|修改|改动|步|操作|更改|那步|刚才那步|这一步|change|changes|edit|edits|step|steps|上一步|一步",
    "version": "states|state|revisions|个版本|version|versions|revision|版本|版",
    "original": "最初版本|最初的|最初版|一开始的版本|原来的版本|刚开始的版本|the very first version|how it was at first|original|original video|first version|first draft|第一版|最初的版本|原版",
    "position": "spot|slot|个位置|位|position|place|places|位置|顺序",
    "font": "font|fonts|typeface|lettering|字体",
    "effects": "effects|effect|sound effects|zoom effect|zoom|stickers|sticker|animation|animations|emojis|emoji|filter|"
    "filters|green screen|picture in picture|overlay|blur|特效|音效|贴纸|动画|表情",
    # how
    "longer": "longer on screen|for longer|a bit longer|time to read|more time|extra time|久一点|久一些|久|长些|多点时间|慢点|longer|长一点|更长|too short|太短|太短了|再长一点|长一些",
    "shorter": "briefly|less time|短些|快些|少点时间|shorter|短一点|更短|too long|太长|太长了|短一些|on screen too long",
    "faster": "faster|quicker|快一点|更快",
    "slower": "slower|慢一点|更慢",
    "double": "twice as fast|double the speed|double speed|at double speed|两倍速|两倍速播放|速度加倍|二倍速",
    "halfspeed": "half as fast|half the speed|half speed|at half speed",
    "halfloud": "half as loud|half the volume|half the music volume|in half|音量减半|减半",
    "halve": "cut in half|halved|halve the duration of|缩短一半|减一半|砍半|对半|halve",
    "louder": "i can't hear|i cannot hear|i can hardly hear|i can barely hear|can barely hear|can hardly hear|barely audible|hardly audible|inaudible|听不清|听不见|听不到|大声些|大声点|大点声|响一些|响亮一点|高一点|louder|太小声|太小声了|more volume|too quiet|too soft|大声|大声一点|响一点|更响",
    "quieter": "tone it down|not so loud|less noisy|小声些|小一点声|小声点|小点声|轻些|弱一点|低一点|小些|调轻|压低|轻柔一点|quieter|太大声|太大声了|太吵|太吵了|太响|太响了|less volume|is a bit loud|is quite loud|is rather loud|is very loud|is pretty loud|softer|less loud|too loud|小声|小声一点|轻一点|更轻|安静一点",
    "warmer": "warmer tones|warmer colours|warmer colors|warm tones|more warmth|暖些|暖色一点|暖色系|温暖一点|温暖一些|暖色调|更温暖|更暖一点|warmer|warm|暖一点|更暖|暖色|暖一些",
    "cooler": "cooler tones|cooler colours|cooler colors|cool tones|cool colours|cold tones|冷一些|冷色一点|冷色调|冷色系|更冷一点|清冷一点|cooler|cold|colder|冷一点|更冷|冷色",
    "darker": "darken|too bright|too light|dim|dimmer|moodier|暗一些|深一些|太亮|太亮了|暗些|再暗|调暗|变暗|更暗一点|darker|深一点|更深|再深一点|暗一点|更暗",
    "brighter": "brighten the film up|brighten it up|brighten the video up|brighten everything up|brighten|brighten up|lighten|lighten up|too dark|too gloomy|亮一些|太暗|太暗了|明亮一点|明亮一些|亮些|调亮|变亮|亮堂|更亮一点|brighter|lighter|亮一点|更亮|浅一点",
    "dark": "dark|深色|暗色",
    "light": "light|bright|浅色|亮色",
    "bigger": "increase the size of|too hard to read|increase size|更大一点|大些|加大|大点|再大一点|调大字号|大一号|太小看不清|bigger|larger|enlarge|scale up|too small|too tiny|太小|太小了|放大|大一点|更大|big|large",
    "smaller": "reduce the size of|decrease the size of|tinier|再小一点|小些|小点|缩一点|小一号|smaller|shrink|scale down|too big|too large|太大|太大了|缩小|小一点|更小|small|tiny",
    "upper": "all capitals|all uppercase|in capitals|in caps|uppercased|全部大写|全大写|大写字母|block letters|block capitals|shout|shouting|capitalise|capitalize|upper-case|uppercase|upper case|capital letters|capitals|all caps|caps|大写|大写字母",
    "lowercase": "all lowercase|lower-case|small letters|no caps|小写字母|全小写|全部小写|uncapitalised|lowercase|lower case|小写",
    "somewhere": "top edge|upper left corner|bottom left|upper left|lower left|left corner|top left|右下|左下|右上|左上|画面上方|画面顶部|画面底部|画面下方|画面中间|上方|下方|正中间|正中|中央|画面中央|最上面|最下面|屏幕上方|屏幕下方|屏幕顶部|屏幕底部|屏幕中间|画面上端|上端|下端|左上方|右上方|左下方|右下方|top|bottom|middle|center|centre|corner|top right|top left|bottom right|bottom left|left|right|"
    "top right corner|top left corner|bottom right corner|bottom left corner|upper|lower right|lower left|upper right|upper left|lower right corner|"
    "lower left corner|upper right corner|upper left corner|lower third|middle of the screen|top of the screen|"
    "bottom of the screen|right corner|left corner|right side|left side|right-hand side|left-hand side|upper edge|top edge|lower edge|bottom edge|"
    "右下角|左下角|右上角|左上角|上面|下面|"
    "顶部|底部|中间|居中",
    "under": "under|below",
    "above": "above",
    "centred": "center|centre",
    "twice": "both of my last two edits|两次|两遍|twice|two times",
    "size": "size|sizes|font size|text size|letter size|大小|字号",
    "doublebig": "double in size|大一倍|两倍大|twice as big|twice as large|twice the size|double the size|double size|放大一倍",
    "halfbig": "to half its size|half its size|half of its size|to half the size|half the current size|缩小到一半|缩到一半|小一半|一半大小|half as big|half as large|half the size|half size|大小减半|缩小一半",
    "later": "推后|延后|往后|向后|后移|靠后|further back|later",
    "earlier": "提前|one earlier|earlier by one|往前|向前|sooner|前移|靠前|earlier|forward|forwards",
    "come": "come|comes|goes|go|appear|appears|stand",
    "again": "a second time|second time|for a second time|again|once more|one more time",
    "shall_have": "should have|shall have|gets|needs|needs to have|should get",
    "asis": "as it is|as is|as they are|the way it is|the way it was|how it was|the way they are|unchanged|untouched|alone|in peace|不变|原样",
    "atmost": "以内|之内|不到|or less|or shorter|within|at most|i only have|we only have|i have only|no longer than|not longer than|no more than|not more than|max|maximum|must not be longer than|"
    "should not be longer than|shouldn't be longer than|can't be longer than|must be under|最多|不超过",
    "unneeded": ""
    "is wrong|was wrong|isn't right|is not right|is incorrect|is a mistake|was a mistake|isn't good|is not good",
    "someone": "someone|somebody",
    "type": "kind|type|direction|reading direction|layout|种类|类型",
    "lettering": "bold|italic|outlined|subtitle style|粗体|斜体",
    "colourname": "blue|red|green|purple|yellow|orange|pink|black|white|grey|gray|brown|teal|蓝色|红色|绿色|紫色|黄色|"
    "橙色|粉色|黑色|白色|灰色",
    "more": "extra|additional|further|more|更",
    "less": "less",
    "something": "something",
    "else": "other|else|different|another|new|one more|换个|别的|另一个|其他",
    "thing": "thing|things|stuff|页|那一页|这一页|slide page",
    "follow": "follow|follows|should follow|come right after|be followed by",
    "because": "because|due to|since|for the reason that|as it is|as it's|因为|由于|毕竟",
    "so": "so|therefore|hence|thus|所以|因此|因而|于是",
    "doublelong": "twice as long|double the length|double the duration|twice the length|twice the time|时长翻倍|翻倍|长一倍|加倍时长|时长加倍|两倍长",
    "doubleloud": "twice as loud|double the volume|音量翻倍|音量加倍|大一倍",
    "fullvolume": "full volume|full blast|maximum volume|max volume|as loud as possible|最大音量|音量最大|音量开到最大|调到最大",
    "enough": "is enough|are enough|enough|is plenty|plenty|will do|suffices|is sufficient|is fine|就够了|就够|够了|就行|就好|足够|即可|就可以|就可以了|够用",
    "plus": "+|",
    "fewwords": "fewer words|less text|less words|too wordy|too much text|tl;dr|tldr|more concise|concise|brief|briefer|snappier|tighter|punchier|more compact|文字精简|文案缩短|文字缩短|文字少|话少|简短|精炼|简洁|言简意赅|简练",
    "minus": "少",
    "fadein": "fade in|fade-in|fades in|fading in|淡入|渐入|渐强|渐渐响起",
    "fadeout": "fade out|fade-out|fades out|fading out|fade away|fade to silence|淡出|渐出|渐弱|渐渐消失",
    "fadeboth": "fade in and out|fade in and fade out|fades in and out|淡入淡出|淡入和淡出|渐入渐出",
    "capscenes": "caption scenes|all caption scenes|all of the caption scenes|every caption scene|all the caption scenes|each caption scene|所有字幕场景|字幕场景都|全部字幕场景",
    "asplain": "ordinary|regular|normal|普通|一般|普通的|plain old",
    "wants": "wants|wants to have|wants to see|insists on|asked for|asks for|requested|requests|would like to see|would love",
    "hour": "hour|hours|hrs|hr|小时|个小时",
    "twofold": "double|doubled|翻一倍|加倍",
    "go": "go|go for it|do it now|make it so|that's it|that is it|that's all|that is all|就这样|搞定",
    "gap": "too|as well|even|so|instead of the music|instead|both",
    "every": "single|every one of the|each and every|throughout|everywhere else|每幕|每段|每张|每页|统统|一律|各个|全体|全都|统一|every|each|all|everywhere|all of|all the|every single|所有|全部的|每个|每一个",
    "last": "last|final|very last|最后|最后的|末尾",
    "previous": "previous",
    "next": "next",
    "front": "very front|top of the video|very first|the very first|opening position|最最前面|第一个位置|最开头|最开始|开始处|开头处|开场前|最前边|首位|最前头|beginning|front|start of the video|very beginning|very start|最前面|开头|最前|前面去|the start",
    "end": "tail end|the very last|very last position|final position|最末|末尾|最尾|最后边|最后头|末位|最后面的位置|尾部|end|the back|to the back|very end|very back|最后面|末尾处",
    "behind_of": "以后|后边|后头|之后的|后面一个|后面|之后|后",
    "before_of": "以前|前面的|前头|之前的|前面|之前|前边",
    # small words
    "until": "through to|up until|直到|until|till",
    "to": "to|into|through|unto|->|→|到|至|成",
    "as": "当|当作|作为|用作|当成|as our|as its|as|like|as a|as the|作为|做成背景",
    "with": "with|using",
    "in": "in|of|on|for|at|inside|within|over|on the|里|中|上|里的|中的",
    "from": "from|从",
    "by": "by",
    "after": "straight after|directly after|right behind|directly behind|immediately behind|just behind|right after|subsequent to|directly following|紧跟|after|right after|directly after|immediately after|straight after|following|just after",
    "before": "precede|precedes|come before|comes before|in front of|right in front of|ahead|prior to|just ahead of|directly in front of|shortly before|before|right before|directly before|immediately before|ahead of|just before",
    "between": "in between|sandwiched between|between|介于|在",
    "about": "讲|说到|谈|谈到|讲到|提到的|有关|talking about|which is about|that is about|that deals with|dealing with|where we talk about|where they talk about|that speaks of|which speaks of|on the topic of|about|that mentions|which mentions|mentioning|mentions|that talks about|on the subject of|关于|提到",
    "where": "where it says|where it said|that says|which says|where we say",
    "say": "text reads|states|reading|that has|which reads|which says|with the words|with the line|with the sentence|writes|the words|写成|写道|叫做|内容为|上面写|文案写|文字写|文字是|文案是|内容写|打上|标上|显示为|文字改为|say|写上|says|saying|said|read|reads|reading|with the text|with text|写|说|内容是|写着|that reads",
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
    "that": "刚才改的|刚改的|刚刚改的|刚才那个|刚才的|刚改过的|that|this|those|这个|这",
    "there": "there|这里|那里",
    "i": "i've",
    "two_parts": "成两段|into two pieces|成两个场景|into two separate scenes|two separate scenes|two halves|over two scenes|两半|成两幕|in two|in half|into two|into two scenes|in two scenes|in 2|into 2|两个|成两个|into halves|in two parts",
    "into_one": "成一个场景|成一幕|into just one scene|just one scene|be one scene|one single scene|in one scene|into a single one|into a single|into one single scene|one and the same scene|into one|into one scene|together|into a single scene|成一个",
    "percent": "percent|per cent|pct|百分之",
    "sec": "sec.|秒钟时间|秒的时间|秒长|s.|seconds|second|secs|sec|s|秒|秒钟",
    "min": "minutes|minute|mins|min|分钟|分",
    "half": "half|half a|半",
    "fps": "fps|frames per sec|frames a second|frames each second|frames/s|frames per second|帧",
    "bpm": "bpm",
    "spread": "rather than|as opposed to|instead of the|而非|不再是|替代|取代|instead of|rather than|in place of|而不是|代替",
    "except": "except|except for|but not|apart from|other than|besides|excluding|but for|with the exception of|not counting|除了|除",
    "but": "but|but please|however|不过|但|但是",
    "others": "everything that comes after|what comes after|what is left|别的|剩下的|其它的|后面的|其余的|剩余的|剩下|之外的|以外的|those left|whatever is left|all remaining scenes|remaining scenes|the remaining ones|所有其他|others|the others|the rest|rest|everything else|anything else|all the others|all others|every other one|"
    "all the other scenes|the other scenes|every other scene|其他都|其余都|其他|其余|其它|其他的|其他场景|其余场景|其他场景都",
    "isnt": "shouldn't say|should not say|must not say|not say|doesn't say|isn't to say|is no longer|isn't from|is not from|rather not|并非|而非|not the|not|and not|不是|而不是",
    "where_is": "what does|啥|哪一个|哪首|哪种|哪些|怎么样|是啥|是哪个|what was|how is|what|who|who's|who is|what's|whats|what is|what are|which|which is|什么|哪个|是什么",
    "how_long": "how long does|how much time|how many seconds does|多少秒|多少时间|几秒|几分钟|有多长|多长时间|总共多长|how long|how many seconds|how many minutes|how long is|how long does|多长|多久",
    "how_many": "number of|how much|几|多少幕|几幕|一共几个|一共多少个|how many are|how many|几个|多少个|多少",
    "how_loud": "how loud",
    "can_i": "can i|could i",
    "has": "do i have|do we have|have we|we have|does it have|have i|are there|are you using|is there|did i|am i|used|playing|has|有|用的是|这是|现在|does",
    # what stops a sentence from being an order
    "not": "hardly|don't|do not|dont|never|unless|if|maybe|perhaps|should i|would|minus|negative|only if|tomorrow|except when|except if|and then some|then some|"
    "except maybe|possibly|probably|i was|i removed|i'm not|i am not|have you|did you|has it|have we|did we|has anyone|why|what if|别|如果|不|or|or else|"
    "sometimes|when|while|或|或者|should we|要不要|也许|可能|除非|要是|shouldn't|won't|can't|cannot",
}  # fmt: skip

# They carry no wish of their own and are left out before a rule is tried.
_FILLERS = (
    "plz|plss|plzz|thx|ty|without losing any scene|without losing any scenes|without dropping any scene|"
    "like in the cinema|like in the movies|as in the cinema|for consistency|不对|连着|效果|风格的|样子|单独|"
    "rather than what there now|instead of what there now|rather than what it says now|just the pictures|only the pictures|nothing else|"
    "would suit us better|would suit better|would suit us|suits us better|would fit us better|oh no|oops|argh|makes more sense|"
    "make more sense|would make more sense|makes sense|在我看来|"
    "that not what i wanted|that is not what i wanted|that not what i meant|not what i wanted|"
    "i find|we find|"
    "刚才说的|一起|forgot to say|forgot to mention|i forgot|do that|do it|corporate design says|our guidelines say|"
    "the guidelines say|rather than what's there now|instead of what's there now|instead of the current one|更合理|"
    "instead of the old one|instead of what it says now|rather than what it says now|everyone agreed on|we agreed on|"
    "would work better|would be better|would be nicer|would look better|"
    "would fit better|would fit much better|would be great|would be nice|could you please|we'd prefer|if you'd be so kind|"
    "if you would be so kind|if that's ok|if that's okay|if that is ok|if that's possible|if it's possible|if it is possible|"
    "if you don't mind|if you would|if you please|of course|when you have a moment|when you get a chance|"
    "wouldn't it be nicer if|wouldn't it be better if|it would be nice if|it would be great if|it would be better if|"
    "would it be possible to|is it possible to|is there a way to|would you mind|do me a favour and|do me a favor and|"
    "i was wondering if you could|i wonder if you could|i'd be happy if|i'd be glad if you could|"
    "麻烦您|请您|请帮我|帮忙|能帮我|能不能帮我|可不可以|可以帮我|给我|我想要|我想|我们想|我希望|希望|想要|能给我|替我|"
    "can we|could we|may we|let us|i'd prefer|i would prefer|i prefer|we'd like|we would like|i'd rather have|"
    "i need this|i need it|i want this|anymore|any more|any longer|around|in total|total|overall|altogether|both|"
    "i want to post this|i want to post it|to post this|we post this|for posting|of course|can i have|could i have|may i have|the word|full|all the way|i changed my mind|on second thought|current|shown|at the moment|currently|at present|any|can|its|之间|那个|vertically|quickly|quick|"
    "for a moment|都|全都|请你|麻烦你|能否|可否|一下子|以外|之外|的话|"
    "please|pls|thanks|thank you|the|a|an|my|our|your|some|now|can you|could you|will you|would you|i want|i need|"
    "i'd like|i would like|i'd love|we want|we need|i want you to|i need you to|i'd like you to|for me|hey|hi there|"
    "ok|okay|well|actually|also|a bit|a little|bit more|slightly|very|kindly|go ahead and|let's|let us|great|oops|sorry|"
    "maybe a bit|really|if you can|if possible|to me|whose|simply|"
    "rather|right now|somewhat|it please|i think|you|long|please now|exactly|on screen|teh|hte|'|’|"
    "的|了|吧|请|麻烦|帮我|能不能|可以|一下|一点|一些|个|我|我的|我们的|再|份|段|去|呢|吗|一个|新"
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
    for word, english in GLOSSARY.items():
        found.setdefault(word, ("word", english))
    return found


@cache
def symbols() -> tuple[str, ...]:
    """List every symbol that a token can have."""
    made = ("word", "quoted", "num", "clock", "percentage", "factor", "hex", "lines", "media")
    return tuple(dict.fromkeys((*_GROUPS, *VALUES, *made)))
