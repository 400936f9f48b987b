"""The phrases of reader_phrases.txt filled in with scenes, lengths, texts and names of the corpora's film."""

# ruff: noqa: E501 (groups of words read best when they are not cut)
from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pictory_nb.engine.director import operations
from pictory_nb.engine.director.grammar.rules_history import Travel
from pictory_nb.engine.director.questions import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pictory_nb.engine.director.choosing.choosing import Wish

PHRASES = Path(__file__).with_name("reader_phrases.txt")
_TIMES_FILLED_IN = 3
_SCENES = {
    "en": {
        1: "the title card|scene 1|the opening card", 2: "scene 2|the stat|the 73% scene|the number card|the statistic",
        3: "scene 3|the third scene|the meetings scene|the part about meetings|the one on meetings",
        4: "the list|scene 4|slide 4|the bullet list|the list of notes", 5: "scene 5|the churn scene|the fifth scene|the one about churn|it|that scene",
        6: "the quote|Marta's quote|scene 6|the quotation", 7: "the Monday scene|scene 7|the second to last scene|slide 7",
        8: "the end card|scene 8|the last scene|the outro",
    },
    "zh": {
        1: "标题页|第一个场景|片头", 2: "数据页|第二个场景|场景2|数字那页", 3: "开会那段|第三幕|场景3|讲会议的那段", 4: "列表|第四页|场景4|清单那幕",
        5: "流失率那段|第五个场景|场景5|这个场景", 6: "引言|第六幕|场景6|引用那段", 7: "周一那幕|第七个场景|场景7", 8: "片尾|第八个场景|最后一幕",
    },
}  # fmt: skip
_WORDED = (3, 5, 6, 7)
_NAMED: dict[str, dict[str, tuple[tuple[str, Any], ...]]] = {
    "en": {
        "len": (("5 seconds", 5000), ("3 s", 3000), ("four seconds", 4000), ("two secs", 2000), ("7s", 7000)),
        "pct": (("20%", 20), ("50%", 50), ("60 percent", 60), ("120%", 120), ("80%", 80)),
        "mood": (("upbeat", "upbeat"), ("calm", "calm"), ("cinematic", "cinematic"), ("corporate", "corporate"), ("inspiring", "inspiring"), ("cheerful", "upbeat")),
        "theme": tuple((name, name) for name in ("ink", "paper", "lagoon", "sunrise", "aurora", "ember", "daylight")),
        "family": (("waves", "waves"), ("bokeh", "bokeh"), ("grid", "grid"), ("light rays", "rays"), ("papercut", "papercut"), ("contour lines", "contours")),
        "kind": (("wipe", "wipe"), ("slide", "slide"), ("hard cut", "cut"), ("wipes", "wipe")),
        "style": tuple((name, name) for name in ("boxed", "karaoke", "plain", "pop")),
        "corner": (("top right", "top-right"), ("bottom left", "bottom-left"), ("bottom right", "bottom-right"), ("upper right", "top-right"), ("lower left", "bottom-left")),
        "row": (("top", "top"), ("middle", "middle")),
        "name": (("Polaris", "Polaris"), ("Ana Ruiz", "Ana Ruiz"), ("Dr. Okafor", "Dr. Okafor"), ("Bluebird Labs", "Bluebird Labs"), ('"Mira Stone"', "Mira Stone")),
        "text": tuple((f'"{text}"', text) for text in ("Paper is patient.", "Ink over air", "Join us on Saturday", "Less talk, more notes", "What we learned")),
    },
    "zh": {
        "len": (("5秒", 5000), ("3秒", 3000), ("四秒", 4000), ("两秒钟", 2000), ("7秒", 7000)),
        "pct": (("20%", 20), ("50%", 50), ("百分之六十", 60), ("80%", 80)),
        "mood": (("欢快", "upbeat"), ("平静", "calm"), ("史诗", "cinematic"), ("商务", "corporate"), ("励志", "inspiring")),
        "theme": (("水墨", "ink"), ("日出", "sunrise"), ("极光", "aurora"), ("paper", "paper"), ("ink", "ink")),
        "family": (("波浪", "waves"), ("网格", "grid"), ("光斑", "bokeh"), ("剪纸", "papercut")),
        "kind": (("擦除", "wipe"), ("滑动", "slide"), ("硬切", "cut")),
        "style": (("卡拉", "karaoke"), ("加框", "boxed"), ("朴素", "plain")),
        "corner": (("右上角", "top-right"), ("左下角", "bottom-left"), ("右下角", "bottom-right")),
        "row": (("顶部", "top"), ("中间", "middle")),
        "name": (("林教授", "林教授"), ("北极星", "北极星"), ("Ana Ruiz", "Ana Ruiz")),
        "text": tuple((f"“{text}”", text) for text in ("写下来，别靠记", "谢谢观看", "周六见", "少说多写")),
    },
}  # fmt: skip
_HOLE = re.compile(r"\{(\w+)\}")


def phrases() -> Iterator[tuple[str, Wish]]:
    """Yield each phrase filled in several times, with what it wishes for."""
    known = {name: getattr(operations, name) for name in operations.__all__}
    known |= {"Travel": Travel, "Question": Question, "nothing": None}
    meaning = "nothing"
    for line in PHRASES.read_text("utf-8").splitlines():
        if line.startswith("=> "):
            meaning = line.removeprefix("=> ")
        elif line and not line.startswith("#"):
            count = _TIMES_FILLED_IN if _HOLE.search(line) else 1
            for time in range(count):
                said, values = _filled(line, time)
                wish = eval(meaning, dict(known), values)
                is_one = wish is not None and not isinstance(wish, tuple | Travel | Question)
                yield said, (wish,) if is_one else wish


def _filled(line: str, time: int) -> tuple[str, dict[str, Any]]:
    language = "zh" if re.search("[\u3400-\u9fff]", line) else "en"
    values: dict[str, Any] = {}

    def mention(found: re.Match[str]) -> str:
        name = found[1]
        if name in values:
            return ""
        pick = int.from_bytes(
            hashlib.blake2s(f"{line} {time} {name}".encode(), digest_size=4).digest(), "big"
        )
        if name in {"r", "q", "c"}:
            taken = set(values.values())
            choices = [n for n in (_WORDED if name == "c" else _SCENES[language]) if n not in taken]
            number = choices[pick % len(choices)]
            values[name] = number
            names = _SCENES[language][number].split("|")
            return names[pick // 8 % len(names)]
        choices = _NAMED[language][name]
        said, values[name] = choices[pick % len(choices)]
        return said

    return _HOLE.sub(mention, line), values
