"""Killed at random moments, an export ends with the right film or in words; a repeat reuses the rest."""

import random

import pytest
from kill_rounds import KINDS, expected_film, one_round

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
async def test_exports_survive_kills_at_random_moments(kind, seed, make_draft, tmp_path):
    draft = make_draft(*({"family": name, "ms": 700} for name in ("mesh", "waves", "grid")))
    expected = await expected_film(draft, tmp_path)
    folder = tmp_path / kind
    folder.mkdir()
    await one_round(kind, draft, expected, folder, random.Random(f"{kind} {seed}"))
