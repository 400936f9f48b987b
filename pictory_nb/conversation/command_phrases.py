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
        |准备好|准备好了|我准备好了|都准备好了""",
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
        |exported|downloaded|rendered""",
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
        |导给我|导给|导一个""",
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
        |finished film|finished clip|finished video|video now""",
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
        |at 720p|at hd|at full hd|at 4k|at 2k|to a file""",
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
        |账号积分|我的积分|我的余额|点数余额|剩的积分""",
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
        |查询|查询下|会|会不会|将|足够|够不够用""",
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
        |项目概况|概况|整体情况|草稿内容""",
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
        |how long before|how much longer until|how much longer till""",
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
        |生成|处理|的""",
        "upload verb": """upload|would you mind uploading|re-upload|reupload|attach|import|send you
        |provide
        |上传|导入|传|上传自己的
        |uploading|send in|share with you|hand you|give you|put in my own|uploaded
        |传上来|传上去|传一下|传个|传一张|传一段|传一个|传张|上传一下|上传下|上传个|上传一张
        |上传一段|导进来|导进去|拖进来|发给你|发给您|传给你|传给您|发你|传你|提供""",
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
        |另外的|另一张|另一段|支持|什么|哪些|哪里|多张|很多|许多|大""",
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
