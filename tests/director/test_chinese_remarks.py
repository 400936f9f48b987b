"""A Chinese clause that only states something is set aside, and the order behind it is about what it names."""

# ruff: noqa: E501 (utterances read best when they are not cut)
from __future__ import annotations

import pytest
from edit_corpus import outcome, read_draft

DRAFT = read_draft()
POINTS = ["The decision", "The reason", "The road not taken", "The alarm bell"]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("音乐太闹，换个安静的", {"music": "calm 35%"}),
        ("字幕挡住人脸了，挪到上面", {"captions.place": "top"}),
        ("背景太花了，换成waves", {"backgrounds": "waves"}),
        ("老师说第三页太啰嗦了，去掉第二句", {"3.text": "Meetings feel productive."}),
        ("列表太长了，只要前三条", {"4.items": POINTS[:3]}),
        ("列表第二条太空，删掉", {"4.items": [POINTS[0], *POINTS[2:]]}),
        ("观众看不清logo，放大一点", {"logo.size": 125}),
        ("列表里 The road not taken 没人懂，删掉", {"4.items": [*POINTS[:2], POINTS[3]]}),
        ("口号不对，应该是“写下来”", {"brand.tagline": "写下来"}),
        ("署名写错了，改成李雷", {"6.by": "李雷"}),
        ("这句话太绕，改成“少开会”", {"5.text": "少开会"}),
        ("Monday太具体了，改成Tuesday", {"7.text": "Start with one page on Tuesday."}),
        ("数据不准，改成75%", {"2.value": "75%"}),
        ("第二页不好看，不要了", {"order": [1, 3, 4, 5, 6, 7, 8]}),
        ("周一那句太短了，停8秒", {"7.s": 8.0}),
        ("我们公司不让放音乐，关掉吧", {"music": "none"}),
        ("不用改字幕，logo太小了，放大一点", {"logo.size": 125}),
        ("四条看不完，那页停8秒", {"4.s": 8.0}),
        ("有四条的那页大家抄不完，给12秒", {"4.s": 12.0}),
        ("列表后面那些光斑太花了，换成波浪", {"4.background": "waves"}),
        ("流失那句有点长，缩短一下吧", {"5.text": "Customer churn fell by a third."}),
        ("准确的数字是30%，把“a third”改掉", {"5.text": "Customer churn fell by 30%, because support wrote every answer down."}),
        ("我们品牌的强调色是#112233，请用上", {"colors.accent": "#112233"}),
    ],
)  # fmt: skip
def test_an_order_is_about_what_the_remark_before_it_names(said, change):
    assert outcome(said, DRAFT)[0] == change


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("第6页的page换成memo", {"6.text": "A memo tells you who is right."}),
        ("第2幕decisions改成choices", {"2.text": "of choices are argued twice"}),
        ("标题里不是great，应该是small", {"title": "Why small teams write things down"}),
        ("把Marta改成Maria", {"6.by": "Maria Lindqvist"}),
        ("Marta换成何田", {"6.by": "何田"}),
        ("引言的作者名字不要显示", {"6.by": ""}),
        ("第三页字幕只要第一句", {"3.text": "Meetings feel productive."}),
        ("只留逗号前面的半句", {"5.text": "Customer churn fell by a third."}),
        ("列表里第二条和第四条换个位置", {"4.items": [POINTS[0], POINTS[3], POINTS[2], POINTS[1]]}),
        ("引言改成何田说的“纸笔最可靠”", {"6.text": "纸笔最可靠", "6.by": "何田"}),
        ("列表加一条“谁来跟进”，标题相应改成“五种笔记”", {"4.text": "五种笔记", "4.items": [*POINTS, "谁来跟进"]}),
        ("字幕由右向左显示", {"captions.direction": "rtl"}),
        ("引用停9秒，后面用波浪", {"6.s": 9.0, "6.background": "waves"}),
        ("数字那页应该紧跟着引用，你帮我挪一下", {"order": [1, 3, 4, 5, 6, 2, 7, 8]}),
        ("在 The reason 后面插一条“谁来跟进”", {"4.items": [*POINTS[:2], "谁来跟进", *POINTS[2:]]}),
        ("把The reason提到列表第一条", {"4.items": [POINTS[1], POINTS[0], *POINTS[2:]]}),
        ("副标题全部大写", {"subtitle": "NOTES FROM THE FIELD"}),
        ("这一幕删掉，另外 Monday 改成 Friday", {"order": [1, 2, 3, 4, 6, 7, 8], "7.text": "Start with one page on Friday."}),
        ("结尾写“来找我们”，下面放 nuo.example.cn", {"cta": "来找我们", "8.subtitle": "nuo.example.cn"}),
        ("第三幕停8妙", {"3.s": 8.0}),
        ("这页后面用格子，停8秒", {"5.background": "grid", "5.s": 8.0}),
        ("结尾 Read the full story 换成 Sign up", {"cta": "Sign up"}),
        ("撤回刚才两步操作", {"version": 1}),
        ("取消最近一次改动", {"version": 2}),
        ("先讲列表，再讲开会，顺序换一下", {"order": [1, 2, 4, 3, 5, 6, 7, 8]}),
    ],
)  # fmt: skip
def test_words_speakers_and_places_are_read_as_they_are_said(said, change):
    assert outcome(said, DRAFT)[0] == change


@pytest.mark.parametrize(
    "said",
    [
        "如果字幕太小就放大一点",
        "老板不喜欢第四页，但是先留着",
        "标题太长了，不过先不改",
        "数字那页错了吧",
        "列表有一条太长了，删掉",
        "有一页太短了，延长它",
        "上次给老师做的那条视频，他们把片尾砍了",
        "抱怨没人看邮件的那一幕，领导不让放，拿掉",
        "署名写错了",
        "标题不够吸引人",
    ],
)
def test_a_remark_alone_or_a_doubt_changes_nothing(said):
    assert "says" in outcome(said, DRAFT)[0]
