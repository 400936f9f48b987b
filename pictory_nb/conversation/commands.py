"""The closed vocabulary of commands: whatever has a word that is not in here is about the video.

A phrase plays one or more roles. An intent lists which roles its clause may have and which it must have;
Chinese characters are cut into the longest phrases that are known.
"""

from __future__ import annotations

from dataclasses import dataclass

from pictory_nb.conversation.events import Action

_PHRASES: dict[str, str] = {
    "filler": """please|pls|plz|plese|kindly|now|right now|right away|just|hey|hi|hello|ok|okay|k
        |yes|yeah|yep|yup|sure|so|well|great|perfect|nice|cool|awesome|super|good|fine|done|thanks
        |thank you|thanks a lot|thx|ty|can you|could you|would you|will you|can you please|can i|could i
        |may i|can we|could we|can|could|i want to|i wanna|i'd like to|i would like to|i'd love to
        |we want to|i need to|let me|lets|let's|let us|go ahead|go ahead and|you can|you can now|you may
        |we can|we can now|ready to|i'm ready|im ready|i am ready|i'm ready to|im ready to|i am ready to
        |time to|it's time to|i'm done|im done|i am done|all done|looks good|looks great|looks good to me
        |lgtm|love it|i love it|i like it|that's it|thats it|that's all|all good|that's good|that's great
        |good job|well done|asap|quickly|would you mind|do you mind|would be great|would be nice
        |would be good|would be awesome|hi there|hey there|thank u|thankyou|cheers|mate|buddy|if possible
        |if you can|when you can|as soon as possible|it's perfect|it is perfect|it's great|this is great
        |that is great|this is perfect|that's perfect|looks perfect|looks amazing|looks awesome|looks nice
        |looks fantastic|looks ok|looks fine|looks right|this looks good|this looks great|it looks good
        |it looks great|everything looks good|all set|we're done|we are done|it's done|i'm happy
        |i am happy|i'm happy with it|i am happy with it|happy with it
        |we're happy with it|we are happy with it|we like it|we love it
        |i'm happy with this|good to go
        |i'm satisfied|that works|works for me|excellent|amazing|wonderful|beautiful|fantastic|brilliant
        |wow|haha|lol|alright|all right|finally|actually|maybe|also|first|next|i guess|i think
        |appreciate it|much appreciated|i wish to|i wanted to|i was wondering if i could|is it possible to
        |is there a way to|how about|help me|help me to|i'd want to|do it|kindly help|for me|again
        |once more|already|today|here|there|bro|man|dear|everyone|start|start the|begin|OK
        |请|请你|请您|请帮我|请帮忙|请给我|请把|帮我|帮忙|帮|麻烦|麻烦你|麻烦您|劳驾|一下|下|下吧|吧|呢|啊
        |吗|嘛|了|哦|呀|哈|啦|现在|可以|可以了|能|能不能|可不可以|可否|能否|我|我想|我要|我想要|我需要
        |需要|想|想要|要|好|好的|好了|好吧|行|行了|嗯|嗯嗯|对|谢谢|谢谢你|谢谢您|多谢|谢啦|辛苦了|那|那就
        |那么|就|直接|给我|给|帮我把|把|将|的|再|重新|没问题|没有问题|没什么问题|没什么问题了|没问题了
        |没有问题了|没意见|完美|不错|很好|非常好|太好了|太棒了|满意|很满意|就这样|就这样吧|马上|立即|立刻
        |快|快点|尽快|开始|让我|我们|你|您|你好|您好|都|先|出来|来|拜托|拜托了|求|请问|搞定|收工|差不多了
        |挺好|挺好的|可以的|没毛病|通过|棒|真棒|赞|哇|好嘞|能帮我|可以帮我|能不能帮我|可以请你|是否可以
        |想请你|希望|帮个忙|赶紧|顺便|最后|一份|呗|咯""",
    "polite question": """where can i|where do i|where to|where is|where's|wheres|where|how do i
        |how can i|how could i|how to|how do we|how can we|how does one
        |怎么|怎样|如何|怎么样才能|在哪|在哪里|在哪儿|哪里可以|去哪里|哪里""",
    "determiner": """the|teh|my|our|me|us|of|to me|to us|full|whole|complete|entire
        |我的|我们的|整个|一份|这个|这|该|此""",
    "pronoun": "this|that|it|these|those|them|thing|they|one|它|它们|这些",
    "article": "a|an|some|any|一个|一些|一份|个|一张|几张|几个|一段|一首|一条",
    "export verb": """export|download link|re-export|reexport|download|render|exporting it
        |downloading it|would you mind exporting|would you mind downloading|would you mind rendering
        |export out
        |下载链接|导一下|导出一下|导出下|导下|导出|下载|渲染|导出来|下载下来|输出|生成成片|导出为|导出成
        |导成|保存到本地|保存到电脑|保存到手机|下载到本地|下载到电脑|存到本地""",
    "give verb": """send|send me|send over|send us|give me|get me|get|give|save|hand me|deliver|have
        |i need|need|i want|want|email me|hand over|pass me|grab|output|i'd like|i would like|i'd love
        |can i have|could i have|may i have|can i get|could i get|may i get|can we have|can we get
        |i want to have|i want to get|we need|we want|deliver me
        |拿|我要|我想要|要|想要|需要|我需要|发给我|发我|传给我|给我发|发一下|保存|发送给我|发过来|发来
        |存一下|拿到""",
    "video": """video|vid|vids|film|movie|mp4|mp4 file|video file|file|result|clip|reel|cut
        |final cut|final version|version|finished version|finished product|end result|end product|master
        |finished file|final video|final film|final file|final mp4|final result|final
        |视频|成片|影片|短片|成品|片子|视频文件|文件|最终视频|最终版|最终成片|成品视频|mp4文件""",
    "output": """what's the|what is the|finished|edited|updated|latest|new|completed|ready|as mp4
        |as an mp4|as a mp4|as an mp4 file|as a file|as a video|as video|as .mp4|to mp4|in mp4|in 1080p
        |1080p|at 1080p|in full hd|full hd|in hd|hd|in 4k|4k|720p|in 720p|in high quality|high quality
        |in best quality|in the best quality|link|a link|a download link|link to|download link|mp4 format
        |as mp4 format|in mp4 format|as a mp4 file|with sound|in good quality|in the highest quality
        |in highest quality|in full quality|at full quality|best quality|to my computer|to my laptop
        |to my desktop|to my disk|to my pc|to my device|to disk|onto my computer|locally
        |做好的|做完的|剪好的|完成的|生成的|最新的|这版|地址|链接|下载链接|为mp4|成mp4|到电脑|到本地
        |到手机|高清|1080p视频|高清视频|最终""",
    "show verb": """show|show me|show us|see|view|check|display|list|look at|tell me|tell us
        |let me see|let us see|let's see|let me check|let me know|give me|get|read|what's|whats|what is
        |what are my|what are the|what's my|check on|pull up|bring up|report|report on|tell|print
        |display me|give us|gimme|know|find out|see if|i see|look up
        |查|查询|查看|看|看看|看下|看一下|查一下|查下|显示|显示一下|列出|告诉我|告诉|请问|展示|想知道|知道
        |检查|检查一下|是""",
    "credits": """credits|credit|balance|credit balance|account balance|my account balance
        |my credits|my balance
        |积分|余额|额度|点数|积分余额|账户余额|剩余积分|剩余额度|余额和积分""",
    "points": "points",
    "credits support": """are|is|account|my account|much|many|exactly|altogether|in total|to spend
        |to use|can i use|can i spend|did we|have we|what|do|does|i|we|have|has|got|remain|remains
        |remaining|total|number of|amount of|used|used up|spent|currently|there|in|on|status|now
        |enough left|still left|what's left of|how much is|how many of|amount|how many|how much|do i have
        |do i still have|i have|have i|have i got|i've got|have i left|left|available|still|are left
        |are there|are there left|do we have|we have|got any|any|enough|am i out of|are we out of|out of
        |how's|hows|have i used|have i spent|so far|have i used so far|i've used|did i use|did i spend
        |in my account|on my account|current|my current
        |有没有|几分|剩多少|还有几个|查询一下|一共|总共|目前还有|账户里|账号里|我账户|消耗了|用了多少
        |花了多少|还|有|还有|剩|剩下|剩余|还剩|还剩下|多少|账户|账号|够|够用|够不够|还够|用完|用了|用掉
        |花了|里|当前|目前|几个|几""",
    "timeline": """status|timeline|time line|tracks|state|track list|tracklist|list of tracks
        |progress|draft|project status|overview|project overview
        |状态|时间线|时间轴|轨道|进度|草稿|进展|轨道列表|轨道信息|轨道情况|时间线情况|进度情况|制作进度""",
    "layers": "layers|layer list|图层",
    "status question": """is it done|is it done yet|is it ready|is it ready yet|is it finished
        |is it finished yet|are you done|are you done yet|are you finished|is everything done
        |is everything ready|is my video ready|is my video done|is my video finished|is my video ready yet
        |is my video done yet|is the video ready|is the video done|is the video finished
        |is the video ready yet|is the video done yet|is the video finished yet|done yet|ready yet
        |finished yet|how far are you|how far along are you|how far along is it|how far is it
        |how is it going|how's it going|hows it going|how is it coming along|what do we have so far
        |what have we got so far|what do we have|where are we|where are we now|where do we stand|any news
        |any update|any updates|what's going on|whats going on|coming along|is it complete|is it all done
        |are we done|are we there yet|what have you got so far|what have you done so far
        |what have we done so far|what did you do so far|what's done so far
        |how's it looking|how is it looking|is it ready to download|is it ready to export
        |is it ready for download|is it ready for export|can i watch it|can i see it|what's happening
        |whats happening|what is happening|how are we doing|how are you doing with it
        |how's everything going|is everything finished|is my video complete|is the video complete
        |is the project done|is my project done
        |好了吗|做好了吗|做好了没|好了没|好了没有|完成了吗|完成了没|做完了吗|做完了没|做到哪了
        |做到哪一步了|做到哪里了|到哪了|到哪一步了|弄好了吗|生成好了吗|生成完了吗|搞定了吗|好了么
        |做得怎么样了|做得怎么样|做的怎么样了|弄得怎么样了|弄好没|完成得怎么样了|做完没有|完成没有
        |完成了没有|做好了没有|到什么程度了|生成了吗""",
    "status support": """as it is|as it stands|how many|are|is|to watch|to see|to look at|exactly
        |whole|sort of|kind of|kinds of|looking like|at|coming along|coming|going|doing|looking|along|a|an
        |does|do|i|we|have|you|have you|got|what does|what do|contain|consist of|with|far|summary of
        |summary|report|current version|latest|here|how|has|been|being|made|done|finished|ready|complete
        |yet|situation|info|details|current|on|all|all the|in|is on|is in|is there|are there|are on|which
        |what|what do i have|do i have|do we have|how does|how do|look|looks|look like|right now|so far
        |at the moment|project|video|of|update|update on|any|any update on|any updates on|how's|hows
        |how is|overall|export|render|rendering|job|of my|on the|on my|in the|in my|everything on
        |contents of
        |情况|信息|更新|汇报|一共|一共有|总共有|做|制作|的情况|视频的|项目的|哪几个|哪几条|有没有|弄|完成
        |得|当前|目前|现在的|什么|怎么样|怎么样了|怎样|怎样了|怎么|如何|哪些|有|有哪些|有几个|有几条|几个
        |几条|所有|所有的|全部|项目|视频|里|上|中|里面|上面|到|多少|什么样|什么样子|样子|长什么样|工程|任务|有什么""",
    "upload verb": """upload|would you mind uploading|re-upload|reupload|attach|import|send you
        |provide
        |上传|导入|传|上传自己的""",
    "add verb": "add|添加|加",
    "from here": """from my computer|from my laptop|from my phone|from my disk|from my pc
        |from my device|from my desktop|from disk
        |从电脑|从本地|从手机|从我的电脑|本地|本地的""",
    "media": """screenshots|recordings|documents|voice|voiceovers|images|graphic|graphics|slides|pdf
        |gif|gifs|selfie|selfies|tracks|soundtrack|track|movie|movies|material|materials|presentation
        |video|videos|file|files|clip|clips|picture|pictures|photo|photos|pic|pics|image|logo|footage
        |music|song|songs|sound|audio|audio file|video file|video files|media|media file|mp3|mp4|png|jpg
        |wav|recording|voiceover|something|stuff|mov|document|asset|assets|b-roll|video clip|screenshot
        |视频|文件|图片|照片|音乐|素材|影片|图像|音频|歌|歌曲|截图|录音|片段|媒体|资料|相片""",
    "file": "文件|file|files|attachment|附件",
    "own": "own|my own|our own|自己的|自己",
    "upload support": """i've|few|couple of|several|many|multiple|different|bigger|large|big|local
        |company|brand|here are|here is|here's|i'll|i will|that i want|which i want|want|i want to|need
        |i got|for you|in|other|existing|another|another one|one more|more|one|two|three|new|i have
        |i've got|we have|to|open|the open|dialog|window|button|to you|to it
        |这里有|多个|几段|一些|一份|把|自己的|自己|有|另一个|更多|更多的|打开|新的|两张|三张|两个|三个
        |别的|其他|这里""",
    "link": "\N{LINK SYMBOL}",
}

