"""The user's language is told from the first words, and the conversation answers in it where it can."""

import re
import string
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictory_nb.conversation.language import detect
from pictory_nb.conversation.strings import LANGUAGES, words
from tests.conversation import corpus

NAMES = [field.name for field in fields(words("en"))]


@pytest.mark.parametrize("row", corpus.read("language"), ids=lambda row: row["utterance"][:40])
def test_the_language_is_told_from_a_few_words(row):
    assert detect(row["utterance"]) == row["language"]


def test_the_first_words_count_and_not_what_is_pasted_behind_them():
    assert (
        detect("Make a short video of this text and keep all the facts in it, please.\n\n" + "你好" * 5)
        == "en"
    )
    assert detect("把下面的文章做成视频:\n\n" + "The quick brown fox jumps. " * 3) == "zh"


@given(st.text(max_size=60))
def test_any_text_has_a_language(text):
    assert re.fullmatch("[a-z]{2}", detect(text))


@pytest.mark.parametrize("code", ["zh", "zh-CN", "zh_TW", "ZH"])
def test_chinese_is_spoken_whatever_its_region(code):
    assert words(code) is LANGUAGES["zh"]


@pytest.mark.parametrize("code", ["en", "en-GB", "de", "fr", "", "xx"])
def test_all_others_are_answered_in_english(code):
    assert words(code) is LANGUAGES["en"]


@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_there_in_both_languages_and_is_not_the_same(name):
    english, chinese = (getattr(LANGUAGES[code], name) for code in ("en", "zh"))
    assert english.strip()
    assert not re.search("[\u4e00-\u9fff]", english)
    assert re.search("[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_fill_in_the_same_things(name):
    parser = string.Formatter()
    found = [
        {part[1] for part in parser.parse(getattr(spoken, name)) if part[1]} for spoken in LANGUAGES.values()
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_no_two_messages_are_equal_by_accident(code):
    said = [getattr(LANGUAGES[code], name) for name in NAMES]
    assert len(set(said)) == len(said)


def test_chinese_has_chinese_punctuation():
    for name in NAMES:
        assert not re.search("[\u4e00-\u9fff][,:;?!.]", getattr(LANGUAGES["zh"], name)), name


def test_a_tool_has_a_label_for_people():
    assert words("en").tool_label("edit_timeline") == "Editing the timeline"
    assert words("zh").tool_label("edit_timeline") == "正在编辑时间线"
    assert words("en").tool_label("add_bgm") == "Add bgm"
    assert words("zh").tool_label("") == "处理中"
    assert words("en").tool_label("label") == "Label"
