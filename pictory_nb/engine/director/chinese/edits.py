"""What an edit has changed, in Chinese."""

from __future__ import annotations

EDITS = {
    "{name} is the voice now: every text is shown when it is heard there, and the video is "
    "{length:.1f} s long.": "{name} 现在是旁白：每段文字在录音中读到时显示，视频长 {length:.1f} 秒。",
    " I hear {seconds:.0f} s of speech for {words} words: check that the recording reads what the "
    "video shows.": (
        "录音中有 {seconds:.0f} 秒讲话，而文字有 {words} 个词：请检查录音读的是否就是视频中的文字。"
    ),
    "{scenes}: the sound of the clip is off.": "{scenes}：片段的声音已关闭。",
    "{scenes}: the clip is heard at {sound_pct}%.": "{scenes}：片段的音量为 {sound_pct}%。",
    " Not done: {error}": "未执行：{error}",
    "All captions are in {how} now.": "所有字幕现在都是{how}。",
    "capital letters": "大写字母",
    "small letters": "小写字母",
    " (I read {read}.)": "（我把{read}。）",
    "“{typed}” as “{meant}”": "“{typed}”看作“{meant}”",
    # logo, brand, accent, captions
    "The logo is now {name}.": "标志现在是 {name}。",
    "The logo is on.": "标志已显示。",
    "The logo is hidden.": "标志已隐藏。",
    "The logo now {listed}.{hidden}": "标志现在{listed}。{hidden}",
    "stands {place}": "位于{place}",
    "has {size_pct}% of its size": "大小为 {size_pct}%",
    " It is hidden: say “show the logo” to see it.": "标志目前是隐藏的：说“显示logo”即可看到。",
    "The brand is now {name}.": "品牌现在是 {name}。",
    "The accent colour is now {color}.": "强调色现在是 {color}。",
    "The accent colour is the theme's again.": "强调色已恢复为主题的颜色。",
    "The captions are on.": "字幕已显示。",
    "The captions are off; titles and cards stay.": "字幕已关闭；标题和卡片保留。",
    "The captions now {listed}.{hidden}": "字幕现在{listed}。{hidden}",
    "The captions of {scenes} are on.": "{scenes}的字幕已显示。",
    "The captions of {scenes} are off.": "{scenes}的字幕已关闭。",
    "The captions of {scenes} now {listed}.{hidden}": "{scenes}的字幕现在{listed}。{hidden}",
    "have the style {style}": "使用{style}样式",
    "have {size_pct}% of their size": "大小为 {size_pct}%",
    "stand at the bottom": "位于底部",
    "stand in the middle": "位于中间",
    "stand at the top": "位于顶部",
    "run {direction}": "方向为{direction}",
    " They are off: say “captions on” to see them.": "字幕目前是关闭的：说“字幕打开”即可看到。",
    # scenes
    "{scenes} are now one scene, scene {number}.": "{scenes}已合并为场景 {number}。",
    "Scene {number} is now scenes {number} and {number_2}.": (
        "场景 {number} 已拆分为场景 {number} 和 {number_2}。"
    ),
    "Scene {number} is now {named}.{note}": "场景 {number} 现在是{named}。{note}",
    "{scenes} {verb} gone; the video is now {length} long.": "{scenes}{verb}已删除；视频现在长 {length}。",
    "{scenes} {verb} now {scenes_2}.": "{scenes}{verb}现在是{scenes_2}。",
    "{scenes} {verb} there twice now; ": "{scenes}{verb}已复制；",
    "{told}the video is {length} long.": "{told}视频总长 {length}。",
    "The new scene {number} says “{text}”; the video is {length} long.": (
        "新的场景 {number} 显示“{text}”；视频总长 {length}。"
    ),
    "Scenes {low} and {high} have changed places.": "场景 {low} 和场景 {high} 已交换位置。",
    # looks
    "{family} {verb} now behind {scenes}.": "{scenes}的背景{verb}现在是{family}。",
    "{scenes} have other backgrounds.": "{scenes}换了其他背景。",
    "{name} is now behind {scenes}{part}.": "{scenes}的背景现在是 {name}{part}。",
    ", {part}": "，{part}",
    "from {number:g} s": "从 {number:g} 秒",
    "to {number:g} s": "到 {number:g} 秒",
    "on": "起",
    "the clip {start} {end}": "素材{start}{end}",
    "{scenes} now shows {part}.": "{scenes}现在显示{part}。",
    "{scenes} now show {part}.": "{scenes}现在显示{part}。",
    "The look is now {theme}.": "主题现在是{theme}。",
    "{scenes} {verb} now in the {theme} look.": "{scenes}{verb}现在使用{theme}主题。",
    "between all scenes": "所有场景之间",
    "before {scenes}": "{scenes}之前",
    "There is no transition {where} now.": "{where}现在没有转场。",
    "The transition {where} is now a {named} of {number:g} s.": "{where}的转场现在是{named}，{number:g} 秒。",
    "The picture is now {shape_of}, {size}, {fps} frames a second.": (
        "画面现在是 {shape_of}，{size}，每秒 {fps} 帧。"
    ),
    # music and voice
    "The music is now {named} at {volume}%{tempo}{fades}.": (
        "音乐现在是{named}，音量 {volume}%{tempo}{fades}。"
    ),
    ", fading in over {seconds:g} s": "，用 {seconds:g} 秒淡入",
    ", fading out over {seconds:g} s": "，用 {seconds:g} 秒淡出",
    ", {named} beats a minute": "，每分钟 {named} 拍",
    "The music is gone.": "音乐已去掉。",
    "The voice is on{how}.": "配音已打开{how}。",
    ": {listed}": "：{listed}",
    "in {language}": "{language}",
    "at {pace_pct}% of its pace": "语速 {pace_pct}%",
    "The voice is off.": "配音已关闭。",
    "To say it all, the video is now {length} long.": "为了把内容都念完，视频现在长 {length}。",
    "{failure} The rest is as before.": "{failure}其余保持不变。",
    # texts
    "The title is now “{text}”.{note}": "标题现在是“{text}”。{note}",
    "The project is now called “{text}”; it has no title card.": "项目现在名为“{text}”；视频里没有标题卡片。",
    "The subtitle is now “{text}”.": "副标题现在是“{text}”。",
    "The subtitle is gone.": "副标题已去掉。",
    "The video now ends with “{text}”.{note}": "视频现在以“{text}”结尾。{note}",
    "Scene {number} now says “{words}”.{note}": "场景 {number} 现在显示“{words}”。{note}",
    "Scene {number} now says “{new}”.{note}": "场景 {number} 现在显示“{new}”。{note}",
    "The scenes stand in reverse order now: the last one comes first.": (
        "场景顺序已倒过来：最后一个现在在最前。"
    ),
    "The video has only one scene.": "视频只有一个场景。",
    "Scene {number} no longer says “{old}”.": "场景 {number} 不再显示“{old}”。",
    "The quotation in scene {number} names nobody now.": "场景 {number} 的引用现在没有署名。",
    "Scene {number} now says “{short}”.": "场景 {number} 现在显示“{short}”。",
    "{count} scenes now say “{new}”.": "{count} 个场景现在显示“{new}”。",
    "The quotation in scene {number} is now by {by}.{note}": "场景 {number} 的引用现在署名 {by}。{note}",
    "The number in scene {number} is now {value}.{note}": "场景 {number} 的数字现在是 {value}。{note}",
    "“{text}” is now on the list in scene {number}.{note}": "“{text}”已加入场景 {number} 的列表。{note}",
    "“{named}” is gone from the list in scene {number}.": "“{named}”已从场景 {number} 的列表中去掉。",
    "Point {number} of the list in scene {number_2} is now “{text}”.{note}": (
        "场景 {number_2} 列表的第 {number} 点现在是“{text}”。{note}"
    ),
    " It needs more time to be read, so the video is now {length} long.": (
        "为了让人读得完，视频现在长 {length}。"
    ),
    # times
    "{scenes} now lasts {shown}": "{scenes}现在持续 {shown}",
    "{scenes} now last {shown}": "{scenes}现在各持续 {shown}",
    "{scenes} have another length": "{scenes}的时长已改变",
    "{told}; the video is {length} long.": "{told}；视频总长 {length}。",
    "I cut {time} to {time_2}; the video is now {length} long": (
        "已剪去 {time} 到 {time_2}；视频现在长 {length}"
    ),
    " and has {gone} scene less": "，少了 {gone} 个场景",
    " and has {gone} scenes less": "，少了 {gone} 个场景",
    "I kept {time} to {time_2}; the video is now {length} long.": (
        "只保留了 {time} 到 {time_2}；视频现在长 {length}。"
    ),
    "The video is now {length} long, {how}.": "视频现在长 {length}，{how}。",
    "with the same text": "文字不变",
    "{speed:g}x as fast": "速度为 {speed:g} 倍",
    "The video is now {length} long, with {words:,} words of the script": (
        "视频现在长 {length}，用了文稿中的 {words:,} 个词"
    ),
    " in all of its parts.": "，涵盖全文。",
    " It was told anew, so your own changes to its texts are gone.": (
        "视频已重新编排，因此您之前对文字的修改不再保留。"
    ),
    # undo, redo, versions
    "the last change": "上一次修改",
    "the last {steps} changes": "最近 {steps} 次修改",
    "I took {what} back": "已撤销{what}",
    "The change is": "这次修改",
    "{steps} changes are": "{steps} 次修改",
    "{what} back": "{what}已恢复",
    "The video is as it was first made": "视频已恢复到最初的样子",
    "This is version {number} again": "已回到版本 {number}",
    "{told}: {scenes} scene, {length}.": "{told}：{scenes} 个场景，{length}。",
    "{told}: {scenes} scenes, {length}.": "{told}：{scenes} 个场景，{length}。",
}
