"""``python -m pictory_nb.engine``: the engine's own process, started by `pictory_nb.engine.launch`."""

from __future__ import annotations

import sys

from pictory_nb.engine.server.process import main
from pictory_nb.engine.server.wiring import real_services

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], real_services))
