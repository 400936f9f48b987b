"""The words of commands in English and Chinese: the data of `commands.py`, and nothing else."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "filler": """please|pls|plz|plese|kindly|now|right now|right away|just|hey|hi|hello|ok|okay|k
        |yes|yeah|yep|yup|sure|so|well|great|perfect|nice|cool|awesome|super|good|fine|done|thanks
        |thank you|thanks a lot|thx|ty|can you|could you|would you|will you|can you please|can i
        |could i
        |may i|can we|could we|can|could|i want to|i wanna|i'd like to|i would like to|i'd love to
        |we want to|i need to|let me|lets|let's|let us|go ahead|go ahead and|you can|you can now
        |you may
        |we can|we can now|ready to|i'm ready|im ready|i am ready|i'm ready to|im ready to
        |i am ready to
        |time to|it's time to|i'm done|im done|i am done|all done|looks good|looks great
        |looks good to me
        |lgtm|love it|i love it|i like it|that's it|thats it|that's all|all good|that's good
        |that's great
        |good job|well done|asap|quickly|would you mind|do you mind|would be great|would be nice
        |would be good|would be awesome|hi there|hey there|thank u|thankyou|cheers|mate|buddy
        |if possible
        |if you can|when you can|as soon as possible|it's perfect|it is perfect|it's great
        |this is great
        |that is great|this is perfect|that's perfect|looks perfect|looks amazing|looks awesome
        |looks nice
        |looks fantastic|looks ok|looks fine|looks right|this looks good|this looks great
        |it looks good
        |it looks great|everything looks good|all set|we're done|we are done|it's done|i'm happy
        |i am happy|i'm happy with it|i am happy with it|happy with it
        |we're happy with it|we are happy with it|we like it|we love it
        |i'm happy with this|good to go
        |i'm satisfied|that works|works for me|excellent|amazing|wonderful|beautiful|fantastic
        |brilliant
        |wow|haha|lol|alright|all right|finally|actually|maybe|also|first|next|i guess|i think
        |appreciate it|much appreciated|i wish to|i wanted to|i was wondering if i could
        |is it possible to
        |is there a way to|how about|help me|help me to|i'd want to|do it|kindly help|for me|again
        |once more|already|today|here|there|bro|man|dear|everyone|start|start the|begin|OK
        |请|请你|请您|请帮我|请帮忙|请给我|请把|帮我|帮忙|帮|麻烦|麻烦你|麻烦您|劳驾|一下|下|下吧|吧
        |呢|啊
        |吗|嘛|了|哦|呀|哈|啦|现在|可以|可以了|能|能不能|可不可以|可否|能否|我|我想|我要|我想要
        |我需要
        |需要|想|想要|要|好|好的|好了|好吧|行|行了|嗯|嗯嗯|对|谢谢|谢谢你|谢谢您|多谢|谢啦|辛苦了|那
        |那就
        |那么|就|直接|给我|给|帮我把|把|将|的|再|重新|没问题|没有问题|没什么问题|没什么问题了
        |没问题了
        |没有问题了|没意见|完美|不错|很好|非常好|太好了|太棒了|满意|很满意|就这样|就这样吧|马上|立即
        |立刻
        |快|快点|尽快|开始|让我|我们|你|您|你好|您好|都|先|出来|来|拜托|拜托了|求|请问|搞定|收工
        |差不多了
        |挺好|挺好的|可以的|没毛病|通过|棒|真棒|赞|哇|好嘞|能帮我|可以帮我|能不能帮我|可以请你
        |是否可以
        |想请你|希望|帮个忙|赶紧|顺便|最后|一份|呗|咯
        |im happy with it|im happy|happy|im satisfied|we're good|were good|we're good to go|i'm good
        |everything is good|everything's good|it's ready|that's fine|this works|k thanks
        |no more changes|nothing else|nothing more|that's everything|that'll do|that will do
        |when it's done|when you're done|once it's done|once you're done|at last
        |please and thank you|whenever you're ready|if that's ok
        |看看|看一看|瞧瞧|改完|改好|改好了|改完了|改完后|改好后|弄完|弄好|弄完后|弄好后|做完|做好
        |做完后|做好后|做好了|剪完|剪好|完成后|完了|没别的了|不改了|不用改了
        |不用再改了|不需要再改|就这个|就这版|定了|定稿|定稿了|最终确认|我很满意|我觉得可以
        |我觉得可以了|我觉得不错|可以啦|行啦|好啦|哈喽|嗨|您好呀|方便的话|如果可以的话
        |能否帮我|能不能给我|想问一下|问一下|我想问|想问问
        |i'm|im|i am|we're|lemme|let me just|wrap it up|wrap up|that's a wrap|a wrap|it's a wrap
        |hit me with|kick off|fire up|trigger|launch|initiate|proceed with|proceed to|proceed|go for
        |perform|execute|do the|do a|is there any way to|is there a way i can|any way to
        |any chance to|any chance i can|any chance of|i mean|you know|by the way|btw|um|uh|hmm|erm
        |kindly please|pretty please|dude|guys|team|friend|sir|madam|it's time for|time for
        |one more thing|last thing|quick question|question
        |大概|大约|估计|没什么要改的|没什么要改的了|没什么改的|没什么改的了|没有要改的|没有要改的了
        |没有什么要改的|没有什么要改的了|没什么好改的|没什么好改的了|没有修改了
        |没有其他修改|没有其他修改了|不再修改|不再修改了|还是|其实|另外|对了|话说|那个|嘿|老师|亲
        |朋友|各位|大家|打扰|打扰一下|不好意思|下一步|最后一步
        |the video is perfect|the video is great|the video is good|the video is fine
        |the video looks good|the video looks great|the film is perfect|the film looks great
        |everything is perfect
        |准备好|准备好了|我准备好了|都准备好了
        |do me a favor and|do me a favour and|feel free to|be so kind as to|be so kind and
        |this is what i wanted|this is exactly what i wanted|that's what i wanted
        |that's exactly what i wanted|exactly what i wanted|just what i wanted|just what i needed
        |this is what i needed|that's what i needed|exactly what i needed|what i had in mind
        |exactly what i had in mind|what i was looking for|exactly what i was looking for
        |you nailed it|nailed it|spot on|well made|great work|nice work|good work|great job|nice job
        |awesome job|amazing job|superb|lovely|gorgeous|neat|sweet|splendid|bravo|couldn't be better
        |can't wait|i'm pleased|i am pleased|i'm pleased with it|i'm very happy|i'm so happy
        |very good|very nice|really good|really nice|really great|so good|so nice|no complaints
        |no further changes|no further edits|no more edits|no changes needed|nothing to change
        |i have no changes|i've no changes|we can leave it like that|leave it like that
        |leave it as it is|leave it like this|let's keep it like this|let's keep it like that|ready
        |i think we're ready|i think we're done|i think i'm done|i think that's it|i think it's done
        |that should do it|that does it|in that case|一次|一遍|再来一次|多一次|挺不错|挺不错的|非常满意
        |非常完美|很完美|很棒|很赞|真好
        |真不错|太赞了|太完美了|绝了|厉害|正是我想要的|就是我想要的|这就是我想要的|就是这个|正合我意
        |很喜欢|我喜欢|我很喜欢|就要这个|没有其他要求|没有别的要求|没有别的了
        |没有问题了|不需要修改|不需要修改了|不用修改|不用修改了|无需修改|可以的话|有劳|劳烦|受累|感谢
        |非常感谢|十分感谢|万分感谢|你能|您能|你可以|您可以|能不能帮忙
        |可不可以帮我|是否能|是不是可以|我现在想|我现在要|我现在需要|现在就|这就|那现在|接下来|下面
        |到此为止|就到这里|就到这|到这里吧|ok了|ok啦""",
        "polite question": """where can i|where do i|where to|where is|where's|wheres|where|how do i
        |how can i|how could i|how to|how do we|how can we|how does one
        |怎么|怎样|如何|怎么样才能|在哪|在哪里|在哪儿|哪里可以|去哪里|哪里
        |how would i|how would we|how should i|where would i|where could i|where should i
        |which way do i|what do i do to|what do i have to do to|what must i do to
        |what should i do to|whats the way to|what's the way to|what's the best way to|怎么才能|要怎么
        |该怎么
        |应该怎么|我该怎么|我要怎么|我怎么|我怎样|我如何|要如何|该如何|从哪里|从哪|从哪儿|到哪里|到哪
        |到哪儿|去哪|去哪儿|在什么地方""",
        "determiner": """the|teh|my|our|me|us|of|to me|to us|full|whole|complete|entire
        |我的|我们的|整个|一份|这个|这|该|此""",
        "pronoun": "this|that|it|these|those|them|thing|they|one|它|它们|这些",
        "article": "a|an|some|any|一个|一些|一份|个|一张|几张|几个|一段|一首|一条",
        "export verb": """export|download link|re-export|reexport|download|render|exporting it
        |downloading it|would you mind exporting|would you mind downloading|would you mind rendering
        |export out
        |下载链接|导一下|导出一下|导出下|导下|导出|下载|渲染|导出来|下载下来|输出|生成成片|导出为
        |导出成
        |导成|保存到本地|保存到电脑|保存到手机|下载到本地|下载到电脑|存到本地
        |download button|export button|download option|export option|download file
        |create a download link|generate a download link|generate the download link
        |make a download link|get the download link|get a download link|exporting|downloading
        |rendering it|start the export|start the render|start rendering|start exporting
        |run the export|do the export|finalize|finalise|render out|produce the final video
        |produce the mp4|produce the final mp4|generate the final video|generate the mp4
        |generate the final mp4|generate mp4|create the mp4|create the final mp4|make the mp4
        |make the final mp4
        |出片|出成片|导个|导个视频|导片|渲染成|渲染为|渲染出来|渲染出|渲染下|生成mp4|生成最终的mp4
        |生成最终mp4|生成最终视频|生成最终的视频|生成最终版|生成最终版本
        |输出成|输出为|输出成片|输出mp4|转成mp4|存成|存成mp4|存为|另存为|保存成|保存为|保存下来
        |存下来|保存到桌面|存到电脑|存到手机|存到桌面|下载到桌面|下到电脑
        |下到本地|下到手机|下下来|导出按钮|下载按钮|导出键|下载地址
        |给我视频|给我成片|给我mp4|给我文件|给我最终的视频|给我最终视频|给我最终的|给我成品
        |给我最终版|给我视频文件
        |exported|downloaded|rendered
        |convert it to mp4|convert to mp4|convert to an mp4|convert it to an mp4|turn it into an mp4
        |turn it into mp4|turn this into an mp4|turn it into a file|turn this into a file
        |turn this into a video file|make it a file|make it an mp4|make it downloadable
        |get it exported|get this exported|get that exported|have it exported|have this exported
        |get it rendered|get this rendered|have it rendered|get it downloaded|have it downloaded
        |get the export going|get the render going|get the export started|get the render started
        |begin the export|begin the render|begin exporting|begin rendering|begin the rendering
        |start the rendering|start the exporting|start the download|start downloading
        |begin the download|do a render|do an export|do the render|do the rendering|do the download
        |run the render|run an export|run a render|finalize it|finalise it|finalize this
        |finalize and export|make a final render|make the final render|the final render|final render
        |final export|do the final export|do the final render|one final render|grab the download
        |the download|fetch the file|fetch the video|fetch the mp4|exporting this|rendering this
        |downloading this|exporting that|exporting the|downloading the|rendering the|mind exporting
        |mind rendering|mind downloading|mind exporting it|mind rendering it|mind downloading it
        |成片给我|视频给我|文件给我|片子给我|成品给我|影片给我|mp4给我|视频发我|成片发我|文件发我|片子发我
        |成品发我|mp4发我|视频发给我|成片发给我|文件发给我|片子发给我
        |成品发给我|mp4发给我|视频传给我|成片传给我|文件传给我|视频发过来|成片发过来|文件发过来|片子发过来
        |视频存下来|片子存下来|成片存下来|弄成mp4|做成mp4|转为mp4
        |转换成mp4|变成mp4|弄成文件|做成文件|存成文件|生成文件|生成视频文件|生成mp4文件|生成成品
        |生成最终文件|生成最终成片|生成完整视频|生成最终的成片|输出视频|输出文件
        |输出成品|输出影片|出视频|出成品|出文件|导成视频|导成文件|导成mp4|导视频|导出视频|导出成片
        |导出文件|导出来吧|导出任务|执行导出|进行导出|进行渲染|执行渲染|启动导出
        |启动渲染|开始导出|开始渲染|开始下载|最终渲染|最终导出|拷贝下来|拷下来|保存视频|保存成片|保存片子
        |保存影片|保存文件|保存这个视频|下载视频|下载成片|下载文件|下载片子
        |下载影片|下载成品|渲染视频|渲染成片|渲染影片""",
        "give verb": """send|send me|send over|send us|give me|get me|get|give|save|hand me|deliver|have
        |i need|need|i want|want|email me|hand over|pass me|grab|output|i'd like|i would like
        |i'd love
        |can i have|could i have|may i have|can i get|could i get|may i get|can we have|can we get
        |i want to have|i want to get|we need|we want|deliver me
        |拿|我要|我想要|要|想要|需要|我需要|发给我|发我|传给我|给我发|发一下|保存|发送给我|发过来
        |发来
        |存一下|拿到
        |gimme|ship|ship me|mail me|mail|drop me|shoot me|i'll take|i will take|let me have
        |let us have|could you give me|i would love to have|i'd love to have|i want to download
        |可以给我|可以给我了|能给我|能给我了|交给我|传给|发给|发到我|发到|寄给我|发一份|传一份
        |给我一份|递给我|发我一份|传我|传我一份|拿走
        |存|下|保存到
        |导给我|导给|导一个
        |provide|provide me|provide me with|provide me with the|spit out|pull down|collect|take
        |take home|keep|store|put out|let me grab|let me take|let me get|i can have|we can have
        |where can i get|where can i find|where do i find|where do i get|how do i get|how can i get
        |how could i get|how do we get|how can we get|get hold of|hand us|send across|forward
        |forward me|present me|我拿|我来拿|取|领取|获取|获得|得到|收到|索取|提供|给一下|给我发一下|发一个
        |发一下给我|发给我一份|传一下|传一份给我|给个
        |给份""",
        "hand over": """send|send it|send me|send it over|send over|send it to me|give it to me
        |send that|send this
        |email it|email me|mail it|mail it to me|share it|deliver it|hand it over|let me have it
        |save it
        |发给我|发我|传给我|发过来|发来|传过来|给我发|发送给我|交给我|发一份|发给|给我发过来""",
        "video": """video|vid|vids|film|movie|mp4|mp4 file|video file|file|result|clip|reel|cut
        |final cut|final version|version|finished version|finished product|end result|end product
        |master
        |finished file|final video|final film|final file|final mp4|final result|final
        |视频|成片|影片|短片|成品|片子|视频文件|文件|最终视频|最终版|最终成片|成品视频|mp4文件
        |what we have|what we have so far|what we've got|what we've got so far|what you have
        |what you have so far|what you made|what you've made|whole thing|export file|rendered video
        |rendered file|export|mp4s
        |最终版本|最后版本|最后的版本|成片文件|作品|片|成品文件|视频成品|做好的视频|做好的片子
        |完成的视频|这段视频|这个视频|这条视频|这支视频|整个视频|完整视频|完整版
        |现在的版本|目前的版本|当前版本|这一版|这版视频
        |高清版|高清版本|无损版|完整的视频|最终的视频|最终的文件|最终文件|最终视频文件|最终成品|全片
        |终版|终稿|final export|finished cut
        |finished film|finished clip|finished video|video now
        |project|edit|copy|a copy|finished copy|final copy|final product|finished project
        |final project|end file|output|output file|production|footage|work|creation|master file
        |final master|final edit|finished edit|completed video|completed film|complete video
        |complete film|complete file|whole video|whole film|entire video|entire film|full video
        |full film|video so far|film so far|final video file|final mp4 file|finished mp4
        |finished video file|finished mp4 file|masterpiece|工程|项目|做完的视频|做完的片子|剪好的视频
        |剪好的片子|剪完的视频|生成的视频
        |生成好的视频|最终的片子|最终的成片|成品片|整片|整部片子|整部影片|完整片子|完整的片子|完整影片
        |高清视频|最终的mp4|最终mp4|最终的文件|最终的版本|最终的版
        |视频的文件|这部影片|这部片子|这个片子|这条片子|这支片子|这段片子|这个短片|这个影片""",
        "output": """what's the|what is the|finished|edited|updated|latest|new|completed|ready|as mp4
        |as an mp4|as a mp4|as an mp4 file|as a file|as a video|as video|as .mp4|to mp4|in mp4
        |in 1080p
        |1080p|at 1080p|in full hd|full hd|in hd|hd|in 4k|4k|720p|in 720p|in high quality
        |high quality
        |in best quality|in the best quality|link|a link|a download link|link to|download link
        |mp4 format
        |as mp4 format|in mp4 format|as a mp4 file|with sound|in good quality|in the highest quality
        |in highest quality|in full quality|at full quality|best quality|to my computer|to my laptop
        |to my desktop|to my disk|to my pc|to my device|to disk|onto my computer|locally
        |做好的|做完的|剪好的|完成的|生成的|最新的|这版|地址|链接|下载链接|为mp4|成mp4|到电脑|到本地
        |到手机|高清|1080p视频|高清视频|最终
        |to me as an mp4|as a download|for download|in an mp4|in mp4 file|file format|format
        |in mp4 video|at high quality|in max quality|max quality|best resolution|in 2k|2k|in 1080
        |1080|in 720|720|for youtube|for instagram|for tiktok|for linkedin|in uhd|full resolution
        |in full resolution|at full resolution|onto my laptop|onto my desktop|onto my pc
        |onto my machine|to my machine|to my phone|onto my phone|to my drive|to this computer
        |格式|的格式|高画质|高质量|最高画质|最高质量|最好的画质|原画质|超清|全高清|无水印|到桌面
        |到我的电脑|到我电脑|到电脑上|到手机上|到本地了|发来的|2k|的链接|的文件
        |最终的|最新版|到电脑里|到手机里|电脑里|手机里|电脑上|手机上|on my laptop|on my computer
        |on my pc|on my phone
        |on my desktop|on my disk|on my machine|on my drive|on disk
        |out
        |at 720p|at hd|at full hd|at 4k|at 2k|to a file
        |current form|in its current form|in this form|as it is|as is|as it stands|the way it is
        |like this|like that|out of this|out of it|out of that|from this|from it|from that|of this
        |of it|as mp4 video|as a video file|as video file|as one file|as single file
        |as a single file|in one file|into a file|into one file|into a video|into a video file
        |into mp4|into an mp4|to my hard drive|to my folder|to my downloads|to the downloads folder
        |to my files|to a local file|to local disk|to my own computer|in full resolution
        |in the best resolution|in best resolution|at best quality|at the best quality
        |at the highest quality|in top quality|top quality|in maximum quality|at max quality
        |with best quality|with high quality|with the best quality|with the highest quality
        |with full quality|with the best quality you have|in the best quality you have
        |in the best quality possible|in the highest quality possible|用最好的画质|用最高画质|最好画质
        |最佳画质|最高清
        |最清晰的|高分辨率|最高分辨率|原始分辨率|用高清|以高清|成高清|以mp4格式|用mp4格式|成mp4格式|mp4的
        |单个文件""",
        "show verb": """show|show me|show us|see|view|check|display|list|look at|tell me|tell us
        |let me see|let us see|let's see|let me check|let me know|give me|get|read|what's|whats
        |what is
        |what are my|what are the|what's my|check on|pull up|bring up|report|report on|tell|print
        |display me|give us|gimme|know|find out|see if|i see|look up
        |查|查询|查看|看|看看|看下|看一下|查一下|查下|显示|显示一下|列出|告诉我|告诉|请问|展示
        |想知道|知道
        |检查|检查一下|是
        |what about|how about|can i see|could i see|may i see|let me view|let me look at
        |take a look at|have a look at|run me through|walk me through|give me a rundown of
        |give me an overview of|list out|open|open up
        |查查|查一查|看看看|瞧一下|列一下|列下|展示一下|显示下|说一下|说说|报一下|汇报一下|打开
        |打开看看|让我看看|让我看一下|给我看|给我看看|给我看一下|我看看|我看一下
        |我看下|帮我看看|帮我看下""",
        "credits": """credits|credit|balance|credit balance|account balance|my account balance
        |my credits|my balance
        |积分|余额|额度|点数|积分余额|账户余额|剩余积分|剩余额度|余额和积分
        |left to spend|credit left|credits left|credits remaining|remaining credits|credit count
        |credit total|account credit|account credits|credit status|credits status
        |积分数|积分数量|积分情况|余额情况|剩余的积分|剩余点数|可用积分|可用余额|可用额度|账户积分
        |账号积分|我的积分|我的余额|点数余额|剩的积分
        |credits situation|credit situation|credits check|credit check|balance check|credits account
        |credit account|left on my account|left in my account|remaining on my account
        |remaining in my account|available on my account|available in my account|account's balance
        |balance left|balance remaining|remaining balance|current balance|available balance
        |available credits|leftover credits|unused credits|token balance|账户里|账号里|账户上|账号上
        |账户中|账号中
        |账户还剩|账号还剩|我账户里|我账号里|剩余余额|剩余的余额|剩余的额度|积分剩余|积分余量|积分还剩
        |余额还剩|额度还剩|可用的积分|可用的额度|剩下的积分|剩下的额度|剩下的余额
        |账户情况|账户状态|积分账户""",
        "points": "points",
        "credits support": """are|is|account|my account|much|many|exactly|altogether|in total|to spend
        |to use|can i use|can i spend|did we|have we|what|do|does|i|we|have|has|got|remain|remains
        |remaining|total|number of|amount of|used|used up|spent|currently|there|in|on|status|now
        |enough left|still left|what's left of|how much is|how many of|amount|how many|how much
        |do i have
        |do i still have|i have|have i|have i got|i've got|have i left|left|available|still|are left
        |are there|are there left|do we have|we have|got any|any|enough|am i out of|are we out of
        |out of
        |how's|hows|have i used|have i spent|so far|have i used so far|i've used|did i use
        |did i spend
        |in my account|on my account|current|my current
        |有没有|几分|剩多少|还有几个|查询一下|一共|总共|目前还有|账户里|账号里|我账户|消耗了
        |用了多少
        |花了多少|还|有|还有|剩|剩下|剩余|还剩|还剩下|多少|账户|账号|够|够用|够不够|还够|用完|用了
        |用掉
        |花了|里|当前|目前|几个|几
        |running out of|running low on|running out|running low|low on|out|run out of|short of
        |short on|am i|are we|did it cost|has it cost|does it cost|cost|costs|has this cost
        |did this cost|did that cost|will it cost|for another video|for one more video
        |for a new video|for another one|for one more|for more|for this|for this video
        |for the next video|for the next one|for another|to make another|to make another one
        |to make another video|to make one more|to make one more video|to make a video|to make more
        |to make more videos|to go on|to continue|to do another|to finish|do i have enough
        |have i enough|is there enough|are there enough|enough of|sufficient|to burn|to work with
        |at my disposal|any more|anymore|more|how's my|how are my|how is my|where do i stand on
        |of mine|on me|has been used|have been used|been used|have we used|did we use|has gone
        |burned|burnt|eaten|go|gone
        |还能用|能用|可以用|还可以用|还剩几|剩了|剩了多少|剩几|几多|多少个|多少点|多少分|能做|还能做
        |能做几个|还能做几个|能做几个视频|还能做几个视频|再做一个视频|做下一个
        |再做一个|继续|不够|不够用|不足|快用完|快没|快没了|没了|用光|用光了|用完了|已经|已|花掉
        |花掉了|消耗|扣了|扣了多少|用掉了|用掉多少|花费|这次|本次|刚才|账户中
        |账号中|账户上|账号上|里面|查到|目前还|现在还|我现在|我现在还|我这边|情况|怎么样|充足
        |剩余多少
        |will|be|would|should|could|will be|going to|gonna|last|lasting|going
        |查询|查询下|会|会不会|将|足够|够不够用
        |did|did i|did we|looking like|look like|looking|looks|look|money|funds|low|low on
        |am i low on|are we low on|am i running low on|am i running out of|are we running out of
        |do i have any|do we have any|do i still have any|have i any|i still have|we still have
        |still got|have i still got|still there|still available|exact|exact number of|precise
        |the number of|number|count|how big is|how high is|how low is|how large is|what about|say
        |so i know|remain for me|remain on|are remaining|is remaining|is left|is available
        |are available|unspent|unused|to my name|at hand|on hand|钱|多少钱|还剩多少钱|大概还有|大概还剩
        |具体|具体有|具体还有
        |具体数字|究竟|到底|是多少|有多少|还有多少|还剩多少|剩余多少|剩下多少|还能用多少|能用多少
        |可以用多少|还有没有|有没有剩|还够吗|够吗|够不够|还够不够|够不够用|还能用吗
        |还能用多久|还可用|用完了吗|用完了没|用光了吗|花完了吗|花完|花光|花完了|还剩余|剩余了多少|够用吗
        |足够吗|充足吗|数""",
        "timeline": """status|timeline|time line|tracks|state|track list|tracklist|list of tracks
        |progress|draft|project status|overview|project overview
        |状态|时间线|时间轴|轨道|进度|草稿|进展|轨道列表|轨道信息|轨道情况|时间线情况|进度情况
        |制作进度
        |track overview|tracks overview|list of all tracks|list of the tracks|each track|every track
        |all tracks|all the tracks|the tracks|track listing|current status|current state
        |project state|state of the project|state of play|video status|timeline view
        |overview of the project|draft overview
        |所有轨道|全部轨道|每条轨道|每个轨道|各条轨道|各个轨道|各轨道|轨道内容|时间线内容|时间轴内容
        |项目状态|当前状态|目前状态|当前进度|目前进度|项目进度|视频进度|现在进度
        |项目概况|概况|整体情况|草稿内容
        |current state of my video|current state of the video|state of my video|state of the video
        |state of my project|status of my video|status of the video|status of my project
        |status of the project|status update|status report|progress report|progress update
        |state of affairs|state of things|project progress|video progress|timeline overview
        |timeline summary|timeline of my video|timeline of the video|project timeline|video timeline
        |track layout|video tracks|tracks list|现状|状况|项目状况|视频状况|视频状态|制作状态|工程状态
        |当前情况|目前情况|当前的状态|目前的状态
        |现在的状态|当前的进度|目前的进度|现在的进度|视频的状态|视频的进度|项目的状态|项目的进度|项目进展
        |视频进展|制作进展|时间轴内容|轨道列表|轨道概况|轨道布局|音轨|视频轨道
        |现在的时间线|当前时间线|当前的时间线|目前的时间线
        |what we have so far|what you have so far|what you've got so far|what we've got so far
        |what is there so far|what's there so far|what's been done so far|what has been done so far""",
        "content question": """what's in|whats in|what is in|what's inside|what is inside
        |what's currently in
        |what is currently in|what's on|what is on|which|what|what are the|what are my|what kind of
        |what sort of|are there any|do i have any|有哪些|有什么|哪些|都有哪些|都有什么""",
        "scenes": """scenes|scene list|list of scenes|list of the scenes|list of all scenes|all scenes
        |all the scenes|clips|clip list|all clips|all the clips|segments|all segments
        |all the segments|segment list|shots|shot list|all shots|all the shots|chapters|chapter list
        |场景|所有场景|全部场景|场景列表|镜头|所有镜头|全部镜头|镜头列表|片段|所有片段|全部片段|片段列表
        |分镜|所有分镜|分镜列表|段落|所有段落|章节|幕|各个场景|每个场景""",
        "function word": """i|you|we|me|us|it|this|that|these|those|my|our|your|the|a|an|am|is|are|do|does
        |did|have|has
        |had|will|would|can|could|of|for|to|in|on|at|from|with|by|as|so|and|or|then|now|still
        |already|yet|again|here|there|just|also|too|really|actually|any|some|all|much|many|more|left
        |what|which|how|where|when|i'm|i've|you've|we've|it's|that's|what's|how's|get|got|like|want
        |need|let|going|about|我|你|您|我们|你们|的|了|吗|呢|吧|啊|是|有|没|没有|在|还|都|也|就|里|中|上
        |下|个|些|这|那|什么|多少|怎么|哪
        |哪里|看|说|给|让|帮|请|到|得|着|过|和|么|嘛|呀|能|会|可以|想|要|来|去|先|再|又|才|只|很|这边|这里
        |那边|那里|自己|大家|一|几|每|各|哪些|怎样
        |如何""",
        "turn verb": """turn|convert|transform|make|export|change|转|转换|变|做""",
        "file form": """into an mp4|into mp4|into a mp4|into a file|into one file|into a video file
        |into an mp4 file|into an actual file|to mp4|to an mp4|to an mp4 file|成mp4|成mp4文件|成文件
        |成视频文件
        |为mp4""",
        "make verb": """generate|create|make|produce|build|write|prepare|put together|make me|create me
        |generate me
        |build me|produce me|生成|制作|做|做个|做一个|做出|弄|弄个|合成|生成一个|制作出""",
        "file product": """mp4|mp4 file|mp4 video|video file|final video|final video file|final film
        |final cut
        |final version|final file|final mp4|final mp4 file|finished file|finished mp4
        |downloadable file|download file|download version|export file|final movie|final clip|mp4文件
        |视频文件|最终视频|最终的视频|最终版|最终版本|最终成片|最终的成片|最终文件|最终的文件|最终的mp4
        |最终mp4|成片|成品|成品视频""",
        "praise": """perfect|great|good|nice|fine|lovely|amazing|awesome|done|ready|finished|complete
        |completed
        |happy|satisfied|pleased|glad|love|beautiful|excellent|wonderful|brilliant|superb|fantastic
        |cool|ok|okay|works|gorgeous|impressive|stunning|enough|content with|delighted|完美|好|棒|不错|满意
        |喜欢|完成|做完|做好|完工|漂亮|好看|可以了|够了|够好|理想|到位|没问题|没毛病""",
        "praised": """everything|editing|edits|edit|changes|changing|thing|result|results|video|film|it all
        |all of it|movie|clip|version|work|job|look|looks|looking|very|so|quite|pretty|totally
        |absolutely|exactly|finally|cutting|tweaking|reviewing|checking|one|think|guess|say|feel
        |believe|turned out|came out|with everything|overall|编辑|剪辑|修改|改动|视频|片子|影片|成片|结果
        |效果|作品|版本|整体
        |全部|感觉|觉得|非常|特别|十分|已经|挺|真|太|这样|那样|这版|这一版
        |做得|做的|弄得|剪得|拍得|变得|来得|整得""",
        "request word": """i|you|we|me|us|my|our|your|to|get|have|need|want|like|love|take|then|it|this
        |that|我|你|您|我们
        |的|了|吧|给|让|帮|请|把|要|想|来|去|再|就|吗|呢|啊|能|可以|个|这|那""",
        "layers": "layers|layer list|图层",
        "status question": """is it done|is it done yet|is it ready|is it ready yet|is it finished
        |is it finished yet|are you done|are you done yet|are you finished|is everything done
        |is everything ready|is my video ready|is my video done|is my video finished
        |is my video ready yet
        |is my video done yet|is the video ready|is the video done|is the video finished
        |is the video ready yet|is the video done yet|is the video finished yet|done yet|ready yet
        |finished yet|how far are you|how far along are you|how far along is it|how far is it
        |how is it going|how's it going|hows it going|how is it coming along|what do we have so far
        |what have we got so far|what do we have|where are we|where are we now|where do we stand
        |any news
        |any update|any updates|what's going on|whats going on|coming along|is it complete
        |is it all done
        |are we done|are we there yet|what have you got so far|what have you done so far
        |what have we done so far|what did you do so far|what's done so far
        |how's it looking|how is it looking|is it ready to download|is it ready to export
        |is it ready for download|is it ready for export|can i watch it|can i see it
        |what's happening
        |whats happening|what is happening|how are we doing|how are you doing with it
        |how's everything going|is everything finished|is my video complete|is the video complete
        |is the project done|is my project done
        |好了吗|做好了吗|做好了没|好了没|好了没有|完成了吗|完成了没|做完了吗|做完了没|做到哪了
        |做到哪一步了|做到哪里了|到哪了|到哪一步了|弄好了吗|生成好了吗|生成完了吗|搞定了吗|好了么
        |做得怎么样了|做得怎么样|做的怎么样了|弄得怎么样了|弄好没|完成得怎么样了|做完没有|完成没有
        |完成了没有|做好了没有|到什么程度了|生成了吗
        |how far along are we|how far are we|how far along|how far is my video
        |how far along is my video|how far along is the video|how far have you got
        |how far did you get|how much longer|how long will it take|how long will this take
        |how long until it's ready|how long until it's done|how long does it take
        |how long is it going to take|when will it be ready|when will it be done
        |when will my video be ready|when will the video be ready|when is it ready|when is it done
        |when is it going to be ready|when can i see it|when can i watch it|is it still going
        |is it still working|is it still running|are you still working on it|are you still working
        |are you still there|still working|still going|what's taking so long|whats taking so long
        |what's the eta|whats the eta|eta|what are you doing|what are you up to
        |what are you working on|what's happening now|what is the situation|what's the situation
        |where did you get to|how's my video doing|how is my video doing|hows my video doing
        |how's my video going|how is my video going|how's my video coming along
        |how is my video coming along|how's the video coming along|how is the video coming along
        |how's the video coming|hows the video coming|how's my video coming|is my clip ready
        |is my film ready|is my movie ready|is the film ready|is the clip ready|is the clip done
        |is the film done|almost done|almost ready|almost there|nearly done|nearly there
        |nearly ready|did it work|did you finish|have you finished|have you finished yet
        |did you finish yet|did it finish|has it finished|has it finished yet|is that done
        |is this done|is this ready|is that ready|are we good|what's left to do|what is left to do
        |什么情况|是什么情况|什么情况了|还要多久|还需要多久|还得多久|要多久|需要多久|还要多长时间
        |还需要多长时间|还要等多久|要等多久|多久能好|多久好|多久可以好|多久能做好
        |多久做好|什么时候好|什么时候能好|什么时候做好|什么时候能做好|什么时候完成|什么时候能完成
        |何时完成|几时好|快好了吗|快好了没|快完成了吗|快做好了吗|做好没|做好没有|完成没
        |做成了吗|成了吗|成功了吗|好了没呀|好没|好没有|好没好|弄好了没|弄完了吗|弄完没|生成好没
        |生成好了没|生成完没|生成完了没|到哪一步|到哪步了|到哪儿了|做到哪|做到哪儿了
        |做到哪里|做到哪步了|做到什么程度了|进行到哪了|进行到哪一步了|进行得怎么样了|进行得怎么样
        |进展如何|进度如何|还在做吗|还在生成吗|还在处理吗|还在跑吗|卡住了吗|在做吗
        |做多少了|做了多少了|完成多少了|完成了多少|完成度|改好了吗|改好了没|改好没|改完了吗|改完了没
        |剪好了吗|剪好了没|剪完了吗|剪完了没|渲染好了吗|渲染完了吗|渲染好了没
        |导出好了吗|导出完了吗|导好了吗|导完了吗
        |when's it going to be ready|when's it ready|when's it done|when's it going to be done
        |when's my video ready|when will it finish|when does it finish|when's it finished
        |still not done|still not ready|still not finished|not done yet|not ready yet
        |not finished yet|isn't it done yet|isn't it ready yet|isn't it done|isn't it ready
        |isn't it finished|aren't you done|aren't you done yet|finished or not|done or not
        |ready or not|is it done or not|is it ready or not|is the video finished or not
        |is the video done or not|is the video ready or not|is my video ready or not
        |is my video done or not|is my video finished or not|what's in the project
        |what is in the project|what's in my project|what is in my project|what's in it so far
        |what's there so far|what's there already
        |还没好吗|还没好|还没好么|还没做好吗|还没做好|还没完成吗|还没完成|还没做完吗|还没弄好吗
        |还没生成好吗|怎么还没好|怎么还没做好|怎么还没完成|生成得怎么样了|生成的怎么样了
        |生成怎么样了|生成得如何|生成得怎么样|做得如何了|做得如何|做的如何了|处理得怎么样了
        |处理的怎么样了|处理好了吗|处理完了吗|快了吗|快了没|能好吗
        |how's it coming|hows it coming|how is it coming|how long until|how long till
        |how long before|how much longer until|how much longer till
        |what's in my video|what's in the video|what is in my video|what is in the video
        |whats in my video|whats in the video|what's in my film|what's in the film
        |what's in the video so far|what's in my video so far|what's on my timeline
        |what's in the edit|what does my video contain|what does the video contain
        |what does my video have|what does the video consist of|what is my video made of
        |what does my video consist of|what does my video look like|what does the video look like
        |what does it look like|what does it look like so far|what does my film look like
        |what does the film look like|where are we at|where are we with it|where are we with this
        |where do things stand|where does it stand|where does my video stand
        |where does the project stand|how does it look so far|how does it look now
        |how is the video coming|how far along is the project|how far along is my project
        |how far along is the film|how far along are you|how far has it got|how far has it come
        |have you made progress|did you make progress|any progress|any progress yet
        |is there any progress|is there progress|catch me up|bring me up to date
        |bring me up to speed|fill me in|keep me posted|what do you have so far|what do you have
        |what have we got|what have you got|what do i have so far|what have i got so far
        |what is there so far|视频里有什么|视频里有哪些内容|视频里有哪些|视频里都有什么|视频里面有什么
        |视频里面有哪些|片子里有什么|片子里有哪些|影片里有什么
        |里面有什么|里面有哪些|里面都有什么|里面有什么内容|里面有哪些内容|现在有什么|目前有什么
        |现在都有什么|目前都有什么|现在有哪些内容|目前有哪些内容|视频现在有什么
        |视频现在是什么样|视频现在是什么样的|视频现在是什么样子|视频长什么样|视频长什么样子|视频现在什么样
        |现在是什么样|现在是什么样的|现在是什么样子|现在什么样|做成什么样了
        |做成啥样了|做到啥程度了|到哪个阶段了|现在到哪了|现在到哪一步了|现在做到哪了|现在做到哪一步了
        |现在什么情况|目前什么情况|现在怎么样了|目前怎么样了|视频怎么样了|片子怎么样了
        |项目怎么样了|视频做得怎么样了|视频做好了吗|视频做完了吗|视频好了吗|片子好了吗|视频完成了吗
        |视频生成好了吗|有进展吗|有进展了吗|有什么进展|有没有进展|有结果了吗
        |视频是什么样的|视频是什么样子|视频是什么样子的|片子是什么样的|片子是什么样子|影片是什么样的""",
        "status support": """as it is|as it stands|how many|are|is|to watch|to see|to look at|exactly
        |whole|sort of|kind of|kinds of|looking like|at|coming along|coming|going|doing|looking
        |along|a|an
        |does|do|i|we|have|you|have you|got|what does|what do|contain|consist of|with|far|summary of
        |summary|report|current version|latest|here|how|has|been|being|made|done|finished|ready
        |complete
        |yet|situation|info|details|current|on|all|all the|in|is on|is in|is there|are there|are on
        |which
        |what|what do i have|do i have|do we have|how does|how do|look|looks|look like|right now
        |so far
        |at the moment|project|video|of|update|update on|any|any update on|any updates on|how's|hows
        |how is|overall|export|render|rendering|job|of my|on the|on my|in the|in my|everything on
        |contents of
        |情况|信息|更新|汇报|一共|一共有|总共有|做|制作|的情况|视频的|项目的|哪几个|哪几条|有没有|弄
        |完成
        |得|当前|目前|现在的|什么|怎么样|怎么样了|怎样|怎样了|怎么|如何|哪些|有|有哪些|有几个|有几条
        |几个
        |几条|所有|所有的|全部|项目|视频|里|上|中|里面|上面|到|多少|什么样|什么样子|样子|长什么样
        |工程|任务|有什么
        |of each|of every|per|what's on|whats on|what is on|what goes on|what's in|whats in
        |what is in|in there|on there|there|in it|on it|my video|the video|my film|the film|my clip
        |video's|made up of|so i can see|where everything is|laid out
        |才好|才能好|才能做好|才能完成|才做好|才完成|能好|能完成|能做好|呀|那个|那条|分别|各有|各
        |内容|排列|布局|时长|目前有|现在有|一下子|了吗|了没|吗
        |what we've got|what we have|what we got|what you've got|what you have|what you got
        |what i've got|what i have|already|or not|update please
        |生成|处理|的
        |currently|at present|presently|as of now|for now|to date|again|up to|with my video
        |with the video|with my project|with the project|with my film|with it|with things|things
        |everything|stand|standing|located|present|existing|contained|included|includes|include
        |include so far|inside|inside my video|inside the video|do you have|you have so far
        |there so far|there now|there right now|in there now|in there right now|in place|by now
        |till now|until now|one by one|complete list of|list of|rundown of|overview of|quick|brief
        |short|full|complete|detailed|截至目前|到目前为止|迄今|整个|完整|完整的|整体|总体|具体|具体的|详细
        |详细的|都有什么|都有哪些|有些什么|有些
        |包含|包含哪些|包含什么|包括|包括哪些|包括什么|总共|怎么样啦|如何了|是什么|是什么样|是什么样的
        |是什么样子|是什么情况|是啥|啥样|啥|哪一些|哪个|哪步|哪一步|做到
        |走到|到了|进行|进行到""",
        "upload verb": """upload|would you mind uploading|re-upload|reupload|attach|import|send you
        |provide
        |上传|导入|传|上传自己的
        |uploading|send in|share with you|hand you|give you|put in my own|uploaded
        |传上来|传上去|传一下|传个|传一张|传一段|传一个|传张|上传一下|上传下|上传个|上传一张
        |上传一段|导进来|导进去|拖进来|发给你|发给您|传给你|传给您|发你|传你|提供
        |uploading my|uploading a|uploading some|re-uploading|submit|submit my own|bring in|pull in
        |load in|load up|hand in|传入|导进|导入一下|导入下|导一个|上载|提交|载入|加载""",
        "add verb": "add|添加|加",
        "from here": """from my computer|from my laptop|from my phone|from my disk|from my pc
        |from my device|from my desktop|from disk
        |从电脑|从本地|从手机|从我的电脑|本地|本地的
        |from my machine|from my drive|from my hard drive|from my folder|from a folder|from my files
        |from my gallery|from my camera roll|from google drive|from dropbox|from my photos
        |off my phone|off my computer|off my laptop|from here|from this computer|from my tablet
        |from my ipad
        |从电脑里|从电脑上|从手机里|从手机上|从本地里|从文件夹|从文件夹里|从相册|从相册里|从硬盘
        |从硬盘里|从我电脑|从我电脑里|从我手机|从我手机里|从我的手机里|从我的电脑里
        |从网盘|从桌面|电脑里的|手机里的|电脑上的|手机上的""",
        "own question": """can i use my own|could i use my own|may i use my own|am i able to use my own
        |is it possible to use my own|how do i use my own|how can i use my own
        |how could i use my own|can i bring my own|how do i bring in my own|can i put in my own
        |can i include my own|how do i include my own|can i work with my own|how do i add my own
        |how can i add my own|where do i add my own|can i give you my own|可以用自己的|能用自己的
        |能不能用自己的
        |可不可以用自己的|可以用我自己的|能用我自己的|能不能用我自己的|怎么用自己的|怎么用我自己的
        |怎样用自己的|如何用自己的|如何使用自己的|怎么使用自己的|可以使用自己的
        |能使用自己的|怎么加自己的|怎么添加自己的|如何添加自己的|可以加自己的|能加自己的|可以添加自己的
        |能添加自己的""",
        "media": """screenshots|recordings|documents|voice|voiceovers|images|graphic|graphics|slides|pdf
        |gif|gifs|selfie|selfies|tracks|soundtrack|track|movie|movies|material|materials
        |presentation
        |video|videos|file|files|clip|clips|picture|pictures|photo|photos|pic|pics|image|logo
        |footage
        |music|song|songs|sound|audio|audio file|video file|video files|media|media file|mp3|mp4|png
        |jpg
        |wav|recording|voiceover|something|stuff|mov|document|asset|assets|b-roll|video clip
        |screenshot
        |视频|文件|图片|照片|音乐|素材|影片|图像|音频|歌|歌曲|截图|录音|片段|媒体|资料|相片
        |intro|outro|jingle|narration|voice over|voice memo|memo|headshot|headshots|portrait
        |brand kit|banner|wallpaper|photo album|holiday photos|raw footage|interview|podcast
        |podcast episode|audio clip|sound clip|sound effect|image file|logo file|logos|avi|webm|mkv
        |jpeg|webp|m4a|aac|script|article|blog post|word file|word document|txt file|text file
        |markdown file|docx|txt|md|pictures of
        |自己拍的视频|自己拍的照片|拍的视频|拍的照片|拍的素材|产品图|产品照片|封面|封面图|头像|标志
        |商标|背景音乐|配音|旁白|语音|采访|采访视频|文档|文稿|文章|脚本|稿子
        |声音|音效|视频素材|图片素材|logo图|logo文件|图|图标|照片素材|录像|录屏|短视频|片头|片尾""",
        "file": "文件|file|files|attachment|附件",
        "own": "own|my own|our own|自己的|自己",
        "upload support": """i've|few|couple of|several|many|multiple|different|bigger|large|big|local
        |company|brand|here are|here is|here's|i'll|i will|that i want|which i want|want|i want to
        |need
        |i got|for you|in|other|existing|another|another one|one more|more|one|two|three|new|i have
        |i've got|we have|to|open|the open|dialog|window|button|to you|to it
        |这里有|多个|几段|一些|一份|把|自己的|自己|有|另一个|更多|更多的|打开|新的|两张|三张|两个
        |三个
        |别的|其他|这里
        |on|up|over|along|from|of mine|that i have|i have here|i've here|which i have|of our product
        |of my product|of our team|of us|our team's|for the intro|for the video|for you to use
        |to use|that you can use|you can use|here's my|here is my|here are my|of the team|old|few of
        |some of|some more|a bit of|got|i'd like you to have|this is|into the project|to the project
        |to the session|into the session|as well|too|directly|with you|extra|additional
        |上来|上去|过来|进去|进来|我这里有|我这有|我这儿有|我有|我有个|我有一个|我有一张|我有一段
        |我有一些|有个|有一个|有一张|有一段|有张|有段|那张|那个|那段|这张|这段
        |这首|这几张|几份|几个文件|一点|公司的|我公司的|我们公司的|公司|产品|产品的|到项目里|到这里
        |到项目|用的|用|参考|拍的|拍好的|做好的|已有的|现成的|准备好的|额外的
        |另外的|另一张|另一段|支持|什么|哪些|哪里|多张|很多|许多|大
        |my photos|my pictures|my videos|my clips|my files|our photos|our pictures|our files
        |handful of|single|whole|pair of|set of|bunch of|batch of|couple|lot of|lots of|at once
        |at the same time|multiple|of my own|to start with|to begin with|here first|somewhere
        |that i took|i took|i made|i shot|i recorded|which i took|that i made|that i shot
        |that i recorded|from yesterday|from last week|we shot|we made|几张照片|几张图片|一些照片|一些图片
        |若干|一批|一组
        |一套|一堆|四张|五张|两段|三段|几首|两首|几个视频|我拍的|我做的|我录的|我画的|自己做的|自己拍的
        |自己录的|自己画的|一起|同时|吗|可以吗|行吗|好吗""",
        "link": "\N{LINK SYMBOL}",
        "file name": "\N{PILCROW SIGN}",
    }
)
"""What a phrase can be in a command, to the phrases that can, separated by `|`."""

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
