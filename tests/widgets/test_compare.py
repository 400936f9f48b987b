import pytest
import traitlets

from pictory_nb.exports import probe_video
from pictory_nb.video import Video
from pictory_nb.widgets import CompareWidget, PlayerWidget
from tests.browser.video import write_video


@pytest.fixture
def films(tmp_path):
    return [write_video(tmp_path / f"{name}.mp4", duration_s=0.5) for name in ("first", "second")]


def test_a_video_is_compared_with_another_export_or_with_any_file(films):
    first, second = (Video(path, probe_video(path), path.stem) for path in films)
    for other in (second, films[1], str(films[1])):
        pair = first.compare(other, offset_s=0.25)
        assert (pair.first.name, pair.second.name, pair.offset_s) == ("first.mp4", "second.mp4", 0.25)
        assert pair.heard == "first"


def test_a_file_that_is_gone_is_told_in_words(films):
    video = Video(films[0], probe_video(films[0]))
    films[1].unlink()
    with pytest.raises(FileNotFoundError, match=r"There is no file .*second\.mp4"):
        video.compare(films[1])


def test_the_page_sets_the_offset_and_whose_sound_is_heard(films, page_for):
    pair = CompareWidget(*(PlayerWidget(film) for film in films))
    page = page_for(pair)
    assert page.ask("compare.set", offset_s=-1.5, heard="second")["kind"] == "result"
    assert (pair.offset_s, pair.heard) == (-1.5, "second")


@pytest.mark.parametrize(
    "params", [{"offset_s": "a", "heard": "first"}, {"offset_s": float("nan"), "heard": "first"}, {}]
)
def test_a_senseless_offset_is_refused(films, page_for, params):
    pair = CompareWidget(*(PlayerWidget(film) for film in films))
    assert page_for(pair).ask("compare.set", **params)["kind"] == "error"
    with pytest.raises(traitlets.TraitError):
        pair.offset_s = float("nan")


def test_a_reader_without_a_kernel_sees_both(films):
    html = CompareWidget(*(PlayerWidget(film) for film in films)).fallback_html()
    assert "first.mp4" in html
    assert "second.mp4" in html
