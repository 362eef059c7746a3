# Everything that a newcomer needs: `make demo`, then `make test`. Needs Python 3.11 or newer and make.

VENV := .venv
BIN := $(VENV)/bin
# The first of these that is new enough; or say which: make demo PYTHON=/opt/python3.12/bin/python3
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PYTEST_ARGS ?= -n auto --dist worksteal
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable

.PHONY: help demo test check lint pytest docs bench venv clean

help:
	@echo 'make demo    install, read the sample sheets into hyoka.db, and say what to try next'
	@echo 'make test    install what tests need, and run them'
	@echo 'make check   style, types, the walls between the rooms, and the tests'
	@echo 'make docs    write the generated pages of docs/ again'
	@echo 'make bench   how fast, and how much memory: raw MuPDF, hyoka, pdfplumber; jobs and databases'
	@echo 'make venv    install into $(VENV) only'
	@echo 'make clean   remove $(VENV) and hyoka.db'

demo: $(VENV)/.installed
	@$(BIN)/hyoka run samples --db sqlite:///hyoka.db
	@echo
	@echo 'The command is $(BIN)/hyoka; after ". $(BIN)/activate" it is just hyoka.'

test: pytest

check: lint pytest

lint: $(VENV)/.installed-all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pytest: $(VENV)/.installed-all
	$(BIN)/pytest $(PYTEST_ARGS)

docs: $(VENV)/.installed-all
	$(BIN)/python -m schemas.describe docs/concepts.md docs/fact.schema.json
	$(BIN)/python -m load.describe docs/database.md
	$(BIN)/python -m hyoka.log_schema docs/log.md

bench: $(VENV)/.installed-all
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.unattended

venv: $(VENV)/.installed-all

clean:
	rm -rf $(VENV) hyoka.db hyoka.db-shm hyoka.db-wal

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'hyoka needs Python 3.11 or newer; none was found' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(INSTALL) .
	@touch $@

$(VENV)/.installed-all: $(BIN)/python pyproject.toml constraints.txt
	$(INSTALL) '.[all]'
	@touch $@ $(VENV)/.installed
