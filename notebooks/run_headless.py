"""Run a notebook top to bottom without a browser and print what its last cell printed, last.

    python notebooks/run_headless.py notebooks/01_quickstart.ipynb

The notebook on disk stays as it is: what comes out of the cells goes to the terminal.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

CELL_TIMEOUT_S = 900


def first_line(source: str) -> str:
    """Return a cell's first line of code, which names the cell in the progress list."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    return next((line for line in lines if not line.startswith("#")), "")


def printed(cell: nbformat.NotebookNode) -> str:
    """Return what a cell wrote to standard output."""
    return "".join(output.text for output in cell.outputs if output.output_type == "stream")


def run(path: Path) -> int:
    """Run the notebook at `path`; return the exit code."""
    notebook = nbformat.read(path, as_version=4)
    code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT_S,
        kernel_name="python3",
        store_widget_state=False,
        # A warning on the loopback sockets of every kernel is no news to whoever runs the demo.
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        with client.setup_kernel():
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type != "code":
                    continue
                number = code_cells.index(cell) + 1
                print(f"[{number}/{len(code_cells)}] {first_line(cell.source)}", flush=True)
                client.execute_cell(cell, index)
    except CellExecutionError as error:
        print(f"\n{path.name} stopped: {error.ename}: {error.evalue}", file=sys.stderr)
        return 1
    print(printed(code_cells[-1]).strip())
    return 0


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
