from pictory_nb.widgets import ChatWidget, PanelWidget, PlayerWidget, TimelineWidget


def test_it_joins_three_widgets_without_copying_their_state():
    chat, player, timeline = ChatWidget(), PlayerWidget(), TimelineWidget()
    state = PanelWidget(chat, player, timeline).get_state()
    assert [state[key] for key in ("chat", "player", "timeline")] == [
        f"IPY_MODEL_{part.model_id}" for part in (chat, player, timeline)
    ]


def test_a_reader_without_a_kernel_sees_all_three():
    chat = ChatWidget()
    chat.say("Hello.")
    data, _ = PanelWidget(chat, PlayerWidget(), TimelineWidget())._repr_mimebundle_()
    assert data["text/plain"] == "Pictory: Hello.\n\nNo timeline yet.\n\nNo video yet."
    for words in ("Hello.", "No timeline yet.", "No video yet."):
        assert words in data["text/html"]
