"""Answers to questions about a film, and what is told of a new one, in Chinese."""

from __future__ import annotations

ANSWERS = {
    "There is one scene:": "有 1 个场景：",
    "There are {count} scenes:": "有 {count} 个场景：",
    "Scene {number}: {line}{behind}.": "场景 {number}：{line}{behind}。",
    "{kind}, {length} from {start} s, “{words}”": "{kind}，{length}，从 {start} 秒起，“{words}”",
    "You have not uploaded anything to this session yet.": "您还没有在这个会话中上传过文件。",
    "You uploaded {files}.": "您上传了 {files}。",
    "{name} ({kind})": "{name}（{kind}）",
    "{told}; {undo}{redo}. Say “go back to version 1” for any version.": (
        "{told}；{undo}{redo}。要回到任何版本，可以说“回到版本1”。"
    ),
    "This is version {count}": "这是版本 {count}",
    "This is the first version": "这是第一个版本",
    "you can undo {back} change": "可以撤销 {back} 次修改",
    "you can undo {back} changes": "可以撤销 {back} 次修改",
    "there is nothing to undo": "没有可以撤销的",
    " and redo {ahead}": "，可以重做 {ahead} 次",
    "The video is {length} long.": "视频长 {length}。",
    "The music is {name} at {volume}%.": "音乐是{name}，音量 {volume}%。",
    "The title is “{title}”.": "标题是“{title}”。",
    "The look is {theme}{facts}.": "主题是{theme}{facts}。",
    "; all colours, the accent too, are the theme's": "；颜色都来自主题",
    "; the accent is {color}": "；强调色是 {color}",
    "; the backgrounds have the colours {colors}": "；背景使用颜色 {colors}",
    "The captions are on: style {style}, {size_pct}% of their size, {place}.": (
        "字幕已显示：{style}样式，大小 {size_pct}%，位于{place}。"
    ),
    "{name} is the voice.": "旁白是 {name}。",
    "The voice is {name}, in {language}, at {pace_pct}% of its pace.": (
        "配音是{name}，{language}，语速 {pace_pct}%。"
    ),
    "There is one scene, so there is no transition.": "只有一个场景，所以没有转场。",
    "{kind} of {number:g} s": "{kind} {number:g} 秒",
    "{transition} before {scenes}": "场景 {scenes} 之前是{transition}",
    "Every transition is a {transition}.": "所有转场都是{transition}。",
    "The transitions, by the scenes that they lead to: {parts}.": "转场：{parts}。",
    "; behind it: {name}": "；背景是{name}",
    "; its own look: {theme}": "；单独使用{theme}主题",
    "The captions are off.": "字幕已关闭。",
    "The picture is {shape_of}, {size}, {fps} frames a second.": "画面是 {shape_of}，{size}，每秒 {fps} 帧。",
    # a new film
    "Your message is empty. Paste a blog post or a script, and say what you would like: "
    "“turn this into a 30 second video”.": (
        "消息是空的。请粘贴一篇博客文章或文稿，并说明您想要什么：“把这篇文章做成30秒的视频”。"
    ),
    "I would be glad to, but no text came with your message. Paste the post below the instruction, "
    "or tell me the topic: “a 20 second teaser for our spring sale”. Nothing was charged.": (
        "很乐意，但消息里没有附带文字。请把文章粘贴在说明下面，"
        "或告诉我主题：“为春季促销做一个20秒的预告视频”。没有扣费。"
    ),
    "That is too short for me to tell a script from a wish. Paste a post or a few sentences, "
    "or tell me the topic: “a 20 second teaser for our spring sale”. Nothing was charged.": (
        "内容太短，分不清是文稿还是要求。请粘贴一篇文章或几句话，"
        "或告诉我主题：“为春季促销做一个20秒的预告视频”。没有扣费。"
    ),
    "That script has {words:,} words, and {max_words:,} are the most I can read at once. "
    "Send me a part of it. Nothing was made and nothing was charged.": (
        "这篇文稿有 {words:,} 个词，我一次最多能读 {max_words:,} 个。"
        "请发给我其中一部分。没有生成视频，也没有扣费。"
    ),
    "I found no sentences in that script, only headings, pictures or code. "
    "Paste the text that the video should tell. Nothing was charged.": (
        "文稿里没有句子，只有标题、图片或代码。请粘贴视频要讲的文字。没有扣费。"
    ),
    "A video about {value}: let me sketch it.\n\n": "关于{value}的视频：我来构思一下。\n\n",
    "Reading your script{name} and planning the scenes.\n\n": "正在阅读您的文稿{name}并规划场景。\n\n",
    " “{title}”": "“{title}”",
    "Your video is ready: {seconds}, {scenes} {unit}, {shape}": (
        "视频已做好：{seconds}，{scenes} {unit}，{shape}"
    ),
    ", {theme} look": "，{theme}主题",
    ", {mood} music at {volume_pct}%. ": "，{mood}音乐，音量 {volume_pct}%。",
    ", no music. ": "，没有音乐。",
    "You gave me a topic and no script, so the lines are placeholders that claim nothing. "
    "Send me your own text, or change a line: “change the caption in scene 2 to …”. ": (
        "您只给了主题、没有文稿，所以这些文字只是占位，不作任何断言。"
        "请发给我您自己的文字，或修改其中一句：“把场景2的文字改成……”。"
    ),
    "Some parts got a card of their own: {kinds}. ": "有些内容单独做成了卡片：{kinds}。",
    "All of it cannot be read in {length}, so the video lasts {seconds}, "
    "the least time for the whole text. ": (
        "{length}内读不完全部内容，所以视频长 {seconds}，这是全文所需的最短时间。"
    ),
    "The text is short for that length, so it stays on screen longer than it needs; "
    "a shorter video would be livelier. ": (
        "对这个时长来说文字偏少，所以文字在屏幕上停留得比较久；短一些的视频会更生动。"
    ),
    "{used} of your uploads {verb} behind the captions. ": "您上传的文件中有 {used} 个{verb}用作字幕的背景。",
    "Next you could say “make the title shorter: …”, “upbeat music at 20%” or “make it 45 seconds”.": (
        "接下来可以说“把标题改成……”、“换成欢快的音乐”或“改成45秒”。"
    ),
    "{name} is in scene {number}, which says “{word}”. ": "{name} 用在提到“{word}”的场景 {number}。",
    "{name} is the logo in the corner. ": "{name} 用作角落里的标志。",
    "{name} is kept for the voice: say “use {name} as the voice” and the video follows it. ": (
        "{name} 留作旁白：说“use {name} as the voice”，视频就会跟随录音。"
    ),
    "{name} is the music. ": "{name} 用作音乐。",
    "No scene was left for {names}. ": "没有剩余的场景可用于 {names}。",
    "{name} is so small that it is shown in a frame and not blown up. ": (
        "{name} 尺寸太小，因此放在框中显示，不作放大。"
    ),
    "{names}: so small that they are shown in a frame and not blown up. ": (
        "{names}：尺寸太小，因此放在框中显示，不作放大。"
    ),
    "{name} ({width} x {height})": "{name}（{width} x {height}）",
    "{name} lasts {clip:.1f} s and scene {number} {scene:.1f} s, so it starts again. ": (
        "{name} 长 {clip:.1f} 秒，场景 {number} 长 {scene:.1f} 秒，因此会重复播放。"
    ),
    "The sound of your clips plays at {sound_pct}% under the rest; “mute the clips” silences them. ": (
        "您的片段的声音以 {sound_pct}% 的音量播放；说“把视频片段静音”可关闭。"
    ),
    "your own": "您自己的",
    "All of your text is in it ({counted}). ": "您的文字全部都在里面（{counted}）。",
    "every section is heard": "每一部分都有内容入选",
    "{sections_heard} of {sections} sections are heard": "{sections} 部分中有 {sections_heard} 部分入选",
    "I condensed {word_count:,} {unit} to {words:,}; the rest is left out. ": (
        "我把 {word_count:,} {unit}精简到 {words:,} 个；其余的略去了。"
    ),
    "I condensed {word_count:,} {unit} to {words:,}; {heard}, the rest is left out. ": (
        "我把 {word_count:,} {unit}精简到 {words:,} 个；{heard}，其余的略去了。"
    ),
    " No font of mine has these characters, so the pictures leave them out: {letters}.": (
        "以下字符没有可用的字体，画面中不会显示：{letters}。"
    ),
}
