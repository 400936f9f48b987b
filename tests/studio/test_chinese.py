"""A session that begins in Chinese is in Chinese, commands and files included."""

import re

import pytest
from PIL import Image

from pictory_nb.conversation import StatusLine

POST = """# 写下来的团队更强

团队常常忘记自己的决定。一页纸就能记住。

## 什么有用

指定一个负责人，今天就开始。
"""
TWO_ENGLISH_WORDS = re.compile("[A-Za-z]{3,}[ ,]+[A-Za-z]{3,}")


@pytest.fixture
def chinese(studio, tmp_path):
    """A studio with a short Chinese film, and every line that it says itself."""
    lines = []
    studio._work.conversation.subscribe(
        lambda event: lines.append(event.text) if isinstance(event, StatusLine) else None
    )
    (tmp_path / "文章.md").write_text(POST, encoding="utf-8")
    return studio, lines


def test_commands_files_and_tables_speak_chinese(chinese, tmp_path, capsys):
    studio, lines = chinese
    film = studio.make("文章.md", seconds=5)
    assert film.path.suffix == ".mp4"
    printed = capsys.readouterr().out
    assert "正在绘制画面" in printed
    assert f"已导出 {film.path.name}" in printed
    assert studio.turns[0].prompt.startswith("把下面的内容做成5秒的视频")

    answers = {
        "查看积分": "积分",
        "显示时间线": "时间线（",
        "上传文件": "请在单元格中运行",
        "导出": "视频已经导出",
    }
    for command, answer in answers.items():
        turn = studio.send(command)
        assert answer in turn.text
        lines.append(turn.text)
    table = studio.timeline.df
    turn = studio.timeline.apply(table.assign(volume_pct=table["volume_pct"] * 0 + 20))
    assert turn.changes == ("背景音乐音量：100% → 20%",)
    lines.append(turn.text)
    assert studio.compare(1, 2)["words"].tolist() == ["背景音乐音量：100% → 20%"]

    Image.new("RGB", (64, 36), "teal").save(tmp_path / "图.png")
    studio.upload("图.png")
    assert "已上传 图.png" in capsys.readouterr().out

    names = sorted({segment.label for _, segment in studio.timeline.draft.segments()}, key=len)
    any_name = re.compile("|".join(map(re.escape, reversed(names))))
    for line in lines:
        assert not TWO_ENGLISH_WORDS.search(any_name.sub("", line)), line
        assert re.search("[\u4e00-\u9fff]", line)
