"""Only a message that is nothing but a command is one; all else is about the video."""

import pytest

from pictory_nb.conversation import Action, route


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("export", Action.EXPORT),
        ("Export!", Action.EXPORT),
        ("please download the video", Action.EXPORT),
        ("send me the video", Action.EXPORT),
        ("导出", Action.EXPORT),
        ("credits", Action.SHOW_CREDITS),
        ("show my balance", Action.SHOW_CREDITS),
        ("余额", Action.SHOW_CREDITS),
        ("status?", Action.SHOW_TIMELINE),
        ("show tracks", Action.SHOW_TIMELINE),
        ("状态", Action.SHOW_TIMELINE),
        ("upload", Action.UPLOAD),
    ],
)
def test_a_bare_command_is_routed(text, action):
    assert route(text).action is action


@pytest.mark.parametrize(
    "text",
    [
        "don't export yet",
        "add a title that says Download now",
        "balance the audio",
        "make a video about export credits",
        "make the title bigger, then export",
        "write 导出 as the title",
        "Our exports grew by 12% last year. " * 40,
        "",
    ],
)
def test_a_message_about_the_video_goes_to_the_agent(text):
    assert route(text).action is None
    assert route(text).why
