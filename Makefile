# Everything starts from a bare machine with make and a Python of 3.11 or later: `make demo`, `make test`.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# The newest Python that we are tested with; PYTHON=… on the command line overrides it.
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

# What `make model` learns from; training/README.md says where each comes from.
TREEBANKS ?= ../shared/treebanks
GOLD ?= ../shared/eval/train
CORPUS ?= ../shared/corpus
BASE ?= build/base

.PHONY: demo test check floors docs model install clean help

help: ## say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/'

demo: install ## show the records of a real announcement
	@$(BIN)/dealparse extract fixtures/us-japan-package.txt --published 2025-10-28

test: install ## run the tests
	$(BIN)/python -m pytest

check: install ## run what .ci/run runs on style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

floors: install ## raise the floors of the quality gate to what is reached now
	$(BIN)/python -m tests.gate

docs: install ## build the documentation into site/
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/mkdocs build --strict

model: install ## make the packaged model and scores anew (hours on two cores, minutes on a GPU)
	$(BIN)/python -m pip install --quiet --group training --group encoder
	TREEBANKS=$(TREEBANKS) GOLD=$(GOLD) CORPUS=$(CORPUS) BASE=$(BASE) bash training/make.sh $(BIN)/python

install: $(STAMP) ## make .venv with all that development needs

$(STAMP): pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "dealparse needs Python 3.11 or later with its venv module, and found none on the PATH."; \
		echo "Install one (on Debian and Ubuntu: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; \
		exit 1; fi
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	@touch $@

clean: ## remove what was built
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis
