# Footnote: `make chat` to use it, `make test` to check it. Everything else is a step of these two.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CHROMIUM ?= /usr/bin/chromium

.DEFAULT_GOAL := help
.PHONY: help chat test check lint models index browser bench lock clean

help: ## show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

chat: $(VENV)/installed ## install, fetch the models, build the index, open the chat page
	@$(BIN)/assistant serve --prepare --open

test: $(VENV)/installed-for-tests models index browser lint ## install, then run every test, the browser's included
	@$(BIN)/python -m pytest

check: test ## what CI runs

lint: $(VENV)/installed-for-tests ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

models: $(VENV)/installed ## fetch the models and check their hashes
	@$(BIN)/assistant models

index: $(VENV)/installed models ## build and publish the index of the shipped articles
	@$(BIN)/assistant index

bench: $(VENV)/installed-for-tests models index ## measure speed and memory
	@$(BIN)/assistant bench

browser: ## the browser that the tests drive: Debian's chromium
	@if [ ! -x "$(CHROMIUM)" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing chromium for the browser tests ..."; \
	    apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends chromium; \
	  else \
	    echo "There is no browser at $(CHROMIUM) for the browser tests." >&2; \
	    echo "Install chromium, or name it: make test CHROMIUM=/path/to/chromium" >&2; exit 2; \
	  fi; \
	fi

lock: $(VENV)/installed-for-tests ## write down every installed version
	@$(PIP) freeze --exclude-editable | sed 's/+cpu//' | sort -f > requirements.lock

clean: ## remove the environment and caches; models, indexes and conversations stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info build

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it: make chat PYTHON=/path/to/python3.11" >&2; exit 2; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/installed: pyproject.toml requirements.lock | $(BIN)/python
	$(PIP) install -c requirements.lock -e .
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	$(PIP) install -c requirements.lock -e '.[dev]'
	@touch $@