_ROLES: dict[str, frozenset[str]] = {}
for _role, _listed in _PHRASES.items():
    for _phrase in _listed.split("|"):
        _key = " ".join(_phrase.split())
        _ROLES[_key] = _ROLES.get(_key, frozenset()) | {_role}

LONGEST_PHRASE = max(
    sum(len(word) if word[0] >= "\u3400" else 1 for word in phrase.split()) for phrase in _ROLES
)
"""The most words, or Chinese characters, in one phrase."""

TYPO_TARGETS = (
    *("export", "download", "render", "credits", "balance", "status", "timeline", "tracks", "upload"),
    *("progress", "remaining", "please", "picture", "finished", "thanks", "video"),
)
"""Long enough to be recognised with one slip of the fingers."""

NO_TYPOS = frozenset(
    [
        "expert",
        "expect",
        "extort",
        "exports",
        "expo",
        "deport",
        "report",
        "reports",
        "downloads",
        "uploads",
        "credit",
        "edits",
        "creeds",
        "balanced",
        "balances",
        "valance",
        "statue",
        "statues",
        "stats",
        "status's",
        "track",
        "trucks",
        "tricks",
        "cracks",
        "tracts",
        "traces",
        "trades",
        "stacks",
        "racks",
        "tracks'",
        "timelines",
        "reader",
        "tender",
        "gender",
        "sender",
        "lender",
        "fender",
        "bender",
        "renders",
        "progresses",
        "pictures",
        "videos",
        "vide",
        "remainings",
        "pleased",
        "pleases",
        "finishes",
        "finisher",
    ]
)
"""Words in their own right that are one slip away from a command."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The roles that a clause with this intent may play, and those that it must (any one set of them)."""

    action: Action
    may: frozenset[str]
    must: tuple[frozenset[str], ...]


