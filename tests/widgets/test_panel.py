from ipywidgets.embed import embed_data

from pictory_nb.widgets import ChatWidget, PanelWidget, PlayerWidget, TimelineWidget
from pictory_nb.widgets.stand_in import _renewer


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


def test_the_page_folds_parts_away_and_python_keeps_it(page_for):
    panel = PanelWidget(ChatWidget(), PlayerWidget(), TimelineWidget())
    page = page_for(panel)
    assert page.ask("panel.fold", folded=["chat", "timeline"])["kind"] == "result"
    assert panel.folded == ["chat", "timeline"]
    assert page.ask("panel.fold", folded=["kitchen"])["kind"] == "error"
    assert page.ask("panel.fold")["kind"] == "error"
    assert panel.folded == ["chat", "timeline"]


def test_a_static_twin_stands_beside_a_widget_and_is_kept_up_to_date(monkeypatch):
    shown, renewed = [], []

    class Handle:
        def update(self, bundle, *, raw):
            renewed.append(bundle)

    def display(bundle, **_options):
        shown.append(bundle)
        return Handle()

    monkeypatch.setattr("IPython.display.display", display)
    chat = ChatWidget()
    panel = PanelWidget(chat, PlayerWidget(), TimelineWidget())
    panel._ipython_display_()
    live, static = shown
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == panel.model_id
    assert live["text/html"] == ""
    assert static["text/html"].startswith(f'<div class="{panel.stand_in} mathjax_ignore ')
    chat.say("Hello.")
    panel.renew_stand_in()
    _renewer().submit(lambda: None).result()
    assert len(renewed) == 1
    assert "Hello." in renewed[0]["text/html"]


def test_a_page_that_is_embedded_gets_the_whole_state_of_every_part():
    panel = PanelWidget(ChatWidget(), PlayerWidget(), TimelineWidget())
    state = embed_data(views=[panel])["manager_state"]["state"]
    for part in (panel, panel.chat, panel.player, panel.timeline):
        kept = state[part.model_id]["state"]
        assert kept["_view_name"] == "AnyView"
        assert set(part.keys) <= kept.keys()
