# The two commands: make demo, make test. The rest is for those who change something.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-
export NO_MKDOCS_2_WARNING := 1

.PHONY: demo test check bench fix site clean
demo: $(READY)run
	$(BIN)/koerekort demo

test: $(READY)dev
	$(BIN)/python -m pytest -n 2 --ignore tests/browser
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/browser

check: $(READY)dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/koerekort check

bench: $(READY)dev
	$(BIN)/python -m bench.run $(BENCH)

fix: $(READY)dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

site: $(READY)run
	$(BIN)/koerekort site

clean:
	rm -rf $(VENV) data build

$(READY)run: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(READY)dev: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@ $(READY)run