_COMMON = frozenset({"filler", "polite question", "determiner"})
_UPLOADED = frozenset({"article", "pronoun", "media", "own", "from here", "file", "upload support"})

INTENTS = (
    Intent(
        Action.EXPORT,
        _COMMON | {"export verb", "give verb", "video", "output", "pronoun"},
        (
            frozenset({"export verb"}),
            frozenset({"give verb", "video"}),
            frozenset({"give verb", "output"}),
            frozenset({"polite question", "output"}),
        ),
    ),
    Intent(
        Action.SHOW_CREDITS,
        _COMMON | {"credits", "points", "show verb", "credits support"},
        (frozenset({"credits"}), frozenset({"points", "credits support"})),
    ),
    Intent(
        Action.SHOW_TIMELINE,
        _COMMON | {"timeline", "layers", "show verb", "status support", "status question"},
        (frozenset({"timeline"}), frozenset({"status question"}), frozenset({"layers", "show verb"})),
    ),
    Intent(
        Action.UPLOAD,
        _COMMON | _UPLOADED | {"upload verb", "link"},
        (frozenset({"upload verb"}),),
    ),
    Intent(
        Action.UPLOAD,
        _COMMON | _UPLOADED | {"add verb"},
        (
            frozenset({"add verb", "from here"}),
            frozenset({"add verb", "file"}),
            frozenset({"add verb", "own", "media"}),
        ),
    ),
)


def roles_of(phrase: str) -> frozenset[str] | None:
    """Return what a phrase (lower case, simplified Chinese) can be in a command; ``None``: in none."""
    return _ROLES.get(phrase)
