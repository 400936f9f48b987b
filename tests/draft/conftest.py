"""Makes the random drafts importable by name, as tests are no package."""

import importlib.util
import sys
from pathlib import Path

_spec = importlib.util.spec_from_file_location("random_drafts", Path(__file__).with_name("random_drafts.py"))
random_drafts = sys.modules["random_drafts"] = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(random_drafts)
