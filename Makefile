# `make demo` and `make test` are all a newcomer needs; `make help` names the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test check bench messages format slow

NORIA_VAR ?= var
HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?=

export NORIA_VAR HOST PORT
export PYTHONPATH := $(CURDIR):$(CURDIR)/site
# Tests start Python a hundred times: let it keep what it compiles.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
# Where uv is missing it is put into the environment it then fills.
UV := $(shell command -v uv 2>/dev/null || echo .venv/bin/uv)
INSTALLED := .venv/.installed-$(shell cat uv.lock pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po)
# What a command needs that only reads settings: nothing is started for it.
NO_DATABASE := DATABASE_URL=postgresql://nobody@127.0.0.1:9/none

help: ## show this
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(INSTALLED):
	test -x $(PYTHON) || python3 -m venv .venv
	command -v $(UV) >/dev/null || $(PYTHON) -m pip --version >/dev/null || $(PYTHON) -m ensurepip
	command -v $(UV) >/dev/null || $(PYTHON) -m pip install --quiet uv
	UV_PROJECT_ENVIRONMENT=.venv $(UV) sync --frozen --inexact --quiet
	rm -f .venv/.installed-*
	touch $@

# Babel compiles the catalogues, so nobody needs the gettext tools.
locale/.compiled: $(CATALOGUES) | $(INSTALLED)
	.venv/bin/pybabel --quiet compile --directory locale --domain django
	touch $@

demo: $(INSTALLED) locale/.compiled ## install, fill and serve the demo (PORT=, HOST=, NORIA_VAR=, FRESH=1)
	@if [ -n "$(FRESH)" ]; then $(PYTHON) -m config.fresh "$(NORIA_VAR)"; fi
	@exec env DJANGO_SETTINGS_MODULE=config.settings.demo \
		$(PYTHON) manage.py demo --serve --host $(HOST) --port $(PORT)

test: $(INSTALLED) locale/.compiled ## run the tests
	.venv/bin/pytest -n 2 $(TESTS)

slow: $(INSTALLED) locale/.compiled ## run the tests marked slow: faults and long walks
	.venv/bin/pytest -n 2 --dist worksteal -m slow $(TESTS)

check: $(INSTALLED) locale/.compiled ## lint, formats, types, imports, migrations, deployment, catalogues
	.venv/bin/ruff check --output-format concise
	.venv/bin/ruff format --check
	.venv/bin/djangofmt --check $$(git ls-files '*.html')
	$(NO_DATABASE) .venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	$(NO_DATABASE) $(PYTHON) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(NO_DATABASE) $(PYTHON) manage.py messages --check
	$(NO_DATABASE) DJANGO_SETTINGS_MODULE=config.settings.production SECRET_KEY=$$($(PYTHON) -c \
		'import secrets; print(secrets.token_urlsafe(64))') ALLOWED_HOSTS=noria.example \
		BASE_URL=https://noria.example $(PYTHON) manage.py check --deploy --fail-level WARNING

format: $(INSTALLED) ## put code and templates into their usual shape
	.venv/bin/ruff check --fix --quiet
	.venv/bin/ruff format --quiet
	.venv/bin/djangofmt $$(git ls-files '*.html')

bench: $(INSTALLED) locale/.compiled ## measure speed beside references of the same run
	$(PYTHON) -m tests.benchmarks

messages: $(INSTALLED) ## collect the texts for people into the catalogues
	$(NO_DATABASE) $(PYTHON) manage.py messages
