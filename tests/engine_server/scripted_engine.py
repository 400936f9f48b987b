"""An engine process with a scripted director and renderer: `python scripted_engine.py <engine's options>`.

The message "wait …" and drafts named "gated" do not end by themselves, so that a test can kill the process.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from engine_scripts import Parts

from pictory_nb.engine.server.process import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], lambda _: Parts().services))
