"""People are answered in their own language, and every question can be answered in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from edit_corpus import MEDIA, past_of, read_cases, read_draft, versions

from pictory_nb.engine.director import Ask, Past, PastTurn, Say, ToolResult, direct
from pictory_nb.engine.director import __file__ as director_file
from pictory_nb.engine.director.brief import MOOD_NAMES, MOODS, THEMES
from pictory_nb.engine.director.chinese import CHINESE
from pictory_nb.engine.director.chinese.answers import ANSWERS
from pictory_nb.engine.director.chinese.brain import BRAIN
from pictory_nb.engine.director.chinese.edits import EDITS
from pictory_nb.engine.director.chinese.kit import KIT
from pictory_nb.engine.director.chinese.names import NAMES
from pictory_nb.engine.director.chinese.questions import QUESTIONS
from pictory_nb.engine.director.chinese.refusals import REFUSALS
from pictory_nb.engine.director.looks import FAMILY_NAMES
from pictory_nb.engine.director.speaking import language_of, said
from pictory_nb.engine.director.telling import listed, tell
from pictory_nb.engine.sound import voice
from pictory_nb.engine.sound.voice import chosen, own

HAN = re.compile("[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”")
# Two plain words in a row, the second in small letters: no name, no unit.
ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,]+[a-z]{2,}")
CASES = [
    case
    for name in (
        "edits.txt",
        "edits_brand.txt",
        "edits_operations.txt",
        "edits_fresh.txt",
        "edits_more.txt",
        "edits_last.txt",
        "edits_voices.txt",
    )
    for case in read_cases(name)
]
CHINESE_CASES = [case.said for case in CASES if HAN.search(QUOTED.sub("", case.said))]


def templates_of_the_voice():
    """Return what the voice writes; the director only passes it on."""
    raised = re.compile(r"VoiceError\(\s*((?:\"[^\"]*\"\s*)+)")
    found = {
        "".join(re.findall(r'"([^"]*)"', literals))
        for path in Path(voice.__file__).parent.glob("*.py")
        for literals in raised.findall(path.read_text(encoding="utf-8"))
    }
    return found | {own._FAILED, own._NO_NUMBERS, chosen._NO_VOICE}


def told_templates() -> set[str]:
    """Every template that the director's code tells."""
    found: set[str] = set()
    for path in Path(director_file).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"tell", "_cannot"}:
                first = node.args[0]
                choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {choice.value for choice in choices if isinstance(choice, ast.Constant)}
    return found


def answered(message, draft, past=None):
    steps = list(direct(message, draft, MEDIA, seed=7, past=past or past_of(versions(draft))))
    return steps, "".join(step.text for step in steps if isinstance(step, Say))


@pytest.fixture(scope="module")
def draft():
    return read_draft()


def test_whatever_is_told_is_told_in_chinese_too():
    assert {template for template in told_templates() if re.search("[A-Za-z]", template)} <= CHINESE.keys()
    for name in (*THEMES, *MOODS, *MOOD_NAMES.values(), *FAMILY_NAMES, *FAMILY_NAMES.values()):
        assert HAN.search(CHINESE[name])


def test_no_sentence_is_kept_that_nobody_tells():
    kept = {**EDITS, **REFUSALS, **QUESTIONS, **ANSWERS, **BRAIN, **KIT}.keys()
    names = {"stand at the bottom", "stand in the middle", "stand at the top"}
    assert kept - told_templates() == templates_of_the_voice() | names


def test_no_template_is_translated_twice():
    tables = (NAMES, EDITS, REFUSALS, QUESTIONS, ANSWERS, BRAIN, KIT)
    assert sum(map(len, tables)) == len(CHINESE)


@pytest.mark.parametrize("template", CHINESE)
def test_both_languages_have_the_same_placeholders(template):
    def placeholders(text):
        return sorted(set(re.findall(r"\{[^}]*\}", text)))

    assert placeholders(template) == placeholders(CHINESE[template])


def test_the_corpora_have_many_chinese_messages():
    assert len(CHINESE_CASES) >= 120


@pytest.mark.parametrize("message", CHINESE_CASES)
def test_a_chinese_message_is_answered_in_chinese(message, draft):
    steps, text = answered(message, draft)
    plain = QUOTED.sub("", text)
    if "场景：\n" not in plain:
        assert not ENGLISH.search(plain), text
    assert HAN.search(plain), text
    for step in steps:
        if isinstance(step, Ask):
            assert HAN.search(QUOTED.sub("", step.question))


def test_an_english_message_is_answered_in_english(draft):
    for case in CASES:
        if not HAN.search(case.said):
            _, text = answered(case.said, draft)
            assert not HAN.search(QUOTED.sub("", text)), (case.said, text)


@pytest.mark.parametrize(
    "question",
    [
        "换个主题",
        "换个音乐",
        "换个转场",
        "换个背景",
        "删除一个场景",
        "复制一个场景",
        "拆分场景",
        "缩短场景",
        "修改文字",
        "用我的照片做背景",
        "标题改成笔记或者写作",
    ],
)
def test_each_option_of_a_chinese_question_is_understood(question, draft):
    steps, _ = answered(question, draft)
    (asked,) = [step for step in steps if isinstance(step, Ask)]
    past = Past((PastTurn(question, asked=True),))
    for number, option in enumerate(asked.options, 1):
        for reply in (
            option,
            option.split("：")[0],
            str(number),
            f"第{'一二三'[number - 1]}个" if number < 4 else option,
        ):
            after, told = answered(reply, draft, past)
            assert "没有理解" not in told, (option, told)
            assert any(isinstance(step, ToolResult | Ask) for step in after) or "没有做任何修改" in told
            assert HAN.search(QUOTED.sub("", told)), (option, told)


