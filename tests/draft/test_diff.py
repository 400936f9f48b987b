"""What changed is said in words that a person would use, and only what changed."""

from pictory_nb.draft import diff, read_draft


def title(text, start_ms=0, segment_id="a"):
    return {"id": segment_id, "st": start_ms, "d": 3000, "m": {"text": text}}


def draft(*titles, volume=35, **project):
    music = {"id": "m", "d": 9000, "m": {"name": "Lo-fi", "volume_pct": volume}}
    tracks = [{"id": "music", "tt": 1, "sg": [music]}, {"id": "title", "tt": 7, "sg": list(titles)}]
    return read_draft({**project, "t": tracks})


def words(before, after):
    return [change.words for change in diff(before, after)]


def test_a_new_title_is_told_with_its_text_and_time():
    assert words(draft(), draft(title("Paradise Found"))) == ["Title added: 'Paradise Found' (0-3s)"]


def test_a_removed_title_is_told():
    assert words(draft(title("Old")), draft()) == ["Title removed: 'Old' (0-3s)"]


def test_a_changed_text_is_one_change_not_two():
    assert words(draft(title("Old")), draft(title("New"))) == ["Title changed: 'Old' → 'New'"]


def test_a_moved_segment_is_one_change():
    assert words(draft(title("T")), draft(title("T", 1500))) == ["Title retimed: 'T' (0-3s → 1.5-4.5s)"]


def test_a_new_volume_is_told_in_percent():
    assert words(draft(volume=35), draft(volume=20)) == ["BGM volume: 35% → 20%"]


def test_a_change_of_style_alone_is_told():
    before, after = title("T"), title("T")
    after["m"]["color"] = "#fff"
    assert words(draft(before), draft(after)) == ["Title restyled: 'T' (0-3s)"]


def test_many_like_changes_are_told_as_one_count():
    many = [title(f"T{n}", n * 1000, f"s{n}") for n in range(9)]
    assert words(draft(), draft(*many)) == ["Title added: 9 segments (0-11s)"]


def test_a_change_of_project_settings_is_not_silent():
    assert words(draft(m={"theme": "ink"}), draft(m={"theme": "paper"})) == ["Project settings changed"]


def test_equal_drafts_have_no_changes():
    assert words(draft(title("T")), draft(title("T"))) == []
