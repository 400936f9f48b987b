"""The user's language is told from the first words, and the conversation answers in it where it can."""

import importlib
import pkgutil
import re
import string
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pictory_nb
from pictory_nb.client import (
    AgentError,
    ApiError,
    ConnectionFailedError,
    NoCreditsError,
    PictoryError,
    PlanError,
)
from pictory_nb.client.refusals import api_error
from pictory_nb.conversation.failures import CHINESE, explained
from pictory_nb.conversation.language import detect
from pictory_nb.conversation.strings import LANGUAGES, words
from pictory_nb.engine.server.envelope import Code
from pictory_nb.exports.export import _STAGES
from tests.conversation import corpus

NAMES = [field.name for field in fields(words("en")) if field.name != "language"]


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


def test_each_table_knows_its_language():
    assert {code: spoken.language for code, spoken in LANGUAGES.items()} == {"en": "en", "zh": "zh"}


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
    assert words("zh").tool_label("add_bgm") == "正在执行：add_bgm"
    assert words("en").tool_label("label") == "Label"


@pytest.mark.parametrize(
    "stage",
    [
        *dict.fromkeys(_STAGES.values()),
        "Waiting for its turn",
        "Rendering",
        "Fetching the file",
        "Preparing the export",
    ],
)
def test_every_stage_of_an_export_is_said_in_chinese(stage):
    assert words("en").export_stage(stage) == stage
    assert re.fullmatch("[\u4e00-\u9fff]+", words("zh").export_stage(stage))


def every_error():
    """Every kind of error that the package raises on purpose, wherever it is defined."""
    for module in pkgutil.walk_packages(pictory_nb.__path__, "pictory_nb."):
        if ".engine" not in module.name:
            importlib.import_module(module.name)
    found, todo = set(), [PictoryError]
    while todo:
        kind = todo.pop()
        if kind not in found and kind.__module__.startswith("pictory_nb."):
            found.add(kind)
            todo.extend(kind.__subclasses__())
    return sorted(found, key=lambda kind: kind.__name__)


def test_every_kind_of_error_has_chinese_words():
    assert [kind.__name__ for kind in every_error() if kind.__name__ not in CHINESE] == []


def test_an_error_is_told_with_what_it_knows():
    refused = ApiError("Refused.", code=7, said="太多了", request_id="r1")
    assert explained(refused, "en") == "Refused."
    assert (
        explained(refused, "zh")
        == "后端拒绝了请求（代码 7）。后端的说明：太多了。请稍后再试。（请求编号 r1）"
    )
    empty = NoCreditsError("There are no credits left.")
    assert explained(empty, "zh") == "积分已用完。请在您的账户中充值。"
    link = "https://nemovideo.com/register?bind=s1"
    assert explained(empty.instead("Register.", link), "zh").endswith(link)
    assert explained(PlanError("…"), "zh") == "请注册或升级您的套餐以解锁导出。"
    away = ConnectionFailedError("Away.", never_left=True)
    assert "没有发出" in explained(away, "zh")
    assert "没有发出" not in explained(ConnectionFailedError("Away.", never_left=False), "zh")


SAID = "The engine could not finish this message (boom). Nothing was charged."


@pytest.mark.parametrize("code", ["interrupted", "cancelled", "Timeout", "DiskFull"])
def test_how_the_engine_ended_a_message_is_told_in_chinese_by_its_code(code):
    told = explained(AgentError(f"The agent could not finish: {SAID}", code=code, said=SAID), "zh")
    assert not re.search("[A-Za-z]", told)
    assert told != explained(AgentError("…", code="other"), "zh")


def test_what_only_the_engine_s_own_words_know_is_quoted_behind_the_chinese_ones():
    told = explained(AgentError(f"The agent could not finish: {SAID}", code="EngineFailure", said=SAID), "zh")
    assert told.startswith("引擎没能完成这条消息。没有扣除积分")
    assert told.endswith(f"后端的说明：{SAID.rstrip('.')}。")
    other = explained(AgentError("…", code="RESOURCE", said="Too long."), "zh")
    assert other.startswith("后端的助手出错了（代码 RESOURCE）。后端的说明：Too long。")


@pytest.mark.parametrize("code", [code for code in Code if code >= 9000])
def test_every_refusal_of_the_engine_s_own_is_worded_by_its_code_or_kind(code):
    error = api_error(status=400, code=int(code), said="Words.")
    told = explained(error, "zh")
    assert re.match("[\u4e00-\u9fff]", told)
    if type(error) is ApiError and code not in {Code.BAD_REQUEST, Code.NOT_ALLOWED}:
        assert "后端拒绝了请求" not in told


def test_an_unknown_kind_of_error_is_still_told():
    assert explained(ValueError("Odd."), "zh") == "没有成功。原文：Odd."
