# Two commands matter: `make run` and `make test`. Each sets up what it needs, once.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
TIMES := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
NPM = $(BIN)/python tools/npm.py
ALL_TESTS := tests
ON_POSTGRES := tests/apps tests/config/backup tests/config/test_postgres.py tests/config/test_api_writes.py tests/security tests/architecture/test_permission_matrix.py tests/architecture/test_query_twins.py

.PHONY: help run test check setup bench failover lock docs messages clean

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/	/' | expand -t 12

run: .venv/.runtime node_modules/.ready ## Set up, load the demo once, serve http://127.0.0.1:8000
	@if [ ! -e "$${THIDUA_DATA_DIR:-var}/demo-accounts.txt" ] && [ -z "$${DATABASE_URL:-}" ]; then $(BIN)/thidua demo; else cat "$${THIDUA_DATA_DIR:-var}/demo-accounts.txt" 2>/dev/null || true; fi
	@$(BIN)/thidua upgrade
	@$(BIN)/thidua serve --port $(PORT)

test: setup ## Everything: pure, apps on SQLite and PostgreSQL, scripts, browser journeys
	$(BIN)/python tools/chromium.py
	$(NPM) test
	$(BIN)/python -m slipcover --json --out .coverage.json -m pytest $(ALL_TESTS) --ignore=tests/journeys -n auto --dist loadfile --no-loadscope-reorder -q --durations=10 --hypothesis-profile=gate
	$(BIN)/python -m tools.covered
	$(BIN)/python -m tools.untried
	$(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest $(ON_POSTGRES) -n 2 --dist loadfile --no-loadscope-reorder -q --durations=10
	$(BIN)/python -m pytest tests/journeys -n 2 --dist loadfile --no-loadscope-reorder -q --durations=10

check: setup ## Format, lint, types, import rules, migrations, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djangofmt --check src/thidua
	$(BIN)/djangofmt check src/thidua
	$(NPM) run lint
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/messages.py --check

setup: .venv/.development node_modules/axe-core/package.json ## What the tests and checks need

bench: setup ## Measure, smaller with QUICK=--quick; figures go to docs/explanation/performance.md
	$(BIN)/python -m bench $(QUICK)

docs: setup ## Write the ready schema and the generated reference pages again
	$(BIN)/python tools/ready_schema.py
	$(BIN)/python tools/reference.py

messages: setup ## Bring the English catalogue up to date; lists what has no English yet
	$(BIN)/python tools/messages.py

failover: setup ## Lose machines of a PostgreSQL cluster under load (needs patroni, etcd-server, haproxy, pgbouncer)
	PYTHONPATH=src:. $(BIN)/python -m bench.failover

lock: ## Pin requirements again (needs uv)
	for name in base dev node; do uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/$$name.in -o requirements/$$name.txt; done

clean: ## Remove what was built; never the data in var/
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv .venv

.venv/.runtime: requirements/base.txt pyproject.toml | .venv/bin/python
	$(TIMES) $(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/base.txt
	$(TIMES) $(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.development: requirements/dev.txt .venv/.runtime
	$(TIMES) $(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

# What the pages and documents need; then what the browser tests need on top.
node_modules/.ready: package.json package-lock.json | .venv/bin/python
	@$(NPM) ci --omit=dev
	@touch $@

node_modules/axe-core/package.json: package.json package-lock.json | .venv/bin/python
	@$(NPM) ci
	@touch $@ node_modules/.ready