def hints() -> list[str]:
    """What Chinese answers propose to say to a film that is there."""
    found = {hint for told in CHINESE.values() for hint in re.findall("“([^”{]*(?:{number}[^”{]*)?)”", told)}
    new_films = {hint for hint in found if "做成" in hint or "做一个" in hint}
    return sorted(hint.replace("{number}", "3").replace("……", "新的文字") for hint in found - new_films)


@pytest.mark.parametrize("hint", hints())
def test_what_a_chinese_answer_proposes_is_understood(hint, draft):
    steps, text = answered(hint, draft)
    done = any(isinstance(step, ToolResult) for step in steps)
    asked = any(isinstance(step, Ask) for step in steps)
    # Two scenes of other kinds cannot be merged, and this film shows no clip; that was understood.
    refused = "合并" in hint or "没有可以修改的片段声音" in text
    assert done or (asked and hint == "换个主题") or "已经是这样了" in text or refused, text
    assert "没有理解" not in text


def test_what_a_chinese_answer_proposes_for_a_new_film_makes_one():
    steps = list(direct("为春季促销做一个20秒的预告视频", None, (), seed=7))
    assert any(isinstance(step, ToolResult) and step.draft for step in steps)


def test_a_reply_with_english_content_is_answered_in_the_language_of_the_question(draft):
    past = Past((PastTurn("修改标题", asked=True),))
    _, text = answered("Write it all down", draft, past)
    assert text == "标题现在是“Write it all down”。"


@pytest.mark.parametrize(
    ("message", "before", "film", "language"),
    [
        ("把标题改成Write it down and keep it", "make it shorter", "en", "zh"),
        ("change the title to 关于我们团队的写作习惯和方法", "竖屏", "zh", "en"),
        ("2", "换个主题", "en", "zh"),
        ("16:9", "make it shorter", "zh", "en"),
        ("1080p", "", "zh", "zh"),
        ("1080p", "", "de", "en"),
        ("logo.png 放到右上角", "", "en", "zh"),
        ("“你好”", "make it shorter", "zh", "en"),
        ("Turn this into a video:\n\n我们的团队每天都写下决定。这样可以节省很多时间。", "", "zh", "en"),
        ("把这篇文章做成30秒的视频：\n\nGreat teams write things down. They save time.", "", "en", "zh"),
    ],
)
def test_the_message_decides_then_the_session_then_the_film(message, before, film, language):
    past = Past((PastTurn(before),) if before else ())
    assert language_of(message, {"m": {"language": film}}, past) == language


def test_undo_redo_and_versions_are_told_in_chinese(draft):
    drafts = versions(draft)
    undone, text = answered("撤销", draft)
    assert text == "已撤销上一次修改：8 个场景，46 秒。"
    turn = PastTurn("撤销", 2, (("undo", {"steps": 1}),))
    redone = Past((*past_of(drafts).turns, turn), drafts.__getitem__)
    assert answered("重做", draft, redone)[1] == "这次修改已恢复：8 个场景，46 秒。"
    assert answered("回到版本1", draft)[1] == "已回到版本 1：8 个场景，46 秒。"
    assert answered("回到版本9", draft)[1].startswith("没有版本 9：现有版本 1 到 3。")
    assert any(isinstance(step, ToolResult) for step in undone)


def test_a_new_film_is_told_of_in_chinese(scripts):
    chinese = next(text for name, text in scripts.items() if HAN.search(text[:200]) and "ja" not in name)
    for script in (chinese, scripts["sample_post"]):
        steps = list(direct("把这篇文章做成30秒的视频\n\n" + script, None, (), seed=7))
        text = "".join(step.text for step in steps if isinstance(step, Say))
        assert "视频已做好" in text
        assert not ENGLISH.search(QUOTED.sub("", text)), text
        assert any(isinstance(step, ToolResult) and step.draft for step in steps)


def test_the_users_own_words_are_never_translated():
    told = tell("The title is now “{text}”.{note}", text="midnight", note="")
    assert said("zh", told) == "标题现在是“midnight”。"
    assert said("zh", listed([tell("Calm"), "Calm"])) == "平静、Calm"
    assert said("zh", "The title is now" + tell(" and ") + tell("Calm")) == "The title is now和平静"
    assert said("zh", tell("A text of {nobody}.")) == "A text of {nobody}."
    assert said("en", told) == told == "The title is now “midnight”."


def test_letters_that_cannot_be_drawn_are_named_in_the_answer(ask):
    answer = ask(
        "Make a 15 second video of this post:\n\nგამარჯობა means hello. We say it every day, and we like it."
    )
    assert "leave them out: გ ა მ რ" in answer.text
    again = ask("make it 20 seconds", answer.draft)
    assert "leave them out" not in again.text


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم اليوم.",
        "שלום לכולם היום.",
        "สวัสดีชาวโลก",
        "नमस्ते दुनिया।",
        "안녕하세요 여러분.",
        "こんにちは、世界。",
    ],
)
def test_letters_of_the_shipped_fonts_need_no_such_note(ask, text):
    assert "leave them out" not in ask(f"Make a 15 second video of this post:\n\n{text} {text}").text
