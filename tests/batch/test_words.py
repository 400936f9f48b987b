"""A batch speaks the language of the session, whole."""

import asyncio
import re
from dataclasses import fields
from string import Formatter

import pytest

from pictory_nb.batch import BatchStoppedError
from pictory_nb.batch.items import read_items
from pictory_nb.batch.live_table import LiveTable
from pictory_nb.batch.rows import Row, Status
from pictory_nb.batch.words import LANGUAGES, BatchWords, batch_words
from pictory_nb.client import RenderFailedError, StreamInterruptedError
from pictory_nb.client.refusals import api_error
from tests.batch.fakes import half_a_film

ONE, TWO = "写下来的团队更强。\n\n一页纸就够。", "会议要短。\n\n两个人就能决定。"
TWO_ENGLISH_WORDS = re.compile("[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")


@pytest.mark.parametrize("name", [item.name for item in fields(BatchWords) if item.name != "language"])
def test_each_sentence_is_there_in_both_languages_with_the_same_places(name):
    english, chinese = (getattr(LANGUAGES[code], name) for code in ("en", "zh"))
    assert english.strip()
    assert chinese.strip()
    places = [{part[1] for part in Formatter().parse(said) if part[1]} for said in (english, chinese)]
    assert places[0] == places[1]
    if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", english)):
        assert re.search("[\u4e00-\u9fff]", chinese)
    assert not TWO_ENGLISH_WORDS.search(re.sub(r"\{\w+\}", "", chinese))


def said_by(capsys, table):
    lines = [*capsys.readouterr().out.splitlines(), *table["message"]]
    # What a probe of the film says is no sentence.
    return [line.replace(", no sound", "") for line in lines]


def test_a_chinese_batch_is_told_in_chinese(make, backend, capsys, tmp_path):
    (tmp_path / "笔记.md").write_text("# 笔记\n\n写一页纸，指定一个负责人。")
    backend.answers = [(TWO, [half_a_film, StreamInterruptedError("The connection broke.")])]
    table = make([ONE, TWO, "笔记.md", "没有.md"], seconds=10)
    assert table["status"].tolist() == ["done", "failed", "done", "failed"]
    assert backend.sent[0].startswith("把下面的内容做成10秒的视频")
    lines = said_by(capsys, table)
    assert "视频完成之前连接断开了。再次运行批次即可重新制作。" in lines
    assert any(line.startswith("1/4 写下来的团队更强") and "正在处理" in line for line in lines)
    for line in lines:
        quoted_from_the_system = line.partition("原文：")[0]
        assert not TWO_ENGLISH_WORDS.search(quoted_from_the_system), line


def test_wishes_in_chinese_make_a_chinese_batch_of_an_english_script(make, backend, capsys):
    make(["Notes win.\n\nOne page."], "竖屏，欢快")
    assert "竖屏，欢快" in backend.sent[0]
    assert backend.sent[0].startswith("把下面的内容")
    assert "1 个视频：1 个等待中" in capsys.readouterr().out


def test_a_batch_that_stops_says_so_in_chinese(make, backend):
    backend.fail("create_session", api_error(status=403, code=2001))
    with pytest.raises(BatchStoppedError, match="批次已停止：积分已用完") as stopped:
        make([ONE, TWO])
    assert "共 2 个视频，还有 1 个在等待" in str(stopped.value)
    assert not TWO_ENGLISH_WORDS.search(str(stopped.value))


def test_the_language_of_the_session_wins(desk, backend, capsys):
    async def both():
        await desk.talk.send("Make a video about tea.")
        await desk.batches().make([ONE])

    asyncio.run(both())
    assert "1 video: 1 waiting" in capsys.readouterr().out


def test_the_next_kernel_goes_on_in_the_same_language(desk, make, backend, capsys):
    backend.fail("download_render", RenderFailedError("Broken.", render_id="r"))
    make([ONE])
    capsys.readouterr()
    asyncio.run(desk.restarted().batches().resume())
    assert "1 个视频" in capsys.readouterr().out


def test_the_table_in_a_notebook_is_chinese():
    rows = [Row(f"/v/{status}.mp4", status=status) for status in Status]
    items = read_items([f"第{number}篇" for number in range(len(rows))])
    html = LiveTable(items, rows, batch_words("zh"))._repr_html_()
    assert "<th>来源</th><th>状态</th><th>说明</th>" in html
    for word in ("等待中", "进行中", "已完成", "失败", "已停止"):
        assert f">{word}<" in html
