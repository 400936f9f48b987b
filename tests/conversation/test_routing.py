"""Only a message that is nothing but a command is one; all else is about the video."""

import re

import pytest

from pictory_nb.conversation import Action, route
from tests.conversation import corpus

OUTCOMES = {
    "export": Action.EXPORT,
    "credits": Action.SHOW_CREDITS,
    "timeline": Action.SHOW_TIMELINE,
    "upload": Action.UPLOAD,
    "agent": None,
    "": None,
}
ROWS = corpus.read("routing")
TUNING, HELD_OUT = corpus.split(ROWS, "utterance")
TRIGGER = re.compile(
    r"export|download|render|send|save|credit|balance|point|status|state|timeline|track|progress|upload|import"
    r"|attach|ready|done|导出|下载|渲染|保存|发给|积分|余额|状态|时间线|轨道|进度|上传|hochladen|guthaben|descargar",
    re.IGNORECASE,
)


def is_right(row):
    action, _, then = row["outcome"].partition(">")
    route_ = route(row["utterance"])
    return (route_.action, route_.then) == (OUTCOMES[action], OUTCOMES[then])


@pytest.mark.parametrize("row", TUNING, ids=lambda row: row["utterance"][:40])
def test_each_utterance_of_the_tuning_part_goes_where_it_belongs(row):
    assert is_right(row), (row["outcome"], route(row["utterance"]))


def test_the_held_out_part_is_routed_right_in_98_of_100():
    assert sum(map(is_right, HELD_OUT)) / len(HELD_OUT) >= 0.98


def test_nothing_that_is_for_the_agent_starts_a_command():
    agents = [row for row in ROWS if row["outcome"].startswith("agent")]
    assert sum(route(row["utterance"]).action is not None for row in agents) <= len(agents) // 200


def test_the_labelled_set_is_large_balanced_and_hard():
    assert len(ROWS) >= 300
    assert len(HELD_OUT) >= len(ROWS) / 4
    first = [row["outcome"].partition(">")[0] for row in ROWS]
    commands = [first.count(name) for name in ("export", "credits", "timeline", "upload")]
    assert max(commands) <= 1.4 * min(commands)
    hard = [row for row in ROWS if row["outcome"].startswith("agent") and TRIGGER.search(row["utterance"])]
    assert len(hard) >= 0.4 * len(ROWS)
    chinese = [row for row in ROWS if re.search("[\u4e00-\u9fff]", row["utterance"])]
    assert len(chinese) >= 0.3 * len(ROWS)


POST = " ".join(
    ["Our export team checks the status of every upload, and downloads (下载, 导出) cost no credits."] * 90
)


@pytest.mark.parametrize("ending", ["", "\n\nThen export it.", "\n\nexport", "\n\n导出"])
def test_a_1200_word_post_that_is_full_of_commands_goes_to_the_agent_whole(ending):
    assert len(POST.split()) >= 1_200
    assert route(POST + ending).action is None
    assert route(f"导出 export credits status upload\n\n{POST}{ending}").action is None


def test_a_post_of_command_words_alone_goes_to_the_agent():
    assert route("export credits status upload 导出 " * 240).action is None


@pytest.mark.parametrize("row", ROWS[::25], ids=lambda row: row["utterance"][:40])
def test_every_decision_says_why(row):
    assert route(row["utterance"]).why


@pytest.mark.parametrize(
    "text", ["", "  \n", "👍", "🙏🙏", "?", "…", "。", "\N{LINK SYMBOL}", "\N{SECTION SIGN}"]
)
def test_a_message_without_words_is_no_command(text):
    assert route(text).action is None


@pytest.mark.parametrize(
    "text",
    [
        "Export",
        "EXPORT!!",
        " export ",
        "ｅｘｐｏｒｔ",
        "Export…",
        "➡️ export",
        "**export**",
        "export.",
        "- export",
    ],
)
def test_case_width_and_decoration_do_not_matter(text):
    assert route(text).action is Action.EXPORT


def test_a_long_link_does_not_make_an_upload_a_long_text():
    assert route(f"upload https://example.com/a.mp4?signature={'x' * 900}").action is Action.UPLOAD


def test_a_quoted_text_is_not_searched_for_commands():
    assert route('make the title "Paradise Found", then export').then is Action.EXPORT
    assert route('make the title "bigger, then export"').then is None
    assert route('"export"').action is None
