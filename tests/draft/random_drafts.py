"""Random drafts for property tests: plausible ones, half broken ones, and JSON that is no draft at all."""

import copy

from hypothesis import strategies as st

LARGEST = 2**53 - 1
times = (
    st.integers(0, 60_000)
    | st.integers(-(2**70), 2**70)
    | st.none()
    | st.sampled_from([0, 500.0, "750", "soon", float("nan"), float("inf"), -1, LARGEST, True, [], 1e308])
)
texts = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["Hello", "Hello!", "Hi", "你好", "", "\ud800", "a\n\nb"]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
json_values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcm") | texts, inner, max_size=4)
    ),
    max_leaves=12,
)
ids = st.sampled_from(["a", "b", "c", "seg_1", 1, 2, "1", "2", None, "", 7.5, ["x"]])
metas = st.fixed_dictionaries(
    {},
    optional={
        "name": texts | scalars,
        "text": texts | scalars,
        "volume_pct": times,
        "volume": st.sampled_from([0.35, 35, "0.5", None, -1, 1e9]),
        "start_ms": times,
        "words": json_values,
        "color": st.sampled_from(["#fff", "#000"]),
        "transition": json_values,
    },
)
segments = st.fixed_dictionaries(
    {},
    optional={
        "id": ids,
        "st": times,
        "start": times,
        "d": times,
        "m": metas | json_values,
        "tx": texts,
        "vol": times,
        "extra": json_values,
    },
)
tracks = st.fixed_dictionaries(
    {},
    optional={
        "id": ids,
        "tt": st.sampled_from([0, 1, 7, 4, 7.0, "7", None, -1, True, {"a": 1}, 10**30]),
        "m": st.fixed_dictionaries({}, optional={"name": texts, "muted": st.booleans()}) | json_values,
        "sg": st.lists(segments | segments | segments | json_values, max_size=6) | json_values,
    },
)
drafts = st.fixed_dictionaries(
    {},
    optional={
        "id": ids,
        "d": times,
        "t": st.lists(tracks | tracks | tracks | json_values, max_size=5) | json_values,
        "m": st.fixed_dictionaries(
            {}, optional={"theme": texts, "canvas": json_values, "captions": json_values}
        )
        | json_values,
    },
)
any_json = drafts | drafts | drafts | json_values


@st.composite
def draft_pairs(draw):
    """Two drafts, most often one made of the other by shuffling, dropping, repeating and changing."""
    before = draw(drafts)
    if draw(st.integers(0, 3)) == 0:
        return before, draw(any_json)
    after = copy.deepcopy(before)
    for _ in range(draw(st.integers(1, 4))):
        lists = [after["t"]] if isinstance(after.get("t"), list) else []
        lists += [
            track["sg"]
            for items in lists
            for track in items
            if isinstance(track, dict) and isinstance(track.get("sg"), list)
        ]
        if not lists:
            break
        items = draw(st.sampled_from(lists))
        fresh = tracks if items is after["t"] else segments
        at = draw(st.integers(0, len(items)))
        match draw(st.sampled_from(["insert", "drop", "shuffle", "repeat", "change"])):
            case "insert":
                items.insert(at, draw(fresh))
            case "drop" if at < len(items):
                del items[at]
            case "shuffle":
                items[:] = draw(st.permutations(items))
            case "repeat" if at < len(items):
                items.append(copy.deepcopy(items[at]))
            case "change" if at < len(items) and isinstance(items[at], dict):
                items[at] = {**items[at], **draw(fresh)}
    return before, after


def nested(depth):
    """A segment's worth of JSON that is deeper than Python's own stack."""
    value = {"end": True}
    for _ in range(depth):
        value = {"in": value, "list": [1]}
    return value
