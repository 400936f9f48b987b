"""What is said of a timeline is said in the user's language, whole."""

import re
from dataclasses import fields
from string import Formatter

import pytest
from hypothesis import given
from random_drafts import any_json, draft_pairs

from pictory_nb.draft import diff, diff_frame, read_draft, summarise
from pictory_nb.draft.words import LANGUAGES, DraftWords, draft_words

TEMPLATES = [item.name for item in fields(DraftWords) if item.name != "names"]


def placeholders(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_are_there():
    assert set(LANGUAGES) == {"en", "zh"}
    assert draft_words("zh-CN") is draft_words("zh_Hans") is LANGUAGES["zh"]
    assert draft_words("fr") is LANGUAGES["en"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_sentence_is_there_in_both_languages_with_the_same_places(name):
    english, chinese = (getattr(LANGUAGES[code], name) for code in ("en", "zh"))
    assert english.strip()
    assert chinese.strip()
    assert placeholders(english) == placeholders(chinese)
    spoken = re.sub(r"\{\w+\}", "", chinese)
    assert not re.search("[A-Za-z]", spoken), "English in a Chinese sentence"
    if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", english)):
        assert re.search("[\u4e00-\u9fff]", spoken)


def track(kind, name, *segments, **meta):
    return {"id": name, "tt": kind, "m": {"name": name, **meta}, "sg": list(segments)}


def piece(name, start_ms, text=None, **meta):
    said = {"text": text} if text else {"name": name}
    return {"id": name, "st": start_ms, "d": 1000, "m": {**said, **meta}}


BEFORE = {
    "d": 9000,
    "m": {"title": "甲", "theme": "蓝", "canvas": {"width": 1, "height": 1, "fps": 30}},
    "t": [
        track(0, "Video", *(piece(f"画{n}", n * 1000, style=n) for n in range(9))),
        track(1, "BGM", piece("乐", 0, volume_pct=35)),
        track(
            7, "Title", piece("t1", 0, "旧", subtitle="一"), piece("t2", 2000, "走"), piece("t3", 4000, "去")
        ),
        track(7, "Captions", *(piece(f"c{n}", n * 1000, f"第{n}句") for n in range(9))),
        track(9, "", piece("效", 0)),
    ],
}
AFTER = {
    "d": 12000,
    "m": {
        "title": "乙",
        "theme": "红",
        "canvas": {"width": 2, "height": 2, "fps": 25},
        "captions": {"show": False, "style": "条"},
    },
    "t": [
        track(0, "Video", *(piece(f"画{n}", n * 1000, style=n + 1) for n in range(9))),
        track(1, "BGM", piece("乐", 0, volume_pct=20), opacity=None),
        track(
            7, "Title", piece("t1", 0, "新", subtitle="二"), piece("t2", 3000, "走"), piece("new", 6000, "来")
        ),
        track(7, "Captions", *(piece(f"c{n}", n * 1000 + 500, f"第{n}句") for n in range(9))),
        track(9, ""),
    ],
}


def test_every_kind_of_change_is_told_in_chinese():
    before, after = read_draft(BEFORE), read_draft(AFTER)
    english, chinese = diff(before, after), diff(before, after, "zh")
    assert [(item.kind, item.track) for item in english] == [(item.kind, item.track) for item in chinese]
    kinds = {"added", "removed", "moved", "text", "volume", "style", "length", "theme", "canvas", "title"}
    assert kinds <= {item.kind for item in chinese}
    for item in chinese:
        assert not re.search("[A-Za-z]", item.words), item.words
    said = [item.words for item in chinese]
    assert "背景音乐音量：35% → 20%" in said
    assert "标题已修改：“旧” → “新”" in said
    assert "已添加标题：“来”（6-7秒）" in said
    assert "字幕后移0.5秒：9 段（0.5-9.5秒）" in said
    assert "时长：9秒 → 12秒" in said
    assert diff_frame(before, after, "zh")["words"].str.contains("[A-Za-z]").sum() == 0


def test_the_summary_has_a_chinese_form():
    assert summarise(read_draft(AFTER), "zh") == (
        "时间线（4 条轨道）：1. 视频：画0，另有 8 段（0-9秒） 2. 背景音乐：乐（0-1秒，20%） "
        '3. 标题："新"，另有 2 段（0-7秒） 4. 字幕："第0句"，另有 8 段（0.5-9.5秒）'
    )
    assert summarise(read_draft(None), "zh") == "时间线（空）"


@given(draft_pairs())
def test_any_two_drafts_are_told_in_either_language_alike(pair):
    before, after = (read_draft(raw) for raw in pair)
    english, chinese = diff(before, after), diff(before, after, "zh")
    assert [(item.kind, item.start_ms, item.pairs) for item in english] == [
        (item.kind, item.start_ms, item.pairs) for item in chinese
    ]


@given(any_json)
def test_any_draft_has_a_summary_in_chinese(raw):
    assert summarise(read_draft(raw), "zh").startswith("时间线（")
