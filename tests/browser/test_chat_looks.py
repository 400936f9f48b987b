"""The chat's built bundle in a bare page: themes, narrow, right to left, Chinese, streaming."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import shifts
from tests.browser.conftest import ARTIFACTS
from tests.browser.contrast import faint, rest
from tests.browser.stub_page import StubPage

pytestmark = pytest.mark.browser

THEMES = ("light", "dark", "vscode-light", "vscode-dark", "jupyter-light", "jupyter-dark")
FROM_END = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
AT_END = f"log => ({FROM_END})(log) < 2"
SCRIPT = "Great teams write things down. " * 60


def turn(turn_id, prompt, text, **rest):
    return {
        "id": turn_id,
        "prompt": prompt,
        "is_cut": False,
        "text": text,
        "ending": "done",
        "changes": [],
        "targets": [],
        "steps": [],
        "actions": [],
        "offers": [],
        "question": "",
        "error": "",
        "elapsed_s": 12.3,
        "credits": 3,
        "credits_left": None,
        **rest,
    }


STATE = {
    "title": "Pictory",
    "badge": "Local engine",
    "interactive": True,
    "can_stop": False,
    "suggestions": [],
    "turns": [],
    "first_turn": 0,
    "stand_in": "",
    "takes_files": True,
    "file_rows": [],
    "file_progress": {},
}
TURNS = [
    turn(
        "t1",
        f"Turn this post into a 30 second video\n\n{SCRIPT}",
        "I made a **30 second** video:\n\n- a title card\n- two captions, `Lo-fi` music\n\n"
        "> quoted\n\n| Track | Length |\n|---|---|\n| BGM | 30 s |\n\nSee [the guide](https://example.com).",
        changes=["Title added: 'Why great teams write' (0-1s)", "Music added: Lo-fi (0-3s, 35%)"],
        steps=[
            {"text": "Reading the script…", "elapsed_s": 1.2},
            {"text": "Planning the scenes…", "elapsed_s": 4},
        ],
        actions=["export", "show_timeline", "show_credits"],
        credits_left=93,
    ),
    turn(
        "t2",
        "Make it 400% louder",
        "I could not do that.",
        ending="failed",
        error="The engine stopped while it worked. Nothing was changed.",
        actions=["retry"],
        offers=["Set the music volume to 80%", "Make the music calmer and fade it out at the end"],
        credits=None,
    ),
]
CHINESE = [
    turn(
        "t1",
        "把这篇文章做成 30 秒的视频\n\n" + "优秀的团队会把事情写下来。" * 30,
        "视频做好了，一共 **30 秒**：\n\n- 标题卡\n- 两条字幕，`Lo-fi` 音乐",
        changes=["新增标题：“优秀的团队为什么写”（0-1 秒）"],
        steps=[{"text": "正在规划场景…", "elapsed_s": 4}],
        actions=["export", "show_timeline"],
        credits_left=93,
    )
]
ARABIC = [
    turn(
        "t1",
        "حوّل هذا المقال إلى فيديو مدته ٣٠ ثانية",
        "صنعتُ فيديو مدته **٣٠ ثانية**:\n\n- بطاقة عنوان\n- موسيقى `Lo-fi`",
        changes=["أضيف العنوان"],
        actions=["export", "show_timeline"],
        credits_left=93,
    ),
    turn("t2", "Make it louder", "Done.", offers=["Set the music volume to 80%"]),
]
RUNNING = turn("t3", "Make the music calmer", "", ending="", elapsed_s=0, credits=None)


@pytest.fixture
def stub(page):
    return StubPage(page)


def shoot(page, name):
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png")


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_has_enough_contrast_in_every_theme(stub, page, theme):
    root = stub.open("chat", {**STATE, "turns": TURNS}, theme=theme, width=760, height=1000)
    expect(root).to_have_attribute("data-theme", "dark" if theme.endswith("dark") else "light")
    page.locator(".pnb-message-input").press("Enter")
    expect(page.locator(".pnb-note")).to_have_class("pnb-note pnb-complaint")
    page.locator("summary").first.click()
    assert faint(root) == []
    shoot(page, f"chat-{theme}")
    root = stub.open("chat", STATE, theme=theme, width=760)
    expect(page.locator(".pnb-greeting")).to_be_visible()
    assert faint(root) == []


def test_nothing_sticks_out_at_320_px(stub, page):
    root = stub.open("chat", {**STATE, "turns": TURNS}, width=320)
    for element in (root, *(page.locator(f".pnb-{name}") for name in ("chat", "log", "head", "composer"))):
        assert element.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    buttons = page.locator(".pnb button:visible, .pnb summary:visible")
    boxes = [buttons.nth(index).bounding_box() for index in range(buttons.count())]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert all(min(box["width"], box["height"]) >= 24 for box in boxes), "WCAG 2.2, 2.5.8"
    shoot(page, "chat-320")


def test_right_to_left_pages_get_a_mirrored_chat_and_each_text_its_own_direction(stub, page):
    stub.open("chat", {**STATE, "turns": ARABIC}, direction="rtl", width=760)
    chat = page.locator(".pnb-chat").bounding_box()
    middle = chat["x"] + chat["width"] / 2
    assert page.locator(".pnb-send").bounding_box()["x"] < middle
    assert page.locator(".pnb-mark").bounding_box()["x"] > middle
    assert page.locator(".pnb-prompt").first.bounding_box()["x"] < middle
    directions = page.locator(".pnb-prompt-text, .pnb-answer").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).direction)"
    )
    assert directions == ["rtl", "rtl", "ltr", "ltr"]
    box = page.locator(".pnb-message-input")
    assert box.evaluate("input => getComputedStyle(input).direction") == "rtl"
    box.fill("Make it calmer")
    assert box.evaluate("input => getComputedStyle(input).direction") == "ltr"
    shoot(page, "chat-rtl")


def test_the_times_behind_a_quoted_arabic_text_are_not_turned_around(stub, page):
    changes = ["Title added: 'لماذا تكتب الفرق.' (0-2.867s)"]
    stub.open("chat", {**STATE, "turns": [turn("t1", "Make it", "Done.", changes=changes)]}, width=760)
    begin, end = page.locator(".pnb-changes li span").evaluate(
        """line => ["0-", "2.867"].map((words) => {
          const node = [...line.childNodes].find((one) => one.nodeType === 3 && one.data.includes(words));
          const range = document.createRange();
          range.setStart(node, node.data.indexOf(words));
          range.setEnd(node, node.data.indexOf(words) + 1);
          return range.getBoundingClientRect().left;
        })"""
    )
    assert begin < end


@pytest.mark.parametrize(("language", "lang"), [("zh", "en"), ("", "zh-CN")])
def test_a_chinese_session_and_a_chinese_page_speak_chinese(stub, page, language, lang):
    stub.open("chat", {**STATE, "turns": CHINESE, "language": language}, lang=lang, width=760)
    said = page.evaluate(
        """() => [...document.querySelectorAll(".pnb *")].flatMap((element) => [
          ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
          ...["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name)),
        ]).filter((words) => words && !element_is_style(words))
        .filter((words) => /[a-z]{3}/i.test(words) && !/[\\u4e00-\\u9fff]/.test(words));
        function element_is_style(words) { return words.includes("{"); }"""
    )
    assert set(said) <= {"Pictory", "Lo-fi"}
    assert page.locator(".pnb").get_attribute("lang") == "zh"
    shoot(page, f"chat-zh-{lang}")


def test_forced_colours_keep_every_edge_and_the_focus(stub, page):
    page.emulate_media(forced_colors="active")
    stub.open("chat", {**STATE, "turns": TURNS}, width=760)
    page.emulate_media(forced_colors="active")
    for name in ("prompt", "error", "changes", "send", "message", "chip", "button"):
        width = page.locator(f".pnb-{name}").last.evaluate("e => getComputedStyle(e).borderTopWidth")
        assert float(width.removesuffix("px")) >= 1, name
    page.locator(".pnb-chip").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    shoot(page, "chat-forced-colours")


def test_who_wants_no_motion_gets_none(stub, page):
    page.emulate_media(reduced_motion="reduce")
    stub.open("chat", {**STATE, "turns": [RUNNING]}, answers={"chat.live": {"running": False}})
    assert page.evaluate("() => document.getAnimations().length") == 0


# Every length that the growing answer has had in the page.
WATCH_LENGTHS = """() => {
  window.lengths = [];
  const list = document.querySelector(".pnb-turns");
  const look = () => {
    const length = document.querySelector(".pnb-turn:last-child .pnb-answer").textContent.length;
    if (length !== window.lengths.at(-1)) window.lengths.push(length);
  };
  new MutationObserver(look).observe(list, { subtree: true, childList: true, characterData: true });
}"""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_words_of_a_message_flow_in_unless_less_motion_is_wanted(stub, page, motion):
    page.emulate_media(reduced_motion=motion)
    stub.open("chat", {**STATE, "turns": [*TURNS, RUNNING]}, answers={"chat.live": {"running": False}})
    page.evaluate(WATCH_LENGTHS)
    answer = page.locator(".pnb-turn").last.locator(".pnb-answer")
    stub.receive(kind="delta", turn="t3", seq=1, text="Let me")
    expect(answer).to_have_text("Let me")
    said = " listen to the music of every scene once more." * 10
    stub.receive(kind="delta", turn="t3", seq=2, text=said, spread_ms=600_000)
    if motion == "no-preference":
        page.wait_for_function("() => window.lengths.length > 3")
        assert page.evaluate("() => window.lengths.at(-1)") < 6 + len(said), "it takes its time"
    # Nothing more comes: what there is, is shown.
    stub.receive(kind="delta", turn="t3", seq=3)
    expect(answer).to_have_text("Let me" + said)
    lengths = page.evaluate("() => window.lengths")
    assert lengths == sorted(lengths), "it only grows"
    assert motion == "no-preference" or lengths == [6, 6 + len(said)]
    stub.receive(kind="delta", turn="t3", seq=4, text=said, spread_ms=600_000)
    stub.receive(kind="delta", turn="t3", seq=5)
    expect(answer).to_have_text("Let me" + 2 * said)


def test_the_running_step_ticks_and_the_steps_stay_to_be_read(stub, page):
    stub.open("chat", {**STATE, "turns": [RUNNING]}, width=760, answers={"chat.live": {"running": False}})
    expect(page.locator("summary")).to_contain_text("Working…")
    steps = [
        {"text": "Reading the script…", "elapsed_s": 2.1},
        {"text": "Choosing the music…", "elapsed_s": 58.5},
    ]
    stub.receive(kind="delta", turn="t3", seq=1, text="Let me listen", steps=steps)
    elapsed = page.locator("summary .pnb-elapsed")
    expect(elapsed).to_have_text(re.compile(r"^5[89] s$|^1 min \d+ s$"))
    expect(elapsed).to_have_text(re.compile(r"^1 min \d+ s$"))
    before = page.locator(".pnb-turn-footer").bounding_box()["height"]
    stub.set(turns=[{**RUNNING, "text": "Let me listen", "ending": "done", "elapsed_s": 63, "steps": steps}])
    expect(page.locator("summary")).to_contain_text("2 steps · 1 min 3 s")
    assert page.locator(".pnb-turn-footer").bounding_box()["height"] == before
    page.locator("summary").press("Enter")
    expect(page.locator(".pnb-steps li")).to_have_text(["Reading the script…2 s", "Choosing the music…59 s"])


# 10,000 tokens as Python sends them: 20 messages a second with what has come by then, here faster.
STREAM = """async (kind) => {
  const make = {
    paragraphs: (index) => `word${index} ` + (index % 60 === 59 ? "\\n\\n" : ""),
    paragraph: (index) => (index % 50 === 0 ? `**bold${index}** ` : `word${index} `),
    list: (index) => (index % 8 === 0 ? `\\n- item ${index} ` : `word${index} `),
    code: (index) => (index === 0 ? "```\\n" : `x${index} = 1` + (index % 6 === 5 ? "\\n" : " ")),
    table: (index) => (index === 0 ? "| a | b |\\n|---|---|\\n" : `| ${index} | word |\\n`),
  }[kind];
  for (let part = 0; part < 200; part += 1) {
    const text = Array.from({ length: 50 }, (_, index) => make(part * 50 + index)).join("");
    window.receive({ kind: "delta", turn: "t3", seq: part + 1, text });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""


@pytest.mark.parametrize("kind", ["paragraphs", "paragraph", "list"])
def test_ten_thousand_tokens_stream_without_a_jump_and_are_all_there(stub, page, kind):
    shifts.watch(page)
    stub.open(
        "chat", {**STATE, "turns": [*TURNS, RUNNING]}, width=760, answers={"chat.live": {"running": False}}
    )
    before = page.locator(".pnb-chat").bounding_box()
    page.evaluate(STREAM, kind)
    last = {"paragraphs": "word9999", "paragraph": "word9999", "list": "word9999"}[kind]
    expect(page.locator(".pnb-answer").last).to_contain_text(last)
    said = page.locator(".pnb-answer").last.inner_text()
    assert said.count("word") + said.count("bold") + said.count("item") == 10_000
    assert page.locator(".pnb-chat").bounding_box() == before
    assert shifts.moved(page) < 0.1
    page.wait_for_function(AT_END, arg=page.locator(".pnb-log").element_handle())


def test_a_view_that_is_drawn_while_text_comes_shows_all_of_it_once(stub, page):
    stub.open("chat", {**STATE, "turns": [RUNNING]}, answers={"chat.live": {"running": False}})
    expect(page.locator(".pnb-turn")).to_have_count(1)
    stub.receive(kind="delta", turn="t3", seq=1, text="First.\n\nSecond **bo")
    expect(page.locator(".pnb-answer strong")).to_have_text("bo")
    kept = page.locator(".pnb-answer p").first.element_handle()
    stub.receive(kind="delta", turn="t3", seq=2, text="ld**.\n\nThird")
    expect(page.locator(".pnb-answer p")).to_have_text(["First.", "Second bold.", "Third"])
    assert page.locator(".pnb-answer p").first.evaluate("(p, kept) => p === kept", kept)


def test_the_end_is_followed_although_the_browser_tells_of_scrolling_after_more_has_come(stub, page):
    long = turn("t0", "Tell me a lot", "\n\n".join(f"Paragraph {index}." for index in range(60)))
    stub.open("chat", {**STATE, "turns": [long, RUNNING]}, answers={"chat.live": {"running": False}})
    log = page.locator(".pnb-log")
    for _ in range(3):
        log.evaluate(
            """log => {
              log.scrollTop -= 5;
              log.scrollTop = log.scrollHeight;
              const more = document.createElement("p");
              more.style.height = "4000px";
              log.querySelector(".pnb-turns").append(more);
            }"""
        )
        page.wait_for_function(AT_END, arg=log.element_handle())
    expect(page.get_by_role("button", name="Jump to the latest")).to_be_hidden()


@pytest.mark.parametrize("hand", ["wheel", "PageUp", "Home", "Shift+Tab"])
def test_a_hand_that_goes_up_while_text_comes_is_not_pulled_back(stub, page, hand):
    said = "\n\n".join(f"[Paragraph {index}](https://example.com/{index})" for index in range(60))
    turns = [turn("t0", "Tell me a lot", said), RUNNING]
    stub.open("chat", {**STATE, "turns": turns}, answers={"chat.live": {"running": False}})
    log, latest = page.locator(".pnb-log"), page.get_by_role("button", name="Jump to the latest")
    page.evaluate(
        """() => { window.streaming = setInterval(() => window.receive(
          { kind: "delta", turn: "t3", seq: (window.parts = (window.parts ?? 0) + 1), text: "More.\\n\\n" }
        ), 20) }"""
    )
    page.wait_for_function("() => window.parts > 20")
    expect(latest).to_be_hidden()
    if hand == "wheel":
        log.hover()
        page.mouse.wheel(0, -200)
    else:
        log.focus()
        if hand == "Shift+Tab":
            page.locator(".pnb-answer a").last.focus()
            for _ in range(12):
                page.keyboard.press(hand)
        else:
            page.keyboard.press(hand)
    expect(latest).to_be_visible()
    expect(page.get_by_text("New text below")).to_be_visible()
    page.wait_for_function("parts => window.parts > parts + 20", arg=page.evaluate("() => window.parts"))
    assert log.evaluate(FROM_END) > 100
    page.mouse.move(0, 0)
    latest.click()
    page.wait_for_function("parts => window.parts > parts + 5", arg=page.evaluate("() => window.parts"))
    expect(latest).to_be_hidden()
    page.evaluate("() => clearInterval(window.streaming)")
    page.wait_for_function(AT_END, arg=log.element_handle())


def test_new_text_below_is_told_to_somebody_who_reads_further_up(stub, page):
    long = turn("t0", "Tell me a lot", "\n\n".join(f"Paragraph {index}." for index in range(60)))
    stub.open("chat", {**STATE, "turns": [long, RUNNING]}, answers={"chat.live": {"running": False}})
    log = page.locator(".pnb-log")
    log.evaluate("log => log.scrollTo(0, 0)")
    latest = page.get_by_role("button", name="Jump to the latest")
    expect(latest).to_be_visible()
    expect(page.get_by_text("New text below")).to_be_hidden()
    stub.receive(kind="delta", turn="t3", seq=1, text="News.\n\nMore news.\n\nAnd more.")
    expect(page.get_by_text("New text below")).to_be_visible()
    assert log.evaluate("log => log.scrollTop") == 0
    shoot(page, "chat-new-text-below")
    latest.click()
    expect(latest).to_be_hidden()
    page.wait_for_function(AT_END, arg=log.element_handle())
    expect(log).to_be_focused()


def test_an_edit_by_hand_is_no_message_and_what_it_changed_stands_once(stub, page):
    moved = "Captions moved: 'Meetings end.' (1-2s → 2-3s)"
    by_hand = turn(
        "t1",
        "(edited by hand)",
        f"Done:\n\n- {moved}",
        ending="silent_edit",
        changes=[moved],
        is_heading=True,
    )
    stub.open("chat", {**STATE, "turns": [turn("t0", "Make it calmer", "It is calm."), by_hand]})
    edited = page.locator(".pnb-turn").last
    expect(edited.locator(".pnb-answer")).to_have_text("Done:")
    expect(edited.get_by_text(moved)).to_have_count(1)
    expect(edited.locator(".pnb-said button")).to_have_count(0)
    expect(edited.get_by_role("button", name="Send once more")).to_be_hidden()
    box = page.get_by_role("textbox", name="Message")
    box.press("ArrowUp")
    expect(box).to_have_value("Make it calmer")


AXE = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(stub, page, theme):
    stub.open("chat", {**STATE, "turns": TURNS}, theme=theme, width=760, height=1000)
    page.add_script_tag(path=AXE)
    rest(page)
    found = page.evaluate(
        "async () => (await axe.run('.pnb')).violations.map((one) => [one.impact, one.id, one.nodes[0].html])"
    )
    assert [one for one in found if one[0] in {"serious", "critical"}] == []
