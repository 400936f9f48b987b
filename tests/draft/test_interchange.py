"""Other programs read what we write: subtitles by pysubs2, timelines by OpenTimelineIO."""

import html
import json
import sys

import opentimelineio as otio
import pysubs2
import pytest
from hypothesis import given
from random_drafts import any_json

from pictory_nb.draft import from_draft, read_draft, to_otio, to_srt, to_vtt

TEXTS = ["Plain", "two\nlines", "{in braces} C:\\Windows", "数字 5 & <b>bold</b>", "a --> b"]


def captions(*texts):
    segments = [{"st": 1500 * n, "d": 1000, "m": {"text": text}} for n, text in enumerate(texts)]
    return read_draft({"t": [{"tt": 7, "m": {"name": "Captions"}, "sg": segments}]})


def test_subrip_is_exactly_this():
    raw = {"t": [{"tt": 7, "sg": [{"st": 3_661_500, "d": 2000, "m": {"text": "a < b\n\n& c"}}]}]}
    assert to_srt(read_draft(raw)) == "1\n01:01:01,500 --> 01:01:03,500\na < b\n& c\n"
    assert to_srt(read_draft(None)) == ""


@pytest.mark.parametrize(("write", "form"), [(to_srt, "srt"), (to_vtt, "vtt")])
def test_another_program_reads_every_subtitle_back(write, form):
    events = pysubs2.SSAFile.from_string(write(captions(*TEXTS)), format_=form, keep_html_tags=True).events
    assert [(event.start, event.end) for event in events] == [(1500 * n, 1500 * n + 1000) for n in range(5)]
    texts = [event.text.replace("\\N", "\n") for event in events]
    assert [html.unescape(text) if form == "vtt" else text for text in texts] == TEXTS


def test_subtitles_come_in_order_of_time_and_only_with_text():
    raw = {
        "t": [
            {"tt": 0, "sg": [{"d": 1000, "m": {"name": "picture"}}]},
            {
                "tt": 7,
                "sg": [{"st": 5000, "d": 10, "m": {"text": "b"}}, {"d": 0, "m": {"text": "never seen"}}],
            },
            {"tt": 7, "sg": [{"st": 0, "d": 10, "m": {"text": "a"}}, {"d": 5, "m": {"text": " \n "}}]},
        ]
    }
    assert [line for line in to_srt(read_draft(raw)).splitlines() if line.isalpha()] == ["a", "b"]


FILM = {
    "m": {"title": "Film", "canvas": {"width": 1920, "height": 1080, "fps": 25}},
    "t": [
        {
            "tt": 0,
            "m": {"name": "Video"},
            "sg": [
                {"id": "v1", "st": 0, "d": 4000, "m": {"name": "Mesh", "background": {"family": "mesh"}}},
                {"id": "v2", "st": 4000, "d": 2000, "m": {"transition": {"kind": "crossfade", "d": 400}}},
                {"id": "v3", "st": 7000, "d": 1000, "m": {"name": "upload.mp4"}},
            ],
        },
        {"tt": 1, "sg": [{"d": 8000, "m": {"name": "Lo-fi", "volume_pct": 35}}]},
        {
            "tt": 7,
            "sg": [
                {"st": 120, "d": 2000, "m": {"text": "one"}},
                {"st": 1000, "d": 2000, "m": {"text": "over it"}},
            ],
        },
    ],
}


def test_an_editing_program_gets_tracks_clips_gaps_and_dissolves():
    timeline = otio.adapters.read_from_string(to_otio(read_draft(FILM)), "otio_json")
    assert timeline.name == "Film"
    assert [(track.name, track.kind) for track in timeline.tracks] == [
        ("Video", "Video"),
        ("BGM", "Audio"),
        ("Title", "Video"),
        ("Title 2", "Video"),
    ]
    video, music, title, over = timeline.tracks
    assert [type(item).__name__ for item in video] == ["Clip", "Transition", "Clip", "Gap", "Clip"]
    assert video.duration().to_seconds() == 8.0
    assert (video[1].in_offset.to_seconds(), video[1].out_offset.to_seconds()) == (0.2, 0.2)
    assert video[0].media_reference.generator_kind == "mesh"
    assert music[0].metadata["pictory_nb"]["volume_pct"] == 35.0
    assert (title[1].media_reference.parameters["text"], title[1].name) == ("one", "one")
    assert title[0].source_range.duration == otio.opentime.RationalTime(3, 25)
    assert over[1].metadata["pictory_nb"]["start_ms"] == 1000


def test_frames_do_not_drift():
    segments = [{"st": 333 * n, "d": 333, "m": {"text": str(n)}} for n in range(3000)]
    raw = {"t": [{"tt": 7, "sg": segments}]}
    (track,) = otio.adapters.read_from_string(to_otio(read_draft(raw)), "otio_json").tracks
    assert abs(track.duration().to_seconds() - 333 * 3) < 1 / 30


def test_without_the_library_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "opentimelineio", None)
    with pytest.raises(ModuleNotFoundError, match="pip install opentimelineio"):
        to_otio(read_draft(FILM))


@given(any_json)
def test_any_draft_can_be_written_in_every_form(raw):
    draft = read_draft(raw)
    otio.adapters.read_from_string(to_otio(draft), "otio_json")
    to_srt(draft).encode()
    to_vtt(draft).encode()


def test_a_draft_is_taken_from_outside_as_text_or_values():
    assert from_draft(json.dumps(FILM)).raw == FILM
    assert from_draft(json.dumps(FILM).encode()).duration_ms == 8000
    assert from_draft(FILM).raw is FILM


@pytest.mark.parametrize("source", ["{", "[]", "{}", {"tracks": []}, b"\xff", "[" * 100_000])
def test_what_is_no_draft_is_refused_in_words(source):
    with pytest.raises(ValueError, match="This is not"):
        from_draft(source)
