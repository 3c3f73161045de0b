# Two commands for a fresh machine: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
READY_TEST := .venv/ready-test

.PHONY: run test check snapshot browser latex

run: $(READY)
	$(BIN)/streamlit run server.py

test: $(READY_TEST) browser latex
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

snapshot: $(READY)
	$(BIN)/python -m atlas_data build

browser:
	@sh tests/browser/get_chromium.sh

latex:
	@sh tests/formats/get_latex.sh

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(READY_TEST): $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	touch $@
