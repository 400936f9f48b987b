"""The brand kit, and what can be said at all, in Chinese."""

from __future__ import annotations

KIT = {
    "The video now begins with a card of the brand": "视频现在以品牌卡片开头",
    "The video now ends with a card of the brand": "视频现在以品牌卡片结尾",
    "The video now begins and ends with a card of the brand": "视频现在以品牌卡片开头和结尾",
    "The brand's intro and outro cards are gone": "品牌片头和片尾已去掉",
    "The brand's intro card is gone": "品牌片头已去掉",
    "The brand's outro card is gone": "品牌片尾已去掉",
    "the video is {length} long.": "视频总长 {length}。",
    " Say “our brand is …” to put your own name on it.": "说“品牌改成……”，就能换成您自己的名字。",
    "The video has that card already.": "视频已经有这张卡片了。",
    "The brand has no such card in this video.": "视频里没有这张品牌卡片。",
    "The brand has two cards: the intro and the outro.": "品牌有两张卡片：片头和片尾。",
    "The brand's card stays what it is. Add a scene beside it instead.": (
        "品牌卡片不能改成别的类型。可以在旁边添加一个场景。"
    ),
    "The tagline is now “{text}”.": "标语现在是“{text}”。",
    "The tagline is gone.": "标语已去掉。",
    "The brand has no tagline.": "品牌还没有标语。",
    " It stands on the brand's cards: say “add an outro card” to see it.": (
        "标语显示在品牌卡片上：说“加片尾”即可看到。"
    ),
    "What is the brand's tagline?": "品牌的标语是什么？",
    "That is too long for one line: {most} characters are the most.": "一行放不下：最多 {most} 个字符。",
    "A lower third in scene {number} says “{told}”.": "场景 {number} 的人名条显示“{told}”。",
    "The lower third is gone.": "人名条已去掉。",
    "The lower third is not shown any more: no scene with captions is long enough for it now.": (
        "人名条不再显示：现在没有足够长的字幕场景。"
    ),
    "The lower third now stands in scene {number}.": "人名条现在位于场景 {number}。",
    "There is no lower third.": "视频里没有人名条。",
    "A lower third stands in the first scene with captions that lasts {least:g} seconds, and there is none. "
    "Add a scene or make one longer first.": (
        "人名条显示在第一个至少 {least:g} 秒、只有字幕的场景里，而视频里没有这样的场景。"
        "请先添加一个场景，或把场景延长。"
    ),
    "What should the lower third say? A name, and a line under it if you like.": (
        "人名条要写什么？请写名字，还可以加上头衔。"
    ),
    "The video is now set in {name}.": "视频的文字现在使用 {name}。",
    "The video is set in the built-in letters again.": "视频的文字已恢复为内置字体。",
    "The video is set in the built-in letters already.": "视频的文字本来就是内置字体。",
    "{name} is no font file: a TTF, OTF or WOFF2 is.": "{name} 不是字体文件：请用 TTF、OTF 或 WOFF2。",
    "I found no font file. Upload a TTF, OTF or WOFF2 file first, then say “use my font”.": (
        "没有找到字体文件。请先上传 TTF、OTF 或 WOFF2 文件，再说“用我的字体”。"
    ),
    "I have no font of that name. Upload its file (TTF, OTF or WOFF2) and say “use my font”.": (
        "没有这个名字的字体。请上传字体文件（TTF、OTF 或 WOFF2），再说“用我的字体”。"
    ),
    "The letters of titles and cards are as large as there is room for, and one font is for all; captions "
    "can be larger or smaller: “bigger captions”.": (
        "标题和卡片的文字总是尽量放大，字体全片统一；字幕可以放大或缩小，例如“字幕大一点”。"
    ),
    "The end card now shows {place}.{note}": "结尾卡片现在显示 {place}。{note}",
    "The video now ends with “{text}” and {place}.{note}": "视频现在以“{text}”和 {place} 结尾。{note}",
    "Say what the end card should show.": "请说明结尾卡片要显示什么。",
    "The brand is {brand}{facts}.": "品牌是 {brand}{facts}。",
    "; the tagline is “{text}”": "；标语是“{text}”",
    "; a lower third says “{told}”": "；人名条显示“{told}”",
    "; the letters are {name}": "；字体是 {name}",
    "; the logo is hidden": "；标志已隐藏",
    "; the logo stands {place} at {size_pct}% of its size": "；标志位于{place}，大小为 {size_pct}%",
    "; the logo is a watermark, {opacity_pct}% opaque": "；标志是水印，不透明度 {opacity_pct}%",
    "; it has an intro and an outro card": "；有片头和片尾",
    "; it has an intro card": "；有片头",
    "; it has an outro card": "；有片尾",
    "font": "字体",
    "The backgrounds take up to {most} colours; these are {count}. Name the most important ones.": (
        "背景最多用 {most} 种颜色，您给了 {count} 种。请选出最重要的几种。"
    ),
    "The backgrounds have the theme's colours already.": "背景本来就是主题的颜色。",
    "The backgrounds have the theme's colours again.": "背景已恢复为主题的颜色。",
    "All colours are the theme's again.": "所有颜色都已恢复为主题的颜色。",
    "The backgrounds now have the colours {colors}": "背景现在使用颜色 {colors}",
    "; the accent is {color}.": "，强调色是 {color}。",
    "Colours of your own are for the backgrounds of the whole video; one scene can have another theme.": (
        "自己的颜色用于整个视频的背景；单个场景可以换主题。"
    ),
    "Name colours by their hex codes: “use #0F62FE” is the accent, “#0F62FE for the backgrounds” colours "
    "these. Or take a theme: midnight, sunrise, lagoon, paper, ink, aurora, ember or daylight; "
    "or say “warmer”, “darker”, “brighter”.": (
        "请用十六进制代码指定颜色：“强调色改成#0F62FE”改强调色，“背景用#0F62FE”改背景。也可以换主题："
        "午夜、日出、泻湖、纸张、墨色、极光、余烬或日光；或说“暖一点”、“暗一点”、“亮一点”。"
    ),
    "The logo is a watermark now, {opacity_pct}% opaque.": "标志现在是水印，不透明度 {opacity_pct}%。",
    "The logo is fully opaque.": "标志现在完全不透明。",
    "The logo can be {least}% to {most}% opaque.": "标志的不透明度可以是 {least}% 到 {most}%。",
    "is {opacity_pct}% opaque": "不透明度为 {opacity_pct}%",
    "The accent colour is the theme's already.": "强调色本来就是主题的颜色。",
    "Tell me what your brand has: “our brand is Northwind”, “use my logo”, “our brand colours are #0F62FE "
    "and #FFB000”, “use my font”, “our tagline is …”, “add an intro card”.": (
        "请告诉我您的品牌有什么：“品牌改成北风”、“用我的logo”、“品牌颜色是#0F62FE和#FFB000”、“用我的字体”、"
        "“标语是……”、“加片头”。"
    ),
    # what can be said
    "I can change texts, scenes (add, remove, move, swap, split, merge, duplicate), lengths and cuts; "
    "music and its fades, the voice; captions, all or in one scene; theme, colours, backgrounds, "
    "transitions; the brand (logo, watermark, tagline, lower third, font, intro and outro card); the "
    "shape (16:9, 9:16, 1:1, 4:5); and undo, redo and answer questions. For a new video, paste a new "
    "script.": (
        "我可以修改文字，场景（添加、删除、移动、交换、拆分、合并、复制），时长和剪辑；音乐及其淡入淡出，配音；"
        "全部或单个场景的字幕；主题、颜色、背景、转场；品牌（标志、水印、标语、人名条、字体、片头和片尾）；"
        "画面比例（16:9、9:16、1:1、4:5）；还可以撤销、重做和回答问题。要做新视频，请粘贴新的文稿。"
    ),
    " Try {examples}.": "试试{examples}。",
    "“{example}”": "“{example}”",
    "make scene {number} 2 seconds longer": "场景{number}延长2秒",
    "remove the last point of the list": "去掉列表的最后一点",
    "music at 20%": "音乐调到20%",
    "add calm music": "加上舒缓的音乐",
    "add a voice-over": "加上配音",
    "make it vertical": "改成竖屏",
    "make it 16:9": "改成16:9",
    "add an intro card": "加片头",
}
