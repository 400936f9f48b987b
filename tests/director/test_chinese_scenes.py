"""What Chinese says about scenes: which there are, in which order, how long; and how it points at them."""

from __future__ import annotations

import pytest
from edit_corpus import Case, is_right, outcome, read_draft


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("把倒数第三个挪到最前面", {"order": [6, 1, 2, 3, 4, 5, 7, 8]}),
        ("倒数两个都删掉", {"order": [1, 2, 3, 4, 5, 6]}),
        ("列表前面那个删了", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("名言前面那两个换个位置", {"order": [1, 2, 3, 5, 4, 6, 7, 8]}),
        ("封面后面那个放最后", {"order": [1, 3, 4, 5, 6, 7, 8, 2]}),
        ("把引言和它前面那个对调", {"order": [1, 2, 3, 4, 6, 5, 7, 8]}),
        ("讲会议的那段停留8秒", {"3.s": 8.0}),
        ("上一页少留2秒", {"4.s": 5.0}),
        ("刚才那张再长一秒", {"5.s": 7.0}),
        ("结尾卡改成7秒", {"8.s": 7.0}),
        ("片尾卡和封面各6秒", {"1.s": 6.0, "8.s": 6.0}),
        ("第二到第四页每页8秒", {"s": 51.0}),
        ("四种笔记那张放到最后", {"order": [1, 2, 3, 5, 6, 7, 8, 4]}),
        ("2、3、5不要", {"order": [1, 4, 6, 7, 8]}),
        ("除了封面和片尾都删掉", {"order": [1, 8]}),
        ("第三页留下，剩下的都删", {"order": [3]}),
        ("其他的都不要，只留第五页和第六页", {"order": [5, 6]}),
        ("麻烦把第二页和倒数第二页对调一下", {"order": [1, 7, 3, 4, 5, 6, 2, 8]}),
        ("将第六幕置于第三幕之前", {"order": [1, 2, 6, 3, 4, 5, 7, 8]}),
        ("第五页往前挪两位", {"order": [1, 2, 5, 3, 4, 6, 7, 8]}),
        ("场景全部倒序", {"order": [8, 7, 6, 5, 4, 3, 2, 1]}),
        ("名言那张再来一遍", {"order": [1, 2, 3, 4, 5, 6, "A page tells you who is right.", 7, 8]}),
        (
            "把第三页拆成两页",
            {
                "order": [1, 2, 3, "Nobody remembers what was said.", 4, 5, 6, 7, 8],
                "3.text": "Meetings feel productive.",
                "3.s": "*",
            },
        ),
        ("列表和流失率之间加一页：效果", {"order": [1, 2, 3, 4, "效果", 5, 6, 7, 8]}),
        ("整片压缩到半分钟", {"s": 30.0}),
        ("砍掉前5秒", {"order": [2, 3, 4, 5, 6, 7, 8], "2.s": 4.0}),
        ("从第9秒到第16秒剪掉", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("在视频最后放一张品牌卡片", {"order": [1, 2, 3, 4, 5, 6, 7, 8, "Northlight"]}),
        ("第三頁刪掉，倒數第二頁移到最前面", {"order": [7, 1, 2, 4, 5, 6, 8]}),
        ("下一頁和結尾卡對調", {"order": [1, 2, 3, 4, 5, 8, 7, 6]}),
        ("把 quote 那页 move 到最后", {"order": [1, 2, 3, 4, 5, 7, 8, 6]}),
        ("倒数第二业挪到最前面", {"order": [7, 1, 2, 3, 4, 5, 6, 8]}),
        ("第三页太长，删掉", {"order": [1, 2, 4, 5, 6, 7, 8]}),
        ("列表那页观众看不完，给它10秒", {"4.s": 10.0}),
        ("退回上一步", {"version": 2}),
        ("恢复到最初的版本", {"version": 1}),
        ("最后三页放到封面后面", {"order": [1, 6, 7, 8, 2, 3, 4, 5]}),
        ("引言跟列表一样长", {"6.s": 7.0}),
        ("上一页背景换成waves", {"4.background": "waves"}),
        ("封面后面那两个背景都用mesh", {"2.background": "mesh", "3.background": "mesh"}),
        ("讲会议的那段用paper主题", {"3.theme": "paper"}),
        ("下一页的名言改成“纸最有耐心”", {"6.text": "纸最有耐心"}),
        ("第三页留着，第四页删掉", {"order": [1, 2, 3, 5, 6, 7, 8]}),
        ("视频到第29秒结束，后面不要", {"order": [1, 2, 3, 4, 5]}),
        ("片头再停3秒", {"1.s": 7.0}),
        ("我就要讲流失率那一段，别的都不要", {"order": [5]}),
        ("客户流失那段的字幕隐藏", {"5.captions.show": False}),
        ("第二页挪道结尾", {"order": [1, 3, 4, 5, 6, 7, 8, 2]}),
        ("整片缩到40秒，广告位那边才给40秒", {"s": 40.0}),
    ],
)
def test_orders_about_scenes_are_done(said, change):
    found, text = outcome(said, read_draft())
    assert is_right(Case(said, change), found, text), (found, text)


@pytest.mark.parametrize(
    "said",
    [
        "别删第三页",
        "不要把第三页删掉",
        "第三页不要动",
        "如果太长就把第三页删掉",
        "第三页删掉会不会太突兀？",
        "第三页删了吗？",
        "为什么第三页不要了？",
        "我昨天把第三页删了",
        "他说要删掉第三页",
        "同事把第三页删了",
        "上次我们把第二页和第三页对调了",
        "第一页删掉，算了",
        "视频倒放",
        "第三页讲的是什么",
        "哪一页讲客户流失",
        "能不能不删第三页",
        "标题改成：先删第三页，再移到最后",
    ],
)
def test_what_is_no_order_moves_no_scene(said):
    found, _ = outcome(said, read_draft())
    assert not {"order", "s", "version"} & set(found), found
    assert not any(key.endswith(".s") for key in found), found


@pytest.mark.parametrize(
    "said",
    [
        "第一页的字幕去掉",
        "列表第三条删掉",
        "列表里的第二点和第三点对调",
        "把列表最后两条去掉",
        "音乐最后5秒淡出",
        "转场改成1秒",
        "标题太长",
        "第三页字太长",
        "只保留字幕",
        "保留第三页的背景",
        "只用第一页的音乐",
    ],
)
def test_what_is_said_of_texts_and_looks_moves_no_scene(said):
    found, _ = outcome(said, read_draft())
    assert "order" not in found, found
    assert not any(key.endswith(".s") for key in found), found
