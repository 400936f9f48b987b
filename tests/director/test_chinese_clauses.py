"""What is said in Chinese of texts, pictures, sound and brand becomes exactly that change, slips or not."""

# ruff: noqa: E501 (utterances read best when they are not cut)
from __future__ import annotations

import pytest
from edit_corpus import outcome, read_draft

DRAFT = read_draft()
POINTS = ["The decision", "The reason", "The road not taken", "The alarm bell"]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("标题就叫四月回顾吧", {"title": "四月回顾"}),
        ("能不能把主标题换成 Quarterly notes", {"title": "Quarterly notes"}),
        ("标提改为四月回顾", {"title": "四月回顾"}),
        ("標題改成專案檢討", {"title": "專案檢討"}),
        ("富标题换成写给新人", {"subtitle": "写给新人"}),
        ("标题下面那行小字写上给所有店长", {"subtitle": "给所有店长"}),
        ("结尾页写上欢迎来店里", {"cta": "欢迎来店里"}),
        ("片尾留个网址：nuo.example.cn", {"8.subtitle": "nuo.example.cn"}),
        ("第三张的文字改成没人记得住", {"3.text": "没人记得住"}),
        ("第二条字幕改成客户都留下了", {"5.text": "客户都留下了"}),
        ("金句换成纸笔最可靠，署名何田", {"6.text": "纸笔最可靠", "6.by": "何田"}),
        ("引言的落款改为何田", {"6.by": "何田"}),
        ("单子第三条改成绕过的路", {"4.items": [*POINTS[:2], "绕过的路", POINTS[3]]}),
        ("清单倒数第二项去掉", {"4.items": [*POINTS[:2], POINTS[3]]}),
        ("要点只留前两条", {"4.items": POINTS[:2]}),
        ("列表再补一条谁来跟进", {"4.items": [*POINTS, "谁来跟进"]}),
        ("清单的标题写四件小事", {"4.text": "四件小事"}),
        ("那个大数字改成百分之六十", {"2.value": "60%"}),
        ("数字下面那句话换成的会都白开", {"2.text": "的会都白开"}),
        ("标题里的 things 去掉", {"title": "Why great teams write down"}),
        ("第三页第一句不要了", {"3.text": "Nobody remembers what was said."}),
        ("Marta Lindqvist 换成何田", {"6.by": "何田"}),
        ("全片 page 都换成 memo", {"6.text": "A memo tells you who is right.", "7.text": "Start with one memo on Monday."}),
        ("公司名改成青禾", {"brand": "青禾"}),
        ("品牌口号换成步步为营", {"brand.tagline": "步步为营"}),
        ("左下角人名条：何田，店长", {"brand.lower_third": "何田 / 店长"}),
        ("标题改成英文：Write it down", {"title": "Write it down"}),
        ("片尾的字换成中文“来找我们”", {"cta": "来找我们"}),
        ("第5页的字改成“少开会”，时长减2秒", {"5.text": "少开会", "5.s": 4.0}),
    ],
)  # fmt: skip
def test_a_text_goes_where_it_is_said_to_go(said, change):
    assert outcome(said, DRAFT)[0] == change


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("子幕藏起来", {"captions": "off"}),
        ("它的字幕放到顶部", {"5.captions.place": "top"}),
        ("最后两条字幕隐藏掉", {"5.captions.show": False, "7.captions.show": False}),
        ("字幕放大到120%", {"captions.size": 120}),
        ("第3页背景放我的视频，从第2秒到第7秒", {"3.background": "med_clip", "3.from": 2.0, "3.to": 7.0}),
        ("第五页的文字改成“先写下来”，切进来用擦除", {"5.text": "先写下来", "5.transition": "wipe"}),
        ("前半段用ember主题", {f"{n}.theme": "ember" for n in range(1, 5)}),
        ("从第6页开始都用aurora", {f"{n}.theme": "aurora" for n in range(6, 9)}),
        ("进列表那页直接切", {"4.transition": "cut"}),
        ("第五和第六页之间用擦除转场", {"6.transition": "wipe"}),
        ("第4页背景用rays，转场滑动", {"4.background": "rays", "4.transition": "slide"}),
        ("画面太暗了，调亮些", {"theme": "paper"}),
        ("漏狗放右下脚", {"logo.place": "bottom-right"}),
        ("logo缩小一半", {"logo.size": 50}),
        ("帧律调到25", {"canvas": "1920x1080@25"}),
        ("做成树屏的", {"canvas": "1080x1920@30"}),
        ("配乐结尾淡出4秒", {"music": "lo-fi 35% out 4 s"}),
        ("背景音乐声音减半", {"music": "lo-fi 18%"}),
        ("找个男声念一遍", {"voice.on": True, "voice.name": "male"}),
        ("不要字幕，音月也关掉", {"captions": "off", "music": "none"}),
    ],
)
def test_a_setting_becomes_what_is_said(said, change):
    assert outcome(said, DRAFT)[0] == change


@pytest.mark.parametrize(
    "said",
    [
        "音乐不用换", "字幕不要关", "先别动标题", "昨天把标题改成了四月回顾", "如果标题改成四月回顾会更好吗", "标题改成什么好",
        "标题是四月回顾吗", "副标题我想换一下", "那个数字换一个", "引用换个说法", "第四页挪个位置", "背景换成nowhere.mp4", "输出8K",
        "把 bananas 这个词换成 pears", "画面改成4:3", "标题用更有力的字", "第三页写点更好的",
        "上回你把第四幕去掉了，这回不要再去", "第四页删除，第四页不要动",
    ],
)  # fmt: skip
def test_what_orders_nothing_or_not_enough_changes_nothing(said):
    assert set(outcome(said, DRAFT)[0]) == {"says"}


@pytest.mark.parametrize("said", ["标题写“字目录”", "第三页的文字改成“子目标和字母表”"])
def test_quoted_texts_stay_as_they_are_typed(said):
    assert said[said.index("“") + 1 : -1] in outcome(said, DRAFT)[0].values()
