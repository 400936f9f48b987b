"""Why something was not done and what can be done instead, in Chinese."""

from __future__ import annotations

REFUSALS = {
    "The video has no text that {name} could be matched with.": "视频中没有可以与 {name} 对应的文字。",
    "{name} cannot be read, so nothing was changed.": "无法读取 {name}，因此没有做任何修改。",
    "Nothing is heard in {name}, so nothing was changed.": "{name} 中没有声音，因此没有做任何修改。",
    "No clip of yours is shown there, so there is no clip sound to change.": (
        "那里没有显示您的片段，所以没有可以修改的片段声音。"
    ),
    "{reading} Nothing was changed.": "{reading}没有做任何修改。",
    "{error} Nothing was changed.": "{error}没有做任何修改。",
    "All right, nothing was changed.": "好的，没有做任何修改。",
    "That is how it is already, so nothing was changed and nothing was charged.": (
        "已经是这样了，没有做任何修改，也没有扣费。"
    ),
    "I did not understand “{cut_short}”, so nothing was changed. {can_do}": (
        "我没有理解“{cut_short}”，所以没有做任何修改。{can_do}"
    ),
    # logo, brand, captions, colours
    "{name} is no picture, so it cannot be the logo.": "{name} 不是图片，不能用作标志。",
    "The logo can stand in a corner: top left, top right, bottom left or bottom right.": (
        "标志可以放在角上：左上角、右上角、左下角或右下角。"
    ),
    "The logo stands in a corner: top left, top right, bottom left or bottom right.": (
        "标志放在角上：左上角、右上角、左下角或右下角。"
    ),
    "Say where the logo should stand or how large it should be.": "请说明标志放在哪里，或要多大。",
    "The {name} can have {least_pct}% to {most_pct}% of the usual size: now it is {old_pct}%, "
    "and that would make it {size_pct}%.": (
        "{name}的大小可以是通常的 {least_pct}% 到 {most_pct}%：现在是 {old_pct}%，这样会变成 {size_pct}%。"
    ),
    "Name the colour by its hex code: “use #0F62FE”.": "请用十六进制代码指定颜色，例如 #0F62FE。",
    "The captions can be {listed} or {named}.": "字幕样式可以是{listed}或{named}。",
    "The captions can stand at the bottom, in the middle or at the top.": "字幕可以放在底部、中间或顶部。",
    "The captions can run from left to right or from right to left.": "字幕可以从左到右或从右到左。",
    "Say which style, size, place or direction the captions should have.": (
        "请说明字幕要什么样式、大小、位置或方向。"
    ),
    "Captions stand in the middle of their line: at the top, in the middle or at the bottom.": (
        "字幕在水平方向总是居中：可以放在顶部、中间或底部。"
    ),
    "I found no uploaded logo. Upload the picture first, then say “use logo.png as the logo”.": (
        "没有找到已上传的标志。请先上传图片，再说“用logo.png作为logo”。"
    ),
    "I cannot draw captions like that. I can change their style (pill, karaoke, boxed, plain, pop), size and "
    "place (top, middle, bottom), switch them off or on and change their words.": (
        "我画不出这样的字幕。我可以改变字幕的样式（胶囊、卡拉OK、方框、简洁、弹跳）、大小和位置"
        "（顶部、中间、底部），打开或关闭字幕，以及修改字幕的文字。"
    ),
    "The music plays through the whole video: I can change, fade or remove it, but not for single scenes.": (
        "音乐贯穿整个视频：可以更换、淡入淡出或去掉，但不能只针对某个场景。"
    ),
    "I make lo-fi, upbeat, calm, cinematic, corporate and inspiring music; upload a file for any other.": (
        "可以生成低保真、欢快、平静、电影感、商务和励志的音乐；其他音乐请上传文件。"
    ),
    "There is no upload named {name}. Upload the file first, then ask again.": (
        "没有名为 {name} 的上传文件。请先上传文件，再试一次。"
    ),
    "I cannot add effects, stickers or animations yet; texts and backgrounds move by themselves.": (
        "暂时还不能添加特效、贴纸或动画；文字和背景本身是会动的。"
    ),
    "I cannot translate. Send me the text in the other language and I make a video of it.": (
        "我不会翻译。请把另一种语言的文字发给我，我来做成视频。"
    ),
    "{scenes} {verb} no captions.": "{scenes}{verb}没有字幕。",
    "The video is {length} long; no fade takes longer.": "视频长 {length}，淡入淡出不能更长。",
    "There is nothing there to remove.": "那里没有可以删除的场景。",
    "The music has no fade of that kind; by itself it only ends with the film.": (
        "音乐没有这样的淡入淡出；它只是随视频结束。"
    ),
    # scenes
    "There is no scene {number}: there {there}.": "没有场景 {number}：{there}。",
    "There is no scene {number}: there {are}.": "没有场景 {number}：{are}。",
    "are only {count} scenes": "一共只有 {count} 个场景",
    "is only one scene": "一共只有 1 个场景",
    "There {are}, so there is no number {number}.": "{are}，没有第 {number} 个。",
    "is only one {noun}": "只有 1 个{noun}",
    "are only {count} {noun}s": "只有 {count} 个{noun}",
    "This video has no {kind}.": "这个视频没有{kind}。",
    "That needs one scene, and you named several.": "这里只能指定一个场景，而您说了好几个。",
    "I did not find which other scenes you mean. Name them by their numbers.": (
        "不清楚您指的是哪些其他场景，请用编号说明。"
    ),
    "No scene shows {value}.": "没有场景使用 {value}。",
    "No scene speaks of “{words}”.": "没有场景提到“{words}”。",
    "Scene {number} was taken out by the same message.": "场景 {number} 已被同一条消息删除。",
    "Scene {number} is not shown at that time.": "场景 {number} 不在那个时间显示。",
    "Scene {number} shows one text at that time, which I cannot cut there. Say “split scene {number}” and I "
    "cut it where its sentence allows.": (
        "场景 {number} 在那个时间只显示一段文字，无法在那里切开。"
        "可以说“拆分场景 {number}”，由我在句子合适处切开。"
    ),
    "A list is split between its points and not at a time. Say “split scene {number}”.": (
        "列表只能在要点之间拆分，不能按时间拆分。可以说“拆分场景 {number}”。"
    ),
    "Scene {number} shows one thing that cannot be split.": "场景 {number} 只有一项内容，无法拆分。",
    "Scene {number} says too little to be split.": "场景 {number} 的文字太少，无法拆分。",
    "It takes two scenes to merge.": "合并需要两个场景。",
    "Together these lists have {count} points; 8 fit on a card.": (
        "这些列表一共有 {count} 点；一张卡片最多放 8 点。"
    ),
    "I can merge scenes with captions, or lists with lists; these are of other kinds.": (
        "我可以合并字幕场景，或把列表与列表合并；这些是其他类型。"
    ),
    "A scene can be {listed}.": "场景可以是{listed}。",
    "Scene {number} is {named} already.": "场景 {number} 已经是{named}了。",
    "The title card and the end card stay what they are. Add a scene beside them instead.": (
        "标题卡片和结尾卡片不能改成别的类型。可以在旁边添加一个场景。"
    ),
    "Scene {number} says nothing that could be shown as {named}.": (
        "场景 {number} 没有可以显示为{named}的内容。"
    ),
    "scene {number} has {count}": "场景 {number} 有 {count} 句",
    "Scene {number} has no number to show large.": "场景 {number} 没有可以放大显示的数字。",
    "A list needs 2 to {most_points} sentences; {count}.": "列表需要 2 到 {most_points} 句话；{count}。",
    "Scene {number} says too much for a chapter card. Shorten its text first.": (
        "场景 {number} 的文字太多，放不进章节卡片。请先缩短文字。"
    ),
    "These are all the scenes that there are.": "这已经是全部场景了。",
    "That would leave nothing of the video. Send me a new script to start over.": (
        "这样视频就什么都不剩了。要重新开始，请发给我新的文稿。"
    ),
    "A scene cannot change places with itself.": "场景不能和自己交换位置。",
    "Tell me what the new scene should say.": "请告诉我新场景要显示什么。",
    "That would make more than {most_scenes:,} scenes.": "这样会超过 {most_scenes:,} 个场景。",
    "I can add caption, chapter, quote, number and list scenes.": (
        "我可以添加字幕、章节、引用、数字和列表场景。"
    ),
    "A list has {least} to {most} points.": "列表有 {least} 到 {most} 点。",
    "This video has a title card already.": "视频已经有标题卡片了。",
    "This video has an end card already.": "视频已经有结尾卡片了。",
    "I see no number in “{text}” to show large.": "“{text}”里没有可以放大显示的数字。",
    "Move scenes up or down one by one.": "请一次只前移或后移一个场景。",
    "Scene {number} cannot move any further.": "场景 {number} 不能再移了。",
    "Whom should the quotation name?": "引用应该署谁的名字？",
    "Which scene should scene {number} change places with?": "场景 {number} 要和哪个场景交换位置？",
    "Where should scene {number} go? For example: to the end, or after scene 1.": (
        "场景 {number} 要放到哪里？例如：放到结尾，或放到场景1后面。"
    ),
    "This video has no captions whose letters could change.": "这个视频没有可以改大小写的字幕。",
    "Two scenes can change places: say “swap scenes 2 and 3”.": (
        "两个场景可以交换位置：说“交换场景2和场景3”。"
    ),
    "Name the scenes to merge: “merge scenes 2 and 3”.": "请说明要合并哪些场景：“合并场景2和场景3”。",
    "A new scene can stand between two scenes that follow each other.": "新场景可以放在两个相邻的场景之间。",
    "I was not sure whether all other scenes should go. Say “keep only scene 3” on its own.": (
        "不确定是否要删除其他所有场景。请单独说“除了第三个场景，其他都删掉”。"
    ),
    "That asks for two different things at once. Say which of them you want.": (
        "这句话同时要求了两件不同的事。请说明要哪一件。"
    ),
    "Send undo, versions and questions on their own, one at a time.": (
        "撤销、版本和提问请单独发送，一次一件。"
    ),
    # texts
    "There is no title card, so there is no subtitle to change.": "没有标题卡片，所以没有副标题可改。",
    "This video has no title card.": "这个视频没有标题卡片。",
    "This video has no end card. Videos of nine seconds and more have one.": (
        "这个视频没有结尾卡片。九秒及以上的视频才有。"
    ),
    "No scene says “{old}”.": "没有场景显示“{old}”。",
    "Scene {number} does not say “{old}”.": "场景 {number} 没有显示“{old}”。",
    "Scenes {numbers} all say “{old}”. Name one: “in scene {number} replace …”, or say “everywhere”.": (
        "场景 {numbers} 都显示“{old}”。请指定一个，例如场景 {number}，或说明全部替换。"
    ),
    "A list shows {most_points} points at most. Remove one first.": (
        "列表最多显示 {most_points} 点。请先去掉一点。"
    ),
    "That is the list's only point. Remove the scene instead.": "这是列表唯一的一点。可以改为删除这个场景。",
    "There is no point {number}: the list has {count}.": "没有第 {number} 点：列表有 {count} 点。",
    "The list has no point “{text}”.": "列表里没有“{text}”这一点。",
    "Scene {number} has no text.": "场景 {number} 没有文字。",
    "Scene {number} shows no {name}.": "场景 {number} 没有{name}。",
    "I cannot say scene {number} in fewer of its words. Tell me the new text: "
    "“scene {number} should say …”.": (
        "场景 {number} 的文字无法再精简。请告诉我新的文字：“把场景{number}的文字改成……”。"
    ),
    "There is more than one {kind}: scenes {listed}. Name the scene.": (
        "有不止一个{kind}：场景 {listed}。请指定场景。"
    ),
    # looks, uploads
    "There is no theme “{theme}”: there are {listed}.": "没有“{theme}”这个主题：有{listed}。",
    "The look can become warmer, cooler, darker or brighter.": "画面风格可以变暖、变冷、变暗或变亮。",
    "No theme is {toward} than {theme}: there are {listed}.": "没有比{theme}更{toward}的主题：有{listed}。",
    "There is no such background: there are {listed}.": "没有这种背景：有{listed}。",
    "{name} is a sound and cannot be a background.": "{name} 是音频，不能用作背景。",
    "{name} is a picture: only clips have a part to show.": "{name} 是图片：只有视频素材才能截取片段。",
    "{name} is a picture and has no sound.": "{name} 是图片，没有声音。",
    "{name} is {kind}, which cannot be used there.": "{name} 是{kind}，不能用在那里。",
    "{name} is only {length} long.": "{name} 只有 {length}长。",
    "Nothing of the clip would be left: its end must come after its start.": (
        "这样素材就什么都不剩了：结束时间必须在开始时间之后。"
    ),
    "{scenes} {verb} not one of your clips, so nothing can be trimmed.": (
        "{scenes}{verb}没有使用您的视频素材，无法剪裁。"
    ),
    "There is no transition “{kind}”: there are {listed}.": "没有“{kind}”这种转场：有{listed}。",
    "A transition lasts from 0.1 to 3 seconds.": "转场持续 0.1 到 3 秒。",
    "A transition stands between two scenes that follow each other.": "转场位于两个相邻的场景之间。",
    "Nothing comes before the first scene, so it has no transition.": (
        "第一个场景之前没有内容，所以没有转场。"
    ),
    "Nothing comes after the last scene, so there is no transition.": (
        "最后一个场景之后没有内容，所以没有转场。"
    ),
    "I make videos in 16:9, 9:16, 1:1 or 4:5; other shapes I cannot make yet.": (
        "我能做 16:9、9:16、1:1 或 4:5 的视频，其他画面比例还做不了。"
    ),
    "I make videos of 720 or 1080 lines; other sizes I cannot make yet.": (
        "我可以做 720p 或 1080p 的视频；其他尺寸暂时还不行。"
    ),
    "I make videos of 24, 25, 30, 48, 50 or 60 frames a second.": (
        "我可以做每秒 24、25、30、48、50 或 60 帧的视频。"
    ),
    "That file is not among your uploads. Upload it first.": "您还没有上传这个文件。请先上传。",
    "I found no upload of that kind. Upload the file first, then ask again.": (
        "没有找到这类已上传的文件。请先上传文件，再试一次。"
    ),
    "You uploaded only {count} of these.": "这类文件您只上传了 {count} 个。",
    "Several scenes show clips. Name one: “trim the clip in scene {named} to 0:03-0:09”.": (
        "有几个场景使用了视频素材。请指定一个，例如场景 {named}，从 0:03 到 0:09。"
    ),
    "No scene shows a clip of yours. Say “use walkthrough.mp4 behind scene 2” first.": (
        "没有场景使用您的视频素材。请先说“把场景2的背景换成walkthrough.mp4”。"
    ),
    "I do not know how long that clip is. Say from when to when it should be shown.": (
        "不知道这段素材有多长。请说明从几秒显示到几秒。"
    ),
    "Scene {number} shows no upload. Say “use waves behind scene {number}” for another background.": (
        "场景 {number} 没有使用您上传的文件。想换背景，可以说“把场景{number}的背景换成波浪”。"
    ),
    # music and voice
    "The video has no music. Say “add calm music” to have some.": "视频没有音乐。可以说“加上舒缓的音乐”。",
    "The video has no music.": "视频没有音乐。",
    "The volume goes from 0% to 100%.": "音量范围是 0% 到 100%。",
    "There is no music “{mood}”: there is {listed}.": "没有“{mood}”这种音乐：有{listed}。",
    "I cannot change the tempo of your own music yet.": "暂时还不能改变您自己音乐的节奏。",
    "The music plays at 40 to 200 beats a minute.": "音乐的节奏是每分钟 40 到 200 拍。",
    "I found no uploaded sound. Upload the file first, then say “use my song”.": (
        "没有找到已上传的音频。请先上传文件，再说“用我上传的音乐”。"
    ),
    "The video has no voice.": "视频没有配音。",
    "The video has no voice. Say “add a voice-over” first.": "视频没有配音。请先说“加上配音”。",
    "The voice can speak at {slowest_pct}% to {fastest_pct}% of its pace.": (
        "配音的语速可以是 {slowest_pct}% 到 {fastest_pct}%。"
    ),
    "The video has no voice, so the music gives way to none. Say “quieter music” instead.": (
        "视频没有配音，音乐不需要让位。可以说“音乐小声一点”。"
    ),
    "The music gives way to the voice by itself.": "有配音时，音乐会自动变轻。",
    "There is no voice on this computer yet: install it with pip install 'pictory_nb[voice]' and start the "
    "kernel anew. Until then the video has captions and music alone.": (
        "这台电脑上还没有配音：请运行 pip install 'pictory_nb[voice]' 安装，然后重启内核。"
        "在此之前，视频只有字幕和音乐。"
    ),
    "The voice stopped at one text and was left out there.": "配音在一处文字上中断了，那里没有配音。",
    "The voice “{name}” is one of Piper's: install it with pip install 'pictory_nb[piper]' and start the "
    "kernel anew. Until then the video has captions and music alone.": (
        "声音“{name}”属于 Piper：请运行 pip install 'pictory_nb[piper]' 安装，然后重启内核。"
        "在此之前，视频只有字幕和音乐。"
    ),
    "There is no voice file “{path}”. Check PICTORY_NB_VOICE.": (
        "没有声音文件“{path}”。请检查 PICTORY_NB_VOICE。"
    ),
    "The voice “{name}” lacks its settings: put its {settings} there, too.": (
        "声音“{name}”缺少设置文件：请把 {settings} 也放在同一个文件夹。"
    ),
    "The voice cannot speak this: {error}.": "配音读不出这段文字：{error}。",
    "The voice “{name}” cannot be imported by the engine ({error}). It must be a function in a module that "
    "Python finds, as in PICTORY_NB_VOICE=my_voices:speak.": (
        "引擎无法导入声音“{name}”（{error}）。它必须是 Python 能找到的模块里的函数，例如 "
        "PICTORY_NB_VOICE=my_voices:speak。"
    ),
    "The voice “{name}” failed at one text: {error}.": "声音“{name}”在一处文字上出错：{error}。",
    "The voice “{name}” gave samples that are no numbers.": "声音“{name}”给出的采样不是数字。",
    # times
    "A video here lasts from 3 seconds to 2 hours.": "视频时长为 3 秒到 2 小时。",
    "A video here lasts 3 seconds at least.": "视频至少要有 3 秒。",
    "A video here lasts from 3 seconds to 2 hours, so I took the nearest length.": (
        "视频时长为 3 秒到 2 小时，所以取了最接近的时长。"
    ),
    "4K is more than I can render; this is 1080p.": "我渲染不了 4K；这是 1080p。",
    "This video was made without a script, so there is no more text to tell. Paste the text.": (
        "这个视频不是用文稿做的，没有更多文字可用。请粘贴文字。"
    ),
    "That speed makes no sense: say “1.5x” or “half speed”.": "这个速度不合理：请说“1.5倍速”或“0.5倍速”。",
    "Its text cannot be read in {length}: {length_2} is the least. "
    "Remove a scene or shorten a caption first.": (
        "{length}内读不完文字：至少需要 {length_2}。请先删除一个场景或缩短一条字幕。"
    ),
    "Its text cannot be read in {length}: {needed} is the least. Shorten the text first.": (
        "{length}内读不完文字：至少需要 {needed}。请先缩短文字。"
    ),
    "Nothing would be left of the scene. Remove it instead.": "这样场景就什么都不剩了。可以改为删除它。",
    "That would leave nothing of the video that can be read.": "这样视频就没有能读完的内容了。",
    "The video is only {length} long.": "视频只有 {length}长。",
    "The video is {length} long already, which is within that.": (
        "视频现在长 {length}，已经在这个范围之内了。"
    ),
    # undo, redo, versions
    "There is nothing to undo: this is the first version. Nothing was changed.": (
        "没有可以撤销的：这是第一个版本。没有做任何修改。"
    ),
    "There is nothing to redo. Nothing was changed.": "没有可以重做的。没有做任何修改。",
    "The video is as it was first made. For a new one, paste another script. Nothing was changed.": (
        "视频就是最初的样子。要做新视频，请粘贴另一篇文稿。没有做任何修改。"
    ),
    "There is no version {number}: there are versions 1 to {count}. Nothing was changed.": (
        "没有版本 {number}：现有版本 1 到 {count}。没有做任何修改。"
    ),
    "A point of a chart is a label and a number, such as Q4: 31.": (
        "图表的每一项由名称和数字组成，例如 Q4: 31。"
    ),
    "Captions have from 50% to 200% of their size.": "字幕的大小可以是 50% 到 200%。",
}
