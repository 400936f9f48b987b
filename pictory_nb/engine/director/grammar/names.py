"""Words that name one of several known things: moods, themes, backgrounds, shapes, numbers and the like."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS = (
    *(
        (number, (name,))
        for number, name in (
            (13, "thirteen"),
            (14, "fourteen"),
            (16, "sixteen"),
            (17, "seventeen"),
            (18, "eighteen"),
            (19, "nineteen"),
            (40, "forty"),
            (50, "fifty"),
            (70, "seventy"),
            (80, "eighty"),
            (100, "hundred"),
        )
    ),
    *(
        (tens + one, (f"{name}-{_ONES[one]}", f"{name} {_ONES[one]}"))
        for tens, name in ((20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"))
        for one in range(1, 10)
        if tens + one != 45
    ),
)

VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "moodname": {
        "lo-fi": ("lo-fi", "lofi", "lo fi", "chill", "laid-back", "mellow", "低保真"),
        "upbeat": ("upbeat", "happy", "happier", "energetic", "fun", "cheerful", "playful", "lively", "joyful",
                   "欢快", "欢快的", "活泼", "轻快", "欢乐"),
        "calm": ("calm", "calmer", "relaxed", "relaxing", "more calm", "gentle", "peaceful", "soothing", "ambient", "平静",
                 "舒缓", "舒缓的", "安静的"),
        "cinematic": ("cinematic", "epic", "dramatic", "电影感", "史诗", "大气"),
        "corporate": ("corporate", "business-like", "professional", "商务", "专业"),
        "inspiring": ("inspiring", "inspirational", "uplifting", "motivational", "hopeful", "励志", "鼓舞人心"),
    },
    "themename": {
        name: (name, *chinese)
        for name, chinese in (
            ("midnight", ("午夜", "深夜", "午夜蓝")), ("sunrise", ("日出", "朝阳")), ("lagoon", ("泻湖", "潟湖", "礁湖")),
            ("paper", ("纸张", "纸质", "纸感", "纸页")), ("ink", ("墨水", "水墨", "墨色")), ("aurora", ("极光",)), ("ember", ("余烬", "炭火", "火烬")),
            ("daylight", ("日光", "白昼")),
        )
    },
    "family": {
        "mesh": ("mesh", "mesh gradient", "gradient", "渐变"),
        "waves": ("waves", "wave", "波浪"),
        "bokeh": ("bokeh", "bokeh lights", "光斑"),
        "contours": ("contours", "contour lines", "contour", "等高线"),
        "grid": ("grid", "网格"),
        "papercut": ("papercut", "paper cut", "cut paper", "paper layers", "剪纸"),
        "blobs": ("blobs", "blob", "色块"),
        "rays": ("rays", "light rays", "sunbeams", "光束", "光线", "射线"),
        "datalines": ("datalines", "data lines", "flowing lines", "数据线"),
    },
    "kind": {
        "crossfade": ("crossfade", "crossfades", "cross-fade", "cross-fades", "dissolve", "dissolves", "fade",
                      "fades", "fading", "淡化", "叠化"),
        "slide": ("slide", "slides", "sliding", "滑动"),
        "wipe": ("wipe", "wipes", "擦除"),
        "cut": ("cuts", "hard cut", "hard cuts", "straight cut", "straight cuts", "jump cuts", "硬切", "直接切换", "直切", "直接切", "straight switches"),
    },
    "shape": {
        "9:16": ("vertical", "portrait", "portrait mode", "upright", "vertical video", "tiktok", "tik tok", "reel", "reels", "instagram stories",
                 "stories", "story format", "youtube shorts", "shorts", "竖屏", "竖版", "phone screens", "phone screen", "phones", "instagram reels", "instagram reel",
                 "facebook reels", "youtube short", "mobile", "mobile phones"),
        "16:9": ("landscape", "horizontal", "widescreen", "youtube", "横屏", "横版"),
        "1:1": ("square", "方形", "正方形"),
        "4:5": ("instagram feed", "feed", "instagram post", "feed post"),
    },
    "ordinal": {
        str(number): names
        for number, names in enumerate(
            (("first", "very first", "1st", "前", "开头"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"),
             ("fifth", "5th"), ("sixth", "6th"), ("seventh", "7th"), ("eighth", "8th"), ("ninth", "9th"),
             ("tenth", "10th"), ("eleventh", "11th"), ("twelfth", "12th")), 1)
    }
    | {
        "-2": ("second to last", "second-to-last", "next to last", "penultimate", "last but one", "second last", "倒数第二"),
        "-3": ("third to last", "third-to-last", "third last", "倒数第三"),
    },
    "language": {
        "en": ("english", "英语", "英文"),
        "de": ("german", "德语"),
        "fr": ("french", "法语"),
        "es": ("spanish", "西班牙语"),
        "zh": ("chinese", "mandarin", "中文", "普通话"),
        "it": ("italian",),
        "pt": ("portuguese",),
        "ja": ("japanese", "日语"),
        "ar": ("arabic",),
        "he": ("hebrew",),
        "nl": ("dutch",),
        "ru": ("russian",),
        "hi": ("hindi",),
        "ko": ("korean",),
    },
    "voicename": {
        "female": ("female", "woman's", "woman", "female voice", "lady's", "lady", "feminine", "girl's", "gal's", "female speaker", "female narrator", "女声", "女声配音"),
        "male": ("male", "man's", "man", "male voice", "gentleman", "gentleman's", "masculine", "guy", "guy's", "bloke", "dude's", "male speaker", "male narrator", "男声", "男声配音"),
    },
    "capstyle": {
        "karaoke": ("karaoke", "karaoke style", "sing-along", "卡拉"),
        "boxed": ("boxed", "box", "a box", "boxes", "in a box", "in boxes", "background box", "方框", "加框"),
        "plain": ("plain", "simple", "without the pill", "without pill", "without pills", "no pill", "no pills",
                  "without highlight", "without highlighting", "朴素", "纯文字"),
        "pill": ("pill", "pills", "with the pill", "highlighted words", "胶囊"),
        "pop": ("pop", "pop up", "pop-up", "popping", "pop in", "pop up word by word", "word by word",
                "one word at a time", "逐词", "逐字"),
    },
    "direction": {
        "rtl": ("right to left", "right-to-left", "from right to left", "rtl", "从右到左"),
        "ltr": ("left to right", "left-to-right", "from left to right", "ltr", "从左到右"),
    },
    "percentage": {
        "50": ("half volume", "half the volume level", "半音量"),
        "100": ("full volume", "full blast", "maximum volume", "max volume", "最大音量", "音量最大"),
    },
    "num": {
        str(number): names
        for number, names in (
            (2, ("two", "两", "二")), (3, ("three", "三")), (4, ("four", "四")), (5, ("five", "五")),
            (6, ("six", "六")), (7, ("seven", "七")), (8, ("eight", "八")), (9, ("nine", "九")),
            (10, ("ten", "十")), (11, ("eleven", "十一")), (12, ("twelve", "十二")), (15, ("fifteen", "十五")),
            (20, ("twenty", "二十")), (30, ("thirty", "三十")), (45, ("forty-five", "四十五")),
            *_TENS,
            (60, ("sixty", "六十")), (90, ("ninety", "九十")), (1, ("一",)),
        )
    },
}  # fmt: skip
