"""What a batch is asked for is read as it is meant, or refused in words before anything is begun."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pictory_nb.batch import WrongBatchError
from pictory_nb.batch.asking import message_of
from pictory_nb.batch.items import Kind, read_items
from pictory_nb.batch.naming import name_targets
from pictory_nb.batch.words import batch_words
from pictory_nb.conversation import route

TEXT = "Notes win.\n\nA page remembers for a team."


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (TEXT, Kind.TEXT),
        ("Notes win. A page remembers.", Kind.TEXT),
        ("post.md", Kind.SCRIPT),
        ("my post.docx", Kind.SCRIPT),
        (Path("notes.xyz"), Kind.SCRIPT),
        ("notes.xyz", Kind.SCRIPT),
        ("clip.MP4", Kind.MEDIA),
        (Path("logo.png"), Kind.MEDIA),
        ("https://example.org/clip.mp4?sig=1", Kind.ADDRESS),
        ("Read https://example.org/clip.mp4 and tell me.", Kind.TEXT),
    ],
)
def test_a_source_is_told_by_what_it_is(source, kind):
    (item,) = read_items([source])
    assert item.kind is kind


def test_files_are_found_again_from_another_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (item,) = read_items(["post.md"])
    assert item.source == str(tmp_path / "post.md")


def test_a_dataframe_says_more_where_it_wants_to():
    frame = pd.DataFrame(
        {
            "source": [TEXT, TEXT],
            "instruction": ["vertical", np.nan],
            "seconds": [np.int64(10), np.nan],
            "target": [None, "out.mp4"],
        }
    )
    first, second = read_items(frame, "upbeat", 20)
    assert (first.instruction, first.seconds, first.target) == ("vertical", 10, "")
    assert (second.instruction, second.seconds, second.target) == ("upbeat", 20, "out.mp4")


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ([], "empty"),
        ("post.md", "list of paths"),
        (7, "list of paths"),
        ([TEXT, ""], "item 2: “source” is empty"),
        ([TEXT, 7], "item 2: “source” must be a path or a text"),
        (pd.DataFrame({"script": [TEXT]}), "no column “source”.*“script”"),
        (pd.DataFrame({"source": [TEXT], "length": [3], "style": [1]}), "“length”, “style”.*“seconds”"),
        (
            pd.DataFrame({"source": [TEXT], "seconds": [-1]}, index=["b"]),
            "row b: “seconds” must be a positive",
        ),
        (pd.DataFrame({"source": [TEXT], "seconds": ["ten"]}), "row 0: “seconds”"),
        (pd.DataFrame({"source": [TEXT], "instruction": [7]}), "row 0: “instruction” must be text"),
        (pd.DataFrame({"source": [TEXT, None]}), "row 1: “source”"),
        (pd.DataFrame([[TEXT, TEXT]], columns=["source", "source"]), "twice"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(sources, words):
    with pytest.raises(WrongBatchError, match=words):
        read_items(sources)


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(WrongBatchError, match=r"item 1.*item 3"):
        read_items(["", TEXT, 3])


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), True, "30"])
def test_a_wrong_length_for_all_is_refused(seconds):
    with pytest.raises(WrongBatchError, match="seconds"):
        read_items([TEXT], seconds=seconds)


def test_every_message_goes_to_the_agent_and_says_what_is_wanted(tmp_path):
    (tmp_path / "post.md").write_text(TEXT)
    sources = [TEXT, str(tmp_path / "post.md"), "spring-sale.png", "https://example.org/a/my%20clip.mp4?s=1"]
    messages = [message_of(item, "en", beside_uploads=True) for item in read_items(sources, "vertical", 10)]
    for message in messages:
        assert "10 second" in message
        assert "vertical." in message
        assert route(message).action is None
    assert all("A page remembers" in message and "no upload" in message for message in messages[:2])
    assert "“spring-sale.png”" in messages[2]
    assert "“Spring sale”" in messages[2]
    assert "“my clip.mp4”" in messages[3]
    assert "s=1" not in messages[3]


def targets(sources, folder, **kwargs):
    return [path.name for path, _ in name_targets(read_items(sources), folder, batch_words("en"), **kwargs)]


def test_names_never_collide(tmp_path):
    sources = ["a/post.md", "b/Post.md", Path("c/post.png"), "Post\n\nA text of that name.", "!!!\n\n???"]
    assert targets(sources, tmp_path) == ["post.mp4", "post-2.mp4", "post-3.mp4", "post-4.mp4", "video.mp4"]


def test_a_file_that_is_there_or_promised_keeps_its_name(tmp_path):
    (tmp_path / "post.mp4").write_text("mine")
    assert targets(["post.md"], tmp_path, reserved=[str(tmp_path / "POST-2.mp4")]) == ["post-3.mp4"]


def test_a_wished_name_that_is_taken_is_said(tmp_path):
    frame = pd.DataFrame({"source": [TEXT, TEXT], "target": ["film", "film.mp4"]})
    (_, first), (path, second) = name_targets(read_items(frame), tmp_path, batch_words("en"))
    assert first == ""
    assert path.name == "film-2.mp4"
    assert second == "film.mp4 was taken, so this is film-2.mp4."


def test_a_target_that_cannot_be_is_refused_before_anything_is_begun(tmp_path):
    frame = pd.DataFrame({"source": [TEXT, TEXT], "target": ["film.avi", str(tmp_path)]})
    with pytest.raises(WrongBatchError, match=r"Video 1.*MP4.*Video 2.*folder"):
        name_targets(read_items(frame), tmp_path, batch_words("en"))
